"""The archive linked: every record and part by id, and every link both ways. Law: immutable once made."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from sitegen.problems import Where
from sitegen.records.base import Part, Record


@dataclass(frozen=True, slots=True, order=True)
class Edge:
    """One link: from a record or part, through a field, to another. `back` heads it on the target's page."""

    source: str
    field: str
    target: str
    back: str = ""


@dataclass(frozen=True, slots=True)
class Node:
    """A record or a part in its place: its id, address, title, and the record it belongs to."""

    id: str
    kind: str
    url: str
    title: str
    value: Record | Part
    owner: str
    parent: str | None
    where: Where
    basis: str = "summary"

    @property
    def is_record(self) -> bool:
        return self.id == self.owner


@dataclass(frozen=True, eq=False)
class Graph:
    """The whole archive. Ids are paths (`people/susan-hall`), with `#anchor` for a part.

    It is compared by identity, so that what is worked out from the whole of it can be kept.
    """

    nodes: Mapping[str, Node]
    out: Mapping[str, tuple[Edge, ...]]
    into: Mapping[str, tuple[Edge, ...]]
    parts: Mapping[str, tuple[str, ...]]

    @cached_property
    def by_kind(self) -> Mapping[str, tuple[Node, ...]]:
        """All nodes by their kind, in the archive's order."""
        found: dict[str, list[Node]] = defaultdict(list)
        for node in self.nodes.values():
            found[node.kind].append(node)
        return {kind: tuple(nodes) for kind, nodes in found.items()}

    @cached_property
    def inside(self) -> Mapping[str, tuple[str, ...]]:
        """The parts directly inside a record or a part, by its id."""
        found: dict[str, list[str]] = defaultdict(list)
        for node in self.nodes.values():
            if node.parent:
                found[node.parent].append(node.id)
        return {id_: tuple(parts) for id_, parts in found.items()}

    def __getitem__(self, id_: str) -> Node:
        return self.nodes[id_]

    def get(self, id_: str) -> Node | None:
        return self.nodes.get(id_)

    def record(self, id_: str) -> Record:
        """The record with this id, or the one that holds the part with this id."""
        value = self.nodes[self.nodes[id_].owner].value
        assert isinstance(value, Record)
        return value

    def of(self, kind: str) -> tuple[Node, ...]:
        """All nodes of a kind of record or part, in the archive's order."""
        return self.by_kind.get(kind, ())

    def records(self) -> Iterator[Node]:
        return (node for node in self.nodes.values() if node.is_record)

    def links_out(self, id_: str, *fields: str) -> tuple[Edge, ...]:
        """Links from a record (not from its parts), optionally of some fields only."""
        return tuple(edge for edge in self.out.get(id_, ()) if not fields or edge.field in fields)

    def links_in(self, id_: str, *kinds: str) -> tuple[Edge, ...]:
        """Links to a record or part, optionally only from some kinds of record or part."""
        return tuple(edge for edge in self.into.get(id_, ()) if not kinds or self.nodes[edge.source].kind in kinds)

    def ordered(self, ids: Iterable[str]) -> tuple[Node, ...]:
        """Nodes, each once, in the order of their records' sort keys, then of their place."""
        unique = dict.fromkeys(ids)
        return tuple(sorted((self.nodes[id_] for id_ in unique), key=lambda node: self.record(node.id).sort_key))

    def within(self, id_: str) -> tuple[str, ...]:
        """A part's id and the ids of all parts inside it, however deep."""
        return (id_, *(deeper for part in self.inside.get(id_, ()) for deeper in self.within(part)))

    def whole(self, id_: str) -> tuple[str, ...]:
        """A record's id and the ids of all its parts."""
        return (id_, *self.parts.get(id_, ()))

    def label(self, id_: str) -> str:
        """A title that stands alone: a part's with its record's."""
        node = self.nodes[id_]
        return node.title if node.is_record else f"{node.title}, {self.nodes[node.owner].title}"
