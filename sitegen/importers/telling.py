"""An import in words: for a person at the terminal, and for scripts as JSON. Dry."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

from sitegen.importers.account import Account, ranges
from sitegen.importers.drafting.sheet import spans
from sitegen.importers.results import Import, Result
from sitegen.text import count, excerpt


def told(done: Import) -> Iterator[str]:
    """The report of an import, line by line: what each source gave, what is unplaced, doubtful or in conflict."""
    for result in done.results:
        yield from _told(result)


def _told(result: Result) -> Iterator[str]:
    found, sheet = result.account, result.taking.opened.sheet
    title, words = result.taking.reader.title, count(sum(found.words.values()), "word")
    yield f"{sheet.file}: {title}, {count(len(sheet), 'line')}, {words}"
    changes = Counter(result.changes.values())
    yield f"  records: {', '.join(f'{number} {change}' for change, number in sorted(changes.items())) or 'none'}"
    yield (
        f"  words: {found.share('placed'):.2f} % placed in records, {found.share('furniture'):.2f} % furniture,"
        f" {found.share('unplaced'):.2f} % unplaced, {found.share('lost'):.2f} % lost"
    )
    for rule, lines in sorted(found.rules.items()):
        yield f"  furniture: {rule}: {count(lines, 'line')}"
    for line in found.unplaced:
        yield f"{sheet.where(line.line.number)}: unplaced: {excerpt(line.line.text.strip(), 100)}"
    for line in found.losing:
        yield f"{sheet.where(line.line.number)}: in no record: {excerpt(' '.join(line.lost), 100)}"
    for id_, problem in result.left_out.items():
        yield f"{sheet.file}: {id_} is left out: {problem.reason} [{problem.code}]"
    for doubt in (*result.taking.intake.doubts, *result.doubts):
        where = sheet.where(doubt.lines[0]) if doubt.lines else sheet.file
        may_be = f"; it may be {', '.join(doubt.candidates)}" if doubt.candidates else ""
        yield f'{where}: to decide: {doubt.about}: "{excerpt(doubt.printed, 100)}"{may_be}'
    for id_ in result.gone:
        yield f"{sheet.file}: {id_} is in this source no more; its record stays"
    for id_ in (id_ for id_, change in result.changes.items() if change == "removed by hand"):
        yield f"{sheet.file}: {id_} was removed by hand, and is not made again"
    for id_, conflict in result.conflicts:
        yield f"{sheet.file}: conflict in {id_}: {conflict.path} stays as it was edited; the source says something else"


def as_json(done: Import) -> str:
    """The whole report for scripts: by source its records, doubts, conflicts, and the fate of every line."""
    return json.dumps([_json(result) for result in done.results], ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _json(result: Result) -> dict[str, Any]:
    found = result.account
    return {
        "source": result.taking.file,
        "kind": result.taking.reader.kind,
        "digest": result.taking.digest,
        "records": result.changes,
        "words": dict(found.words),
        "shares": {fate: round(found.share(fate), 3) for fate in ("placed", "furniture", "unplaced", "lost")},
        "lines": [*_lines(found)],
        "doubts": [
            {"lines": spans(it.lines), "about": it.about, "printed": it.printed, "candidates": it.candidates}
            for it in (*result.taking.intake.doubts, *result.doubts)
        ],
        "left_out": {id_: str(problem) for id_, problem in result.left_out.items()},
        "conflicts": [
            {"record": id_, "field": it.path, "yours": it.mine, "incoming": it.incoming} for id_, it in result.conflicts
        ],
        "gone": result.gone,
    }


def _lines(found: Account) -> Iterator[dict[str, Any]]:
    """Every stretch of lines of one fate: where it went, or why it was set aside."""
    for first, last, line in ranges(found.lines):
        yield {
            "lines": str(first) if first == last else f"{first}-{last}",
            "fate": line.fate,
            **({"records": [f"{place.record}: {place.field}" for place in line.places]} if line.places else {}),
            **({"rule": line.rule} if line.rule else {}),
            **({"lost": line.lost} if line.lost else {}),
        }
