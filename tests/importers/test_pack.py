"""Packs: where each paper begins, which reader has it, and how it is bound to its item."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import pytest

from sitegen.importers.drafting.sheet import Sheet
from sitegen.importers.drafting.taken import plain
from sitegen.importers.known.desk import Desk, Opened, Reader
from sitegen.importers.packs.sections import kinds, printed_pages, sections
from sitegen.importers.readers import PAPERS, READERS, agenda, officer_report
from sitegen.importers.readers.pack import pack
from sitegen.importers.words.bodies import written

AGENDA = """# AGENDA

**Meeting: Rivers Committee**

**Date: Thursday 3 October 2024**

**Time: 2.30 pm**

**Place: Long Room**

## **1 Apologies**

## **2 Minutes (Pages 3 - 4)**

## **3 Drains (Pages 5 - 8)**

## **4 Floods (Pages 9 - 12)**
"""
REPORT = """# Subject: {}

<b>Report to:</b>\t<b>Rivers Committee</b>
<b>Date:</b>\t<b>3 October 2024</b>
<b>Public Access:</b>\t<b>In public</b>

## 1. Summary

1.1 About {}.

Contact Officer:\tEli Dyke, Committee Officer
"""
BLANK = "\nThis page is intentionally left blank\n\n"


def note_begins(word: str, sheet: Sheet, index: int) -> bool:
    return sheet.lines[index].text.startswith(word)


def note_read(id_: str, opened: Opened, desk: Desk) -> None:
    """A reader that makes one document of its paper, if it is told an id, and else a meeting."""
    if id_.startswith("documents/"):
        desk.intake.draft(id_).fill(
            heading="A note", type="letter", body=written(opened.sheet), part_of="documents/source"
        )
    else:
        desk.organization = "organizations/stranger"
        desk.intake.draft(id_).fill(attendance=written(opened.sheet), date="2024-09-05")


def a_reader(kind: str, type_: str, word: str, id_: str) -> Reader:
    return Reader(kind, kind, type_, "text", lambda _opened: 0, partial(note_read, id_), partial(note_begins, word))


NOTE = a_reader("note", "letter", "NOTE", "documents/note")
MINUTES = a_reader("minutes", "minutes", "# MINUTES", "meetings/rivers-committee/2024-09-05")
PACK = pack((agenda.READER, NOTE, MINUTES, officer_report.READER))
TEXT = (
    AGENDA
    + BLANK
    + "# MINUTES\n\nOf the meeting.\n\n"
    + REPORT.format("Drains", "drains")
    + BLANK
    + "NOTE to the reader\n\nWords of the note.\n\n"
    + REPORT.format("Floods", "floods")
)


def test_every_paper_is_read_by_its_reader_and_its_document_says_where_it_is_bound(read_text: Callable) -> None:
    held = read_text(PACK, TEXT)
    bound = {id_: held[id_]["type"] for id_ in held.ids("documents/") if held[id_].get("part_of") == "documents/source"}
    assert bound == {
        "documents/minutes-of-the-rivers-committee-5-september-2024": "minutes",
        "documents/drains-2024-10-03": "officer report",
        "documents/note": "letter",
        "documents/floods-2024-10-03": "officer report",
    }
    assert held["documents/note"]["organization"] == "organizations/rivers-committee"


def test_the_pack_is_a_document_of_the_committee_and_the_desk_is_as_the_agenda_left_it(read_text: Callable) -> None:
    held = read_text(PACK, TEXT)
    made = held["documents/source"]
    assert {key: made[key] for key in ("heading", "type", "organization", "pages", "about")} == {
        "heading": "Agenda pack of the Rivers Committee, 3 October 2024",
        "type": "agenda pack",
        "organization": "organizations/rivers-committee",
        "pages": "1-12",
        "about": ["meetings/rivers-committee/2024-10-03"],
    }
    assert held.desk.organization == "organizations/rivers-committee"


def test_papers_stand_under_their_items_and_the_first_has_the_items_pages(read_text: Callable) -> None:
    held = read_text(PACK, TEXT)
    agenda_items = held["meetings/rivers-committee/2024-10-03"]["agenda"]
    assert [item.get("papers") for item in agenda_items] == [
        None,
        ["documents/minutes-of-the-rivers-committee-5-september-2024"],
        ["documents/drains-2024-10-03", "documents/note"],
        ["documents/floods-2024-10-03"],
    ]
    assert held["documents/drains-2024-10-03"]["pages"] == "5-8"
    assert "pages" not in held["documents/note"]


def test_whom_a_letter_invites_is_among_those_invited(read_text: Callable) -> None:
    """The reader of the note says whom it is to; the pack, what that means for the meeting."""

    def to_somebody(opened: Opened, desk: Desk) -> None:
        note_read("documents/note", opened, desk)
        desk.intake.draft("documents/note").fill(to=["people/gus-pond", "organizations/water-board"])
        desk.intake.draft("people/gus-pond").add(
            "memberships", {"organization": "organizations/water-board", "role": "Chair"}
        )

    papers = (agenda.READER, replace(NOTE, read=to_somebody), officer_report.READER)
    text = AGENDA + "\nNOTE\n\nI write to invite you to the meeting on 3 October 2024, at 2pm.\n"
    invited = read_text(pack(papers), text)["meetings/rivers-committee/2024-10-03"]["attendance"]
    assert invited == [
        {"person": "people/gus-pond", "status": "invited", "role": "Chair", "organization": "organizations/water-board"}
    ]
    elsewhere = read_text(pack(papers), text.replace("meeting on 3 October", "launch on 4 October"))
    assert "attendance" not in elsewhere["meetings/rivers-committee/2024-10-03"]


def test_every_line_is_accounted_for(read_text: Callable) -> None:
    held = read_text(PACK, TEXT)
    assert (held.account.unplaced, held.account.losing) == ((), ())
    assert held.rules == {"notices of blank pages": 2}


def test_the_most_particular_reader_has_a_paper_that_several_see_begin() -> None:
    sheet = Sheet.of(REPORT.format("Drains", "drains"), "source.txt")
    particular = a_reader("drains", "officer report", "# Subject: Drains", "documents/drains")
    for papers, kind in (
        ((particular, officer_report.READER), "drains"),
        ((officer_report.READER, particular), "officer report"),
    ):
        (only,) = sections(sheet, papers)
        assert only.reader is not None
        assert only.reader.kind == kind


def test_a_paper_that_nobody_knows_is_a_document_with_all_its_words(read_text: Callable) -> None:
    held = read_text(PACK, "A leaflet\n\n" + "With\n" * 20 + "words.\n\n" + TEXT)
    assert held["documents/a-leaflet"] == {
        "heading": "A leaflet",
        "type": "appendix",
        "prose": "verbatim",
        "body": "A leaflet\n\n" + "With\n" * 20 + "words.",
        "sources": [{"document": "documents/source", "lines": "1-23"}],
        "part_of": "documents/source",
        "organization": "organizations/rivers-committee",
    }


def test_a_stamp_begins_a_paper_of_its_item_and_the_letterhead_above_on_its_page_is_the_papers(
    read_text: Callable,
) -> None:
    leaf = "Agenda Item 4\n\nPlan of the weir\n\nA plan.\n"
    held = read_text(PACK, AGENDA + "\n\f" + leaf + "\n\f" + "Wessex Water\n\n" + REPORT.format("Drains", "drains"))
    agenda_items = held["meetings/rivers-committee/2024-10-03"]["agenda"]
    assert agenda_items[3]["papers"] == ["documents/plan-of-the-weir"]
    assert held["documents/drains-2024-10-03"]["body"].startswith("Wessex Water")


def test_the_agendas_page_numbers_tell_where_an_unknown_paper_begins(read_text: Callable) -> None:
    pages = [AGENDA + "\nPage 1", "Old words.\nPage 2", "Report on pipes\nPage 9", "More on pipes\nPage 10"]
    held = read_text(PACK, "\n\f".join(pages))
    assert held["meetings/rivers-committee/2024-10-03"]["agenda"][3]["papers"] == ["documents/report-on-pipes"]
    assert "More on pipes" in held["documents/report-on-pipes"]["body"]
    assert printed_pages(Sheet.of("\n\f".join(pages), "a.txt")) == {1: 1, 2: 2, 9: 3, 10: 4}


def test_a_reader_that_begins_on_two_lines_of_one_head_begins_once() -> None:
    sheet = Sheet.of("NOTE one\nNOTE still one\n\n" + "word\n\n" * 9 + "NOTE two\n\nword\n", "a.txt")
    assert [part.sheet.lines[0].number for part in sections(sheet, (NOTE,))] == [1, 22]


@pytest.mark.parametrize(
    ("text", "sure"),
    [(TEXT, 95), (AGENDA, 0), (REPORT.format("Drains", "drains"), 0), ("NOTE one\n\nword", 0), ("", 0)],
)
def test_it_knows_a_pack_by_papers_of_two_kinds(text: str, sure: int) -> None:
    assert PACK.recognises(Opened(Sheet.of(text, "source.txt"), "text")) == sure


def test_the_register_has_the_pack_first_and_the_general_report_behind_the_particular() -> None:
    assert READERS[0].kind == "pack"
    assert set(PAPERS) <= set(READERS)
    reports = [reader.kind for reader in PAPERS if reader.type == "officer report"]
    assert reports[-1] == "officer report"
    assert len({reader.kind for reader in READERS}) == len(READERS)


@pytest.mark.corpus
def test_the_pack_of_the_corpus(corpus: Callable[[str], Sheet]) -> None:
    sheet = corpus("001")
    own = (agenda.READER, officer_report.READER)
    assert kinds(sheet, own) == {"agenda", "officer report"}
    starts = [part.sheet.lines[0].number for part in sections(sheet, own)]
    assert starts == [3, 224, 1675, 2022, 4760, 5025, 5087]
    for prefix in ("000", "002", "003", "004"):
        assert READERS[0].recognises(Opened(corpus(prefix), "text")) == 0, "one paper is no pack"


@pytest.mark.corpus
def test_every_item_of_the_corpus_has_its_papers(corpus: Callable[[str], Sheet], read_text: Callable) -> None:
    sheet = corpus("001")
    held = read_text(pack((agenda.READER, officer_report.READER)), sheet.text, sheet.file)
    items = plain(held.intake.drafts["meetings/police-and-crime-committee/2023-05-24"].fields)["agenda"]
    assert {item["number"]: len(item["papers"]) for item in items if "papers" in item} == {
        number: 2 if number in ("2", "7", "8", "9") else 1 for number in ("2", "7", "8", "9", "10", "11")
    }
    assert held["documents/source"]["pages"] == "1-224"
    assert (held.account.unplaced, held.account.losing) == ((), ())
