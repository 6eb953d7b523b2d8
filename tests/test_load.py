"""`content/` to raw records: what a file gives, the path gives, and the text below gives."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import pytest

from sitegen.load import Loaded, content_files, load_file
from sitegen.problems import Outcome, Where


@pytest.fixture
def load(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Loads one file with the given content."""
    monkeypatch.chdir(tmp_path)

    def read(name: str, content: str | bytes) -> Outcome[Loaded | None]:
        path = tmp_path / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return load_file(Path("content"), PurePosixPath(name))

    return read


def test_files_of_editors_and_hidden_ones_are_no_records(tmp_path: Path) -> None:
    for name in [
        "people/b.yaml", "people/a.yaml", "site.yaml", "README.md", "people/README.md", ".git/x.yaml",
        "people/.a.yaml.swp", "people/a.yaml~", "people/#a.yaml#", "files/plan.pdf", "odd.txt",
    ]:  # fmt: skip
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    (tmp_path / "people/gone.yaml").symlink_to("nowhere")
    found = [str(path) for path in content_files(tmp_path)]
    assert found == ["odd.txt", "people/a.yaml", "people/b.yaml", "people/gone.yaml", "site.yaml"]


def test_record_has_the_fields_of_its_file_and_of_its_path(load) -> None:
    outcome = load("recommendations/potholes/7.yaml", "number: '7'\n")
    assert outcome.problems == ()
    assert outcome.value.identity.id == "recommendations/potholes/7"
    raw = outcome.value.raw
    assert raw.data == {"number": "7", "report": "reports/potholes"}
    assert raw.mark(("number",)).value == Where("content/recommendations/potholes/7.yaml", 1, 9)
    assert raw.mark(("report",)).value == Where("content/recommendations/potholes/7.yaml")
    assert raw.lines == ("number: '7'", "")


def test_prose_is_the_body_and_begins_on_its_first_line(load) -> None:
    outcome = load("reports/potholes.md", "---\nheading: Potholes\n---\n\n\nMany.\n\nMore.\n")
    assert outcome.problems == ()
    assert outcome.value.raw.data == {"heading": "Potholes", "body": "Many.\n\nMore."}
    assert outcome.value.raw.mark(("body",)).value == Where("content/reports/potholes.md", 6)


def test_markdown_without_prose_is_a_record_without_a_body(load) -> None:
    outcome = load("people/jane.md", "---\nname: Jane\n---\n\n")
    assert (outcome.value.raw.data, outcome.problems) == ({"name": "Jane"}, ())


def test_prose_of_a_kind_that_has_none_is_told_and_left_out(load) -> None:
    outcome = load("people/jane.md", "---\nname: Jane\n---\n\nBorn.\n")
    assert outcome.value.raw.data == {"name": "Jane"}
    assert [(it.where.line, it.code) for it in outcome.problems] == [(5, "unexpected-prose")]


def test_transcript_has_panels_below_its_fields(load) -> None:
    text = "---\nprose: summary\n---\n\n## Potholes\n\n### Jane {#s1 by=people/jane}\n\nAsks.\n"
    outcome = load("meetings/audit/2023-03-08.transcript.md", text)
    assert outcome.problems == ()
    assert outcome.value.raw.data == {
        "prose": "summary",
        "organization": "organizations/audit",
        "meeting": "meetings/audit/2023-03-08",
        "date": "2023-03-08",
        "panels": [
            {
                "heading": "Potholes",
                "speeches": [{"label": "Jane", "id": "s1", "speaker": "people/jane", "body": "Asks."}],
            }
        ],
    }


@pytest.mark.parametrize(
    ("name", "text", "line", "reason"),
    [
        ("recommendations/r/1.yaml", "number: '1'\nreport: reports/x\n", 2, '"report" is read from the path.'),
        ("reports/r.md", "---\nbody: x\n---\ny\n", 2, '"body" is read from the text below.'),
        ("meetings/c/2023-03-08.transcript.md", "---\npanels: x\n---\n", 2, '"panels" is read from the text below.'),
    ],
)
def test_field_that_is_read_from_elsewhere_may_not_be_written_too(
    load, name: str, text: str, line: int, reason: str
) -> None:
    (problem,) = load(name, text).problems
    assert (problem.where.line, problem.code, problem.reason) == (line, "duplicate-key", reason)


def test_byte_that_is_no_character_makes_no_second_fault_where_it_breaks_the_yaml(load) -> None:
    outcome = load("people/jane.yaml", b"name: \xe9: x\nsummary: >\xff\n  Words.\n")
    assert [(it.where.line, it.code) for it in outcome.problems] == [(1, "bad-encoding"), (2, "bad-encoding")]


def test_lost_file_is_not_read(load) -> None:
    outcome = load("recommendations/7.yaml", "a: [")
    assert outcome.value.raw is None
    assert [it.code for it in outcome.problems] == ["bad-path"]


def test_file_that_is_not_there_is_the_callers_to_tell(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        load_file(tmp_path, PurePosixPath("people/nobody.yaml"))
