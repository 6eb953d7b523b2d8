"""Tables whose columns a PDF's text keeps apart by spaces alone -> rows of cells. Dry.

Law: a cell ends at two spaces or more; two such lines together are a table, and a line in one piece ends it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitegen.importers.drafting.sheet import Line, Sheet
from sitegen.importers.words.tables import Row, Table, tables

_GAP = re.compile(r"\s{2,}|\t")
_TWO = 2


def all_tables(sheet: Sheet) -> Iterator[Table]:
    """The tables of a sheet, between bars and tabs, or between spaces where the source is not Markdown."""
    yield from tables(sheet)
    if not sheet.marked:
        yield from _spaced(sheet)


def _spaced(sheet: Sheet) -> Iterator[Table]:
    held: list[Row] = []
    above: Line | None = None
    for line in sheet:
        if line.blank:
            continue
        cells = tuple(_GAP.split(line.text.strip()))
        if len(cells) >= _TWO:
            held.append(Row(cells, line))
            continue
        if len(held) >= _TWO:
            yield Table(tuple(held), above)
        held, above = [], line
    if len(held) >= _TWO:
        yield Table(tuple(held), above)
