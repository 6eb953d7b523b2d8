"""Graph -> what search can find: every record, and every speech at its own anchor. Dry."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from sitegen.edition import Edition
from sitegen.graph import Graph, Node
from sitegen.page import SearchRecord
from sitegen.prose import to_plain
from sitegen.records.base import Record
from sitegen.records.organization import Organization
from sitegen.records.transcript import Speech
from sitegen.records.walk import FoundProse, walk

_WAYS_UP = ("organization", "report", "meeting", "part_of", "document", "inquiry", "agenda.inquiry")


@lru_cache(maxsize=1)
def search_records(edition: Edition) -> tuple[SearchRecord, ...]:
    """Everything to be indexed, in the order of its address."""
    graph = edition.graph
    found = [_record(graph, node) for node in graph.records() if node.kind not in ("site", "transcript")]
    found += [_speech(graph, node) for node in graph.of("speech")]
    return tuple(sorted((record for record in found if record.content), key=lambda record: record.url))


def _record(graph: Graph, node: Node) -> SearchRecord:
    record = graph.record(node.id)
    content = " ".join([node.title, *_prose(record), *_other_words(record)])
    people = [
        graph[edge.target].title
        for id_ in graph.whole(node.id)
        for edge in graph.links_out(id_)
        if _person(graph, edge.target)
    ]
    base = _base(graph, node, record, record.singular, content)
    own = [node.title] if node.kind == "person" else []
    return replace(base, filters={**base.filters, "person": tuple(sorted({*people, *own}))})


def _speech(graph: Graph, node: Node) -> SearchRecord:
    speech, record = node.value, graph.record(node.id)
    assert isinstance(speech, Speech)
    content = to_plain(speech.body) if speech.body else ""
    base = _base(graph, node, record, "Speech", f"{speech.label}. {content}" if content else "")
    speaker = (graph[speech.speaker].title,) if speech.speaker and speech.speaker in graph.nodes else ()
    title = f"{speaker[0] if speaker else speech.label}, {record.when.long}" if record.when else speech.label
    panel = graph[node.parent].title if node.parent else ""
    role = ", ".join(word for word in (speech.role, panel) if word)
    meta = {**base.meta, "role": role} if role else base.meta
    return replace(base, title=title, filters={**base.filters, "person": speaker}, meta=meta)


def _base(graph: Graph, node: Node, record: Record, kind: str, content: str) -> SearchRecord:
    when = record.when
    committee = _committee(graph, node.owner)
    filters = {
        "kind": (kind,),
        "committee": (committee,) if committee else (),
        "year": (str(when.year),) if when else (),
    }
    meta = {"kind": kind, "committee": committee or "", "date": str(when or "")}
    kept = {key: value for key, value in meta.items() if value}
    return SearchRecord(node.url, node.title, content, filters, kept, str(when.first) if when else "")


def _person(graph: Graph, id_: str) -> bool:
    return id_ in graph.nodes and graph[id_].kind == "person"


def _committee(graph: Graph, id_: str, depth: int = 3) -> str | None:
    """The committee a record belongs to: named by itself, or by the report, meeting or document it stands in."""
    for edge in sorted(graph.links_out(id_, *_WAYS_UP), key=lambda edge: _WAYS_UP.index(edge.field)):
        target = graph[edge.target]
        if isinstance(target.value, Organization):
            if target.value.is_committee:
                return target.title
        elif depth and (found := _committee(graph, target.owner, depth - 1)):
            return found
    return None


def _other_words(record: Record) -> Iterator[str]:
    """Names people type that are not in the prose: abbreviations, other names, references."""
    for field in ("abbreviation", "reference", "honorific_prefix", "honorific_suffix"):
        value = getattr(record, field, None)
        if isinstance(value, str):
            yield value
    for other in getattr(record, "other_names", ()):
        yield other.name


def _prose(record: Record) -> Iterator[str]:
    return (to_plain(found.text) for found in walk(type(record), record) if isinstance(found, FoundProse))
