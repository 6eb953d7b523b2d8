"""Reports by officers: whole as documents; their tables and lists say who belongs where and who meets when."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sitegen.importers.drafting.intake import Intake
from sitegen.importers.drafting.sheet import Sheet
from sitegen.importers.drafting.taken import plain
from sitegen.importers.known.desk import Desk, Opened
from sitegen.importers.known.directory import Directory
from sitegen.importers.readers import document
from sitegen.importers.readers.officer_report import READER, begins, recognises

HEAD = """# Subject: {}

<b>Report to:</b>\t<b>Rivers Committee</b>
<b>Report of:</b>\t<b>Director of Water</b>
<b>Date:</b>\t<b>3 October 2024</b>
<b>Public Access:</b>\t<b>This report will be considered in public</b>

## 1. Summary

- 1.1 What this report is for, which goes on
over a page.

"""
FOOT = """
#### **List of appendices to this report:**

None

### Contact Information

Contact Officer:\tEli Dyke, Committee Officer
E-mail:\teli@wessex.gov.uk
"""
INTERESTS = """### Member Interests

<b>Member</b>\t<b>Interest</b>
Ada Ford AM\t
Ben Weir AM\tMember, London Borough of Camden
Zoë Mill AM\tCongress of River Towns (Council of Rivers)

Dr Gus Pond AM\tDeputy Mayor
Hal Quay AM\tDirector, Ferry Trust; Governor of the Weir School
Ivy Rill AM\tNone
"""
PROGRAMME = """On 6 April 2024, the Committee visited the Thames Barrier Control Centre to see how it works.

Meeting Date\tMeeting Topic
3 October 2024\tFloods
7 November 2024\tQ&A with the Director

5 December 2024\tTo be determined
6 September 2024\tDrains
"""
GUESTS = """4.3 These guests are invited to the meeting:
- Jo Lake CB, Chief Executive, Water Board for Wessex (WBW); and
- More guests may follow.
"""


@pytest.fixture
def report(read_text: Callable) -> Callable:
    return lambda title, middle: read_text(READER, HEAD.format(title) + middle + FOOT)


def test_a_report_is_whole_in_its_document(report: Callable) -> None:
    held = report("Drains", "## 2. Issues\n\n2.1 Words.\n")
    made = held["documents/source"]
    told = {key: made[key] for key in ("heading", "type", "prose", "date", "organization", "to")}
    assert told == {
        "heading": "Drains",
        "type": "officer report",
        "prose": "verbatim",
        "date": "2024-10-03",
        "organization": "organizations/rivers-committee",
        "to": ["organizations/rivers-committee"],
    }
    assert "which goes on over a page." in made["body"].replace("\n", " ")
    assert (held.account.unplaced, held.account.losing) == ((), ())


def test_interests_are_memberships_of_the_bodies_they_name(report: Callable) -> None:
    held = report("Declarations of Interests", INTERESTS)
    told = {id_: held[id_].get("memberships", []) for id_ in held.ids("people/") if id_ != "people/eli-dyke"}
    assert told == {
        "people/ada-ford": [],
        "people/ben-weir": [{"organization": "organizations/london-borough-of-camden", "role": "Member"}],
        "people/zoe-mill": [{"organization": "organizations/congress-of-river-towns"}],
        "people/gus-pond": [],
        "people/hal-quay": [
            {"organization": "organizations/ferry-trust", "role": "Director"},
            {"organization": "organizations/weir-school", "role": "Governor"},
        ],
        "people/ivy-rill": [],
    }
    assert held["people/gus-pond"]["honorific_prefix"] == "Dr"
    assert held["organizations/london-borough-of-camden"]["classification"] == "council"


def test_a_programme_plans_meetings_with_the_topics_that_are_settled(report: Callable) -> None:
    held = report("Work Programme", PROGRAMME)
    told = {id_[-10:]: held[id_] for id_ in held.ids("meetings/") if not id_.endswith("visit")}
    assert told == {
        "2024-10-03": {
            "date": "2024-10-03",
            "status": "scheduled",
            "heading": "Floods",
            "contacts": [{"person": "people/eli-dyke", "role": "Committee Officer"}],
        },
        "2024-11-07": {"date": "2024-11-07", "status": "scheduled", "heading": "Q&A with the Director"},
        "2024-12-05": {"date": "2024-12-05", "status": "scheduled"},
        "2024-09-06": {"date": "2024-09-06", "status": "held", "heading": "Drains"},
    }


def test_a_visit_is_a_meeting_of_its_own(report: Callable) -> None:
    assert report("Work Programme", PROGRAMME)["meetings/rivers-committee/2024-04-06-visit"] == {
        "date": "2024-04-06",
        "status": "held",
        "classification": "visit",
        "heading": "Visit to the Thames Barrier Control Centre",
        "place": "Thames Barrier Control Centre",
    }


def test_those_invited_are_guests_of_the_meeting_and_a_promise_of_more_is_nobody(report: Callable) -> None:
    held = report("Floods", GUESTS)
    assert held["meetings/rivers-committee/2024-10-03"]["attendance"] == [
        {
            "person": "people/jo-lake",
            "status": "invited",
            "role": "Chief Executive",
            "organization": "organizations/water-board-for-wessex",
        }
    ]
    assert held["people/jo-lake"]["honorific_suffix"] == "CB"


def test_the_subject_may_stand_on_the_line_below_its_label(read_text: Callable) -> None:
    text = """REPORT FOR:

