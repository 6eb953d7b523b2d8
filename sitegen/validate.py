"""Raw values -> a record of its class, or the faults that keep it from being one. Dry."""

from __future__ import annotations

import types
from collections.abc import Iterator
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

from pydantic import ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from sitegen.problems import Outcome, Problem, did_you_mean
from sitegen.records.base import Model, ProseMark, Record
from sitegen.source import Path, Raw

M = TypeVar("M", bound=Model)

_CODES = {
    "extra_forbidden": "unknown-key",
    "missing": "missing-key",
    "too_short": "missing-key",
    "impossible_date": "impossible-date",
    "missing_value": "missing-key",
    "literal_error": "wrong-value",
}
_EXPECTED = {
    "string_type": ("is not text", "write one value"),
    "int_parsing": ("is not a whole number", "write digits only"),
    "bool_parsing": ("is neither true nor false", "write true or false"),
    "tuple_type": ("is not a list", "write it as [one, two] or as lines that begin with -"),
    "model_type": ("is not a mapping", "write it as {key: value}"),
    "model_attributes_type": ("is not a mapping", "write it as {key: value}"),
    "string_pattern_mismatch": ("has the wrong form", "see content/README.md for the form"),
    "greater_than": ("is too small", "write a larger number"),
    "greater_than_equal": ("is too small", "write a larger number"),
}


def validate(model: type[Record], raw: Raw) -> Outcome[Record | None]:
    """The record the raw values make, or None with every fault that stands in its way."""
    try:
        record = model.model_validate(raw.data)
    except ValidationError as failure:
        return Outcome(None, tuple(_problems(model, raw, failure.errors(include_url=False))))
    return Outcome(redact(record))


def redact(model: M, *, within: bool = False) -> M:
    """The same value without the prose of what is withheld, whole or in part; names and places stay."""
    hidden = within or getattr(model, "withheld", None) is not None
    changes: dict[str, Any] = {}
    for name, info in type(model).model_fields.items():
        value = getattr(model, name)
        if hidden and isinstance(value, str) and _is_prose(info):
            changes[name] = "" if info.is_required() else None
        elif isinstance(value, Model):
            changes[name] = redact(value, within=hidden)
        elif isinstance(value, tuple) and any(isinstance(item, Model) for item in value):
            changes[name] = tuple(redact(item, within=hidden) for item in value)
    changed = {name: value for name, value in changes.items() if value is not getattr(model, name)}
    return model.model_copy(update=changed) if changed else model


def _is_prose(info: FieldInfo) -> bool:
    marks = [*info.metadata]
    for option in (info.annotation, *get_args(info.annotation)):
        if get_origin(option) is Annotated:
            marks += get_args(option)[1:]
    return any(isinstance(mark, ProseMark) for mark in marks)


def _problems(model: type[Record], raw: Raw, errors: list[ErrorDetails]) -> Iterator[Problem]:
    missing = {(error["loc"][:-1], str(error["loc"][-1])) for error in errors if error["type"] == "missing"}
    mistyped: set[tuple[Path, str]] = set()
    for error in errors:
        if error["type"] == "extra_forbidden":
            *parent, key = error["loc"]
            known = _keys(model, tuple(parent))
            match = did_you_mean(str(key), known, "remove it, or use one of: " + ", ".join(sorted(known)))
            mistyped.update((at, name) for at, name in missing if at == tuple(parent) and f'"{name}"' in match)
            where = raw.mark(error["loc"]).key
            yield Problem(where, "unknown-key", f'"{key}" is no field of {_named(model, tuple(parent))}.', match)
    for error in errors:
        if error["type"] == "extra_forbidden":
            continue
        if error["type"] == "missing":
            *parent, key = error["loc"]
            if (tuple(parent), str(key)) not in mistyped:
                reason = f'{_named(model, tuple(parent))} has no "{key}".'
                hint = "cite where it was read: a document and its lines" if key == "sources" else f"add {key}: …"
                yield Problem(raw.mark(tuple(parent)).value, "missing-key", reason[0].upper() + reason[1:], hint)
            continue
        yield _problem(raw, error)


def _problem(raw: Raw, error: ErrorDetails) -> Problem:
    loc, context = error["loc"], error.get("ctx", {})
    value = error["input"]
    shown = f' "{value}"' if isinstance(value, str) else ""
    kind = error["type"]
    code = _CODES.get(kind, "wrong-type" if kind in _EXPECTED or kind == "wrong_type" else "wrong-value")
    if kind == "literal_error":
        words = [word.strip("' ") for word in str(context["expected"]).replace(" or ", ", ").split(", ")]
        reason, hint = "is none of the words it may be", did_you_mean(str(value), words)
        hint = f"{hint} " if hint else ""
        hint += "it may be: " + ", ".join(words)
    elif kind in ("impossible_date", "wrong_type", "missing_value"):
        reason, hint = error["msg"], str(context.get("wanted", "give one of them"))
    elif kind == "too_short":
        reason, hint = "is empty", "give at least one"
    else:
        reason, hint = _EXPECTED.get(kind, (f"is refused: {error['msg']}", "see content/README.md"))
    return Problem(raw.mark(loc).value, code, f"{_dotted(loc)}:{shown} {reason}.", hint)


def _dotted(loc: Path) -> str:
    words = ""
    for step in loc:
        words += f"[{step}]" if isinstance(step, int) else f".{step}" if words else step
    return words or "the record"


def _named(model: type[Record], loc: Path) -> str:
    return _dotted(loc) if loc else f"this {model.singular.lower()}"


def _keys(model: type[Model], loc: Path) -> set[str]:
    """The keys a mapping at this place of a record may have."""
    kind: Any = model
    for step in loc:
        if isinstance(step, str):
            info = next((info for name, info in kind.model_fields.items() if (info.alias or name) == step), None)
            kind = info.annotation if info else None
        kind = _model_in(kind)
        if kind is None:
            return set()
    return {info.alias or name for name, info in kind.model_fields.items()}


def _model_in(kind: Any) -> Any:
    """The model inside an optional, annotated or tuple type, or None."""
    if isinstance(kind, type) and issubclass(kind, Model):
        return kind
    if get_origin(kind) in (Union, types.UnionType, tuple, Annotated):
        return next((found for option in get_args(kind) if (found := _model_in(option))), None)
    return None
