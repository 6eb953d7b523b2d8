"""What is appended to minutes: slides, reports, plans. Each is a document of its own, whole and verbatim.

Law: an appendix begins after the foot of the minutes, and again where a line says "Appendix 2" or a title stands that
the minutes call attached. An appendix the minutes name and the source does not hold is told.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sitegen.importers.drafting.sheet import Line, Sheet
from sitegen.importers.drafting.taken import plain, understood
from sitegen.importers.flattened import commitments
from sitegen.importers.flattened.flat import ended, markdown, pieces, spaced
from sitegen.importers.flattened.minute_items import Item
from sitegen.importers.known.desk import Desk
from sitegen.importers.known.directory import classified
from sitegen.importers.known.ids import shortened
from sitegen.importers.words.names import looks_like_name
from sitegen.text import fold

_NAMED = re.compile(r"\b(?:appendix|appendices|annex) (?P<n>\d{1,2}|[A-Z])\b", re.IGNORECASE)
_LINE = re.compile(r"\W*(?:appendix|annex) (?P<n>\d{1,2}|[A-Z])\b[\s:.–-]*(?P<title>.*)", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")
_OFFICE = re.compile(r"^(?:[A-Z][\w’'-]*|of|for|and|the|&|,| )+$")
_TYPES = (
    ("action plan", r"\baction plan\b"), ("presentation", r"\b(?:presentation|slides?)\b"), ("officer report", r"\breport\b"),  # noqa: E501
    ("survey", r"\bsurvey\b"), ("letter", r"\bletter\b"),
)  # fmt: skip
_TITLE_LINES = 5
_WORDS = 3


@dataclass(frozen=True, slots=True)
class Mention:
    """Where minutes say that something is attached: its number, the words of the sentence, and the item."""

    number: str
    words: str
    item: int
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Appendix:
    """One appendix: its number where it is known, its title, and its lines."""

    number: str | None
    title: tuple[Line, ...]
    lines: tuple[Line, ...]

    @property
    def heading(self) -> str:
        return " ".join(line.text.strip() for line in self.title)


def read(sheet: Sheet, desk: Desk, meeting: str, items: Sequence[Item], council: str | None) -> None:
    """Draft the documents that are appended, and name them as papers of the items that speak of them."""
    told = list(mentions(items))
    found = split(sheet.lines, told)
    for one in found:
        near = [mention for mention in told if mention.number == one.number]
        words = " ".join(mention.words for mention in near)
        minutes = " ".join(piece.text for item in items for piece in pieces(item.body))
        document = _Bound(desk, meeting.rpartition("/")[2], council, minutes).write(one, words)
        for mention in near:
            _paper(desk, meeting, mention.item, document)
    held = {one.number for one in found}
    for number in dict.fromkeys(mention.number for mention in told):
        if number not in held:
            lines = [line for mention in told if mention.number == number for line in mention.lines]
            desk.intake.doubt("an appendix that is named and not there", f"appendix {number}", lines)


def mentions(items: Sequence[Item]) -> list[Mention]:
    """What the minutes call an appendix to them, sentence by sentence."""
    found = []
    for at, item in enumerate(items):
        for piece in pieces(item.body):
            for sentence in _SENTENCE.split(piece.text):
                found += [Mention(match["n"], sentence, at, piece.lines) for match in _NAMED.finditer(sentence)]
    return found


def split(lines: Sequence[Line], told: Sequence[Mention]) -> list[Appendix]:
    """The appendices, in order: the first begins with the first words, the others where they are named."""
    starts: list[tuple[int, str | None]] = []
    numbers = {mention.number for mention in told}
    for start, end in _blocks(lines):
        if not starts:
            starts.append((start, _numbered(lines[start], numbers)))
            continue
        number = _numbered(lines[start], numbers) or _titled(lines[start:end], told)
        if number and number not in [held for _, held in starts]:
            starts.append((start, number))
    if starts and starts[0][1] is None:
        free = [
            number for number in dict.fromkeys(m.number for m in told) if number not in [held for _, held in starts]
        ]
        starts[0] = (starts[0][0], free[0] if free else None)
    ends = [*(start for start, _ in starts[1:]), len(lines)][: len(starts)]
    return [
        Appendix(number, _title(lines[start:end]), tuple(lines[start:end]))
        for (start, number), end in zip(starts, ends, strict=True)
    ]


def _blocks(lines: Sequence[Line]) -> list[tuple[int, int]]:
    """Lines between blank ones, and between pages where a space tells of a new one, by their indexes."""
    found: list[tuple[int, int]] = []
    start: int | None = None
    for index, line in enumerate([*lines, Line(0, "")]):
        if start is not None and spaced(line):
            found.append((start, index))
            start = index
        elif line.blank and start is not None:
            found.append((start, index))
            start = None
        elif not line.blank and start is None:
            start = index
    return found


def _numbered(line: Line, numbers: set[str]) -> str | None:
    """The number that a line gives an appendix. Where the minutes number theirs, other numbers are the papers' own."""
    match = _LINE.fullmatch(line.text.strip())
    if not match or (numbers and match["n"] not in numbers) or (match["title"] and ended(match["title"])):
        return None
    return match["n"]


