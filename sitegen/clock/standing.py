"""A clock, and how it stands on a day. Law: the day is given; no clock of the machine is read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from sitegen.clock.limits import Limit
from sitegen.dates import PartialDate
from sitegen.records.base import DeadlinePrinted, StatusChange

Word = Literal["overdue", "due soon", "not yet due", "on time", "late", "met", "no deadline", "not expected"]
Kind = Literal["response", "implementation", "answer"]
Ends = Literal["met", "closed"] | None

SOON = 30  # days before the last one in which a thing is due soon


@dataclass(frozen=True, slots=True)
class Standing:
    """How a clock stands: a word, and the days by which it is overdue or late, or that are left.

    `least`: it is late by that many days or more, since the day of the answer is not held.
    """

    word: Word
    days: int = 0
    least: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """Something that happened to a clock: it was answered or done, or closed, or (neither) is running again.

    `by` is the id of an answer; one that ends nothing passes over what was asked.
    """

    date: PartialDate | None
    ends: Ends = None
    by: str | None = None


@dataclass(frozen=True, slots=True)
class Clock:
    """What somebody owes, by when, and what the archive holds of it.

    `owing` are all who owe it together; `owed_by` is the only one of them, if there is one. `deadline` is what the
    source prints, also where it has words only and there is no limit. `ended` is the day of the answer or of the
    work, as precise as it is held; `met_by` is the answer that met it.
    """

    kind: Kind
    node: str
    owing: tuple[str, ...] = ()
    printed_owed_by: str | None = None
    deadline: DeadlinePrinted | None = None
    limit: Limit | None = None
    began: PartialDate | None = None
    steps: tuple[Step, ...] = ()
    history: tuple[StatusChange, ...] = ()
    expected: bool = True

    @property
    def owed_by(self) -> str | None:
        return self.owing[0] if len(self.owing) == 1 else None

    @property
    def ending(self) -> Step | None:
        """What ended it, as far as the archive holds; None while it runs."""
        return _repeatable(self.steps) if self.kind == "implementation" else _once(self.steps)

    @property
    def met(self) -> bool:
        ending = self.ending
        return ending is not None and ending.ends == "met"

    @property
    def ended(self) -> PartialDate | None:
        ending = self.ending
        return ending.date if ending else None

    @property
    def met_by(self) -> str | None:
        ending = self.ending
        return ending.by if ending else None

    @property
    def passed_over(self) -> str | None:
        """A reply that does not say anything to what was asked, where none does."""
        return None if self.ending else next((step.by for step in self.steps if step.by), None)

    def at(self, as_at: dt.date) -> Standing:
        """How it stands on a day, by what had happened then."""
        ending = replace(self, steps=tuple(_until(self.steps, as_at))).ending
        if ending:
            return _ended(ending, self.limit)
        if not self.expected:
            return Standing("not expected")
        if self.limit is None:
            return Standing("no deadline")
        left = (self.limit.last - as_at).days
        if left < 0:
            return Standing("overdue", -left)
        return Standing("due soon" if left <= SOON else "not yet due", left)


def _until(steps: Iterable[Step], as_at: dt.date) -> Iterable[Step]:
    return (step for step in steps if step.date is None or step.date.first <= as_at)


def _once(steps: Iterable[Step]) -> Step | None:
    """The first step that ends it: what was answered stays answered. One with a date tells more than one without."""
    ends = [step for step in steps if step.ends]
    return min(ends, key=lambda step: (step.date is None, step.date.first if step.date else dt.date.max), default=None)


def _repeatable(steps: Iterable[Step]) -> Step | None:
    """The first of the steps that end it after which no other runs on: what was done may have to be done again."""
    ending = None
    for step in steps:
        ending = (ending if ending and ending.ends == step.ends else step) if step.ends else None
    return ending


def _ended(ending: Step, limit: Limit | None) -> Standing:
    if ending.ends == "closed":
        return Standing("not expected")
    if limit is None or ending.date is None:
        return Standing("met")
    if ending.date.last <= limit.last:
        return Standing("on time")
    late = (ending.date.first - limit.last).days
    return Standing("late", late, ending.date.precision != "day") if late > 0 else Standing("met")
