"""What a file says and where: bytes to text, front matter, places of values."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.problems import Problem, Where
from sitegen.source import UNREADABLE, FrontMatter, Mark, Raw, decode, dotted, split_front_matter


def told(problems: tuple[Problem, ...]) -> list[tuple[int, int, str]]:
    return [(problem.where.line, problem.where.column, problem.code) for problem in problems]


def test_line_ends_and_byte_order_mark_of_other_systems_are_taken_away() -> None:
    outcome = decode(b"\xef\xbb\xbfname: Si\xc3\xa2n\r\nrole: Chair\rarea: Brent\n", "f")
    assert (outcome.value, outcome.problems) == ("name: Siân\nrole: Chair\narea: Brent\n", ())


def test_each_line_with_a_byte_that_is_not_utf_8_is_told_once_at_its_first() -> None:
    outcome = decode("naïve: café, résumé\nplain\nété\n".encode("cp1252"), "f")
    assert told(outcome.problems) == [(1, 3, "bad-encoding"), (3, 1, "bad-encoding")]
    assert outcome.problems[0].reason == "byte 0xef is not UTF-8."
    assert outcome.value.replace(UNREADABLE, "?") == "na?ve: caf?, r?sum?\nplain\n?t?\n"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf_16_is_told_once_and_read_all_the_same(encoding: str) -> None:
    mark = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}.get(encoding, b"")
    outcome = decode(mark + "name: Siân\r\n".encode(encoding), "f")
    assert outcome.value == "name: Siân\n"
    assert told(outcome.problems) == [(1, 1, "bad-encoding")]


@pytest.mark.parametrize(
    "char", ["\0", "\x0b", "\x1b", "\x7f", "\x85", "\u2028", "\u2029", "\ufeff", "\ufffd", "\ufffe"]
)
def test_character_that_nobody_can_see_is_told_where_it_stands(char: str) -> None:
    outcome = decode(f"é\nab{char}c".encode(), "f")
    assert told(outcome.problems) == [(2, 3, "bad-character")]
    assert outcome.value == f"é\nab{UNREADABLE}c"


@given(st.binary())
def test_any_bytes_become_text_that_needs_no_telling_or_is_told(content: bytes) -> None:
    outcome = decode(content, "f")
    assert "\r" not in outcome.value
    assert (UNREADABLE in outcome.value) <= bool(outcome.problems)
    lines = outcome.value.split("\n")
    assert all(problem.where.line <= len(lines) for problem in outcome.problems)


def test_front_matter_and_prose_keep_their_lines() -> None:
    outcome = split_front_matter("---\na: 1\nb: 2\n---\n\nProse.\n", "f")
    assert (outcome.value, outcome.problems) == (FrontMatter("a: 1\nb: 2\n", 2, "\nProse.\n", 5), ())


def test_front_matter_ends_at_the_first_line_of_dashes_so_that_prose_may_have_rules() -> None:
    outcome = split_front_matter("--- \n---\nOne\n---\nTwo", "f")
    assert outcome.value == FrontMatter("\n", 2, "One\n---\nTwo", 3)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "has no front matter."),
        ("\n---\na: 1\n---\n", "has no front matter."),
        ("a: 1\n", "has no front matter."),
        ("---\na: 1\n----\n", "has front matter that never ends."),
    ],
)
def test_front_matter_that_is_missing_or_open_is_told_at_the_top(text: str, reason: str) -> None:
    outcome = split_front_matter(text, "f")
    assert outcome.value is None
    assert [(problem.where, problem.code, problem.reason) for problem in outcome.problems] == [
        (Where("f"), "missing-front-matter", reason)
    ]


def test_mark_of_what_has_none_is_that_of_what_is_around_it() -> None:
    top, inner = Mark(Where("f"), Where("f")), Mark(Where("f", 2, 7), Where("f", 2, 1))
    raw = Raw({"date": "2023"}, {(): top, ("date",): inner})
    assert [raw.mark(path) for path in [("date",), ("date", "date"), ("other", 0)]] == [inner, inner, top]


def test_values_from_elsewhere_stand_where_they_are_said_to() -> None:
    top = Mark(Where("f"), Where("f"))
    raw = Raw({"name": "x"}, {(): top}).adding({"report": "reports/x"}, Where("f", 9, 2))
    assert raw.data == {"name": "x", "report": "reports/x"}
    assert raw.mark(("report",)) == Mark(Where("f", 9, 2), Where("f", 9, 2))


def test_place_inside_a_value_is_found_by_counting_matches_from_its_beginning() -> None:
    marks = {(): Mark(Where("f"), Where("f")), ("b",): Mark(Where("f", 2, 6), Where("f", 2, 1))}
    raw = Raw({}, marks, ("a: (x)", "(x): (x) and", "   (x)."))
    assert [raw.within(("b",), r"\((x)\)", nth) for nth in range(3)] == [
        Where("f", 2, 7),
        Where("f", 3, 5),
        Where("f", 2, 6),
    ]


def test_path_is_written_with_dots_and_brackets() -> None:
    assert dotted(("agenda", 2, "resolutions", 0, "letter")) == "agenda[2].resolutions[0].letter"
