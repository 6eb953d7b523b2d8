"""Withholding: what is withheld keeps its place and its name, and loses its words. Dry.

What a record must have (its title, its number, its date), what it refers to and what is one of a few known words
stays, because the record's address and the links to it do; so do its sources, which say where the words can be
read by those who may. Every other text goes: prose, notes, words as printed, conflicts, histories. They are in no
output of any kind, since no later step ever sees them.
"""

from __future__ import annotations

import types
from collections.abc import Iterator
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from sitegen.records.base import Model, Part, ProseMark, RefTo

M = TypeVar("M", bound=Model)
_KEPT = frozenset({"withheld", "sources", "lines", "id", "letter", "number", "name", "draft"})


def redact(model: M, *, within: bool = False) -> M:
    """The value without the words of what is withheld, whole or in part (`within`: all of it is)."""
    hidden = within or getattr(model, "withheld", None) is not None
    changes: dict[str, Any] = {}
    for name, info in type(model).model_fields.items():
        value = getattr(model, name)
        if name in _KEPT and hidden:
            continue
        if hidden and _is_words(info):
            changes[name] = "" if info.is_required() else info.default
        elif isinstance(value, Model):
            changes[name] = redact(value, within=hidden)
        elif isinstance(value, tuple) and any(isinstance(item, Model) for item in value):
            changes[name] = tuple(redact(item, within=hidden) for item in value)
    changed = {name: value for name, value in changes.items() if value is not getattr(model, name)}
    return model.model_copy(update=changed) if changed else model


def _is_words(info: FieldInfo) -> bool:
    """Whether a field holds words that withholding takes: prose, or text that is neither required nor a reference."""
    marks = [*info.metadata, *_marks(info.annotation)]
    if any(isinstance(mark, ProseMark) for mark in marks):
        return True
    if info.is_required() or any(isinstance(mark, RefTo) for mark in marks):
        return False
    kinds = tuple(_kinds(info.annotation))
    parts = [kind for kind in kinds if issubclass(kind, Part)]
    return not parts and any(kind is str or issubclass(kind, Model) for kind in kinds)


def _marks(kind: Any) -> Iterator[Any]:
    """What annotates a type, through optionals and tuples."""
    if get_origin(kind) is Annotated:
        yield from get_args(kind)[1:]
    for option in get_args(kind) if get_origin(kind) in (Annotated, tuple, Union, types.UnionType) else ():
        yield from _marks(option)


def _kinds(kind: Any) -> Iterator[type]:
    """The classes a type is made of, through optionals and tuples; words of a fixed list are none."""
    if isinstance(kind, type):
        yield kind
    elif get_origin(kind) is Annotated:
        yield from _kinds(get_args(kind)[0])
    elif get_origin(kind) in (tuple, Union, types.UnionType):
        for option in get_args(kind):
            yield from _kinds(option)
