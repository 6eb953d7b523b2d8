"""ModernGov's web service: councillors by ward, committees, meetings, one meeting with its agenda and attendance.

Law: a uid is only unique within one council, so it is kept with the council's host; the file does not print the
council's name, and it is left to a person. Addresses and telephone numbers of councillors are not taken.
"""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.importers.drafting.sheet import Line
from sitegen.importers.drafting.taken import Taken, Tree, plain, understood
from sitegen.importers.known import enrolling
from sitegen.importers.known.desk import Desk, Opened, Reader
from sitegen.importers.known.directory import classified
from sitegen.importers.known.ids import meeting_id
from sitegen.importers.opening.tree import begins
from sitegen.importers.opening.tree_xml import Element
from sitegen.importers.structured.cited import Cited
from sitegen.importers.structured.moderngov_fields import (
    COMMITTEE,
    COUNCILLOR,
    MEETING,
    NAMELESS,
    ROOTS,
    SIGNS,
    Field,
    day,
    host_of,
    lowered,
    status_of_attendee,
    status_of_meeting,
    time,
    titled,
)
from sitegen.importers.structured.moderngov_papers import agenda, papers
from sitegen.text import excerpt


class _Service:
    """Makes records of one answer of the web service."""

    def __init__(self, desk: Desk, cited: Cited, root: Element) -> None:
        self._desk, self._cited, self._root = desk, cited, root
        self._host = host_of(root)
        self._scheme = f"ModernGov {self._host}".strip()
        self._council: str | None = None

    def read(self) -> None:
        for element in [self._root, *self._root.every("ward", "member", "committee", "meeting")]:
            match element.tag:
                case "ward":
                    for one in element.every("councillor"):
                        self._councillor(one, element)
                case "member" if self._root.tag == "memberlist":
                    self._councillor(element, None)
                case "committee" if Field.of(element, "committeetitle").words:
                    self._committee(element)
                case "meeting" if Field.of(element, "meetingdate").words:
                    self._meeting(element)
        if self._council is None and not self._desk.intake.drafts:
            self._cited.left("an answer of ModernGov that tells of no councillor, committee or meeting", self._root)

    def _the_council(self, element: Element) -> str:
        """The council itself: known by the host of its addresses, since its name is nowhere printed."""
        if self._council is None and not self._host:
            self._council = self._desk.organization or ""
            if not self._council:
                self._desk.intake.doubt(NAMELESS, self._root.tag, self._cited.lines(element)[:1])
        if self._council is None:
            name, lines = self._host, self._cited.lines(element)[:1]
            self._council = enrolling.body(self._desk, name, "ModernGov", name, *lines, classification="council")
            self._desk.intake.doubt(NAMELESS, name, lines, (self._council,))
        return self._council

    # ---- people

    def _councillor(self, element: Element, ward: Element | None) -> None:
        cited, name = self._cited, Field.of(element, "fullusername", "name")
        uid = Field.of(element, "councillorid", "memberid", "userid").words
        lines = cited.lines(name.element)
        if not name.words or not uid:
            return
        ref = self._who(name.words, uid, *lines)
        if ref is None:
            return
        party = self._party(Field.of(element, "politicalpartytitle", "politicalgrouptitle"))
        group = self._party(Field.of(element, "politicalgrouptitle"))
        area = Field.of(ward, "wardtitle") if ward is not None else Field.of(element, "wardtitle", "ward")
        council = self._the_council(element)
        place: dict[str, Tree] = {
            "organization": understood(council, *lines),
            "role": Field.of(element, "keyposts").taken(cited),
            "post": Field.of(element, "representing").taken(cited),
            "on_behalf_of": party,
            "area": area.taken(cited),
        }
        draft = self._desk.intake.draft(ref)
        terms = [*element.every("termofoffice")] or [Element("", {}, 0)]
        for term in terms if council else ():
            draft.add("memberships", {**place, **self._time(term)})
        if group and party and group.value != party.value:
            draft.add("memberships", {"organization": group})
        if party and not council:
            draft.add("memberships", {"organization": party, "area": place["area"]})
        for committee in (one for held in element.every("committees") for one in held):
            if title := titled(committee).words:
                body = self._body(title, committee)
                role = Field.of(committee, "role", "roletitle").taken(cited)
                draft.add("memberships", {"organization": body, "role": role, **self._time(committee)})
        self._untold(element, COUNCILLOR, "councillor")

    def _who(self, name: str, uid: str, *lines: Line) -> str | None:
        """The person of a uid; where it is not told whose uid it is, the person of the name."""
        if uid in ("", "0"):
            return self._desk.directory.enrol(self._desk.intake, name, *lines).ref
        if self._host:
            return enrolling.person(self._desk, name, [(self._scheme, uid)], *lines).ref
        ref = self._desk.directory.enrol(self._desk.intake, name, *lines).ref
        if ref:
            enrolling.note(self._desk, ref, self._scheme, uid, *lines)
        return ref

    def _time(self, term: Element) -> dict[str, Tree]:
        start, end = Field.of(term, "startdate", "fromdate"), Field.of(term, "enddate", "todate")
        return {
            "start_date": start.read(self._cited, day(start.words)),
            "end_date": end.read(self._cited, day(end.words)),
        }

    def _party(self, party: Field) -> Taken | None:
        if not party.words:
            return None
        lines = self._cited.lines(party.element)
        found = self._desk.directory.found(self._desk.intake, party.words, *lines, classification="political group")
        return understood(found, *lines)

    # ---- bodies

    def _body(self, title: str, element: Element, printed: Element | None = None) -> Taken:
        uid, lines = Field.of(element, "committeeid").words, self._cited.lines(printed or titled(element).element)
        kind = classified(title)
        kind = kind if kind != "other" else "committee"
        if uid and self._host:
            ref = enrolling.body(self._desk, title, self._scheme, uid, *lines, classification=kind)
        else:
            ref = self._desk.directory.found(self._desk.intake, title, *lines, classification=kind)
            if uid:
                enrolling.note(self._desk, ref, self._scheme, uid, *lines)
        return understood(ref, *lines)

    def _committee(self, element: Element) -> None:
        ref = str(self._body(Field.of(element, "committeetitle").words, element).value)
        council = self._the_council(element)
        if council and ref != council:
            self._desk.intake.draft(ref).fill(parent=council)
        self._untold(element, COMMITTEE, "committee")

    # ---- meetings

    def _organization(self, element: Element) -> str | None:
        """Whose meeting it is: told in it, or by the committee it is listed under; or known by its number."""
        held = element if Field.of(element, "committeetitle").words or Field.of(element, "committeeid").words else None
        held = held or next((one for one in self._root.every("committee") if element in [*one.every("meeting")]), None)
        if held is None:  # one meeting alone names its committee only in its items and papers
            printed = next((one for one in element.every("refertocommittee", "committeetitle") if one.words), None)
            return str(self._body(printed.words, element, printed).value) if printed else None
        title, uid = Field.of(held, "committeetitle").words, Field.of(held, "committeeid").words
        if title:
            return str(self._body(title, held).value)
        return self._desk.directory.identifiers.ref(self._scheme, uid)

    def _meeting(self, element: Element) -> None:
        cited, intake = self._cited, self._desk.intake
        printed = Field.of(element, "meetingdate")
        date, body = day(printed.words), self._organization(element)
        if not date or body is None:
            why = "a meeting of a committee that is not known: import the committees (GetCommittees) first"
            intake.doubt(
                why if date else "a meeting without a date", excerpt(element.words, 60), cited.lines(element)[:1]
            )
            return
        id_ = meeting_id(body, date)
        status, place = Field.of(element, "meetingstatus"), Field.of(element, "meetinglocation", "location")
        draft = intake.draft(intake.free(id_) if "date" in intake.draft(id_).fields else id_)
        attendance = [*self._attendance(element)]
        began = Field.of(element, "meetingactualstarttime", "meetingtime")
        ended = Field.of(element, "meetingactualfinishtime")
        came = any(plain(one)["status"] != "invited" for one in attendance)
        minuted = any(Field.of(element, name).words == "True" for name in ("minutepublished", "minutespublished"))
        became = status_of_meeting(status.words, attended=came or minuted)
        draft.set(
            date=printed.read(cited, date),
            start_time=began.read(cited, time(began.words)),
            end_time=ended.read(cited, time(ended.words)),
            place=place.taken(cited),
            status=status.read(cited, became) or became,
            attendance=attendance or None,
            agenda=[*agenda(self._desk, cited, element)] or None,
            documents=[*papers(self._desk, cited, element)] or None,
        )
        self._untold(element, MEETING, "meeting")

    def _attendance(self, element: Element) -> Iterator[Tree]:
        for one in element.every("attendee", "attendance"):
            name, uid = Field.of(one, "name", "fullusername", "attendeename"), Field.of(one, "memberid", "userid").words
            came, kind = (
                Field.of(one, "attendance", "attendancestatus", "status"),
                Field.of(one, "membertype", "attendeetype"),
            )
            if not name.words:
                continue
            lines = self._cited.lines(one)
            who = self._who(name.words, uid, *lines)
            role = Field.of(one, "roledescription", "role").words
            status = status_of_attendee(came.words, kind.words)
            for told in filter(one.get, ("politicalparty", "ward")):
                self._cited.left(f"attendee: {told}", one)
            if status is None:
                self._cited.left(f'the attendance "{came.words}"', one)
            yield {
                "person": understood(who, *lines) if who else None,
                "name": None if who else understood(name.words, *lines),
                "status": understood(status or "invited", *lines),
                "role": understood(role, *lines) if role else None,
            }

    def _untold(self, element: Element, known: frozenset[str], what: str) -> None:
        for child in element:
            if child.tag not in known and child.words not in ("", "True", "False"):
                self._cited.left(f"{what}: {child.tag}", child)


def read(opened: Opened, desk: Desk) -> None:
    """Read one answer of the web service."""
    if isinstance(opened.data, Element):
        cited = Cited(opened)
        _Service(desk, cited, lowered(opened.data)).read()
        cited.tell(desk.intake)


def recognises(opened: Opened) -> int:
    """The names of its fields are like no other's."""
    if not isinstance(opened.data, Element):
        return 0
    root = opened.data.tag.casefold()
    if begins(opened.data) & SIGNS:
        return 95 if root in ROOTS else 90
    return 60 if root in ROOTS else 0


READER = Reader("moderngov", "ModernGov XML", "other", "xml", recognises, read)
