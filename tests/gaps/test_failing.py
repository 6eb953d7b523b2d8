"""Kinds of gap that fail a build: how each gap is told is held in `problems/data-gap/`."""

from __future__ import annotations

from sitegen.gaps.failing import gap_problems, unknown_kind

SOURCE = "sources: [{title: Papers}]\n"
QUESTION = f"reference: 2024/0001\nheading: Why\ndate: 2024-01-01\ncites: [2024/0001, 2023/0009]\n{SOURCE}"
FILES = {"questions/2024-0001.yaml": QUESTION}
SETTINGS = "name: Archive\ndescription: Small\nbase_url: https://example.org/\npublisher: Us\n"


def problems(archive, whole, *asked: str, settings: str = "") -> list[tuple[str, str]]:
    files = {**FILES, "site.yaml": f"{SETTINGS}{settings}"}
    edition = whole(files)
    entries = archive({}).value.entries
    return [(str(problem.where), problem.code) for problem in gap_problems(edition, entries, asked)]


def test_no_gap_is_a_fault_unless_its_kind_is_asked_for(archive, whole):
    assert problems(archive, whole) == []
    assert problems(archive, whole, "cut-off") == []


def test_each_gap_of_the_kinds_asked_for_is_a_fault_at_the_value_that_shows_it(archive, whole):
    assert problems(archive, whole, "no-answer", "leads-nowhere") == [
        ("content/questions/2024-0001.yaml:1:12", "data-gap"),
        ("content/questions/2024-0001.yaml:4:20", "data-gap"),
    ]


def test_kinds_in_the_settings_count_with_those_asked_for_and_each_gap_once(archive, whole):
    found = problems(archive, whole, "no-answer", settings="fail_on_gaps: [no-answer, leads-nowhere]\n")
    assert [code for _, code in found] == ["data-gap", "data-gap"]


def test_an_unknown_kind_in_the_settings_is_a_fault_at_its_place(archive, whole):
    found = problems(archive, whole, settings="fail_on_gaps: [no-answr]\n")
    assert found == [("content/site.yaml:5:16", "wrong-value")]


def test_an_unknown_kind_is_told_with_the_nearest_or_with_all():
    assert unknown_kind("no-answr") == 'did you mean "no-answer"?'
    assert unknown_kind("x").startswith("the kinds are no-reply, ")
