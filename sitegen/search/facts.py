"""What is told of a person or body beside its name, as of a day: who chairs it, when it next meets. Dry."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from sitegen.edition import Edition
from sitegen.graph import Graph, Node
from sitegen.records.glossary import Term
from sitegen.records.meeting import Attendance, Meeting
from sitegen.records.organization import Organization
from sitegen.records.person import Membership, Person
from sitegen.records.topic import Topic
from sitegen.search.words import plain

_CHAIRING = ("chair", "chairman", "chairwoman", "chairperson")


def facts(edition: Edition, node: Node) -> Iterator[str]:
    """Short sentences about a person, a body, a topic or a term."""
    graph, day = edition.graph, edition.as_at
    match node.value:
        case Person():
            yield from _roles(graph, node.value, day) if node.value.memberships else _came_as(graph, node, day)
        case Organization():
            yield from _body(graph, node, node.value, day)
        case Term():
            yield plain(node.value.meaning)
        case Topic() if node.value.summary:
            yield plain(node.value.summary)


def _body(graph: Graph, node: Node, body: Organization, day: dt.date) -> Iterator[str]:
    met = sorted(_meetings(graph, node), key=lambda item: item.sort_key)
    chairs = _chairs(graph, node, day)
    if chairs:
        yield f"Chair: {', '.join(chairs)}"
    elif chaired := _chaired(graph, [item for item in met if item.date.date.first <= day and item.status == "held"]):
        yield chaired
    ahead = [item for item in met if item.status == "scheduled" and item.date.date.last >= day]
    behind = [item for item in met if item.status == "held" and item.date.date.first <= day]
    if ahead:
        yield f"Next meeting: {ahead[0].date.date.long}"
    if behind:
        yield f"Latest meeting held here: {behind[-1].date.date.long}"
    if body.is_committee and body.parent and body.parent in graph.nodes:
        yield f"Part of: {graph[body.parent].title}"


def _meetings(graph: Graph, node: Node) -> Iterator[Meeting]:
    for edge in graph.links_in(node.id, "meeting"):
        meeting = graph[edge.source].value
        if edge.field == "organization" and isinstance(meeting, Meeting):
            yield meeting


def _chairs(graph: Graph, node: Node, day: dt.date) -> list[str]:
    """Who chairs it on the day: the latest to begin; nobody whose beginning is not known, when another's is."""
    found = []
    for edge in graph.links_in(node.id, "person"):
        person = graph[edge.source].value
        if isinstance(person, Person):
            chaired = (it for it in person.memberships if it.organization == node.id and _is_chair(it.role))
            found += [(str(held.start_date or ""), person.name) for held in chaired if _held(held, day)]
    latest = max((start for start, _ in found), default="")
    return sorted({name for start, name in found if start == latest})


def _is_chair(role: str | None) -> bool:
    return (role or "").casefold() in _CHAIRING


def _held(held: Membership, day: dt.date) -> bool:
    """Whether somebody holds a place on a day. An end that is not known has not come."""
    begun = held.start_date is None or held.start_date.first <= day
    return begun and (held.end_date is None or held.end_date.last >= day)


def _chaired(graph: Graph, met: list[Meeting]) -> str:
    """Who chaired the latest meeting, where the archive does not say who is chair."""
    for meeting in reversed(met):
        for row in meeting.attendance:
            if row.status == "present" and _is_chair(row.role):
                return f"Chaired on {meeting.date.date.long} by {_who(graph, row)}"
    return ""


def _who(graph: Graph, row: Attendance) -> str:
    return graph[row.person].title if row.person and row.person in graph.nodes else row.name or ""


def _roles(graph: Graph, person: Person, day: dt.date) -> Iterator[str]:
    """The places somebody holds on the day, the latest first."""
    for held in sorted(person.memberships, key=lambda held: str(held.start_date or ""), reverse=True):
        body = graph[held.organization].title if held.organization in graph.nodes else ""
        told = ", ".join(dict.fromkeys(filter(None, (held.role, held.post, body))))
        if _held(held, day):
            yield told
        elif held.end_date and held.end_date.last < day:
            yield f"Until {held.end_date.long}: {told}"


def _came_as(graph: Graph, node: Node, day: dt.date) -> Iterator[str]:
    """As what somebody without a place known here came to the latest meeting that says it."""
    told = [
        (when, graph[row.organization].title if row.organization in graph.nodes and row.organization else "", row.role)
        for edge in graph.links_in(node.id, "attendance")
        if isinstance(row := graph[edge.source].value, Attendance) and row.person == node.id and row.role
        if (when := graph.record(edge.source).when) and when.first <= day
    ]
    if told:
        when, body, role = max(told, key=lambda item: item[0].first)
        yield f"At {when.long}: {', '.join(filter(None, (role, body)))}"
