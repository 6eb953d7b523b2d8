"""Programmes of work -> the meetings that are planned, with their topics, and the visits that were made. Dry.

Law: a date in a programme is a meeting; what is still to be settled is no topic. A visit is a meeting of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitegen.dates import PartialDate
from sitegen.importers.drafting.sheet import Sheet
from sitegen.importers.drafting.taken import understood
from sitegen.importers.known.desk import Desk
from sitegen.importers.known.ids import meeting_id
from sitegen.importers.known.stubs import meeting as stub
from sitegen.importers.words import notices
from sitegen.importers.words.printed_dates import dates, first_date
from sitegen.importers.words.spaced import all_tables
from sitegen.importers.words.tables import columns, words_of

_PROGRAMME = {
    "date": re.compile(r"(?:meeting |committee )?dates?(?: of (?:the )?meeting)?|meeting"),
    "topic": re.compile(
        r"(?:meeting |agenda |main |proposed |key )*(?:topics?|items?|subjects?|business|themes?|focus)(?:\W.*)?"
    ),
}
_OPEN = re.compile(
    r"\W*(?:to be (?:determined|confirmed|agreed|advised|decided)|tb[cda]|n/?a|none|-*)\W*", re.IGNORECASE
)
_VISIT = re.compile(
    r"\b(?:committee|panel|board|commission|members|councillors|assembly)\b[^.;]{0,40}?"
    r"\b(?:visited|(?:undertook|made|conducted|carried out|attended) (?:a|an) (?:site )?visit (?:to|of))\s+"
    r"(?P<the>the )?(?P<place>(?-i:[A-Z])[^.,;()]*?)"
    r"(?=\s+(?:to [a-z]|where|as part|in order|and [a-z]|on \d)|[.,;()]|$)",
    re.IGNORECASE,
)
_TITLE = 140


def programme(report: Sheet, committee: str, listed: PartialDate | None, desk: Desk) -> None:
    """The meetings planned in tables of dates and topics; `listed` is the day of the report."""
    for table in all_tables(report):
        places: dict[str, int] = {}
        for row in table.rows:
            named = columns(row, _PROGRAMME)
            if len(named) == len(_PROGRAMME):
                places = named
                continue
            read = (
                first_date(words_of(row.cells[places["date"]])) if places and len(row) > max(places.values()) else None
            )
            if read is None or not read.date.day:
                continue
            new = meeting_id(committee, read.date) not in desk.intake.drafts
            held = stub(desk, committee, read.date, row.line)
            if new and listed and read.date >= listed:
                held.set(status="scheduled")
            topic = words_of(row.cells[places["topic"]])
            if "agenda" not in held.fields and not _OPEN.fullmatch(topic) and len(topic) < _TITLE:
                held.fill(heading=understood(topic, row.line))


def visits(report: Sheet, committee: str, desk: Desk) -> Iterator[str]:
    """The records of visits that a report tells of, with the day and the place."""
    for line in report:
        if "visit" not in line.text:
            continue
        text = notices.words(line)
        match, read = _VISIT.search(text), next((one for one in dates(text) if one.date.day), None)
        if match and read:
            held = desk.intake.draft(f"{meeting_id(committee, read.date)}-visit")
            held.fill(date=understood(str(read.date), line), status="held", classification="visit")
            held.fill(heading=f"Visit to {match['the'] or ''}{match['place']}", place=understood(match["place"], line))
            yield held.id
