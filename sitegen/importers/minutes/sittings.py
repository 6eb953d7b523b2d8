"""When a meeting began, broke off and ended, as minutes say it in sentences. Dry."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sitegen.importers.drafting.passages import Paragraph
from sitegen.importers.drafting.sheet import Line
from sitegen.importers.words.printed_dates import time_of_day

_TIME = (
    r"(?:\d{1,2}(?:[.:]\d{2})?\s*(?:am|pm|a\.m\.?|p\.m\.?|noon|midnight|hours|hrs)|\d{1,2}[.:]\d{2}|"
    r"\d{4}\s*(?:hours|hrs)|noon|midnight)"
)
_ENDED = re.compile(
    rf"\b(?:meeting|session|proceedings|committee|panel|council|business)\b[^.;]{{0,40}}?\b(?:closed|ended|"
    rf"concluded|finished"
    rf"|terminated|rose)\b[^.;]{{0,30}}?(?P<time>{_TIME})|\b(?:close|end|conclusion|termination) of (?:the )"
    rf"?meeting\W{{0,6}}(?P<other>{_TIME})"
    rf"|^\W*(?:\d+\W+)*(?:closed|ended|finished)(?: at)?:?\s*(?P<bare>{_TIME})",
    re.IGNORECASE,
)
_BEGAN = re.compile(
    rf"\b(?:meeting|session|proceedings)\b[^.;]{{0,30}}?\b(?:commenced|started|began|opened|convened)"
    rf"\b[^.;]{{0,30}}?(?P<time>{_TIME})",
    re.IGNORECASE,
)
_BROKE_OFF = re.compile(
    rf"\b(?:adjourned|suspended|broke|paused)\b[^.;]{{0,60}}?(?P<from>{_TIME})"
    rf"(?:[^.;]{{0,60}}?\b(?:reconvened|resumed|recommenced|returned|until|to|and)\b[^.;]{{0,30}}?(?P<to>{_TIME}))?",
    re.IGNORECASE,
)
_FROM_TO = re.compile(rf"(?P<from>{_TIME})\s*(?:-|–|to|until)\s*(?P<to>{_TIME})", re.IGNORECASE)
_WENT_ON = re.compile(rf"\b(?:reconvened|resumed|recommenced)\b[^.;]{{0,40}}?(?P<time>{_TIME})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Moment:
    """A time of day (10:00), until when if it is a break, and the lines that say it."""

    time: str
    lines: tuple[Line, ...]
    until: str | None = None


def ended(found: Sequence[Paragraph]) -> Moment | None:
    """When the meeting ended: by the last words that say so."""
    return next((moment for paragraph in reversed(found) for moment in _moments(_ENDED, paragraph)), None)


def began(found: Sequence[Paragraph]) -> Moment | None:
    """When the meeting began, where a sentence says it."""
    return next((moment for paragraph in found for moment in _moments(_BEGAN, paragraph)), None)


def duration(found: Sequence[Paragraph]) -> Moment | None:
    """From when until when the meeting lasted, where an item or line says just that: `6.45 p.m. to 8.55 p.m.`"""
    for paragraph in found:
        match = _FROM_TO.search(_plain(paragraph))
        if match and (time := time_of_day(_timed(match["from"]))):
            return Moment(time, paragraph.lines, time_of_day(_timed(match["to"])))
    return None


def breaks(found: Sequence[Paragraph]) -> list[Moment]:
    """The adjournments, each until the meeting went on."""
    made: list[Moment] = []
    for paragraph in found:
        text = _plain(paragraph)
        for match in _BROKE_OFF.finditer(text):
            if time := time_of_day(_timed(match["from"])):
                until = time_of_day(_timed(match["to"])) if match["to"] else None
                made.append(Moment(time, paragraph.lines, until))
        again = _WENT_ON.search(text)
        if again and made and made[-1].until is None and (until := time_of_day(_timed(again["time"]))):
            made[-1] = Moment(made[-1].time, made[-1].lines + paragraph.lines, until)
    return made


def _moments(pattern: re.Pattern[str], paragraph: Paragraph) -> Iterator[Moment]:
    for match in pattern.finditer(_plain(paragraph)):
        printed = next(group for group in match.groups() if group)
        if time := time_of_day(_timed(printed)):
            yield Moment(time, paragraph.lines)


def _plain(paragraph: Paragraph) -> str:
    return " ".join(paragraph.text.replace("*", " ").split())


def _timed(printed: str) -> str:
    """A printed time in a form that is read: 1905 hours as 19:05, and noon with its figure."""
    if match := re.match(r"(\d{2})(\d{2})\s*h", printed, re.IGNORECASE):
        return f"{match[1]}:{match[2]}"
    return f"12 {printed}" if printed[:1] in "nNmM" else printed
