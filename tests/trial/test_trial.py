"""An archive's own searches: what its test file may say, what is told of one that misses, and the real browser."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from importlib import util
from pathlib import Path

import pytest

from sitegen.config import Config
from sitegen.load import content_files
from sitegen.problems import Outcome
from sitegen.records.searches import Searches
from sitegen.trial import Tried, try_searches
from sitegen.trial.found import Found

SPEECH = "meetings/audit-committee/2023-03-08/transcript#s001"
SPEECH_URL = "/meetings/audit-committee/2023-03-08/transcript/#s001"


@pytest.fixture
def config(good: Path, monkeypatch: pytest.MonkeyPatch) -> Config:
    """A run in a folder with the small good archive."""
    monkeypatch.chdir(good)
    return Config(Path("content"), Path("output"), Path("templates"), dt.date(2024, 3, 1))


def tried(config: Config, tests: str, *found: Found) -> Outcome[Tried]:
    """The searches of a test file, tried on a page that shows this."""

    def ask(_root: str, queries: Sequence[str]) -> Sequence[Found]:
        assert len(queries) == len(found)
        return found

    Path("content/search-tests.yaml").write_text(f"tests:\n{tests}", encoding="utf-8")
    return try_searches(config, ask)


def told(outcome: Outcome[Tried]) -> list[str]:
    return [f"{problem.where} {problem.code} {problem.reason}" for problem in outcome.problems]


def test_the_test_file_is_no_record(config: Config) -> None:
    tried(config, f"  - {{query: potholes, expect: {SPEECH}}}\n", Found((), (SPEECH_URL,)))
    assert "search-tests.yaml" not in {str(path) for path in content_files(Path("content"))}
    assert not Path("output").exists()


def test_a_search_is_right_when_one_of_its_records_stands_high_enough_in_answers_or_results(config: Config) -> None:
    outcome = tried(
        config,
        f"  - {{query: first, expect: {SPEECH}}}\n"
        f"  - {{query: either, expect: [people/jane-doe, people/john-roe], first: 2}}\n"
        "  - {query: answered, expect: people/john-roe}\n"
        "  - {query: chapter, expect: reports/potholes#h-what-was-found}\n"
        "  - {query: none, nothing: expected}\n",
        Found((), (SPEECH_URL,)),
        Found((), (SPEECH_URL, "/people/john-roe/")),
        Found(("/people/john-roe/",), (SPEECH_URL,)),
        Found((), ("/reports/potholes/#h-what-was-found",)),
        Found((), (), "none"),
    )
    assert (outcome.problems, outcome.value) == ((), Tried(5, 5))


def test_a_search_that_misses_is_told_at_its_line_with_what_stands_there(config: Config) -> None:
    outcome = tried(
        config,
        f"  - {{query: low, expect: {SPEECH}}}\n"
        f"  - {{query: lost, expect: {SPEECH}}}\n"
        "  - {query: something, nothing: expected}\n"
        f"  - {{query: broken, expect: {SPEECH}}}\n",
        Found((), ("/people/jane-doe/", SPEECH_URL)),
        Found((), (), "none"),
        Found((), ("/people/jane-doe/",)),
        Found((), (), "failed"),
    )
    line = "content/search-tests.yaml"
    assert told(outcome) == [
        f'{line}:2:13 search-miss "low" must find {SPEECH_URL}, which stands in place 2; first is /people/jane-doe/.',
        f'{line}:3:13 search-miss "lost" must find {SPEECH_URL}, which is not on the first page; nothing is found.',
        f'{line}:4:13 search-miss "something" finds 1 result, and must find nothing: first /people/jane-doe/.',
        f'{line}:5:13 search-miss "broken" did not come to an end.',
    ]
    assert outcome.value == Tried(4, 0)


@pytest.mark.parametrize(
    ("tests", "code"),
    [
        ("  - {query: x, expect: people/jane-do}\n", "dangling-reference"),
        ("  - {query: x, expect: site}\n", "dangling-reference"),
        ("  - {query: x}\n", "missing-key"),
        ("  - {query: x, expect: people/jane-doe, nothing: expected}\n", "missing-key"),
        ("  - {expect: people/jane-doe}\n", "missing-key"),
        ("  - {query: x, exepct: people/jane-doe}\n", "unknown-key"),
        ("  - {query: x, expect: people/jane-doe, first: 0}\n", "wrong-value"),
        ("  - {query: [x\n", "yaml-syntax"),
    ],
)
def test_a_fault_in_the_test_file_is_told_and_nothing_is_tried(config: Config, tests: str, code: str) -> None:
    Path("content/search-tests.yaml").write_text(f"tests:\n{tests}", encoding="utf-8")
    outcome = try_searches(config, lambda _root, _queries: pytest.fail("it was tried"))
    assert code in {problem.code for problem in outcome.problems}
    assert {problem.where.file for problem in outcome.problems} == {"content/search-tests.yaml"}


def test_an_archive_without_a_test_file_is_told_how_to_write_one(config: Config) -> None:
    (problem,) = try_searches(config).problems
    assert (problem.code, problem.hint) == ("unreadable-file", "write it: tests: [{query: …, expect: …}]")


def test_without_a_browser_the_way_to_one_is_told(config: Config, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("content/search-tests.yaml").write_text("tests: [{query: x, expect: people/jane-doe}]\n", encoding="utf-8")
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    assert told(try_searches(config)) == [
        "content/search-tests.yaml:1:1 search-browser cannot be tried: there is no Chromium."
    ]
    monkeypatch.setattr(util, "find_spec", lambda _name: None)
    (problem,) = try_searches(config).problems
    assert problem.hint == 'pip install "sitegen[browser]"'


def test_the_real_browser_asks_the_real_page(config: Config) -> None:
    tests = (
        "tests:\n"
        "  - {query: 2023/0001, expect: questions/2023-0001}\n"
        f'  - {{query: "\\"how many potholes\\"", expect: {SPEECH}}}\n'
        "  - {query: xylophone, nothing: expected}\n"
    )
    Path("content/search-tests.yaml").write_text(tests, encoding="utf-8")
    below = replace(config, base_url="https://example.org/below/")
    with ThreadPoolExecutor(1) as apart:  # other tests hold a browser of their own in this thread
        outcome = apart.submit(try_searches, below).result()
    assert (outcome.problems, outcome.value) == ((), Tried(3, 3))


def test_the_file_reads_as_records_do() -> None:
    made = Searches.model_validate({"tests": [{"query": "x", "expect": "people/a"}]})
    assert (made.title, made.tests[0].expect, made.tests[0].first) == ("Search tests", ("people/a",), 1)
