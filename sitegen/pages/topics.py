"""A topic's page: every record about it, by kind."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from sitegen.edition import Edition
from sitegen.graph import Edge, Graph, Node
from sitegen.pages.rows import Drawn, Group, row, sources
from sitegen.records import REGISTER
from sitegen.tallies import Figure


def view(edition: Edition, node: Node) -> Drawn:
    """Every record about the topic, by kind."""
    graph = edition.graph
    found = _about(graph, node)
    groups = tuple(
        Group(heading, tuple(dict.fromkeys(row(graph, source) for source in sources(graph, edges))))
        for heading, edges in sorted(found.items())
    )
    nouns = {record.plural: record.singular.lower() for record in REGISTER}
    figures = tuple(
        Figure(
            len(group.rows), nouns[group.heading] if len(group.rows) == 1 else group.heading.lower(), f"#about-{place}"
        )
        for place, group in enumerate(groups, 1)
    )
    return Drawn({"about": groups, "figures": figures}, frozenset(edge for edges in found.values() for edge in edges))


def total(edition: Edition, node: Node) -> int:
    """How many records and parts are about a topic."""
    return len({edge.source for edges in _about(edition.graph, node).values() for edge in edges})


def _about(graph: Graph, node: Node) -> Mapping[str, list[Edge]]:
    """The links to a topic from what is about it, by the kind of record that it belongs to."""
    found: dict[str, list[Edge]] = defaultdict(list)
    for edge in graph.links_in(node.id):
        if edge.field.endswith("topics") or edge.field == "mentions":
            found[graph.record(edge.source).plural].append(edge)
    return found
