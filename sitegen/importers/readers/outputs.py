"""Reports that bring responses to a committee's output: what was recommended, and who has answered.

The report prints the recommendations again, often without numbers: their place in the list is then their number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sitegen.importers.drafting.intake import Draft
from sitegen.importers.drafting.sheet import Line, Sheet
from sitegen.importers.drafting.taken import plain
from sitegen.importers.known import stubs
from sitegen.importers.known.desk import Desk, Opened, Reader
from sitegen.importers.letters import covering
from sitegen.importers.reports.recommended import recommendation
from sitegen.importers.reports.report_titles import titled
from sitegen.importers.words.markup import tidy
from sitegen.importers.words.printed_dates import listed_dates

_NAMED = re.compile(
    r"\b(?:responses?|repl(?:y|ies)) (?:received )?to (?:the )?(?:committee|panel|commission|scrutiny"
    r"|overview|board|reports?|recommendations|previous)",
    re.IGNORECASE,
)
_LEADS = re.compile(r"\brecommend(?:ations?|ed)\b[^.]{0,80}:\W*$", re.IGNORECASE)
_POINT = re.compile(r"^\s*(?:[-*•●▪◦]\s+)?(?:\(?(?P<number>\d{1,2}|[ivx]{1,5})\\?[.)]\s+)?(?=\S)")
_SECTION = re.compile(r"^\W*\d+\.?\d*\s+\w+|^\s*#{1,6} ")
_ASKS = re.compile(
    r"\b(?:should|must|ought to|needs? to|recommend(?:s|ed)?|urges?)\b|\b[A-Z]{3,} should", re.IGNORECASE
)
_MEETINGS = re.compile(r"\bmeetings? (?:on|of|held on) (?P<days>[^.;]*?\d{4})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Listed:
    number: str | None
    text: str
    line: Line


def begins(sheet: Sheet, index: int) -> bool:
    """A report whose subject is the responses to what the committee has written."""
    title = covering.subject(sheet.lines[index])
    return bool(title and _NAMED.search(title))


def recognises(opened: Opened) -> int:
    """By its subject."""
    head = [line for line in opened.sheet.lines[:40] if not line.blank]
    return 85 if any((title := covering.subject(line)) and _NAMED.search(title) for line in head) else 0


def read(opened: Opened, desk: Desk) -> None:
    """The report as a document, and the recommendations it prints again."""
    found = covering.covering(opened.sheet)
    made = covering.draft(found, desk)
    made.add("about", *(appendix.id for appendix in found.appendices))
    told = titled([line for line in found.report if not line.blank])
    if told is None:
        return
    committee = str(plain(made.fields.get("organization", ""))) or desk.organization
    report = stubs.report(desk, told.title, committee, told.line)
    made.add("about", report.id)
    listed = [*_listed(found.report)]
    for place, one in enumerate(listed, 1):
        recommendation(desk, report.id, one.number or str(place), one.text, one.line, place=found.heading)
    if listed and not any(one.number for one in listed):
        lines = [one.line for one in listed]
        desk.intake.doubt(
            "recommendations without numbers: each has its place in the list", told.title, lines, [report.id]
        )
    if committee:
        _evidence(report, found.report, committee, desk)


def _listed(report: Sheet) -> Iterator[_Listed]:
    """The points below the words that lead to a list of recommendations, as far as they ask for something."""
    listing = False
    for line in report:
        if line.blank:
            continue
        if listing:
            match = _POINT.match(line.text)
            text = line.text[match.end() :].strip() if match else line.text.strip()
            if _ASKS.search(text) and not re.match(r"\s*#", line.text) and (match and match.end() > 0):
                yield _Listed(match["number"], tidy(text), line)
                continue
            listing = False
        listing = bool(_LEADS.search(line.text))


def _evidence(report: Draft, sheet: Sheet, committee: str, desk: Desk) -> None:
    """The meetings at which the subject was discussed before the report, by the paragraph that leads to the list."""
    for line in sheet:
        if _LEADS.search(line.text) and (match := _MEETINGS.search(line.text)):
            for read_ in listed_dates(match["days"]):
                if read_.date.day:
                    report.add("evidence", stubs.meeting(desk, committee, read_.date, line).id)


READER = Reader("responses", "Report on responses received", "officer report", "text", recognises, read, begins)
