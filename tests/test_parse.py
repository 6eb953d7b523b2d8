"""YAML read as strings, with the place of every value."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.parse import parse_yaml
from sitegen.problems import Outcome, Where
from sitegen.source import Mark, Raw, decode

EXAMPLE = """\
name: Siân 🙂
2024/0506: No
list:
  - {a: on, "b": 'y'}
  -   0123
text: |
  Two
  lines.
"""


def told(outcome: Outcome[Raw | None]) -> list[tuple[int, int, str, str]]:
    return [(it.where.line, it.where.column, it.code, it.reason) for it in outcome.problems]


def test_every_scalar_stays_what_was_written() -> None:
    outcome = parse_yaml(EXAMPLE, "f")
    assert outcome.problems == ()
    assert outcome.value
    assert outcome.value.data == {
        "name": "Siân 🙂",
        "2024/0506": "No",
        "list": [{"a": "on", "b": "y"}, "0123"],
        "text": "Two\nlines.\n",
    }


def test_marks_point_at_the_value_and_its_key() -> None:
    raw = parse_yaml(EXAMPLE, "f", first_line=2).value
    assert raw
    places = {path: (mark.value.line, mark.value.column, mark.key.column) for path, mark in raw.marks.items()}
    assert places == {
        (): (2, 1, 1),
        ("name",): (2, 7, 1),
        ("2024/0506",): (3, 12, 1),
        ("list",): (5, 3, 1),
        ("list", 0): (5, 5, 5),
        ("list", 0, "a"): (5, 9, 6),
        ("list", 0, "b"): (5, 18, 13),
        ("list", 1): (6, 7, 7),
        ("text",): (7, 7, 1),
    }


@pytest.mark.parametrize("written", ["", " ~", " null", ' ""', " ''", " # a comment", ' " "'])
def test_nothing_is_none_however_it_is_written(written: str) -> None:
    outcome = parse_yaml(f"a:{written}\n", "f")
    assert (outcome.value and outcome.value.data, outcome.problems) == ({"a": None}, ())


def test_null_between_quotes_is_a_word() -> None:
    outcome = parse_yaml('a: "null"\nb: "~"\n', "f")
    assert outcome.value
    assert outcome.value.data == {"a": "null", "b": "~"}


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("", 1, "is empty."),
        ("# only a comment\n", 1, "is empty."),
        ("---\n# nothing\n", 1, "is empty."),
        ("\n- a\n- b\n", 2, "is not a mapping of keys to values."),
        ("words\n", 1, "is not a mapping of keys to values."),
    ],
)
def test_what_is_no_mapping_is_told_where_it_begins(text: str, line: int, reason: str) -> None:
    outcome = parse_yaml(text, "f")
    assert outcome.value is None
    assert [(it[0], it[2], it[3]) for it in told(outcome)] == [(line, "not-a-mapping", reason)]


def test_key_given_twice_is_told_at_the_second_and_the_first_is_kept() -> None:
    outcome = parse_yaml("a: 1\nb: {c: 2, c: 3}\na: {x: 4}\n", "f")
    assert outcome.value
    assert outcome.value.data == {"a": "1", "b": {"c": "2"}}
    assert told(outcome) == [
        (2, 11, "duplicate-key", '"c" is given twice; first on line 2.'),
        (3, 1, "duplicate-key", '"a" is given twice; first on line 1.'),
    ]


def test_alias_is_told_and_read_as_the_value_it_stands_for() -> None:
    outcome = parse_yaml("a: &x [1, 2]\nb: *x\nc:\n  <<: *x\nd: {<<: {e: 5}, f: 6}\n", "f")
    assert outcome.value
    assert outcome.value.data == {"a": ["1", "2"], "b": ["1", "2"], "c": {}, "d": {"e": "5", "f": "6"}}
    assert told(outcome) == [
        (2, 4, "yaml-alias", "begins with *x, a YAML alias."),
        (4, 7, "yaml-alias", "begins with *x, a YAML alias."),
    ]


def test_word_that_yaml_would_swallow_is_told() -> None:
    outcome = parse_yaml("a: &Beyond charity\nb: !important thing\nc: !sic\nd: *Prevent\n", "f")
    assert outcome.value
    assert outcome.value.data == {"a": "charity", "b": "thing", "c": "!sic", "d": "*Prevent"}
    assert sorted(told(outcome)) == [
        (1, 4, "yaml-alias", "begins with &Beyond, which YAML takes away."),
        (2, 4, "yaml-alias", "begins with !important, which YAML takes away."),
        (3, 4, "yaml-alias", "begins with !sic, which YAML takes away."),
        (4, 4, "yaml-alias", "begins with *Prevent, a YAML alias."),
    ]


def test_alias_of_itself_ends() -> None:
    outcome = parse_yaml("a: &x [*x]\n", "f")
    assert outcome.value
    assert outcome.value.data == {"a": ["*x"]}


def test_tabs_are_told_and_read_as_two_spaces() -> None:
    outcome = parse_yaml("a:\n\t- b: 1\n\t  c: 2\nd:\n  -\t3\n", "f")
    assert outcome.value
    assert outcome.value.data == {"a": [{"b": "1", "c": "2"}], "d": ["3"]}
    assert [it[:3] for it in told(outcome)] == [(2, 1, "yaml-tab"), (3, 1, "yaml-tab"), (5, 4, "yaml-tab")]


def test_tabs_that_leave_nothing_readable_are_told_alone() -> None:
    outcome = parse_yaml("a: b\n\tc: d\n", "f")
    assert outcome.value is None
    assert [it[:3] for it in told(outcome)] == [(2, 1, "yaml-tab")]


def test_tab_that_yaml_allows_is_no_fault() -> None:
    outcome = parse_yaml("a:\tb\nc: |\n  d\n  \te\n", "f")
    assert (outcome.value and outcome.value.data, outcome.problems) == ({"a": "b", "c": "d\n\te\n"}, ())


def test_faults_before_a_syntax_error_are_kept() -> None:
    outcome = parse_yaml("a: 1\na: 2\nb: [\n", "f")
    assert outcome.value is None
    assert [it[:3] for it in told(outcome)] == [(2, 1, "duplicate-key"), (3, 4, "yaml-syntax")]


def test_second_record_in_a_file_is_told_and_the_first_is_read() -> None:
    outcome = parse_yaml("a: 1\n---\nb: 2\n", "f")
    assert outcome.value
    assert outcome.value.data == {"a": "1"}
    assert told(outcome) == [(2, 1, "yaml-syntax", "begins a second record in the same file.")]


def test_key_that_is_no_word_is_told_and_passed_over() -> None:
    outcome = parse_yaml("[a]: b\n{c: d}: [e]\nf: {{ g }}\nh: &x i\n*x : j\n", "f")
    assert outcome.value
    assert outcome.value.data == {"f": {}, "h": "i"}
    assert [it[:3] for it in told(outcome)] == [
        (1, 1, "yaml-syntax"),
        (2, 1, "yaml-syntax"),
        (3, 5, "yaml-syntax"),
        (5, 1, "yaml-alias"),
    ]


def test_character_written_as_an_escape_is_told_like_any_other() -> None:
    assert told(parse_yaml('a: "x\\0y"\n', "f")) == [
        (1, 4, "bad-character", "holds the character U+0000, which nobody can see.")
    ]


@pytest.mark.parametrize("opened", ["[", "{a: ", "- "])
def test_nesting_without_end_is_a_fault_and_not_a_crash(opened: str) -> None:
    outcome = parse_yaml("a:\n  " + opened * 50_000, "f")
    assert outcome.value is None
    assert [it[2:] for it in told(outcome)] == [("yaml-syntax", "is nested deeper than any record is.")]


YAML_LIKE = st.lists(st.sampled_from([*"abc:-[]{},'\"\n#&*!|>%@`?~\t \\", ": ", "- ", "\n  ", "---\n", "é", "🙂"])).map(
    "".join
)


@given(YAML_LIKE | st.text())
def test_any_text_is_a_mapping_with_marks_or_faults_with_places(text: str) -> None:
    readable = decode(text.encode(errors="replace"), "f").value
    outcome = parse_yaml(readable, "f", first_line=3)
    last = readable.count("\n") + 4
    assert outcome.value is not None or outcome.problems
    assert all(3 <= problem.where.line <= last and problem.where.column >= 1 for problem in outcome.problems)
    for mark in outcome.value.marks.values() if outcome.value else ():
        assert isinstance(mark, Mark)
        assert Where("f", 3) <= mark.key <= Where("f", last, len(readable) + 9)
        assert Where("f", 3) <= mark.value <= Where("f", last, len(readable) + 9)


@given(
    st.dictionaries(st.from_regex(r"[a-z]{1,8}", fullmatch=True), st.from_regex(r"[A-Za-z0-9é🙂]{1,8}", fullmatch=True))
)
def test_mark_is_the_place_at_which_the_value_is_written(values: dict[str, str]) -> None:
    lines = [f"  {key}:   {value}" for key, value in values.items() if value != "null"]
    raw = parse_yaml("top:\n" + "\n".join(lines) + "\n", "f").value
    assert raw
    for number, line in enumerate(lines, 2):
        key, value = line.split(":")[0].strip(), line.split(":")[1].strip()
        mark = raw.marks["top", key]
        assert (mark.key, mark.value) == (Where("f", number, 3), Where("f", number, line.rindex(value) + 1))
