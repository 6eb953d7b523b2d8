"""Raw values -> a record of its class, or the faults that keep it from being one. Dry."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from sitegen.problems import Code, Outcome, Problem, did_you_mean
from sitegen.records.base import Record
from sitegen.redact import redact
from sitegen.source import Path, Raw, dotted

_CODES: dict[str, Code] = {
    "impossible_date": "impossible-date",
    "missing_value": "missing-key",
    "wrong_type": "wrong-type",
}
_SHAPES = {
    "string_type": ("one value", "write one value"),
    "int_type": ("one value", "write one value"),
    "bool_type": ("one value", "write one value"),
    "literal_error": ("one value", "write one value"),
    "tuple_type": ("a list", "write it as [one, two], or as lines that begin with - and a space"),
    "model_type": ("a mapping", "write it as {key: value}, or as lines of key: value below it"),
}
_GIVEN: dict[type, str] = {str: "one value", list: "a list", dict: "a mapping"}
_NUMBERS = {
    "int_parsing": ("is not a whole number", "write digits only"),
    "bool_parsing": ("is neither true nor false", "write true or false"),
    "greater_than": ("is too small", "write a number above {gt}"),
    "greater_than_equal": ("is too small", "write {ge} or more"),
}


def validate(model: type[Record], raw: Raw) -> Outcome[Record | None]:
    """The record the raw values make, or None with every fault that stands in its way."""
    try:
        record = model.model_validate(raw.data)
    except ValidationError as failure:
        return Outcome(None, tuple(_problems(model, raw, failure.errors(include_url=False))))
    return Outcome(redact(record))


def _problems(model: type[Record], raw: Raw, errors: list[ErrorDetails]) -> Iterator[Problem]:
    for error in errors:
        loc = error["loc"]
        if error["type"] == "too_short":
            given, least = _items(raw, loc), error["ctx"]["min_length"]
            if given < least:  # else some were given, and are wrong: that is told of each
                reason = f"{dotted(loc)}: holds {given}, and needs {least} at least."
                yield Problem(raw.mark(loc).value, "missing-value", reason, "add what is missing")
        elif error["type"] != "missing":
            yield _problem(raw, error)
        elif loc not in raw.marks:  # a key without a value has been told
            owner = dotted(loc[:-1]) if loc[:-1] else f"This {model.singular.lower()}"
            hint = "cite where it was read: a document and its lines" if loc[-1] == "sources" else f"add {loc[-1]}: …"
            yield Problem(raw.mark(loc[:-1]).value, "missing-key", f'{owner} has no "{loc[-1]}".', hint)


def _problem(raw: Raw, error: ErrorDetails) -> Problem:
    kind, given, context = error["type"], error["input"], error.get("ctx", {})
    loc = _written(raw, (*error["loc"], *context.get("at", ())))
    where, code = raw.mark(loc).value, _CODES.get(kind, "wrong-value")
    shown = f' "{given}"' if isinstance(given, str) else ""
    if kind in _SHAPES and not (kind == "literal_error" and shown):
        code, (wanted, hint) = "wrong-type", _SHAPES[kind]
        reason = f"is {_GIVEN.get(type(given), 'something else')}, where {wanted} belongs"
    elif kind == "literal_error":
        words = str(context["expected"]).replace(" or ", ", ").replace("'", "").split(", ")
        near, listed = did_you_mean(str(given), words), "it may be: " + ", ".join(words)
        reason, hint = "is none of the words it may be", f"{near} {listed}" if near else listed
    elif "wanted" in context:
        reason, hint = error["msg"], context["wanted"]
    else:
        reason, hint = _NUMBERS.get(kind, (f"is refused: {error['msg']}", "see content/README.md"))
        hint = hint.format(**context)
    return Problem(where, code, f"{dotted(loc)}:{shown} {reason}.", hint)


def _items(raw: Raw, loc: Path) -> int:
    """How many items a list was written with."""
    return next(index for index in itertools.count() if (*loc, index) not in raw.marks)


def _written(raw: Raw, loc: Path) -> Path:
    """The path without the steps that only the class knows: `date: 2023` is read as `date: {date: 2023}`."""
    while loc and loc not in raw.marks:
        loc = loc[:-1]
    return loc
