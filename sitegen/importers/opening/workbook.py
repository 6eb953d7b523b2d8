"""An XLSX workbook -> its rows. Needs openpyxl, the optional extra `xlsx`, and is the only module that imports it.

Law: a workbook is a zip of XML from a stranger: what it would unpack to is counted before anything of it is unpacked,
and a part that declares entities is refused. Formulas give their last results; what is empty is left out.
"""

from __future__ import annotations

import datetime as dt
import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

LARGEST = 200 * 1024 * 1024  # bytes, unpacked
MOST_PARTS = 5000
MOST_ROWS = 200_000
_DECLARES = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_BOM16 = (b"\xff\xfe", b"\xfe\xff")


class UnreadableWorkbook(Exception):  # noqa: N818 - says what is wrong, not that something is
    """Why a workbook is not read."""


def read(content: bytes) -> Iterator[tuple[str, int, dict[str, str]]]:
    """Every row that says something: its sheet's name, its number there, and its cells by column letter."""
    try:
        _check(content)
        book = load_workbook(BytesIO(content), read_only=True, data_only=True, keep_links=False)
        for page in book.worksheets:
            page.reset_dimensions()
            for number, row in enumerate(page.iter_rows(values_only=True), 1):
                _count(number)
                cells = {get_column_letter(at): text for at, value in enumerate(row, 1) if (text := _text(value))}
                if cells:
                    yield page.title, number, cells
    except UnreadableWorkbook:
        raise
    except Exception as problem:  # a damaged file makes openpyxl raise anything
        raise UnreadableWorkbook(f"is no whole workbook ({type(problem).__name__}).") from problem


def _count(rows: int) -> None:
    if rows > MOST_ROWS:
        raise UnreadableWorkbook(f"has more than {MOST_ROWS:,} rows.")


def _check(content: bytes) -> None:
    with zipfile.ZipFile(BytesIO(content)) as packed:
        parts = packed.infolist()
        size = sum(part.file_size for part in parts)
        if size > LARGEST or len(parts) > MOST_PARTS:
            raise UnreadableWorkbook(f"would unpack to {size // 1024 // 1024:,} MB in {len(parts):,} parts.")
        for part in parts:
            with packed.open(part) as opened:
                head = opened.read(4096)
            if head.startswith(_BOM16) or _DECLARES.search(head):
                raise UnreadableWorkbook(f"declares a document type or entities in {part.filename}.")


def _text(value: Any) -> str:
    """A cell as people read it: whole numbers without a point, dates as ISO writes them."""
    if value is None:
        return ""
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value.time() == dt.time() else value.isoformat(" ", "minutes")
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).replace("_x000D_", "").strip()
