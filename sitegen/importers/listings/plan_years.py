"""The years a plan is for, as its name prints them: `Parks Plan (2022-25)`, and whether a text gives it others. Dry."""

from __future__ import annotations

import re
from collections.abc import Iterable

_YEARS = r"\(?((?:19|20)\d\d)\s?[-–/]\s?((?:19|20)?\d\d)\)?"
_NAMED = re.compile(rf"(?P<name>(?:[A-Z][\w’'&-]+|and|of|for|on)(?: (?:[A-Z][\w’'&-]+|and|of|for|on))+),? {_YEARS}")
_WHOSE = re.compile(r"^(?:The |\w+[’']s )+")
_DRAFT = re.compile(r"^(?:The |\w+[’']s |Draft |Final |Proposed )+")


def other_years(title: str, texts: Iterable[str]) -> tuple[str, str] | None:
    """The name and years of a title's plan, and the first of the texts' that has its name and overlapping other years.

    Years that do not overlap are those of another plan of the name.
    """
    if not (own := _NAMED.search(title)):
        return None
    name, years = _DRAFT.sub("", own["name"]), _years(own)
    for text in texts:
        for other in re.finditer(rf"{re.escape(name)},? {_YEARS}", text):
            found = _years(other)
            if found != years and found[0] < years[1] and years[0] < found[1]:
                return _WHOSE.sub("", own[0]), other[0]
    return None


def _years(match: re.Match[str]) -> tuple[int, int]:
    first, last = match.groups()[-2:]
    return int(first), int(last) if len(last) == 4 else int(first) // 100 * 100 + int(last)
