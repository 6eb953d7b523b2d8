"""A recommendation's page: its two clocks, and its thread from the evidence to what came of it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache

from sitegen.clock import answer_clock, implementation_clock, response_clocks
from sitegen.edition import Edition
from sitegen.graph import Graph, Node
from sitegen.mentions import references
from sitegen.pages.reports import recommendations
from sitegen.pages.rows import Drawn, threaded
from sitegen.records.question import Question
from sitegen.records.recommendation import Recommendation
from sitegen.thread import thread

_NUMBERED = re.compile(r"(.+?) ?\((\d{1,3})\)")

Stem = tuple[str, str, str]


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
    """The references a question cites, held or not; the others of its series; and the clock of its answer."""
    question = node.value
    held = references(edition.graph)
    cites = question.cites if isinstance(question, Question) else ()
    cited = tuple((reference, held.get(reference)) for reference in cites)
    others = tuple(other for other in _series(edition.graph, _stem(node)) if other is not node)
    return Drawn({"cited": cited, "series": others, "running": answer_clock(edition, node)})


def _series(graph: Graph, stem: Stem | None) -> tuple[Node, ...]:
    return _all_series(graph).get(stem, ()) if stem else ()


@lru_cache(maxsize=1)
def _all_series(graph: Graph) -> Mapping[Stem, tuple[Node, ...]]:
    found: dict[Stem, list[Node]] = defaultdict(list)
    for node in graph.of("question"):
        if stem := _stem(node):
            found[stem].append(node)
    return {stem: tuple(sorted(nodes, key=_place)) for stem, nodes in found.items()}


def _stem(node: Node) -> Stem | None:
    """What the questions of one series share: the words before `(2)`, who asks, and when."""
    question = node.value
    numbered = _NUMBERED.fullmatch(question.heading) if isinstance(question, Question) else None
    if not isinstance(question, Question) or not numbered or not question.asked_by:
        return None
    return numbered[1].casefold(), question.asked_by, str(question.date.date)


def _place(node: Node) -> tuple[int, str]:
    numbered = _NUMBERED.fullmatch(node.value.heading) if isinstance(node.value, Question) else None
    return (int(numbered[2]) if numbered else 0, node.id)
