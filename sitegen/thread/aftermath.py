"""What came later: meetings that took it up again, questions, papers, and recommendations that repeat it. Dry."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.citations import citations
from sitegen.graph import Graph, Node
from sitegen.records.meeting import Meeting
from sitegen.records.recommendation import Recommendation
from sitegen.records.report import Report
from sitegen.records.response import Response
from sitegen.text import count
from sitegen.thread.origins import after, delegations, named
from sitegen.thread.scope import Scope, given, named_by, naming, subjects
from sitegen.thread.values import Stage, Step, ordered


def later(scope: Scope) -> Stage:
    """Meetings that took it up again, questions on it, papers about it, and recommendations that repeat it."""
    graph = scope.graph
    about = tuple(dict.fromkeys((*subjects(scope), *_taken_up(scope))))
    steps = [_item(graph, node) for node in _items(scope, about)]
    steps += [_told(graph, node, "Question") for node in naming(graph, about, "question", "about")]
    steps += [_told(graph, node, "Paper") for node in _papers(scope, about)]
    for node in scope.asked:
        value = node.value
        again = named_by(graph, node.id, "recommendation", "repeats")
        steps += [_told(graph, found, "Repeated by") for found in again]
        before = value.repeats if isinstance(value, Recommendation) else ()
        steps += [_told(graph, graph[id_], "Repeats") for id_ in before if id_ in graph.nodes]
    if not steps:
        told = "The archive holds no later meeting, question or repeat."
        return Stage("later", "none held", (Step("Nothing later held", missing=True, words=told),))
    kinds = [step.what.removeprefix("Planned ").lower() for step in steps]
    told = ", ".join(count(kinds.count(kind), *nouns) for kind, nouns in _NOUNS.items() if kind in kinds)
    return Stage("later", told, ordered(iter(steps)), len(steps))


_NOUNS = {
    "meeting": ("meeting", "meetings"),
    "question": ("question", "questions"),
    "paper": ("paper", "papers"),
    "repeated by": ("repeat", "repeats"),
    "repeats": ("earlier one", "earlier ones"),
}


def _taken_up(scope: Scope) -> Iterator[str]:
    """What a later meeting may have taken up: the report, and the replies to what is asked."""
    yield from (node.id for node in scope.outputs)
    yield from (node.id for node in scope.responses if not scope.alone or any(given(scope, node)) or not _named(node))
    if not scope.alone:
        yield from (node.id for node in delegations(scope))


def _named(node: Node) -> bool:
    return isinstance(node.value, Response) and bool(node.value.answers)


def _items(scope: Scope, about: tuple[str, ...]) -> tuple[Node, ...]:
    graph = scope.graph
    found = naming(graph, about, "agenda_item", "agenda.about")
    if scope.subject.kind == "inquiry":
        own = named_by(graph, scope.subject.id, "agenda_item", "agenda.inquiry")
        found += tuple(node for node in own if after(scope, node))
    return graph.ordered(node.id for node in found if not _before(scope, node))


def _before(scope: Scope, node: Node) -> bool:
    """Whether something was before the first report or letter (with neither: the last session), or has no day."""
    days = (scope.graph.record(id_).when for id_ in named(scope))
    first = scope.first_output or max((day for day in days if day), default=None)
    day = scope.graph.record(node.id).when
    return day is None or (first is not None and day.last < first.first)


def _papers(scope: Scope, about: tuple[str, ...]) -> Iterator[Node]:
    """Papers about it that are neither its evidence nor the report or a reply itself."""
    graph = scope.graph
    known = {node.id for node in scope.outputs}
    for node in (*scope.outputs, *scope.responses):
        known |= {edge.target for edge in graph.links_out(node.id, "documents", "document", "evidence")}
    if isinstance(scope.subject.value, Recommendation | Report):
        known |= {*scope.subject.value.evidence}
    for node in naming(graph, about, "document", "about"):
        itself = getattr(node.value, "type", "") in ("report", "agenda pack")
        if node.id not in known and not itself and not _before(scope, node):
            yield node


def _item(graph: Graph, node: Node) -> Step:
    meeting = graph.record(node.id)
    return Step(
        "Planned meeting" if isinstance(meeting, Meeting) and meeting.status == "scheduled" else "Meeting",
        node.id,
        node.title,
        graph.record(node.id).when,
        facts=(graph[node.owner].title,),
        cited=citations(graph, node),
    )


def _told(graph: Graph, node: Node, what: str) -> Step:
    value = graph.record(node.id)
    by = getattr(value, "from_", ()) or ((value.asked_by,) if getattr(value, "asked_by", None) else ())  # type: ignore[attr-defined]
    return Step(what, node.id, node.title, value.when, by=by, cited=citations(graph, node))
