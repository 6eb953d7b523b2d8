"""What was said at a meeting, speech by speech."""

from __future__ import annotations

import pytest
from records.loading import SOURCES, reasons, record

from sitegen.dates import PartialDate
from sitegen.records.base import Source, Withheld
from sitegen.records.transcript import Panel, Speech, Transcript

TEXT = (
    """\
meeting: meetings/pcc/2023-03-08
organization: organizations/pcc
date: 2023-03-08
prose: verbatim
panels:
  - heading: Prevent
    id: prevent
    item: meetings/pcc/2023-03-08#item-6
    speeches:
      - {id: s001, label: Susan Hall AM, speaker: people/hall, role: Chairman, type: question, time: "75", body: Who?}
      - {id: s002, label: A Voice}
  - {heading: Other matters}
"""
    + SOURCES
)
TRANSCRIPT = Transcript(
    meeting="meetings/pcc/2023-03-08",
    organization="organizations/pcc",
    date=PartialDate(2023, 3, 8),
    prose="verbatim",
    panels=(
        Panel(
            heading="Prevent",
            id="prevent",
            item="meetings/pcc/2023-03-08#item-6",
            speeches=(
                Speech(
                    id="s001",
                    label="Susan Hall AM",
                    speaker="people/hall",
                    role="Chairman",
                    type="question",
                    time=75,
                    body="Who?",
                ),
                Speech(id="s002", label="A Voice"),
            ),
        ),
        Panel(heading="Other matters"),
    ),
    sources=(Source(title="Minutes", lines="1-2"),),
)


def test_transcript_is_read_whole() -> None:
    assert record("transcripts", TEXT) == TRANSCRIPT


def test_transcript_is_called_after_its_committee_and_day() -> None:
    assert TRANSCRIPT.title_among({"organizations/pcc": "PCC"}) == "Transcript: PCC, 8 March 2023"
    assert (TRANSCRIPT.sort_key, TRANSCRIPT.when) == ("2023-03-08", PartialDate(2023, 3, 8))


def test_speeches_keep_their_own_anchors_and_panels_have_one_of_their_words() -> None:
    assert [speech.anchor for speech in TRANSCRIPT.speeches] == ["s001", "s002"]
    assert [panel.anchor for panel in TRANSCRIPT.panels] == ["panel-prevent", "panel-other-matters"]
    assert [speech.title for speech in TRANSCRIPT.speeches] == ["Susan Hall AM", "A Voice"]


@pytest.mark.parametrize("anchor", ["S001", "s 1", "-s", "main", "sources"])
def test_anchor_that_cannot_be_one_is_a_fault(anchor: str) -> None:
    assert reasons("transcripts", TEXT.replace("id: s001", f'id: "{anchor}"')) == [
        f'panels[0].speeches[0].id: "{anchor}" is no anchor.'
    ]


def test_withheld_speech_keeps_its_anchor_and_its_label() -> None:
    text = TEXT.replace("time: ", "withheld: {reason: safety, since: 2024}, time: ")
    (speech, _) = record("transcripts", text).speeches  # type: ignore[attr-defined]
    assert (speech.anchor, speech.label, speech.body) == ("s001", "Susan Hall AM", None)
    assert speech.withheld == Withheld(reason="safety", since=PartialDate(2024))
