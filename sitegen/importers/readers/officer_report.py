"""Reports by officers to a committee: a document, verbatim; and what its tables and lists say of people and meetings.

Law: the report is whole in its document. Besides, a table of members' interests gives memberships of the bodies named,
a table of dates and topics the meetings planned, a list of those invited the guests of the meeting it is for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from sitegen.dates import PartialDate
from sitegen.importers.drafting.intake import Draft
from sitegen.importers.drafting.sheet import Line, Sheet
from sitegen.importers.drafting.taken import Tree, plain, understood
from sitegen.importers.known import authorities
from sitegen.importers.known.desk import Desk, Opened, Reader
from sitegen.importers.known.ids import meeting_id
from sitegen.importers.known.stubs import meeting as stub
from sitegen.importers.letters import covering
from sitegen.importers.letters.covering import Covering
from sitegen.importers.packs import programmes
from sitegen.importers.packs.interests import interests
from sitegen.importers.words import notices
from sitegen.importers.words.furniture import sweep
from sitegen.importers.words.names import looks_like_name, parse_name
from sitegen.importers.words.printed_dates import first_date
from sitegen.text import slug

_LABEL = re.compile(
    r"^(?P<label>report (?:to|for|of|from|by|author|title)|subject|title|date(?: of meeting)?|meeting date"
    r"|public access"
    r"|wards?(?: ?\(s\)|s)?(?: affected)?|key decision|(?:responsible|lead|contact|reporting) officer|classification"
    r"|exempt(?: information)?|portfolio(?: holder)?|(?:lead )?cabinet member|enclosures|decision type|committee"
    r"|meeting|status|purpose(?: of report)?|author)\s*:",
    re.IGNORECASE,
)
_FIRST = ("report", "subject", "title", "date", "committee", "meeting")
_PUBLIC = ("report", "public", "ward", "key", "exempt", "portfolio", "enclosures", "responsible", "decision", "cabinet")
_MARKS = re.compile(r"</?\w+>|[*#|]")
_INVITED = re.compile(
    r"\b(?:guests?|witness(?:es)?|following|people|representatives)\b.*\binvited\b|\binvited guests?\b", re.IGNORECASE
)
_BULLET = re.compile(r"^\s*(?:[-*•●▪◦]|\(?[a-z0-9]{1,3}[).])\s+")
_END = re.compile(r"[\s;,.]*(?:\band)?[\s;,.]*$")
_LABELS = 3
_WINDOW = 16
_SENTENCE = 400


def begins(sheet: Sheet, index: int) -> bool:
    """The first of at least three labels that reports bear at their head ("Report to", "Subject", "Wards affected")."""
    label = _label(sheet.lines[index])
    if label is None or not label.startswith(_FIRST):
        return False
    before = (_label(line) for line in _near(sheet.lines[max(0, index - _WINDOW) : index])[-6:])
    if any(one and one.startswith(_FIRST) for one in before):
        return False
    held = _head_labels(sheet.lines[index : index + 3 * _WINDOW])
    own = any(one.startswith(("report", "subject", "title")) for one in held)
    return len(held) >= _LABELS and own and any(one.startswith(_PUBLIC) for one in held)


def _head_labels(lines: Sequence[Line]) -> set[str]:
    """The labels of a head, which ends where no line in three bears one."""
    held: set[str] = set()
    last = 0
    for at, line in enumerate(_near(lines)):
        if found := _label(line):
            held.add(found)
            last = at
        elif at - last >= _LABELS:
            break
    return held


def _near(lines: Sequence[Line]) -> list[Line]:
    return [line for line in lines if not line.blank]


def _label(line: Line) -> str | None:
    if ":" not in line.text or len(line.text) > 400:
        return None
    match = _LABEL.match(_MARKS.sub("", line.text).strip())
    return match["label"].casefold() if match else None


def recognises(opened: Opened) -> int:
    """By its head, near the beginning."""
    return 75 if any(begins(opened.sheet, index) for index in range(min(40, len(opened.sheet)))) else 0


def read(opened: Opened, desk: Desk) -> None:
    """The report as a document, and what it tells of interests, the work programme and contacts."""
    sheet = sweep(opened.sheet, desk.intake)
    found = covering.covering(sheet)
    found = replace(found, heading=_title(sheet) or found.heading, pairs=_pairs(found))
    made = covering.draft(found, desk)
    committee = _committee(found, made, desk)
    parent = authorities.parent_of(desk, committee)
    interests(found.report, desk, parent)
    if committee:
        listed = found.date.date if found.date else desk.date
        programmes.programme(found.report, committee, listed, desk)
        if visited := [*programmes.visits(found.report, committee, desk)]:
            made.add("about", *visited)
        _meeting(found, made, committee, parent, desk)


def _pairs(found: Covering) -> dict[str, tuple[str, Line]]:
    """The head, whose date may stand behind the committee: "Report to: Health Panel - 6 March 2024"."""
    to = found.pairs.get("to")
    if "date" not in found.pairs and to and (read_ := first_date(to[0])):
        return {**found.pairs, "to": (to[0][: read_.start].strip(" -–,"), to[1]), "date": (read_.printed, to[1])}
    return found.pairs


def _title(sheet: Sheet) -> str | None:
    """The subject, where its words stand on the line below the label."""
    told = [line for line in sheet if not line.blank][: 2 * _WINDOW]
    for line, below in pairwise(told):
        label = _label(line)
        if label in ("subject", "title", "report title"):
            own = notices.words(line).partition(":")[2].strip()
            return own or (None if _label(below) else notices.words(below))
    return None


def _committee(found: Covering, made: Draft, desk: Desk) -> str | None:
    held = plain(made.fields.get("organization"))
    if held:
        return str(held)
    if (to := found.pairs.get("to")) and authorities.is_body(to[0]):
        ref = desk.directory.found(desk.intake, to[0], to[1])
        made.fill(organization=ref, to=[ref])
        return ref
    return None


def _meeting(found: Covering, made: Draft, committee: str, parent: str | None, desk: Desk) -> None:
    """What a report says of the meeting it is for: who is invited to its item, and whom to ask."""
    day = found.date.date if found.date else desk.date
    if day is None or not day.day:
        return
    id_ = meeting_id(committee, day)
    if id_ in desk.intake.drafts:
        made.add("about", id_)
    for line in _bullets(found.report):
        _guest(line, day, found.heading, committee, desk)
    if id_ not in desk.intake.drafts:
        return
    meeting = desk.intake.draft(id_)
    for contact in notices.contacts(found.report.lines[-30:]):
        where = {"role": contact.role, "organization": parent} if parent else {}
        match = desk.directory.enrol(desk.intake, contact.name, contact.line, **where)
        held = [one["person"] for one in plain(meeting.fields.get("contacts", []))]
        if match.ref and match.ref not in held:
            meeting.add("contacts", {"person": match.ref, "role": contact.role})


def _bullets(report: Sheet) -> Iterator[Line]:
    """The points of a list of those invited."""
    listing = False
    for line in report:
        if line.blank:
            continue
        text = line.text.rstrip("* ")
        if "invited" in text and len(text) < _SENTENCE and text.endswith(":") and _INVITED.search(text):
            listing = True
        elif listing and _BULLET.match(line.text):
            yield line
        else:
            listing = False


def _guest(line: Line, day: PartialDate, subject: str, committee: str, desk: Desk) -> None:
    text = _END.sub("", notices.words(Line(line.number, _BULLET.sub("", line.text))))
    printed, _, office = text.partition(", ")
    if not looks_like_name(parse_name(printed).name):
        return
    role, body = desk.directory.office(desk.intake, office, line) if office else (None, None)
    where = {"role": role, "organization": body} if body else {}
    match = desk.directory.enrol(desk.intake, printed, line, **where)
    if not match.ref:
        return
    new = meeting_id(committee, day) not in desk.intake.drafts
    meeting = stub(desk, committee, day, line)
    if new:
        meeting.set(status="scheduled")
    held = plain(meeting.fields.get("attendance", []))
    if match.ref in [one.get("person") for one in held]:
        return
    agenda = plain(meeting.fields.get("agenda", []))
    numbers = [str(item["number"]) for item in agenda if slug(str(item["heading"])) == slug(subject)]
    invited: dict[str, Tree] = {"person": understood(match.ref, line), "status": "invited", "role": role}
    meeting.add("attendance", invited | {"organization": body, "items": numbers or None})


READER = Reader("officer report", "Report by an officer", "officer report", "text", recognises, read, begins)
