"""A desk at which a reader of XML or JSON reads a document of our own, as the importer opens it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sitegen.importers.account import Account, account
from sitegen.importers.choosing import choose
from sitegen.importers.drafting.intake import Intake
from sitegen.importers.drafting.taken import plain
from sitegen.importers.known.desk import Desk
from sitegen.importers.known.directory import Directory
from sitegen.importers.opening.opening import opened
from sitegen.importers.readers import READERS


class ReadTree:
    """What the reader chosen for a document made of it; `directory` may know people from before."""

    def __init__(self, text: str, file: str, directory: Directory | None = None) -> None:
        source = opened(text.encode(), file, f".{file.rpartition('.')[2]}")
        assert source.value is not None, source.problems
        reader = choose(source.value, READERS)
        assert reader.value is not None, reader.problems
        self.kind = reader.value.kind
        self.directory = directory or Directory({}, {})
        self.intake = Intake(source.value.sheet, "documents/source")
        reader.value.read(source.value, Desk(self.intake, self.directory))

    def __getitem__(self, id_: str) -> Any:
        return plain(self.intake.drafts[id_].fields)

    def ids(self, folder: str = "") -> list[str]:
        return [id_ for id_ in self.intake.drafts if id_.startswith(folder)]

    @property
    def account(self) -> Account:
        return account(self.intake, {}, frozenset())

    @property
    def unplaced(self) -> list[str]:
        return [told.line.text for told in self.account.unplaced]

    @property
    def left(self) -> list[str]:
        """The fields it told that our records do not have."""
        return [doubt.printed for doubt in self.intake.doubts if doubt.about.startswith("a field")]

    @property
    def doubts(self) -> Mapping[str, str]:
        return {doubt.about: doubt.printed for doubt in self.intake.doubts if not doubt.about.startswith("a field")}
