"""Every fault of an import, as a maintainer reads it: a folder for each code, with sources and the exact messages.

Each source of a folder of `problems/` is imported by itself, in the order of their names; `kinds.txt` names the kinds
that some are said to be (`--as`), and `sizes.txt` files that are made, and how large. `expected.txt` is all that is
told, to the character.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import get_args

import pytest
from conftest import ROOT

from sitegen.importers.readers import READERS
from sitegen.importers.run import bring_in
from sitegen.problems import Code, Problem

FOLDERS = sorted((ROOT / "tests/importers/problems").iterdir())
TOLD_OF_RECORDS = {"wrong-value"}  # of a record that is left out, in the report: no source of ours has one
BESIDE = frozenset({"expected.txt", "kinds.txt", "sizes.txt"})


def pairs(file: Path) -> dict[str, str]:
    return dict(line.split(maxsplit=1) for line in file.read_text("utf-8").splitlines()) if file.is_file() else {}


def told(place: Path) -> Iterator[Problem]:
    """All faults of the sources in a folder, each imported into an empty archive."""
    kinds = pairs(place / "kinds.txt")
    for name, size in pairs(place / "sizes.txt").items():
        (place / name).touch()
        os.truncate(place / name, int(size))
    for source in sorted(path for path in place.iterdir() if path.is_file() and path.name not in BESIDE):
        outcome = bring_in(Path("content"), [source], kind=kinds.get(source.name))
        refused = any(problem.severity == "error" for problem in outcome.problems)
        assert (outcome.value is None, not (place / "content").exists()) == (refused, refused)
        shutil.rmtree("content", ignore_errors=True)
        yield from outcome.problems


def in_words(problems: Iterable[Problem]) -> str:
    """The messages, where the list of kinds, which grows with the readers, is left out."""
    return "".join(re.sub(r"(one of: ).*", r"\1...", f"{problem}\n") for problem in problems)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_fault_is_told_as_expected(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(folder, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    problems = list(told(tmp_path))
    assert {problem.code for problem in problems} == {folder.name}
    assert in_words(problems) == (folder / "expected.txt").read_text(encoding="utf-8")


def test_the_kinds_that_a_source_may_be_are_those_of_its_form(tmp_path: Path) -> None:
    source = tmp_path / "odd.xml"
    source.write_text("<recipe><step>Boil the water.</step></recipe>", "utf-8")
    (problem,) = bring_in(tmp_path / "content", [source]).problems
    assert problem.hint.partition("one of: ")[2].split(", ") == [one.kind for one in READERS if one.form == "xml"]


def test_every_code_of_the_importers_has_a_folder_and_every_folder_a_code() -> None:
    sources = "".join(path.read_text("utf-8") for path in (ROOT / "sitegen/importers").rglob("*.py"))
    written = set(re.findall(r'"([a-z]+(?:-[a-z]+)+)"', sources))
    assert {folder.name for folder in FOLDERS} | TOLD_OF_RECORDS == written & set(get_args(Code))
