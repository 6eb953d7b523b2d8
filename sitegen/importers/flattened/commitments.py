"""Action plans whose tables were flattened -> their commitments, each an action with its owner and date.

Law: a commitment is the words of its row; its owner and date are cells, matched with the rows in the order printed. A
cell without a row, or a date that contradicts itself or the plan, is told and kept as printed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from sitegen.importers.drafting.intake import Draft
from sitegen.importers.drafting.sheet import Sheet
from sitegen.importers.drafting.taken import Tree, understood, verbatim
from sitegen.importers.flattened.flat import Piece, markdown, pieces
from sitegen.importers.flattened.plan_cells import Cell, Passage, events
from sitegen.importers.known.desk import Desk
from sitegen.importers.known.ids import shortened
from sitegen.importers.words.printed_dates import dates
from sitegen.importers.words.quarters import due_date, is_due
from sitegen.importers.words.short_titles import short_title
from sitegen.text import fold, slug

_SECTION = re.compile(r"\s*(?P<number>\d{1,2})\.\s+[A-Z]")
_PUBLISHED = re.compile(r"\bpublished (?:on |in )?$")
_ENOUGH = 3
_FIRST_WORDS = re.compile(
    r"^(?:(?:We|Our|All|Each|Every|The|A|An)\b(?: (?!will|are|is|shall)[\w’'-]+){0,3} (?:will|are|is|shall)\b(?: (?:continue to|be|also|shortly|urgently))*|As part of|Building on|In)\s*",  # noqa: E501
)
_SMALL = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "and",
        "or",
        "to",
        "our",
        "their",
        "its",
        "for",
        "in",
        "on",
        "with",
        "by",
        "will",
        "we",
        "are",
        "this",
        "that",
        "more",
        "all",
        "any",
        "into",
        "from",
        "be",
    ]
)


@dataclass(frozen=True, slots=True)
class Commitment:
    """One row: its passage and cell; `section` is the number of the section it stands in, if sections have numbers."""

    passage: Passage
    cell: Cell
    section: str | None


@dataclass(slots=True)
class _Reading:
    """Rows and cells on their way to each other."""

    pending: list[Passage] = field(default_factory=list)
    run: list[Cell] = field(default_factory=list)
    spare: list[Cell] = field(default_factory=list)
    found: list[tuple[Passage, Cell]] = field(default_factory=list)

    def pair(self) -> None:
        """Give a run of cells to the rows just before it; the rest wait for the rows after."""
        rows = self.pending[-len(self.run) :] if self.run else []
        self.found += zip(rows, self.run, strict=False)
        self.spare += self.run[len(rows) :]
        if self.run:
            self.pending = []
        self.run = []


def is_plan(sheet: Sheet) -> bool:
    """Whether a text is a plan in tables: several lines are nothing but a date that something is due."""
    return (
        sum(is_due(line.text) or any(is_due(part) for part in re.split(r"\s{3,}", line.text)[1:]) for line in sheet)
        >= _ENOUGH
    )


def commitments(sheet: Sheet) -> tuple[list[Commitment], list[Cell]]:
    """The commitments of a plan in the order printed, and the cells that no row was found for."""
    reading, sections, section = _Reading(), dict[int, str | None](), None
    last: Passage | None = None
    for event in events(sheet):
        if isinstance(event, Cell):
            reading.run.append(event)
            continue
        reading.pair()
        first = event.words[0]
        if match := _SECTION.match(first.text):
            section = match["number"]
        sections[first.number] = section
        if event.heading:
            reading.pending = []
        elif event.cell:
            reading.found.append((event, event.cell))
            reading.pending = []
        elif event.below and last and last.cell:
            last.lines += event.lines
            continue
        elif reading.spare:
            reading.found.append((event, reading.spare.pop(0)))
        else:
            reading.pending.append(event)
        last = event
    reading.pair()
    made = [Commitment(passage, cell, sections[passage.words[0].number]) for passage, cell in reading.found]
    return sorted(made, key=lambda one: one.passage.words[0].number), reading.spare


@dataclass(frozen=True, slots=True)
class Plan:
    """The record of a plan: its document, the body whose plan it is, and its short name in the ids of commitments."""

    document: str
    body: str | None
    name: str


def draft(desk: Desk, sheet: Sheet, plan: Plan) -> None:
    """Draft a plan's commitments."""
    found, spare = commitments(sheet)
    for cell in spare:
        lines = [*cell.lines, *cell.due_lines]
        desk.intake.doubt("an owner and a date without a commitment", f"{cell.who} {cell.due}", lines)
    printed, published = [one.cell.due for one in found], _published(sheet)
    for one in found:
        due, conflict = _due(one.cell, printed, published)
        if conflict:
            lines = one.cell.due_lines
            desk.intake.doubt("a date that cannot be right", one.cell.due, lines)
        _action(desk, one, plan).set(due=due, conflicts=[conflict] if conflict else None)


