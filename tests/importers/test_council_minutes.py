"""Minutes flattened from a PDF: what stood in columns is beside each other again, and every line is accounted for."""

from __future__ import annotations

from typing import Any

import pytest

from sitegen.importers.drafting.finishing import finished
from sitegen.importers.drafting.sheet import Sheet
from sitegen.importers.known.desk import Opened
from sitegen.importers.readers.council_minutes import READER
from sitegen.records import BY_FOLDER

COLUMNS = """Parks Scrutiny Panel
Minutes
3 March 2022
Present:

40.

Chair:

Councillor Ada Finch

Councillors:

Bo Marsh
Cy Marsh

Dee Pope

In attendance
(Councillors):

Eli Ray
Flo Sand

For Minute 43 & 44
For Minute 44

Apologies
received:

Councillor Gus Tate

Absent:

Merton Youth Forum
Representative
Mr H Underhill

Merton's new co-optees
The Chair told the Panel that two co-optees had been proposed by the residents of the borough.
RESOLVED: To note the appointment of Councillor Dr Ivy Vale as Champion for Trees.
41.

Attendance by Reserve Members
RESOLVED: To note the attendance of the following duly appointed Reserve Member:-

42.

Ordinary Member

Reserve Member

Councillor Gus Tate

Councillor Dee Pope

Declarations of Interest
RESOLVED: To note the following declaration:
Agenda Item 9 – Felling on the common
Councillor Sand declared a nonpecuniary interest in that she was a Warden of the Common.

 Resolved Items
43.

Ponds in Merton
An officer showed slides, which are attached at appendix 1 to the minutes, on these matters:


depth of the ponds



fish, and who feeds
them

Members asked how deep Merton's ponds were. The officer undertook to send the
 depths to Members.
RESOLVED: That

44.

(1)

the slides be noted;

(2)

a report be submitted to the June 2022 meeting of the Panel.

Felling on the common
The Panel heard that ten trees in Merton would be felled, and that 2,000 others were safe.
RESOLVED: That the felling be noted.
45.

Date of Next Meeting
Special Meeting scheduled for 5 May 2022 at 7.00 pm.
(Note: The meeting, having commenced at 6.45 pm, closed at 8.05 pm).

(Signed) Councillor Ada Finch
Chair
 PONDS: THE SLIDES

• Ponds are wet
• Fish live in them

""" + "".join(f"The slide number {number} shows one of the ponds of the borough at dawn.\n\n" for number in range(10))

RUNNING = """LONDON BOROUGH OF CAMDEN

HOUSING SCRUTINY COMMITTEE

MINUTES of the meeting of the Housing Scrutiny Committee held on TUESDAY 5 JULY 2022 at 6.30 pm in the Council
Chamber, Town Hall

MEMBERS OF THE COMMITTEE PRESENT

Councillors Alan Brook (Chair), Priya Nair (Vice-Chair), Jane Smith (substitute for Councillor Lee Ward) and
Ruth Bell

MEMBERS OF THE COMMITTEE ABSENT

Councillor Lee Ward

ALSO PRESENT

Councillor Sue Park (Cabinet Member for Better Homes)
Ann Lowe, Director of Property

The minutes should be read in conjunction with the agenda for the meeting, which is kept by the clerk.

1. APOLOGIES

Apologies for absence were received from Councillors Omar Aziz and Lee Ward.

2. DECLARATIONS OF DISCLOSABLE PECUNIARY INTERESTS,
AND OF OTHER INTERESTS

Councillor Bell declared a disclosable pecuniary interest in item 3 as she let a flat.

3. REPAIRS AND THE WINTER
BACKLOG

The Director of Property introduced the report. She undertook to circulate the figures by ward.

It was RESOLVED –

(i) THAT the report be noted; and

(ii) THAT an update report be submitted to the Committee in January 2023.

The meeting ended at 9.05 pm.


CHAIR

Contact: Kim Fox
"""

