"""One investigation of a committee, from its terms to the responses."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from sitegen.dates import PartialDate
from sitegen.records.base import Basis, Link, PrintedDate, Prose, Record, RefTo, TopicRef


class Inquiry(Record):
    """`stage` is how far it has come: terms agreed, evidence, reported, responded, closed."""

    folder: ClassVar = "inquiries"
    kind: ClassVar = "inquiry"
    singular: ClassVar = "Inquiry"
    plural: ClassVar = "Inquiries"
    body_format: ClassVar = "prose"

    heading: str
    organization: Annotated[str, RefTo("organizations", back="Inquiries")]
    stage: Literal["terms agreed", "evidence", "reported", "responded", "closed"]
    start_date: PrintedDate | None = None
    end_date: PrintedDate | None = None
    topics: tuple[TopicRef, ...] = ()
    links: tuple[Link, ...] = ()
    summary: Prose | None = None
    prose: Basis = "summary"
    body: Prose | None = None

    @property
    def title(self) -> str:
        return self.heading

    @property
    def when(self) -> PartialDate | None:
        return self.start_date.date if self.start_date else None
