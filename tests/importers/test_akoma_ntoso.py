"""Akoma Ntoso debates: sections become items and panels, speeches keep who spoke and in what role."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from trees import ReadTree

from sitegen.importers.opening.opening import opened
from sitegen.importers.readers.akoma_ntoso import READER

DEBATE = """<?xml version="1.0" encoding="UTF-8"?>
<akn:akomaNtoso xmlns:akn="http://docs.oasis-open.org/legaldocml/ns/akn/3.0">
 <akn:debate name="debate">
  <akn:meta>
   <akn:identification source="#s">
    <akn:FRBRWork><akn:FRBRdate date="2031-05-06" name="#g"/><akn:FRBRauthor href="#ha"/></akn:FRBRWork>
   </akn:identification>
   <akn:references source="#s">
    <akn:TLCOrganization eId="ha" href="/org/ha" showAs="Harbour Assembly"/>
    <akn:TLCPerson eId="AnnBeck" href="/person/ann-beck" showAs="Ann Beck"/>
    <akn:TLCPerson eId="CyrilDow" href="/person/cyril-dow" showAs="Cyril Dow"/>
    <akn:TLCRole eId="speaker" href="/role/speaker" showAs="Speaker"/>
    <akn:TLCConcept eId="c" href="/c" showAs="River Budget"/>
   </akn:references>
  </akn:meta>
  <akn:preface><akn:p>Report of the <akn:docTitle>Harbour Debate</akn:docTitle></akn:p></akn:preface>
  <akn:debateBody>
   <akn:debateSection eId="d1" name="debate">
    <akn:num>4.</akn:num>
    <akn:heading>Order of Business</akn:heading>
    <akn:narrative>The sitting began at <akn:recordedTime time="T10:00">10 a.m.</akn:recordedTime></akn:narrative>
    <akn:speech eId="s1" by="#AnnBeck" as="#speaker" startTime="2031-05-06T10:00:00">
     <akn:from>The Speaker</akn:from>
     <akn:p>Order. We come to <akn:i>tolls</akn:i>.</akn:p>
    </akn:speech>
    <akn:debateSection eId="d2">
     <akn:heading>Tolls</akn:heading>
     <akn:question by="#CyrilDow"><akn:from>Mr Dow</akn:from><akn:p>Why so high?</akn:p></akn:question>
     <akn:answer by="#AnnBeck"><akn:p>They are not.</akn:p></akn:answer>
     <akn:summary>Question answered.</akn:summary>
    </akn:debateSection>
    <akn:speech by="#nobody"><akn:from>A Member</akn:from><akn:p>Shame!</akn:p></akn:speech>
   </akn:debateSection>
   <akn:prayers><akn:p>Prayers were said.</akn:p></akn:prayers>
  </akn:debateBody>
 </akn:debate>
</akn:akomaNtoso>
"""
MEETING = "meetings/harbour-assembly/2031-05-06"


@pytest.fixture(scope="module")
def read() -> ReadTree:
    return ReadTree(DEBATE, "debate.xml")


def test_sections_are_items_numbered_as_printed_or_by_their_place(read: ReadTree) -> None:
    assert read.kind == "akoma-ntoso"
    assert read[MEETING]["agenda"] == [
        {"number": "4", "heading": "Order of Business"},
        {"number": "2", "heading": "Prayers"},
    ]
    panels = read[f"{MEETING}/transcript"]["panels"]
    assert [(panel["heading"], panel["item"].partition("#")[2], len(panel["speeches"])) for panel in panels] == [
        ("4. Order of Business", "item-4", 2),
        ("Tolls", "item-4", 3),
        ("4. Order of Business", "item-4", 1),
        ("Prayers", "item-2", 1),
    ]


def test_speeches_know_speaker_role_and_type(read: ReadTree) -> None:
    speeches = [one for panel in read[f"{MEETING}/transcript"]["panels"] for one in panel["speeches"]]
    assert [(one["id"], one["label"], one.get("speaker"), one.get("role"), one["type"]) for one in speeches] == [
        ("s001", "Narrative", None, None, "narrative"),
        ("s002", "The Speaker", "people/ann-beck", "Speaker", "speech"),
        ("s003", "Mr Dow", "people/cyril-dow", None, "question"),
        ("s004", "Ann Beck", "people/ann-beck", None, "answer"),
        ("s005", "Narrative", None, None, "summary"),
        ("s006", "A Member", None, None, "speech"),
        ("s007", "Narrative", None, None, "narrative"),
    ]
    assert speeches[1]["body"] == "Order. We come to *tolls*."


def test_every_word_is_placed_but_those_of_no_use_which_are_told(read: ReadTree) -> None:
    assert (read.unplaced, read.account.losing) == (["River Budget"], ())
    assert read.left == ["speech: startTime"]
    assert read["documents/source"]["body"] == "Report of the Harbour Debate"


def test_an_act_is_no_debate() -> None:
    source = opened(b"<?xml version='1.0'?><akomaNtoso><act><body/></act></akomaNtoso>", "act.xml", ".xml").value
    assert source is not None
    assert READER.recognises(source) == 0


def test_a_debate_without_a_day_makes_no_meeting_and_says_so() -> None:
    read = ReadTree(DEBATE.replace('date="2031-05-06"', 'date="soon"'), "debate.xml")
    assert (read.ids("meetings/"), read.doubts) == ([], {"a debate without a date": "debate"})


@given(st.data())
def test_a_debate_with_lines_taken_out_is_read_or_told(data: st.DataObject) -> None:
    lines = DEBATE.split("\n")
    start = data.draw(st.integers(2, len(lines)))
    cut = "\n".join(lines[:start] + lines[data.draw(st.integers(start, len(lines))) :])
    source = opened(cut.encode(), "cut.xml", ".xml")
    if source.value is None:
        assert [problem.code for problem in source.problems] == ["bad-xml"]
    elif READER.recognises(source.value):
        assert ReadTree(cut, "cut.xml").account.losing == ()
