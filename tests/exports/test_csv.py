"""The files of data: CSV as RFC 4180 has it, no formula to a spreadsheet, and saying what the records say."""

from __future__ import annotations

import csv
import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.edition import Edition
from sitegen.exports import export_files
from sitegen.exports.actions import ACTION_COLUMNS, actions_csv
from sitegen.exports.recommendations import RECOMMENDATION_COLUMNS, recommendations_csv
from sitegen.exports.table import FORMULA, Column, cell, table


def rows(content: bytes) -> list[dict[str, str]]:
    """A file as a program reads it."""
    return list(csv.DictReader(io.StringIO(content.decode("utf-8"), newline="")))


# ---- the form


@given(st.lists(st.tuples(st.text(st.characters(exclude_categories=["Cs"])), st.text()), max_size=5))
def test_whatever_a_cell_holds_is_read_as_it_was_written(cells: list[tuple[str, str]]) -> None:
    cells = [(one.replace("\0", ""), other.encode(errors="ignore").decode().replace("\0", "")) for one, other in cells]
    columns = (Column("one", "", lambda row: row[0]), Column("other", "", lambda row: row[1]))
    read = rows(table(columns, cells))
    assert [(row["one"], row["other"]) for row in read] == [(cell(one), cell(other)) for one, other in cells]


def test_lines_end_with_cr_lf_and_cells_with_commas_marks_or_line_ends_are_quoted() -> None:
    columns = (Column("a", "", lambda row: row), Column("b", "", lambda _: "x"))
    assert table(columns, ['1, 2 "and"\n3']) == b'a,b\r\n"1, 2 ""and""\n3",x\r\n'


@pytest.mark.parametrize("first", FORMULA)
def test_what_a_spreadsheet_would_take_for_a_formula_is_text(first: str) -> None:
    assert cell(f"{first}HYPERLINK(1)") == f"'{first}HYPERLINK(1)"


@pytest.mark.parametrize("text", ["", "plain", "-12", "7", "3 = 4", "2023-03-08"])
def test_what_is_no_formula_stays_as_it_is(text: str) -> None:
    assert cell(text) == text


# ---- what it says


def test_every_column_has_a_name_of_its_own_and_a_meaning() -> None:
    for columns in (RECOMMENDATION_COLUMNS, ACTION_COLUMNS):
        names = [column.name for column in columns]
        assert len(set(names)) == len(names)
        assert all(re.fullmatch("[a-z_]+", name) for name in names)
        assert all(column.meaning.endswith(".") for column in columns)


def test_a_recommendation_is_a_row_with_its_replies_and_both_clocks(good_edition: Edition) -> None:
    file = recommendations_csv(good_edition)
    assert file.path == "recommendations.csv"
    (row,) = rows(file.content)
    assert list(row) == [column.name for column in RECOMMENDATION_COLUMNS]
    assert row == {
        "id": "recommendations/potholes/1",
        "url": "https://example.org/recommendations/potholes/1/",
        "number": "1",
        "heading": "Fill them",
        "summary": "The council should fill the potholes.",
        "text": "",
        "report": "Potholes in our streets",
        "report_id": "reports/potholes",
        "committee": "Audit Committee",
        "committee_id": "organizations/audit-committee",
        "addressed_to": "Town Council",
        "addressed_to_ids": "organizations/town-council",
        "made": "2023-04",
        "responses": "Town Council: accepted (2023-05-02)",
        "response_urls": "https://example.org/responses/council-on-potholes/#answer-1",
        "no_response_from": "",
        "response_due": "",
        "response_clock": "Town Council: met",
        "due": "2023-12",
        "due_printed": "By December 2023",
        "implementation": "not verified",
        "implementation_clock": "overdue (61 days)",
        "topics": "Roads",
        "as_at": "2024-03-01",
    }


def test_an_action_is_a_row_with_who_owes_it_and_how_it_stands(good_edition: Edition) -> None:
    (row,) = rows(actions_csv(good_edition).content)
    assert list(row) == [column.name for column in ACTION_COLUMNS]
    assert row["id"] == "actions/2023-03-08-survey"
    assert (row["type"], row["responsible"], row["made"]) == ("undertaking", "John Roe", "2023-03-08")
    assert (row["status"], row["clock"], row["due"]) == ("complete", "met", "")


def test_every_file_of_data_has_an_address_of_its_own(good_edition: Edition) -> None:
    paths = [file.path for file in export_files(good_edition)]
    assert len(set(paths)) == len(paths)
    assert {"recommendations.csv", "actions.csv"} <= set(paths)
