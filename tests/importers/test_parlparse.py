"""TheyWorkForYou's XML: debates become meetings with transcripts, divisions votes, written questions questions."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from trees import ReadTree

DEBATE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE publicwhip [
<!ENTITY pound "&#163;">
]>
<publicwhip scraperversion="a" latest="yes">
<oral-heading id="uk.org.publicwhip/debate/2031-03-04a.10.0" nospeaker="true" colnum="10">Oral Answers</oral-heading>
<major-heading id="uk.org.publicwhip/debate/2031-03-04a.10.1" nospeaker="true" colnum="10">
 Harbours
</major-heading>
<minor-heading id="uk.org.publicwhip/debate/2031-03-04a.10.2" nospeaker="true" colnum="10">Tolls</minor-heading>
<speech id="uk.org.publicwhip/debate/2031-03-04a.10.3" speakername="Ann Beck" person_id="uk.org.publicwhip/person/11" oral-qnum="1" colnum="10" time="11:31:00">
<p pid="a10.3/1">Does <phrase class="honfriend" name="Cyril Dow">my friend</phrase> know <i>each</i> toll is &pound;5?</p>
</speech>
<speech id="uk.org.publicwhip/debate/2031-03-04a.10.4" speakername="Cyril Dow" person_id="uk.org.publicwhip/person/12" speakeroffice="The Minister for Harbours" colnum="10">
<p pid="a10.4/1">It is.</p>
<table><tr><td>Bridge</td><td>Toll</td></tr><tr><td>North</td><td>5</td></tr></table>
</speech>
<speech id="uk.org.publicwhip/debate/2031-03-04a.10.5" speakername="Hon. Members" error="No match" colnum="10"><p>Hear!</p></speech>
<minor-heading id="uk.org.publicwhip/debate/2031-03-04a.10.6" nospeaker="true" colnum="10">Wharves</minor-heading>
<minor-heading id="uk.org.publicwhip/debate/2031-03-04a.10.7" nospeaker="true" colnum="10">Quays</minor-heading>
<speech id="uk.org.publicwhip/debate/2031-03-04a.10.8" nospeaker="true" colnum="10"><p>Question put.</p></speech>
<division id="uk.org.publicwhip/debate/2031-03-04a.11.0" nospeaker="true" divdate="2031-03-04" divnumber="3" colnum="11">
<divisioncount ayes="2" noes="1" tellerayes="1" tellernoes="0"/>
<mplist vote="aye">
<mpname person_id="uk.org.publicwhip/person/11" vote="aye">Beck, Ann</mpname>
<mpname person_id="uk.org.publicwhip/person/13" vote="aye">Eve Frost</mpname>
<mpname person_id="uk.org.publicwhip/person/14" vote="aye" teller="yes">Ann Beck</mpname>
</mplist>
<mplist vote="no">
<mpname person_id="uk.org.publicwhip/person/12" vote="no">Cyril Dow</mpname>
</mplist>
</division>
<gidredirect oldgid="a" newgid="b" matchtype="x"/>
<oddity>Something else altogether.</oddity>
</publicwhip>
"""  # noqa: E501
MEETING = "meetings/house-of-commons/2031-03-04"


@pytest.fixture(scope="module")
def debate() -> ReadTree:
    return ReadTree(DEBATE, "debates2031-03-04a.xml")


def test_every_word_is_placed_and_what_has_no_field_is_told(debate: ReadTree) -> None:
    assert debate.kind == "parlparse"
    assert debate.unplaced == []
    assert debate.account.losing == ()
    assert debate.left == [
        "speech: colnum (4 times; this is the first)",
        "speech: time",
        "speech: error",
        "that a voter was a teller",
        "<oddity>, kept in the document itself",
    ]
    assert debate["documents/source"]["body"] == "Something else altogether."


def test_major_headings_are_items_and_minor_headings_panels(debate: ReadTree) -> None:
    agenda = debate[MEETING]["agenda"]
    assert [(item["number"], item["heading"]) for item in agenda] == [("1", "Oral Answers"), ("2", "Harbours")]
    panels = debate[f"{MEETING}/transcript"]["panels"]
    assert [(panel["heading"], panel["item"], len(panel["speeches"])) for panel in panels] == [
        ("Tolls", f"{MEETING}#item-2", 3),
        ("Wharves", f"{MEETING}#item-2", 0),
        ("Quays", f"{MEETING}#item-2", 1),
    ]


def test_speeches_keep_speaker_role_type_and_words(debate: ReadTree) -> None:
    first, second, third = debate[f"{MEETING}/transcript"]["panels"][0]["speeches"]
    assert first == {
        "id": "s001",
        "label": "Ann Beck",
        "speaker": "people/ann-beck",
        "type": "question",
        "body": "Does my friend know *each* toll is £5?",
    }
    assert (second["role"], second["body"]) == (
        "The Minister for Harbours",
        "It is.\n\n| Bridge | Toll |\n| --- | --- |\n| North | 5 |",
    )
    assert third == {"id": "s003", "label": "Hon. Members", "type": "speech", "body": "Hear!"}


