"""Changing some values of a YAML text. Law: every line that says nothing new stays as it was written.

What a person laid out, and their comments, stay: only the lines of fields and items that change are written anew. That
is closer to the old text than any library writes that builds a tree and prints it. Where lines cannot be told apart (a
mapping between braces), the field around them is written anew.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from sitegen.importers.keeping.keyed import keys_of
from sitegen.importers.keeping.yaml_text import Shape, field_lines, item_lines
from sitegen.source import Path, Raw

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Change:
    """A value as it was and as it is to be, where it stands among the values and on which lines (from, to before)."""

    path: Path
    span: Span
    before: Any
    after: Any
    shape: Shape

    def within(self, step: str | int, span: Span, before: Any, after: Any) -> _Change:
        shape = self.shape.field(step) if isinstance(step, str) else self.shape
        return _Change((*self.path, step), span, before, after, shape)


def spliced(raw: Raw, text: str, after: Mapping[str, Any], shape: Shape) -> str | None:
    """The text with the values of `after`; None where the text's own layout stands in the way.

    `raw` is the text as read, its lines counted from 1.
    """
    lines = text.removesuffix("\n").split("\n")
    made = _Splicer(raw, lines).mapping(_Change((), (0, len(lines)), raw.data, after, shape))
    return None if made is None else "\n".join(made) + "\n"


class _Splicer:
    def __init__(self, raw: Raw, lines: list[str]) -> None:
        self.marks, self.lines = raw.marks, lines

    def mapping(self, it: _Change) -> list[str] | None:
        """The lines of a mapping with new values; None if its fields do not stand on lines of their own."""
        if any((*it.path, key) not in self.marks for key in it.before):  # brought in from elsewhere by `<<`
            return None
        keys = {key: self.marks[(*it.path, key)].key for key in it.before}
        indents = {where.column - 1 for where in keys.values()}
        starts = [where.line - 1 for where in keys.values()]
        if len(indents) != 1 or len(set(starts)) != len(starts):
            return None
        indent = indents.pop()
        if any(self.lines[start][:indent].strip() for start in starts):
            return None
        chunks = dict(zip(it.before, self._chunks(it.span, starts, indent), strict=True))
        out = self.lines[it.span[0] : starts[0]]
        for key in _order(it.before, it.after, it.shape):
            if key not in it.before:
                out += field_lines(key, it.after[key], it.shape.field(key), indent)
                continue
            start, end, tail = chunks[key]
            if key in it.after:
                out += self._field(it.within(key, (start, end), it.before[key], it.after[key]), indent)
            elif not it.before[key]:  # said to be empty, which is as good
                out += self.lines[start:end]
            out += self.lines[end:tail]
        return out

    def _field(self, it: _Change, indent: int) -> list[str]:
        """The lines of a field; if its value is new, the line of its key stays where the value stands below it."""
        start, end = it.span
        if it.before == it.after:
            return self.lines[start:end]
        below = self.marks[it.path].value.line - 1 > start
        inner = self._nested(replace(it, span=(start + 1, end))) if below else None
        if inner is not None:
            return [self.lines[start], *inner]
        return field_lines(str(it.path[-1]), it.after, it.shape, indent)

    def _nested(self, it: _Change) -> list[str] | None:
        if isinstance(it.before, Mapping) and isinstance(it.after, Mapping) and it.before:
            return self.mapping(it)
        if isinstance(it.before, list) and isinstance(it.after, list) and it.before:
            return self._sequence(it)
        return None

    def _sequence(self, it: _Change) -> list[str] | None:
        marks = [self.marks[(*it.path, index)].value for index in range(len(it.before))]
        starts = [mark.line - 1 for mark in marks]
        heads = [self.lines[mark.line - 1][: mark.column - 1] for mark in marks]
        if len(set(starts)) != len(starts) or any(head.strip() != "-" for head in heads):
            return None
        indent, name = heads[0].index("-"), str(it.path[-1])
        old = {key: index for index, key in enumerate(keys_of(name, it.before))}
        chunks = self._chunks(it.span, starts, indent)
        out = self.lines[it.span[0] : starts[0]]
        for key, item in zip(keys_of(name, it.after), it.after, strict=True):
            index = old.pop(key, None)
            if index is None:
                out += item_lines(item, it.shape, indent)
                continue
            start, end, tail = chunks[index]
            out += self._item(it.within(index, (start, end), it.before[index], item), heads[index])
            out += self.lines[end:tail]
        for index in old.values():  # comments below an item that is gone are a person's all the same
            out += self.lines[chunks[index][1] : chunks[index][2]]
        return out

    def _item(self, it: _Change, head: str) -> list[str]:
        """The lines of an item, whose first field stands beside the dash."""
        start, end = it.span
        if it.before == it.after:
            return self.lines[start:end]
        first = self.lines[start]
        self.lines[start] = " " * len(head) + first[len(head) :]
        inner = self._nested(it) if isinstance(it.before, Mapping) else None
        self.lines[start] = first
        if not inner or not inner[0].startswith(" " * len(head)) or inner[0].lstrip().startswith("#"):
            return item_lines(it.after, it.shape, head.index("-"))
        return [head + inner[0][len(head) :], *inner[1:]]

    def _chunks(self, span: Span, starts: list[int], indent: int) -> list[tuple[int, int, int]]:
        """Where each piece begins, where it ends, and where the comments and blank lines after it end."""
        ends = [*starts[1:], span[1]]
        return [(start, self._end(start, end, indent), end) for start, end in zip(starts, ends, strict=True)]

    def _end(self, start: int, end: int, indent: int) -> int:
        """Where a piece ends before comments and blank lines; what is indented deeper may be a text's own line."""
        while end > start + 1:
            line = self.lines[end - 1]
            level = len(line) - len(line.lstrip())
            if line.strip() and not (line.lstrip().startswith("#") and level <= indent):
                break
            end -= 1
        return end


def _order(before: Mapping[str, Any], after: Mapping[str, Any], shape: Shape) -> list[str]:
    """The keys of both, those that were there in their order, and new ones where the class has them."""
    keys = list(before)
    ranks = {key: rank for rank, key in enumerate(shape.ordered({**before, **after}))}
    for key in shape.ordered({key: None for key in after if key not in before}):
        place = [index for index, other in enumerate(keys) if ranks[other] < ranks[key]]
        keys.insert(place[-1] + 1 if place else 0, key)
    return keys
