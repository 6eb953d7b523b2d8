"""Responses to consultations: the text whole, notes as footnotes with links, who writes to whom, what is asked."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from importers.conftest import desk_of

from sitegen.importers.account import account
from sitegen.importers.drafting.sheet import Line, Sheet
from sitegen.importers.known.desk import Opened
from sitegen.importers.listings.plan_years import other_years
from sitegen.importers.readers import consultation
from sitegen.importers.words.footnotes import notes


def spaced(*paragraphs: str) -> str:
    """Lines as a PDF with double spacing gives them: a blank line behind each, more between paragraphs."""
    return "\n \n\n".join("\n\n".join(paragraph.split("\n")) + "\n" for paragraph in paragraphs)


FIRST = spaced(
    "Response to the Mayor’s Draft Tree Plan (2023-27) \nAda Byron OBE AM",
    "I write on behalf of the Green Group on the Riverton Assembly. Trees have been felled since 20191, and few \n"
    "of them were replaced.2 You need to plant more of them, as the \nForest Board told us in May 20213 and as",
)
FEET = """
1 Riverton Datastore, Trees

2 14 October 2021, Written Mayoral Question, Felled trees | Question Time

3 Forest Board, Report on all of the trees that were felled in the town

(board.example)

https://data.riverton.example/
https://www.riverton.example/questions/2021/4002
https://board.example/report-felled
https://board.example/report-felled


