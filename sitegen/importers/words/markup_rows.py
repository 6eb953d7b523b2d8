"""Tables that a source prints as bare tabs, or as HTML -> tables of Markdown. Dry; cells keep their words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

_TABLE = re.compile(r"<table\b[^>]{0,200}>(.*?)</table>", re.DOTALL | re.IGNORECASE)
_ROW = re.compile(r"<tr\b[^>]{0,200}>(.*?)(?:</tr>|(?=<tr\b)|\Z)", re.DOTALL | re.IGNORECASE)
_CELL = re.compile(r"<t[dh]\b[^>]{0,200}>(.*?)(?:</t[dh]>|(?=<t[dh]\b)|\Z)", re.DOTALL | re.IGNORECASE)


def rows_as_tables(lines: Sequence[str]) -> list[str]:
    """The lines with runs of rows (two or more lines with tabs) as tables of Markdown."""
    made: list[str] = []
    for is_row, group in groupby(lines, key=lambda line: "\t" in line.lstrip()):
        run = list(group)
        if is_row and len(run) > 1:
            made += ["", *table([line.strip("\r\n ").split("\t") for line in run]), ""]
        else:
            made += run
    return made


def from_html(text: str) -> str:
    """The text with its tables of HTML as tables of Markdown."""
    return _TABLE.sub(_from_html, text) if "<t" in text.lower() else text


def table(rows: Sequence[Sequence[str]]) -> list[str]:
    """Rows as lines of a table of Markdown; the first is its head, unless the rows begin with labels ("Date:")."""
    width = max(len(row) for row in rows)
    labels = all(re.search(r":\W*(?:</b>)?\W*$", row[0]) for row in rows)
    head, body = ([], rows) if labels else (rows[0], rows[1:])
    return [_row(head, width), "|" + "---|" * width, *(_row(row, width) for row in body)]


def _row(cells: Sequence[str], width: int) -> str:
    told = [re.sub(r"(?<!\\)\|", r"\\|", " ".join(cell.split())) for cell in cells]
    return "| " + " | ".join([*told, *[""] * (width - len(told))]) + " |"


def _from_html(match: re.Match[str]) -> str:
    rows = [_CELL.findall(row) for row in _ROW.findall(match[1])]
    held = [row for row in rows if row]
    return "\n\n" + "\n".join(table(held)) + "\n\n" if held else match[1]
