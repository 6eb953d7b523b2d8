"""An organization: a committee, a council, a body that is scrutinised, a party or group (Popolo)."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from sitegen.dates import PartialDate
from sitegen.records.base import Identifier, Link, Name, Prose, Record, RefTo, TopicRef

Classification = Literal[
    "authority", "assembly", "council", "committee", "political group", "executive", "police", "fire", "ambulance",
    "health", "court", "probation", "government department", "regulator", "inspectorate", "partnership", "charity",
    "association", "company", "education", "review", "media", "other",
]  # fmt: skip


class Organization(Record):
    """A body of any kind; `parent` is what it is part of."""

    folder: ClassVar = "organizations"
    kind: ClassVar = "organization"
    singular: ClassVar = "Organization"
    plural: ClassVar = "Organizations"
    body_format: ClassVar = "prose"

    name: str
    abbreviation: str | None = None
    other_names: tuple[Name, ...] = ()
    classification: Classification
    parent: Annotated[str, RefTo("organizations", back="Parts of it")] | None = None
    founding_date: PartialDate | None = None
    dissolution_date: PartialDate | None = None
    identifiers: tuple[Identifier, ...] = ()
    links: tuple[Link, ...] = ()
    topics: tuple[TopicRef, ...] = ()
    summary: Prose | None = None
    body: Prose | None = None

    @property
    def title(self) -> str:
        return self.name

    @property
    def is_committee(self) -> bool:
        return self.classification == "committee"
