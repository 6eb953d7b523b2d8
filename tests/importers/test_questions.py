"""Listings of questions: who asked whom what and when, the answers, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from importers.conftest import desk_of

from sitegen.importers.account import account
from sitegen.importers.drafting.sheet import Sheet
from sitegen.importers.known.desk import Opened
from sitegen.importers.listings.question_labels import label
from sitegen.importers.opening import hypertext
from sitegen.importers.readers import questions

LISTING = """Skip to main content
Mayor of Riverton logo Riverton Assembly logo
Home

Night buses

  • Reference: 2023/1204
  • Question by: Ada Byron OBE
  • Meeting date: 14 September 2023
You said in 2022/0881 that route N9 would come back. In 2022/2023 it did not. Will it?

Trees (2)

  • Reference: 2023/1203
  • Question by: Tom Reed
  • Meeting date: 14 September 2023
How many trees were planted in each ward, and of which kinds, and what will...
Subscribe to"""


def test_a_listing_gives_each_question_with_its_title_asker_day_and_words(read_text: Callable[..., Any]) -> None:
    found = read_text(questions.READER, LISTING)
    assert found.ids("questions/") == ["questions/2023-1204", "questions/2023-1203"]
    assert found["questions/2023-1204"] == {
        "reference": "2023/1204",
        "heading": "Night buses",
        "date": "2023-09-14",
        "text": "You said in 2022/0881 that route N9 would come back. In 2022/2023 it did not. Will it?",
        "asked_by": "people/ada-byron",
        "put_to": ["organizations/mayor-of-riverton"],
        "cites": ["2022/0881"],
        "meeting": "meetings/riverton-assembly/2023-09-14",
    }
    assert found["people/ada-byron"]["honorific_suffix"] == "OBE"
    assert found["meetings/riverton-assembly/2023-09-14"]["documents"] == ["documents/source"]


def test_a_text_the_page_breaks_off_is_marked_as_such(read_text: Callable[..., Any]) -> None:
    found = read_text(questions.READER, LISTING)
    assert found["questions/2023-1203"]["truncated"] is True
    assert "truncated" not in found["questions/2023-1204"]


def test_every_line_of_a_listing_is_placed_or_is_of_the_site(read_text: Callable[..., Any]) -> None:
    account = read_text(questions.READER, LISTING).account
    assert [told.line.text for told in account.unplaced] == []
    assert account.losing == ()
    assert account.rules == {"what the site prints around the questions": 4}


def test_who_is_asked_is_set_only_where_the_page_says_it(read_text: Callable[..., Any]) -> None:
    found = read_text(questions.READER, LISTING.replace("Mayor of Riverton logo ", ""))
    assert "put_to" not in found["questions/2023-1204"]
    assert found["questions/2023-1204"]["meeting"] == "meetings/riverton-assembly/2023-09-14"


PAGE = """<html><head><title>Search questions | Riverton Assembly</title></head><body>
<header><img alt="Mayor of Riverton logo"></header>
<nav><a href="/">Home</a></nav>
<main><div><h3><a href="https://riverton.example/questions/2023/1205">Ferries</a></h3>
<dl><dt>Reference</dt><dd>2023/1205</dd><dt>Question by</dt><dd>Tom Reed</dd>
<dt>Meeting date</dt><dd>14 May 2023</dd></dl>
<h4>Question</h4>
<p>Is the ferry safe?</p>
<h4>Answer</h4>
<dl><dt>Answered by</dt><dd>The Mayor</dd><dt>Date</dt><dd>18 May 2023</dd></dl>
<p>Officers are drafting a response which will be sent shortly.</p>
<h4>Answer</h4>
<dl><dt>Answered by</dt><dd>The Mayor</dd><dt>Date</dt><dd>2 June 2023</dd></dl>
<p>It is.</p>
<p>It always was.</p></div></main></body></html>"""


def test_a_page_with_answers_gives_holding_and_final_answers_apart(desk_for: Callable[..., Any]) -> None:
    sheet, _ = hypertext.sheet(PAGE, "page.html")
    found = desk_for(questions.READER, Opened(sheet, "text"))
    question = found["questions/2023-1205"]
    assert question["url"] == "https://riverton.example/questions/2023/1205"
    assert question["text"] == "Is the ferry safe?"
    assert question["answers"] == [
        {
            "type": "holding",
            "date": "2023-05-18",
            "by": "organizations/mayor-of-riverton",
            "text": "Officers are drafting a response which will be sent shortly.",
        },
        {
            "type": "final",
            "date": "2023-06-02",
            "by": "organizations/mayor-of-riverton",
            "text": "It is.\n\nIt always was.",
        },
    ]
    assert found.account.unplaced == ()


MINUTED = """Riverton Assembly
Mayor's Question Time, 14 September 2023

Pensions
Question No: 2023/0001
Ada Byron
How much was paid
in 2022?
Written answer from the Mayor:
Two pounds.

It was late.

Ferries
Question No: 2023/0002
Tom Reed
Is the ferry safe?
Written answer from the Mayor:
Yes."""


def test_a_question_number_may_stand_between_its_title_and_who_asks(read_text: Callable[..., Any]) -> None:
    found = read_text(questions.READER, MINUTED)
    first = found["questions/2023-0001"]
    assert (first["heading"], first["asked_by"]) == ("Pensions", "people/ada-byron")
    assert (first["text"], first["date"]) == ("How much was paid in 2022?", "2023-09-14")
    assert first["answers"] == [{"type": "final", "note": "the Mayor", "text": "Two pounds.\n\nIt was late."}]
    assert [doubt.about for doubt in found.intake.doubts] == ["who is asked", "who is asked"]


PUBLIC = """RIVERTON BOROUGH COUNCIL
12 March 2024
Public Questions

