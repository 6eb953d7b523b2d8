"""A person: member, witness, officer or office-holder (Popolo: Person, Membership)."""

from __future__ import annotations

from typing import Annotated, ClassVar

from sitegen.dates import PartialDate
from sitegen.records.base import Identifier, Link, Model, Name, OrganizationRef, Prose, Record, RefTo, Source


class Membership(Model):
    """A person's place in an organization, for a time (Popolo: Membership).

    `role` is what the person is there ("Chair"); `post` the seat held ("Assembly Member for Brent and
    Harrow"); `on_behalf_of` the party or group. A missing start or end is unknown, not "always".
    """

    organization: Annotated[str, RefTo("organizations", back="Members and office-holders")]
    role: str | None = None
    post: str | None = None
    on_behalf_of: OrganizationRef | None = None
    area: str | None = None
    start_date: PartialDate | None = None
    end_date: PartialDate | None = None
    sources: tuple[Source, ...] = ()
    note: str | None = None


class Person(Record):
    """A person under the name they go by; `sort_name` is how a list orders it."""

    folder: ClassVar = "people"
    kind: ClassVar = "person"
    singular: ClassVar = "Person"
    plural: ClassVar = "People"

    name: str
    sort_name: str
    honorific_prefix: str | None = None
    honorific_suffix: str | None = None
    other_names: tuple[Name, ...] = ()
    memberships: tuple[Membership, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    links: tuple[Link, ...] = ()
    summary: Prose | None = None

    @property
    def title(self) -> str:
        return self.name

    @property
    def sort_key(self) -> str:
        return self.sort_name.casefold()

    @property
    def full_name(self) -> str:
        """The name with its honorifics, as it stands on a nameplate."""
        suffix = f" {self.honorific_suffix}" if self.honorific_suffix else ""
        return f"{self.honorific_prefix} {self.name}{suffix}" if self.honorific_prefix else f"{self.name}{suffix}"
