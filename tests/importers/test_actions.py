"""Lists of actions: every row an action, with its parts, its status as printed and by rule, and where it arose."""

from __future__ import annotations

import pytest

from sitegen.importers.drafting.sheet import Sheet
from sitegen.importers.readers.actions import READER
from sitegen.importers.readers.agenda import READER as _AGENDA
from sitegen.importers.words.statuses import status

LIST = """# Subject: Outstanding Actions List

<b>Report to:</b>\t<b>Parks Scrutiny Committee</b>
<b>Report of:</b>\t<b>Head of Democratic Services</b>
<b>Date:</b>\t<b>14 June 2022</b>

## 1. Summary

1.1 This report lists what was asked for.

#### Actions Arising from the Meeting Held on 3 May 2022

Item No.:\tItem Title\tResponsible Person\tAction(s)\tStatus
4\tPonds and Lakes\tDirector of Parks, Friends of the Ponds Trust\t<p>The Committee requested the following:</p> <ul><li>• A map of the ponds; and</li> <li>• The cost of dredging.</li></ul>\tCompleted. Attached at <b>Appendix 1</b> .
4\tPonds and Lakes\tPolicy Officer\tThat authority be delegated to the Chair, in consultation with Group Leads, to agree any output arising from the discussion.\tClosed. Delegation not used.
5\tTree Planting\tDame Ada Oakes\tDuring the discussion, Dame Ada agreed to send the Committee the survey of veteran trees.\tOngoing. Chased on 1 June 2022.

---

#### Actions Arising from the Meeting Held on 5 April 2022

Item No.:\tItem Title\tResponsible Person\tAction(s)\tStatus
7\tBandstands\tPolicy Officer\tTo circulate the list of bandstands.\tWaiting for a fair wind.

**Standing arrangements**

<b>Subject and Action Required</b>\t<b>Status</b>\t<b>Responsible Person</b>\t<b>Deadline, if applicable</b>
<p><b>Gifts</b></p> <p>Members tell the Clerk of gifts, which are reported on a regular basis.</p>\t<p>None from 1 May to 9 June 2022.</p>\t<p>Clerk</p>\t<p>N/A</p>

### List of appendices to this report:

Appendix 1 – Answers from the Friends of the Ponds Trust, received 6 & 8 June 2022

### Contact Information

Contact Officer:\tIda Quill, Clerk
E-mail:\tida@example.org

**Answers about the ponds**

The map hangs in the boathouse.
"""  # noqa: E501

TRACKER = """ACTION TRACKER 2021/22
Housing Panel

| Meeting date | Action agreed | Lead officer | Target date | Update |
|---|---|---|---|---|
| 12 July 2021 | (a) That officers be asked to provide the void figures; and (b) that the lift contract be reviewed. | Head of Repairs | By December 2021 | In progress – (b) was completed early |
| 13 Sept 2021 | The Director undertook to write to tenants. | Director of Housing | | Completed on 20/10/2021 |
"""  # noqa: E501

ROWS = """Health Scrutiny Committee
Action and Recommendation Tracker

Minute No.\tAction\tOwner\tDue Date\tStatus/Update
Meeting: 4 July 2023
12\tCirculate the figures\tDirector\t31 August 2023\tCompleted - circulated by email 20 July 2023
Meeting: 5 September 2023
21\tOfficers to count the beds\tHead of Finance\t\tOutstanding
"""


@pytest.fixture
def listed(read_text):
    return read_text(READER, LIST)


def test_every_row_is_an_action_of_its_kind(listed):
    kinds = {id_: listed[id_]["type"] for id_ in listed.ids("actions/")}
    assert sorted(kinds.values()) == ["delegation", "request", "standing", "undertaking", "undertaking"]
    assert {id_[8:18] for id_ in kinds} == {"2022-05-03", "2022-04-05", "2022-06-14"}


def _one(read, words: str) -> dict:
    (found,) = [read[id_] for id_ in read.ids("actions/") if words in str(read[id_])]
    return found


def test_the_list_in_a_cell_becomes_parts_and_the_appendix_its_outcome(listed):
    action = _one(listed, "dredging")
    assert action["text"] == "The Committee requested the following:"
    assert action["parts"] == [
        {"letter": "a", "text": "A map of the ponds; and"},
        {"letter": "b", "text": "The cost of dredging."},
    ]
    assert action["printed_status"] == "Completed. Attached at Appendix 1."
    assert action["outcome"] == ["documents/answers-from-the-friends-of-the-ponds-trust-2022-06-08"]
    assert action["history"][0]["value"] == "complete"
    assert action["history"][0]["date"] == {"date": "2022-06-08", "printed": "received 6 & 8 June 2022"}
    assert action["arose_from"] == ["meetings/parks-scrutiny-committee/2022-05-03#item-4"]
    assert action["responsible"] == ["organizations/friends-of-the-ponds-trust"]
    assert action["printed_responsible"] == "Director of Parks, Friends of the Ponds Trust"


def test_the_appendix_that_follows_the_report_is_a_document_with_its_words(listed):
    bound = listed["documents/answers-from-the-friends-of-the-ponds-trust-2022-06-08"]
    assert bound["type"] == "appendix"
    assert bound["body"] == "**Answers about the ponds**\n\nThe map hangs in the boathouse."


