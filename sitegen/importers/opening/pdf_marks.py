"""Lines as drawn on the pages of a PDF -> lines of text: paragraphs made whole, and marked as Markdown. Dry.

Law: no word is dropped. A line goes on in the next where that one's first word had no room on it; a page ends all. What
is bold is marked so, what is larger than the text around it is a heading, what is raised is a mark of a note, and a
table has its cells between tabs. A PDF without such marks is plain text, in lines as they are printed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from sitegen.importers.opening.pdf_drawn import Drawn
from sitegen.importers.opening.pdf_rows import Piece
from sitegen.importers.words.names import looks_like_name, parse_name

_BEGINS = re.compile(
    r"(?:[•●▪◦‣·■□➢➤✓\uf0b7\uf0a7\uf0d8o–*-]|\(?\d{1,3}(?:\.\d{1,3})*[.)]|\d{1,3}(?:\.\d{1,3})+"
    r"|\(?(?:[a-zA-Z]|[ivxIVX]{1,5})[.)])(?:\s|$)"
)
_BULLET = re.compile(r"[•●▪◦‣·■□➢➤✓\uf0b7\uf0a7\uf0d8*-]\s|o\s+[A-Z]")
_ITEM = re.compile(r"^(\**)(?:[•●▪◦‣·■□➢➤✓\uf0b7\uf0a7\uf0d8–-]|o(?=\s+[A-Z]))\s+")
_SPECIAL = re.compile(r"([*`\\]|<(?=[a-zA-Z/!])|(?<!\w)_|_(?!\w))")
_STARTS = re.compile(r"^(\s*)([#|])")
_SEAM = re.compile(r"\*\*(\s*)\*\*")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S*[/._=&?-]$")
_OPEN_ENDED = re.compile(r"(?:[,;(–-]|\b(?:of|the|and|for|to|in|on|at|by|a|an|with|&))$", re.IGNORECASE)
_LEVELS = ((1.7, "#"), (1.3, "##"), (1.1, "###"))
_HEADING = 250  # letters at most
_SPACE = 0.25  # of the height of the letters


@dataclass(frozen=True, slots=True)
class Block:
    """What is one line of Markdown. `lines` are those of a paragraph as drawn; `note`: it is one at the foot."""

    text: str = ""
    cells: tuple[str, ...] = ()
    lines: tuple[Drawn, ...] = ()
    right: float = 0.0
    note: bool = False
    page: int = 0

    @property
    def shown(self) -> str:
        return "\t".join(self.cells) if self.cells else self.text


_BLANK = Block()


def text_lines(pages: Sequence[Sequence[Drawn]]) -> Iterator[list[str]]:
    """The lines of each page as plain text."""
    for page in pages:
        out: list[str] = []
        for line in page:
            if not line.cells:
                out.append(line.text)
                continue
            for cell in filter(None, line.cells):
                out += [*([""] if out and out[-1] else []), *(one.text for one in cell)]
        yield out


def is_marked(pages: Iterable[Sequence[Drawn]]) -> bool:
    """Whether letters of more than one kind say what is what."""
    pieces = [
        piece
        for page in pages
        for line in page
        for one in (line, *(one for cell in line.cells for one in cell))
        for piece in one.pieces
    ]
    bold = sum(piece.bold for piece in pieces)
    return any(piece.raised for piece in pieces) or 0 < bold < len(pieces)


def blocks(pages: Sequence[Sequence[Drawn]]) -> list[Block]:
    """What stands on the pages, as Markdown: a paragraph, a heading, a row of a table is one; blank ones between."""
    reaches = [max((line.x1 for line in page if line.pieces), default=0.0) for page in pages]
    filled = sorted(filter(None, reaches))
    usual = filled[len(filled) // 2] if filled else 0.0
    weights = [_sizes(page) for page in pages]
    made: list[Block] = []
    for number, page in enumerate(pages):
        right = max(reaches[number], usual)
        around: Counter[float] = Counter()
        for near in weights[max(number - 2, 0) : number + 3]:
            around.update(near)
        body = max(around.items(), key=lambda one: one[1], default=(0.0, 0))[0]
        made += [replace(block, page=number + 1) for block in (*_blocks(page, right, body), _BLANK)]
    return made


def _sizes(page: Sequence[Drawn]) -> Counter[float]:
    sizes: Counter[float] = Counter()
    for line in page:
        for one in (line, *(one for cell in line.cells for one in cell)):
            sizes[round(one.size, 1)] += len(one.text)
    return sizes


def _blocks(page: Sequence[Drawn], right: float, body: float) -> Iterator[Block]:
    held: list[Drawn] = []
    rows = sum(len([cell for cell in line.cells if cell]) > 1 for line in page)
    for line in page:
        if held and not (line.pieces and goes_on(held, line, right)):
            yield _paragraph(held, body, right)
            held = []
        if line.pieces:
            held.append(line)
        elif line.cells and (line.ruled or (rows > 1 and not any(map(_are_names, line.cells)))):
            yield Block(cells=tuple(_cell(cell) for cell in line.cells))
        elif line.cells:
            yield from map(Block, _apart(line.cells))
        else:
            yield _BLANK
    if held:
        yield _paragraph(held, body, right)


def goes_on(held: Sequence[Drawn], line: Drawn, right: float) -> bool:
    """Whether a line goes on with a paragraph: its first word had no room on the line before."""
    last = held[-1]
    size = min(last.size, line.size)
    if max(last.size, line.size) > 1.12 * size or _BULLET.match(line.text):
        return False
    if _BEGINS.match(line.text) and (line.x0 < last.x0 - 0.5 * size or abs(line.x0 - held[0].x0) < 0.5 * size):
        return False
    return last.x1 + _SPACE * size + line.first > (line.right or right) - 0.1 * size


def _paragraph(lines: Sequence[Drawn], body: float, right: float) -> Block:
    text = joined(lines)
    size = max(line.size for line in lines)
    if body and size > 1.1 * body and len(text) < _HEADING:
        plain = text.replace("**", "")
        level = next((mark for ratio, mark in _LEVELS if size > ratio * body), "###")
        if re.search(r"[^\W\d_]", plain) and (size > 1.2 * body or text.startswith("**")):
            return Block(f"{level} {plain}")
    return Block(text, lines=tuple(lines), right=right, note=lines[0].pieces[0].raised and size < 0.97 * body)


def _cell(lines: Sequence[Drawn]) -> str:
    """The lines of a cell on one; its list keeps its bullets."""
    return " ".join(joined(lines, listed=False).split())


def _are_names(cell: Sequence[Drawn]) -> bool:
    """Whether a cell is a list of people: they are told one by one."""
    return len(cell) > 1 and all(looks_like_name(parse_name(line.text).name) for line in cell)


def _apart(cells: Iterable[Sequence[Drawn]]) -> Iterator[str]:
    """The cells of a row that is no table: each by itself, its lines as they are where they are a list."""
    for cell in filter(None, cells):
        if any(one.text[:1].islower() or _OPEN_ENDED.search(before.text) for before, one in pairwise(cell)):
            yield joined(cell)
        else:
            yield from (joined([line]) for line in cell)
        yield ""


def joined(lines: Sequence[Drawn], *, listed: bool = True) -> str:
    """Lines as one paragraph."""
    made = ""
    for line in lines:
        more = "".join(map(_marked, line.pieces))
        plain = made.rstrip("*")
        if made and not (_ADDRESS.search(plain) or (plain.endswith("-") and plain[-2:-1].isalpha())):
            made += " "
        made += more
    made = _SEAM.sub(r"\1", made)
    if listed:
        made = _ITEM.sub(r"- \1", made)
    return _STARTS.sub(r"\1\\\2", made)


def _marked(piece: Piece) -> str:
    words = piece.text.lstrip()
    space = piece.text[: len(piece.text) - len(words)]
    shown = _SPECIAL.sub(r"\\\1", words)
    if piece.raised:
        return f"{space}<sup>{shown}</sup>"
    return f"{space}**{shown}**" if piece.bold else f"{space}{shown}"
