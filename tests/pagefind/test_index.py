"""The search index, built by the real Pagefind: what is found, the same bytes in any run, and every way to fail."""

from __future__ import annotations

import gzip
import json
import random
import sys
import textwrap
import time
from pathlib import Path
from typing import Any

import pytest

from sitegen.page import SearchRecord
from sitegen.pagefind import build_index
from sitegen.pagefind.bundle import read, read_cbor, read_entry, read_meta
from sitegen.pagefind.checks import damaged
from sitegen.pagefind.message import add_record, in_site_order
from sitegen.problems import Problem, Where

KINDS = ("Speech", "Question", "Report")
WORDS = ("police", "budget", "housing", "transport", "refuge", "café", "Siân", "air", "bus", "fare", "crime")


def record(number: int, content: str | None = None, **changes: Any) -> SearchRecord:
    """A record like those of an archive: a speech at its anchor."""
    draw = random.Random(number)
    values: dict[str, Any] = {
        "url": f"/meetings/m{number // 20}/#s{number % 20}",
        "title": f"Speech {number}",
        "content": f"unique{number} " + " ".join(draw.choices(WORDS, k=60)) if content is None else content,
        "filters": {"kind": (KINDS[number % 3],), "year": (str(2020 + number % 4),), "person": ("Siân Berry",)},
        "meta": {"kind": KINDS[number % 3], "speaker": "Siân Berry", "date": f"2024-01-{number % 28 + 1:02}"},
        "date": f"2024-01-{number % 28 + 1:02}",
    }
    return SearchRecord(**(values | changes))


def built(records: list[SearchRecord]) -> dict[str, bytes]:
    """The files inside the bundle, which must be without fault."""
    outcome = build_index(records, "en")
    assert outcome.problems == ()
    return {path.removeprefix("pagefind/"): content for path, content in outcome.value.items()}


def pages(files: dict[str, bytes]) -> list[dict[str, Any]]:
    """What the index holds of each record, in the order of page numbers."""
    meta = read_meta(files, read_entry(files).languages["en"].hash)
    return [json.loads(read(files, f"fragment/{name}.pf_fragment")) for name, _ in meta.pages]


def filters(files: dict[str, bytes]) -> dict[str, dict[str, list[int]]]:
    """Filter, value, page numbers."""
    return {name: dict(values) for name, values in (read_cbor(files, path) for path in files if ".pf_filter" in path)}


def sorts(files: dict[str, bytes], name: str) -> list[str]:
    """The addresses in the order of a sort key."""
    meta = read_meta(files, read_entry(files).languages["en"].hash)
    found = pages(files)
    return [found[number]["url"] for number in dict(meta.sorts)[name]]


def pages_with(files: dict[str, bytes], word: str) -> list[int]:
    """Page numbers of a word as indexed; the index counts each from the one before."""
    for path in files:
        if path.startswith("index/"):
            for entry in read_cbor(files, path)[0]:
                if entry[0] == word:
                    steps = [page[0] for page in entry[1]]
                    return [sum(steps[: end + 1]) for end in range(len(steps))]
    return []


def fake(folder: Path, body: str) -> Path:
    """An executable in the place of Pagefind. `ask()` reads a message, `say()` answers."""
    path = folder / "pagefind"
    lines = f"""\
        #!{sys.executable}
        import base64, json, sys, time
        def ask():
            text = b""
            while not text.endswith(b","):
                text += sys.stdin.buffer.read(1)
            return json.loads(base64.b64decode(text[:-1]))
        def say(**payload):
            sys.stdout.buffer.write(base64.b64encode(json.dumps({{"payload": payload}}).encode()) + b",")
            sys.stdout.flush()
        """
    path.write_text(textwrap.dedent(lines) + textwrap.dedent(body))
    path.chmod(0o755)
    return path


def only(problems: tuple[Problem, ...]) -> Problem:
    (problem,) = problems
    return problem


@pytest.fixture(scope="module")
def index() -> dict[str, bytes]:
    return built([record(number) for number in range(60)])


def test_every_record_is_in_the_index_with_what_a_result_shows(index: dict[str, bytes]) -> None:
    found = pages(index)
    assert [page["url"] for page in found[:3]] == ["/meetings/m0/#s0", "/meetings/m0/#s1", "/meetings/m0/#s2"]
    assert len(found) == 60
    assert found[7]["meta"] == {"title": "Speech 7", "speaker": "Siân Berry", "date": "2024-01-08"}
    assert found[7]["filters"] == {"kind": ["Question"], "person": ["Siân Berry"], "year": ["2023"]}


