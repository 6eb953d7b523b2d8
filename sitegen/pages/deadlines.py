"""Who owes what by when: replies, work and answers, told apart, as they stand on the edition's day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sitegen.clock import Clock, all_clocks
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
    "met": "Met or closed",
}


@dataclass(frozen=True, slots=True)
class Due:
    """The clocks of one group, in the order of their last days."""

    id: str
    heading: str
    clocks: tuple[Clock, ...]


def deadlines_page(edition: Edition) -> Iterator[Page]:
    """One page: every clock that has a deadline, by how it stands."""
    groups = deadlines(edition)
    total = count(sum(len(group.clocks) for group in groups), "deadline")
    yield Page(
        url="/deadlines/",
        template="pages/deadlines.html",
        title="Deadlines",
        description=f"Who is to do what by when: {total} in {edition.site.name}, as at {edition.as_at}.",
        origin=Where("sitegen/pages/deadlines.py"),
        crumbs=(Crumb("/", "Home"),),
        data={"groups": groups, "total": total},
    )


def deadlines(edition: Edition) -> tuple[Due, ...]:
    """Every group, also those with nothing in them."""
    found: dict[str, list[Clock]] = {id_: [] for id_ in GROUPS}
    for clock in all_clocks(edition):
        if clock.limit or clock.deadline:
            found[group(clock, edition)].append(clock)
    graph = edition.graph

    def order(clock: Clock) -> tuple[str, str]:
        return (str(clock.limit.last) if clock.limit else "", graph.record(clock.node).sort_key)

    return tuple(Due(id_, heading, tuple(sorted(found[id_], key=order))) for id_, heading in GROUPS.items())


def group(clock: Clock, edition: Edition) -> str:
    """The group a clock stands in on the edition's day."""
    now = clock.at(edition.as_at)
    if now.word == "overdue":
        return "overdue"
    if now.word in ("due soon", "not yet due"):
        return "due-30" if now.days <= 30 else "due-90" if now.days <= 90 else "later"
    return "no-date" if now.word == "no deadline" else "met"
