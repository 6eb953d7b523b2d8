"""Three versions of a record make one: the source's last, a person's, and the source's new."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.importers.keeping.merging import Conflict, Merged, digests, merge

BASE: dict[str, Any] = {
    "heading": "Potholes",
    "date": "2024-03-08",
    "topics": ["topics/roads"],
    "agenda": [
        {"number": "1", "heading": "Apologies", "text": "None."},
        {"number": "2", "heading": "Roads", "resolutions": [{"letter": "a", "text": "Noted."}]},
    ],
    "sources": [{"document": "documents/minutes", "lines": "1-9"}],
}


def changed(**fields: Any) -> dict[str, Any]:
    return copy.deepcopy(BASE) | fields


def three_way(mine: dict[str, Any] | None, new: dict[str, Any]) -> Merged:
    return merge(mine, digests(BASE), new)


# ---- fields


def test_a_new_record_is_taken_whole() -> None:
    assert merge(None, None, BASE).tree == BASE


def test_the_same_again_changes_nothing() -> None:
    assert three_way(BASE, BASE) == Merged(BASE, base=digests(BASE), settled=digests(BASE))


def test_what_only_the_source_changed_is_taken() -> None:
    new = changed(heading="Holes")
    assert three_way(BASE, new) == Merged(new, updated=("heading",), base=digests(new), settled=digests(new))


def test_what_only_a_person_changed_stays() -> None:
    merged = three_way(changed(heading="Mine", topics=[]), BASE)
    assert (merged.tree, merged.kept, merged.conflicts) == (
        changed(heading="Mine", topics=[]),
        ("heading", "topics"),
        (),
    )


def test_what_both_changed_stays_and_is_a_conflict() -> None:
    merged = three_way(changed(heading="Mine"), changed(heading="Holes"))
    assert merged.tree == changed(heading="Mine")
    assert merged.conflicts == (Conflict("heading", "Mine", "Holes"),)


def test_what_both_changed_alike_is_no_conflict() -> None:
    merged = three_way(changed(heading="Holes"), changed(heading="Holes"))
    assert (merged.tree, merged.conflicts, merged.updated) == (changed(heading="Holes"), (), ())


def test_a_conflict_is_told_until_it_is_settled() -> None:
    mine, new = changed(heading="Mine"), changed(heading="Holes")
    first = three_way(mine, new)
    second = merge(first.tree, first.base, new)
    assert second.conflicts == first.conflicts
    assert merge(new, first.base, new).conflicts == ()
    assert first.settled == digests(new)
    assert merge(mine, first.settled, new).conflicts == ()


def test_a_field_that_a_person_removed_stays_removed() -> None:
    mine = changed()
    del mine["date"]
    merged = three_way(mine, BASE)
    assert (merged.tree, merged.kept) == (mine, ("date",))
    assert three_way(mine, changed(date="2024-03-09")).conflicts == (Conflict("date", None, "2024-03-09"),)


def test_a_field_that_the_source_no_longer_says_stays() -> None:
    new = changed()
    del new["date"]
    merged = three_way(BASE, new)
    assert (merged.tree, merged.gone) == (BASE, ("date",))


def test_a_field_that_is_new_in_the_source_is_added() -> None:
    merged = three_way(changed(note="mine"), changed(place="Hall"))
    assert (merged.tree, merged.updated) == (changed(note="mine", place="Hall"), ("place",))


def test_a_record_that_a_person_deleted_is_not_made_again() -> None:
    assert three_way(None, changed(heading="Holes")).tree is None


# ---- items


def test_items_are_matched_by_their_numbers() -> None:
    mine, new = changed(), changed()
    mine["agenda"][0]["text"] = "None, said the Chair."
    new["agenda"][1]["resolutions"][0]["text"] = "Agreed."
    new["agenda"].insert(1, {"number": "1a", "heading": "Minutes"})
    merged = three_way(mine, new)
    assert merged.tree is not None
    assert merged.tree["agenda"] == [mine["agenda"][0], new["agenda"][1], new["agenda"][2]]
    assert merged.updated == ("agenda[2].resolutions[a].text", "agenda[1a]")
    assert merged.conflicts == ()


def test_an_item_that_a_person_removed_stays_removed() -> None:
    mine = changed(agenda=BASE["agenda"][1:])
    merged = three_way(mine, changed(heading="Holes"))
    assert merged.tree == mine | {"heading": "Holes"}
    assert merged.kept == ("agenda[1]",)


def test_an_item_that_the_source_no_longer_has_stays_and_is_told() -> None:
    merged = three_way(BASE, changed(agenda=BASE["agenda"][1:]))
    assert (merged.tree, merged.gone) == (BASE, ("agenda[1]",))


def test_items_that_look_alike_are_told_apart() -> None:
    sources = [{"document": "documents/minutes", "lines": "1"}, {"document": "documents/minutes", "lines": "5"}]
    tree = {"sources": sources}
    assert merge(tree, digests(tree), tree).tree == tree
    new = {"sources": [sources[0], {"document": "documents/minutes", "lines": "6"}]}
    assert merge(tree, digests(tree), new).tree == new


def test_a_list_without_keys_is_one_value() -> None:
    mine, new = changed(topics=["topics/a"]), changed(topics=["topics/b"])
    assert three_way(mine, new).conflicts == (Conflict("topics", ["topics/a"], ["topics/b"]),)


# ---- records that no import wrote


def test_nothing_of_a_persons_record_is_replaced_and_what_it_lacks_is_added() -> None:
    mine = {
        "name": "Jane Doe", "other_names": ["Cllr Doe"],
        "memberships": [{"organization": "organizations/x", "role": "Chair", "start_date": "2021"}],
        "sources": [{"document": "documents/a", "lines": "1"}, {"document": "documents/a", "lines": "7"}],
    }  # fmt: skip
    new = {
        "name": "Jane M Doe", "honorific_suffix": "AM", "other_names": ["Cllr Doe", "J Doe"],
        "memberships": [{"organization": "organizations/x"}, {"organization": "organizations/y", "role": "Member"}],
        "sources": [{"document": "documents/b", "lines": "3"}],
    }  # fmt: skip
    merged = merge(mine, None, new)
    assert merged.tree == {
        "name": "Jane Doe",
        "other_names": ["Cllr Doe", "J Doe"],
        "memberships": [mine["memberships"][0], new["memberships"][1]],
        "sources": [*mine["sources"], *new["sources"]],
        "honorific_suffix": "AM",
    }
    assert merged.conflicts == ()
    assert set(merged.kept) == {"name", "memberships[organizations/x ]"}
    assert merge(merged.tree, merged.base, new).tree == merged.tree


def test_parts_from_another_source_say_so() -> None:
    """The lines of a part are those of its record's first source."""
    mine = {"agenda": [{"number": "1", "heading": "A", "lines": "5"}], "sources": [{"document": "documents/a"}]}
    new = {
        "agenda": [{"number": "1", "heading": "A", "lines": "50"}, {"number": "2", "heading": "B", "lines": "60"}],
        "sources": [{"document": "documents/b", "lines": "50-60"}],
    }
    merged = merge(mine, None, new)
    assert merged.tree == {
        "agenda": [
            {"number": "1", "heading": "A", "lines": "5", "sources": [{"document": "documents/b", "lines": "50"}]},
            {"number": "2", "heading": "B", "sources": [{"document": "documents/b", "lines": "60"}]},
        ],
        "sources": [{"document": "documents/a"}, {"document": "documents/b", "lines": "50-60"}],
    }
    assert merge(merged.tree, merged.base, new) == Merged(merged.tree, base=merged.base, settled=merged.base)
    moved = copy.deepcopy(new)
    moved["agenda"][0]["lines"] = "51"
    again = merge(merged.tree, merged.base, moved)
    assert again.tree is not None
    assert again.tree["agenda"][0]["sources"] == [{"document": "documents/b", "lines": "51"}]
    assert again.conflicts == ()


