"""What an import says, what it said before, and what a person made of it -> the record as it is to be. Dry.

Law: field by field, what only the source changed is taken, what a person changed stays, and what both changed stays and
is told as a conflict. What a person removed stays removed, and what the source no longer says stays. A record that no
import of the source wrote is a person's: nothing in it is replaced, but what it lacks may be added.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from sitegen.importers.keeping.citing import cited_apart
from sitegen.importers.keeping.keyed import PARTS, SEQUENCES, is_keyed, keys_of

PROSE = ("body", "panels")  # what `prose` says of: the archive's own words, or the source's
_DEFAULT = "summary"
_JSON = json.JSONEncoder(sort_keys=True, ensure_ascii=False)


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field that a person and the source have both changed: it stays as the person has it."""

    path: str
    mine: Any
    incoming: Any


@dataclass(frozen=True, slots=True)
class Merged:
    """The record as it is to be (None: a person deleted it, and it is not made again), and what became of the fields.

    `kept` are paths where a person's words stay, `updated` where the source's are new, `gone` what an import wrote and
    the source no longer says; `base` is what to remember for the next import, and `settled` what to remember once the
    conflicts are settled by what stands.
    """

    tree: dict[str, Any] | None
    conflicts: tuple[Conflict, ...] = ()
    kept: tuple[str, ...] = ()
    updated: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    base: Mapping[str, str] = field(default_factory=dict)
    settled: Mapping[str, str] = field(default_factory=dict)


class _Absent:
    """What stands for a value that is not there."""


ABSENT: Final = _Absent()


