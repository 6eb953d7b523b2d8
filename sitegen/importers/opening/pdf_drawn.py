"""A line as drawn on a page of a PDF, or a row of a table: what its layout gives, and its text is made of. Dry."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from sitegen.importers.opening.pdf_rows import Cell, Piece


class Drawn(NamedTuple):
    """A line as drawn; without pieces it is a blank one. `first` is how wide its first word is.

    `right` is how far lines reach where it stands: 0 is as far as on other pages. A row of a table has no pieces of its
    own but `cells`, each with its lines; `ruled` says that lines are drawn around them.
    """

    pieces: tuple[Piece, ...] = ()
    x0: float = 0.0
    x1: float = 0.0
    first: float = 0.0
    size: float = 0.0
    right: float = 0.0
    cells: tuple[tuple[Drawn, ...], ...] = ()
    ruled: bool = False

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces)

    @property
    def blank(self) -> bool:
        return not self.pieces and not self.cells


BLANK = Drawn()


def drawn(cells: Sequence[Cell], size: float, right: float) -> Drawn:
    """The cells of one level as a line."""
    pieces = list(cells[0].pieces)
    for cell in cells[1:]:
        pieces += [cell.pieces[0]._replace(text=f" {cell.pieces[0].text}"), *cell.pieces[1:]]
    return Drawn(tuple(pieces), cells[0].x0, cells[-1].x1, cells[0].first, size, right)
