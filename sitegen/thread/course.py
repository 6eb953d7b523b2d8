"""The report, what it asks, and when it was sent. Dry."""

from __future__ import annotations

from collections import defaultdict

from sitegen.citations import citations
from sitegen.clock import reply_state
from sitegen.dates import PartialDate
from sitegen.graph import Graph, Node
from sitegen.prose import headings
from sitegen.records.document import Document
from sitegen.records.recommendation import Recommendation
from sitegen.records.report import Report
from sitegen.text import count
from sitegen.thread.scope import Scope, asked_by, published
from sitegen.thread.values import Stage, Step, ordered


def report(scope: Scope) -> Stage:
    """The report, or the letters, that came of the evidence."""
    steps = ordered(_output(scope, node) for node in scope.outputs)
    if not steps:
        gap = Step("No report held", missing=True, words="The archive holds no report or letter that came of it.")
        return Stage("report", "none held", (gap,))
    reports = sum(node.kind == "report" for node in scope.outputs)
    letters = len(steps) - reports
    if len(steps) == 1:
        return Stage("report", steps[0].date.long if steps[0].date else "date not held", steps, 1)
    told = [count(reports, "report") if reports else "", count(letters, "letter") if letters else ""]
    return Stage("report", ", ".join(filter(None, told)), steps, len(steps))


def _output(scope: Scope, node: Node) -> Step:
    graph, value = scope.graph, node.value
    subject = scope.subject.value
    by: tuple[str, ...] = value.from_ if isinstance(value, Document) else ()
    if isinstance(value, Report):
        by = (value.organization,)
    return Step(
        "Report" if node.kind == "report" else "Letter" if getattr(value, "type", "") == "letter" else "Document",
        node.id,
        node.title,
        published(node),
        by=by,
        places=_places(subject, value) if isinstance(subject, Recommendation) else (),
        links=tuple((id_, graph[id_].title) for id_ in _copies(graph, node)),
        cited=citations(graph, node),
    )


def _places(asked: Recommendation, value: object) -> tuple[tuple[str, str | None], ...]:
    """Where in a report a recommendation stands, with the one heading of the report's text that has the same words."""
    anchors: dict[str, list[str]] = defaultdict(list)
    body = value.body if isinstance(value, Report) and asked.paragraphs else None
    for heading in headings(body) if body else ():
        anchors[_bare(heading.text)].append(heading.anchor)
    found = [anchors[_bare(place)] or anchors[_bare(place.partition(": ")[2])] for place in asked.paragraphs]
    return tuple((place, at[0] if len(at) == 1 else None) for place, at in zip(asked.paragraphs, found, strict=True))


def _bare(words: str) -> str:
    return words.casefold().replace("’", "'").strip()


def _copies(graph: Graph, node: Node) -> list[str]:
    """The documents a report stands in, as far as they are held."""
    about = (graph[edge.source] for edge in graph.links_in(node.id, "document") if edge.field == "about")
    return [found.id for found in about if isinstance(found.value, Document) and found.value.type == "report"]


def recommendation(scope: Scope) -> Stage:
    """What was asked: the one recommendation, or all of them with how far each was answered."""
    steps = tuple(_asked(scope.graph, node) for node in scope.asked)
    if not steps:
        gap = Step("No recommendation held", missing=True, words="The archive holds no recommendation made by it.")
        return Stage("recommendation", "none held", (gap,))
    state = f"{len(steps)} in all"
    if scope.alone and isinstance(scope.subject.value, Recommendation):
        of = sum(len(asked_by(scope.graph, node)) for node in scope.outputs)
        number = scope.subject.value.number
        state = f"{number}, one of {of}" if number[:1].isdigit() else f"one of {of}"
    return Stage("recommendation", state, steps, len(steps))


def _asked(graph: Graph, node: Node) -> Step:
    value = node.value
    assert isinstance(value, Recommendation)
    due = value.deadline
    told = f"due {due.date.long if due.date else due.printed}" if due else ""
    return Step(
        "Recommendation",
        node.id,
        value.title,
        by=value.addressed_to,
        facts=tuple(filter(None, (*value.printed_addressees, told))),
        tag=reply_state(graph, node),
        cited=citations(graph, node),
    )


def sent(scope: Scope) -> Stage:
    """When it was sent to those it asks, if that is held."""
    steps, dates = [], []
    for node in scope.outputs:
        day = _sent(node)
        if day:
            dates.append(day)
            steps.append(Step("Sent", node.id, node.title, day, cited=citations(scope.graph, node)))
        else:
            told = "The day on which it was sent is not held."
            steps.append(Step("No date held", node.id, node.title, missing=True, words=told))
    if not steps:
        steps.append(Step("Nothing sent", missing=True, words="The archive holds nothing that was sent."))
    state = dates[0].long if len(dates) == 1 else count(len(dates), "date") if dates else "no date held"
    return Stage("sent", state, ordered(iter(steps)), len(dates))


def _sent(node: Node) -> PartialDate | None:
    value = node.value
    if isinstance(value, Document):
        return value.when
    return value.date_sent.date if isinstance(value, Report) and value.date_sent else None
