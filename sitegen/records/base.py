"""What every record is made of. Law: a record is a frozen value; it knows no file, URL or other record.

Identity is the path (`content/people/susan-hall.yaml` is `people/susan-hall`), so no model has an id field
for a record. A reference is a path held in a field whose annotation says what it may name (`RefTo`); the
linker finds it there, through tuples, optionals and nested models.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from sitegen.dates import PartialDate
from sitegen.problems import Code
from sitegen.records.forms import Lines, Url


@dataclass(frozen=True, slots=True)
class RefTo:
    """What a reference may name: folders of records, kinds of part, or (with none given) anything.

    `back` is the heading under which the target's page lists the records that name it this way; `fault` the
    code of the fault when it names nothing (None: another record tells it).
    """

    kinds: tuple[str, ...]
    back: str
    fault: Code | None

    def __init__(self, *kinds: str, back: str = "", fault: Code | None = "dangling-reference") -> None:
        object.__setattr__(self, "kinds", kinds)
        object.__setattr__(self, "back", back)
        object.__setattr__(self, "fault", fault)


@dataclass(frozen=True, slots=True)
class ProseMark:
    """Marks a field whose value is Markdown: it is rendered, searched, and dropped when withheld."""


Prose = Annotated[str, ProseMark()]
PersonRef = Annotated[str, RefTo("people")]
OrganizationRef = Annotated[str, RefTo("organizations")]
PartyRef = Annotated[str, RefTo("people", "organizations")]
DocumentRef = Annotated[str, RefTo("documents")]
TopicRef = Annotated[str, RefTo("topics")]
ItemRef = Annotated[str, RefTo("agenda_item")]


Basis = Literal["summary", "verbatim"]


class Model(BaseModel):
    """Any value in a record: frozen, and with no key the class does not name."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def _date_or_mapping(value: Any) -> Any:
    if isinstance(value, list):
        raise PydanticCustomError(
            "wrong_type", "is a list, where one date belongs", {"wanted": "keep one of the dates"}
        )
    return {"date": value} if isinstance(value, str) else value


class DatePrinted(Model):
    """A date, with the words the source prints where they say more (or something else)."""

    date: PartialDate
    printed: str | None = None
    note: str | None = None


class DeadlinePrinted(Model):
    """When something is due. The precision is the date's own; words without a date have no date."""

    date: PartialDate | None = None
    printed: str | None = None
    note: str | None = None

    @model_validator(mode="after")
    def _says_something(self) -> DeadlinePrinted:
        if self.date is None and self.printed is None:
            raise PydanticCustomError(
                "missing_value", "has neither a date nor the words as printed", {"wanted": "add date: or printed:"}
            )
        return self


PrintedDate = Annotated[DatePrinted, BeforeValidator(_date_or_mapping)]
Deadline = Annotated[DeadlinePrinted, BeforeValidator(_date_or_mapping)]


class Source(Model):
    """Where a record was read: a held document (or a title, address or file), and the place in it."""

    document: DocumentRef | None = None
    title: str | None = None
    url: Url | None = None
    file: str | None = None
    lines: Lines | None = None
    pages: str | None = None
    retrieved: PartialDate | None = None
    note: str | None = None

    @model_validator(mode="after")
    def _names_something(self) -> Source:
        if not (self.document or self.title or self.url or self.file):
            raise PydanticCustomError(
                "missing_value",
                "names no document, title, url or file",
                {"wanted": "add document:, if it is held here"},
            )
        return self


class Withheld(Model):
    """Why and since when a text is not shown. Its prose is in no output of any kind."""

    reason: str
    since: PartialDate
    by: str | None = None


class Conflict(Model):
    """Two printed statements that cannot both be right, kept as printed."""

    about: str
    printed: tuple[str, ...] = Field(min_length=2)
    note: str | None = None
    sources: tuple[Source, ...] = ()


class Link(Model):
    """An address elsewhere (Popolo: Link)."""

    url: Url
    note: str


