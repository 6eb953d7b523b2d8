"""Texts that were there before keep their ids, whatever was put in, mended, moved or taken out around them."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.importers.settling.aligning import align, fresh_ids

WORDS = [
    "park", "bench", "mower", "hedge", "bridge", "lamp", "gate", "fence", "river", "oak", "path", "bin", "sign", "wall",
    "shed", "pond", "swing", "kerb", "drain", "roof",
]  # fmt: skip
OLD = [
    ("s001", "Chair: Good morning, and welcome to the parks committee."),
    ("s002", "Jane Doe: How many benches were mended last year in the north of the borough?"),
    ("s003", "Chair: Thank you."),
    ("s004", "John Roe: Forty two benches, and eleven bins, which is fewer than we had planned for."),
    ("s005", "Chair: Thank you."),
    ("s006", "Jane Doe: And what did that cost the council, with the new contractor?"),
]
TEXTS = [text for _, text in OLD]
IDS = [id_ for id_, _ in OLD]


def test_the_same_texts_keep_their_ids() -> None:
    assert align(OLD, TEXTS) == IDS


def test_a_text_put_in_is_new_and_the_others_stay() -> None:
    assert align(OLD, [TEXTS[0], "Chair: Before that, apologies.", *TEXTS[1:]]) == ["s001", None, *IDS[1:]]


def test_a_text_taken_out_leaves_the_others() -> None:
    assert align(OLD, [*TEXTS[:3], *TEXTS[4:]]) == ["s001", "s002", "s003", "s005", "s006"]


@pytest.mark.parametrize("index", range(len(OLD)))
def test_a_mended_text_keeps_its_id(index: int) -> None:
    mended = [*TEXTS]
    mended[index] = mended[index].replace("Chair:", "Chairman:").replace("benches", "seats").replace("cost", "costs")
    assert align(OLD, mended) == IDS


def test_a_text_that_moved_keeps_its_id() -> None:
    assert align(OLD, [TEXTS[3], *TEXTS[:3], *TEXTS[4:]]) == ["s004", "s001", "s002", "s003", "s005", "s006"]


def test_a_text_of_other_words_is_new() -> None:
    assert align(OLD, [*TEXTS[:5], "An officer: It was closed in the spring."]) == [*IDS[:5], None]


def test_case_and_marks_make_no_difference() -> None:
    assert align(OLD, [text.upper().replace(",", " -") for text in TEXTS]) == IDS


def test_nothing_meets_nothing() -> None:
    assert align([], []) == []
    assert align(OLD, []) == []
    assert align([], TEXTS) == [None] * 6


def test_thousands_of_speeches_are_aligned_though_most_are_mended() -> None:
    """Work is bounded, not by luck: half the speeches are two words, said a thousand times."""
    chance = random.Random(7)
    old = [
        (f"s{n:04d}", "Chair: Thank you." if n % 2 else f"J{n % 9}: {' '.join(chance.choices(WORDS, k=40))}")
        for n in range(4000)
    ]
    new = [text if n % 2 else text.replace("oak", "elm") for n, (_, text) in enumerate(old)]
    del new[1000:1010]
    new.insert(100, "Clerk: One more thing, about the minutes of the last meeting of this committee.")
    found = align(old, new)
    assert found[100] is None
    right = sum(id_ == f"s{n if n < 100 else n - 1 if n <= 1000 else n + 9:04d}" for n, id_ in enumerate(found))
    assert right >= len(new) - 20


@given(st.data())
def test_no_id_is_given_twice_and_kept_texts_keep_theirs(data: st.DataObject) -> None:
    texts = data.draw(st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=5).map(" ".join), max_size=12))
    old = [(f"s{n:03d}", text) for n, text in enumerate(texts)]
    new = data.draw(st.permutations(texts + data.draw(st.lists(st.sampled_from(WORDS), max_size=4))))
    found = align(old, new)
    given_ids = [id_ for id_ in found if id_]
    assert len(found) == len(new)
    assert len(set(given_ids)) == len(given_ids)
    assert set(given_ids) <= {id_ for id_, _ in old}
    assert align(old, texts) == [id_ for id_, _ in old]


# ---- new ids


@pytest.mark.parametrize(
    ("aligned", "taken", "ids"),
    [
        ([None, None], [], ["s001", "s002"]),
        (["s001", None, "s002"], [], ["s001", "s001a", "s002"]),
        (["s001", None, None, "s002"], [], ["s001", "s001a", "s001b", "s002"]),
        (["s001", None, "s002"], ["s001a"], ["s001", "s001b", "s002"]),
        (["s001", "s001a", None, "s002"], [], ["s001", "s001a", "s001aa", "s002"]),
        ([None, "s001"], [], ["s000a", "s001"]),
        (["s001", "s002", None, None], [], ["s001", "s002", "s003", "s004"]),
        (["s001", "s002", None], ["s003", "s007"], ["s001", "s002", "s008"]),
        (["a-voice", None], [], ["a-voice", "s001"]),
    ],
)
def test_new_items_get_ids_that_were_never_used(aligned: list[str | None], taken: list[str], ids: list[str]) -> None:
    assert fresh_ids(aligned, taken, "s{:03d}") == ids


def test_more_than_an_alphabet_of_new_items_still_sorts() -> None:
    ids = fresh_ids(["s001", *[None] * 60, "s002"], (), "s{:03d}")
    assert len(set(ids)) == 62
    assert ids == sorted(ids)


@given(
    st.lists(st.booleans(), max_size=30),
    st.sets(st.integers(0, 40).map("s{:03d}".format) | st.sampled_from(["s001a", "s002b", "s003z"]), max_size=8),
)
def test_ids_are_unique_and_none_is_used_again(kept: list[bool], taken: set[str]) -> None:
    aligned = [f"s{n:03d}" if keep else None for n, keep in enumerate(kept)]
    ids = fresh_ids(aligned, taken, "s{:03d}")
    assert len(set(ids)) == len(ids)
    fresh = [id_ for id_, old in zip(ids, aligned, strict=True) if old is None]
    assert not {*fresh} & (taken | {old for old in aligned if old})
    assert [id_ for id_, old in zip(ids, aligned, strict=True) if old] == [old for old in aligned if old]
