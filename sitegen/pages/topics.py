"""A topic's page: every record about it, by kind."""

from __future__ import annotations

from collections import defaultdict

from sitegen.edition import Edition
from sitegen.graph import Edge, Node
from sitegen.pages.rows import Drawn, Group, row, sources


def view(edition: Edition, node: Node) -> Drawn:
    """Every record about the topic, by kind."""
    graph = edition.graph
    found: dict[str, list[Edge]] = defaultdict(list)
    for edge in graph.links_in(node.id):
        if edge.field.endswith("topics") or edge.field == "mentions":
            found[graph.record(edge.source).plural].append(edge)
    groups = tuple(
        Group(heading, tuple(dict.fromkeys(row(graph, source) for source in sources(graph, edges))))
        for heading, edges in sorted(found.items())
    )
    return Drawn({"about": groups}, frozenset(edge for edges in found.values() for edge in edges))
