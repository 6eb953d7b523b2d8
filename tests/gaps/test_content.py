"""The gaps of the archive in `content/`, held to what its records and its source documents say."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

import pytest
from conftest import ROOT

EIGHTH, TWENTY_SECOND = (f"meetings/police-and-crime-committee/2023-03-{day}/transcript" for day in ("08", "22"))


@pytest.fixture(scope="session")
def report(site) -> Mapping[str, Any]:
    """`data-gaps.json` of the real archive: its items by kind."""
    return {kind["id"]: kind["items"] for kind in json.loads(site.files["data-gaps.json"])["kinds"]}


def ids(report: Mapping[str, Any], kind: str) -> set[str]:
    return {item["id"] for item in report[kind]}


def test_the_probation_services_reply_passes_over_pay_mental_health_and_the_protocol(report, dumped):
    response = "responses/hmpps-probation-services"
    assert ids(report, "skipped") == {f"{response}#answer-{number}" for number in (2, 8, 11)}
    silent = {line["id"] for line in dumped.values() if line["fields"].get("stance") == "not addressed"}
    assert ids(report, "skipped") == silent


def test_undertakings_of_march_are_listed_but_for_the_two_of_which_the_list_has_a_row(report):
    given = set()
    for path in (ROOT / "content/actions").glob("*.yaml"):
        text = path.read_text(encoding="utf-8")
        if "\ntype: undertaking\n" in text and re.search(f"({EIGHTH}|{TWENTY_SECOND})#", text):
            given.add(f"actions/{path.stem}")
    rows = {"actions/2023-03-08-visit-counter-terrorism-operations-centre", "actions/2023-03-22-ipsos-mori-survey"}
    assert rows < given
    listed = {id_ for id_ in ids(report, "unlisted-undertakings") if id_.startswith("actions/2023-03")}
    assert listed == given - rows


def test_the_two_delegations_that_the_letters_of_may_fulfilled_are_called_ongoing(report):
    meetings = ("2022-11-16", "2022-12-13")
    assert ids(report, "ongoing-done") == {f"actions/{day}-delegation-resignation-output" for day in meetings}
    letters = {"documents/letter-to-mayor-winsor-2023-05-04", "documents/letter-to-home-secretary-winsor-2023-05-04"}
    for item in report["ongoing-done"]:
        assert {record["id"] for record in item["links"]["shown by"]} == letters
        assert item["facts"] == {"called": "called “Ongoing.”", "shown": "shown: complete, 4 May 2023"}


@pytest.mark.corpus
def test_as_many_delegations_were_never_used_as_the_list_says(report, corpus):
    said = sum(text.count("Delegation not used.") for text in corpus.values())
    assert len(report["unused-delegations"]) == said == 2


@pytest.mark.corpus
def test_references_lead_nowhere_that_the_documents_print_and_no_record_carries(report, corpus, dumped):
    held = {line["fields"].get("reference") for line in dumped.values()}
    printed = set().union(*(re.findall(r"\b20\d\d/\d{4}\b", text) for text in corpus.values()))
    spans = {one for one in printed if int(one[5:]) == int(one[:4]) + 1}
    assert {item["title"] for item in report["leads-nowhere"]} == printed - spans - held == {"2023/4684"}


def test_questions_without_an_answer_are_those_of_the_listing_and_the_one_that_had_not_been_answered(report):
    listed = {f"questions/2024-{number:04}" for number in range(497, 507)}
    assert ids(report, "no-answer") == {*listed, "questions/2021-4002"}
    assert ids(report, "cut-off") == {"questions/2024-0502"}


def test_recommendations_of_the_conduct_report_that_no_document_gives_are_told(report):
    (item,) = report["missing-numbers"]
    assert (item["id"], item["facts"]["missing"]) == ("reports/police-conduct-and-complaints", "not held: 1, 3 to 6")


def test_nothing_is_told_of_a_meeting_that_its_records_disprove(report, dumped):
    transcripts = {line["fields"]["meeting"] for line in dumped.values() if line["kind"] == "transcript"}
    assert ids(report, "no-transcript") & transcripts == set()
    assert ids(report, "no-minutes") & transcripts == set()
    held = {id_ for kind in ("no-minutes", "no-transcript") for id_ in ids(report, kind)}
    assert {dumped[id_]["fields"]["status"] for id_ in held} == {"held"}
    assert {dumped[id_]["fields"]["status"] for id_ in ids(report, "not-known-held")} == {"scheduled"}


def test_every_count_on_the_page_opens_a_list_of_as_many(site, report):
    page = site.page("/data-gaps/")
    index = page.one("nav", **{"aria-label": "Kinds of gap"})
    counted = {link["href"].removeprefix("#"): int(link.one("b").text) for link in index.all("a")}
    assert counted == {kind: len(items) for kind, items in report.items()}
    for kind, number in counted.items():
        section = page.one("section", **{"aria-labelledby": kind})
        assert section.one("h2", id=kind).text.endswith(f"({number})")
        rows = [row for row in section.all("p") if row.get("class") == "row-title"]
        assert len(rows) == number, kind


def test_every_gap_on_the_page_leads_to_its_record_and_the_page_to_the_report(site, report):
    page = site.page("/data-gaps/")
    for kind, items in report.items():
        section = page.one("section", **{"aria-labelledby": kind})
        links = [row.one("a")["href"] for row in section.all("p") if row.get("class") == "row-title"]
        assert [site.base.absolute(site.target("/data-gaps/", link)) for link in links] == [
            item["url"] for item in items
        ]
    assert any(site.target("/data-gaps/", link["href"]) == "/data-gaps.json" for link in page.one("main").all("a"))
