"""A meeting's page (who, what, what was resolved) and its transcript's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from sitegen.edition import Edition
from sitegen.graph import Graph, Node
from sitegen.pages.rows import Drawn, Group, Row, links, row
from sitegen.pages.told import Passage, printed, told
from sitegen.records.meeting import AgendaItem, Attendance, Meeting, Resolution
from sitegen.records.transcript import Panel, Speech, Transcript
from sitegen.thread import Place, threads_of

_CAPACITIES = (
    ("Present", ("present", "substitute")),
    ("Invited", ("invited",)),
    ("Guests", ("guest",)),
    ("In attendance", ("in attendance",)),
    ("Apologies", ("apologies",)),
    ("Absent", ("absent",)),
)


@dataclass(frozen=True, slots=True)
class Item:
    """An agenda item with its address, its words, and the panels of the transcript that record it.

    `apart`: the resolutions that its words do not print; `printed`: the anchors of what else they print already.
    """

    node: Node
    item: AgendaItem
    passages: tuple[Passage, ...]
    apart: tuple[Resolution, ...]
    printed: frozenset[str]
    panels: tuple[Row, ...]
    came_of_it: tuple[Group, ...]
    places: tuple[Place, ...]


def view(edition: Edition, node: Node) -> Drawn:
    """Who was there, what was done, and the meetings before and after."""
    graph, meeting = edition.graph, node.value
    if not isinstance(meeting, Meeting):
        return Drawn({})
    transcripts = links(graph, node, "transcript", "meeting")
    before, after = neighbours(graph, node)
    data = {
        "attendance": attendance(meeting),
        "items": tuple(item for part in graph.parts[node.id] if (item := _item(edition, graph[part]))),
        "transcript": graph[transcripts[0].source] if transcripts else None,
        "before": before,
        "after": after,
    }
    return Drawn(data, frozenset(transcripts[:1]))


def attendance(meeting: Meeting) -> tuple[tuple[str, tuple[Attendance, ...]], ...]:
    """Who was there, by capacity, in the order of the record."""
    groups = (
        (heading, tuple(row for row in meeting.attendance if row.status in statuses))
        for heading, statuses in _CAPACITIES
    )
    return tuple((heading, rows) for heading, rows in groups if rows)


def neighbours(graph: Graph, node: Node) -> tuple[Node | None, Node | None]:
    """The committee's meetings before and after this one."""
    return _neighbours(graph)[node.id]


@lru_cache(maxsize=1)
def _neighbours(graph: Graph) -> Mapping[str, tuple[Node | None, Node | None]]:
    series: dict[str, list[Node]] = defaultdict(list)
    for node in graph.ordered(node.id for node in graph.of("meeting")):
        series[node.id.rpartition("/")[0]].append(node)
    return {
        node.id: (before, after)
        for nodes in series.values()
        for before, node, after in zip([None, *nodes[:-1]], nodes, [*nodes[1:], None], strict=True)
    }


def _item(edition: Edition, node: Node) -> Item | None:
    graph = edition.graph
    if not isinstance(node.value, AgendaItem):
        return None
    panels = tuple(row(graph, graph[edge.source]) for edge in graph.links_in(node.id, "panel"))
    grouped: dict[str, dict[Row, None]] = {}
    for id_ in graph.within(node.id):
        for edge in graph.links_in(id_):
            if graph[edge.source].kind != "panel" and graph[edge.source].owner != node.owner:
                grouped.setdefault(edge.back or "Mentioned in", {})[row(graph, graph[edge.source])] = None
    came = tuple(Group(heading, tuple(rows)) for heading, rows in sorted(grouped.items()))
    return Item(node, node.value, *told(node.value), printed(node.value), panels, came, threads_of(edition, node))


@dataclass(frozen=True, slots=True)
class Spoken:
    """A speech with its address, what it led to, and its lines in the source."""

    node: Node
    speech: Speech
    led_to: tuple[Group, ...]


def transcript_view(edition: Edition, node: Node) -> Drawn:
    """The panels with what was said in each, and who spoke."""
    graph, transcript = edition.graph, node.value
    if not isinstance(transcript, Transcript):
        return Drawn({})
    spoken: dict[str, list[Spoken]] = {}
    panels: list[tuple[Node, Panel]] = []
    for id_ in graph.parts[node.id]:
        part = graph[id_]
        if isinstance(part.value, Panel):
            panels.append((part, part.value))
        elif isinstance(part.value, Speech):
            spoken.setdefault(part.parent or "", []).append(Spoken(part, part.value, _led_to(graph, part)))
    return Drawn(
        {
            "meeting": graph.get(transcript.meeting),
            "panels": tuple((part, panel, tuple(spoken.get(part.id, ()))) for part, panel in panels),
            "speakers": speakers(graph, transcript),
        }
    )


_LED_TO = {"report": "Cited in", "recommendation": "Led to", "action": "Asked or promised here"}


def _led_to(graph: Graph, speech: Node) -> tuple[Group, ...]:
    """What names a speech, by what it made of it: a report that cites it, a recommendation it led to."""
    grouped: dict[str, dict[Row, None]] = {}
    for source in graph.ordered(edge.source for edge in graph.links_in(speech.id)):
        if source.owner != speech.owner:
            heading = _LED_TO.get(source.kind, "Named in")
            grouped.setdefault(heading, {})[row(graph, source)] = None
    known = [*_LED_TO.values(), "Named in"]
    return tuple(Group(heading, tuple(grouped[heading])) for heading in known if heading in grouped)


def speakers(graph: Graph, transcript: Transcript) -> tuple[tuple[Node, str, int, str], ...]:
    """Who spoke: the person, the role that day, how often, and the anchor of the first contribution."""
    said: dict[str, list[Speech]] = {}
    for speech in transcript.speeches:
        if speech.speaker and speech.speaker in graph.nodes:
            said.setdefault(speech.speaker, []).append(speech)
    found = ((graph[id_], spoken[0].role or "", len(spoken), spoken[0].anchor) for id_, spoken in said.items())
    return tuple(sorted(found, key=lambda item: graph.record(item[0].id).sort_key))
