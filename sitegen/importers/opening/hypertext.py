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

CODE = "scripts and styles of the page"
MENUS = "menus, forms and footer of the site"
TITLE = "the page's title, repeated in its heading"
_CODE_TAGS = frozenset({"script", "style", "template", "svg", "iframe", "object", "canvas", "math"})
_MENU_TAGS = frozenset({"nav", "aside", "footer", "form", "button", "select", "textarea", "dialog"})
_MENU_ROLES = frozenset({"navigation", "search", "contentinfo", "complementary", "dialog", "alertdialog"})
_MENU_CLASS = re.compile(
    r"(?:breadcrumbs?|cookies?|skip-?link|navbar|navigation|menu|pagination|pager|social|share)(?:$|[-_])"
)
_OWN = frozenset({"main", "article"})  # a footer or an aside within these belongs to the text
_VOID = frozenset(
    {"br", "img", "hr", "input", "meta", "link", "base", "area", "col", "embed", "source", "track", "wbr"}
)
_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "div", "dl",
    "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr",
    "html", "legend", "li", "main", "nav", "ol", "option", "p", "pre", "section", "summary", "table", "tbody", "td",
    "tfoot", "th", "thead", "tr", "ul",
})  # fmt: skip
_TERM, _CELL = {"dt", "dd", "p"}, {"td", "th", "p"}
_ITEM, _ROW = {"li", "p"}, {"tr", *_CELL}
_CLOSES = {"li": _ITEM, "dt": _TERM, "dd": _TERM, "tr": _ROW, "td": _CELL, "th": _CELL, "option": {"option"}}
_FENCES = frozenset({"ul", "ol", "dl", "table", "select"})
_INLINE = {"strong": "**", "b": "**", "em": "*", "i": "*"}
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
        self._block, self._base = _Block(), ""
        self._cells: list[str] | None = None
        self._row_line = self._rows = 0

    # ---- tags

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "base" or (tag == "link" and given.get("rel") == "canonical"):
            self._base = self._base or given.get("href", "")
        for_closing = _CLOSES.get(tag, {"p"} if tag in _BLOCKS else set())
        while self._open and self._open[-1].tag in for_closing:
            self._pop()
        if tag in _BLOCKS:
            self.end_block()
        if tag == "br":
            self._add(" ")
        elif tag == "img":
            self.handle_data(f" {given.get('alt', '').strip()} ")
        if tag in _VOID:
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
            self._leave_row()
            self._rows = 0
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
            if self._open[depth].tag in _FENCES and tag in ("li", "p", "td", "th", "tr", "div", "span"):
                return

    def _pop(self) -> None:
        element = self._open[-1]
        if element.tag in _INLINE:
            self._wrap(element.begun, _INLINE[element.tag], _INLINE[element.tag])
        elif element.address:
            self._wrap(element.begun, "[", f"]({element.address})")
        elif element.tag in ("td", "th") and self._cells is not None:
            self._cells.append(self._gathered().replace("|", "\\|"))
            self._row_line = self._row_line or self._block.number
            self._renew()
        elif element.tag == "tr" and self._cells is not None:
            self._end_row()
        elif element.tag in _BLOCKS:
            self.end_block()
        self._open.pop()

    def _rule(self, tag: str, given: dict[str, str]) -> str:
        """Why what stands in an element is dropped, if it is."""
        if self._open and self._open[-1].rule:
            return self._open[-1].rule
        hidden = "hidden" in given or re.search(r"display:\s*none", given.get("style", ""))
        if tag in _CODE_TAGS or hidden:
            return CODE
        own = any(element.tag in _OWN for element in self._open)
        named = any(_MENU_CLASS.match(name) for name in given.get("class", "").lower().split())
        menu = tag in _MENU_TAGS and not (own and tag in ("aside", "footer", "form"))
        structural = tag in ("html", "body", *_OWN)
        return MENUS if not structural and (menu or named or given.get("role") in _MENU_ROLES) else ""

    # ---- words

    def handle_data(self, data: str) -> None:
        line = self.getpos()[0] + data[: len(data) - len(data.lstrip())].count("\n")
        inside = self._open[-1] if self._open else _Element("")
        if inside.tag == "title" and not any(element.tag in _CODE_TAGS for element in self._open):
            self.title_line = line if not self.title else self.title_line
            self.title.append(data)
        elif inside.rule:
            self.dropped[inside.rule] += range(line, line + data.strip().count("\n") + bool(data.strip()))
            if inside.rule == MENUS and data.strip():
                self.menus.append((line, _MARKUP.sub(r"\\\1", " ".join(data.split()))))
        else:
            if data.strip() and not self._block.number:
                self._block.number = line
            self._add(_MARKUP.sub(r"\\\1", data))

    def _add(self, piece: str) -> None:
        self._block.pieces.append(piece)

    def _wrap(self, start: int, before: str, after: str) -> None:
        """Marks stand close to the words between them, and around no words there are none."""
        words = "".join(self._block.pieces[start:])
        if inner := words.strip():
            left, right = words[: len(words) - len(words.lstrip())], words[len(words.rstrip()) :]
            self._block.pieces[start:] = [f"{left}{before}{inner}{after}{right}"]

    def _gathered(self) -> str:
        return " ".join("".join(self._block.pieces).split())

    def end_block(self) -> None:
        """What was gathered becomes a block, unless it is nothing; within a table's cell it only ends a line."""
        if self._cells is not None:
            self._add(" ")
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
        self._block = _Block()
        for element in self._open:
            element.begun = 0

    def _leave_row(self) -> None:
        """A table within a table's cell: the outer one is layout, and what its row held so far are blocks."""
        if self._cells is None:
            return
        cells, line, self._cells = self._cells, self._row_line or self._block.number, None
        self.kept += [(line, words) for words in cells if words]
        self.end_block()

    def _end_row(self) -> None:
        cells, self._cells = self._cells or [], None
        self._renew()
        if any(cells):
            self.kept.append((self._row_line, f"| {' | '.join(cells)} |"))
            self._rows += 1
            if self._rows == 1:
                self.kept.append((self._row_line, f"|{'---|' * len(cells)}"))
