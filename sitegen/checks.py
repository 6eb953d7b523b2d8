"""What no single record can tell: rules over the whole archive. Law: a rule is a pure function in `RULES`.

Rules read raw values, so that they hold of records with faults of their own too: a fault elsewhere in a
transcript does not hide a speaker who was not there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from sitegen.dates import PartialDate
from sitegen.entry import Entry
from sitegen.problems import Problem, nearest

Entries = Mapping[str, Entry]
Rule = Callable[[Entries], Iterable[Problem]]


def speakers_attended(entries: Entries) -> Iterator[Problem]:
    """Whoever speaks was there: a speaker is on the meeting's attendance, if it has one that can be read.

    A speaker much like somebody on it of whom there is no record is taken for that person, misspelt there.
    """
    for entry in _of("transcripts", entries):
        meeting = entries.get(entry.id.removesuffix("/transcript"))
        there = _present(meeting) if meeting else frozenset()
        misspelt = there - entries.keys()
        readable = there and all(_is_person(entries, name) for name in there - misspelt)
        for path, speaker in _speakers(entry) if readable else ():
            absent = _is_person(entries, speaker) and speaker not in there and not nearest(speaker, misspelt)
            if absent and meeting and entry.raw:
                reason = f'"{speaker}" speaks, but is not among those present at {meeting.id}.'
                hint = f"mend by=, or add the person to the attendance in {meeting.file}"
                yield Problem(entry.raw.mark(path).value, "unknown-speaker", reason, hint)


def dates_match_names(entries: Entries) -> Iterator[Problem]:
    """A meeting's file is named after its day, so that its address tells no other day than its page."""
    for entry in _of("meetings", entries):
        named = entry.id.rpartition("/")[2][:10]
        date = entry.raw and entry.raw.data.get("date")
        given = date.get("date") if isinstance(date, Mapping) else date
        if entry.raw and not entry.strayed and _is_date(given) and given != named:
            where = entry.raw.mark(("date", "date")).value
            reason = f'date: "{given}" is not the day in the file\'s name, {named}.'
            hint = "mend the date or rename the file; keep a printed conflict in conflicts"
            yield Problem(where, "date-mismatch", reason, hint)


RULES: tuple[Rule, ...] = (speakers_attended, dates_match_names)


def check(entries: Iterable[Entry]) -> tuple[Problem, ...]:
    """Every fault the rules find."""
    by_id = {entry.id: entry for entry in entries}
    return tuple(problem for rule in RULES for problem in rule(by_id))


def _of(folder: str, entries: Entries) -> Iterator[Entry]:
    return (entry for entry in entries.values() if entry.model.folder == folder)


def _is_person(entries: Entries, id_: str) -> bool:
    return id_ in entries and entries[id_].model.folder == "people"


def _present(meeting: Entry) -> frozenset[str]:
    rows = _mappings(meeting.raw.data.get("attendance")) if meeting.raw else ()
    came = (row for _, row in rows if row.get("status") not in ("absent", "apologies"))
    return frozenset(row["person"] for row in came if isinstance(row.get("person"), str))


def _speakers(transcript: Entry) -> Iterator[tuple[tuple[str | int, ...], str]]:
    for number, panel in _mappings(transcript.raw.data.get("panels")) if transcript.raw else ():
        for index, speech in _mappings(panel.get("speeches")):
            if "speaker" in speech:
                yield ("panels", number, "speeches", index, "speaker"), speech["speaker"]


def _mappings(value: Any) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """The mappings in a list, with their places in it; nothing in what is no list."""
    items = value if isinstance(value, list) else []
    return ((index, item) for index, item in enumerate(items) if isinstance(item, Mapping))


def _is_date(text: object) -> bool:
    try:
        PartialDate.parse(str(text))
    except ValueError:
        return False
    return True
