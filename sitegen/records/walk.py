"""Finding references, prose and parts in a record by its annotations. Law: knows no particular record.

It walks a validated record, or the raw values of one that failed, by the same annotations: so a fault in one
field does not hide a dangling reference in another, nor the parts beside it.
"""

from __future__ import annotations

import types
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import ValidationError

from sitegen.records.base import Model, Part, ProseMark, RefTo

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class FoundRef:
    """A reference: where in the record, what it names, what it may name, and in which part it stands."""

    path: Path
    target: str
    to: RefTo
    within: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class FoundProse:
    """A Markdown text, and in which part it stands."""

    path: Path
    text: str
    within: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class LostPart:
    """A part of a record that failed, so wrong that its anchor cannot be told."""

    path: Path


@dataclass(frozen=True, slots=True)
class FoundPart:
    """A part, and the parts it stands in, outermost first."""

    path: Path
    part: Part
    within: tuple[Part, ...]

    @property
    def anchor(self) -> str:
        """Its fragment on the record's page: an item's resolution is `item-6-resolution-a`.

        A speech keeps the short anchor of its own, since it is unique in its transcript.
        """
        prefix = [part.anchor for part in self.within if part.kind != "panel"]
        return "-".join([*prefix, self.part.anchor])


Found = FoundRef | FoundProse | FoundPart | LostPart


def walk(model: type[Model], value: Any) -> Iterator[Found]:
    """Everything found in a record (or the raw mapping of one), in the order of its fields."""
    yield from _model(model, value, (), ())


def _model(model: type[Model], value: Any, path: Path, within: tuple[Part, ...]) -> Iterator[Found]:
    for name, key, ways in _fields(model):
        child = getattr(value, name) if isinstance(value, Model) else value.get(key)
        if child is not None:
            for way in ways:
                yield from _value(way, child, (*path, key), within)


@dataclass(frozen=True, slots=True)
class _Way:
    """What of a field's annotation leads to something found: its marks or its class, below so many tuples."""

    marks: tuple[RefTo | ProseMark, ...] = ()
    model: type[Model] | None = None
    depth: int = 0


@cache
def _fields(model: type[Model]) -> tuple[tuple[str, str, tuple[_Way, ...]], ...]:
    """The fields of a class in which something can be found: name, key, and the ways to it."""
    found = (
        (name, info.alias or name, tuple(_ways(info.annotation, tuple(info.metadata))))
        for name, info in model.model_fields.items()
    )
    return tuple(field for field in found if field[2])


def _ways(kind: Any, marks: tuple[Any, ...], depth: int = 0) -> Iterator[_Way]:
    origin, options = get_origin(kind), get_args(kind)
    if origin is Annotated:
        yield from _ways(options[0], (*marks, *options[1:]), depth)
    elif origin in (Union, types.UnionType):
        for option in options:
            yield from _ways(option, marks, depth)
    elif origin is tuple:
        yield from _ways(options[0], (), depth + 1)
    elif isinstance(kind, type) and issubclass(kind, Model):
        yield _Way(model=kind, depth=depth)
    elif telling := tuple(mark for mark in marks if isinstance(mark, RefTo | ProseMark)):
        yield _Way(telling, depth=depth)


def _value(way: _Way, value: Any, path: Path, within: tuple[Part, ...], depth: int = 0) -> Iterator[Found]:
    if depth < way.depth:
        for index, item in enumerate(value if isinstance(value, list | tuple) else ()):
            if item is not None:
                yield from _value(way, item, (*path, index), within, depth + 1)
    elif way.model:
        yield from _nested(way.model, value, path, within)
    elif isinstance(value, str):
        yield from _marked(way.marks, value, path, within)


def _nested(kind: type[Model], value: Any, path: Path, within: tuple[Part, ...]) -> Iterator[Found]:
    if not isinstance(value, Model | Mapping):
        return
    if not issubclass(kind, Part):
        yield from _model(kind, value, path, within)
    elif part := value if isinstance(value, Part) else _sound(kind, value):
        yield FoundPart(path, part, within)
        yield from _model(kind, value, path, (*within, part))
    else:
        yield LostPart(path)
        yield from (found for found in _model(kind, value, path, within) if not isinstance(found, FoundPart))


def _sound(kind: type[Part], value: Any) -> Part | None:
    """The part that raw values make when the fields that are wrong are left out, if they make one."""
    try:
        return kind.model_validate(value)
    except ValidationError as failure:
        wrong = {error["loc"][0] for error in failure.errors() if error["loc"]}
    try:
        return kind.model_validate({key: child for key, child in value.items() if key not in wrong})
    except ValidationError:
        return None


def _marked(marks: tuple[RefTo | ProseMark, ...], value: str, path: Path, within: tuple[Part, ...]) -> Iterator[Found]:
    for mark in marks:
        if isinstance(mark, RefTo):
            yield FoundRef(path, value, mark, within)
        else:
            yield FoundProse(path, value, within)
