"""Who is meant by a printed name: people and bodies, matched and not guessed.

A name is matched by the records' names and other names, by the roll of the meeting it is printed for, and by roles
held on the day. One candidate is a match; several are a doubt, told with all of them; none is nobody. Only lists that
say who somebody is (attendance, membership, signatures, labels with a whole name) may enrol a person who is not known.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from sitegen.importers.drafting.intake import Draft, Intake
from sitegen.importers.drafting.sheet import Line
from sitegen.importers.drafting.taken import understood
from sitegen.importers.known.abbreviations import defined
from sitegen.importers.known.body_kinds import CLASSES
from sitegen.importers.known.identifiers import Identifiers
from sitegen.importers.words.names import PrintedName, looks_like_name, parse_name
from sitegen.records.organization import Organization
from sitegen.records.person import Person
from sitegen.text import fold, slug

_PART = re.compile(
    r"(?P<parent>(?:[A-Z][\w’'-]+ )+(?:Assembly|Council|Parliament))(?:['’]s)?"
    r" (?P<body>(?!of\b).+(?:Committee|Panel|Commission|Board))"
)
_SERVED = re.compile(r"\b(?:Police|Ambulance|Probation)$")  # "the Metropolitan Police" is its Service
_SUBJECT = re.compile(r"\b(?:Committee|Panel|Board|Commission) \([A-Z][a-z]+\)$")  # what it is about, not its letters
_ARTICLE = re.compile(r"^the ", re.IGNORECASE)
_BOROUGH = re.compile(r"^(?:(?:london|royal|metropolitan) borough of ([a-z ]+?)(?: council)?|([a-z ]+?) (?:london |royal |metropolitan )?borough council)$")  # fmt: skip  # noqa: E501


@dataclass(frozen=True, slots=True)
class Match:
    """Who is meant: an id; or none, with the candidates when there are several."""

    ref: str | None = None
    candidates: tuple[str, ...] = ()

    @property
    def doubtful(self) -> bool:
        return self.ref is None and bool(self.candidates)


@dataclass(slots=True)
class Roll:
    """Who is at one meeting, with the role each has there: what a label that is not a whole name is read against."""

    roles: dict[str, str] = field(default_factory=dict)

    def add(self, ref: str, role: str | None = None) -> None:
        self.roles.setdefault(ref, role or "")
        if role:
            self.roles[ref] = role


NOBODY = Match()
EMPTY = Roll()


class Directory:
    """The people and bodies known so far: of the archive, and of the sources read in this run."""

    def __init__(self, people: Mapping[str, Person], organizations: Mapping[str, Organization]) -> None:
        self._people: dict[str, PrintedName] = {}
        self._by_key: dict[str, set[str]] = defaultdict(set)
        self._by_family: dict[str, set[str]] = defaultdict(set)
        self._bodies: dict[str, set[str]] = defaultdict(set)
        self._long: dict[str, str] = {}
        self._parents: dict[str, str] = {}
        self.names: dict[str, str] = {}
        self.identifiers = Identifiers()
        known = [(ref, one) for held in (people, organizations) for ref, it in held.items() for one in it.identifiers]
        for ref, one in known:
            self.identifiers.add(ref, one.scheme, one.identifier)
        for ref, person in people.items():
            self._know(ref, parse_name(person.name))
            for other in person.other_names:
                self._by_key[parse_name(other.name).key].add(ref)
        for ref, body in organizations.items():
            self.names[ref] = body.name
            if body.parent:
                self._parents[ref] = body.parent
            for name in (body.name, body.abbreviation, *(other.name for other in body.other_names)):
                if name:
                    self._bodies[_body_key(name)].add(ref)

    # ---- people

    def person(self, printed: str, roll: Roll = EMPTY) -> Match:
        """The person a printed name or role means, among those known; those on the roll before all others."""
        name = parse_name(printed)
        for found in (self._by_key.get(name.key, set()), self._by_family_name(name), _with_role(name, roll)):
            if there := found & set(roll.roles):
                return _match(there)
            if found:
                return _match(found)
        return NOBODY

    def enrol(
        self, intake: Intake, printed: str, *lines: Line, role: str | None = None, organization: str | None = None
    ) -> Match:
        """The person of a whole printed name, with a new record when nobody of the name is known.

        What is printed of title, letters, role and body is added to the draft; a name that may be two people is a
        doubt, and no record is made.
        """
        name = parse_name(printed)
        found = self._by_key.get(name.key) or self._peer(name)
        if found and len(found) > 1:
            intake.doubt("a name of several people", printed, lines, sorted(found))
            return _match(found)
        if not found and not (looks_like_name(printed) or name.peerage):
            return self.person(printed)
        ref = next(iter(found)) if found else f"people/{slug(name.short)}"
        draft = intake.draft(ref)
        if not found:
            self._know(ref, name)
        elif name.name != self._people[ref].name and not name.peerage:
            draft.add("other_names", name.name)
        self._describe(draft, name if not found else self._people[ref], name, lines)
        if organization:
            where = {"organization": organization, **({"role": role} if role else {})}
            draft.add("memberships", where)
        return Match(ref)

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

    # ---- bodies

    def learn(self, text: str) -> None:
        """Take in the abbreviations a source defines: `Mayor's Office for Policing and Crime (MOPAC)`."""
        for short, long in defined(text):
            self._long.setdefault(short, long)

    def defines(self, printed: str) -> bool:
        """Whether the words are an abbreviation that a source defines."""
        return " ".join(_ARTICLE.sub("", printed).split()) in self._long

    def organization(self, printed: str) -> Match:
        """The body of a printed name or abbreviation, among those known; also of "MOPAC's" and "the Met’s"."""
        long, short = self._spelt(printed)
        owner = re.sub(r"(?<=[a-z])['’]s$|(?<=s)['’]$", "", long)
        served = f"{long} Service" if _SERVED.search(long) else long
        keys = (_body_key(name) for name in (long, short or long, owner, served))
        if known := next((found for key in keys if (found := self._bodies.get(key))), None):
            return _match(known)
        if (part := _PART.fullmatch(long)) and (parent := self.organization(part["parent"]).ref):
            return _match(self._parts_of(parent, part["body"]))
        return NOBODY

    def _parts_of(self, parent: str, name: str) -> set[str]:
        """The bodies of a name that are part of another, or of which nothing is known that they are part of."""
        found = self._bodies.get(_body_key(name), set())
        return {ref for ref in found if self._parents.get(ref, parent) == parent}

    def found(
        self,
        intake: Intake,
        printed: str,
        *lines: Line,
        classification: str | None = None,
        parent: str | None = None,
    ) -> str:
        """The body of a printed name, with a new record when it is not known.

        Of two bodies with one name (every council has a scrutiny committee) the one that is part of `parent` is meant.
        """
        match = self.organization(printed)
        long, short = self._spelt(printed)
        if not match.ref and (part := _PART.fullmatch(long)):
            parent = self.found(intake, part["parent"], *lines)
            return self.found(intake, part["body"], *lines, classification=classification, parent=parent)
        if parent and (match.ref or match.candidates):
            match = _match(self._parts_of(parent, long))
        ref = match.ref or f"organizations/{slug(long)}"
        if not match.ref and ref in self.names:
            ref = f"{parent or ref}-{slug(long) if parent else 2}"
        if parent:
            self._parents.setdefault(ref, parent)
        draft = intake.draft(ref)
        draft.fill(
            name=understood(self.names.get(ref, long), *lines),
            abbreviation=short,
            classification=classification or classified(long),
            parent=parent,
        )
        self.names.setdefault(ref, long)
        for name in (long, short):
            if name:
                self._bodies[_body_key(name)].add(ref)
        return ref

    def _spelt(self, printed: str) -> tuple[str, str | None]:
        """A body's long name and its abbreviation, when one is printed or was defined."""
        text = _ARTICLE.sub("", " ".join(printed.replace("*", "").split()).strip(" .,;:"))
        match = re.fullmatch(r"(.+?) \(([A-Z][A-Za-z&]+)\)", text)
        if match and not _SUBJECT.search(text):
            known = self._long.setdefault(match[2], match[1])
            if known != match[1] and match[1].endswith(known):  # a name that ends in another's: "Review of the X (X)"
                return match[1], None
            return match[1], match[2]
        for one in (text, re.sub(r"['’]s?$", "", text), f"{text}s"):
            if one in self._long:
                text = self._long[one]
                break
        same = [short for short, long in self._long.items() if _body_key(long) == _body_key(text)]
        return text, next((short for short in same if not short.istitle()), None)

    def office(self, intake: Intake, printed: str, *lines: Line) -> tuple[str, str | None]:
        """A printed office in its role and body: `Head of SO15, Metropolitan Police Service (MPS)`."""
        role, _, body = printed.strip().rpartition(", ")
        if not role:
            return printed.strip(), None
        known = self.organization(body)
        is_body = known.ref or classified(body) != "other" or body in self._long
        return (role, self.found(intake, body, *lines)) if is_body else (printed.strip(), None)


def classified(name: str) -> str:
    """The kind of body a name tells of (Organization.classification); `other` when it tells none."""
    plain = fold(name).replace("’", "'")
    return next((kind for words, kind in CLASSES if re.search(rf"\b(?:{words})\b", plain)), "other")


def _match(found: set[str]) -> Match:
    return Match(next(iter(found))) if len(found) == 1 else Match(None, tuple(sorted(found)))


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


@lru_cache(maxsize=65536)
def _body_key(name: str) -> str:
    plain = fold(_ARTICLE.sub("", name)).replace("&", " and ").replace("’", "").replace("'", "")
    plain = " ".join(re.sub(r"[^a-z0-9]+", " ", plain).split())
    plain = re.sub(r"\b(?:his|her) majestys\b", "hm", plain)
    return _BOROUGH.sub(lambda match: f"{match[1] or match[2]} council", plain)
