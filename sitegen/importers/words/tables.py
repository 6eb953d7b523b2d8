"""Tables as documents print them, as bare tabs or between bars -> rows of cells that know their line. Dry.

Law: a row is one line, and a cell keeps its words; the lists that HTML holds in a cell are read apart (`points`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from sitegen.importers.drafting.sheet import Line
from sitegen.importers.words import markup
from sitegen.text import fold

_BAR = re.compile(r"(?<!\\)\|")
_RULE = re.compile(r"[\s|:-]+")
_LIST_ITEM = re.compile(r"<li>\s*(.*?)\s*(?:</li>|(?=<li>)|(?=</[uo]l>)|$)", re.IGNORECASE | re.DOTALL)
_LIST = re.compile(r"<[uo]l\b[^>]*>.*(?:</[uo]l>|$)", re.IGNORECASE | re.DOTALL)
_BULLET = re.compile(r"^\s*[•●▪■◦○–*-]\s+")
_BULLETS = re.compile(r"(?:^|(?<=[\s;:.>]))[•●▪■◦]\s*")
_LETTERED = re.compile(r"(?:^|(?<=[\s;:.]))\((?P<mark>[a-z]|[ivx]{2,4})\)\s+")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table."""

    cells: tuple[str, ...]
    line: Line

    def __len__(self) -> int:
        return len(self.cells)


@dataclass(frozen=True, slots=True)
class Table:
    """Rows that stand together; `above` is the last line of words before them, such as a heading."""

    rows: tuple[Row, ...]
    above: Line | None = None


@dataclass(frozen=True, slots=True)
class Point:
    """One of several things that a cell lists; its letter is the printed one, or its place."""

    letter: str
    text: str


def row(line: Line) -> Row | None:
    """The cells of a line that is a row of a table; none where it is not."""
    if "\t" in line.text.strip("\r\n ") and not line.blank:  # a tab at the end is an empty cell
        return Row(tuple(cell.strip() for cell in line.text.strip("\r\n ").split("\t")), line)
    text = line.text.strip()
    if text.startswith("|") and text.count("|") > 1 and not _RULE.fullmatch(text):
        return Row(tuple(cell.strip() for cell in _BAR.split(text.strip("|"))), line)
    return None


def tables(lines: Iterable[Line]) -> Iterator[Table]:
    """The tables among lines, in order. Blank lines and rules between rows do not end one; words do."""
    held: list[Row] = []
    above: Line | None = None
    for line in lines:
        if line.blank or _RULE.fullmatch(line.text.strip()):
            continue
        if found := row(line):
            held.append(found)
            continue
        if held:
            yield Table(tuple(held), above)
            held = []
        above = line
    if held:
        yield Table(tuple(held), above)


def columns(found: Row, names: Mapping[str, re.Pattern[str]]) -> dict[str, int]:
    """Which column is which, by the words of a row of headings; each column and each name is used once."""
    places: dict[str, int] = {}
    for index, cell in enumerate(found.cells):
        words = fold(words_of(cell)).strip(" .:*")
        name = next((name for name, known in names.items() if name not in places and known.fullmatch(words)), None)
        if name:
            places[name] = index
    return places


def markdown_of(cell: str) -> str:
    """The words of a cell as Markdown."""
    return markup.tidy(cell).strip()


def words_of(cell: str) -> str:
    """The bare words of a cell, on one line."""
    return re.sub(r"(?<=\w) (?=[.,;:](?:\s|$))", "", markup.bare(cell))


def points(cell: str) -> tuple[str, tuple[Point, ...]]:
    """What a cell says before a list, and the things listed; a cell without a list is all before it."""
    if found := _LIST.search(cell):
        items = [_BULLET.sub("", match[1]) for match in _LIST_ITEM.finditer(found[0])]
        after = cell[found.end() :]
        return _with_points(f"{cell[: found.start()]} {after}", items)
    if len(marks := [*_LETTERED.finditer(cell)]) > 1 and _in_order([match["mark"] for match in marks]):
        ends = [*(match.start() for match in marks[1:]), len(cell)]
        listed = tuple(
            Point(match["mark"], markdown_of(cell[match.end() : end])) for match, end in zip(marks, ends, strict=True)
        )
        return markdown_of(cell[: marks[0].start()]), listed
    before, *items = _BULLETS.split(cell)
    return _with_points(before, items)


def _with_points(before: str, items: list[str]) -> tuple[str, tuple[Point, ...]]:
    told = [text for item in items if (text := markdown_of(item))]
    letters = [chr(ord("a") + index) if index < 26 else str(index + 1) for index in range(len(told))]
    return markdown_of(before), tuple(Point(letter, text) for letter, text in zip(letters, told, strict=True))


def _in_order(marks: list[str]) -> bool:
    """Whether marks count up from the first: a, b, c or i, ii, iii. A lone "(a)" in a sentence lists nothing."""
    return marks[0] in ("a", "i") and len(set(marks)) == len(marks)
