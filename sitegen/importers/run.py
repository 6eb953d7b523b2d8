"""The order of an import: take, settle, merge, prove, place. Nothing is written unless all of it can be.

Law: a source that cannot be read ends the import before anything is written; a record that cannot be made is left out
and told, and its lines are unplaced; what a person wrote is never replaced.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from copy import deepcopy
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Any

from sitegen.importers.drafting.intake import Doubt
from sitegen.importers.keeping.held import Held, Trees, hold
from sitegen.importers.keeping.memory import Memory
from sitegen.importers.keeping.merging import merge
from sitegen.importers.keeping.placing import place, recover
from sitegen.importers.keeping.proving import faults
from sitegen.importers.keeping.writing import edited_file, record_file
from sitegen.importers.naming import settled
from sitegen.importers.results import Import, Result
from sitegen.importers.reviewing import review_of, table_of
from sitegen.importers.settling.identities import speech_ids
from sitegen.importers.settling.settling import anchors, model_of, pruned
from sitegen.importers.takings import Taking, take
from sitegen.problems import Outcome, Problem
from sitegen.source import dotted

_PUBLISHERS = ("assembly", "council", "authority", "committee")


def bring_in(
    content: Path, sources: Iterable[Path], *, kind: str | None = None, dry_run: bool = False, keep_mine: bool = False
) -> Outcome[Import | None]:
    """Import sources into a folder of records, which need not exist. Raises OSError when it cannot be written.

    `kind` says what the sources are, where that cannot be told from them. `keep_mine` settles every conflict by what
    stands in the records, so that it is not told again.
    """
    recover(content)
    memory = Memory.load(content)
    if memory.problems:
        return Outcome(None, memory.problems)
    held = hold(content)
    takings = take(sources, kind, held, memory.value)
    if not takings.ok:
        return Outcome(None, takings.problems)
    importer = _Importer(content, held, memory.value, keep_mine=keep_mine)
    done = importer.run(takings.value)
    if not dry_run:
        place(content, done.files)
    return Outcome(done, takings.problems)


class _Importer:
    """One run over its sources: settles ids and references, merges, and leaves out what cannot be made."""

    def __init__(self, content: Path, held: Held, memory: Memory, *, keep_mine: bool) -> None:
        self.content, self.held, self.memory, self.keep_mine = content, held, memory, keep_mine
        self.left_out: dict[str, Problem] = {}

    def run(self, takings: tuple[Taking, ...]) -> Import:
        """Settle and merge until the archive is sound with what is kept; what never is, is left out."""
        named = [settled(taking, self.held, self.memory) for taking in takings]
        for result in named:
            self.left_out |= result.left_out
        while True:  # to leave one out may take what another refers to, so that is looked at again
            results = tuple(self._result(result) for result in named)
            merged = self._merged(results)
            found = faults(self.content, merged)
            if not found:
                break
            ids = {path: id_ for result in results for id_, path in result.paths.items()}
            told = {ids[path]: problem for path, problem in found.items()}
            assert not told.keys() <= self.left_out.keys(), "a record that was left out is written all the same"
            self.left_out |= told
        files = dict(merged)
        for result in results:
            files |= self._remembered(result)
        return Import(results, self._changed(files))

    # ---- one round

    def _result(self, named: Result) -> Result:
        """The records that are kept, without references to nothing."""
        kept = {id_: tree for id_, tree in named.trees.items() if id_ not in self.left_out}
        left_out = {id_: self.left_out[id_] for id_ in (*named.trees, *named.left_out) if id_ in self.left_out}
        return replace(
            named, trees=deepcopy(kept), left_out=left_out, changes={}, bases={}, conflicts=[], doubts=[], paths={}
        )

    def _merged(self, results: tuple[Result, ...]) -> dict[PurePosixPath, bytes | None]:
        """The files of all records that are new or changed."""
        known = dict(self.held.kinds)
        for result in results:
            for id_, tree in result.trees.items():
                known.update(anchors(id_, model_of(id_), tree))
        trees = dict(self.held.trees)
        touched: dict[str, None] = {}
        for result in results:
            for id_, tree in result.trees.items():
                for path, target in pruned(model_of(id_), tree, known):
                    result.doubts.append(Doubt((), f"{id_}: {dotted(path)} names no record", target))
                if merged := self._merge(result, id_, tree, trees.get(id_)):
                    trees[id_] = merged
                    touched[id_] = None
        if touched and "site" not in trees:
            trees["site"] = _site(results)
            touched["site"] = None
        return self._files({id_: trees[id_] for id_ in touched}, results)

    def _files(self, trees: Trees, results: tuple[Result, ...]) -> dict[PurePosixPath, bytes | None]:
        files: dict[PurePosixPath, bytes | None] = {}
        for id_, tree in trees.items():
            path, text = self._file(id_, tree)
            files[path] = text.encode()
            if (before := self.held.files.get(id_)) and before != path:
                files[before] = None  # its record has gained prose below the fields, and another suffix by it
            for result in results:
                result.paths[id_] = path
        return files

    def _merge(
        self, result: Result, id_: str, tree: dict[str, Any], mine: dict[str, Any] | None
    ) -> dict[str, Any] | None:
        """The record as it is to be; None when nothing of it changes."""
        merged = merge(mine, self.memory.base(result.taking.file, id_), tree)
        result.conflicts += [(id_, conflict) for conflict in merged.conflicts]
        result.bases[id_] = merged.settled if self.keep_mine else merged.base
        same = merged.tree == mine
        result.changes[id_] = (
            "removed by hand" if merged.tree is None else "new" if mine is None else "unchanged" if same else "updated"
        )
        return None if same else merged.tree

    def _file(self, id_: str, tree: dict[str, Any]) -> tuple[PurePosixPath, str]:
        path, text = record_file(id_, tree)
        before = self.held.files.get(id_)
        if before is None or before.suffix != path.suffix:
            return path, text
        old = (self.content / before).read_text(encoding="utf-8")
        return before, edited_file(old, self.held.trees[id_], tree, id_)

    # ---- what is remembered

    def _remembered(self, result: Result) -> dict[PurePosixPath, bytes | None]:
        """What the next import must know, the account of the lines, and the conflicts to review."""
        taking = result.taking
        speeches = {id_: speech_ids(tree) for id_, tree in result.trees.items() if "panels" in tree}
        path, written = self.memory.after(taking.file, taking.digest, result.bases, speeches, result.names).file()
        review = "" if self.keep_mine else review_of(result.conflicts)
        return {
            path: written,
            path.with_suffix(".lines.tsv"): table_of(result.account).encode(),
            path.with_suffix(".review.md"): review.encode() if review else None,
        }

    def _changed(self, files: Mapping[PurePosixPath, bytes | None]) -> dict[PurePosixPath, bytes | None]:
        """The files that are not as they are to be."""
        there = {path: self.content / path for path in files}
        held = {path: place.read_bytes() if place.is_file() else None for path, place in there.items()}
        return {path: written for path, written in files.items() if held[path] != written}


def _site(results: tuple[Result, ...]) -> dict[str, Any]:
    """Settings for an archive that has none yet, to be mended by hand."""
    bodies = [tree for result in results for id_, tree in result.trees.items() if id_.startswith("organizations/")]
    name = next((body["name"] for body in bodies if body["classification"] in _PUBLISHERS), "A scrutiny committee")
    return {
        "name": f"{name}: scrutiny archive",
        "description": "What was asked, heard, recommended and answered, from the papers themselves.",
        "base_url": "https://example.org/",
        "publisher": name,
    }
