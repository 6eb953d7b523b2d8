"""What a reference that leads nowhere may have been meant for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.nearby import Alike, Nearby

KINDS = {
    "people/jane-doe": "people",
    "people/john-roe": "people",
    "people/housing": "people",
    "topics/housing": "topics",
    "organizations/town-council": "organizations",
    "meetings/audit/2023-03-08": "meetings",
    "meetings/audit/2023-03-08#item-1": "agenda_item",
    "meetings/audit/2023-03-08#item-6": "agenda_item",
    "meetings/audit/2023-03-08#item-6-resolution-a": "resolution",
    "meetings/housing/2023-03-22": "meetings",
}
FILES = {id_: f"content/{id_}.yaml" for id_ in KINDS if "#" not in id_}
NEARBY = Nearby(KINDS, FILES)


def meant(target: str, *wanted: str) -> str | None:
    """The id a hint suggests."""
    hint = NEARBY.hint(target, wanted)
    if hint is None or "did you mean" not in hint:
        return hint
    id_ = hint.split('"')[1]
    assert hint == f'did you mean "{id_}" ({FILES[id_.partition("#")[0]]})?'
    return id_


@pytest.mark.parametrize(
    "written",
    [
        "/people/jane-doe", "people/jane-doe/", "people/jane-doe.yaml", "People/Jane-Doe", "content/people/jane-doe.md",
        "people/jane-do", "people/jnae-doe", "jane-doe", "peple/jane-doe", "organizations/jane-doe",
    ],
)  # fmt: skip
def test_every_way_to_mistype_a_reference_leads_back_to_it(written: str) -> None:
    assert meant(written) == "people/jane-doe"
    assert meant(written, "people") == "people/jane-doe"


def test_right_folder_comes_first_and_the_wrong_kind_never() -> None:
    assert meant("topics/husing") == "topics/housing"
    assert meant("people/husing") == "people/housing"
    assert meant("people/housing", "topics") == "topics/housing"
    assert meant("organizations/jane-doe", "organizations") is None


def test_mistyped_day_of_a_meeting_leads_to_the_same_committee() -> None:
    assert meant("meetings/audit/2023-03-80") == "meetings/audit/2023-03-08"
    assert meant("meetings/housing/2023-03-08") == "meetings/audit/2023-03-08"


def test_mistyped_anchor_leads_to_the_nearest_part_of_the_wanted_kind() -> None:
    assert meant("meetings/audit/2023-03-08#item-7") == "meetings/audit/2023-03-08#item-6"
    assert meant("meetings/audit/2023-03-08#item-6-resolution-b") == "meetings/audit/2023-03-08#item-6-resolution-a"
    assert meant("meetings/audit/2023-03-8#item-6", "agenda_item") == "meetings/audit/2023-03-08#item-6"


def test_record_that_has_parts_of_the_wanted_kind_is_followed_by_their_names() -> None:
    assert meant("meetings/audit/2023-03-08", "agenda_item") == "its parts are #item-1, #item-6"
    assert meant("meetings/audit/2023-03-08#zzz", "resolution") == "its parts are #item-6-resolution-a"


def test_many_parts_are_not_all_named() -> None:
    kinds = {"reports/r": "reports"} | {f"reports/r#finding-{number}": "key_finding" for number in range(40)}
    hint = Nearby(kinds, {"reports/r": "f"}).hint("reports/r#zzz", ())
    assert hint
    assert hint.startswith("its parts are #finding-0, ")
    assert hint.endswith("#finding-11, …")


def test_anchor_of_a_record_without_parts_leads_to_the_record() -> None:
    assert meant("topics/housing#top") == "topics/housing"


def test_nothing_near_is_nothing() -> None:
    assert meant("people/xxxxxxxx") is None
    assert meant("topics/housing", "agenda_item") is None


@given(st.lists(st.from_regex(r"[a-z]{4,9}-[a-z]{4,9}", fullmatch=True), min_size=1, unique=True), st.data())
def test_word_that_is_there_is_found_among_any_others(words: list[str], data: st.DataObject) -> None:
    word = data.draw(st.sampled_from(words))
    assert Alike(words).nearest(word) == word


@given(st.text())
def test_any_reference_has_a_hint_or_none(target: str) -> None:
    assert NEARBY.hint(target, ()) is None or NEARBY.hint(target, ())
