"""`Audit Committee, 8 March 2023`: a committee's name beside a day. Law: it means the one meeting it has on that day.

What is sent to a committee, or made by it, has a day of its own: that day stays text.
"""

from __future__ import annotations

import calendar
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from sitegen.graph import Graph
from sitegen.prose.linking import Run, Span

_MONTHS = tuple(calendar.month_name)[1:]
_DAY = rf"([1-9]|[12]\d|3[01]) ({'|'.join(_MONTHS)}) (\d{{4}})"
_WEEKDAY = rf"(?:(?:{'|'.join(calendar.day_name)}),? )?"
_SITTING = r"(?:Q&A )?(?:[Mm]eeting|[Ss]ession|[Tt]ranscript|[Mm]inutes)"
_PART = rf"(?:\((?:in)?formal meeting\)|(?:{_SITTING}|panel|\d)\b)"
_AFTER = re.compile(rf"(?:(?:'s|’s)? {_SITTING} (?:on|of) |(?:[ ,]*[-–—,]? ?{_PART})*(?: ?[-–—,] ?| )){_WEEKDAY}{_DAY}")
_AND = re.compile(rf"(?:,| and|, and) {_DAY}")
_BEFORE = re.compile(rf"{_DAY}, (?:the )?(?:[A-Z]\w+ ){{0,3}}$")
_SAID = re.compile(rf" {_SITTING}\b")
_SENT = re.compile(r"\b(?:to|from|by) (?:the )?(?:[A-Z]\w+ ){0,3}$")


def sittings_in(run: Run, names: Iterable[Span], graph: Graph) -> Iterator[Span]:
    """The days beside the names of committees, each as the meeting held on it."""
    held = _held(graph)
    for name in names:
        meetings = held.get(name.target)
        if meetings and not _SENT.search(run.words, max(0, name.start - 60), name.start):
            for day in _days(run.words, name):
                on = meetings.get(_iso(day), ())
                if len(on) == 1:
                    yield Span(day.start(1), day.end(3), on[0])


def _days(words: str, name: Span) -> Iterator[re.Match[str]]:
    day = _AFTER.match(words, name.end)
    while day:
        yield day
        day = _AND.match(words, day.end())
    before = _BEFORE.search(words, max(0, name.start - 80), name.start)
    if before and _SAID.match(words, name.end):
        yield before


def _iso(day: re.Match[str]) -> str:
    return f"{day[3]}-{_MONTHS.index(day[2]) + 1:02d}-{int(day[1]):02d}"


@lru_cache(maxsize=1)
def _held(graph: Graph) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """The meetings of each body, by their day."""
    found: dict[str, dict[str, tuple[str, ...]]] = defaultdict(dict)
    for node in graph.of("meeting"):
        _, body, named = node.id.split("/")
        days = found[f"organizations/{body}"]
        days[named[:10]] = (*days.get(named[:10], ()), node.id)
    return found
