"""Flattened minutes -> their numbered items: which line is a number, which a heading, which the words below. Dry.

Law: numbers count up through the minutes, so the longest chain of them is the items' and all other numbers are the
text's own. A number that stands alone has lost its heading: it is the next one (set over prose, when the minutes set
their headings so), or the one just before it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from sitegen.importers.drafting.sheet import Line
from sitegen.importers.flattened.flat import ended, pieces
from sitegen.importers.flattened.minute_numbers import USUAL, Mark, chain_of, heading_like, marks
from sitegen.importers.flattened.presence_labels import label_at

_PART = re.compile(
    r"(?:(?:RECOMMENDED|Recommended|RESOLVED|Resolved) (?:ITEMS|Items|MINUTES|Minutes)"
    r"|(?:PART|Part) (?:[IVAB]{1,3}|[12])\b.{0,60}|(?:MATTERS|Matters) (?:FOR|For|for) .{4,60}"
    r"|(?:(?:UN)?RESTRICTED|EXEMPT|PUBLIC|OPEN|PRIVATE|Unrestricted|Exempt|Public) (?:ITEMS|Items|SESSION|Session))"
)
_WRAPS = re.compile(
    r"(?:[,(&:–-]|\b(?:and|or|of|the|to|for|in|on|by|with|from|at|AND|OR|OF|THE|TO|FOR|IN|ON|BY|WITH|FROM|AT))$"
)
_LONGEST = 160
_PROSE = 45
_HUNG = re.compile(r"\s*\S{1,8}\s{2,}\S")  # a number, a gap, a title: the title's further lines stand under it
_INDENTED = re.compile(r"\s{3,}\S")


@dataclass(slots=True)
class Item:
    """One item: its number as printed ("188", "34/22"; none, where none is), heading and words, each with its lines."""

    number: str | None
    heading: str
    number_lines: tuple[Line, ...] = ()
    heading_lines: tuple[Line, ...] = ()
    part: tuple[Line, ...] = ()
    body: list[Line] = field(default_factory=list)


def minute_items(lines: Sequence[Line]) -> tuple[list[Line], list[Item]]:
    """What stands before the first item, and the items."""
    chain = chain_of(marks(lines))
    numbered = {mark.index for mark in chain}
    starts = _headings(lines, chain, numbered) if chain else _unnumbered(lines)
    given = {line.number for item, _ in starts.values() for line in item.number_lines}
    head: list[Line] = []
    items: list[Item] = []
    body, skip = head, -1
    for index, line in enumerate(lines):
        if index in starts:
            item, skip = starts[index]
            items.append(item)
            item.part = _part_before(body)
            body = item.body
        if index < skip or (line.number in given and index not in starts):
            continue
        body.append(line)
    return head, items


def _headings(lines: Sequence[Line], chain: Sequence[Mark], numbered: set[int]) -> dict[int, tuple[Item, int]]:
    """Where each item starts (the index of its heading), with the index its words begin at."""
    over = _set_over_prose(lines, chain, numbered)
    found: dict[int, tuple[Item, int]] = {}
    last = -1
    for position, mark in enumerate(chain):
        number = (lines[mark.index],)
        if mark.title:
            end = _heading_end(lines, mark.index, numbered)
            item = Item(
                mark.printed, _words(mark.title, lines[mark.index + 1 : end]), number, tuple(lines[mark.index : end])
            )
            found[mark.index], last = (item, end), end - 1
            continue
        until = chain[position + 1].index if position + 1 < len(chain) else len(lines)
        further = chain[position + 2].index if position + 2 < len(chain) else len(lines)
        start = _after(lines, max(mark.index, last) + 1, until, numbered, over=over)
        if start is None:
            start = _just_before(lines, mark.index, last, numbered)
        if start is None:
            start = _after(lines, max(until, last + 1), further, numbered, over=over)
        if start is None:
            continue
        end = _heading_end(lines, start, numbered)
        held = [line for index, line in enumerate(lines[start:end], start) if index not in numbered]
        found[start], last = (Item(mark.printed, _words("", held), number, tuple(held)), end), end - 1
    return found


def _set_over_prose(lines: Sequence[Line], chain: Sequence[Mark], numbered: set[int]) -> bool:
    """Whether the headings of lone numbers stand directly over their prose, without a blank line, in most items."""
    told: Counter[bool] = Counter()
    for mark in chain:
        first = next((i for i in range(mark.index + 1, len(lines)) if not lines[i].blank and i not in numbered), None)
        if not mark.title and first is not None and _opens(lines, first, numbered):
            told[_over_prose(lines, first, numbered)] += 1
    return told[True] > told[False]


def _after(lines: Sequence[Line], start: int, until: int, numbered: set[int], *, over: bool) -> int | None:
    """The first heading from one index to before another."""
    for index in range(start, until):
        if index not in numbered and _opens(lines, index, numbered):
            if _over_prose(lines, index, numbered) or not over:
                return index
        elif not over and not lines[index].blank and index not in numbered:
            return None
    return None


def _just_before(lines: Sequence[Line], index: int, last: int, numbered: set[int]) -> int | None:
    """The heading that stands right before a lone number, when it is a block of its own."""
    end = index
    while end - 1 > last and lines[end - 1].blank:
        end -= 1
    start = end
    while start - 1 > last and not lines[start - 1].blank and start - 1 not in numbered and end - start < 3:
        start -= 1
    return start if start < end and _opens(lines, start, numbered) and not ended(lines[end - 1].text) else None


def _opens(lines: Sequence[Line], index: int, numbered: set[int]) -> bool:
    first = (
        index == 0
        or lines[index - 1].blank
        or index - 1 in numbered
        or bool(_PART.fullmatch(lines[index - 1].text.strip()))
    )
    text = lines[index].text.strip()
    label = label_at(lines, index)
    if not first or not heading_like(text) or (label and (len(label.lines) > 1 or not USUAL.match(text))):
        return False
    return not _PART.fullmatch(text)


def _over_prose(lines: Sequence[Line], index: int, numbered: set[int]) -> bool:
    end = _heading_end(lines, index, numbered)
    after = lines[end].text.strip() if end < len(lines) else ""
    return bool(after) and (len(after) >= _PROSE or ended(after))


def _heading_end(lines: Sequence[Line], start: int, numbered: set[int]) -> int:
    """The index after a heading's last line: it goes on where it is all in capitals, or ends as no heading does."""
    end = start + 1
    while end < len(lines) and end - start < 4 and end not in numbered and not lines[end].blank:
        before, text = lines[end - 1].text.strip(), lines[end].text.strip()
        capitals = before.isupper() and text.isupper()
        below = lines[end + 1].blank if end + 1 < len(lines) else True
        hung = _HUNG.match(lines[start].text) and _INDENTED.match(lines[end].text) and below and len(text) < _PROSE
        wrapped = _WRAPS.search(before) or before.count("(") > before.count(")") or text[:1].islower()
        capitals = capitals or bool(hung and not ended(text) and not text.startswith(("None", "There")))
        if not (capitals or (wrapped and len(text) < _LONGEST / 2 and not ended(text))):
            break
        end += 1
    return end


