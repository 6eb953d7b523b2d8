"""A list that is counted, and that its number opens. Law: a number is the length of a list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sitegen.clock import Clock
from sitegen.graph import Node


@dataclass(frozen=True, slots=True)
class Item:
    """One record that is counted: `facts` stand instead of those of its own line; `clocks` are how it stands."""

    node: Node
    facts: tuple[str, ...] | None = None
    tag: str | None = None
    clocks: tuple[Clock, ...] = ()


@dataclass(frozen=True, slots=True)
class Tally:
    """Items under a heading, or parts that have them: no item is in two parts. `id` is its anchor on the page.

    `says` continues a number in a sentence ("answered", "with no response held").
    """

    id: str
    heading: str
    items: tuple[Item, ...] = ()
    parts: tuple[Tally, ...] = ()
    says: str = ""

    @property
    def total(self) -> int:
        return len(self.items) + sum(part.total for part in self.parts)

    def all(self) -> Iterator[Item]:
        """Its items and those of its parts."""
        yield from self.items
        for part in self.parts:
            yield from part.all()

    @property
    def end(self) -> str:
        """What its anchor says beyond that of the tally it is part of: of `asked-answered`, `answered`."""
        return self.id.partition("-")[2]

    def part(self, end: str) -> Tally | None:
        """The part whose anchor has an end, however deep."""
        inside = (part for one in self.parts for part in (one, *one.parts))
        return next((part for part in inside if part.end == end), None)

    def bundled(self, end: str, heading: str, ends: Iterable[str], says: str = "") -> Tally:
        """The same with some of its parts made parts of one, which stands before the others."""
        inside = tuple(part for part in self.parts if part.end in ends)
        others = tuple(part for part in self.parts if part.end not in ends)
        return tally(self.id, self.heading, (tally(f"{self.id}-{end}", heading, inside, says), *others), self.says)


def tally(id_: str, heading: str, parts: Iterable[Tally], says: str = "") -> Tally:
    """A tally of those parts that have something in them."""
    return Tally(id_, heading, (), tuple(part for part in parts if part.total), says)


def sorted_into(
    id_: str, heading: str, sorts: Iterable[tuple[str, str, str]], items: Iterable[tuple[str, Item]]
) -> Tally:
    """A tally of items told apart: each comes with the key of its sort; a sort is a key, a heading, what it says."""
    found: dict[str, list[Item]] = {}
    for key, item in items:
        found.setdefault(key, []).append(item)
    parts = (Tally(f"{id_}-{key}", title, tuple(found.get(key, ())), (), says) for key, title, says in sorts)
    return tally(id_, heading, parts)
