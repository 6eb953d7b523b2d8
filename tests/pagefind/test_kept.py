"""Which indexes a build takes from the last one: those that would be made again byte for byte."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from sitegen.page import SearchRecord
from sitegen.pagefind import Index, build_shards
from sitegen.search import Shard
from sitegen.write import publish


def record(year: int, number: int = 0) -> SearchRecord:
    url = f"/m/{year}/#s{number}"
    return SearchRecord(url, "Ann Lee", f"Words of {year}.", {"kind": ("Speech",)}, {}, f"{year}-01-01")


def shard(year: int, *records: SearchRecord) -> Shard:
    return Shard(f"pagefind/{year}/", records or (record(year),))


def built(output: Path, *shards: Shard, language: str = "en") -> Index:
    """An index built and put in place, as a build does."""
    outcome = build_shards(shards, language, output)
    assert outcome.problems == ()
    site = {**outcome.value.files, "build.json": b'{"generator": "sitegen"}'}
    publish(site, output, outcome.value.standing)
    assert all((output / path).read_bytes() == content for path, content in site.items())
    outcome.value.remember()
    return outcome.value


def kept(index: Index) -> list[str]:
    return [part.path for part in index.parts if part.kept]


@pytest.fixture
def output(tmp_path: Path) -> Path:
    """A site with an index for each of two years."""
    built(tmp_path / "site", shard(2023), shard(2022))
    return tmp_path / "site"


def test_an_index_whose_records_are_as_they_were_is_kept_and_is_what_would_be_made(output: Path) -> None:
    again = built(output, shard(2023), shard(2022))
    assert kept(again) == ["pagefind/2023/", "pagefind/2022/"]
    assert again.files == build_shards((shard(2023), shard(2022)), "en").value.files


def test_what_was_taken_from_the_output_is_said_to_stand_there(output: Path) -> None:
    changed = shard(2023, replace(record(2023), content="Other words."))
    again = build_shards((changed, shard(2022)), "en", output).value
    assert again.standing == {path for path in again.files if path.startswith("pagefind/2022/")}
    assert {path: (output / path).read_bytes() for path in again.standing}.items() <= again.files.items()


MEETING = """\
#!{python}
import base64, json, os, sys, time
from pathlib import Path
Path("{folder}", str(os.getpid())).touch()
for _ in range(600):
    if together := len(os.listdir("{folder}")) == 2:
        break
    time.sleep(0.1)
answer = {{"payload": {{"type": "Error", "message": "together" if together else "alone"}}}}
sys.stdout.write(base64.b64encode(json.dumps(answer).encode()).decode() + ",")
"""


def test_indexes_are_made_at_the_same_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    (tmp_path / "met").mkdir()
    program = tmp_path / "program"
    program.write_text(MEETING.format(python=sys.executable, folder=tmp_path / "met"))
    program.chmod(0o755)
    problems = build_shards((shard(2023), shard(2022)), "en", executable=program).problems
    assert [problem.reason.partition(": ")[2] for problem in problems] == ["NewIndex : together"] * 2


def test_a_changed_record_touches_its_own_index_alone(output: Path) -> None:
    changed = shard(2023, replace(record(2023), content="Other words."))
    again = built(output, changed, shard(2022))
    assert kept(again) == ["pagefind/2022/"]
    assert again.files == build_shards((changed, shard(2022)), "en").value.files


@pytest.mark.parametrize("change", ["a filter", "the language", "one more"])
def test_an_index_that_would_be_another_is_made_again(output: Path, change: str) -> None:
    records = {
        "a filter": (replace(record(2023), filters={"kind": ("Question",)}),),
        "the language": (record(2023),),
        "one more": (record(2023), record(2023, 1)),
    }[change]
    again = built(output, shard(2023, *records), language="cy" if change == "the language" else "en")
    assert kept(again) == []


def test_an_index_that_somebody_touched_is_made_again(output: Path) -> None:
    file = next((output / "pagefind/2023/fragment").iterdir())
    file.unlink()
    assert kept(built(output, shard(2023), shard(2022))) == ["pagefind/2022/"]


@pytest.mark.parametrize("text", ["", "[]", '{"pagefind/2023/": 7}', "not JSON"])
def test_without_word_of_the_last_build_all_is_made_again(output: Path, text: str) -> None:
    (output.parent / ".site.search/kept.json").write_text(text, encoding="utf-8")
    assert kept(built(output, shard(2023), shard(2022))) == []


def test_one_address_in_two_indexes_is_a_fault(tmp_path: Path) -> None:
    outcome = build_shards((shard(2023), Shard("pagefind/2022/", (record(2023),))), "en", tmp_path / "site")
    assert [problem.code for problem in outcome.problems] == ["search-duplicate-url"]


def test_an_index_tells_what_it_holds(output: Path) -> None:
    index = built(output, shard(2023), shard(2022))
    assert index.kinds == {"Speech": 2}
    assert [(part.records, part.files) for part in index.parts] == [(1, 8), (1, 8)]
    assert sum(part.size for part in index.parts) == sum(map(len, index.files.values()))
