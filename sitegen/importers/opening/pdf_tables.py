"""What stands in columns on a page of a PDF -> rows of cells, each with its lines. Dry.

Law: no letter is dropped. A table is known by the lines drawn around its cells, or by where its words begin.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from sitegen.importers.opening.pdf_drawn import Drawn, drawn
from sitegen.importers.opening.pdf_grids import Box, Grid
from sitegen.importers.opening.pdf_rows import Cell, Row, Word, rows_of

PARAGRAPH = 1.3  # of the usual distance of two lines: as far as this is a new paragraph


# ---- ruled


def within(word: Word, box: Box) -> bool:
    """Whether the middle of a word is in a box."""
    return box[0] <= (word.x0 + word.x1) / 2 <= box[2] and box[1] <= (word.y0 + word.y1) / 2 <= box[3]


def ruled(words: Sequence[Word], grid: Grid) -> Iterator[Drawn]:
    """The rows of a table that lines are drawn around, each with the lines of its cells."""
    left = list(words)
    for boxes in grid.rows:
        cells = []
        for box in boxes:
            inside = [word for word in left if within(word, box)]
            taken = {id(word) for word in inside}
            left = [word for word in left if id(word) not in taken]
            rows = [row for row in rows_of(inside) if row.cells]
            cells.append(tuple(drawn(row.cells, row.size, box[2] - 0.3 * row.size) for row in rows))
        if any(cells):
            yield Drawn(cells=tuple(cells), ruled=True)
    for row in rows_of(left):
        if row.cells:
            yield drawn(row.cells, row.size, 0.0)


# ---- by their places


def table_end(rows: Sequence[Row], start: int, usual: float) -> int:
    """Where a stretch in columns that begins on a row ends; the row itself when none begins there."""
    if len(rows[start].cells) < 2:
        return start
    end, last = start + 1, start + 1
    columns = _edges(rows[start:end])
    while end < len(rows) and rows[end].y1 - rows[end - 1].y1 < 3 * max(usual, 1.0) * rows[end].size:
        cells = rows[end].cells
        if len(cells) > 1:
            columns = _edges(rows[start : end + 1])
            last = end + 1
        elif not _in_column(cells[0], columns, rows[end].size):
            break
        elif rows[end].y1 - rows[end - 1].y1 < PARAGRAPH * max(usual, 0.9) * rows[end].size:
            last = end + 1
        end += 1
    return last


def _in_column(cell: Cell, columns: Sequence[float], size: float) -> bool:
    """Whether a cell that stands alone begins where a column does, and ends before the next."""
    for place, x0 in enumerate(columns):
        if abs(cell.x0 - x0) < size:
            after = [other for other in columns[place + 1 :] if other - x0 > size]
            return not after or cell.x1 < after[0]
    return False


def table(rows: Sequence[Row], usual: float, right: float) -> list[Drawn]:
    """A stretch in columns: its rows, each with the lines of its cells."""
    edges = _edges(rows)
    limits = [*(edge - 0.2 * rows[0].size for edge in edges[1:]), right]
    placed = [[(max(i for i, edge in enumerate(edges) if edge <= cell.x0 + 0.01), cell) for cell in row.cells] for row in rows]  # noqa: E501 # fmt: skip
    return [
        Drawn(
            cells=tuple(
                tuple(
                    drawn([cell], rows[index].size, limits[column])
                    for index in band
                    for place, cell in placed[index]
                    if place == column
                )
                for column in range(len(edges))
            )
        )
        for band in _bands(rows, placed, usual)
    ]


def _edges(rows: Sequence[Row]) -> list[float]:
    """Where the columns begin, from the left: places with room before them on every row."""
    size = median(row.size for row in rows)
    spans = sorted((cell.x0, cell.x1) for row in rows for cell in row.cells)
    edges: list[float] = []
    reach = float("-inf")
    for x0, x1 in spans:
        if x0 > reach - 0.1 * size or (edges and _is_gutter(rows, x0, edges[-1], size)):
            edges.append(x0)
        reach = max(reach, x1)
    return edges or [0.0]


def _is_gutter(rows: Sequence[Row], x0: float, before: float, size: float) -> bool:
    """Whether another column begins here though a cell of an earlier one runs across: most rows have a cell here."""
    if x0 - before < 2 * size:
        return False
    here = sum(any(abs(cell.x0 - x0) < 0.5 * size for cell in row.cells) for row in rows)
    across = sum(any(cell.x0 < x0 - size and cell.x1 > x0 for cell in row.cells) for row in rows)
    return here > across and here > 1


def _bands(rows: Sequence[Row], placed: Sequence[Sequence[tuple[int, Cell]]], usual: float) -> list[list[int]]:
    """The rows of a table, each as the levels it fills."""
    firsts = [any(place == 0 for place, _ in row) for row in placed]
    filled = [len(row) > 1 for row in placed]
    steps = [0.0, *(below.y1 - above.y1 for above, below in pairwise(rows))]
    goes_on = [not first or all(cell.text[:1].islower() for _, cell in row) for first, row in zip(firsts, placed, strict=True)]  # noqa: E501 # fmt: skip
    within = min((step for step, more in zip(steps[1:], goes_on[1:], strict=True) if more), default=0.0)
    spaced = within > 0 and max(steps) > 1.12 * within  # there is more room between rows than within them
    if all(filled) and not within:
        return [[index] for index in range(len(rows))]
    bands: list[list[int]] = [[0]]
    for index in range(1, len(rows)):
        far = steps[index] > (1.12 * within if spaced else PARAGRAPH * max(usual, 0.9) * rows[index].size)
        begins = firsts[index] and filled[index] and not placed[index][0][1].text[:1].islower()
        if far or (begins and not spaced and not all(firsts)):
            bands.append([index])
        else:
            bands[-1].append(index)
    return bands
