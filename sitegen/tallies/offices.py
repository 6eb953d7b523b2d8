"""Which bodies a person stood for: in the capacity in which they came, or by a membership that covers the day. Dry.

Nothing is guessed: a membership whose dates leave the day out does not count, and a party's group is no office.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from sitegen.dates import PartialDate
from sitegen.edition import Edition
from sitegen.graph import Graph, Node
from sitegen.records.action import Action
from sitegen.records.meeting import Meeting
from sitegen.records.organization import Organization
from sitegen.records.person import Membership, Person
from sitegen.records.question import Question


@lru_cache(maxsize=1)
def actions_of(edition: Edition) -> Mapping[str, tuple[Node, ...]]:
    """The actions of each body, and the undertakings that its people gave for it, in the order of their dates."""
    graph = edition.graph
    found: dict[str, list[Node]] = defaultdict(list)
    for node in graph.ordered(node.id for node in graph.of("action")):
        for body in dict.fromkeys(_owing(graph, node)):
            found[body].append(node)
    return {body: tuple(held) for body, held in found.items()}


def _owing(graph: Graph, node: Node) -> Iterator[str]:
    """The bodies that owe an action: those named, and for an undertaking those that the people named stood for."""
    action = node.value
    for id_ in action.responsible if isinstance(action, Action) else ():
        named = graph.get(id_)
        if named and named.kind == "organization":
            yield id_
        elif named and isinstance(action, Action) and action.type == "undertaking":
            yield from stood_for(graph, named, action.when, action.arose_from)


def stood_for(graph: Graph, person: Node, day: PartialDate | None, places: Iterable[str]) -> tuple[str, ...]:
    """The bodies for which a person came to the meetings of those places; else those they belonged to on the day."""
    came: dict[str, None] = {}
    for place in places:
        meeting = graph.get(graph[place].owner.removesuffix("/transcript")) if place in graph.nodes else None
        if meeting and isinstance(meeting.value, Meeting):
            rows = (row for row in meeting.value.attendance if row.person == person.id and row.organization)
            came.update((str(row.organization), None) for row in rows)
    if came:
        return tuple(came)
    held = person.value.memberships if isinstance(person.value, Person) else ()
    bodies = (item.organization for item in held if day and not outside(item, day) and _is_office(graph, item))
    return tuple(dict.fromkeys(bodies))


def _is_office(graph: Graph, membership: Membership) -> bool:
    body = graph.get(membership.organization)
    return body is not None and isinstance(body.value, Organization) and body.value.classification != "political group"


def outside(membership: Membership, day: PartialDate) -> bool:
    """Whether the dates that are held of a membership leave a day out."""
    begun, over = membership.start_date, membership.end_date
    return bool((begun and day.last < begun.first) or (over and day.first > over.last))


def covers(membership: Membership, day: PartialDate) -> bool:
    """Whether a membership is known to have run on a day: both its dates are held, and it lies between them."""
    begun, over = membership.start_date, membership.end_date
    return bool(begun and over and begun.last <= day.first and day.last <= over.first)


@lru_cache(maxsize=1)
def questions_to(edition: Edition) -> Mapping[str, tuple[Node, ...]]:
    """The questions put to each body, or to who held the office that the body is: the role is called as the body."""
    graph = edition.graph
    found: dict[str, list[Node]] = defaultdict(list)
    for node in graph.ordered(node.id for node in graph.of("question")):
        question = node.value
        if isinstance(question, Question):
            for body in dict.fromkeys(
                body for id_ in question.put_to for body in _addressed(graph, id_, question.when)
            ):
                found[body].append(node)
    return {body: tuple(held) for body, held in found.items()}


def _addressed(graph: Graph, id_: str, day: PartialDate) -> tuple[str, ...]:
    named = graph.get(id_)
    if named is None or not isinstance(named.value, Person):
        return (id_,)
    held = (item for item in named.value.memberships if not outside(item, day))
    return tuple(
        item.organization for item in held if (body := graph.get(item.organization)) and body.title == item.role
    )
