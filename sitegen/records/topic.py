"""A subject that records share, with the words people type for it."""

from __future__ import annotations

from typing import Annotated, ClassVar

from sitegen.records.base import Name, Prose, Record, RefTo, Source


class Topic(Record):
    """Ours, not a source's: so it needs none."""

    folder: ClassVar = "topics"
    kind: ClassVar = "topic"
    singular: ClassVar = "Topic"
    plural: ClassVar = "Topics"

    sources: tuple[Source, ...] = ()
    name: str
    other_names: tuple[Name, ...] = ()
    broader: Annotated[str, RefTo("topics", back="Narrower topics")] | None = None
    summary: Prose | None = None

    @property
    def title(self) -> str:
        return self.name