"""
SECOND = (
    spaced(
        "was said again in June.",
        "---------------------------------",
        "Parks and SO15",
        "The plan says that “parks are for all”4 and I welcome that. I would like to see a plan for each park of the \n"
        "town. It is essential that FBR will pay.",
        "Yours faithfully, ",
        "Ada Byron OBE AM \nLeader of the Green Riverton Assembly Group",
    )
    + "\n \n4 Draft plan, page 7\n\nhttps://riverton.example/plan\n"
)
RESPONSE = f"{FIRST}{FEET}{SECOND}"


@pytest.fixture
def found(read_text: Callable[..., Any]) -> Any:
    return read_text(consultation.READER, RESPONSE)


def test_the_response_is_one_document_with_its_title_and_parties(found: Any) -> None:
    document = found["documents/source"]
    assert document["heading"] == "Response to the Mayor’s Draft Tree Plan (2023-27)"
    assert (document["type"], document["prose"]) == ("consultation response", "verbatim")
    assert document["from"] == ["people/ada-byron"]
    assert document["organization"] == "organizations/green-group"
    assert found["organizations/green-group"]["parent"] == "organizations/riverton-assembly"
    assert found["people/ada-byron"]["memberships"] == [{"organization": "organizations/green-group", "role": "Leader"}]


def test_the_paper_responded_to_has_a_record_of_its_own(found: Any) -> None:
    assert found["documents/source"]["about"] == ["documents/draft-tree-plan"]
    assert found["documents/draft-tree-plan"] == {"heading": "Draft Tree Plan (2023-27)", "type": "other"}


def test_the_body_is_the_text_whole_in_paragraphs_and_sections(found: Any) -> None:
    title, first, heading, second, *rest = found["documents/source"]["body"].split("\n\n")
    assert (title, heading) == ("Ada Byron OBE AM", "## Parks and SO15")
    assert first == (
        "I write on behalf of the Green Group on the Riverton Assembly. Trees have been felled since 2019[^1], and few"
        " of them were replaced.[^2] You need to plant more of them, as the Forest Board told us in May 2021[^3] and as"
        " was said again in June."
    )
    assert second == (
        "The plan says that “parks are for all”[^4] and I welcome that. I would like to see a plan for each park of the"
        " town. It is essential that FBR will pay."
    )
    assert rest[:2] == ["Yours faithfully,", "Ada Byron OBE AM  \nLeader of the Green Riverton Assembly Group"]


def test_a_note_stands_at_the_end_with_the_address_its_link_leads_to(found: Any) -> None:
    notes_ = found["documents/source"]["body"].split("\n\n")[-4:]
    question = r"[^2]: 14 October 2021, Written Mayoral Question, Felled trees \| Question Time"
    report = "[^3]: Forest Board, Report on all of the trees that were felled in the town (board.example)"
    assert notes_ == [
        "[^1]: Riverton Datastore, Trees <https://data.riverton.example/>",
        f"{question} <https://www.riverton.example/questions/2021/4002>",
        f"{report} <https://board.example/report-felled>",
        "[^4]: Draft plan, page 7 <https://riverton.example/plan>",
    ]


def test_every_line_is_placed_or_is_furniture_and_no_word_is_lost(found: Any) -> None:
    assert (found.account.unplaced, found.account.losing) == ((), ())
    assert found.rules == {"a rule between sections": 1, "the address of a link, told again": 1}


def test_a_question_that_a_note_cites_is_known_by_its_address(found: Any) -> None:
    question = found["questions/2021-4002"]
    assert (question["reference"], question["heading"], question["type"]) == ("2021/4002", "Felled trees", "written")
    assert (question["date"], question["about"]) == ("2021-10-14", ["documents/source"])
    assert "asked_by" not in question


def test_what_is_asked_in_plain_words_is_a_request(found: Any) -> None:
    asked = {id_: found[id_] for id_ in found.ids("actions/")}
    assert [action["text"][:30] for action in asked.values()] == [
        "You need to plant more of them",
        "I would like to see a plan for",
        "It is essential that FBR will ",
    ]
    assert {action["type"] for action in asked.values()} == {"request"}
    assert all(action["arose_from"] == ["documents/source"] for action in asked.values())


def test_a_figure_without_a_note_is_no_mark(read_text: Callable[..., Any]) -> None:
    found = read_text(consultation.READER, spaced("Response to the consultation on SO15", "Form A1 of 20191 is old."))
    assert found["documents/source"]["body"] == "Form A1 of 20191 is old."


def test_the_greeting_and_a_date_of_its_own_say_to_whom_and_when(read_text: Callable[..., Any]) -> None:
    letter = (
        "Riverton Residents’ Association response to the draft housing strategy\n\n8 March 2024\n\n"
        "Dear Riverton Council,\n\nWe urge you to build. The last were built on 1 May 1980.\n\n"
        "Yours sincerely,\n\nTom Reed\nSecretary\n"
    )
    found = read_text(consultation.READER, f"{letter}\nRiverton Council is a council.")
    document = found["documents/source"]
    assert document["date"] == "2024-03-08"
    assert document["organization"] == "organizations/riverton-residents-association"
    assert document["from"] == ["people/tom-reed"]
    assert len(found.ids("actions/")) == 1


def test_headings_without_rules_are_short_lines_above_longer_ones(read_text: Callable[..., Any]) -> None:
    long = "Homes are needed in every part of the town, and they are needed soon. " * 3
    parts = (
        "Submission on the draft plan",
        "Tom Reed",
        long,
        "2. Homes for all",
        long,
        "Question 3: Do you agree?",
        "Yes",
    )
    body = read_text(consultation.READER, "\n\n".join(parts))["documents/source"]["body"]
    assert re.findall(r"^## .*$", body, re.MULTILINE) == [r"## 2\. Homes for all", "## Question 3: Do you agree?"]


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        (RESPONSE, 90),
        ("Consultation response: parks\n\nWe agree.", 75),
        ("Dear Mayor,\n\nThank you.\n\nYours sincerely,", 0),
        ("Minutes\n\nThe response to the flood was noted.", 0),
        ("", 0),
    ],
)
def test_a_response_is_recognised_by_its_title(text: str, sure: int) -> None:
    assert consultation.READER.recognises(Opened(Sheet.of(text, "x.txt"), "text")) == sure


LETTERHEAD = """RIVERTON RESIDENTS’ ASSOCIATION

Response to Riverton Council’s Consultation on Parking Charges

Question 1: Do you support the proposals to raise charges in the
town centre?

No. We oppose it because:
• shops will close, and people
will leave;
• buses are rare.

