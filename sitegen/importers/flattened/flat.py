"""Text flattened from a PDF -> its paragraphs and points. Dry; no word is changed or dropped.

Law: lines are hard-wrapped; a paragraph ends at a blank line, or at a sentence whose line has room for the next word. A
mark on a line of its own (a bullet, `(1)`) belongs to the words after it, and a bullet whose glyph was lost has left
either two blank lines before a small letter or a space before the words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from sitegen.importers.drafting.passages import escaped
from sitegen.importers.drafting.sheet import Line
from sitegen.importers.drafting.taken import Taken, verbatim

BULLETS = "•●▪◦‣∙·■□➢➤✓\uf0b7\uf0a7\uf0d8\uf02d\u2023"
_BULLET = re.compile(rf"^\s*(?:[{BULLETS}]\s*|[-–*o]\s+(?=\S))")
_BULLET_ALONE = re.compile(rf"^\s*(?:[{BULLETS}]|[-–*o])\s*$")
_MARK = re.compile(
    r"^\s*(\((?:[ivxlc]{1,5}|[a-z]{1,2}|\d{1,2})\)|(?:[ivxlc]{1,5}|[a-z]|\d{1,2})\)|[a-h]\.)(?:\s+|$)", re.IGNORECASE
)
_POINT = re.compile(r"^\s*(\d{1,2}(?:\.\d{1,2}){0,2}\.?)\s+(?=[A-Z“‘\"])")
_LOW_POINT = re.compile(r"^\s*\d{1,2}\.\s+(?=[a-z])")
_THAT = re.compile(r"\b(?:that|to)\W*$", re.IGNORECASE)
_ENDED = re.compile(r"[.!?:;…][\"'”’)\]]*$")
_LISTED = re.compile(r"(?:[:;]|[;,] (?:and|or))$")
_CLAUSE_ENDED = re.compile(r";(?: and| or)?$")
_OPENED = re.compile(r"(?:[,(&–-]|\b(?:and|or|of|the|to|for|in|on|by|with|a|an|at|as|from|that|which))$")
_ROOM = 0.97
_PROSE = 50
_HEADING = 80
_HEADING_SHARE = 0.75


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph or a point of a list: its words, its lines, and the mark of the point (`(1)`, `-` for a bullet)."""

    text: str
    lines: tuple[Line, ...]
    mark: str = ""
    heading: bool = False

    @property
    def first(self) -> Line:
        return self.lines[0]

    @property
    def bullet(self) -> bool:
        return self.mark == "-"

    @property
    def markdown(self) -> str:
        """The piece as Markdown that shows the same characters."""
        words = escaped(self.text)
        if self.heading:
            return f"### {words}"
        return f"{self.mark} {words}" if self.bullet else escaped(f"{self.mark} {self.text}".strip())


def pieces(lines: Iterable[Line]) -> list[Piece]:
    """The paragraphs and points of flattened lines, in order; those that a page cut are made whole."""
    found: list[Piece] = []
    for gap, block in _blocks(lines):
        starts, headings = _starts(block), _headings(block, gap)
        for index, line in enumerate(block):
            before = found[-1] if found else None
            if index in headings and not _wraps(index, line, headings):
                found.append(Piece(_words(line.text), (line,), heading=True))
            elif index - 1 in headings and index not in headings:
                found.append(_begun(line, None, 0, starts=True))
            elif before is None or _begins(line, before, gap if index == 0 else 0, starts=index in starts):
                found.append(_begun(line, before, gap if index == 0 else 0, starts=index in starts))
            else:
                found[-1] = _joined(before, line)
    return found


def markdown(found: Iterable[Piece]) -> Taken:
    """Pieces as one text of a record, verbatim."""
    held = list(found)
    text = ""
    for before, piece in zip([None, *held], held, strict=False):
        text += "" if before is None else "\n" if before.bullet and piece.bullet else "\n\n"
        text += piece.markdown
    return verbatim(text, *(line for piece in held for line in piece.lines))


def lines_within(piece: Piece, start: int, end: int) -> tuple[Line, ...]:
    """The lines of a piece that a stretch of its text stands on."""
    position, held = 0, list[Line]()
    for line in piece.lines:
        words = _words(line.text)
        at = piece.text.find(words, position)
        at = position if at < 0 else at
        if at < end and at + len(words) > start:
            held.append(line)
        position = at + len(words) if piece.text.find(words, position) >= 0 else position
    return tuple(held) or piece.lines


def _words(text: str) -> str:
    return " ".join(text.split())


def spaced(line: Line) -> bool:
    """Whether a space stands before the words: the trace of a page's beginning, or of a bullet."""
    return line.text.startswith(" ") and not line.text.startswith("   ")


def ended(text: str) -> bool:
    """Whether words end as a sentence does."""
    return bool(_ENDED.search(text.rstrip()))


def room(line: str, following: str, width: int) -> bool:
    """Whether the next line's first word would have stood on this line: then the line was ended on purpose."""
    word = following.split(maxsplit=1)[0] if following.split() else ""
    return len(line.rstrip()) + 1 + len(word) <= _ROOM * width


