"""What the items of a list are known by, so that a changed or moved one is the same. Law: keys are unique in a list.

A list whose items have no such key is one value.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from sitegen.text import slug

KEYS: Mapping[str, tuple[str, ...]] = {  # by the first of these that an item has
    "agenda": ("number",),
    "adjournments": ("start_time",),
    "answers": ("id", "recommendation"),
    "attendance": ("id", "person", "name"),
    "conflicts": ("about",),
    "contacts": ("person",),
    "declarations": ("id", "person", "name"),
    "key_findings": ("number",),
    "links": ("url",),
    "motions": ("number",),
    "other_names": ("name",),
    "panels": ("id", "heading"),
    "parts": ("letter",),
    "resolutions": ("letter",),
    "sources": ("document", "title", "url", "file"),
    "speeches": ("id",),
    "terms": ("term",),
    "variants": ("place",),
}
WHOLE: Mapping[str, tuple[str, ...]] = {  # by all of these together
    "identifiers": ("scheme", "identifier"),
    "memberships": ("organization", "role"),
}
PARTS = frozenset({  # lists whose items are merged field by field
    "agenda", "answers", "attendance", "declarations", "key_findings", "memberships", "motions", "panels", "parts",
    "resolutions", "speeches", "terms", "variants",
})  # fmt: skip
SEQUENCES = frozenset({"panels", "speeches"})  # lists of one source, whose items come and go with it
ALONE = frozenset({"resolutions", "motions"})  # one that has neither letter nor number is the only one


def is_keyed(field: str, items: Any) -> bool:
    """Whether the items of this field are known by keys, and all of them have one."""
    known = field in KEYS or field in WHOLE
    return known and isinstance(items, list) and all(key_of(field, item) is not None for item in items)


def key_of(field: str, item: Any) -> str | None:
    """What an item is known by; None where nothing of it says."""
    if isinstance(item, str):
        return slug(item) or item if field == "other_names" else None
    if not isinstance(item, Mapping):
        return None
    if field in WHOLE:
        return " ".join(str(item.get(name, "")) for name in WHOLE[field])
    for name in KEYS.get(field, ()):
        if isinstance(item.get(name), str):
            return slug(item[name]) if name in ("heading", "letter", "number") else str(item[name])
    return "" if field in ALONE else None


def keys_of(field: str, items: Sequence[Any]) -> list[str]:
    """A key for every item of a list; the second of two alike is told apart by a number."""
    found = [key_of(field, item) for item in items]
    names = [json.dumps(item, sort_keys=True) if key is None else key for key, item in zip(found, items, strict=True)]
    seen: Counter[str] = Counter()
    unique = []
    for name in names:
        seen[name] += 1
        unique.append(name if seen[name] == 1 else f"{name}~{seen[name]}")
    return unique
