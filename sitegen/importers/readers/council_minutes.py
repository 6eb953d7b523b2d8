"""Council minutes as plain text flattened from a PDF: a meeting, its papers, and what was promised there.

Law: the head says whose meeting it is and when, the list who came, the items what was said; the foot ends them, and
what follows is appended. Every line is in the meeting, in an appendix, or furniture.
"""

from __future__ import annotations

import re

from sitegen.importers.drafting.sheet import Line, Sheet
from sitegen.importers.drafting.taken import understood
from sitegen.importers.flattened import appendices
from sitegen.importers.flattened.attended import Attended
from sitegen.importers.flattened.attending import attendance
from sitegen.importers.flattened.flat import markdown, pieces
from sitegen.importers.flattened.minute_items import minute_items
from sitegen.importers.flattened.minuted import Minuted
from sitegen.importers.flattened.presence_labels import label_at
from sitegen.importers.known import committees, councils, minute_frame
from sitegen.importers.known.desk import Desk, Opened, Reader
from sitegen.importers.known.minute_frame import Foot, Head
from sitegen.importers.words import furniture
from sitegen.importers.words.bodies import is_whole
from sitegen.text import fold

_MINUTES = re.compile(r"\bminutes\b", re.IGNORECASE)
_APPENDED = re.compile(r"\W*(?:appendix|annex)\b", re.IGNORECASE)
_BLANK = Line(0, "")
_SHORT = 45
_AGENDA = re.compile(r"\W*(?:public |supplementary )?agenda(?: pack)?\W*", re.IGNORECASE)
_TITLE = re.compile(r"^\W*(?:draft |printed )?minutes(?: of (?:the|a) .*)?\W*$", re.IGNORECASE)
_DECIDES = re.compile(r"^\W*(?:RESOLVED|Resolved|AGREED|It was (?:RESOLVED|resolved|agreed))\b", re.MULTILINE)
_HEAD = 40
_SEVERAL = 3
_MANY = 2000
_FEW = 80


def recognises(opened: Opened) -> int:
    """Minutes in plain text: the word at the head, a list of who was there, and numbered items or what was resolved."""
    sheet = opened.sheet
    told = [line for line in sheet if not line.blank]
    if sheet.marked or not told:
        return 0
    labels = [label for at in range(min(len(told), 2 * _HEAD)) if (label := label_at(told, at))]
    named = any(_MINUTES.search(line.text) for line in told[:_HEAD])
    several = len(_DECIDES.findall(sheet.text)) >= _SEVERAL  # minutes may list only "Committee Members"
    present = any(label.status == "present" or (several and not label.status) for label in labels)
    if not present or not (named or _DECIDES.search(sheet.text)):
        return 0
    if any(_AGENDA.fullmatch(line.text) for line in told[:_HEAD]):
        return 0
    numbered = len(minute_items(sheet.lines[:_MANY])[1]) > 2
    return 95 if named and _DECIDES.search(sheet.text) else 85 if numbered else 0


def begins(sheet: Sheet, index: int) -> bool:
    """Whether minutes begin on a line: their title, with a list of who was there soon after."""
    if sheet.marked or not _TITLE.match(sheet.lines[index].text):
        return False
    told = [line for line in sheet.lines[index + 1 : index + 2 * _HEAD] if not line.blank][:_HEAD]
    return any((label := label_at(told, at)) and label.status == "present" for at in range(len(told)))


def read(opened: Opened, desk: Desk) -> None:
    """Read minutes, and what is appended to them."""
    desk.directory.learn(opened.sheet.text)
    sheet = furniture.sweep(opened.sheet, desk.intake)
    lines = list(sheet.lines)
    first = _first_item(lines)
    end = minute_frame.foot(lines, first)
    before, items = minute_items(lines[: end.start])
    present, listed = attendance(before)
    rest = lines[end.end :]
    if (
        items
        and not any(_APPENDED.match(line.text) for line in rest)
        and sum(len(line.text.split()) for line in rest) < _FEW
    ):
        items[-1].body += [_BLANK, *rest]  # whom to ask, when it is printed: a few words that are no paper of their own
        rest = []
    title, preface = _parted(before, listed)
    if items and preface:
        items[0].body[:0] = [*preface, _BLANK]
    head = minute_frame.head(title)
    frame = _frame(desk, head, lines[: end.end])
    if frame is None:
        held = markdown(pieces(lines))
        desk.intake.draft(desk.intake.document).fill(heading="Minutes", type="minutes", prose="verbatim", body=held)
        return
    committee, council, date = frame
    meeting = f"meetings/{committee.rpartition('/')[2]}/{date}"
    attended = Attended(desk, meeting, committee, council)
    for one in present:
        attended.seat(one)
    Minuted(desk, attended, date, items).write()
    _close(desk, meeting, head, end, whole=is_whole(desk.intake, opened.sheet))
    cited = {line.number for one in present for line in one.lines}
    desk.intake.set_aside(
        "headings of lists that name nobody", (line for line in before if line.number in listed - cited)
    )
    if rest:
        appendices.read(Sheet(sheet.file, tuple(rest)), desk, meeting, items, council)