def test_people_are_known_by_their_ids_so_two_of_one_name_are_two(debate: ReadTree) -> None:
    assert debate.ids("people/") == ["people/ann-beck", "people/cyril-dow", "people/eve-frost", "people/ann-beck-14"]
    assert debate["people/ann-beck"]["identifiers"] == [
        {"scheme": "parlparse", "identifier": "uk.org.publicwhip/person/11"}
    ]


def test_a_division_is_a_motion_with_counts_and_votes(debate: ReadTree) -> None:
    (motion,) = debate[MEETING]["agenda"][1]["motions"]
    (event,) = motion["vote_events"]
    assert (motion["number"], event["result"]) == ("3", "carried")
    assert event["counts"] == [{"option": "for", "value": 2}, {"option": "against", "value": 1}]
    assert event["votes"] == [
        {"person": "people/ann-beck", "option": "for"},
        {"person": "people/eve-frost", "option": "for"},
        {"person": "people/ann-beck-14", "option": "for"},
        {"person": "people/cyril-dow", "option": "against"},
    ]


def test_the_people_of_a_later_source_are_found_by_id_under_another_name() -> None:
    first = ReadTree(DEBATE, "debates2031-03-04a.xml")
    later = DEBATE.replace("Ann Beck", "Ann Rill").replace("Beck, Ann", "Ann Rill").replace("2031-03-04", "2031-03-05")
    second = ReadTree(later, "debates2031-03-05a.xml", first.directory)
    (panel, *_) = second["meetings/house-of-commons/2031-03-05/transcript"]["panels"]
    assert panel["speeches"][0]["speaker"] == "people/ann-beck"
    assert second["people/ann-beck"]["other_names"] == ["Ann Rill"]


def test_older_files_name_seats_and_offices_are_nobody() -> None:
    text = """<publicwhip latest="no">
<speech id="uk.org.publicwhip/lords/2031-03-04a.1.0" speakerid="uk.org.publicwhip/lord/7" speakername="Lord Dow of Mill" colnum="1"><p>One.</p></speech>
<speech id="uk.org.publicwhip/lords/2031-03-04a.1.1" speakerid="uk.org.publicwhip/member/8" speakername="Mr. Deputy Speaker" colnum="1"><p>Two.</p></speech>
<speech id="uk.org.publicwhip/lords/2031-03-04a.1.2" speakerid="uk.org.publicwhip/member/9" speakername="The Deputy Speaker (Ann Beck)" colnum="1"><p>Three.</p></speech>
</publicwhip>"""  # noqa: E501
    read = ReadTree(text, "daylord2031-03-04a.xml")
    (panel,) = read["meetings/house-of-lords/2031-03-04/transcript"]["panels"]
    assert panel["heading"] == "House of Lords"
    assert [speech.get("speaker") for speech in panel["speeches"]] == [
        "people/lord-dow",
        None,
        "people/ann-beck",
    ]
    assert read["people/ann-beck"]["identifiers"][0]["scheme"] == "parlparse member"
    assert read.doubts == {"a version that a later one replaces": "daylord2031-03-04a.xml"}


WRITTEN = """<?xml version="1.0" encoding="UTF-8"?>
<publicwhip>
<major-heading id="uk.org.publicwhip/wrans/2031-03-04.77.mh">Harbours</major-heading>
<minor-heading id="uk.org.publicwhip/wrans/2031-03-04.77.h">Buoys</minor-heading>
<ques id="uk.org.publicwhip/wrans/2031-03-04.77.q0" person_id="uk.org.publicwhip/person/11" speakername="Ann Beck" url="https://example.org/77">
 <p qnum="77">To ask how many buoys there are.</p>
</ques>
<ques id="uk.org.publicwhip/wrans/2031-03-04.77.q1" speakername="A Stranger">
 <p qnum="HL78">To ask where they are.</p>
</ques>
<reply id="uk.org.publicwhip/wrans/2031-03-04.77.r0" person_id="uk.org.publicwhip/person/12" speakername="Cyril Dow">
 <p>Nine.</p>
</reply>
<minor-heading id="uk.org.publicwhip/wrans/2031-03-04.79.h">Lamps</minor-heading>
<question id="uk.org.publicwhip/lmqs/2031-03-04.2031/0042.q0" person_id="uk.org.publicwhip/person/11" speakername="Ann Beck"><p>How many lamps?</p></question>
<answer id="uk.org.publicwhip/lmqs/2031-03-04.2031/0042.r0" person_id="uk.org.publicwhip/person/12" speakername="Cyril Dow"><p>Officers are drafting a response.</p></answer>
<minor-heading id="uk.org.publicwhip/wrans/2031-03-04.80.h">A heading with nothing under it</minor-heading>
</publicwhip>
"""  # noqa: E501


