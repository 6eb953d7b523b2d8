"""How a record is shown in a list: its title, a line of facts, a status. Dry."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import cast

from sitegen.clock import meeting_state, question_state, reply_state
from sitegen.gaps.sessions import has_minutes
from sitegen.graph import Edge, Graph, Node
from sitegen.mentions import BACK, mentions
from sitegen.prose import to_plain
from sitegen.records.action import Action
from sitegen.records.base import DeadlinePrinted
from sitegen.records.meeting import Attendance, Meeting
from sitegen.records.organization import Organization
from sitegen.records.question import Question
from sitegen.records.recommendation import Recommendation
from sitegen.records.site import Site
from sitegen.records.transcript import Speech, Transcript
from sitegen.tallies import Tally
from sitegen.text import count, excerpt, quoted
from sitegen.thread import Thread


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a list. `tag` is a status in words, shown as a label."""

    url: str
    title: str
    facts: tuple[str, ...] = ()
    tag: str | None = None
    gist: str | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Rows under a heading; `url` leads to a page of these alone."""

    heading: str
    rows: tuple[Row, ...]
    url: str | None = None


def names(graph: Graph, ids: Iterable[str]) -> str:
    """Titles of records, joined for reading."""
    return ", ".join(graph[id_].title if id_ in graph.nodes else id_ for id_ in ids)


def row(graph: Graph, node: Node) -> Row:
    """A record, or a part, as a line of a list."""
    value, owner = node.value, graph[node.owner]
    if isinstance(value, Site):
        return Row("/deadlines/#rules", "Rules about how long a body has")
    if isinstance(value, Attendance):
        return Row(node.url, owner.title, tuple(word for word in (value.role, value.status) if word))
    if isinstance(value, Speech):
        gist = excerpt(to_plain(value.body), 140) if value.body else None
        return Row(node.url, value.label, (owner.title,), None, gist)
    if not node.is_record:
        return Row(node.url, node.title, (owner.title,))
    when = getattr(value, "when", None)
    facts = [when.long] if when and node.kind not in ("meeting", "transcript") else []
    more, tag = _FACTS[node.kind](graph, node) if node.kind in _FACTS else ((), None)
    summary = getattr(value, "summary", None)
    gist = excerpt(to_plain(summary), 180) if summary else None
    return Row(node.url, node.title, tuple(fact for fact in (*facts, *more) if fact), tag, gist)


Facts = tuple[tuple[str, ...], str | None]


def _organization(_graph: Graph, node: Node) -> Facts:
    body = cast(Organization, node.value)
    return (body.abbreviation or "", body.classification if body.classification != "other" else ""), None


def _recommendation(graph: Graph, node: Node) -> Facts:
    asked = cast(Recommendation, node.value)
    bodies = names(graph, asked.addressed_to) or ", ".join(asked.printed_addressees)
    return (bodies, _due(asked.deadline)), reply_state(graph, node)


def _due(deadline: DeadlinePrinted | None) -> str:
    if deadline is None:
        return ""
    return f"due {deadline.date.long if deadline.date else quoted(str(deadline.printed))}"


def _action(graph: Graph, node: Node) -> Facts:
    action = cast(Action, node.value)
    responsible = names(graph, action.responsible) or action.printed_responsible or ""
    return (action.type, responsible, _due(action.due)), action.status


def _meeting(graph: Graph, node: Node) -> Facts:
    meeting = cast(Meeting, node.value)
    status = meeting_state(meeting)
    return tuple(_holdings(graph, node, meeting)), status if status != "held" else None


def _question(graph: Graph, node: Node) -> Facts:
    question = cast(Question, node.value)
    by = f"asked by {names(graph, [question.asked_by])}" if question.asked_by else ""
    return (by,), question_state(question)


def _transcript(_graph: Graph, node: Node) -> Facts:
    return (count(len(cast(Transcript, node.value).speeches), "contribution"),), None


_FACTS: Mapping[str, Callable[[Graph, Node], Facts]] = {
    "organization": _organization,
    "recommendation": _recommendation,
    "action": _action,
    "meeting": _meeting,
    "question": _question,
    "transcript": _transcript,
}


def _holdings(graph: Graph, node: Node, meeting: Meeting) -> list[str]:
    held = []
    if any(edge.field == "meeting" for edge in graph.links_in(node.id, "transcript")):
        held.append("transcript")
    if has_minutes(graph, node, meeting):
        held.append("minutes")
    return [f"{' and '.join(held)} held"] if held else []


@dataclass(frozen=True, slots=True)
class Drawn:
    """What a view gives its template, and the links to the record that the template shows in a way of its own."""

    data: Mapping[str, object]
    shown: frozenset[Edge] = frozenset()


def links(graph: Graph, node: Node, kind: str, field: str) -> tuple[Edge, ...]:
    """The links to a record from one field of one kind of record or part."""
    return tuple(edge for edge in graph.links_in(node.id, kind) if edge.field == field)


def sources(graph: Graph, edges: Iterable[Edge]) -> tuple[Node, ...]:
    """The records or parts that some links come from, in their order."""
    return graph.ordered(edge.source for edge in edges)


def threaded(graph: Graph, node: Node, thread: Thread) -> frozenset[Edge]:
    """The links to a record from what its thread tells."""
    told = {id_ for id_, _ in thread.places()}
    return frozenset(
        edge for id_ in graph.whole(node.id) for edge in graph.links_in(id_) if edge.source in told and edge.back
    )


def counted(graph: Graph, node: Node, tallies: tuple[Tally, ...]) -> frozenset[Edge]:
    """The links to a record from those that its page counts: they are not to be listed again."""
    told = {item.node.id for tally in tallies for item in tally.all()}
    return frozenset(edge for edge in graph.links_in(node.id) if graph[edge.source].owner in told)


def back_links(graph: Graph, node: Node, shown: frozenset[Edge] = frozenset()) -> tuple[Group, ...]:
    """Everything that names a record or its parts, under the headings its references carry; not what is `shown`."""
    groups: dict[str, list[Edge]] = defaultdict(list)
    for id_ in graph.whole(node.id):
        for edge in graph.links_in(id_):
            if graph[edge.source].owner != node.id and edge not in shown:
                groups[edge.back or _cites(edge)].append(edge)
    rows = {heading: [row(graph, source) for source in sources(graph, edges)] for heading, edges in groups.items()}
    if mentioned := tuple(_mentioned(graph, node)):
        rows[BACK] = [*rows.get(BACK, ()), *mentioned]
    return tuple(Group(heading, tuple(dict.fromkeys(rows[heading]))) for heading in sorted(rows))


def _mentioned(graph: Graph, node: Node) -> Iterator[Row]:
    """The records whose words name a record or its parts, each once: a transcript in which many speeches do is one."""
    places: dict[str, dict[str, None]] = defaultdict(dict)
    for id_ in graph.whole(node.id):
        for edge in mentions(graph).of(id_):
            places[graph[edge.source].owner][edge.source] = None
    for owner in graph.ordered(places):
        parts = tuple(places[owner.id])
        told = row(graph, owner)
        more = (*told.facts, count(len(parts), "place")) if len(parts) > 1 else told.facts
        yield replace(told, url=graph[parts[0]].url, facts=more)


def _cites(edge: Edge) -> str:
    return "Source of" if edge.field.startswith("sources") or ".sources" in edge.field else BACK
