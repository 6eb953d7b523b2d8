"""What every record is made of."""

from __future__ import annotations

import pytest
from pydantic import ValidationError
from records.loading import SOURCES, loaded, reasons, record

from sitegen.dates import PartialDate
from sitegen.records import BY_FOLDER, REGISTER
from sitegen.records.base import Conflict, Record, Source, Withheld
from sitegen.records.topic import Topic

TOPIC = "name: Roads\n"


def test_every_record_may_have_a_note_a_conflict_a_draft_and_a_withholding() -> None:
    text = TOPIC + (
        "note: Ours.\ndraft: true\nwithheld: {reason: safety, since: 2024-01-01, by: the Chair}\n"
        "conflicts: [{about: date, printed: [25 January, 26 January], note: n, sources: [{title: T}]}]\n"
    )
    values = BY_FOLDER["topics"].model_validate(
        {
            "name": "Roads",
            "note": "Ours.",
            "draft": "true",
            "withheld": {"reason": "safety", "since": "2024-01-01", "by": "the Chair"},
            "conflicts": [
                {"about": "date", "printed": ["25 January", "26 January"], "note": "n", "sources": [{"title": "T"}]}
            ],
        }
    )
    assert values == Topic(
        name="Roads",
        note="Ours.",
        draft=True,
        withheld=Withheld(reason="safety", since=PartialDate(2024, 1, 1), by="the Chair"),
        conflicts=(
            Conflict(about="date", printed=("25 January", "26 January"), note="n", sources=(Source(title="T"),)),
        ),
    )
    assert loaded("topics", text).problems == ()


@pytest.mark.parametrize("folder", [kind.folder for kind in REGISTER if kind.model_fields["sources"].is_required()])
def test_record_of_every_kind_that_comes_from_a_source_must_cite_one(folder: str) -> None:
    singular = BY_FOLDER[folder].singular.lower()
    assert f'This {singular} has no "sources".' in reasons(folder, "note: x\n")


@pytest.mark.parametrize("source", ["{document: documents/x}", "{title: T}", "{url: https://x.org}", "{file: f.txt}"])
def test_source_names_something(source: str) -> None:
    assert len(record("topics", TOPIC + f"sources: [{source}]\n").sources) == 1
    assert reasons("topics", TOPIC + "sources: [{pages: '4'}]\n") == [
        "sources[0]: names no document, title, url or file."
    ]


def test_record_cannot_be_changed() -> None:
    topic = record("topics", TOPIC)
    with pytest.raises(ValidationError):
        topic.name = "Streets"  # type: ignore[attr-defined]


@pytest.mark.parametrize("kind", REGISTER, ids=lambda kind: kind.kind)
def test_kind_has_its_names_and_a_place_in_the_register(kind: type[Record]) -> None:
    assert BY_FOLDER[kind.folder] is kind
    assert all((kind.folder, kind.kind, kind.singular, kind.plural))
    assert [other.kind for other in REGISTER].count(kind.kind) == 1


def test_another_spelling_of_a_reference_is_no_other_reference() -> None:
    assert reasons("topics", TOPIC + SOURCES + "broader: [topics/x]\n") == [
        "broader: is a list, where one value belongs."
    ]
