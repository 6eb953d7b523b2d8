"""Every action and undertaking as a line of the tracker, the latest first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

from sitegen.clock import implementation_clock
from sitegen.edition import Edition
from sitegen.graph import Node
from sitegen.records.action import Action
from sitegen.text import slug
from sitegen.tracker.lines import Line, also, due_keys, keys, latest_first, place, year


@lru_cache(maxsize=1)
def action_lines(edition: Edition) -> tuple[Line, ...]:
    """The latest first; those without a date come last."""
    nodes = edition.graph.ordered(node.id for node in edition.graph.of("action"))
    owed = [(node, node.value) for node in nodes if isinstance(node.value, Action)]
    short = keys({body for _, value in owed for body in value.responsible})
    return latest_first(_line(edition, node, value, short) for node, value in owed)


def _line(edition: Edition, node: Node, action: Action, short: Mapping[str, str]) -> Line:
    doing = implementation_clock(edition, node)
    line = Line(
        node=node,
        report=None,
        committee=action.organization,
        bodies=action.responsible,
        printed=(action.printed_responsible,) if action.printed_responsible and not action.responsible else (),
        made=action.when,
        deadline=action.due,
        topics=action.topics,
        doing=doing,
        state=action.status,
        words=also(edition.graph, (*action.responsible, *action.topics)),
    )
    values = {
        "of": tuple(short[body] for body in action.responsible),
        "type": (action.type,),
        "by": place(action.organization),
        "topic": tuple(key for topic in line.topics for key in place(topic)),
        "status": (slug(action.status),),
        "due": due_keys((), doing, edition.as_at),
        "year": year(action.when),
    }
    return replace(line, values=values)