SLASHED = """Minutes of a meeting of the Young People Overview & Scrutiny Panel
held in the Council Chamber, County Hall on Thursday, 9 March 2023

Present:  Councillor Rita Shaw (Chair)
          Councillors Amin, Baker and Cole
          Mr P Ellis (Parent Governor)

In attendance: Dr Ivy Moss - Director of Schools
               Sam Reed - Scrutiny Officer
\f
34/22     Apologies for Absence

Apologies were received from Councillor Norma Bell.

35/22     School Places

It was moved by Councillor Amin and seconded by Councillor Shaw that the plan be
supported. On being put to the vote the motion was carried, with 3 for and 1 against.

Resolved: that
1. the report be noted; and
2. Cabinet be asked to publish the plan by June 2023.
\f
36/22     Date of next meeting

The next meeting will be held on 8 June 2023 at 10.00 am.

The meeting started at 10.00am and ended at 12.15pm

Signed .............................. Date ....................
"""

BEFORE_THEIR_HEADINGS = """Health Scrutiny Committee

Tuesday 14 September 2021

Present:

12.

13.

Councillor Mary Hill in the Chair
Councillor John Fenn

Apologies: None

Officers in attendance:

Kim Fox
Lee Gray

Head of Legal
Principal Planner

Declarations of interest
None.

Leaving hospital
The Committee heard from the Trust how people leave hospital, and how many come back within a month.

RESOLVED: That the presentation be noted.
14.

Work programme
RESOLVED: To agree the work programme.

The meeting closed at 8.15 p.m.
"""

UNNUMBERED = """Leeds City Council
Scrutiny Board (Housing)
Minutes of the meeting held on 12 January 2023, 10.30 am

PRESENT: Councillor B Stone in the Chair
Councillors J Akhtar, K Bruce and M Hall

APOLOGIES FOR ABSENCE

There were none.

DECLARATIONS OF INTEREST

No declarations were made by those who were there.

DAMP AND MOULD

The Board spoke of damp.

RESOLVED – That the report be noted.

The meeting concluded at 12:10 pm
"""


LAID_OUT = """Minutes of a meeting of the Ponds Committee
Held at 7.00 pm on Tuesday, 6 September 2022

Present:
Cllr Lea Hills (Chair)
Councillors:   Ed Aslam
               Di Dibben

Councillor Jo Meade was also in attendance.

Stu Bobby             Chief Executive
Sara Park             Director (Parks)

15.   Apologies

      An apology for absence was received from Cllr Bri Frank. Cllr Di Dibben substituted for
      Cllr Bri Frank.

16.   Report on the Ponds: Quarter One
      2022-23

16.1  RESOLVED: that the report be noted.

17.   Fish

      It was agreed that:
      a) the fish be fed;
      b) officers be asked to report back in March 2023.

The meeting ended at 8.32 pm
"""


@pytest.fixture
def columns(read_text):
    return read_text(READER, COLUMNS)


MEETING = "meetings/merton-parks-scrutiny-panel/2022-03-03"


