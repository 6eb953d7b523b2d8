"""Dates as records give them: whole, or only a month or a year."""

from __future__ import annotations

import contextlib
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from sitegen.dates import PartialDate, period_end

FIELD = TypeAdapter(PartialDate)


@pytest.mark.parametrize(
    ("text", "date", "precision", "days", "long"),
    [
        ("2023-03-08", PartialDate(2023, 3, 8), "day", (dt.date(2023, 3, 8), dt.date(2023, 3, 8)), "8 March 2023"),
        ("2024-02", PartialDate(2024, 2), "month", (dt.date(2024, 2, 1), dt.date(2024, 2, 29)), "February 2024"),
        ("2023", PartialDate(2023), "year", (dt.date(2023, 1, 1), dt.date(2023, 12, 31)), "2023"),
    ],
)
def test_date_is_as_precise_as_it_is_written(
    text: str, date: PartialDate, precision: str, days: tuple[dt.date, dt.date], long: str
) -> None:
    assert PartialDate.parse(text) == date
    assert (date.precision, (date.first, date.last), date.long, str(date)) == (precision, days, long, text)


def test_dates_sort_with_the_vaguer_first() -> None:
    texts = ["2023-03-08", "2023-03", "2024", "2023", "2022-12-31"]
    in_order = ["2022-12-31", "2023", "2023-03", "2023-03-08", "2024"]
    assert [str(date) for date in sorted(map(PartialDate.parse, texts))] == in_order


@pytest.mark.parametrize("text", ["2023-02-30", "2023-13", "2023-00-01", "2023-01-00", "0000"])
def test_date_no_calendar_has_is_told_from_what_is_no_date(text: str) -> None:
    with pytest.raises(ValidationError) as failure:
        FIELD.validate_python(text)
    assert [(error["type"], error["msg"]) for error in failure.value.errors()] == [
        ("impossible_date", "is a date no calendar has")
    ]


@pytest.mark.parametrize(
    "text", ["8 March 2023", "2023-3-8", "2023/03/08", "2023-03-08T10:00", " 2023", "", "\uff12\uff10\uff12\uff13"]
)
def test_other_ways_to_write_a_date_are_no_date(text: str) -> None:
    with pytest.raises(ValidationError) as failure:
        FIELD.validate_python(text)
    assert failure.value.errors()[0]["type"] == "wrong_type"
    assert failure.value.errors()[0]["ctx"] == {"wanted": "write 2023-03-08, 2023-03 or 2023"}


@given(st.dates())
def test_any_day_survives_being_written_and_read(day: dt.date) -> None:
    date = PartialDate.parse(day.isoformat())
    assert (date.first, date.last, str(date)) == (day, day, day.isoformat())


@given(st.text())
def test_any_text_is_a_date_or_a_value_error(text: str) -> None:
    with contextlib.suppress(ValueError):
        assert str(PartialDate.parse(text)) == text


def test_date_is_written_as_text_in_json() -> None:
    assert FIELD.dump_json(PartialDate(2023, 3)) == b'"2023-03"'


# ---- periods


@pytest.mark.parametrize(
    ("start", "months", "after", "beginning"),
    [
        ("2023-04-24", 2, "2023-06-24", "2023-06-23"),
        ("2023-03-01", 1, "2023-04-01", "2023-03-31"),
        ("2023-01-31", 1, "2023-02-28", "2023-02-28"),
        ("2024-01-31", 1, "2024-02-29", "2024-02-29"),
        ("2024-01-29", 1, "2024-02-29", "2024-02-28"),
        ("2023-12-31", 2, "2024-02-29", "2024-02-29"),
        ("2022-12-31", 2, "2023-02-28", "2023-02-28"),
        ("2024-02-29", 12, "2025-02-28", "2025-02-28"),
        ("2024-02-29", 48, "2028-02-29", "2028-02-28"),
        ("2023-11-30", 3, "2024-02-29", "2024-02-29"),
    ],
)
def test_months_are_those_of_the_calendar_and_end_where_it_has_no_such_day(
    start: str, months: int, after: str, beginning: str
) -> None:
    day = dt.date.fromisoformat(start)
    assert str(period_end(day, months, "months", "the day after")) == after
    assert str(period_end(day, months, "months", "that day")) == beginning


@given(st.dates(dt.date(1900, 1, 1), dt.date(2100, 1, 1)), st.integers(1, 400))
def test_a_period_of_days_has_so_many_days(start: dt.date, days: int) -> None:
    assert (period_end(start, days, "days", "the day after") - start).days == days
    assert (period_end(start, days, "days", "that day") - start).days == days - 1


@given(st.dates(dt.date(1900, 1, 1), dt.date(2100, 1, 1)), st.integers(1, 60))
def test_a_period_that_counts_the_first_day_ends_on_the_same_day_or_the_one_before(start: dt.date, months: int) -> None:
    after, beginning = (period_end(start, months, "months", counting) for counting in ("the day after", "that day"))
    assert 0 <= (after - beginning).days <= 1
    assert beginning > start


@given(st.dates(dt.date(1900, 1, 1), dt.date(2100, 1, 1)), st.integers(1, 60))
def test_a_later_start_ends_no_sooner(start: dt.date, months: int) -> None:
    next_day = start + dt.timedelta(days=1)
    assert period_end(start, months, "months", "the day after") <= period_end(
        next_day, months, "months", "the day after"
    )
