"""Gaps around meetings: no minutes, no transcript, not known to have been held, evidence that nothing rests on."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.edition import Edition
from sitegen.gaps.kinds import Found, Kind, facts, links, meeting_of, ordered
from sitegen.graph import Graph, Node
from sitegen.records.action import Action
from sitegen.records.document import Document
from sitegen.records.meeting import AgendaItem, Meeting
from sitegen.text import count

_UNRECORDED = ("informal", "visit")  # of these neither minutes nor transcripts are made, as a rule
_CITING = ("recommendation", "report")


def _held(edition: Edition) -> Iterator[tuple[Node, Meeting]]:
    for node in ordered(edition.graph, "meeting"):
        meeting = node.value
        if isinstance(meeting, Meeting) and meeting.status == "held" and meeting.classification not in _UNRECORDED:
            yield node, meeting


def _found(graph: Graph, node: Node, meeting: Meeting, resolved: int = 0) -> Found:
    committee = graph.get(meeting.organization)
    title = meeting.date.date.long + (f": {meeting.heading}" if meeting.heading else "")
    plain = meeting.heading or meeting.classification == "ordinary"
    known = f"{count(resolved, 'resolution')} known from other papers" if resolved else None
    told = facts(kind=None if plain else meeting.classification, known=known)
    return Found(node, title, told, group=committee.title if committee else meeting.organization, at=("status",))


def has_minutes(graph: Graph, node: Node, meeting: Meeting) -> bool:
    """Whether the archive has a meeting's minutes: named by it, about it, or told by resolutions read from them.

    Resolutions read from held papers of another kind alone, such as a later list of actions, are no minutes.
    """
    about = (graph[edge.source].value for edge in graph.links_in(node.id, "document") if edge.field == "about")
    papers = [graph.get(source.document) if source.document else None for source in meeting.sources]
    elsewhere = all(paper is not None and not _is_minutes(paper.value) for paper in papers)
    return bool(meeting.minutes or any(map(_is_minutes, about)) or (_resolved(meeting) and not elsewhere))


def _is_minutes(paper: object) -> bool:
    return isinstance(paper, Document) and paper.type == "minutes"


def _resolved(meeting: Meeting) -> int:
    return sum(len(item.resolutions) for item in meeting.agenda)


def _by_committee(rows: Iterator[Found]) -> Iterator[Found]:
    return iter(sorted(rows, key=lambda found: found.group.casefold()))


def without_minutes(edition: Edition) -> Iterator[Found]:
    """Meetings held, of which no minutes are held."""
    unrecorded = (
        _found(edition.graph, node, meeting, _resolved(meeting))
        for node, meeting in _held(edition)
        if not has_minutes(edition.graph, node, meeting)
    )
    return _by_committee(unrecorded)


def without_transcript(edition: Edition) -> Iterator[Found]:
    """Meetings held, of which no transcript is held."""
    silent = (
        _found(edition.graph, node, meeting)
        for node, meeting in _held(edition)
        if not any(edge.field == "meeting" for edge in edition.graph.links_in(node.id, "transcript"))
    )
    return _by_committee(silent)


def not_known_held(edition: Edition) -> Iterator[Found]:
    """Meetings that were planned for a day now past."""
    passed = (
        _found(edition.graph, node, node.value)
        for node in ordered(edition.graph, "meeting")
        if isinstance(node.value, Meeting)
        and node.value.status == "scheduled"
        and node.value.date.date.last < edition.as_at
    )
    return _by_committee(passed)


def without_recommendation(edition: Edition) -> Iterator[Found]:
    """Agenda items under which guests gave evidence, that neither a recommendation nor a report names as evidence."""
    graph = edition.graph
    for node in ordered(graph, "agenda_item"):
        item, meeting = node.value, meeting_of(graph, node.id)
        if isinstance(item, AgendaItem) and item.guests and meeting and not _cited(graph, node, meeting):
            outcomes = tuple(_outcomes(graph, node))
            told = facts(guests=count(len(item.guests), "guest"))
            yield Found(node, graph.label(node.id), told, links(what_came_of_it=outcomes))


def _cited(graph: Graph, item: Node, meeting: Node) -> bool:
    """Whether the item, its meeting, its transcript or a speech under it is evidence of something."""
    panels = [edge.source for edge in graph.links_in(item.id, "panel") if edge.field.endswith("item")]
    places = [*graph.within(item.id), *(id_ for panel in panels for id_ in graph.within(panel))]
    places += [meeting.id, f"{meeting.id}/transcript"]
    return any(edge.field == "evidence" for id_ in places for edge in graph.links_in(id_, *_CITING))


def _outcomes(graph: Graph, item: Node) -> Iterator[Node]:
    """What came of the delegations granted under an item: a letter is no recommendation, but is something."""
    edges = (edge for id_ in graph.within(item.id) for edge in graph.links_in(id_, "action"))
    found = (graph[edge.source].value for edge in edges if edge.field == "arose_from")
    outcomes = (id_ for action in found if isinstance(action, Action) for id_ in action.outcome)
    return (graph[id_] for id_ in dict.fromkeys(outcomes) if id_ in graph.nodes)


EVIDENCE = Kind(
    "no-recommendation",
    "Evidence sessions that no recommendation rests on",
    "no recommendation or report rests on it",
    "Guests gave evidence, and neither a recommendation nor a report that the archive holds names the session as "
    "evidence. A letter may have come of it, or a report that is not held.",
    without_recommendation,
)
KINDS = (
    Kind(
        "no-minutes",
        "Meetings held, without minutes",
        "no minutes held",
        "The archive knows of the meeting from other papers, and at most of single resolutions. Informal meetings and "
        "visits, of which minutes are not made as a rule, are left out.",
        without_minutes,
    ),
    Kind(
        "no-transcript",
        "Meetings held, without a transcript",
        "no transcript held",
        "What was said there is not in the archive, word for word or in summary. Informal meetings and visits are left "
        "out.",
        without_transcript,
    ),
    Kind(
        "not-known-held",
        "Meetings planned, and not known to have been held",
        "not known to have been held",
        "A paper plans the meeting and its day has passed; nothing in the archive shows that it took place.",
        not_known_held,
    ),
)
