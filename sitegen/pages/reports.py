"""A report's page: its thread, with its recommendations and how they were answered; its chapters."""

from __future__ import annotations

from sitegen.clock import response_clocks
from sitegen.edition import Edition
from sitegen.graph import Graph, Node
from sitegen.pages.rows import Drawn, links, sources, threaded
from sitegen.prose import Heading, headings
from sitegen.records.report import Report
from sitegen.thread import thread


def view(edition: Edition, node: Node) -> Drawn:
    """Its thread, its recommendations, and its chapters."""
    graph = edition.graph
    made = thread(edition, node)
    data = {"thread": made, "recommendations": recommendations(graph, node), "contents": contents(node)}
    return Drawn(data, threaded(graph, node, made))


def recommendations(graph: Graph, node: Node) -> tuple[Node, ...]:
    """A report's recommendations in the order of their numbers."""
    return sources(graph, links(graph, node, "recommendation", "report"))


def answered(edition: Edition, node: Node) -> int:
    """How many of a report's recommendations somebody who was asked has answered, as far as the archive holds."""
    found = recommendations(edition.graph, node)
    return sum(any(clock.met for clock in response_clocks(edition, item)) for item in found)


def contents(node: Node) -> tuple[Heading, ...]:
    """The chapters of the body."""
    report = node.value
    body = report.body if isinstance(report, Report) else None
    return tuple(heading for heading in headings(body) if heading.level == 2) if body else ()
