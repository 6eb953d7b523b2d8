"""Lists of actions: each row of their tables is an action, with its parts, its status and where it arose.

The list is a report to a committee, with a table for each meeting ("Actions arising from the meeting held on ..."),
or a tracker with a column for the meeting. The report itself is a document, verbatim.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from sitegen.dates import PartialDate
from sitegen.importers.drafting.intake import Draft
from sitegen.importers.drafting.sheet import Line, Sheet
from sitegen.importers.drafting.taken import plain, understood, verbatim
from sitegen.importers.known import asked, stubs
from sitegen.importers.known.desk import Desk, Opened, Reader
from sitegen.importers.known.ids import action_id, meeting_id
from sitegen.importers.letters import covering
from sitegen.importers.letters.covering import Covering
from sitegen.importers.words.printed_dates import deadline, first_date
from sitegen.importers.words.statuses import Status, status
from sitegen.importers.words.tables import Row, columns, points, tables, words_of

COLUMNS = {
    name: re.compile(words)
    for name, words in {
        "item": r"(?:agenda )?item(?: (?:no|number|ref(?:erence)?))?\.?",
        "minute": r"minute(?: (?:no|number|ref))?\.?|ref(?:erence)?\.?(?: no\.?)?|no\.?",
        "date": r"(?:date of )?meeting(?: date)?|date(?: (?:raised|agreed|of action|requested))?",
        "action": r"(?:subject and )?actions?(?:\(s\))?(?: (?:required|agreed|requested|arising|to be taken"
        r"|point))?(?: / recommendation)?|request|task",
        "title": r"(?:item |agenda |report )?(?:title|subject|topic|heading)|(?:agenda )?item title|issue|agenda item",
        "responsible": r"(?:person |officer |lead )?responsible(?: (?:person|officer|lead|party|body))?|lead(?: officer"
        r"| person| member)?|owner|"
        r"action (?:by|owner|for)|by whom|assigned to|officer|who",
        "status": r"(?:current )?(?:status|progress|position|outcome|update|response)(?: ?[/&] ?(?:update|status"
        r"|comments?|outcome|progress))?|"
        r"(?:progress |status )?(?:update|comments?)|action taken",
        "due": r"(?:due|target|completion)(?: date| by)?|deadline(?:, if applicable)?|by when|timescale|when|date due",
    }.items()
}
_NAMED = re.compile(
    r"\b(?:lists? of actions|actions? (?:list|log|tracker|arising|sheet)|outstanding actions"
    r"|matters arising|tracker of actions)\b",
    re.IGNORECASE,
)
_DELEGATE = re.compile(r"\bdelegated to (?:the )?(?P<who>[A-Z][\w ]{2,40}?)(?=,| to | in |\.|$)")
_TO_MEETING = re.compile(
    r"\b(?:reported|presented|considered|noted|provided)\b.*\bmeeting (?:on|of|held on)\b", re.IGNORECASE
)
_VISITED = re.compile(r"\bvisit\b.*\b(?:took place|held|made|undertaken)\b", re.IGNORECASE)
_NOTHING = re.compile(r"\W*(?:n/?a|none|not applicable|-+|tbc)?\W*", re.IGNORECASE)
_TITLED = re.compile(
    r"^\s*(?:<p>)?\s*(?:<b>|\*\*)(?P<title>.+?)(?:</b>|\*\*)\s*(?:</p>|<br ?/?>|\n)?\s*(?P<rest>.*)$", re.DOTALL
)


@dataclass(frozen=True, slots=True)
class _Entry:
    """A row of the list, its cells by name; `date` is the meeting's, when it is known."""

    cells: dict[str, str]
    line: Line
    date: PartialDate | None

    def words(self, name: str) -> str:
        return words_of(self.cells.get(name, ""))


@dataclass(frozen=True, slots=True)
class _List:
    """The list the rows stand in: its document, whose it is, and the report it is part of."""

    document: str
    committee: str | None
    report: Covering

    @property
    def date(self) -> PartialDate | None:
        return self.report.date.date if self.report.date else None


def begins(sheet: Sheet, index: int) -> bool:
    """A report whose subject is a list of actions."""
    title = covering.subject(sheet.lines[index])
    return bool(title and _NAMED.search(title))


def recognises(opened: Opened) -> int:
    """By its title, or by a table with columns for an action and for who does it or how it stands."""
    rows = sum(1 for _ in entries(opened.sheet))
    head = "\n".join(line.text for line in opened.sheet.lines[:40])
    return (90 if _NAMED.search(head) else 60) if rows else 0


def read(opened: Opened, desk: Desk) -> None:
    """The report as a document, and each row of its tables as an action."""
    found = covering.covering(opened.sheet)
    paper = covering.draft(found, desk)
    committee = str(plain(paper.fields.get("organization", ""))) or desk.organization
    for entry in entries(found.report):
        _action(entry, _List(paper.id, committee, found), desk)
        if entry.date and committee:
            paper.add("about", meeting_id(committee, entry.date))


def entries(sheet: Sheet) -> Iterator[_Entry]:
    """The rows of all tables of actions. A table that a page has cut goes on under the same meeting."""
    date: PartialDate | None = None
    places: dict[str, int] = {}
    for table in tables(sheet):
        above = first_date(table.above.text) if table.above else None
        places = places if above else {}  # a date alone between the rows of one table goes on with its columns
        date = above.date if above else date
        for row in table.rows:
            named = columns(row, COLUMNS)
            if "action" in named and len(named) > 2 and ("status" in named or "responsible" in named):
                places = named
                date = above.date if above else date if {"item", "title", "minute"} & set(places) else None
            elif places and len(row) > max(places.values()):
                yield _entry(row, places, date)


