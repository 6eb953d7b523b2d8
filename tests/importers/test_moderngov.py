"""ModernGov's web service: councillors, committees, meetings; uids are one council's, and addresses are not taken."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from trees import ReadTree

from sitegen.importers.opening.opening import opened
from sitegen.importers.structured.moderngov_fields import status_of_attendee, status_of_meeting

WARDS = """<?xml version="1.0" encoding="utf-8"?>
<councillorsbyward>
  <wards>
    <ward>
      <wardtitle>Mill Bank</wardtitle>
      <councillors>
        <councillor>
          <councillorid>101</councillorid>
          <fullusername>Councillor Ann Beck</fullusername>
          <photosmallurl>https://democracy.example.gov.uk/UserData/1.jpg</photosmallurl>
          <politicalpartytitle>River Party</politicalpartytitle>
          <keyposts>Leader of the Council</keyposts>
          <workaddress><line1>Town Hall</line1><phone>0100 000</phone></workaddress>
          <termsofoffice>
            <termofoffice><startdate>05/05/2022</startdate><enddate>unspecified</enddate></termofoffice>
          </termsofoffice>
        </councillor>
      </councillors>
    </ward>
  </wards>
</councillorsbyward>
"""
MEETING = """<?xml version="1.0" encoding="utf-8"?>
<meeting>
  <meetingid>2</meetingid>
  <meetingdate>10/02/2026</meetingdate>
  <meetingstatus>Confirmed</meetingstatus>
  <meetingtime>6.30 pm</meetingtime>
  <meetinglocation>Room 2, Town Hall</meetinglocation>
  <iswebcast>False</iswebcast>
  <agendaitems>
    <agendaitem>
      <agendaitemtitle>Fees &amp;amp; Tolls</agendaitemtitle>
      <agendatext>&lt;p class="MsoNormal"&gt;To agree the &lt;b&gt;tolls&lt;/b&gt;.&lt;/p&gt;</agendatext>
      <fulldisplaynumberformat>1.</fulldisplaynumberformat>
      <agendaitemnumber>4</agendaitemnumber>
      <commentlabel1>Presented By</commentlabel1>
      <commenttext1>Eve Frost</commenttext1>
      <commentlabel2>Actions</commentlabel2>
      <commenttext2></commenttext2>
      <minutesnonemptyhtmlbody>&lt;p&gt;Agreed.&lt;/p&gt;</minutesnonemptyhtmlbody>
      <refertocommittee>Harbour Audit Committee</refertocommittee>
      <linkeddocuments>
        <linkeddoc>
          <title>Report on tolls</title>
          <url>https://democracy.example.gov.uk/mgConvert2PDF.aspx?ID=6</url>
          <publicationdate>02/02/2026</publicationdate>
        </linkeddoc>
      </linkeddocuments>
    </agendaitem>
    <agendaitem><agendaitemtitle>Other business</agendaitemtitle></agendaitem>
  </agendaitems>
  <attendees>
    <attendee membertype="U" memberid="101" name="Councillor Ann Beck" roledescription="Chair" attendance="Present"/>
    <attendee membertype="U" memberid="102" name="Cllr Cyril Dow" roledescription="Member" attendance="Apologies"/>
    <attendee membertype="Officer" memberid="0" name="Eve Frost" roledescription="Clerk" attendance="Present"/>
  </attendees>
