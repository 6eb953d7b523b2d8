"""Elements of prose (paragraphs, lists, tables, emphasis, links) -> Markdown that shows their words. Dry; none is lost.

The names are those of HTML and of Akoma Ntoso; an element of another name is its words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitegen.importers.drafting.passages import escaped
from sitegen.importers.opening.tree_xml import Element

_BLOCKS = frozenset({
    "p", "ul", "ol", "li", "table", "tr", "td", "th", "blockquote", "div", "section", "h1", "h2", "h3", "h4", "h5",
    "h6", "heading", "subheading", "blockList", "item", "listIntroduction", "listWrapUp", "block", "narrative",
    "summary", "scene", "interstitial", "dl", "dt", "dd", "quotedStructure", "embeddedStructure", "tblock",
    "container", "pre",
})  # fmt: skip
_LISTS = frozenset({"ul", "ol", "blockList"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "heading", "subheading"})
EMPHASIS = {"i": "*", "em": "*", "b": "**", "strong": "**"}
_BREAKS = frozenset({"br", "eol"})
_REACHED = re.compile(r"(?:https?://|mailto:)[^\s()<>\\]+", re.IGNORECASE)
_ENTITY = re.compile(r"&(?=#?\w{1,31};)")
_GAP = re.compile(r"[\t\r\n ]{2,}|[\t\r\n]")
_MARKS = re.compile(r"[\\`*_{}\[\]<>#|~&]|^\s*(?:\d+[.)]|[-+])")  # what Markdown might take for its own


def markdown(element: Element, skip: frozenset[str] = frozenset()) -> str:
    """The words of an element as Markdown, without those of its children of some names."""
    return "\n\n".join(blocks(element, skip))


def whole(element: Element) -> str:
    """An element itself as Markdown: of a list or table, the list or table."""
    return "\n\n".join(_block(element)) if is_block(element) else markdown(element)


def plain(text: str) -> str:
    """Characters of a text as Markdown that shows them, with white space as XML means it."""
    text = _GAP.sub(" ", text)
    return _ENTITY.sub(r"\\&", escaped(text)) if _MARKS.search(text) else text


def blocks(element: Element, skip: frozenset[str] = frozenset()) -> Iterator[str]:
    """The paragraphs, lists and tables of an element, each as Markdown."""
    line = _Inline()
    line.text(element.text)
    for child in element:
        if child.tag in skip:
            pass
        elif is_block(child):
            yield from line.close()
            yield from _block(child)
        else:
            line.element(child)
        line.text(child.tail)
    yield from line.close()


def is_block(element: Element) -> bool:
    """Whether an element is a paragraph, list or table, or holds some; otherwise it stands within a line."""
    return element.tag in _BLOCKS or any(is_block(child) for child in element)


def _block(element: Element) -> Iterator[str]:
    if element.tag == "table":
        yield from _table(element)
    elif element.tag in _LISTS:
        yield from _list(element)
    elif element.tag in _HEADINGS:
        yield from (text if "**" in text else f"**{text}**" for text in blocks(element))
    elif element.tag == "blockquote":
        yield from ("> " + text.replace("\n", "\n> ") for text in blocks(element))
    else:
        yield from blocks(element)


def _list(element: Element) -> Iterator[str]:
    items: list[str] = []
    for child in element:
        held = [*_block(child)] if is_block(child) else [text for text in (markdown(child),) if text]
        if child.tag in ("li", "item"):
            number = child.child("num")
            held = [markdown(child)] if number is None else [" ".join((markdown(number), *_numbered(child)))]
            items += ["- " + text.replace("\n", "\n  ") for text in held if text.strip()]
            continue
        if items:
            yield "\n".join(items)
            items = []
        yield from held
    if items:
        yield "\n".join(items)


def _numbered(item: Element) -> Iterator[str]:
    yield from blocks(item, frozenset({"num"}))


def _table(element: Element) -> Iterator[str]:
    for caption in element.every("caption"):
        yield from blocks(caption)
    rows = [
        [" ".join(blocks(cell)).replace("\\\n", " ") for cell in row if cell.tag in ("td", "th")]
        for row in element.every("tr")
    ]
    rows = [row for row in rows if any(row)]
    if rows:
        width = max(len(row) for row in rows)
        lines = [f"| {' | '.join(row + [''] * (width - len(row)))} |" for row in rows]
        yield "\n".join([lines[0], f"|{' --- |' * width}", *lines[1:]])


class _Inline:
    """Words on their way to being one paragraph."""

    def __init__(self) -> None:
        self._made = ""

    def text(self, text: str) -> None:
        """Words as they stand."""
        self._made += plain(text) if text else ""

    def element(self, element: Element) -> None:
        """The words of an element within a line, with its marks where Markdown has them."""
        if element.tag in _BREAKS:
            self._made = f"{self._made.rstrip(' ')}\\\n" if self._made.strip() else self._made
            return
        inner = _Inline()
        inner.text(element.text)
        for child in element:
            inner.element(child)
            inner.text(child.tail)
        words = inner.whole
        stripped = words.strip()
        marks = EMPHASIS.get(element.tag, "")
        href = element.get("href")
        if href and _REACHED.fullmatch(href) and stripped and "](" not in stripped:
            words = words.replace(stripped, f"[{stripped}]({href})", 1)
        elif marks and stripped and "\\\n" not in stripped and self._flanks(words, element.tail):
            words = words.replace(stripped, f"{marks}{stripped}{marks}", 1)
        self._made += words

    def _flanks(self, words: str, after: str) -> bool:
        """Whether marks put around the words would be read as marks."""
        opens = words[0].isspace() or words[0].isalnum() or not self._made[-1:].isalnum()
        closes = words[-1].isspace() or words[-1].isalnum() or not after[:1].isalnum()
        return opens and closes and not self._made.endswith("*")

    @property
    def whole(self) -> str:
        return self._made

    def close(self) -> Iterator[str]:
        """The paragraph, if it has words; then a new one begins."""
        text = self._made.strip().removesuffix("\\").rstrip()
        if text:
            yield text
        self._made = ""
