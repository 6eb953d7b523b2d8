"""A thread at a glance: its stages as lanes over time. Law: places only; colours and links are the template's.

Each thing that happened is a mark on the line of its stage, at its date; recommendations are numbered cells below their
report. Marks never overlap: where more than fit fall on one day, a single mark stands for them with their number.
It is drawn twice, wide for a page and tall for a phone.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from sitegen.dates import PartialDate
from sitegen.graph import Graph
from sitegen.thread.values import Key, Stage, Step, Thread

Shape = Literal["dot", "bar", "square", "diamond", "cell", "cluster"]
_LANES: tuple[Key, ...] = ("evidence", "authority", "report", "recommendation", "responses", "actions", "later")
_SHAPES: dict[Key, Shape] = {"authority": "bar", "report": "square", "recommendation": "cell", "responses": "diamond"}
_PITCH = 26


@dataclass(frozen=True, slots=True)
class Frame:
    """How much room there is: along the time, before it begins; cells abreast, and the most marks of one day."""

    along: int
    start: int
    abreast: int
    most: int
    ticks: int
    labelled: bool


WIDE = Frame(along=1100, start=120, abreast=2, most=4, ticks=9, labelled=True)
TALL = Frame(along=600, start=56, abreast=2, most=3, ticks=12, labelled=False)


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing in its place: `u` and `until` along the time, `row` across its lane. `words` say what it is."""

    shape: Shape
    u: float
    until: float
    row: int
    words: str
    node: str | None
    label: str = ""
    tone: str = "held"


@dataclass(frozen=True, slots=True)
class Lane:
    """One stage: where it begins across, how many rows it has, and its marks."""

    stage: Stage
    top: int
    rows: int
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """All of it. `ticks` are dates with their places, `outputs` the places of the reports and letters."""

    frame: Frame
    across: int
    lanes: tuple[Lane, ...]
    ticks: tuple[tuple[float, str], ...]
    outputs: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class _Item:
    step: Step
    start: dt.date
    end: dt.date


