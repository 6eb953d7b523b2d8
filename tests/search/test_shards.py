"""How records are parted into indexes: one, or one a year with the newest first."""

from __future__ import annotations

from sitegen.page import SearchRecord
from sitegen.search.shards import shards


def record(url: str, date: str) -> SearchRecord:
    return SearchRecord(url, "T", "words", {}, {}, date)


RECORDS = [record("/a/", "2022-03-08"), record("/b/", ""), record("/c/", "2023-05-24"), record("/d/", "2022-12-01")]


def test_up_to_the_limit_all_records_are_in_one_index() -> None:
    (only,) = shards(RECORDS, limit=4)
    assert (only.path, only.records, only.years) == ("pagefind/", tuple(RECORDS), ("2023", "2022"))
    assert only.newest == "2023-05-24"


def test_above_the_limit_each_year_has_an_index_the_newest_first_and_the_undated_last() -> None:
    parted = shards(RECORDS, limit=3)
    assert [(part.path, [item.url for item in part.records]) for part in parted] == [
        ("pagefind/2023/", ["/c/"]),
        ("pagefind/2022/", ["/a/", "/d/"]),
        ("pagefind/undated/", ["/b/"]),
    ]
    assert [(part.years, part.newest) for part in parted] == [
        (("2023",), "2023-05-24"),
        (("2022",), "2022-12-01"),
        ((), ""),
    ]


def test_an_archive_without_records_has_one_empty_index() -> None:
    assert [part.records for part in shards(())] == [()]
