"""Columns that a PDF has flattened -> cells, and cells back beside each other. Dry.

Law: cells are put together only where the counts leave one way to do it; what does not fit stays apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TypeVar

from sitegen.importers.drafting.sheet import Line

Item = TypeVar("Item")
Other = TypeVar("Other")
_GAP = re.compile(r"\s{3,}|\t+")


@dataclass(frozen=True, slots=True)
class Cell:
    """Words of one column and the lines they stand on; `block` counts the blank lines and gaps before it."""

    text: str
    lines: tuple[Line, ...]
    block: int = 0

    def with_more(self, other: Cell) -> Cell:
        """This cell with the words of another after it: a line that was wrapped."""
        return Cell(f"{self.text} {other.text}", (*self.lines, *other.lines), self.block)


def cells(lines: Iterable[Line]) -> list[Cell]:
    """The cells of lines: one a line, or several where wide gaps part them; each blank line begins a new block."""
    found: list[Cell] = []
    block = 0
    for line in lines:
        if line.blank:
            block += bool(found) and found[-1].block == block
            continue
        found += [Cell(part.strip(), (line,), block) for part in _GAP.split(line.text.strip()) if part.strip()]
    return found


def wide(text: str) -> list[str]:
    """The cells of one line, parted by wide gaps."""
    return [part for part in _GAP.split(text.strip()) if part]


def beside(left: Sequence[Item], right: Sequence[Other]) -> list[tuple[Item, Other]]:
    """Two columns of the same length, row by row; nothing when the lengths differ."""
    return list(zip(left, right, strict=True)) if len(left) == len(right) else []


def runs(kinds: Iterable[str]) -> list[tuple[str, range]]:
    """Stretches of one kind, with the indexes they cover: N N N R R R -> (N, 0-2), (R, 3-5)."""
    found: list[tuple[str, range]] = []
    start = 0
    for kind, group in groupby(kinds):
        length = len(list(group))
        found.append((kind, range(start, start + length)))
        start += length
    return found