def test_a_word_leads_to_its_record(index: dict[str, bytes]) -> None:
    assert pages_with(index, "unique41") == [41]


def test_filters_hold_the_records_of_each_value(index: dict[str, bytes]) -> None:
    assert filters(index)["kind"]["Report"] == list(range(2, 60, 3))
    assert filters(index)["person"] == {"Siân Berry": list(range(60))}
    assert sorted(filters(index)["year"]) == ["2020", "2021", "2022", "2023"]


def test_only_what_the_search_page_needs_is_kept(index: dict[str, bytes]) -> None:
    plain = sorted(path for path in index if ".pf_" not in path)
    assert plain == ["pagefind-entry.json", "pagefind-worker.js", "pagefind.js", "wasm.en.pagefind"]
    assert sum(len(index[path]) for path in plain) < 170_000


def test_the_same_records_give_the_same_bytes_in_any_run_and_order() -> None:
    records = [record(number) for number in range(200)]
    first = build_index(records, "en").value
    for _ in range(2):
        random.shuffle(records)
        assert build_index(records, "en").value == first


def test_a_change_of_a_filter_alone_changes_the_names_of_the_files_that_hold_it(index: dict[str, bytes]) -> None:
    other = record(0, filters={"kind": ("Report",)}, meta={**record(0).meta, "kind": "Report"})
    changed = built([other, *(record(number) for number in range(1, 60))])
    renamed = {path.split("/")[0].rsplit(".")[-1] for path in changed.keys() - index.keys()}
    assert renamed == {"pf_meta", "filter", "fragment"}


def test_the_undated_come_last_both_ways_and_one_day_keeps_its_order() -> None:
    days = {1: "2024-06-05", 2: "", 3: "2023", 4: "2024-06-05", 5: "2025-01"}
    files = built([record(number, date=day, url=f"/r/{number}/") for number, day in days.items()])
    assert sorts(files, "date") == ["/r/3/", "/r/1/", "/r/4/", "/r/5/", "/r/2/"]
    assert sorts(files, "newest") == ["/r/5/", "/r/1/", "/r/4/", "/r/3/", "/r/2/"]


def test_a_language_without_a_stemmer_gets_the_plain_one() -> None:
    files = build_index([record(1)], "cy").value
    assert "pagefind/wasm.unknown.pagefind" in files
    assert damaged({path.removeprefix("pagefind/"): content for path, content in files.items()}) == ()


@pytest.mark.parametrize("content", ["", "  \n", "-- ... !", "___PAGEFIND_"])
def test_a_record_without_words_is_a_fault_and_not_a_silence(content: str) -> None:
    outcome = build_index([record(1), record(2, content)], "en")
    assert only(outcome.problems) == Problem(
        Where("/meetings/m0/#s2"),
        "search-lost-record",
        '"Speech 2" cannot be found by search: its text has no word.',
        "give it text to search, or leave it out of search",
    )


def test_an_index_of_nothing_but_empty_records_names_them_all() -> None:
    outcome = build_index([record(1, ""), record(2, "")], "en")
    assert [problem.code for problem in outcome.problems] == ["search-lost-record"] * 2


def test_two_records_at_one_address_are_a_fault_and_the_first_is_kept() -> None:
    outcome = build_index([record(1), record(2), record(1, title="Another")], "en")
    assert only(outcome.problems) == Problem(
        Where("/meetings/m0/#s1"),
        "search-duplicate-url",
        '"Another" would take the place of "Speech 1" in search.',
        "give each searchable thing an address of its own",
    )
    assert len([path for path in outcome.value if "fragment/" in path]) == 2


def test_no_records_are_a_warning() -> None:
    outcome = build_index([], "en")
    assert (outcome.ok, outcome.value, only(outcome.problems).code) == (True, {}, "search-empty")


def test_marks_of_pagefind_in_a_text_are_taken_for_words() -> None:
    text = "before ___PAGEFIND_WEIGHT___0 ___END_PAGEFIND_WEIGHT___ \ufeffafter"
    sent = add_record(record(1, text), "en")
    assert sent["content"] == "before WEIGHT___0 WEIGHT___ after"
    assert pages(built([record(1, text)]))[0]["content"] == sent["content"]


def test_a_value_that_a_filter_carries_is_not_made_searchable_text() -> None:
    committee = {"filters": {"committee": ("Transport Committee",)}, "meta": {"committee": "Transport Committee"}}
    files = built([record(1, "buses", **committee)])
    assert pages(files)[0]["filters"] == {"committee": ["Transport Committee"]}
    assert pages_with(files, "committe") == pages_with(files, "committee") == []


