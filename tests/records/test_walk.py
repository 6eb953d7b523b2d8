"""References, prose and parts are found by annotations, in records and in raw values."""

from __future__ import annotations

from typing import Any

import pytest

from sitegen.records.meeting import Meeting
from sitegen.records.walk import FoundPart, FoundProse, FoundRef, LostPart, walk

RAW: dict[str, Any] = {
    "organization": "organizations/x",
    "date": "2023-03-08",
    "status": "held",
    "agenda": [
        {
            "number": "6",
            "heading": "H",
            "summary": "Words.",
            "guests": ["people/jane"],
            "resolutions": [{"letter": "a", "text": "Agreed.", "sources": [{"document": "documents/d"}]}],
        }
    ],
    "sources": [{"document": "documents/m"}],
}


def found(value: Any) -> list[tuple[str, str]]:
    words = []
    for it in walk(Meeting, value):
        path = ".".join(map(str, it.path))
        what = {
            FoundRef: lambda it: it.target,
            FoundProse: lambda it: it.text,
            FoundPart: lambda it: "#" + it.anchor,
            LostPart: lambda _: "?",
        }[type(it)](it)
        words.append((path, what))
    return words


EVERYTHING = [
    ("sources.0.document", "documents/m"),
    ("organization", "organizations/x"),
    ("agenda.0", "#item-6"),
    ("agenda.0.summary", "Words."),
    ("agenda.0.resolutions.0", "#item-6-resolution-a"),
    ("agenda.0.resolutions.0.sources.0.document", "documents/d"),
    ("agenda.0.resolutions.0.text", "Agreed."),
    ("agenda.0.guests.0", "people/jane"),
]


def test_everything_is_found_in_the_order_of_the_fields_in_records_and_in_raw_values() -> None:
    assert found(Meeting.model_validate(RAW)) == EVERYTHING
    assert found(RAW) == EVERYTHING


def test_fault_in_one_field_hides_nothing_in_another() -> None:
    item = {**RAW["agenda"][0], "topics": "no list", "lines": "none"}
    assert found({**RAW, "status": "hled", "date": ["x"], "agenda": [item]}) == EVERYTHING


def test_part_without_what_names_it_is_lost_with_the_parts_inside_it_and_their_references_are_not() -> None:
    item = {key: value for key, value in RAW["agenda"][0].items() if key != "number"}
    seen = found({**RAW, "agenda": [item]})
    assert [it for it in EVERYTHING if it not in seen] == [
        ("agenda.0", "#item-6"),
        ("agenda.0.resolutions.0", "#item-6-resolution-a"),
    ]
    assert [it for it in seen if it not in EVERYTHING] == [("agenda.0", "?")]


@pytest.mark.parametrize("value", [None, "x", ["x"], [["x"]], {"x": "y"}, [None]])
def test_value_of_the_wrong_shape_holds_nothing(value: Any) -> None:
    assert found({"agenda": value, "organization": ["x"], "sources": value}) == []
