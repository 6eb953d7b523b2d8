"""The site itself: `site.yaml`."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from sitegen.dates import Counting, PartialDate
from sitegen.records.base import Model, Prose, Record, RefTo, Source
from sitegen.records.forms import Url, written
from sitegen.records.organization import Classification

SitePath = Annotated[
    str,
    written(r"/(?!/)(?!.*\.\.)\S*", "is no address on this site", "write it from the site's root: /people/jane-doe/"),
]


class Licence(Model):
    """Under what terms the archive may be reused."""

    name: str
    url: Url


class DeadlineRule(Model):
    """How long somebody has to answer: data, never code.

    It runs the clocks of the kind of record that `of` names (without it the rule is only told), of these
    `committees` if any are named, owed by these `bodies` or by bodies of these `classifications`, if any are.
    `counting` says whether the period begins with the day of the trigger itself. `verified` is the day the source
    was checked; without it pages label the rule, and every date reckoned by it, as unverified.
    """

    id: Annotated[str, written(r"[a-z0-9-]+", "is no id", "write it in lower-case letters, digits and hyphens")]
    heading: str
    period: int = Field(gt=0)
    unit: Literal["days", "months"]
    trigger: Literal["report sent", "notice given", "date printed", "report published", "question asked"]
    counting: Counting = "the day after"
    of: Literal["recommendation", "question", "action"] | None = None
    committees: tuple[Annotated[str, RefTo("organizations", back="Deadline rules")], ...] = ()
    bodies: tuple[Annotated[str, RefTo("people", "organizations", back="Deadline rules")], ...] = ()
    classifications: tuple[Classification, ...] = ()
    binds: str
    source: Source
    verified: PartialDate | None = None
    note: str | None = None


class RetiredUrl(Model):
    """An address that was published once, and where it leads now (None: gone)."""

    path: SitePath
    to: SitePath | None = None


class Site(Record):
    """The archive's name, address and publisher, its rules about deadlines, and addresses it has given up."""

    folder: ClassVar = "site"
    kind: ClassVar = "site"
    singular: ClassVar = "Site"
    plural: ClassVar = "Site"
    in_menu: ClassVar = False
    listing: ClassVar = "none"

    sources: tuple[Source, ...] = ()
    name: str
    description: str
    base_url: Url
    publisher: str
    publisher_url: Url | None = None
    contact: Url | None = None
    licence: Licence | None = None
    language: str = "en-GB"
    about: Prose | None = None
    deadline_rules: tuple[DeadlineRule, ...] = ()
    retired_urls: tuple[RetiredUrl, ...] = ()

    @property
    def title(self) -> str:
        return self.name


# The settings a run is drawn with when there are none that can be read; such a run is never published.
STAND_IN = Site(name="No name", description="No description", base_url="https://example.org/", publisher="Nobody")
