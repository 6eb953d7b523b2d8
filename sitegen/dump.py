"""Graph -> one JSON object for every record and every part, for scripts. Dry."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict

from sitegen.citations import citations
from sitegen.dates import PartialDate
from sitegen.graph import Graph, Node
from sitegen.records.base import Model


def dump(graph: Graph) -> Iterator[str]:
    """Lines of JSON, in the order of ids: id, kind, url, file, line, fields, links_in, links_out, sources.

    `fields` are those of the record's class, with references as ids; a part has an object of its own, and in
    its record's fields it is an id. `links_in` and `links_out` are ids, each once.
    """
    for id_ in sorted(graph.nodes):
        node = graph[id_]
        found = {
            "id": id_,
            "kind": node.kind,
            "title": graph.label(id_),
            "url": node.url,
            "file": node.where.file,
            "line": node.where.line,
            "fields": _fields(graph, node),
            "links_in": sorted({edge.source for edge in graph.links_in(id_)}),
            "links_out": sorted({edge.target for edge in graph.links_out(id_)}),
            "sources": [
                {key: value for key, value in asdict(source).items() if value is not None}
                for source in citations(graph, node)
            ],
        }
        yield json.dumps(found, ensure_ascii=False)


def _fields(graph: Graph, node: Node) -> dict[str, object]:
    """A value's fields, with the parts directly inside it as their ids."""
    ids = {id(graph[id_].value): id_ for id_ in graph.inside.get(node.id, ())}
    fields: dict[str, object] = {}
    for name, info in type(node.value).model_fields.items():
        value = getattr(node.value, name)
        if name == "sources" or value is None or value == info.default:
            continue
        fields[info.alias or name] = _plain(value, ids)
    return fields


def _plain(value: object, ids: Mapping[int, str]) -> object:
    if id(value) in ids:
        return ids[id(value)]
    if isinstance(value, tuple):
        return [_plain(item, ids) for item in value]
    if isinstance(value, Model):
        return value.model_dump(mode="json", by_alias=True, exclude_none=True, exclude_defaults=True)
    return str(value) if isinstance(value, PartialDate) else value
