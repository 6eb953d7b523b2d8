"""What a body was asked, what it answered, and what it undertook. Dry."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sitegen.edition import Edition
from sitegen.graph import Node
from sitegen.records.action import Action
from sitegen.tallies.offices import actions_of, questions_to
from sitegen.tallies.replies import Replies, replies
from sitegen.tallies.standing import OUTSTANDING, answered_for, asked, questions, work
from sitegen.tallies.values import Tally

_ACTIONS = (
    ("undertakings", "Undertakings", "undertaking"),
    ("requests", "Requests made of it", "request"),
    ("commitments", "Commitments of its own plans", "commitment"),
    ("delegations", "Delegated to it", "delegation"),
    ("standing", "Standing actions", "standing"),
)


@dataclass(frozen=True, slots=True)
class Body:
    """A body's dealings with scrutiny; lists that are empty are there too."""

    asked: Tally
    answered_for: Tally
    replies: Replies
    questions: Tally
    actions: tuple[Tally, ...]

    @property
    def outstanding(self) -> tuple[tuple[Tally, Tally], ...]:
        """The lists of what is not settled, each with the list it is part of."""
        wholes = (self.asked, *self.actions, self.questions)
        return tuple((part, whole) for whole in wholes for part in whole.parts if part.end in OUTSTANDING)


def body(edition: Edition, node: Node) -> Body:
    """What the archive holds of a body."""
    graph = edition.graph
    into = {kind: graph.links_in(node.id, kind) for kind in ("recommendation", "response")}
    named = graph.ordered(edge.source for edge in into["recommendation"] if edge.field == "addressed_to")
    given = graph.ordered(edge.source for edge in into["response"] if edge.field == "from")
    held = actions_of(edition).get(node.id, ())
    return Body(
        asked(edition, node.id, named),
        answered_for(edition, node.id, given),
        replies(graph, node.id, given),
        questions(edition, "questions", "Questions put to it", questions_to(edition).get(node.id, ())),
        tuple(work(edition, id_, heading, node.id, _typed(held, type_)) for id_, heading, type_ in _ACTIONS),
    )


def _typed(held: tuple[Node, ...], type_: str) -> Iterator[Node]:
    return (node for node in held if isinstance(node.value, Action) and node.value.type == type_)
