"""Pages of meetings as councils publish them: saved from the web, copied as text, printed by a browser."""

from __future__ import annotations

from typing import Any

import pytest
from importers.conftest import desk_of

from sitegen.importers.drafting.sheet import Line, Sheet
from sitegen.importers.drafting.taken import plain
from sitegen.importers.known.attendees import entries
from sitegen.importers.known.authorities import committee_named
from sitegen.importers.known.desk import Opened
from sitegen.importers.minutes.business import items
from sitegen.importers.opening import hypertext
from sitegen.importers.readers import agenda, council_minutes, minutes, transcript
from sitegen.importers.speech.transcript_heads import whose
from sitegen.importers.words.furniture import PAGE_RULES, sweep
from sitegen.importers.words.names import looks_like_name
from sitegen.importers.words.notices import is_address, without_icon

PAGE = """<html><head><title>Agenda and minutes for Harbour Panel on Monday 3rd June 2030</title></head><body>
<h1>Agenda and minutes</h1>
<h2>Harbour Panel (Piers and Quays) - Monday 3rd June 2030 7.30 pm</h2>
<p><span>Venue:</span> Long Room, Town Hall</p>
<p><span>Contact:</span> Ola Finch Tel: (01999) 123456</p>
<table><tr><th>No.</th><th>Item</th></tr>
<tr><td><p>12.</p></td><td><p>APOLOGIES</p><p>To receive apologies.</p><p>Minutes:</p>
<div><p>An apology for absence was received from CllrAda Reed
and Cllr Bo Marsh attended as substitute.</p></div></td></tr>
<tr><td><p>13.</p></td><td><p>SUBSTITUTE MEMBERS</p><p>Minutes:</p>
<p>(i) Cllr C Pope for Cllr D Tate; and</p><p>(ii) Cllr E Share-Bell for Cllr F Sand.</p></td></tr>
<tr><td><p>14.</p></td><td><p>Dredging <span><img alt="pdf icon"> PDF&nbsp;84 KB</span></p>
<p>The Panel may wish to agree:</p><p>RESOLVED - That the public be excluded.</p><p>Minutes:</p>
<table><tr><th>Name</th><th>Interest</th></tr><tr><td>Cllr Pope</td><td>Owns a boat</td></tr></table>
<p>RESOLVED: That the dredger be hired.</p></td></tr>
<tr><td><p>15.</p></td><td><p>Close</p></td></tr></table></body></html>"""

COPIED = """Agenda and minutes

Harbour Panel - Monday 3rd June 2030 7.30 pm

Venue: Long Room, Town Hall

Items
No. Item

24/5

Apologies for Absence

Minutes:

There were none.

24/6

Dredging pdf icon PDF 1.2 MB

To consider the report.

Additional documents:

Minutes:

RESOLVED: That the dredger be hired.

24/7

Close

Minutes:

The meeting ended at 9.05 pm.
"""


def read(reader: Any, sheet: Sheet) -> Any:
    desk = desk_of(sheet)
    reader.read(Opened(sheet, "text"), desk)
    return desk


def meeting_of(desk: Any, id_: str) -> dict[str, Any]:
    return plain(desk.intake.draft(id_).fields)


@pytest.fixture
def saved() -> Any:
    return read(minutes.READER, hypertext.sheet(PAGE, "page.html")[0])


def test_a_saved_page_is_minutes_and_its_items_stand_under_their_own_titles(saved: Any) -> None:
    sheet = hypertext.sheet(PAGE, "page.html")[0]
    assert minutes.recognises(Opened(sheet, "text")) >= 90
    held = meeting_of(saved, "meetings/harbour-panel-piers-and-quays/2030-06-03")
    assert (held["start_time"], held["place"]) == ("19:30", "Long Room, Town Hall")
    told = [(item["number"], item["heading"]) for item in held["agenda"]]
    assert told == [("12", "APOLOGIES"), ("13", "SUBSTITUTE MEMBERS"), ("14", "Dredging"), ("15", "Close")]


def test_what_an_agenda_proposed_was_not_resolved(saved: Any) -> None:
    held = meeting_of(saved, "meetings/harbour-panel-piers-and-quays/2030-06-03")
    item = held["agenda"][2]
    assert [one["text"] for one in item["resolutions"]] == ["That the dredger be hired."]
    assert "That the public be excluded" in item["text"]
    assert "| Cllr Pope | Owns a boat |" in item["text"]


def test_those_who_came_for_others_are_substitutes(saved: Any) -> None:
    rows = meeting_of(saved, "meetings/harbour-panel-piers-and-quays/2030-06-03")["attendance"]
    told = {row.get("person") or row.get("name"): row["status"] for row in rows}
    assert told == {
        "people/ada-reed": "apologies",
        "people/bo-marsh": "substitute",
        "people/c-pope": "substitute",
        "people/e-share-bell": "substitute",
    }


