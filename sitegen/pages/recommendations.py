"""A recommendation's page: what led to it, who is asked, every answer with its stance, what came of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from sitegen.edition import Edition
from sitegen.graph import Graph, Node
from sitegen.pages.reports import recommendations
from sitegen.pages.rows import ordered
from sitegen.records.question import Question
from sitegen.records.recommendation import Recommendation
from sitegen.records.response import Answer, Response

SHOWN = frozenset({"Responses"})


@dataclass(frozen=True, slots=True)
class Answered:
    """One body's answer to a recommendation, within its response."""

    node: Node
    answer: Answer
    response: Response
    response_node: Node


@dataclass(frozen=True, slots=True)
class Due:
    """A deadline judged at a day: its last possible day, and how many days ago that was (negative: to come)."""

    last: dt.date
    days_past: int


def view(edition: Edition, node: Node) -> Mapping[str, object]:
    graph, recommendation = edition.graph, node.value
    if not isinstance(recommendation, Recommendation):
        return {}
    report = graph.get(recommendation.report)
    series = recommendations(graph, report) if report else ()
    place = series.index(node) if node in series else 0
    return {
        "report": report,
        "answers": answers(graph, node),
        "silent": silent(graph, node),
        "due": due(recommendation, edition.as_at),
        "before": series[place - 1] if place else None,
        "after": series[place + 1] if place + 1 < len(series) else None,
    }


def answers(graph: Graph, node: Node) -> tuple[Answered, ...]:
    """Every answer to a recommendation, in the order of their dates."""
    found = []
    for part in ordered(graph, (edge.source for edge in graph.links_in(node.id, "answer"))):
        owner = graph[part.owner]
        if isinstance(part.value, Answer) and isinstance(owner.value, Response):
            found.append(Answered(part, part.value, owner.value, owner))
    return tuple(found)


def silent(graph: Graph, node: Node) -> tuple[str, ...]:
    """Those asked by a recommendation from whom the archive holds no answer."""
    recommendation = node.value
    asked = recommendation.addressed_to if isinstance(recommendation, Recommendation) else ()
    replied = {body for answer in answers(graph, node) for body in (*answer.response.from_, answer.response.signed_by)}
    return tuple(body for body in asked if body not in replied)


def due(recommendation: Recommendation, as_at: dt.date) -> Due | None:
    deadline = recommendation.deadline
    if deadline is None or deadline.date is None:
        return None
    return Due(deadline.date.last, (as_at - deadline.date.last).days)


def overdue(graph: Graph, as_at: dt.date) -> tuple[Node, ...]:
    """Recommendations whose date has passed and to which no answer is held, the longest overdue first."""
    found = []
    for node in graph.of("recommendation"):
        if isinstance(node.value, Recommendation) and not graph.links_in(node.id, "answer"):
            late = due(node.value, as_at)
            if late and late.days_past > 0:
                found.append((late.last, node.value.sort_key, node))
    return tuple(node for _, _, node in sorted(found, key=lambda item: item[:2]))


def question_view(edition: Edition, node: Node) -> Mapping[str, object]:
    """The references a question cites: those the archive holds, and those it does not."""
    question = node.value
    held = by_reference(edition.graph)
    cites = question.cites if isinstance(question, Question) else ()
    return {"cited": tuple((reference, held.get(reference)) for reference in cites)}


def by_reference(graph: Graph) -> Mapping[str, Node]:
    """Records by the reference they carry ("2024/0506", "MGLA101122-3047")."""
    return {str(ref): node for node in graph.records() if (ref := getattr(node.value, "reference", None))}
