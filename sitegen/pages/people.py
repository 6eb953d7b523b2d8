"""A person's page: roles over time, meetings and in what capacity, speeches, questions, what was asked of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from sitegen.edition import Edition
from sitegen.graph import Graph, Node
from sitegen.pages.rows import Row, row
from sitegen.records.meeting import Attendance, Meeting
from sitegen.records.person import Membership, Person

SHOWN = frozenset({"Meetings", "Speeches", "Gave evidence at"})
_CHAIRING = ("chair", "chairman", "chairwoman", "chairperson")


@dataclass(frozen=True, slots=True)
class Attended:
    """A meeting a person was at, or was expected at, and as what."""

    node: Node
    meeting: Meeting
    attendance: Attendance
    chaired: bool
    speeches: tuple[Row, ...]


def view(edition: Edition, node: Node) -> Mapping[str, object]:
    graph = edition.graph
    attended = attended_by(graph, node)
    return {
        "memberships": memberships(node),
        "attended": attended,
        "chaired": tuple(item for item in attended if item.chaired),
        "speeches": sum(len(item.speeches) for item in attended),
    }


def memberships(node: Node) -> tuple[Membership, ...]:
    """A person's memberships, the latest first; those without a date last."""
    person = node.value
    held = person.memberships if isinstance(person, Person) else ()
    return tuple(sorted(held, key=lambda item: str(item.start_date or item.end_date or ""), reverse=True))


def attended_by(graph: Graph, node: Node) -> tuple[Attended, ...]:
    """The meetings of a person, the latest first, with what they said at each."""
    said: dict[str, list[Row]] = defaultdict(list)
    for edge in graph.links_in(node.id, "speech"):
        if edge.field == "panels.speeches.speaker":
            said[graph[edge.source].owner.removesuffix("/transcript")].append(row(graph, graph[edge.source]))
    found = []
    for edge in graph.links_in(node.id, "attendance"):
        source = graph[edge.source]
        owner = graph[source.owner]
        if (
            isinstance(source.value, Attendance)
            and isinstance(owner.value, Meeting)
            and edge.field == "attendance.person"
        ):
            came = source.value.status == "present" and owner.value.status == "held"
            chaired = came and (source.value.role or "").casefold() in _CHAIRING
            found.append(Attended(owner, owner.value, source.value, chaired, tuple(said[owner.id])))
    return tuple(sorted(found, key=lambda item: item.meeting.sort_key, reverse=True))
