"""Who is asked by a recommendation, and whom they are to work with, as its own words say. Words to ids of records.

Law: those before "should" are asked, those after "work with" are not; who has no record keeps the words as printed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from sitegen.importers.drafting.desk import Desk
from sitegen.importers.drafting.sheet import Line
from sitegen.importers.known.directory import classified

_ASKED = re.compile(
    r"^(?P<who>.{3,400}?),? (?:should|must"
    r"|ought to|needs? to|is asked to|are asked to)\b",
    re.IGNORECASE | re.DOTALL,
)
_WITH = re.compile(
    r"\b(?:should|must) (?:also )?(?:work|consult|engage|liaise|collaborate|meet)?\s*(?:together "
    r"|closely )?(?:alongside|jointly with|together with|with)"
    r" (?P<who>.{3,400}?)(?= (?:to [a-z]|before|on|in|so that|about|that)\b|[.;]|$)",
    re.IGNORECASE | re.DOTALL,
)
_RECOMMENDED = re.compile(
    r"^(?:(?:the (?:committee|panel|board|commission)|we) recommends? (?:to .{3,60} )?)?that,? (?=\S)", re.IGNORECASE
)
_NAME = re.compile(
    r"(?:the |all |its )?[A-Z][\w’'.&-]*(?: (?:[A-Z0-9][\w’'.&-]*|of|for|and|the|&|in))*(?: \([A-Z][\w&]+\))?"
)
_OFFICER = re.compile(
    r"\b(?:directors?|officers?|commissioners?"
    r"|secretary|minister|chief executive|chair|manager|leader"
    r"|member)$",
    re.IGNORECASE,
)
_LED = re.compile(
    r"^(?:by|before|within|in|from|during|following|recognising|given|to|as|where|when|if|once"
    r"|until)\b[^,]*(?:, including [^,]*)?, ",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Addressees:
    """Those asked, with records and without, and those they are to work with."""

    asked: tuple[str, ...] = ()
    printed: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()


def addressees(desk: Desk, text: str, *lines: Line) -> Addressees:
    """Read them from the words of a recommendation."""
    plain = _RECOMMENDED.sub("", " ".join(re.sub(r"[*_>]", "", text).split()))
    while (led := _LED.match(plain)) and _ASKED.match(plain[led.end() :]):
        plain = plain[led.end() :]
    match = _ASKED.match(plain)
    if match is None:
        return Addressees()
    asked, printed = _resolved(desk, match["who"], lines)
    beside, _ = _resolved(desk, found["who"], lines) if (found := _WITH.search(plain)) else ((), ())
    return Addressees(asked, printed, tuple(ref for ref in beside if ref not in asked))


def _resolved(desk: Desk, words: str, lines: tuple[Line, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The bodies of a list: with a record, and without one, as printed."""
    refs: dict[str, None] = {}
    printed: list[str] = []
    for part in re.split(r",\s+(?:and\s+)?", words.strip(" ,")):
        for name in _names(desk, re.sub(r"^(?:and|with|alongside) ", "", part.strip())):
            if ref := _body(desk, name, lines):
                refs[ref] = None
            elif _NAME.fullmatch(name):
                printed.append(name)
    return tuple(refs), tuple(printed)


def _names(desk: Desk, part: str) -> list[str]:
    """The names joined by "and", where the word joins two and is not of one ("Courts and Tribunals Service")."""
    if _is_known(desk, part):
        return [part]
    if len(names := re.split(r"\s+and (?=the |all )", part)) > 1:
        return [one for name in names for one in _names(desk, name)]
    before, _, after = part.partition(" and ")
    if after and (_is_known(desk, before) or _is_known(desk, after) or before.isupper()):
        return [before, *_names(desk, after)]
    return [part]


def _is_known(desk: Desk, name: str) -> bool:
    return desk.directory.defines(name) or desk.directory.organization(name).ref is not None


def _body(desk: Desk, name: str, lines: tuple[Line, ...]) -> str | None:
    ref = desk.directory.organization(name).ref
    if ref or not _NAME.fullmatch(name):
        return ref
    if desk.directory.defines(name) or (classified(name) != "other" and not _OFFICER.search(name)):
        return desk.directory.found(desk.intake, name, *lines)
    return None