HOUSING COMMITTEE

Date of Meeting:

14 May 2024

Subject:

Repairs to Lifts

Responsible Officer:

Jo Reed, Director of Homes

Exempt:

No

Section 1 - Summary

This report tells of lifts.
"""
    held = read_text(READER, text)["documents/source"]
    assert held["heading"] == "Repairs to Lifts"
    assert "This report tells of lifts." in held["body"]


def test_tables_in_flattened_text_have_columns_between_spaces_and_a_date_may_follow_the_committee(
    read_text: Callable,
) -> None:
    text = """Report to:     Rivers Committee - 3 October 2024

Subject:       Programme

Report of:     Director of Water

Wards Affected: All

Contact Officer:
Jo Reed, Director of Water
E-mail: jo@wessex.gov.uk

1.0 Introduction

Meeting date       Item
7 November 2024    Weirs
5 December 2024    TBC
"""
    held = read_text(READER, text)
    assert held["documents/source"]["date"] == "2024-10-03"
    assert "Weirs" in held["documents/source"]["body"], "whom to contact stood on the first page"
    assert held["meetings/rivers-committee/2024-11-07"]["heading"] == "Weirs"
    assert "heading" not in held["meetings/rivers-committee/2024-12-05"]


@pytest.mark.parametrize(
    ("text", "where"),
    [
        (HEAD.format("Drains"), [0]),
        (HEAD.format("Drains") + FOOT + HEAD.format("Floods"), [0, 21]),
        ("**Meeting: Rivers**\n\n**Date: 3 May 2024**\n\n**Time: 2 pm**\n\n**Place: Here**", []),
        ("Subject: Your letter\n\nDate: 3 May 2024\n\nDear Sir,", []),
        ("Report to: the police\nwas made on Monday.", []),
        ("", []),
    ],
)
def test_a_report_begins_at_the_first_label_of_its_head(text: str, where: list[int]) -> None:
    sheet = Sheet.of(text, "source.txt")
    assert [index for index in range(len(sheet)) if begins(sheet, index)] == where
    assert bool(recognises(Opened(sheet, "text"))) == bool(where)


def test_any_text_can_be_taken_as_a_document_but_only_by_a_person(read_text: Callable) -> None:
    text = "Notes\n\nOf *something*.\n\nPage 2\n"
    held = read_text(document.READER, text)
    assert held["documents/source"] == {
        "type": "other",
        "prose": "verbatim",
        "heading": "Notes",
        "body": "Notes\n\nOf \\*something\\*.",
    }
    assert held.rules == {"page numbers": 1}
    assert document.recognises(Opened(Sheet.of(text, "source.txt"), "text")) == 0
    assert read_text(document.READER, "")["documents/source"] == {"type": "other", "prose": "verbatim"}


def section(sheet: Sheet, subject: str) -> Sheet:
    """The lines of the corpus's report on a subject, to the end of whom to contact."""
    start = next(index for index, line in enumerate(sheet) if line.text.startswith(f"# Subject: {subject}"))
    end = next(index for index in range(start, len(sheet)) if sheet.lines[index].text.startswith("E-mail:"))
    return sheet.part(start, end + 1)


def taken(sheet: Sheet) -> dict[str, dict]:
    desk = Desk(Intake(sheet, "documents/pack"), Directory({}, {}))
    desk.directory.learn(sheet.text)
    READER.read(Opened(sheet, "text"), desk)
    return {id_: plain(draft.fields) for id_, draft in desk.intake.drafts.items()}


@pytest.mark.corpus
def test_the_interests_of_the_corpus(corpus: Callable[[str], Sheet]) -> None:
    held = taken(section(corpus("001"), "Declarations"))
    people = {id_ for id_ in held if id_.startswith("people/")} - {"people/lauren-harvey"}
    placed = {id_ for id_ in people if held[id_].get("memberships")}
    councils = [one for one in held if one.startswith("organizations/london-borough")]
    assert (len(people), len(placed), len(councils)) == (25, 14, 11)
    assert held["people/tony-devenish"]["memberships"] == [
        {"organization": "organizations/city-of-westminster", "role": "Member"}
    ]
    assert "memberships" not in held["people/joanne-mccartney"], "a deputy mayor of what is not printed"


@pytest.mark.corpus
def test_the_work_programme_of_the_corpus(corpus: Callable[[str], Sheet]) -> None:
    held = taken(section(corpus("001"), "Police and Crime Committee Work"))
    planned = {id_: it for id_, it in held.items() if it.get("status") == "scheduled"}
    titled = [id_ for id_, it in planned.items() if it.get("heading") == "Q&A with MOPAC and the MPS"]
    assert (len(planned), len(titled)) == (18, 9)
    assert (
        held["meetings/police-and-crime-committee/2023-04-06-visit"]["place"] == "Counter Terrorism Operations Centre"
    )