def picture(graph: Graph, thread: Thread, frame: Frame) -> Picture | None:
    """The thread drawn within a frame; None where too little of it has a date to make a picture of."""
    days = sorted(day for key in _LANES for item in _dated(thread.stage(key)) for day in (item.start, item.end))
    if len(set(days)) < 2:
        return None
    out = min((item.start for item in _dated(thread.stage("report"))), default=days[0])
    length = -(-thread.stage("recommendation").count // frame.abreast) * _PITCH
    scale = _Scale(days[0], days[-1], frame, out, length)
    lanes, top = [], 0
    for key in _LANES:
        stage = thread.stage(key)
        marks = tuple(_cells(thread, stage, scale) if key == "recommendation" else _marks(graph, stage, scale))
        rows = max([mark.row + 1 for mark in marks], default=1)
        lanes.append(Lane(stage, top, rows, marks))
        top += rows * _PITCH + 12
    outputs = {scale.at(item.start) for item in _dated(thread.stage("report"))}
    return Picture(frame, top, tuple(lanes), tuple(scale.ticks()), tuple(sorted(outputs)))


class _Scale:
    """Days to places along the time, with room at both ends, and for the cells that begin at the day of the report."""

    def __init__(self, first: dt.date, last: dt.date, frame: Frame, out: dt.date, length: int) -> None:
        self.first, self.last, self.frame = first, last, frame
        self.span = max((last - first).days, 1)
        before = max((out - first).days / self.span, 0.01)
        whole = frame.along - frame.start - 40.0
        self.room = max(min(whole, (whole + 14 - length) / before), whole / 2)

    def at(self, day: dt.date) -> float:
        return round(self.frame.start + 20 + self.room * (day - self.first).days / self.span, 1)

    def ticks(self) -> Iterator[tuple[float, str]]:
        """The first days of months, as many as there is room for."""
        months = (self.last.year - self.first.year) * 12 + self.last.month - self.first.month + 1
        step = next(step for step in (1, 2, 3, 6, 12, 24, 60, 120, 600) if months / step <= self.frame.ticks)
        for month in range(self.first.year * 12 + self.first.month - 1, self.last.year * 12 + self.last.month + 1):
            day = dt.date(month // 12, month % 12 + 1, 1)
            if month % step == 0 and self.first <= day <= self.last:
                yield self.at(day), f"{day:%Y}" if step >= 12 else f"{day:%b %Y}"


def _dated(stage: Stage) -> Iterator[_Item]:
    """The steps that have a date, with the day on which they ended if they tell one."""
    for step in stage.steps:
        if step.date:
            ends = [inner.date.first for inner in step.within if inner.date and stage.key == "authority"]
            yield _Item(step, step.date.first, max([step.date.first, *ends]))


def _marks(graph: Graph, stage: Stage, scale: _Scale) -> Iterator[Mark]:
    """The marks of a stage, each in the first row where it touches no other."""
    taken: list[float] = []
    for day, group in groupby(_dated(stage), key=lambda item: item.start):
        items = list(group)
        free = sum(end <= scale.at(day) - 12 for end in taken) + max(0, scale.frame.most - len(taken))
        if len(items) > max(free, 1):
            items, cluster = [], len(items)
            yield _cluster(stage, cluster, day, scale, taken)
        for item in items:
            u, until = scale.at(item.start), scale.at(item.end)
            label = _label(graph, stage, item.step) if scale.frame.labelled else ""
            row = _row(taken, u - 12, until + 14 + 6.4 * len(label))
            shape = _SHAPES.get(stage.key, "dot")
            yield Mark(shape, u, until, row, _words(item.step), item.step.node, label, _tone(item.step))


def _cluster(stage: Stage, number: int, day: dt.date, scale: _Scale, taken: list[float]) -> Mark:
    u = scale.at(day)
    words = f"{number} in the stage {stage.heading}, {PartialDate(day.year, day.month, day.day).long}"
    return Mark("cluster", u, u, _row(taken, u - 12, u + 14), words, None, str(number))


def _row(taken: list[float], begin: float, end: float) -> int:
    for row, until in enumerate(taken):
        if until <= begin:
            taken[row] = end
            return row
    taken.append(end)
    return len(taken) - 1


def _cells(thread: Thread, stage: Stage, scale: _Scale) -> Iterator[Mark]:
    """Numbered cells, from the place of the report on, or as far before it as they need."""
    steps = [step for step in stage.steps if step.node]
    begin = min((scale.at(item.start) for item in _dated(thread.stage("report"))), default=float(scale.frame.start))
    abreast = scale.frame.abreast
    length = -(-len(steps) // abreast) * _PITCH
    begin = max(scale.frame.start + 14.0, min(begin, scale.frame.along - 14.0 - length + _PITCH))
    for place, step in enumerate(steps):
        u = round(begin + place // abreast * _PITCH, 1)
        row = place % abreast
        yield Mark("cell", u, u, row, _words(step), step.node, _number(step), _answered(step))


def _number(step: Step) -> str:
    number = step.title.partition(":")[0].rpartition(" ")[2]
    return number if number[:1].isdigit() else "–"


def _answered(step: Step) -> str:
    """Whether those asked answered: all that is known of it in a word."""
    if step.tag in ("no response held", None):
        return "none"
    return "some" if step.tag in ("answered by others", "not addressed") else "all"


def _tone(step: Step) -> str:
    return "open" if step.what.startswith("Planned") or step.tag in ("in progress", "not verified") else "held"


def _words(step: Step) -> str:
    told = [step.what, step.title, step.date.long if step.date else "", step.tag or "", *step.facts[:1]]
    return ", ".join(filter(None, told))


def _label(graph: Graph, stage: Stage, step: Step) -> str:
    """What stands beside a mark on a wide page: a date, or who replied."""
    if stage.key == "responses":
        first = (graph[id_] for id_ in step.by[:1] if id_ in graph.nodes)
        return _short(getattr(node.value, "abbreviation", None) or node.title for node in first)
    if stage.key in ("evidence", "report") and step.date and step.date.precision == "day":
        return f"{step.date.first.day} {step.date.first:%b}"
    return ""


def _short(names: Iterable[str]) -> str:
    cut = (name if len(name) < 26 else f"{name[:24].rpartition(' ')[0]}\N{HORIZONTAL ELLIPSIS}" for name in names)
    return ", ".join(cut)
