"""A question put for answer, usually in writing, with the answers given."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from sitegen.dates import PartialDate
from sitegen.records.base import Deadline, Part, PrintedDate, Prose, Record, RefTo, TopicRef
from sitegen.records.forms import Anchor, Url


class QuestionAnswer(Part):
    """An answer: `holding` (a reply will follow) or `final`."""

    kind: ClassVar = "question_answer"

    id: Anchor | None = None
    type: Literal["holding", "final"]
    date: PrintedDate | None = None
    by: Annotated[str, RefTo("people", "organizations", back="Questions answered")] | None = None
    summary: Prose | None = None
    text: Prose | None = None

    @property
    def anchor(self) -> str:
        return f"answer-{self.id or self.type}" + (f"-{self.date.date}" if self.date and not self.id else "")

    @property
    def title(self) -> str:
        return f"{self.type.capitalize()} answer"


class Question(Record):
    """`cites` keeps the references the question mentions, as printed; those we hold become links."""

    folder: ClassVar = "questions"
    kind: ClassVar = "question"
    singular: ClassVar = "Question"
    plural: ClassVar = "Questions"
    listing: ClassVar = "by-year"

    reference: str
    heading: str
    type: Literal["written", "oral"] | None = None
    asked_by: Annotated[str, RefTo("people", back="Questions asked")] | None = None
    printed_asked_by: str | None = None
    put_to: tuple[Annotated[str, RefTo("people", "organizations", back="Questions put to it")], ...] = ()
    meeting: Annotated[str, RefTo("meetings", back="Questions")] | None = None
    date: PrintedDate
    due: Deadline | None = None
    summary: Prose | None = None
    text: Prose | None = None
    truncated: bool = False
    answers: tuple[QuestionAnswer, ...] = ()
    cites: tuple[str, ...] = ()
    about: tuple[Annotated[str, RefTo(back="Questions")], ...] = ()
    topics: tuple[TopicRef, ...] = ()
    url: Url | None = None

    @property
    def title(self) -> str:
        return f"{self.reference}: {self.heading}"

    @property
    def sort_key(self) -> str:
        return f"{self.date.date} {self.reference}"

    @property
    def when(self) -> PartialDate:
        return self.date.date
