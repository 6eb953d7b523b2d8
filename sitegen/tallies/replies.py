"""The replies a body sent, and how long each took: from the day its report was sent to the day of the reply. Dry."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from statistics import median

from sitegen.graph import Graph, Node
from sitegen.records.report import Report
from sitegen.records.response import Response
from sitegen.tallies.values import Item, Tally, sorted_into
from sitegen.text import count

_SORTS = (
    ("timed", "With both dates", "with both dates"),
    ("untimed", "Without the day it was sent, or the day of the reply", "without both dates"),
)


@dataclass(frozen=True, slots=True)
class Replies:
    """The replies, those with both dates apart; `days` are the days those took, the fewest first."""

    tally: Tally
    days: tuple[int, ...]

    @property
    def median(self) -> str:
        """The middle of the days, as people write it: 56, or 48½ between two."""
        middle = median(self.days)
        return f"{middle:.0f}" if middle == int(middle) else f"{int(middle)}\N{VULGAR FRACTION ONE HALF}"


def replies(graph: Graph, body: str, nodes: Iterable[Node]) -> Replies:
    """The replies of a body, in the order given; one from several bodies is a reply of each."""
    held = tuple(nodes)
    days = sorted(taken for node in held if (taken := days_taken(graph, node)) is not None)
    return Replies(sorted_into("replies", "Replies", _SORTS, _items(graph, body, held)), tuple(days))


def _items(graph: Graph, body: str, nodes: Iterable[Node]) -> Iterator[tuple[str, Item]]:
    for node in nodes:
        if isinstance(node.value, Response):
            taken = days_taken(graph, node)
            came = node.value.when.long if node.value.when else "no date held"
            words = f"{count(taken, 'day')} after the report was sent" if taken is not None else ""
            others = [graph[id_].title for id_ in node.value.from_ if id_ != body and id_ in graph.nodes]
            shared = f"together with {', '.join(others)}" if others else ""
            facts = tuple(fact for fact in (came, words, shared) if fact)
            yield "untimed" if taken is None else "timed", Item(node, facts)


def days_taken(graph: Graph, node: Node) -> int | None:
    """The days from a report's being sent to a reply, if both days are held whole and in that order."""
    response = node.value
    report = graph.get(response.report) if isinstance(response, Response) and response.report else None
    if not isinstance(response, Response) or report is None or not isinstance(report.value, Report):
        return None
    sent, came = report.value.date_sent, response.date or response.received
    if sent is None or came is None or sent.date.precision != "day" or came.date.precision != "day":
        return None
    days = (came.date.first - sent.date.first).days
    return days if days >= 0 else None
