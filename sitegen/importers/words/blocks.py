"""A report's lines -> blocks: headings, paragraphs, lists, quotes, notes, in the order they are read in. Dry.

Law: every line that is not blank is in one block. What a page has cut is whole again, and the notes of a page stand
behind the words that it cut. `marks` and emphasis stay in the text, as the source has them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from sitegen.importers.drafting.passages import escaped
from sitegen.importers.drafting.sheet import Line, Sheet
from sitegen.importers.words import markup

_HEADING = re.compile(r"^(#{1,6})\s+(.*\S)\s*$")
_NOTE = re.compile(r"^\s*(?:[-*]\s+)?(?:<sup>\s*\[?\d{1,4}\]?\s*</sup>|\[\^\d{1,4}\])[ :]*\S")
_RULE = re.compile(r"\s*(?:-{3,}|\*{3,}|_{3,})\s*")
_LIST = re.compile(r"^\s*(?:[-*+•●▪■◦○‣]|\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)])\s+\S")
_BOLD = re.compile(r"(?:\*\*|__|<b>)(?:(?!\*\*).)+(?:\*\*|__|</b>)(?:\s*\[\^\d+\]|\s*<sup>[^<]*</sup>)*", re.DOTALL)
_QUOTE = re.compile(r"^\s*[*_]{0,3}\s*[“\"‘'].*", re.DOTALL)
_ITALIC = re.compile(r"\*(?!\*).*[^*]\*(?:\s*<sup>[^<]*</sup>|\s*\[\^\d+\])?", re.DOTALL)
_SAID = re.compile(r"[“\"‘].+[”\"’]\W*(?:<sup>[^<]*</sup>|\[\^\d+\])?\W*", re.DOTALL)
_ENDED = re.compile(r"[.?!:;…][\"'”’)\]*_]*(?:\s*<sup>[^<]*</sup>|\s*\[\^?\d+\])*[*_]*\s*$")
_BULLET = re.compile(r"\s*[•●▪■◦-] ")
_BEGINS = re.compile(r"\s*(?:Recommendation \d+\b|R\d{1,2}[ :.]|\d{1,2}(?:\.\d{1,2}){0,2}\.? +[A-Z]|[•●▪■◦-] )")
_OF_ITS_OWN = re.compile(r"\W*(?:recommendation|conclusion|finding|chapter|section|figure|table|\d)", re.IGNORECASE)
_WAITS = 4  # blocks that may stand between two halves of a note
_LONG = 60  # characters of a line that is a sentence rather than a caption or a name
_NUMBERED_HEADING = re.compile(r"\d{1,2}\.? +[A-Z][^.;:]{2,70}[^.;:,\s]")
_PLAIN_HEADING = re.compile(r"(?:[A-Z0-9][^.;]{0,78}[^.;:,\s])")


@dataclass(frozen=True, slots=True)
class Block:
    """Words that stand together. `kind` is heading, text, list, table, bold, quote or note; `level` is a heading's."""

    kind: str
    text: str
    lines: tuple[Line, ...]
    level: int = 0

    @property
    def bare(self) -> str:
        """The words alone, on one line."""
        return markup.bare(self.text)


def blocks(sheet: Sheet) -> list[Block]:
    """The blocks of a sheet, mended."""
    return [*_attributed(_mended(_raw(sheet)))]


def _raw(sheet: Sheet) -> Iterator[Block]:
    for blank, group in groupby(sheet, key=lambda line: line.blank):
        if not blank:
            yield from _run([*group], marked=sheet.marked)


def _run(lines: list[Line], *, marked: bool) -> Iterator[Block]:
    """The blocks of lines without a blank one between: headings, notes and rules stand alone; the rest together."""
    held: list[Line] = []
    for line in lines:
        begins = not marked and _BEGINS.match(line.text) and not (held and _BULLET.match(held[0].text))
        alone = begins or _HEADING.match(line.text) or _NOTE.match(line.text) or _RULE.fullmatch(line.text)
        if alone and held:
            yield _block(held, marked=marked)
            held = []
        held.append(line)
        if _HEADING.match(line.text) or _RULE.fullmatch(line.text):
            yield _block(held, marked=marked)
            held = []
    if held:
        yield _block(held, marked=marked)


def _block(lines: list[Line], *, marked: bool) -> Block:
    """The block of some lines that stand together, by what its first line looks like."""
    first, told = lines[0].text, tuple(lines)
    texts = [line.text.rstrip("\r\n") for line in lines]
    apart = "  \n" if all(len(text.strip()) < _LONG for text in texts) and not _ENDED.search(texts[-1]) else " "
    words = "\n".join(texts) if marked else apart.join(escaped(text.strip()) for text in texts)
    if not marked and len(lines) == 1 and _NUMBERED_HEADING.fullmatch(first.strip()):
        return Block("heading", escaped(first.strip()), told, 2)
    if heading := _HEADING.match(first):
        return Block("heading", heading[2], told, len(heading[1]))
    forms = (
        ("rule", _RULE.fullmatch(first), ""),
        ("table", any("\t" in text.strip() or text.lstrip().startswith("|") for text in texts), "\n".join(texts)),
        ("note", _NOTE.match(first), " ".join(text.strip() for text in texts)),
        ("list", _LIST.match(first), "\n".join(text.rstrip() for text in texts) if marked else _items(texts)),
    )
    for kind, is_one, text in forms:
        if is_one:
            return Block(kind, text, told)
    if not marked and len(lines) == 1 and _PLAIN_HEADING.fullmatch(first.strip()):
        return Block("heading", escaped(first.strip()), told, 2)
    return _words(words.strip(), told)


