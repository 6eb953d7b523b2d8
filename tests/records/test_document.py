"""A document: letter, agenda pack, minutes."""

from __future__ import annotations

from records.loading import record

from sitegen.dates import PartialDate
from sitegen.records.base import DatePrinted, Source
from sitegen.records.document import Document


def test_document_is_read_whole_and_sorted_by_its_date() -> None:
    text = """\
heading: Reply of the Mayor
type: letter
organization: organizations/pcc
from: [people/khan]
to: [people/hall]
date: 2023-01-25
reference: MGLA101122-3047
file: 004.txt
url: https://example.org/004
pages: 5-78
part_of: documents/pack
about: [reports/conduct]
topics: [topics/police]
summary: Says sorry.
prose: verbatim
body: Dear Susan,
sources: [{file: 004.txt, lines: "1-9, 12", pages: "3", retrieved: 2024-01-02, note: scan}]
"""
    document = record("documents", text)
    assert document == Document(
        **{"from": ("people/khan",)},
        heading="Reply of the Mayor",
        type="letter",
        organization="organizations/pcc",
        to=("people/hall",),
        date=DatePrinted(date=PartialDate(2023, 1, 25)),
        reference="MGLA101122-3047",
        file="004.txt",
        url="https://example.org/004",
        pages="5-78",
        part_of="documents/pack",
        about=("reports/conduct",),
        topics=("topics/police",),
        summary="Says sorry.",
        prose="verbatim",
        body="Dear Susan,",
        sources=(Source(file="004.txt", lines="1-9, 12", pages="3", retrieved=PartialDate(2024, 1, 2), note="scan"),),
    )
    assert (document.title, document.sort_key) == ("Reply of the Mayor", "2023-01-25 reply of the mayor")
    assert document.when == PartialDate(2023, 1, 25)
