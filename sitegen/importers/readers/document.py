"""Any text, whole, as one document: for papers that no other reader knows. Law: chosen by a person, never by itself."""

from __future__ import annotations

from sitegen.importers.drafting.taken import understood
from sitegen.importers.known.desk import Desk, Opened, Reader
from sitegen.importers.words.bodies import written
from sitegen.importers.words.furniture import sweep
from sitegen.importers.words.markup import bare
from sitegen.text import excerpt

_LONGEST = 120


def recognises(_opened: Opened) -> int:
    """Never of itself."""
    return 0


def read(opened: Opened, desk: Desk) -> None:
    """The text as one document, headed by its first heading or line."""
    sheet = sweep(opened.sheet, desk.intake)
    told = [line for line in sheet if not line.blank]
    made = desk.intake.draft(desk.intake.document).fill(type="other", prose="verbatim", organization=desk.organization)
    if told:
        heading = next((line for line in told if line.text.startswith("#") and bare(line.text)), told[0])
        made.fill(heading=understood(excerpt(bare(heading.text) or opened.sheet.file, _LONGEST), heading))
        made.fill(body=written(sheet))


READER = Reader("document", "Document", "other", "text", recognises, read)
