"""The cells of a flattened table of commitments: which lines are an owner and a date, and which the commitment. Dry.

Law: a date cell is a line that is nothing but a quarter, a month or a year; the short lines around it are the owner's.
A narrow column may stand after its row, at the head of the next block, or between the lines of the commitment itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from sitegen.importers.drafting.sheet import Line
from sitegen.importers.flattened.columns import wide
from sitegen.importers.flattened.flat import ended, room, spaced
from sitegen.importers.words.quarters import is_due

_OWNER = re.compile(r"[A-Z(][^.;:!?]*")
_OPENER = re.compile(r"\s*(?:We (?:will|are|have|shall)|(?:Each|All|Every|Our|The) [\w ]{2,40} (?:will|shall)\b)")
_CONTINUES = re.compile(r"\s*(?:This|These|It|They|Such)\b")
_NUMBERED = re.compile(r"\d{1,2}\.\s+[A-Z]")
_JOINING = re.compile(r"(?:[,&(–-]|\b(?:and|or|of|the|to|for|in|on|by|with|a|an|that|which|as|where|if|what|how))\s*$")
_NARROW = 42
_LONG = 45
_HEADING = 120
_NEAR = 8


@dataclass(slots=True)
class Cell:
    """An owner and a date, as printed, with their lines."""

    owner: list[str] = field(default_factory=list)
    due: str = ""
    lines: list[Line] = field(default_factory=list)
    due_lines: list[Line] = field(default_factory=list)

    @property
    def who(self) -> str:
        return " ".join(self.owner)


@dataclass(slots=True)
class Passage:
    """A paragraph of a plan: its lines (blank ones where it was cut), and the cell that stands inside it.

    `below`: it follows one with a cell inside, and so may be its second paragraph.
    """

    lines: list[Line] = field(default_factory=list)
    cell: Cell | None = None
    heading: bool = False
    below: bool = False

    @property
    def words(self) -> list[Line]:
        return [line for line in self.lines if not line.blank]


def events(lines: Iterable[Line]) -> list[Passage | Cell]:
    """The paragraphs and cells of a plan, in the order printed."""
    blocks = _blocks([piece for line in lines for piece in _columns(line)])
    known = {cell.who for block in blocks for cell in _leading(block)[0]}
    found: list[Passage | Cell] = []
    last: Passage | None = None
    for block in blocks:
        cells, rest = _leading(block)
        found += cells
        if not rest or all(re.fullmatch(r"\s*\d{1,3}\s*", line.text) for line in rest):
            continue
        fresh = _passages(rest, known)
        if last and not last.heading and _goes_on(last, fresh[0], follows_cell=bool(cells)):
            last.lines += (
                [Line(0, ""), Line(0, ""), *fresh[0].lines]
                if last.words[-1].text.rstrip().endswith(":")
                else fresh[0].lines
            )
            fresh = fresh[1:]
        found += fresh
        last = fresh[-1] if fresh else last
    return found


def _columns(line: Line) -> list[Line]:
    """A line, or one for each of its columns where the source keeps them apart by wide gaps."""
    parts = wide(line.text)
    return [line] if len(parts) < 2 else [Line(line.number, part, line.page) for part in parts]


def _blocks(lines: Sequence[Line]) -> list[list[Line]]:
    blocks: list[list[Line]] = [[]]
    for line in lines:
        if line.blank:
            blocks.append([])
        else:
            blocks[-1].append(line)
    return [block for block in blocks if block]


def _leading(block: Sequence[Line]) -> tuple[list[Cell], list[Line]]:
    """The cells at the head of a block: short lines that end in a date; and the lines after them."""
    cells: list[Cell] = []
    index = 0
    while index < len(block):
        end = index
        while end < len(block) and end - index < 5 and not is_due(block[end].text) and _narrow(block[end]):
            end += 1
        if end == index or end >= len(block) or not is_due(block[end].text):
            break
        cell = Cell(
            [line.text.strip() for line in block[index:end]], block[end].text.strip(), [*block[index:end]], [block[end]]
        )
        index = end + 1
        if index < len(block) and block[index].text.strip() == "onwards":
            cell.due, cell.due_lines = f"{cell.due} onwards", [*cell.due_lines, block[index]]
            index += 1
        cells.append(cell)
    return cells, list(block[index:])


def _narrow(line: Line) -> bool:
    text = line.text.strip()
    return len(text) <= _NARROW and bool(_OWNER.fullmatch(text)) and not _OPENER.match(text)


def _goes_on(last: Passage, fresh: Passage, *, follows_cell: bool) -> bool:
    """Whether a passage is the rest of the one before, which a page or a cell has cut."""
    if fresh.heading:
        return False
    before, text = last.words[-1].text.rstrip(), fresh.words[0].text
    small = text.lstrip()[:1].islower()
    return (small and (not ended(before) or before.endswith((":", ";")))) or (
        follows_cell and spaced(fresh.words[0]) and bool(_CONTINUES.match(text))
    )


def _passages(block: Sequence[Line], known: Iterable[str]) -> list[Passage]:
    """The paragraphs of a block, with the cells between their lines taken out."""
    found = [Passage()]
    kept, cells = _interposed(block, known, max(len(line.text) for line in block))
    for index, line in enumerate(kept):
        before = kept[index - 1] if index else None
        width = max(len(one.text) for one in kept[max(0, index - 3) : index + 3])
        if before and _parts(before, line, found[-1], width):
            found.append(Passage(below=bool(found[-1].cell) and not _OPENER.match(line.text)))
        found[-1].lines.append(line)
        for cell in cells:
            if (
                cell.lines[0].number <= line.number + 1
                and found[-1].cell is None
                and cell not in [one.cell for one in found]
            ):
                found[-1].cell = cell
    for passage in found:
        words = " ".join(line.text.strip() for line in passage.lines)
        titled = words[:1].isupper() or bool(_NUMBERED.match(words))
        told = ended(words) or bool(_OPENER.match(words) or _JOINING.search(words))
        passage.heading = len(words) <= _HEADING and not told and passage.cell is None and titled
    if len(found) == 1 and found[0].heading and len(block) > 2:
        found[0].heading = False
    return found


def _parts(before: Line, line: Line, passage: Passage, width: int) -> bool:
    text = line.text
    if text.lstrip()[:1].islower() or re.match(r"\s*[•●▪o–-]\s", text):
        return False
    if spaced(line) and any(one.text.rstrip().endswith(":") for one in passage.lines):
        return False
    if ended(before.text):
        return room(before.text, text, width) or bool(_OPENER.match(text))
    if _OPENER.match(text):
        return not _JOINING.search(before.text)
    return room(before.text, text, width) and len(before.text) < 0.7 * width


def _interposed(block: Sequence[Line], known: Iterable[str], width: int) -> tuple[list[Line], list[Cell]]:
    """Take the cells that stand between the lines of a paragraph out of it."""
    cells: list[Cell] = []
    owners: set[int] = set()
    lines = list(block)
    if width < _LONG:
        return lines, cells
    for index, line in enumerate(block):
        if not is_due(line.text):
            continue
        cell = Cell([], line.text.strip(), [], [line])
        for place in range(max(0, index - _NEAR), index):
            text = block[place].text.strip()
            after = block[place + 1].text.strip()
            cuts = after[:1].islower() or place + 1 == index
            if (
                place not in owners
                and len(text) < min(_NARROW, 0.55 * width)
                and _OWNER.fullmatch(text)
                and cuts
                and place
            ):
                cell.owner.append(text)
                cell.lines.append(block[place])
                owners.add(place)
        owners.add(index)
        if cell.owner:
            _complete(cell, lines, index, known)
            cells.append(cell)
        else:
            owners.discard(index)
    return [line for place, line in enumerate(lines) if place not in owners], cells


def _complete(cell: Cell, lines: list[Line], index: int, known: Iterable[str]) -> None:
    """Find the rest of a known owner at the end of a line that stands between: "... and its Protection"."""
    who = cell.who
    for name in sorted(known, key=len):
        rest = name.removeprefix(who).strip()
        if who == name or not name.startswith(f"{who} ") or not rest:
            continue
        for place in range(max(0, index - _NEAR), index):
            line = lines[place]
            if line.text.rstrip().endswith(f" {rest}") and line not in cell.lines:
                cell.owner.append(rest)
                cell.lines.append(line)
                lines[place] = Line(line.number, line.text.rstrip().removesuffix(rest).rstrip(), line.page)
                return
