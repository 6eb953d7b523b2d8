"""What a reference that leads nowhere may have been meant for. Law: ids in, a hint out.

A mistyped reference is most often right but for its form (a slash, a `.yaml`, a capital), then for its folder, then
for a letter of its name; so it is looked for in that order, and in its own folder before all others.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from sitegen.problems import nearest

_SUFFIXES = (".yaml", ".yml", ".md")
_COMPARED = 10
_LISTED = 12


class Nearby:
    """All ids of an archive with their kinds (a folder, or a kind of part), and the files of its records."""

    def __init__(self, kinds: Mapping[str, str], files: Mapping[str, str]) -> None:
        self.kinds, self.files = kinds, files
        self._records: dict[str, list[str]] = defaultdict(list)
        self._named: dict[tuple[str, str], list[str]] = defaultdict(list)
        self._parts: dict[str, list[str]] = defaultdict(list)
        self._alike: dict[str, Alike] = {}
        self._hints: dict[tuple[str, tuple[str, ...]], str | None] = {}
        for id_, kind in kinds.items():
            owner, _, anchor = id_.partition("#")
            if anchor:
                self._parts[owner].append(anchor)
            else:
                self._records[kind].append(id_)
                self._named[kind, _name(id_)].append(id_)

    def hint(self, target: str, wanted: tuple[str, ...]) -> str | None:
        """How to mend a reference to something of the wanted kinds (none given: anything); None if nothing is near."""
        key = (target, wanted)
        if key not in self._hints:
            self._hints[key] = self._hint(target, wanted)
        return self._hints[key]

    def _hint(self, target: str, wanted: tuple[str, ...]) -> str | None:
        written, _, anchor = target.partition("#")
        there = written in self.files and (anchor or self._anchors(written, wanted))
        owner = written if there else self._record(written, () if anchor else wanted)
        if owner is None:
            return None
        anchors = self._anchors(owner, wanted)
        near = self._among(f"{owner}#{wanted}", anchors).nearest(anchor) if anchor else None
        if owner == written and near is None and anchors:
            return (
                "its parts are "
                + ", ".join(f"#{part}" for part in anchors[:_LISTED])
                + ", …" * (len(anchors) > _LISTED)
            )
        if owner == target:
            return None
        return f'did you mean "{owner}{f"#{near}" if near else ""}" ({self.files[owner]})?'

    def _anchors(self, owner: str, wanted: tuple[str, ...]) -> list[str]:
        return [part for part in self._parts[owner] if not wanted or self.kinds[f"{owner}#{part}"] in wanted]

    def _record(self, written: str, wanted: tuple[str, ...]) -> str | None:
        """The record that a path nobody has was meant for."""
        folders = [kind for kind in self._records if kind in wanted] or [*self._records]
        plain = _plain(written)
        if self.kinds.get(plain) in folders:
            return plain
        own, _, name = plain.partition("/")
        for kind in folders:
            if found := self._named.get((kind, _name(plain))):
                return nearest(plain, found) or found[0]
        for kind in sorted(folders, key=lambda kind: kind != own):
            below = (id_.partition("/")[2] for id_ in self._records[kind])
            if match := self._among(kind, below).nearest(name or plain):
                return next(id_ for id_ in self._records[kind] if id_.partition("/")[2] == match)
        return None

    def _among(self, key: str, words: Iterable[str]) -> Alike:
        if key not in self._alike:
            self._alike[key] = Alike(words)
        return self._alike[key]


class Alike:
    """Many words, by the letters that stand together in them: only the few most alike are compared as a whole."""

    def __init__(self, words: Iterable[str]) -> None:
        self._by_letters: dict[str, list[str]] = defaultdict(list)
        for word in words:
            for letters in _letters(word):
                self._by_letters[letters].append(word)

    def nearest(self, word: str) -> str | None:
        """The word most like this one, if any is close."""
        shared = Counter(found for letters in _letters(word) for found in self._by_letters.get(letters, ()))
        return nearest(word, [found for found, _ in shared.most_common(_COMPARED)])


def _letters(word: str) -> list[str]:
    padded = f"  {word} "
    return sorted({padded[start : start + 3] for start in range(len(padded) - 2)})


def _name(id_: str) -> str:
    return id_.rpartition("/")[2]


def _plain(written: str) -> str:
    plain = written.strip().strip("/").lower().removeprefix("content/")
    for suffix in _SUFFIXES:
        plain = plain.removesuffix(suffix)
    return plain
