"""Who was at a meeting, by surname. Law: a surname that two bear, with or without a record, is nobody's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from sitegen.graph import Graph
from sitegen.mentions.folding import fold_marks
from sitegen.mentions.naming import surname
from sitegen.records.meeting import AgendaItem, Attendance, Meeting
from sitegen.records.person import Person
from sitegen.records.transcript import Speech


@dataclass(frozen=True, slots=True, eq=False)
class People:
    """Those at one meeting: by surname, by given name for knights and dames, and the titles that each bears there."""

    surnames: dict[str, set[str]]
    given: dict[tuple[str, str], set[str]]
    titles: dict[str, set[str]]

    def bearer(self, name: str) -> str | None:
        """The one person at the meeting with a surname."""
        return _one(self.surnames.get(name, set()))

    def knighted(self, title: str, given: str) -> str | None:
        """The one person at the meeting who is a Sir or a Dame with a given name."""
        return _one(self.given.get((title, given), set()))

    def is_titled(self, person: str, title: str) -> bool:
        """Whether a title is one that a person bears."""
        return title in self.titles.get(person, set())


def _one(people: set[str]) -> str | None:
    return next(iter(people)) if len(people) == 1 and not next(iter(people)).startswith("?") else None


@lru_cache(maxsize=256)
def gathered(graph: Graph, meeting: str) -> People:
    """Everybody at a meeting: on its roll, its guests, those who spoke; absent members are spoken of there too."""
    people = People({}, {}, {})
    for person, name, titles in _there(graph, meeting):
        held = graph.get(person) if person else None
        if held and isinstance(held.value, Person):
            family, given = surname(held.value), fold_marks(held.value.name).split()[0]
            prefix = fold_marks(held.value.honorific_prefix or "").lower()
            roles = (fact.role or "" for fact in held.value.memberships)
            words = {prefix, *titles, *roles}
            for title in {"sir", "dame"} & set(prefix.split()):
                people.given.setdefault((title, given), set()).add(held.id)
            people.titles.setdefault(held.id, set()).update(re.findall(r"[a-z]+", " ".join(words).lower()))
            people.surnames.setdefault(family, set()).add(held.id)
        elif name:
            bare = re.sub(r"\b[A-Z]{2,}\b", "", fold_marks(name)).split()
            people.surnames.setdefault(bare[-1] if bare else name, set()).add(f"?{name}")
    return people


def _there(graph: Graph, meeting: str) -> Iterator[tuple[str | None, str | None, tuple[str, ...]]]:
    for record in (meeting, f"{meeting}/transcript"):
        for id_ in graph.whole(record) if record in graph.nodes else ():
            match graph[id_].value:
                case Meeting() as held:
                    yield from ((contact.person, None, (contact.role,)) for contact in held.contacts)
                case Attendance() as row:
                    yield row.person, row.name, (row.role or "",)
                    yield row.substitute_for, None, ()
                case AgendaItem() as item:
                    yield from ((person, None, ()) for person in item.guests)
                case Speech() as speech if speech.speaker:
                    yield speech.speaker, None, (speech.role or "", speech.label)
