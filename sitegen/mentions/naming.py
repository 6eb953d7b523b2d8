"""What the records are called by. Law: a name that could be anybody's is nobody's.

Other names are what people type when they search, so not all of them are believed in a text: a body's must say which
body it is (`City Hall` and `the Mayor` do not), a person's must hold the surname.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from sitegen.graph import Graph
from sitegen.mentions.folding import fold_marks
from sitegen.mentions.references import references, spoken
from sitegen.records.glossary import Glossary
from sitegen.records.organization import Organization
from sitegen.records.person import Person

ACRONYM = re.compile(r"(?=(?:.*[A-Z]){2})[A-Za-z0-9&]{3,}")
# Words that tell of no body in particular: a name made of these alone could be anybody's.
_GENERIC = frozenset(
    """assembly authorities authority board bodies body boroughs chair chairman city commission commissioner committee
    council councils department deputy director evidence force government group hall house leader mayor mayor's member
    members minister office officer officers overview oversight panel police president review scrutiny secretary service
    services team unit workers yard local london and of for the &""".split()  # noqa: SIM905 - a list would be a page long
)
_OFFICES = frozenset(
    ["chair", "commissioner", "deputy", "director", "hall", "leader", "mayor", "member", "members", "workers", "yard"]
)
_SCOPED = ("committee", "political group")  # kinds of body that every authority has


Sort = Literal["person", "body", "short", "single", "articled", "reference"]


@dataclass(frozen=True, slots=True)
class Name:
    """A name to be looked for. `target` is nobody's when several bear it; `scope` the authority that alone uses it so.

    `sort`: a person, a body, a body's `short` form, a `single` word, one that has `the` before it, a reference.
    """

    words: str
    target: str | None
    sort: Sort
    scope: str | None = None


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


def people_names(graph: Graph) -> Iterator[Name]:
    """What people are called: their name, and other names that hold the surname, where it is one person's."""
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


def body_names(graph: Graph, small: frozenset[str], articled: frozenset[str]) -> Iterator[Name]:
    """What bodies are called: names, short forms, other names that say which body it is."""
    for node in graph.of("organization"):
        if isinstance(body := node.value, Organization):
            scope = authority(graph, node.id) if body.classification in _SCOPED else None
            for words in spellings(body.name):
                if " " in words and _is_group(words, body):
                    yield Name(words, node.id, "body", scope)
                elif ACRONYM.fullmatch(words) and not words[1:].islower():
                    yield Name(words, node.id, "short", scope)
                elif words.lower() not in small and not scope:
                    yield Name(words, node.id, "single")
            if body.abbreviation and ACRONYM.fullmatch(body.abbreviation):
                yield Name(body.abbreviation, node.id, "short", scope)
            for other in body.other_names:
                told = (words for words in spellings(other.name) if _tells(words, body.name) and _is_group(words, body))
                yield from (Name(words, node.id, "body", scope) for words in told)
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
            if body and ACRONYM.fullmatch(term.term) and term.expansion in names:
                yield Name(term.term, body.id, "short")


def reference_names(graph: Graph) -> Iterator[Name]:
    """The references that records carry."""
    for reference, node in references(graph).items():
        if words := spoken(reference):
            yield Name(words, node.id, "reference")


def spellings(name: str) -> Iterator[str]:
    """A name as texts may print it: without its article, with `and` or `&`."""
    words = re.sub(r"^[Tt]he ", "", fold_marks(name))
    if words[:1].isupper() or words[:1].isdigit():
        yield from dict.fromkeys((words, words.replace(" & ", " and "), words.replace(" and ", " & ")))


def _is_group(words: str, body: Organization) -> bool:
    """Whether a political group is told apart from its party, which is not of one authority alone."""
    return body.classification != "political group" or words.lower().endswith("group")


def _tells(words: str, name: str) -> bool:
    """Whether another name of a body says which body it is; the place it is of does not."""
    parts = words.lower().split()
    told = len(parts) > 1 and bool(set(parts) - _GENERIC) and not {*parts} & _OFFICES
    return told and not fold_marks(name).endswith(f" of {words}")
