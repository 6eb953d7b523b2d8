"""Items of a list of guests -> their parts: name, role, body (`Jo Bloggs MBE, Head of Audit, Anytown Council`). Dry."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sitegen.importers.drafting.sheet import Line
from sitegen.importers.known.desk import Desk
from sitegen.importers.known.directory import classified
from sitegen.importers.words.names import LETTERS, parse_name

_ROLE = re.compile(
    r"\b(?:chair\w*|vice|directors?|head|officer|manager|chief|commissioner|co-?founder|founder|lead|leader|advis[eo]r|"
    r"secretary|member|commander|professor|lecturer|fellow|partner|president|trustee|co-?ordinator|worker|minister|mayor|"
    r"superintendent|inspector|constable|executive|analyst|consultant|governor|principal|researcher|editor|clerk|deputy|"
    r"assistant|reader|resident|victim|survivor|author|judge|solicitor|barrister|doctor|nurse|councillor)\b",
    re.IGNORECASE,
)
OF_BODY = re.compile(r"^(?P<role>.+?) (?:of|for|at|from) (?P<the>the )?(?P<body>[A-Z].*)$")
_COURTESY = (
    None,
    "Mr",
    "Mrs",
    "Ms",
    "Miss",
    "Mx",
    "Dr",
    "Sir",
    "Dame",
    "Lord",
    "Lady",
    "Professor",
    "Prof",
    "Reverend",
    "Revd",
    "Rev",
)
_ONLY_LETTERS = re.compile(rf"(?:{'|'.join(LETTERS)})(?: (?:{'|'.join(LETTERS)}))*")


@dataclass(frozen=True, slots=True)
class Guest:
    """One item of a list of guests in its parts."""

    name: str
    role: str | None
    body: str | None
    line: Line
    more: tuple[str, ...] = ()


def guests(desk: Desk, items: Sequence[tuple[str, Line]]) -> list[Guest]:
    """The items in their parts. A body named by one is known to the others."""
    told = [guest_of(desk, text, line) for text, line in items]
    bodies = frozenset(one.body for one in told if one.body)
    return [guest_of(desk, text, line, bodies) for text, line in items]


def guest_of(desk: Desk, text: str, line: Line, bodies: frozenset[str] = frozenset()) -> Guest:
    """One guest of a list: the name, the office, and the body it is of."""
    main, *more = re.split(r";\s*(?:and\s+)?", text)
    pieces = re.split(r",\s+(?![^(]*\))", main)
    while len(pieces) > 1 and _ONLY_LETTERS.fullmatch(pieces[1].strip()):
        pieces[:2] = [f"{pieces[0]} {pieces[1].strip()}"]
    role, body = office_of(desk, [piece.strip() for piece in pieces[1:]], bodies)
    rank = parse_name(pieces[0]).prefix
    return Guest(pieces[0].strip(), role or (rank if rank not in _COURTESY else None), body, line, tuple(more))


def office_of(desk: Desk, pieces: Sequence[str], bodies: frozenset[str] = frozenset()) -> tuple[str | None, str | None]:
    """The role and the body of the pieces behind a name."""
    if not pieces:
        return None, None
    whole = ", ".join(pieces)
    match = OF_BODY.match(pieces[0])
    if match and match["the"] and len(match["body"].split()) > 2:
        return (match["role"] if len(pieces) == 1 else whole), match["body"]
    last = pieces[-1].removeprefix("the ")
    known = bool(desk.directory.organization(last).ref) or desk.directory.defines(last) or classified(last) != "other"
    if len(pieces) > 1 and (known or not _ROLE.search(last)):
        return ", ".join(pieces[:-1]), last
    if len(pieces) == 1 and match:
        one = match["body"]
        if one in bodies or desk.directory.organization(one).ref or desk.directory.defines(one):
            return match["role"], one
    if len(pieces) == 1 and not _ROLE.search(last):
        return None, last
    return whole, None
