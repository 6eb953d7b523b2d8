"""What a search page must know before it can search: the indexes, and the values of the filters that are words. Dry."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sitegen.graph import Graph, Node
from sitegen.page import SearchRecord
from sitegen.search.shards import shards
from sitegen.search.sift import day

REACH = 12_000  # records of the newest indexes that are searched before older ones are asked for
_REFERRED = ("question", "response", "report", "document")  # an earlier kind keeps a reference both claim


def manifest(records: tuple[SearchRecord, ...], folder: str, looked_up: Sequence[str]) -> dict[str, Any]:
    """The manifest as plain values. `looked_up` is with what each of the files in the folder begins (`lookup`)."""
    return {
        "shards": [
            {"path": shard.path, "records": len(shard.records), "years": shard.years, "newest": shard.newest}
            for shard in shards(records)
        ],
        "reach": REACH,
        "kinds": counted(records, "kind"),
        "years": counted(records, "year"),
        "statuses": counted(records, "status"),
        "lookup": {
            "folder": folder,
            "begins": list(looked_up),
            "years": sorted({record.date[:4] for record in records}),
        },
    }


def counted(records: Iterable[SearchRecord], name: str) -> Mapping[str, int]:
    """How many records have each value of a filter."""
    return dict(sorted(Counter(value for record in records for value in record.filters[name]).items()))


def references(graph: Graph) -> dict[str, dict[str, Any]]:
    """Where a reference leads: as it is printed, in lower case, and the addresses, each with the year of its record.

    It is looked up by its letters and digits alone, however it is spaced and parted; `recommendation 7`, which leads to
    that of every report that has one, by its words.
    """
    found: dict[str, dict[str, Any]] = {}
    for kind in _REFERRED:
        for node in graph.of(kind):
            if reference := getattr(node.value, "reference", None):
                printed = " ".join(reference.casefold().split())
                found.setdefault(re.sub(r"[\W_]", "", printed), {"printed": printed, "at": [_place(graph, node)]})
    for node in sorted(graph.of("recommendation"), key=lambda node: node.url):
        name = f"recommendation {' '.join(getattr(node.value, 'number', '').split()).casefold()}"
        found.setdefault(name, {"printed": name, "at": []})["at"].append(_place(graph, node))
    return found


def _place(graph: Graph, node: Node) -> list[str]:
    when = day(graph, node)
    return [node.url, str(when.year) if when else ""]
