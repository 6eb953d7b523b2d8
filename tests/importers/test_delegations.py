"""Action taken under delegated authority: each meeting's delegation, when it was used, and what came of it."""

from __future__ import annotations

import pytest

from sitegen.importers.drafting.sheet import Sheet
from sitegen.importers.known.desk import Opened
from sitegen.importers.readers import actions
from sitegen.importers.readers.delegations import READER

REPORT = """# Subject: Decisions Under Delegated Authority

<b>Report to:</b>\t<b>Parks Scrutiny Committee</b>
<b>Report of:</b>\t<b>Head of Democratic Services</b>
<b>Date:</b>\t<b>14 June 2022</b>

### 3. Background

3.1 Some decisions can be taken for the Committee.

3.2 At its meetings on 9 November 2021, 11 January and 8 March 2022, the Committee looked into ponds, and each time granted this delegation:

*That authority be delegated to the Chair, after talking to Group Leads, to approve any output of the talks.*

3.3 All three powers were exercised on 24 April 2022.

3.4 At its meeting on 8 March 2022, the Committee granted one more:

*That authority be delegated to the Chair, after talking to Group Leads, to agree the Committee's response to the draft Tree Strategy.*

3.5 It was exercised on 2 May 2022.

### List of appendices to this report:

Appendix 1 – *Ponds in Winter* report, dated 24 April 2022

Appendix 2 – Letter to the Director of Parks, dated 2 May 2022

### Contact Information

Contact Officer:\tIda Quill, Clerk

# Ponds in Winter

The report itself.
"""  # noqa: E501
LIST = """# Subject: List of Actions

<b>Report to:</b>\t<b>Parks Scrutiny Committee</b>
<b>Date:</b>\t<b>14 June 2022</b>

#### From the meeting of 8 March 2022

Item No.\tItem Title\tResponsible Person\tAction(s)\tStatus
5\tPonds\tPolicy Officer\tThat authority be delegated to the Chair, after talking to Group Leads, to approve any output of the talks.\tOngoing.
6\tWork Programme\tPolicy Officer\tThat authority be delegated to the Chair, after talking to Group Leads, to agree the Committee's response to the draft Tree Strategy.\tCompleted. See Agenda Item 8.
7\tBenches\tPolicy Officer\tThat authority be delegated to the Chair, after talking to Group Leads, to approve any output of the talks.\tClosed. Delegation not used.
"""  # noqa: E501


@pytest.fixture
def told(read_text):
    return read_text(READER, REPORT)


def test_each_meeting_delegated_once_and_the_year_of_the_last_is_that_of_all(told):
    assert sorted(id_[8:18] for id_ in told.ids("actions/")) == ["2021-11-09", "2022-01-11", "2022-03-08", "2022-03-08"]
    assert all(told[id_]["type"] == "delegation" for id_ in told.ids("actions/"))
    assert {ref for id_ in told.ids("actions/") for ref in told[id_]["arose_from"]} == {
        "meetings/parks-scrutiny-committee/2021-11-09",
        "meetings/parks-scrutiny-committee/2022-01-11",
        "meetings/parks-scrutiny-committee/2022-03-08",
    }


def test_a_delegation_of_three_meetings_is_used_once_for_one_report(told):
    of_ponds = [told[id_] for id_ in told.ids("actions/") if "any output" in told[id_]["text"]]
    assert len(of_ponds) == 3
    for action in of_ponds:
        assert action["history"] == [
            {"date": "2022-04-24", "value": "complete", "printed": "exercised on 24 April 2022"}
        ]
        assert action["outcome"] == ["reports/ponds-in-winter"]
        assert len(action["related"]) == 2


def test_the_letter_that_was_agreed_is_the_outcome_of_the_other(told):
    (action,) = [told[id_] for id_ in told.ids("actions/") if "Tree Strategy" in told[id_]["text"]]
    assert action["outcome"] == ["documents/letter-to-the-director-of-parks-2022-05-02"]
    assert "related" not in action


def test_the_report_is_a_document_with_every_word(told):
    paper = told["documents/decisions-under-delegated-authority-2022-06-14"]
    assert (paper["type"], paper["date"]) == ("officer report", "2022-06-14")
    assert "reports/ponds-in-winter" in paper["about"]
    assert told.account.losing == ()


def test_an_action_the_list_tells_of_is_the_same_and_what_contradicts_it_is_kept(read_text):
    read = read_text(actions.READER, LIST)
    READER.read(Opened(Sheet.of(REPORT, "report.txt"), "text"), read.desk)
    of_march = [read[id_] for id_ in read.ids("actions/2022-03-08")]
    assert len(of_march) == 3
    ponds = next(one for one in of_march if one["arose_from"][0].endswith("item-5"))
    assert [step["date"] for step in ponds["history"]] == ["2022-04-24"]
    assert ponds["conflicts"] == [{"about": "status", "printed": ["Ongoing.", "exercised on 24 April 2022"]}]
    benches = next(one for one in of_march if one["arose_from"][0].endswith("item-7"))
    assert [step["value"] for step in benches["history"]] == ["closed without action"]
    trees = next(one for one in of_march if one["arose_from"][0].endswith("item-6"))
    assert [step["date"] for step in trees["history"]] == ["2022-05-02"]
    assert "conflicts" not in trees


@pytest.mark.corpus
def test_the_packs_eight_delegations_have_their_days_and_outcomes(read_text, corpus):
    pack = corpus("001")
    at = next(index for index in range(len(pack)) if READER.begins(pack, index))
    read = read_text(READER, "\n".join(line.text for line in pack.lines[at : at + 330]))
    found = {
        id_[8:18] + (" 2" if "plan" in id_ else ""): read[id_]["history"][-1]["date"] for id_ in read.ids("actions/")
    }
    assert found == {
        "2023-02-22 2": "2023-03-17",
        "2022-11-30": "2023-04-24",
        "2023-01-11": "2023-04-24",
        "2023-03-08": "2023-04-24",
        "2022-09-29": "2023-04-25",
        "2023-02-22": "2023-04-25",
        "2022-11-16": "2023-05-04",
        "2022-12-13": "2023-05-04",
    }
    outcomes = {ref for id_ in read.ids("actions/") for ref in read[id_]["outcome"]}
    assert "reports/counter-terrorism-and-radicalisation" in outcomes
    assert len(outcomes) == 5
