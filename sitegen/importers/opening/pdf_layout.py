"""Letters with their places on a page -> its lines as drawn, in the order in which people read them. Dry.

Law: no letter is dropped. Lines are hard-wrapped as printed, from the top down. A blank line stands where there is more
room than between two lines, and between cells: the columns of a table or list are read row by row, those of running
text one after the other. A number, letter or bullet before its words stays on their line.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from sitegen.importers.opening.pdf_drawn import BLANK, Drawn, drawn
from sitegen.importers.opening.pdf_grids import Box, grids
from sitegen.importers.opening.pdf_rows import Cell, Glyph, Row, Word, page_words, rows_of
from sitegen.importers.opening.pdf_tables import PARAGRAPH, ruled, table, table_end, within

_SINGLE = 1.6  # heights of letters: lines of a paragraph are no farther apart
_RUNNING = 28  # letters a line: as many on both sides are running text in columns
_DOT = (1.5, 7.0)  # points: as wide is a bullet
_STEPS = 4  # lines that such text has at least


def page_lines(glyphs: Sequence[Glyph], rules: Sequence[Box] = ()) -> list[Drawn]:
    """The lines of a page; `rules` are the lines and frames drawn on it, by which tables are known."""
    words = [*page_words(glyphs), *_dots(rules)]
    out: list[Drawn] = []
    for grid in grids(rules):
        held = [word for word in words if within(word, grid.box)]
        above = [word for word in words if not within(word, grid.box) and word.y0 + word.y1 < 2 * grid.box[1]]
        if not held:
            continue
        taken = {id(word) for word in (*held, *above)}
        words = [word for word in words if id(word) not in taken]
        out += [*_page(above), BLANK, *ruled(held, grid), BLANK]
    out += _page(words)
    while out and out[-1].blank:
        out.pop()
    return out


def _page(words: Sequence[Word]) -> list[Drawn]:
    rows = [row for row in rows_of(words) if row.cells]
    return _lines(rows, _usual_step(rows), 0.0)


def _dots(rules: Sequence[Box]) -> Iterator[Word]:
    """Bullets that are drawn, and no letters."""
    for x0, y0, x1, y1 in rules:
        if _DOT[0] < x1 - x0 < _DOT[1] and abs((x1 - x0) - (y1 - y0)) < 0.5:
            yield Word("•", x0, y0, x1, y1, spaced=True)


def _lines(rows: Sequence[Row], usual: float, right: float) -> list[Drawn]:
    out: list[Drawn] = []
    index = 0
    stretches = dict(_running_columns(rows))
    while index < len(rows):
        end = stretches.get(index, (index, 0.0))[0]
        in_columns = end == index and (end := table_end(rows, index, usual)) > index
        if index and not out[-1].blank and (end > index or _apart(rows[index - 1], rows[index], usual)):
            out.append(BLANK)
        if end == index:
            out.append(drawn(rows[index].cells, rows[index].size, right))
            end = index + 1
        elif in_columns:
            out += [*table(rows[index:end], usual, right), BLANK]
        else:
            for side in _sides(rows[index:end], stretches[index][1]):
                reach = max(cell.x1 for row in side for cell in row.cells)
                out += [*_lines(side, _usual_step(side), reach), BLANK]
        index = end
    while out and out[-1].blank:
        out.pop()
    return out


def _usual_step(rows: Sequence[Row]) -> float:
    """The usual distance of two lines of a paragraph, in heights of their letters: the least that is seen twice."""
    steps = sorted(
        (below.y1 - above.y1) / below.size
        for above, below in pairwise(rows)
        if 0.85 * above.size < below.size < 1.15 * above.size and 0 < below.y1 - above.y1 < 2.2 * below.size
    )
    return min(next((one for one, other in pairwise(steps) if other < 1.05 * one), 1.0), _SINGLE)


def _apart(above: Row, below: Row, usual: float) -> bool:
    """Whether a new paragraph begins: by the room above it, or by letters of another size."""
    step = below.y1 - above.y1
    sizes = sorted((above.size, below.size))
    return step > PARAGRAPH * max(usual, 0.9) * sizes[0] or sizes[1] > 1.15 * sizes[0]


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
