"""Minutes in numbered items: a meeting that was held, who was there, what was said and resolved under each item.

Law: an item's words are its text, whole and verbatim; what is understood besides (people, times, resolutions, votes) is
drawn out of them. What stands before the items and after them, and is no field, is the body of the minutes' document.
"""

from __future__ import annotations

import re
from itertools import groupby

from sitegen.importers.drafting.intake import Draft
from sitegen.importers.drafting.passages import Paragraph
from sitegen.importers.drafting.sheet import Line, Sheet
from sitegen.importers.drafting.taken import Tree, understood
from sitegen.importers.known.desk import Desk, Opened, Reader
from sitegen.importers.known.directory import classified
from sitegen.importers.known.ids import meeting_id
from sitegen.importers.known.seating import seat
from sitegen.importers.minutes import business, comings, decisions, sittings
from sitegen.importers.minutes.item_fields import item_fields
from sitegen.importers.minutes.list_headings import status_of
from sitegen.importers.minutes.minute_heads import Minutes, committee_of, day_of, read_head
from sitegen.importers.words import notices
from sitegen.importers.words.bodies import document, written
from sitegen.importers.words.furniture import sweep
from sitegen.importers.words.printed_dates import first_date

_TITLE = re.compile(
    r"(?:(?:draft|public|confirmed|unconfirmed|printed) )?minutes(?: of (?:the |a |an )?.*\b(?:meeting|"
    r"committee|panel|board|council|cabinet|forum)\b.*)?(?: of proceedings)?",
    re.IGNORECASE,
)
_EVIDENCE = re.compile(r"^\W*(?:minutes of evidence|oral evidence)\b", re.IGNORECASE)  # these are transcripts
_PARAGRAPH = re.compile(r"^\W{0,4}(\d{1,2})\.\d{1,2}\b")  # of the item whose number it begins with
_AGENDA = re.compile(r"\W*agenda\W*", re.IGNORECASE)
_PAGE = re.compile(r"agenda(?:, (?:draft )?decisions)? and (?:draft |printed )?minutes", re.IGNORECASE)
_RESOLVED = re.compile(r"\b(?:resolved|agreed that|it was agreed)\b", re.IGNORECASE)
_TAIL = re.compile(
    r"\W*(?:signed|signature|chair(?:man|woman|person)?(?: of .{3,60})?|mayor|dated?|contact(?: officer)?\b.*|"
    r"\(?(?:chair|date)\)?)\W*(?:date)?\W*"
    r"|[\s._…-]{3,}|\W*(?:signed|date)\W*[:._…].*",
    re.IGNORECASE,
)
_DURATION = re.compile(r"\bduration\b", re.IGNORECASE)
_NEAR = 25


def begins(sheet: Sheet, index: int) -> bool:
    """A line that says "Minutes" and no more, or of what meeting; with a date and those present soon below."""
    text = sheet.lines[index].text
    if len(text) > 200 or "minutes" not in text.lower():
        return False
    if not _TITLE.fullmatch(notices.words(sheet.lines[index]).strip(" :.")):
        return False
    told = [line for line in sheet.lines[index : index + 3 * _NEAR] if not line.blank][:_NEAR]
    dated = any(first_date(notices.words(line)) for line in told[:8])
    return dated and any(status_of(line.text) for line in told)


def recognises(opened: Opened) -> int:
    """By the word "minutes" in its head, and by numbered items with titles; flattened minutes are another's."""
    told = [line for line in opened.sheet if not line.blank][:40]
    named = any(re.search(r"\bminutes\b", line.text, re.IGNORECASE) and len(line.text) < 200 for line in told)
    found = business.items(opened.sheet)
    whole = sum(len(item.lines) == 1 or item.lines[0].text.lstrip().startswith(("#", "*")) for item in found)
    if any(_EVIDENCE.search(notices.words(line)) for line in told):
        return 0
    under = {match[1] for line in opened.sheet if (match := _PARAGRAPH.match(line.text))}
    bound = any(_AGENDA.fullmatch(line.text) for line in told[:12])  # it is the first paper of a pack
    if len(under & {item.number for item in found}) > 1 and whole * 2 >= len(found) and named and not bound:
        return 96
    if found and any(_PAGE.fullmatch(notices.words(line)) for line in told[:12]):
        return 90
    resolved = bool(_RESOLVED.search(opened.sheet.text))
    if not found or whole * 2 < len(found) or not (named or resolved):
        return 0
    present = any(status_of(line.text) for line in told)
    return 40 * named + 15 * resolved + 15 * present + 15 * (len(found) > 2)


