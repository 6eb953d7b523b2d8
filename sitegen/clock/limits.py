"""By when something is due, and why: as the source prints it, or by a rule of the settings. Dry."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from sitegen.dates import PartialDate, period_end
from sitegen.edition import Edition
from sitegen.graph import Graph, Node
from sitegen.records.action import Action
from sitegen.records.base import DeadlinePrinted
from sitegen.records.organization import Organization
from sitegen.records.question import Question
from sitegen.records.recommendation import Recommendation
from sitegen.records.report import Report
from sitegen.records.site import DeadlineRule
from sitegen.text import count, fold, quoted


@dataclass(frozen=True, slots=True)
class Limit:
    """The last possible day, and what says so: a printed deadline, or a rule with the date it runs from.

    `date` is as precise as the deadline is. `doubts` say why it is not certain: the rule has not been checked against
    its source, or only the month is held from which it runs, and then the last day is the latest that it can be.
    """

    last: dt.date
    date: PartialDate
    words: str
    doubts: tuple[str, ...] = ()
    deadline: DeadlinePrinted | None = None
    rule: DeadlineRule | None = None
    start: PartialDate | None = None

    @property
    def certain(self) -> bool:
        return not self.doubts


UNVERIFIED = "by a rule not checked against its source"
PARTIAL = "the day it runs from is not held, so this is the latest it can be"


def explicit(deadline: DeadlinePrinted | None) -> Limit | None:
    """The limit that a source prints; None when it prints none, or words that are no date."""
    if deadline is None or deadline.date is None:
        return None
    words = quoted(deadline.printed) if deadline.printed else deadline.date.long
    return Limit(deadline.date.last, deadline.date, words, deadline=deadline)


def meant(deadline: DeadlinePrinted | None) -> DeadlinePrinted | None:
    """A deadline as it is printed; None where what is printed says that there is none."""
    none = deadline is None or (deadline.date is None and fold(deadline.printed or "") in _NO_DEADLINE)
    return None if none else deadline


_NO_DEADLINE = frozenset({"n/a", "na", "none", "not applicable", "-", "\N{EN DASH}"})


def by_rule(edition: Edition, node: Node, owing: tuple[str, ...]) -> Limit | None:
    """The limit by the first rule in whose scope a record is, that binds who owes it, and whose trigger is held.

    What is withheld is judged by no rule: what was done about it is not shown either.
    """
    if node.value.withheld:
        return None
    graph = edition.graph
    for rule in edition.site.deadline_rules:
        if rule.of == node.kind and _of_committee(graph, node, rule) and _binds(graph, rule, owing):
            start = trigger(graph, node, rule)
            if start and start.precision != "year":
                return reckoned(rule, start)
    return None


def reckoned(rule: DeadlineRule, start: PartialDate) -> Limit:
    """The limit a rule sets from a date. From a month only a month is reckoned, which passes with its last day."""
    last = period_end(start.last, rule.period, rule.unit, rule.counting)
    whole = start.precision == "day"
    date = PartialDate(last.year, last.month, last.day if whole else 0)
    doubts = ((PARTIAL,) if not whole else ()) + ((UNVERIFIED,) if rule.verified is None else ())
    words = f"{in_words(rule)} {start.long}, when {_WHEN[rule.trigger]}"
    return Limit(date.last, date, words, doubts, rule=rule, start=start)


def in_words(rule: DeadlineRule) -> str:
    """A rule's period, and whether the day it runs from is its first."""
    period = count(rule.period, rule.unit.removesuffix("s"))
    return f"{period} after" if rule.counting == "the day after" else f"{period} beginning with"


_WHEN: Mapping[str, str] = {
    "report sent": "the report was sent",
    "notice given": "notice was given",
    "date printed": "it was asked for",
    "report published": "the report was published",
    "question asked": "the question was asked",
}


def trigger(graph: Graph, node: Node, rule: DeadlineRule) -> PartialDate | None:
    """The date from which a rule runs for a record, as precise as it is held."""
    find = _TRIGGERS.get((rule.trigger, node.kind))
    return find(graph, node) if find else None


def committee(graph: Graph, node: Node) -> str | None:
    """The committee or body whose recommendation, question or action it is."""
    value = node.value
    if isinstance(value, Question):
        value = graph.record(value.meeting) if value.meeting in graph.nodes and value.meeting else value
    elif isinstance(value, Recommendation):
        value = _report(graph, node) or value
    found = getattr(value, "organization", None)
    return found if isinstance(found, str) else None


def _of_committee(graph: Graph, node: Node, rule: DeadlineRule) -> bool:
    return not rule.committees or committee(graph, node) in rule.committees


def _binds(graph: Graph, rule: DeadlineRule, owing: tuple[str, ...]) -> bool:
    if not rule.bodies and not rule.classifications:
        return True
    held = [graph.get(id_) for id_ in owing]
    classes = {node.value.classification for node in held if node and isinstance(node.value, Organization)}
    return not {*owing}.isdisjoint(rule.bodies) or not classes.isdisjoint(rule.classifications)


def _report(graph: Graph, node: Node) -> Report | None:
    asked = node.value
    report = graph.get(asked.report) if isinstance(asked, Recommendation) else None
    return report.value if report and isinstance(report.value, Report) else None


def _sent(graph: Graph, node: Node) -> PartialDate | None:
    report = _report(graph, node)
    return report.date_sent.date if report and report.date_sent else None


def _published(graph: Graph, node: Node) -> PartialDate | None:
    report = _report(graph, node)
    return report.date_published.date if report and report.date_published else None


def _notice(graph: Graph, node: Node) -> PartialDate | None:
    report = _report(graph, node)
    return report.notice_given.date if report and report.notice_given else None


def _awaited(_graph: Graph, node: Node) -> PartialDate | None:
    history = node.value.history if isinstance(node.value, Recommendation) else ()
    return next((step.date.date for step in history if step.value == "awaited" and step.date), None)


def _dated(_graph: Graph, node: Node) -> PartialDate | None:
    return node.value.when if isinstance(node.value, Action | Question) else None


_TRIGGERS: Mapping[tuple[str, str], Callable[[Graph, Node], PartialDate | None]] = {
    ("report sent", "recommendation"): _sent,
    ("report published", "recommendation"): _published,
    ("notice given", "recommendation"): _notice,
    ("date printed", "recommendation"): _awaited,
    ("date printed", "action"): _dated,
    ("date printed", "question"): _dated,
    ("question asked", "question"): _dated,
}
