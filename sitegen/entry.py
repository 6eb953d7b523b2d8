"""One file of `content/` on its way into the graph: what loading and validating made of it. Law: values only."""

from __future__ import annotations

from dataclasses import dataclass

from sitegen.records.base import Record
from sitegen.source import Raw


@dataclass(frozen=True, slots=True)
class Entry:
    """One file's record. `record` is None when it failed validation; `raw` when it could not be read.

    `strayed`: the file is not where its id says, which has been told.
    """

    id: str
    file: str
    model: type[Record]
    record: Record | None
    raw: Raw | None
    strayed: bool = False
