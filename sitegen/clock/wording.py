"""What is said of a clock on a day: the same words on pages, in tables and in files. Dry."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sitegen.clock.standing import Clock, Kind, Standing, Word
from sitegen.text import count


@dataclass(frozen=True, slots=True)
class Told:
    """A clock in words: a label, what is held, how many days are left or past ("" where none are counted).

    `doubts` are why the day on which it is due is not certain. `running`: another day may tell otherwise.
    """

    word: Word
    label: str
    state: str
    days: str
    doubts: tuple[str, ...]
    running: bool


OPEN: dict[Kind, str] = {
    "response": "no response held",
    "implementation": "not recorded as done",
    "answer": "no answer held",
}
DONE: dict[Kind, str] = {"response": "answered", "implementation": "done", "answer": "answered"}


def told(clock: Clock, as_at: dt.date) -> Told:
    """What is said of a clock on a day."""
    now = clock.at(as_at)
    doubts = clock.limit.doubts if clock.limit else ()
    running = clock.limit is not None and clock.ending is None and clock.expected
    return Told(now.word, _label(clock, now), _state(clock, now), days(clock.kind, now), doubts, running)


def days(kind: Kind, now: Standing) -> str:
    """How many days are left or past."""
    if now.word == "overdue":
        return f"{count(now.days, 'day')} {'past its date' if kind == 'implementation' else 'late'}"
    if now.word == "late":
        return f"{'at least ' if now.least else ''}{count(now.days, 'day')} late"
    if now.word in ("due soon", "not yet due"):
        return f"{count(now.days, 'day')} left" if now.days else "this is the last day"
    return "on time" if now.word == "on time" else ""


def _label(clock: Clock, now: Standing) -> str:
    """The word of a standing; where there is no deadline, or it makes no difference, what is held."""
    if now.word == "no deadline":
        return _nothing(clock).capitalize()
    return DONE[clock.kind].capitalize() if now.word == "met" else now.word.capitalize()


def _state(clock: Clock, now: Standing) -> str:
    on = f" {clock.ended.long}" if clock.ended else ""
    if now.word == "met":
        return on.strip() or "on a day that is not held"
    if now.word in ("on time", "late"):
        return DONE[clock.kind] + on
    if now.word == "not expected":
        return "no response expected" if clock.ending is None or clock.met else f"closed{on}"
    if now.word == "no deadline":
        return "" if clock.deadline else "no deadline known"
    return _nothing(clock)


def _nothing(clock: Clock) -> str:
    return "the reply held does not address it" if clock.passed_over else OPEN[clock.kind]
