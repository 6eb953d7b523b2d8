"""Trackers of recommendations: every cell of every row is in a report, a recommendation, its history or its note."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from importers.conftest import desk_of
from openpyxl import Workbook

from sitegen.importers.account import account
from sitegen.importers.known.desk import Opened
from sitegen.importers.listings.tracker_columns import NAMES, columns
from sitegen.importers.opening.spreadsheet import rows, sheet
from sitegen.importers.readers import tracker
from sitegen.importers.words.markup import to_words


def opened(content: bytes, suffix: str = ".csv") -> Opened:
    found = rows(content, f"tracker{suffix}", suffix)
    assert found.ok, found.problems
    return Opened(sheet(found.value, f"tracker{suffix}"), "table", found.value)


@pytest.fixture
def read(desk_for: Callable[..., Any]) -> Callable[..., Any]:
    return lambda text, suffix=".csv": desk_for(
        tracker.READER, opened(text if isinstance(text, bytes) else text.encode(), suffix)
    )


FIELDS = """Reference,Origin,Date,Area,Recommendation,Lead officer,Action taken,Status
R1,Review of Allotments,12/03/2023,Parks,"That water be laid on
at every site.",Head of Parks; Jane Smith,Pipes laid at four sites.,Complete
R2,Review of Allotments,12/03/2023,Parks,That rents be frozen until 2026.,Director of Finance,,In progress
1,"Health Scrutiny Committee, 4 May 2022",04/05/2022,Health,That clinics open late.,NHS Riverton,Talks held,Not started
"""


def test_the_fields_usual_columns_become_reports_and_recommendations(read: Callable[..., Any]) -> None:
    found = read(FIELDS)
    assert found.ids("reports/") == [
        "reports/review-of-allotments",
        "reports/health-scrutiny-committee-4-may-2022",
    ]
    assert found["recommendations/review-of-allotments/r1"] == {
        "number": "R1",
        "heading": "That water be laid on at every site",
        "text": "That water be laid on at every site.",
        "printed_addressees": ["Head of Parks", "Jane Smith"],
        "history": [
            {
                "clock": "implementation",
                "value": "complete",
                "printed": "Complete",
                "note": "Pipes laid at four sites.",
            }
        ],
        "note": "Area: Parks",
    }
    health = found["reports/health-scrutiny-committee-4-may-2022"]
    assert health == {
        "heading": "Health Scrutiny Committee, 4 May 2022",
        "organization": "organizations/health-scrutiny-committee",
        "date_published": {"date": "2022-05-04", "printed": "04/05/2022"},
    }


def test_every_row_is_placed_and_no_word_of_it_lost(read: Callable[..., Any]) -> None:
    account = read(FIELDS).account
    assert (account.unplaced, account.losing) == ((), ())
    assert account.rules == {"the names of the columns": 1}


def test_every_word_of_every_cell_is_in_a_record(read: Callable[..., Any]) -> None:
    found = read(FIELDS)
    held = set(to_words(str([found[id_] for id_ in found.ids()])))
    wanted = {
        word for row in opened(FIELDS.encode()).data[1:] for cell in row.cells.values() for word in to_words(cell)
    }
    assert wanted - held == set()


def test_a_review_that_names_no_committee_is_a_body_itself_and_a_doubt(read: Callable[..., Any]) -> None:
    found = read(FIELDS)
    assert found["reports/review-of-allotments"]["organization"] == "organizations/review-of-allotments"
    assert [(doubt.about, doubt.printed) for doubt in found.intake.doubts] == [
        ("whose recommendations these are", "Review of Allotments")
    ]


OTHER = """Riverton Overview and Scrutiny Committee - Recommendation Tracker;;;;;;
Green - Complete;;;;;;

