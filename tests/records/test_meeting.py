"""A meeting and what happened at it."""

from __future__ import annotations

from records.loading import SOURCES, reasons, record

from sitegen.dates import PartialDate
from sitegen.records.base import DatePrinted, Source
from sitegen.records.meeting import (
    Adjournment,
    AgendaItem,
    Attendance,
    Contact,
    Count,
    Declaration,
    Meeting,
    Motion,
    Resolution,
    Vote,
    VoteEvent,
)
from sitegen.records.walk import FoundPart, walk

TEXT = (
    """\
organization: organizations/pcc
heading: Budget
date: {date: 2023-03-08, printed: Wednesday 8 March}
start_time: "10:00"
end_time: "11:23"
adjournments: [{start_time: "11:00", note: fire}]
place: City Hall
status: held
classification: extraordinary
attendance:
  - {person: people/susan-hall, status: present, role: Chairman, lines: 345}
  - {person: people/x, status: substitute, substitute_for: people/y}
  - {name: Mr N Ransley, status: absent, items: ["6"]}
agenda:
  - number: 9a
    heading: Prevent
    guests: [people/dom-murphy]
    declarations: [{person: people/y, interest: non-pecuniary, items: ["7"]}]
    resolutions: [{letter: a, summary: Noted.}, {text: Agreed.}]
    motions:
      - number: "1"
        mover: people/x
        vote_events:
          - {result: carried, counts: [{option: for, value: 6}], votes: [{person: people/x, option: for}]}
minutes: documents/minutes
webcast: https://example.org/live
contacts: [{person: people/clerk, role: Clerk}]
"""
    + SOURCES
)
MEETING = Meeting(
    organization="organizations/pcc",
    heading="Budget",
    date=DatePrinted(date=PartialDate(2023, 3, 8), printed="Wednesday 8 March"),
    start_time="10:00",
    end_time="11:23",
    adjournments=(Adjournment(start_time="11:00", note="fire"),),
    place="City Hall",
    status="held",
    classification="extraordinary",
    attendance=(
        Attendance(person="people/susan-hall", status="present", role="Chairman", lines="345"),
        Attendance(person="people/x", status="substitute", substitute_for="people/y"),
        Attendance(name="Mr N Ransley", status="absent", items=("6",)),
    ),
    agenda=(
        AgendaItem(
            number="9a",
            heading="Prevent",
            guests=("people/dom-murphy",),
            declarations=(Declaration(person="people/y", interest="non-pecuniary", items=("7",)),),
            resolutions=(Resolution(letter="a", summary="Noted."), Resolution(text="Agreed.")),
            motions=(
                Motion(
                    number="1",
                    mover="people/x",
                    vote_events=(
                        VoteEvent(
                            result="carried",
                            counts=(Count(option="for", value=6),),
                            votes=(Vote(person="people/x", option="for"),),
                        ),
                    ),
                ),
            ),
        ),
    ),
    minutes="documents/minutes",
    webcast="https://example.org/live",
    contacts=(Contact(person="people/clerk", role="Clerk"),),
    sources=(Source(title="Minutes", lines="1-2"),),
)


def test_meeting_is_read_whole() -> None:
    assert record("meetings", TEXT) == MEETING


def test_meeting_is_called_by_committee_and_day_and_sorted_by_day_and_hour() -> None:
    names = {"organizations/pcc": "Police and Crime Committee"}
    assert MEETING.title == "Budget"
    assert MEETING.title_among(names) == "Police and Crime Committee, 8 March 2023: Budget"
    plain = MEETING.model_copy(update={"heading": None, "start_time": None})
    assert (plain.title, plain.title_among({})) == ("Meeting", "Meeting, 8 March 2023")
    assert (plain.sort_key, MEETING.sort_key) == ("2023-03-08", "2023-03-0810:00")
    assert MEETING.when == PartialDate(2023, 3, 8)


def test_pieces_have_anchors_made_of_what_is_printed() -> None:
    parts = [found for found in walk(Meeting, MEETING) if isinstance(found, FoundPart)]
    assert [(found.anchor, found.part.title) for found in parts] == [
        ("attendance-susan-hall", "susan-hall"),
        ("attendance-x", "x"),
        ("attendance-mr-n-ransley", "Mr N Ransley"),
        ("item-9a", "Item 9a: Prevent"),
        ("item-9a-resolution-a", "Resolution (a)"),
        ("item-9a-resolution", "Resolution"),
        ("item-9a-motion-1", "Motion 1"),
        ("item-9a-declaration-y", "Declaration of interest"),
    ]


def test_row_that_names_nobody_is_a_fault() -> None:
    head = "organization: organizations/x\ndate: 2023\nstatus: held\n" + SOURCES
    assert reasons("meetings", head + "attendance: [{status: present}]\n") == ["attendance[0]: names nobody."]
    vote = "agenda: [{number: 1, heading: x, motions: [{vote_events: [{result: lost, votes: [{option: for}]}]}]}]\n"
    assert reasons("meetings", head + vote) == ["agenda[0].motions[0].vote_events[0].votes[0]: names nobody."]
