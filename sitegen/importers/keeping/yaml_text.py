"""Values -> YAML as a person would write it. Dry; law: `parse_yaml` reads the same values back.

Fields stand in the order of their class; what is short stands on one line; a long text is folded, one of several lines
literal; quotes stand only where the value would be read otherwise, by this program or another.
"""

from __future__ import annotations

import re
import types
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Union, get_args, get_origin

from sitegen.dates import PartialDate
from sitegen.records.base import DatePrinted, DeadlinePrinted, Model, Part, Record

WIDTH = 120
_INDICATORS = frozenset("-?:,[]{}#&*!|>'\"%@`=<~")
_WORDS = frozenset("null true false yes no on off y n".split())  # noqa: SIM905 - what other readers take for no text
_NUMBER = re.compile(r"[-+.]?[0-9][0-9_,.]*([eE][-+]?[0-9]+)?|0[xo][0-9a-fA-F_]+|[0-9]+(:[0-9]{1,2})+(\.[0-9]*)?")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}(-[0-9]{2})?")
_UNTOLD = re.compile(r"[\t\n\r]|: |:$| #|^\s|\s$|^\.\.\.")
_BRACKETS = re.compile(r"[,\[\]{}]")
_FOLD = re.compile(r"(?<=\S) (?=\S)")
_SHARED = ("lines", "conflicts", "withheld", "draft", "note", "sources")
_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"})


@dataclass(frozen=True, slots=True)
class Shape:
    """What a field's annotation says of how it is written: its class, and whether numbers and dates stand bare."""

    model: type[Model] | None = None
    bare: bool = False

    def field(self, key: str) -> Shape:
        return _fields(self.model).get(key, Shape()) if self.model else Shape()

    def ordered(self, tree: Mapping[str, Any]) -> Iterator[str]:
        """The keys of a mapping in the order of the class; those it does not know at the end."""
        order = {key: place for place, key in enumerate(_fields(self.model) if self.model else ())}
        return iter(sorted(tree, key=lambda key: order.get(key, len(order))))


@cache
def _fields(model: type[Model]) -> dict[str, Shape]:
    """The fields of a class in the order a file has them: its own, and then what it shares with all of its sort."""
    found = {info.alias or name: _shape(info.annotation) for name, info in model.model_fields.items()}
    if "lines" in found:
        found["lines"] = Shape(bare=True)
    shared = [name for name in _SHARED if issubclass(model, Record | Part) and name in found]
    own = [name for name in found if name not in shared]
    if any(shape.model and issubclass(shape.model, Part) for shape in found.values()) and "lines" in shared:
        shared.remove("lines")  # a part with parts of its own says its place before them
        own.insert(own.index("heading") + 1, "lines")
    return {name: found[name] for name in (*own, *shared)}


def _shape(kind: Any) -> Shape:
    while get_origin(kind) in (Annotated, Union, types.UnionType, tuple):
        kind = next(option for option in get_args(kind) if option is not type(None))
    if not isinstance(kind, type) or not issubclass(kind, Model):
        return Shape(bare=kind in (bool, int, PartialDate))
    return Shape(kind, bare=kind in (DatePrinted, DeadlinePrinted))


def mapping_lines(tree: Mapping[str, Any], shape: Shape, indent: int = 0) -> list[str]:
    """A mapping as lines, a field on each."""
    return [line for key in shape.ordered(tree) for line in field_lines(key, tree[key], shape.field(key), indent)]


def field_lines(key: str, value: Any, shape: Shape, indent: int) -> list[str]:
    """One field as lines; the first begins with its key."""
    return _lines(f"{' ' * indent}{_scalar(key, Shape(), flow=True)}:", value, shape, indent)


def item_lines(value: Any, shape: Shape, indent: int) -> list[str]:
    """One item of a list as lines; the first begins with its dash."""
    start = f"{' ' * indent}-"
    if isinstance(value, Mapping) and not _fits(start, _flow(value, shape)):
        first, *others = mapping_lines(value, shape, indent + 2)
        return [f"{start} {first.lstrip()}", *others]
    return _lines(start, value, shape, indent)


def _lines(start: str, value: Any, shape: Shape, indent: int) -> list[str]:
    if isinstance(value, str):
        return _text_lines(start, value, shape, indent)
    if _fits(start, flow := _flow(value, shape)):
        return [f"{start} {flow}"]
    if isinstance(value, Mapping):
        return [start, *mapping_lines(value, shape, indent + 2)]
    return [start, *(line for item in value for line in item_lines(item, shape, indent + 2))]


def _fits(start: str, flow: str | None) -> bool:
    return flow is not None and len(start) + 1 + len(flow) <= WIDTH


def _flow(value: Any, shape: Shape, depth: int = 0) -> str | None:
    """A value between brackets; None for what would not be readable on one line."""
    if isinstance(value, str):
        return None if "\n" in value else _scalar(value, shape, flow=True)
    if depth > 2:
        return None
    if isinstance(value, Mapping):
        pairs = [(key, _flow(value[key], shape.field(key), depth + 1)) for key in shape.ordered(value)]
        held = [f"{_scalar(key, Shape(), flow=True)}: {item}" for key, item in pairs if item is not None]
        return f"{{{', '.join(held)}}}" if len(held) == len(value) else None
    if len(value) > 1 and any(not isinstance(item, str) for item in value):
        return None
    items = [item for item in (_flow(item, shape, depth + 1) for item in value) if item is not None]
    return f"[{', '.join(items)}]" if len(items) == len(value) else None


def _text_lines(start: str, text: str, shape: Shape, indent: int) -> list[str]:
    margin = " " * (indent + 2)
    written = _scalar(text, shape)
    if "\n" in text and _is_literal(text):
        kept = text.rstrip("\n")
        sign = ("|-", "|")[len(text) - len(kept)] if len(text) - len(kept) < 2 else "|+"
        lines = text.split("\n") if sign == "|-" else text.removesuffix("\n").split("\n")
        return [f"{start} {sign}", *(f"{margin}{line}" if line else "" for line in lines)]
    if len(start) + 1 + len(written) > WIDTH and " " in text and not re.search(r"[\t\n\r]|^\s|\s$", text):
        return [f"{start} >-", *(f"{margin}{line}" for line in _folded(text, WIDTH - len(margin)))]
    return [f"{start} {written}"]


def _is_literal(text: str) -> bool:
    """Whether a text of several lines can stand as it is: it begins with words, and no line holds only spaces."""
    return not text[0].isspace() and all(line == "" or line.strip() for line in text.split("\n")) and "\r" not in text


def _folded(text: str, width: int) -> Iterator[str]:
    """The text in lines that fold back to it: broken only at single spaces."""
    held = ""
    for piece in _FOLD.split(text):
        if held and len(held) + 1 + len(piece) > width:
            yield held
            held = piece
        else:
            held = f"{held} {piece}" if held else piece
    yield held


def _scalar(text: str, shape: Shape, *, flow: bool = False) -> str:
    """A text of one line, plain if it is read as the same text that way."""
    misread = not text or text[0] in _INDICATORS or _UNTOLD.search(text) or (flow and _BRACKETS.search(text))
    number = text.lower() in _WORDS or (_NUMBER.fullmatch(text) and not _DATE.fullmatch(text))
    return f'"{text.translate(_ESCAPES)}"' if misread or (number and not shape.bare) else text
