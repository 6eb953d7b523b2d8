"""The speeches of a transcript in the words their source last had, though a person changed or removed them since. Dry.

So that a speech that somebody mended by hand is known again when its source is imported once more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from sitegen.importers.keeping.merging import digest

_BODY = re.compile(r"\.speeches\[([^\]]+)\]\.body$")


def last_read(
    held: Mapping[str, Any], base: Mapping[str, str], new: Mapping[str, Any]
) -> list[tuple[str, Mapping[str, Any]]]:
    """The speeches held, by id; one that a person changed or removed, and the source did not, as the source has it."""
    was = {match[1]: told for path, told in base.items() if (match := _BODY.search(path))}
    told: dict[str, list[Mapping[str, Any]]] = {}
    for speech in _speeches(new):
        told.setdefault(digest(speech.get("body")), []).append(speech)
    again = {id_: told[before][0] for id_, before in was.items() if len(told.get(before, ())) == 1}
    found = [
        (id_, speech if was.get(id_) == digest(speech.get("body")) else again.get(id_, speech))
        for id_, speech in ((speech["id"], speech) for speech in _speeches(held))
    ]
    there = [id_ for id_, _ in found]
    place = 0
    for id_ in was:
        if id_ in there:
            place = there.index(id_) + 1
        elif id_ in again:
            there.insert(place, id_)
            found.insert(place, (id_, again[id_]))
            place += 1
    return found


def _speeches(tree: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    for panel in tree.get("panels", ()):
        yield from panel.get("speeches", ())
