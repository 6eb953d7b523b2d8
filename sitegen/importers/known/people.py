"""The people known so far, matched by their printed names and not guessed.

Law: only lists that say who somebody is (attendance, membership, signatures, labels with a whole name) may enrol a
person who is not known. A name that may be two people is a doubt, and no record is made.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from sitegen.importers.drafting.intake import Draft, Intake
from sitegen.importers.drafting.sheet import Line
from sitegen.importers.drafting.taken import understood
from sitegen.importers.known import posts
from sitegen.importers.known.matching import EMPTY, NOBODY, Match, Roll
from sitegen.importers.words.names import PrintedName, looks_like_name, parse_name
from sitegen.records.person import Person
from sitegen.text import fold, slug

_ARTICLE = re.compile(r"^the ", re.IGNORECASE)


class People:
    """The people of the archive, and of the sources read in this run. `long` are the names of abbreviations."""

    def __init__(self, people: Mapping[str, Person], long: Mapping[str, str]) -> None:
        self._long_forms = long
        self._people: dict[str, PrintedName] = {}
        self._by_key: dict[str, set[str]] = defaultdict(set)
        self._by_family: dict[str, set[str]] = defaultdict(set)
        self._posts: dict[str, list[tuple[str, str | None]]] = {}
        for ref, person in people.items():
            self._posts[ref] = [(one.organization, one.role) for one in person.memberships]
            self._know(ref, parse_name(person.name))
            for other in person.other_names:
                self._by_key[parse_name(other.name).key].add(ref)

    def person(self, printed: str, roll: Roll = EMPTY) -> Match:
        """The person a printed name or role means, among those known; those on the roll before all others."""
        name = parse_name(printed)
        for found in (self._by_key.get(name.key, set()), self._by_family_name(name), _with_role(name, roll)):
            if there := found & set(roll.roles):
                return Match.among(there)
            if found:
                return Match.among(found)
        return NOBODY

    def enrol(
        self, intake: Intake, printed: str, *lines: Line, role: str | None = None, organization: str | None = None
    ) -> Match:
        """The person of a whole printed name, with a new record when nobody of the name is known.

        What is printed of title, letters, role and body is added to the draft; a name that may be two people is a
        doubt, and no record is made.
        """
        name = parse_name(printed)
        found = self._by_key.get(name.key) or self._by_key.get(_untitled(name)) or self._peer(name)
        if found and len(found) > 1:
            intake.doubt("a name of several people", printed, lines, sorted(found))
            return Match.among(found)
        if not found and not (looks_like_name(printed) or name.peerage):
            return self.person(printed)
        ref = next(iter(found)) if found else f"people/{slug(name.short)}"
        draft = intake.draft(ref)
        if not found:
            self._know(ref, name)
        elif name.name != self._people[ref].name and not name.peerage:
            draft.add("other_names", name.name)
        self._describe(draft, name if not found else self._people[ref], name, lines)
        if organization and not self._holds(ref, organization, role):
            posts.hold(draft, organization, role, self._long_forms)
        return Match(ref)

    def _holds(self, ref: str, organization: str, role: str | None) -> bool:
        """Whether a person's record has a post in other words: what it has in these is told again."""
        held = [told for body, told in self._posts.get(ref, ()) if body == organization and told]
        return role is not None and role not in held and any(posts.same(one, role, self._long_forms) for one in held)

    def named(self, printed: str) -> frozenset[str]:
        """The people known by exactly this name."""
        return frozenset(self._by_key.get(parse_name(printed).key, ()))

    def enter(self, intake: Intake, ref: str, printed: str, *lines: Line) -> Draft:
        """The draft of a person whom something surer than the name has told (an identifier)."""
        name, draft = parse_name(printed), intake.draft(ref)
        if ref not in self._people:
            self._know(ref, name)
        elif ref not in self._by_key[name.key]:
            self._by_key[name.key].add(ref)
            draft.add("other_names", name.name)
        self._describe(draft, self._people[ref], name, lines)
        return draft

    def _describe(self, draft: Draft, known: PrintedName, printed: PrintedName, lines: Iterable[Line]) -> None:
        draft.fill(name=understood(known.name, *lines), sort_name=known.sort_name)
        draft.fill(honorific_prefix=printed.prefix, honorific_suffix=printed.suffix)

    def _know(self, ref: str, name: PrintedName) -> None:
        self._people[ref] = name
        self._by_key[name.key].add(ref)
        if untitled := _untitled(name):
            self._by_key[untitled].add(ref)
        self._by_family[fold(name.family)].add(ref)

    def _peer(self, name: PrintedName) -> set[str]:
        """A peer printed with the place or without it: Baroness Casey, Baroness Casey of Blackstock."""
        if not name.peerage:
            return set()
        title, place = name.name.split(" ", 1)[0], _place(name)
        same = self._by_family.get(fold(name.family), set())
        there = {ref for ref in same if self._people[ref].name.split(" ", 1)[0] == title}
        return {ref for ref in there if not place or _place(self._people[ref]) in ("", place)}

    def _by_family_name(self, name: PrintedName) -> set[str]:
        """People of the family name whose other names do not contradict the printed ones ("S. Hall", "Mr Hall")."""
        same = self._by_family.get(fold(name.family), set())
        given = fold(name.given).replace(".", "")
        return {ref for ref in same if _agree(given, fold(self._people[ref].given)) and not (given and name.peerage)}


def _untitled(name: PrintedName) -> str:
    """What a peer's whole name is without the title, when it has more than the family name: Baroness Ann Lee."""
    told = name.short.partition(" ")[2]
    return parse_name(told).key if name.peerage and " " in told else ""


def _with_role(name: PrintedName, roll: Roll) -> set[str]:
    """Those on the roll whose role that day is the printed words: the Chair, the Deputy Commissioner."""
    wanted = fold(_ARTICLE.sub("", name.printed.strip(" :*")))
    return {ref for ref, role in roll.roles.items() if role and fold(role) == wanted}


def _place(name: PrintedName) -> str:
    """The place in a peer's title, which tells two peers of one name apart."""
    return fold(name.name.partition(" of ")[2])


def _agree(given: str, known: str) -> bool:
    if not given:
        return True
    first, other = given.split(" ", 1)[0], known.split(" ", 1)[0]
    return (
        first == other or (len(first) == 1 and other.startswith(first)) or (len(other) == 1 and first.startswith(other))
    )
