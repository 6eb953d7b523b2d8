"""Letters with their places on a page -> its lines of text, as people read them. Dry.

Law: no letter is dropped. Lines are hard-wrapped as printed, from the top down. A blank line stands where there is more
room than between two lines, and between the cells of a row: the columns of a table or list are read row by row, those
of running text one after the other. A number, letter or bullet before its words stays on their line.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from sitegen.importers.opening.pdf_rows import Cell, Glyph, Row, page_rows

_PARAGRAPH = 1.3  # of the usual distance of two lines: as far as this is a new paragraph
_RUNNING = 28  # letters a line: as many on both sides are running text in columns
_STEPS = 4  # lines that such text has at least


def page_lines(glyphs: Sequence[Glyph]) -> list[str]:
    """The lines of a page; an empty text is a blank line."""
    rows = [row for row in page_rows(glyphs) if row.cells]
    return _lines(rows, _usual_step(rows))


def _lines(rows: Sequence[Row], usual: float) -> list[str]:
    out: list[str] = []
    index = 0
    stretches = dict(_running_columns(rows))
    while index < len(rows):
        end = stretches.get(index, (index, 0.0))[0]
        table = end == index and (end := _table_end(rows, index, usual)) > index
        if index and out[-1:] != [""] and (end > index or _apart(rows[index - 1], rows[index], usual)):
            out.append("")
        if end == index:
            out.append(" ".join(cell.text for cell in rows[index].cells))
            end = index + 1
        elif table:
            out += [*_table(rows[index:end], usual), ""]
        else:
            for side in _sides(rows[index:end], stretches[index][1]):
                out += [*_lines(side, _usual_step(side)), ""]
        index = end
    while out and not out[-1]:
        out.pop()
    return out


def _usual_step(rows: Sequence[Row]) -> float:
    """The usual distance of two lines on the page."""
    steps = [below.y1 - above.y1 for above, below in pairwise(rows)]
    near = sorted(step for step, row in zip(steps, rows, strict=False) if 0 < step < 2.2 * row.size)
    return near[len(near) // 3] if near else 0.0


def _apart(above: Row, below: Row, usual: float) -> bool:
    """Whether a new paragraph begins: by the room above it, or by letters of another size."""
    step = below.y1 - above.y1
    sizes = sorted((above.size, below.size))
    return step > _PARAGRAPH * max(usual, 0.9 * sizes[0]) or sizes[1] > 1.15 * sizes[0]


# ---- running text in columns


def _running_columns(rows: Sequence[Row]) -> Iterator[tuple[int, tuple[int, float]]]:
    """Stretches of running text in two columns: the row each begins on, the row it ends before, and the gutter."""
    if not rows:
        return
    left, right = min(row.cells[0].x0 for row in rows), max(cell.x1 for row in rows for cell in row.cells)
    begun = Counter(
        round(cell.x0) for row in rows for cell in row.cells if 0.3 < (cell.x0 - left) / (right - left) < 0.7
    )
    gutter, times = max(begun.items(), key=lambda one: one[1], default=(0, 0))
    if times < _STEPS:
        return
    edge = gutter - 1.0
    start = 0
    for index in range(len(rows) + 1):
        if index < len(rows) and not any(cell.x0 < edge < cell.x1 for cell in rows[index].cells):
            continue
        first, end = _trimmed(rows, start, index, edge)
        if all(len(side) >= _STEPS and _is_running(side) for side in _sides(rows[first:end], edge)):
            yield first, (end, edge)
        start = index + 1


def _trimmed(rows: Sequence[Row], start: int, end: int, edge: float) -> tuple[int, int]:
    """A stretch without the short lines above and below its columns, which only do not reach across."""
    usual = _usual_step(rows[start:end])
    both = [index for index in range(start, end) if rows[index].cells[-1].x0 >= edge]
    if not both:
        return end, end
    first, last = both[0], both[-1]
    while first > start and not _apart(rows[first - 1], rows[first], usual):
        first -= 1
    while last + 1 < end and not _apart(rows[last], rows[last + 1], usual):
        last += 1
    return first, last + 1


def _sides(rows: Sequence[Row], edge: float) -> tuple[list[Row], list[Row]]:
    """What stands left and right of a gutter."""
    sides: tuple[list[Row], list[Row]] = ([], [])
    for row in rows:
        for side, cells in zip(sides, _parted(row, edge), strict=True):
            if cells:
                side.append(Row(row.y0, row.y1, [], cells))
    return sides


def _parted(row: Row, edge: float) -> tuple[list[Cell], list[Cell]]:
    return [cell for cell in row.cells if cell.x0 < edge], [cell for cell in row.cells if cell.x0 >= edge]


def _is_running(rows: Sequence[Row]) -> bool:
    """Whether most lines are as long as those of running text, and of one piece."""
    return sum(len(row.cells) == 1 and len(row.cells[0].text) >= _RUNNING for row in rows) > 0.6 * len(rows)


# ---- columns


def _table_end(rows: Sequence[Row], start: int, usual: float) -> int:
    """Where a stretch in columns that begins on a row ends; the row itself when none begins there."""
    if len(rows[start].cells) < 2:
        return start
    end, last = start + 1, start + 1
    columns = _edges(rows[start:end])
    while end < len(rows) and rows[end].y1 - rows[end - 1].y1 < 3 * max(usual, rows[end].size):
        cells = rows[end].cells
        if len(cells) > 1:
            columns = _edges(rows[start : end + 1])
            last = end + 1
        elif not _in_column(cells[0], columns, rows[end].size):
            break
        elif rows[end].y1 - rows[end - 1].y1 < _PARAGRAPH * max(usual, 0.9 * rows[end].size):
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


def _table(rows: Sequence[Row], usual: float) -> list[str]:
    """A stretch in columns as lines: cell by cell, with a blank line between two."""
    edges = _edges(rows)
    placed = [[(max(i for i, edge in enumerate(edges) if edge <= cell.x0 + 0.01), cell.text) for cell in row.cells] for row in rows]  # noqa: E501 # fmt: skip
    out: list[str] = []
    for band in _bands(rows, placed, usual):
        for column in range(len(edges)):
            lines = [text for index in band for place, text in placed[index] if place == column]
            if lines:
                out += [*([""] if out else []), *lines]
    return out


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


def _bands(rows: Sequence[Row], placed: Sequence[Sequence[tuple[int, str]]], usual: float) -> list[list[int]]:
    """The rows of a table, each as the levels it fills."""
    firsts = [any(place == 0 for place, _ in row) for row in placed]
    filled = [len(row) > 1 for row in placed]
    if all(filled):
        return [[index] for index in range(len(rows))]
    bands: list[list[int]] = [[0]]
    for index in range(1, len(rows)):
        far = rows[index].y1 - rows[index - 1].y1 > _PARAGRAPH * max(usual, 0.9 * rows[index].size)
        text = placed[index][0][1]
        begins = firsts[index] and filled[index] and not text[:1].islower()
        if far or (begins and not all(firsts)):
            bands.append([index])
        else:
            bands[-1].append(index)
    return bands