class Identifier(Model):
    """A name in somebody else's scheme (Popolo: Identifier)."""

    scheme: str
    identifier: str


class OtherName(Model):
    """Another name (Popolo: OtherName): a spelling, a former name with dates, what people type."""

    name: str
    start_date: PartialDate | None = None
    end_date: PartialDate | None = None
    note: str | None = None


Name = Annotated[OtherName, BeforeValidator(lambda value: {"name": value} if isinstance(value, str) else value)]


class StatusChange(Model):
    """One step of a clock: `response` (what was said) or `implementation` (what was done)."""

    date: PrintedDate | None = None
    clock: Literal["response", "implementation"] = "implementation"
    value: Literal[
        "awaited", "accepted", "accepted in part", "not accepted", "noted", "redirected",
        "not started", "in progress", "complete", "closed without action", "superseded", "not verified",
    ]  # fmt: skip
    printed: str | None = None
    note: str | None = None
    by: PartyRef | None = None
    source: Source | None = None

    @model_validator(mode="after")
    def _value_fits_clock(self) -> StatusChange:
        if self.value not in CLOCK_VALUES[self.clock]:
            raise PydanticCustomError(
                "wrong_value",
                '"{value}" is no step of the {clock} clock',
                {
                    "value": self.value,
                    "clock": self.clock,
                    "at": ("value",),
                    "wanted": f"use one of: {', '.join(CLOCK_VALUES[self.clock])}; or name the other clock",
                },
            )
        return self


RESPONSE_VALUES = ("awaited", "accepted", "accepted in part", "not accepted", "noted", "redirected")
IMPLEMENTATION_VALUES = (
    "not started", "in progress", "complete", "closed without action", "superseded", "not verified",
)  # fmt: skip
CLOCK_VALUES = {"response": RESPONSE_VALUES, "implementation": IMPLEMENTATION_VALUES}


class Part(Model):
    """A piece of a record with an address of its own on the record's page (an anchor).

    `lines` places it in its record's first source; `sources` says more where that is not enough.
    """

    kind: ClassVar[str]

    lines: Lines | None = None
    sources: tuple[Source, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    withheld: Withheld | None = None
    note: str | None = None

    @property
    @abstractmethod
    def anchor(self) -> str:
        """The fragment that names the part among its siblings; stable when others come and go."""

    @property
    @abstractmethod
    def title(self) -> str:
        """What the page, a link or a search hit calls it."""


@dataclass(frozen=True, slots=True)
class Parent:
    """A folder between a record's own and its file, read as a field: `meetings/<committee>/<date>`."""

    field: str
    folder: str


BodyFormat = Literal["none", "prose", "transcript"]
Listing = Literal["a-z", "by-year", "tracker", "none"]


class Record(Model):
    """A record of the archive. Subclasses add fields; the class variables place it in the site."""

    folder: ClassVar[str]
    kind: ClassVar[str]
    singular: ClassVar[str]
    plural: ClassVar[str]
    parents: ClassVar[tuple[Parent, ...]] = ()
    body_format: ClassVar[BodyFormat] = "none"
    listing: ClassVar[Listing] = "a-z"
    in_menu: ClassVar[bool] = True

    sources: tuple[Source, ...] = Field(min_length=1)
    conflicts: tuple[Conflict, ...] = ()
    withheld: Withheld | None = None
    draft: bool = False
    note: str | None = None

    @property
    @abstractmethod
    def title(self) -> str:
        """What the page, a link or a search hit calls it."""

    def title_among(self, names: Mapping[str, str]) -> str:  # noqa: ARG002 - kinds whose title needs another's use it
        """The title that stands alone, given the titles of all records by id ("… Committee, 8 March 2023")."""
        return self.title

    @property
    def sort_key(self) -> str:
        return self.title.casefold()

    @property
    def when(self) -> PartialDate | None:
        """The day the record belongs to, for listings by year and the search's year filter."""
        return None
