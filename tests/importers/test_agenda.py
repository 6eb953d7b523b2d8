"""Agendas: the notice on the front page, the numbered items, and what is drawn out of them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sitegen.importers.drafting.intake import Intake
from sitegen.importers.drafting.sheet import Line, Sheet
from sitegen.importers.drafting.taken import plain
from sitegen.importers.known import authorities
from sitegen.importers.known.desk import Desk, Opened
from sitegen.importers.known.directory import Directory
from sitegen.importers.packs import standing
from sitegen.importers.packs.agenda_items import items, pages_of
from sitegen.importers.readers.agenda import READER, begins, recognises
from sitegen.importers.words import notices

MARKED = """# AGENDA

**Meeting: Rivers Committee**

**Date: Thursday 3 October 2024**

**Time: 2.30 pm**

**Place: Long Room, Wessex House,
1 Quay Street, Weymouth**

Meetings of the Wessex Assembly and its Committees are webcast.

## Members of the Committee

Ada Ford AM (Chair)

Ben Weir AM (Deputy Chairman)

Cy Brook MBE AM

A meeting of the Committee has been called.

Proper Officer: Dee Lock, Chief Officer
Wednesday 25 September 2024

## Further Information

Please contact: Eli Dyke, Committee Officer; Email: [eli@wessex.gov.uk](mailto:eli@wessex.gov.uk). For media enquiries please contact: Fay Pool, Press Officer; Email: fay@wessex.gov.uk.

## **Agenda**

### **Rivers Committee**

#### **1 Apologies for Absence**

To receive any apologies.

## **2 Membership of the Committee**

**The Committee is recommended to note its membership, as agreed by the Wessex Assembly at its Annual Meeting on 9 May 2024:**

**Ada Ford AM (Chair)**

**Ben Weir AM (Deputy Chairman)**

**Cy Brook MBE AM**

## **3 Terms of Reference**

- 1. To examine the state of rivers.
- 2. To report on floods.

## **4 Standing Delegations of Authority**

**As agreed by the Wessex Assembly at its Annual Meeting on 9 May 2024:**

- (a) At its Annual Meeting on 2 May 2012, the Assembly agreed to delegate authority to Chairs to answer consultations, when time is short; and**
- (b) At the Plenary Meeting on 7 June 2018, the Assembly agreed to delegate authority to Chairs to settle:**
  - (i) The scope of visits; and**
  - (ii) The scope of projects.**

## **5 Minutes (Pages 5 - 18)**

To confirm the minutes of 5 September.

## **6 Flood Defences** (Pages 19 - 24)

Contact: Eli Dyke, eli@wessex.gov.uk

## **7 Date of Next Meeting**

The next meeting is on 7 November 2024 at 10.00am in Committee Rooms 2&3, Wessex House.
"""  # noqa: E501 - a paragraph is one line

PLAIN = """Public Document Pack


Housing and Repairs
Committee
AGENDA

DATE:

Tuesday 14 May 2024

TIME:

6.30 pm

VENUE:

Council Chamber, Town Hall, Mere Road,
Meretown, MT1 2CD

MEMBERSHIP (Quorum 3)
Chair:

Councillor Ruth Ash

Councillors:
Labour
Peter Elm
Mary Oak (VC)
Conservative
Anil Pine

Reserve Members:

1. Jo Spare
2. Al Extra

Contact: Terry Clark, Senior Democratic Services Officer
Tel: 020 0000 0000 E-mail: terry@meretown.gov.uk

AGENDA - PART I
1.

ATTENDANCE BY RESERVE MEMBERS
To note the attendance of any reserve members.

2.

MINUTES (Pages 5 - 10)
That the minutes be taken as read.

3.

