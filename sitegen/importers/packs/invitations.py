"""Letters that invite somebody to a meeting -> a place among those invited to it. Dry.

Law: "invite you to the meeting on 24 May" invites the person the letter is to; a meeting nothing else is known of is
left to the letter's words.
"""

from __future__ import annotations

import re

from sitegen.importers.drafting.intake import Draft
from sitegen.importers.drafting.sheet import Line, Sheet
from sitegen.importers.drafting.taken import Tree, plain, understood
from sitegen.importers.known.desk import Desk
from sitegen.importers.known.ids import meeting_id
from sitegen.importers.words import notices
from sitegen.importers.words.printed_dates import dates

_INVITED = re.compile(r"\b(?:invit(?:e|ing) you|request your attendance|you are invited)\b", re.IGNORECASE)


def invitations(letter: Sheet, paper: Draft, desk: Desk) -> None:
    """Put whom a letter invites among those invited to the committee's meeting of the day it gives."""
    for line in letter:
        match = _INVITED.search(line.text)
        if match and desk.organization:
            text = notices.words(line)
            days = [read.date for read in dates(text, year=desk.date.year if desk.date else None) if read.date.day]
            ids = [id_ for day in days if (id_ := meeting_id(desk.organization, day)) in desk.intake.drafts]
            for id_ in ids[:1]:
                _invite(desk.intake.draft(id_), paper, line, desk)


def _invite(meeting: Draft, letter: Draft, line: Line, desk: Desk) -> None:
    held = [one.get("person") for one in plain(meeting.fields.get("attendance", []))]
    for ref in plain(letter.fields.get("to", [])):
        if ref.startswith("people/") and ref not in held and plain(meeting.fields.get("status")) == "scheduled":
            places = plain(desk.intake.draft(ref).fields.get("memberships", []))
            one = places[0] if len(places) == 1 else {}
            invited: dict[str, Tree] = {"person": understood(ref, line), "status": "invited", "role": one.get("role")}
            meeting.add("attendance", invited | {"organization": one.get("organization")})
