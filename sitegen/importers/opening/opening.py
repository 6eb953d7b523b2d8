"""A file of any kind -> a source as opened, or why it cannot be one. Wet: it reads the file.

Law: what a file is is told by its first bytes, and by its name only where those leave it open; no file is too large,
too broken or too strange to be told so; and nothing of a file that is not read whole is used.
"""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

from sitegen.importers.drafting.sheet import Lines, Sheet
from sitegen.importers.known.desk import Form, Opened
from sitegen.importers.opening import hypertext, portable, spreadsheet, tree
from sitegen.problems import Code, Outcome, Problem, Where
from sitegen.source import FOREIGN, UNREADABLE, foreign
from sitegen.text import count

LARGEST = 64 * 1024 * 1024
_AS_TEXT = "save it as PDF or as plain text, and import that"
_PICTURE = ("is a picture, which has no text.", "run text recognition (OCR) on it, and import the text")
_SOUND = ("is a picture or a recording, which has no text.", "import a transcript of it")
_UNPACK = ("is a packed file.", "unpack it, and import what is in it")
_REFUSED: tuple[tuple[bytes, tuple[str, str]], ...] = (
    (b"{\\rtf", ("is a document of Rich Text.", _AS_TEXT)),
    (b"\xd0\xcf\x11\xe0", ("is a file of Word, Excel or PowerPoint from before 2007, or has a password.", _AS_TEXT)),
    (b"\x89PNG", _PICTURE), (b"\xff\xd8\xff", _PICTURE), (b"GIF8", _PICTURE), (b"II*\0", _PICTURE),
    (b"MM\0*", _PICTURE),
    (b"RIFF", ("is a picture or a recording, which has no text.", _PICTURE[1])),
    (b"ID3", _SOUND), (b"OggS", _SOUND), (b"\x1aE\xdf\xa3", _SOUND), (b"fLaC", _SOUND),
    (b"\x1f\x8b", _UNPACK), (b"BZh", _UNPACK), (b"7z\xbc\xaf", _UNPACK), (b"Rar!", _UNPACK), (b"\xfd7zXZ", _UNPACK),
    (b"PK\x05\x06", ("is a packed file with nothing in it.", "fetch it again")),
    (b"%!PS", ("is a document of PostScript.", _AS_TEXT)), (b"\x7fELF", ("is a program.", "import a document")),
)  # fmt: skip
_PACKED = (  # a file in a packed one that tells what it is
    ("xl/workbook.xml", "table"), ("word/document.xml", "a document of Word"),
    ("ppt/presentation.xml", "a presentation"), ("content.xml", "a document of LibreOffice"),
    ("META-INF/container.xml", "an e-book"),
)  # fmt: skip
_NEEDS = {".pdf": "PDF", ".xlsx": "workbook", ".xlsm": "workbook", ".docx": "document of Word", ".zip": "packed file"}
_PAGE = re.compile(r"<!doctype\s+html|<html[\s>]", re.IGNORECASE)
_DECLARED = re.compile(rb"<\?xml[^>]*?encoding=[\"']([A-Za-z0-9._-]+)[\"']")
_VALUES = re.compile(r'\{\s*["}]|\[\s*\{')
_LETTER = re.compile(r"\w")
_SPACES = dict.fromkeys(map(ord, "\x0b\x85\u2028\u2029"), " ")
_UNSEEN = dict.fromkeys([*range(1, 9), *range(0x0E, 0x20), *range(0x7F, 0x85), *range(0x86, 0xA0), 0xFEFF])
_SHOWN = 5
_HEAD = 4096


def open_source(path: Path) -> Outcome[Opened | None]:
    """A source as opened, by its form, and warnings; or the fault why not. Raises nothing."""
    try:
        if told := _unfit(path):
            return Outcome(None, (Problem(Where(path.name), *told),))
        content = path.read_bytes()
    except OSError as failure:
        reason = f"cannot be read: {failure.strerror or failure}."
        return _fault(path.name, "unreadable-file", reason, "see to it that you may read it")
    return opened(content, path.name, path.suffix.lower())


