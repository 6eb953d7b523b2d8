"""The verbatim text of an item of business, with the resolutions that its words are already.

Law: what was resolved stands once on the page. Where the text of an item prints a resolution, the passage that does is
its place and bears its anchor; one that the text does not print is told apart.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from sitegen.prose import to_plain
from sitegen.records.meeting import AgendaItem, Declaration, Motion, Resolution

_WORD = re.compile(r"[^\W_]+")
_BREAK = re.compile(r"\n{2,}")
_LEAD = 8  # words that may stand before a resolution in its own passage: "3.1 Resolved: (a)"


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of an item's text, and the resolutions that it prints."""

    words: str
    resolutions: tuple[Resolution, ...] = ()


def told(item: AgendaItem) -> tuple[tuple[Passage, ...], tuple[Resolution, ...]]:
    """The passages of an item's text in order, and the resolutions that none of them prints."""
    text = item.text or ""
    if not text or "[^" in text:
        return ((Passage(text),) if text else ()), item.resolutions
    parts = _BREAK.split(text)
    words = [_words(part) for part in parts]
    spans: list[tuple[int, int, list[Resolution]]] = []
    apart: list[Resolution] = []
    at = 0
    for row in item.resolutions:
        span = None if row.withheld else _span(words, _words(row.text or ""), at)
        if span is None:
            apart.append(row)
        elif spans and span[0] < spans[-1][1]:
            spans[-1] = (spans[-1][0], max(span[1], spans[-1][1]), [*spans[-1][2], row])
        else:
            spans.append((*span, [row]))
        at = spans[-1][1] - 1 if spans else 0
    return tuple(_passages(parts, spans)), tuple(apart)


def printed(item: AgendaItem) -> frozenset[str]:
    """The anchors of the declarations and motions whose words the item's text prints already."""
    held = _words(item.text or "")
    parts: tuple[Declaration | Motion, ...] = (*item.declarations, *item.motions) if held else ()
    found = ((part.anchor, _words(part.text or "")) for part in parts)
    return frozenset(anchor for anchor, wanted in found if wanted and _within(wanted, held))


def _passages(parts: list[str], spans: list[tuple[int, int, list[Resolution]]]) -> list[Passage]:
    found: list[Passage] = []
    at = 0
    for start, end, rows in spans:
        if start > at:
            found.append(Passage("\n\n".join(parts[at:start])))
        found.append(Passage("\n\n".join(parts[start:end]), tuple(rows)))
        at = end
    return [*found, Passage("\n\n".join(parts[at:]))] if at < len(parts) else found


def _span(words: list[list[str]], wanted: list[str], at: int) -> tuple[int, int] | None:
    """The paragraphs, from one on, that print these words: one that has them, or several that together are they."""
    for start in range(at, len(words) if wanted else 0):
        held: list[str] = []
        for end in range(start, len(words)):
            held += words[end]
            if end == start and _within(wanted, held):
                return start, start + 1
            if held[-len(wanted) :] == wanted and len(held) - len(wanted) < min(_LEAD, len(words[start])):
                return start, end + 1
            if len(held) > len(wanted) + _LEAD:
                break
    return None


def _within(wanted: list[str], held: list[str]) -> bool:
    size = len(wanted)
    return any(held[at : at + size] == wanted for at in range(len(held) - size + 1))


def _words(text: str) -> list[str]:
    return _WORD.findall(to_plain(text).casefold())
