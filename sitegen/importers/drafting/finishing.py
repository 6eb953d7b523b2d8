"""A draft -> the values of its record: fields in the class's order, parts with their lines, sources cited. Dry."""

from __future__ import annotations

import types
from collections.abc import Mapping, Sequence
from typing import Annotated, Any, Union, get_args, get_origin

from sitegen.importers.drafting.intake import Draft, Intake
from sitegen.importers.drafting.sheet import Lines, Sheet, spans
from sitegen.importers.drafting.taken import Taken, Tree, lines_of, plain
from sitegen.records.base import Model, Record


def finished(draft: Draft, model: type[Record], intake: Intake, silent: frozenset[int]) -> dict[str, Any]:
    """The plain values of a draft. Every part says its lines, and the record where it was read.

    `silent` are the lines that a citation runs on across (`Intake.silent`).
    """
    tree: dict[str, Any] = plain(_lined(model, draft.fields, silent))
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


def _lined(kind: Any, tree: Tree, silent: frozenset[int]) -> Tree:
    """The tree, where each value whose class has `lines` says which it was read from."""
    while get_origin(kind) in (Annotated, Union, types.UnionType):
        kind = next(option for option in get_args(kind) if option is not type(None))
    if isinstance(tree, Taken):
        return Taken(_lined(kind, tree.value, silent), tree.lines, tree.verbatim)
    if get_origin(kind) is tuple and isinstance(tree, Sequence) and not isinstance(tree, str):
        return [_lined(get_args(kind)[0], item, silent) for item in tree]
    if not (isinstance(kind, type) and issubclass(kind, Model) and isinstance(tree, Mapping)):
        return tree
    fields = {info.alias or name: info.annotation for name, info in kind.model_fields.items()}
    made = {key: _lined(fields.get(key), value, silent) for key, value in tree.items()}
    if "lines" in fields and not issubclass(kind, Record) and (lines := lines_of(tree)):
        made.setdefault("lines", spans(lines, silent))
    return made