@pytest.mark.parametrize("mine", [{"prose": "summary", "body": "Ours."}, {"body": "Ours."}])
def test_a_persons_summary_is_not_mixed_with_the_sources_words(mine: dict[str, Any]) -> None:
    new = {"heading": "A letter", "prose": "verbatim", "body": "Dear all."}
    merged = merge(mine, None, new)
    assert merged.tree == mine | {"heading": "A letter"}
    assert merged.conflicts == (Conflict("body", "Ours.", "Dear all."),)
    assert merge(merged.tree, merged.base, new).conflicts == merged.conflicts
    assert merge(merged.tree, digests(new), new).conflicts == ()


def test_a_record_without_prose_is_given_the_sources_words() -> None:
    new = {"prose": "verbatim", "body": "Dear all."}
    assert merge({"prose": "summary", "heading": "A"}, None, new).tree == {"heading": "A", **new}


def test_a_summary_of_a_transcript_stays_whole() -> None:
    mine = {"prose": "summary", "panels": [{"heading": "P", "speeches": [{"id": "s001", "body": "Asks."}]}]}
    new = {"prose": "verbatim", "panels": [{"heading": "P", "speeches": [{"id": "s002", "body": "I ask."}]}]}
    merged = merge(mine, None, new)
    assert (merged.tree, [one.path for one in merged.conflicts]) == (mine, ["panels"])


