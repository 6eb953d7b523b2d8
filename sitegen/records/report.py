"""A committee's report: what it found, from which evidence; its recommendations are records beside it."""

from __future__ import annotations

from typing import Annotated, ClassVar

from sitegen.dates import PartialDate
from sitegen.records.base import (
    Basis,
    Deadline,
    DocumentRef,
    Link,
    Part,
    PersonRef,
    PrintedDate,
    Prose,
    Record,
    RefTo,
    TopicRef,
)
from sitegen.text import slug


class KeyFinding(Part):
    """One finding, numbered in the report's order."""

    kind: ClassVar = "key_finding"

    number: str
    summary: Prose | None = None
    text: Prose | None = None

    @property
    def anchor(self) -> str:
        return f"finding-{slug(self.number)}"

    @property
    def title(self) -> str:
        return f"Finding {self.number}"


class Report(Record):
    """`evidence` is what it rests on, `contributors` who gave it; its body holds the chapters.

    `response_due` is by when answers were asked for; `notice_given` when a written notice required them.
    """

    folder: ClassVar = "reports"
    kind: ClassVar = "report"
    singular: ClassVar = "Report"
    plural: ClassVar = "Reports"
    body_format: ClassVar = "prose"

    heading: str
    organization: Annotated[str, RefTo("organizations", back="Reports")]
    inquiry: Annotated[str, RefTo("inquiries", back="Reports")] | None = None
    reference: str | None = None
    date_published: PrintedDate | None = None
    date_sent: PrintedDate | None = None
    notice_given: PrintedDate | None = None
    response_due: Deadline | None = None
    foreword_by: PersonRef | None = None
    evidence: tuple[
        Annotated[str, RefTo("speech", "panel", "agenda_item", "meetings", "documents", back="Evidence for")], ...
    ] = ()
    contributors: tuple[Annotated[str, RefTo("people", "organizations", back="Gave evidence to")], ...] = ()
    key_findings: tuple[KeyFinding, ...] = ()
    documents: tuple[DocumentRef, ...] = ()
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
        return self.date_published.date if self.date_published else None