def read(opened: Opened, desk: Desk) -> None:
    """The meeting: attendance, items with their text and decisions, and what was promised or delegated."""
    sheet = sweep(opened.sheet, desk.intake)
    found = business.items(sheet)
    front = sheet.part(0, found[0].start if found else len(sheet))
    day, body = day_of(front), committee_of(front, sheet, desk)
    if day is None or body is None:
        about = "minutes whose date is not printed" if body else "minutes whose committee is not printed"
        desk.intake.doubt(about, opened.sheet.file, [*front][:1])
        document(desk.intake, opened.sheet, "documents/minutes").fill(
            heading="Minutes", type="minutes", prose="verbatim", body=written(sheet)
        )
        return
    desk.organization, desk.date = body, day[0].date
    made = Minutes(desk.intake.draft(meeting_id(body, day[0].date)), *day, front, desk)
    paper = _paper(opened.sheet, made)
    rest = read_head(made)
    seat(desk, made.meeting.id, comings.absences(decisions.clauses(Sheet(sheet.file, rest))))
    sheet = _without_running_heads(sheet, len(front), made)
    found = business.items(sheet)
    tail = _tail_start(sheet, found[-1].words) if found else len(sheet)
    ends = [*(item.start for item in found[1:]), tail]
    for item, end in zip(found, ends, strict=bool(found)):
        words = sheet.part(item.words, end)
        made.meeting.add("agenda", item_fields(item, words, made.meeting.id, day[0].date, desk))
        if _DURATION.search(item.title) and (told := sittings.duration(decisions.clauses(words))):
            made.meeting.fill(start_time=understood(told.time, *told.lines), end_time=told.until)
    _times(made, decisions.clauses(sheet.part(found[0].start if found else 0)))
    _contacts(made, [*sheet.part(tail)])
    left = Sheet(sheet.file, (*rest, *sheet.part(tail)), sheet.marked)
    if any(not line.blank for line in left):
        paper.set(prose="verbatim", body=written(left))


def _paper(sheet: Sheet, made: Minutes) -> Draft:
    """The document of the minutes: the source itself, or what stands in a pack under an id of its own."""
    body, day = str(made.desk.organization), made.day.date
    name = made.desk.directory.names.get(body, "")
    short = "".join(word[0] for word in name.split() if word[0].isupper()).lower()
    paper = document(made.desk.intake, sheet, f"documents/{short if len(short) > 2 else 'meeting'}-minutes-{day}")
    paper.set(heading=understood(f"Minutes of the {name}, {day.long}", made.day_line), type="minutes")
    paper.set(organization=body, date=understood(str(day), made.day_line), about=[made.meeting.id])
    made.meeting.fill(minutes=paper.id)
    return paper


def _without_running_heads(sheet: Sheet, after: int, made: Minutes) -> Sheet:
    """The sheet without blocks that only say again whose minutes of what day these are, at the top of a page."""
    desk = made.desk
    found: list[Line] = []
    for blank, group in groupby(sheet.lines[after:], key=lambda line: line.blank):
        block = [] if blank else [*group]
        kinds = {_says_again(notices.words(line), made) for line in block} if 0 < len(block) <= 4 else {""}
        if "" not in kinds and len(kinds) > 1:
            found += block
    desk.intake.set_aside("the committee and day printed again at the top of a page", found)
    return sheet.without({line.number for line in found})


def _says_again(text: str, made: Minutes) -> str:
    """Which part of a running head a line is: the body, the day, or nothing of one."""
    read_ = first_date(text)
    if read_ and read_.date == made.day.date and len(text) - len(read_.printed) < 3:
        return "day"
    body = made.desk.directory.organization(text).ref
    parents = ("authority", "assembly", "council")
    return (
        "body"
        if body or (len(text) < 60 and classified(text) in parents and text[:1].isupper() and text[-1:].isalpha())
        else ""
    )


# ---- the end


def _tail_start(sheet: Sheet, after: int) -> int:
    """Where the words of the last item end: before the lines for a signature, and whom to contact."""
    for index in range(after, len(sheet)):
        line = sheet.lines[index]
        if not line.blank and _TAIL.fullmatch(notices.words(line) or line.text.strip()):
            return index
    return len(sheet)


def _times(made: Minutes, found: list[Paragraph]) -> None:
    meeting = made.meeting
    if (began := sittings.began(found)) and "start_time" not in meeting.fields:
        meeting.set(start_time=understood(began.time, *began.lines))
    if end := sittings.ended(found):
        meeting.set(end_time=understood(end.time, *end.lines))
    told: list[Tree] = [
        {"start_time": understood(one.time, *one.lines), **({"end_time": one.until} if one.until else {})}
        for one in sittings.breaks(found)
    ]
    if told:
        meeting.set(adjournments=told)


def _contacts(made: Minutes, tail: list[Line]) -> None:
    for contact in notices.contacts(tail):
        match = made.desk.directory.enrol(made.desk.intake, contact.name, contact.line)
        if match.ref:
            made.meeting.add("contacts", {"person": understood(match.ref, contact.line), "role": contact.role})


READER = Reader("minutes", "minutes in numbered items", "minutes", "text", recognises, read, begins)
