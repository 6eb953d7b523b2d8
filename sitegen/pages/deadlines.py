"""Who owes what by when: replies, work and answers, told apart, as they stand on the edition's day."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sitegen.clock import SOON, Clock, Kind, all_clocks, by_limit
from sitegen.edition import Edition
from sitegen.page import Crumb, Page
from sitegen.problems import Where
from sitegen.text import count

GROUPS: Mapping[str, str] = {
    "overdue": "Overdue",
    "due-30": "Due in 30 days",
    "due-90": "Due in 90 days",
    "later": "Due later",
    "no-date": "No date, but words",
    "met": "Met, or no longer expected",
}


KINDS: Mapping[tuple[str, Kind], tuple[str, str]] = {
    ("recommendation", "response"): ("replies", "Replies to recommendations"),
    ("recommendation", "implementation"): ("recommendations", "Recommendations to be carried out"),
    ("action", "implementation"): ("actions", "Actions and undertakings"),
    ("question", "answer"): ("answers", "Answers to questions"),
}


@dataclass(frozen=True, slots=True)
class Owed:
    """The clocks of one kind in a group, in the order of their last days."""

    id: str
    heading: str
    clocks: tuple[Clock, ...]


@dataclass(frozen=True, slots=True)
class Due:
    """The clocks that stand alike, by what is owed."""

    id: str
    heading: str
    parts: tuple[Owed, ...]

    @property
    def total(self) -> int:
        return sum(len(part.clocks) for part in self.parts)


def deadlines_page(edition: Edition) -> Iterator[Page]:
    """One page: every clock that has a deadline, by how it stands."""
    groups = deadlines(edition)
    total = count(sum(group.total for group in groups), "deadline")
    yield Page(
        url="/deadlines/",
        template="pages/deadlines.html",
        title="Deadlines",
        description=f"Who is to answer or to do what by when: {total} in {edition.site.name}, and what is overdue.",
        origin=Where("sitegen/pages/deadlines.py"),
        crumbs=(Crumb("/", "Home"),),
        data={"groups": groups, "total": total},
    )


def deadlines(edition: Edition) -> tuple[Due, ...]:
    """Every group, also those with nothing in them: first what has been due the longest, or is due first."""
    graph = edition.graph
    found: dict[tuple[str, str], list[Clock]] = defaultdict(list)
    for clock in by_limit(graph, all_clocks(edition)):
        if clock.limit or clock.deadline:
            kind, _ = KINDS[graph[clock.node].kind, clock.kind]
            found[group(clock, edition.as_at), kind].append(clock)
    return tuple(Due(id_, heading, tuple(_owed(id_, found))) for id_, heading in GROUPS.items())


def _owed(group_: str, found: Mapping[tuple[str, str], list[Clock]]) -> Iterator[Owed]:
    for kind, heading in KINDS.values():
        if clocks := found.get((group_, kind)):
            yield Owed(kind, heading, tuple(clocks))


def group(clock: Clock, as_at: dt.date) -> str:
    """The group a clock stands in on a day."""
    now = clock.at(as_at)
    if now.word == "overdue":
        return "overdue"
    if now.word in ("due soon", "not yet due"):
        return "due-30" if now.days <= SOON else "due-90" if now.days <= 90 else "later"
    return "no-date" if now.word == "no deadline" else "met"