# ---- transcripts


def transcript(*speeches: tuple[str, str]) -> dict[str, Any]:
    told = [{"id": id_, "label": "J", "body": body} for id_, body in speeches]
    return {"prose": "verbatim", "panels": [{"heading": "P", "id": "p", "speeches": told}]}


def spoken(merged: Merged) -> list[tuple[str, str]]:
    assert merged.tree is not None
    return [(one["id"], one["body"]) for panel in merged.tree["panels"] for one in panel["speeches"]]


ONE = transcript(("s001", "a"), ("s002", "b"), ("s003", "c"))


def test_speeches_come_go_and_move_with_their_source() -> None:
    new = transcript(("s003", "c"), ("s001", "a"), ("s001a", "x"))
    assert spoken(merge(ONE, digests(ONE), new)) == [("s003", "c"), ("s001", "a"), ("s001a", "x")]


def test_a_speech_that_a_person_changed_does_not_go() -> None:
    mine = transcript(("s001", "a"), ("s002", "mine"), ("s003", "c"))
    merged = merge(mine, digests(ONE), transcript(("s001", "a"), ("s003", "C")))
    assert spoken(merged) == [("s001", "a"), ("s002", "mine"), ("s003", "C")]
    (conflict,) = merged.conflicts
    assert (conflict.path, conflict.incoming) == ("panels[p].speeches[s002]", None)


def test_a_speech_that_a_person_put_in_stays_in_its_place_when_others_move() -> None:
    mine = transcript(("s001", "a"), ("mine", "m"), ("s002", "b"), ("s003", "c"))
    merged = merge(mine, digests(ONE), transcript(("s002", "b"), ("s001", "a"), ("s003", "c")))
    assert spoken(merged) == [("s002", "b"), ("s001", "a"), ("mine", "m"), ("s003", "c")]


def test_the_order_that_a_person_made_stays() -> None:
    mine = transcript(("s003", "c"), ("s001", "a"), ("s002", "b"))
    merged = merge(mine, digests(ONE), transcript(("s001", "a"), ("s001a", "x"), ("s002", "B"), ("s003", "c")))
    assert spoken(merged) == [("s003", "c"), ("s001", "a"), ("s001a", "x"), ("s002", "B")]


# ---- whatever the trees are

VALUES = st.sampled_from(["a", "b", "c"])
ITEMS = st.lists(
    st.fixed_dictionaries({"number": st.sampled_from(["1", "2", "3"])}, optional={"text": VALUES, "note": VALUES}),
    max_size=3,
    unique_by=lambda item: item["number"],
)
TREES = st.fixed_dictionaries(
    {}, optional={"heading": VALUES, "body": VALUES, "topics": st.lists(VALUES, max_size=2), "agenda": ITEMS}
)


@given(mine=TREES, base=TREES, new=TREES)
def test_a_second_import_of_the_same_source_changes_nothing(
    mine: dict[str, Any], base: dict[str, Any], new: dict[str, Any]
) -> None:
    first = merge(mine, digests(base), new)
    second = merge(first.tree, first.base, new)
    assert second.tree == first.tree
    assert second.conflicts == first.conflicts


@given(base=TREES, new=TREES)
def test_nothing_of_a_person_is_lost_and_an_untouched_record_follows_its_source(
    base: dict[str, Any], new: dict[str, Any]
) -> None:
    followed = merge(base, digests(base), new)
    assert followed.conflicts == ()
    assert followed.tree is not None
    assert {key: followed.tree[key] for key in new if key != "agenda"} == {
        key: new[key] for key in new if key != "agenda"
    }
    for mine in (base, new):
        kept = merge(mine, None, new)
        assert kept.tree is not None
        assert {key: kept.tree[key] for key in mine if key != "agenda"} == {
            key: mine[key] for key in mine if key != "agenda"
        }
