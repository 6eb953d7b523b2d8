"""The text of a response, from the lines of a PDF -> its paragraphs, headings and notes, as Markdown. Dry.

Law: every word stands in the body once, in order; notes stand at its end, marked where their figures were. What parts
paragraphs is more space than usual between lines; what a page has cut is joined.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sitegen.importers.drafting.passages import escaped, is_cut
from sitegen.importers.drafting.sheet import Line, Sheet
from sitegen.importers.drafting.taken import Taken, understood, verbatim
from sitegen.importers.words import markup
from sitegen.importers.words.footnotes import Note, Notes, notes, spacing
from sitegen.importers.words.names import looks_like_name

_RULE = re.compile(r"\s*[-–—_=*]{5,}\s*")
_ENDED = re.compile(r"[.!?:;…–—][\"”’')\]]*$")
_HEADING = re.compile(r"(?:[A-Z0-9‘“\"]|\d+[.)]\s)(?!.*[.:;,!…–]$).{2,}")
_ASKED = re.compile(r"(?:Question|Q|Section|Chapter|Part)\s?\d+[a-z]?\b.{0,300}")
_SALUTATION = re.compile(r"(?:Dear|To:|Yours|Kind|Best|With|Signed|From|Date|Ref|Tel|Email|By email)\b", re.IGNORECASE)
_BULLET = re.compile(r"[•●▪■◦○·*-]\s|o\s+(?=[A-Z])")
_NUMBERED = re.compile(r"\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s")
_OPEN, _CLOSE = "\ue000", "\ue001"
_MARK = re.compile(f"{_OPEN}(\\d+){_CLOSE}")
_END_OF_SENTENCE = re.compile(f'[.?!](?:[”’"\')]|{_MARK.pattern})*(?=\\s+[A-Z“‘"])|\\n(?=[-*|#])')
_FIRST = 8
_LONG = 0.75
_SHORT = 0.75


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, or a heading. `words` are without marks; in `printed` marks stand as signs of their own."""

    printed: str
    lines: tuple[Line, ...]
    heading: bool = False

    @property
    def words(self) -> str:
        return " ".join(_MARK.sub("", self.printed).split())

    @property
    def sentences(self) -> Iterator[str]:
        """The sentences of the paragraph, with the signs of marks."""
        start = 0
        for match in _END_OF_SENTENCE.finditer(self.printed):
            yield self.printed[start : match.end()].strip()
            start = match.end()
        yield self.printed[start:].strip()


@dataclass(frozen=True, slots=True)
class Text:
    """A response: its blocks (the first is the title), its notes, and the rules between its sections."""

    blocks: tuple[Block, ...]
    notes: tuple[Note, ...]
    rules: tuple[Line, ...]
    marked: bool = False

    @property
    def title(self) -> str:
        """The words of the title, bare of marks."""
        return markup.bare(self.blocks[0].words) if self.marked else self.blocks[0].words

    @property
    def heading(self) -> Taken:
        """The title as a heading, where no mark of a note can stand."""
        block = self.blocks[0]
        text = verbatim(self.title, *block.lines)
        return understood(text, *block.lines) if _MARK.search(block.printed) else text

    @property
    def body(self) -> Taken | None:
        """All but the title, as Markdown. Where a mark was glued to a year, the year's word is not the line's own."""
        shown = [self._shown(block) for block in self.blocks[1:]]
        marked = {match[1] for block in self.blocks[1:] for match in _MARK.finditer(block.printed)}
        feet = [_foot(note, f"[^{note.number}]:" if str(note.number) in marked else "") for note in self.notes]
        lines = [line for block in self.blocks[1:] for line in block.lines]
        lines += [line for note in self.notes for line in note.lines]
        if not lines:
            return None
        text = verbatim("\n\n".join([*shown, *feet]), *lines)
        glued = [line for line in lines if re.search(r"\b(?:19|20)\d{3,5}\b", line.text)] if self.notes else []
        return understood(text, *glued) if glued else text

    def _shown(self, block: Block) -> str:
        words = markup.tidy(block.printed) if self.marked else escaped(block.printed)
        return ("## " if block.heading else "") + _MARK.sub(r"[^\1]", words)

    def around(self, note: Note) -> str:
        """The sentence in which a note is marked, without marks; of a quotation, the paragraph that leads to it too."""
        sign = f"{_OPEN}{note.number}{_CLOSE}"
        for at, block in enumerate(self.blocks):
            if sign in block.printed:
                before = self.blocks[at - 1].words if at and block.printed.startswith(("“", '"')) else ""
                return f"{before} " + next(_MARK.sub("", one) for one in block.sentences if sign in one)
        return ""


def _foot(note: Note, mark: str) -> str:
    """A note with its links; of a title, which has no marks, a paragraph that begins with its figure."""
    return " ".join([mark or str(note.number), escaped(note.text), *(f"<{link}>" for link in note.links)])