def _unfit(path: Path) -> tuple[Code, str, str] | None:
    """Why a file is not even read."""
    if path.is_dir():
        return "unreadable-file", "is a folder.", "name the files in it"
    if not path.is_file():
        return "unreadable-file", "is not there, or is no file.", f"look where it is: {path}"
    if (size := path.stat().st_size) > LARGEST:
        reason = f"has {size // 1024 // 1024:,} MB; {LARGEST // 1024 // 1024} is the most that is read."
        return "too-large", reason, "split it, or save it without pictures"
    return None


def opened(content: bytes, file: str, suffix: str) -> Outcome[Opened | None]:
    """A source from its bytes; the suffix decides only where they do not."""
    if told := _refused(content, suffix):
        return _fault(file, *told)
    if b"%PDF-" in content[:1024]:
        return _as_text(portable.sheet(content, file))
    if content.startswith(b"PK\x03\x04"):
        return _unpacked(content, file)
    if suffix in (".csv", ".tsv", ".tab"):
        return _table(content, file, suffix)
    return _worded(content, file, suffix)


def _refused(content: bytes, suffix: str) -> tuple[Code, str, str] | None:
    """Why nothing can be made of these bytes, told by how they begin."""
    if not content.strip():
        return "no-text", "is empty.", "look whether it was saved whole"
    told = next((told for beginning, told in _REFUSED if content.startswith(beginning)), None)
    if told is None and content[4:8] == b"ftyp":
        told = _SOUND
    if told:
        return "unknown-document", *told
    known = content.startswith(b"PK\x03\x04") or b"%PDF-" in content[:1024]
    if suffix in _NEEDS and not known:
        return "unreadable-file", f"is named {suffix}, and is no {_NEEDS[suffix]}.", "fetch it again, or rename it"
    return None


def _worded(content: bytes, file: str, suffix: str) -> Outcome[Opened | None]:
    """A source that is text of some kind: a web page, XML, JSON, or text."""
    start = content[:_HEAD].decode("latin-1").lstrip("\xef\xbb\xbf\xff\xfe \t\r\n\0").replace("\0", "")
    page = _PAGE.search(start) or suffix in (".html", ".htm", ".xhtml")
    if not page and (start.startswith("<?xml") or (suffix in (".xml", ".akn") and start.startswith("<"))):
        return _tree("xml", tree.xml(content, file), Sheet.of(_xml_text(content), file))
    text = _text(content, file)
    if not text.ok:
        return Outcome(None, text.problems)
    if page:
        sheet, aside = hypertext.sheet(text.value, file)
        return _as_text(Outcome(sheet, text.problems), aside)
    if suffix == ".json" or _VALUES.match(start):
        read = tree.json(text.value, file)
        return _tree("json", Outcome(read.value, (*text.problems, *read.problems)), Sheet.of(text.value, file))
    if suffix == ".xml":
        return _fault(
            file, "bad-xml", "is named .xml, and does not begin with an element.", "fetch it again, or rename it"
        )
    return _as_text(Outcome(Sheet.of(text.value, file), text.problems))


