"""A folder in which documents are imported, as a person would: files beside a folder of records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from importers.sources import SOURCES

from sitegen.archive import read_archive
from sitegen.importers.results import Import, Result
from sitegen.importers.run import bring_in
from sitegen.problems import Problem

KINDS_TOLD = frozenset({"document"})  # nothing tells that a text is one: a person says so with --as


@dataclass(frozen=True)
class Workshop:
    """Sources as files, and the records that are made of them."""

    folder: Path

    @property
    def content(self) -> Path:
        return self.folder / "content"

    def file(self, name: str, content: str | bytes) -> Path:
        """A source, written as it is."""
        path = self.folder / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def of_kind(self, kind: str) -> Path:
        """Our own small document of a kind."""
        return self.file(*SOURCES[kind])

    def bring(self, *sources: Path, **how: Any) -> Import:
        """What an import of sources did, which must be possible."""
        outcome = bring_in(self.content, sources, **how)
        assert outcome.value is not None, outcome.problems
        return outcome.value

    def one(self, source: Path, **how: Any) -> Result:
        (result,) = self.bring(source, **how).results
        return result

    def refused(self, *sources: Path, **how: Any) -> Problem:
        """The first fault of sources that cannot be imported."""
        outcome = bring_in(self.content, sources, **how)
        assert outcome.value is None
        return next(problem for problem in outcome.problems if problem.severity == "error")

    def record(self, id_: str) -> Path:
        """The file of a record that is there."""
        (path,) = self.content.glob(f"{id_}.*")
        return path

    def faults(self) -> tuple[Problem, ...]:
        """What a build would say of the records."""
        return read_archive(self.content).problems

    def edit(self, id_: str, old: str, new: str) -> None:
        """A person changes a record by hand."""
        path = self.record(id_)
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {text}"
        path.write_text(text.replace(old, new), encoding="utf-8")


def tree(folder: Path) -> Mapping[str, tuple[bytes, int]]:
    """Every file below a folder, hidden ones too: its bytes and the time of its last change."""
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns) for path in found}
