"""Keys are read as they were meant, and told."""

from __future__ import annotations

from typing import Any

import pytest

from sitegen.parse import parse_yaml
from sitegen.problems import Outcome, Where
from sitegen.records import BY_FOLDER
from sitegen.source import Raw
from sitegen.spelling import spell


def spelt(folder: str, text: str) -> Outcome[Raw]:
    raw = parse_yaml(text, "f").value
    assert raw
    return spell(BY_FOLDER[folder], raw)


def told(outcome: Outcome[Raw]) -> list[tuple[int, int, str, str]]:
    return [(it.where.line, it.where.column, it.code, it.hint) for it in outcome.problems]


def test_values_without_a_fault_stay_as_they_are_with_their_marks() -> None:
    text = "name: Jane\nmemberships:\n  - {organization: organizations/x, role: Chair}\nother_names: [J, {name: JD}]\n"
    raw = parse_yaml(text, "f").value
    assert raw
    assert spell(BY_FOLDER["people"], raw) == Outcome(raw)


@pytest.mark.parametrize(
    ("folder", "key", "field"),
    [
        ("people", "nmae", "name"),
        ("people", "Sort Name", "sort_name"),
        ("people", "SORT-NAME", "sort_name"),
        ("reports", "title", "heading"),
        ("topics", "heading", "name"),
        ("organizations", "organisation", None),
        ("people", "colour", None),
    ],
)
def test_key_is_read_as_the_field_it_was_meant_for(folder: str, key: str, field: str | None) -> None:
    outcome = spelt(folder, f"{key}: x\n")
    assert outcome.value.data == ({field: "x"} if field else {})
    ((line, column, code, hint),) = told(outcome)
    assert (line, column, code) == (1, 1, "unknown-key")
    assert hint == f'did you mean "{field}"?' if field else hint.startswith("remove it, or use one of: ")


def test_what_a_misspelt_key_holds_keeps_its_place_and_is_spelt_too() -> None:
    outcome = spelt("people", "membreships:\n  - rloe: Chair\n    organisation: organizations/x\n")
    assert outcome.value.data == {"memberships": [{"role": "Chair", "organization": "organizations/x"}]}
    assert outcome.value.mark(("memberships", 0, "organization")).value == Where("f", 3, 19)
    assert [it[:3] for it in told(outcome)] == [(1, 1, "unknown-key"), (2, 5, "unknown-key"), (3, 5, "unknown-key")]


def test_misspelt_key_beside_the_right_one_is_to_be_removed() -> None:
    outcome = spelt("people", "name: Jane\nnmae: Joan\n")
    assert outcome.value.data == {"name": "Jane"}
    assert told(outcome) == [(2, 1, "unknown-key", 'remove it: "name" is given already')]


def test_colon_without_a_space_inside_braces_is_read_as_it_was_meant() -> None:
    outcome = spelt("people", "memberships: [{organization:organizations/x, role: Chair}]\n")
    assert outcome.value.data == {"memberships": [{"organization": "organizations/x", "role": "Chair"}]}
    assert told(outcome) == [(1, 16, "unknown-key", 'write "organization: organizations/x"')]


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("name:\nsort_name: x\n", {"sort_name": "x"}),
        ("other_names: [a, ~, b]\n", {"other_names": ["a", "b"]}),
        ("memberships:\n  -\n", {"memberships": []}),
    ],
)
def test_what_has_no_value_is_told_and_left_out(text: str, data: dict[str, Any]) -> None:
    outcome = spelt("people", text)
    assert outcome.value.data == data
    assert [it[2] for it in told(outcome)] == ["missing-value"]


def test_items_after_one_without_a_value_keep_their_own_places() -> None:
    outcome = spelt("people", "other_names: [a, ~, b]\n")
    assert outcome.value.mark(("other_names", 1)).value == Where("f", 1, 21)


def test_value_of_the_wrong_shape_is_left_to_validation() -> None:
    text = "memberships: {rloe: Chair}\nlinks: [[x]]\nname: {x: y}\nsummary: [{x: y}]\n"
    outcome = spelt("people", text)
    assert outcome.problems == ()
    assert outcome.value.data == {
        "memberships": {"rloe": "Chair"},
        "links": [["x"]],
        "name": {"x": "y"},
        "summary": [{"x": "y"}],
    }


def test_name_of_a_field_in_the_class_is_no_key() -> None:
    assert [it[2] for it in told(spelt("documents", "from_: [people/x]\n"))] == ["unknown-key"]


def test_withholding_without_a_word_is_told_and_withholds() -> None:
    outcome = spelt("people", "withheld:\n")
    assert outcome.value.data == {"withheld": {"reason": "not said", "since": "0001"}}
    assert [it[2] for it in told(outcome)] == ["missing-value"]
