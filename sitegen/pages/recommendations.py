"""A recommendation's page: its two clocks, and its thread from the evidence to what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from sitegen.clock import answer_clock, implementation_clock, response_clocks
from sitegen.edition import Edition
from sitegen.graph import Graph, Node
from sitegen.pages.reports import recommendations
from sitegen.pages.rows import Drawn, threaded
from sitegen.records.question import Question
from sitegen.records.recommendation import Recommendation
from sitegen.thread import thread


def view(edition: Edition, node: Node) -> Drawn:
    """Its thread, its clocks, and its neighbours in the report."""
    graph, recommendation = edition.graph, node.value
    if not isinstance(recommendation, Recommendation):
        return Drawn({})
    report = graph.get(recommendation.report)
    series = recommendations(graph, report) if report else ()
    place = series.index(node) if node in series else 0
    made = thread(edition, node)
    data = {
        "report": report,
        "thread": made,
        "implementation": implementation_clock(edition, node),
        "response_clocks": response_clocks(edition, node),
        "before": series[place - 1] if place else None,
        "after": series[place + 1] if place + 1 < len(series) else None,
    }
    return Drawn(data, threaded(graph, node, made))


def question_view(edition: Edition, node: Node) -> Drawn:
    """The references a question cites, those the archive holds and those it does not; and the clock of its answer."""
    question = node.value
    held = by_reference(edition.graph)
    cites = question.cites if isinstance(question, Question) else ()
    cited = tuple((reference, held.get(reference)) for reference in cites)
    return Drawn({"cited": cited, "running": answer_clock(edition, node)})


@lru_cache(maxsize=1)
def by_reference(graph: Graph) -> Mapping[str, Node]:
    """Records by the reference they carry ("2024/0506", "MGLA101122-3047")."""
    return {str(ref): node for node in graph.records() if (ref := getattr(node.value, "reference", None))}
