"""A born-digital PDF -> its lines of text, page by page. Law: it is read by the places of its words, or told why not.

The library that reads PDF is an optional extra: without it a PDF is refused with the way to install it.
"""

from __future__ import annotations

from importlib import import_module, util
from typing import Any

from sitegen.importers.drafting.sheet import Line, Sheet, spans
from sitegen.importers.opening.pdf_cuts import whole
from sitegen.importers.opening.pdf_drawn import Drawn
from sitegen.importers.opening.pdf_layout import page_lines
from sitegen.importers.opening.pdf_marks import blocks, is_marked, text_lines
from sitegen.importers.opening.pdf_rows import Glyph
from sitegen.problems import Code, Outcome, Problem, Where

LIBRARY = "pypdfium2"
_TAIL = 16_384
_MOST_PAGES = 5_000
_UNTOLD = 0.3  # of the letters, which no program can name
_RECOGNISE = "run text recognition (OCR) on it, and import the result"


def sheet(content: bytes, file: str) -> Outcome[Sheet | None]:
    """The text of a PDF as lines with their pages: paragraphs of Markdown, where its letters say what is what."""
    if util.find_spec(LIBRARY) is None:
        hint = 'pip install "sitegen[pdf]", or save its text and import that'
        return _fault(file, "unreadable-file", f"is PDF, and {LIBRARY} is not there to read it.", hint)
    if b"%%EOF" not in content[-_TAIL:] and b"startxref" not in content[-_TAIL:]:
        return _fault(file, "unreadable-file", "is a PDF that is cut short: it has no end.", "fetch it again")
    pages: Any = import_module("sitegen.importers.opening.pdf_pages")
    try:
        with pages.Pdf(content) as pdf:
            if len(pdf) <= _MOST_PAGES:
                return _read(pdf, file)
            reason = f"has {len(pdf):,} pages; {_MOST_PAGES:,} is the most that is read."
            return _fault(file, "too-large", reason, "split it")
    except pages.UnreadablePdf as fault:
        return _fault(file, "unreadable-file", str(fault), fault.hint)


def _read(pdf: Any, file: str) -> Outcome[Sheet | None]:
    """The lines of all pages, of which the letters of one are held at a time."""
    drawn: list[list[Drawn]] = []
    pictures: set[int] = set()
    letters = untold = 0
    for page in range(1, len(pdf) + 1):
        glyphs: list[Glyph] = pdf.glyphs(page)
        letters += sum(not glyph.text.isspace() for glyph in glyphs)
        untold += sum(glyph.untold for glyph in glyphs)
        found = page_lines(glyphs, pdf.rules(page))
        if not found and pdf.has_pictures(page):
            pictures.add(page)
        drawn.append(found)
    if not letters:
        return _fault(file, "no-text", "is a PDF without text: its pages are pictures, or empty.", _RECOGNISE)
    if untold > _UNTOLD * letters:
        return _fault(file, "no-text", "is a PDF whose letters have no names, only shapes.", _RECOGNISE)
    reason = f"has no text on pages that hold pictures: {spans(pictures)}."
    told = Problem(Where(file), "no-text", reason, "look whether they are scans", "warning")
    marked = is_marked(drawn)
    if marked:
        lines = whole(blocks(drawn))
    else:
        printed = [(text, page) for page, texts in enumerate(text_lines(drawn), 1) for text in (*texts, "")]
        lines = [Line(number, text, page) for number, (text, page) in enumerate(printed, 1)]
    return Outcome(Sheet(file, tuple(lines), marked=marked), (told,) if pictures else ())


def _fault(file: str, code: Code, reason: str, hint: str) -> Outcome[Sheet | None]:
    return Outcome(None, (Problem(Where(file), code, reason, hint),))
