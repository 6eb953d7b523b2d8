"""What an import leaves beside the records for a person: the fate of every line, and the conflicts to review. Dry."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from sitegen.importers.account import Account, ranges
from sitegen.importers.keeping.merging import Conflict


def table_of(found: Account) -> str:
    """The account as tab-separated lines: first and last line, fate, and the record and field or the rule."""
    rows = ["lines\tfate\twhere\n"]
    for first, last, told in ranges(found.lines):
        where = told.rule or ", ".join(f"{place.record}: {place.field}" for place in told.places)
        rows.append(f"{first if first == last else f'{first}-{last}'}\t{told.fate}\t{where}\n")
    return "".join(rows)


def review_of(conflicts: Iterable[tuple[str, Conflict]]) -> str:
    """The conflicts as Markdown: what stands in the record, and what the source says now; empty when there are none."""
    told = [
        f"## {id_}: {conflict.path}\n\nIn the record:\n\n{_block(conflict.mine)}\n\nIn the source:\n\n"
        f"{_block(conflict.incoming)}\n"
        for id_, conflict in conflicts
    ]
    return "\n".join([_HEAD, *told]) if told else ""


_HEAD = """# To review

A person and the source have both changed these. The record stays as the person has it: take from the source what is
right, then import again with `--keep-mine`, and this is told no more.
"""


def _block(value: Any) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, indent=1)
    return "\n".join(f"    {line}" for line in text.split("\n"))