def test_a_delegation_that_was_not_used_is_closed_on_the_day_of_the_list(listed):
    action = _one(listed, "delegated to the Chair")
    assert action["heading"] == "Ponds and Lakes: to agree any output arising from the discussion."
    (step,) = action["history"]
    assert (step["date"]["date"], step["value"]) == ("2022-06-14", "closed without action")
    assert action["printed_responsible"] == "Policy Officer"
    assert "owed_to" not in action


def test_a_promise_is_somebodys_and_a_chase_is_the_committees(listed):
    action = _one(listed, "veteran trees")
    assert action["responsible"] == ["people/ada-oakes"]
    assert "printed_responsible" not in action
    assert action["history"] == [
        {
            "date": "2022-06-01",
            "value": "in progress",
            "printed": "Ongoing. Chased on 1 June 2022.",
            "by": "organizations/parks-scrutiny-committee",
        }
    ]


def test_a_status_that_says_nothing_is_kept_and_doubted(listed):
    action = _one(listed, "bandstands")
    assert action["printed_status"] == "Waiting for a fair wind."
    assert "history" not in action
    assert [doubt.printed for doubt in listed.intake.doubts if "status" in doubt.about] == ["Waiting for a fair wind."]


def test_an_arrangement_without_a_meeting_stands(listed):
    action = _one(listed, "gifts")
    assert (action["type"], action["heading"]) == ("standing", "Gifts")
    assert action["due"] == {"printed": "N/A"}
    assert action["history"][0]["date"] == "2022-06-09"
    assert action["arose_from"] == ["documents/source"] or action["arose_from"][0].startswith("documents/")


def test_meetings_the_list_speaks_of_are_records_with_their_items(listed):
    meeting = listed["meetings/parks-scrutiny-committee/2022-05-03"]
    assert [(item["number"], item["heading"]) for item in meeting["agenda"]] == [
        ("4", "Ponds and Lakes"),
        ("5", "Tree Planting"),
    ]


def test_every_word_of_the_list_is_placed(listed):
    assert listed.account.share("unplaced") == 0
    assert listed.account.losing == ()


def test_a_tracker_with_a_column_for_the_meeting_is_read_too(read_text):
    read = read_text(READER, TRACKER)
    first, second = (read[id_] for id_ in read.ids("actions/"))
    assert [part["letter"] for part in first["parts"]] == ["a", "b"]
    assert first["due"] == {"date": "2021-12", "printed": "By December 2021"}
    assert first["history"][0]["value"] == "in progress"
    assert (second["date"], second["history"][0]["date"]) == ("2021-09-13", "2021-10-20")


def test_lists_are_known_by_their_title_and_their_columns(read_text):
    sheet = Sheet.of(LIST, "list.txt")
    assert [index for index in range(len(sheet)) if READER.begins(sheet, index)] == [0]
    assert not any(_AGENDA.begins(sheet, index) for index in range(1, len(sheet)))


def test_dates_between_the_rows_of_one_table_are_the_meetings(read_text):
    read = read_text(READER, ROWS)
    actions = [read[id_] for id_ in read.ids("actions/")]
    assert [action["date"] for action in actions] == ["2023-07-04", "2023-09-05"]
    assert [action["arose_from"] for action in actions] == [
        ["meetings/health-scrutiny-committee/2023-07-04"],
        ["meetings/health-scrutiny-committee/2023-09-05"],
    ]
    assert actions[0]["due"] == {"date": "2023-08-31", "printed": "31 August 2023"}


@pytest.mark.parametrize(
    ("printed", "value", "day"),
    [
        ("Completed. The visit took place on 6 April 2022.", "complete", "2022-04-06"),
        ("Ongoing. Requested 1 March 2022 and chased 4 May 2022.", "in progress", "2022-05-04"),
        ("Closed. No longer required.", "closed without action", None),
        ("Superseded by the new plan", "superseded", None),
        ("Not yet started", "not started", None),
        ("Partially completed", "in progress", None),
        ("Actioned", "complete", None),
        ("Mauve", None, None),
    ],
)
def test_the_first_words_of_a_status_decide(printed, value, day):
    told = status(printed)
    assert (told.value, told.when and str(told.when.date)) == (value, day)


@pytest.mark.corpus
def test_the_packs_list_has_its_nineteen_rows_and_two_arrangements(read_text, corpus):
    pack = corpus("001")
    at = next(index for index in range(len(pack)) if READER.begins(pack, index))
    text = "\n".join(line.text for line in pack.lines[at : at + 187])
    read = read_text(READER, text)
    actions = [read[id_] for id_ in read.ids("actions/")]
    assert len(actions) == 21
    kinds = [action["type"] for action in actions]
    assert {kind: kinds.count(kind) for kind in sorted(set(kinds))} == {
        "undertaking": 3,
        "delegation": 11,
        "request": 5,
        "standing": 2,
    }
    assert sum(len(action.get("parts", [])) for action in actions) == 11
    values = [action["history"][-1]["value"] for action in actions if action["type"] != "standing"]
    assert {value: values.count(value) for value in values} == {
        "in progress": 6,
        "closed without action": 2,
        "complete": 11,
    }
    assert all(action["printed_status"] for action in actions)
    assert read.account.losing == ()
    assert read.account.share("unplaced") == 0
