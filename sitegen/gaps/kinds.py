"""What a data gap is: a kind of it, and the places where it was found. Law: values only."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from sitegen.edition import Edition
from sitegen.graph import Graph, Node
from sitegen.records.recommendation import Recommendation
from sitegen.records.transcript import Speech
from sitegen.records.walk import Path


@dataclass(frozen=True, slots=True)
class Found:
    """One gap, at a record or a part of one.

    `facts` are words under a name, `links` lead under a name to records that bear on it. `about` tells apart several
    of a kind at one record, and stays; `at` is where in the record's file the gap can be seen.
    """

    node: Node
    title: str
    facts: tuple[tuple[str, str], ...] = ()
    links: tuple[tuple[str, tuple[Node, ...]], ...] = ()
    gist: str | None = None
    group: str = ""
    about: str = ""
    at: Path = ()


Finder = Callable[[Edition], Iterator[Found]]


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of gap: what it shows and what it does not, what is said of one, and how it is found."""

    id: str
    heading: str
    says: str
    meaning: str
    find: Finder


@dataclass(frozen=True)
class Gap:
    """All that was found of a kind, in the order in which lists show it."""

    kind: Kind
    found: tuple[Found, ...]

    @cached_property
    def groups(self) -> tuple[tuple[str, tuple[Found, ...]], ...]:
        """What was found under its headings, in their first order."""
        groups: dict[str, list[Found]] = defaultdict(list)
        for found in self.found:
            groups[found.group].append(found)
        return tuple((heading, tuple(rows)) for heading, rows in groups.items())


def ordered(graph: Graph, kind: str) -> tuple[Node, ...]:
    """All of a kind of record or part, in the order in which lists show them."""
    return graph.ordered(node.id for node in graph.of(kind))


def nodes(graph: Graph, ids: Iterable[str]) -> tuple[Node, ...]:
    """The records and parts with these ids that the archive holds, each once."""
    return tuple(graph[id_] for id_ in dict.fromkeys(ids) if id_ in graph.nodes)


def names(graph: Graph, ids: Iterable[str]) -> str:
    """Titles of records, joined for reading."""
    return ", ".join(node.title for node in nodes(graph, ids))


def facts(**told: str | None) -> tuple[tuple[str, str], ...]:
    """Those of some facts that there are words for, under their names."""
    return tuple((name, words) for name, words in told.items() if words)


def links(**told: tuple[Node, ...]) -> tuple[tuple[str, tuple[Node, ...]], ...]:
    """Those of some lists of records that are not empty, under their names ("said_at" is "said at")."""
    return tuple((name.replace("_", " "), held) for name, held in told.items() if held)


def named(graph: Graph, node: Node) -> str:
    """What a link is called: a speech by who speaks, a recommendation by its number, others by their titles."""
    if isinstance(node.value, Recommendation):
        report = graph.get(node.value.report)
        return f"Recommendation {node.value.number} of {report.title}" if report else node.title
    if isinstance(node.value, Speech):
        speaker = graph.get(node.value.speaker or "")
        return f"{speaker.title if speaker else node.title}, {node.value.id}"
    return graph.label(node.id)


def meeting_of(graph: Graph, id_: str) -> Node | None:
    """The meeting that a record or part belongs to: itself, an item, a resolution, a speech."""
    owner = graph[id_].owner if id_ in graph.nodes else ""
    node = graph.get(owner.removesuffix("/transcript"))
    return node if node and node.kind == "meeting" else None
