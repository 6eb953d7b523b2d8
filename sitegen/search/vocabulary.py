"""Who and what a search can mean: people, bodies, topics and terms with their other names, and the archive's words.

Law: a function of the archive and the day it is judged at.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
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
MOST_YEARS = 50  # that a number in a browser has bits for
NAMES = 600  # people and bodies that the page knows from the first; the others it looks up
_ENTITIES = ("organization", "person", "topic", "term")
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_HYPHENED = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)+")
_DATED = re.compile(r"^At [^:]+: ")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What the page reads with the first query; and what it looks up: all that is told of who or what is meant.

    A name is looked up by its id; by each of its words, where the page does not know it from the first; a person by the
    office held. So are the archive's words, with the years in which they stand.
    """

    known: Mapping[str, Any]
    told: Mapping[str, list[dict[str, Any]]]
    offices: Mapping[str, list[str]]
    years: Mapping[str, int]


def vocabulary(edition: Edition, records: tuple[SearchRecord, ...], most: int = NAMES) -> Vocabulary:
    """The vocabulary as plain values; `short` has the short forms of what is no body's name."""
    graph = edition.graph
    nodes = tuple(node for kind in _ENTITIES for node in graph.of(kind))
    bodies = {_plain(node.title) for node in nodes if node.kind == "organization"}
    short = short_forms((record.content for record in records), bodies)
    counts = _counts(records)
    entities = [_entity(edition, node, counts, short) for node in nodes]
    known, words = _known(entities, most), counted_words(records)
    return Vocabulary(
        {
            "entities": [
                {name: entity[name] for name in ("id", "kind", "name", "also") if name in entity}
                for entity in entities
                if entity["id"] in known
            ],
            "partial": len(known) < len(entities),
            "short": {full: forms for full, forms in short.items() if full not in bodies},
            "words": " ".join(common_words(sum(words.values(), Counter()))),
        },
        _told(entities, known),
        _offices(entities),
        word_years(words),
    )


def _known(entities: Iterable[Mapping[str, Any]], most: int) -> frozenset[str]:
    """The ids of committees, topics and terms, and of the people and bodies of whom there is most."""
    rest = [entity for entity in entities if entity["kind"] in ("person", "organization")]
    ranked = sorted(rest, key=lambda entity: (-entity.get("n", {}).get("records", 0), entity["id"]))
    left_out = {entity["id"] for entity in ranked[most:]}
    return frozenset(entity["id"] for entity in entities if entity["id"] not in left_out)


def _told(entities: Iterable[dict[str, Any]], known: Collection[str]) -> Mapping[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for entity in entities:
        found[entity["id"]].append(entity)
        if entity["id"] not in known:
            for word in dict.fromkeys(_words(" ".join((entity["name"], *entity.get("also", ()))))):
                found[word].append(entity)
    return found


def _offices(entities: Iterable[Mapping[str, Any]]) -> Mapping[str, list[str]]:
    """Who holds an office, by its words: by those of the office alone, and by those with its body."""
    found: dict[str, list[str]] = defaultdict(list)
    for entity in entities:
        told = entity.get("facts", ()) if entity["kind"] == "person" else ()
        for office in (_DATED.sub("", fact) for fact in told if not fact.startswith("Until ")):
            for words in dict.fromkeys((" ".join(_words(office)), " ".join(_words(office.partition(",")[0])))):
                if entity["id"] not in found[words]:
                    found[words].append(entity["id"])
    return found


def _words(text: str) -> list[str]:
    """The words of a text as the page compares them."""
    return [word.removesuffix("'s") for word in _WORD.findall(_plain(text))]


def places(graph: Graph, records: Iterable[SearchRecord]) -> dict[str, list[str]]:
    """The name and the address of what a record stands within, by its id."""
    ids = {value for record in records for value in record.filters["within"]}
    return {id_: [graph[id_].title, graph[id_].url] for id_ in ids}


def common_words(counted: Counter[str], most: int = WORDS) -> list[str]:
    """The most frequent words of some texts, in lower case; short ones and those met once are left out."""
    long = [(word, number) for word, number in counted.items() if number > 1 and len(word) > 3 and word.isalpha()]
    return [word for word, _ in sorted(long, key=lambda item: (-item[1], item[0]))[:most]]


def counted_words(records: Iterable[SearchRecord]) -> dict[str, Counter[str]]:
    """How often each word stands in the records of each year, a hyphened one also in one piece; "" is no year."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for record in records:
        text = " ".join((record.title, record.content, *record.meta.values())).replace("\u2019", "'").casefold()
        found[record.date[:4]].update(_WORD.findall(text))
        found[record.date[:4]].update(word.replace("-", "") for word in _HYPHENED.findall(text))
    return found


def word_years(counted: Mapping[str, Counter[str]]) -> dict[str, int]:
    """In which of the years, the first being the bit of 1, a word stands, without accents; 0 for one of all years."""
    found: dict[str, int] = defaultdict(int)
    for place, year in enumerate(sorted(counted)):
        for word in counted[year]:
            plain = word.removesuffix("'s")
            found[plain if plain.isascii() else fold(plain)] |= 1 << place
    everywhere = (1 << len(counted)) - 1
    return {word: 0 if years == everywhere or len(counted) > MOST_YEARS else years for word, years in found.items()}


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
