"""Which record a path is."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.identity import FOLDERS, Identity, identify
from sitegen.problems import Outcome
from sitegen.records import BY_FOLDER


def of(path: str) -> Outcome[Identity | None]:
    return identify(PurePosixPath(path), f"content/{path}")


@pytest.mark.parametrize(
    ("path", "identity"),
    [
        ("site.yaml", Identity("site", BY_FOLDER["site"])),
        ("glossary.yaml", Identity("glossary", BY_FOLDER["glossary"])),
        ("people/susan-hall.yaml", Identity("people/susan-hall", BY_FOLDER["people"])),
        ("reports/potholes.md", Identity("reports/potholes", BY_FOLDER["reports"], in_markdown=True)),
        (
            "recommendations/potholes/7.yaml",
            Identity("recommendations/potholes/7", BY_FOLDER["recommendations"], (("report", "reports/potholes"),)),
        ),
        (
            "meetings/audit/2023-03-08-visit.yaml",
            Identity(
                "meetings/audit/2023-03-08-visit", BY_FOLDER["meetings"], (("organization", "organizations/audit"),)
            ),
        ),
        (
            "meetings/audit/2023-03-08.transcript.md",
            Identity(
                "meetings/audit/2023-03-08/transcript",
                BY_FOLDER["transcripts"],
                (
                    ("organization", "organizations/audit"),
                    ("meeting", "meetings/audit/2023-03-08"),
                    ("date", "2023-03-08"),
                ),
                in_markdown=True,
            ),
        ),
    ],
)
def test_path_is_the_identity(path: str, identity: Identity) -> None:
    assert of(path) == Outcome(identity)


@pytest.mark.parametrize(
    ("path", "id_", "codes"),
    [
        ("people/Susan-Hall.yaml", "people/susan-hall", ["bad-path"]),
        ("people/susan_hall.yaml", "people/susan-hall", ["bad-path"]),
        ("people/Siân.yaml", "people/sian", ["bad-path"]),
        ("people/susan-hall.yml", "people/susan-hall", ["unknown-file"]),
        ("reports/potholes.Markdown", "reports/potholes", ["unknown-file"]),
        ("Site.YAML", "site", ["unknown-file", "bad-path"]),
        ("person/susan-hall.yaml", "people/susan-hall", ["unknown-folder"]),
        ("People/susan-hall.yaml", "people/susan-hall", ["unknown-folder"]),
        ("people/staff/susan-hall.yaml", "people/susan-hall", ["bad-path"]),
        ("meetings/audit/8-march.yaml", "meetings/audit/8-march", ["bad-path"]),
        ("meetings/audit/2023-02-30.yaml", "meetings/audit/2023-02-30", ["bad-path"]),
        ("meetings/Audit Committee/2023-03-08.yaml", "meetings/audit-committee/2023-03-08", ["bad-path"]),
    ],
)
def test_misspelt_path_is_told_and_read_as_the_one_it_was_meant_for(path: str, id_: str, codes: list[str]) -> None:
    outcome = of(path)
    assert [problem.code for problem in outcome.problems] == codes
    assert outcome.value
    assert (outcome.value.id, outcome.value.strayed, outcome.value.lost) == (id_, True, False)


@pytest.mark.parametrize(
    ("path", "id_", "code"),
    [
        ("people/susan-hall.txt", "people/susan-hall", "unknown-file"),
        ("recommendations/7.yaml", "recommendations/7", "bad-path"),
        ("meetings/audit/2023-03-08.transcript.yaml", "meetings/audit/2023-03-08/transcript", "bad-path"),
        ("people/§.yaml", "people/", "bad-path"),
    ],
)
def test_file_whose_record_cannot_be_made_still_holds_its_place(path: str, id_: str, code: str) -> None:
    outcome = of(path)
    assert [problem.code for problem in outcome.problems] == [code]
    assert outcome.value
    assert (outcome.value.id, outcome.value.lost) == (id_, True)


@pytest.mark.parametrize(("path", "code"), [("notes.txt", "unknown-file"), ("pictures/x.yaml", "unknown-folder")])
def test_file_that_belongs_nowhere_is_nobody(path: str, code: str) -> None:
    outcome = of(path)
    assert (outcome.value, [problem.code for problem in outcome.problems]) == (None, [code])


def test_transcripts_and_single_records_have_no_folder_of_their_own() -> None:
    assert not {"transcripts", "site", "glossary"} & {*FOLDERS}


NAMES = st.sampled_from(
    [*FOLDERS, "x", "a b", "2023-03-08", "x.yaml", "x.md", "x.transcript.md", ".yaml", "é.yml", "§.md"]
)


@given(st.lists(NAMES | st.text(st.characters(exclude_characters="/\0"), min_size=1), min_size=1, max_size=4))
def test_any_path_is_a_record_or_a_fault(parts: list[str]) -> None:
    outcome = identify(PurePosixPath(*parts), "f")
    assert outcome.value or outcome.problems
    assert outcome.value is None or outcome.value.strayed == bool(outcome.problems)
