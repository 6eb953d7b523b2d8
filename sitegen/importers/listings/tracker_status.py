"""The words of a tracker's status and response columns -> steps of the two clocks, with its own key of colours. Dry."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from sitegen.importers.drafting.sheet import Line
from sitegen.importers.drafting.taken import Tree, understood, verbatim
from sitegen.importers.listings.tracker_columns import Entry
from sitegen.importers.opening.spreadsheet import Row
from sitegen.importers.words.printed_dates import first_date
from sitegen.importers.words.statuses import status
from sitegen.text import fold

_RESPONSES = (  # the words of a response, the first that fits
    (r"not (?:accepted|agreed|approved)|rejected|declined|refused|disagreed", "not accepted"),
    (
        r"(?:partially|partly|part) (?:accepted|agreed|approved)|(?:accepted|agreed|approved) in part",
        "accepted in part",
    ),
    (r"accepted|agreed|approved|endorsed|yes", "accepted"),
    (r"noted", "noted"),
    (r"awaiting (?:a )?(?:response|decision)|(?:response|decision) (?:awaited|pending)|awaited", "awaited"),
)
_RESPONSE_WORDS = tuple((re.compile(rf"\b(?:{words})\b"), value) for words, value in _RESPONSES)
_YES_NO = {"yes": "complete", "y": "complete", "no": "not started", "n": "not started"}


def legend(rows: Iterable[Row]) -> dict[str, str]:
    """What a tracker's key says: a colour, and the words it stands for, in two cells or in one."""
    found = {}
    for row in rows:
        cells = [*row.cells.values()]
        parts = cells if len(cells) == 2 else re.split(r"\s*[=:-]\s+", cells[0], maxsplit=1)
        if len(parts) == 2 and len(parts[0]) < 20 and (value := status(parts[1]).value):
            found[fold(parts[0]).strip()] = value
    return found


def done(printed: str, key: Mapping[str, str]) -> str | None:
    """The step of the implementation clock a status means, by its words or by the tracker's key."""
    plain = fold(printed).strip()
    return _YES_NO.get(plain) or key.get(plain) or status(printed).value


def said(printed: str) -> str | None:
    """The step of the response clock that words mean."""
    return next((value for pattern, value in _RESPONSE_WORDS if pattern.search(fold(printed))), None)


def steps(entry: Entry, key: Mapping[str, str], unknown: dict[str, list[Line]]) -> Iterator[Tree]:
    """The steps of both clocks that a recommendation's rows tell, the response first; `unknown` gathers other words."""
    if response := entry.cells.get("response"):
        if said(response) is None:
            unknown.setdefault(response, []).append(entry.row.line)
        value = said(response) or "noted"
        yield {"clock": "response", "value": value, "printed": verbatim(response, entry.row.line)}
    for row in entry.rows:
        cells = entry.cells_of(row)
        if "status" in cells or "taken" in cells:
            yield _step(cells, key, row.line, unknown)


def _step(cells: Mapping[str, str], key: Mapping[str, str], line: Line, unknown: dict[str, list[Line]]) -> Tree:
    printed, taken = cells.get("status"), cells.get("taken")
    value, response = (done(printed, key), said(printed)) if printed else (None, None)
    if printed and not value and not response:
        unknown.setdefault(printed, []).append(line)
    clock = "response" if response and not value else "implementation"
    when = first_date(cells.get("updated", ""))
    return {
        "date": understood(str(when.date), line) if when else None,
        "clock": clock,
        "value": response if clock == "response" else value or "not verified",
        "printed": verbatim(printed, line) if printed else None,
        "note": verbatim(taken, line) if taken else None,
    }
