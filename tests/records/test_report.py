"""A committee's report."""

from __future__ import annotations

from records.loading import SOURCES, record

from sitegen.dates import PartialDate
from sitegen.records.base import DatePrinted, DeadlinePrinted, Source
from sitegen.records.report import KeyFinding, Report


def test_report_is_read_whole_and_called_by_its_heading() -> None:
    text = """\
heading: Missing Children
organization: organizations/pcc
inquiry: inquiries/missing
reference: R1
date_published: 2023-04
date_sent: 2023-04-25
notice_given: 2023-04-26
response_due: {date: 2023-06, printed: by the end of June}
foreword_by: people/hall
evidence: [meetings/pcc/2022-09-29#item-6, documents/x]
contributors: [organizations/missing-people]
key_findings: [{number: 1.2, summary: Many., lines: 3640}]
documents: [documents/report]
summary: What it says.
"""
    report = record("reports", text + SOURCES)
    assert report == Report(
        heading="Missing Children",
        organization="organizations/pcc",
        inquiry="inquiries/missing",
        reference="R1",
        date_published=DatePrinted(date=PartialDate(2023, 4)),
        date_sent=DatePrinted(date=PartialDate(2023, 4, 25)),
        notice_given=DatePrinted(date=PartialDate(2023, 4, 26)),
        response_due=DeadlinePrinted(date=PartialDate(2023, 6), printed="by the end of June"),
        foreword_by="people/hall",
        evidence=("meetings/pcc/2022-09-29#item-6", "documents/x"),
        contributors=("organizations/missing-people",),
        key_findings=(KeyFinding(number="1.2", summary="Many.", lines="3640"),),
        documents=("documents/report",),
        summary="What it says.",
        sources=(Source(title="Minutes", lines="1-2"),),
    )
    assert (report.title, report.sort_key, report.when) == (
        "Missing Children",
        "missing children",
        PartialDate(2023, 4),
    )
    assert isinstance(report, Report)
    assert [(finding.anchor, finding.title) for finding in report.key_findings] == [("finding-1-2", "Finding 1.2")]