def rows(meeting: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {row.get("person", row.get("name", "")).removeprefix("people/"): row for row in meeting["attendance"]}


def item(meeting: dict[str, Any], number: str) -> dict[str, Any]:
    return next(one for one in meeting["agenda"] if one["number"] == number)


def test_a_lone_number_gets_the_heading_it_has_lost(columns):
    assert [(one["number"], one["heading"]) for one in columns[MEETING]["agenda"]] == [
        ("40", "Merton's new co-optees"),
        ("41", "Attendance by Reserve Members"),
        ("42", "Declarations of Interest"),
        ("43", "Ponds in Merton"),
        ("44", "Felling on the common"),
        ("45", "Date of Next Meeting"),
    ]


def test_a_committee_of_a_common_name_is_that_of_the_place_the_minutes_speak_of(columns):
    assert columns["organizations/merton-parks-scrutiny-panel"]["parent"] == "organizations/merton-council"
    assert columns["organizations/merton-parks-scrutiny-panel"]["other_names"] == ["Parks Scrutiny Panel"]


def test_columns_of_an_attendance_list_are_put_beside_each_other(columns):
    found = rows(columns[MEETING])
    assert {name: row["status"] for name, row in found.items()} == {
        "ada-finch": "present",
        "bo-marsh": "present",
        "cy-marsh": "present",
        "dee-pope": "substitute",
        "eli-ray": "in attendance",
        "flo-sand": "in attendance",
        "gus-tate": "apologies",
        "Merton Youth Forum Representative": "absent",
        "h-underhill": "absent",
    }
    assert (found["eli-ray"]["items"], found["flo-sand"]["items"]) == (["43", "44"], ["44"])
    assert found["ada-finch"]["role"] == "Chair"
    assert found["Merton Youth Forum Representative"]["organization"] == "organizations/merton-youth-forum"


def test_a_reserve_came_for_the_member_who_sent_apologies(columns):
    dee = rows(columns[MEETING])["dee-pope"]
    assert (dee["substitute_for"], dee["role"]) == ("people/gus-tate", "Reserve Member")
    posts = {post["organization"]: post["role"] for post in columns["people/dee-pope"]["memberships"]}
    assert "Reserve Member" in posts.values()
    assert "Member" not in posts.values()


def test_the_title_of_a_heading_is_that_of_all_it_stands_over(columns):
    for name in ("ada-finch", "dee-pope", "eli-ray", "gus-tate"):
        assert columns[f"people/{name}"]["honorific_prefix"] == "Councillor"
    assert "Councillor" not in columns["people/h-underhill"]["honorific_prefix"]


@pytest.mark.parametrize(
    ("subject", "responsible"),
    [
        ("The Merton Police", ["organizations/merton-police"]),
        ("The Police", None),
        ("The bandstand", ["organizations/merton-council"]),
    ],
)
def test_a_promise_whose_subject_is_another_body_is_that_bodys(read_text, subject, responsible):
    told = f"{subject} would be introduced in the New Year."
    held = read_text(READER, COLUMNS.replace("The officer undertook to send the\n depths to Members.", told))
    (made,) = [held[id_] for id_ in held.ids("actions/") if held[id_]["type"] == "commitment"]
    assert (made["text"].endswith(told), made.get("responsible")) == (True, responsible)


@pytest.mark.parametrize(
    ("words", "owed"),
    [
        ("She urged all to send in their comments.", "organizations/merton-police"),
        ("The Director of Parks undertook to pass it on to the Borough Commander.", "organizations/merton-police"),
        ("The Director of Parks undertook to report on it.", "organizations/merton-parks-scrutiny-panel"),
    ],
)
def test_what_a_guest_asks_for_or_is_to_be_told_is_owed_to_the_guests_body(read_text, words, owed):
    told = (
        "The Chair welcomed the Borough Commander, Merton Police, who was present. The Borough Commander spoke.\n\n"
        f"The Borough Commander reported that crime was down. {words}"
    )
    held = read_text(READER, COLUMNS.replace("The officer undertook to send the\n depths to Members.", told))
    made = [held[id_] for id_ in held.ids("actions/") if held[id_]["text"].endswith(words)]
    assert [one["owed_to"] for one in made] == [[owed]]


def test_an_interest_is_declared_by_somebody_about_the_items_it_names(columns):
    (declared,) = item(columns[MEETING], "42")["declarations"]
    assert (declared["person"], declared["interest"], declared["items"]) == ("people/flo-sand", "non-pecuniary", ["44"])
    assert rows(columns[MEETING])["flo-sand"]["role"] == "Warden of the Common"


def test_letters_that_a_column_has_parted_from_their_points_are_their_letters(columns):
    assert item(columns[MEETING], "43")["resolutions"] == [
        {"letter": "1", "text": "the slides be noted;"},
        {"letter": "2", "text": "a report be submitted to the June 2022 meeting of the Panel."},
    ]


def test_points_whose_bullets_are_lost_are_points_and_a_page_cuts_no_sentence(columns):
    text = item(columns[MEETING], "43")["text"]
    assert text.startswith("Resolved Items\n\n")
    assert "- depth of the ponds\n- fish, and who feeds them" in text
    assert "undertook to send the depths to Members." in text


def test_promises_and_requests_become_actions_in_their_own_words(columns):
    actions = [columns[id_] for id_ in columns.ids("actions/")]
    assert [(one["type"], one["arose_from"], one.get("printed_responsible"), one.get("due")) for one in actions] == [
        (
            "request",
            [f"{MEETING}#item-43-resolution-2"],
            None,
            {"date": "2022-06", "printed": "June 2022 meeting of the Panel"},
        ),
        ("undertaking", [f"{MEETING}#item-43"], "The officer", None),
    ]
    assert actions[1]["text"] == "The officer undertook to send the depths to Members."


def test_an_appointment_tells_who_somebody_is(columns):
    assert {"organization": "organizations/merton-council", "role": "Champion for Trees"} in columns["people/ivy-vale"][
        "memberships"
    ]


def test_the_foot_tells_the_times_and_the_signature_confirms_the_chair(columns):
    meeting = columns[MEETING]
    assert (meeting["start_time"], meeting["end_time"]) == ("18:45", "20:05")
    chair = columns.intake.drafts[MEETING].fields["attendance"][0]["person"]
    assert max(chair.lines) == COLUMNS.split("\n").index("Chair") + 1


def test_the_next_meeting_is_a_record_of_its_own(columns):
    later = columns["meetings/merton-parks-scrutiny-panel/2022-05-05"]
    assert (later["status"], later["classification"], later["start_time"]) == ("scheduled", "extraordinary", "19:00")


def test_an_appendix_is_a_document_bound_in_the_minutes_and_a_paper_of_the_item(columns):
    (slides,) = [id_ for id_ in columns.ids("documents/") if id_ != "documents/source"]
    assert columns[slides]["part_of"] == "documents/source"
    assert columns[slides]["type"] == "presentation"
    assert "- Ponds are wet\n- Fish live in them" in columns[slides]["body"]
    assert item(columns[MEETING], "43")["papers"] == [slides]


def test_an_appendix_that_is_not_there_is_told(read_text):
    read = read_text(READER, COLUMNS.replace("appendix 1", "appendices 1 and at appendix 2"))
    assert "appendix 2" in [doubt.printed for doubt in read.intake.doubts]


def test_names_in_one_breath_are_parted(read_text):
    read = read_text(READER, RUNNING)
    found = rows(read["meetings/camden-housing-scrutiny-committee/2022-07-05"])
    assert {name: (row["status"], row.get("role")) for name, row in found.items()} == {
        "alan-brook": ("present", "Chair"),
        "priya-nair": ("present", "Vice-Chair"),
        "jane-smith": ("substitute", "Councillor"),
        "ruth-bell": ("present", "Councillor"),
        "lee-ward": ("absent", "Councillor"),
        "sue-park": ("in attendance", "Cabinet Member for Better Homes"),
        "ann-lowe": ("in attendance", "Director of Property"),
        "omar-aziz": ("apologies", "Councillor"),
    }
    assert read["organizations/camden-housing-scrutiny-committee"]["parent"] == "organizations/london-borough-of-camden"


def test_headings_in_capitals_are_wrapped_and_points_are_roman(read_text):
    meeting = read_text(READER, RUNNING)["meetings/camden-housing-scrutiny-committee/2022-07-05"]
    assert [one["heading"] for one in meeting["agenda"]] == [
        "APOLOGIES",
        "DECLARATIONS OF DISCLOSABLE PECUNIARY INTERESTS, AND OF OTHER INTERESTS",
        "REPAIRS AND THE WINTER BACKLOG",
    ]
    assert [one["letter"] for one in item(meeting, "3")["resolutions"]] == ["i", "ii"]
    assert item(meeting, "2")["declarations"][0]["interest"] == "disclosable pecuniary"
    assert (meeting["start_time"], meeting["end_time"], meeting["place"]) == (
        "18:30",
        "21:05",
        "the Council Chamber, Town Hall",
    )


def test_a_few_words_after_the_foot_are_no_appendix(read_text):
    read = read_text(READER, RUNNING)
    assert read.ids("documents/") == ["documents/source"]
    assert read["meetings/camden-housing-scrutiny-committee/2022-07-05"]["agenda"][-1]["text"].endswith(
        "Contact: Kim Fox"
    )


def test_numbers_with_the_year_and_votes_are_read(read_text):
    meeting = read_text(READER, SLASHED)["meetings/young-people-overview-scrutiny-panel/2023-03-09"]
    assert [one["number"] for one in meeting["agenda"]] == ["34/22", "35/22", "36/22"]
    (motion,) = item(meeting, "35/22")["motions"]
    assert motion["vote_events"] == [
        {"result": "carried", "counts": [{"option": "for", "value": 3}, {"option": "against", "value": 1}]}
    ]
    assert [one["letter"] for one in item(meeting, "35/22")["resolutions"]] == ["1", "2"]
    assert rows(meeting)["ivy-moss"]["role"] == "Director of Schools"
    assert rows(meeting)["Councillor Amin"]["status"] == "present", "a family name alone is left as printed"


def test_numbers_that_come_before_the_list_find_their_headings_behind_it(read_text):
    meeting = read_text(READER, BEFORE_THEIR_HEADINGS)["meetings/health-scrutiny-committee/2021-09-14"]
    assert [(one["number"], one["heading"]) for one in meeting["agenda"]] == [
        ("12", "Declarations of interest"),
        ("13", "Leaving hospital"),
        ("14", "Work programme"),
    ]
    assert rows(meeting)["lee-gray"]["role"] == "Principal Planner"
    assert rows(meeting)["mary-hill"]["role"] == "Chair"


def test_what_a_page_sets_apart_by_gaps_is_kept_apart(read_text):
    read = read_text(READER, LAID_OUT)
    meeting = read["meetings/ponds-committee/2022-09-06"]
    assert {name: (row["status"], row["role"]) for name, row in rows(meeting).items()} == {
        "lea-hills": ("present", "Chair"),
        "ed-aslam": ("present", "Councillor"),
        "di-dibben": ("substitute", "Councillor"),
        "jo-meade": ("in attendance", "Councillor"),
        "stu-bobby": ("in attendance", "Chief Executive"),
        "sara-park": ("in attendance", "Director (Parks)"),
        "bri-frank": ("apologies", "Councillor"),
    }
    assert rows(meeting)["di-dibben"]["substitute_for"] == "people/bri-frank"
    assert item(meeting, "16")["heading"] == "Report on the Ponds: Quarter One 2022-23"
    assert item(meeting, "16")["resolutions"] == [{"text": "16.1 RESOLVED: that the report be noted."}]
    assert [one["letter"] for one in item(meeting, "17")["resolutions"]] == ["a", "b"]


def test_items_without_numbers_are_counted_and_say_so(read_text):
    meeting = read_text(READER, UNNUMBERED)["meetings/leeds-scrutiny-board-housing/2023-01-12"]
    assert [(one["number"], one["heading"]) for one in meeting["agenda"]] == [
        ("1", "APOLOGIES FOR ABSENCE"),
        ("2", "DECLARATIONS OF INTEREST"),
        ("3", "DAMP AND MOULD"),
    ]
    assert all("no numbers" in one["note"] for one in meeting["agenda"])


def test_minutes_without_a_day_are_kept_whole_and_told(read_text):
    read = read_text(READER, RUNNING.replace("TUESDAY 5 JULY 2022", "a Tuesday"))
    assert [doubt.about for doubt in read.intake.doubts] == ["minutes without a day or a committee"]
    assert read.account.share("placed") == 100


@pytest.mark.parametrize("text", [COLUMNS, RUNNING, SLASHED, BEFORE_THEIR_HEADINGS, UNNUMBERED, LAID_OUT])
def test_every_line_is_placed_and_every_record_is_valid(read_text, text):
    read = read_text(READER, text)
    assert not read.account.unplaced
    assert not read.account.losing
    for draft in read.intake.drafts.values():
        model = BY_FOLDER[draft.id.split("/")[0]]
        given = {"organization": "organizations/x"} if draft.id.startswith("meetings/") else {}
        model.model_validate(finished(draft, model, read.intake, read.intake.silent) | given)


@pytest.mark.parametrize("text", [COLUMNS, RUNNING, SLASHED, BEFORE_THEIR_HEADINGS, UNNUMBERED, LAID_OUT])
def test_minutes_are_known_by_their_list_and_what_they_resolve(text):
    assert READER.recognises(Opened(Sheet.of(text, "a.txt"), "text")) >= 85


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Ponds Committee\nAGENDA\n\n1. Minutes\n2. Fish\n3. Boats\n\nPresent:\n",
        "Dear Chair,\n\nThank you.\n\nYours\n",
    ],
)
def test_other_papers_are_not_minutes(text):
    assert READER.recognises(Opened(Sheet.of(text, "a.txt"), "text")) == 0


