"""Which indexes of the last build may stand. Wet: it reads the output folder, and a small file beside it.

An index is kept when its records, its language and the program are what they were, and its files are what was
written then. What they were is held by digests in `.<output>.search/`, which is no part of the site and may be deleted.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from sitegen.page import SearchRecord


@dataclass(slots=True)
class Kept:
    """The digests of an output folder's indexes, as the last build left them, and as this one will."""

    output: Path | None
    before: Mapping[str, list[str]] = field(default_factory=dict)
    now: dict[str, list[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, output: Path | None) -> Kept:
        """What is known of an output folder; nothing, if there is none or its file cannot be read."""
        try:
            known = json.loads(_beside(output).read_bytes()) if output else {}
        except (OSError, ValueError):
            known = {}
        return cls(output, known if isinstance(known, dict) else {})

    def files(self, path: str, told: str) -> dict[str, bytes] | None:
        """The files of the index in a folder of the site, if it was made of what has this digest and is whole."""
        known = self.before.get(path)
        if not self.output or not isinstance(known, list) or known[:1] != [told]:
            return None
        try:
            found = {path + name: content for name, content in _files(str(self.output / path))}
        except OSError:
            return None
        return found if known == [told, digest_of_files(found)] else None

    def note(self, path: str, told: str, files: Mapping[str, bytes]) -> None:
        """Hold what an index was made of, and what it is."""
        self.now[path] = [told, digest_of_files(files)]

    def keep(self, path: str) -> None:
        """Hold of an index what was held of it before."""
        self.now[path] = self.before[path]

    def write(self) -> None:
        """Leave the digests to the next build. Raises OSError."""
        if self.output:
            file = _beside(self.output)
            file.parent.mkdir(exist_ok=True)
            file.write_text(json.dumps(self.now, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def _beside(output: Path) -> Path:
    output = output.resolve()
    return output.with_name(f".{output.name}.search") / "kept.json"


def _files(folder: str, below: str = "") -> Iterator[tuple[str, bytes]]:
    """Every file of a folder. Raises OSError."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                yield from _files(entry.path, f"{below}{entry.name}/")
            else:
                with open(entry.path, "rb", buffering=0) as file:  # noqa: PTH123 - thousands of them: no path of each
                    yield below + entry.name, file.readall()


def digest_of_records(records: Sequence[SearchRecord], language: str, executable: Path) -> str:
    """What an index is made of: the records, the program, and all that is done before it and after it."""
    told = [(one.url, one.title, one.content, dict(one.filters), dict(one.meta), one.date) for one in records]
    return hashlib.sha256(json.dumps([language, told]).encode() + _program(executable)).hexdigest()


@lru_cache
def _program(executable: Path) -> bytes:
    sources = sorted(Path(__file__).parent.glob("*.py"))
    return b"".join(hashlib.sha256(path.read_bytes()).digest() for path in (executable, *sources))


def digest_of_files(files: Mapping[str, bytes]) -> str:
    """What an index is, by the names and contents of its files."""
    digest = hashlib.sha256()
    for path in sorted(files):
        digest.update(path.encode() + b"\0" + hashlib.sha256(files[path]).digest())
    return digest.hexdigest()