def test_a_page_copied_as_text_is_read_alike() -> None:
    sheet = Sheet.of(COPIED, "page.txt")
    assert minutes.recognises(Opened(sheet, "text")) >= 90
    held = meeting_of(read(minutes.READER, sheet), "meetings/harbour-panel/2030-06-03")
    told = [(item["number"], item["heading"]) for item in held["agenda"]]
    assert told == [("24/5", "Apologies for Absence"), ("24/6", "Dredging"), ("24/7", "Close")]
    assert (held["start_time"], held["end_time"]) == ("19:30", "21:05")


def test_an_agendas_page_is_of_the_committee_in_its_heading() -> None:
    text = COPIED.replace("Agenda and minutes", "Agenda").replace("Minutes:", "To note.")
    for before, after in (("24/5", "1."), ("24/6", "2."), ("24/7", "3.")):
        text = text.replace(before, after)
    sheet = Sheet.of(text, "page.txt")
    assert agenda.recognises(Opened(sheet, "text"))
    held = meeting_of(read(agenda.READER, sheet), "meetings/harbour-panel/2030-06-03")
    assert held["status"] == "scheduled"
    assert [item["heading"] for item in held["agenda"]] == ["Apologies for Absence", "Dredging", "Close"]


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("## Harbour Panel - Monday, 3rd June, 2030 10.30 am", "Harbour Panel"),
        ("Overview & Scrutiny Board (Harbours) - 3 June 2030", "Overview & Scrutiny Board (Harbours)"),
    ],
)
def test_a_body_heads_its_page_before_the_day(heading: str, name: str) -> None:
    found = committee_named([Line(1, heading)])
    assert found is not None
    assert found[0] == name


def test_a_title_is_without_the_icon_of_its_paper() -> None:
    assert without_icon("Dredging pdf icon PDF 84 KB") == "Dredging"
    assert without_icon("Dredging PDF 1 MB") == "Dredging"
    assert without_icon("The PDF of 2030") == "The PDF of 2030"


# ---- tables of web pages


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (
            "<table><tr><td>1<td><p>Tides<p>Said.<ul><li>a<li>b</ul></tr><tr><td>2<td>Close</table>",
            ["### 1 Tides", "Said.", "- a", "- b", "### 2 Close"],
        ),
        ("<table><tr><th>No.<th>Item<tr><td><td><p>Tides<p>Said.</table>", ["### No. Item", "### Tides", "Said."]),
        (
            "<table><tr><td>1<td>Tides<table><tr><td>x<td>y</table>after<tr><td>2<td>Close</table>",
            ["### 1 Tides", "| x | y |", "|---|---|", "after", "### 2 Close"],
        ),
        ("<table><tr><td>1<td>Reed<tr><td>2<td>Marsh</table>", ["| 1 | Reed |", "|---|---|", "| 2 | Marsh |"]),
        (
            "<table><tr><td>Chair<td><p>Reed<p>Marsh<tr><td>Clerk<td>Pope</table>",
            ["| Chair | Reed Marsh |", "|---|---|", "| Clerk | Pope |"],
        ),
        ("<table><tr><td>1<td><p>a<p>b<td>c</table>", ["| 1 | a b | c |", "|---|---|---|"]),
    ],
)
def test_a_table_of_numbered_items_is_items_and_a_table_of_values_a_table(page: str, expected: list[str]) -> None:
    shown = [line.text for line in hypertext.sheet(page, "page.html")[0] if not line.blank]
    assert [words for words in shown if words != "### No. Item" or words in expected] == [
        words if words != "### No. Item" or words in shown else "No. Item" for words in expected
    ]


def test_numbers_typed_on_a_web_page_are_numbers_of_items() -> None:
    page = "<h1>Minutes</h1><p>1. Apologies</p><p>None.</p><p>2. Tides</p><p>Noted.</p><p>3. Close</p><p>At nine.</p>"
    found = items(hypertext.sheet(page, "page.html")[0])
    assert [(item.number, item.title) for item in found] == [("1", "Apologies"), ("2", "Tides"), ("3", "Close")]


# ---- nothing is invented


def test_the_day_of_other_minutes_is_not_the_day_of_these() -> None:
    text = """MINUTES

Harbour Panel

The minutes of the Harbour Panel held on 6 May 2030 were agreed.

This was called in from the meeting of 11 April 2030.

1. Tides

RESOLVED: That it be noted.

2. Close

None.
"""
    desk = read(minutes.READER, Sheet.of(text, "paper.txt"))
    assert not [id_ for id_ in desk.intake.drafts if id_.startswith("meetings/")]
    assert [doubt.about for doubt in desk.intake.doubts] == ["minutes whose date is not printed"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Town Hall, High Street, Wessex WX1 2AB", True),
        ("Enquiries: 020 7946 0000", True),
        ("www.wessex.example", True),
        ("Councillor Ada Reed (Chair)", False),
        ("Cllr Bo Marsh - Cabinet Member for Tides", False),
    ],
)
def test_an_address_is_nobody(line: str, expected: bool) -> None:  # noqa: FBT001
    assert is_address(line) is expected


@pytest.mark.parametrize("words", ["UNRESTRICTED ITEMS", "Apologies for Absence", "Other Business"])
def test_headings_of_minutes_are_no_names(words: str) -> None:
    assert not looks_like_name(words)


