"""What a search page looks up one by one: references, names, rare words, what a record stands within. Dry.

The larger an archive, the more of this there is, and one search needs a line or two of it. So it stands in small files
in the order of what it is looked up by; the manifest says with what each of them begins.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

SIZE = 6_000  # characters of one file, about; a third of it when compressed

Entries = Mapping[str, Any]


def parted(entries: Entries, size: int = SIZE) -> tuple[dict[str, Any], ...]:
    """The entries in their order, in parts of about a size."""
    parts: list[dict[str, Any]] = []
    left = 0
    for key in sorted(entries):
        if left <= 0:
            parts.append({})
            left = size
        parts[-1][key] = entries[key]
        left -= len(json.dumps([key, entries[key]], ensure_ascii=False))
    return tuple(parts)


def beginnings(parts: Sequence[Entries]) -> tuple[str, ...]:
    """What tells the parts apart: of each but the first the fewest letters that come after all of the one before."""
    return ("", *_beginnings(parts)) if parts else ()


def _beginnings(parts: Sequence[Entries]) -> Iterator[str]:
    for before, after in pairwise(parts):
        last, first = next(reversed(list(before))), next(iter(after))
        yield next(first[:length] for length in range(1, len(first) + 1) if first[:length] > last)
