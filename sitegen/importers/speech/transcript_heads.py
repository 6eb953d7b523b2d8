"""The head of a transcript: whose meeting, of what day, under which item, and what the panel is called.

Law: a head is read line by line; a line may say two things (the committee and the day, the item and its title), and
what says none of these is given back.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sitegen.importers.drafting.sheet import Line, Sheet
from sitegen.importers.known.authorities import parent_named
from sitegen.importers.known.committees import committee
from sitegen.importers.known.desk import Desk
from sitegen.importers.known.minute_frame import head as framed
from sitegen.importers.words import markup, notices
from sitegen.importers.words.printed_dates import Read, dates, first_date

_TITLE = (
    re.compile(
        r"^(?:draft |uncorrected |corrected )?(?:transcript|verbatim (?:record|report|transcript)|minutes of "
        r"evidence|record of proceedings)"
        r"(?:\s*(?:of|for|from|on|:|[-–—]))*\s*(?:the )?(?:(?:agenda )?item (?:no\.? )?(?P<item>\d+[a-z]?)"
        r"\b\W*)?(?P<title>.*)$",
        re.IGNORECASE,
    ),
    re.compile(r"^(?:agenda )?item (?:no\.? )?(?P<item>\d+[a-z]?)\s*[-–—:.]+\s*(?P<title>.+)$", re.IGNORECASE),
    re.compile(r"^oral evidence(?: taken)?\s*[:–-]\s*(?P<title>.+?)(?:,\s*HC\s*[\d-]+.*)?$(?P<item>)?", re.IGNORECASE),
    re.compile(r"^(?P<title>\d{1,6}/\d{2,6}\b\W+\w.*)$(?P<item>)?"),
    re.compile(r"^(?P<title>(?:panel|session|part)\s+(?:\w+)\b.*)$(?P<item>)?", re.IGNORECASE),
)
_NUMBERS = "one two three four five six seven eight nine ten".split()  # noqa: SIM905
_NUMBERED = re.compile(rf"\b(?:panel|session|part)\s+(?P<number>\d{{1,2}}|{'|'.join(_NUMBERS)})\b", re.IGNORECASE)
_BODY = (
    r"(?:Sub-?Committee|Committee|Panel|Board|Commission|Forum|Cabinet|Executive|Working Group|Task (?:and Finish )"
    r"?Group|Inquiry|Tribunal)"
)
_PARENT = re.compile(
    rf"^(?P<parent>(?:The )?(?:[A-Z][\w’'&-]*(?: of| and| upon)? )*?(?:Assembly|Council|Authority|Parliament|"
    rf"Senedd|House of (?:Commons|Lords)|Borough of [A-Z]\w+))(?:[,:]| [-–—])?\s+(?P<body>[A-Z].*\b{_BODY}\b.*)"
    rf"$"
)
_ENDS = re.compile(
    r"^(?:T(?:he|HE) (?=Committee))?"
    rf"(?P<body>(?:[A-Z][\w’'&/-]*|of|and|for|the|on|in|to|&|,)(?:,? (?:[A-Z][\w’'&/-]*|of|and|for|the|on|in|to|&|"
    rf"-|–))*?\s?\b{_BODY}\b(?: [A-Z]\b|(?<=Committee) (?:of|on) (?:the )?(?!\w+day\b)[A-Z]\w+"
    rf"(?:,? (?:(?:and|of|the|for) )*[A-Z]\w+)*)?)")  # fmt: skip
_ALONE = re.compile(
    r"^(?:[A-Z][\w’'&-]*(?: of| and| upon)? ){0,5}?(?:Assembly|Council|Authority|Parliament|Senedd|House of "
    r"(?:Commons|Lords))\b"
)
_LINKING = re.compile(
    r"^\W*(?:of|on|at|held on|held at|meeting|and|the|date|time|from|to|am|pm|\W)*\W*$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Heading:
    """A panel's title, the number of its item, and its own number when it is one of several."""

    title: str
    item: str | None
    number: str | None
    lines: tuple[Line, ...]


def pieces(lines: Iterable[Line]) -> Iterator[tuple[str, Line]]:
    """The bare words of a head, where a line that is two bold ones run together is two."""
    for line in lines:
        for part in re.split(r"(?<=\S)\*\*\s*\*\*(?=\S)", line.text.strip()):
            text = markup.bare(part.replace("**", ""))
            if text:
                yield text, line


