"""What the tables of the tracker have in common as data: names, dates, and how clocks stand. Dry."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sitegen.clock import Clock
from sitegen.edition import Edition
from sitegen.exports.table import Column
from sitegen.prose import to_plain
from sitegen.tracker import Line

BETWEEN = "; "  # stands between several values of one cell


@dataclass(frozen=True, slots=True)
class Told:
    """A line of the tracker, and the edition it belongs to."""

    edition: Edition
    line: Line

    def names(self, ids: Iterable[str | None]) -> str:
        """The titles of some records."""
        graph = self.edition.graph
        return BETWEEN.join(graph[id_].title if id_ in graph.nodes else id_ for id_ in ids if id_)

    def words(self, field: str) -> str:
        """A field of prose, without its marks."""
        return " ".join(to_plain(getattr(self.line.node.value, field, None) or "").split())

    def standing(self, clock: Clock) -> str:
        """How a clock stands: `overdue by 12 days`."""
        now = clock.at(self.edition.as_at)
        return f"{now.word} ({'at least ' if now.least else ''}{now.days} days)" if now.days else now.word

    def replies(self) -> str:
        """How the clock of each reply stands, by who owes it."""
        return BETWEEN.join(
            f"{name}: {self.standing(clock)}" if (name := self._owing(clock)) else self.standing(clock)
            for clock in self.line.replies
        )

    def reply_days(self) -> str:
        """By when each reply is due, each day once."""
        days = (str(clock.limit.date) for clock in self.line.replies if clock.limit)
        return BETWEEN.join(dict.fromkeys(days))

    def _owing(self, clock: Clock) -> str:
        return self.names(clock.owing) or clock.printed_owed_by or ""


def columns(*own: Column[Told]) -> tuple[Column[Told], ...]:
    """The columns of a table: what it is, its own, and when it was judged."""
    return (
        Column("id", "The record’s id, which never changes.", lambda told: told.line.node.id),
        Column("url", "Its page.", lambda told: told.edition.base.absolute(told.line.node.url)),
        *own,
        Column("topics", "Its topics, by name.", lambda told: told.names(told.line.topics)),
        Column("as_at", "The day at which the clocks were read.", lambda told: told.edition.as_at),
    )


def deadline(*, of: str) -> tuple[Column[Told], ...]:
    """When it is to be done, as a date and in the words printed."""
    return (
        Column(
            "due",
            f"When {of} is to be done: a day, a month or a year. A month or a year passes with its last day.",
            lambda told: told.line.deadline and told.line.deadline.date,
        ),
        Column(
            "due_printed",
            "The words in which the source prints it.",
            lambda told: told.line.deadline and told.line.deadline.printed,
        ),
    )
