"""An organization's page: who belongs to it and when, and what it was asked and answered."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sitegen.clock import reply_state
from sitegen.edition import Edition
from sitegen.graph import Graph, Node
from sitegen.pages.rows import Drawn, links, row, sources
from sitegen.records.person import Membership, Person


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody's membership of the organization."""

    node: Node
    membership: Membership


_SECTIONS = (
    ("meetings", "meeting", "organization"),
    ("asked", "recommendation", "addressed_to"),
    ("answered", "response", "from"),
    ("reports", "report", "organization"),
    ("inquiries", "inquiry", "organization"),
    ("represented", "attendance", "attendance.organization"),
)


def view(edition: Edition, node: Node) -> Drawn:
    """Its people, its meetings and reports, what it was asked and what it answered."""
    graph = edition.graph
    named = {name: links(graph, node, kind, field) for name, kind, field in _SECTIONS}
    rows = {name: tuple(row(graph, found) for found in sources(graph, edges)) for name, edges in named.items()}
    asked = sources(graph, named["asked"])
    rows["asked"] = tuple(replace(row(graph, item), tag=reply_state(graph, item, node.id)) for item in asked)
    rows["meetings"] = rows["meetings"][::-1]
    membership = links(graph, node, "person", "memberships.organization")
    shown = frozenset((*membership, *(edge for edges in named.values() for edge in edges)))
    return Drawn({**rows, "members": members(graph, node)}, shown)


def members(graph: Graph, node: Node) -> tuple[Member, ...]:
    """Who belonged to it, the latest first, then by name."""
    found = []
    for edge in links(graph, node, "person", "memberships.organization"):
        person = graph[edge.source]
        if isinstance(person.value, Person):
            found += [Member(person, held) for held in person.value.memberships if held.organization == node.id]
    by_name = sorted(found, key=lambda member: graph.record(member.node.id).sort_key)
    return tuple(sorted(by_name, key=lambda member: str(member.membership.start_date or ""), reverse=True))
