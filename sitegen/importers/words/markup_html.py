"""HTML inside Markdown, as converters leave it -> Markdown: bold, lists, links, raised marks, characters. Dry."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,10})((?:\s[^<>]{0,400})?)/?>")
REACHED = re.compile(r"(?:https?://|mailto:)\S", re.IGNORECASE)
_HREF = re.compile(r"href\s*=\s*[\"']?([^\"'\s>]+)", re.IGNORECASE)
_SUP = re.compile(r"<sup>\s*(.{0,60}?)\s*</sup>", re.IGNORECASE)
_NUMBERS = re.compile(r"\[?\^?\d{1,4}\]?(?:\s*,\s*\[?\^?\d{1,4}\]?)*")
_SQUARED = re.compile(r"(?:\b|(?<=\d))(?:[kcm]?m|ft|miles?)$")
_POWERS = {"2": "²", "3": "³"}
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});")
_DOUBLED = re.compile(r"(• |\n(?:- |\d+\. ))\s*[•●▪■◦○‣∙·]\s+")
_TAGS = frozenset(re.findall(r"\w+", """
    a b strong i em u s del ins sub sup br p div span ul ol li small font center mark table thead tbody tfoot tr td th
    img hr h1 h2 h3 h4 h5 h6 blockquote figure figcaption caption col colgroup dl dt dd cite abbr section article
    header footer body html page big tt code pre label
"""))  # fmt: skip
_WITHIN_WORDS = frozenset(
    re.findall(r"\w+", "a b strong i em u s del ins sub sup span small font mark cite abbr tt code label")
)
_EMPHASIS = {"b": "**", "strong": "**", "i": "*", "em": "*"}
_BREAKS = dict.fromkeys(("p", "div", "hr", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol"), "\n\n")
_BREAKS["br"] = "\r"  # until the blanks around breaks are gone
_IN_ROW = {"li": "• ", "br": " ", "p": " ", "div": " "}  # a row of a table cannot be broken


def without_html(line: str) -> str:
    """A line with the tags and characters of HTML as Markdown; it becomes several lines where HTML breaks it."""
    if "<" in line:
        line = _Tags(in_row="\t" in line or line.lstrip().startswith("|")).out_of(_SUP.sub(_raised, line))
    return _ENTITY.sub(_character, line) if "&" in line else line


def without_tags(text: str) -> str:
    """The words between the tags of HTML; only tags that stand within words leave no blank."""
    if "<" not in text:
        return text
    return _TAG.sub(
        lambda match: _left(match[2].lower()) if match[2].lower() in _TAGS else match[0], _SUP.sub(_raised, text)
    )


def _left(name: str) -> str:
    return "" if name in _WITHIN_WORDS else " "


@dataclass(slots=True)
class _Tags:
    """The tags met so far on a line: the lists open (with the number reached), the links open (with the target)."""

    in_row: bool
    lists: list[int | None] = field(default_factory=list)
    links: list[str | None] = field(default_factory=list)

    def out_of(self, line: str) -> str:
        made = _TAG.sub(lambda match: self._mark(match) if match[2].lower() in _TAGS else match[0], line)
        if made == line:
            return line
        made = _DOUBLED.sub(r"\1", made)
        return made if self.in_row else re.sub(r"[ \t]*([\n\r])[ \t]*", r"\1", made).replace("\r", "  \n")

    def _mark(self, match: re.Match[str]) -> str:
        name, closing = match[2].lower(), bool(match[1])
        if name in _EMPHASIS:
            return _EMPHASIS[name]
        if name == "a":
            return self._link(match[3], closing=closing)
        if self.in_row:
            return _left(name) if closing else _IN_ROW.get(name, _left(name))
        if name in ("ul", "ol"):
            self._list(name, closing=closing)
        if name == "li":
            return " " if closing else self._item()
        return _BREAKS.get(name, _left(name))

    def _link(self, attributes: str, *, closing: bool) -> str:
        if closing:
            target = self.links.pop() if self.links else None
            return f"]({html.unescape(target)})" if target else ""
        found = _HREF.search(attributes)
        self.links.append(found[1] if found and REACHED.match(found[1]) else None)
        return "[" if self.links[-1] else ""

    def _list(self, name: str, *, closing: bool) -> None:
        if not closing:
            self.lists.append(0 if name == "ol" else None)
        elif self.lists:
            self.lists.pop()

    def _item(self) -> str:
        if not self.lists or self.lists[-1] is None:
            return "\n- "
        self.lists[-1] += 1
        return f"\n{self.lists[-1]}. "


def _raised(match: re.Match[str]) -> str:
    """What is printed small and high: a mark of a note, the letters of an ordinal, a power."""
    words = match[1]
    if not _NUMBERS.fullmatch(words):
        return words
    if words in _POWERS and _SQUARED.search(match.string[max(0, match.start() - 6) : match.start()]):
        return _POWERS[words]
    return "".join(f"[^{number}]" for number in re.findall(r"\d+", words))


def _character(match: re.Match[str]) -> str:
    found = html.unescape(match[0])
    if found == "\xa0":
        return " "
    return f"\\{found}" if found in "<>*_[]\\`|" else found
