"""What the words of the archive name: links that nobody wrote. Law: a link is made only where one record can be meant.

Names, references and numbers are looked up as the record that prints them means them: `Recommendation 7` in its
report, `item 8` at its meeting, `Appendix 2` in its paper, a surname among those at the table. What could be several
stays text.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import Protocol

from sitegen.graph import Edge, Graph, Node
from sitegen.mentions.context import Context, Surroundings
from sitegen.mentions.folding import folded
from sitegen.mentions.knowing import known
from sitegen.mentions.names import named_in
from sitegen.mentions.numbers import numbered_in
from sitegen.mentions.references import references
from sitegen.mentions.sittings import sittings_in
from sitegen.mentions.surnames import surnames_in
from sitegen.prose import named
from sitegen.prose.linking import Linker, Run, Span, chosen
from sitegen.records.walk import FoundProse, walk

__all__ = ["BACK", "Mentions", "mentions", "references"]

PRINTED, NOTE = "printed_status", "note"  # words of a record, beside its prose, that its page shows
BACK = "Mentioned in"


class LinkerOf(Protocol):
    """What the words of a record or part name; with `printed` those of a list about it, such as its status."""

    def __call__(self, id_: str, *, printed: bool = False) -> Linker: ...


@dataclass(frozen=True, slots=True, eq=False)
class Mentions:
    """What the words of each record name, and by which words each record is named."""

    linker: LinkerOf
    into: Mapping[str, tuple[Edge, ...]]

    def of(self, id_: str) -> tuple[Edge, ...]:
        """The mentions of a record or part, in the archive's order."""
        return self.into.get(id_, ())


@lru_cache(maxsize=1)
def mentions(graph: Graph) -> Mentions:
    """The mentions of an archive, worked out once."""
    knowledge = known(graph)
    surroundings = Surroundings(graph)

    def linker(id_: str, *, printed: bool = False) -> Linker:
        context = surroundings.of(id_, printed=printed)
        return lambda run: _spans(run, context)

    def _spans(run: Run, context: Context) -> Iterator[Span]:
        words = folded(run.words)
        names = tuple(named_in(words, run, context, knowledge))
        others = (way(words, run, context, knowledge) for way in (numbered_in, surnames_in))
        for span in chain(names, *others, sittings_in(run, names, graph)):
            if span.target != context.owner and graph.get(span.target):
                yield span

    return Mentions(linker, _into(graph, linker))


def _into(graph: Graph, linker: LinkerOf) -> Mapping[str, tuple[Edge, ...]]:
    """Mentions by what they mention. What two records say of each other in their fields is not told again."""
    into: dict[str, dict[Edge, None]] = defaultdict(dict)
    for node in graph.records():
        told = _told(graph, node)
        for source, targets in _named(graph, node, linker):
            for target in targets:
                owner = graph[target].owner
                if owner != node.id and not {target, owner} & told and not _says(graph, owner, node.id):
                    into[target][Edge(source, "words", target, BACK)] = None
    return {target: tuple(edges) for target, edges in into.items()}


def _told(graph: Graph, node: Node) -> frozenset[str]:
    return frozenset(edge.target for id_ in graph.whole(node.id) for edge in graph.links_out(id_))


def _says(graph: Graph, id_: str, target: str) -> bool:
    return any(edge.target == target for edge in graph.links_out(id_))


def _named(graph: Graph, node: Node, linker: LinkerOf) -> Iterator[tuple[str, Iterable[str]]]:
    """The record and its parts that have words, with what those name."""
    ids = {id(graph[id_].value): id_ for id_ in graph.whole(node.id)}
    for found in walk(type(node.value), node.value):
        if isinstance(found, FoundProse):
            source = ids.get(id(found.within[-1]), node.id) if found.within else node.id
            yield source, named(found.text, linker(source))
    for fact in (PRINTED, NOTE):
        if words := getattr(node.value, fact, None):
            known = linker(node.id, printed=fact == PRINTED)
            yield node.id, [span.target for span in chosen(Run(words), known, set())]
