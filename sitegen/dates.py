"""Dates as records give them: whole, or only a month or a year. Law: no clock is read here."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

Precision = Literal["year", "month", "day"]
_SHAPE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A date of day, month or year precision, written `2023-03-08`, `2023-03` or `2023` (ISO 8601)."""

    year: int
    month: int = 0
    day: int = 0

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Read the ISO form. Raises ValueError for another shape or a day no calendar has."""
        match = _SHAPE.fullmatch(text)
        if not match:
            raise ValueError("not a date")
        year, month, day = (int(part or 0) for part in match.groups())
        dt.date(year, month if match[2] else 1, day if match[3] else 1)
        return cls(year, month, day)

    @property
    def precision(self) -> Precision:
        return "day" if self.day else "month" if self.month else "year"

    @property
    def first(self) -> dt.date:
        """The first day the date can mean."""
        return dt.date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> dt.date:
        """The last day the date can mean: a deadline of "2023" has passed on 1 January 2024."""
        month = self.month or 12
        return dt.date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    @property
    def long(self) -> str:
        """As people write it: 8 March 2023, March 2023, 2023."""
        month = f"{calendar.month_name[self.month]} " if self.month else ""
        return f"{self.day} {month}{self.year}" if self.day else f"{month}{self.year}"

    def __str__(self) -> str:
        parts = [f"{self.year:04d}"]
        parts += [f"{part:02d}" for part in (self.month, self.day) if part]
        return "-".join(parts)

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: Any, _handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            _from_text, serialization=core_schema.plain_serializer_function_ser_schema(str)
        )


Counting = Literal["the day after", "that day"]


def period_end(start: dt.date, period: int, unit: Literal["days", "months"], counting: Counting) -> dt.date:
    """The last day of a period that begins with the day after a date, or with that day itself.

    Months are those of the calendar: one ends on the day of the same number, or on the day before it when the
    first day counts too; where a month has no such day, on its last.
    """
    if unit == "days":
        return start + dt.timedelta(days=period - (counting == "that day"))
    year, month = divmod(start.year * 12 + start.month - 1 + period, 12)
    longest = calendar.monthrange(year, month + 1)[1]
    if start.day > longest:
        return dt.date(year, month + 1, longest)
    return dt.date(year, month + 1, start.day) - dt.timedelta(days=counting == "that day")


def _from_text(value: Any) -> PartialDate:
    if isinstance(value, PartialDate):
        return value
    if not isinstance(value, str) or not _SHAPE.fullmatch(value):
        raise PydanticCustomError("wrong_type", "is not a date", {"wanted": "write 2023-03-08, 2023-03 or 2023"})
    try:
        return PartialDate.parse(value)
    except ValueError:
        raise PydanticCustomError(
            "impossible_date", "is a date no calendar has", {"wanted": "check the month (01-12) and the day"}
        ) from None
