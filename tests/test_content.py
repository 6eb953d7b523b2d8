"""The archive in `content/`, held to the source documents it was made from."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT, Run
from test_house import committed

RUN = 14  # words in a row that are a sentence of somebody's
FEW = 6  # so many runs a file may share with the sources: titles of laws and reports, a status as printed
BREAKS = r"https?://\S+|^#.*$|^\s*\|.*$|^\s*(?:[-*]|\d+\.)\s"  # addresses, headings and labels, rows of figures, items


def words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9']+", text.lower())


def runs(text: str) -> list[int]:
    """Every run of words of a text, as a number each."""
    found = words(text)
    return [hash(tuple(found[start : start + RUN])) for start in range(len(found) - RUN + 1)]


@pytest.fixture(scope="session")
def printed(corpus: dict[str, str]) -> set[int]:
    return {run for text in corpus.values() for run in runs(text)}


@pytest.fixture(scope="session")
def apart(dumped: dict[str, dict[str, Any]]) -> re.Pattern[str]:
    """What stands between sentences, or is nobody's sentence: the names and titles the archive keeps as printed."""
    kept = {line["fields"].get(key) for id_, line in dumped.items() if "#" not in id_ for key in ("name", "heading")}
    names = sorted((name for name in kept if name and " " in name), key=len, reverse=True)
    return re.compile(f"{BREAKS}|{'|'.join(map(re.escape, names))}", re.MULTILINE)


@pytest.mark.corpus
def test_no_sentence_of_a_source_stands_in_a_committed_file(printed: set[int], apart: re.Pattern[str]) -> None:
    copied = {}
    for path in committed():
        pieces = apart.split(path.read_text(encoding="utf-8", errors="replace"))
        times = sum(run in printed for piece in pieces for run in runs(piece))
        if times > FEW:
            copied[path.relative_to(ROOT).as_posix()] = times
    assert copied == {}


@pytest.mark.corpus
def test_the_test_would_see_a_sentence_that_was_copied(
    corpus: dict[str, str], printed: set[int], apart: re.Pattern[str]
) -> None:
    pack = max(corpus.values(), key=len)
    sentences = re.findall(r"[A-Z][a-z]+ [a-z ,\s]{200,400}\.", pack)
    assert len(sentences) > 20
    for sentence in sentences[:20]:
        assert sum(run in printed for piece in apart.split(f"Ours. {sentence} Ours.") for run in runs(piece)) > FEW


def spans(lines: str) -> list[tuple[int, int]]:
    """The first and last line of each range in "228, 249-251"."""
    pairs = [part.strip().partition("-") for part in lines.split(",")]
    return [(int(first), int(last or first)) for first, _, last in pairs]


@pytest.mark.corpus
def test_every_cited_line_exists_and_something_is_printed_there(
    corpus: dict[str, str], dumped: dict[str, dict[str, Any]]
) -> None:
    printed = {name: text.split("\n") for name, text in corpus.items()}
    wrong, cited = [], 0
    for id_, line in dumped.items():
        for source in line["sources"]:
            if source.get("lines") and source.get("file"):
                for first, last in spans(source["lines"]):
                    cited += 1
                    there = printed[source["file"]][first - 1 : last]
                    if not first <= last or len(there) != last - first + 1 or not "".join(there).strip():
                        wrong.append((id_, source["file"], first, last))
    assert wrong == []
    assert cited > 1000


@pytest.mark.corpus
def test_every_held_document_is_a_file_of_the_corpus_and_every_file_is_held(
    corpus: dict[str, str], dumped: dict[str, dict[str, Any]]
) -> None:
    held = [
        line["fields"]["file"] for line in dumped.values() if line["kind"] == "document" and "file" in line["fields"]
    ]
    assert sorted(set(held)) == sorted(corpus)


@pytest.mark.corpus
def test_every_person_who_speaks_is_printed_in_the_document_by_name(
    corpus: dict[str, str], dumped: dict[str, dict[str, Any]]
) -> None:
    unprinted = []
    for line in dumped.values():
        if line["kind"] == "speech" and "speaker" in line["fields"]:
            text = corpus[line["sources"][0]["file"]]
            surname = line["fields"]["label"].partition("(")[0].replace(" AM", "").split()[-1]
            if surname not in text:
                unprinted.append((line["id"], line["fields"]["label"]))
    assert unprinted == []


def test_the_archive_has_neither_a_fault_nor_a_warning(workplace: Path, run: Run) -> None:
    done = run(workplace, "check", "--strict")
    assert (done.returncode, done.stderr.splitlines()[-2]) == (0, "no faults")


def test_every_record_cites_a_document_of_the_archive(dumped: dict[str, dict[str, Any]]) -> None:
    own = {"topic", "glossary", "site"}
    uncited = [
        id_
        for id_, line in dumped.items()
        if "#" not in id_
        and line["kind"] not in own
        and not all("record" in one or "file" in one for one in line["sources"])
    ]
    assert uncited == []


# ---- what happens without the corpus

MARKED = """
import pytest

@pytest.mark.corpus
def test_reads(corpus):
    assert corpus

def test_other():
    pass
"""


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    """The tests' own set-up in a place beside which there is no corpus, with one test that reads it."""
    place = tmp_path / "clone"
    (place / "tests").mkdir(parents=True)
    for name in ("pyproject.toml", "tests/conftest.py", "tests/browsing.py", "tests/built.py"):
        shutil.copy(ROOT / name, place / name)
    (place / "tests/test_marked.py").write_text(MARKED, encoding="utf-8")
    return place


def pytest_in(place: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    inherited = {name: value for name, value in os.environ.items() if name != "CI"}
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider"],
        cwd=place,
        env={**inherited, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_without_the_corpus_its_tests_are_left_out_and_the_terminal_says_how_to_have_them(elsewhere: Path) -> None:
    done = pytest_in(elsewhere)
    assert done.returncode == 0, done.stdout
    wanted = "Put the five source documents in ../shared/corpus, beside the repository."
    assert f"Tests left out for want of the corpus: 1. {wanted}\n" in done.stdout
    assert "1 passed, 1 deselected" in done.stdout


def test_in_ci_they_fail_instead(elsewhere: Path) -> None:
    done = pytest_in(elsewhere, CI="true")
    assert done.returncode == 1
    assert "Put the five source documents in ../shared/corpus, beside the repository." in done.stdout
    assert "1 passed, 1 error" in done.stdout
