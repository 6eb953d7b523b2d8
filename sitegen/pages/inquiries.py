"""An inquiry's page: its meetings, its reports, their recommendations, and what came of it."""

from __future__ import annotations

from sitegen.edition import Edition
from sitegen.graph import Node
from sitegen.pages.reports import recommendations
from sitegen.pages.rows import Drawn, links, row, sources

_SECTIONS = (
    ("meetings", "agenda_item", "agenda.inquiry"),
    ("reports", "report", "inquiry"),
    ("actions", "action", "inquiry"),
)


def view(edition: Edition, node: Node) -> Drawn:
    """What an inquiry heard, asked and led to."""
    graph = edition.graph
    named = {name: links(graph, node, kind, field) for name, kind, field in _SECTIONS}
    rows = {name: tuple(row(graph, found) for found in sources(graph, edges)) for name, edges in named.items()}
    rows["recommendations"] = tuple(
        row(graph, found) for report in sources(graph, named["reports"]) for found in recommendations(graph, report)
    )
    return Drawn(rows, frozenset(edge for edges in named.values() for edge in edges))
