"""The head of minutes in numbered items: whose they are, of what day, where and when, and the lists of those present.

Law: what the head says is a field of the meeting; a line that is neither understood nor a list is given back, to stand
in the minutes' document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sitegen.importers.drafting.intake import Draft
from sitegen.importers.drafting.sheet import Line, Sheet
from sitegen.importers.drafting.taken import Tree, understood
from sitegen.importers.known import attendees
from sitegen.importers.known.authorities import committee_named, parent_named
from sitegen.importers.known.committees import committee
from sitegen.importers.known.councils import title_case
from sitegen.importers.known.desk import Desk
from sitegen.importers.known.minute_frame import head
from sitegen.importers.known.seating import seat
from sitegen.importers.minutes.list_headings import status_of
from sitegen.importers.words import markup, notices, tables
from sitegen.importers.words.names import looks_like_name
from sitegen.importers.words.printed_dates import Read, first_date, time_of_day

_OF = re.compile(
    r"\b(?:minutes|proceedings) of (?:(?:the|a|an) )?(?:(?:[a-z]+ )*meeting of )?(?:the )?"
    r"(?P<body>[A-Z][^\d:.;]*?)(?: meeting)?(?:,? held\b| on \w+day\b| on \d|,? \d| at \d|\s*[-–—:(]|$)",
    re.IGNORECASE,
)
_COLUMN = re.compile(
    r"(?:(?:full )?name|councillors?|members?|role|position|office|title|designation|party|ward|representing|"
    r"status|attendance"
    r"|organi[sz]ation|present)s?",
    re.IGNORECASE,
)
_EXTRAORDINARY = re.compile(r"\b(extraordinary|special|annual|informal|plenary)\b(?: general)? meeting", re.IGNORECASE)
_KINDS = {"special": "extraordinary"}
_MEETING = re.compile(r"(?:(?:last|previous|annual|special) )*meeting\b", re.IGNORECASE)
_OF_ITEM = re.compile(r"\d{1,4}[.)]\s+(?:minutes|to (?:agree|approve|confirm))\b", re.IGNORECASE)
_PROSE = re.compile(
    r"[a-z]{2,}[.;]\s*$|\b(?:was|were|is|are|has|have|had|be)\b.*\d[.;]\s*$|^.{160}"
)  # a sentence is no heading
_PLACED = re.compile(r"^[\d/.]{8,10}\s*[-–]\s*|\s*\((?:item|minute) [\w/.]+\)$", re.IGNORECASE)
_NEAR = 25


@dataclass(frozen=True, slots=True)
class Minutes:
    """The minutes being read: the meeting's draft, and the parts of the sheet."""

    meeting: Draft
    day: Read
    day_line: Line
    front: Sheet
    desk: Desk


def day_of(front: Sheet) -> tuple[Read, Line] | None:
    """The day of the meeting, and the line that says it."""
    told = notices.labelled(front).get("date")
    if told and (read_ := first_date(told.value)) and read_.date.day:
        return read_, told.lines[0]
    found = notices.when(replace(front, lines=tuple(line for line in front if _heads(line))))
    return (found[0], found[3]) if found else None


def _heads(line: Line) -> bool:
    """Whether a line can say of what day the minutes are: it is no sentence on something else."""
    text = notices.words(line)
    if _OF_ITEM.match(text):
        return False
    return not _PROSE.search(text) or bool(_OF.search(text)) or bool(re.search(r"\bheld\b", text))


def committee_of(front: Sheet, sheet: Sheet, desk: Desk) -> str | None:
    """The body whose minutes these are: by a label, by what the title says, by the name that heads them."""
    told = notices.labelled(front).get("body")
    held = [line for line in front if not line.blank][:_NEAR]
    name, lines = (told.value, told.lines) if told else _minutes_of(held) or committee_named(held) or (None, ())
    if name is None:
        name, lines = head([line for line in held if not _PROSE.search(line.text)]).body, tuple(held[:1])
    name = _PLACED.sub("", name) if name else None
    if not name:
        return desk.organization
    calm = [replace(line, text=title_case(line.text)) for line in held]
    above = parent_named(front) or parent_named(calm) or parent_named(sheet.part(0, len(front) + _NEAR))
    return committee(desk, name, lines, above)


