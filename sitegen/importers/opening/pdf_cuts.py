"""Paragraphs and rows of tables that the end of a page has cut -> whole ones, on the page where they begin. Dry.

Law: what a page repeats (its header, its footer, its number) and the notes at its foot stand between the two parts, and
stay where they are. A paragraph goes on where it has not ended and the next word had no room on its last line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from sitegen.importers.drafting.sheet import Line
from sitegen.importers.opening.pdf_marks import Block, goes_on, joined
from sitegen.importers.words.furniture import PAGE_RULES

_ENDED = re.compile(r"[.!?:;…][\"'”’)\]*]*(?:<sup>[^<]*</sup>)*\**\s*$")
_CONTINUES = re.compile(r"\**[a-z,;)•]")


def whole(found: Sequence[Block]) -> list[Line]:
    """The lines of all pages, with what was cut made whole."""
    blocks: list[Block | None] = list(found)
    furniture = _furniture(_lines(found))
    last: int | None = None
    page, first = 0, False
    for index, block in enumerate(found):
        if block.page != page:
            page, first = block.page, last is not None
        if not block.shown.strip() or index in furniture or block.note:
            continue
        before = blocks[last] if last is not None else None
        if first and before and last is not None and (made := _made_whole(before, block)):
            blocks[last], blocks[index] = made, None
        else:
            last = index
        first = False
    return _lines(block for block in blocks if block is not None)


def _lines(found: Iterable[Block]) -> list[Line]:
    return [Line(number, block.shown, block.page) for number, block in enumerate(found, 1)]


def _furniture(lines: Sequence[Line]) -> set[int]:
    """The indices of what pages repeat."""
    return {line.number - 1 for rule in PAGE_RULES for line in rule.takes(lines)}


def _made_whole(before: Block, after: Block) -> Block | None:
    """Two parts as one; None when they are not of one paragraph, or of one row."""
    if before.cells or after.cells:
        return _row(before, after)
    if not before.lines or not after.lines or (_ENDED.search(before.text) and not _open(before.text)):
        return None
    shifted = after.lines[0]._replace(x0=before.lines[-1].x0)
    if not goes_on(before.lines, shifted, before.right):
        return None
    lines = (*before.lines, *after.lines)
    return replace(before, text=joined(lines), lines=lines, right=max(before.right, after.right))


def _open(text: str) -> bool:
    return text.count("(") > text.count(")")


def _row(before: Block, after: Block) -> Block | None:
    """A row that goes on: some of its cells are done, and the others go on in the middle of a sentence or list."""
    if len(before.cells) != len(after.cells) or all(after.cells):
        return None
    told = [cell for cell in after.cells if cell]
    going = after.cells[0] == "" or any(_CONTINUES.match(cell) for cell in told)
    if not going or not all(one for one, more in zip(before.cells, after.cells, strict=True) if more):
        return None
    cells = tuple(f"{one} {more}".strip() for one, more in zip(before.cells, after.cells, strict=True))
    return replace(before, cells=cells)
