"""Popolo JSON: people and bodies by their identifiers, memberships with posts, areas and terms, not private life."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from trees import ReadTree

from sitegen.importers.opening.opening import opened
from sitegen.importers.readers.popolo import READER
from sitegen.records.organization import Organization
from sitegen.records.person import Person

ANN = "6f1b9d0e-0000-4000-8000-000000000001"
DATA: dict[str, Any] = {
    "persons": [
        {
            "id": ANN,
            "name": "Ann Beck",
            "family_name": "Beck",
            "given_name": "Ann",
            "gender": "female",
            "birth_date": "1970-01-01",
            "identifiers": [{"scheme": "parlparse", "identifier": "uk.org.publicwhip/person/11"}],
            "links": [{"note": "website", "url": "https://example.org/ann"}],
            "other_names": [{"lang": "cy", "name": "An Bec"}],
            "biography": "Kept a lock for ten years.",
        },
        {"id": "6f1b9d0e-0000-4000-8000-000000000002", "name": "Cyril Dow"},
        {"id": "6f1b9d0e-0000-4000-8000-0000000000ff", "name": "Cyril Dow"},
    ],
    "organizations": [
        {"id": "house", "name": "Harbour Assembly", "classification": "legislature", "founding_date": "1999"},
        {"id": "tolls", "name": "Tolls Committee", "parent_id": "house"},
        {"id": "party/river", "name": "River"},
    ],
    "memberships": [
        {
            "person_id": ANN,
            "post_id": "seat",
            "on_behalf_of_id": "party/river",
            "legislative_period_id": "term/4",
            "start_date": "2020-05-07",
            "end_date": "9999-12-31",
        },
        {"person_id": "nobody", "organization_id": "house"},
    ],
    "posts": [{"id": "seat", "label": "Member for Mill Bank", "role": "member", "organization_id": "house",
               "area_id": "mill"}],
    "areas": [{"id": "mill", "name": "Mill Bank", "type": "constituency"}],
    "events": [
        {"id": "term/4", "name": "Fourth Assembly", "classification": "legislative period", "start_date": "2020"},
        {"id": "m1", "name": "Budget sitting", "classification": "meeting", "organization_id": "tolls",
         "start_date": "2021-02-03T10:00:00Z", "location": "Hall", "status": "passed",
         "attendees": [{"person_id": ANN}, {"name": "A Guest"}]},
    ],
}  # fmt: skip


@pytest.fixture(scope="module")
def read() -> ReadTree:
    return ReadTree(json.dumps(DATA, indent=1), "archive.json")


def test_a_person_keeps_identifiers_links_and_other_names(read: ReadTree) -> None:
    assert read.kind == "popolo"
    assert read["people/ann-beck"] == {
        "name": "Ann Beck",
        "sort_name": "Beck, Ann",
        "identifiers": [
            {"scheme": "Popolo", "identifier": ANN},
            {"scheme": "parlparse", "identifier": "uk.org.publicwhip/person/11"},
        ],
        "note": "Kept a lock for ten years.",
        "other_names": [{"name": "An Bec", "note": "cy"}],
        "links": [{"url": "https://example.org/ann", "note": "website"}],
        "memberships": [
            {
                "organization": "organizations/harbour-assembly",
                "role": "member",
                "post": "Member for Mill Bank",
                "on_behalf_of": "organizations/river",
                "area": "Mill Bank",
                "start_date": "2020-05-07",
                "note": "Fourth Assembly",
            }
        ],
    }


def test_two_people_of_one_name_are_two_and_keep_ids_that_last(read: ReadTree) -> None:
    assert read.ids("people/") == ["people/ann-beck", "people/cyril-dow", "people/cyril-dow-6f1b9d0e-000"]


def test_bodies_have_a_kind_and_what_they_are_part_of(read: ReadTree) -> None:
    kinds = {id_: (read[id_]["classification"], read[id_].get("parent")) for id_ in read.ids("organizations/")}
    assert kinds == {
        "organizations/harbour-assembly": ("assembly", None),
        "organizations/tolls-committee": ("committee", "organizations/harbour-assembly"),
        "organizations/river": ("political group", None),
    }
    assert read["organizations/harbour-assembly"]["founding_date"] == "1999"


def test_an_event_of_a_body_is_a_meeting_and_a_term_is_none(read: ReadTree) -> None:
    assert read.ids("meetings/") == ["meetings/tolls-committee/2021-02-03"]
    assert read["meetings/tolls-committee/2021-02-03"] == {
        "heading": "Budget sitting",
        "date": "2021-02-03",
        "start_time": "10:00",
        "place": "Hall",
        "status": "held",
        "attendance": [
            {"person": "people/ann-beck", "status": "present"},
            {"name": "A Guest", "status": "present"},
        ],
    }


def test_what_is_not_taken_is_told(read: ReadTree) -> None:
    assert read.left == ["persons: gender", "persons: birth_date", "a membership of a person that is not in the file"]
    assert read.unplaced == ["1970-01-01"]
    assert read.account.losing == ()


def test_what_is_made_are_records(read: ReadTree) -> None:
    sources = [{"title": "a test"}]
    for id_ in read.ids("people/"):
        assert Person.model_validate({**read[id_], "sources": sources}).name
    for id_ in read.ids("organizations/"):
        assert Organization.model_validate({**read[id_], "sources": sources}).name


def test_the_names_of_parlparse_are_in_their_parts() -> None:
    data = {
        "persons": [
            {"id": "uk.org.publicwhip/person/11", "other_names": [
                {"given_name": "Ann", "family_name": "Rill", "note": "Main", "end_date": "2010-01-01"},
                {"given_name": "Ann", "family_name": "Beck", "note": "Main"}]},
            {"id": "uk.org.publicwhip/person/12", "other_names": [
                {"honorific_prefix": "Baroness", "lordname": "Dow", "lordofname": "Mill", "note": "Main"}]},
            {"id": "uk.org.publicwhip/person/13", "redirect": "uk.org.publicwhip/person/12"},
        ],
        "memberships": [{"id": "uk.org.publicwhip/lord/1", "person_id": "uk.org.publicwhip/person/12",
                         "organization_id": "lords", "role": "Peer"}],
        "organizations": [{"id": "lords", "name": "House of Lords"}],
    }  # fmt: skip
    read = ReadTree(json.dumps(data), "people.json")
    names = {read[id_]["name"]: read[id_].get("other_names") for id_ in read.ids("people/")}
    assert names == {
        "Ann Beck": [{"name": "Ann Rill", "end_date": "2010-01-01", "note": "Main"}],
        "Baroness Dow of Mill": None,
    }
    assert read["organizations/house-of-lords"]["classification"] == "assembly"


@pytest.mark.parametrize(
    "data",
    [
        [{"id": "1", "name": "Ann Beck", "family_name": "Beck"}],
        {"result": [{"id": "1", "name": "Ann Beck", "gender": "female"}], "total": 1},
        {"id": "1", "name": "Ann Beck", "birth_date": "1970"},
        {"people": [{"id": "1", "name": "Ann Beck"}]},
    ],
)
def test_lists_pages_and_single_people_are_read_as_well(data: Any) -> None:
    read = ReadTree(json.dumps(data), "people.json")
    assert read["people/ann-beck"]["identifiers"] == [{"scheme": "Popolo people.json", "identifier": "1"}]


def test_other_json_is_no_popolo() -> None:
    source = opened(b'{"type": "FeatureCollection", "features": []}', "map.json", ".json").value
    assert source is not None
    assert READER.recognises(source) == 0


ODD = st.recursive(st.none() | st.booleans() | st.integers() | st.text(max_size=6),
                   lambda inner: st.lists(inner, max_size=3)
                   | st.dictionaries(st.sampled_from(["id", "name", "note", "url"]), inner, max_size=3),
                   max_leaves=5)  # fmt: skip


@given(st.data())
def test_any_value_in_the_place_of_another_is_read_without_a_fault(data: st.DataObject) -> None:
    changed = json.loads(json.dumps(DATA))
    class_ = data.draw(st.sampled_from(sorted(changed)))
    one = data.draw(st.sampled_from(changed[class_]))
    one[data.draw(st.sampled_from(sorted(one)))] = data.draw(ODD)
    assert ReadTree(json.dumps(changed), "odd.json").kind == "popolo"
