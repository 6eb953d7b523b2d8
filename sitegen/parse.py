"""YAML read as strings, with the place of every value. Law: text in, values out.

Scalars stay what was written ("No", 2024/0506); the record's class types each field. Duplicate keys, tabs and
aliases are faults. A fault that leaves the rest readable hides none of the faults after it, and adds none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml

from sitegen.problems import Code, Outcome, Problem, Where
from sitegen.source import FOREIGN, Mark, Path, Raw, foreign
from sitegen.syntax import explain

_NULLS = ("~", "null")
_DEEPEST = 40
_TAB = re.compile(r"^[ -]*\t[ \t-]*", re.MULTILINE)


def parse_yaml(text: str, file: str, first_line: int = 1) -> Outcome[Raw | None]:
    """A mapping with its marks, from text that `decode` gave. `first_line` is the line on which it begins."""
    reader = _Reader(text, file, first_line)
    try:
        data = reader.document()
    except yaml.MarkedYAMLError as error:
        tabs = tuple(_tabs(text, file, first_line))
        if tabs:
            mended = parse_yaml(_TAB.sub(lambda match: match[0].replace("\t", "  "), text), file, first_line)
            return Outcome(mended.value, (*tabs, *(mended.problems if mended.value else ())))
        mistake = explain(error, text, reader.quoted, reader.opened)
        where = Where(file, mistake.line + first_line, mistake.column + 1)
        others = (problem for problem in reader.problems if problem.where.line != where.line)
        return Outcome(None, (*others, Problem(where, "yaml-syntax", mistake.reason, mistake.hint)))
    return Outcome(Raw(data, reader.marks) if data is not None else None, tuple(reader.problems))


def _tabs(text: str, file: str, first_line: int) -> Iterator[Problem]:
    for match in _TAB.finditer(text):
        line, column = text.count("\n", 0, match.start()) + first_line, match[0].index("\t") + 1
        reason, hint = "is indented with a tab, which YAML does not allow.", "use two spaces for each level"
        yield Problem(Where(file, line, column), "yaml-tab", reason, hint)


class _Reader:
    """Turns the events of a YAML parser into plain values, keeping marks and collecting faults.

    Events rather than a tree: PyYAML builds its tree by recursion in C, which deep nesting brings down.
    """

    def __init__(self, text: str, file: str, first_line: int) -> None:
        self.file, self.first_line = file, first_line
        self.marks: dict[Path, Mark] = {}
        self.problems: list[Problem] = []
        self.quoted: yaml.ScalarEvent | None = None
        self.opened: yaml.CollectionStartEvent | None = None
        self._events = yaml.CBaseLoader(text)
        self._anchors: dict[str, Any] = {}
        self._unused: dict[str, Where] = {}

    def document(self) -> dict[str, Any] | None:
        """The one mapping of the text. Raises MarkedYAMLError for what is not YAML."""
        self._next()
        if isinstance(self._next(), yaml.StreamEndEvent):
            self._refuse(Where(self.file, self.first_line), "is empty.")
            return None
        first = self._next()
        if not isinstance(first, yaml.MappingStartEvent):
            self._next()  # a first line without a colon is noticed only now
            empty = isinstance(first, yaml.ScalarEvent) and not first.value
            where = Where(self.file, self.first_line) if empty else self._where(first)
            self._refuse(where, "is empty." if empty else "is not a mapping of keys to values.")
            return None
        data: dict[str, Any] = self._value(first, ())
        self._next()
        if not isinstance(after := self._next(), yaml.StreamEndEvent):
            hint = "remove the line of ---; a record with prose of its own begins with --- too, and is named .md"
            self._report(self._where(after), "yaml-syntax", "begins a second record in the same file.", hint)
        for anchor, where in self._unused.items():
            self._report(where, "yaml-alias", f"begins with &{anchor}, which YAML takes away.", "quote the value")
        return data

    def _next(self) -> Any:
        return self._events.get_event()

    def _where(self, event: Any) -> Where:
        mark = event.start_mark
        return Where(self.file, mark.line + self.first_line, mark.column + 1)

    def _report(self, where: Where, code: Code, reason: str, hint: str) -> None:
        self.problems.append(Problem(where, code, reason, hint))

    def _refuse(self, where: Where, reason: str) -> None:
        self._report(where, "not-a-mapping", reason, "write one `key: value` on each line")

    def _value(self, event: Any, path: Path, key: yaml.ScalarEvent | None = None) -> Any:
        where = self._where(event)
        self.marks[path] = Mark(where, self._where(key) if key else where)
        if isinstance(event, yaml.AliasEvent):
            return self._alias(str(event.anchor), where)
        if len(path) > _DEEPEST:
            raise yaml.MarkedYAMLError(problem="nested too deeply", problem_mark=event.start_mark)
        if event.tag:
            self._report(where, "yaml-alias", f"begins with {event.tag}, which YAML takes away.", "quote the value")
        if event.anchor:
            self._unused[event.anchor] = where
        value = self._content(event, path)
        if event.anchor:
            self._anchors[event.anchor] = value
        return (event.tag or event.anchor) if value is None else value

    def _alias(self, anchor: str, where: Where) -> Any:
        hint = "write the value out" if anchor in self._anchors else "quote the value"
        self._report(where, "yaml-alias", f"begins with *{anchor}, a YAML alias.", hint)
        self._unused.pop(anchor, None)
        return self._anchors.get(anchor, f"*{anchor}")

    def _content(self, event: Any, path: Path) -> Any:
        if isinstance(event, yaml.CollectionStartEvent):
            around, self.opened = self.opened, event if event.flow_style else None
            is_mapping = isinstance(event, yaml.MappingStartEvent)
            value = self._mapping(path) if is_mapping else list(self._items(path))
            self.opened = around
            return value
        if event.style in ("'", '"'):
            self.quoted = event
            if match := FOREIGN.search(event.value):  # written as an escape
                self.problems.append(foreign(match[0], self._where(event)))
        plain = event.implicit[0]
        return None if not event.value.strip() or (plain and event.value in _NULLS) else event.value

    def _items(self, path: Path) -> Iterator[Any]:
        index = 0
        while not isinstance(event := self._next(), yaml.SequenceEndEvent):
            yield self._value(event, (*path, index))
            index += 1

    def _mapping(self, path: Path) -> dict[str, Any]:
        found: dict[str, Any] = {}
        first: dict[str, Where] = {}
        aside = (*path, -1)
        while not isinstance(key := self._next(), yaml.MappingEndEvent):
            where = self._where(key)
            if not isinstance(key, yaml.ScalarEvent):
                if not isinstance(key, yaml.AliasEvent):
                    self._report(where, "yaml-syntax", "has a key that is not a word.", "use a plain word as the key")
                self._value(key, aside)
                self._value(self._next(), aside)
            elif key.value == "<<":
                merged = self._value(self._next(), aside)
                found = {**merged, **found} if isinstance(merged, dict) else found
            elif key.value in first:
                reason = f'"{key.value}" is given twice; first on line {first[key.value].line}.'
                self._report(where, "duplicate-key", reason, "keep one of the two")
                self._value(self._next(), aside)
            else:
                first[key.value] = where
                found[key.value] = self._value(self._next(), (*path, key.value), key)
        return found
