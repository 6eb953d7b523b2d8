"""Letters to and from a committee, alone or in a pack. One that answers recommendations is a reply (`replies`)."""

from __future__ import annotations

from sitegen.importers.drafting.sheet import Sheet
from sitegen.importers.known.desk import Desk, Opened, Reader
from sitegen.importers.letters import correspondence, letter_heads, letters
from sitegen.importers.letters.answering import answers_recommendations
from sitegen.importers.words.bodies import cleared, document, written
from sitegen.importers.words.markup import bare
from sitegen.text import excerpt

_REACH = 400


def begins(sheet: Sheet, index: int) -> bool:
    """The first line of the head of a letter that answers no recommendations."""
    if letter_heads.starts(sheet.lines, index) is None:
        return False
    return not answers_recommendations(sheet.part(index, index + _REACH))


def recognises(opened: Opened) -> int:
    """By a salutation near the beginning; surer with a close."""
    letter = letters.parsed(opened.sheet.lines[:_REACH])
    if letter is None:
        return 0
    return 70 if letter.signed else 40


def read(opened: Opened, desk: Desk) -> None:
    """The letter as a document; a text that addresses nobody is one too, with all its words."""
    if correspondence.posted(desk, opened.sheet) is None:
        sheet = cleared(opened.sheet, desk.intake)
        told = [line for line in sheet if not line.blank]
        made = document(desk.intake, opened.sheet, desk.intake.free("documents/letter"))
        made.fill(heading=excerpt(bare(told[0].text), 80) if told else "Letter", type="letter", prose="verbatim")
        made.fill(body=written(sheet))


READER = Reader("letter", "Letter", "letter", "text", recognises, read, begins)
