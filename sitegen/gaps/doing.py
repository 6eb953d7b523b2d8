"""Gaps in what was done: called ongoing and shown done, delegations never used, done with nothing to show for it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitegen.edition import Edition
from sitegen.gaps.kinds import Found, Kind, facts, links, names, nodes, ordered
from sitegen.graph import Graph, Node
from sitegen.records.action import Action
from sitegen.text import quoted

_ONGOING = re.compile(
    r"\s*(?:still )?(?:on-?going|outstanding|in progress|under way|pending|awaiting|awaited|open(?=\W*$))\b",
    re.IGNORECASE,
)
_OVER = ("complete", "closed without action", "superseded")


def _outcomes(graph: Graph, action: Action) -> tuple[Node, ...]:
    parts = (id_ for part in action.parts for id_ in part.outcome)
    return nodes(graph, (*action.outcome, *parts))


def _over(action: Action) -> str | None:
    """What ended the action, in words, if its history says that something did."""
    if not action.history or action.history[-1].value not in _OVER:
        return None
    last = action.history[-1]
    return f"{last.value}, {last.date.date.long}" if last.date else last.value


def _answered(graph: Graph, action: Action) -> str | None:
    """What came of an action that its history does not end, if all of it was answered by a dated record since."""
    whole = bool(action.outcome) if not action.parts else all(part.outcome for part in action.parts)
    dates = [when for node in _outcomes(graph, action) if (when := getattr(node.value, "when", None))]
    steps = [step.date.date.last for step in action.history if step.date]
    if not whole or not dates or (steps and max(steps) >= max(when.last for when in dates)):
        return None
    return f"an outcome of {max(dates, key=lambda when: when.last).long} is held"


def ongoing_but_done(edition: Edition) -> Iterator[Found]:
    """Actions that a list calls ongoing, and that their history or what came of them shows to be over."""
    graph = edition.graph
    for node in ordered(graph, "action"):
        action = node.value
        if isinstance(action, Action) and action.printed_status and _ONGOING.match(action.printed_status):
            shown = _over(action) or _answered(graph, action)
            if shown:
                told = facts(called=f"called {quoted(action.printed_status)}", shown=f"shown: {shown}")
                lists = nodes(graph, (source.document for source in action.sources if source.document))
                outcome = links(shown_by=_outcomes(graph, action), called_so_in=lists)
                yield Found(node, node.title, told, outcome, at=("printed_status",))


def unused_delegations(edition: Edition) -> Iterator[Found]:
    """Delegations that were closed without being used, and those of which no use is held."""
    graph = edition.graph
    for node in ordered(graph, "action"):
        action = node.value
        if isinstance(action, Action) and action.type == "delegation":
            closed = action.status == "closed without action"
            if closed or not (action.status in _OVER or _outcomes(graph, action)):
                told = facts(
                    state="closed without being used" if closed else "no use of it held",
                    printed=quoted(action.printed_status) if action.printed_status else None,
                )
                granted = nodes(graph, action.arose_from)
                yield Found(node, node.title, told, links(granted_at=granted), at=("type",))


def outcome_not_held(edition: Edition) -> Iterator[Found]:
    """Actions that are said to be complete, of which the archive holds nothing that came of them."""
    graph = edition.graph
    for node in ordered(graph, "action"):
        action = node.value
        if isinstance(action, Action) and action.status == "complete" and not _outcomes(graph, action):
            printed = quoted(action.printed_status) if action.printed_status else None
            told = facts(by=names(graph, action.responsible), printed=printed)
            yield Found(node, node.title, told, at=("history",))


KINDS = (
    Kind(
        "ongoing-done",
        "Actions called ongoing that are shown to be done",
        "called ongoing, and shown to be done",
        "A list of actions calls it ongoing, and another paper shows that it was over, by the action's history or by "
        "what came of it. Both statements are kept; the archive follows the one that names what was done.",
        ongoing_but_done,
    ),
    Kind(
        "unused-delegations",
        "Delegations never used",
        "a delegation never used",
        "Authority to agree something on the committee's behalf, closed without being used, or of whose use the "
        "archive holds nothing. Standing delegations are not counted.",
        unused_delegations,
    ),
    Kind(
        "outcome-not-held",
        "Actions said to be complete, with no outcome held",
        "said to be complete, with no outcome held",
        "What was sent, made or decided is not in the archive, so that it was done rests on the word of the list.",
        outcome_not_held,
    ),
)
