"""What one source gives: drafts of records, what was set aside and why, and what a person must decide.

The one value here that changes while a reader works. A draft is a record on its way: its id, and fields whose values
know their lines (`Taken`). Readers never write files, make ids of people or decide doubts.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from sitegen.importers.drafting.sheet import Line, Lines, Sheet
from sitegen.importers.drafting.taken import Tree, lines_of


@dataclass(slots=True)
class Draft:
    """A record on its way. `fields` are the keys of its file (`body` for prose below the front matter)."""

    id: str
    fields: dict[str, Tree] = field(default_factory=dict)

    def set(self, **values: Tree) -> Draft:
        """Fill fields (a trailing underscore is dropped: `from_`); None fills nothing, what is there is replaced."""
        self.fields.update({name.rstrip("_"): value for name, value in values.items() if value is not None})
        return self

    def fill(self, **values: Tree) -> Draft:
        """Fill only the fields that have nothing yet."""
        return self.set(**{name: value for name, value in values.items() if name.rstrip("_") not in self.fields})

    def add(self, name: str, *items: Tree) -> Draft:
        """Append to a list field, leaving out what it already holds."""
        held = self.fields.setdefault(name, [])
        assert isinstance(held, list)
        held.extend(item for item in items if item not in held)
        return self

    @property
    def lines(self) -> Lines:
        return lines_of(self.fields)


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something a person must look at: a name that may be two people, a date that contradicts another."""

    lines: Lines
    about: str
    printed: str
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Furniture:
    """Lines that say nothing of their own (a running header, a blank-page notice), and the rule that says so."""

    lines: Lines
    rule: str


class Intake:
    """The drafts of one source. `document` is the id of the record of the source itself."""

    def __init__(self, sheet: Sheet, document: str) -> None:
        self.sheet, self.document = sheet, document
        self.drafts: dict[str, Draft] = {}
        self.doubts: list[Doubt] = []
        self.furniture: list[Furniture] = []

    def draft(self, id_: str) -> Draft:
        """The draft of this id; a new one when there is none."""
        return self.drafts.setdefault(id_, Draft(id_))

    def free(self, id_: str) -> str:
        """The id, or the id with a number when another draft of this source has it."""
        number, found = 2, id_
        while found in self.drafts:
            found, number = f"{id_}-{number}", number + 1
        return found

    @property
    def silent(self) -> frozenset[int]:
        """The numbers of lines that are blank or furniture: a citation runs on across them."""
        aside = {number for it in self.furniture for number in it.lines}
        return frozenset(line.number for line in self.sheet if line.blank or line.number in aside)

    def set_aside(self, rule: str, lines: Iterable[Line]) -> None:
        """Account for lines that are furniture, under the rule that says so (in words, for the report)."""
        if numbers := tuple(line.number for line in lines):
            self.furniture.append(Furniture(numbers, rule))

    def doubt(self, about: str, printed: str, lines: Iterable[Line], candidates: Iterable[str] = ()) -> None:
        """Leave something to a person, with what it may be."""
        self.doubts.append(Doubt(tuple(line.number for line in lines), about, printed, tuple(candidates)))
