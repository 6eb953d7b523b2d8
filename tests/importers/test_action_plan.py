"""Action plans whose tables a PDF has flattened: every commitment has its own owner and its own date again."""

from __future__ import annotations

import pytest

from sitegen.importers.drafting.finishing import finished
from sitegen.importers.drafting.sheet import Sheet
from sitegen.importers.known.desk import Opened
from sitegen.importers.readers.action_plan import READER
from sitegen.importers.words.quarters import due_date
from sitegen.records import BY_FOLDER

PLAN = """Anytown Borough Council
Safer Ponds Action Plan

Foreword
Ponds are deep, and this plan says what we will do about it in the years to come, with our partners.
It follows the audit published on 8 October 2021, and it will be kept under review by the board.

1. Keeping people out of the water
New commitments
Fences and signs
We will put up fences around each of the ponds that the audit has
called deep, beginning with those near schools.

Director of Parks
Q3 2021/22

Every ranger will:
 walk the ponds once a day;
 mend the fences that are broken; and
 write down who was met.

Head of
Rangers
Q4 2021/22 and
onwards

We will print new signs in the languages that are spoken in the
Head of
borough, and put them where people can read them from a
Rangers
Q4 2021/22
distance.
We will ask the schools to speak of the ponds when the summer is
near, and again before the ice.

Director of Parks
Q1 2022/23
 This will be done by letter.

2. Getting people out of the water
We will buy a boat for each of the three deepest ponds in the

Head of
Rangers
Q2 2022/23
 borough, and a shed to keep it in.
We will teach the rangers to row.

Chief Executive
Q4 2021/21

A list of those who can swim is to be made.

Chief Executive
Q3 2020/21
Director of Parks
Q4 2021/22

We will give each of them a whistle and a rope.
"""

LAYOUT = """Anytown Borough Council
Ponds Delivery Plan

Commitment                                                   Owner               Due

We will put up fences around each of the ponds that are      Director of Parks   March 2022
deep, beginning with those near schools.

We will print new signs in the languages of the borough.     Head of Rangers     June 2022

We will buy a boat for each of the three deepest ponds.      Head of Rangers     Ongoing
"""


@pytest.fixture
def plan(read_text):
    return read_text(READER, PLAN)


def test_each_commitment_has_its_owner_and_its_date(plan):
    actions = [plan[id_] for id_ in plan.ids("actions/")]
    assert [(one["printed_responsible"], one["due"]["printed"], one["due"].get("date")) for one in actions] == [
        ("Director of Parks", "Q3 2021/22", "2021-12"),
        ("Head of Rangers", "Q4 2021/22 and onwards", "2022-03"),
        ("Head of Rangers", "Q4 2021/22", "2022-03"),
        ("Director of Parks", "Q1 2022/23", "2022-06"),
        ("Head of Rangers", "Q2 2022/23", "2022-09"),
        ("Chief Executive", "Q4 2021/21", None),
        ("Chief Executive", "Q3 2020/21", None),
        ("Director of Parks", "Q4 2021/22", "2022-03"),
    ]


def test_a_commitment_that_its_cells_or_a_page_have_cut_is_whole(plan):
    texts = [plan[id_]["text"] for id_ in plan.ids("actions/")]
    assert texts[2] == (
        "We will print new signs in the languages that are spoken in the borough, and put them where people can read"
        " them from a distance."
    )
    assert texts[3].endswith("before the ice.\n\nThis will be done by letter.")
    assert (
        texts[4] == "We will buy a boat for each of the three deepest ponds in the borough, and a shed to keep it in."
    )
    assert texts[7] == "We will give each of them a whistle and a rope."


def test_points_of_a_commitment_are_its_parts(plan):
    parted = [plan[id_]["parts"] for id_ in plan.ids("actions/") if "parts" in plan[id_]]
    assert parted == [
        [
            {"letter": "a", "text": "walk the ponds once a day;"},
            {"letter": "b", "text": "mend the fences that are broken; and"},
            {"letter": "c", "text": "write down who was met."},
        ]
    ]


def test_dates_that_cannot_be_right_are_kept_as_printed_and_told(plan):
    conflicts = [plan[id_]["conflicts"][0]["printed"] for id_ in plan.ids("actions/") if "conflicts" in plan[id_]]
    assert conflicts == [["Q4 2021/21", "Q4 2021/22"], ["Q3 2020/21", "8 October 2021"]]
    assert [doubt.printed for doubt in plan.intake.doubts] == ["Q4 2021/21", "Q3 2020/21"]


def test_the_plan_is_whole_and_its_commitments_are_the_bodys(plan):
    assert plan["documents/source"]["heading"] == "Anytown Borough Council Safer Ponds Action Plan"
    assert all(plan[id_]["responsible"] == ["organizations/anytown-borough-council"] for id_ in plan.ids("actions/"))
    assert not plan.account.unplaced
    assert not plan.account.losing


def test_columns_that_are_still_apart_are_read_too(read_text):
    read = read_text(READER, LAYOUT)
    actions = [read[id_] for id_ in read.ids("actions/")]
    assert [(one["printed_responsible"], one["due"]) for one in actions] == [
        ("Director of Parks", {"date": "2022-03", "printed": "March 2022"}),
        ("Head of Rangers", {"date": "2022-06", "printed": "June 2022"}),
        ("Head of Rangers", {"printed": "Ongoing"}),
    ]
    assert actions[0]["text"].endswith("around each of the ponds that are deep, beginning with those near schools.")
    assert not read.account.losing


@pytest.mark.parametrize("text", [PLAN, LAYOUT])
def test_the_records_of_a_plan_are_valid(read_text, text):
    read = read_text(READER, text)
    assert READER.recognises(Opened(Sheet.of(text, "a.txt"), "text")) == 85
    for draft in read.intake.drafts.values():
        model = BY_FOLDER[draft.id.split("/")[0]]
        model.model_validate(finished(draft, model, read.intake, read.intake.silent))


@pytest.mark.parametrize(
    ("printed", "date"),
    [
        ("Q1 2022/23", "2022-06"),
        ("Q4 2021/22", "2022-03"),
        ("Q1 2022-23", "2022-06"),
        ("2022/23", "2023-03"),
        ("June 2022", "2022-06"),
        ("Q4 2021/21", None),
        ("Ongoing", None),
    ],
)
def test_a_quarter_ends_in_its_last_month(printed, date):
    made = due_date(printed)
    assert (str(made) if made else None) == date
