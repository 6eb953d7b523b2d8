"""The letters of a PDF's pages, and where they stand: the only import of pypdfium2. Wet, in that it runs the library.

It is imported by `portable` when there is a PDF to read, so that the library may be absent. One page is held at a time.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Callable
from types import TracebackType
from typing import Self, TypeAlias

import pypdfium2
from pypdfium2 import raw

from sitegen.importers.opening.pdf_rows import Glyph

Box: TypeAlias = tuple[float, float, float, float]
_SPACE = Glyph(" ", 0.0, 0.0, 0.0, 0.0)
_BREAKS = frozenset({0x09, 0x0A, 0x0D, 0xA0})
_HYPHENS = {0x02, 0xAD, 0xFFFE, 0xFFFF}  # what the library gives for a hyphen at the end of a line
_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}
_BOLD = re.compile(rb"bold|black|heavy|demi", re.IGNORECASE)
_FORCED_BOLD = 1 << 18  # among the flags of a font
_MAY_CHANGE = frozenset(map(ord, ":.,;)]”’/–—-"))  # after these the font may be another; else it is with a word
_MOST_RULES = 5_000  # more are a drawing
_SAVE = "open it and print it to a PDF without a password"
_FAULTS = {
    raw.FPDF_ERR_PASSWORD: ("is a PDF with a password.", _SAVE),
    raw.FPDF_ERR_SECURITY: ("is a PDF that is encrypted in a way nobody here can read.", _SAVE),
    raw.FPDF_ERR_FORMAT: ("is a PDF that is damaged.", "fetch it again, or print it to a new PDF"),
}


class UnreadablePdf(Exception):  # noqa: N818 - says what is wrong, not that something is
    """Why a PDF cannot be read, and the mend."""

    def __init__(self, reason: str, hint: str) -> None:
        super().__init__(reason)
        self.hint = hint


class Pdf:
    """A PDF, opened; raises UnreadablePdf."""

    def __init__(self, content: bytes) -> None:
        self._open: tuple[int, pypdfium2.PdfPage] | None = None
        try:
            self._document = pypdfium2.PdfDocument(content)
        except pypdfium2.PdfiumError as fault:
            raise UnreadablePdf(*_FAULTS.get(fault.err_code, _FAULTS[raw.FPDF_ERR_FORMAT])) from fault

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._turn_to(0)
        self._document.close()

    def __len__(self) -> int:
        return len(self._document)

    def glyphs(self, number: int) -> list[Glyph]:
        """The letters of a page (counted from 1) as drawn, with their places from the top left as it is seen."""
        page = self._turn_to(number)
        try:
            text = page.get_textpage()
            try:
                return self._read(page, text)
            finally:
                text.close()
        except pypdfium2.PdfiumError as fault:
            raise UnreadablePdf(f"is a PDF whose page {number} is damaged.", "print it to a new PDF") from fault

    def rules(self, number: int) -> list[Box]:
        """The boxes of the lines and frames that are drawn on a page, from its top left."""
        page = self._turn_to(number)
        turn, handle = _turned(page), page.raw
        left, bottom, right, top = (ctypes.c_float() for _ in range(4))
        places = [ctypes.byref(edge) for edge in (left, bottom, right, top)]
        found = []
        for index in range(raw.FPDFPage_CountObjects(handle)):
            drawn = raw.FPDFPage_GetObject(handle, index)
            if raw.FPDFPageObj_GetType(drawn) == raw.FPDF_PAGEOBJ_PATH and raw.FPDFPageObj_GetBounds(drawn, *places):
                found.append(turn(left.value, bottom.value, right.value, top.value))
        return found if len(found) < _MOST_RULES else []

    def has_pictures(self, number: int) -> bool:
        page = self._turn_to(number)
        return any(True for _ in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3))

    def _turn_to(self, number: int) -> pypdfium2.PdfPage:
        """A page, opened; the one before is closed. There is no page 0."""
        if self._open is not None and self._open[0] == number:
            return self._open[1]
        if self._open is not None:
            self._open[1].close()
        self._open = None
        try:
            page = self._document[number - 1] if number else None
        except pypdfium2.PdfiumError as fault:
            raise UnreadablePdf(f"is a PDF whose page {number} is damaged.", "print it to a new PDF") from fault
        if page is not None:
            self._open = (number, page)
        return page

    def _read(self, page: pypdfium2.PdfPage, text: pypdfium2.PdfTextPage) -> list[Glyph]:
        box = raw.FS_RECTF()
        place, handle = ctypes.byref(box), text.raw
        unicode_of, box_of = raw.FPDFText_GetUnicode, raw.FPDFText_GetLooseCharBox
        turn = _turned(page)
        font_of = _font_of(handle)
        found: list[Glyph] = []
        bold, ask = False, True
        for index in range(text.count_chars()):
            code = unicode_of(handle, index)
            if code == 0x20:
                found.append(_SPACE)
                ask = True
            elif code not in _BREAKS and box_of(handle, index, place):
                if ask:
                    bold = font_of(index)
                ask = code in _MAY_CHANGE
                text_, untold = _sign(code) if code < 0x20 or code > 0x7E else (chr(code), False)
                found.append(Glyph(text_, *turn(box.left, box.bottom, box.right, box.top), untold, bold))
            else:
                found.append(_SPACE)
                ask = True
        return found


def _font_of(handle: object) -> Callable[[int], bool]:
    """Whether the letter of an index is bold: its font says so in its name, as fonts do, or by its flags."""
    name, flags = ctypes.create_string_buffer(128), ctypes.c_int()
    told = ctypes.byref(flags)

    def is_bold(index: int) -> bool:
        size = raw.FPDFText_GetFontInfo(handle, index, name, 128, told)
        return 0 < size <= len(name) and bool(flags.value & _FORCED_BOLD or _BOLD.search(name.value))

    return is_bold


def _turned(page: pypdfium2.PdfPage) -> Callable[[float, float, float, float], Box]:
    """How a box of the file stands on the page as it is seen: its left, top, right and bottom from the top left."""
    left, bottom, right, top = page.get_mediabox()
    turns: dict[int, Callable[[float, float, float, float], Box]] = {
        90: lambda x0, y0, x1, y1: (y0 - bottom, x0 - left, y1 - bottom, x1 - left),
        180: lambda x0, y0, x1, y1: (right - x1, y0 - bottom, right - x0, y1 - bottom),
        270: lambda x0, y0, x1, y1: (top - y1, right - x1, top - y0, right - x0),
    }
    return turns.get(page.get_rotation(), lambda x0, y0, x1, y1: (x0 - left, top - y1, x1 - left, top - y0))


def _sign(code: int) -> tuple[str, bool]:
    """What a letter is, and whether it is only a shape without a name."""
    if code in _HYPHENS:
        return "-", False
    seen = code >= 0x20 and not 0x7F <= code < 0xA0 and not 0xD800 <= code < 0xE000 and code < 0xFFF0
    untold = code in (0, 0xFFFD) or 0xE000 <= code <= 0xEFFF or code >= 0xF0000
    return _LIGATURES.get(code) or (chr(code) if seen or 0x10000 <= code < 0xF0000 else "\N{WHITE SQUARE}"), untold