def test_numbers_in_addresses_are_ordered_as_numbers() -> None:
    given = [record(1, url=url) for url in ("/m/#s10", "/m/#s2", "/", "/m/")]
    assert [item.url for item in in_site_order(given)] == ["/", "/m/", "/m/#s2", "/m/#s10"]


def test_settings_lying_about_do_not_change_the_index(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    before = build_index([record(1)], "en").value
    (tmp_path / "pagefind.toml").write_text("this is not TOML")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE", "1")
    assert build_index([record(1)], "en").value == before


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("sys.exit('no memory left')", "pagefind failed: "),
        ("ask(); sys.exit('no memory left')", "it ended before it answered; it said: no memory left"),
        ("ask(); print('hello, world', end=',', flush=True); time.sleep(60)", "pagefind failed: "),
        ("ask(); say(type='Error', message='bad config'); time.sleep(60)", "pagefind failed: NewIndex : bad config"),
        (
            "ask(); say(type='NewIndex', index_id=0); ask(); say(type='Error', message='odd'); time.sleep(60)",
            "pagefind failed: AddRecord /meetings/m0/#s1: odd",
        ),
        ("ask(); say(type='NewIndex', index_id=0); time.sleep(60)", "no answer within 2 seconds"),
        ("time.sleep(60)", "no answer within 2 seconds"),
        ("while True: ask(); say(type='GetFiles')", "pagefind failed: "),
    ],
)
def test_a_backend_that_fails_is_a_fault_with_its_own_words(tmp_path: Path, body: str, reason: str) -> None:
    started = time.monotonic()
    outcome = build_index([record(1)], "en", executable=fake(tmp_path, body), limit=2)
    problem = only(outcome.problems)
    assert (problem.code, outcome.value) == ("search-backend", {})
    assert reason in problem.reason
    if "memory" in body:
        assert "no memory left" in problem.reason
    assert time.monotonic() - started < 20


def test_a_missing_executable_is_a_fault(tmp_path: Path) -> None:
    problem = only(build_index([record(1)], "en", executable=tmp_path / "absent").problems)
    assert (problem.code, "cannot be started" in problem.reason) == ("search-backend", True)


def test_a_bundle_without_its_parts_is_a_fault(tmp_path: Path) -> None:
    body = "while True: ask(); say(type='GetFiles', files=[])"
    problem = only(build_index([record(1)], "en", executable=fake(tmp_path, body)).problems)
    assert (problem.code, "pagefind-entry.json is missing" in problem.reason) == ("search-damaged", True)


@pytest.mark.parametrize("lost", ["fragment/", "index/", "filter/", "wasm.en", "pagefind-worker.js"])
def test_a_file_that_is_named_but_missing_is_damage(index: dict[str, bytes], lost: str) -> None:
    gone = next(path for path in sorted(index) if path.startswith(lost))
    left = {path: content for path, content in index.items() if path != gone}
    assert only(damaged(left)).reason == f"{gone} is named but missing."


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "does not begin as a Pagefind file does"),
        (b"hello", "is no whole gzip file"),
        (gzip.compress(b"hello"), "does not begin as a Pagefind file does"),
        (gzip.compress(b"pagefind_dcd" * 99)[:-9], "is no whole gzip file"),
    ],
)
def test_a_file_that_is_cut_short_or_of_another_kind_is_damage(
    index: dict[str, bytes], content: bytes, reason: str
) -> None:
    path = next(path for path in index if path.startswith("fragment/"))
    assert reason in only(damaged(index | {path: content})).reason


def test_no_record_waits_for_the_answer_to_the_last(tmp_path: Path) -> None:
    hears_all_first = """
        for _ in range(52): ask()
        for _ in range(51): say(type='IndexedFile')
        say(type='GetFiles', files=[])
        """
    executable = fake(tmp_path, textwrap.dedent(hears_all_first))
    problem = only(
        build_index([record(number) for number in range(50)], "en", executable=executable, limit=60).problems
    )
    assert "pagefind-entry.json is missing" in problem.reason, "not: no answer within 60 seconds"


def test_an_error_ends_it_though_nobody_listens_to_the_rest(tmp_path: Path) -> None:
    executable = fake(tmp_path, "ask(); say(type='Error', message='bad config'); time.sleep(600)")
    long = [record(number, "words " * 100_000) for number in range(10)]
    problem = only(build_index(long, "en", executable=executable, limit=60).problems)
    assert "NewIndex : bad config" in problem.reason, "not: no answer within 60 seconds"
