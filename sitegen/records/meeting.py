"""A meeting and what happened at it (Popolo: Event; Open Civic Data: EventParticipant, EventAgendaItem)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from sitegen.dates import PartialDate
from sitegen.records.base import (
    DocumentRef,
    Link,
    Model,
    Parent,
    Part,
    PersonRef,
    PrintedDate,
    Prose,
    Record,
    RefTo,
    TopicRef,
)
from sitegen.records.forms import Anchor, ClockTime, Url
from sitegen.text import slug

AttendanceStatus = Literal[
    "present", "apologies", "absent", "substitute", "in attendance", "guest", "invited",
]  # fmt: skip


class NamedPerson(Part):
    """Somebody at a meeting: a person the archive has a record of, or a name as printed.

    `id` tells apart two of one name: two members of the public, one person in two capacities.
    """

    id: Anchor | None = None
    person: PersonRef | None = None
    name: str | None = None

    @model_validator(mode="after")
    def _is_somebody(self) -> NamedPerson:
        if self.person is None and self.name is None:
            raise PydanticCustomError("missing_value", "names nobody", {"wanted": "add person:, or name: as printed"})
        return self

    @property
    def who(self) -> str:
        return slug(self.person.rpartition("/")[2] if self.person else self.name or "")


class Attendance(NamedPerson):
    """Who came, who did not, and in what capacity that day (Open Civic Data: EventParticipant).

    `items` holds the numbers of the agenda items attended, when it was not the whole meeting.
    """

    kind: ClassVar = "attendance"

    person: Annotated[str, RefTo("people", back="Meetings")] | None = None
    status: AttendanceStatus
    role: str | None = None
    organization: Annotated[str, RefTo("organizations", back="Represented at")] | None = None
    substitute_for: Annotated[str, RefTo("people", back="Substituted at")] | None = None
    items: tuple[str, ...] = ()

    @property
    def anchor(self) -> str:
        return f"attendance-{self.id or self.who}"

    @property
    def title(self) -> str:
        return self.name or (self.person or "").rpartition("/")[2]


class Resolution(Part):
    """What was resolved under an item; `letter` as printed ("a"), when there are several."""

    kind: ClassVar = "resolution"

    letter: str | None = None
    summary: Prose | None = None
    text: Prose | None = None

    @property
    def anchor(self) -> str:
        return f"resolution-{slug(self.letter)}" if self.letter else "resolution"

    @property
    def title(self) -> str:
        return f"Resolution ({self.letter})" if self.letter else "Resolution"


class Declaration(NamedPerson):
    """An interest declared at the meeting, and what the member did about it."""

    kind: ClassVar = "declaration"

    interest: Literal["disclosable pecuniary", "pecuniary", "non-pecuniary", "other"]
    summary: Prose | None = None
    text: Prose | None = None
    items: tuple[str, ...] = ()

    @property
    def anchor(self) -> str:
        return f"declaration-{self.id or self.who}"

    @property
    def title(self) -> str:
        return "Declaration of interest"


class Count(Model):
    """How many chose one option (Popolo: Count)."""

    option: str
    value: int = Field(ge=0)


class Vote(Model):
    """How one person voted (Popolo: Vote)."""

    person: Annotated[str, RefTo("people", back="Votes")] | None = None
    name: str | None = None
    option: Literal["for", "against", "abstain", "absent", "not voting"]

    @model_validator(mode="after")
    def _is_somebody(self) -> Vote:
        if self.person is None and self.name is None:
            raise PydanticCustomError("missing_value", "names nobody", {"wanted": "add person:, or name: as printed"})
        return self


class VoteEvent(Model):
    """One vote on a motion (Popolo: VoteEvent)."""

    result: Literal["carried", "lost", "tied", "withdrawn"]
    counts: tuple[Count, ...] = ()
    votes: tuple[Vote, ...] = ()
    unanimous: bool = False


class Motion(Part):
    """What was put to the vote, by whom, and how it went (Popolo: Motion)."""

    kind: ClassVar = "motion"

    number: str | None = None
    mover: Annotated[str, RefTo("people", back="Motions moved")] | None = None
    seconder: Annotated[str, RefTo("people", back="Motions seconded")] | None = None
    summary: Prose | None = None
    text: Prose | None = None
    vote_events: tuple[VoteEvent, ...] = ()

    @property
    def anchor(self) -> str:
        return f"motion-{slug(self.number)}" if self.number else "motion"

    @property
    def title(self) -> str:
        return f"Motion {self.number}" if self.number else "Motion"


class AgendaItem(Part):
    """One item of business (Open Civic Data: EventAgendaItem), numbered and titled as printed."""

    kind: ClassVar = "agenda_item"

    number: str
    heading: str
    summary: Prose | None = None
    text: Prose | None = None
    resolutions: tuple[Resolution, ...] = ()
    motions: tuple[Motion, ...] = ()
    declarations: tuple[Declaration, ...] = ()
    guests: tuple[Annotated[str, RefTo("people", back="Gave evidence at")], ...] = ()
    papers: tuple[Annotated[str, RefTo("documents", back="Considered at")], ...] = ()
    inquiry: Annotated[str, RefTo("inquiries", back="Meetings")] | None = None
    about: tuple[Annotated[str, RefTo(back="Considered at")], ...] = ()
    topics: tuple[TopicRef, ...] = ()

    @property
    def anchor(self) -> str:
        return f"item-{slug(self.number)}"

    @property
    def title(self) -> str:
        return f"Item {self.number}: {self.heading}"


class Adjournment(Model):
    """A break in the meeting."""

    start_time: ClockTime
    end_time: ClockTime | None = None
    note: str | None = None


class Contact(Model):
    """Whom to ask about the meeting."""

    person: Annotated[str, RefTo("people", back="Contact for")]
    role: str


class Meeting(Record):
    """A meeting of a committee, at `meetings/<committee>/<date>`; the committee is read from the path."""

    folder: ClassVar = "meetings"
    kind: ClassVar = "meeting"
    singular: ClassVar = "Meeting"
    plural: ClassVar = "Meetings"
    parents: ClassVar = (Parent("organization", "organizations"),)
    listing: ClassVar = "by-year"

    organization: Annotated[str, RefTo("organizations", back="Meetings")]
    heading: str | None = None
    date: PrintedDate
    start_time: ClockTime | None = None
    end_time: ClockTime | None = None
    adjournments: tuple[Adjournment, ...] = ()
    place: str | None = None
    status: Literal["scheduled", "held", "cancelled", "postponed"]
    classification: Literal["ordinary", "extraordinary", "informal", "plenary", "annual", "hearing", "visit"] = (
        "ordinary"
    )
    attendance: tuple[Attendance, ...] = ()
    agenda: tuple[AgendaItem, ...] = ()
    documents: tuple[Annotated[str, RefTo("documents", back="Papers of")], ...] = ()
    minutes: DocumentRef | None = None
    webcast: Url | None = None
    contacts: tuple[Contact, ...] = ()
    links: tuple[Link, ...] = ()
    summary: Prose | None = None

    @property
    def title(self) -> str:
        return self.heading or "Meeting"

    def title_among(self, names: Mapping[str, str]) -> str:
        heading = f": {self.heading}" if self.heading else ""
        return f"{names.get(self.organization, 'Meeting')}, {self.date.date.long}{heading}"

    @property
    def sort_key(self) -> str:
        return f"{self.date.date.first}{self.start_time or ''}"

    @property
    def when(self) -> PartialDate:
        return self.date.date
