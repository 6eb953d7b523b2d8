"""Agendas: a meeting that is to be, with its members, its contacts and its items; and what is said on the front page.

Law: the front page is the document's body, an item's words are the item's text, both verbatim. What is understood
besides is drawn out of them: who sits on the committee, its terms, its standing delegations, its next meeting.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from sitegen.importers.drafting.intake import Draft
from sitegen.importers.drafting.sheet import Line, Sheet
from sitegen.importers.drafting.taken import Taken, plain, understood, verbatim
from sitegen.importers.known import authorities
from sitegen.importers.known.committees import committee
from sitegen.importers.known.desk import Desk, Opened, Reader
from sitegen.importers.known.ids import meeting_id
from sitegen.importers.known.stubs import meeting as stub
from sitegen.importers.packs import standing
from sitegen.importers.packs.agenda_items import Item, first_item, items
from sitegen.importers.words import notices
from sitegen.importers.words.bodies import written
from sitegen.importers.words.furniture import sweep
from sitegen.importers.words.names import parse_name
from sitegen.importers.words.notices import Member
from sitegen.importers.words.printed_dates import Read, first_date, time_of_day

_AGENDA = re.compile(
    r"(?:(?:supplement(?:ary|al) )?agenda(?: reports? pack| pack| front sheet)?|summons)(?:\s*[-–:]?\s*part \w+)?"
    r"|public document pack|notice of meeting",
    re.IGNORECASE,
)
_MINUTES = re.compile(r"(?:draft |the )?minutes(?: of .*)?", re.IGNORECASE)
_EXTRAORDINARY = re.compile(r"\b(extraordinary|special|annual|informal|plenary)\b(?: general)? meeting", re.IGNORECASE)
_KINDS = {"special": "extraordinary"}
_NEXT = re.compile(r"next (?:ordinary |scheduled )?meeting", re.IGNORECASE)
_ROOM = re.compile(r"\b(?:in|at) (?:the )?(?P<place>(?!\d)[A-Z][^.;]{3,100}?)\s*(?:[.;]|$)")
_HEAD = 60
_TOP = 15
_FRONT = 900
_FEW = 3


def begins(sheet: Sheet, index: int) -> bool:
    """An agenda stands at the head of its papers; further in, one with the labels of a notice begins another."""
    line = sheet.lines[index]
    if line.blank:
        return False
    if not any(not before.blank for before in sheet.lines[:index]):
        return _is_agenda(sheet, _TOP)
    if not _AGENDA.fullmatch(notices.words(line).strip(" :")):
        return False
    return len(notices.labelled(sheet.part(index, index + _HEAD // 2))) > 1


def recognises(opened: Opened) -> int:
    """By its head, and by items that are numbered from 1."""
    return 85 if _is_agenda(opened.sheet) else 0


def _is_agenda(sheet: Sheet, near: int = _FRONT) -> bool:
    """Whether a source says that it is an agenda, within so many lines of words, and has items or a notice."""
    front = sheet.part(0, _FRONT)
    told = [notices.words(line).strip(" :") for line in front if not line.blank]
    named = next((at for at, text in enumerate(told) if len(text) < _HEAD and _AGENDA.fullmatch(text)), None)
    if named is None or named >= near or any(_MINUTES.fullmatch(text) for text in told[: min(named, _HEAD)]):
        return False
    return len(items(front)) >= _FEW or len(notices.labelled(front)) >= _FEW


def read(opened: Opened, desk: Desk) -> None:
    """The meeting that is called: when, where, who is invited, and its items; and the committee's terms."""
    sheet = sweep(opened.sheet, desk.intake)
    found = items(sheet)
    front = sheet.part(0, first_item(sheet, found))
    paper, again = _paper(desk)
    body, day = _committee(front, sheet, desk), _day(front)
    whole = again or body is None or day is None
    if any(not line.blank for line in (sheet if whole else front)):
        paper.fill(prose="verbatim", body=written(sheet if whole else front))
    if body is None or day is None:
        desk.intake.doubt("an agenda whose committee or date is not printed", opened.sheet.file, [*front][:1])
        paper.fill(heading="Agenda", type="agenda")
        return
    desk.organization, desk.date = body, day[0].date
    made = desk.intake.draft(meeting_id(body, day[0].date))
    _notice(made, front, day, desk)
    held = {str(item["number"]) for item in plain(made.fields.get("agenda", []))}
    for item in found:
        if item.number not in held:  # a second agenda of one meeting adds to it
            _item(made, item, desk)
    _people(made, front, found, desk)
    name = desk.directory.names.get(body, "")
    paper.fill(heading=understood(f"Agenda of the {name}, {day[0].date.long}", day[1]), type="agenda", about=[made.id])
    paper.fill(organization=body)
    out = notices.published(front)
    read_, line = out or day
    paper.fill(date=understood({"date": str(read_.date), "printed": read_.printed}, line))


def _paper(desk: Desk) -> tuple[Draft, bool]:
    """The document an agenda is: the source itself; and whether it is a second one, bound in with the first."""
    source = desk.intake.draft(desk.intake.document)
    if "body" not in source.fields:
        return source, False
    return desk.intake.draft(desk.intake.free("documents/agenda")).fill(part_of=source.id), True


