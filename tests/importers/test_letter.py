"""Letters: their ends, date and reference, alone and among others, and every word in the document."""

from __future__ import annotations

import pytest

from sitegen.importers.drafting.intake import Intake
from sitegen.importers.drafting.sheet import Sheet
from sitegen.importers.drafting.taken import plain
from sitegen.importers.known.desk import Desk, Opened
from sitegen.importers.known.directory import Directory
from sitegen.importers.letters.letters import parsed
from sitegen.importers.readers.letter import READER

SENT = """# OAKSHIRE ASSEMBLY

**Ada Hall AM**
**Chair of the Parks Committee**

The Rt Hon Bea Lane KC MP
Secretary of State for Ponds

(Sent by email)

CC: Cy Brook, Deputy Mayor for Water; Di Wells, Director, Oakshire Council

4 May 2022

Dear Secretary of State,

## **The future of ponds**

I write about ponds, which have been

---

<sup>1</sup> Parks Committee, *Ponds in Winter*, 2021

neglected for many years.<sup>1</sup>

Yours sincerely,

A handwritten signature, slanting, in blue ink: "A. Hall".

Ada Hall AM
**Chair of the Parks Committee**
"""
RECEIVED = """Oakshire Council

Ada Hall AM
Chair of the Parks Committee
City Hall
1 Pond Road
OA1 2ZZ

**Our ref:** OC0101-77**12 June 2022**

Dear Ada,

Thank you for your letter.

Kind regards

Di Wells
Chief Executive
Oakshire Council

Enc: map
"""


def test_the_two_ends_of_a_letter_that_was_sent(read_text):
    read = read_text(READER, SENT)
    letter = read["documents/source"]
    assert letter["from"] == ["people/ada-hall", "organizations/parks-committee"]
    assert letter["to"] == ["people/bea-lane"]
    assert (letter["date"], letter["heading"]) == ("2022-05-04", "The future of ponds")
    assert read["people/bea-lane"]["honorific_prefix"] == "The Rt Hon"
    assert read["people/ada-hall"]["memberships"] == [
        {"organization": "organizations/parks-committee", "role": "Chair"}
    ]


def test_those_copied_in_are_people_and_the_picture_of_a_signature_is_furniture(read_text):
    read = read_text(READER, SENT)
    assert read["people/di-wells"]["memberships"] == [
        {"organization": "organizations/oakshire-council", "role": "Director"}
    ]
    assert "people/cy-brook" in read.ids("people/")
    assert list(read.rules) == ["pictures that a converter has put into words"]


def test_the_body_is_whole_and_what_a_page_cut_is_mended(read_text):
    read = read_text(READER, SENT)
    body = read["documents/source"]["body"]
    assert "ponds, which have been neglected for many years.[^1]" in body
    assert body.index("[^1]: Parks Committee") > body.index("neglected")
    assert read.account.losing == ()
    assert read.account.share("unplaced") == 0


def test_a_letter_received_has_its_reference_though_the_date_touches_it(read_text):
    letter = read_text(READER, RECEIVED)["documents/source"]
    assert letter["reference"] == "OC0101-77"
    assert letter["date"] == "2022-06-12"
    assert letter["from"] == ["people/di-wells", "organizations/oakshire-council"]
    assert letter["to"] == ["people/ada-hall", "organizations/parks-committee"]


def test_a_person_called_hall_is_not_a_hall():
    letter = parsed(Sheet.of(RECEIVED, "letter.txt").lines)
    assert letter.addressee.name == "Ada Hall AM"
    assert letter.signed.below == ("Chief Executive", "Oakshire Council")


def test_in_a_pack_each_letter_begins_at_its_own_head():
    text = f"Contact Officer:\tIda Quill\n\n{SENT}\n{RECEIVED}\nThe end of it all.\n"
    sheet = Sheet.of(text, "pack.txt")
    begun = [sheet.lines[index].text for index in range(len(sheet)) if READER.begins(sheet, index)]
    assert begun == ["# OAKSHIRE ASSEMBLY", "Oakshire Council"]


def test_a_letter_bound_in_is_called_what_the_list_of_appendices_calls_it():
    listed = "### List of appendices to this report:\n\nAppendix 1 – Map, dated 4 May 2022\n\nAppendix 2 – Letter to the Secretary of State, dated 4 May 2022\n\n### Contact\n\n"  # noqa: E501
    sheet = Sheet.of(listed + SENT, "pack.txt")
    desk = Desk(Intake(sheet, "documents/pack"), Directory({}, {}))
    READER.read(Opened(sheet.part(8), "text"), desk)
    letter = plain(desk.intake.drafts["documents/letter-to-the-secretary-of-state-2022-05-04"].fields)
    assert letter["heading"] == "Letter to the Secretary of State: The future of ponds"
    assert letter["part_of"] == "documents/pack"


@pytest.mark.parametrize(
    ("said", "about"),
    [
        ("the Committee's meeting on 3 May 2022", ["meetings/ponds/2022-05-03"]),
        ("our meeting held on Tuesday 3<sup>rd</sup> May 2022", ["meetings/ponds/2022-05-03"]),
        ("Committee Meeting – 3 May 2022 at 10.00am", ["meetings/ponds/2022-05-03"]),
        ("the meeting, and your note of 3 May 2022", None),
        ("the meeting on 4 May 2022", None),
    ],
)
def test_a_letter_is_about_the_meeting_it_names_where_there_is_one(said, about):
    sheet = Sheet.of(SENT.replace("about ponds, which", f"about {said}, which"), "source.txt")
    desk = Desk(Intake(sheet, "documents/source"), Directory({}, {}), "organizations/ponds")
    desk.intake.draft("meetings/ponds/2022-05-03")
    READER.read(Opened(sheet, "text"), desk)
    assert plain(desk.intake.drafts["documents/source"].fields).get("about") == about


@pytest.mark.parametrize(
    "text", ["", "Dear", "Dear Sir\n", "Yours sincerely\n\nDear Ada,\n", "Dear Ada,\n\nYours sincerely\n"]
)
def test_scraps_of_letters_are_read_without_complaint(read_text, text):
    read = read_text(READER, text)
    assert read.account.losing == ()
    assert read.account.share("unplaced") == 0


@pytest.mark.corpus
def test_the_pack_has_four_letters_that_are_no_replies_and_one_answer(corpus):
    pack = corpus("001")
    begun = [pack.lines[index].number for index in range(len(pack)) if READER.begins(pack, index)]
    assert begun == [1864, 1936, 2120, 4650, 4714]
    found = [parsed(pack.part(number - 1).lines) for number in begun]
    assert [(letter.signed.name, letter.addressee.name, str(letter.date[0].date)) for letter in found] == [
        ("Diana Luchford CB", "Susan Hall AM", "2023-05-04"),
        ("Susan Hall AM", "Sadiq Khan", "2023-03-24"),
        ("Susan Hall AM", "Sir Mark Rowley", "2023-03-17"),
        ("Susan Hall AM", "Sadiq Khan", "2023-05-04"),
        ("Susan Hall AM", "The Rt Hon Suella Braverman KC MP", "2023-05-04"),
    ]
    assert found[0].reference[0] == "MOPAC090223- C4495"