def test_written_questions_have_their_answers_and_share_them() -> None:
    read = ReadTree(WRITTEN, "answers2031-03-04.xml")
    assert read.ids("questions/") == [
        "questions/2031-03-04-77",
        "questions/2031-03-04-hl78",
        "questions/2031-0042",
    ]
    assert read["questions/2031-03-04-77"] == {
        "reference": "77",
        "heading": "Buoys",
        "type": "written",
        "asked_by": "people/ann-beck",
        "put_to": ["organizations/harbours"],
        "date": "2031-03-04",
        "text": "To ask how many buoys there are.",
        "answers": [{"type": "final", "by": "people/cyril-dow", "text": "Nine."}],
        "url": "https://example.org/77",
    }
    second = read["questions/2031-03-04-hl78"]
    assert (second["printed_asked_by"], second["answers"][0]["text"]) == ("A Stranger", "Nine.")
    assert [answer["type"] for answer in read["questions/2031-0042"]["answers"]] == ["holding"]
    assert (read.unplaced, read.account.losing) == ([], ())
    assert read["documents/source"]["body"] == "A heading with nothing under it"


def test_written_statements_are_documents_of_a_department() -> None:
    text = """<publicwhip>
<major-heading id="uk.org.publicwhip/wms/2031-03-04.1.mh">Harbours</major-heading>
<minor-heading id="uk.org.publicwhip/wms/2031-03-04.1.h">Dredging</minor-heading>
<speech id="uk.org.publicwhip/wms/2031-03-04.1.0" person_id="uk.org.publicwhip/person/12" speakername="Cyril Dow"><p>I have dredged.</p></speech>
</publicwhip>"""  # noqa: E501
    statement = ReadTree(text, "ministerial2031-03-04.xml")["documents/written-statement-2031-03-04-dredging"]
    assert (statement["heading"], statement["from"], statement["body"], statement["organization"]) == (
        "Dredging",
        ["people/cyril-dow"],
        "I have dredged.",
        "organizations/harbours",
    )


def test_two_sittings_of_a_committee_on_one_day_are_two_meetings() -> None:
    text = """<publicwhip>
<bill title="Buoys Bill" session="x">Buoys Bill</bill>
<major-heading id="uk.org.publicwhip/standing/standing2031-01-01_BUOYS_02-0_2031-03-04a.1.0">Clause 1</major-heading>
<speech id="uk.org.publicwhip/standing/standing2031-01-01_BUOYS_02-0_2031-03-04a.1.1" speakername="Ann Beck"><p>Yes.</p></speech>
<committee><chairmen><mpname person_id="uk.org.publicwhip/person/11" membername="Ann Beck" attending="true">Ann Beck</mpname></chairmen>
<mpname person_id="uk.org.publicwhip/person/12" membername="Cyril Dow" attending="false">Cyril Dow</mpname></committee>
</publicwhip>"""  # noqa: E501
    read = ReadTree(text, "standing.xml")
    meeting = read["meetings/buoys-bill-public-bill-committee/2031-03-04-sitting-02"]
    assert meeting["date"] == "2031-03-04"
    assert meeting["attendance"] == [
        {"person": "people/ann-beck", "status": "present", "role": "Chair"},
        {"person": "people/cyril-dow", "status": "absent"},
    ]


@given(st.randoms(use_true_random=False), st.sampled_from([DEBATE, WRITTEN]))
def test_lines_in_any_order_are_read_or_told_and_none_is_lost(chance: random.Random, text: str) -> None:
    head, _, rest = text.partition("<publicwhip")
    first, *lines = rest.removesuffix("</publicwhip>\n").split("\n")
    elements = "\n".join(lines).replace("\n<", "\0<").split("\0")
    whole = [one for one in elements if one.count("<") == one.count("</") * 2]
    chance.shuffle(whole)
    read = ReadTree(f"{head}<publicwhip{first}\n" + "\n".join(whole) + "\n</publicwhip>", "any.xml")
    assert read.account.losing == ()


def test_five_thousand_speeches_are_all_there_in_order() -> None:
    speech = '<speech id="uk.org.publicwhip/debate/2031-03-04a.{0}.1" speakername="Ann Beck" person_id="uk.org.publicwhip/person/11"><p>Point {0}.</p></speech>'  # noqa: E501
    body = "\n".join(speech.format(number) for number in range(1, 5001))
    (panel,) = ReadTree(f"<publicwhip>\n{body}\n</publicwhip>", "many.xml")[f"{MEETING}/transcript"]["panels"]
    assert [one["body"] for one in panel["speeches"]] == [f"Point {number}." for number in range(1, 5001)]
    assert panel["speeches"][-1]["id"] == "s5000"