def _titled(block: Sequence[Line], told: Sequence[Mention]) -> str | None:
    """The appendix whose title a block is: all its words are in the sentence that calls it attached."""
    text = " ".join(line.text.strip() for line in block)
    words = _telling(text)
    if len(block) > _TITLE_LINES or ended(text) or len(words) < _WORDS or not text[:1].isupper():
        return None
    return next((mention.number for mention in told if words <= _telling(mention.words)), None)


def _telling(text: str) -> set[str]:
    return {word for word in re.findall(r"[a-z]+", fold(text)) if len(word) > 3}


def _title(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines of a title: the first block, up to where its sentences begin."""
    held: list[Line] = []
    for line in lines:
        if held and (line.blank or spaced(line)) and not _LINE.fullmatch(held[-1].text.strip()):
            break
        if not line.blank:
            held.append(line)
        if len(held) == _TITLE_LINES or line.text.rstrip().endswith((".", "?", "!")):
            break
    return tuple(held)


@dataclass(frozen=True, slots=True)
class _Bound:
    """Minutes that papers are bound with: their day, council and words."""

    desk: Desk
    date: str
    council: str | None
    minutes: str

    def write(self, one: Appendix, words: str) -> str:
        """Draft one appendix; `words` is what the minutes call it."""
        desk, intake = self.desk, self.desk.intake
        heading = one.heading or "Appendix"
        sheet = Sheet(intake.sheet.file, one.lines)
        plan = commitments.is_plan(sheet) and bool(re.search(r"\bplan\b", fold(heading)))
        body = _author(desk, heading, self.minutes, one.title) if plan else None
        id_ = intake.free(f"documents/{shortened(heading, 60)}-{self.date}")
        intake.draft(id_).set(
            heading=understood(heading, *one.title),
            type="action plan" if plan else _type(heading, words),
            organization=body or self.council,
            from_=[body] if body else None,
            part_of=intake.document,
            prose="verbatim",
            body=markdown(pieces(one.lines)),
        )
        _signatures(desk, one.lines, body)
        if plan:
            commitments.draft(desk, sheet, commitments.Plan(id_, body, commitments.short_name(heading, self.minutes)))
        return id_


def _type(heading: str, words: str) -> str:
    """The kind of paper: what its title says, else what the minutes call it."""
    return next(
        (kind for text in (heading, words) for kind, pattern in _TYPES if re.search(pattern, fold(text))), "appendix"
    )


def _author(desk: Desk, heading: str, minutes: str, lines: Sequence[Line]) -> str | None:
    """Whose plan it is: the body that the minutes name before the plan's title."""
    title = re.sub(r"(?i)\s*\b(?:draft )?(?:action )?plan\b.*$", "", heading).strip()
    if len(title) < 4:
        return None
    before = re.compile(rf"(?P<by>(?:[\w’'&-]+ ){{1,6}})\(?{re.escape(title)}", re.IGNORECASE)
    named = [" ".join(_capitals(match["by"])) for match in before.finditer(minutes)]
    known = [ref for name in named if name and (ref := desk.directory.organization(name).ref)]
    if known:
        return known[0]
    bodies = [name for name in named if classified(name) != "other"]
    return desk.directory.found(desk.intake, max(bodies, key=len), *lines) if bodies else None


def _capitals(words: str) -> list[str]:
    """The last words that begin with capitals, without an abbreviation of the title."""
    kept: list[str] = []
    for word in reversed(words.split()):
        if not word[:1].isupper() or word in ("The", "On"):
            break
        kept.insert(0, word)
    return kept if len(kept) < 2 or not kept[-1].isupper() else kept[:-1]


def _signatures(desk: Desk, lines: Sequence[Line], body: str | None) -> None:
    """Who signs in an appendix: a name on a line, an office on the next, alone between blank lines."""
    for start, end in _blocks(lines):
        block = list(lines[start : min(end, start + 2)])
        if len(block) < 2 or not looks_like_name(block[0].text) or not body:
            continue
        office = block[1].text.strip()
        known = re.search(
            r"\b(?:Commissioner|Director|Chief|Chair|Mayor|Leader|Minister|Secretary|Constable|Officer|Head)\b", office
        )
        alone = end - start == 2 or lines[start + 2].text.startswith(" ")
        if (
            known
            and alone
            and _OFFICE.match(office)
            and len(block[0].text.split()) <= 4
            and not known.re.search(block[0].text)
        ):
            desk.directory.enrol(desk.intake, block[0].text.strip(), *block, role=office, organization=body)


def _paper(desk: Desk, meeting: str, item: int, document: str) -> None:
    """Name a document among the papers of an item."""
    agenda = desk.intake.draft(meeting).fields.get("agenda")
    if isinstance(agenda, list) and item < len(agenda):
        held = list(plain(agenda[item].get("papers") or []))
        agenda[item]["papers"] = held if document in held else [*held, document]