def _words(text: str, lines: tuple[Line, ...]) -> Block:
    """Words that are neither a heading nor set as a list: bold text, a quotation, or a paragraph."""
    said, _, name = text.rpartition("\n")
    if _BOLD.fullmatch(text):
        return Block("bold", text, lines)
    if said and _BOLD.fullmatch(name.strip()) and _ITALIC.fullmatch(said.strip()):
        return Block("quote", f"{said.strip()}\n\n{name.strip()}", lines)
    quoted = _ITALIC.fullmatch(text) and (_QUOTE.match(text) or len(text) > _LONG)
    return Block("quote" if quoted or _SAID.fullmatch(text) else "text", text, lines)


def _items(texts: Sequence[str]) -> str:
    """The items of a list of plain text, each on one line."""
    made: list[str] = []
    for text in texts:
        if _LIST.match(text) or not made:
            made.append(text.strip())
        else:
            made[-1] += f" {text.strip()}"
    return "\n".join(made)


def _mended(found: Iterable[Block]) -> Iterator[Block]:
    """The blocks with those that a page has cut made whole, and the notes of the page behind them."""
    held: Block | None = None
    notes: list[Block] = []
    waited = 0
    for block in found:
        last = next((note for note in reversed(notes) if note.kind == "note"), None)
        if block.kind in ("rule", "note"):
            notes.append(block)
        elif held and _joins(held, block, noted=last is not None):
            held = _joined(held, block)
        elif last and block.kind == "text" and _is_cut_short(last.text) and _goes_on(block.text):
            notes[notes.index(last)] = _joined(last, block)
        else:
            if held:
                yield held
            told = _told(notes)
            waits = bool(told) and _is_cut_short(told[-1].text) and waited < _WAITS
            yield from told[:-1] if waits else told
            notes, waited = (told[-1:], waited + 1) if waits else ([], 0)
            held = block
    if held:
        yield held
    yield from _told(notes)


def _is_cut_short(note: str) -> bool:
    """Whether a note breaks off in mid-sentence: it may go on below the next page."""
    return len(note) > _LONG and bool(re.search(r"[A-Za-z,–]$", note)) and "http" not in note.rsplit(" ", 1)[-1]


def _told(notes: Sequence[Block]) -> list[Block]:
    """The notes; a rule above or below them, which has no words, goes with its neighbour."""
    made: list[Block] = []
    for block in notes:
        if block.kind == "rule" and made:
            made[-1] = replace(made[-1], lines=made[-1].lines + block.lines)
        elif made and made[-1].kind == "rule":
            made[-1] = replace(block, lines=made[-1].lines + block.lines)
        else:
            made.append(block)
    return made


def _joins(before: Block, after: Block, *, noted: bool) -> bool:
    """Whether a page has cut one block into these two."""
    if after.kind not in ("text", "quote", "bold") or before.kind in ("heading", "table", "rule"):
        return False
    if _is_ended(before.text) or (before.kind == "bold" and after.kind == "bold"):
        return False
    if _goes_on(after.text):
        return len(before.text) > _LONG // 2 or noted
    opened = before.text.count("(") > before.text.count(")")
    if after.kind == "bold":
        return False
    last = before.text.rsplit("\n", 1)[-1]
    return opened or (noted and len(last) > _LONG and before.kind in ("text", "list") and after.kind == "text")


def _is_ended(text: str) -> bool:
    return bool(_ENDED.search(text))


def _goes_on(text: str) -> bool:
    return bool(re.match(r"\s*[*_]{0,3}[a-z,;)\]]", text)) and not _LIST.match(text)


def _joined(before: Block, after: Block) -> Block:
    one, other = before.text.rstrip(), after.text.lstrip()
    if one.endswith("**") and other.startswith("**"):
        one, other = (one[:-2], other[2:]) if after.kind == before.kind else (one, other)
    elif one.endswith("*") and other.startswith("*") and not other.startswith("**"):
        one, other = one[:-1], other[1:]
    return Block(before.kind, f"{one} {other}", before.lines + after.lines, before.level)


def _attributed(found: Iterable[Block]) -> Iterator[Block]:
    """The blocks, with the name below a quotation part of it, whether it is printed as bold text or as a heading."""
    held: list[Block] = []  # a quotation, and the notes of the page it ends on
    for block in found:
        if held and block.kind == "note":
            held.append(block)
            continue
        if held and _is_name(block, held[0]):
            name = block.text if block.kind == "bold" else f"**{markup.bare(block.text)}**"
            quote = replace(held[0], text=f"{held[0].text}\n\n{name}", lines=held[0].lines + block.lines)
            yield from (quote, *held[1:])
            held = []
            continue
        yield from held
        held = [block] if block.kind == "quote" else []
        if not held:
            yield block
    yield from held


def _is_name(block: Block, quote: Block) -> bool:
    named = block.kind == "bold" or (block.kind == "heading" and block.level > 2)
    return named and "\n\n" not in quote.text and len(block.text) < 2 * _LONG and not _OF_ITS_OWN.match(block.text)
