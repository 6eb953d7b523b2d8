"""A web page -> its visible text as Markdown, block by block, with line numbers of the HTML source. Dry.

Law: what a reader of the page sees is kept; what the page says of itself and of its site (scripts, styles, menus,
forms) is dropped and told, by rule and line. No two lines share a number: a block that begins on a line already taken
has the next one, so that a page written on one line is told block by block.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urljoin

from sitegen.importers.drafting.sheet import Line, Lines, Sheet
from sitegen.importers.opening import page_rows
from sitegen.importers.opening.page_rows import Row
from sitegen.importers.opening.page_tags import BLOCKS, CLOSES, CODE_TAGS, FENCES, INLINE, MENUS, OWN, VOID, why_dropped

TITLE = "the page's title, repeated in its heading"
_MARKUP = re.compile(r"([\\`*_\[\]<>])")
_ADDRESS = re.compile(r"https?://[^\s()<>]+$")
_NUMBERED = re.compile(r"^(\d*)([.)+#-])(?=\s)")


@dataclass(slots=True)
class _Element:
    tag: str
    rule: str = ""  # why what stands in it is dropped
    ordered: bool = False
    items: int = 0
    begun: int = 0  # how many pieces of its block stood before it
    address: str = ""


@dataclass(slots=True)
class _Block:
    """What is gathered until a block ends: pieces of Markdown, and where its first words stand."""

    prefix: str = ""
    pieces: list[str] = field(default_factory=list)
    number: int = 0


def sheet(text: str, file: str) -> tuple[Sheet, tuple[tuple[str, Lines], ...]]:
    """The visible text of a page as Markdown, and what was left out of it: rules and the lines they set aside."""
    page = _Page()
    page.feed(text)
    page.close()
    page.finish()
    if not page.kept:  # a page that is all menu, or whose menu never ends: then nothing is menu
        page.kept, page.dropped[MENUS] = page.menus, []
    lines: list[Line] = []
    title = " ".join("".join(page.title).split())
    if title and all(title != words.lstrip("# ") for _, words in page.kept):
        lines.append(Line(page.title_line, title))
    elif title:
        page.dropped[TITLE].append(page.title_line)
    free = lines[-1].number if lines else 0
    for number, words in page.kept:
        if lines and not (words.startswith("|") and lines[-1].text.startswith("|")):
            lines.append(Line(lines[-1].number, ""))
        free = max(number, free + 1)
        lines.append(Line(free, words))
    taken = {line.number for line in lines}
    furniture = ((rule, tuple(sorted(set(numbers) - taken))) for rule, numbers in page.dropped.items())
    return Sheet(file, tuple(lines), marked=True), tuple((rule, numbers) for rule, numbers in furniture if numbers)


class _Page(HTMLParser):
    """Walks the tags once. `kept` and `menus` are blocks as (line, Markdown), `dropped` the lines of each rule."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.kept: list[tuple[int, str]] = []
        self.menus: list[tuple[int, str]] = []
        self.dropped: dict[str, list[int]] = defaultdict(list)
        self.title: list[str] = []
        self.title_line = 1
        self._open: list[_Element] = []
        self._block, self._base, self._begun = _Block(), "", False
        self._cells: list[str] | None = None
        self._row_line = 0
        self._rows: list[Row] = []
        self._items: set[int] = set()  # how deep the tables stand that are layout

    # ---- tags

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "base" or (tag == "link" and given.get("rel") == "canonical"):
            self._base = self._base or given.get("href", "")
        for_closing = CLOSES.get(tag, {"p"} if tag in BLOCKS else set())
        while self._open and self._open[-1].tag in for_closing:
            self._pop()
        if tag in BLOCKS:
            self.end_block()
        if tag == "br":
            self._add(" ")
        elif tag == "img":
            self.handle_data(f" {given.get('alt', '').strip()} ")
        if tag in VOID:
            return
        leads = urljoin(self._base, given.get("href", "#"))
        address = leads if tag == "a" and _ADDRESS.match(leads) and not given.get("href", "#").startswith("#") else ""
        self._open.append(_Element(tag, self._rule(tag, given), tag == "ol", 0, len(self._block.pieces), address))
        self._begin(tag)

    def _begin(self, tag: str) -> None:
        if tag in ("td", "th") and self._cells is not None:
            self._renew()
        elif tag == "tr":
            self._cells, self._row_line = [], 0
        elif tag == "table":
            self._leave_row(self._depth() - 1)
            self._end_table(self._depth() - 1)
        elif re.fullmatch(r"h[1-6]", tag):
            self._block.prefix = f"{'#' * int(tag[1])} "
        elif tag == "li":
            owner = next((one for one in reversed(self._open[:-1]) if one.tag in ("ul", "ol")), None)
            if owner:
                owner.items += 1
            self._block.prefix = f"{owner.items}. " if owner and owner.ordered else "- "

    def handle_endtag(self, tag: str) -> None:
        for depth in range(len(self._open) - 1, -1, -1):
            if self._open[depth].tag == tag:
                while len(self._open) > depth:
                    self._pop()
                return
            if self._open[depth].tag in FENCES and tag in ("li", "p", "td", "th", "tr", "div", "span"):
                return

    def _pop(self) -> None:
        element = self._open[-1]
        if element.tag in INLINE:
            self._wrap(element.begun, INLINE[element.tag], INLINE[element.tag])
        elif element.address:
            self._wrap(element.begun, "[", f"]({element.address})")
        elif element.tag in ("td", "th") and self._cells is not None:
            self._cells.append("".join(self._block.pieces))
            self._row_line = self._row_line or self._block.number
            self._renew()
        elif element.tag == "tr" and self._cells is not None:
            self._end_row()
        elif element.tag in BLOCKS:
            self.end_block()
        if element.tag == "table":
            self._end_table(self._depth())
            self._items.discard(self._depth())
        self._open.pop()

    def _rule(self, tag: str, given: dict[str, str]) -> str:
        """Why what stands in an element is dropped, if it is."""
        if self._open and self._open[-1].rule:
            return self._open[-1].rule
        return why_dropped(tag, given, own=any(element.tag in OWN for element in self._open))

    # ---- words

    def handle_data(self, data: str) -> None:
        line = self.getpos()[0] + data[: len(data) - len(data.lstrip())].count("\n")
        inside = self._open[-1] if self._open else _Element("")
        if inside.tag == "title" and not any(element.tag in CODE_TAGS for element in self._open):
            self.title_line = line if not self.title else self.title_line
            self.title.append(data)
        elif inside.rule:
            self.dropped[inside.rule] += range(line, line + data.strip().count("\n") + bool(data.strip()))
            if inside.rule == MENUS and data.strip():
                self.menus.append((line, _MARKUP.sub(r"\\\1", " ".join(data.split()))))
        else:
            if data.strip() and not self._block.number:
                self._block.number = line
            if data.strip() and self._cells is not None and not self._begun:
                self._add(page_rows.mark(line, self._block.prefix))
                self._begun, self._block.prefix = True, ""
            words = _MARKUP.sub(r"\\\1", data.replace("\0", " "))
            self._add(words if self._cells is None else words.replace("|", "\\|"))

    def _add(self, piece: str) -> None:
        self._block.pieces.append(piece)

    def _wrap(self, start: int, before: str, after: str) -> None:
        """Marks stand close to the words between them, and around no words there are none."""
        words = "".join(self._block.pieces[start:])
        if inner := words[page_rows.lead(words) :].strip():
            left, right = words[: words.index(inner)], words[len(words.rstrip()) :]
            self._block.pieces[start:] = [f"{left}{before}{inner}{after}{right}"]

    def _gathered(self) -> str:
        return " ".join("".join(self._block.pieces).split())

    def end_block(self) -> None:
        """What was gathered becomes a block, unless it is nothing; within a table's cell it only ends a line."""
        if self._cells is not None:
            self._add(" ")
            self._begun = False
            return
        for link in (element for element in self._open if element.address):
            self._wrap(link.begun, "[", f"]({link.address})")
        if words := self._gathered():
            words = self._block.prefix + words if self._block.prefix else _NUMBERED.sub(r"\1\\\2", words)
            self.kept.append((self._block.number, words))
            self._renew()

    def finish(self) -> None:
        """The page is at its end, and with it all that was left open."""
        while self._open:
            self._pop()
        self.end_block()

    def _renew(self) -> None:
        self._block, self._begun = _Block(), False
        for element in self._open:
            element.begun = 0

    def _leave_row(self, depth: int) -> None:
        """A table within a table's cell: the outer one is layout, and what its row held so far are blocks."""
        if self._cells is None:
            return
        row = Row(self._row_line or self._block.number, (*self._cells, "".join(self._block.pieces)))
        self._cells = None
        if depth in self._items or page_rows.is_layout([*self._rows, row], broken=True):
            self._items.add(depth)
            self._rows.append(row)
            self._renew()
            return
        self._end_table(depth)
        self.kept += [(row.line, words) for cell in row.cells[:-1] if (words := page_rows.bare(cell))]
        self._block.pieces = [page_rows.bare(row.cells[-1])]
        self.end_block()

    def _end_row(self) -> None:
        cells, self._cells = self._cells or [], None
        self._renew()
        self._rows.append(Row(self._row_line, tuple(cells)))

    def _end_table(self, depth: int) -> None:
        """The rows gathered of the table at a depth are told, as what it is."""
        rows, self._rows = self._rows, []
        self.kept += page_rows.blocks(rows, layout=depth in self._items or page_rows.is_layout(rows))

    def _depth(self) -> int:
        """How many tables are open."""
        return sum(element.tag == "table" for element in self._open)
