"""What a search page must know of an archive: a manifest, a vocabulary, and small files to look things up in."""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from sitegen.archive import Archive
from sitegen.config import Base
from sitegen.edition import Edition
from sitegen.problems import Outcome
from sitegen.records.site import Site
from sitegen.search import search_files, search_records
from sitegen.search.lookup import beginnings, parted
from sitegen.search.vocabulary import common_words, counted_words, vocabulary, word_years


def manifest(edition: Edition) -> dict[str, Any]:
    value: dict[str, Any] = json.loads(search_files(edition)[0].content)
    return value


def known(edition: Edition) -> dict[str, Any]:
    """The vocabulary."""
    value: dict[str, Any] = json.loads(search_files(edition)[1].content)
    return value


def looked_up(edition: Edition, key: str) -> Any:
    """What the page finds under a key, in the one file whose beginning says that it would stand there."""
    told, files = manifest(edition)["lookup"], {file.path: file.content for file in search_files(edition)}
    number = max(number for number, begin in enumerate(told["begins"]) if begin <= key)
    return json.loads(files[f"{told['folder']}{number}.json"]).get(key)


def entity(edition: Edition, id_: str) -> dict[str, Any]:
    (found,) = looked_up(edition, f"name {id_}")
    return dict(found)


def test_the_manifest_tells_the_indexes_and_every_value_of_the_filters_that_are_words(good_edition: Edition) -> None:
    told, records = manifest(good_edition), search_records(good_edition)
    assert told["shards"] == [{"path": "pagefind/", "records": len(records), "years": ["2023"], "newest": "2023-05-02"}]
    assert told["kinds"]["Speech"] == 2
    assert sum(told["kinds"].values()) == len(records)
    assert sum(told["years"].values()) == sum(bool(record.date) for record in records)
    assert told["statuses"] == {"accepted": 2, "answered": 1, "complete": 1, "held": 1, "overdue": 1, "responded": 1}
    assert set(told) == {"shards", "reach", "kinds", "years", "statuses", "lookup"}, (
        "nothing in it grows with the archive"
    )


def test_references_and_numbers_lead_to_all_records_that_have_them_with_their_year(good_edition: Edition) -> None:
    question = {"printed": "2023/0001", "at": [["/questions/2023-0001/", "2023"]]}
    assert looked_up(good_edition, "ref 20230001") == question  # however it is spaced and parted
    first = {"printed": "recommendation 1", "at": [["/recommendations/potholes/1/", "2023"]]}
    assert looked_up(good_edition, "ref recommendation 1") == first
    assert looked_up(good_edition, "ref 20230002") is None


def test_who_holds_an_office_is_looked_up_by_its_words_with_its_body_or_without(good_edition: Edition) -> None:
    assert looked_up(good_edition, "office chair") == ["people/jane-doe"]
    assert looked_up(good_edition, "office chair audit committee") == ["people/jane-doe"]


def test_an_entity_has_its_other_names_what_is_told_of_it_and_how_often_it_is_found(good_edition: Edition) -> None:
    assert entity(good_edition, "organizations/audit-committee") == {
        "id": "organizations/audit-committee",
        "kind": "committee",
        "name": "Audit Committee",
        "url": "/organizations/audit-committee/",
        "facts": ["Chair: Jane Doe", "Latest meeting held here: 8 March 2023", "Part of: Town Council"],
        "n": entity(good_edition, "organizations/audit-committee")["n"],
    }
    assert entity(good_edition, "organizations/town-council")["also"] == ["TC"]
    assert entity(good_edition, "people/john-roe")["also"] == ["Jack Roe"]
    assert entity(good_edition, "people/jane-doe")["facts"] == ["Chair, Audit Committee"]
    assert entity(good_edition, "people/jane-doe")["n"]["Speech"] == 1
    assert entity(good_edition, "glossary#term-kpi")["also"] == ["Key performance indicator"]


def test_the_vocabulary_has_no_more_of_a_name_than_is_needed_to_understand_a_query(good_edition: Edition) -> None:
    told = {item["id"]: item for item in known(good_edition)["entities"]}
    assert told["people/john-roe"] == {
        "id": "people/john-roe",
        "kind": "person",
        "name": "John Roe",
        "also": ["Jack Roe"],
    }
    assert known(good_edition)["partial"] is False


