"""What imports have written, by source: `<content>/.import/<source>.json`. Wet: it reads the files.

By it the next import of a source tells what the source changed from what a person did, and gives no id of a speech
twice. The files belong to the records beside them, and are committed with them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from sitegen.importers.keeping.merging import digests
from sitegen.problems import Outcome, Problem, Where
from sitegen.text import slug

FOLDER = ".import"


@dataclass(frozen=True, slots=True)
class Remembered:
    """What the last import of one source wrote: the digests of every record's fields, and all speech ids ever given.

    `names` are the ids that a reader made and the records they are held as, where these are not the same.
    """

    source: str
    digest: str
    records: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    speeches: Mapping[str, frozenset[str]] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)

    def file(self) -> tuple[PurePosixPath, bytes]:
        """Its path below `content/`, and its bytes, the same for the same values."""
        told = {
            "source": self.source,
            "digest": self.digest,
            "records": {id_: dict(digests) for id_, digests in sorted(self.records.items())},
            "speeches": {id_: sorted(ids) for id_, ids in sorted(self.speeches.items())},
            "names": dict(sorted(self.names.items())),
        }
        text = json.dumps(told, ensure_ascii=False, indent=1)
        return memory_path(self.source), f"{text}\n".encode()


def memory_path(source: str) -> PurePosixPath:
    """Where below `content/` what was imported of a source is remembered."""
    return PurePosixPath(FOLDER, f"{slug(source) or 'source'}.json")


@dataclass(frozen=True, slots=True)
class Memory:
    """What is remembered of all sources, by the slug of their names."""

    sources: Mapping[str, Remembered] = field(default_factory=dict)

    @classmethod
    def load(cls, content: Path) -> Outcome[Memory]:
        """All that is remembered in a folder of records; a file that cannot be read is a fault."""
        found: dict[str, Remembered] = {}
        problems: list[Problem] = []
        for path in sorted((content / FOLDER).glob("*.json")):
            read = _remembered(path.read_bytes())
            if read is None:
                reason = "is not what an import wrote here, so that edits could not be told from what was imported."
                hint = "bring it back from version control; without it every record is taken for a person's own"
                problems.append(Problem(Where(str(path)), "unreadable-file", reason, hint))
            else:
                found[path.stem] = read
        return Outcome(cls(found), tuple(problems))

    def of(self, source: str) -> Remembered | None:
        """What is remembered of a source, by its file's name."""
        return self.sources.get(memory_path(source).stem)

    def records(self, source: str) -> Mapping[str, Mapping[str, str]]:
        """The records the last import of a source wrote, with the digests of their fields."""
        held = self.of(source)
        return held.records if held else {}

    def base(self, source: str, id_: str) -> Mapping[str, str] | None:
        """The digests of a record's fields as the source last gave them; None if it never gave the record."""
        return self.records(source).get(id_)

    def gave(self, sources: Iterable[str], id_: str, tree: Mapping[str, Any]) -> bool:
        """Whether imports of these sources gave every field that a record has: a person wrote none of it."""
        given = {path for source in sources for path in self.base(source, id_) or ()}
        return digests(tree).keys() <= given

    def used(self, source: str, id_: str) -> frozenset[str]:
        """The ids ever given to speeches of a transcript."""
        held = self.of(source)
        return held.speeches.get(id_, frozenset()) if held else frozenset()

    def names(self, source: str) -> Mapping[str, str]:
        """The ids that a reader made of a source, and the records they are held as."""
        held = self.of(source)
        return held.names if held else {}

    def after(
        self,
        source: str,
        digest: str,
        records: Mapping[str, Mapping[str, str]],
        speeches: Mapping[str, Iterable[str]],
        names: Mapping[str, str] | None = None,
    ) -> Remembered:
        """What is to be remembered after an import: these records; and no id of a speech is ever forgotten."""
        before = self.of(source)
        given = {id_: frozenset(ids) | self.used(source, id_) for id_, ids in speeches.items()}
        spoken = {**(before.speeches if before else {}), **given}
        return Remembered(source, digest, records, spoken, {**self.names(source), **(names or {})})


def _remembered(content: bytes) -> Remembered | None:
    try:
        told = json.loads(content)
    except (ValueError, RecursionError):
        return None
    if not (isinstance(told, dict) and isinstance(told.get("source"), str) and isinstance(told.get("digest"), str)):
        return None
    records, speeches, names = told.get("records"), told.get("speeches"), told.get("names", {})
    if not (isinstance(records, dict) and isinstance(speeches, dict) and isinstance(names, dict)):
        return None
    if not all(isinstance(digests, dict) and _texts(digests.values()) for digests in records.values()):
        return None
    if not all(isinstance(ids, list) and _texts(ids) for ids in (*speeches.values(), [*names.values()])):
        return None
    given = {id_: frozenset(ids) for id_, ids in speeches.items()}
    return Remembered(told["source"], told["digest"], records, given, names)


def _texts(values: Iterable[Any]) -> bool:
    return all(isinstance(value, str) for value in values)
