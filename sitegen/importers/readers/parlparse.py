"""TheyWorkForYou's XML (ParlParse): debates, divisions, committees, written questions and written statements.

Law: an id says whose proceedings they are and on which day; what is said keeps its words and order. A major heading is
an item of business, a minor heading a panel within it.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from sitegen.importers.drafting.intake import Draft
from sitegen.importers.drafting.taken import Tree, understood, verbatim
from sitegen.importers.known.desk import Desk, Opened, Reader
from sitegen.importers.known.ids import meeting_id, part_id, shortened
from sitegen.importers.listings.written_questions import ANSWERED, ASKED, Questions
from sitegen.importers.opening.tree import attributed
from sitegen.importers.opening.tree_prose import plain, whole
from sitegen.importers.opening.tree_xml import Element
from sitegen.importers.structured.cited import Cited
from sitegen.importers.structured.divisions import motion
from sitegen.importers.structured.publicwhip import STATEMENTS, Gid, Speakers, body_of, first_gid, gid_of, name_of

_MAJOR = frozenset({"oral-heading", "major-heading"})
_KNOWN = frozenset(
    {"id", "speakername", "person_id", "speakerid", "nospeaker", "speakeroffice", "type", "oral-qnum", "colon"}
)
_NO_WORDS = frozenset({"gidredirect"})
NARRATIVE = "Narrative"  # what Akoma Ntoso calls words that nobody spoke
_COMMITTEE = "Public Bill Committee"


@dataclass(slots=True)
class _Sitting:
    """One body's proceedings on one day, as they come to be read."""

    meeting: str
    draft: Draft
    name: str
    agenda: list[dict[str, Tree]] = field(default_factory=list)
    panels: list[dict[str, Tree]] = field(default_factory=list)
    heading: Element | None = None  # of the panel that the next speech begins
    speeches: list[Tree] | None = None  # of the panel that is open
    spoken: int = 0
    divisions: int = 0


class _Debates:
    """Makes meetings and their transcripts of the elements of a file."""

    def __init__(self, desk: Desk, cited: Cited, root: Element) -> None:
        self._desk, self._cited, self._root = desk, cited, root
        self._speakers = Speakers(desk, cited)
        self._sittings: dict[tuple[str, str], _Sitting] = {}
        self._gid = first_gid(root)
        self._loose: list[Element] = []  # what is of no kind that is known here

    def read(self) -> list[Element]:
        """Make the records; what they have no place for."""
        for element in self._root:
            self._gid = gid_of(element) or self._gid
            if self._gid is None:
                self._loose.append(element)
            elif element.tag in _MAJOR or element.tag == "minor-heading":
                self._heading(element, self._gid)
            elif element.tag == "speech" or element.tag in ASKED or element.tag in ANSWERED:
                self._speech(element, self._gid)
            elif element.tag in ("division", "divisioncount"):
                self._division(element, self._gid)
            elif element.tag in ("committee", "witnesses"):
                self._present(element, self._gid)
            elif element.tag not in _NO_WORDS and element.tag != "bill":
                self._loose.append(element)
        for sitting in self._sittings.values():
            self._close(sitting)
            sitting.draft.set(agenda=sitting.agenda or None)
            if sitting.panels:
                transcript = self._desk.intake.draft(f"{sitting.meeting}/transcript")
                transcript.set(prose="verbatim", panels=sitting.panels)
        return self._loose

    def _sitting(self, gid: Gid, element: Element) -> _Sitting:
        key = (gid.kind, gid.day)
        if key not in self._sittings:
            bill = self._root.child("bill")
            name = f"{bill.words} {_COMMITTEE}" if bill is not None and bill.words and gid.kind == "standing" else ""
            body = body_of(self._desk, self._cited, gid.kind, bill if name and bill is not None else element, name)
            meeting = meeting_id(body, gid.day)
            draft = self._desk.intake.draft(meeting)
            date = understood(str(gid.date), *self._cited.head(element))
            draft.set(date=date, status="held", classification=None if gid.kind == "standing" else "plenary")
            self._sittings[key] = _Sitting(meeting, draft, self._desk.directory.names.get(body, body))
        return self._sittings[key]

    def _heading(self, element: Element, gid: Gid) -> None:
        sitting = self._sitting(gid, element)
        words = self._cited.words(element)
        if words is None:
            return
        self._close(sitting)
        sitting.heading, sitting.speeches = element, None
        if element.tag in _MAJOR or not sitting.agenda:
            sitting.agenda.append({"number": str(len(sitting.agenda) + 1), "heading": words})

    def _close(self, sitting: _Sitting) -> None:
        """Give a panel to a heading under which nobody spoke, unless it is that of the item."""
        if sitting.heading is not None and sitting.heading.tag not in _MAJOR and sitting.speeches is None:
            self._panel(sitting)

    def _panel(self, sitting: _Sitting) -> list[Tree]:
        if sitting.speeches is None:
            sitting.speeches = []
            heading = self._cited.words(sitting.heading) or sitting.name
            item = part_id(sitting.meeting, "item", str(len(sitting.agenda))) if sitting.agenda else None
            sitting.panels.append({"heading": heading, "item": item, "speeches": sitting.speeches})
        return sitting.speeches

    def _speech(self, element: Element, gid: Gid) -> None:
        sitting = self._sitting(gid, element)
        name, head = name_of(element) if element.get("speakername") else "", self._cited.head(element)
        words = self._cited.prose(element)
        if words is None and not name:
            return
        speeches = self._panel(sitting)
        sitting.spoken += 1
        who = self._speakers.who(element).ref if name else None
        role = element.get("speakeroffice")
        speeches.append({
            "id": f"s{sitting.spoken:03d}",
            "label": understood(name, *head) if name else NARRATIVE,
            "speaker": understood(who, *head) if who else None,
            "role": understood(role, *head) if role else None,
            "type": _type(element, name),
            "body": words,
        })  # fmt: skip
        for attribute, value in element.attributes.items():
            if attribute not in _KNOWN and value.strip():
                self._cited.left(f"{element.tag}: {attribute}", element)

    def _division(self, element: Element, gid: Gid) -> None:
        sitting = self._sitting(gid, element)
        sitting.divisions += 1
        if not sitting.agenda:
            heading = self._cited.understood(sitting.name, element) or sitting.name
            sitting.agenda.append({"number": "1", "heading": heading})
        motions = sitting.agenda[-1].setdefault("motions", [])
        assert isinstance(motions, list)
        motions.append(motion(element, str(sitting.divisions), self._cited, self._speakers))

    def _present(self, element: Element, gid: Gid) -> None:
        """Who sat on a committee that day, who came, and who gave evidence."""
        sitting = self._sitting(gid, element)
        chairs = {id(one) for chairmen in element.every("chairmen") for one in chairmen}
        for one in element.every("mpname", "clerk", "witness"):
            who = self._speakers.who(one).ref if one.tag == "mpname" else None
            name = one.get("membername") or " ".join(one.text.split())
            absent = one.get("attending").casefold() == "false"
            status = "guest" if one.tag == "witness" else "absent" if absent else "present"
            role = "Chair" if id(one) in chairs else "Clerk" if one.tag == "clerk" else None
            if not name:
                continue
            sitting.draft.add("attendance", {
                "person": self._cited.understood(who, one),
                "name": None if who else verbatim(name, *self._cited.lines(one)),
                "status": self._cited.understood("in attendance" if role == "Clerk" else status, one),
                "role": role,
            })  # fmt: skip