Kind regards
Ann Lowe
Secretary, Riverton Residents’ Association
"""


def test_a_letterhead_may_stand_above_the_title(read_text: Callable[..., Any]) -> None:
    document = read_text(consultation.READER, LETTERHEAD)["documents/source"]
    assert document["heading"] == "Response to Riverton Council’s Consultation on Parking Charges"
    assert document["organization"] == "organizations/riverton-residents-association"
    assert document["to"] == ["organizations/riverton-council"]
    assert document["body"].split("\n\n") == [
        "RIVERTON RESIDENTS’ ASSOCIATION",
        "## Question 1: Do you support the proposals to raise charges in the town centre?",
        "No. We oppose it because:",
        "• shops will close, and people will leave;",
        "• buses are rare.",
        "Kind regards  \nAnn Lowe  \nSecretary, Riverton Residents’ Association",
    ]


def test_markdown_stays_markdown(read_text: Callable[..., Any]) -> None:
    title = "# Response to the draft **Parks Plan**\n\n## Trees\n\n"
    text = f"{title}We like[^1] *elms*.\n\n- Fine.\n- We urge you to plant.\n\n"
    found = read_text(consultation.READER, f"{text}| A | B |\n|---|---|\n| 1 | **2** |\n\n[^1]: A lot.\n\n**Yes**\n")
    assert found["documents/source"]["heading"] == "Response to the draft Parks Plan"
    assert found["documents/source"]["body"] == (
        "## Trees\n\nWe like[^1] *elms*.\n\n- Fine.\n- We urge you to plant.\n\n| A | B |\n|---|---|\n| 1 | **2** |\n\n"
        "[^1]: A lot.\n\n**Yes**"
    )
    assert [found[id_]["text"] for id_ in found.ids("actions/")] == ["We urge you to plant."]
    assert (found.account.unplaced, found.account.losing) == ((), ())


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("as the Parks Plan 2021-25 has it", "Parks Plan 2021-25"),
        ("as the Parks Plan 2018-22 had it", None),  # the plan before
        ("as the Parks Plan (2022-25) has it", None),
        ("as the Roads Plan 2021-25 has it", None),
    ],
)
def test_a_plan_of_other_years_that_overlap_contradicts_the_title(text: str, other: str | None) -> None:
    told = other_years("Response to the Mayor’s Draft Parks Plan (2022-25)", [text])
    assert told == (other and ("Draft Parks Plan (2022-25)", other))


def numbered(text: str) -> list[Line]:
    return [Line(number, line) for number, line in enumerate(text.split("\n"), 1) if line.strip()]


def test_addresses_fewer_than_notes_go_to_the_notes_whose_words_they_share() -> None:
    lines = numbered("one1 two2 three3\n1 Bins, Town\n2 a letter\n3 Trees and parks\nhttps://a.example/trees-parks")
    assert [note.links for note in notes(lines).notes] == [[], [], ["https://a.example/trees-parks"]]


ODD = ("1 note", "2 note", "word1 and", "plan.2 The", "https://a.example/b", "20191 was", "", "text")


@given(st.lists(st.sampled_from(ODD), max_size=12))
def test_every_line_is_in_the_text_or_in_a_note_once(chosen: list[str]) -> None:
    lines = numbered("\n".join(chosen))
    found = notes(lines)
    held = [lines[at].number for at in found.left]
    held += [line.number for note in found.notes for line in (*note.lines, *note.repeated)]
    assert sorted(held) == [line.number for line in lines]


@given(st.permutations(RESPONSE.split("\n")), st.integers(0, 80))
def test_a_cut_or_shuffled_response_keeps_every_word(lines: list[str], end: int) -> None:
    sheet = Sheet.of("\n".join(lines[:end]), "x.txt")
    desk = desk_of(sheet)
    consultation.READER.read(Opened(sheet, "text"), desk)
    told = account(desk.intake, {}, frozenset())
    assert (told.unplaced, told.losing) == ((), ())


@pytest.mark.corpus
def test_the_response_of_the_corpus_is_whole_with_its_35_notes(
    corpus: Callable[[str], Sheet], desk_for: Callable[..., Any]
) -> None:
    found = desk_for(consultation.READER, Opened(corpus("003"), "text"))
    document = found["documents/source"]
    body = document["body"]
    marks = re.findall(r"\[\^(\d+)\](?!:)", body)
    assert marks == [str(number) for number in range(1, 36)]
    feet = re.findall(r"^\[\^(\d+)\]: .*$", body, re.MULTILINE)
    assert feet == marks
    assert len(re.findall(r"<https?://[^>]+>$", body, re.MULTILINE)) == 32  # the first page's two and note 8 have none
    assert re.findall(r"^## (.*)$", body, re.MULTILINE) == [
        "Youth Violence and the Violence Reduction Unit",
        "Violence Against Women and Girls",
        "Hate Crime",
        "Trust and Confidence in the Police",
        "Community Policing",
        "Police Tactics and Disproportionality",
        "Counter-Terrorism",
        "Child Safeguarding",
        "Online Crime and Digital Capabilities",
    ]
    assert document["from"] == ["people/caroline-pidgeon"]
    assert document["organization"] == "organizations/liberal-democrat-group"
    assert document["about"] == ["documents/draft-police-and-crime-plan"]
    (years,) = document["conflicts"]
    assert years["printed"] == ["Draft Police and Crime Plan (2022-25)", "Police and Crime Plan 2021-25"]
    assert found.ids("questions/") == ["questions/2021-4002", "questions/2021-3996", "questions/2021-4754"]
    assert len(found.ids("actions/")) == 24
    words = found.account.words
    assert (words["unplaced"], words["lost"], words["furniture"]) == (0, 0, 17)
