"""What search can find: every record, and every part with words of its own, at its own address."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from sitegen.archive import Archive
from sitegen.config import Base
from sitegen.edition import Edition
from sitegen.page import SearchRecord
from sitegen.problems import Outcome
from sitegen.search import search_records

MEETING = "/meetings/audit-committee/2023-03-08/"
AUDIT = "organizations/audit-committee"
Archives = Callable[[dict[str, str]], Outcome[Archive]]


def found(outcome: Outcome[Archive]) -> dict[str, SearchRecord]:
    graph = outcome.value.graph
    site: Any = graph["site"].value
    edition = Edition(graph, site, Base.parse("https://example.org/"), dt.date(2024, 1, 1))
    records = search_records(edition)
    assert [record.url for record in records] == sorted(record.url for record in records)
    return {record.url: record for record in records}


def test_every_record_is_found_once_and_transcripts_glossary_and_chapters_by_their_parts(
    good_archive: Outcome[Archive],
) -> None:
    graph = good_archive.value.graph
    urls = {node.url for node in graph.records() if node.kind not in ("site", "transcript", "glossary")}
    parts = {
        f"{MEETING}#item-1": "Agenda item",
        f"{MEETING}#item-6": "Agenda item",
        f"{MEETING}#item-6-motion-1": "Motion",
        f"{MEETING}#item-6-resolution-a": "Resolution",
        f"{MEETING}transcript/#s001": "Speech",
        f"{MEETING}transcript/#s002": "Speech",
        "/glossary/#term-kpi": "Term",
        "/reports/potholes/#finding-1": "Finding",
        "/reports/potholes/#h-what-was-found": "Report section",
        "/responses/council-on-potholes/#answer-1": "Answer",
    }
    records = found(good_archive)
    assert set(records) == urls | parts.keys()
    assert {url: records[url].filters["kind"] for url in parts} == {url: (kind,) for url, kind in parts.items()}


def test_speech_is_found_by_who_spoke_when_and_where_and_by_its_own_words_alone(
    good_archive: Outcome[Archive],
) -> None:
    assert found(good_archive)[f"{MEETING}transcript/#s001"] == SearchRecord(
        url=f"{MEETING}transcript/#s001",
        title="Jane Doe (Chair)",
        content="Asks how many potholes there are.",
        filters={
            "kind": ("Speech",),
            "committee": (AUDIT,),
            "person": ("people/jane-doe",),
            "organization": (),
            "topic": ("topics/roads",),
            "status": (),
            "year": ("2023",),
            "date": ("2023-03-08",),
            "within": ("meetings/audit-committee/2023-03-08",),
        },
        meta={
            "kind": "Speech",
            "committee": AUDIT,
            "date": "2023-03-08",
            "within": "meetings/audit-committee/2023-03-08",
            "speaker": "Jane Doe (Chair)",
            "role": "Chair",
            "when": "8 March 2023",
        },
        date="2023-03-08",
    )


def test_record_is_found_by_its_prose_and_the_names_people_type_and_a_bare_one_by_its_title(
    good_archive: Outcome[Archive],
) -> None:
    records = found(good_archive)
    assert records["/people/john-roe/"].content == "John Roe Jack Roe"
    assert records["/organizations/town-council/"].content == "TC"
    assert records["/organizations/audit-committee/"].content == "Audit Committee"
    assert records["/reports/potholes/#h-what-was-found"].content == "Many potholes, as John Roe said."
    assert "Many potholes" not in records["/reports/potholes/"].content
    assert records["/glossary/#term-kpi"].content == "A figure by which work is judged. Key performance indicator"


def test_question_is_found_by_its_answers_and_its_reference(good_archive: Outcome[Archive]) -> None:
    question = found(good_archive)["/questions/2023-0001/"]
    assert question.title == "2023/0001: The worst street"
    assert "Says that it is the High Street." in question.content
    assert "Asked by: Jane Doe." in question.content
    assert (question.filters["person"], question.filters["status"]) == (
        ("people/jane-doe", "people/john-roe"),
        ("answered",),
    )


def test_recommendation_is_found_by_who_is_asked_and_by_when_and_has_the_day_of_its_report(
    good_archive: Outcome[Archive],
) -> None:
    asked = found(good_archive)["/recommendations/potholes/1/"]
    assert asked.content == (
        "The council should fill the potholes. Asked: Town Council. By: December 2023, By December 2023."
    )
    assert asked.filters == {
        "kind": ("Recommendation",),
        "committee": (AUDIT,),
        "person": (),
        "organization": ("organizations/town-council",),
        "topic": ("topics/roads",),
        "status": ("accepted", "overdue"),
        "year": ("2023",),
        "date": ("2023-04",),
        "within": ("reports/potholes",),
    }


def test_part_has_the_topics_of_what_it_stands_in_and_its_authors(good_archive: Outcome[Archive]) -> None:
    records = found(good_archive)
    resolution, answer = records[f"{MEETING}#item-6-resolution-a"], records["/responses/council-on-potholes/#answer-1"]
    assert (resolution.title, resolution.content) == ("Resolution (a), Item 6: Potholes", "The survey was noted.")
    assert resolution.filters["topic"] == ("topics/roads",)
    assert (answer.filters["organization"], answer.filters["status"]) == (
        ("organizations/town-council",),
        ("accepted",),
    )
    assert answer.filters["within"] == ("responses/council-on-potholes",)


def test_committee_is_sifted_by_itself_and_a_meeting_by_those_who_were_there(good_archive: Outcome[Archive]) -> None:
    records = found(good_archive)
    assert records["/organizations/audit-committee/"].filters["committee"] == (AUDIT,)
    assert records[MEETING].filters["person"] == ("people/jane-doe", "people/john-roe")
    assert records[MEETING].filters["status"] == ("held",)
    assert not records["/topics/roads/"].filters["committee"]


TRANSCRIPT = {
    "site.yaml": "name: S\ndescription: D\nbase_url: https://example.org/\npublisher: P\n",
    "organizations/x.yaml": "name: X\nclassification: council\nsources: [{title: T}]\n",
    "people/ann.yaml": "name: Ann Lee\nsort_name: Lee, Ann\nsources: [{title: T}]\n",
    "people/lee.yaml": "name: Ann Lee\nsort_name: Lee, Ann\nsources: [{title: T}]\n",
    "meetings/x/2023-03-08.yaml": "date: 2023-03-08\nstatus: held\nsources: [{title: T}]\n"
    "attendance: [{person: people/ann, status: guest, organization: organizations/x}]\n",
    "meetings/x/2023-03-08.transcript.md": "---\nprose: summary\nsources: [{title: T}]\n---\n\n## P\n\n"
    "### A Voice {#s1 by=unknown}\n\nCalls.\n\n### Another {#s2 by=unknown}\n\n"
    "### The Chair {#s3 by=people/ann}\n\nHears.\n\n### Ann Lee {#s4 by=people/lee}\n\nHears too.\n",
}


def test_speaker_without_a_record_is_found_by_the_label_and_one_who_says_nothing_is_not(archive: Archives) -> None:
    records = found(archive(TRANSCRIPT))
    speech = records["/meetings/x/2023-03-08/transcript/#s1"]
    assert (speech.title, speech.content, speech.filters["person"]) == ("A Voice", "Calls.", ())
    assert "/meetings/x/2023-03-08/transcript/#s2" not in records


def test_speaker_is_found_by_name_where_only_an_office_is_printed_and_by_whom_they_came_for(archive: Archives) -> None:
    speech = found(archive(TRANSCRIPT))["/meetings/x/2023-03-08/transcript/#s3"]
    assert (speech.title, speech.meta["speaker"]) == ("Ann Lee (The Chair)", "Ann Lee (The Chair)")
    assert speech.filters["organization"] == ("organizations/x",)


def test_namesakes_are_told_apart(archive: Archives) -> None:
    records = found(archive(TRANSCRIPT))
    speakers = [records[f"/meetings/x/2023-03-08/transcript/#{id_}"].filters["person"] for id_ in ("s3", "s4")]
    assert speakers == [("people/ann",), ("people/lee",)]
