"""A recommendation's page: what led to it, who is asked, every answer with its stance, what came of it."""

from __future__ import annotations

from sitegen.edition import Edition
from sitegen.graph import Node
from sitegen.mentions import references
from sitegen.pages.reports import recommendations
from sitegen.pages.rows import Drawn, links
from sitegen.records.question import Question
from sitegen.records.recommendation import Recommendation
from sitegen.replies import answers, due, silent


def view(edition: Edition, node: Node) -> Drawn:
    """The answers held, those still silent, the deadline, and the report's others."""
    graph, recommendation = edition.graph, node.value
    if not isinstance(recommendation, Recommendation):
        return Drawn({})
    report = graph.get(recommendation.report)
    series = recommendations(graph, report) if report else ()
    place = series.index(node) if node in series else 0
    data = {
        "report": report,
        "answers": answers(graph, node),
        "silent": silent(graph, node),
        "due": due(node, edition.as_at),
        "before": series[place - 1] if place else None,
        "after": series[place + 1] if place + 1 < len(series) else None,
    }
    return Drawn(data, frozenset(links(graph, node, "answer", "answers.recommendation")))


def question_view(edition: Edition, node: Node) -> Drawn:
    """The references a question cites: those the archive holds, and those it does not."""
    question = node.value
    held = references(edition.graph)
    cites = question.cites if isinstance(question, Question) else ()
    return Drawn({"cited": tuple((reference, held.get(reference)) for reference in cites)})
