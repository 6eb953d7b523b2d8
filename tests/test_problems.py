"""Every fault the program can find, as a maintainer reads it: a folder for each code, with the exact messages.

Each folder of `problems/` is laid over the small good archive and over the real templates; `without.txt` names what
is taken away. `expected.txt` is all that a build then tells, to the character.
"""

from __future__ import annotations

import datetime as dt
import re
import shutil
from pathlib import Path
from typing import get_args

import pytest

from sitegen.config import Config
from sitegen.pipeline import Report, build, check
from sitegen.problems import Code

ROOT = Path(__file__).resolve().parent.parent
GOOD = ROOT / "tests/problems/good"
FOLDERS = sorted(path for path in GOOD.parent.iterdir() if path.is_dir() and path != GOOD)
SEARCH = {code for code in get_args(Code) if code.startswith("search-")}  # told by tests/pagefind and tests/trial
IMPORTS = {"bad-json", "bad-xml", "no-text", "too-large", "unknown-document", "unsafe-xml"}  # by tests/importers


def told(report: Report) -> str:
    return "".join(f"{problem}\n" for problem in report.problems)


def lay_out(folder: Path, place: Path) -> Config:
    """The good archive with a folder's files over it, in a place of its own."""
    shutil.copytree(GOOD, place, dirs_exist_ok=True)
    shutil.copytree(ROOT / "templates", place / "templates")
    shutil.copytree(folder, place, dirs_exist_ok=True, symlinks=True)
    without = place / "without.txt"
    for name in without.read_text().split() if without.exists() else ():
        gone = place / name
        shutil.rmtree(gone) if gone.is_dir() else gone.unlink()
    return Config(Path("content"), Path("output"), Path("templates"), dt.date(2024, 1, 1))


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_fault_is_told_as_expected(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    config = lay_out(folder, tmp_path)
    monkeypatch.chdir(tmp_path)
    report = build(config)
    assert told(report) == (folder / "expected.txt").read_text(encoding="utf-8")
    assert {folder.name} <= {problem.code for problem in report.problems}
    assert report.changes is None


@pytest.mark.parametrize("name", ["foreign-output", "template-mistake", "unknown-key"])
def test_check_tells_what_build_tells_but_for_the_output(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = lay_out(GOOD.parent / name, tmp_path)
    monkeypatch.chdir(tmp_path)
    of_build = [problem for problem in build(config).problems if problem.code != "foreign-output"]
    assert list(check(config).problems) == of_build


def test_good_archive_has_no_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    config = lay_out(GOOD, tmp_path)
    monkeypatch.chdir(tmp_path)
    assert check(config).problems == ()


def test_every_code_has_a_folder_and_every_folder_a_code() -> None:
    assert {folder.name for folder in FOLDERS} | SEARCH | IMPORTS == set(get_args(Code))


def test_codes_of_the_search_index_are_told_in_its_own_tests() -> None:
    files = (path for name in ("pagefind", "trial") for path in (ROOT / "tests" / name).glob("test_*.py"))
    text = "".join(path.read_text("utf-8") for path in files)
    assert {code for code in SEARCH if code not in text} == set()


def test_codes_of_imports_have_their_folders_beside_the_importers() -> None:
    assert {path.name for path in (ROOT / "tests/importers/problems").iterdir()} >= IMPORTS


def test_every_code_is_told_somewhere_in_the_source() -> None:
    sources = [path for path in (ROOT / "sitegen").rglob("*.py") if path.name != "problems.py"]
    written = {word for path in sources for word in re.findall(r'"([a-z]+(?:-[a-z]+)+)"', path.read_text("utf-8"))}
    assert set(get_args(Code)) <= written
