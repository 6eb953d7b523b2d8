"""The rows of a web page's table -> rows of Markdown; or, where the table is layout, the blocks its cells hold. Dry.

Law: a table whose rows are a number, or no number, and a cell of several blocks (as pages of agendas have) is no table
of values: each of its rows is an item, headed by its first block. Every word is kept, in order.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

_MARK = re.compile("\0(\\d+)\\|([^\x01]*)\x01")
_NUMBER = re.compile(r"(?:[A-Z]{1,4}[ ./-]?)?\d{1,4}(?:[./]\d{1,4})*[a-z]?[.)]?")
_NUMBERS = re.compile(r"(?:item )?(?:no|number)s?\.?|item", re.IGNORECASE)
_LONGEST = 200

Block = tuple[int, str]


@dataclass(frozen=True, slots=True)
class Row:
    """A row: the line it begins on, and its cells, in which marks say where blocks begin."""

    line: int
    cells: tuple[str, ...]


def mark(line: int, prefix: str) -> str:
    """What stands in a cell before the words of a block: the line they are on, and the mark of a list."""
    return f"\0{line}|{'' if prefix.startswith('#') else prefix}\x01"


def lead(text: str) -> int:
    """How many characters of a cell's piece are the mark before its words."""
    match = re.match("\\s*(?:\0[^\x01]*\x01)?\\s*", text)
    return match.end() if match else 0


def bare(text: str) -> str:
    """The words of a cell on one line."""
    return " ".join(_MARK.sub(" ", text).split())


def parts(text: str, line: int) -> list[Block]:
    """The blocks of a cell."""
    pieces = _MARK.split(text)
    found = [(line, pieces[0]), *((int(at), f"{pre}{words}") for at, pre, words in _threes(pieces[1:]))]
    return [(at, " ".join(words.split())) for at, words in found if words.strip()]


def _threes(pieces: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    return zip(pieces[::3], pieces[1::3], pieces[2::3], strict=True)


def is_layout(rows: Iterable[Row], *, broken: bool = False) -> bool:
    """Whether rows are items, and no values; `broken` that a table stands in the last one's cell."""
    told = [row for row in rows if any(bare(cell) for cell in row.cells)]
    headed = bool(told) and len(told[0].cells) == 2 and bool(_NUMBERS.fullmatch(bare(told[0].cells[0])))
    held = told[headed:]
    numbered = any(_NUMBER.fullmatch(bare(row.cells[0])) for row in held)
    several = broken or any(len(parts(row.cells[-1], 0)) > 1 for row in held)
    return bool(held) and (numbered or headed) and several and all(_is_item(row) for row in held)


def _is_item(row: Row) -> bool:
    first = bare(row.cells[0])
    return len(row.cells) == 2 and (not first or bool(_NUMBER.fullmatch(first)))


def blocks(rows: Sequence[Row], *, layout: bool) -> Iterator[Block]:
    """What rows are on the page: items, or a table in Markdown."""
    told = [row for row in rows if any(bare(cell) for cell in row.cells)]
    for index, row in enumerate(told):
        if layout:
            yield from _item(row)
            continue
        yield row.line, f"| {' | '.join(bare(cell) for cell in row.cells)} |"
        if index == 0:
            yield row.line, f"|{'---|' * len(row.cells)}"


def _item(row: Row) -> Iterator[Block]:
    number, found = bare(row.cells[0]), [part for cell in row.cells[1:] for part in parts(cell, row.line)]
    line, title = found[0] if found else (row.line, "")
    words = f"{number} {title}".strip()
    is_title = _is_item(row) and len(title) < _LONGEST and not title.startswith("- ")
    yield row.line or line, f"### {words}" if is_title else words
    yield from found[1:]
