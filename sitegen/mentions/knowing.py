"""What an archive knows by name, and how its texts use words. Law: worked out once, from the whole of it.

Other names are what people type when they search, so not all of them are believed in a text: a body's must say which
body it is (`City Hall` and `the Mayor` do not), a person's must hold the surname.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from sitegen.graph import Graph, Node
from sitegen.mentions.folding import fold_marks
from sitegen.mentions.references import references, spoken
from sitegen.records.glossary import Glossary
from sitegen.records.meeting import Attendance
from sitegen.records.organization import Organization
from sitegen.records.person import Person
from sitegen.records.walk import FoundProse, walk

_FIRST = re.compile(r"[A-Za-z0-9]+")
_LOWER = re.compile(r"(\bthe )?\b([a-z][a-z]+)\b")
_BRACKETED = re.compile(r" \((?:the )?([A-Z][A-Za-z&]{2,9})\)")
_ACRONYM = re.compile(r"(?=(?:.*[A-Z]){2})[A-Za-z0-9&]{3,}")
_SMALL = frozenset(["a", "and", "for", "in", "of", "on", "the", "to", "with", "&"])
# Words that tell of no body in particular: a name made of these alone could be anybody's.
_GENERIC = frozenset(
    "assembly authorities authority board bodies body boroughs chair chairman city commission commissioner committee "
    "council councils department deputy director evidence force government group hall house leader mayor mayor's "
    "member members minister office officer officers overview oversight panel police president review scrutiny "
    "secretary service services team unit workers yard local london and of for the &".split()
)
_OFFICES = frozenset("chair commissioner deputy director hall leader mayor member members workers yard".split())
_SCOPED = ("committee", "political group")  # kinds of body that every authority has


@dataclass(frozen=True, slots=True)
class Name:
    """A name to be looked for. `target` is nobody's when several bear it; `scope` the authority that alone uses it so.

    `sort`: a person, a body, a body's `short` form, a `single` word, one that `the` stands before, a reference.
    """

    words: str
    target: str | None
    sort: str
    scope: str | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Knowledge:
    """Names by their first word, longest first; the words that texts write small; those that tell of roles; of bodies."""

    names: Mapping[str, tuple[Name, ...]]
    small: frozenset[str]
    roles: frozenset[str]
    places: frozenset[str]


@lru_cache(maxsize=1)
def known(graph: Graph) -> Knowledge:
    """What an archive knows by name."""
    texts = tuple(_texts(graph))
    small, articled = _small_words(texts)
    held: dict[str, set[Name]] = defaultdict(set)
    for name in (*_people(graph), *_bodies(graph, small, articled), *_references(graph)):
        held[name.words].add(name)
    disputed = _disputed(texts, {words: names for words, names in held.items() if _ACRONYM.fullmatch(words)}, graph)
    found: dict[str, list[Name]] = defaultdict(list)
    for words, names in held.items():
        first = _FIRST.match(words)
        one = next(iter(names)) if len({name.target for name in names}) == 1 and words not in disputed else None
        if first:
            found[first[0]].append(one or Name(words, None, "none"))
    ordered = {first: tuple(sorted(names, key=lambda name: -len(name.words))) for first, names in found.items()}
    places = (_FIRST.findall(fold_marks(node.title)) for node in graph.of("organization"))
    return Knowledge(ordered, small, _roles(graph), frozenset(word for words in places for word in words))


def authority(graph: Graph, body: str | None) -> str | None:
    """The body that a body belongs to, above all others."""
    seen: set[str] = set()
    while body and body not in seen and isinstance(value := getattr(graph.get(body), "value", None), Organization):
        seen.add(body)
        if not value.parent or value.parent not in graph.nodes:
            return body
        body = value.parent
    return None


def surname(person: Person) -> str:
    """The name a person is listed under: `Harris` of `Harris of Haringey, Lord`."""
    family = fold_marks(person.sort_name).partition(",")[0]
    return family.partition(" of ")[0]


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


def _people(graph: Graph) -> Iterator[Name]:
    shared: dict[str, set[str]] = defaultdict(set)
    people = [(node, node.value) for node in graph.of("person") if isinstance(node.value, Person)]
    for node, person in people:
        shared[surname(person)].add(node.id)
    for node, person in people:
        yield Name(fold_marks(person.name), node.id, "person")
        given = fold_marks(person.name).split()[0]
        for other in person.other_names:
            words = fold_marks(other.name)
            parts = words.split()
            if len(parts) > 1 and surname(person) in parts and (given in parts or len(shared[surname(person)]) == 1):
                yield Name(words, node.id, "person")


def _bodies(graph: Graph, small: frozenset[str], articled: frozenset[str]) -> Iterator[Name]:
    for node in graph.of("organization"):
        if isinstance(body := node.value, Organization):
            scope = authority(graph, node.id) if body.classification in _SCOPED else None
            for words in _spellings(body.name):
                if " " in words:
                    yield Name(words, node.id, "body", scope)
                elif _ACRONYM.fullmatch(words) and not words[1:].islower():
                    yield Name(words, node.id, "short", scope)
                elif words.lower() not in small and not scope:
                    yield Name(words, node.id, "single")
            if body.abbreviation and _ACRONYM.fullmatch(body.abbreviation):
                yield Name(body.abbreviation, node.id, "short", scope)
            for other in body.other_names:
                spellings = (words for words in _spellings(other.name) if _tells(words, body.name))
                yield from (Name(words, node.id, "body", scope) for words in spellings)
                article, _, word = fold_marks(other.name).partition(" ")
                if article.lower() == "the" and word.isalpha() and not {word.lower()} & (articled | _GENERIC):
                    yield Name(word, node.id, "articled")
    yield from _terms(graph)


def _terms(graph: Graph) -> Iterator[Name]:
    """Short forms of bodies that the glossary explains."""
    for node in graph.of("glossary"):
        for term in node.value.terms if isinstance(node.value, Glossary) else ():
            body = graph.get(term.organization) if term.organization else None
            names = {body.title} if body else set()
            if body and _ACRONYM.fullmatch(term.term) and term.expansion in names:
                yield Name(term.term, body.id, "short")


def _references(graph: Graph) -> Iterator[Name]:
    for reference, node in references(graph).items():
        if words := spoken(reference):
            yield Name(words, node.id, "reference")


def _spellings(name: str) -> Iterator[str]:
    """A name as texts may print it: without its article, with `and` or `&`."""
    words = re.sub(r"^[Tt]he ", "", fold_marks(name))
    if words[:1].isupper() or words[:1].isdigit():
        yield from dict.fromkeys((words, words.replace(" & ", " and "), words.replace(" and ", " & ")))


def _tells(words: str, name: str) -> bool:
    """Whether another name of a body says which body it is; the place it is of does not."""
    parts = words.lower().split()
    told = len(parts) > 1 and bool(set(parts) - _GENERIC) and not {*parts} & _OFFICES
    return told and not fold_marks(name).endswith(f" of {words}")


def _disputed(texts: Iterable[str], short: Mapping[str, set[Name]], graph: Graph) -> frozenset[str]:
    """The short forms that a text somewhere explains as something else: `Police and Crime Commissioner (PCC)`."""
    full = {words: tuple(_full(graph, names)) for words, names in short.items()}
    found = set()
    for text in texts:
        for match in _BRACKETED.finditer(text):
            before = text[max(0, match.start() - 100) : match.start()].lower().removesuffix("'s")
            if match[1] in full and not before.endswith(full[match[1]]) and _initials(before, match[1].lower()):
                found.add(match[1])
    return frozenset(found)


def _full(graph: Graph, names: Iterable[Name]) -> Iterator[str]:
    bodies: list[Node] = [graph[name.target] for name in names if name.target]
    for node in bodies:
        if isinstance(body := node.value, Organization):
            for name in (body.name, *(other.name for other in body.other_names)):
                yield from (words.lower() for words in _spellings(name))


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
