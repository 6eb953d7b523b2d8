"""What the tracker says of one record: a line of its table. Law: values only, worked out once for an edition."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from sitegen.clock import SOON, Answered, Clock
from sitegen.dates import PartialDate
from sitegen.graph import Graph, Node
from sitegen.records.base import DeadlinePrinted, StatusChange
from sitegen.text import slug

LATER = 90  # days ahead that the longer of the two lists of what is due looks
SKIPPED = "not addressed"  # the stance of a reply that says nothing of a recommendation
OPEN = ("overdue", "due soon", "not yet due")  # the standings of a clock that still runs towards a day


@dataclass(frozen=True, slots=True)
class Line:
    """One recommendation or action: who made it, whom it asks, what is held of it, and its clocks.

    `printed` are the words for those who are asked and have no record; `told` the steps that tell of replies of which
    none is held. `words` are found by the filter for words, though the table does not show them. `values` are what the
    filters know of it: keys by the name of a facet.
    """

    node: Node
    report: Node | None
    committee: str | None
    bodies: tuple[str, ...]
    printed: tuple[str, ...]
    made: PartialDate | None
    deadline: DeadlinePrinted | None
    topics: tuple[str, ...]
    doing: Clock
    state: str
    words: str = ""
    answers: tuple[Answered, ...] = ()
    silent: tuple[str, ...] = ()
    told: tuple[StatusChange, ...] = ()
    replies: tuple[Clock, ...] = ()
    values: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def stances(self, body: str | None = None) -> tuple[str, ...]:
        """What those who were asked, or one of them, said: by the answers held, or by the steps that tell of some."""
        heard = {body} if body else {*self.bodies}
        held = tuple(one.answer.stance for one in self.answers if not heard or heard & one.bodies)
        return held or tuple(step.value for step in self.told if not body or step.by in (body, None))

    def is_answered(self, body: str | None = None) -> bool:
        """Whether anybody who was asked, or one of them, has answered; a reply that passes it over is no answer."""
        return any(stance != SKIPPED for stance in self.stances(body))

    @property
    def limited_replies(self) -> tuple[Clock, ...]:
        """The clocks of replies that are due by a day, one for each day."""
        return tuple({clock.limit.last: clock for clock in self.replies if clock.limit}.values())

    @property
    def last(self) -> dt.date | None:
        """The first of the last days of its clocks."""
        return min((clock.limit.last for clock in (*self.replies, self.doing) if clock.limit), default=None)


def also(graph: Graph, ids: Iterable[str]) -> str:
    """What some records are called beside their names (abbreviations of bodies) or instead of being shown (topics)."""
    found = (graph.get(id_) for id_ in ids)
    words = (getattr(node.value, "abbreviation", None) or _topic(node) for node in found if node)
    return " ".join(dict.fromkeys(word for word in words if word))


def _topic(node: Node) -> str:
    return node.title if node.kind == "topic" else ""


def latest_first(lines: Iterable[Line]) -> tuple[Line, ...]:
    """Lines by the day they were made, the latest first and the undated last; those of one day as they came."""
    return tuple(sorted(lines, key=lambda line: -line.made.first.toordinal() if line.made else 0))


def open_days(clocks: Iterable[Clock], as_at: dt.date) -> tuple[dt.date, ...]:
    """The last days of the clocks that still run, the earliest first."""
    return tuple(sorted({clock.limit.last for clock in clocks if clock.limit and clock.at(as_at).word in OPEN}))


def due_keys(replies: tuple[Clock, ...], doing: Clock, as_at: dt.date) -> tuple[str, ...]:
    """How a line's clocks stand, as the filter by date knows it."""
    found = []
    for name, clocks in (("reply", replies), ("action", (doing,))):
        days = [(last - as_at).days for last in open_days(clocks, as_at)]
        if any(left < 0 for left in days):
            found += ["overdue", f"{name}-overdue"] if replies else ["overdue"]
        found += [f"due-in-{most}-days" for most in (SOON, LATER) if any(0 <= left <= most for left in days)]
        if any(left > LATER for left in days):
            found.append("due-later")
    words = {clock.at(as_at).word for clock in (*replies, doing)}
    found += [slug(word) for word in ("on time", "late") if word in words]
    if not any(clock.limit for clock in (*replies, doing)):
        found.append("no-deadline")
    return tuple(dict.fromkeys(found))


def keys(ids: Iterable[str]) -> Mapping[str, str]:
    """A short key for each record, by its id: the end of its path, or all of it where another has the same end."""
    found: dict[str, str] = {}
    taken: set[str] = set()
    for id_ in sorted(ids):
        short = id_.rpartition("/")[2]
        found[id_] = short if short not in taken else id_.replace("/", "-")
        taken.add(found[id_])
    return found


def place(id_: str | None) -> tuple[str, ...]:
    """The key of a record that shares its facet with no other folder."""
    return (id_.rpartition("/")[2],) if id_ else ()


def year(made: PartialDate | None) -> tuple[str, ...]:
    """The key of the year a line belongs to."""
    return (str(made.year),) if made else ()
