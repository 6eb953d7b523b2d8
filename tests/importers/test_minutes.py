"""Minutes in numbered items: who was there, each item's words whole, what was resolved, moved and promised."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import yaml
from importers.conftest import ROOT, desk_of

from sitegen.importers.account import account
from sitegen.importers.drafting.sheet import Line, Sheet
from sitegen.importers.drafting.taken import plain
from sitegen.importers.known.attendees import entries
from sitegen.importers.known.desk import Opened
from sitegen.importers.minutes.business import items
from sitegen.importers.minutes.decisions import clauses, declarations, resolutions
from sitegen.importers.minutes.list_headings import status_of
from sitegen.importers.minutes.sittings import breaks, ended
from sitegen.importers.minutes.voted import motions
from sitegen.importers.readers.minutes import READER, begins, recognises

MARKED = """# MINUTES

**Meeting: Rivers Committee**

**Date: Thursday 3 October 2024**

**Time: 2.30 pm**

**Place: Long Room, Wessex House,
1 Quay Street, Weymouth**

Copies of the minutes may be found at wessex.gov.uk.

Present:

Ada Ford AM (Chair)

Ben Weir AM (Deputy Chair)

Cy Brook MBE AM

Eve Moss AM

## **1 Apologies for Absence (Item 1)**

- 1.1 An apology for absence was received from Dr Dee Lock AM, for whom Eve Moss AM attended as a substitute.

## **2 Minutes (Item 2)**

2.1 **Resolved:**

**That the minutes of the meeting held on 5 September 2024 be signed by the Chair as a correct record.**

## **4 Sluices (Item 4)**

4.1 The Chair welcomed the following guests:

- Commander Fay Pool QPM, Head of River Police, Wessex Police Service (WPS); and
- Baroness Lake of Wells DBE.

**Wessex Assembly
Rivers Committee
Thursday 3 October 2024**

4.2 During the course of the discussion, Baroness Lake agreed to send the Committee the tide tables of the

coast.

4.3 The meeting adjourned at 3.10pm and reconvened at 3.21pm.

### **4.4 Resolved:**

- (a) That the report be noted.**
  - (b) That authority be delegated to the Chair, in consultation with Group Leaders, to agree any output arising from the discussion.**

### 4a Delegation (Item 4a)

4.5 The Committee considered the paper.

## 5 Close of Meeting

5.1 The meeting ended at 4.02pm.

---

Chair

---

Date

Contact Officer: Gil Reed, Committee Officer; Email: gil@wessex.gov.uk
"""  # noqa: E501 - a paragraph is one line of Markdown
COUNCIL = """MENDIP TOWN COUNCIL

Minutes of the Planning Committee meeting held at the Guildhall on Monday 3rd June 2024 commencing at 7pm

Present: Cllrs R. Ames (Chairman), T. Birch, L. Cole and the Town Clerk, Mrs P. Dent
In attendance: Jo Reed, Head of Housing; Dr Ife Dunn, Director of Health
Apologies: Cllr Dev Rao (Cllr Eve Moss substituting)
Absent: Cllr V. Earle

24/01 APOLOGIES
Noted.

24/02 DECLARATIONS OF INTEREST
Cllr Birch declared a disclosable pecuniary interest in item 24/03 as the owner.

24/03 PLANNING APPLICATIONS
Cllr Birch left the meeting at 7.20pm.

It was proposed by Cllr Cole, seconded by Cllr Ames, that no objection be raised. On being put to the vote the motion was carried (3 for, 1 against).

24/05 DATE OF NEXT MEETING
1 July 2024.

