"""The site itself: `site.yaml`."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from sitegen.dates import PartialDate
from sitegen.records.base import Model, Prose, Record, Source, Url


class Licence(Model):
    """Under what terms the archive may be reused."""

    name: str
    url: Url


class DeadlineRule(Model):
    """How long somebody has to answer: data, never code.

    `verified` is the day the source was checked; without it pages label the rule as unverified.
    """

    id: str = Field(pattern=r"^[a-z0-9-]+$")
    heading: str
    period: int = Field(gt=0)
    unit: Literal["days", "months"]
    trigger: Literal["report sent", "notice given", "date printed", "report published", "question asked"]
    binds: str
    source: Source
    verified: PartialDate | None = None
    note: str | None = None


class RetiredUrl(Model):
    """An address that was published once, and where it leads now (None: gone)."""

    path: str = Field(pattern=r"^/")
    to: str | None = None


class Site(Record):
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
    contact: str | None = None
    licence: Licence | None = None
    language: str = "en-GB"
    about: Prose | None = None
    deadline_rules: tuple[DeadlineRule, ...] = ()
    retired_urls: tuple[RetiredUrl, ...] = ()

    @property
    def title(self) -> str:
        return self.name
