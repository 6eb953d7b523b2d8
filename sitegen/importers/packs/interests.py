"""Tables of members' interests -> memberships of the bodies they name. Dry.

Law: "Member, London Borough of X" is a place in a body; an office without a body ("Deputy Mayor"), or none at all,
makes no membership, and stays in the words of the report.
"""

from __future__ import annotations

import re

from sitegen.importers.drafting.sheet import Line, Sheet
from sitegen.importers.drafting.taken import understood
from sitegen.importers.known import authorities
from sitegen.importers.known.desk import Desk
from sitegen.importers.known.directory import classified
from sitegen.importers.words.names import looks_like_name, parse_name
from sitegen.importers.words.spaced import all_tables
from sitegen.importers.words.tables import Row, columns, words_of

_COLUMNS = {
    "member": re.compile(r"(?:assembly |elected |name of )?(?:members?|councillors?|name)(?: name)?"),
    "interest": re.compile(
        r"(?:nature of |declared |registered |other |outside )*(?:interests?|offices?|positions?|appointments?)"
        r"(?: held| \(s\))?"
    ),
}
_NONE = re.compile(r"\W*(?:none|nil|n/?a|no interests?(?: declared)?|-*)\W*", re.IGNORECASE)
_OFFICE = re.compile(
    r"(?:deputy |vice[- ]|co-|honorary |non-executive |board |council |cabinet |former )*"
    r"(?:mayor|chair\w*|member|director|trustee|governor|president|councillor|leader|patron|ambassador|adviser|advisor"
    r"|consultant|employee|secretary|treasurer|commissioner|self|spouse|owner|landlord|tenant)\b",
    re.IGNORECASE,
)
_OF = re.compile(r"^(?P<role>[^,]{3,40}?)\s+(?:of|at|for|on)\s+(?:the\s+)?(?P<body>[A-Z].*)$")
_IN_BRACKETS = re.compile(r"\s*\([^()]*\)\s*$")
_SMALL = frozenset(("of", "and", "for", "the", "in", "on", "&", "to"))
_BODY_WORDS = 3


def interests(sheet: Sheet, desk: Desk, parent: str | None) -> None:
    """Take the memberships that a report's tables of interests tell of."""
    for table in all_tables(sheet):
        places: dict[str, int] = {}
        for row in table.rows:
            named = columns(row, _COLUMNS)
            if len(named) == len(_COLUMNS):
                places = named
            elif places and len(row) > places["member"]:
                _row(row, places, desk, parent)


def _row(row: Row, places: dict[str, int], desk: Desk, parent: str | None) -> None:
    printed = words_of(row.cells[places["member"]])
    name = parse_name(printed)
    if not looks_like_name(name.name):
        return
    match = desk.directory.enrol(desk.intake, printed, row.line)
    if not match.ref:
        return
    authorities.seat(desk, match.ref, name, parent)
    told = words_of(row.cells[places["interest"]]) if len(row) > places["interest"] else ""
    for one in re.split(r"\s*;\s*", told):
        if one and not _NONE.fullmatch(one):
            _membership(one, match.ref, row.line, desk)


def _membership(printed: str, ref: str, line: Line, desk: Desk) -> None:
    role, body = _read(printed, desk)
    if body:
        place = desk.directory.found(desk.intake, body, line)
        desk.intake.draft(ref).add("memberships", {"organization": understood(place, line), "role": role})


def _read(printed: str, desk: Desk) -> tuple[str | None, str | None]:
    """An interest in the office held and the body, if it names one."""
    role, comma, body = printed.partition(", ")
    if comma and _OFFICE.match(role):
        return role, _named(body)
    if (match := _OF.match(printed)) and _OFFICE.match(printed):
        return match["role"], _named(match["body"])
    if _OFFICE.match(printed) and not desk.directory.organization(printed).ref:
        return None, None
    return None, _named(printed) if _is_body(printed) else None


def _named(body: str) -> str:
    """A body without what stands in brackets behind it, unless that is its abbreviation."""
    return body if re.search(r"\([A-Z][A-Za-z&]+\)$", body) else _IN_BRACKETS.sub("", body)


def _is_body(text: str) -> bool:
    words = _IN_BRACKETS.sub("", text).split()
    capital = all(word[0].isupper() or word in _SMALL for word in words)
    return capital and (len(words) >= _BODY_WORDS or classified(text) != "other")
