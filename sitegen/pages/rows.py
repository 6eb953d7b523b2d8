"""How a record is shown in a list: its title, a line of facts, a status. Dry."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from sitegen.graph import Edge, Graph, Node
from sitegen.prose import to_plain
from sitegen.records.action import Action
from sitegen.records.meeting import Attendance, Meeting
from sitegen.records.organization import Organization
from sitegen.records.question import Question
from sitegen.records.recommendation import Recommendation
from sitegen.records.transcript import Speech, Transcript
from sitegen.text import count, excerpt


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
    value = node.value
    facts: list[str] = []
    if isinstance(value, Attendance):
        owner = graph[node.owner]
        facts = [word for word in (value.role, value.status) if word]
        return Row(node.url, owner.title, tuple(facts))
    if isinstance(value, Speech):
        gist = excerpt(to_plain(value.body), 140) if value.body else None
        return Row(node.url, value.label, (graph[node.owner].title,), None, gist)
    if not node.is_record:
        return Row(node.url, node.title, (graph[node.owner].title,))
    when = getattr(value, "when", None)
    if when and not isinstance(value, Meeting | Transcript):
        facts.append(when.long)
    tag = None
    if isinstance(value, Organization):
        facts += [value.abbreviation] if value.abbreviation else []
        facts.append(value.classification)
    elif isinstance(value, Recommendation):
        facts.append(names(graph, value.addressed_to) or ", ".join(value.printed_addressees))
        tag = reply_state(graph, node)
    elif isinstance(value, Action):
        facts = [value.type, *facts, names(graph, value.responsible) or value.printed_responsible or ""]
        tag = value.status
    elif isinstance(value, Meeting):
        tag = value.status if value.status != "held" else None
        facts += _holdings(graph, node, value)
    elif isinstance(value, Question):
        facts.append(f"asked by {names(graph, [value.asked_by])}" if value.asked_by else "")
        tag = "answered" if any(answer.type == "final" for answer in value.answers) else "no answer held"
    elif isinstance(value, Transcript):
        facts.append(count(len(value.speeches), "contribution"))
    summary = getattr(value, "summary", None)
    gist = excerpt(to_plain(summary), 180) if summary else None
    return Row(node.url, node.title, tuple(fact for fact in facts if fact), tag, gist)


def _holdings(graph: Graph, node: Node, meeting: Meeting) -> list[str]:
    held = []
    if any(edge.field == "meeting" for edge in graph.links_in(node.id, "transcript")):
        held.append("transcript")
    if meeting.minutes or any(item.resolutions for item in meeting.agenda):
        held.append("minutes")
    return [f"{' and '.join(held)} held"] if held else []


def reply_state(graph: Graph, node: Node) -> str:
    """How far a recommendation has been answered, in a word or two."""
    answers = [graph[edge.source].value for edge in graph.links_in(node.id, "answer")]
    stances = sorted({getattr(answer, "stance", "") for answer in answers})
    if not stances:
        return "no response held"
    return stances[0] if len(stances) == 1 else count(len(answers), "response")


def ordered(graph: Graph, ids: Iterable[str]) -> tuple[Node, ...]:
    """Nodes in the order of their records' sort keys, then of their place."""
    unique = dict.fromkeys(ids)
    return tuple(sorted((graph[id_] for id_ in unique), key=lambda node: graph.record(node.id).sort_key))


def back_links(graph: Graph, node: Node, shown: frozenset[str] = frozenset()) -> tuple[Group, ...]:
    """Everything that names a record or its parts, under the headings its references carry.

    `shown` are headings the page presents in a way of its own.
    """
    groups: dict[str, list[Edge]] = defaultdict(list)
    for id_ in graph.whole(node.id):
        for edge in graph.links_in(id_):
            if graph[edge.source].owner != node.id and edge.back not in shown:
                groups[edge.back or _cites(edge)].append(edge)
    return tuple(
        Group(heading, tuple(dict.fromkeys(row(graph, source) for source in ordered(graph, (e.source for e in edges)))))
        for heading, edges in sorted(groups.items())
    )


def _cites(edge: Edge) -> str:
    return "Source of" if edge.field.startswith("sources") or ".sources" in edge.field else "Mentioned in"
