"""What lies before a reader: the source as opened, what it gives, who is known, and whose papers these are."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Literal

from sitegen.dates import PartialDate
from sitegen.importers.drafting.intake import Intake
from sitegen.importers.drafting.sheet import Lines, Sheet
from sitegen.importers.known.directory import Directory, Roll

Form = Literal["text", "xml", "json", "table"]


@dataclass(frozen=True, slots=True)
class Opened:
    """A source as opened: its lines, and for XML, JSON and tables the values in them, each with its line.

    `data` is None for text, an `Element` for XML, a `Value` for JSON, rows for a table (see `opening`). `aside` is what
    opening left out of the sheet (the menus of a web page): rules, and the numbers of the lines.
    """

    sheet: Sheet
    form: Form
    data: Any = None
    aside: tuple[tuple[str, Lines], ...] = ()


@dataclass(slots=True)
class Desk:
    """Where a reader works. In a pack of papers the sections share one desk, and learn from those before them.

    `organization` is the committee whose papers these are, `date` the day of the meeting they are for, `rolls` who is
    at each meeting (by its id), with the role held there.
    """

    intake: Intake
    directory: Directory
    organization: str | None = None
    date: PartialDate | None = None
    rolls: dict[str, Roll] = field(default_factory=dict)

    def roll(self, meeting: str) -> Roll:
        return self.rolls.setdefault(meeting, Roll())


@dataclass(frozen=True, slots=True)
class Reader:
    """One kind of source: a module, this value, and a line in the register.

    `recognises` says how sure it is of a source, from 0 (not mine) to 100. `begins` says whether a section of this
    kind begins on the line of an index, when the kind may stand in a pack; `type` is the Document.type of its source.
    """

    kind: str
    title: str
    type: str
    form: Form
    recognises: Callable[[Opened], int]
    read: Callable[[Opened, Desk], None]
    begins: Callable[[Sheet, int], bool] | None = None
