"""An organization's page: who belongs to it and when, and what it was asked and answered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from sitegen.edition import Edition
from sitegen.graph import Graph, Node
from sitegen.pages.replies import reply_state
from sitegen.pages.rows import Row, back_links, row
from sitegen.records.meeting import Meeting
from sitegen.records.person import Membership, Person

SHOWN = frozenset(
    {
        "Members and office-holders", "Meetings", "Asked to act by recommendations", "Responses given",
        "Represented at", "Reports", "Inquiries",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody's membership of the organization."""

    node: Node
    membership: Membership


def view(edition: Edition, node: Node) -> Mapping[str, object]:
    graph = edition.graph
    meetings = [graph[edge.source] for edge in graph.links_in(node.id, "meeting") if edge.field == "organization"]
    return {
        "members": members(graph, node),
        "meetings": tuple(row(graph, meeting) for meeting in _by_date(meetings)),
        "asked": tuple(
            replace(item, tag=reply_state(graph, asked, node.id))
            for item, asked in _rows_of(graph, node, "recommendation", "addressed_to")
        ),
        "answered": _rows(graph, node, "response", "from"),
        "reports": _rows(graph, node, "report", "organization"),
        "inquiries": _rows(graph, node, "inquiry", "organization"),
        "represented": next((g.rows for g in back_links(graph, node) if g.heading == "Represented at"), ()),
    }


def members(graph: Graph, node: Node) -> tuple[Member, ...]:
    """Who belonged to it, the latest first, then by name."""
    found = []
    for edge in graph.links_in(node.id, "person"):
        person = graph[edge.source]
        if edge.field == "memberships.organization" and isinstance(person.value, Person):
            found += [Member(person, held) for held in person.value.memberships if held.organization == node.id]
    by_name = sorted(found, key=lambda member: graph.record(member.node.id).sort_key)
    return tuple(sorted(by_name, key=lambda member: str(member.membership.start_date or ""), reverse=True))


def _by_date(nodes: list[Node]) -> list[Node]:
    return sorted(nodes, key=lambda n: n.value.sort_key if isinstance(n.value, Meeting) else "", reverse=True)


def _rows(graph: Graph, node: Node, kind: str, field: str) -> tuple[Row, ...]:
    return tuple(item for item, _ in _rows_of(graph, node, kind, field))


def _rows_of(graph: Graph, node: Node, kind: str, field: str) -> Iterator[tuple[Row, Node]]:
    ids = [edge.source for edge in graph.links_in(node.id, kind) if edge.field == field]
    return ((row(graph, found), found) for found in graph.ordered(ids))
