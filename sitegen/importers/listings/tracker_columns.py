"""The columns of recommendation trackers by their usual names, and the rows of a tracker by column. Dry.

A header is the first row in which a column of recommendations and one more are known by name; what stands above it is
the tracker's title. A row with one cell between recommendations is the name of a group of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from sitegen.importers.opening.spreadsheet import Row
from sitegen.text import fold

NAMES = {  # field: the names its column has, as patterns; what stands in brackets in a header does not count
    "reference": r"(?:rec(?:ommendation)?|action|item|unique)? ?(?:ref(?:erence)?|number|no|num|id|#)(?: (?:no"
    r"|number))?|#|rec",
    "recommendation": r"(?:agreed |scrutiny |committee )?recommendations?(?: ?(?:/|and|or) ?(?:action"
    r"|request)s?)?(?: (?:text|made|agreed|wording))?|recommended action",
    "action": r"(?:agreed |required |proposed )?actions?(?: (?:agreed|required|point|item))?|request|description"
    r"|details?",
    "origin": r"origin|source|(?:name of |title of )?(?:scrutiny )?(?:report|review|inquiry|investigation"
    r"|task group|work ?stream)(?: (?:title|name))?|arising from|raised at|meeting",
    "committee": r"(?:scrutiny |name of )?(?:committee|panel|board|forum|commission|body)(?: name)?",
    "date": r"date(?: (?:made|agreed|raised|of (?:the )?(?:meeting|recommendation|report|origin)|issued"
    r"|published))?|meeting date",
    "area": r"(?:service |policy |subject )?(?:area|theme|topic|subject)|service|directorate|department"
    r"|portfolio|division|ward",
    "lead": r"(?:lead|responsible|accountable|action|named)? ?(?:officer|owner|person|manager"
    r"|director)s?(?: responsible)?|lead|by whom|responsible|responsibility|assigned to|addressed to"
    r"|action (?:by|for)|owner ?/ ?lead|lead ?/ ?owner|who|(?:lead )?cabinet member|executive member"
    r"|portfolio holder|addressee|partner",
    "due": r"due(?: (?:date|by))?|date due|deadline|(?:target|implementation)(?: completion)? date|target"
    r"|by when|time ?(?:scale|frame|line)s?|when",
    "taken": r"actions? taken(?: to date)?|(?:latest |officer )?(?:progress|update|position)s?(?: (?:update"
    r"|report|to date|note)s?)?|current position|outcome|implementation(?: update)?"
    r"|comments?(?: ?/ ?updates?)?|evidence|notes? on progress",
    "status": r"(?:current |overall |implementation |delivery |progress )?(?:status|rag)(?: ?(?:rating|status))?"
    r"|rag ?/ ?status|brag|complete[d]?\??|implemented\??|open ?/ ?closed",
    "response": r"(?:cabinet|executive|mayor'?s?|council|official|formal)? ?(?:response|decision|reply)"
    r"|accepted\??(?: ?/ ?rejected\??)?|agreed\??|accept ?/ ?reject",
    "updated": r"(?:date )?(?:last )?(?:updated|reviewed|closed)(?: on)?|date (?:of (?:last )?)?(?:update"
    r"|completed|completion)|(?:actual )?completion date|date implemented|closed date",
}
_NAMED = {field_: re.compile(names) for field_, names in NAMES.items()}
_KEY = re.compile(r"\s*(?:\([^)]*\)|[:*])\s*")
_LEADING = re.compile(r"^\s*(?:R(?:ec(?:ommendation)?)?\.? ?)?(?P<number>\d{1,3}[a-z]?)[.):]\s+", re.IGNORECASE)


@dataclass(slots=True)
class Entry:
    """One recommendation: its row, its cells by field, and the cells of columns that are not known, by their names."""

    row: Row
    cells: dict[str, str]
    others: dict[str, str]
    columns: Mapping[str, str]
    place: int  # among the recommendations of its table, from 1
    more: list[Row] = field(default_factory=list)  # rows below that go on with it

    @property
    def rows(self) -> list[Row]:
        return [self.row, *self.more]

    def cells_of(self, row: Row) -> dict[str, str]:
        """The cells by field of one of its rows."""
        if row is self.row:
            return self.cells
        return {self.columns[letter]: cell for letter, cell in row.cells.items() if letter in self.columns}


@dataclass(slots=True)
class Table:
    """One table of a tracker. `title` is what stands above its header, `rest` rows that are no recommendations."""

    sheet: str
    header: Row
    columns: Mapping[str, str]
    title: list[Row] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    rest: list[Row] = field(default_factory=list)
    repeated: list[Row] = field(default_factory=list)


def tables(rows: Iterable[Row]) -> tuple[list[Table], list[Row]]:
    """The tables of a tracker, one a sheet at most, and the rows of sheets that have none."""
    by_sheet: dict[str, list[Row]] = {}
    for row in rows:
        by_sheet.setdefault(row.sheet, []).append(row)
    found: list[Table] = []
    others: list[Row] = []
    for sheet, its in by_sheet.items():
        at = next((at for at, row in enumerate(its) if is_header(row)), None)
        if at is None:
            others += its
        else:
            found.append(_table(sheet, its[:at], its[at], its[at + 1 :]))
    return found, others


def is_header(row: Row) -> bool:
    """Whether a row names the columns of a tracker."""
    fields = set(columns(row).values())
    return bool(fields & {"recommendation", "action"}) and len(fields) > 2


def columns(row: Row) -> dict[str, str]:
    """The field of each column of a header, by its letter; each field has one column, the first of its name."""
    found: dict[str, str] = {}
    for letter, cell in row.cells.items():
        name = " ".join(_KEY.sub(" ", fold(cell)).replace(".", " ").split())
        known = next((one for one, pattern in _NAMED.items() if pattern.fullmatch(name)), None)
        if known and known not in found.values() and len(cell) < 60:
            found[letter] = known
    if "recommendation" not in found.values():  # a list of actions asked for
        found = {letter: "recommendation" if one == "action" else one for letter, one in found.items()}
    return found


def _table(sheet: str, above: Sequence[Row], header: Row, below: Sequence[Row]) -> Table:
    fields = columns(header)
    table = Table(sheet, header, fields, title=[*above])
    group: Row | None = None
    for row in below:
        cells = {fields[letter]: cell for letter, cell in row.cells.items() if letter in fields}
        others = {letter: cell for letter, cell in row.cells.items() if letter not in fields}
        if row.cells == header.cells:
            table.repeated.append(row)
        elif len(row.cells) == 1 and "recommendation" not in cells and not {"taken", "status"} & {*cells}:
            group = row
            table.rest.append(row)
        elif "recommendation" in cells:
            _with_group(cells, group)
            table.entries.append(Entry(row, _numbered(cells), others, fields, len(table.entries) + 1))
        elif table.entries and {"taken", "status", "lead", "due"} & {*cells} and "reference" not in cells:
            table.entries[-1].more.append(row)
        else:
            table.rest.append(row)
    _fill_down(table)
    return table


def _with_group(cells: dict[str, str], group: Row | None) -> None:
    """A recommendation below the name of a group has its origin there, when no column says it."""
    if group is not None:
        cells.setdefault("origin", next(iter(group.cells.values())))


def _numbered(cells: dict[str, str]) -> dict[str, str]:
    """A number printed at the beginning of the recommendation, when no column has it."""
    if "reference" not in cells and (match := _LEADING.match(cells["recommendation"])):
        return {**cells, "reference": match["number"]}
    return cells


def _fill_down(table: Table) -> None:
    """An empty origin is the one above (its cell was merged), and with it its body and day."""
    above: dict[str, str] = {}
    for entry in table.entries:
        if "origin" in entry.cells or "committee" in entry.cells:
            above = {name: entry.cells[name] for name in ("origin", "committee", "date") if name in entry.cells}
        else:
            entry.cells = {**above, **entry.cells}


def others(table: Table, entry: Entry) -> Iterator[tuple[str, str]]:
    """The cells of columns that are not known, with the names of the columns as printed."""
    for letter, cell in entry.others.items():
        yield table.header.cells.get(letter, f"Column {letter}"), cell
