"""Gaps in what was promised in evidence: promises that no list of actions has a row for.

An action stands in a list when it keeps the words of one: its `printed_status`, or its `printed_responsible` where a
list for the meeting is held.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from sitegen.edition import Edition
from sitegen.gaps.kinds import Found, Kind, facts, links, meeting_of, names, nodes, ordered
from sitegen.graph import Graph, Node
from sitegen.prose import to_plain
from sitegen.records.action import Action
from sitegen.records.meeting import AttendanceStatus, Meeting
from sitegen.records.person import Person
from sitegen.records.transcript import Panel, Speech, Transcript
from sitegen.text import excerpt, quoted

_STATES = {"not verified": "outcome not known"}
_GUESTS: tuple[AttendanceStatus, ...] = ("guest", "in attendance", "invited")
_TO = r"\b(?:you|the Committee|the Panel|Members|the Chair(?:man|woman)?)\b"
_FILLER = r"(?: (?:also|now|then|both|certainly|absolutely|definitely|gladly|happily|be|very|happy|glad|able|to)){0,5}"
_PROMISE = re.compile(
    rf"\b(?:I|[Ww]e)(?:['\u2019]ll| will| shall| can| could| would| am| are|['\u2019]m|['\u2019]re){_FILLER} (?:"
    rf"(?:send|supply|forward|circulate)(?: \S+){{0,8}}? ?{_TO}"
    rf"|(?:provide|furnish) (?:\S+ ){{0,8}}?(?:to )?{_TO} with\b|share (?:\S+ ){{1,8}}?with {_TO}"
    rf"|(?:write|report back|get back) to {_TO}|let {_TO} have\b)"
    r"|\b(?:I|[Ww]e)(?:['\u2019]ll| will| shall) (?:be )?publish"
)
_SENTENCE = re.compile(r"(?<=[.!?])\s+")


def _actions(graph: Graph) -> Iterator[tuple[Node, Action]]:
    for node in ordered(graph, "action"):
        if isinstance(node.value, Action):
            yield node, node.value


def unlisted(edition: Edition) -> Iterator[Found]:
    """Undertakings that arose at a meeting, by meeting, with no row in a list of actions."""
    graph = edition.graph
    listed = {
        meeting.id
        for _, action in _actions(graph)
        for id_ in action.arose_from
        if action.printed_status and (meeting := meeting_of(graph, id_))
    }
    for node, action in _actions(graph):
        meeting = next((found for id_ in action.arose_from if (found := meeting_of(graph, id_))), None)
        covered = meeting is not None and meeting.id in listed
        row = action.printed_status or (covered and action.printed_responsible)
        if action.type == "undertaking" and meeting and not row:
            has = "the list of actions has no row for these" if covered else "no list of actions held"
            said = links(said_at=nodes(graph, action.arose_from))
            yield Found(node, node.title, _terms(graph, action), said, None, f"{meeting.title}: {has}", at=("type",))


def _terms(graph: Graph, action: Action) -> tuple[tuple[str, str], ...]:
    """Who undertook it, by when, and how far it has come."""
    by = names(graph, action.responsible) or action.printed_responsible
    printed = quoted(action.due.printed) if action.due and action.due.printed else None
    due = printed or (action.due.date.long if action.due and action.due.date else None)
    return facts(by=by, due=f"due {due}" if due else None, state=_STATES.get(action.status, action.status))


def unrecorded(edition: Edition) -> Iterator[Found]:
    """Speeches of guests, in verbatim transcripts, in words that promise the committee something; with no action."""
    graph = edition.graph
    recorded = _recorded(graph)
    for transcript in ordered(graph, "transcript"):
        meeting = meeting_of(graph, transcript.id)
        if isinstance(transcript.value, Transcript) and transcript.value.prose == "verbatim" and meeting:
            guests = _guests(graph, meeting)
            for id_ in graph.parts[transcript.id]:
                speech = graph[id_].value
                words = _promise(speech.body) if isinstance(speech, Speech) and speech.body else None
                speakers = guests.get(speech.speaker or "") if isinstance(speech, Speech) else None
                if words and speakers and not any(speakers & recorded[place] for place in _places(graph, id_)):
                    yield Found(graph[id_], graph[id_].title, gist=excerpt(words, 300), group=meeting.title)


def _promise(body: str) -> str | None:
    """The first sentence in which somebody promises something."""
    if not _PROMISE.search(body):
        return None
    sentences = _SENTENCE.split(to_plain(body))
    return next((words for words in sentences if not words.endswith("?") and _PROMISE.search(words)), None)


def _guests(graph: Graph, meeting: Node) -> Mapping[str, frozenset[str]]:
    """Those who were there to answer, each with the bodies they answer for."""
    rows = meeting.value.attendance if isinstance(meeting.value, Meeting) else ()
    found: dict[str, frozenset[str]] = {}
    for row in rows:
        person = graph.get(row.person) if row.person else None
        if row.status in _GUESTS and person and isinstance(person.value, Person):
            bodies = [membership.organization for membership in person.value.memberships]
            found[person.id] = frozenset((person.id, *bodies, *([row.organization] if row.organization else [])))
    return found


def _recorded(graph: Graph) -> Mapping[str, frozenset[str]]:
    """Who is responsible for the actions that arose from each part of a meeting."""
    found: dict[str, frozenset[str]] = defaultdict(frozenset)
    for _, action in _actions(graph):
        for id_ in action.arose_from:
            found[id_] |= frozenset(action.responsible)
    return found


def _places(graph: Graph, speech: str) -> Iterator[str]:
    """Where an action that records a speech may say it arose: the speech, its panel's item, the meeting."""
    yield speech
    panel = graph.get(graph[speech].parent or "")
    if panel and isinstance(panel.value, Panel) and panel.value.item:
        yield panel.value.item
    if meeting := meeting_of(graph, speech):
        yield meeting.id


KINDS = (
    Kind(
        "unlisted-undertakings",
        "Undertakings given in evidence, and in no list of actions",
        "in no list of actions",
        "A witness or an officer undertook something at a meeting, and no list of actions that the archive holds has a "
        "row for it. Where a list for the meeting is held, it was left out; where none is, another list may have it.",
        unlisted,
    ),
    Kind(
        "unrecorded-promises",
        "Promises in transcripts, with no action recorded",
        "no action recorded",
        "A guest says, in a verbatim transcript, that something will be sent or written to the committee, or "
        "published, and no action of theirs is recorded from that session. Found by its words: others may be missed.",
        unrecorded,
    ),
)