def _committee(front: Sheet, sheet: Sheet, desk: Desk) -> str | None:
    told = notices.labelled(front).get("body")
    name, lines = (told.value, told.lines) if told else (None, ())
    if name is None and (headed := authorities.committee_named([line for line in front if not line.blank][:_HEAD])):
        name, lines = headed
    if name is None:
        return None
    return committee(desk, name, lines, authorities.parent_named(sheet))


def _day(front: Sheet) -> tuple[Read, Line] | None:
    told = notices.labelled(front).get("date")
    if told and (read := first_date(told.value)):
        return read, told.lines[0]
    found = notices.when(front)
    return (found[0], found[3]) if found else None


def _notice(made: Draft, front: Sheet, day: tuple[Read, Line], desk: Desk) -> None:
    read, line = day
    told = notices.labelled(front)
    made.fill(date=understood({"date": str(read.date), "printed": read.printed}, line), status="scheduled")
    if read.fault:
        desk.intake.doubt("a weekday that does not fit its date", read.printed, [line], [read.fault])
    beside = notices.when(front)
    if "time" in told:
        made.fill(start_time=_time(told["time"].value, *told["time"].lines))
    elif "date" in told and (time := time_of_day(told["date"].value.replace(read.printed, " "))):
        made.fill(start_time=understood(time, line))
    elif beside and beside[1]:
        made.fill(start_time=understood(beside[1], beside[3]))
    if "place" in told:
        made.fill(place=verbatim(told["place"].value, *told["place"].lines))
    elif beside and beside[2] and "date" not in told:
        made.fill(place=understood(beside[2], beside[3]))
    kinds = [match[1].casefold() for one in [*front][:_HEAD] if (match := _EXTRAORDINARY.search(one.text))]
    made.fill(classification=_KINDS.get(kinds[0], kinds[0]) if kinds and len(kinds) == 1 else "ordinary")
    made.add("documents", desk.intake.document)


def _time(text: str, *lines: Line) -> Taken | None:
    found = time_of_day(text)
    return understood(found, *lines) if found else None


def _item(made: Draft, item: Item, desk: Desk) -> None:
    text = written(item.lines)
    values: dict[str, Taken | list[str]] = {
        "number": understood(item.number, *item.head),
        "heading": understood(item.heading, *item.head),
    }
    if text.value:
        values["text"] = text
    about = standing.read_item(item, made.id, desk)
    if _NEXT.search(item.heading):
        about += _next(item.lines, desk)
    if about:
        values["about"] = list(dict.fromkeys(about))
    made.add("agenda", values)


def _next(lines: Sheet, desk: Desk) -> list[str]:
    """The next meeting, when its day is printed: its time and room are of that sentence."""
    for line in lines:
        text = notices.words(line)
        read = first_date(text, year=desk.date.year if desk.date else None)
        if read and read.date.day and desk.organization and read.date != desk.date:
            after = text[read.start + len(read.printed) :]
            held = stub(desk, desk.organization, read.date, line)
            held.set(status="scheduled")
            time = time_of_day(after)
            held.fill(start_time=understood(time, line) if time else None)
            if match := _ROOM.search(after):
                held.fill(place=understood(match["place"], line))
            return [held.id]
    return []


def _people(made: Draft, front: Sheet, found: Sequence[Item], desk: Desk) -> None:
    listed = [*notices.members(front)]
    agreed = next((item for item in found if re.search(r"\bmembership\b", item.heading, re.IGNORECASE)), None)
    again = [*notices.names(agreed.lines)] if agreed else []
    since = standing.settled_on(agreed, desk) if agreed else None
    for member in {one.name.key: one for one in [*again, *listed]}.values():
        printed = [one for one in [*listed, *again] if one.name.key == member.name.key]
        _member(made, member, [one.line for one in printed], since, desk)
    parent = authorities.parent_of(desk, desk.organization)
    for contact in notices.contacts(line for part in (front, *(item.lines for item in found)) for line in part):
        body = {"role": contact.role.partition(" (")[0], "organization": parent} if contact.officer and parent else {}
        match = desk.directory.enrol(desk.intake, contact.name, contact.line, **body)
        held = [one["person"] for one in plain(made.fields.get("contacts", []))]
        if match.ref and match.ref not in held:
            made.add("contacts", {"person": match.ref, "role": contact.role})


def _member(made: Draft, member: Member, lines: list[Line], since: str | None, desk: Desk) -> None:
    match = desk.directory.enrol(desk.intake, member.printed, *lines)
    if not match.ref:
        made.add("attendance", {"name": understood(member.printed, *lines), "status": "invited", "role": member.role})
        return
    place = {"organization": desk.organization, "role": member.role}
    if since and member.role != "Member":
        place["start_date"] = since
    desk.intake.draft(match.ref).add("memberships", place)
    authorities.seat(desk, match.ref, parse_name(member.printed), authorities.parent_of(desk, desk.organization))
    if match.ref not in [one.get("person") for one in plain(made.fields.get("attendance", []))]:
        made.add("attendance", {"person": understood(match.ref, *lines), "status": "invited", "role": member.role})
    desk.roll(made.id).add(match.ref, member.role)


READER = Reader("agenda", "Agenda of a meeting", "agenda", "text", recognises, read, begins)
