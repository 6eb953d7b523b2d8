"""Questions to an office that a note cites -> their records: reference by the address, title and day by the words."""

from __future__ import annotations

import re
from collections.abc import Iterable

from sitegen.importers.drafting.intake import Intake
from sitegen.importers.drafting.taken import understood
from sitegen.importers.listings.response_texts import Text
from sitegen.importers.words.footnotes import Note
from sitegen.importers.words.printed_dates import first_date
from sitegen.text import slug

_QUESTION = re.compile(r"/questions/(?P<year>(?:19|20)\d\d)/(?P<number>\d+)\b")
_QUESTION_TITLE = re.compile(
    r"(?P<type>Written|Oral) (?:\w+ )?(?:Question|Answer)s?(?:,| [-–])\s+(?P<title>[^|]+?)\s*(?:\||$)"
)
_MINE = re.compile(
    r"\bI (?:have )?(?:asked|tabled|put)\b|\bfrom me\b|\bmy (?:written |oral |mayoral )*question\b", re.IGNORECASE
)


def cite(text: Text, note: Note, author: str | None, to: Iterable[str], intake: Intake) -> None:
    """A question to an office that a note cites, with its reference in the address and its title and day in words."""
    reference = next((match for link in note.links if (match := _QUESTION.search(link))), None)
    title, day = _QUESTION_TITLE.search(note.text), first_date(note.text)
    if not (reference and title and day and day.date.day):
        return
    printed = f"{reference['year']}/{reference['number']}"
    sentence = text.around(note)
    intake.draft(f"questions/{slug(printed)}").fill(
        reference=understood(printed, *note.lines),
        heading=title["title"],
        type=title["type"].lower(),
        date=str(day.date),
        url=next(link for link in note.links if _QUESTION.search(link)),
        asked_by=author if _MINE.search(sentence) else None,
        put_to=[*to] or None,
        about=[intake.document],
    )
