"""What is said of a clock: what is held, never that nothing was done or answered; and why a date is not certain."""

from __future__ import annotations

import datetime as dt

import pytest

from sitegen.clock import Clock, Limit, Step, told
from sitegen.dates import PartialDate
from sitegen.records.base import DeadlinePrinted

LIMIT = Limit(dt.date(2023, 6, 24), PartialDate(2023, 6, 24), "24 June 2023")
WORDS = DeadlinePrinted(printed="soon")


def ended(day: str | None, ends: str = "met") -> tuple[Step, ...]:
    return (Step(PartialDate.parse(day) if day else None, ends, "responses/x#answer-1"),)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("clock", "as_at", "label", "state", "counted"),
    [
        (Clock("response", "x", limit=LIMIT), "2025-11-22", "Overdue", "no response held", "882 days late"),
        (Clock("answer", "x", limit=LIMIT), "2023-06-25", "Overdue", "no answer held", "1 day late"),
        (
            Clock("implementation", "x", limit=LIMIT),
            "2026-11-22",
            "Overdue",
            "not recorded as done",
            "1,247 days past its date",
        ),
        (Clock("response", "x", limit=LIMIT), "2023-06-24", "Due soon", "no response held", "this is the last day"),
        (Clock("response", "x", limit=LIMIT), "2023-06-23", "Due soon", "no response held", "1 day left"),
        (Clock("response", "x", limit=LIMIT), "2023-05-24", "Not yet due", "no response held", "31 days left"),
        (
            Clock("response", "x", limit=LIMIT, steps=ended("2023-06-24")),
            "2024-01-01",
            "On time",
            "answered 24 June 2023",
            "on time",
        ),
        (
            Clock("response", "x", limit=LIMIT, steps=ended("2023-07")),
            "2024-01-01",
            "Late",
            "answered July 2023",
            "at least 7 days late",
        ),
        (Clock("implementation", "x", limit=LIMIT, steps=ended("2023")), "2024-01-01", "Done", "2023", ""),
        (
            Clock("implementation", "x", limit=LIMIT, steps=ended(None)),
            "2024-01-01",
            "Done",
            "on a day that is not held",
            "",
        ),
        (Clock("response", "x", steps=ended("2023-07-01")), "2024-01-01", "Answered", "1 July 2023", ""),
        (
            Clock("implementation", "x", limit=LIMIT, steps=ended("2023-07-01", "closed")),
            "2024-01-01",
            "Not expected",
            "closed 1 July 2023",
            "",
        ),
        (Clock("response", "x", expected=False), "2024-01-01", "Not expected", "no response expected", ""),
        (Clock("response", "x"), "2024-01-01", "No response held", "no deadline known", ""),
        (Clock("implementation", "x", deadline=WORDS), "2024-01-01", "Not recorded as done", "", ""),
        (
            Clock("response", "x", limit=LIMIT, steps=(Step(None, None, "responses/x#answer-1"),)),
            "2023-06-26",
            "Overdue",
            "the reply held does not address it",
            "2 days late",
        ),
    ],
)
def test_what_is_said_of_a_clock(clock, as_at, label, state, counted):
    found = told(clock, dt.date.fromisoformat(as_at))
    assert (found.label, found.state, found.days) == (label, state, counted)


def test_only_what_another_day_may_change_is_running():
    day = dt.date(2023, 6, 1)
    running = {
        "with a limit": Clock("response", "x", limit=LIMIT),
        "answered": Clock("response", "x", limit=LIMIT, steps=ended("2023-05-01")),
        "answered later": Clock("response", "x", limit=LIMIT, steps=ended("2023-07-01")),
        "without a limit": Clock("response", "x"),
        "not expected": Clock("response", "x", limit=LIMIT, expected=False),
    }
    assert [name for name, clock in running.items() if told(clock, day).running] == ["with a limit"]
