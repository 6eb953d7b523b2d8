"""Dates, times and deadlines in words -> what they mean, as precisely as they say and no more. Dry."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from sitegen.dates import PartialDate

_MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
_MONTHS |= {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}
_DAYS = [name.lower() for name in calendar.day_name]
_MONTH = "(?:" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b\.?"
_DATE = re.compile(
    rf"\b(?:(?P<weekday>{'|'.join(_DAYS)}),?\s+)?"
    rf"(?:(?:the\s+)?(?P<day>\d{{1,2}})\s*(?:<sup>)?(?:st|nd|rd|th)?(?:</sup>)?(?:\s+of)?\s+(?P<month>{_MONTH}),?"
    rf"(?:\s+(?P<year>\d{{4}}))?\b"
    rf"|(?P<d>\d{{1,2}})[/.](?P<m>\d{{1,2}})[/.](?P<y>\d{{4}}|\d{{2}})\b"
    rf"|(?P<iso>\d{{4}}-\d{{2}}-\d{{2}})\b"
    rf"|(?P<onlymonth>{_MONTH})\s+(?P<monthyear>\d{{4}})\b)",
    re.IGNORECASE,
)
_TIME = re.compile(r"\b(\d{1,2})(?:[.:](\d{2}))?\s*(am|pm|a\.m\.|p\.m\.|noon|midnight)?(?![\d/])", re.IGNORECASE)
_DUE = re.compile(
    rf"\b((?:by|before|no later than|within|in|during)\s+(?:the\s+)?(?:(?:end|start|beginning|close|middle)\s+of\s+)?"
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?(?:(?P<month>{_MONTH})\s+)?(?P<year>20\d{{2}}))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Read:
    """A date read from words; `fault` says how the words contradict themselves (the date is then the day and month)."""

    date: PartialDate
    printed: str
    start: int
    fault: str | None = None


def dates(text: str, *, year: int | None = None) -> Iterator[Read]:
    """Every date in a text, in order. `year` stands in for a year that is not printed."""
    for match in _DATE.finditer(text):
        made = _made(match, year)
        if made is not None:
            printed = re.sub(r"</?sup>", "", match[0])
            yield Read(made, printed, match.start(), _weekday_fault(match["weekday"], made))


def listed_dates(text: str) -> list[Read]:
    """The dates of a sentence, where a year printed once stands for the days before it ("1 May and 8 June 2030")."""
    whole = [*dates(text)]
    found = {read.start: read for read in whole}
    for year in {read.date.year for read in whole}:
        for read in dates(text, year=year):
            after = next((other for other in whole if other.start > read.start), None)
            if read.start not in found and after and after.date.year == year:
                found[read.start] = read
    return [found[start] for start in sorted(found)]


def first_date(text: str, *, year: int | None = None) -> Read | None:
    """The first whole date in a text, if any; else the first month."""
    found = [*dates(text, year=year)]
    return next((one for one in found if one.date.day), found[0] if found else None)


def _made(match: re.Match[str], year: int | None) -> PartialDate | None:
    try:
        if match["iso"]:
            return PartialDate.parse(match["iso"])
        if match["d"]:
            printed = int(match["y"])
            return _checked(printed + 2000 if printed < 100 else printed, int(match["m"]), int(match["d"]))
        if match["onlymonth"]:
            return _checked(int(match["monthyear"]), _month(match["onlymonth"]), 0)
        there = int(match["year"]) if match["year"] else year
        return _checked(there, _month(match["month"]), int(match["day"])) if there else None
    except ValueError:
        return None


def _checked(year: int, month: int, day: int) -> PartialDate:
    dt.date(year, month, day or 1)
    return PartialDate(year, month, day)


def _month(word: str) -> int:
    return _MONTHS[word.lower().rstrip(".")]


def _weekday_fault(weekday: str | None, date: PartialDate) -> str | None:
    if not weekday or not date.day:
        return None
    really = calendar.day_name[date.first.weekday()]
    return None if really.lower() == weekday.lower() else f"{date.long} was a {really}, not a {weekday.capitalize()}"


def time_of_day(text: str) -> str | None:
    """The first time of day in a text ("10.00 am", "7.30pm", "12 noon") as records write it: 10:00."""
    for match in _TIME.finditer(text):
        hour, minute, half = int(match[1]), int(match[2] or 0), (match[3] or "").lower().replace(".", "")
        if not half and match[2] is None:
            continue
        if half in ("pm", "midnight", "noon") and hour < 12:
            hour += 12
        if half in ("am", "midnight") and hour == 12:
            hour = 0
        if hour % 24 < 24 and minute < 60 and hour <= 24:
            return f"{hour % 24:02d}:{minute:02d}"
    return None


def deadline(text: str) -> Read | None:
    """When a sentence says something is to be done ("by the end of 2023", "by December 2023"), if it does."""
    match = _DUE.search(text)
    if not match:
        return None
    whole = first_date(match[0])
    if whole and whole.date.day:
        made = whole.date
    else:
        made = PartialDate(int(match["year"]), _month(match["month"]) if match["month"] else 0)
    return Read(made, match[1], match.start())
