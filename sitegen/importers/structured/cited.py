"""The tree of a source and its lines, together: what a reader takes knows its lines, and what nobody took is told."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from sitegen.importers.drafting.intake import Intake
from sitegen.importers.drafting.sheet import Line
from sitegen.importers.drafting.taken import Taken, understood, verbatim
from sitegen.importers.known.desk import Opened
from sitegen.importers.opening.tree import Node
from sitegen.importers.opening.tree_json import Value
from sitegen.importers.opening.tree_prose import markdown, plain
from sitegen.importers.opening.tree_xml import Element

MARKUP = "markup with no words of its own"
LEFT = "a field that our records do not have"


class Cited:
    """The lines of a tree (the sheet of one has only their words), and a list of the fields that no record has."""

    def __init__(self, opened: Opened) -> None:
        self._lines = {line.number: line for line in opened.sheet}
        self._worded = {line.number for line in opened.sheet if not line.blank}
        self._left: dict[str, list[Line]] = defaultdict(list)

    def lines(self, *nodes: Node | None) -> tuple[Line, ...]:
        """The lines of elements or values that have words; at least the one each begins on."""
        found: dict[int, Line] = {}
        for node in nodes:
            if node is None or not node.line:
                continue
            own = [number for number in range(node.line, node.end + 1) if number in self._worded] or [node.line]
            found.update({number: self._lines[number] for number in own if number in self._lines})
        return tuple(found.values())

    def within(self, element: Element) -> tuple[Line, ...]:
        """The lines of what stands between an element's tags."""
        first = element.text_line
        begun = element.text.split("\n", 1)[0].strip() or (element.children and element.children[0].line == first)
        numbers = [number for number in range(first if begun else first + 1, element.end + 1) if number in self._worded]
        return tuple(self._lines[number] for number in numbers or [element.line] if number in self._lines)

    def head(self, element: Element) -> tuple[Line, ...]:
        """The lines of an element's start tag, where its attributes are."""
        return tuple(
            self._lines[number] for number in range(element.line, element.text_line + 1) if number in self._lines
        )

    def prose(self, element: Element, skip: frozenset[str] = frozenset()) -> Taken | None:
        """The words of an element as Markdown, if it has any."""
        text = markdown(element, skip)
        return verbatim(text, *self.within(element)) if text else None

    def words(self, element: Element | None) -> Taken | None:
        """The words of an element on one line, for a field that is not Markdown."""
        return verbatim(words, *self.within(element)) if element is not None and (words := element.words) else None

    def text(self, value: Value) -> Taken | None:
        """The words of a value, for a field that is not Markdown."""
        return verbatim(value.text, *self.lines(value)) if value.text else None

    def shown(self, value: Value) -> Taken | None:
        """The words of a value as Markdown that shows them."""
        return verbatim(plain(value.text), *self.lines(value)) if value.text else None

    def understood(self, value: Any, *nodes: Node | None) -> Taken | None:
        """What elements or values say in other words; nothing, when that is nothing."""
        return understood(value, *self.lines(*nodes)) if value not in (None, "") else None

    def left(self, what: str, *nodes: Node | None) -> None:
        """Note a field that says something for which our records have no place."""
        self._left[what].extend(self._lines[node.line] for node in nodes if node and node.line in self._lines)

    def tell(self, intake: Intake) -> None:
        """Set markup aside, and tell what has no place: once for each field, with the first line it is on."""
        intake.set_aside(MARKUP, [line for line in intake.sheet if line.number not in self._worded])
        for what, lines in self._left.items():
            count = f" ({len(lines)} times; this is the first)" if len(lines) > 1 else ""
            intake.doubt(LEFT, f"{what}{count}", lines[:1])
