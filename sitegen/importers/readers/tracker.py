"""A tracker of recommendations, CSV or XLSX -> reports, recommendations, and what was said and done about each.

Law: every cell has a place. What a column is for is told by its name (`tracker_columns`); a cell of a column that is
not known stands in the recommendation's note under that name. A status keeps its printed words; one that says nothing
known is `not verified`, and a person is told, once for each wording.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from sitegen.importers.drafting.intake import Draft
from sitegen.importers.drafting.passages import escaped
from sitegen.importers.drafting.sheet import Line
from sitegen.importers.drafting.taken import Taken, Tree, plain, understood, verbatim
from sitegen.importers.known.desk import Desk, Opened, Reader
from sitegen.importers.known.directory import classified
from sitegen.importers.listings.tracker_columns import Entry, Table, is_header, others, tables
from sitegen.importers.listings.tracker_status import legend, steps
from sitegen.importers.opening.spreadsheet import Row
from sitegen.importers.words.printed_dates import deadline, first_date
from sitegen.importers.words.short_titles import short_title
from sitegen.text import excerpt, slug

_NAMELESS = re.compile(r"(?i:sheet|table|data|export|tracker)? ?\d*")
_DAY = re.compile(
    r"[\s,(-]*\b(?:\d{1,2}[/.]\d{1,2}[/.]\d{2,4}|\d{4}-\d\d-\d\d|(?:\d{1,2}(?:st|nd|rd|th)? )?[A-Z][a-z]+ \d{4})\)?$"
)
_TITLE = re.compile(r"\s*[-–—:|]\s*|\b(?:recommendations?|action|tracker)\b", re.IGNORECASE)
_APART = re.compile(r"\s*(?:[;\n]|\s/\s)\s*")
_LINE = re.compile(r"\n\s*(?![a-z(])")  # a line that goes on with a small letter was only wrapped
_LONGEST = 80


@dataclass(slots=True)
class _Tracker:
    """What its rows share; `legend` is what its key says that its colours mean."""

    desk: Desk
    organization: str | None = None
    legend: dict[str, str] = field(default_factory=dict)
    unknown: dict[str, list[Line]] = field(default_factory=dict)
    days: dict[str, dict[str, list[Line]]] = field(default_factory=dict)


def recognises(opened: Opened) -> int:
    """A row that names a column of recommendations and two others."""
    headers = (row for row in opened.data or () if isinstance(row, Row) and is_header(row))
    return 90 if next(headers, None) else 0


def read(opened: Opened, desk: Desk) -> None:
    """Every row of every sheet."""
    found, strays = tables(opened.data)
    strays = [*strays, *(row for table in found for row in (*table.title, *table.rest))]
    tracker = _Tracker(desk, desk.organization, legend(strays))
    tracker.organization = tracker.organization or _body_of(strays, desk)
    for table in found:
        desk.intake.set_aside("the names of the columns", (row.line for row in (table.header, *table.repeated)))
        for entry in table.entries:
            _count_day(tracker, table, entry)
    for table in found:
        for entry in table.entries:
            _recommendation(tracker, table, entry)
    for words, lines in tracker.unknown.items():
        desk.intake.doubt("what a status means", words, lines, ("complete", "in progress", "not started"))
    _document(sorted(strays, key=lambda row: row.number), tracker)


def _body_of(rows: Sequence[Row], desk: Desk) -> str | None:
    """The committee whose tracker it is, as its title names it."""
    for row in rows:
        for cell in row.cells.values():
            name = _TITLE.split(cell)[0].strip()
            if len(name) < _LONGEST and classified(name) == "committee":
                return desk.directory.found(desk.intake, name, row.line)
    return None


# ---- one recommendation


def _recommendation(tracker: _Tracker, table: Table, entry: Entry) -> None:
    cells, line = entry.cells, entry.row.line
    report = _report(tracker, table, entry)
    number = cells.get("reference") or str(entry.place)
    id_ = f"recommendations/{report}/{slug(number) or entry.place}"
    text = "\n\n".join(escaped(" ".join(part.split())) for part in _LINE.split(cells["recommendation"]))
    intake = tracker.desk.intake
    if id_ in intake.drafts and plain(intake.drafts[id_].fields["text"]) != text:
        intake.doubt("one number for two recommendations", number, [line])
        id_ = intake.free(id_)
    again = id_ in intake.drafts
    draft = intake.draft(id_).fill(
        number=verbatim(number, line) if "reference" in cells else number,
        heading=understood(short_title(cells["recommendation"]), line),
        text=verbatim(text, line),
        deadline=_due(cells["due"], line) if "due" in cells else None,
    )
    _addressees(tracker, entry, draft)
    draft.add("history", *steps(entry, tracker.legend, tracker.unknown))
    notes = [f"{name}: {cell}" for name, cell in _noted(tracker, table, entry)]
    if again:
        intake.set_aside("a recommendation told again, with another status", [line])
        notes = [*([f"Due: {cells['due']}"] if "due" in cells else []), *notes]
    if notes:
        before = draft.fields.get("note")
        held = [before] if isinstance(before, Taken) else []
        lines = tuple(number for one in held for number in one.lines) + tuple(row.number for row in entry.rows)
        draft.set(note=Taken("\n".join([*(one.value for one in held), *notes]), lines, verbatim=True))


def _origin(table: Table, entry: Entry) -> str:
    """What a recommendation comes from: its own cell, the name of its group or table, or its body."""
    cells = entry.cells
    origin = cells.get("origin") or _named(table) or cells.get("committee") or "Recommendations"
    return " ".join(origin.split())


def _count_day(tracker: _Tracker, table: Table, entry: Entry) -> None:
    if found := first_date(entry.cells.get("date", "")):
        days = tracker.days.setdefault(_origin(table, entry), {})
        days.setdefault(str(found.date), []).append(entry.row.line)


def _report(tracker: _Tracker, table: Table, entry: Entry) -> str:
    """The report a recommendation is of, by the words of its origin; the slug of it."""
    desk, line, origin = tracker.desk, entry.row.line, _origin(table, entry)
    name = slug(excerpt(origin, _LONGEST)) or "recommendations"
    draft = desk.intake.draft(f"reports/{name}")
    if "organization" not in draft.fields:
        draft.fill(heading=verbatim(origin, line) if "origin" in entry.cells else origin)
        draft.fill(organization=_organization(tracker, entry, origin))
    if _of_report(tracker, table, entry) and "date_published" not in draft.fields:
        ((day, lines),) = tracker.days[origin].items()
        printed = verbatim(entry.cells["date"], line)
        draft.set(date_published={"date": understood(day, *lines), "printed": printed})
    return name


def _of_report(tracker: _Tracker, table: Table, entry: Entry) -> bool:
    """Whether a row's day is its report's: all rows of one origin have the same."""
    days = tracker.days.get(_origin(table, entry), {})
    return len(days) == 1 and first_date(entry.cells.get("date", "")) is not None


def _named(table: Table) -> str | None:
    """The name of a table without a column of origins: that of its sheet, or its title."""
    if table.sheet and not _NAMELESS.fullmatch(table.sheet):
        return table.sheet
    return next((cell for row in table.title for cell in row.cells.values() if len(cell) > 8), None)


def _organization(tracker: _Tracker, entry: Entry, origin: str) -> str:
    """Whose recommendation it is: by its column, by its origin, or by the tracker's title; else the review itself."""
    desk, line = tracker.desk, entry.row.line
    if committee := entry.cells.get("committee"):
        return desk.directory.found(desk.intake, committee, line)
    body = _DAY.sub("", origin)
    if desk.directory.organization(body).ref or classified(body) == "committee":
        return desk.directory.found(desk.intake, body, line)
    if tracker.organization:
        return tracker.organization
    desk.intake.doubt("whose recommendations these are", origin, [line])
    return desk.directory.found(desk.intake, body, line, classification="review")