def text_of(sheet: Sheet, title: re.Pattern[str]) -> Text:
    """Read the text of a response. Its title is the first of the first paragraphs that reads as one, or the first."""
    filled = [line for line in sheet if not line.blank]
    rules = tuple(line for line in filled if _RULE.fullmatch(line.text))
    lines = [line for line in filled if not _RULE.fullmatch(line.text)]
    feet = notes(lines)
    ruled = {after.number for after in _behind(filled, rules)}
    blocks = [*_blocks(lines, feet, ruled, spacing(filled), "\n" if sheet.marked else " ")]
    found = [*_headed(_titled(blocks), ruled)]
    at = next((at for at, block in enumerate(found[:_FIRST]) if title.fullmatch(markup.bare(block.words))), 0)
    found[:1] = [*found[at : at + 1], *found[: min(at, 1)]]
    if at:
        del found[at + 1]
    return Text(tuple(found), feet.notes, rules, sheet.marked)


def _titled(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, where a name below the title, on a line of its own, is not part of the title."""
    if not blocks:
        return []
    title, texts = blocks[0], [" ".join(line.text.split()) for line in blocks[0].lines]
    at = next((at for at, text in enumerate(texts) if at and looks_like_name(text) and len(text) < 60), None)
    if at is None:
        return [*blocks]
    parts = (Block(" ".join(texts[:at]), title.lines[:at]), Block(" ".join(texts[at:]), title.lines[at:]))
    return [*parts, *blocks[1:]]


def _behind(filled: Sequence[Line], rules: Sequence[Line]) -> Iterator[Line]:
    """The lines right behind rules."""
    known = {rule.number for rule in rules}
    for at, line in enumerate(filled[1:], 1):
        if filled[at - 1].number in known and line.number not in known:
            yield line


def _blocks(lines: Sequence[Line], feet: Notes, ruled: set[int], usual: int, between: str) -> Iterator[Block]:
    """Paragraphs: lines no further apart than usual, and what a page cut. Lines of Markdown stay lines."""
    marks: dict[int, list[tuple[int, int, int]]] = defaultdict(list)
    for note in feet.notes:
        if note.mark:
            marks[note.mark[0]].append((note.mark[1], note.mark[2], note.number))
    widest = max((len(line.text.strip()) for line in lines), default=0)
    held: list[str] = []
    taken: list[Line] = []
    before: int | None = None
    for at in feet.left:
        line, text = lines[at], _marked(lines[at].text, marks[at])
        far = before is None or line.number - lines[before].number > usual
        far = far or (between == " " and _is_item(text, held[-1] if held else ""))
        cut = before is not None and (any(before < end <= at for end in feet.cuts) or line.page != lines[before].page)
        if held and (far or cut) and (line.number in ruled or not _continues(held, text, widest, cut=cut)):
            yield Block(_joined(held, between, widest), tuple(taken))
            held, taken = [], []
        held.append(text)
        taken.append(line)
        before = at
    if held:
        yield Block(_joined(held, between, widest), tuple(taken))


def _continues(held: Sequence[str], after: str, widest: int, *, cut: bool) -> bool:
    """Whether a line goes on with the paragraph before it: by its words, or because a page cut it in a full line."""
    last = _MARK.sub("", held[-1]).strip()
    full = len(last) > _LONG * widest and not _ENDED.search(last) and not _BULLET.match(after)
    return is_cut(last, after) or (cut and full and not after.lstrip().startswith("#"))


def _marked(text: str, marks: Sequence[tuple[int, int, int]]) -> str:
    for start, end, number in sorted(marks, reverse=True):
        text = f"{text[:start].rstrip()}{_OPEN}{number}{_CLOSE}{text[end:]}"
    return " ".join(text.split())


def _joined(held: Sequence[str], between: str, widest: int) -> str:
    """Lines as one text; short ones that are no sentence, as of an address or a signature, stay apart."""
    apart = between == " " and all(len(text) < _SHORT * widest for text in held) and not _ENDED.search(held[-1])
    return ("  \n" if apart else between).join(held)


def _is_item(text: str, before: str) -> bool:
    """Whether a line begins an item of a list: a bullet, or a number behind a sentence or an item that has ended."""
    return bool(_BULLET.match(text) or (_NUMBERED.match(text) and (not before or _ENDED.search(before))))


def _headed(blocks: Sequence[Block], ruled: set[int]) -> Iterator[Block]:
    """The blocks, with the headings known: behind a rule, or a short line of its own above a longer one."""
    for at, block in enumerate(blocks):
        after = blocks[at + 1].words if at + 1 < len(blocks) else ""
        short = len(block.lines) == 1 and len(block.words.split()) <= 14 and bool(_HEADING.fullmatch(block.words))
        plain = short and not _SALUTATION.match(block.words) and "@" not in block.words
        behind_rule = block.lines[0].number in ruled and short
        apart = at > 2 and plain and len(after) > 120 and not _SALUTATION.match(blocks[at - 1].words)
        heading = behind_rule or apart or (at > 0 and bool(_ASKED.fullmatch(block.words)) and len(block.lines) < 4)
        yield Block(block.printed, block.lines, heading) if heading else block
