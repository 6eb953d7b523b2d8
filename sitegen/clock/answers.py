"""How far things have come: who answered a recommendation, who did not, what became of a question. Dry."""

from __future__ import annotations

from dataclasses import dataclass

from sitegen.graph import Graph, Node
from sitegen.records.meeting import Meeting
from sitegen.records.question import Question
from sitegen.records.recommendation import Recommendation
from sitegen.records.response import Answer, Response
from sitegen.text import count

NONE, OTHERS = "no response held", "answered by others"


@dataclass(frozen=True, slots=True)
class Answered:
    """One body's answer to a recommendation, within its response."""

    node: Node
    answer: Answer
    response: Response

    @property
    def bodies(self) -> frozenset[str]:
        """Who gave it: the body or office it is from, and the person who signed it."""
        signed = [self.response.signed_by] if self.response.signed_by else []
        return frozenset((*self.response.from_, *signed))


def answers(graph: Graph, node: Node) -> tuple[Answered, ...]:
    """Every answer to a recommendation, in the order of their dates."""
    found = []
    for part in graph.ordered(edge.source for edge in graph.links_in(node.id, "answer")):
        owner = graph[part.owner]
        if isinstance(part.value, Answer) and isinstance(owner.value, Response):
            found.append(Answered(part, part.value, owner.value))
    return tuple(found)


def asked(node: Node) -> tuple[str, ...]:
    """The people and bodies a recommendation is addressed to."""
    return node.value.addressed_to if isinstance(node.value, Recommendation) else ()


def silent(graph: Graph, node: Node) -> tuple[str, ...]:
    """Those asked by a recommendation from whom the archive holds no answer."""
    heard = frozenset[str]().union(*(answer.bodies for answer in answers(graph, node)))
    return tuple(body for body in asked(node) if body not in heard)


def is_answered(graph: Graph, node: Node) -> bool:
    """Whether somebody who was asked has answered; anybody, when nobody with a record was."""
    return bool(answers(graph, node)) and (not asked(node) or len(silent(graph, node)) < len(asked(node)))


def reply_state(graph: Graph, node: Node, body: str | None = None) -> str:
    """How far a recommendation has been answered, in a word or two; by one body, if it is named."""
    held = answers(graph, node)
    if held and not is_answered(graph, node) and body is None:
        return OTHERS
    stances = [answer.answer.stance for answer in held if body is None or body in answer.bodies]
    if not stances:
        return NONE
    return stances[0] if len(set(stances)) == 1 else count(len(stances), "response")


def reply_states(graph: Graph, node: Node) -> tuple[str, ...]:
    """The same, to be sifted by: where those asked answered differently, each different answer."""
    if not is_answered(graph, node):
        return (reply_state(graph, node),)
    return tuple(sorted({held.answer.stance for held in answers(graph, node)}))


def question_state(question: Question) -> str:
    """Whether the archive holds a question's answer; a holding reply is none."""
    return "answered" if any(answer.type == "final" for answer in question.answers) else "no answer held"


def meeting_state(meeting: Meeting) -> str:
    """What became of a meeting, in a word."""
    return "planned" if meeting.status == "scheduled" else meeting.status
