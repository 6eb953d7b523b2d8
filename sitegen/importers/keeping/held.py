"""What the archive holds before an import: each record's values as written, and everything that can be named."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from sitegen.archive import read_archive
from sitegen.records.base import Record
from sitegen.records.document import Document
from sitegen.records.organization import Organization
from sitegen.records.person import Person

Trees = dict[str, dict[str, Any]]  # the values of records as their files hold them, by id
_FROM_PATH = {"transcripts": ("meeting", "organization", "date")}


@dataclass(frozen=True, slots=True)
class Held:
    """Records by id: their values without what their path says, and their files; and the kind of every id."""

    trees: Trees
    files: Mapping[str, PurePosixPath]
    kinds: Mapping[str, str]
    records: Mapping[str, Record]

    @property
    def people(self) -> dict[str, Person]:
        return {id_: record for id_, record in self.records.items() if isinstance(record, Person)}

    @property
    def organizations(self) -> dict[str, Organization]:
        return {id_: record for id_, record in self.records.items() if isinstance(record, Organization)}

    def document_of(self, file: str) -> str | None:
        """The record of a source that is held already, by its file's name."""
        documents = ((id_, it) for id_, it in self.records.items() if isinstance(it, Document))
        return next((id_ for id_, it in documents if it.file == file and not it.part_of), None)


def hold(content: Path) -> Held:
    """Read the archive as far as it can be read; its faults are another command's to tell."""
    if not content.is_dir():
        return Held({}, {}, {}, {})
    archive = read_archive(content, drafts=True).value
    trees: Trees = {}
    files: dict[str, PurePosixPath] = {}
    records: dict[str, Record] = {}
    for entry in archive.entries:
        files[entry.id] = PurePosixPath(Path(entry.file).relative_to(content).as_posix())
        if entry.record:
            records[entry.id] = entry.record
        if entry.raw:
            trees[entry.id] = without_path_fields(entry.model, entry.raw.data)
    nodes = archive.graph.nodes.items()
    kinds = {id_: node.value.folder if isinstance(node.value, Record) else node.kind for id_, node in nodes}
    return Held(trees, files, kinds, records)


def without_path_fields(model: type[Record], tree: Mapping[str, Any]) -> dict[str, Any]:
    """The values without those that the path says."""
    known = {parent.field for parent in model.parents} | {*_FROM_PATH.get(model.folder, ())}
    return {key: value for key, value in tree.items() if key not in known}
