"""The dates of plans: quarters and financial years, months, "Ongoing". Dry.

Law: a quarter is of the year that begins in April; years that do not follow each other make no date.
"""

from __future__ import annotations

import re

from sitegen.dates import PartialDate
from sitegen.importers.words.printed_dates import first_date

_MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December|Spring|Summer|Autumn|Winter"
)
_DUE = re.compile(
    rf"(?:(?:by |end |end of |early |mid[- ]|late |from )*(?:Q(?P<q>[1-4])[ ,]*(?P<y>(?:20)?\d\d)\s*[/–-]\s*(?P<z>(?:20)?\d\d)|(?P<fy>20\d\d)\s*[/–-]\s*(?P<fz>(?:20)?\d\d)"  # noqa: E501
    rf"|(?:\d{{1,2}}(?:st|nd|rd|th)? )?(?:{_MONTHS}),? 20\d\d|\d{{1,2}}/\d{{1,2}}/(?:20)?\d\d|20\d\d|Q[1-4] 20\d\d))(?: (?:and|onwards|and onwards))?"  # noqa: E501
    r"|Ongoing|Immediate(?:ly)?|Complete[d]?|TBC|In progress",
    re.IGNORECASE,
)
_ENDS = {"1": 6, "2": 9, "3": 12, "4": 3}


def due_date(printed: str) -> PartialDate | None:
    """The last month of a printed quarter or financial year; None when the years contradict each other."""
    match = _DUE.fullmatch(printed)
    if match is None or not (match["y"] or match["fy"]):
        found = first_date(printed)
        year = re.search(r"\b20\d\d\b", printed)
        return found.date if found else PartialDate(int(year[0])) if year and not re.search(r"Q\d", printed) else None
    first, second = int(match["y"] or match["fy"]) % 100, int(match["z"] or match["fz"]) % 100
    if second != (first + 1) % 100:
        return None
    month = _ENDS[match["q"] or "4"]
    return PartialDate(2000 + (second if month == 3 else first), month)


def is_due(text: str) -> bool:
    """Whether a line is a date cell and nothing more."""
    return bool(_DUE.fullmatch(text.strip()))
