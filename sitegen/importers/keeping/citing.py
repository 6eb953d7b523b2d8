"""Where the parts of a record say they were read, when it has a second source. Dry."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sitegen.importers.keeping.keyed import PARTS, SEQUENCES

_NAMES = ("document", "title", "url", "file")


def cited_apart(new: Mapping[str, Any], mine: Mapping[str, Any]) -> Mapping[str, Any]:
    """The new values, where parts name their source if it is not the first of the record they are to stand in.

    The `lines` of a part are those of its record's first source.
    """
    held, other = (_first_source(tree) for tree in (mine, new))
    return new if held == other or not held or not other else _apart(new, other)


def _first_source(tree: Mapping[str, Any]) -> dict[str, Any]:
    """What names the first source of a record, without the place in it."""
    first = next(iter(tree.get("sources") or ()), None)
    return {key: first[key] for key in _NAMES if key in first} if isinstance(first, Mapping) else {}


def _apart(tree: Mapping[str, Any], source: Mapping[str, Any]) -> dict[str, Any]:
    return {
        key: [_part_apart(item, source, bare=key in SEQUENCES) for item in value]
        if key in PARTS and isinstance(value, list)
        else value
        for key, value in tree.items()
    }


def _part_apart(part: Mapping[str, Any], source: Mapping[str, Any], *, bare: bool) -> dict[str, Any]:
    made = _apart(part, source)
    lines = made.pop("lines", None)
    if lines and not bare:  # the heading of a speech has no place for another source
        made["sources"] = [{**source, "lines": lines}, *made.get("sources", [])]
    return made