def _addressees(tracker: _Tracker, entry: Entry, draft: Draft) -> None:
    """Who is asked: people and bodies that are known, and the words for all others."""
    for row in entry.rows:
        cell = entry.cells_of(row).get("lead")
        for printed in filter(None, _APART.split(cell or "")):
            known = tracker.desk.directory.person(printed)
            ref = known.ref or tracker.desk.directory.organization(printed).ref
            if known.doubtful:
                tracker.desk.intake.doubt("who is asked", printed, [row.line], known.candidates)
            name, value = (
                ("addressed_to", understood(ref, row.line))
                if ref
                else ("printed_addressees", verbatim(printed, row.line))
            )
            if value.value not in plain(draft.fields.get(name, [])):
                draft.add(name, value)


def _due(cell: str, line: Line) -> Tree:
    found = first_date(cell) or deadline(cell) or deadline(f"by {cell}")
    return {"date": understood(str(found.date), line) if found else None, "printed": verbatim(cell, line)}


# ---- what is left


def _noted(tracker: _Tracker, table: Table, entry: Entry) -> Iterator[tuple[str, str]]:
    """Cells that no field holds, each under the name of its column."""
    heads = {one: table.header.cells[letter] for letter, one in table.columns.items()}
    unread = {
        "area": True,
        "date": not _of_report(tracker, table, entry),
        "updated": not (first_date(entry.cells.get("updated", "")) and {"status", "taken"} & {*entry.cells}),
        "action": True,
    }
    yield from ((heads.get(name, name), cell) for name, cell in entry.cells.items() if unread.get(name))
    yield from others(table, entry)
    for row in entry.more:
        for letter, cell in row.cells.items():
            if table.columns.get(letter) not in ("status", "taken", "lead"):
                yield table.header.cells.get(letter, letter), cell


def _document(rows: Sequence[Row], tracker: _Tracker) -> None:
    """The tracker itself, with the words around its tables."""
    draft = tracker.desk.intake.draft(tracker.desk.intake.document).fill(organization=tracker.organization)
    if rows:
        first = next(iter(rows[0].cells.values()))
        if len(first) < 120:
            draft.fill(heading=verbatim(" ".join(first.split()), rows[0].line))
        texts = [escaped(" – ".join(" ".join(cell.split()) for cell in row.cells.values())) for row in rows]
        draft.set(prose="verbatim", body=verbatim("\n\n".join(texts), *(row.line for row in rows)))


READER = Reader("tracker", "a tracker of recommendations", "action plan", "table", recognises, read)
