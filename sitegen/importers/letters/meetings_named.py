"""The meetings that a letter or another paper says it is about: "your meeting on 25 January 2023".

Law: a meeting is linked when the source holds a record of the committee's meeting of that very day; else the words are
enough.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from sitegen.importers.drafting.sheet import Line
from sitegen.importers.known.desk import Desk
from sitegen.importers.known.ids import meeting_id
from sitegen.importers.words.markup import bare
from sitegen.importers.words.printed_dates import dates

_MEETING = re.compile(
    r"\b(?:meeting|session)s?(?: held)?,?(?: on| of|:| [-–—])? (?:the )?(?:\w+day,? )?$", re.IGNORECASE
)


def meetings_named(desk: Desk, committee: str | None, lines: Iterable[Line]) -> list[str]:
    """The records of the meetings that these lines name by their day, in order."""
    if committee is None:
        return []
    text = " ".join(bare(line.text) for line in lines if not line.blank)
    named = (read.date for read in dates(text) if read.date.day and _MEETING.search(text[: read.start]))
    ids = dict.fromkeys(meeting_id(committee, date) for date in named)
    return [id_ for id_ in ids if id_ in desk.intake.drafts]
