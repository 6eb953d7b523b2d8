"""`sitegen import` from outside: real processes, their exit codes, and what they print and leave behind."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from conftest import ROOT, Run

from sitegen.cli import main

LETTER = """**Rivers Committee**

Dr Ben Weir
Head of Sluices
Rivers Trust

17 March 2024

Dear Dr Weir,

I write as Chair of the Rivers Committee to ask when the weir at Mill Bank will be opened again.

Yours sincerely,

**Ada Ford AM**

**Chair of the Rivers Committee**
"""


@pytest.fixture
def place(tmp_path: Path) -> Path:
    (tmp_path / "letter.md").write_text(LETTER, encoding="utf-8")
    (tmp_path / "odd.txt").write_text("Nothing that is known.\n", encoding="utf-8")
    return tmp_path


def within(place: Path, *arguments: str) -> Result:
    """The command in this process, which is the cheaper way: sources and folders below a place."""
    paths = [str(place / one) if "." in one or one in ("content", "records") else one for one in arguments]
    return CliRunner().invoke(main, ["import", *paths])


def contents(place: Path) -> dict[str, bytes]:
    return {path.relative_to(place).as_posix(): path.read_bytes() for path in place.rglob("*") if path.is_file()}


def test_an_import_ends_with_0_and_says_what_it_did_and_the_site_can_be_built_of_it(place: Path, run: Run) -> None:
    done = run(place, "import", "letter.md", "--into", "records", "--report", "report.json")
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    made = list(contents(place / "records"))
    assert lines[0] == "letter.md: Letter, 17 lines, 46 words"
    assert lines[1] == f"  records: {len([one for one in made if not one.startswith('.import/')]) - 1} new"
    assert lines[2] == "  words: 100.00 % placed in records, 0.00 % furniture, 0.00 % unplaced, 0.00 % lost"
    assert lines[-1] == f"{len(made)} files written in records"
    (report,) = json.loads((place / "report.json").read_text(encoding="utf-8"))
    assert (report["source"], report["kind"], report["conflicts"]) == ("letter.md", "letter", [])
    checked = run(place, "check", "--strict", "--content", "records", "--templates", str(ROOT / "templates"))
    assert checked.returncode == 0, checked.stderr


def test_what_cannot_be_read_ends_with_1_and_a_message_on_stderr(place: Path, run: Run) -> None:
    done = run(place, "import", "letter.md", "odd.txt")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("odd.txt:1:1: error [unknown-document]\n  is text of no kind that is known here.\n")
    assert done.stderr.endswith("\n1 fault.\nNothing was written: content is as it was.\n")
    assert set(contents(place)) == {"letter.md", "odd.txt"}


def test_a_dry_run_says_what_would_be_written(place: Path) -> None:
    done = within(place, "letter.md", "--into", "content", "--dry-run", "--report", "report.json")
    assert done.exit_code == 0
    assert "files would be written in" in done.output.splitlines()[-1]
    assert set(contents(place)) == {"letter.md", "odd.txt", "report.json"}


def test_a_second_import_writes_0_files(place: Path) -> None:
    within(place, "letter.md", "--into", "content")
    before = contents(place)
    assert within(place, "letter.md", "--into", "content").output.splitlines()[-1].startswith("0 files written in ")
    assert contents(place) == before


def test_a_kind_is_told_with_as(place: Path) -> None:
    done = within(place, "odd.txt", "--into", "content", "--as", "document")
    assert (done.exit_code, done.output.split(",")[0]) == (0, "odd.txt: Document")
    assert within(place, "odd.txt", "--into", "content", "--as", "letterr").exit_code == 1


@pytest.mark.parametrize("arguments", [(), ("gone.txt",), ("letter.md", "--as"), ("letter.md", "--into", "letter.md")])
def test_wrong_options_end_with_2(place: Path, arguments: tuple[str, ...]) -> None:
    assert within(place, *arguments).exit_code == 2


def test_a_disk_that_fails_ends_with_3(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device", "content")

    monkeypatch.setattr("sitegen.importers.run.place", full)
    done = within(place, "letter.md", "--into", "content")
    assert (done.exit_code, done.stderr) == (3, "content: No space left on device\n")


def test_other_commands_start_without_the_readers() -> None:
    """Their tables and patterns take as long to load as all else together."""
    code = "import sys, sitegen.cli; print([name for name in sys.modules if name.startswith('sitegen.importers.')])"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