def _entry(row: Row, places: dict[str, int], date: PartialDate | None) -> _Entry:
    cells = {name: row.cells[at] for name, at in places.items()}
    own = first_date(words_of(cells["date"])) if "date" in cells else None
    return _Entry(cells, row.line, own.date if own else date)


def _action(entry: _Entry, within: _List, desk: Desk) -> None:
    line, title = entry.line, entry.words("title")
    cell = entry.cells["action"]
    if not title and (match := _TITLED.match(cell)) and words_of(match["rest"]):
        title, cell = words_of(match["title"]), match["rest"]
    text, parts = points(cell)
    if not text and not parts:
        return
    stands = not entry.date and (asked.is_standing(cell) or _is_nothing(entry, "due"))
    kind = "standing" if stands else asked.kind_of(words_of(cell))
    made = desk.intake.draft(
        action_id(entry.date or within.date or desk.date or "undated", words_of(cell), kind, title)
    )
    first = parts[0].text if parts else ""
    made.fill(type=kind).set(heading=title if stands and title else asked.heading_of(text, title, first))
    made.fill(text=verbatim(text, line) if text else None, organization=within.committee)
    made.set(parts=[{"letter": one.letter, "text": verbatim(one.text, line)} for one in parts] or None)
    if within.committee and kind != "delegation":
        made.fill(owed_to=[within.committee])
    if stands:
        made.add("arose_from", within.document)
    elif entry.date:
        made.fill(date=understood(str(entry.date), line))
        if within.committee:
            _arose(made, entry, title, within.committee, desk)
    _charge(made, entry, desk)
    _due(made, entry)
    _status(made, entry, within, desk)


def _is_nothing(entry: _Entry, name: str) -> bool:
    return name in entry.cells and bool(_NOTHING.fullmatch(entry.words(name)))


def _arose(made: Draft, entry: _Entry, title: str, committee: str, desk: Desk) -> None:
    """Where it arose: the item of the meeting, unless minutes have told of it already and more nearly."""
    assert entry.date is not None
    held = stubs.meeting(desk, committee, entry.date, entry.line)
    number = entry.words("item")
    place = stubs.item(held, number, title, entry.line) if re.fullmatch(r"\d{1,3}[a-z]?", number) else held.id
    printed = place.rpartition("#item-")[2]
    if "#" in place and printed != number:
        made.add("conflicts", understood({"about": "number of the item", "printed": [printed, number]}, entry.line))
    if not any(str(ref).startswith(place) for ref in plain(made.fields.get("arose_from", []))):
        made.add("arose_from", place)


def _charge(made: Draft, entry: _Entry, desk: Desk) -> None:
    """Who is to do it. Of a delegation it is whom the power was given; the list names who is to see to it."""
    roll = desk.roll(str(plain(made.fields.get("arose_from", [""]))[0]).partition("#")[0])
    delegate = _DELEGATE.search(str(plain(made.fields.get("text", ""))))
    if made.fields.get("type") == "delegation" and delegate:
        match = desk.directory.person(delegate["who"], roll)
        made.fill(responsible=understood([match.ref], entry.line) if match.ref in roll.roles else None)
    printed = entry.words("responsible")
    if not printed or _is_nothing(entry, "responsible"):
        return
    told = asked.charged(desk, printed, entry.line, roll)
    if told.refs:
        made.fill(responsible=understood(list(told.refs), entry.line))
    if told.printed:
        made.set(printed_responsible=verbatim(told.printed, entry.line))


def _due(made: Draft, entry: _Entry) -> None:
    if not (printed := entry.words("due")):
        return
    when = first_date(printed) or deadline(printed)
    made.fill(due={"date": str(when.date) if when else None, "printed": verbatim(printed, entry.line)})


def _status(made: Draft, entry: _Entry, within: _List, desk: Desk) -> None:
    if not (printed := entry.words("status")):
        return
    standing = made.fields.get("type") == "standing"
    told = status(printed, year=within.date.year if within.date else None)
    told = replace(told, value="in progress") if standing else told
    made.set(printed_status=verbatim(printed, entry.line))
    step = told.step(within.date)
    if step is None:
        desk.intake.doubt("a status whose words tell no step", printed, [entry.line])
        return
    bound = next((one for one in within.report.appendices if one.label == told.appendix), None)
    if bound and bound.when and not told.when:
        step["date"] = {"date": str(bound.when.date), "printed": bound.when.printed}
    outcome = [*([bound.id] if bound else []), *_outcome(told, entry, within, desk)]
    if outcome:
        made.add("outcome", *outcome)
    if told.followed_up and not standing:
        step["by"] = within.committee
    made.add("history", understood(step, entry.line, *([bound.line] if bound else [])))


def _outcome(told: Status, entry: _Entry, within: _List, desk: Desk) -> Iterator[str]:
    """The places a status points to: an item of the same agenda, a meeting it was reported to, a visit made."""
    if within.committee is None:
        return
    if told.item and within.date:
        yield f"{meeting_id(within.committee, within.date)}#item-{told.item}"
    if told.when and told.when.date.day and told.value == "complete":
        if _TO_MEETING.search(told.printed):
            yield stubs.meeting(desk, within.committee, told.when.date, entry.line).id
        elif _VISITED.search(told.printed):
            yield f"{meeting_id(within.committee, told.when.date)}-visit"


READER = Reader("actions", "List of actions", "officer report", "text", recognises, read, begins)
