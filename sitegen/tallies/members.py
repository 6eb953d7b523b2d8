"""A person's attendance as a member: of the meetings they could have attended, how many, and how. Dry.

Only what the archive records is counted: meetings held, with minutes that tell who of the members came.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from sitegen.edition import Edition
from sitegen.graph import Node
from sitegen.records.meeting import Attendance, Meeting
from sitegen.records.person import Person
from sitegen.tallies.committees import is_recorded, meetings_of
from sitegen.tallies.offices import covers, outside

AS_MEMBER = ("present", "apologies", "absent")
_SUBSTITUTING = "substitute"
_OF_MEMBERS = ("committee", "assembly", "council")


@dataclass(frozen=True, slots=True)
class Seat:
    """A body somebody had a seat on, and its meetings that they could have attended: by how they did, latest first.

    `dated`: both dates of a membership are held, so that a meeting whose minutes do not name the person counts too.
    """

    body: Node
    meetings: Mapping[str, tuple[Node, ...]]
    dated: bool

    @property
    def total(self) -> int:
        return sum(map(len, self.meetings.values()))


@lru_cache(maxsize=1)
def _recorded(edition: Edition) -> Mapping[str, tuple[tuple[Node, Meeting, Mapping[str, Attendance]], ...]]:
    """The meetings of each committee with attendance recorded, the latest first, with the rows of each by person."""
    graph, found = edition.graph, {}
    for body in graph.of("organization"):
        if getattr(body.value, "classification", "") in _OF_MEMBERS:
            held = (node for node in meetings_of(graph, body.id) if is_recorded(graph, node))
            found[body.id] = tuple(
                (node, node.value, {row.person: row for row in node.value.attendance if row.person})
                for node in held
                if isinstance(node.value, Meeting)
            )
    return found


def seats(edition: Edition, node: Node) -> tuple[Seat, ...]:
    """The seats of a person for which any attendance is recorded, or could have been."""
    person = node.value
    held = person.memberships if isinstance(person, Person) else ()
    return tuple(_seats(edition, node, tuple(dict.fromkeys(item.organization for item in held))))


def _seats(edition: Edition, node: Node, bodies: tuple[str, ...]) -> Iterator[Seat]:
    person = node.value
    if not isinstance(person, Person):
        return
    for body in bodies:
        terms = tuple(item for item in person.memberships if item.organization == body)
        found: dict[str, list[Node]] = defaultdict(list)
        for meeting, value, rows in _recorded(edition).get(body, ()):
            row = rows.get(node.id)
            if row is None and any(covers(term, value.when) for term in terms):
                found["not named"].append(meeting)
            elif row and row.status in AS_MEMBER and not all(outside(term, value.when) for term in terms):
                found[row.status].append(meeting)
        if found:
            order = (*AS_MEMBER, "not named")
            dated = any(term.start_date and term.end_date for term in terms)
            yield Seat(edition.graph[body], {key: tuple(found[key]) for key in order if found[key]}, dated)
