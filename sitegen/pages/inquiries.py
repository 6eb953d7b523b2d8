"""An inquiry's page: its meetings, its reports, their recommendations, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping

from sitegen.edition import Edition
from sitegen.graph import Node
from sitegen.pages.reports import recommendations
from sitegen.pages.rows import Row, row

SHOWN = frozenset({"Meetings", "Reports", "Actions"})


def view(edition: Edition, node: Node) -> Mapping[str, object]:
    graph = edition.graph

    def rows(kind: str) -> tuple[Row, ...]:
        return tuple(row(graph, found) for found in graph.ordered(e.source for e in graph.links_in(node.id, kind)))

    reports = [graph[edge.source] for edge in graph.links_in(node.id, "report") if edge.field == "inquiry"]
    return {
        "meetings": rows("agenda_item"),
        "reports": rows("report"),
        "recommendations": tuple(row(graph, found) for report in reports for found in recommendations(graph, report)),
        "actions": rows("action"),
    }
