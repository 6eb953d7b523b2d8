"""What a thread is made of: stages, and the dated steps in them. Law: values only; the archive is read elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from sitegen.citations import Citation
from sitegen.clock import Clock
from sitegen.dates import PartialDate
from sitegen.graph import Node

Key = Literal["evidence", "authority", "report", "recommendation", "sent", "responses", "actions", "later"]

HEADINGS: dict[Key, str] = {
    "evidence": "Evidence",
    "authority": "Decision to report",
    "report": "Report",
    "recommendation": "Recommendation",
    "sent": "Sent",
    "responses": "Responses",
    "actions": "Actions and undertakings",
    "later": "Later",
}
SHORT = {**HEADINGS, "authority": "Decision", "recommendation": "Asked", "actions": "Actions"}


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that happened, or (`missing`) that the archive does not hold.

    `node` is the record or part that tells it, `title` what its link is called; `links` are other records it leads
    to; `places` those in its own text, each with its heading's anchor; `words` are Markdown. `clock` says by when
    what is missing was due.
    """

    what: str
    node: str | None = None
    title: str = ""
    date: PartialDate | None = None
    by: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    links: tuple[tuple[str, str], ...] = ()
    places: tuple[tuple[str, str | None], ...] = ()
    words: str | None = None
    basis: str | None = None
    tag: str | None = None
    cited: tuple[Citation, ...] = ()
    within: tuple[Step, ...] = ()
    missing: bool = False
    clock: Clock | None = None

    @property
    def order(self) -> tuple[bool, str]:
        """By date, what has none last."""
        return (self.date is None, str(self.date or ""))

    @property
    def whole(self) -> Iterator[Step]:
        """The step and those within it."""
        yield self
        for step in self.within:
            yield from step.whole


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage of a thread with its steps in the order of their dates; `state` says in words how far it has come."""

    key: Key
    state: str
    steps: tuple[Step, ...] = ()
    count: int = 0
    note: str = ""

    @property
    def heading(self) -> str:
        return HEADINGS[self.key] + ("s" if self.key == "recommendation" and self.count > 1 else "")

    @property
    def short(self) -> str:
        return SHORT[self.key]

    @property
    def anchor(self) -> str:
        """Its place on the page of the thread."""
        return f"thread-{self.key}"

    @property
    def empty(self) -> bool:
        """Whether the archive holds nothing of it."""
        return all(step.missing for step in self.steps)


@dataclass(frozen=True, slots=True)
class Thread:
    """The way of a recommendation, of a report with all of its own, or of an inquiry with all it led to."""

    subject: Node
    stages: tuple[Stage, ...]

    def stage(self, key: Key) -> Stage:
        """One of its stages."""
        return next(stage for stage in self.stages if stage.key == key)

    def places(self) -> Iterator[tuple[str, Key]]:
        """Every record and part in it, with the stage it stands in: first its own, then where others lead to it."""
        steps = [(step, stage.key) for stage in self.stages for outer in stage.steps for step in outer.whole]
        yield from ((step.node, key) for step, key in steps if step.node)
        yield from ((id_, key) for step, key in steps for id_, _ in step.links)


def ordered(steps: Iterator[Step]) -> tuple[Step, ...]:
    """Steps by their dates; of one date, in the order given."""
    return tuple(sorted(steps, key=lambda step: step.order))