def _words(title: str, lines: Sequence[Line]) -> str:
    return " ".join([title, *(line.text.strip() for line in lines)]).strip(" *")


def _part_before(body: list[Line]) -> tuple[Line, ...]:
    """Take the heading of a part ("Resolved Items") from the end of what stands before an item."""
    position = len(body) - 1
    while position >= 0 and body[position].blank:
        position -= 1
    if position < 0 or not _PART.fullmatch(body[position].text.strip()):
        return ()
    return (body.pop(position),)


def _unnumbered(lines: Sequence[Line]) -> dict[int, tuple[Item, int]]:
    """The items of minutes that print no numbers: headings in capitals, or set over prose and known in all minutes."""
    found: dict[int, tuple[Item, int]] = {}
    usual = [
        i
        for i, line in enumerate(lines)
        if _opens(lines, i, set()) and USUAL.match(line.text.strip()) and len(line.text) < 60
    ]
    if len(usual) < 2:
        return found
    capitals = sum(lines[index].text.isupper() for index in usual) * 2 > len(usual)
    known = {piece.first.number for piece in pieces(lines[usual[0] :]) if piece.heading}
    for index in range(usual[0], len(lines)):
        text = lines[index].text.strip()
        if found and index < max(end for _, end in found.values()):
            continue
        fits = text.isupper() if capitals else index in usual or lines[index].number in known
        if fits and _opens(lines, index, set()):
            end = _heading_end(lines, index, set())
            found[index] = (Item(None, _words("", lines[index:end]), (), tuple(lines[index:end])), end)
    return found