1. Question from Mr J Bloggs to Councillor Jane Smith, Cabinet Member for Housing

Question:
Why is the lift broken at
Tower Court?

Answer:
It will be mended.

Supplementary question:
When?

Answer:
In May.

2. Question from Mrs P Poole to the Leader of the Council

What about bins?

Reply: Weekly."""


def test_a_member_of_the_public_is_a_printed_name_and_no_record(read_text: Callable[..., Any]) -> None:
    found = read_text(questions.READER, PUBLIC)
    first, second = (found[id_] for id_ in found.ids("questions/"))
    assert (first["reference"], first["printed_asked_by"]) == ("1", "Mr J Bloggs")
    assert first["put_to"] == ["people/jane-smith"]
    assert first["text"] == "Why is the lift broken at Tower Court?\n\nWhen?"
    assert [(answer["text"], answer.get("id")) for answer in first["answers"]] == [
        ("It will be mended.", None),
        ("In May.", "final-2"),
    ]
    assert second["note"] == "Put to: the Leader of the Council"
    assert second["answers"] == [{"type": "final", "text": "Weekly."}]
    assert found.ids("people/") == ["people/jane-smith"]
    assert found.account.unplaced == found.account.losing == ()


def test_numbers_without_a_year_are_told_apart_by_body_and_day(read_text: Callable[..., Any]) -> None:
    found = read_text(questions.READER, PUBLIC)
    assert found.ids("questions/") == [f"questions/riverton-borough-council-2024-03-12-{number}" for number in (1, 2)]


def test_a_question_without_any_date_is_told_and_no_record(read_text: Callable[..., Any]) -> None:
    found = read_text(questions.READER, LISTING.replace("Meeting date: 14 September 2023", "Meeting date: soon"))
    assert found.ids("questions/") == []
    assert {doubt.about for doubt in found.intake.doubts} == {"a question without a date or words"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Question by: Ada Byron", ("asked_by", "Ada Byron")),
        ("Meeting date", ("date", "")),
        ("Question No. 2023/0001", ("reference", "2023/0001")),
        ("Holding answer:", ("holding", "")),
        ("The answer is no: it never was.", None),
        ("No 10 is a house.", None),
    ],
)
def test_a_label_is_known_by_its_words(text: str, told: tuple[str, str] | None) -> None:
    assert label(text) == told


@pytest.mark.parametrize(
    ("text", "sure"),
    [(LISTING, 95), (MINUTED, 85), (PUBLIC, 95), ("Dear Mayor,\n\nYours sincerely,\nA. Byron", 0), ("", 0)],
)
def test_a_listing_is_recognised_by_its_labels(text: str, sure: int) -> None:
    assert questions.READER.recognises(Opened(Sheet.of(text, "x.txt"), "text")) == sure


def test_questions_that_are_an_item_of_an_agenda_or_of_minutes_leave_it_to_their_readers() -> None:
    for title in ("AGENDA", "Minutes", "Public Agenda Pack", "Notice of Meeting"):
        paper = f"Riverton Assembly\n\n{title}\n\n1. Apologies\n\n2. Questions from Members\n\n{LISTING}"
        assert 0 < questions.READER.recognises(Opened(Sheet.of(paper, "x.txt"), "text")) < 85


@given(st.permutations(f"{LISTING}\n{PUBLIC}".split("\n")), st.integers(0, 60))
def test_a_cut_or_shuffled_listing_keeps_every_line(lines: list[str], end: int) -> None:
    sheet = Sheet.of("\n".join(lines[:end]), "x.txt")
    desk = desk_of(sheet)
    questions.READER.recognises(Opened(sheet, "text"))
    questions.READER.read(Opened(sheet, "text"), desk)
    assert account(desk.intake, {}, frozenset()).unplaced == ()


@pytest.mark.corpus
def test_the_listing_of_the_corpus_gives_its_ten_questions_whole(
    corpus: Callable[[str], Sheet], desk_for: Callable[..., Any]
) -> None:
    found = desk_for(questions.READER, Opened(corpus("000"), "text"))
    ids = found.ids("questions/")
    assert ids == [f"questions/2024-0{number}" for number in range(506, 496, -1)]
    held = [found[id_] for id_ in ids]
    assert {question["date"] for question in held} == {"2024-02-22"}
    assert {question["meeting"] for question in held} == {"meetings/london-assembly/2024-02-22"}
    assert [question["asked_by"] for question in held] == ["people/hina-bokhari", *["people/caroline-pidgeon"] * 9]
    assert [question["reference"] for question in held if question.get("truncated")] == ["2024/0502"]
    assert [question.get("cites") for question in held if question.get("cites")] == [["2023/4684"]]
    assert held[0]["heading"] == "Warmer Homes Initiative"
    assert [question["heading"][-3:] for question in held[-4:]] == ["(6)", "(5)", "(4)", "(3)"]
    words = found.account.words
    assert (words["unplaced"], words["lost"], words["furniture"]) == (0, 0, 7)