@pytest.mark.parametrize(
    ("printed", "name", "role"),
    [
        ("Ada Reed Chairman", "Ada Reed", "Chairman"),
        ("Bo Marsh Deputy Chair", "Bo Marsh", "Deputy Chair"),
        ("Councillor Cy Pope - Cabinet Member for Tides, Quays and Piers", "Councillor Cy Pope",
         "Cabinet Member for Tides, Quays and Piers"),
        ("Dee Tate - Director of Piers", "Dee Tate", "Director of Piers"),
    ],
)  # fmt: skip
def test_an_office_behind_a_name_is_no_part_of_it(printed: str, name: str, role: str) -> None:
    assert [(one.name, one.role) for one in entries(printed, "present", Line(1, printed))] == [(name, role)]


# ---- which reader


NUMBERED = """MINUTES

Meeting: Rivers Committee
Date: Wednesday 10 July 2030

Present:
Ada Ford AM (Chair)
Ben Weir AM

City Hall, Long Quay, Weymouth WX1 2AB

1    Apologies (Item 1)

1.1  There were none.

2    Sluices (Item 2)

2.1  The Committee received a report.

2.2  Resolved:

     That the sluices be opened.

3    Close

3.1  The meeting ended at 12.41 pm.
"""

MEMBERS = """Harbour Committee
3 June 2030
Minutes

Committee Members:
Councillors Reed (Chairman), Marsh and Pope

Harbour Officers:
Una Burr

1. Apologies
RESOLVED: That they be noted.

2. Tides
2.1 Resolved:

That the tide be noted.

3. Piers
RESOLVED: That the pier be mended.

4. Close
RESOLVED: That it be so.
"""

EVIDENCE = """House of Commons

Minutes of Evidence

taken before

The Committee of Public Weirs

Monday 9 March 2030

Members present:

Mr Ned Leigh, in the Chair

Q1 Mr Leigh: What is a weir?

Ms Una Burr: A dam over which water runs.

Q2 Mr Leigh: Who built it?

Ms Una Burr: I did.
"""


def test_minutes_in_numbered_paragraphs_are_read_item_by_item() -> None:
    opened = Opened(Sheet.of(NUMBERED, "paper.txt"), "text")
    assert minutes.recognises(opened) > council_minutes.recognises(opened)
    held = meeting_of(read(minutes.READER, opened.sheet), "meetings/rivers-committee/2030-07-10")
    assert [one["text"] for one in held["agenda"][1]["resolutions"]] == ["That the sluices be opened."]
    assert [row["person"] for row in held["attendance"]] == ["people/ada-ford", "people/ben-weir"]


def test_minutes_of_evidence_are_a_transcript_of_the_committee_they_name() -> None:
    opened = Opened(Sheet.of(EVIDENCE, "paper.txt"), "text")
    assert minutes.recognises(opened) == 0
    assert transcript.recognises(opened) >= 50
    desk = read(transcript.READER, opened.sheet)
    assert "meetings/committee-of-public-weirs/2030-03-09/transcript" in desk.intake.drafts


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("Select Committee on Weirs of the House of Commons Minutes of Evidence",
         "select-committee-on-weirs-of-the-house-of-commons"),
        ("Weirs Committee on Monday 9 March 2030", "weirs-committee"),
    ],
)  # fmt: skip
def test_a_committee_may_be_named_for_what_it_is_on(head: str, body: str) -> None:
    sheet = Sheet.of(f"{head}\n\n9 March 2030\n", "paper.txt")
    found = whose([*sheet], sheet, desk_of(sheet))
    assert found is not None
    assert found[0] == f"organizations/{body}"


def test_flattened_minutes_may_list_only_the_committees_members() -> None:
    opened = Opened(Sheet.of(MEMBERS, "paper.txt"), "text")
    assert council_minutes.recognises(opened) >= 85
    held = meeting_of(read(council_minutes.READER, opened.sheet), "meetings/harbour-committee/2030-06-03")
    assert [row.get("name") for row in held["attendance"]][:3] == [
        "Councillor Reed",
        "Councillor Marsh",
        "Councillor Pope",
    ]
    assert "Harbour Officers:" not in [row.get("name") for row in held["attendance"]]
    assert "That the tide be noted." in held["agenda"][1]["resolutions"][0]["text"]


# ---- printed by a browser


def test_what_a_browser_prints_around_a_page_is_furniture() -> None:
    told = [
        "11/22/30, 2:07 AM\tAgenda and minutes",
        "22/11/2030, 14:07",
        "https://town.example/page.aspx?id=1\t1/2",
        "file:///D:/pages/page.html",
    ]
    kept = ["The meeting began at 2:07.", "24/5", "https://town.example/report"]
    sheet = Sheet.of("\n".join([*told, *kept]), "paper.pdf")
    desk = desk_of(sheet)
    assert [line.text for line in sweep(sheet, desk.intake, PAGE_RULES)] == kept
    assert {one.rule for one in desk.intake.furniture} == {"what a browser prints around a page"}
