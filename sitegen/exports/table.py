"""Rows -> CSV: RFC 4180, UTF-8, a line of names first. Law: no cell is a formula to a spreadsheet."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # noqa: RUF001 - the wide forms count too


@dataclass(frozen=True, slots=True)
class Column(Generic[T]):
    """One column: its name in the first line, what it holds, and its value in a row."""

    name: str
    meaning: str
    value: Callable[[T], object]


def table(columns: tuple[Column[T], ...], rows: Iterable[T]) -> bytes:
    """The file: lines end with CR LF, cells with commas, quotation marks or line ends are quoted."""
    lines: list[str] = []
    writer = csv.writer(_Lines(lines))
    writer.writerow([column.name for column in columns])
    writer.writerows([cell(column.value(row)) for column in columns] for row in rows)
    return "".join(lines).encode()


def cell(value: object) -> str:
    """A value as text; one that a spreadsheet would take for a formula gets an apostrophe before it."""
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(FORMULA) and not _is_number(text) else text


def _is_number(text: str) -> bool:
    return text.removeprefix("-").isascii() and text.removeprefix("-").isdigit()


class _Lines:
    """Where the writer puts its lines."""

    def __init__(self, lines: list[str]) -> None:
        self.write = lines.append
