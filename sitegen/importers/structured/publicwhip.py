"""What the ids and attributes of ParlParse (TheyWorkForYou's XML) say: whose proceedings, on which day, who spoke."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sitegen.dates import PartialDate
from sitegen.importers.drafting.sheet import Line
from sitegen.importers.known import enrolling
from sitegen.importers.known.desk import Desk
from sitegen.importers.known.directory import NOBODY, Match
from sitegen.importers.opening.tree_xml import Element
from sitegen.importers.structured.cited import Cited

_GID = re.compile(r"(?:uk\.org\.publicwhip/)?(?P<kind>[a-z-]+)/(?:.*_)?[a-z]*(?P<date>\d{4}-\d{2}-\d{2})(?P<rest>.*)")
_PERSON = re.compile(r".*/(?P<kind>person|member|lord|royal)/\d+")
_SITTING = re.compile(r"_(\d\d)-\d_\d{4}-")
_INVERTED = re.compile(r"^([^,()]+), (?:rh\.? )?([^,()]+?)(?: \(.*\))?$")
_BRACKETS = re.compile(r"^([^()]+) \(([^()]+)\)")
_OFFICE = re.compile(
    r"\b(?:speaker|chair(?:man|woman|person)?|president|presiding officer|convener|minister|secretary|clerk|members?"
    r"|advocate|solicitor|attorney|chancellor|leader|mayor|several|hon)\b",
    re.IGNORECASE,
)
BODIES = {  # by the kind in an id; the names are those bodies' own
    "debate": "House of Commons", "debates": "House of Commons", "westminhall": "Westminster Hall",
    "wrans": "House of Commons", "wms": "House of Commons", "lords": "House of Lords",
    "lordswrans": "House of Lords", "lordswms": "House of Lords", "sp": "Scottish Parliament",
    "spor": "Scottish Parliament", "spwa": "Scottish Parliament", "ni": "Northern Ireland Assembly",
    "senedd": "Senedd Cymru", "wa": "Senedd Cymru", "standing": "Public Bill Committee",
    "london-mayors-questions": "London Assembly", "lmqs": "London Assembly",
}  # fmt: skip
SEATS = "parlparse member"  # the scheme of the ids of seats
STATEMENTS = frozenset({"wms", "lordswms"})
_COMMITTEES = frozenset({"Public Bill Committee"})


@dataclass(frozen=True, slots=True)
class Gid:
    """An id in its parts: the kind of proceedings, the day, and the number of the piece (`1149.1`, `7913.q0`).

    `sitting` is the number of a committee's sitting, of which there may be two on a day.
    """

    kind: str
    date: PartialDate
    number: str
    sitting: str = ""

    @property
    def day(self) -> str:
        """The day, and the sitting where it has a number: what a meeting's id ends with."""
        return f"{self.date}-sitting-{self.sitting}" if self.sitting else str(self.date)


def gid_of(element: Element) -> Gid | None:
    """What an element's id says, if it has one of this form."""
    match = _GID.match(element.get("id"))
    if match is None:
        return None
    try:
        date = PartialDate.parse(match["date"])
    except ValueError:
        return None
    sitting = _SITTING.search(element.get("id"))
    number = match["rest"].lstrip("abcdefgh").strip(".")
    return Gid(match["kind"], date, number, sitting[1] if sitting else "")


def first_gid(root: Element) -> Gid | None:
    """The first id of this form in a file."""
    return next((gid for child in root if (gid := gid_of(child))), None)


def body_of(desk: Desk, cited: Cited, kind: str, element: Element, name: str = "") -> str:
    """The body whose proceedings are of a kind, with a new record when it is not known."""
    name = name or BODIES.get(kind) or kind.replace("-", " ").capitalize()
    lines = cited.head(element)
    classification = "committee" if kind == "standing" or name in _COMMITTEES else "assembly"
    return desk.directory.found(desk.intake, name, *lines, classification=classification)


class Speakers:
    """Who is meant by the names and ids of speakers, asked once for each."""

    def __init__(self, desk: Desk, cited: Cited) -> None:
        self._desk, self._cited = desk, cited
        self._known: dict[tuple[str, str], Match] = {}
        self._members: dict[str, str] = {}  # the people of this file who are named by a seat they hold

    def who(self, element: Element) -> Match:
        """The person of an element: by id, or else by name among those known. A name alone makes no record."""
        name = name_of(element)
        identifier = next((value for value in self._ids(element) if _PERSON.fullmatch(value)), "")
        key = (name, identifier)
        if key not in self._known:
            self._known[key] = self._match(element, name, identifier)
        return self._known[key]

    def _match(self, element: Element, name: str, identifier: str) -> Match:
        if not name or name.casefold() == "unknown":
            return NOBODY
        if not identifier:
            return self._desk.directory.person(name)
        name = person_of(name)
        if not name:
            return NOBODY
        lines = self._cited.head(element) if element.get("speakername") else self._cited.lines(element)
        if _is_person(identifier):
            return enrolling.person(self._desk, name, [(enrolling.PARLPARSE, identifier)], *lines)
        return self._holder(name, identifier, *lines)

    def _holder(self, name: str, seat: str, *lines: Line) -> Match:
        """The person who held a seat: older files number seats, of which a person has had several."""
        directory, intake = self._desk.directory, self._desk.intake
        ref = directory.identifiers.ref(SEATS, seat) or directory.enrol(intake, name, *lines).ref
        if ref is None:
            return NOBODY
        if self._members.setdefault(ref, seat) != seat:
            intake.doubt("two people of one name", name, lines, (ref,))
            return NOBODY
        enrolling.identify(self._desk, ref, SEATS, seat, *lines)
        return Match(ref)

    @staticmethod
    def _ids(element: Element) -> tuple[str, ...]:
        return tuple(element.get(name) for name in ("person_id", "speakerid", "memberid", "id"))


def person_of(printed: str) -> str:
    """The person's name in a printed one (`The Speaker (Ann Beck)`, `Beck, Ann (Mill Bank)`); of an office, none."""
    name = _INVERTED.sub(r"\2 \1", printed)
    brackets = _BRACKETS.match(name)
    outside, inside = (brackets[1], brackets[2]) if brackets else (name, "")
    if not _OFFICE.search(outside):
        return outside
    return inside if inside and not _OFFICE.search(inside) else ""


def _is_person(identifier: str) -> bool:
    match = _PERSON.fullmatch(identifier)
    return bool(match and match["kind"] == "person")


def name_of(element: Element) -> str:
    """The name an element gives its person: in an attribute, or as its own words."""
    return element.get("speakername", "membername") or (element.words if not element.get("speakerid") else "")
