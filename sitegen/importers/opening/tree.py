"""XML and JSON -> trees whose every value knows its lines. Law: no input raises, loops, opens a file or swells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice
from typing import TypeAlias

from sitegen.importers.drafting.sheet import Sheet
from sitegen.importers.opening.tree_json import Value, read_json
from sitegen.importers.opening.tree_prose import EMPHASIS, is_block
from sitegen.importers.opening.tree_xml import Element, read_xml
from sitegen.problems import Outcome

Node: TypeAlias = Element | Value
_FIRST = 2000
_FLAGS = frozenset({"true", "false", "yes", "no", "none", "null", "unknown"})
_LOOKS = frozenset({"class", "style", "type", "align", "valign", "frame", "rules", "border", "width", "error"})
_IDS = ("id", "url", "href", "src", "uri", "scheme", "identifier", "count")


def xml(content: bytes, file: str) -> Outcome[Element | None]:
    """The root of an XML document, or why it cannot be read."""
    return read_xml(content, file)


def json(text: str, file: str) -> Outcome[Value | None]:
    """The value of a JSON document, or why it cannot be read."""
    return read_json(text, file)


def walk(root: Node) -> Iterator[Node]:
    """Every element or value, in the order of the file."""
    waiting: list[Node] = [root]
    while waiting:
        node = waiting.pop()
        yield node
        if isinstance(node, Element):
            waiting.extend(reversed(node.children))
        else:
            waiting.extend(reversed((*node, *node.members.values())))


def begins(root: Node) -> frozenset[str]:
    """The names of the first elements of a document, in lower case: enough to know its kind."""
    return frozenset(node.tag.casefold() for node in islice(walk(root), _FIRST) if isinstance(node, Element))


def worded(sheet: Sheet, root: Node) -> Sheet:
    """The sheet with only the words of each line: no tags, keys, ids and addresses. Numbers stay the file's."""
    found: dict[int, list[str]] = {}
    for number, words in _words(root):
        found.setdefault(number, []).append(words)
    return replace(sheet, lines=tuple(replace(line, text=_joined(found.get(line.number, []), root)) for line in sheet))


def attributed(element: Element) -> list[str]:
    """What the attributes of an element and of those in it say in words."""
    return [value for one in walk(element) if isinstance(one, Element) for value in _saying(one)]


def _saying(element: Element) -> Iterator[str]:
    for name, value in element.attributes.items():
        if name not in _LOOKS and says(name, value) and any(char.isalpha() for char in value):
            yield value


def _joined(words: list[str], root: Node) -> str:
    return " ".join(words) if isinstance(root, Value) else " ".join("".join(words).split())


def says(name: str, value: str) -> bool:
    """Whether what an attribute or key holds is words a reader would miss, and no id, address or flag."""
    text = value.strip()
    if not text or text.casefold() in _FLAGS or name.casefold().endswith(_IDS):
        return False
    if " " in text:
        return True
    letters = any(char.isalpha() for char in text)
    return not (letters and (text.islower() or any(char.isdigit() or char in "/#_" for char in text)))


def _is_code(element: Element) -> bool:
    """Whether an element without others in it holds an id, an address or a flag. A word of prose may look like one."""
    return element.tag.casefold().endswith(_IDS) or element.text.strip() in ("True", "False", "true", "false")


def _words(root: Node) -> Iterator[tuple[int, str]]:
    """The words of a tree with their lines, in order."""
    if isinstance(root, Element):
        yield from _of_element(root, annotates=False)
        return
    for node in walk(root):
        if isinstance(node, Value):
            held = (*node.members.items(), *(("", item) for item in node))
            yield from ((value.line, value.text) for key, value in held if says(key, value.text))


def _of_element(element: Element, *, annotates: bool) -> Iterator[tuple[int, str]]:
    """Attributes that say something, and text. Those of an element within a sentence are notes on it, not words."""
    if not annotates:
        yield from ((element.line, f" {value} ") for value in _saying(element))
    if element.children or not _is_code(element):
        yield from _by_line(element.text_line, element.text)
    within = bool(element.text.strip()) or any(child.tail.strip() for child in element)
    for child in element:
        gap = " " if not within or child.tag in EMPHASIS or is_block(child) else ""
        yield child.line, gap
        yield from _of_element(child, annotates=within)
        yield child.end, gap
        yield from _by_line(child.end, child.tail)


def _by_line(first: int, text: str) -> Iterable[tuple[int, str]]:
    return enumerate(text.split("\n"), first) if text else ()
