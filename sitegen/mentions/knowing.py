"""What an archive knows by name, and how its texts use words. Law: worked out once, from the whole of it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from sitegen.graph import Graph, Node
from sitegen.mentions.folding import fold_marks
from sitegen.mentions.naming import ACRONYM, Name, body_names, people_names, reference_names, spellings
from sitegen.records.meeting import Attendance
from sitegen.records.organization import Organization
from sitegen.records.person import Person
from sitegen.records.walk import FoundProse, walk

_FIRST = re.compile(r"[A-Za-z0-9]+")
_LOWER = re.compile(r"(\bthe )?\b([a-z][a-z]+)\b")
_BRACKETED = re.compile(r"\s\((?:the )?([A-Z][A-Za-z&]{2,9})\)")
_SMALL = frozenset(["a", "and", "for", "in", "of", "on", "the", "to", "with", "&"])


@dataclass(frozen=True, slots=True, eq=False)
class Knowledge:
    """Names by their first word, longest first; words that texts write small; those of roles, and of bodies."""

    names: Mapping[str, tuple[Name, ...]]
    small: frozenset[str]
    roles: frozenset[str]
    places: frozenset[str]


@lru_cache(maxsize=1)
def known(graph: Graph) -> Knowledge:
    """What an archive knows by name."""
    texts = tuple(_texts(graph))
    small, articled = _small_words(texts)
    held: dict[str, dict[Name, None]] = defaultdict(dict)
    for name in (*people_names(graph), *body_names(graph, small, articled), *reference_names(graph)):
        held[name.words][name] = None
    disputed = _disputed(texts, {words: names for words, names in held.items() if ACRONYM.fullmatch(words)}, graph)
    found: dict[str, list[Name]] = defaultdict(list)
    for words, names in held.items():
        first = _FIRST.match(words)
        one = next(iter(names)) if len({name.target for name in names}) == 1 and words not in disputed else None
        if first:
            found[first[0]].append(one or Name(words, None, "body"))
    ordered = {first: tuple(sorted(names, key=lambda name: -len(name.words))) for first, names in found.items()}
    places = (_FIRST.findall(fold_marks(node.title)) for node in graph.of("organization"))
    return Knowledge(ordered, small, _roles(graph), frozenset(word for words in places for word in words))


def _texts(graph: Graph) -> Iterator[str]:
    for node in graph.records():
        for found in walk(type(node.value), node.value):
            if isinstance(found, FoundProse):
                yield fold_marks(found.text)


def _small_words(texts: Iterable[str]) -> tuple[frozenset[str], frozenset[str]]:
    """The words that texts write small, and those that they write so after `the`."""
    small: set[str] = set()
    articled: set[str] = set()
    for text in texts:
        for article, word in _LOWER.findall(text):
            small.add(word)
            if article:
                articled.add(word)
    return frozenset(small), frozenset(articled)


def _roles(graph: Graph) -> frozenset[str]:
    """Words that stand before or after a person's name: titles, ranks, offices."""
    words = ["sir", "dame", "lord", "lady", "mr", "mrs", "ms", "miss", "dr", "professor", "cllr", "former", "member"]
    for node in graph.of("person"):
        if isinstance(person := node.value, Person):
            words += [person.honorific_prefix or "", *(held.role or "" for held in person.memberships)]
    for node in graph.of("attendance"):
        if isinstance(node.value, Attendance):
            words.append(node.value.role or "")
    return frozenset(re.findall(r"[a-z]+", fold_marks(" ".join(words)).lower()))


def _disputed(texts: Iterable[str], short: Mapping[str, Iterable[Name]], graph: Graph) -> frozenset[str]:
    """The short forms that a text somewhere explains as something else: `Police and Crime Commissioner (PCC)`."""
    full = {words: tuple(_full(graph, names)) for words, names in short.items()}
    found = set()
    for text in texts:
        for match in _BRACKETED.finditer(text):
            if match[1] in full:
                before = _plain(text[max(0, match.start() - 100) : match.start()]).removesuffix("'s")
                if not before.endswith(full[match[1]]) and _initials(before, match[1].lower()):
                    found.add(match[1])
    return frozenset(found)


def _plain(words: str) -> str:
    return " ".join(re.findall(r"[a-z0-9'&]+", words.lower()))


def _full(graph: Graph, names: Iterable[Name]) -> Iterator[str]:
    bodies: list[Node] = [graph[name.target] for name in names if name.target]
    for node in bodies:
        if isinstance(body := node.value, Organization):
            for name in (body.name, *(other.name for other in body.other_names)):
                yield from map(_plain, spellings(name))


def _initials(before: str, letters: str) -> bool:
    """Whether the last words before a bracket begin with its letters."""
    left = list(letters)
    for word in reversed(re.findall(r"[a-z][a-z']*|&", before)):
        if word[0] == left[-1]:
            left.pop()
            if not left:
                return True
        elif word not in _SMALL:
            return False
    return False
