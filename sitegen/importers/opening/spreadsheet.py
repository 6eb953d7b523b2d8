"""A table, CSV or XLSX -> its rows as printed. What the columns mean is a reader's business. Dry.

Law: no cell is dropped and none is guessed. A CSV says neither its encoding nor its delimiter, so both are found out:
UTF-8 (with or without a mark), UTF-16 with one, else Windows-1252, which is told; the delimiter is the one by which
most rows have as many cells as the others.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib import import_module, util
from io import StringIO
from itertools import islice

from sitegen.importers.drafting.sheet import Line, Sheet
from sitegen.problems import Outcome, Problem, Where
from sitegen.source import FOREIGN

DELIMITERS = (",", ";", "\t", "|")
_SAMPLE = 200
_LONGEST_CELL = 1_000_000
_CLOSE = "close the quotation in the row told here"
_DECLARED = re.compile(r"sep=(.)\r?\n")


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its cells that say something, by column letter, as the program that shows the table names it.

    `number` is its line in the file, or its row in the sheet; in a workbook of several sheets it counts on from one
    to the next, so that no two rows share a number.
    """

    number: int
    sheet: str
    cells: Mapping[str, str]

    @property
    def line(self) -> Line:
        return Line(self.number, "\t".join(" ".join(cell.split()) for cell in self.cells.values()))


def sheet(rows: Iterable[Row], file: str) -> Sheet:
    """The rows as lines, one each: what the account of an import counts."""
    return Sheet(file, tuple(row.line for row in rows))


def rows(content: bytes, file: str, suffix: str) -> Outcome[tuple[Row, ...]]:
    """The rows of a table in the order of the file. `suffix` is `.csv`, `.tsv` or `.xlsx`."""
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        return _refused(file, "is a workbook with a password, or older than 2007.", "save it as .xlsx, without one")
    if suffix.lower() in (".xlsx", ".xlsm") or content.startswith(b"PK\x03\x04"):
        return _workbook(content, file)
    return _csv(content, file)


def _refused(file: str, reason: str, hint: str, line: int = 1) -> Outcome[tuple[Row, ...]]:
    return Outcome((), (Problem(Where(file, line), "unreadable-file", reason, hint),))


# ---- workbooks


def _workbook(content: bytes, file: str) -> Outcome[tuple[Row, ...]]:
    if util.find_spec("openpyxl") is None:
        hint = 'pip install "sitegen[xlsx]", or save each sheet as CSV'
        return _refused(file, "is a workbook, and openpyxl is not there to read it.", hint)
    workbook = import_module("sitegen.importers.opening.workbook")
    made: list[Row] = []
    name, before = None, 0
    try:
        for sheet_name, number, cells in workbook.read(content):
            if sheet_name != name:
                name, before = sheet_name, made[-1].number if made else 0
            made.append(Row(before + number, sheet_name, {column: _clean(cell) for column, cell in cells.items()}))
    except workbook.UnreadableWorkbook as problem:
        return _refused(file, str(problem), "open it in a spreadsheet program and save it again, or save it as CSV")
    if not made:
        return _refused(file, "is a workbook without a filled cell.", "check that this is the file you mean")
    return Outcome(tuple(made))


# ---- CSV


def _csv(content: bytes, file: str) -> Outcome[tuple[Row, ...]]:
    text, problems = _decoded(content, file)
    if "\0" in text or not text.strip():
        what = "holds NUL bytes: it is no text." if "\0" in text else "is an empty table."
        return _refused(file, what, "check that this is the file you mean")
    declared = _DECLARED.match(text)
    body = text[declared.end() :] if declared else text
    delimiter = declared[1] if declared else _delimiter(body)
    made: list[Row] = []
    if declared:
        made.append(Row(1, "", {"A": declared[0].strip()}))
    start = 2 if declared else 1
    csv.field_size_limit(_LONGEST_CELL)
    reader = csv.reader(StringIO(body, newline=""), delimiter=delimiter)
    begun = 0
    try:
        for cells in reader:
            held = {_letter(at): text for at, cell in enumerate(cells) if (text := _clean(cell))}
            if held:
                made.append(Row(start + begun, "", held))
            begun = reader.line_num
    except csv.Error:
        return _refused(file, f"has a cell of more than {_LONGEST_CELL:,} characters.", _CLOSE, start + begun)
    if made and _never_closed(made[-1], body):
        return _refused(file, "has a cell that begins with a quotation mark and never ends.", _CLOSE, made[-1].number)
    return Outcome(tuple(made), problems)


def _decoded(content: bytes, file: str) -> tuple[str, tuple[Problem, ...]]:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace"), ()
    try:
        return content.decode("utf-8-sig"), ()
    except UnicodeDecodeError as problem:
        where = Where(file, content.count(b"\n", 0, problem.start) + 1)
        reason = f"is not UTF-8 (byte 0x{content[problem.start]:02x}), and is read as Windows-1252."
        told = Problem(where, "bad-encoding", reason, "save it as UTF-8 if signs come out wrong", "warning")
    return content.decode("cp1252", "replace"), (told,)


def _delimiter(text: str) -> str:
    """The delimiter by which most rows of the beginning have the same number of cells, and more than one."""
    return max(DELIMITERS, key=lambda one: _evenness(text, one))


def _evenness(text: str, delimiter: str) -> tuple[int, int]:
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter)
    try:
        found = Counter(len(cells) for cells in islice(reader, _SAMPLE))
    except csv.Error:
        return 0, 0
    return max(((rows, width) for width, rows in found.items() if width > 1), default=(0, 0))


def _never_closed(last: Row, text: str) -> bool:
    """Whether the last row has swallowed the rest of the file, because a quotation in it never ends."""
    return any(cell.count("\n") > 3 for cell in last.cells.values()) and text.count('"') % 2 == 1


def _clean(cell: str) -> str:
    return FOREIGN.sub("", cell.replace("\r\n", "\n").replace("\r", "\n")).strip()


def _letter(at: int) -> str:
    """The name of a column by its place from 0: A, B, ... Z, AA."""
    return (_letter(at // 26 - 1) if at >= 26 else "") + chr(65 + at % 26)
