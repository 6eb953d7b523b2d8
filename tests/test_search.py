"""What search can find: every record, and every speech at its own anchor."""

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


def found(outcome: Outcome[Archive]) -> dict[str, SearchRecord]:
    graph = outcome.value.graph
    site: Any = graph["site"].value
    edition = Edition(graph, site, Base.parse("https://example.org/"), dt.date(2024, 1, 1))
    records = search_records(edition)
    assert [record.url for record in records] == sorted(record.url for record in records)
    return {record.url: record for record in records}


def test_every_record_but_the_settings_is_found_once_and_transcripts_by_their_speeches(
    good_archive: Outcome[Archive],
) -> None:
    graph = good_archive.value.graph
    urls = {node.url for node in graph.records() if node.kind not in ("site", "transcript")}
    speeches = {f"{MEETING}transcript/#s001", f"{MEETING}transcript/#s002"}
    assert set(found(good_archive)) == urls | speeches


def test_speech_is_found_by_who_spoke_when_and_where(good_archive: Outcome[Archive]) -> None:
    assert found(good_archive)[f"{MEETING}transcript/#s001"] == SearchRecord(
        url=f"{MEETING}transcript/#s001",
        title="Jane Doe, 8 March 2023",
        content="Jane Doe (Chair). Asks how many potholes there are.",
        filters={
            "kind": ("Speech",),
            "committee": ("Audit Committee",),
            "year": ("2023",),
            "person": ("Jane Doe",),
        },
        meta={"kind": "Speech", "committee": "Audit Committee", "date": "2023-03-08", "role": "Chair, Potholes"},
        date="2023-03-08",
    )


def test_record_is_found_by_its_title_its_prose_and_the_names_people_type(good_archive: Outcome[Archive]) -> None:
    records = found(good_archive)
    assert records["/people/john-roe/"].content == "John Roe Jack Roe"
    assert records["/organizations/town-council/"].content == "Town Council TC"
    assert "What was found Many potholes, as John Roe said." in records["/reports/potholes/"].content
    assert "2023/0001" in records["/questions/2023-0001/"].content


def test_record_is_sifted_by_kind_committee_year_and_the_people_in_it(good_archive: Outcome[Archive]) -> None:
    records = found(good_archive)
    assert records[MEETING].filters == {
        "kind": ("Meeting",),
        "committee": ("Audit Committee",),
        "year": ("2023",),
        "person": ("Jane Doe", "John Roe"),
    }
    assert records["/recommendations/potholes/1/"].filters["committee"] == ("Audit Committee",)
    assert records["/topics/roads/"].filters == {"kind": ("Topic",), "committee": (), "year": (), "person": ()}


def test_speaker_without_a_record_is_found_by_the_label(archive: Callable[[dict[str, str]], Outcome[Archive]]) -> None:
    sources = "sources: [{title: T}]\n"
    outcome = archive(
        {
            "site.yaml": "name: S\ndescription: D\nbase_url: https://example.org/\npublisher: P\n",
            "organizations/x.yaml": "name: X\nclassification: council\n" + sources,
            "meetings/x/2023-03-08.yaml": "date: 2023-03-08\nstatus: held\n" + sources,
            "meetings/x/2023-03-08.transcript.md": f"---\nprose: summary\n{sources}---\n\n## P\n\n"
            "### A Voice {#s1 by=unknown}\n\nCalls.\n\n### Another {#s2 by=unknown}\n",
        }
    )
    records = found(outcome)
    speech = records["/meetings/x/2023-03-08/transcript/#s1"]
    assert (speech.title, speech.content, speech.filters["person"]) == ("A Voice, 8 March 2023", "A Voice. Calls.", ())
    assert speech.filters["committee"] == ()
    assert "/meetings/x/2023-03-08/transcript/#s2" not in records
