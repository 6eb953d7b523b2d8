"""What no single record can tell."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sitegen.archive import Archive
from sitegen.problems import Outcome

Read = Callable[[dict[str, str]], Outcome[Archive]]

SOURCES = "sources: [{title: Minutes}]\n"
FILES = {
    "site.yaml": "name: S\ndescription: D\nbase_url: https://example.org/\npublisher: P\n",
    "organizations/audit.yaml": "name: Audit\nclassification: committee\n" + SOURCES,
    **{f"people/{name}.yaml": f"name: {name}\nsort_name: {name}\n{SOURCES}" for name in ("jane", "john", "ann")},
    "meetings/audit/2023-03-08.transcript.md": f"---\nprose: summary\n{SOURCES}---\n\n## P\n\n"
    "### J {#s1 by=people/jane}\n\n### A {#s2 by=people/ann}\n\n### X {#s3 by=unknown}\n",
}


def meeting(rows: str, more: str = "") -> dict[str, str]:
    text = f"date: 2023-03-08\nstatus: held\nattendance:\n{rows}{SOURCES}{more}"
    return {"meetings/audit/2023-03-08.yaml": text}


def told(outcome: Outcome[Archive]) -> list[str]:
    return [
        f"{it.where.file.rpartition('/')[2]}:{it.where.line}:{it.where.column} {it.code}" for it in outcome.problems
    ]


ANN_SPEAKS = "2023-03-08.transcript.md:10:15 unknown-speaker"
JANE_SPEAKS = "2023-03-08.transcript.md:8:15 unknown-speaker"


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("  - {person: people/jane, status: present}\n  - {person: people/ann, status: guest}\n", []),
        ("  - {person: people/jane, status: present}\n", [ANN_SPEAKS]),
        (
            "  - {person: people/jane, status: present}\n  - {person: people/ann, status: apologies}\n",
            [ANN_SPEAKS],
        ),
        ("  - {person: people/john, status: present}\n", [ANN_SPEAKS, JANE_SPEAKS]),
        ("  - {name: Somebody, status: present}\n", []),
    ],
)
def test_whoever_speaks_was_there(archive: Read, rows: str, expected: list[str]) -> None:
    assert sorted(told(archive(FILES | meeting(rows)))) == expected


def test_meeting_that_says_nothing_of_attendance_is_not_judged(archive: Read) -> None:
    silent = {"meetings/audit/2023-03-08.yaml": f"date: 2023-03-08\nstatus: held\n{SOURCES}"}
    assert told(archive(FILES | silent)) == []


def test_faults_elsewhere_in_either_record_hide_nobody(archive: Read) -> None:
    transcript = FILES["meetings/audit/2023-03-08.transcript.md"].replace("prose: summary", "prose: sumary")
    rows = "  - {person: people/jane, status: present}\n"
    files = FILES | meeting(rows, "start_time: noon\n") | {"meetings/audit/2023-03-08.transcript.md": transcript}
    assert told(archive(files)) == [
        "2023-03-08.transcript.md:2:8 wrong-value",
        ANN_SPEAKS,
        "2023-03-08.yaml:6:13 wrong-value",
    ]


def test_person_misspelt_on_the_attendance_is_not_told_again_as_a_speaker_who_was_not_there(archive: Read) -> None:
    rows = "  - {person: people/jane, status: present}\n  - {person: people/anne, status: present}\n"
    assert told(archive(FILES | meeting(rows))) == ["2023-03-08.yaml:5:14 dangling-reference"]


def test_attendance_of_something_that_is_no_person_is_not_judged(archive: Read) -> None:
    rows = "  - {person: organizations/audit, status: present}\n"
    assert told(archive(FILES | meeting(rows))) == ["2023-03-08.yaml:4:14 wrong-kind-reference"]


@pytest.mark.parametrize(
    ("name", "date", "column"),
    [
        ("2023-03-09", "2023-03-08", 7),
        ("2023-03-09-visit", "{printed: 8 March, date: 2023-03-08}", 32),
        ("2023-03-09", "2023-03", 7),
    ],
)
def test_meeting_is_named_after_its_day(archive: Read, name: str, date: str, column: int) -> None:
    files = {f"meetings/audit/{name}.yaml": f"date: {date}\nstatus: held\n{SOURCES}"}
    files |= {path: text for path, text in FILES.items() if not path.startswith("meetings")}
    assert told(archive(files)) == [f"{name}.yaml:1:{column} date-mismatch"]


def test_date_that_is_none_is_not_compared(archive: Read) -> None:
    files = {path: text for path, text in FILES.items() if not path.startswith("meetings")}
    files |= {"meetings/audit/2023-03-08.yaml": f"date: 9 March 2023\nstatus: held\n{SOURCES}"}
    assert told(archive(files)) == ["2023-03-08.yaml:1:7 wrong-type"]