def digest(value: Any) -> str:
    """A short digest of a value, the same on every machine."""
    return hashlib.sha256(_JSON.encode(value).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def digests(tree: Mapping[str, Any]) -> dict[str, str]:
    """The digest of every value of a record by its path: `agenda[6].resolutions[a].text`. For a list whose items come
    and go with the source, the path of the list has its keys in order."""
    return dict(_digests(tree, ""))


def _digests(tree: Mapping[str, Any], prefix: str) -> Iterator[tuple[str, str]]:
    for key, value in tree.items():
        path = f"{prefix}{key}"
        if not is_keyed(key, value):
            yield path, digest(value)
            continue
        keys = keys_of(key, value)
        yield path, " ".join(keys) if key in SEQUENCES else ""
        for name, item in zip(keys, value, strict=True):
            if key in PARTS:
                yield f"{path}[{name}]", str(len(item))
                yield from _digests(item, f"{path}[{name}].")
            else:
                yield f"{path}[{name}]", digest(item)


def merge(mine: Mapping[str, Any] | None, base: Mapping[str, str] | None, new: Mapping[str, Any]) -> Merged:
    """The record as it is to be. `mine` is what stands in the archive, `base` what this source's last import gave."""
    if mine is None:
        return Merged(None if base is not None else dict(new), base=digests(new), settled=digests(new))
    merger = _Merger(base)
    new = cited_apart(new, mine)
    tree, settled = merger.record(mine, new), digests(new)
    told = tuple(merger.conflicts), tuple(merger.kept), tuple(merger.updated), tuple(merger.gone)
    return Merged(tree, *told, _remembered(settled, base or {}, [one.path for one in merger.conflicts]), settled)


def _remembered(new: dict[str, str], base: Mapping[str, str], open_: list[str]) -> dict[str, str]:
    """What the source now says; of conflicts what it said before, so that they are told until somebody settles them."""

    def is_open(path: str) -> bool:
        return any(path == one or path.startswith((f"{one}[", f"{one}.")) for one in open_)

    if not open_:
        return new
    return {path: told for path, told in new.items() if not is_open(path)} | {
        path: told for path, told in base.items() if is_open(path)
    }


class _Merger:
    def __init__(self, base: Mapping[str, str] | None) -> None:
        self.base = base or {}
        self.known = base is not None
        self.conflicts: list[Conflict] = []
        self.kept: list[str] = []
        self.updated: list[str] = []
        self.gone: list[str] = []

    def record(self, mine: Mapping[str, Any], new: Mapping[str, Any]) -> dict[str, Any]:
        """The fields of a record; a person's summary and the source's own words are never mixed."""
        held = [name for name in PROSE if name in mine and name in new]
        if not held and any(name in new and not self._said(name) for name in PROSE):
            mine = {key: value for key, value in mine.items() if key != "prose"}  # it spoke of nothing
        if held and mine.get("prose", _DEFAULT) != new.get("prose", _DEFAULT):
            name = held[0]
            changed = not self.known or any(
                self.base.get(path) != told
                for path, told in digests({name: new[name], "prose": new.get("prose", _DEFAULT)}).items()
            )
            if changed:
                self.conflicts.append(Conflict(name, mine[name], new[name]))
            new = {key: value for key, value in new.items() if key not in (name, "prose")}
        return self._mapping(mine, new, "", apart=(*held, "prose") if held else ())

    def _mapping(
        self, mine: Mapping[str, Any], new: Mapping[str, Any], prefix: str, apart: tuple[str, ...] = ()
    ) -> dict[str, Any]:
        made = {}
        for key in [*mine, *(key for key in new if key not in mine)]:
            path = f"{prefix}{key}"
            value = self._value(path, key, mine.get(key, ABSENT), new.get(key, ABSENT), told=key not in apart)
            if value is not ABSENT:
                made[key] = value
        return made

    def _value(self, path: str, key: str, mine: Any, new: Any, *, told: bool = True) -> Any:
        if new is ABSENT:
            if told and self._said(path):
                self.gone.append(path)
            return mine
        if mine is ABSENT and not self._said(path):
            self.updated.append(path)
            return new
        if is_keyed(key, new) and (mine is ABSENT or is_keyed(key, mine)):
            items = self._items(path, key, [] if mine is ABSENT else mine, new)
            return items if items or mine is not ABSENT else ABSENT
        return self._leaf(path, mine, new)

    def _said(self, path: str) -> bool:
        """Whether the last import gave something at this path."""
        return path in self.base

    def _leaf(self, path: str, mine: Any, new: Any) -> Any:
        was, is_, says = self.base.get(path), None if mine is ABSENT else digest(mine), digest(new)
        if is_ == says:
            return mine
        if says == was or not self.known:
            self.kept.append(path)
            return mine
        if is_ == was:
            self.updated.append(path)
            return new
        self.conflicts.append(Conflict(path, None if mine is ABSENT else mine, new))
        return mine

    def _items(self, path: str, key: str, mine: list[Any], new: list[Any]) -> list[Any]:
        """The items of both lists by their keys, in the order of the person unless only the source changed it."""
        ours, theirs = dict(zip(keys_of(key, mine), mine, strict=True)), dict(zip(keys_of(key, new), new, strict=True))
        made: dict[str, Any] = {}
        for name in [*ours, *(name for name in theirs if name not in ours)]:
            place = f"{path}[{name}]"
            if name not in theirs:
                if not self._withdrawn(key, place, ours[name]):
                    made[name] = ours[name]
            elif name not in ours:
                if self._said(place) or (key not in SEQUENCES and _covered(theirs[name], mine)):
                    self.kept.append(place)  # a person removed it, or says it in other words
                else:
                    self.updated.append(place)
                    made[name] = theirs[name]
            elif key in PARTS:
                made[name] = self._mapping(ours[name], theirs[name], f"{place}.")
            else:
                made[name] = self._leaf(place, ours[name], theirs[name])
        return [made[name] for name in self._ordered(path, key, [*ours], [*theirs]) if name in made]

    def _withdrawn(self, key: str, place: str, item: Any) -> bool:
        """Whether an item is to go: the source gave it and no longer does, and nobody changed it since."""
        if not self._said(place):
            return False
        if key not in SEQUENCES:
            self.gone.append(place)
            return False
        same = all(self.base.get(path) == told for path, told in _digests(item, f"{place}."))
        if same and self.base[place] == str(len(item)):
            self.updated.append(place)
            return True
        self.conflicts.append(Conflict(place, item, None))
        return False

    def _ordered(self, path: str, key: str, ours: list[str], theirs: list[str]) -> list[str]:
        if key == "sources":  # its first is the one whose lines the parts name
            return [*ours, *(name for name in theirs if name not in ours)]
        if key in SEQUENCES and path in self.base:
            was = self.base[path].split(" ")
            if [name for name in ours if name in was] == [name for name in was if name in ours]:
                return _woven(theirs, ours)
        return _woven(ours, theirs)


def _covered(item: Any, held: list[Any]) -> bool:
    """Whether one of the items says all that this one says, but for where it was read."""
    if not isinstance(item, Mapping):
        return False
    told = {key: value for key, value in item.items() if key not in ("lines", "sources")}
    return any(isinstance(other, Mapping) and all(other.get(key) == told[key] for key in told) for other in held)


def _woven(first: list[str], second: list[str]) -> list[str]:
    """The first list, with what only the second has after what stands before it there, or before what stands after."""
    held = set(first)
    lead: list[str] = []
    after: dict[str, list[str]] = {}
    before: str | None = None
    for name in second:
        if name in held:
            before = name
        else:
            (lead if before is None else after.setdefault(before, [])).append(name)
    if before is None:
        return [*first, *lead]
    woven = [one for name in first for one in (name, *after.get(name, ()))]
    place = woven.index(next(name for name in second if name in held))
    return [*woven[:place], *lead, *woven[place:]]
