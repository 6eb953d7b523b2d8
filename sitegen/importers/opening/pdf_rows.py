"""Letters with their places -> what stands on one level of a page, in cells. Dry; law: no letter is dropped.

A number, letter or bullet before its words stays with them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

_MARK = re.compile(
    r"\(?(?:\d{1,3}[a-z]?(?:\.\d{1,3})*[a-z]?|[a-zA-Z]{1,2}|[ivxlcIVXLC]{1,6})[.):]|\d{1,3}[a-z]?(?:\.\d{1,3})*"
    r"|\([a-z0-9]{1,4}\)|[•●▪◦‣·■□➢➤✓o\u2013\u2022\uf0b7\uf0a7\uf0d8*-]"
)
_RAISED = re.compile(r"[\[(]?\d{1,4}[\])]?(?:,\d{1,4})*,?|st|nd|rd|th|[*†‡]+")
_WORD_GAP = 0.25  # of the height of the letters: as wide as this is a space
_CELL_GAP = 1.0  # and this is another column


class Glyph(NamedTuple):
    """A letter (or two that are one sign): its box, from the top left of the page. `untold`: a shape without a name."""

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    untold: bool = False
    bold: bool = False


@dataclass(slots=True)
class Word:
    """Letters drawn one after the other, without room between them; `spaced` says that a space is drawn before them."""

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    spaced: bool
    bold: bool = False


class Piece(NamedTuple):
    """Words of one kind of letters on a line; a space that stands before them is theirs."""

    text: str
    bold: bool = False
    raised: bool = False


@dataclass(slots=True)
class Cell:
    """Words that stand together on one line; `first` is how wide the first of them is."""

    pieces: list[Piece]
    x0: float
    x1: float
    first: float = 0.0

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces)

    @property
    def bold(self) -> bool:
        return all(piece.bold for piece in self.pieces)

    def add(self, text: str, *, bold: bool, raised: bool) -> None:
        last = self.pieces[-1] if self.pieces else None
        if last and (last.bold, last.raised) == (bold, raised):
            self.pieces[-1] = last._replace(text=last.text + text)
        else:
            self.pieces.append(Piece(text, bold, raised))


@dataclass(slots=True)
class Row:
    """What stands on one level of the page."""

    y0: float
    y1: float
    words: list[Word]
    cells: list[Cell]

    @property
    def size(self) -> float:
        return self.y1 - self.y0


def page_rows(glyphs: Iterable[Glyph]) -> list[Row]:
    """The levels of a page from the top down."""
    return rows_of(page_words(glyphs))


def rows_of(words: Iterable[Word]) -> list[Row]:
    """The levels that words stand on; a raised or lowered letter is on the level it touches most."""
    rows: list[Row] = []
    for word in sorted(words, key=lambda one: (one.y0 + one.y1) / 2):
        row = next((row for row in rows[-4:] if _touch(row, word)), None)
        if row is None:
            rows.append(Row(word.y0, word.y1, [word], []))
            continue
        row.words.append(word)
        if word.y1 - word.y0 > 1.15 * row.size:  # the level is that of its largest letters
            row.y0, row.y1 = word.y0, word.y1
    for row in rows:
        row.cells = _cells(row)
    return sorted(rows, key=lambda row: row.y0 + row.y1)


def page_words(glyphs: Iterable[Glyph]) -> list[Word]:
    """Letters as words, in the order in which they are drawn."""
    words: list[Word] = []
    word: Word | None = None
    spaced = False
    for text, x0, y0, x1, y1, _, bold in glyphs:
        if text.isspace():
            spaced = True
            continue
        height = y1 - y0
        if word is not None and not spaced and height > 0 and word.bold == bold and _alike(word, height):
            gap = x0 - word.x1
            reach = min(word.y1, y1) - max(word.y0, y0)
            if -0.5 * height < gap < _WORD_GAP * height and reach > 0.5 * min(word.y1 - word.y0, height):
                word.text += text
                word.x1 = max(word.x1, x1)
                continue
        word = Word(text, x0, y0, x1, max(y1, y0 + 1.0), spaced, bold)
        words.append(word)
        spaced = False
    return words


def _alike(word: Word, height: float) -> bool:
    """Whether letters are as large as those of a word: smaller ones are raised marks of notes."""
    return 0.9 * height < word.y1 - word.y0 < 1.12 * height


def _is_raised(word: Word, row: Row) -> bool:
    """Whether a word is a mark of a note, or the end of an ordinal, above the line: small, high, and short."""
    small = word.y1 - word.y0 < 0.88 * row.size
    return small and (word.y0 + word.y1) < row.y0 + row.y1 - 0.08 * row.size and bool(_RAISED.fullmatch(word.text))


def _touch(one: Row, other: Word) -> bool:
    return min(one.y1, other.y1) - max(one.y0, other.y0) > 0.5 * min(one.size, other.y1 - other.y0)


def _cells(row: Row) -> list[Cell]:
    """The words of a level from left to right, broken where the room between two is that of columns."""
    size = row.size / 1.2
    cells: list[Cell] = []
    before: Word | None = None
    for word in sorted(row.words, key=lambda one: one.x0):
        if before and before.text == word.text and word.x0 - before.x0 < 0.3 * size:
            continue  # printed twice in one place, to look bold
        gap = word.x0 - cells[-1].x1 if cells else 0.0
        raised = _is_raised(word, row)
        if not cells or gap > _CELL_GAP * size:
            cells.append(Cell([Piece(word.text, word.bold, raised)], word.x0, word.x1, word.x1 - word.x0))
        else:
            space = " " if gap > _WORD_GAP * size or (word.spaced and gap > 0.02 * size) else ""
            cells[-1].add(f"{space}{word.text}", bold=word.bold, raised=raised)
            cells[-1].x1 = max(cells[-1].x1, word.x1)
        before = word
    if len(cells) == 2 and _MARK.fullmatch(cells[0].text):  # with more it is a row of a table, numbered
        mark, words = cells[:2]
        pieces = [*mark.pieces, words.pieces[0]._replace(text=f" {words.pieces[0].text}"), *words.pieces[1:]]
        cells[:2] = [Cell(pieces, mark.x0, words.x1, mark.first)]
    return cells
