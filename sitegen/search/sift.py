"""By what a record or part is sifted: its committee, people, organizations, topics and status, by their ids. Dry."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from sitegen.clock import meeting_state, question_state, reply_states
from sitegen.dates import PartialDate
from sitegen.graph import Graph, Node
from sitegen.records.action import Action
from sitegen.records.inquiry import Inquiry
from sitegen.records.meeting import Attendance, Meeting
from sitegen.records.organization import Organization
from sitegen.records.question import Question
from sitegen.records.recommendation import Recommendation
from sitegen.records.response import Answer
from sitegen.records.transcript import Panel, Speech

Filters = Mapping[str, tuple[str, ...]]

_WAYS_UP = ("organization", "report", "meeting", "part_of", "document", "inquiry", "agenda.inquiry")
_WITHIN = ("meeting", "report", "recommendation", "response", "document", "part_of")


def filters(graph: Graph, node: Node, kind: str, ids: Iterable[str]) -> Filters:
    """Every filter of a record or a part; people and organizations are those that `ids` name, and who wrote it."""
    of = tuple(ids)
    named = {*of, *authors(graph, node.owner), *(edge.target for id_ in of for edge in graph.links_out(id_))}
    committee_ = committee(graph, node.owner)
    when, within_ = day(graph, node), within(graph, node)
    found: dict[str, tuple[str, ...]] = {
        "kind": (kind,),
        "committee": (committee_,) if committee_ else (),
        "person": _of_kind(graph, named, "person"),
        "organization": tuple(id_ for id_ in _of_kind(graph, named, "organization") if id_ != committee_),
        "topic": topics(graph, node),
        "status": states(graph, node),
        "year": (str(when.year),) if when else (),
        "date": (str(when),) if when else (),
        "within": (within_,) if within_ else (),
    }
    return found


def committee(graph: Graph, id_: str, depth: int = 3) -> str | None:
    """The committee a record belongs to: itself, or named by it, or by the report, meeting or document it stands in."""
    if _is_committee(graph[id_]):
        return id_
    for edge in sorted(graph.links_out(id_, *_WAYS_UP), key=lambda edge: _WAYS_UP.index(edge.field)):
        target = graph[edge.target]
        if isinstance(target.value, Organization):
            if target.value.is_committee:
                return target.id
        elif depth and (found := committee(graph, target.owner, depth - 1)):
            return found
    return None


def _is_committee(node: Node) -> bool:
    return isinstance(node.value, Organization) and node.value.is_committee


def authors(graph: Graph, id_: str) -> tuple[str, ...]:
    """Who a letter, a response or a document is from."""
    return tuple(edge.target for edge in graph.links_out(id_, "from", "signed_by"))


def day(graph: Graph, node: Node) -> PartialDate | None:
    """The day of a record or part: its record's own; a recommendation has that of its report."""
    record = graph.record(node.id)
    above = graph.get(record.report) if isinstance(record, Recommendation) else None
    return graph.record(above.id).when if above else record.when


def _of_kind(graph: Graph, ids: Collection[str], kind: str) -> tuple[str, ...]:
    return tuple(sorted(id_ for id_ in ids if id_ in graph.nodes and graph[id_].kind == kind))


def topics(graph: Graph, node: Node) -> tuple[str, ...]:
    """The topics of a record or part, and of what it stands in: a speech has those of its agenda item."""
    own = [node.id] if node.kind == "topic" else []
    found = (
        edge.target
        for id_ in _around(graph, node)
        for edge in graph.links_out(id_)
        if edge.field.endswith("topics") and edge.target in graph.nodes
    )
    return tuple(sorted({*own, *found}))


def _around(graph: Graph, node: Node) -> Iterator[str]:
    yield node.id
    if isinstance(node.value, Panel) and node.value.item in graph.nodes:
        yield str(node.value.item)
    above = node.parent or (node.owner if not node.is_record else None)
    if above:
        yield from _around(graph, graph[above])


def states(graph: Graph, node: Node) -> tuple[str, ...]:
    """How far it has come, in the words its page shows."""
    state: str | None = None
    match node.value:
        case Recommendation():
            return reply_states(graph, node)
        case Question():
            state = question_state(node.value)
        case Meeting():
            state = meeting_state(node.value)
        case Action():
            state = node.value.status
        case Answer():
            state = node.value.stance
        case Inquiry():
            state = node.value.stage
    return (state,) if state else ()


def within(graph: Graph, node: Node) -> str | None:
    """The id of the meeting, report, response or document a record or part stands in."""
    if not node.is_record and node.kind != "speech":
        return node.owner if graph[node.owner].kind != "glossary" else None
    for edge in sorted(graph.links_out(node.owner, *_WITHIN), key=lambda edge: _WITHIN.index(edge.field)):
        if graph[edge.target].is_record:
            return edge.target
    return None


def represents(graph: Graph, speech: Speech, meeting: str | None) -> tuple[str, ...]:
    """The organizations for which a speaker was at the meeting."""
    parts = (graph[id_].value for id_ in graph.parts.get(meeting or "", ()))
    rows = (part for part in parts if isinstance(part, Attendance) and part.person == speech.speaker)
    return tuple(sorted({row.organization for row in rows if row.organization in graph.nodes and row.organization}))
