"""The bodies known so far, matched by their printed names and abbreviations, and founded when they are not known.

Law: a body's abbreviation is what a source defines; of two bodies with one name, that of the parent in hand is meant.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache

from sitegen.importers.drafting.intake import Intake
from sitegen.importers.drafting.sheet import Line
from sitegen.importers.drafting.taken import understood
from sitegen.importers.known.abbreviations import defined
from sitegen.importers.known.body_kinds import GROUP, classified
from sitegen.importers.known.matching import NOBODY, Match
from sitegen.records.organization import Organization
from sitegen.text import fold, slug

_PART = re.compile(
    r"(?P<parent>(?:[A-Z][\w’'-]+ )+(?:Assembly|Council|Parliament))(?:['’]s)?"
    r" (?P<body>(?!of\b).+(?:Committee|Panel|Commission|Board))"
)
_SERVED = re.compile(r"\b(?:Police|Ambulance|Probation)$")  # "the Metropolitan Police" is its Service
_SUBJECT = re.compile(r"\b(?:Committee|Panel|Board|Commission) \([A-Z][a-z]+\)$")  # what it is about, not its letters
_FIELD = re.compile(r"[A-Z][\w’'-]* and [A-Z][\w’'-]*")
_FOR = re.compile(r"\b(?:for|of) [A-Z][\w’'-]*(?:, [A-Z][\w’'-]*)*$")
_ARTICLE = re.compile(r"^the ", re.IGNORECASE)
_BOROUGH = re.compile(r"^(?:(?:london|royal|metropolitan) borough of ([a-z ]+?)(?: council)?|([a-z ]+?) (?:london |royal |metropolitan )?borough council)$")  # fmt: skip  # noqa: E501


class Bodies:
    """The bodies of the archive, and of the sources read in this run; `names` are their names by id."""

    def __init__(self, organizations: Mapping[str, Organization], long: dict[str, str]) -> None:
        self._bodies: dict[str, set[str]] = defaultdict(set)
        self._long = long
        self._parents: dict[str, str] = {}
        self.names: dict[str, str] = {}
        for ref, body in organizations.items():
            self.names[ref] = body.name
            if body.parent:
                self._parents[ref] = body.parent
            for name in (body.name, body.abbreviation, *(other.name for other in body.other_names)):
                if name:
                    self._bodies[_body_key(name)].add(ref)

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
            return Match.among(known)
        if (part := _PART.fullmatch(long)) and (parent := self.organization(part["parent"]).ref):
            return Match.among(self._parts_of(parent, part["body"]))
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
            match = Match.among(self._parts_of(parent, long))
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
        known = self.names[ref]
        if _letters(known) != _letters(long) and _body_key(known) == _body_key(long):
            draft.add("other_names", long)
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
        field = _FIELD.fullmatch(body) and _FOR.search(role)  # "Minister for Crime, Policing and Fire": its end
        is_body = known.ref or body in self._long or (classified(body) != "other" and not field)
        return (role, self.found(intake, body, *lines)) if is_body else (printed.strip(), None)


def _letters(name: str) -> str:
    """A name without what is only a way of printing it."""
    return re.sub(r"[^a-z0-9]", "", fold(_ARTICLE.sub("", name)).replace("&", "and"))


@lru_cache(maxsize=65536)
def _body_key(name: str) -> str:
    plain = fold(_ARTICLE.sub("", name)).replace("&", " and ").replace("’", "").replace("'", "")
    plain = " ".join(re.sub(r"[^a-z0-9]+", " ", plain).split())
    plain = re.sub(r"\b(?:his|her) majestys\b", "hm", plain)
    plain = GROUP.sub(lambda match: f"{match[1] or match[2]} group", plain)
    return _BOROUGH.sub(lambda match: f"{match[1] or match[2]} council", plain)