@pytest.mark.parametrize("cut", range(0, 120, 7))
def test_cut_minutes_explain_themselves(read_text, cut):
    lines = COLUMNS.split("\n")
    for text in ("\n".join(lines[:cut]), "\n".join(lines[cut:]), "\n".join(lines[cut:] + lines[:cut])):
        read = read_text(READER, text)
        assert not read.account.losing
        assert read.account.share("placed") + read.account.share("furniture") > 99 or not text.strip()


HARROW = "meetings/harrow-overview-and-scrutiny-committee/2021-12-14"


@pytest.fixture
def harrow(corpus, read_text):
    return read_text(READER, corpus("002").text)


@pytest.mark.corpus
def test_harrows_minutes_are_placed_whole(harrow):
    assert not harrow.account.unplaced
    assert not harrow.account.losing


@pytest.mark.corpus
def test_harrows_items_attendance_and_resolutions_are_those_printed(harrow):
    meeting = harrow[HARROW]
    assert [one["number"] for one in meeting["agenda"]] == [str(number) for number in range(180, 191)]
    assert [len(one.get("resolutions", ())) for one in meeting["agenda"]] == [1, 1, 1, 1, 1, 1, 0, 0, 2, 1, 0]
    found = rows(meeting)
    assert [row["status"] for row in found.values()].count("present") == 8
    assert found["sasi-suresh"]["substitute_for"] == "people/ajay-maru"
    assert {"dan-anderson", "jeff-anderson"} <= set(found)
    assert found["kairul-kareema-marikar"]["role"] == "Scrutiny Lead Member for Community"
    assert found["kairul-kareema-marikar"]["items"] == found["peymana-assad"]["items"] == ["188", "189"]
    assert found["Borough Commander, North West Basic Command Unit"]["status"] == "guest"
    assert item(meeting, "182")["declarations"][0]["person"] == "people/kairul-kareema-marikar"
    assert len(found) == 18


@pytest.mark.corpus
def test_harrows_appendix_holds_46_commitments_with_owners_and_dates(harrow):
    plan = [harrow[id_] for id_ in harrow.ids("actions/vawg-")]
    assert len(plan) == 46
    assert all(one["printed_responsible"] for one in plan)
    assert sum("date" in one["due"] for one in plan) == 42
    assert [len(one["parts"]) for one in plan if "parts" in one] == [5, 3, 5, 4]
