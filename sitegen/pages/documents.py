"""A document's page: which recommendations the reply in it answers."""

from __future__ import annotations

from sitegen.edition import Edition
from sitegen.graph import Node
from sitegen.pages.rows import Drawn, links, sources
from sitegen.records.response import Answer


def view(edition: Edition, node: Node) -> Drawn:
    """The answers of the responses that stand in it, each with its place on the response's page."""
    graph = edition.graph
    responses = sources(graph, links(graph, node, "response", "document"))
    parts = (graph[id_] for response in responses for id_ in graph.parts[response.id])
    answers = tuple(part for part in parts if isinstance(part.value, Answer))
    return Drawn({"answers": answers})
