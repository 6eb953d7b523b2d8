"""A report's page: its recommendations and how they were answered, its evidence, its chapters."""

from __future__ import annotations

from collections.abc import Mapping

from sitegen.edition import Edition
from sitegen.graph import Graph, Node
from sitegen.pages.replies import is_answered
from sitegen.pages.rows import Row, row
from sitegen.prose import Heading, headings
from sitegen.records.report import Report

SHOWN = frozenset({"Recommendations", "Responses"})


def view(edition: Edition, node: Node) -> Mapping[str, object]:
    graph = edition.graph
    return {
        "recommendations": recommendations(graph, node),
        "answered": answered(graph, node),
        "responses": _rows(graph, node, "response"),
        "contents": contents(node),
    }


def recommendations(graph: Graph, node: Node) -> tuple[Node, ...]:
    """A report's recommendations in the order of their numbers."""
    return graph.ordered(edge.source for edge in graph.links_in(node.id, "recommendation") if edge.field == "report")


def answered(graph: Graph, node: Node) -> int:
    """How many of a report's recommendations somebody who was asked has answered, as far as the archive holds."""
    return sum(is_answered(graph, item) for item in recommendations(graph, node))


def contents(node: Node) -> tuple[Heading, ...]:
    """The chapters of the body."""
    report = node.value
    body = report.body if isinstance(report, Report) else None
    return tuple(heading for heading in headings(body) if heading.level == 2) if body else ()


def _rows(graph: Graph, node: Node, kind: str) -> tuple[Row, ...]:
    return tuple(row(graph, found) for found in graph.ordered(edge.source for edge in graph.links_in(node.id, kind)))
