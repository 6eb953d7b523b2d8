"""What was asked of a body and what came of it, as the clocks have it: recommendations, questions, actions. Dry."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sitegen.clock import Clock, answer_clock, implementation_clock, question_state, reply_state, response_clocks
from sitegen.clock import asked as asked_of
from sitegen.edition import Edition
from sitegen.graph import Node
from sitegen.records.action import Action
from sitegen.records.question import Question
from sitegen.records.response import Response
from sitegen.tallies.values import Item, Tally, sorted_into

_MET = ("met", "on time", "late")
_REPLIES = (
    ("answered", "Answered", "answered"),
    ("passed-over", "A reply is held that says nothing to it", "passed over in its reply"),
    ("overdue", "Overdue, with no response held", "overdue"),
    ("due", "Due, with no response held", "due"),
    ("no-response", "No deadline known, and no response held", "with no deadline known and no response held"),
    ("not-expected", "No response expected", "with no response expected"),
)
_WORK = (
    ("overdue", "Past their date, and not recorded as done", "past their date"),
    ("due", "Due, and not recorded as done", "due"),
    ("open", "Not recorded as done", "not recorded as done"),
    ("complete", "Recorded as done", "recorded as done"),
    ("closed", "Closed or superseded", "closed or superseded"),
)
_ANSWERS = (
    ("answered", "Answered", "with an answer held"),
    ("overdue", "Overdue, with no answer held", "overdue"),
    ("open", "No answer held", "with no answer held"),
)
_DUE = ("due soon", "not yet due")
OUTSTANDING = ("passed-over", "overdue", "due", "no-response", "open")  # the ends of the anchors of what is not settled


def asked(edition: Edition, body: str, nodes: Iterable[Node]) -> Tally:
    """The recommendations addressed to a body, by what is held of its own reply to each."""
    return sorted_into("asked", "Recommendations addressed to it", _REPLIES, _asked(edition, body, nodes))


def _asked(edition: Edition, body: str, nodes: Iterable[Node]) -> Iterator[tuple[str, Item]]:
    for node in nodes:
        for clock in response_clocks(edition, node):
            if clock.owed_by == body:
                key = _reply(edition, clock)
                tag = reply_state(edition.graph, node, body) if key == "answered" else None
                others = _others(edition, asked_of(node), body)
                said = () if key == "answered" and not clock.limit else (clock,)
                work = implementation_clock(edition, node)
                facts = (f"also addressed to {others}",) if others else ()
                yield key, Item(node, facts, tag, (*said, work) if work.limit or work.deadline else said)


def answered_for(edition: Edition, body: str, replies: Iterable[Node]) -> Tally:
    """The recommendations addressed to others to which a body said something in its replies."""
    found: dict[str, Item] = {}
    for reply in replies:
        for answer in reply.value.answers if isinstance(reply.value, Response) else ():
            node = edition.graph.get(answer.recommendation)
            if node and body not in asked_of(node) and answer.stance != "not addressed":
                facts = (f"addressed to {_others(edition, asked_of(node), body)}",) if asked_of(node) else ()
                found.setdefault(node.id, Item(node, facts, reply_state(edition.graph, node, body)))
    return Tally("answered-for", "Answered by it, though addressed to others", tuple(found.values()), (), "answered")


def _others(edition: Edition, ids: Iterable[str], body: str) -> str:
    """The names of all but one body."""
    return ", ".join(edition.graph[id_].title for id_ in ids if id_ != body and id_ in edition.graph.nodes)


def _reply(edition: Edition, clock: Clock) -> str:
    word = clock.at(edition.as_at).word
    if word in _MET:
        return "answered"
    if clock.passed_over:
        return "passed-over"
    return {"overdue": "overdue", "not expected": "not-expected"}.get(word, "due" if word in _DUE else "no-response")


def questions(edition: Edition, id_: str, heading: str, nodes: Iterable[Node]) -> Tally:
    """Questions, by whether an answer is held."""
    return sorted_into(id_, heading, _ANSWERS, _questions(edition, nodes))


def _questions(edition: Edition, nodes: Iterable[Node]) -> Iterator[tuple[str, Item]]:
    for node in nodes:
        clock = answer_clock(edition, node)
        held = isinstance(node.value, Question) and question_state(node.value) == "answered"
        key = "answered" if held else "overdue" if clock.at(edition.as_at).word == "overdue" else "open"
        yield key, Item(node, _asking(edition, node, clock), clocks=(clock,) if clock.limit else ())


def _asking(edition: Edition, node: Node, clock: Clock) -> tuple[str, ...]:
    """When a question was put, by whom, and the day of its answer."""
    value = node.value
    if not isinstance(value, Question):
        return ()
    asker = edition.graph.get(value.asked_by or "")
    by = f"asked by {asker.title}" if asker else ""
    facts = (value.when.long, by, f"answered {clock.ended.long}" if clock.ended else "")
    return tuple(fact for fact in facts if fact)


def work(edition: Edition, id_: str, heading: str, body: str, nodes: Iterable[Node]) -> Tally:
    """Actions on the page of a body or person, by what is held of their being done."""
    return sorted_into(id_, heading, _WORK, _work(edition, body, nodes))


def _work(edition: Edition, body: str, nodes: Iterable[Node]) -> Iterator[tuple[str, Item]]:
    for node in nodes:
        action = node.value
        if isinstance(action, Action):
            clock = implementation_clock(edition, node)
            word = clock.at(edition.as_at).word
            done = "complete" if word in _MET else "closed" if clock.ending and word == "not expected" else None
            key = done or ("overdue" if word == "overdue" else "due" if word in _DUE else "open")
            by = _others(edition, action.responsible, body) or action.printed_responsible or ""
            facts = (action.when.long if action.when else "", by)
            told = (clock,) if clock.limit or clock.deadline else ()
            yield key, Item(node, tuple(fact for fact in facts if fact), clocks=told)
