"""The words by which a record or a part is found: its prose, and the names and references people type. Dry."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from sitegen.graph import Graph, Node
from sitegen.prose import to_plain
from sitegen.records.action import Action
from sitegen.records.base import DeadlinePrinted, Part, Record
from sitegen.records.glossary import Term
from sitegen.records.organization import Organization
from sitegen.records.person import Person
from sitegen.records.question import Question
from sitegen.records.recommendation import Recommendation
from sitegen.records.topic import Topic
from sitegen.records.transcript import Speech
from sitegen.records.walk import FoundProse, walk
from sitegen.text import fold

_CHAPTERS = ("body",)


def plain(text: str | None) -> str:
    """Markdown as words, or nothing."""
    return to_plain(text) if text else ""


def own_words(graph: Graph, node: Node, apart: Collection[str]) -> str:
    """The words of a record or part; not those of the parts of these kinds, which are found by themselves."""
    chapters = _CHAPTERS if node.kind in ("report", "document") else ()
    prose = (
        plain(found.text)
        for found in walk(type(node.value), node.value)
        if isinstance(found, FoundProse)
        and found.path[-1] not in chapters
        and not any(part.kind in apart for part in found.within)
    )
    return " ".join(dict.fromkeys(filter(None, (*prose, *_sentences(graph, node.value)))))


def speaker_name(graph: Graph, speech: Speech) -> str:
    """The speaker as printed; with the name the person goes by, where what is printed does not tell it."""
    name = graph[speech.speaker].title if speech.speaker and speech.speaker in graph.nodes else ""
    told = set(re.findall(r"\w+", fold(speech.label)))
    return speech.label if told.issuperset(re.findall(r"\w+", fold(name))) else f"{name} ({speech.label})"


def _sentences(graph: Graph, value: Record | Part) -> Iterator[str]:
    """What its page tells in facts rather than in prose, as sentences."""
    match value:
        case Person():
            yield from _names(value.full_name, *(other.name for other in value.other_names))
            for held in value.memberships:
                yield from _names(", ".join(filter(None, (held.role, held.post, _name(graph, held.organization)))))
        case Organization():
            yield from _names(value.abbreviation, *(other.name for other in value.other_names))
        case Topic():
            yield from _names(*(other.name for other in value.other_names))
        case Term():
            yield from _names(value.expansion)
        case Recommendation():
            asked = [_name(graph, id_) for id_ in value.addressed_to] or value.printed_addressees
            yield from _told("Asked", asked)
            yield from _told("Working with", [_name(graph, id_) for id_ in value.working_with])
            yield from _told("By", _due(value.deadline))
        case Action():
            named = [_name(graph, id_) for id_ in value.responsible] or _names(value.printed_responsible)
            yield from _told("Responsible", named)
            yield from _told("By", _due(value.due))
        case Question():
            yield from _told("Asked by", _names(_name(graph, value.asked_by)))
    yield from _told("From", [_name(graph, id_) for id_ in getattr(value, "from_", ())])
    yield from _told("To", [_name(graph, id_) for id_ in getattr(value, "to", ())])
    yield from _told("Reference", _names(getattr(value, "reference", None)))


def _names(*names: str | None) -> list[str]:
    return [name for name in names if name]


def _told(label: str, words: Iterable[str]) -> Iterator[str]:
    if text := ", ".join(words):
        yield f"{label}: {text}."


def _name(graph: Graph, id_: str | None) -> str:
    return graph[id_].title if id_ and id_ in graph.nodes else ""


def _due(deadline: DeadlinePrinted | None) -> list[str]:
    """A deadline in words; as printed too, where that says something else."""
    if deadline is None:
        return []
    long = deadline.date.long if deadline.date else ""
    printed = deadline.printed or ""
    return _names(long, printed if printed != long else "")