There being no further business the Chairman closed the meeting at 8.05pm.
"""  # noqa: E501


@pytest.fixture
def marked(read_text: Callable[..., Any]) -> Any:
    return read_text(READER, MARKED, "minutes.md")


@pytest.fixture
def meeting(marked: Any) -> dict[str, Any]:
    return dict(marked["meetings/rivers-committee/2024-10-03"])


def test_the_head_says_when_and_where(meeting: dict[str, Any]) -> None:
    assert meeting["date"] == {"date": "2024-10-03", "printed": "Thursday 3 October 2024"}
    assert (meeting["start_time"], meeting["end_time"]) == ("14:30", "16:02")
    assert meeting["place"] == "Long Room, Wessex House, 1 Quay Street, Weymouth"
    assert meeting["status"] == "held"
    assert meeting["adjournments"] == [{"start_time": "15:10", "end_time": "15:21"}]
    assert meeting["contacts"] == [{"person": "people/gil-reed", "role": "Committee Officer"}]


def test_everybody_has_one_row_with_status_role_and_items(meeting: dict[str, Any]) -> None:
    assert [tuple(row.get(key) for key in ("person", "status", "role", "items")) for row in meeting["attendance"]] == [
        ("people/ada-ford", "present", "Chair", None),
        ("people/ben-weir", "present", "Deputy Chair", None),
        ("people/cy-brook", "present", "Assembly Member", None),
        ("people/eve-moss", "substitute", "Assembly Member", None),
        ("people/dee-lock", "apologies", "Assembly Member", None),
        ("people/fay-pool", "guest", "Head of River Police", ["4"]),
        ("people/baroness-lake", "guest", None, ["4"]),
    ]
    assert meeting["attendance"][3]["substitute_for"] == "people/dee-lock"
    assert meeting["attendance"][5]["organization"] == "organizations/wessex-police-service"


def test_items_keep_their_numbers_though_one_is_missing_and_one_has_a_letter(meeting: dict[str, Any]) -> None:
    assert [(item["number"], item["heading"]) for item in meeting["agenda"]] == [
        ("1", "Apologies for Absence"), ("2", "Minutes"), ("4", "Sluices"), ("4a", "Delegation"),
        ("5", "Close of Meeting"),
    ]  # fmt: skip


def test_an_items_words_are_whole_but_for_the_head_of_a_page(marked: Any, meeting: dict[str, Any]) -> None:
    text = meeting["agenda"][2]["text"]
    assert "Baroness Lake agreed to send the Committee the tide tables of the coast." in text
    assert "**4.4 Resolved:**" in text
    assert "authority be delegated" in text
    assert "Thursday" not in text
    assert marked.rules == {"the committee and day printed again at the top of a page": 3}


def test_resolutions_have_their_letters_and_guests_are_named(meeting: dict[str, Any]) -> None:
    assert meeting["agenda"][2]["resolutions"] == [
        {"letter": "a", "text": "That the report be noted."},
        {"letter": "b", "text": "That authority be delegated to the Chair, in consultation with Group Leaders, to "
         "agree any output arising from the discussion."},
    ]  # fmt: skip
    assert meeting["agenda"][1]["resolutions"] == [
        {"text": "That the minutes of the meeting held on 5 September 2024 be signed by the Chair as a correct record."}
    ]
    assert meeting["agenda"][2]["guests"] == ["people/fay-pool", "people/baroness-lake"]


def test_what_was_promised_and_delegated_is_an_action(marked: Any) -> None:
    promised = marked["actions/2024-10-03-tide-tables"]
    assert promised["type"] == "undertaking"
    assert promised["arose_from"] == ["meetings/rivers-committee/2024-10-03#item-4"]
    assert promised["responsible"] == ["people/baroness-lake"]
    assert promised["owed_to"] == ["organizations/rivers-committee"]
    delegated = marked["actions/2024-10-03-delegation-sluices-output"]
    assert delegated["arose_from"] == ["meetings/rivers-committee/2024-10-03#item-4-resolution-b"]
    assert delegated["responsible"] == ["people/ada-ford"]
    assert len(marked.ids("actions/")) == 2


def test_what_is_no_field_stands_in_the_document(marked: Any) -> None:
    body = marked["documents/source"]["body"]
    assert "Copies of the minutes" in body
    assert "gil@wessex.gov.uk" in body
    assert marked["documents/source"]["about"] == ["meetings/rivers-committee/2024-10-03"]


def test_every_word_is_placed(marked: Any) -> None:
    assert [told.line.text for told in (*marked.account.unplaced, *marked.account.losing)] == []


def test_minutes_in_a_pack_have_a_document_of_their_own() -> None:
    sheet = Sheet.of(f"# Another paper\n\n{MARKED}", "pack.md")
    desk = desk_of(sheet)
    READER.read(Opened(sheet.part(2), "text"), desk)
    assert plain(desk.intake.drafts["documents/meeting-minutes-2024-10-03"].fields)["part_of"] == "documents/source"


def test_a_councils_minutes_in_plain_text(read_text: Callable[..., Any]) -> None:
    made = read_text(READER, COUNCIL)
    meeting = made["meetings/mendip-planning-committee/2024-06-03"]
    assert made["organizations/mendip-planning-committee"]["parent"] == "organizations/mendip-town-council"
    assert [tuple(row.get(key) for key in ("person", "status", "role")) for row in meeting["attendance"]] == [
        ("people/r-ames", "present", "Chairman"),
        ("people/t-birch", "present", "Councillor"),
        ("people/l-cole", "present", "Councillor"),
        ("people/p-dent", "present", "Town Clerk"),
        ("people/jo-reed", "in attendance", "Head of Housing"),
        ("people/ife-dunn", "in attendance", "Director of Health"),
        ("people/dev-rao", "apologies", "Councillor"),
        ("people/eve-moss", "substitute", "Councillor"),
        ("people/v-earle", "absent", "Councillor"),
    ]
    assert meeting["attendance"][1]["note"] == "left the meeting at 7.20pm"
    assert [item["number"] for item in meeting["agenda"]] == ["24/01", "24/02", "24/03", "24/05"]
    assert meeting["agenda"][1]["declarations"] == [
        {"person": "people/t-birch", "interest": "disclosable pecuniary", "items": ["24"],
         "text": "Cllr Birch declared a disclosable pecuniary interest in item 24/03 as the owner."}
    ]  # fmt: skip
    (motion,) = meeting["agenda"][2]["motions"]
    assert (motion["mover"], motion["seconder"]) == ("people/l-cole", "people/r-ames")
    assert motion["vote_events"] == [
        {"result": "carried", "counts": [{"option": "for", "value": 3}, {"option": "against", "value": 1}]}
    ]
    assert meeting["end_time"] == "20:05"
    assert not made.account.unplaced


def test_headings_without_numbers_are_items_in_their_order(read_text: Callable[..., Any]) -> None:
    made = read_text(
        READER,
        "# Minutes of the Weir Forum\n\n**Date:** 4 June 2024\n\n## Present\n\n| Name | Role |\n|---|---|\n"
        "| Cllr Ada Ford | Chair |\n\n## Apologies\n\nApologies were received from Cllr Ben Weir.\n\n## Mud\n\n"
        "**RESOLVED**: that it be noted.\n\n## Sand\n\nThere is none.\n",
    )
    meeting = made["meetings/weir-forum/2024-06-04"]
    assert [(row["person"], row["status"], row["role"]) for row in meeting["attendance"]] == [
        ("people/ada-ford", "present", "Chair"),
        ("people/ben-weir", "apologies", "Councillor"),
    ]
    assert [(item["number"], item["heading"]) for item in meeting["agenda"]] == [("1", "Mud"), ("2", "Sand")]
    assert meeting["agenda"][0]["resolutions"] == [{"text": "that it be noted."}]
    assert not made.account.unplaced


def test_minutes_without_a_date_are_a_document_with_all_their_words(read_text: Callable[..., Any]) -> None:
    made = read_text(READER, "# MINUTES\n\n## 1 Apologies\n\nNone.\n\n## 2 Close\n\nDone.\n")
    assert made.ids("meetings/") == []
    assert "Done." in made["documents/source"]["body"]
    assert len(made.intake.doubts) == 1


def test_minutes_are_known_by_their_head_and_items_and_an_agenda_is_not() -> None:
    assert recognises(Opened(Sheet.of(MARKED, "x.md"), "text")) > 80
    assert recognises(Opened(Sheet.of("# AGENDA\n\n1 Apologies\n\nTo receive apologies.\n", "x.md"), "text")) == 0
    sheet = Sheet.of(f"## **6 Minutes (Pages 1 - 8)**\n\n{MARKED}", "x.md")
    assert [index for index in range(len(sheet)) if begins(sheet, index)] == [2]


# ---- the parts


def listed(text: str, status: str = "present") -> list[tuple[str, str, str | None, str | None]]:
    return [
        (one.name, one.status, one.role, one.note or one.substitute_for) for one in entries(text, status, Line(1, text))
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Councillors Ames (Chair), Birch and Cole", [("Ames", "present", "Chair", None),
         ("Birch", "present", "Councillor", None), ("Cole", "present", "Councillor", None)]),
        ("Jo Reed, Head of Housing, and Gil Ash OBE, Head of Law", [("Jo Reed", "present", "Head of Housing", None),
         ("Gil Ash OBE", "present", "Head of Law", None)]),
        ("Cllr E Brown (left at 8.15 pm)", [("Cllr E Brown", "present", None, "left at 8.15 pm")]),
        ("Cllr E Brown – arrived at 7.20pm", [("Cllr E Brown", "present", None, "arrived at 7.20pm")]),
        ("Cllr G Ash (substitute for Cllr H Grey)", [("Cllr G Ash", "substitute", None, "Cllr H Grey")]),
        ("Ada Ford (Chair); Mr Ben Weir.", [("Ada Ford", "present", "Chair", None),
         ("Mr Ben Weir", "present", None, None)]),
    ],
)  # fmt: skip
def test_a_list_of_names_keeps_what_belongs_to_each(text: str, wanted: list[Any]) -> None:
    assert listed(text) == wanted


def test_items_attended_are_read_from_the_note() -> None:
    (one,) = entries("Cllr X Young (items 5 to 7 and 9a only)", "present", Line(1, ""))
    assert one.items == ("5", "6", "7", "9a")


@pytest.mark.parametrize(
    ("heading", "status"),
    [
        ("**Present:**", "present"), ("Members present: Ada Ford", "present"), ("Also present:", "in attendance"),
        ("In attendance", "in attendance"), ("Officers:", "in attendance"), ("Apologies for absence:", "apologies"),
        ("Absent:", "absent"), ("Substitutes:", "substitute"), ("Invited guests:", "guest"), ("Date: 5 May", None),
        ("Apologies for absence were received from Cllr Ash.", None),
    ],
)  # fmt: skip
def test_the_heading_of_a_list_says_the_status(heading: str, status: str | None) -> None:
    told = status_of(heading)
    assert (told[0] if told else None) == status


def test_headings_that_rise_are_items_and_other_numbers_are_not() -> None:
    sheet = Sheet.of(
        "**45. Apologies**\n\n**12 March 2024**\n\n**46. Weirs**\n\n**1. A list in bold**\n\n**47. Close**\n", "x"
    )
    assert [(item.number, item.title) for item in items(sheet)] == [
        ("45", "Apologies"),
        ("46", "Weirs"),
        ("47", "Close"),
    ]


def resolved(text: str) -> list[tuple[str | None, str]]:
    return [(one.letter, one.text) for one in resolutions(clauses(Sheet.of(text, "x")))]


def test_resolutions_are_found_however_they_are_introduced() -> None:
    lettered = "(1) the report be noted; and\n(2) the Director report:\n(a) on cost; and\n(b) on time."
    assert resolved(f"RESOLVED – That:\n\n{lettered}") == [
        ("1", "the report be noted; and"), ("2", "the Director report:\n\n(a) on cost; and\n\n(b) on time."),
    ]  # fmt: skip
    assert resolved("The Committee agreed to note the report.") == [(None, "to note the report.")]
    assert resolved("AGREED: that the plan be adopted.\n\nThe Chair thanked officers.") == [
        (None, "that the plan be adopted.")
    ]
    assert resolved("Members noted it. RESOLVED that it be noted.") == [(None, "that it be noted.")]
    assert resolved("Members agreed that it was late, and hoped for more.\n\nNo more was said.")[0][0] is None
    assert resolved("It was hoped that all would be well.") == []


def test_a_recorded_vote_has_names_and_counts() -> None:
    text = (
        "Cllr Ash moved, and Cllr Birch seconded, the following motion:\n\nThis Council will act.\n\n"
        "For: Councillors Ash, Birch (2)\n\nAgainst: Councillor Cole (1)\n\nThe motion was CARRIED."
    )
    (one,) = motions(clauses(Sheet.of(text, "x")))
    assert (one.mover, one.seconder, one.result) == ("Cllr Ash", "Cllr Birch", "carried")
    assert one.votes == (("for", "Councillors Ash, Birch"), ("against", "Councillor Cole"))
    assert "This Council will act." in one.text


def test_votes_in_figures_need_both_sides() -> None:
    def counts(text: str) -> list[tuple[tuple[str, int], ...]]:
        return [one.counts for one in motions(clauses(Sheet.of(text, "x")))]

    assert counts("Voting: For 6, Against 3, Abstain 0") == [(("for", 6), ("against", 3), ("abstain", 0))]
    assert counts("The amendment was lost by 6 votes to 3.") == [(("for", 6), ("against", 3))]
    assert counts("There was time for 6 questions.") == []


def test_interests_are_of_the_printed_kind() -> None:
    told = clauses(
        Sheet.of("Cllr Ash declared a non-pecuniary interest in item 5.\n\nNo interests were declared.", "x")
    )
    assert [(one.who, one.interest) for one in declarations(told)] == [("Cllr Ash", "non-pecuniary")]


def test_times_are_read_from_sentences() -> None:
    told = clauses(
        Sheet.of("The session was suspended at 7.30pm.\n\nIt resumed at 7.45pm.\n\nThe meeting closed at 9pm.", "x")
    )
    assert [(one.time, one.until) for one in breaks(told)] == [("19:30", "19:45")]
    end = ended(told)
    assert end
    assert end.time == "21:00"


# ---- the corpus


@pytest.fixture(scope="module")
def assembly(corpus: Callable[[str], Sheet]) -> Any:
    """Both sets of minutes of the agenda pack, at one desk."""
    sheet = corpus("001")
    desk = desk_of(sheet)
    for start, end in ((325, 458), (870, 1001)):
        READER.read(Opened(sheet.part(start, end), "text"), desk)
    return desk.intake


def made_by_hand(day: str) -> dict[str, Any]:
    path = ROOT / f"content/meetings/police-and-crime-committee/{day}.yaml"
    return dict(yaml.safe_load(path.read_text(encoding="utf-8")))


@pytest.mark.corpus
@pytest.mark.parametrize("day", ["2023-03-08", "2023-03-22"])
def test_the_minutes_agree_with_the_record_a_person_made(assembly: Any, day: str) -> None:
    mine = plain(assembly.drafts[f"meetings/police-and-crime-committee/{day}"].fields)
    hand = made_by_hand(day)
    for key in ("start_time", "end_time", "place", "status"):
        assert mine[key] == hand[key]
    assert mine["date"] == {"date": day, "printed": hand["date"]["printed"]}
    keys = ("person", "status", "substitute_for", "items")
    assert [[row.get(key) for key in keys] for row in mine["attendance"]] == [
        [row.get(key) for key in keys] for row in hand["attendance"]
    ]
    roles = [(row["person"], row.get("role", "")) for row in hand["attendance"]]
    assert [(row["person"], row.get("role", "")) for row in mine["attendance"]] == [
        (who, role.rpartition("; ")[2]) for who, role in roles  # a rank is a title here, and no part of the role
    ]  # fmt: skip
    assert [(item["number"], item["heading"].replace("’", "'")) for item in mine["agenda"]] == [
        (item["number"], item["heading"].strip()) for item in hand["agenda"]
    ]
    for one, other in zip(mine["agenda"], hand["agenda"], strict=True):
        assert [part.get("letter") for part in one.get("resolutions", ())] == [
            part.get("letter") for part in other.get("resolutions", ())
        ]
        assert one.get("guests", []) == other.get("guests", [])


@pytest.mark.corpus
def test_the_breaks_and_the_urgent_item_are_read(assembly: Any) -> None:
    held = plain(assembly.drafts["meetings/police-and-crime-committee/2023-03-22"].fields)
    assert held["adjournments"] == [{"start_time": "11:14", "end_time": "11:21"}]
    urgent = plain(assembly.drafts["meetings/police-and-crime-committee/2023-03-08"].fields)
    assert [item["number"] for item in urgent["agenda"]] == [
        "1", "2", "3", "4", "5", "6", "7", "8", "9", "9a", "10",
    ]  # fmt: skip


@pytest.mark.corpus
def test_undertakings_and_delegations_are_drafted(assembly: Any) -> None:
    drafted = {id_: plain(draft.fields) for id_, draft in assembly.drafts.items() if id_.startswith("actions/")}
    committee = "meetings/police-and-crime-committee"
    assert {id_: (held["type"], held["arose_from"], held.get("responsible")) for id_, held in drafted.items()} == {
        "actions/2023-03-08-visit-counter-terrorism-operations-centre": (
            "undertaking", [f"{committee}/2023-03-08#item-6"], ["organizations/metropolitan-police-service"]),
        "actions/2023-03-08-delegation-prevent-output": (
            "delegation", [f"{committee}/2023-03-08#item-6-resolution-b"], ["people/susan-hall"]),
        "actions/2023-03-08-delegation-monitoring-officer-paper": (
            "delegation", [f"{committee}/2023-03-08#item-9a-resolution"], ["people/susan-hall"]),
        "actions/2023-03-22-ipsos-mori-survey": (
            "undertaking", [f"{committee}/2023-03-22#item-6"], ["people/baroness-casey"]),
        "actions/2023-03-22-delegation-standards-output": (
            "delegation", [f"{committee}/2023-03-22#item-6-resolution-c"], ["people/susan-hall"]),
    }  # fmt: skip


@pytest.mark.corpus
def test_every_line_of_both_minutes_is_placed_or_furniture(assembly: Any) -> None:
    told = account(assembly, {}, frozenset())
    inside = [one for one in told.lines if 326 <= one.line.number <= 458 or 871 <= one.line.number <= 1001]
    assert [one.line.text for one in inside if one.fate == "unplaced" or one.lost] == []
    assert sum(one.fate == "placed" for one in inside) == 140
    assert told.rules == {"the committee and day printed again at the top of a page": 3}
    assert assembly.doubts == []
