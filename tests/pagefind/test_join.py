"""An index built in stretches says what one built at once says."""

from __future__ import annotations

import json
import random
from typing import Any

import pytest

from sitegen import pagefind
from sitegen.page import SearchRecord
from sitegen.pagefind import build_index
from sitegen.pagefind.bundle import read, read_cbor, read_entry, read_meta
from sitegen.pagefind.checks import damaged

WORDS = ("police", "budget", "housing", "café", "cafe", "Siân", "Sian", "policing", "air", "crime", "2024/0506")


def record(number: int, total: int) -> SearchRecord:
    """A record; those of the second half know fields, filters and words that the first do not, and the other way."""
    draw = random.Random(number)
    late = number >= total // 2
    meta = {"speaker": "Siân Berry", "role": "Chair"} if late else {"branch": "air crime", "speaker": "Sian"}
    return SearchRecord(
        url=f"/m/#s{number}",
        title=f"Speech {number}",
        content=f"unique{number} {'late' if late else 'early'} " + " ".join(draw.choices(WORDS, k=40)),
        filters={"kind": (("Speech", "Question")[number % 2],), ("b" if late else "a"): ("x", "y")},
        meta=meta,
        date=f"2024-{12 - number % 12:02}" if number % 5 else "",
    )


def said(files: dict[str, bytes]) -> dict[str, Any]:
    """All that an index says, without the names of its files."""
    inside = {path.removeprefix("pagefind/"): content for path, content in files.items()}
    assert damaged(inside) == ()
    entry = read_entry(inside)
    meta = read_meta(inside, entry.languages["en"].hash)
    return {
        "pages": [(json.loads(read(inside, f"fragment/{name}.pf_fragment")), words) for name, words in meta.pages],
        "chunks": [
            (first, last, [[word, pages, sorted(spellings)] for word, pages, spellings in words])
            for first, last, name in meta.chunks
            for words in read_cbor(inside, f"index/{name}.pf_index")
        ],
        "filters": [read_cbor(inside, f"filter/{name}.pf_filter") for _, name in meta.filters],
        "sorts": meta.sorts,
        "fields": meta.fields,
        "count": entry.languages["en"].page_count,
    }


@pytest.mark.parametrize("total", [3, 60, 700])
def test_an_index_joined_of_two_says_what_one_says(total: int, monkeypatch: pytest.MonkeyPatch) -> None:
    records = [record(number, total) for number in range(total)]
    whole = build_index(records, "en")
    monkeypatch.setattr(pagefind, "WORTH_TWO", 1)
    joined = build_index(records, "en")
    assert (whole.problems, joined.problems) == ((), ())
    assert said(joined.value) == said(whole.value)
    assert build_index(records[::-1], "en").value == joined.value


def test_a_record_that_is_lost_on_the_way_is_told_of_a_joined_index_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pagefind, "WORTH_TWO", 1)
    empty = SearchRecord("/m/#s1", "Empty", "", {}, {})
    outcome = build_index([record(0, 3), empty, record(2, 3)], "en")
    assert [(problem.code, problem.where.file) for problem in outcome.problems] == [("search-lost-record", "/m/#s1")]


@pytest.mark.parametrize("left", [0, 1])
def test_records_that_are_all_lost_in_one_stretch_or_in_both_are_told(
    left: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pagefind, "WORTH_TWO", 1)
    records = [SearchRecord(f"/m/#s{number}", "T", "words" if number < left else "", {}, {}) for number in range(2)]
    outcome = build_index(records, "en")
    assert [problem.code for problem in outcome.problems] == ["search-lost-record"] * (2 - left)
