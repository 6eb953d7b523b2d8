"""A committee's work: its inquiries, its meetings, what it delegated, what it is owed. Dry."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sitegen.edition import Edition
from sitegen.gaps.sessions import has_minutes
from sitegen.graph import Graph, Node
from sitegen.records.action import Action
from sitegen.records.inquiry import Inquiry
from sitegen.records.meeting import Meeting
from sitegen.tallies.standing import OUTSTANDING, work
from sitegen.tallies.values import Item, Tally, sorted_into

_STAGES = (
    ("terms-agreed", "Terms agreed", "with terms agreed"),
    ("evidence", "Taking evidence", "taking evidence"),
    ("reported", "Reported", "reported"),
    ("responded", "Responded to", "responded to"),
    ("closed", "Closed", "closed"),
)
_MEETINGS = (
    ("planned", "Planned", "planned"),
    ("past", "Planned for a day now past: whether they were held is not known here", "planned for a day now past"),
    ("recorded", "Held, with members’ attendance recorded here", "held, with attendance recorded here"),
    ("held", "Held, with no record of members’ attendance here", "held, with no attendance recorded here"),
    ("off", "Cancelled or postponed", "cancelled or postponed"),
)
_DELEGATIONS = (
    ("used", "Exercised", "exercised"),
    ("unused", "Closed without being used", "closed without being used"),
    ("unknown", "No use of it held", "with no use of it held"),
)


@dataclass(frozen=True, slots=True)
class Committee:
    """A committee's lists; those that are empty are there too."""

    inquiries: Tally
    meetings: Tally
    delegations: Tally
    owed: Tally

    @property
    def tallies(self) -> tuple[Tally, ...]:
        return (self.inquiries, self.meetings, self.delegations, self.owed)


def committee(edition: Edition, node: Node) -> Committee:
    """What the archive holds of a committee's work."""
    graph = edition.graph
    actions = graph.links_in(node.id, "action")
    owed = graph.ordered(edge.source for edge in actions if edge.field == "owed_to")
    granted = graph.ordered(edge.source for edge in actions if edge.field == "organization")
    return Committee(
        sorted_into("inquiries", "Inquiries", _STAGES, _inquiries(graph, node)).bundled(
            "current", "Not closed", tuple(key for key, *_ in _STAGES[:-1]), "not closed"
        ),
        sorted_into("meetings", "Meetings", _MEETINGS, _meetings(edition, node)),
        sorted_into("delegations", "Delegations", _DELEGATIONS, _delegations(granted)),
        work(edition, "owed", "Owed to the committee", node.id, owed).bundled(
            "outstanding", "Outstanding", OUTSTANDING, "not recorded as done"
        ),
    )


def _inquiries(graph: Graph, node: Node) -> Iterator[tuple[str, Item]]:
    found = (edge.source for edge in graph.links_in(node.id, "inquiry") if edge.field == "organization")
    for inquiry in graph.ordered(found):
        if isinstance(inquiry.value, Inquiry):
            yield inquiry.value.stage.replace(" ", "-"), Item(inquiry)


def meetings_of(graph: Graph, body: str) -> tuple[Node, ...]:
    """A committee's meetings, the latest first."""
    found = (edge.source for edge in graph.links_in(body, "meeting") if edge.field == "organization")
    return graph.ordered(found)[::-1]


def is_recorded(graph: Graph, node: Node) -> bool:
    """Whether the archive has who of its members came to a meeting: minutes of it, with rows for those present."""
    meeting = node.value
    if not isinstance(meeting, Meeting) or meeting.status != "held":
        return False
    return any(row.status == "present" for row in meeting.attendance) and has_minutes(graph, node, meeting)


def _meetings(edition: Edition, node: Node) -> Iterator[tuple[str, Item]]:
    for held in meetings_of(edition.graph, node.id):
        meeting = held.value
        if not isinstance(meeting, Meeting):
            continue
        if meeting.status == "scheduled":
            yield "past" if meeting.when.last < edition.as_at else "planned", Item(held)
        elif meeting.status == "held":
            yield "recorded" if is_recorded(edition.graph, held) else "held", Item(held)
        else:
            yield "off", Item(held)


def _delegations(granted: tuple[Node, ...]) -> Iterator[tuple[str, Item]]:
    for node in granted:
        action = node.value
        if isinstance(action, Action) and action.type == "delegation":
            told = action.outcome or any(part.outcome for part in action.parts)
            closed = action.status in ("closed without action", "superseded")
            yield (
                "unused" if closed and not told else "used" if told or action.status == "complete" else "unknown",
                Item(node),
            )