ANNUAL REPORT ON REPAIRS AND
FORWARD PLAN (Pages 11 - 30)
Report of the Director.
"""


def test_the_notice_gives_day_time_place_members_and_contacts(read_text: Callable) -> None:
    held = read_text(READER, MARKED)
    meeting = held["meetings/rivers-committee/2024-10-03"]
    told = {key: meeting[key] for key in ("date", "start_time", "place", "status", "classification", "contacts")}
    assert told == {
        "date": {"date": "2024-10-03", "printed": "Thursday 3 October 2024"},
        "start_time": "14:30",
        "place": "Long Room, Wessex House, 1 Quay Street, Weymouth",
        "status": "scheduled",
        "classification": "ordinary",
        "contacts": [
            {"person": "people/dee-lock", "role": "Proper Officer; Chief Officer"},
            {"person": "people/eli-dyke", "role": "Committee Officer"},
            {"person": "people/fay-pool", "role": "Press Officer (media enquiries)"},
        ],
    }
    assert meeting["attendance"] == [
        {"person": "people/ada-ford", "status": "invited", "role": "Chair"},
        {"person": "people/ben-weir", "status": "invited", "role": "Deputy Chairman"},
        {"person": "people/cy-brook", "status": "invited", "role": "Member"},
    ]


def test_items_have_number_title_and_words_and_the_pages_are_no_part_of_the_title(read_text: Callable) -> None:
    agenda = read_text(READER, MARKED)["meetings/rivers-committee/2024-10-03"]["agenda"]
    assert [(item["number"], item["heading"]) for item in agenda] == [
        ("1", "Apologies for Absence"),
        ("2", "Membership of the Committee"),
        ("3", "Terms of Reference"),
        ("4", "Standing Delegations of Authority"),
        ("5", "Minutes"),
        ("6", "Flood Defences"),
        ("7", "Date of Next Meeting"),
    ]
    assert agenda[0]["text"] == "To receive any apologies."
    assert "text" not in agenda[6] or agenda[6]["text"].startswith("The next meeting")


def test_a_member_has_a_seat_in_the_assembly_and_an_office_from_the_day_it_was_settled(read_text: Callable) -> None:
    held = read_text(READER, MARKED)
    assert held["people/ada-ford"]["memberships"] == [
        {"organization": "organizations/rivers-committee", "role": "Chair", "start_date": "2024-05-09"},
        {"organization": "organizations/wessex-assembly", "role": "Assembly Member"},
    ]
    assert held["people/cy-brook"]["honorific_suffix"] == "MBE AM"
    assert held["organizations/rivers-committee"]["parent"] == "organizations/wessex-assembly"


def test_terms_of_reference_are_the_committees_own_words(read_text: Callable) -> None:
    body = read_text(READER, MARKED)["organizations/rivers-committee"]["body"]
    assert body.startswith("## Terms of Reference\n\n")
    assert "To report on floods." in body


def test_a_standing_delegation_is_an_action_of_the_day_it_was_agreed_with_its_parts(read_text: Callable) -> None:
    held = read_text(READER, MARKED)
    first, second = sorted(held.ids("actions/"))
    assert first.startswith("actions/2012-05-02-standing-delegation-")
    made = held[second]
    assert (made["type"], made["date"], [part["letter"] for part in made["parts"]]) == (
        "standing",
        "2018-06-07",
        ["i", "ii"],
    )
    assert made["arose_from"] == ["meetings/wessex-assembly/2018-06-07", "meetings/rivers-committee/2024-10-03#item-4"]
    assert [step["date"] for step in made["history"]] == ["2018-06-07", "2024-05-09"]
    assert held["meetings/wessex-assembly/2018-06-07"]["classification"] == "plenary"


def test_the_next_meeting_is_planned_with_its_time_and_room(read_text: Callable) -> None:
    assert read_text(READER, MARKED)["meetings/rivers-committee/2024-11-07"] == {
        "date": "2024-11-07",
        "status": "scheduled",
        "start_time": "10:00",
        "place": "Committee Rooms 2&3, Wessex House",
    }


def test_the_front_page_is_the_documents_body_and_no_word_is_lost(read_text: Callable) -> None:
    for text in (MARKED, PLAIN):
        held = read_text(READER, text)
        assert "front" not in held["documents/source"]
        assert held["documents/source"]["type"] == "agenda"
        assert (held.account.unplaced, held.account.losing) == ((), ())
    assert read_text(READER, MARKED)["documents/source"]["date"]["date"] == "2024-09-25", "the day it was signed"


def test_labels_in_flattened_text_have_their_values_below_them(read_text: Callable) -> None:
    held = read_text(READER, PLAIN)
    meeting = held["meetings/housing-and-repairs-committee/2024-05-14"]
    assert (meeting["start_time"], meeting["place"]) == (
        "18:30",
        "Council Chamber, Town Hall, Mere Road, Meretown, MT1 2CD",
    )
    assert [(one["person"], one["role"]) for one in meeting["attendance"]] == [
        ("people/ruth-ash", "Chair"),
        ("people/peter-elm", "Member"),
        ("people/mary-oak", "Vice-Chair"),
        ("people/anil-pine", "Member"),
    ], "parties head parts of the list, and reserves are not invited"
    assert [item["heading"] for item in meeting["agenda"]] == [
        "ATTENDANCE BY RESERVE MEMBERS",
        "MINUTES",
        "ANNUAL REPORT ON REPAIRS AND FORWARD PLAN",
    ]


def test_a_committee_of_a_council_has_the_councils_place_before_its_name(read_text: Callable) -> None:
    held = read_text(READER, PLAIN.replace("Public Document Pack", "Camden Council"))
    made = held["organizations/camden-housing-and-repairs-committee"]
    assert (made["parent"], made["other_names"]) == ("organizations/camden-council", ["Housing and Repairs Committee"])
    assert held["people/ruth-ash"]["memberships"][-1] == {
        "organization": "organizations/camden-council",
        "role": "Councillor",
    }


def test_a_date_without_labels_is_found_with_the_time_and_room_beside_it(read_text: Callable) -> None:
    text = """Audit Panel
