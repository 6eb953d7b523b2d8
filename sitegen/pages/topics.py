"""A topic's page: every record about it, by kind."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from sitegen.edition import Edition
from sitegen.graph import Node
from sitegen.pages.rows import Group, row

SHOWN = frozenset({"", "Mentioned in"})


def view(edition: Edition, node: Node) -> Mapping[str, object]:
    graph = edition.graph
    found: dict[str, list[str]] = defaultdict(list)
    for edge in graph.links_in(node.id):
        if edge.field.endswith("topics") or edge.field == "mentions":
            record = graph.record(edge.source)
            found[record.plural].append(edge.source)
    groups = (
        Group(heading, tuple(dict.fromkeys(row(graph, source) for source in graph.ordered(ids))))
        for heading, ids in sorted(found.items())
    )
    return {"about": tuple(groups)}