def _minutes_of(lines: Sequence[Line]) -> tuple[str, tuple[Line, ...]] | None:
    """The body a line says these are the minutes of: `Minutes of a meeting of the Scrutiny Panel held on ...`."""
    for line in lines:
        match = _OF.search(notices.words(line))
        if match and len(match["body"]) < 100 and match["body"][0].isupper() and not _MEETING.match(match["body"]):
            return match["body"].strip(" ,-–"), (line,)
    return None


def read_head(made: Minutes) -> tuple[Line, ...]:
    """The head: fields of the meeting and its attendance; the lines that are neither are given back."""
    told, meeting = notices.labelled(made.front), made.meeting
    read_, line = made.day, made.day_line
    date: dict[str, Tree] = {"date": str(read_.date), "printed": read_.printed, "note": read_.fault}
    meeting.set(date=understood(date, line))
    if read_.fault:
        made.desk.intake.doubt("a weekday that does not fit its date", read_.printed, [line])
    framed = head([line for line in made.front if not line.blank][:_NEAR])
    time = time_of_day(told["time"].value) if "time" in told else framed.began
    place = told["place"].value if "place" in told else framed.place
    meeting.fill(
        start_time=understood(time, *told["time"].lines) if "time" in told and time else time,
        place=understood(place, *told["place"].lines) if "place" in told and place else place,
        classification=_classification(made.front),
    )
    used, headings = _attendance(made)
    used |= {line.number for value in told.values() for line in value.lines} | {line.number}
    said = told["body"].lines if "body" in told else ()
    meeting.set(status=understood("held", line, *said, *headings))
    return tuple(line for line in made.front if line.number not in used)


def _classification(front: Sheet) -> str | None:
    match = _EXTRAORDINARY.search(front.text)
    return _KINDS.get(match[1].lower(), match[1].lower()) if match else None


def _attendance(made: Minutes) -> tuple[set[int], list[Line]]:
    """Seat everybody the lists of the head name; the numbers of the lines that were understood, and their headings."""
    used: set[int] = set()
    headings: list[Line] = []
    status: tuple[str, str | None] | None = None
    for line in made.front:
        headed = None if line.blank else status_of(line.text)
        if notices.is_address(line.text):
            status = None
        elif headed:
            status = headed[:2]
            headings.append(line)
        if line.blank or status is None or (headed and not headed[2]):
            continue
        cells = None if headed else tables.row(line)
        found = [*_named(headed[2] if headed else notices.words(line), cells, status, line)]
        if cells and not found:
            headings.append(line)
        elif headed or all(_somebody(entry.name) for entry in found):
            seat(made.desk, made.meeting.id, found)
            used.add(line.number)
        else:
            status = None
    return used | {line.number for line in headings}, headings


def _named(
    names: str, cells: tables.Row | None, status: tuple[str, str | None], line: Line
) -> Iterator[attendees.Entry]:
    """Those a line names. In a row of a table the name stands first, then the office; its heading is nobody."""
    if cells is None:
        yield from attendees.entries(names, status[0], line, role=status[1])
        return
    told = [markup.bare(cell) for cell in cells.cells if cell]
    if told and not all(_COLUMN.fullmatch(cell) for cell in told) and not re.fullmatch(r"[\s:|-]*", "".join(told)):
        yield from attendees.entries(told[0], status[0], line, role=" ".join(told[1:]) or status[1])


def _somebody(name: str) -> bool:
    return looks_like_name(name) or attendees.begins_a_name(name, alone=True)
