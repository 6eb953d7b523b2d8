"""A draft -> the values of its record: fields in the class's order, parts with their lines, sources cited. Dry."""

from __future__ import annotations

import types
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Annotated, Any, Union, get_args, get_origin

from sitegen.importers.drafting.intake import Draft, Intake
from sitegen.importers.drafting.sheet import Lines, Sheet, spans
from sitegen.importers.drafting.taken import Taken, Tree, lines_of, plain
from sitegen.records.base import Model, Record


def finished(draft: Draft, model: type[Record], intake: Intake, silent: frozenset[int]) -> dict[str, Any]:
    """The plain values of a draft. Every part says its lines, and the record where it was read.

    `silent` are the lines that a citation runs on across (`Intake.silent`).
    """
    tree: dict[str, Any] = plain(_lined(_Shape(model), draft.fields, silent))
    tree.setdefault("sources", [_source(draft, intake, silent)])
    order = [info.alias or name for name, info in model.model_fields.items()]
    return {key: tree[key] for key in sorted(tree, key=lambda key: order.index(key) if key in order else len(order))}


def _source(draft: Draft, intake: Intake, silent: frozenset[int]) -> dict[str, Any]:
    if draft.id == intake.document:
        return {"file": intake.sheet.file, "lines": f"{intake.sheet.lines[0].number}-{intake.sheet.lines[-1].number}"}
    cited: dict[str, Any] = {"document": intake.document}
    if lines := draft.lines:
        cited["lines"] = spans(lines, silent)
        if pages := _pages(intake.sheet, lines):
            cited["pages"] = pages
    return cited


def _pages(sheet: Sheet, lines: Lines) -> str:
    """The pages the lines stand on, when the source says."""
    wanted = set(lines)
    return spans({line.page for line in sheet if line.page is not None and line.number in wanted})


def _lined(shape: _Shape, tree: Tree, silent: frozenset[int]) -> Tree:
    """The tree, where each value whose class has `lines` says which it was read from."""
    if shape.model is None:
        return tree
    if isinstance(tree, Taken):
        return Taken(_lined(shape, tree.value, silent), tree.lines, tree.verbatim)
    if shape.depth and isinstance(tree, Sequence) and not isinstance(tree, str):
        inner = replace(shape, depth=shape.depth - 1)
        return [_lined(inner, item, silent) for item in tree]
    if shape.depth or not isinstance(tree, Mapping):
        return tree
    fields = _fields(shape.model)
    made = {key: _lined(fields[key], value, silent) if key in fields else value for key, value in tree.items()}
    if "lines" in fields and not issubclass(shape.model, Record) and (lines := lines_of(tree)):
        made.setdefault("lines", spans(lines, silent))
    return made


@dataclass(frozen=True, slots=True)
class _Shape:
    """What a field's annotation says of it: a class (None: a plain value), below so many tuples."""

    model: type[Model] | None = None
    depth: int = 0


@cache
def _fields(model: type[Model]) -> dict[str, _Shape]:
    return {info.alias or name: _shape(info.annotation) for name, info in model.model_fields.items()}


def _shape(kind: Any) -> _Shape:
    depth = 0
    while get_origin(kind) in (Annotated, Union, types.UnionType, tuple):
        depth += get_origin(kind) is tuple
        kind = next(option for option in get_args(kind) if option is not type(None))
    return _Shape(kind, depth) if isinstance(kind, type) and issubclass(kind, Model) else _Shape()
