"""The glossary: one file, `glossary.yaml`, one term a part."""

from __future__ import annotations

from typing import Annotated, ClassVar

from sitegen.records.base import Part, Prose, Record, RefTo, Source
from sitegen.text import slug


class Term(Part):
    """An abbreviation or a term, what it stands for, and what it means here."""

    kind: ClassVar = "term"

    term: str
    expansion: str | None = None
    meaning: Prose
    organization: Annotated[str, RefTo("organizations", back="Glossary")] | None = None

    @property
    def anchor(self) -> str:
        return f"term-{slug(self.term)}"

    @property
    def title(self) -> str:
        return self.term


class Glossary(Record):
    """All terms, on one page."""

    folder: ClassVar = "glossary"
    kind: ClassVar = "glossary"
    singular: ClassVar = "Glossary"
    plural: ClassVar = "Glossary"
    in_menu: ClassVar = False
    listing: ClassVar = "none"

    sources: tuple[Source, ...] = ()
    terms: tuple[Term, ...]

    @property
    def title(self) -> str:
        return "Glossary"
