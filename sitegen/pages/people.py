"""A person's page: roles over time, meetings and in what capacity, speeches, questions, what was asked of them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import partial

from sitegen.edition import Edition
from sitegen.graph import Edge, Graph, Node
from sitegen.pages.rows import Drawn, Row, counted, links, row, sources
from sitegen.records.meeting import Attendance, Meeting
from sitegen.records.person import Membership, Person
from sitegen.tallies import questions, seats, work

_CHAIRING = ("chair", "chairman", "chairwoman", "chairperson")


@dataclass(frozen=True, slots=True)
class Attended:
    """A meeting a person was at, or was expected at, and as what; with the links from it that tell so."""

    node: Node
    meeting: Meeting
    attendance: Attendance
    chaired: bool
    speeches: tuple[Row, ...]
    links: frozenset[Edge]


def view(edition: Edition, node: Node) -> Drawn:
    """Roles, meetings, what was said at them, and what was asked of the person."""
    graph = edition.graph
    attended = attended_by(graph, node)
    by_meeting = {item.node.id: item for item in attended}
    held = seats(edition, node)
    as_member = {meeting.id for seat in held for nodes in seat.meetings.values() for meeting in nodes}
    asked, put = (sources(graph, links(graph, node, "question", field)) for field in ("asked_by", "put_to"))
    owed = sources(graph, links(graph, node, "action", "responsible"))
    tallies = (
        questions(edition, "asked", "Questions asked", asked),
        questions(edition, "put", "Questions put to the person", put),
        work(edition, "actions", "Undertakings, requests and delegations", node.id, owed),
    )
    data = {
        "memberships": memberships(node),
        "attended": attended,
        "by_meeting": by_meeting,
        "ordinals": {item.node.id: place for place, item in enumerate(attended, 1)},
        "seats": held,
        "others": tuple(item for item in attended if item.node.id not in as_member),
        "chaired": tuple(item for item in attended if item.chaired),
        "speeches": sum(len(item.speeches) for item in attended),
        "tallies": tallies,
        "line": partial(row, graph),
    }
    shown = frozenset[Edge]().union(*(item.links for item in attended))
    return Drawn(data, shown | counted(graph, node, tallies))


def memberships(node: Node) -> tuple[Membership, ...]:
    """A person's memberships, the latest first; those without a date last."""
    person = node.value
    held = person.memberships if isinstance(person, Person) else ()
    return tuple(sorted(held, key=lambda item: str(item.start_date or item.end_date or ""), reverse=True))


def attended_by(graph: Graph, node: Node) -> tuple[Attended, ...]:
    """The meetings of a person, the latest first, with what they said at each."""
    said: dict[str, list[Edge]] = defaultdict(list)
    for edge in links(graph, node, "speech", "panels.speeches.speaker"):
        said[graph[edge.source].owner.removesuffix("/transcript")].append(edge)
    heard: dict[str, list[Edge]] = defaultdict(list)
    for edge in links(graph, node, "agenda_item", "agenda.guests"):
        heard[graph[edge.source].owner].append(edge)
    found = []
    for edge in links(graph, node, "attendance", "attendance.person"):
        row_, owner = graph[edge.source].value, graph[graph[edge.source].owner]
        if isinstance(row_, Attendance) and isinstance(owner.value, Meeting):
            came = row_.status == "present" and owner.value.status == "held"
            chaired = came and (row_.role or "").casefold() in _CHAIRING
            speeches = tuple(row(graph, graph[spoken.source]) for spoken in said[owner.id])
            told = frozenset((edge, *said[owner.id], *heard[owner.id]))
            found.append(Attended(owner, owner.value, row_, chaired, speeches, told))
    return tuple(sorted(found, key=lambda item: item.meeting.sort_key, reverse=True))
