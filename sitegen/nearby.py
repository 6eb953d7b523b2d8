"""What a reference that leads nowhere may have been meant for. Law: ids in, a hint out.

A mistyped reference is most often right but for its form (a slash, a `.yaml`, a capital), then for its folder, then
for a letter of its name; so it is looked for in that order, and in its own folder before all others.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from sitegen.problems import nearest

_SUFFIXES = (".yaml", ".yml", ".md")
_MANY = 12


class Nearby:
    """All ids of an archive with their kinds (a folder, or a kind of part), and the files of its records."""

    def __init__(self, kinds: Mapping[str, str], files: Mapping[str, str]) -> None:
        self.kinds, self.files = kinds, files
        self._names: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        self._parts: dict[str, list[str]] = defaultdict(list)
        self._hints: dict[tuple[str, tuple[str, ...]], str | None] = {}
        for id_, kind in kinds.items():
            owner, anchor = _divided(id_)
            if anchor:
                self._parts[owner].append(anchor)
            else:
                self._names[kind][_name(id_)].append(id_)

    def hint(self, target: str, wanted: tuple[str, ...]) -> str | None:
        """How to mend a reference to something of the wanted kinds (none given: anything); None if nothing is near."""
        key = (target, wanted)
        if key not in self._hints:
            self._hints[key] = self._hint(target, wanted)
        return self._hints[key]

    def _hint(self, target: str, wanted: tuple[str, ...]) -> str | None:
        written, anchor = _divided(target)
        owner = written if written in self.files else self._record(written, () if anchor else wanted)
        if owner is None:
            return None
        anchors = [part for part in self._parts[owner] if not wanted or self.kinds[f"{owner}#{part}"] in wanted]
        near = (nearest(anchor, anchors) if anchor else None) or (anchors[0] if len(anchors) == 1 else None)
        if owner == written and near is None and anchors:
            return "its parts are " + ", ".join(f"#{part}" for part in anchors[:_MANY]) + ", …" * (len(anchors) > _MANY)
        if owner == target:
            return None
        match = f"{owner}#{near}" if near and (anchor or owner == written) else owner
        return f'did you mean "{match}" ({self.files[owner]})?'

    def _record(self, written: str, wanted: tuple[str, ...]) -> str | None:
        """The record that a path nobody has was meant for."""
        folders = [kind for kind in self._names if not wanted or kind in wanted] or [*self._names]
        plain = _plain(written)
        if self.kinds.get(plain) in folders:
            return plain
        for kind in folders:
            if found := self._names[kind].get(_name(plain)):
                return nearest(plain, found) or found[0]
        own = plain.partition("/")[0]
        for kind in sorted(folders, key=lambda kind: kind != own):
            ids = {id_.partition("/")[2]: id_ for found in self._names[kind].values() for id_ in found}
            if match := nearest(plain.partition("/")[2] or plain, ids):
                return ids[match]
        return None


def _divided(id_: str) -> tuple[str, str]:
    owner, _, anchor = id_.partition("#")
    return owner, anchor


def _name(id_: str) -> str:
    return id_.rpartition("/")[2]


def _plain(written: str) -> str:
    plain = written.strip().strip("/").lower().removeprefix("content/")
    for suffix in _SUFFIXES:
        plain = plain.removesuffix(suffix)
    return plain
