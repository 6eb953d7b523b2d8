"""Raw values -> the same under the keys of a class, with a fault for every key that is misspelt or says nothing. Dry.

A misspelt key is read as the one it was meant for, so that what it holds is checked in the same run and it is not
told a second time as missing. Keys nobody could mean are left out.
"""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import replace
from typing import Annotated, Any, Union, get_args, get_origin

from sitegen.problems import Code, Outcome, Problem, Where, nearest
from sitegen.records.base import Model, Record
from sitegen.source import Mark, Path, Raw, dotted

_WITHHELD = {"reason": "not said", "since": "0001"}
_TITLES = ("heading", "name", "title", "term")  # each kind has one of them, and people type another


def spell(model: type[Record], raw: Raw) -> Outcome[Raw]:
    """The values as the class spells them, and where each one stands."""
    speller = _Speller(model, raw)
    data = speller.mapping(model, raw.data, (), ())
    return Outcome(replace(raw, data=data, marks=speller.marks), tuple(speller.problems))


class _Speller:
    """`at` is the path of a value as it was written, `to` its path under the keys of the class."""

    def __init__(self, model: type[Record], raw: Raw) -> None:
        self.model, self.raw = model, raw
        self.marks: dict[Path, Mark] = {(): raw.mark(())}
        self.problems: list[Problem] = []

    def mapping(self, kind: type[Model], value: Mapping[str, Any], at: Path, to: Path) -> dict[str, Any]:
        fields = {info.alias or name: info.annotation for name, info in kind.model_fields.items()}
        told = {
            name: self.raw.marks[*at, name] for name in fields if name not in value and (*at, name) in self.raw.marks
        }
        self.marks.update({(*to, name): mark for name, mark in told.items()})
        found: dict[str, Any] = {}
        for key, written in value.items():
            name, child = (key, written) if key in fields else self._meant(key, value, fields, at, to)
            if name:
                here, there = (*at, key), (*to, name)
                self._keep(found, name, self._value(fields[name], child, here, there), here, there)
        return found

    def _value(self, kind: Any, value: Any, at: Path, to: Path) -> Any:
        """The value, its keys spelt; as it is, when it has not the shape the class wants: that is told of it later."""
        if at in self.raw.marks:
            self.marks[to] = self.raw.marks[at]
        kind = _plain(kind)
        if get_origin(kind) is tuple and isinstance(value, list):
            items: dict[int, Any] = {}
            for index, item in enumerate(value):
                here, there = (*at, index), (*to, len(items))
                self._keep(items, len(items), self._value(get_args(kind)[0], item, here, there), here, there)
            return list(items.values())
        is_model = isinstance(kind, type) and issubclass(kind, Model)
        return self.mapping(kind, value, at, to) if is_model and isinstance(value, Mapping) else value

    def _keep(self, found: dict[Any, Any], step: str | int, value: Any, at: Path, to: Path) -> None:
        """Put the value in its place, unless it is none. Its mark stays: it has been told, and is not missing.

        What is withheld without a word why is withheld.
        """
        if value is not None:
            found[step] = value
            return
        if step == "withheld":
            found[step] = _WITHHELD
        self._report(self.raw.mark(at).key, "missing-value", f"{dotted(to)}: has no value.", "write one, or remove it")

    def _meant(
        self, key: str, beside: Mapping[str, Any], fields: Mapping[str, Any], at: Path, to: Path
    ) -> tuple[str | None, Any]:
        """The field a key was meant for, and its value; None when there is none such, or it is given already."""
        word, colon, rest = key.partition(":")
        match, value = _nearest_field(word, fields), beside[key]
        where = self.raw.mark((*at, key)).key
        reason = f'"{key}" is no field of {dotted(to) or f"this {self.model.singular.lower()}"}.'
        if match and match in beside:
            self._report(where, "unknown-key", reason, f'remove it: "{match}" is given already')
            return None, value
        if match and colon and value is None:
            reason = f'"{key}" has no space after its colon.'
            self._report(where, "unknown-key", reason, f'write "{match}: {rest}"')
            return match, rest
        absent = ", ".join(sorted(set(fields) - set(beside)))
        hint = f'did you mean "{match}"?' if match else f"remove it, or use one of: {absent}"
        self._report(where, "unknown-key", reason, hint)
        return match, value

    def _report(self, where: Where, code: Code, reason: str, hint: str) -> None:
        self.problems.append(Problem(where, code, reason, hint))


def _nearest_field(word: str, fields: Mapping[str, Any]) -> str | None:
    word = word.strip().casefold().replace("-", "_").replace(" ", "_")
    same = next((name for name in _TITLES if name in fields), None) if word in _TITLES else None
    return same or nearest(word, fields)


def _plain(kind: Any) -> Any:
    """A type without its annotations and its None."""
    while get_origin(kind) in (Annotated, Union, types.UnionType):
        kind = next(option for option in get_args(kind) if option is not type(None))
    return kind