Rec no.;Recommendation/Action;Responsible officer;Progress;RAG;Due;Cost
Waste review (March 2023);;;;;;
1;That bins be bigger;Chief Executive;Bought;Green;31/12/2023;£5
;;;Paid for;Ongoing;;
2;That bins be greener;Chief Executive;;Purple;by summer;
Tree review;;;;;;
1;That trees be planted;Chief Executive;;Accepted;;
"""


def test_other_names_of_columns_and_rows_of_groups_are_known(read: Callable[..., Any]) -> None:
    found = read(OTHER)
    first = found["recommendations/waste-review-march-2023/1"]
    assert first["deadline"] == {"date": "2023-12-31", "printed": "31/12/2023"}
    assert first["note"] == "Cost: £5"
    assert found.ids("recommendations/tree-review") == ["recommendations/tree-review/1"]
    assert {found[id_]["organization"] for id_ in found.ids("reports/")} == {
        "organizations/riverton-overview-and-scrutiny-committee"
    }


def test_a_row_without_a_recommendation_goes_on_with_the_one_above(read: Callable[..., Any]) -> None:
    history = read(OTHER)["recommendations/waste-review-march-2023/1"]["history"]
    assert [(step["value"], step["printed"], step["note"]) for step in history] == [
        ("complete", "Green", "Bought"),  # the tracker's own key says what green means
        ("in progress", "Ongoing", "Paid for"),
    ]


def test_a_status_that_says_nothing_known_is_not_verified_and_told(read: Callable[..., Any]) -> None:
    found = read(OTHER)
    second = found["recommendations/waste-review-march-2023/2"]
    assert second["history"] == [{"clock": "implementation", "value": "not verified", "printed": "Purple"}]
    assert second["deadline"] == {"printed": "by summer"}
    assert [(doubt.printed, doubt.lines) for doubt in found.intake.doubts] == [("Purple", (8,))]


def test_words_of_a_response_are_a_step_of_its_own_clock(read: Callable[..., Any]) -> None:
    found = read(OTHER)["recommendations/tree-review/1"]
    assert found["history"] == [{"clock": "response", "value": "accepted", "printed": "Accepted"}]


def test_the_words_around_the_table_are_the_trackers_own_text(read: Callable[..., Any]) -> None:
    found = read(OTHER)
    document = found["documents/source"]
    assert document["heading"] == "Riverton Overview and Scrutiny Committee - Recommendation Tracker"
    assert document["body"].splitlines()[2:] == ["Green - Complete", "", "Waste review (March 2023)", "", "Tree review"]
    assert (found.account.unplaced, found.account.losing) == ((), ())


def test_sheets_are_reviews_merged_origins_go_on_and_other_sheets_are_kept(read: Callable[..., Any]) -> None:
    made = Workbook()
    first = made.active
    first.title = "Housing review"
    for row in (["No", "Recommendation", "Owner", "Status"], [1, "That roofs be mended.", "Director", "Closed"]):
        first.append(row)
    second = made.create_sheet("Sheet2")
    for row in (
        ["Ref", "Origin", "Recommendation", "Status"],
        ["a", "Parks review", "Mow."],
        ["b", None, "Sow.", "Done"],
    ):
        second.append(row)
    second.merge_cells("B2:B3")
    made.create_sheet("Notes").append(["Reviewed each quarter"])
    packed = BytesIO()
    made.save(packed)
    found = read(packed.getvalue(), ".xlsx")
    assert found.ids("recommendations/") == [
        "recommendations/housing-review/1",
        "recommendations/parks-review/a",
        "recommendations/parks-review/b",
    ]
    assert found["documents/source"]["body"] == "Reviewed each quarter"
    assert found.account.unplaced == ()


def test_one_number_for_two_recommendations_is_told_and_both_are_kept(read: Callable[..., Any]) -> None:
    found = read("Ref,Origin,Recommendation,Status\n1,Bins,Buy.,Done\n1,Bins,Sell.,Done\n")
    assert found.ids("recommendations/") == ["recommendations/bins/1", "recommendations/bins/1-2"]
    assert "one number for two recommendations" in {doubt.about for doubt in found.intake.doubts}


def test_one_recommendation_told_twice_is_one_with_two_steps(read: Callable[..., Any]) -> None:
    found = read(
        "Ref,Origin,Recommendation,Status,Updated\n1,Bins,Buy.,Ongoing,2024-01-02\n1,Bins,Buy.,Done,2024-03-04\n"
    )
    steps = found["recommendations/bins/1"]["history"]
    assert [(step["date"], step["value"]) for step in steps] == [
        ("2024-01-02", "in progress"),
        ("2024-03-04", "complete"),
    ]


@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("Rec No.", "reference"), ("Recommendation/Action", "recommendation"), ("Review title", "origin"),
        ("Committee", "committee"), ("Date agreed", "date"), ("Service Area", "area"), ("Responsible Officer", "lead"),
        ("Cabinet Member", "lead"), ("Due date", "due"), ("Timescale", "due"), ("Progress", "taken"),
        ("Action Taken", "taken"), ("RAG (red/amber/green)", "status"), ("Executive response", "response"),
        ("Last updated", "updated"), ("Cost", None),
    ],
)  # fmt: skip
def test_a_column_is_known_by_its_usual_names(name: str, field: str | None) -> None:
    (row,) = rows(f"Recommendation made,{name}\n".encode(), "t.csv", ".csv").value
    wanted = None if field == "recommendation" else field  # one column of a kind: the first
    assert columns(row).get("B") == wanted
    assert field is None or field in NAMES


def test_a_table_without_recommendations_is_no_tracker() -> None:
    assert tracker.READER.recognises(opened(b"Name,Ward,Party\nAda,North,Green\n")) == 0
    assert tracker.READER.recognises(opened(FIELDS.encode())) == 90


CELLS = ("1", "Bins", "Buy.", "Done", "2024-01-02", "", "Ref", "Recommendation", "Status")


@given(st.lists(st.permutations(CELLS), max_size=6))
def test_a_shuffled_tracker_keeps_every_row(table: list[list[str]]) -> None:
    text = "\n".join(["Ref,Origin,Recommendation,Status,Due,Cost", *(",".join(row[:6]) for row in table)])
    source = opened(text.encode())
    desk = desk_of(source.sheet)
    tracker.READER.read(source, desk)
    told = account(desk.intake, {}, frozenset())
    assert (told.unplaced, told.losing) == ((), ())
