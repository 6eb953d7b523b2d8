"""The archive as lines of JSON."""

from __future__ import annotations

import json

from sitegen.archive import Archive
from sitegen.dump import dump
from sitegen.problems import Outcome

MEETING = "meetings/audit-committee/2023-03-08"


def test_every_record_and_part_is_a_line_in_the_order_of_ids(good_archive: Outcome[Archive]) -> None:
    ids = [json.loads(line)["id"] for line in dump(good_archive.value.graph)]
    assert ids == sorted(good_archive.value.graph.nodes)


def test_line_of_a_record_tells_all_of_it(good_archive: Outcome[Archive]) -> None:
    lines = {(it := json.loads(line))["id"]: it for line in dump(good_archive.value.graph)}
    assert lines["recommendations/potholes/1"] == {
        "id": "recommendations/potholes/1",
        "kind": "recommendation",
        "title": "Recommendation 1: Fill them (Potholes in our streets)",
        "url": "/recommendations/potholes/1/",
        "file": "content/recommendations/potholes/1.yaml",
        "line": 1,
        "fields": {
            "report": "reports/potholes",
            "number": "1",
            "heading": "Fill them",
            "summary": "The council should fill the potholes.",
            "addressed_to": ["organizations/town-council"],
            "deadline": {"date": "2023-12", "printed": "By December 2023"},
            "topics": ["topics/roads"],
            "evidence": [f"{MEETING}/transcript#s002"],
            "history": [{"date": {"date": "2023-05"}, "clock": "response", "value": "accepted"}],
        },
        "links_in": ["documents/letter", "responses/council-on-potholes#answer-1"],
        "links_out": [
            "documents/minutes",
            f"{MEETING}/transcript#s002",
            "organizations/town-council",
            "reports/potholes",
            "topics/roads",
        ],
        "sources": [
            {"title": "Minutes of 8 March 2023", "record": "documents/minutes", "file": "minutes.txt", "lines": "16"}
        ],
    }


def test_part_has_a_line_of_its_own_and_is_an_id_in_what_it_stands_in(good_archive: Outcome[Archive]) -> None:
    lines = {(it := json.loads(line))["id"]: it for line in dump(good_archive.value.graph)}
    item = lines[f"{MEETING}#item-6"]
    assert item["title"] == "Item 6: Potholes, Audit Committee, 8 March 2023"
    assert item["fields"]["resolutions"] == [f"{MEETING}#item-6-resolution-a"]
    assert item["fields"]["motions"] == [f"{MEETING}#item-6-motion-1"]
    assert lines[MEETING]["fields"]["agenda"] == [f"{MEETING}#item-1", f"{MEETING}#item-6"]
    assert lines[f"{MEETING}#item-6-resolution-a"]["fields"] == {
        "lines": "20",
        "letter": "a",
        "summary": "The survey was noted.",
    }


def test_field_is_called_as_it_is_written(good_archive: Outcome[Archive]) -> None:
    lines = {(it := json.loads(line))["id"]: it for line in dump(good_archive.value.graph)}
    assert lines["responses/council-on-potholes"]["fields"]["from"] == ["organizations/town-council"]
    assert lines["documents/letter"]["fields"]["date"] == {"date": "2023-05-02"}
