"""Lines that are drawn on a page -> the tables they rule, as rows of boxes. Dry.

Law: a table is what lines part into two columns or more; a line counts where it is drawn, so that cells which reach
over two columns stay whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

Box: TypeAlias = tuple[float, float, float, float]
_THIN = 2.5  # points: as thin as this is a line, and not a box
_SMALL = 12.0  # points
_NEAR = 3.0  # points: as near as this is the same line
_ACROSS = 0.4  # of the width of a table: a line as long parts its rows


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: where it stands, and its rows from the top down, each the boxes of its cells."""

    box: Box
    rows: tuple[tuple[Box, ...], ...]


def grids(drawn: Iterable[Box]) -> list[Grid]:
    """The tables that lines and boxes make, from the top down."""
    level: list[Box] = []
    upright: list[Box] = []
    for x0, y0, x1, y1 in drawn:
        wide, high = x1 - x0 > _THIN, y1 - y0 > _THIN
        if (wide and high and min(x1 - x0, y1 - y0) < _SMALL) or min(x0, y0) < -_SMALL:
            continue  # a bullet, a box to tick, a frame that reaches out of the page
        if wide and high:
            level += [(x0, y0, x1, y0), (x0, y1, x1, y1)]
            upright += [(x0, y0, x0, y1), (x1, y0, x1, y1)]
        elif wide:
            level.append((x0, (y0 + y1) / 2, x1, (y0 + y1) / 2))
        elif high:
            upright.append(((x0 + x1) / 2, y0, (x0 + x1) / 2, y1))
    found = [_grid(*group) for group in _groups(level, upright)]
    return sorted((grid for grid in found if grid), key=lambda grid: grid.box[1])


def _groups(level: Sequence[Box], upright: Sequence[Box]) -> list[tuple[list[Box], list[Box]]]:
    """Lines that touch each other, from the top down."""
    bands: list[tuple[float, float, list[Box], list[Box]]] = []
    for line in sorted((*upright, *level), key=lambda line: line[1]):
        own = ([], [line]) if line[0] == line[2] else ([line], [])
        if bands and line[1] <= bands[-1][1] + _NEAR:
            top, bottom, flat, tall = bands[-1]
            bands[-1] = (top, max(bottom, line[3]), [*flat, *own[0]], [*tall, *own[1]])
        else:
            bands.append((line[1], line[3], *own))
    return [(flat, tall) for _, _, flat, tall in bands]


def _grid(level: Sequence[Box], upright: Sequence[Box]) -> Grid | None:
    xs = _near(line[0] for line in upright)
    if len(xs) < 3:  # the edges of two columns
        return None
    left, right = xs[0], xs[-1]
    flat = [(y, sum(line[2] - line[0] for line in level if abs(line[1] - y) < _NEAR)) for y in _near(line[1] for line in level)]  # noqa: E501 # fmt: skip
    ends = (min(line[1] for line in upright), max(line[3] for line in upright))
    ys = _near((*(y for y, length in flat if length > _ACROSS * (right - left)), *ends))
    rows = []
    for top, bottom in pairwise(ys):
        middle = (top + bottom) / 2
        edges = [x for x in xs if any(abs(line[0] - x) < _NEAR and line[1] < middle < line[3] for line in upright)]
        if bottom - top > _THIN:
            rows.append(tuple((x0, top, x1, bottom) for x0, x1 in pairwise(edges)))
    if not any(len(row) > 1 for row in rows):
        return None
    return Grid((left, ys[0], right, ys[-1]), tuple(row for row in rows if row))


def _near(places: Iterable[float]) -> list[float]:
    """Places in order, those near each other as one."""
    found: list[float] = []
    for place in sorted(places):
        if not found or place - found[-1] > _NEAR:
            found.append(place)
    return found
