"""The notice of a meeting at the head of its agenda: which body, when, where, who sits on it, whom to ask. Dry.

Law: a label says what its value is ("Place:", "Contact:"); without labels the first date, and the time and the room
printed beside it, are the meeting's. A list of members ends at the first line that is no name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sitegen.importers.drafting.sheet import Line, Sheet
from sitegen.importers.words import markup
from sitegen.importers.words.names import PrintedName, looks_like_name, parse_name
from sitegen.importers.words.printed_dates import Read, dates, first_date, time_of_day

LABELS = {
    "meeting": "body", "committee": "body", "meeting of": "body", "meeting of the": "body", "name of meeting": "body",
    "date": "date", "date of meeting": "date", "meeting date": "date", "day": "date", "date and time": "date",
    "date & time": "date", "date/time": "date", "time": "time", "start time": "time", "time of meeting": "time",
    "place": "place", "venue": "place", "location": "place", "place of meeting": "place", "meeting place": "place",
}  # fmt: skip
_LABEL = re.compile(r"^(?P<label>[A-Za-z][A-Za-z &/]{2,18}?)\s*:\s*(?P<value>.*)$")
_MEMBERS = re.compile(
    r"(?:the )?(?:(?:committee|panel|board|commission|cabinet|forum|scrutiny|voting|elected|core) )*"
    r"(?:members|membership|councillors)"
    r"(?: of (?:the )?(?:committee|panel|board|council|assembly|sub-committee|forum))?(?:\s*\(.*\))?|members? present",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"^(?P<role>(?:joint |deputy |vice[- ]|co-)*chair(?:man|woman|person)?|members?|councillors?)\s*:\s*(?P<names>.*)$",
    re.IGNORECASE,
)
_COUNCILLORS = re.compile(r"^(?:Councillors|Cllrs\.?)\s+(?=[A-Z])")
_TITLED = re.compile(r"(?:Councillor|Cllr|Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Lady|Baroness)\b")
_ALONE = re.compile(r"[A-Z][\w’'-]+")  # a family name, as "Councillors Lee, Low and Hay" prints them
_CHAIR = re.compile(r"chair", re.IGNORECASE)
_SHORT = {"C": "Chair", "CH": "Chair", "VC": "Vice-Chair", "V-C": "Vice-Chair", "DC": "Deputy Chair"}
_PARTY = re.compile(
    r"(?:(?:labour|conservatives?|liberal|democrats?|green|independents?|reform(?: uk)?|plaid cymru|snp|co-?operative"
    r"|residents|group|party|and|the|association|non-aligned)\W*)+(?:\(?\d+\)?)?",
    re.IGNORECASE,
)
_NOBODY = re.compile(
    r"\b(?:members?|membership|councillors?|quorum|committee|officers?|representatives?|vacanc(?:y|ies)|substitutes?"
    r"|governors?|council|group|party|reserves?|co-opted|information|date|time|place|venue|meeting|agenda|notes?)\b",
    re.IGNORECASE,
)
_CONTACT = re.compile(
    r"(?:\b[Ff]or (?P<why>[a-z][a-z ]{2,40}?) )?(?:please )?\b(?i:contact(?: officer)?):?\s+"
    r"(?P<name>[A-Z][^,;:()\[\]@]{3,50}),\s*"
    r"(?P<role>[A-Z][^,;:()\[\]@.]{3,80}?)\s*(?=[,;.(]|\bT(?:el|:)|\b[Ee]-?mail\b|$)"
)
_OFFICER = re.compile(
    r"(?P<label>(?i:proper officer|committee (?:administrator|manager|officer|clerk)|clerk(?: to the \w+)?"
    r"|democratic services officer|governance officer|monitoring officer))\s*:\s*"
    r"(?P<name>[A-Z][^,;:(\n]{3,50})(?:,\s*(?P<role>(?!Tel|E-?mail)[A-Z][^,;:(\n]{3,60}))?"
)
_PUBLISHED = re.compile(r"\b(?:published|despatch(?:ed)?|dispatch(?:ed)?|issued|proper officer)\b", re.IGNORECASE)
_PLACE = re.compile(r"\b(?:in|at) (?:the )?(?P<place>[A-Z][^.;]{4,110}?)(?=\s+on\s|\s+at\s+\d|\s*[.;]|\s*$)")
_ICON = re.compile(
    r"\s*\b(?:pdf|doc|docx|word|excel|file)? ?(?:icon|file)?\s*\b(?:PDF|DOCX?|XLSX?|PPTX?)\s*\d[\d.,]*\s*[KM]B\s*$",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"\bwww\.|https?:|\S@\S|\b(?i:enquiries|telephone|tel|minicom|textphone|switchboard)\b\W*\d"
    r"|[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}$"
)
_EARLIER = re.compile(
    r"\bminutes\b.*\b(?:agreed|approved|confirmed|signed|correct record|accurate record)\b", re.IGNORECASE
)  # said of the meeting before
_HEAD = 60
_NEAR = 4


@dataclass(frozen=True, slots=True)
class Told:
    """A value and the lines that say it."""

    value: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody on a list of members, with the office held there."""

    printed: str
    name: PrintedName
    role: str
    line: Line


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom to ask, as what; `officer` tells an officer of the authority from one who signs for it."""

    name: str
    role: str
    line: Line
    officer: bool = True


def is_address(text: str) -> bool:
    """Whether a line is of where an authority is to be found, at the foot of a page, and names nobody."""
    return bool(_ADDRESS.search(text))


def without_icon(title: str) -> str:
    """An item's title on a web page, without the icon and size of its paper: `Budget pdf icon PDF 84 KB`."""
    return _ICON.sub("", title)


