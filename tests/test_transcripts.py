"""The written form of a transcript."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.problems import Outcome, Where
from sitegen.source import Mark, Raw
from sitegen.transcripts import read_transcript

MEETING = "meetings/audit/2023-03-08"
PANEL = "## Potholes {#potholes item=6(a) lines=1-9}\n\n"


def read(body: str) -> Outcome[Raw]:
    return read_transcript(body, "f", 5, MEETING)


def told(body: str) -> list[tuple[int, int, str]]:
    return [(it.where.line, it.where.column, it.code) for it in read(body).problems]


def speeches(body: str) -> list[dict[str, object]]:
    (panel,) = read(PANEL + body).value.data["panels"]
    found: list[dict[str, object]] = panel["speeches"]
    return found


def test_panels_and_speeches_are_read_with_their_attributes_and_prose() -> None:
    body = PANEL + (
        '### Jane Doe AM (Chair) {#s001 by=people/jane-doe as="Chair, today" type=question lines=1-2 time=75 note=us}\n'
        "\nAsks *how*.\n\n#### A heading\n\n> Quotes.\n\n\n"
        '### A Voice {#s002 by=unknown withheld="at her wish" withheld-since=2024-01 withheld-by=people/clerk}\n'
        "## Other business\n"
    )
    outcome = read(body)
    assert outcome.problems == ()
    assert outcome.value.data == {
        "panels": [
            {
                "heading": "Potholes",
                "id": "potholes",
                "item": f"{MEETING}#item-6-a",
                "lines": "1-9",
                "speeches": [
                    {
                        "label": "Jane Doe AM (Chair)",
                        "id": "s001",
                        "speaker": "people/jane-doe",
                        "role": "Chair, today",
                        "type": "question",
                        "lines": "1-2",
                        "time": "75",
                        "note": "us",
                        "body": "Asks *how*.\n\n#### A heading\n\n> Quotes.",
                    },
                    {
                        "label": "A Voice",
                        "id": "s002",
                        "withheld": {"reason": "at her wish", "since": "2024-01", "by": "people/clerk"},
                    },
                ],
            },
            {"heading": "Other business", "speeches": []},
        ]
    }


def test_marks_point_at_the_value_of_an_attribute_and_at_the_first_line_of_prose() -> None:
    marks = read(PANEL + '### Jane {#s1 by=people/jane as="Chair"}\n\n\nSpeaks.\n').value.marks
    speech = ("panels", 0, "speeches", 0)

    def at(line: int, value: int, key: int) -> Mark:
        return Mark(Where("f", line, value), Where("f", line, key))

    assert {path[4:]: mark for path, mark in marks.items() if path[:4] == speech} == {
        (): at(7, 1, 1),
        ("label",): at(7, 5, 5),
        ("id",): at(7, 12, 11),
        ("speaker",): at(7, 18, 15),
        ("role",): at(7, 33, 30),
        ("body",): at(10, 1, 1),
    }


def test_heading_without_attributes_says_nobody_and_is_told_once() -> None:
    assert told(PANEL + "### Clerk\n\nReads.\n") == [(7, 1, "unknown-speaker")]


def test_speech_without_anchor_is_told_and_has_none() -> None:
    body = "### A {by=unknown}\n### B {by=unknown}\n"
    assert told(PANEL + body) == [(7, 1, "missing-key"), (8, 1, "missing-key")]
    assert speeches(body) == [{"label": "A"}, {"label": "B"}]


def test_prose_outside_any_speech_is_told_once_for_each_place() -> None:
    assert told("The meeting\nbegins.\n\nAll rise.\n" + PANEL + "[Applause]\n\nMore.\n") == [
        (5, 1, "speech-without-speaker"),
        (11, 1, "speech-without-speaker"),
    ]


def test_speeches_before_any_panel_are_told_once_and_read() -> None:
    body = "### A {#s1 by=unknown}\n### B {#s2 by=unknown}\n"
    assert told(body) == [(5, 1, "speech-outside-panel")]
    assert [speech["id"] for speech in read(body).value.data["panels"][0]["speeches"]] == ["s1", "s2"]


@pytest.mark.parametrize(
    ("heading", "column", "code"),
    [
        ("### A {#s1 by=people/a", 7, "bad-heading"),
        ("###A {#s1 by=people/a}", 1, "bad-heading"),
        ("  ### A {#s1 by=people/a}", 1, "bad-heading"),
        ("#### A {#s1 by=people/a}", 1, "bad-heading"),
        ("# A {#s1 by=people/a}", 1, "bad-heading"),
        ("### A {#s1 by=people/a} (Chair)", 25, "bad-heading"),
        ("### A {#s1 by = people/a}", 12, "bad-heading"),
        ('### A {#s1 as="Chair by=people/a}', 12, "bad-heading"),
        ("### A {#s1 by=people/a chair}", 24, "bad-heading"),
        ("### A {#s1 bye=people/a}", 12, "unknown-key"),
        ("### A {#s1 speaker=people/a}", 12, "unknown-key"),
        ("### A {#s1 by=people/a by=people/b}", 24, "duplicate-key"),
        ("### A {#s1 by=people/a #s2}", 24, "duplicate-key"),
    ],
)
def test_mistyped_heading_is_told_once_and_read_as_it_was_meant(heading: str, column: int, code: str) -> None:
    assert told(PANEL + heading) == [(7, column, code)]
    (speech,) = speeches(heading)
    assert (speech["label"], speech["id"], speech["speaker"]) == ("A", "s1", "people/a")


def test_attribute_without_a_value_is_told_and_left_out() -> None:
    assert told(PANEL + "### A {# by= type= lines=4}") == [
        (7, 8, "bad-heading"),
        (7, 10, "missing-value"),
        (7, 14, "missing-value"),
    ]
    assert speeches("### A {# by= type= lines=4}") == [{"label": "A", "lines": "4"}]


def test_heading_without_words_is_told() -> None:
    assert told("##\n### {#s1 by=unknown}\n") == [(5, 1, "bad-heading"), (6, 1, "bad-heading")]


def test_withholding_that_says_too_little_is_told_and_still_withholds() -> None:
    body = '### A {#s1 by=unknown withheld="x"}\n\nSecret.\n\n### B {#s2 by=unknown withheld-since=2024}\n'
    assert told(PANEL + body) == [(7, 1, "missing-key"), (11, 1, "missing-key")]
    assert [speech["withheld"] for speech in speeches(body)] == [
        {"reason": "x", "since": "0001"},
        {"reason": "not said", "since": "2024"},
    ]


@pytest.mark.parametrize("written", ['withheld=""', "withheld=", "withheld"])
def test_withholding_without_a_word_is_told_and_withholds(written: str) -> None:
    body = f"### A {{#s1 by=unknown {written} withheld-since=2024}}\n\nSecret.\n"
    assert [it[:2] for it in told(PANEL + body)] == [(7, 23)]
    assert speeches(body)[0]["withheld"] == {"reason": "not said", "since": "2024"}


PIECES = ["## ", "### ", "A", "{", "}", "#s1", " ", "by=", "people/a", '"', "=", "\n", "words", "withheld=", "#", "é"]


@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join) | st.text())
def test_any_text_is_panels_or_faults_with_places(body: str) -> None:
    outcome = read(body)
    last = body.count("\n") + 5
    assert [set(outcome.value.data)] == [{"panels"}]
    assert all(5 <= it.where.line <= last and it.where.column >= 1 for it in outcome.problems)
    assert all(5 <= mark.value.line <= last for mark in outcome.value.marks.values())
