"""Ids and references of new records -> such as fit the archive. Dry.

Records and speeches that were imported before keep their ids; a reference to nothing is taken out and told, and parts
that would share an anchor are told apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sitegen.importers.keeping.as_loaded import is_transcript
from sitegen.importers.keeping.held import Trees
from sitegen.prose import record_links
from sitegen.records import BY_FOLDER
from sitegen.records.base import Record
from sitegen.records.walk import FoundPart, FoundProse, FoundRef, walk
from sitegen.source import Path


def model_of(id_: str) -> type[Record]:
    """The class of a record by its id."""
    return BY_FOLDER["transcripts" if is_transcript(id_) else id_.partition("/")[0]]


def renamed(trees: Trees, names: Mapping[str, str]) -> Trees:
    """The records with other ids, everywhere they are named (`record` and `record#part`)."""
    if not names:
        return trees
    return {_name(id_, names): _renamed(tree, names) for id_, tree in trees.items()}


def _renamed(value: Any, names: Mapping[str, str]) -> Any:
    if isinstance(value, dict):
        return {key: _renamed(child, names) for key, child in value.items()}
    if isinstance(value, list):
        return [_renamed(child, names) for child in value]
    return _name(value, names) if isinstance(value, str) else value


def _name(id_: str, names: Mapping[str, str]) -> str:
    if id_ in names:
        return names[id_]
    owner, hash_, anchor = id_.partition("#")
    return f"{names[owner]}#{anchor}" if hash_ and owner in names else id_


def apart(model: type[Record], tree: dict[str, Any]) -> None:
    """Give parts that would share an anchor with an earlier one an id of their own, where their class has one."""
    seen: set[str] = set()
    for found in [one for one in walk(model, tree) if isinstance(one, FoundPart)]:
        anchor, number = found.anchor, 2
        if anchor in seen and "id" in type(found.part).model_fields:
            own = found.part.anchor.partition("-")[2] or found.part.anchor
            while f"{anchor}-{number}" in seen:
                number += 1
            _at(tree, found.path)["id"] = f"{own}-{number}"
            anchor = f"{anchor}-{number}"
        seen.add(anchor)


def anchors(id_: str, model: type[Record], tree: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The id and kind of a record and of each of its parts."""
    yield id_, model.folder
    for found in walk(model, tree):
        if isinstance(found, FoundPart):
            yield f"{id_}#{found.anchor}", found.part.kind


def pruned(model: type[Record], tree: dict[str, Any], known: Mapping[str, str]) -> Iterator[tuple[Path, str]]:
    """Take out every reference that names nothing known, or the wrong kind of thing; tell each with its path.

    A reference in a list is removed from it; a link in prose becomes its words.
    """
    astray = [
        found
        for found in walk(model, tree)
        if isinstance(found, FoundRef) and not _fits(known.get(found.target), found.to.kinds)
    ]
    for found in reversed(astray):  # from the end, so that the indices before stay right
        holder, step = _at(tree, found.path[:-1]), found.path[-1]
        if holder[step] == found.target:
            del holder[step]
            yield found.path, found.target
    for prose in [one for one in walk(model, tree) if isinstance(one, FoundProse)]:
        text = prose.text
        for target in record_links(text):
            if target.removesuffix("/") not in known and not target.startswith("/"):
                text = re.sub(rf"\[([^\]]*)\]\({re.escape(target)}[^)]*\)", r"\1", text)
                yield prose.path, target
        if text != prose.text:
            _at(tree, prose.path[:-1])[prose.path[-1]] = text


def _fits(kind: str | None, wanted: Iterable[str]) -> bool:
    kinds = tuple(wanted)
    return kind is not None and (not kinds or kind in kinds)


def _at(tree: Any, path: Path) -> Any:
    for step in path:
        tree = tree[step]
    return tree