</meeting>
"""
LISTED = """<getmeetings><committee><committeeid>7</committeeid><committeetitle>Harbour Audit Committee</committeetitle>
<committeemeetings>
<meeting><meetingid>1</meetingid><meetingdate>13/01/2026</meetingdate><meetingstatus>Cancelled</meetingstatus></meeting>
<meeting><meetingid>2</meetingid><meetingdate>10/02/2026</meetingdate><meetingstatus>Confirmed</meetingstatus></meeting>
</committeemeetings></committee></getmeetings>
"""


def test_a_councillor_has_party_ward_post_and_term_and_keeps_the_uid_of_the_council() -> None:
    read = ReadTree(WARDS, "wards.xml")
    assert read.kind == "moderngov"
    assert read["people/ann-beck"] == {
        "name": "Ann Beck",
        "sort_name": "Beck, Ann",
        "honorific_prefix": "Councillor",
        "identifiers": [{"scheme": "ModernGov democracy.example.gov.uk", "identifier": "101"}],
        "memberships": [
            {
                "organization": "organizations/democracy-example-gov-uk",
                "role": "Leader of the Council",
                "on_behalf_of": "organizations/river-party",
                "area": "Mill Bank",
                "start_date": "2022-05-05",
            }
        ],
    }
    assert read["organizations/river-party"]["classification"] == "political group"


def test_the_name_of_the_council_is_left_to_a_person_and_addresses_are_told_not_taken() -> None:
    read = ReadTree(WARDS, "wards.xml")
    assert read.doubts == {"a council whose name the file does not print": "democracy.example.gov.uk"}
    assert read.left == ["councillor: photosmallurl", "councillor: workaddress"]
    assert read.unplaced == ["Town Hall 0100 000"]


def test_a_meeting_has_its_committee_agenda_papers_and_attendance() -> None:
    read = ReadTree(MEETING, "meeting.xml")
    meeting = read["meetings/harbour-audit-committee/2026-02-10"]
    assert (meeting["start_time"], meeting["place"], meeting["status"]) == ("18:30", "Room 2, Town Hall", "held")
    assert meeting["agenda"] == [
        {
            "number": "1",
            "heading": "Fees & Tolls",
            "text": "To agree the **tolls**.\n\nPresented By: Eve Frost\n\nAgreed.",
            "papers": ["documents/report-on-tolls-2026-02-02"],
        },
        {"number": "2", "heading": "Other business"},
    ]
    assert meeting["attendance"] == [
        {"person": "people/ann-beck", "status": "present", "role": "Chair"},
        {"person": "people/cyril-dow", "status": "apologies", "role": "Member"},
        {"person": "people/eve-frost", "status": "in attendance", "role": "Clerk"},
    ]
    assert read["documents/report-on-tolls-2026-02-02"] == {
        "heading": "Report on tolls",
        "type": "officer report",
        "date": "2026-02-02",
        "url": "https://democracy.example.gov.uk/mgConvert2PDF.aspx?ID=6",
    }
    assert (read.unplaced, read.account.losing) == ([], ())


def test_a_councillor_is_found_by_uid_in_a_later_file() -> None:
    wards = ReadTree(WARDS, "wards.xml")
    meeting = ReadTree(MEETING.replace("Councillor Ann Beck", "Mrs Ann Rill"), "meeting.xml", wards.directory)
    assert meeting["meetings/harbour-audit-committee/2026-02-10"]["attendance"][0]["person"] == "people/ann-beck"


def test_listed_meetings_are_scheduled_or_cancelled() -> None:
    read = ReadTree(LISTED, "meetings.xml")
    assert {id_: read[id_]["status"] for id_ in read.ids("meetings/")} == {
        "meetings/harbour-audit-committee/2026-01-13": "cancelled",
        "meetings/harbour-audit-committee/2026-02-10": "scheduled",
    }


@pytest.mark.parametrize(
    ("words", "capacity", "status"),
    [
        ("Present, as expected", "U", "present"), ("Present as substitute", "U", "substitute"),
        ("Apologies, sent representative", "U", "apologies"), ("Absent", "U", "absent"), ("Expected", "U", "invited"),
        ("Present", "Guest", "guest"), ("In attendance", "U", "in attendance"), ("Elsewhere", "U", None),
    ],
)  # fmt: skip
def test_attendance_is_what_its_words_say(words: str, capacity: str, status: str | None) -> None:
    assert status_of_attendee(words, capacity) == status


def test_a_meeting_is_held_when_somebody_was_there() -> None:
    assert [status_of_meeting("Confirmed", attended=there) for there in (True, False)] == ["held", "scheduled"]
    assert status_of_meeting("Cancelled", attended=True) == "cancelled"


@given(st.sampled_from([WARDS, MEETING, LISTED]), st.data())
def test_a_file_with_a_piece_cut_out_is_read_or_told(text: str, data: st.DataObject) -> None:
    lines = text.split("\n")
    start = data.draw(st.integers(1, len(lines)))
    end = data.draw(st.integers(start, len(lines)))
    cut = "\n".join(lines[:start] + lines[end:])
    source = opened(cut.encode(), "cut.xml", ".xml")
    if source.value is None:
        assert [problem.code for problem in source.problems] == ["bad-xml"]
    elif "<meetingdate>" in cut or "<councillorid>" in cut:
        assert ReadTree(cut, "cut.xml").account.losing == ()
