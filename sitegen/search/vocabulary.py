"""Who and what a search can mean: people, bodies, topics and terms with their other names, and the archive's words.

Law: a function of the archive and the day it is judged at.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sitegen.edition import Edition
from sitegen.graph import Graph, Node
from sitegen.page import SearchRecord
from sitegen.records.glossary import Term
from sitegen.records.organization import Organization
from sitegen.records.person import Person
from sitegen.records.topic import Topic
from sitegen.search.facts import facts
from sitegen.search.short_forms import short_forms
from sitegen.text import excerpt, fold

WORDS = 4000
_ENTITIES = ("organization", "person", "topic", "term")
_WORD = re.compile(r"[^\W\d_]{4,}")


def vocabulary(edition: Edition, records: tuple[SearchRecord, ...]) -> dict[str, Any]:
    """The vocabulary as plain values.

    `places` names what a record stands within, by its id; `short` has the short forms of what is no body's name.
    """
    graph = edition.graph
    nodes = tuple(node for kind in _ENTITIES for node in graph.of(kind))
    bodies = {_plain(node.title) for node in nodes if node.kind == "organization"}
    short = short_forms((record.content for record in records), bodies)
    counts = _counts(records)
    places = sorted({value for record in records for value in record.filters["within"]})
    return {
        "entities": [_entity(edition, node, counts, short) for node in nodes],
        "short": {full: forms for full, forms in short.items() if full not in bodies},
        "places": {id_: [graph[id_].title, graph[id_].url] for id_ in places},
        "words": " ".join(common_words(f"{record.title} {record.content}" for record in records)),
    }


def common_words(texts: Iterable[str], most: int = WORDS) -> list[str]:
    """The words of the texts, in lower case, the most frequent first; short ones and those met once are left out."""
    counted = Counter(word for text in texts for word in _WORD.findall(text.casefold()))
    ranked = sorted(counted.items(), key=lambda item: (-item[1], item[0]))
    return [word for word, number in ranked[:most] if number > 1]


def _entity(
    edition: Edition, node: Node, counts: Mapping[tuple[str, str], Counter[str]], short: Mapping[str, tuple[str, ...]]
) -> dict[str, Any]:
    graph, value = edition.graph, node.value
    kind = "committee" if isinstance(value, Organization) and value.is_committee else node.kind
    number = counts[kind, node.id]
    others = (*_also(graph, node), *(short.get(_plain(node.title), ()) if node.kind == "organization" else ()))
    told: dict[str, Any] = {
        "id": node.id,
        "kind": kind,
        "name": node.title,
        "also": list(dict.fromkeys(name for name in others if name and fold(name) != fold(node.title))),
        "url": node.url,
        "facts": [excerpt(fact, 200) for fact in facts(edition, node)],
        "n": {"records": sum(number.values()), **dict(sorted(number.items()))} if number else {},
    }
    return {name: value for name, value in told.items() if value}


def _also(graph: Graph, node: Node) -> Iterator[str | None]:
    """Its other names: an abbreviation, other spellings, and what the glossary calls it."""
    match node.value:
        case Person():
            yield from (other.name for other in node.value.other_names)
            yield node.value.full_name
        case Organization():
            yield node.value.abbreviation
            yield from (other.name for other in node.value.other_names)
            for edge in graph.links_in(node.id, "term"):
                term = graph[edge.source].value
                if isinstance(term, Term) and term.expansion and fold(term.expansion) in _names(node.value):
                    yield term.term
        case Topic():
            yield from (other.name for other in node.value.other_names)
        case Term():
            yield node.value.expansion


def _plain(name: str) -> str:
    """A name as short forms are found by it."""
    return fold(name).replace("’", "'")


def _names(body: Organization) -> set[str]:
    return {fold(name) for name in (body.name, body.abbreviation or "", *(other.name for other in body.other_names))}


def _counts(records: Iterable[SearchRecord]) -> Mapping[tuple[str, str], Counter[str]]:
    """How many records of each kind a search by a filter and an id would find."""
    found: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for record in records:
        for name in ("committee", "person", "organization", "topic"):
            for id_ in record.filters[name]:
                found[name, id_].update(record.filters["kind"])
    return found
