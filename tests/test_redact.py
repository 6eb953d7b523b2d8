"""What is withheld keeps its place and its name, and loses its words."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from sitegen.archive import Archive
from sitegen.dates import PartialDate
from sitegen.parse import parse_yaml
from sitegen.problems import Outcome
from sitegen.records import REGISTER
from sitegen.records.base import Record, Source, Withheld
from sitegen.records.meeting import AgendaItem, Meeting, Resolution
from sitegen.records.walk import FoundProse, walk
from sitegen.redact import redact
from sitegen.validate import validate

WITHHELD = Withheld(reason="safety", since=PartialDate(2024))
SECRET = "the words nobody may read"


def with_secrets(model: type[Record], raw: dict[str, Any]) -> dict[str, Any]:
    """The raw values with a secret in every prose there is, and in every prose there could be at the top."""
    values = copy.deepcopy(raw)
    values |= {field: SECRET for field in ("summary", "text", "body", "note") if field in model.model_fields}
    for found in [*walk(model, values)]:
        if isinstance(found, FoundProse):
            place = values
            for step in found.path[:-1]:
                place = place[step]
            place[found.path[-1]] = SECRET
    return values


@pytest.mark.parametrize("kind", [record.kind for record in REGISTER])
def test_no_word_of_a_withheld_record_is_left_in_it(good_archive: Outcome[Archive], kind: str) -> None:
    entry = next(entry for entry in good_archive.value.entries if entry.model.kind == kind)
    assert entry.raw
    values = with_secrets(entry.model, entry.raw.data)
    open_record = entry.model.model_validate(values)
    closed = redact(entry.model.model_validate(values | {"withheld": {"reason": "safety", "since": "2024"}}))
    assert SECRET in open_record.model_dump_json()
    assert SECRET not in closed.model_dump_json()
    assert closed.title == open_record.title
    assert closed.sources == open_record.sources


def test_withheld_part_is_silent_and_the_parts_inside_it_too_while_the_rest_speaks() -> None:
    def meeting(withheld: Withheld | None, words: str | None) -> Meeting:
        return Meeting(
            organization="organizations/x",
            date={"date": "2023-03-08"},
            status="held",
            summary="Open.",
            agenda=(
                AgendaItem(number="1", heading="One", summary="Open."),
                AgendaItem(
                    number="2",
                    heading="Two",
                    summary=words,
                    note=words,
                    guests=("people/jane",),
                    withheld=withheld,
                    resolutions=(Resolution(letter="a", text=words, lines="4"),),
                ),
            ),
            sources=(Source(title="Minutes"),),
        )

    assert redact(meeting(WITHHELD, SECRET)) == meeting(WITHHELD, None)


def test_what_is_not_withheld_is_the_same_value() -> None:
    source = Source(title="Minutes")
    record = AgendaItem(number="1", heading="One", summary="Open.", sources=(source,))
    assert redact(record) == record


def test_speech_is_withheld_by_its_heading() -> None:
    raw = parse_yaml(
        "prose: summary\nmeeting: meetings/x/2023-03-08\norganization: organizations/x\ndate: 2023-03-08\n"
        "sources: [{title: T}]\npanels: [{heading: P, speeches: [{id: s1, label: Jane, body: Secret., role: Spy,"
        " withheld: {reason: safety, since: 2024}}, {id: s2, label: John, body: Open.}]}]\n",
        "f",
    ).value
    transcript = next(model for model in REGISTER if model.kind == "transcript")
    assert raw
    record: Any = validate(transcript, raw).value
    assert [(speech.id, speech.label, speech.role, speech.body) for speech in record.speeches] == [
        ("s1", "Jane", None, None),
        ("s2", "John", None, "Open."),
    ]
