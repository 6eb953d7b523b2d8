"""Tables: the rows of CSV and XLSX files as printed, whatever their encoding, delimiter or state."""

from __future__ import annotations

import datetime as dt
import zipfile
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from sitegen.importers.opening import workbook
from sitegen.importers.opening.spreadsheet import Row, rows, sheet


def cells(content: bytes, suffix: str = ".csv") -> list[tuple[int, str, dict[str, str]]]:
    found = rows(content, f"t{suffix}", suffix)
    assert found.ok, found.problems
    return [(row.number, row.sheet, dict(row.cells)) for row in found.value]


def told(content: bytes, suffix: str = ".csv") -> str:
    found = rows(content, f"t{suffix}", suffix)
    assert not found.ok
    assert found.value == ()
    return "; ".join(str(problem.reason) for problem in found.problems)


@pytest.mark.parametrize(
    "content",
    [
        b"Ref,Text\n1,caf\xc3\xa9\n",
        b"\xef\xbb\xbfRef;Text\r\n1;caf\xc3\xa9\r\n",
        "Ref\tText\n1\tcafé\n".encode("utf-16"),
        b"Ref|Text\n1|caf\xc3\xa9",
    ],
)
def test_encoding_and_delimiter_are_found_out(content: bytes) -> None:
    assert cells(content) == [(1, "", {"A": "Ref", "B": "Text"}), (2, "", {"A": "1", "B": "café"})]


def test_a_file_of_windows_1252_is_read_and_told() -> None:
    found = rows(b"Ref,Cost\n1,\xa35\n", "t.csv", ".csv")
    assert found.value[1].cells == {"A": "1", "B": "£5"}
    assert [(problem.severity, problem.where.line) for problem in found.problems] == [("warning", 2)]
    assert "Windows-1252" in found.problems[0].reason


def test_rows_have_the_line_they_begin_on_and_empty_ones_are_left_out() -> None:
    assert cells(b'a,b\n1,"two\nlines"\n,\n3,"x ""y"""\n') == [
        (1, "", {"A": "a", "B": "b"}),
        (2, "", {"A": "1", "B": "two\nlines"}),
        (5, "", {"A": "3", "B": 'x "y"'}),
    ]


def test_a_declared_delimiter_holds_and_its_line_is_a_row() -> None:
    assert cells(b"sep=;\na,b;c\n") == [(1, "", {"A": "sep=;"}), (2, "", {"A": "a,b", "B": "c"})]


def test_a_column_beyond_z_has_two_letters() -> None:
    assert list(rows(b"," * 27 + b"x\n", "t.csv", ".csv").value[0].cells) == ["AB"]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"  \n", "empty"),
        (b"a,b\0\n", "NUL"),
        (b'a,b\n1,"x\n\n\n\n\ny', "never ends"),
        (b"\xd0\xcf\x11\xe0rest", "password"),
        (b"PK\x03\x04rest", "no whole workbook"),
    ],
)
def test_what_is_no_table_is_told_and_gives_nothing(content: bytes, words: str) -> None:
    assert words in told(content)


def book(*pages: list[list[object]]) -> bytes:
    made = Workbook()
    made.remove(made.active)
    for number, page in enumerate(pages, 1):
        its = made.create_sheet(f"Page {number}")
        for row in page:
            its.append(row)
    packed = BytesIO()
    made.save(packed)
    return packed.getvalue()


def test_a_workbook_gives_its_sheets_one_after_the_other() -> None:
    content = book([["Ref", "Due"], [], [1.0, dt.datetime(2024, 3, 8)], [True, 1.5]], [["Notes"]])  # noqa: DTZ001
    assert cells(content, ".xlsx") == [
        (1, "Page 1", {"A": "Ref", "B": "Due"}),
        (3, "Page 1", {"A": "1", "B": "2024-03-08"}),
        (4, "Page 1", {"A": "Yes", "B": "1.5"}),
        (5, "Page 2", {"A": "Notes"}),
    ]


def packed(name: str, content: bytes) -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as into:
        into.writestr(name, content)
    return made.getvalue()


def test_a_workbook_that_would_fill_the_memory_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "LARGEST", 1024 * 1024)
    assert "would unpack to 3 MB" in told(packed("xl/workbook.xml", b"0" * 3 * 1024 * 1024), ".xlsx")


def test_a_workbook_that_declares_entities_is_refused() -> None:
    bomb = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'
    assert "entities in xl/workbook.xml" in told(packed("xl/workbook.xml", bomb), ".xlsx")


def test_a_workbook_of_endless_rows_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MOST_ROWS", 2)
    assert "more than 2 rows" in told(book([["a"], ["b"], ["c"]]), ".xlsx")


def test_a_workbook_cut_short_is_told() -> None:
    content = book([["a", "b"]] * 50)
    assert "no whole workbook" in told(content[: len(content) // 2], ".xlsx")


def test_the_lines_of_a_table_are_its_rows() -> None:
    made = sheet([Row(3, "", {"A": "one\ntwo", "C": "x"})], "t.csv")
    assert [(line.number, line.text) for line in made] == [(3, "one two\tx")]


@given(st.lists(st.lists(st.text(alphabet='ab,;"\n\t |é', max_size=6), min_size=1, max_size=4), min_size=1, max_size=6))
def test_what_csv_writes_is_read_back_with_the_delimiter_it_declares(table: list[list[str]]) -> None:
    lines = [",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in table]
    found = rows(("sep=,\n" + "\n".join(lines) + "\n").encode(), "t.csv", ".csv")
    wanted = [[cell.strip() for cell in row if cell.strip()] for row in table]
    assert [[*row.cells.values()] for row in found.value[1:]] == [row for row in wanted if row]