def _blocks(lines: Iterable[Line]) -> Iterable[tuple[int, Sequence[Line]]]:
    """Runs of lines without a blank one, each with the number of blank lines before it."""
    gap, block = 0, list[Line]()
    for line in lines:
        if not line.blank:
            block.append(line)
            continue
        if block:
            yield gap, block
            gap, block = 0, []
        gap += 1
    if block:
        yield gap, block


def _starts(block: Sequence[Line]) -> frozenset[int]:
    """The indexes in a block of lines that begin a paragraph, because the sentence before ended short."""
    width = max(len(line.text) for line in block)
    return frozenset(
        index
        for index in range(1, len(block))
        if _ENDED.search(block[index - 1].text.rstrip())
        and room(block[index - 1].text, block[index].text, width)
        and not block[index].text.lstrip()[:1].islower()
    )


def _headings(block: Sequence[Line], gap: int) -> frozenset[int]:
    """The indexes of lines that are headings set over prose without a blank line: short and unended."""
    width = max(len(line.text) for line in block)
    found: set[int] = set()
    if width < _PROSE:
        return frozenset()
    for index in range(len(block) - 2, -1, -1):
        line, after = block[index].text, block[index + 1]
        follows = index + 1 in found or len(after.text.strip()) >= _PROSE or ended(after.text)
        wrapped = index + 1 in found and after.text.lstrip()[:1].islower()
        capital = wrapped or (after.text.lstrip()[:1].isupper() and not _OPENED.search(line.rstrip()))
        short = len(line) <= min(_HEADING, _HEADING_SHARE * width) and not ended(line)
        if follows and capital and short and not spaced(after) and not _marked(line):
            found.add(index)
    return frozenset(index for index in found if _leads(index, block, gap, found))


def _leads(index: int, block: Sequence[Line], gap: int, found: set[int]) -> bool:
    """Whether a line can be a heading where it stands: first in its block, or after a sentence or another heading."""
    small = block[index].text.lstrip()[:1].islower()
    if index == 0:
        return not small and bool(gap or spaced(block[0]))
    return index - 1 in found or (not small and ended(block[index - 1].text))


def _wraps(index: int, line: Line, headings: frozenset[int]) -> bool:
    return index - 1 in headings and line.text.lstrip()[:1].islower()


def _marked(text: str) -> bool:
    return bool(_BULLET.match(text) or _BULLET_ALONE.match(text) or _MARK.match(text))


def _begins(line: Line, before: Piece, gap: int, *, starts: bool) -> bool:
    text = line.text
    if not before.text:
        return bool(_BULLET_ALONE.match(text) or _MARK.match(text))
    if starts or _BULLET.match(text) or _BULLET_ALONE.match(text) or _MARK.match(text) or _POINT.match(text):
        return not _is_wrapped(text, before)
    if _lost_bullet(line, before, gap):
        return True
    if _LOW_POINT.match(text) and (
        _THAT.search(before.text) or _LISTED.search(before.text) or _LOW_POINT.match(before.text)
    ):
        return True
    small = text.lstrip()[:1].islower() or bool(_OPENED.search(before.text))
    return gap > 0 and not (small and not ended(before.text))


def _is_wrapped(text: str, before: Piece) -> bool:
    """Whether what looks like a mark is the wrapped rest of a sentence: a year, a bracket, a dash between words."""
    if _ENDED.search(before.text) or _LISTED.search(before.text) or _THAT.search(before.text):
        return False
    return bool(_OPENED.search(before.text) and (_POINT.match(text) or text.lstrip()[:2] in ("- ", "– ")))


def _lost_bullet(line: Line, before: Piece, gap: int) -> bool:
    text = line.text.strip()
    if gap >= 2 or (before.bullet and _CLAUSE_ENDED.search(before.text) and text[:1].islower()):
        return True
    if spaced(line):
        listed = bool(_LISTED.search(before.text))
        if text[:1].islower():
            return listed
        return listed or before.bullet or ended(before.text)
    return bool(gap and _LISTED.search(before.text))


def _begun(line: Line, before: Piece | None, gap: int, *, starts: bool) -> Piece:
    text = _words(line.text)
    if _BULLET_ALONE.match(line.text):
        return Piece("", (line,), "-")
    if match := _BULLET.match(line.text):
        return Piece(_words(line.text[match.end() :]), (line,), "-")
    if match := _MARK.match(line.text):
        return Piece(_words(line.text[match.end() :]), (line,), match[1])
    in_list = before is not None and (before.bullet or bool(_LISTED.search(before.text)))
    lost = text[:1].islower() and (
        gap >= 2 or (in_list and before is not None and bool(_CLAUSE_ENDED.search(before.text)))
    )
    listed = before is not None and bool(_LISTED.search(before.text))
    lost = lost or (spaced(line) and in_list and (listed or not starts) and not _POINT.match(text))
    return Piece(text, (line,), "-" if lost else "")


def _joined(before: Piece, line: Line) -> Piece:
    return replace(before, text=f"{before.text} {_words(line.text)}".strip(), lines=(*before.lines, line))
