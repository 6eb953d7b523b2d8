"""What no single record can tell: rules over the whole archive. Law: a rule is a pure function in `RULES`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from sitegen.graph import Graph
from sitegen.link import Entry
from sitegen.problems import Problem, Where
from sitegen.records.meeting import Meeting
from sitegen.records.transcript import Transcript

Entries = Mapping[str, Entry]
Rule = Callable[[Graph, Entries], Iterable[Problem]]


def speakers_attended(graph: Graph, entries: Entries) -> Iterator[Problem]:
    """Whoever speaks was there: a speaker is on the meeting's attendance, if it has one."""
    for node in graph.of("transcript"):
        transcript = node.value
        meeting = graph.get(transcript.meeting) if isinstance(transcript, Transcript) else None
        if not isinstance(transcript, Transcript) or meeting is None or not isinstance(meeting.value, Meeting):
            continue
        there = {row.person for row in meeting.value.attendance if row.status not in ("absent", "apologies")}
        raw = entries[node.id].raw
        for panel_index, panel in enumerate(transcript.panels if there and raw else ()):
            for index, speech in enumerate(panel.speeches):
                if speech.speaker in graph.nodes and speech.speaker not in there and raw:
                    where = raw.mark(("panels", panel_index, "speeches", index, "speaker")).value
                    reason = f'"{speech.speaker}" speaks, but is not among those present at {meeting.id}.'
                    hint = f"mend by=, or add the person to the attendance in {entries[meeting.id].file}"
                    yield Problem(where, "unknown-speaker", reason, hint)


def dates_match_names(graph: Graph, entries: Entries) -> Iterator[Problem]:
    """A meeting's file is named after its day, so that its address tells no other day than its page."""
    for node in graph.of("meeting"):
        meeting = node.value
        day = node.id.rpartition("/")[2][:10]
        if isinstance(meeting, Meeting) and str(meeting.date.date) != day:
            raw = entries[node.id].raw
            where = raw.mark(("date",)).value if raw else node.where
            reason = f'date: "{meeting.date.date}" is not the day in the file\'s name, {day}.'
            yield Problem(
                where, "date-mismatch", reason, "mend the date or rename the file; keep a printed conflict in conflicts"
            )


def site_is_there(_graph: Graph, entries: Entries) -> Iterator[Problem]:
    """The site's own settings are one record, `site.yaml`."""
    if "site" not in entries:
        yield Problem(Where("content/site.yaml"), "missing-site", "is not there.", "write it; see content/README.md")


RULES: tuple[Rule, ...] = (site_is_there, speakers_attended, dates_match_names)


def check(graph: Graph, entries: Iterable[Entry]) -> tuple[Problem, ...]:
    """Every fault the rules find."""
    by_id = {entry.id: entry for entry in entries}
    return tuple(problem for rule in RULES for problem in rule(graph, by_id))
