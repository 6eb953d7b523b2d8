"""`data-gaps.json`: the gaps as data, in the form that the README gives."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from sitegen.exports.gaps import gaps_json
from sitegen.gaps import KINDS

SOURCE = "sources: [{title: Papers}]\n"
LEFT_OUT = {
    "recommendations/roads/2.yaml": f'number: "2"\nheading: Do 2\naddressed_to: [organizations/police]\n{SOURCE}',
    "actions/figures.yaml": (
        f'heading: Send figures\ntype: undertaking\narose_from: ["meetings/audit/2023-03-08#item-4"]\n{SOURCE}'
    ),
}


def told(edition) -> Mapping[str, Any]:
    artefact = gaps_json(edition)
    assert artefact.path == "data-gaps.json"
    return json.loads(artefact.content)


def is_record(value: object) -> bool:
    """Whether a value names a record or part: its id, its address, its title."""
    return isinstance(value, dict) and {"id", "url", "title"} <= value.keys() and value["url"].startswith("https://")


def schema_faults(data: Mapping[str, Any]) -> list[str]:
    """What in a report is not in the form that the README gives."""
    faults = []
    if list(data) != ["form", "as_at", "page", "kinds"] or data["form"] != 1:
        faults.append("head")
    for kind in data["kinds"]:
        if list(kind) != ["id", "heading", "meaning", "count", "items"] or kind["count"] != len(kind["items"]):
            faults.append(kind["id"])
        for item in kind["items"]:
            known = {"id", "url", "title", "about", "group", "note", "facts", "links"}
            words = [item.get(name, "") for name in ("about", "group", "note")] + [*item["facts"].values()]
            records = [record for held in item["links"].values() for record in held]
            if not is_record(item) or item.keys() - known or not all(isinstance(word, str) for word in words):
                faults.append(f"{kind['id']}: {item['id']}")
            if not all(map(is_record, records)):
                faults.append(f"links of {item['id']}")
    return faults


def test_the_report_has_every_kind_also_those_of_which_there_is_none(whole):
    data = told(whole(as_at="2024-02-29"))
    assert (data["as_at"], data["page"]) == ("2024-02-29", "https://example.org/data-gaps/")
    assert [(kind["id"], kind["count"]) for kind in data["kinds"]] == [(kind.id, 0) for kind in KINDS]
    assert schema_faults(data) == []


def test_an_item_names_its_record_and_what_bears_on_it(whole):
    data = told(whole(LEFT_OUT))
    assert schema_faults(data) == []
    (item,) = next(kind["items"] for kind in data["kinds"] if kind["id"] == "skipped")
    assert item == {
        "id": "responses/police",
        "url": "https://example.org/responses/police/",
        "title": "Recommendation 2: Do 2",
        "about": "recommendations/roads/2",
        "group": "The Police on roads, 1 May 2023",
        "facts": {"state": "left out of it", "asked": "addressed to Police"},
        "links": {
            "recommendation": [
                {
                    "id": "recommendations/roads/2",
                    "url": "https://example.org/recommendations/roads/2/",
                    "title": "Recommendation 2 of Roads",
                }
            ]
        },
    }


def test_an_item_is_told_apart_from_all_others_of_its_kind_by_its_id_and_what_it_is_about(good_edition, whole):
    for edition in (good_edition, whole(LEFT_OUT)):
        for kind in told(edition)["kinds"]:
            ids = [(item["id"], item.get("about")) for item in kind["items"]]
            assert len(set(ids)) == len(ids)


def test_two_reports_of_one_archive_are_the_same_bytes(whole):
    assert gaps_json(whole(LEFT_OUT)).content == gaps_json(whole()).content
