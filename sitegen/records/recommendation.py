"""One recommendation of a report, with its two clocks: what was said of it, and what was done."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar

from sitegen.records.base import Deadline, Model, Parent, Prose, Record, RefTo, Source, StatusChange, TopicRef
from sitegen.records.forms import Lines
from sitegen.text import natural


class Variant(Model):
    """The same recommendation as printed somewhere else, with another number or other words."""

    place: str
    number: str | None = None
    summary: Prose | None = None
    text: Prose | None = None
    differs: str | None = None
    lines: Lines | None = None
    sources: tuple[Source, ...] = ()


class Recommendation(Record):
    """At `recommendations/<report>/<n>`; the report is read from the path.

    `printed_addressees` keeps the words of who is asked when no record can (`"London boroughs"`);
    `paragraphs` are places in the report that led to it, `evidence` the speeches, items and documents.
    `deadline` is by when it was to be done, `response_due` by when to be answered, if not as its report says.
    """

    folder: ClassVar = "recommendations"
    kind: ClassVar = "recommendation"
    singular: ClassVar = "Recommendation"
    plural: ClassVar = "Recommendations"
    parents: ClassVar = (Parent("report", "reports"),)
    listing: ClassVar = "tracker"

    report: Annotated[str, RefTo("reports", back="Recommendations")]
    number: str
    heading: str
    summary: Prose | None = None
    text: Prose | None = None
    addressed_to: tuple[
        Annotated[str, RefTo("people", "organizations", back="Asked to act by recommendations")], ...
    ] = ()
    printed_addressees: tuple[str, ...] = ()
    working_with: tuple[Annotated[str, RefTo("people", "organizations", back="Named in recommendations")], ...] = ()
    deadline: Deadline | None = None
    response_due: Deadline | None = None
    topics: tuple[TopicRef, ...] = ()
    evidence: tuple[
        Annotated[str, RefTo("speech", "panel", "agenda_item", "meetings", "documents", back="Led to recommendations")],
        ...,
    ] = ()
    paragraphs: tuple[str, ...] = ()
    repeats: tuple[Annotated[str, RefTo("recommendations", back="Repeated by")], ...] = ()
    variants: tuple[Variant, ...] = ()
    history: tuple[StatusChange, ...] = ()
    response_expected: bool = True

    @property
    def title(self) -> str:
        return f"Recommendation {self.number}: {self.heading}"

    def title_among(self, names: Mapping[str, str]) -> str:
        return f"{self.title} ({names.get(self.report, 'report')})"

    @property
    def sort_key(self) -> str:
        return f"{self.report} {natural(self.number)}"
