"""Words: folding, slugs, counts, articles, excerpts."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.text import count, excerpt, fold, natural, quoted, slug, with_article


@pytest.mark.parametrize(
    ("text", "folded"), [("Siân Berry", "sian berry"), ("LÉONIE", "leonie"), ("Straße", "strasse"), ("ﬁre", "fire")]
)
def test_folding_takes_case_accents_and_ligatures(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("Mayor's Office for Policing & Crime", "mayors-office-for-policing-crime"),
        ("Mayor\u2019s Office", "mayors-office"),
        ("9a", "9a"),
        ("Q&A: MOPAC / MPS", "q-a-mopac-mps"),
        ("  Siân — Berry  ", "sian-berry"),
        ("§", ""),
    ],
)
def test_slug_is_letters_digits_and_single_hyphens(text: str, address: str) -> None:
    assert slug(text) == address


@given(st.text())
def test_slug_of_a_slug_is_itself(text: str) -> None:
    made = slug(text)
    assert slug(made) == made
    assert re.fullmatch(r"([a-z0-9]+(-[a-z0-9]+)*)?", made)


def test_count_agrees_with_its_noun() -> None:
    assert [count(1, "page"), count(2, "page"), count(0, "reply", "replies"), count(1200, "speech", "speeches")] == [
        "1 page",
        "2 pages",
        "0 replies",
        "1,200 speeches",
    ]


def test_noun_has_its_article() -> None:
    assert [with_article(noun) for noun in ("report", "action", "inquiry")] == ["a report", "an action", "an inquiry"]


def test_excerpt_ends_at_a_word_and_says_that_more_follows() -> None:
    assert excerpt("Who should do what, in our words.", 20) == "Who should do what…"
    assert excerpt("Short.", 20) == "Short."


@given(st.text(min_size=1), st.integers(min_value=2, max_value=200))
def test_excerpt_is_never_longer_than_asked(text: str, length: int) -> None:
    assert len(excerpt(text, length)) <= length


def test_numbers_in_a_text_sort_by_their_size() -> None:
    assert sorted(["10", "2a", "2", "Item 12", "item 3"], key=natural) == ["2", "2a", "10", "item 3", "Item 12"]


def test_quotation_has_its_marks() -> None:
    assert quoted("the Mayor") == "“the Mayor”"
