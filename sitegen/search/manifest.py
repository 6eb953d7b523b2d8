"""What a search page must know before it can search: the indexes, the values of filters, the references. Dry."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from sitegen.graph import Graph
from sitegen.page import SearchRecord
from sitegen.search.shards import shards

_REFERRED = ("question", "response", "report", "document")  # an earlier kind keeps a reference both claim


def manifest(graph: Graph, records: tuple[SearchRecord, ...]) -> dict[str, Any]:
    """The manifest as plain values. References are in lower case; what several records are called leads to all."""
    return {
        "shards": [
            {"path": shard.path, "records": len(shard.records), "years": shard.years, "newest": shard.newest}
            for shard in shards(records)
        ],
        "kinds": counted(records, "kind"),
        "years": counted(records, "year"),
        "statuses": counted(records, "status"),
        "dates": sorted({value for record in records for value in record.filters["date"]}),
        "refs": _references(graph),
        "numbered": _numbered(graph),
    }


def counted(records: Iterable[SearchRecord], name: str) -> Mapping[str, int]:
    """How many records have each value of a filter."""
    return dict(sorted(Counter(value for record in records for value in record.filters[name]).items()))


def _references(graph: Graph) -> dict[str, str]:
    found: dict[str, str] = {}
    for kind in _REFERRED:
        for node in graph.of(kind):
            if reference := getattr(node.value, "reference", None):
                found.setdefault(" ".join(reference.casefold().split()), node.url)
    return dict(sorted(found.items()))


def _numbered(graph: Graph) -> dict[str, list[str]]:
    """`recommendation 7` of every report that has one."""
    found: dict[str, list[str]] = {}
    for node in graph.of("recommendation"):
        number = re.sub(r"\s+", " ", getattr(node.value, "number", "")).casefold()
        found.setdefault(f"recommendation {number}", []).append(node.url)
    return {name: sorted(urls) for name, urls in sorted(found.items())}
