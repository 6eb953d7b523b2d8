"""Something somebody is to do: asked for, promised in evidence, delegated, or committed to in a plan."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from sitegen.dates import PartialDate
from sitegen.records.base import Deadline, Part, PartyRef, PrintedDate, Prose, Record, RefTo, StatusChange, TopicRef
from sitegen.text import slug


class ActionPart(Part):
    """One of several things asked for in one row of a list of actions."""

    kind: ClassVar = "action_part"

    letter: str
    summary: Prose | None = None
    text: Prose | None = None
    outcome: tuple[Annotated[str, RefTo(back="Outcome of")], ...] = ()

    @property
    def anchor(self) -> str:
        return f"part-{slug(self.letter)}"

    @property
    def title(self) -> str:
        return f"Part ({self.letter})"


class Action(Record):
    """`arose_from` is where it was asked, promised or granted; `outcome` what came of it; `about` what it bears on.

    `printed_responsible` and `printed_status` keep the words of the list the action stands in.
    """

    folder: ClassVar = "actions"
    kind: ClassVar = "action"
    singular: ClassVar = "Action"
    plural: ClassVar = "Actions"
    listing: ClassVar = "tracker"

    heading: str
    type: Literal["request", "undertaking", "delegation", "commitment", "standing"]
    organization: Annotated[str, RefTo("organizations", back="Actions arising")] | None = None
    date: PrintedDate | None = None
    arose_from: tuple[
        Annotated[
            str,
            RefTo(
                "agenda_item",
                "resolution",
                "meetings",
                "speech",
                "documents",
                "responses",
                "answer",
                back="Actions arising",
            ),
        ],
        ...,
    ] = ()
    responsible: tuple[Annotated[str, RefTo("people", "organizations", back="Responsible for actions")], ...] = ()
    printed_responsible: str | None = None
    owed_to: tuple[PartyRef, ...] = ()
    due: Deadline | None = None
    summary: Prose | None = None
    text: Prose | None = None
    parts: tuple[ActionPart, ...] = ()
    printed_status: str | None = None
    history: tuple[StatusChange, ...] = ()
    outcome: tuple[Annotated[str, RefTo(back="Outcome of")], ...] = ()
    about: tuple[Annotated[str, RefTo("recommendations", "reports", back="Actions that bear on it")], ...] = ()
    inquiry: Annotated[str, RefTo("inquiries", back="Actions")] | None = None
    related: tuple[Annotated[str, RefTo("actions", back="Related actions")], ...] = ()
    topics: tuple[TopicRef, ...] = ()

    @property
    def title(self) -> str:
        return self.heading

    @property
    def sort_key(self) -> str:
        return f"{self.when or ''} {self.heading.casefold()}"

    @property
    def when(self) -> PartialDate | None:
        return self.date.date if self.date else None

    @property
    def status(self) -> str:
        """The last recorded step of the implementation clock."""
        return self.history[-1].value if self.history else "not verified"
