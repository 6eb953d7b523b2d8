"""Where a record or a part was read."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sitegen.archive import Archive
from sitegen.citations import Citation, citations
from sitegen.problems import Outcome

Read = Callable[[dict[str, str]], Outcome[Archive]]

FILES = {
    "site.yaml": "name: S\ndescription: D\nbase_url: https://example.org/\npublisher: P\n",
    "documents/pack.yaml": "heading: Pack\ntype: agenda pack\nfile: pack.txt\nurl: https://x.org/pack\n"
    "sources: [{file: pack.txt, lines: 1-90}]\n",
    "documents/letter.yaml": "heading: Letter\ntype: letter\npart_of: documents/pack\n"
    "sources: [{document: documents/pack, lines: 10-20}]\n",
    "documents/ring.yaml": "heading: Ring\ntype: other\npart_of: documents/ring\nsources: [{title: T}]\n",
    "reports/r.yaml": """\
heading: R
organization: organizations/o
key_findings:
  - {number: "1", lines: "12, 14"}
  - {number: "2"}
  - {number: "3", sources: [{document: documents/ring, pages: "4"}]}
sources:
  - {document: documents/letter, lines: 10, pages: "3", note: whole}
  - {title: T, url: https://x.org, pages: 4-5, retrieved: 2024-01-02}
""",
    "organizations/o.yaml": "name: O\nclassification: other\nsources: [{title: T}]\n",
}
FIRST = Citation("Letter", "documents/letter", None, "pack.txt", "10", "3", note="whole")
SECOND = Citation("T", href="https://x.org", pages="4-5", retrieved="2024-01-02")


@pytest.mark.parametrize(
    ("id_", "expected"),
    [
        ("reports/r", (FIRST, SECOND)),
        ("reports/r#finding-1", (Citation("Letter", "documents/letter", file="pack.txt", lines="12, 14"),)),
        ("reports/r#finding-2", (FIRST, SECOND)),
        ("reports/r#finding-3", (Citation("Ring", "documents/ring", pages="4"),)),
        ("documents/pack", (Citation("pack.txt", file="pack.txt", lines="1-90"),)),
        ("documents/letter", (Citation("Pack", "documents/pack", "https://x.org/pack", "pack.txt", "10-20"),)),
    ],
)
def test_source_is_the_parts_own_or_its_lines_in_its_records_first_or_its_records(
    archive: Read, id_: str, expected: tuple[Citation, ...]
) -> None:
    outcome = archive(FILES)
    assert outcome.problems == ()
    graph = outcome.value.graph
    assert citations(graph, graph[id_]) == expected


@pytest.mark.parametrize(
    ("citation", "place"),
    [
        (Citation("T", lines="465-467"), "lines 465-467"),
        (Citation("T", lines="465", pages="3"), "line 465, page 3"),
        (Citation("T", pages="3-4"), "pages 3-4"),
        (Citation("T"), ""),
    ],
)
def test_place_in_a_source_is_written_in_words(citation: Citation, place: str) -> None:
    assert citation.place == place


def test_document_bound_in_one_that_cannot_be_read_has_no_file(archive: Read) -> None:
    graph = archive(FILES | {"documents/pack.yaml": "heading: Pack\n"}).value.graph
    assert citations(graph, graph["reports/r#finding-1"]) == (Citation("Letter", "documents/letter", lines="12, 14"),)