def words(line: Line) -> str:
    """The bare words of a line, kept from the cost of Markdown where there is none."""
    return markup.bare(line.text) if re.search(r"[*#<\[_\\&]", line.text) else " ".join(line.text.split())


def labelled(sheet: Sheet) -> dict[str, Told]:
    """What the labels of a notice say, by the names of `LABELS`. A value may run over lines of one paragraph."""
    found: dict[str, Told] = {}
    lines = sheet.lines
    for index, line in enumerate(lines[: _HEAD * 2]):
        if ":" not in line.text or not (match := _LABEL.match(words(line))):
            continue
        name = LABELS.get(match["label"].casefold().strip())
        if name and name not in found and (told := _value(lines, index, match["value"])):
            found[name] = told
    return found


def _value(lines: Sequence[Line], index: int, first: str) -> Told | None:
    parts, used = [first] if first else [], [lines[index]]
    for line in lines[index + 1 : index + 1 + _NEAR]:
        text = words(line)
        if not text and (parts or len(used) > 1):
            break
        if _LABEL.match(text) or (parts and not _runs_on(parts[-1], used[-1])):
            break
        if text:
            parts, used = [*parts, text], [*used, line]
    value = " ".join(parts).strip(" ,")
    return Told(value, tuple(used)) if value else None


def _runs_on(before: str, last: Line) -> bool:
    """Whether a value goes on in the next line: it breaks off at a comma, in bold, or at a hard break of Markdown."""
    return before.endswith((",", "-", "&")) or last.text.endswith("  ") or last.text.count("**") % 2 == 1


def when(sheet: Sheet) -> tuple[Read, str | None, str | None, Line] | None:
    """The first date of a notice without labels, with the time and place printed beside it."""
    told = [line for line in sheet if not line.blank][:_HEAD]
    for index, line in enumerate(told):
        if (read := first_date(words(line))) and not _EARLIER.search(words(line)):
            if not read.date.day:
                continue
            near = [words(one) for one in told[index : index + 3]]
            time = next((time for text in near if (time := time_of_day(_without_dates(text)))), None)
            place = next((match["place"].strip(" ,") for text in near if (match := _PLACE.search(text))), None)
            return read, time, place, line
    return None


def _without_dates(text: str) -> str:
    for read in dates(text):
        text = text.replace(read.printed, " ")
    return text


def published(sheet: Sheet) -> tuple[Read, Line] | None:
    """The day an agenda was signed or published."""
    lines = [line for line in sheet if not line.blank]
    for index, line in enumerate(lines):
        if _PUBLISHED.search(line.text):
            for near in lines[index : index + 2]:
                if (read := first_date(words(near))) and read.date.day:
                    return read, near
    return None


def members(lines: Iterable[Line]) -> Iterator[Member]:
    """The members of lists under headings such as "Members of the Committee"; parties may head parts of them."""
    listing, office = False, ""
    for line in lines:
        text = words(line)
        if not text:
            continue
        if _MEMBERS.fullmatch(text.strip(" :")):
            listing = True
        elif listing and (match := _ROLE.match(text)) and not match["names"]:
            office = match["role"]
        elif listing:
            found = [*_named(f"{office}: {text}" if office else text, line)]
            listing, office = bool(found) or bool(_PARTY.fullmatch(text)), ""
            yield from found


def names(lines: Iterable[Line]) -> Iterator[Member]:
    """The members among lines that are nothing but names."""
    for line in lines:
        yield from _named(words(line), line)


def _named(text: str, line: Line) -> Iterator[Member]:
    role = ""
    if match := _ROLE.match(text):
        role, text = match["role"], match["names"]
    if plural := _COUNCILLORS.match(text):
        text = text[plural.end() :]
    title = "Councillor" if plural or role.casefold() in ("councillor", "councillors") else ""
    printed = [part for part in re.split(r"\s*[,;]\s+(?=[A-Z])|\s+and\s+(?=[A-Z])", text) if part.strip()]
    found = [(f"{title} {one}" if title and not _TITLED.match(one) else one, parse_name(one)) for one in printed]
    if found and all(
        (looks_like_name(name.name) or (title and _ALONE.fullmatch(name.name))) and not _NOBODY.search(name.name)
        for _, name in found
    ):
        for one, name in found:
            told = _SHORT.get((name.role or "").upper(), name.role)
            yield Member(one, name, told or (role if _CHAIR.search(role) else "Member"), line)


def contacts(lines: Iterable[Line]) -> Iterator[Contact]:
    """Those a paper says to ask, with their offices."""
    for line in lines:
        if not re.search("contact|officer|clerk|administrator|manager", line.text, re.IGNORECASE):
            continue
        text = words(line)
        for match in _OFFICER.finditer(text):
            if looks_like_name(match["name"]):
                role = match["label"] + (f"; {match['role'].strip()}" if match["role"] else "")
                yield Contact(match["name"].strip(), role, line, officer=False)
        for match in _CONTACT.finditer(text):
            if looks_like_name(match["name"]):
                why = f" ({match['why'].strip()})" if match["why"] else ""
                yield Contact(match["name"].strip(), match["role"].strip() + why, line)
