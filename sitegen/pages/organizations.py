"""An organization's page: who belongs to it and when, what it was asked and answered, and a committee's work."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from sitegen.edition import Edition
from sitegen.graph import Graph, Node
from sitegen.pages.rows import Drawn, counted, links, row, sources
from sitegen.records.organization import Organization
from sitegen.records.person import Membership, Person
from sitegen.tallies import body, committee, list_of, made_by


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody's membership of the organization."""

    node: Node
    membership: Membership


_SECTIONS = (
    ("reports", "report", "organization"),
    ("represented", "attendance", "attendance.organization"),
    ("parts", "organization", "parent"),
)


def view(edition: Edition, node: Node) -> Drawn:
    """Its people, its work if it meets, what it was asked, answered and undertook."""
    graph = edition.graph
    named = {name: links(graph, node, kind, field) for name, kind, field in _SECTIONS}
    rows = {name: tuple(row(graph, found) for found in sources(graph, edges)) for name, edges in named.items()}
    dealings, work = body(edition, node), committee(edition, node)
    meets = bool(work.meetings.total) or (isinstance(node.value, Organization) and node.value.is_committee)
    membership = links(graph, node, "person", "memberships.organization")
    told = (
        dealings.asked,
        dealings.answered_for,
        dealings.replies.tally,
        dealings.questions,
        *dealings.actions,
        *(work.tallies if meets else ()),
    )
    shown = counted(graph, node, told) | {*membership, *(edge for edges in named.values() for edge in edges)}
    data = {
        **rows,
        "dealings": dealings,
        "work": work if meets else None,
        "made": made_by(edition, node.id),
        "tracked": list_of(edition, node.id),
        "members": members(graph, node),
        "line": partial(row, graph),
    }
    return Drawn(data, frozenset(shown))


def members(graph: Graph, node: Node) -> tuple[Member, ...]:
    """Who belonged to it, the latest first, then by name."""
    found = []
    for edge in links(graph, node, "person", "memberships.organization"):
        person = graph[edge.source]
        if isinstance(person.value, Person):
            found += [Member(person, held) for held in person.value.memberships if held.organization == node.id]
    by_name = sorted(found, key=lambda member: graph.record(member.node.id).sort_key)
    return tuple(sorted(by_name, key=lambda member: str(member.membership.start_date or ""), reverse=True))
