"""A document: letter, consultation response, agenda pack, minutes, appendix (Open Civic Data: EventDocument)."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from sitegen.dates import PartialDate
from sitegen.records.base import Basis, PrintedDate, Prose, Record, RefTo, TopicRef
from sitegen.records.forms import Url


class Document(Record):
    """`file` is the name the source is held under, `part_of` the document it is bound in.

    `appendix` is its number as an appendix of the paper `appendix_to`.
    """

    folder: ClassVar = "documents"
    kind: ClassVar = "document"
    singular: ClassVar = "Document"
    plural: ClassVar = "Documents"
    body_format: ClassVar = "prose"
    listing: ClassVar = "by-year"

    heading: str
    type: Literal[
        "agenda pack", "agenda", "minutes", "transcript", "officer report", "report", "letter", "consultation response",
        "question listing", "action plan", "presentation", "survey", "appendix", "web page", "other",
    ]  # fmt: skip
    organization: Annotated[str, RefTo("organizations", back="Documents")] | None = None
    from_: tuple[Annotated[str, RefTo("people", "organizations", back="Documents written")], ...] = Field(
        default=(), alias="from"
    )
    to: tuple[Annotated[str, RefTo("people", "organizations", back="Documents received")], ...] = ()
    date: PrintedDate | None = None
    reference: str | None = None
    file: str | None = None
    url: Url | None = None
    pages: str | None = None
    part_of: Annotated[str, RefTo("documents", back="Contents")] | None = None
    appendix_to: Annotated[str, RefTo("documents", back="Appendices")] | None = None
    appendix: str | None = None
    about: tuple[Annotated[str, RefTo(back="Documents")], ...] = ()
    topics: tuple[TopicRef, ...] = ()
    summary: Prose | None = None
    prose: Basis = "summary"
    body: Prose | None = None

    @property
    def title(self) -> str:
        return self.heading

    @property
    def sort_key(self) -> str:
        return f"{self.when or ''} {self.heading.casefold()}"

    @property
    def when(self) -> PartialDate | None:
        return self.date.date if self.date else None
