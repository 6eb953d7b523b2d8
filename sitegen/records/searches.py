"""What a search must find: `search-tests.yaml`. Read as a record is, and no record: it has no page and no place."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator, Field

from sitegen.records.base import Model, Record, RefTo, Source

_OneOf = BeforeValidator(lambda value: [value] if isinstance(value, str) else value)


class SearchTest(Model):
    """A query as people type it, and the record (any of several) it must find among the `first` so many."""

    query: str
    expect: Annotated[tuple[Annotated[str, RefTo()], ...], _OneOf] = ()
    nothing: Literal["expected"] | None = None
    first: int = Field(default=1, gt=0)


class Searches(Record):
    """All tests of an archive's search."""

    folder: ClassVar = "search-tests"
    kind: ClassVar = "searches"
    singular: ClassVar = "Search test file"
    plural: ClassVar = "Search tests"

    sources: tuple[Source, ...] = ()
    tests: tuple[SearchTest, ...] = Field(min_length=1)

    @property
    def title(self) -> str:
        return self.plural
