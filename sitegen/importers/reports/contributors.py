"""Who gave evidence to a report: the meetings it lists with their guests, and those who wrote. Dry.

Law: a list of guests says who somebody is (name, office, body); a list of respondents names bodies, and persons only by
a title. What is no name stays as printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from sitegen.importers.drafting.intake import Draft
from sitegen.importers.drafting.sheet import Line
from sitegen.importers.drafting.taken import Tree, plain, understood
from sitegen.importers.known import stubs
from sitegen.importers.known.asked import known_body
from sitegen.importers.known.desk import Desk
from sitegen.importers.known.directory import classified
from sitegen.importers.known.guests import OF_BODY, Guest, guest_of, guests, office_of
from sitegen.importers.known.ids import meeting_id, part_id
from sitegen.importers.reports.chapters import Matter, Section
from sitegen.importers.words import markup
from sitegen.importers.words.blocks import Block
from sitegen.importers.words.names import looks_like_name, parse_name
from sitegen.importers.words.printed_dates import Read, dates, first_date
from sitegen.text import fold

_ITEM = re.compile(r"^\s*(?:[-*+•●▪■◦○‣]|\d{1,3}[.)])\s+")
_INFORMAL = (
    (re.compile(r"\b(?:informal|private|roundtable|round[- ]table|workshop|seminar)\b", re.IGNORECASE), "informal"),
    (re.compile(r"\bvisits?\b", re.IGNORECASE), "visit"),
)
_WRITTEN = re.compile(r"\b(?:written|respon\w+|submissions?|submitted|consultation|call for evidence)\b", re.IGNORECASE)
_ANNOUNCES = re.compile(
    r"\b(?:guests?|witnesses|(?:oral|written) evidence|(?:written )?submissions?|heard from|evidence from|spoke to)\b"
    r".{0,120}(?:following|:)\W*$",
    re.IGNORECASE,
)
_JOINT = re.compile(r"^(?P<one>.+) and (?P<other>.+?)\s*\(joint [^)]*\)$", re.IGNORECASE)
_CITED_WRITING = re.compile(
    r"(?P<who>[^,;]{2,80}), (?:written|oral) (?:evidence|submission|statement|response)", re.IGNORECASE
)
_BRACKETS = re.compile(r"\s*\([^)]*\)\s*$")


@dataclass(slots=True)
class Evidence:
    """Meetings and other records a report rests on; people and bodies who contributed, in the order they are named."""

    records: dict[str, None] = field(default_factory=dict)
    people: dict[str, None] = field(default_factory=dict)
    bodies: dict[str, None] = field(default_factory=dict)


def evidence(desk: Desk, found: Iterable[Section], committee: str | None, title: str) -> Evidence:
    """Read the sections that list meetings, witnesses and respondents."""
    made = Evidence()
    for section in found:
        for heading, items in _lists(section):
            words = heading.bare if heading else section.title
            if section.matter is not Matter.EVIDENCE and not _ANNOUNCES.search(words):
                continue
            date = first_date(words)
            if date and date.date.day and committee and heading:
                _meeting(desk, _Session(committee, title, heading, words, date), items, made)
            elif _WRITTEN.search(words):
                for text, line in items:
                    _respondent(desk, text, line, made)
            else:
                for guest in guests(desk, items):
                    _enrolled(desk, guest, made)
    return made


def cited(desk: Desk, found: Iterable[Section], committee: str | None, made: Evidence) -> None:
    """What the notes rest on: bodies whose written evidence they cite, the committee's transcripts of a day."""
    own = fold(desk.directory.names.get(committee or "", ""))
    for block in (block for section in found for block in section.blocks if block.kind == "note"):
        words = markup.bare(re.sub(r"<sup>.*?</sup>|\[\^\d+\]:?", "", block.text))
        if (wrote := _CITED_WRITING.match(words)) and known_body(desk, wrote["who"], block.lines[0]):
            made.bodies[desk.directory.found(desk.intake, wrote["who"], *block.lines[:1])] = None
        if committee and own and own in fold(words) and "transcript" in fold(words):
            for read in dates(words):
                id_ = meeting_id(committee, read.date)
                if id_ in desk.intake.drafts and not any(one.startswith(id_) for one in made.records):
                    made.records[_item_recorded(desk, id_)] = None


def _item_recorded(desk: Desk, meeting: str) -> str:
    """The one item of business that a meeting's transcript is of; the meeting where it has none, or is of several."""
    transcript = desk.intake.drafts.get(f"{meeting}/transcript")
    panels = plain(transcript.fields.get("panels", [])) if transcript else []
    items = {str(panel.get("item") or meeting) for panel in panels}
    return items.pop() if len(items) == 1 else meeting


def _lists(section: Section) -> Iterator[tuple[Block | None, list[tuple[str, Line]]]]:
    """The lists of a section, each with the heading or the words right above it."""
    above: Block | None = section.heading
    for block in section.blocks:
        if block.kind == "list":
            texts = block.text.split("\n")
            if len(texts) == len(block.lines):
                pairs = zip(texts, block.lines, strict=True)
                yield (
                    above,
                    [(markup.bare(_ITEM.sub("", text)).rstrip("."), line) for text, line in pairs if text.strip()],
                )
        elif block.kind != "note":
            above = block


# ---- meetings


@dataclass(frozen=True, slots=True)
class _Session:
    """A meeting as a report's list heads it."""

    committee: str
    title: str
    heading: Block
    words: str
    date: Read


