"""What a body said to a report, recommendation by recommendation."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from sitegen.dates import PartialDate
from sitegen.records.base import DocumentRef, Part, PrintedDate, Prose, Record, RefTo, TopicRef
from sitegen.records.forms import Anchor

Stance = Literal["accepted", "accepted in part", "not accepted", "noted", "redirected", "not addressed"]


class Answer(Part):
    """What the response says to one recommendation.

    `stance` is the archive's reading of it; `stance_basis` says in a few words what it rests on.
    """

    kind: ClassVar = "answer"

    id: Anchor | None = None
    recommendation: Annotated[str, RefTo("recommendations", back="Responses")]
    stance: Stance
    stance_basis: str | None = None
    summary: Prose | None = None
    text: Prose | None = None

    @property
    def anchor(self) -> str:
        return f"answer-{self.id or self.recommendation.rpartition('/')[2]}"

    @property
    def title(self) -> str:
        return f"Answer to recommendation {self.recommendation.rpartition('/')[2]}"


class Response(Record):
    """`from` is who answers (a body, or the office-holder), `signed_by` the person who signed."""

    folder: ClassVar = "responses"
    kind: ClassVar = "response"
    singular: ClassVar = "Response"
    plural: ClassVar = "Responses"
    listing: ClassVar = "by-year"

    heading: str
    from_: tuple[Annotated[str, RefTo("people", "organizations", back="Responses given")], ...] = Field(
        alias="from", min_length=1
    )
    signed_by: Annotated[str, RefTo("people", back="Signed")] | None = None
    signed_as: str | None = None
    to: tuple[Annotated[str, RefTo("people", "organizations", back="Responses received")], ...] = ()
    report: Annotated[str, RefTo("reports", "documents", back="Responses")] | None = None
    date: PrintedDate | None = None
    received: PrintedDate | None = None
    reference: str | None = None
    document: DocumentRef | None = None
    answers: tuple[Answer, ...] = ()
    topics: tuple[TopicRef, ...] = ()
    summary: Prose | None = None
    text: Prose | None = None

    @property
    def title(self) -> str:
        return self.heading

    @property
    def sort_key(self) -> str:
        return str(self.when or "")

    @property
    def when(self) -> PartialDate | None:
        return self.date.date if self.date else None
