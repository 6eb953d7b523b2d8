"""What the head of an Akoma Ntoso document says: the day, the body, the people and roles that speeches name."""

from __future__ import annotations

from dataclasses import dataclass, field

from sitegen.dates import PartialDate
from sitegen.importers.drafting.taken import Taken, understood
from sitegen.importers.known import enrolling
from sitegen.importers.known.desk import Desk
from sitegen.importers.opening.tree_xml import Element
from sitegen.importers.structured.cited import Cited

_SCHEME = "Akoma Ntoso"
_UNNAMED = "a body that the document does not name"


@dataclass(frozen=True, slots=True)
class References:
    """People and roles by the ids that speeches name them by."""

    people: dict[str, tuple[str | None, str, Element]] = field(default_factory=dict)
    roles: dict[str, tuple[str, Element]] = field(default_factory=dict)

    def person(self, ref: str) -> tuple[str | None, str]:
        """The person's id, if there is a record, and the name shown."""
        found = self.people.get(ref.removeprefix("#"))
        return (found[0], found[1]) if found else (None, "")

    def role(self, ref: str, cited: Cited, *elements: Element) -> Taken | None:
        """The role a reference names."""
        found = self.roles.get(ref.removeprefix("#"))
        return cited.understood(found[0], found[1], *elements) if found else None


def references(desk: Desk, cited: Cited, debate: Element) -> References:
    """The people and roles a document names, each with a record where the name is whole."""
    made = References()
    for one in debate.every("TLCPerson"):
        shown, id_, href = one.get("showAs"), one.get("eId", "id", "GUID"), one.get("href")
        if not shown or not id_:
            continue
        lines = cited.head(one)
        if href.strip("#/"):
            who = enrolling.person(desk, shown, [(_SCHEME, href)], *lines).ref
        else:
            who = desk.directory.enrol(desk.intake, shown, *lines).ref
        made.people[id_] = (who, shown, one)
    for one in debate.every("TLCRole"):
        if one.get("showAs"):
            made.roles[one.get("eId", "id", "GUID")] = (one.get("showAs"), one)
    return made


def day(debate: Element) -> tuple[str, Element] | None:
    """The day of a debate: of the work, or of its printing, or as its head gives it."""
    work = [one for holder in debate.every("FRBRWork") for one in holder.every("FRBRdate")]
    for one in (*debate.every("docDate"), *work, *debate.every("FRBRdate"), *debate.every("publication")):
        try:
            found = PartialDate.parse(one.get("date")[:10])
        except ValueError:
            continue
        if found.day:
            return str(found), one
    return None


def body(desk: Desk, cited: Cited, debate: Element) -> str:
    """The body that debated: the one the head names as author or proponent, with a new record when it is not known."""
    bodies = {one.get("eId", "id"): one for one in debate.every("TLCOrganization") if one.get("showAs")}
    by_address = {one.get("href"): one for one in bodies.values()}
    authors = [one.get("href") for one in debate.every("FRBRauthor")]
    named = next(
        (found for one in authors if (found := bodies.get(one.removeprefix("#")) or by_address.get(one))), None
    )
    printed = next((one for one in debate.every("docProponent", "legislature") if one.words), None)
    if printed is not None:
        return desk.directory.found(desk.intake, printed.words, *cited.lines(printed))
    named = named if named is not None else next(iter(bodies.values()), None)
    if named is not None:
        return desk.directory.found(desk.intake, named.get("showAs"), *cited.head(named))
    lines = cited.lines(debate)[:1]
    ref = desk.directory.found(desk.intake, "Assembly", *lines, classification="assembly")
    desk.intake.doubt(_UNNAMED, "Assembly", lines, (ref,))
    return ref


def told(date: tuple[str, Element], cited: Cited) -> Taken:
    """The day, with the line it is given on."""
    return understood(date[0], *cited.head(date[1]))
