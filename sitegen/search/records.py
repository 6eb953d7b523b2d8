"""Graph -> what search can find: every record, and every part of one that has words of its own. Dry."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from sitegen.clock import Word, overdue
from sitegen.edition import Edition
from sitegen.graph import Graph, Node
from sitegen.page import SearchRecord
from sitegen.prose import sections
from sitegen.records.base import Record
from sitegen.records.document import Document
from sitegen.records.report import Report
from sitegen.records.transcript import Speech
from sitegen.search.sift import Filters, day, filters, represents, within
from sitegen.search.words import own_words, plain, speaker_name

# The parts that are found by themselves; the words of the others belong to what they stand in.
PARTS = {
    "agenda_item": "Agenda item",
    "answer": "Answer",
    "key_finding": "Finding",
    "motion": "Motion",
    "resolution": "Resolution",
    "term": "Term",
}
_NOT_FOUND = ("site", "transcript", "glossary")


@lru_cache(maxsize=1)
def search_records(edition: Edition) -> tuple[SearchRecord, ...]:
    """Everything to be indexed, in the order of its address."""
    late = {edition.graph[clock.node].url for clock in overdue(edition)}
    found = (_overdue(record) if record.url in late else record for record in _found(edition.graph))
    return tuple(sorted(found, key=lambda record: record.url))


def _overdue(record: SearchRecord) -> SearchRecord:
    word: Word = "overdue"
    return replace(record, filters={**record.filters, "status": (*record.filters["status"], word)})


def _found(graph: Graph) -> Iterator[SearchRecord]:
    for node in graph.nodes.values():
        if isinstance(node.value, Speech):
            yield from _speech(graph, node, node.value)
        elif node.kind in PARTS:
            yield _part(graph, node)
        elif isinstance(node.value, Report | Document) and node.value.body:
            yield from _chapters(graph, node, node.value, node.value.body)
        elif isinstance(node.value, Record) and node.kind not in _NOT_FOUND:
            yield _record(graph, node, node.value)


def _record(graph: Graph, node: Node, record: Record, opening: str = "") -> SearchRecord:
    """A whole record: its own words, and those of its parts that are not found by themselves."""
    sifted = filters(graph, node, record.singular, graph.whole(node.id))
    content = " ".join(filter(None, (own_words(graph, node, PARTS), opening)))
    return _made(graph, node, node.title, content, sifted)


def _chapters(graph: Graph, node: Node, record: Report | Document, body: str) -> Iterator[SearchRecord]:
    """A report or document, and each stretch of its body that stands under a heading."""
    sifted = {**filters(graph, node, f"{record.singular} section", ()), "within": (node.id,)}
    opening = ""
    for heading, words in sections(body):
        if heading is None:
            opening = words
        elif words:
            made = _made(graph, node, heading.text, words, sifted)
            yield replace(made, url=f"{node.url}#{heading.anchor}")
    yield _record(graph, node, record, opening)


def _part(graph: Graph, node: Node) -> SearchRecord:
    sifted = filters(graph, node, PARTS[node.kind], graph.within(node.id))
    above = graph[node.parent] if node.parent and not graph[node.parent].is_record else None
    title = f"{node.title}, {above.title}" if above else node.title
    return _made(graph, node, title, own_words(graph, node, PARTS), sifted)


def _speech(graph: Graph, node: Node, speech: Speech) -> Iterator[SearchRecord]:
    """A speech is its speaker's alone: those it mentions do not speak in it."""
    content = plain(speech.body)
    if content:
        named = [speech.speaker] if speech.speaker and speech.speaker in graph.nodes else []
        bodies = represents(graph, speech, within(graph, node))
        sifted = {**filters(graph, node, "Speech", ()), "person": tuple(named), "organization": bodies}
        speaker = speaker_name(graph, speech)
        yield _made(graph, node, speaker, content, sifted, speaker=speaker, role=speech.role or "")


def _made(graph: Graph, node: Node, title: str, content: str, sifted: Filters, **meta: str) -> SearchRecord:
    """The record as search holds it. Without words of its own it is found by its title."""
    when = day(graph, node)
    long = when.long if when else ""
    one = {name: sifted[name][0] for name in ("kind", "committee", "date", "within") if sifted[name]}
    told = {**one, **meta, "when": long if long not in title else ""}
    shown = {name: value for name, value in told.items() if value}
    return SearchRecord(node.url, title, content or title, sifted, shown, str(when.first) if when else "")
