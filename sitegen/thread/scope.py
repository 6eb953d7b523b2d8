"""What a thread takes in: the outputs of a committee, what they ask, and who replied to them. Dry."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sitegen.dates import PartialDate
from sitegen.edition import Edition
from sitegen.graph import Graph, Node
from sitegen.records.action import Action
from sitegen.records.document import Document
from sitegen.records.report import Report
from sitegen.records.response import Answer, Response


@dataclass(frozen=True, slots=True, eq=False)
class Scope:
    """What one thread is drawn from. `outputs` are reports and letters, `asked` their recommendations."""

    edition: Edition
    subject: Node
    outputs: tuple[Node, ...]
    asked: tuple[Node, ...]
    responses: tuple[Node, ...]

    @property
    def graph(self) -> Graph:
        return self.edition.graph

    @property
    def alone(self) -> bool:
        """Whether it is the thread of a single recommendation."""
        return self.subject.kind == "recommendation"

    @property
    def first_output(self) -> PartialDate | None:
        """The day of the first report or letter."""
        return min((day for node in self.outputs if (day := published(node))), default=None)

    @property
    def last_output(self) -> PartialDate | None:
        """The day of the last report or letter."""
        return max((day for node in self.outputs if (day := published(node))), default=None)


def published(node: Node) -> PartialDate | None:
    """The day of a report or of a letter."""
    value = node.value
    if isinstance(value, Report | Document):
        return value.when
    return None


def of_recommendation(edition: Edition, node: Node) -> Scope:
    """A recommendation alone, with its report."""
    report = edition.graph.get(node.value.report)  # type: ignore[union-attr]
    outputs = (report,) if report else ()
    return Scope(edition, node, outputs, (node,), replies(edition.graph, outputs))


def of_report(edition: Edition, node: Node) -> Scope:
    """A report with all its recommendations."""
    return Scope(edition, node, (node,), asked_by(edition.graph, node), replies(edition.graph, (node,)))


def of_inquiry(edition: Edition, node: Node) -> Scope:
    """An inquiry with its reports, and the letters that its delegations led to."""
    graph = edition.graph
    reports = named_by(graph, node.id, "report", "inquiry")
    letters = {
        target
        for action in named_by(graph, node.id, "action", "inquiry")
        if isinstance(action.value, Action) and action.value.type == "delegation"
        for target in action.value.outcome
        if target in graph.nodes and graph[target].kind == "document"
    }
    outputs = (*reports, *graph.ordered(sorted(letters)))
    asked = tuple(found for report in reports for found in asked_by(graph, report))
    return Scope(edition, node, outputs, asked, replies(graph, outputs))


def asked_by(graph: Graph, report: Node) -> tuple[Node, ...]:
    """A report's recommendations in the order of their numbers."""
    return named_by(graph, report.id, "recommendation", "report")


def replies(graph: Graph, outputs: tuple[Node, ...]) -> tuple[Node, ...]:
    """The responses to reports and letters, in the order of their dates."""
    return graph.ordered(found.id for node in outputs for found in named_by(graph, node.id, "response", "report"))


def named_by(graph: Graph, target: str, kind: str, *fields: str) -> tuple[Node, ...]:
    """The records or parts of a kind that name a record by one of some fields, in their order."""
    return graph.ordered(edge.source for edge in graph.links_in(target, kind) if edge.field in fields)


def naming(graph: Graph, targets: Iterator[str] | tuple[str, ...], kind: str, *fields: str) -> tuple[Node, ...]:
    """The records or parts of a kind that name any of some records by one of some fields, each once."""
    return graph.ordered(
        edge.source for target in targets for edge in graph.links_in(target, kind) if edge.field in fields
    )


def given(scope: Scope, node: Node) -> Iterator[Answer]:
    """The answers of a response to what is asked."""
    asked = {item.id for item in scope.asked}
    if isinstance(node.value, Response):
        yield from (answer for answer in node.value.answers if answer.recommendation in asked)


def subjects(scope: Scope) -> Iterator[str]:
    """What a question, an action or a paper must be about to belong here."""
    yield scope.subject.id
    if not scope.alone:
        yield from (node.id for node in (*scope.asked, *scope.outputs))
