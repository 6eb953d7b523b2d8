"""The clocks of an archive: for each reply, piece of work and answer that is owed, one. Dry."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from sitegen.clock.answers import answers, asked
from sitegen.clock.limits import by_rule, explicit, meant
from sitegen.clock.standing import Clock, Ends, Step
from sitegen.dates import PartialDate
from sitegen.edition import Edition
from sitegen.graph import Graph, Node
from sitegen.records.action import Action
from sitegen.records.base import StatusChange
from sitegen.records.question import Question
from sitegen.records.recommendation import Recommendation
from sitegen.records.report import Report

_CLOSED = ("closed without action", "superseded")


def response_clocks(edition: Edition, node: Node) -> tuple[Clock, ...]:
    """The clocks of the replies to a recommendation: one for each body asked, known or only printed."""
    return tuple(clock for clock in _held(edition).get(node.id, ()) if clock.kind == "response")


def implementation_clock(edition: Edition, node: Node) -> Clock:
    """The clock of what a recommendation or an action wants done."""
    return next(clock for clock in _held(edition)[node.id] if clock.kind == "implementation")


def answer_clock(edition: Edition, node: Node) -> Clock:
    """The clock of a question's answer."""
    return next(clock for clock in _held(edition)[node.id] if clock.kind == "answer")


def all_clocks(edition: Edition) -> tuple[Clock, ...]:
    """Every clock, in the order of the records."""
    return tuple(clock for clocks in _held(edition).values() for clock in clocks)


def overdue(edition: Edition) -> tuple[Clock, ...]:
    """The clocks that are overdue on the edition's day, the longest overdue first."""
    late = [clock for clock in all_clocks(edition) if clock.at(edition.as_at).word == "overdue"]
    return by_limit(edition.graph, late)


def due_within(edition: Edition, days: int) -> tuple[Clock, ...]:
    """The clocks that run out on the edition's day or in so many days after it, the first first."""
    running = ((clock, clock.at(edition.as_at)) for clock in all_clocks(edition))
    soon = [clock for clock, now in running if now.word in ("due soon", "not yet due") and now.days <= days]
    return by_limit(edition.graph, soon)


def by_limit(graph: Graph, clocks: Iterable[Clock]) -> tuple[Clock, ...]:
    """Clocks in the order of their last days, then of their records; those without a limit come last."""

    def order(clock: Clock) -> tuple[dt.date, str]:
        return clock.limit.last if clock.limit else dt.date.max, graph.record(clock.node).sort_key

    return tuple(sorted(clocks, key=order))


@lru_cache(maxsize=2)
def _held(edition: Edition) -> Mapping[str, tuple[Clock, ...]]:
    """The clocks of every record that has some."""
    kinds = (("recommendation", _of_recommendation), ("action", _of_action), ("question", _of_question))
    return {node.id: tuple(clocks(edition, node)) for kind, clocks in kinds for node in edition.graph.of(kind)}


def _of_recommendation(edition: Edition, node: Node) -> Iterator[Clock]:
    value = node.value
    if not isinstance(value, Recommendation):
        return
    graph = edition.graph
    report = graph.get(value.report)
    sent = report.value if report and isinstance(report.value, Report) else None
    began = next((held.date for held in (sent.date_sent, sent.date_published) if held), None) if sent else None
    deadline = meant(value.response_due or (sent.response_due if sent else None))
    owing: list[tuple[str | None, str | None]] = [
        *((body, None) for body in asked(node)),
        *((None, words) for words in value.printed_addressees),
    ]
    for body, printed in owing or [(None, None)]:
        bodies = (body,) if body else ()
        limit = explicit(deadline) if deadline else by_rule(edition, node, bodies)
        yield Clock(
            "response",
            node.id,
            owing=bodies,
            printed_owed_by=printed,
            deadline=deadline,
            limit=limit,
            began=(limit.start if limit else None) or began,
            steps=tuple(_replies(graph, node, value, body)),
            history=tuple(step for step in value.history if step.clock == "response" and step.by in (body, None)),
            expected=value.response_expected,
        )
    yield _work(edition, node, asked(node), began)


def _replies(graph: Graph, node: Node, value: Recommendation, body: str | None) -> Iterator[Step]:
    """What one body said, and when. A reply that passes the recommendation over is none to it."""
    for item in answers(graph, node):
        if body in item.bodies if body else not asked(node):
            given = item.response.date or item.response.received
            ends: Ends = "met" if item.answer.stance != "not addressed" else None
            yield Step(given.date if given else None, ends, item.node.id)
    for step in value.history:
        if step.clock == "response" and step.by in (body, None):
            yield Step(_day(step), "met" if step.value != "awaited" else None)
        elif step.value in _CLOSED:
            yield Step(_day(step), "closed")


def _of_action(edition: Edition, node: Node) -> Iterator[Clock]:
    value = node.value
    if isinstance(value, Action):
        yield _work(edition, node, value.responsible, value.when)


def _of_question(edition: Edition, node: Node) -> Iterator[Clock]:
    value = node.value
    if isinstance(value, Question):
        deadline = meant(value.due)
        final = ((answer, f"{node.id}#{answer.anchor}") for answer in value.answers if answer.type == "final")
        yield Clock(
            "answer",
            node.id,
            owing=value.put_to,
            deadline=deadline,
            limit=explicit(deadline) if deadline else by_rule(edition, node, value.put_to),
            began=value.when,
            steps=tuple(Step(answer.date.date if answer.date else None, "met", id_) for answer, id_ in final),
        )


def _work(edition: Edition, node: Node, owing: tuple[str, ...], began: PartialDate | None) -> Clock:
    """The clock of something to be done, by the steps that its record tells. Rules about replies do not run it."""
    value = node.value
    action = value if isinstance(value, Action) else None
    deadline = meant(action.due if action else value.deadline if isinstance(value, Recommendation) else None)
    printed = action.printed_responsible if action else ", ".join(getattr(value, "printed_addressees", ()))
    told = value.history if isinstance(value, Recommendation | Action) else ()
    history = tuple(step for step in told if step.clock == "implementation")
    return Clock(
        "implementation",
        node.id,
        owing=owing,
        printed_owed_by=None if owing else printed or None,
        deadline=deadline,
        limit=explicit(deadline) if deadline or not action else by_rule(edition, node, owing),
        began=began,
        steps=tuple(Step(_day(step), _ends(step)) for step in history),
        history=history,
    )


def _ends(step: StatusChange) -> Ends:
    if step.value == "complete":
        return "met"
    return "closed" if step.value in _CLOSED else None


def _day(step: StatusChange) -> PartialDate | None:
    return step.date.date if step.date else None