def test_of_many_names_those_with_most_records_are_known_and_the_others_looked_up_by_each_word(
    good_edition: Edition,
) -> None:
    words = vocabulary(good_edition, search_records(good_edition), most=1)
    ids = {item["id"] for item in words.known["entities"]}
    people = {id_ for id_ in ids if id_.startswith("people/")}
    assert words.known["partial"] is True
    assert len(people | {"organizations/town-council"} & ids) == 1
    assert "organizations/audit-committee" in ids, "what a group of filters offers is known"
    assert {item["id"] for word in ("john", "jack", "roe") for item in words.told.get(word, ())} == {"people/john-roe"}


def test_a_word_is_told_with_the_years_in_which_it_stands(good_edition: Edition) -> None:
    records = [
        replace(search_records(good_edition)[0], title="", meta={}, content=content, date=date)
        for content, date in (("Café rates", "2021-05-01"), ("rates’ O’Neill's", "2022"), ("rates", ""))
    ]
    assert word_years(counted_words(records)) == {"cafe": 2, "o'neill": 4, "rates": 0}
    assert looked_up(good_edition, "word potholes") is not None


def test_what_is_looked_up_stands_in_parts_told_apart_by_how_they_begin() -> None:
    entries = {f"word {word}": 0 for word in ("an", "ant", "anther", "bee", "beech", "cow")}
    parts = parted(entries, size=24)
    begins = beginnings(parts)
    assert {key: value for part in parts for key, value in part.items()} == entries
    assert begins == ("", "word anth", "word beec")
    for key in entries:
        assert key in parts[max(number for number, begin in enumerate(begins) if begin <= key)]
    assert beginnings(parted({})) == ()


def test_what_a_record_stands_within_is_named(good_edition: Edition) -> None:
    title, url = looked_up(good_edition, "within meetings/audit-committee/2023-03-08")
    assert (title, url) == ("Audit Committee, 8 March 2023", "/meetings/audit-committee/2023-03-08/")


SOURCE = "sources: [{title: T}]\n"
FILES = {
    "site.yaml": "name: S\ndescription: D\nbase_url: https://example.org/\npublisher: P\n",
    "organizations/x.yaml": "name: X Committee\nclassification: committee\n" + SOURCE,
    "people/ann.yaml": "name: Ann\nsort_name: Ann\nmemberships:\n"
    "  - {organization: organizations/x, role: Chair, start_date: 2022-05, end_date: 2023-05-23}\n" + SOURCE,
    "people/bea.yaml": "name: Bea\nsort_name: Bea\nmemberships:\n"
    "  - {organization: organizations/x, role: Chair, start_date: 2023-05-24}\n" + SOURCE,
    "meetings/x/2023-05-24.yaml": "date: 2023-05-24\nstatus: scheduled\n" + SOURCE,
    "meetings/x/2023-06-21.yaml": "date: 2023-06-21\nstatus: scheduled\n" + SOURCE,
    "meetings/x/2023-03-08.yaml": "date: 2023-03-08\nstatus: held\n" + SOURCE,
}


def test_who_chairs_and_the_next_meeting_are_those_of_the_day(
    archive: Callable[[dict[str, str]], Outcome[Archive]],
) -> None:
    graph = archive(FILES).value.graph
    site = graph["site"].value
    assert isinstance(site, Site)
    before, after = (
        Edition(graph, site, Base.parse("https://example.org/"), dt.date.fromisoformat(day))
        for day in ("2023-04-01", "2023-06-01")
    )
    latest = "Latest meeting held here: 8 March 2023"
    assert entity(before, "organizations/x")["facts"] == ["Chair: Ann", "Next meeting: 24 May 2023", latest]
    assert entity(after, "organizations/x")["facts"] == ["Chair: Bea", "Next meeting: 21 June 2023", latest]


def test_the_archives_words_stand_by_their_number_and_those_met_once_are_left_out() -> None:
    counted = Counter({"and": 9, "police": 3, "budget": 2, "scrutinny": 1})
    assert common_words(counted) == ["police", "budget"]
    assert common_words(counted, most=1) == ["police"]


def test_the_files_are_named_by_their_content(good_edition: Edition) -> None:
    first = [file.path for file in search_files(good_edition)]
    later = [file.path for file in search_files(replace(good_edition, as_at=good_edition.as_at.replace(2022)))]
    assert (first[0] == later[0], first[1] == later[1]) == (False, True), "what is told of names is of the day"
    assert all(path.startswith("assets/search-") for path in first)