AGENDA

To be held on Monday 4 March 2024 at 7.00 pm
in the Guildhall, High Street, Bramley

1. Apologies
2. Minutes (Pages 1 - 4)
3. Accounts
"""
    meeting = read_text(READER, text)["meetings/audit-panel/2024-03-04"]
    assert (meeting["start_time"], meeting["place"]) == ("19:00", "Guildhall, High Street, Bramley")


def test_a_room_printed_before_the_day_ends_at_it(read_text: Callable) -> None:
    held = "To be held in the Long Room on Monday 4 March 2024 at 7.00pm"
    text = f"Wessex Panel\nAGENDA\n{held}\n1. Apologies\n2. Roads\n3. Bins\n"
    meeting = read_text(READER, text)["meetings/wessex-panel/2024-03-04"]
    assert (meeting["start_time"], meeting["place"]) == ("19:00", "Long Room")


def test_items_may_be_rows_of_a_table_and_their_pages_stand_beside_or_below_them() -> None:
    rows = "## Agenda\n\n| No. | Item | Pages |\n|---|---|---|\n| 1 | **Welcome** | |\n| 2 | **Minutes** | 1 - 8 |\n"
    below = "1. WELCOME\n\nTo hear it.\n\n2. MINUTES\n\nTo agree them.\n\n1 - 8\n"
    for text, titles in ((rows, ["Welcome", "Minutes"]), (below, ["WELCOME", "MINUTES"])):
        found = items(Sheet.of(text, "a.txt"))
        assert [(item.heading, item.pages) for item in found] == [(titles[0], None), (titles[1], (1, 8))]


def test_a_second_agenda_of_a_meeting_adds_to_it_and_keeps_its_own_words(read_text: Callable) -> None:
    late = MARKED.replace("## **7 Date of Next Meeting**", "## **8 A late item**").replace(
        "## **6 Flood", "## **7 Flood"
    )
    sheet = Sheet.of(MARKED, "source.txt")
    desk = Desk(Intake(sheet, "documents/source"), Directory({}, {}))
    for text in (MARKED, late):
        READER.read(Opened(Sheet.of(text, "source.txt"), "text"), desk)
    meeting = plain(desk.intake.drafts["meetings/rivers-committee/2024-10-03"].fields)
    numbers = [item["number"] for item in meeting["agenda"]]
    assert len(numbers) == len(set(numbers))
    assert len(meeting["attendance"]) == 3
    assert plain(desk.intake.drafts["documents/agenda"].fields)["part_of"] == "documents/source"


def test_a_weekday_that_does_not_fit_its_date_is_a_doubt(read_text: Callable) -> None:
    held = read_text(READER, MARKED.replace("Thursday 3 October", "Monday 3 October"))
    assert [doubt.candidates for doubt in held.intake.doubts] == [("3 October 2024 was a Thursday, not a Monday",)]


def test_an_agenda_without_a_date_is_kept_whole_and_told(read_text: Callable) -> None:
    held = read_text(READER, "AGENDA\n\nWorks Committee\n\n1. Apologies\n2. Bridges\n3. Roads\n")
    assert "Bridges" in held["documents/source"]["body"]
    assert [doubt.about for doubt in held.intake.doubts] == ["an agenda whose committee or date is not printed"]
    assert held.ids("meetings/") == []


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        (MARKED, 85),
        (PLAIN, 85),
        ("MINUTES\n\nAGENDA\n\n1. Apologies\n2. Roads\n3. Bridges\n", 0),
        ("Dear Sir,\n\nYour agenda is wrong.\n", 0),
        ("", 0),
    ],
)
def test_it_knows_an_agenda_by_its_head_and_items(text: str, sure: int) -> None:
    assert recognises(Opened(Sheet.of(text, "source.txt"), "text")) == sure


def test_an_agenda_begins_once(read_text: Callable) -> None:
    sheet = Sheet.of(MARKED, "source.txt")
    assert [index for index in range(len(sheet)) if begins(sheet, index)] == [0]


def test_numbers_out_of_turn_and_lists_in_an_item_begin_no_item() -> None:
    text = (
        "1. Apologies\n2. Terms\nTo note:\n1. to see roads.\n2. to see bridges.\n7. Lighting\n3. Minutes\n3a Late item"
    )
    assert [item.number for item in items(Sheet.of(text, "a.txt"))] == ["1", "2", "3"]
    marked = Sheet.of("## 1 One\n- 2. two\n## 2 Two\n## 2a Late", "a.md")
    assert [item.number for item in items(marked)] == ["1", "2", "2a"]


@pytest.mark.parametrize(
    ("printed", "title", "pages"),
    [
        ("Minutes (Pages 5 - 78)", "Minutes", (5, 78)),
        ("Roads [Page 7]", "Roads", (7, 7)),
        ("Winter plan      9 - 20", "Winter plan", (9, 20)),
        ("Budget 2024", "Budget 2024", None),
    ],
)
def test_pages_of_an_items_papers(printed: str, title: str, pages: tuple[int, int] | None) -> None:
    assert pages_of(printed) == (title, pages)


def test_the_body_a_committee_belongs_to_is_the_one_its_papers_name_most() -> None:
    lines = [
        Line(1, "Leeds City Council"),
        Line(2, "agreed by the Wessex Assembly at its Annual Meeting"),
        Line(3, "The Executive"),
    ]
    named = authorities.parent_named(lines)
    assert named is not None
    assert named[0] == "Wessex Assembly"
    assert authorities.parent_named([Line(1, "no body here")]) is None


def test_contacts_need_a_name_and_an_office() -> None:
    lines = [
        Line(1, "Contact Officer:\tEli Dyke, Committee Officer"),
        Line(2, "Please contact the clerk, who is in."),
        Line(3, "Committee Administrator: Jo Reed, Tel 01234"),
    ]
    assert [(one.name, one.role) for one in notices.contacts(lines)] == [
        ("Eli Dyke", "Committee Officer"),
        ("Jo Reed", "Committee Administrator"),
    ]


def test_lettered_points_keep_their_letters_through_romans_and_other_lines() -> None:
    found = standing.points(Sheet.of("(a) One\nruns on\n(b) Two:\n(i) first\n(ii) second\n(c) Three", "a.txt"))
    assert [(one.mark, one.words, [sub.mark for sub in one.below]) for one in found] == [
        ("a", "One runs on", []),
        ("b", "Two:", ["i", "ii"]),
        ("c", "Three", []),
    ]


@pytest.mark.corpus
def test_the_agenda_of_the_corpus(corpus: Callable[[str], Sheet]) -> None:
    sheet = corpus("001").part(0, 223)
    desk = Desk(Intake(sheet, "documents/pack"), Directory({}, {}))
    desk.directory.learn(sheet.text)
    READER.read(Opened(sheet, "text"), desk)
    meeting = plain(desk.intake.drafts["meetings/police-and-crime-committee/2023-05-24"].fields)
    assert (meeting["start_time"], meeting["status"]) == ("10:00", "scheduled")
    assert [item["number"] for item in meeting["agenda"]] == [str(number) for number in range(1, 14)]
    assert len(meeting["attendance"]) == 10
    assert meeting["attendance"][0] == {"person": "people/caroline-russell", "status": "invited", "role": "Chair"}
    actions = sorted(id_ for id_ in desk.intake.drafts if id_.startswith("actions/"))
    assert [id_[:18] for id_ in actions] == ["actions/2013-05-01", "actions/2019-06-06"]
    held = sorted(id_ for id_ in desk.intake.drafts if id_.startswith("meetings/london-assembly"))
    assert held == [f"meetings/london-assembly/{day}" for day in ("2013-05-01", "2019-06-06", "2023-05-04")]