def _action(desk: Desk, one: Commitment, plan: Plan) -> Draft:
    held = _pieces(one.passage)
    words = " ".join(piece.text for piece in held)
    name = "-".join(part for part in (plan.name, one.section or "", _few(words)) if part)
    return desk.intake.draft(desk.intake.free(f"actions/{name}")).set(
        heading=short_title(words),
        type="commitment",
        organization=plan.body,
        arose_from=[plan.document],
        responsible=[plan.body] if plan.body else None,
        printed_responsible=verbatim(one.cell.who, *one.cell.lines) if one.cell.who else None,
        text=markdown(held),
        parts=_parts(held) or None,
    )


def _pieces(passage: Passage) -> list[Piece]:
    return [Piece(piece.text, piece.lines, piece.mark) for piece in pieces(passage.lines)]


def _parts(found: Sequence[Piece]) -> list[Tree]:
    """The points of a list in a commitment: things to do of their own, in order."""
    points = [piece for piece in found if piece.bullet]
    return [
        {"letter": chr(ord("a") + at), "text": verbatim(markdown([Piece(one.text, one.lines)]).value, *one.lines)}
        for at, one in enumerate(points[:26])
    ]


def _due(cell: Cell, printed: Sequence[str], published: str | None) -> tuple[Tree, Tree]:
    """When it is due; and, where the print cannot be right, the conflict, with no date."""
    words, made = verbatim(cell.due, *cell.due_lines), due_date(cell.due)
    if made is None:
        near = _alike(cell.due, printed)
        note = "The years do not follow each other."
        return {"printed": words}, {"about": "due date", "printed": [cell.due, near], "note": note} if near else None
    if published and (read := next(dates(published), None)) and made.last < read.date.first:
        note = "The date was over when the plan was written."
        return {"printed": words}, {"about": "due date", "printed": [cell.due, published], "note": note}
    return {"date": understood(str(made), *cell.due_lines), "printed": words}, None


def _alike(due: str, printed: Sequence[str]) -> str | None:
    """The date that other rows print most, of the same beginning: Q4 2021/22 for Q4 2021/21."""
    start = due.split("/", maxsplit=1)[0]
    alike = Counter(one for one in printed if one != due and one.split("/")[0] == start and due_date(one))
    return alike.most_common(1)[0][0] if alike else None


def _published(sheet: Sheet) -> str | None:
    """The latest day on which the plan says that something was published: it was written after it."""
    text = " ".join(line.text.strip() for line in sheet)
    whole = (date for date in dates(text) if date.date.day)
    told = [date for date in whole if _PUBLISHED.search(text[max(0, date.start - 20) : date.start])]
    return max(told, key=lambda date: date.date).printed if told else None


def _few(words: str) -> str:
    """The first telling words, for an id."""
    rest = _FIRST_WORDS.sub("", words, count=1)
    return slug(" ".join(_telling(rest)) or words[:40])[:50].strip("-")


def _telling(words: str) -> Iterator[str]:
    seen = 0
    for word in words.split():
        if fold(word).strip(".,;:’'()") not in _SMALL:
            seen += 1
            yield word
        if seen == 4 or (seen > 2 and word.endswith((".", ",", ";", ":"))):
            return


def short_name(heading: str, text: str) -> str:
    """A plan's short name: the abbreviation that a text gives to its title's words, or else the title."""
    for match in re.finditer(r"\b([A-Z]{3,8})\b", text):
        around = text[max(0, match.start() - 120) : match.end() + 120]
        title = re.sub(r"\W+", " ", fold(heading))
        letters = "".join(word[0] for word in title.split() if word not in ("and", "of", "the", "for"))
        if (
            letters.startswith(match[1].lower())
            and " ".join(title.split()[: len(match[1])])
            and fold(" ".join(title.split()[:3])) in re.sub(r"\W+", " ", fold(around))
        ):
            return match[1].lower()
    return shortened(heading, 40)