def _xml_text(content: bytes) -> str:
    """The text of an XML document for its lines; its parser tells what is wrong with it."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    declared = _DECLARED.match(content)
    try:
        return content.decode(declared[1].decode() if declared else "utf-8-sig", "replace").removeprefix("\ufeff")
    except LookupError:
        return content.decode("utf-8-sig", "replace")


def _text(content: bytes, file: str) -> Outcome[str]:
    """The text of a file in lines, without characters that nobody sees; a fault for each line that is not text.

    A character that another program already gave up on (U+FFFD) is shown as a box, and told once.
    """
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        held = content.decode("utf-16", "replace")
    elif b"\0" in content:
        line = content[: content.index(b"\0")].count(b"\n") + 1
        told = Problem(Where(file, line), "unknown-document", "is no text: it holds a byte 0x00.", _AS_TEXT)
        return Outcome("", (told,))
    else:
        held = content.decode("utf-8-sig", "surrogateescape")
    held = re.sub("\r\n?", "\n", held.removeprefix("\ufeff")).translate(_SPACES).translate(_UNSEEN).replace("\0", "")
    shown = "".join(held.split("\f")) if "\f" in held else held
    if not FOREIGN.search(shown):
        return Outcome(held)
    return Outcome(FOREIGN.sub(_box, held), tuple(_told(held, file)))


def _box(match: re.Match[str]) -> str:
    return match[0] if match[0] == "\f" else "\N{WHITE SQUARE}"


def _told(text: str, file: str) -> list[Problem]:
    """The faults of a text, those of the first lines in full."""
    problems: list[Problem] = []
    more = lost = first_lost = 0
    for number, line in enumerate(text.split("\n"), 1):
        match = next((one for one in FOREIGN.finditer(line) if one[0] != "\f"), None)
        if match is None:
            continue
        if match[0] >= UNREADABLE:
            first_lost = first_lost or number
            lost += 1
        elif len(problems) < _SHOWN:
            problems.append(foreign(match[0], Where(file, number, match.start() + 1)))
        else:
            more += 1
    if more:
        reason = f"and {more:,} more lines are not UTF-8 either."
        problems.append(Problem(problems[-1].where, "bad-encoding", reason, problems[-1].hint))
    if lost:
        reason = f"has lost characters on {count(lost, 'line')}, from this one on; they show as \N{WHITE SQUARE}."
        problems.append(
            Problem(Where(file, first_lost), "bad-character", reason, "compare with the original", "warning")
        )
    return problems


def _unpacked(content: bytes, file: str) -> Outcome[Opened | None]:
    try:
        with ZipFile(BytesIO(content)) as packed:
            names = set(packed.namelist())
    except (BadZipFile, ValueError, OSError, RuntimeError):
        return _fault(file, "unreadable-file", "is a packed file that is cut short or damaged.", "fetch it again")
    what = next((what for name, what in _PACKED if name in names), None)
    if what == "table":
        return _table(content, file, ".xlsx")
    if what:
        return _fault(file, "unknown-document", f"is {what}.", _AS_TEXT)
    return _fault(file, "unknown-document", *_UNPACK)


def _table(content: bytes, file: str, suffix: str) -> Outcome[Opened | None]:
    read = spreadsheet.rows(content, file, ".tsv" if suffix == ".tab" else suffix)
    if not read.ok or not read.value:
        problems = (
            read.problems or _fault(file, "no-text", "is a table without a row.", "look whether it is whole").problems
        )
        return Outcome(None, problems)
    return Outcome(Opened(spreadsheet.sheet(read.value, file), "table", read.value), read.problems)


def _tree(form: Form, read: Outcome[Any], sheet: Sheet) -> Outcome[Opened | None]:
    """A tree, with the words of each line: tags, keys and ids are none, and need no account."""
    if not read.ok or read.value is None:
        return Outcome(None, read.problems)
    return Outcome(Opened(tree.worded(sheet, read.value), form, read.value), read.problems)


def _as_text(read: Outcome[Sheet | None], aside: tuple[tuple[str, Lines], ...] = ()) -> Outcome[Opened | None]:
    if read.value is None or not read.ok:
        return Outcome(None, read.problems)
    if not any(_LETTER.search(line.text) for line in read.value):
        return _fault(read.value.file, "no-text", "has no words.", "look whether it was saved whole")
    return Outcome(Opened(read.value, "text", aside=aside), read.problems)


def _fault(file: str, code: Code, reason: str, hint: str) -> Outcome[Opened | None]:
    return Outcome(None, (Problem(Where(file), code, reason, hint),))