def _type(element: Element, name: str) -> str:
    if element.tag in ASKED or element.get("oral-qnum"):
        return "question"
    if element.tag in ANSWERED:
        return "answer"
    return "speech" if name else "narrative"


def _statements(desk: Desk, cited: Cited, root: Element) -> None:
    """Written statements: each is a document of its own."""
    speakers, heading, department = Speakers(desk, cited), None, None
    for element in root:
        gid = gid_of(element)
        if element.tag == "major-heading":
            heading, lines = None, cited.lines(element)
            kind = "government department"
            ref = (
                desk.directory.found(desk.intake, element.words, *lines, classification=kind) if element.words else None
            )
            department = understood(ref, *lines) if ref else None
        elif element.tag == "minor-heading":
            heading = element
        elif element.tag == "speech" and gid and (words := cited.prose(element)):
            title = cited.words(heading) or verbatim(name_of(element) or gid.number, *cited.head(element))
            who = speakers.who(element).ref
            id_ = desk.intake.free(f"documents/written-statement-{gid.date}-{shortened(str(title.value), 60)}")
            desk.intake.draft(id_).set(
                heading=title,
                type="other",
                organization=department,
                from_=[understood(who, *cited.head(element))] if who else None,
                date=understood(str(gid.date), *cited.head(element)),
                part_of=desk.intake.document,
                prose="verbatim",
                body=words,
            )


def read(opened: Opened, desk: Desk) -> None:
    """Read a file of ParlParse."""
    if not isinstance(opened.data, Element):
        return
    cited, root = Cited(opened), opened.data
    gid, loose = first_gid(root), list[Element]()
    if any(element.tag in ASKED for element in root):
        desk.intake.draft(desk.intake.document).set(type="question listing")
        loose = Questions(desk, cited).read(root)
    elif gid and gid.kind in STATEMENTS:
        _statements(desk, cited, root)
    else:
        loose = _Debates(desk, cited, root).read()
    _keep(desk, cited, [element for element in loose if element.tag not in _NO_WORDS and element.words])
    if root.get("latest").casefold() == "no":
        desk.intake.doubt("a version that a later one replaces", opened.sheet.file, cited.head(root))
    cited.tell(desk.intake)


def _keep(desk: Desk, cited: Cited, loose: list[Element]) -> None:
    """What has no place in any other record is the body of the document itself, and told."""
    if loose:
        lines = dict.fromkeys(line for one in loose for line in (*cited.head(one), *cited.within(one)))
        told = ((f"**{plain('; '.join(words))}**" if (words := attributed(one)) else "", whole(one)) for one in loose)
        text = "\n\n".join(part for parts in told for part in parts if part)
        desk.intake.draft(desk.intake.document).set(prose="verbatim", body=verbatim(text, *lines))
        for element in loose:
            cited.left(f"<{element.tag}>, kept in the document itself", element)


def recognises(opened: Opened) -> int:
    """Files of ParlParse are `publicwhip`; other scrapers' that follow it have its ids."""
    if not isinstance(opened.data, Element):
        return 0
    if opened.data.tag == "publicwhip":
        return 100
    return 80 if first_gid(opened.data) else 0


READER = Reader("parlparse", "TheyWorkForYou XML", "transcript", "xml", recognises, read)
