"""Faults as values: how they read, how they sort, what is near to a mistyped word."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sitegen.problems import Outcome, Problem, Where, did_you_mean, nearest

ERROR = Problem(Where("content/a.yaml", 7, 8), "wrong-value", "is wrong.", "mend it")
WARNING = Problem(Where("search"), "search-empty", "no page has text to search.", severity="warning")


def test_problem_reads_place_then_what_then_mend() -> None:
    assert str(ERROR) == "content/a.yaml:7:8: error [wrong-value]\n  is wrong.\n  hint: mend it"
    assert str(WARNING) == "search:1:1: warning [search-empty]\n  no page has text to search."


def test_problems_sort_by_file_then_line_then_column_as_numbers() -> None:
    places = [Where("b", 1), Where("a", 10), Where("a", 9, 12), Where("a", 9, 2)]
    assert sorted(places) == [Where("a", 9, 2), Where("a", 9, 12), Where("a", 10), Where("b", 1)]


def test_outcome_is_well_as_long_as_there_are_only_warnings() -> None:
    assert Outcome(None).ok
    assert Outcome(None, (WARNING,)).ok
    assert not Outcome(None, (WARNING, ERROR)).ok


def test_hint_names_the_nearest_word_or_says_something_else() -> None:
    known = ["heading", "reference", "summary"]
    assert nearest("headnig", known) == "heading"
    assert nearest("color", known) is None
    assert did_you_mean("sumary", known) == 'did you mean "summary"?'
    assert did_you_mean("color", known, "remove it") == "remove it"


@given(st.text(), st.lists(st.text()))
def test_nearest_word_is_one_of_those_known(word: str, known: list[str]) -> None:
    assert nearest(word, known) in (None, *known)
    assert nearest("exactly", [*known, "exactly"]) == "exactly"
