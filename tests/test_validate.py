"""Raw values become a record, or every fault that keeps them from being one."""

from __future__ import annotations

import pytest

from sitegen.dates import PartialDate
from sitegen.parse import parse_yaml
from sitegen.problems import Outcome
from sitegen.records import BY_FOLDER
from sitegen.records.base import Record, Source
from sitegen.records.person import Membership, Person
from sitegen.validate import validate

SOURCES = "sources: [{title: Minutes}]\n"
AS_LIST = "write it as [one, two], or as lines that begin with - and a space"
AS_MAPPING = "write it as {key: value}, or as lines of key: value below it"
IN_CALENDAR = "check the month (01-12) and the day"
STAGES = "it may be: terms agreed, evidence, reported, responded, closed"


def validated(folder: str, text: str) -> Outcome[Record | None]:
    raw = parse_yaml(text, "f").value
    assert raw
    return validate(BY_FOLDER[folder], raw)


def told(folder: str, text: str) -> list[str]:
    """Each fault on one line, without its code's severity."""
    return [
        f"{it.where.line}:{it.where.column} {it.code} | {it.reason} | {it.hint}"
        for it in validated(folder, text).problems
    ]


def test_sound_values_are_a_record() -> None:
    text = "name: Jane\nsort_name: Doe\nmemberships: [{organization: organizations/x, start_date: 2022-05}]\n" + SOURCES
    assert validated("people", text) == Outcome(
        Person(
            name="Jane",
            sort_name="Doe",
            memberships=(Membership(organization="organizations/x", start_date=PartialDate(2022, 5)),),
            sources=(Source(title="Minutes"),),
        )
    )


def test_every_missing_field_is_told_at_the_value_it_is_missing_from() -> None:
    assert told("people", "# Jane\nname: Jane\nmemberships:\n  - role: Chair\n") == [
        '2:1 missing-key | This person has no "sources". | cite where it was read: a document and its lines',
        '2:1 missing-key | This person has no "sort_name". | add sort_name: …',
        '4:5 missing-key | memberships[0] has no "organization". | add organization: …',
    ]


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        ("name: [x]", "wrong-type | name: is a list, where one value belongs. | write one value"),
        ("name: {x: y}", "wrong-type | name: is a mapping, where one value belongs. | write one value"),
        (
            "links: https://x.org",
            f'wrong-type | links: "https://x.org" is one value, where a list belongs. | {AS_LIST}',
        ),
        (
            "links: [x]",
            f'wrong-type | links[0]: "x" is one value, where a mapping belongs. | {AS_MAPPING}',
        ),
        (
            "links: [{url: x.org, note: x}]",
            'wrong-value | links[0].url: "x.org" is no address. | begin it with https:// (or mailto:)',
        ),
        ("draft: perhaps", 'wrong-value | draft: "perhaps" is neither true nor false. | write true or false'),
        (
            "withheld: {reason: x, since: 2023-02-30}",
            f'impossible-date | withheld.since: "2023-02-30" is a date no calendar has. | {IN_CALENDAR}',
        ),
        (
            "conflicts: [{about: x, printed: [y]}]",
            "missing-value | conflicts[0].printed: holds 1, and needs 2 at least. | add what is missing",
        ),
    ],
)
def test_wrong_value_is_told_with_its_path_its_words_and_its_mend(field: str, expected: str) -> None:
    (line,) = told(
        "people", f"{field}\n" + ("" if field.startswith("name") else "name: x\n") + "sort_name: y\n" + SOURCES
    )
    assert line.partition(" ")[2] == expected


def test_word_of_a_fixed_list_is_told_with_the_list() -> None:
    text = "heading: x\norganization: organizations/y\nstage: reportd\n" + SOURCES
    assert told("inquiries", text) == [
        f'3:8 wrong-value | stage: "reportd" is none of the words it may be. | did you mean "reported"? {STAGES}'
    ]
    assert told("inquiries", text.replace("reportd", "[reported]")) == [
        "3:8 wrong-type | stage: is a list, where one value belongs. | write one value"
    ]


@pytest.mark.parametrize(
    ("date", "place"),
    [
        ("8 March 2023", "3:7 wrong-type | date:"),
        ("{date: 8 March}", "3:14 wrong-type | date.date:"),
        ("[2023]", "3:7 wrong"),
    ],
)
def test_date_is_told_where_it_is_written_whichever_way(date: str, place: str) -> None:
    (line,) = told("questions", f"reference: x\nheading: y\ndate: {date}\n" + SOURCES)
    assert line.startswith(place)


def test_step_of_the_other_clock_is_told_at_its_value() -> None:
    text = "number: '1'\nheading: x\nreport: reports/y\nhistory: [{date: 2023, value: accepted}]\n" + SOURCES
    (line,) = told("recommendations", text)
    assert line.startswith('4:31 wrong-value | history[0].value: "accepted" is no step of the implementation clock. |')


def test_list_whose_items_are_wrong_is_not_told_as_too_short() -> None:
    assert told("people", "name: x\nsort_name: y\nsources: [{lines: 4}]\n") == [
        "3:11 missing-key | sources[0]: names no document, title, url or file. | add document:, if it is held here"
    ]


def test_every_fault_of_a_record_is_told_at_once() -> None:
    text = "number: x\nheading: [y]\ndeadline: {note: z}\nresponse_expected: no way\nreport: reports/z\nsources: []\n"
    assert [line.split(" | ")[0] for line in told("recommendations", text)] == [
        "6:10 missing-value",
        "2:10 wrong-type",
        "3:11 missing-key",
        "4:20 wrong-value",
    ]


def test_withheld_record_comes_out_without_its_words() -> None:
    text = "name: Jane\nsort_name: Doe\nsummary: Secret.\nwithheld: {reason: safety, since: 2024-01-01}\n" + SOURCES
    record = validated("people", text).value
    assert isinstance(record, Person)
    assert (record.name, record.summary) == ("Jane", None)
    assert "Secret" not in repr(record)
