"""What frames flattened minutes: whose they are, of which day, when it began and ended, who signed. Dry.

Law: the head says body, day, time and place; the foot says when the meeting closed and who signs. What stands behind
the foot is appended, and no part of the minutes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sitegen.importers.drafting.sheet import Line
from sitegen.importers.known.councils import printed_council, title_case
from sitegen.importers.words.printed_dates import Read, first_date, time_of_day

_TIME = r"\d{1,2}(?:[.:]\d{2})?\s*(?:am|pm|a\.m\.?|p\.m\.?|noon|midnight|hours|hrs)|\d{1,2}:\d{2}|\d{4}\s*(?:hours|hrs)|noon|midnight"  # noqa: E501
_BEGAN = re.compile(
    rf"\b(?:commenc\w+|start\w*|began|beginning|opened|convened)\b[^.;]{{0,40}}?(?P<time>{_TIME})", re.IGNORECASE
)
_ENDED = re.compile(
    rf"\b(?:clos\w+|end(?:ed|ing|s)?|conclud\w+|conclusion|finish\w*|rose|terminat\w+)\b[^.;]{{0,40}}?(?P<time>{_TIME})",
    re.IGNORECASE,
)
_FROM_TO = re.compile(
    rf"(?P<began>{_TIME}|\d{{1,2}}[.:]\d{{2}})\s*(?:-|–|to|until)\s*(?P<ended>{_TIME})", re.IGNORECASE
)
_SIGNED = re.compile(r"^\W*(?:signed|confirmed)\b\W*(?P<who>.*?)[\W_]*$", re.IGNORECASE)
_SIGNATURE = re.compile(
    r"^(?:\W*(?:signed|signature|chair(?:man|person)?(?: of the [\w &-]+)?|date(?:d)?|councillor [\w .'’-]{3,40}|confirmed [\w ]*correct record[\w ,]*)"  # noqa: E501
    r"\b[\s:._…()\-–]*(?:chair(?:man|person)?|date)?[\s:._…()\-–]*|[\s._…\-–]{4,}|duration of (?:the )?meeting.*"
    r"|(?:\d{1,2}(?::|\.)\d{2}).{0,20})$",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"(?P<name>(?:[A-Z][\w’'/-]*|&|–|-)(?:,? (?:[A-Z][\w’'/-]*|and|of|for|the|in|on|to|with|&|–|-))*? "
    r"(?:Sub-?Committee|Committee|Panel|Board|Commission|Forum|Cabinet|Executive|Assembly|Working Group|Task Group)\b(?: [A-Z]\b(?!\.))?(?: \([A-Z][^()]*\))?"  # noqa: E501
    r"|(?:Sub-?Committee|Committee|Cabinet|Executive|Full Council|Council)\b)"
)
_BEFORE_BODY = re.compile(
    r"^(?:(?:Draft|Public|Minutes?|Of|The|A|An|Meeting|Held|Record|Unconfirmed|Notes|Proceedings|At|Present|Confirmed|Council|Printed)\b[\s,:–-]*)+",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"\b(?:held (?:in|at)|in|at|venue:?|location:?)\s+(?P<place>(?:the )?[A-Z][^.;:\d]*?(?:Hall|Chamber|Centre|House|Room|Offices?|Building|Library|Suite|Street|Square|Teams|Zoom)\b(?:[^.;:]*?(?:Hall|Centre|House|Offices?|Building|Street|Square))?)"  # noqa: E501
)
_SHORT = 60
_CLOSING = re.compile(
    r"\W*(?:note\b.{0,4})?(?:\d+[.)]?\s*)?(?:(?:the|this) )?(?:\w+ )?(?:meeting|closed|ended|finish|conclu|committee rose|time )",  # noqa: E501
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Head:
    """The head of minutes: each with the lines it was read from (those of the whole head)."""

    lines: tuple[Line, ...]
    title: str
    body: str | None
    council: str | None
    date: Read | None
    began: str | None
    ended: str | None
    place: str | None


@dataclass(frozen=True, slots=True)
class Foot:
    """The foot: when the meeting began and ended, who signed; `start` and `end` are indexes of lines."""

    start: int
    end: int
    lines: tuple[Line, ...] = ()
    began: str | None = None
    ended: str | None = None
    signed_by: str | None = None
    signature: tuple[Line, ...] = ()


def head(lines: Sequence[Line]) -> Head:
    """What the lines before the attendance list say; None where they do not say it."""
    held = tuple(line for line in lines if not line.blank)
    text = " ".join(line.text.replace("*", " ").replace("#", " ").strip() for line in held)
    text = " ".join(text.split())
    council = next((found for line in held if (found := printed_council(line.text.strip(" *#")))), None)
    plain = re.sub(re.escape(council or "\0"), " ", title_case(text), flags=re.IGNORECASE)
    bodies = [
        name for match in _BODY.finditer(plain) for name in [_BEFORE_BODY.sub("", match["name"]).strip(" ,–-")] if name
    ]
    body = max(bodies, key=lambda name: (" " in name, -bodies.index(name)), default=None)
    told = _FROM_TO.search(text)
    began = (
        told["began"] + (told["ended"][-2:] if told and not re.search(r"[ap]m|:", told["began"]) else "")
        if told
        else None
    )
    start = _BEGAN.search(text)
    ended = _ENDED.search(text)
    place = _PLACE.search(text)
    return Head(
        held,
        text,
        body,
        council,
        first_date(text),
        time_of_day(start["time"]) if start else time_of_day(began or _after_date(text)),
        time_of_day(ended["time"]) if ended else time_of_day(told["ended"]) if told else None,
        " ".join(place["place"].split()).strip(" ,") if place else None,
    )


def _after_date(text: str) -> str:
    """A time of day that stands in a head, with its half of the day printed."""
    match = re.search(
        r"\b\d{1,2}(?:[.:]\d{2})?\s*(?:am|pm|a\.m|p\.m|noon)\b|\b(?:at|from)\s+\d{1,2}[.:]\d{2}\b(?:\s*[ap]\.?m)?",
        text,
        re.IGNORECASE,
    )
    return match[0] if match else ""


def foot(lines: Sequence[Line], after: int = 0) -> Foot:
    """Where minutes end, looked for from an index on; at the last line when they do not say so."""
    for index, held, match in _closings(lines, after):
        text = " ".join(line.text.strip() for line in held)
        began, end = _BEGAN.search(text), _signature_end(lines, index + len(held))
        signature = tuple(line for line in lines[index + len(held) : end] if not line.blank)
        return Foot(
            index,
            end,
            tuple(held),
            time_of_day(began["time"]) if began else None,
            time_of_day(match["time"]),
            _signed_by(signature),
            signature,
        )
    for index in range(after, len(lines)):
        if _SIGNED.match(lines[index].text) and len(lines[index].text.strip()) < _SHORT:
            end = _signature_end(lines, index)
            signature = tuple(line for line in lines[index:end] if not line.blank)
            if end > index:
                return Foot(index, end, (), None, None, _signed_by(signature), signature)
    return Foot(len(lines), len(lines))


def _closings(lines: Sequence[Line], after: int) -> Iterator[tuple[int, list[Line], re.Match[str]]]:
    """Every sentence that says when the meeting closed, on one line or wrapped over two."""
    for index in range(after, len(lines)):
        text = lines[index].text.strip()
        if not _CLOSING.match(text):
            continue
        if match := _ENDED.search(text):
            yield index, [lines[index]], match
            continue
        below = lines[index + 1] if index + 1 < len(lines) else Line(0, "")
        wrapped = not below.blank and not _CLOSING.match(below.text)
        if wrapped and (match := _ENDED.search(f"{text} {below.text.strip()}")):
            yield index, [lines[index], below], match


def _signature_end(lines: Sequence[Line], start: int) -> int:
    end, index = start, start
    while index < len(lines) and (lines[index].blank or _signs(lines[index].text.strip())):
        index += 1
        if not lines[index - 1].blank:
            end = index
    return end


def _signs(text: str) -> bool:
    return bool(_SIGNATURE.match(text) or (_SIGNED.match(text) and len(text) < _SHORT))


def _signed_by(lines: Sequence[Line]) -> str | None:
    for line in lines:
        match = _SIGNED.match(line.text)
        if match and re.match(r"(?:Councillor |Cllr )?[A-Z][\w'’.-]+(?: [A-Z][\w'’.-]+)+$", match["who"]):
            return match["who"]
    return None
