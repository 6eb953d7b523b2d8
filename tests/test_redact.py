"""What is withheld keeps its place and loses its words."""

from __future__ import annotations

from sitegen.records import BY_FOLDER
from sitegen.redact import redact

WITHHELD = {"reason": "It names a child.", "since": "2024-01-01"}
SOURCES = [{"title": "Minutes"}]


def test_a_withheld_record_keeps_its_title_its_references_and_its_sources_and_no_other_word():
    action = BY_FOLDER["actions"].model_validate(
        {
            "heading": "Write to the family",
            "type": "request",
            "responsible": ["people/jane-doe"],
            "printed_responsible": "SECRET",
            "printed_status": "SECRET",
            "summary": "SECRET",
            "note": "SECRET",
            "due": {"printed": "SECRET"},
            "parts": [{"letter": "a", "text": "SECRET", "note": "SECRET"}],
            "history": [{"value": "complete", "note": "SECRET"}],
            "conflicts": [{"about": "SECRET", "printed": ["SECRET", "SECRET"]}],
            "withheld": WITHHELD,
            "sources": SOURCES,
        }
    )
    kept = redact(action).model_dump(mode="json", exclude_defaults=True)
    assert "SECRET" not in str(kept)
    assert kept == {
        "heading": "Write to the family",
        "type": "request",
        "responsible": ["people/jane-doe"],
        "parts": [{"letter": "a"}],
        "withheld": WITHHELD,
        "sources": SOURCES,
    }


def test_a_withheld_part_leaves_its_record_and_its_neighbours_whole():
    transcript = BY_FOLDER["transcripts"].model_validate(
        {
            "meeting": "meetings/audit/2023-03-08",
            "organization": "organizations/audit",
            "date": "2023-03-08",
            "prose": "summary",
            "panels": [
                {
                    "heading": "Roads",
                    "speeches": [
                        {"id": "s1", "label": "A", "body": "Heard.", "note": "Kept."},
                        {"id": "s2", "label": "B", "body": "SECRET", "note": "SECRET", "withheld": WITHHELD},
                    ],
                }
            ],
            "sources": SOURCES,
        }
    )
    first, second = redact(transcript).speeches
    assert (first.body, first.note) == ("Heard.", "Kept.")
    assert (second.id, second.label, second.body, second.note) == ("s2", "B", None, None)


def test_prose_a_part_must_have_becomes_empty():
    glossary = BY_FOLDER["glossary"].model_validate(
        {"terms": [{"term": "MOPAC", "meaning": "SECRET", "withheld": WITHHELD}]}
    )
    assert redact(glossary).terms[0].meaning == ""


def test_what_is_not_withheld_is_the_very_same_value():
    topic = BY_FOLDER["topics"].model_validate({"name": "Roads", "summary": "All of them."})
    assert redact(topic) is topic
