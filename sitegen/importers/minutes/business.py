"""The numbered items of business in minutes: where each begins, its number and its title. Dry.

Law: an item's heading is a line of its own with a number that goes on from the one before; headings of one set of
minutes are marked alike (as headings, in bold, in capitals, or as short lines between blank ones), give or take a few.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sitegen.importers.drafting.sheet import Line, Sheet
from sitegen.importers.minutes.list_headings import status_of
from sitegen.importers.words import markup, notices

_NUMBER = (
    r"(?:(?:agenda\s+|minute\s+)?(?:item|minute|min\.?)\s*(?:no\.?\s*)?)?"
    r"(?P<number>[A-Z]{0,4}[-./]?\d{1,4}(?:/\d{1,4})?(?:[-/]\d{1,3})?[a-zA-Z]?|[A-Z]{1,3}\d{1,4}(?:/\d{1,4})*)"
)
_HEAD = re.compile(
    rf"^(?P<marks>\s*(?:[-*]\s+)?(?P<hashes>#{{1,6}}\s+)?(?P<bold>\*\*|__|<b>)?\s*){_NUMBER}(?:\*\*|</b>)?\s*\\?[.:)–—-]*"
    r"(?:\*\*|</b>)?\s*(?:\t|\s|(?=\*\*))\s*(?P<title>\D.*?)\s*$",
    re.IGNORECASE,
)
_BARE = re.compile(
    r"^\s*(?:#{1,6}\s+)?(?:\*\*)?\s*(?P<number>[A-Z]{0,3}\d{1,4}(?:/\d{1,4})?[a-z]?)\s*\\?[.)]?\s*(?:\*\*)?\s*$"
)
_REFERENCE = re.compile(r"\s*\((?:agenda\s+)?item\s*(?:no\.?\s*)?(?P<number>[\w./-]+)\)\s*$", re.IGNORECASE)
_MONTHS = (
    "january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug"
    "|sept?|oct|nov|dec|am|pm|hours"
)
_NO_TITLE = re.compile(r"[a-z(]|\W*$|(?i:resolved|recommended)\b")
_NO_MONTH = re.compile(rf"(?:{_MONTHS})\b(?:\W*\d|\W*$)", re.IGNORECASE)
_SHOUTED = re.compile(r"^[^a-z]*[A-Z][^a-z]*$")
_MARKED = re.compile(r"^(#{1,6}) +(\S.*)$")
_NO_ITEM = re.compile(r"^\W*(?:minutes\b|attendance\b|date\b|time\b)|\bmeeting of\b", re.IGNORECASE)
_LONGEST = 220
_FEW = 3
_PLAIN_LONGEST = 110


@dataclass(frozen=True, slots=True)
class Item:
    """One item: its heading's lines, and the index in the sheet at which its words begin."""

    number: str
    title: str
    lines: tuple[Line, ...]
    start: int
    words: int


@dataclass(frozen=True, slots=True)
class _Candidate:
    item: Item
    style: str
    key: tuple[int, int, str]


def items(sheet: Sheet) -> tuple[Item, ...]:
    """The items of business, in order."""
    found = [*_candidates(sheet)]
    yearly = [one.key[1] for one in found if one.key[1]]
    if len(yearly) > 1 and len({one.key[0] for one in found if one.key[1]}) * 2 < len(yearly):
        found = [
            replace(one, key=(one.key[1] or one.key[0], 0, one.key[2])) for one in found
        ]  # 24/01, 24/02: the year first
    else:
        found = [replace(one, key=(one.key[0], 0, one.key[2])) for one in found]
    strong = [one for one in found if one.style != "plain"]
    best = _rising(strong)
    if len(best) < _FEW:
        plain = _rising(found)
        best = plain if len(best) < 2 or len(plain) > _FEW * len(best) else best
    return tuple(one.item for one in best) if len(best) > 1 or not sheet.marked else _unnumbered(sheet)


def _unnumbered(sheet: Sheet) -> tuple[Item, ...]:
    """Headings without numbers as items, numbered in order: those of the commonest level, but for lists of people."""
    told = [
        (len(match[1]), Item("", notices.without_icon(markup.bare(match[2])), (line,), index, index + 1))
        for index, line in enumerate(sheet.lines)
        if (match := _MARKED.match(line.text)) and not status_of(match[2]) and not _NO_ITEM.search(match[2])
    ]
    levels = Counter(level for level, _ in told)
    usual = levels.most_common(1)[0][0] if levels else 0
    found = [item for level, item in told if level == usual] if levels[usual] > 1 else []
    return tuple(replace(item, number=str(at)) for at, item in enumerate(found, 1))


