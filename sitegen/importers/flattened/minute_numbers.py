"""The numbers of minutes: which lines may carry one, and which of them are the items'. Dry.

Law: numbers count up through the minutes, so the longest chain of them is the items' and all other numbers are the
text's own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sitegen.importers.drafting.sheet import Line

_NUMBER = re.compile(
    r"^\s*\*{0,2}(?:(?:Minute|Min|Item|Agenda Item)(?: No)?\.?\s+)?(?P<number>(?P<before>[A-Z]{1,6}[./ -]?)?(?P<n>\d{1,4})"  # noqa: E501
    r"(?P<after>(?:[/-]\d{2,4}){0,2}))(?P<dot>[.:)]|\s*[-–])?(?:\s+(?P<title>\S.*))?\s*$"
)
_NO_HEADING = re.compile(
    r"^(?:\(|(?:That|To|The meeting|RESOLVED|Resolved|RECOMMENDED|Councillors?|Cllrs?|Mr|Mrs|Ms|Miss|Dr|Revd?|Reverend|Ordinary"  # noqa: E501
    r"|Reserve)\b(?! (?:Questions?|Reports?|Call|Development|Conduct|Tax|Representation|Budget|House)))"
)
USUAL = re.compile(
    r"^(?:apolog|declaration|disclosure|minutes?\b|matters arising|public (?:question|participation|speak)|petition|deputation"  # noqa: E501
    r"|urgent|any other|date of (?:the )?next|exclusion|work (?:programme|plan)|forward plan|attendance by|membership|welcome"  # noqa: E501
    r"|chair|references? from|announcement|substitut|items? in|close|adjourn)",
    re.IGNORECASE,
)
_LONGEST = 160


@dataclass(frozen=True, slots=True)
class Mark:
    """A line that may carry an item's number."""

    index: int
    n: int
    style: str
    printed: str
    title: str
    score: float


def heading_like(text: str) -> bool:
    """Whether a line can be an item's heading: it begins with a capital and does not end as a sentence."""
    text = text.strip()
    text = text.rstrip(",") if text.isupper() else text
    if not text or len(text) > _LONGEST or text[-1] in ".;,:":
        return False
    return (text[0].isupper() or text[0] in "‘“'\"0123456789") and not _NO_HEADING.match(text)


def marks(lines: Sequence[Line]) -> list[Mark]:
    """Every line that may be an item's number, alone or with its heading."""
    found = []
    for index, line in enumerate(lines):
        match = _NUMBER.match(line.text)
        if not match:
            continue
        title = (match["title"] or "").strip(" *\t")
        if title and not (
            heading_like(title) and (match["dot"] or match["after"] or match["before"] or title[:1].isupper())
        ):
            continue
        score = 1.0 if not title else 1.6 if title.isupper() or USUAL.match(title) else 1.0
        score += 0.5 * bool(match["after"] or match["before"]) - 0.5 * (
            not title and not match["dot"] and not match["after"]
        )
        style = f"{match['before'] or ''}#{match['after']}"
        found.append(Mark(index, int(match["n"]), style, match["number"].strip(), title, score))
    return found


def chain_of(found: Sequence[Mark]) -> list[Mark]:
    """The best chain of numbers that count up by one; a number or two may be missing (an item that was not public)."""
    best: dict[tuple[str, int], tuple[float, int]] = {}
    before: list[int] = []
    totals: list[float] = []
    for position, mark in enumerate(found):
        total, link = mark.score, -1
        for step, cost in ((1, 0.0), (2, 0.6), (3, 1.0)):
            held = best.get((mark.style, mark.n - step))
            if held and held[0] - cost + mark.score > total:
                total, link = held[0] - cost + mark.score, held[1]
        before.append(link)
        totals.append(total)
        key = (mark.style, mark.n)
        if key not in best or total > best[key][0]:
            best[key] = (total, position)
    if not found:
        return []
    position = max(range(len(found)), key=totals.__getitem__)
    chain = []
    while position >= 0:
        chain.append(found[position])
        position = before[position]
    return chain[::-1] if len(chain) > 1 or chain[0].score > 1 else []