def _meeting(desk: Desk, session: _Session, items: Sequence[tuple[str, Line]], made: Evidence) -> None:
    draft = _held(desk, session.committee, session.words, session.date, session.heading)
    attendance: list[Tree] = []
    refs: list[str] = []
    for guest in guests(desk, items):
        ref, body = _enrolled(desk, guest, made)
        who = {"person": understood(ref, guest.line)} if ref else {"name": understood(guest.name, guest.line)}
        attendance.append({**who, "status": "guest", "role": guest.role, "organization": body})
        refs += [ref] if ref else []
        if ref:
            desk.roll(draft.id).add(ref, guest.role)
    item = _item(draft, session.title, refs)
    number = str(plain(item["number"])) if item else None
    if "attendance" not in draft.fields:
        draft.set(
            attendance=[{**one, "items": [number] if number else None} for one in attendance if isinstance(one, dict)]
        )
    if item is not None and not item.get("guests"):
        item["guests"] = list(refs)
    made.records[part_id(draft.id, "item", number) if number else draft.id] = None


def _held(desk: Desk, committee: str, words: str, date: Read, heading: Block) -> Draft:
    """The meeting's record; one that was informal is no meeting of the committee's calendar."""
    line = heading.lines[0]
    kind = next((kind for pattern, kind in _INFORMAL if pattern.search(words.replace("formal meeting", ""))), None)
    kind = kind or ("informal" if re.search(r"\binformal\b", words, re.IGNORECASE) else None)
    if kind:
        draft = desk.intake.draft(f"{meeting_id(committee, date.date)}-{kind}")
        draft.fill(
            date=understood({"date": str(date.date), "printed": date.printed}, line), status="held", classification=kind
        )
    else:
        draft = stubs.meeting(desk, committee, date.date, line)
    if date.fault:
        printed = [date.printed, re.sub(r"^\w+day,? ", "", date.printed)]
        draft.add("conflicts", understood({"about": "weekday", "printed": printed, "note": date.fault}, line))
        desk.intake.doubt("a weekday that does not fit its date", f"{date.printed}: {date.fault}", [line], [draft.id])
    return draft


def _item(draft: Draft, title: str, guests: Sequence[str]) -> dict[str, Tree] | None:
    """The item of the meeting's agenda that heard these guests, or bears the report's title."""
    agenda = draft.fields.get("agenda", [])
    items = [one for one in agenda if isinstance(one, dict)] if isinstance(agenda, list) else []
    wanted = {word for word in re.findall(r"\w+", fold(title)) if len(word) > 3}
    scored = []
    for at, one in enumerate(items):
        heard = len(set(guests) & set(plain(one.get("guests", []))))
        words = {*re.findall(r"\w+", fold(str(plain(one.get("heading", "")))))}
        scored.append(((heard, len(wanted & words)), -at))
    best = max(scored, default=None)
    return items[-best[1]] if best and (best[0][0] or best[0][1] > 1) else None


def heard_for(desk: Desk, report: str, inquiry: str) -> None:
    """Tell the agenda items that a report rests on which inquiry they were part of."""
    for record in plain(desk.intake.draft(report).fields.get("evidence", [])):
        meeting, _, anchor = record.partition("#")
        agenda = desk.intake.draft(meeting).fields.get("agenda", []) if anchor else []
        for item in agenda if isinstance(agenda, list) else ():
            if isinstance(item, dict) and part_id(meeting, "item", str(plain(item.get("number")))) == record:
                item.setdefault("inquiry", inquiry)


# ---- people and bodies


def _enrolled(desk: Desk, guest: Guest, made: Evidence) -> tuple[str | None, str | None]:
    """The records of a guest and of the body they spoke for."""
    body = desk.directory.found(desk.intake, guest.body, guest.line) if guest.body else None
    name = parse_name(guest.name)
    somebody = name.peerage or (looks_like_name(guest.name) and not _counted(guest.name))
    ref = None
    if somebody and (guest.role or guest.body or name.prefix or name.peerage):
        role = OF_BODY.match(guest.role or "")
        own = role["role"] if role and guest.body and role["body"].startswith(guest.body) else guest.role
        ref = desk.directory.enrol(desk.intake, guest.name, guest.line, role=own, organization=body).ref
    if ref:
        made.people[ref] = None
        for office in guest.more:
            its_role, its_body = office_of(desk, [piece.strip() for piece in office.split(", ")])
            if its_body:
                also = desk.directory.found(desk.intake, its_body, guest.line)
                desk.directory.enrol(desk.intake, guest.name, guest.line, role=its_role, organization=also)
                made.bodies[also] = None
    elif not guest.role and not guest.body and not _counted(guest.name) and classified(guest.name) != "other":
        made.bodies[desk.directory.found(desk.intake, guest.name, guest.line)] = None
    if body:
        made.bodies[body] = None
    return ref, body


def _counted(name: str) -> bool:
    """Whether words say how many there were, and not who: five young people."""
    return bool(
        re.match(
            r"(?:\d+|a|an|one|two|three|four|five|six|seven|eight|nine|ten|several|members?)\b", name, re.IGNORECASE
        )
    )


def _respondent(desk: Desk, text: str, line: Line, made: Evidence) -> None:
    """A body that wrote, or a person whose title says that it is one."""
    joint = _JOINT.match(text)
    for one in (joint["one"], joint["other"]) if joint else (text,):
        name = _BRACKETS.sub("", one).strip() if not re.search(r"\([A-Z]{2,}\)$", one) else one
        if not name or _counted(name):
            continue
        told = parse_name(name.split(",")[0])
        if told.prefix or told.peerage:
            _enrolled(desk, guest_of(desk, name, line), made)
        else:
            made.bodies[desk.directory.found(desk.intake, name, line)] = None
