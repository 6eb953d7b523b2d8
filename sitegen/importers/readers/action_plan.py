"""An action plan of its own: commitments in tables that a PDF has flattened.

Law: as in `commitments`; the plan's words are its document's body, whole.
"""

from __future__ import annotations

import re

from sitegen.importers.drafting.sheet import Line, Sheet
from sitegen.importers.drafting.taken import understood
from sitegen.importers.flattened import commitments
from sitegen.importers.flattened.commitments import Plan
from sitegen.importers.flattened.flat import markdown, pieces
from sitegen.importers.known.desk import Desk, Opened, Reader
from sitegen.importers.known.directory import classified
from sitegen.importers.words import furniture
from sitegen.importers.words.printed_dates import first_date

_PLAN = re.compile(r"\b(?:action|delivery|improvement|implementation) plan\b", re.IGNORECASE)
_HEAD = 12


def recognises(opened: Opened) -> int:
    """A plan in its title, and lines that are nothing but a date that something is due."""
    sheet = opened.sheet
    told = " ".join(line.text for line in _head(sheet))
    return 85 if not sheet.marked and _PLAN.search(told) and commitments.is_plan(sheet) else 0


def read(opened: Opened, desk: Desk) -> None:
    """Read the plan, and draft its commitments."""
    desk.directory.learn(opened.sheet.text)
    sheet = furniture.sweep(opened.sheet, desk.intake)
    head = _head(sheet)
    title = _title(head)
    words = " ".join(line.text.strip() for line in title)
    body = _author(desk, head)
    date = first_date(" ".join(line.text for line in head))
    desk.intake.draft(desk.intake.document).fill(
        heading=understood(words, *title),
        type="action plan",
        organization=body,
        from_=[body] if body else None,
        date=understood(str(date.date), *head) if date else None,
        prose="verbatim",
        body=markdown(pieces(sheet)),
    )
    commitments.draft(desk, sheet, Plan(desk.intake.document, body, commitments.short_name(words, sheet.text)))


def _head(sheet: Sheet) -> list[Line]:
    return [line for line in sheet.lines[: 4 * _HEAD] if not line.blank][:_HEAD]


def _title(head: list[Line]) -> list[Line]:
    """The lines up to the one that says it is a plan."""
    last = next((at for at, line in enumerate(head) if _PLAN.search(line.text)), 0)
    return head[: last + 1] if last < _HEAD // 3 else head[last : last + 1]


def _author(desk: Desk, head: list[Line]) -> str | None:
    """The body that a line of the head names, or begins with."""
    for line in head:
        name = _PLAN.split(line.text)[0].strip(" :–-")
        match = desk.directory.organization(name)
        if match.ref:
            return match.ref
        if classified(name) != "other" and len(name.split()) < 8 and name[:1].isupper():
            return desk.directory.found(desk.intake, name, line)
    return None


READER = Reader("action-plan", "action plan", "action plan", "text", recognises, read)