def _parted(before: list[Line], listed: set[int]) -> tuple[list[Line], list[Line]]:
    """The lines of the title, before and among the lists; and the sentences after them, on how to read the minutes."""
    title, preface = list[Line](), list[Line]()
    seen = False
    for line in before:
        seen = seen or line.number in listed
        if line.number not in listed:
            prose = seen and len(line.text.strip()) > _SHORT
            (preface if prose or preface else title).append(line)
    return title, preface


def _first_item(lines: list[Line]) -> int:
    """The index of the first item's heading: a closing time before it is the head's."""
    _, items = minute_items(lines)
    numbers = [line.number for item in items[:1] for line in item.heading_lines]
    return next((index for index, line in enumerate(lines) if line.number in numbers), 0)


def _frame(desk: Desk, head: Head, lines: list[Line]) -> tuple[str, str | None, str] | None:
    """The committee, its council and the day; None (and a doubt) where there is no day or no committee to be found."""
    intake = desk.intake
    date = head.date.date if head.date and head.date.date.day else desk.date
    place = (
        councils.place_in(head.council)
        if head.council
        else councils.spoken_place("\n".join(line.text for line in lines))
    )
    council = None
    if head.council or place:
        council = desk.directory.found(
            intake, head.council or f"{place} Council", *head.lines, classification="council"
        )
    committee = desk.organization
    if head.body and fold(head.body) not in fold(desk.directory.names.get(committee or "", "")):
        above = (head.council or f"{place} Council", head.lines[0]) if council else None
        committee = committees.committee(desk, head.body, head.lines, above)
    if date is None or committee is None:
        intake.doubt("minutes without a day or a committee", head.title, head.lines)
        return None
    desk.organization = committee
    if head.date and head.date.fault:
        intake.doubt(head.date.fault, head.date.printed, head.lines)
    return committee, council, str(date)


def _close(desk: Desk, meeting: str, head: Head, end: Foot, *, whole: bool) -> None:
    """The day, the times, the place, and the record of the minutes themselves."""
    intake = desk.intake
    lines = (*head.lines, *end.lines)
    date = meeting.rpartition("/")[2]
    began, ended = end.began or head.began, end.ended or head.ended
    intake.draft(meeting).set(
        date=understood(date, *head.lines),
        start_time=understood(began, *lines) if began else None,
        end_time=understood(ended, *lines) if ended else None,
        place=understood(head.place, *head.lines) if head.place else None,
        status="held",
        minutes=intake.document,
    )
    signature = [line for line in end.signature if line.text.strip(" ._…")]
    if end.signed_by and (match := desk.directory.person(end.signed_by, desk.roll(meeting))).ref:
        rows = intake.draft(meeting).fields["attendance"]
        assert isinstance(rows, list)
        for row in rows:
            if "person" in row and row["person"].value == match.ref:
                row["person"] = understood(match.ref, *(_lines(row["person"].lines, intake.sheet)), *signature)
    else:
        intake.set_aside("a signature line", signature)
    if whole:
        heading = understood(head.title, *head.lines)
        document = intake.draft(intake.document).fill(heading=heading, type="minutes", date=date, about=[meeting])
        document.fill(organization=desk.organization)


def _lines(numbers: tuple[int, ...], sheet: Sheet) -> list[Line]:
    held = set(numbers)
    return [line for line in sheet if line.number in held]


READER = Reader("council-minutes", "minutes of a council's committee", "minutes", "text", recognises, read, begins)
