"""Bold text begun in one line and ended in another, or never -> bold text that each line begins and ends. Dry."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

BOLD = re.compile(r"(?<!\\)\*\*")
_ITEM = re.compile(r"^\s*(?:[-*+]|\d{1,9}[.)])\s+(?=\S)")
_NEAR = 30  # lines that one bold passage may run over


def balanced(lines: Sequence[str]) -> list[str]:
    """The lines with bold text begun and ended in each: what runs over several items is bold in each of them."""
    odd = [at for at, line in enumerate(lines) if _is_odd(line)]
    ends: dict[int, int] = {}
    free = 0
    for at, following in pairwise(odd):
        if at >= free and _runs_on(lines[at : following + 1]):
            ends[at], free = following, following + 1
    made, until = [], -1
    for at, line in enumerate(lines):
        within = at <= until
        until = ends.get(at, until)
        if not line.strip() or line.lstrip().startswith(("|", "#")):
            made.append(line)
        else:
            made.append(_set_right(line, begun=within, odd=_is_odd(line)))
    return made


def _is_odd(line: str) -> bool:
    return bool(len(BOLD.findall(line)) % 2)


def _runs_on(held: Sequence[str]) -> bool:
    """Whether bold of the first line can end in the last: near, without a heading, begun before words, ended after."""
    begun = re.search(r"\*\*(?=\S)[^*]*$", held[0])
    ended = re.match(r"[^*]*\S\*\*", held[-1])
    return bool(begun and ended) and len(held) < _NEAR and not any(line.startswith("#") for line in held)


def _set_right(line: str, *, begun: bool, odd: bool) -> str:
    """A line, bold from its beginning when `begun` above it, ended where it is not."""
    lead = _ITEM.match(line)
    start = lead.end() if lead else len(line) - len(line.lstrip())
    head, words, tail = line[:start], line[start:].rstrip(), line[len(line.rstrip()) :]
    if begun:
        words = f"**{words}" if odd else f"**{words}**"
    elif odd:
        last = [match.end() for match in BOLD.finditer(words)][-1]
        opens = last < len(words) and not words[last].isspace()
        words = f"{words}**" if opens else f"**{words}" if len(words) > len("**") else ""
    return head + _tight(words).strip() + tail


def _tight(words: str) -> str:
    """Bold text without the blanks just inside its marks, which would unmake them."""
    parts = BOLD.split(words)
    for at in range(1, len(parts) - 1, 2):
        inner = parts[at].strip()
        if not inner:
            parts[at - 1], parts[at] = f"{parts[at - 1]}{parts[at]}", ""
            continue
        before = parts[at][: len(parts[at]) - len(parts[at].lstrip())]
        after = parts[at][len(parts[at].rstrip()) :]
        parts[at - 1], parts[at], parts[at + 1] = parts[at - 1] + before, f"**{inner}**", after + parts[at + 1]
    return "".join(parts) if len(parts) % 2 else words
