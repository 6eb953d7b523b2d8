"""What the tests of importers share: the corpus, and a desk at which a reader reads a text of our own."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from importers.workshop import Workshop

from sitegen.importers.account import Account, account
from sitegen.importers.drafting.intake import Intake
from sitegen.importers.drafting.sheet import Sheet
from sitegen.importers.drafting.taken import plain
from sitegen.importers.known.desk import Desk, Opened, Reader
from sitegen.importers.known.directory import Directory
from sitegen.importers.results import Import
from sitegen.importers.run import bring_in

ROOT = Path(__file__).resolve().parent.parent.parent
CORPUS = ROOT.parent / "shared/corpus"


@dataclass(frozen=True, slots=True)
class ReadText:
    """What a reader made of a text."""

    intake: Intake
    desk: Desk

    def __getitem__(self, id_: str) -> dict[str, Any]:
        """The values of a draft that is there."""
        return dict(plain(self.intake.drafts[id_].fields))

    def ids(self, folder: str = "") -> list[str]:
        return [id_ for id_ in self.intake.drafts if id_.startswith(folder)]

    @property
    def account(self) -> Account:
        return account(self.intake, {}, frozenset())

    @property
    def rules(self) -> dict[str, int]:
        return dict(self.account.rules)


def desk_of(sheet: Sheet, document: str = "documents/source") -> Desk:
    directory = Directory({}, {})
    directory.learn(sheet.text)
    return Desk(Intake(sheet, document), directory)


@pytest.fixture
def read_text() -> Callable[..., ReadText]:
    """Reads a text with a reader: `read_text(READER, text)`, at a desk with nobody known."""

    def read(reader: Reader, text: str, file: str = "source.txt") -> ReadText:
        sheet = Sheet.of(text, file)
        desk = desk_of(sheet)
        reader.read(Opened(sheet, "text"), desk)
        return ReadText(desk.intake, desk)

    return read


@pytest.fixture(scope="session")
def corpus() -> Callable[[str], Sheet]:
    """A source document of the corpus as a sheet, by the beginning of its name: `corpus("001")`."""
    if not CORPUS.is_dir():
        told = "in CI as well" if os.environ.get("CI") else "or leave these tests out with -m 'not corpus'"
        pytest.fail(f"the source documents are not at {CORPUS}: put them there, beside the repository, {told}")

    def sheet(prefix: str) -> Sheet:
        (path,) = CORPUS.glob(f"{prefix}_*")
        return Sheet.of(path.read_text(encoding="utf-8"), path.name)

    return sheet


@pytest.fixture
def desk_for() -> Callable[..., ReadText]:
    """Reads a source as opened with a reader, at a desk with nobody known: for tables, pages and the corpus."""

    def read(reader: Reader, opened: Opened) -> ReadText:
        desk = desk_of(opened.sheet)
        reader.read(opened, desk)
        return ReadText(desk.intake, desk)

    return read


@pytest.fixture
def workshop(tmp_path: Path) -> Workshop:
    """A folder to import documents in, with nothing in it yet."""
    return Workshop(tmp_path)


@dataclass(frozen=True)
class Imported:
    """The corpus, imported into an empty folder, once for all tests that look at what it gave."""

    content: Path
    done: Import

    def trees(self, folder: str) -> dict[str, dict[str, Any]]:
        """The values of the records of a folder, by id, of all sources together."""
        found = {id_: tree for result in self.done.results for id_, tree in result.trees.items()}
        return {id_: tree for id_, tree in found.items() if id_.split("/")[0] == folder}


@pytest.fixture(scope="session")
def imported(corpus: Callable[[str], Sheet], tmp_path_factory: pytest.TempPathFactory) -> Imported:
    sources = [CORPUS / corpus(prefix).file for prefix in ("000", "001", "002", "003", "004")]
    content = tmp_path_factory.mktemp("imported") / "content"
    outcome = bring_in(content, sources)
    assert outcome.value is not None, outcome.problems
    return Imported(content, outcome.value)
