"""The manifest and the vocabulary: what a search page must know of the archive, in two files it may keep for ever."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from sitegen.archive import Archive
from sitegen.config import Base
from sitegen.edition import Edition
from sitegen.problems import Outcome
from sitegen.records.site import Site
from sitegen.search import search_files, search_records
from sitegen.search.vocabulary import common_words


def manifest(edition: Edition) -> dict[str, Any]:
    value: dict[str, Any] = json.loads(search_files(edition)[0].content)
    return value


def vocabulary(edition: Edition) -> dict[str, Any]:
    value: dict[str, Any] = json.loads(search_files(edition)[1].content)
    return value


def entity(edition: Edition, id_: str) -> dict[str, Any]:
    (found,) = (item for item in vocabulary(edition)["entities"] if item["id"] == id_)
    return dict(found)


def test_the_manifest_tells_the_indexes_and_every_value_of_the_filters_that_are_words(good_edition: Edition) -> None:
    told, records = manifest(good_edition), search_records(good_edition)
    assert told["shards"] == [{"path": "pagefind/", "records": len(records), "years": ["2023"], "newest": "2023-05-02"}]
    assert told["kinds"]["Speech"] == 2
    assert sum(told["kinds"].values()) == len(records)
    assert sum(told["years"].values()) == sum(bool(record.date) for record in records)
    assert told["statuses"] == {"accepted": 2, "answered": 1, "complete": 1, "held": 1, "responded": 1}
    assert told["dates"] == sorted(told["dates"])
    assert {"2023-03-08", "2023-04"} <= set(told["dates"])


def test_references_lead_to_their_records_and_numbers_to_all_that_have_them(good_edition: Edition) -> None:
    told = manifest(good_edition)
    assert told["refs"] == {"2023/0001": "/questions/2023-0001/"}
    assert told["numbered"] == {"recommendation 1": ["/recommendations/potholes/1/"]}


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


def test_what_a_record_stands_within_is_named(good_edition: Edition) -> None:
    title, url = vocabulary(good_edition)["places"]["meetings/audit-committee/2023-03-08"]
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
    texts = ["Police and police budget", "The Budget of the police, 2023", "scrutinny"]
    assert common_words(texts) == ["police", "budget"]
    assert common_words(texts, most=1) == ["police"]


def test_the_files_are_named_by_their_content(good_edition: Edition) -> None:
    first = [file.path for file in search_files(good_edition)]
    later = [file.path for file in search_files(replace(good_edition, as_at=good_edition.as_at.replace(2022)))]
    assert (first[0] == later[0], first[1] == later[1]) == (True, False)
    assert all(path.startswith("assets/search-") for path in first)