def heading(lines: Sequence[Line], otherwise: str) -> Heading:
    """What a panel is called: by the words "transcript of", the item, or the last heading over it."""
    told = [*pieces(lines)]
    for pattern in _TITLE:
        for text, line in told:
            match = pattern.match(text)
            title = match["title"].strip(" -–—:") if match else ""
            if match and (title or match["item"]) and not first_date(title):
                return Heading(title or f"Item {match['item']}", match["item"] or None, _number(text), (line,))
    for text, line in reversed(told):
        marked = line.text.lstrip().startswith(("#", "**"))
        if marked and not first_date(text) and not _ENDS.fullmatch(text):
            return Heading(text.strip(" :"), None, _number(text), (line,))
    return Heading(otherwise, None, None, ())


def _number(text: str) -> str | None:
    match = _NUMBERED.search(text)
    if not match:
        return None
    word = match["number"].lower()
    return str(_NUMBERS.index(word) + 1) if word in _NUMBERS else word


def whose(lines: Sequence[Line], sheet: Sheet, desk: Desk) -> tuple[str, Read, Line] | None:
    """The committee and the day of a transcript: as its head prints them, or else as the papers around it do."""
    told = [*pieces(lines)]
    day = next(((read, line) for text, line in told for read in dates(text) if read.date.day), None)
    if day is None:
        named = re.sub(r"[_-](?=\d{1,2}[_-])|(?<=\d)[_](?=\d)", "-", sheet.file)
        found = next((read for read in dates(named.replace("_", " ")) if read.date.day), None)
        first = next((line for line in sheet if not line.blank), None)
        if found is None and desk.date and desk.date.day:
            found = Read(desk.date, str(desk.date), 0)
        if found is None or first is None:
            return None
        day = (found, first)
    organization = _committee(told, lines, sheet, desk)
    return (organization, *day) if organization else None


def _committee(told: Sequence[tuple[str, Line]], lines: Sequence[Line], sheet: Sheet, desk: Desk) -> str | None:
    labelled = notices.labelled(sheet.part(0, 30)).get("body")
    heads = [(labelled.value, labelled.lines[0])] if labelled else []
    bare = [(plain, line) for text, line in [*heads, *told] if (plain := _without_date(text))]
    for plain, line in bare:
        parent = _PARENT.match(plain)
        if body := _ENDS.match(parent["body"] if parent else plain):
            above = (parent["parent"], line) if parent else parent_named(lines)
            return committee(desk, body["body"], [line], above if above and (parent or above[0] not in plain) else None)
    known = (desk.directory.organization(plain).ref for plain, _ in bare)
    return next((ref for ref in known if ref), None) or desk.organization or _any_body(bare, lines, desk)


def _any_body(bare: Sequence[tuple[str, Line]], lines: Sequence[Line], desk: Desk) -> str | None:
    """Whose meeting it is when no committee is named: an assembly or council, or else (a doubt) what the head says."""
    directory, intake = desk.directory, desk.intake
    for plain, line in bare:
        if whole := _ALONE.match(plain):
            return directory.found(intake, whole[0], line)
    if name := framed([*lines]).body:
        return directory.found(intake, name, *lines[:1])
    left = next(((plain, line) for plain, line in bare if not _LINKING.match(plain)), None)
    if left is None:
        return None
    intake.doubt("whose meeting a transcript is of", left[0], [left[1]])
    return directory.found(intake, left[0][:80], left[1])


def _without_date(text: str) -> str:
    for read in dates(text):
        text = text.replace(read.printed, " ")
    text = re.sub(
        r"^(?:draft |uncorrected )?(?:transcript|oral evidence|verbatim record|minutes)(?: of| from| for)?(?: "
        r"the| a)?(?: meeting of)?(?: the)?\s*[-–—:]?\s*",
        "",
        text,
        flags=re.IGNORECASE,
    )
    text = re.sub(
        r"\W+(?:transcript|verbatim record|minutes of evidence)(?: of (?:the )?meeting)?\W*$"
        r"|\s*\((?=[^)]* )[^)]*\)\s*(?=\W*$)",
        "",
        text,
        flags=re.IGNORECASE,
    )
    text = re.sub(r"\s*(?:[-–—,:|]|\bon\b|\bheld\b|\bmeeting\b)\s*$", "", " ".join(text.split()).strip(" -–—,:|"))
    return text.strip(" -–—,:|")


def is_head(text: str, desk: Desk, meeting: str) -> bool:
    """Whether words of a head say no more than whose transcript of what day this is."""
    left = _without_date(text)
    if not left or _LINKING.match(left):
        return True
    committee_id = f"organizations/{meeting.split('/')[1]}"
    parent = _PARENT.match(left)
    name = desk.directory.names.get(committee_id, "")
    body = parent["body"] if parent else left
    return name.endswith(body) or committee_id in (desk.directory.organization(one).ref for one in (left, body))
