"""One investigation of a committee."""

from __future__ import annotations

from records.loading import SOURCES, record

from sitegen.dates import PartialDate
from sitegen.records.base import DatePrinted, Link, Source
from sitegen.records.inquiry import Inquiry


def test_inquiry_is_read_whole_and_called_by_its_heading() -> None:
    text = """\
heading: Missing children
organization: organizations/pcc
stage: reported
start_date: {date: 2022-09, printed: Autumn}
end_date: 2023
topics: [topics/children]
links: [{url: https://example.org, note: Page}]
summary: Why they go.
prose: verbatim
body: Terms.
"""
    inquiry = record("inquiries", text + SOURCES)
    assert inquiry == Inquiry(
        heading="Missing children",
        organization="organizations/pcc",
        stage="reported",
        start_date=DatePrinted(date=PartialDate(2022, 9), printed="Autumn"),
        end_date=DatePrinted(date=PartialDate(2023)),
        topics=("topics/children",),
        links=(Link(url="https://example.org", note="Page"),),
        summary="Why they go.",
        prose="verbatim",
        body="Terms.",
        sources=(Source(title="Minutes", lines="1-2"),),
    )
    assert (inquiry.title, inquiry.sort_key, inquiry.when) == (
        "Missing children",
        "missing children",
        PartialDate(2022, 9),
    )