def _candidates(sheet: Sheet) -> Iterator[_Candidate]:
    lines = sheet.lines
    for index, line in enumerate(lines):
        text = line.text
        if not any(char.isdigit() for char in text[:40]) or len(text) > _LONGEST + 40:
            continue
        match = _HEAD.match(text)
        if match:
            if made := _headed(lines, index, match):
                yield made
        elif (match := _BARE.match(text)) and (made := _detached(lines, index, match)):
            yield made


def _headed(lines: Sequence[Line], index: int, match: re.Match[str]) -> _Candidate | None:
    title, words, held = match["title"], index + 1, [lines[index]]
    style = "hash" if match["hashes"] else "bold" if match["bold"] else "plain"
    if style == "bold" and "**" not in title and words < len(lines) and "**" in lines[words].text:
        held.append(lines[words])  # a bold heading over two lines
        title, words = f"{title} {lines[words].text.strip()}", words + 1
    told = notices.without_icon(markup.bare(title.replace("**", "")))
    if len(told) > _LONGEST or not _is_title(told):
        return None
    if style == "bold" and not re.search(r"\*\*\W*$|</b>\W*$", " ".join(line.text for line in held)):
        return None  # bold words at the beginning of a sentence
    if style == "plain":
        if _SHOUTED.match(told):
            style = "capitals"
        elif (
            len(told) > _PLAIN_LONGEST
            or told.endswith((".", ";", ":", ","))
            or not _stands_alone(lines, index)
            or match["marks"].strip()
        ):
            return None
    return _candidate(Item(match["number"], told, tuple(held), index, words), style)


def _detached(lines: Sequence[Line], index: int, match: re.Match[str]) -> _Candidate | None:
    """A number on a line of its own, and the title on the next that has words."""
    after = next((at for at in range(index + 1, min(index + 4, len(lines))) if not lines[at].blank), None)
    if after is None:
        return None
    title = notices.without_icon(markup.bare(lines[after].text))
    if len(title) > _PLAIN_LONGEST or title.endswith((".", ";", ",")) or title[:1].isdigit() or not _is_title(title):
        return None
    style = (
        "hash"
        if lines[after].text.lstrip().startswith(("#", "**"))
        else "capitals"
        if _SHOUTED.match(title)
        else "plain"
    )
    return _candidate(Item(match["number"], title, (lines[index], lines[after]), index, after + 1), style)


def _is_title(text: str) -> bool:
    """Whether words can be an item's title: not the rest of a date, a decision, or of a sentence."""
    return bool(text) and not _NO_TITLE.match(text) and not _NO_MONTH.match(text)


def _candidate(item: Item, style: str) -> _Candidate:
    """A heading that may be an item's; "(Item 6)" behind the title of item 6 is left out."""
    title = item.title
    reference = _REFERENCE.search(title)
    if reference and reference["number"].rstrip(".") == item.number:
        title = title[: reference.start()]
    return _Candidate(replace(item, title=title.strip(" :-–")), style, _order(item.number))


def _order(number: str) -> tuple[int, int, str]:
    """What numbers of items rise by: 9 before 9a before 10; the second figure of 12/23 is the middle of the three."""
    figures = [int(figure) for figure in re.findall(r"\d+", number)]
    letter = re.search(r"\d([a-z])$", number, re.IGNORECASE)
    return figures[0], figures[1] if len(figures) > 1 else 0, letter[1].lower() if letter else ""


def _stands_alone(lines: Sequence[Line], index: int) -> bool:
    before = index == 0 or lines[index - 1].blank
    after = index + 1 >= len(lines) or lines[index + 1].blank
    return before and (after or not lines[index].text.rstrip().endswith("-"))


def _rising(found: Sequence[_Candidate]) -> list[_Candidate]:
    """The longest run of candidates whose numbers rise; among equals, those of the styles most of them have."""
    common = Counter(one.style for one in found)
    kept = [
        one
        for one in found
        if one.style == "capitals" or common[one.style] > 1 or len(found) < 4 or one.style in ("hash", "bold")
    ]
    tails: list[tuple[int, int, str]] = []
    at: list[int] = []
    before: list[int | None] = []
    for index, one in enumerate(kept):
        place = bisect_left(tails, one.key)
        before.append(at[place - 1] if place else None)
        if place == len(tails):
            tails.append(one.key)
            at.append(index)
        else:
            tails[place], at[place] = one.key, index
    chosen: list[_Candidate] = []
    last: int | None = at[-1] if at else None
    while last is not None:
        chosen.append(kept[last])
        last = before[last]
    return chosen[::-1]
