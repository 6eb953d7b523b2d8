"""What a row of a list of actions asks, and of whom: its kind, its title, who is to do it. Words to values.

Law: who is responsible is matched where the words name a person or body; an office keeps its words as printed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from sitegen.importers.drafting.sheet import Line
from sitegen.importers.known.desk import Desk
from sitegen.importers.known.directory import EMPTY, Roll
from sitegen.importers.words.names import looks_like_name, parse_name
from sitegen.importers.words.short_titles import short_title
from sitegen.text import excerpt

_DELEGATION = re.compile(
    r"\bauthority\b[^.;]{0,60}\bdelegated\b|\bdelegat(?:e|es|ed|ing|ion)\b[^.;]{0,60}\b(?:authority"
    r"|powers?|functions?)\b"
    r"|\b(?:be|is|was|were) (?:given )?delegated\b",
    re.IGNORECASE,
)
_REQUEST = re.compile(r"\b(?:request(?:s|ed)?|asked|asks|invited|sought|recommended|should|must)\b", re.IGNORECASE)
_UNDERTAKING = re.compile(
    r"\b(?:agreed|offered|undertook|promised|committed|undertaking|assured|confirmed|would|will|shall)\b|^\W*to [a-z]",
    re.IGNORECASE,
)
_STANDING = re.compile(
    r"\b(?:regular(?:ly)?|ongoing) basis\b|\bfrom time to time\b|\bat (?:each|every) meeting\b|\bannually\b"
    r"|\bwithin \d+ (?:working )?days of (?:the|each|any)\b|\bstanding (?:delegation|item|instruction)\b",
    re.IGNORECASE,
)
_SETTING = re.compile(
    r"^(?:during|in|at|following|after) (?:the course of )?(?:the |this )?[\w ]{1,40}, ", re.IGNORECASE
)
_DELEGATED = re.compile(r"^.*?\bdelegated to\b.*?,? (?P<task>to [a-z].*)$", re.IGNORECASE | re.DOTALL)
_LONG = 80


def kind_of(text: str) -> str:
    """The Action.type that words tell: a delegation, or else what comes first, a request or a promise."""
    if _DELEGATION.search(text):
        return "delegation"
    request, promise = _REQUEST.search(text), _UNDERTAKING.search(text)
    if promise and (not request or promise.start() < request.start()):
        return "undertaking"
    return "request"


def is_standing(text: str) -> bool:
    """Whether words tell of an arrangement that goes on, not of a task that is done once."""
    return bool(_STANDING.search(text))


def heading_of(text: str, title: str = "", first_part: str = "") -> str:
    """A title made of the row's own words; those that every such row begins with tell nothing, so the item's help."""
    told = _SETTING.sub("", text)
    if first_part:
        told = first_part
    elif not title or kind_of(text) != "delegation":
        return short_title(told)
    told = task_of(told)
    return f"{excerpt(title, _LONG)}: {excerpt(told, _LONG)}" if title else excerpt(told, _LONG)


def task_of(text: str) -> str:
    """What a delegation is for, without the words that all delegations begin with; other texts are whole."""
    match = _DELEGATED.match(text)
    return match["task"] if match else text


@dataclass(frozen=True, slots=True)
class Charged:
    """Who is to do something; `printed` when the words say more than, or something else than, the names of records."""

    refs: tuple[str, ...] = ()
    printed: str | None = None


def charged(desk: Desk, printed: str, line: Line, roll: Roll = EMPTY) -> Charged:
    """Who is meant by the words of a column "Responsible"."""
    name = parse_name(printed)
    if name.peerage or ((name.prefix or name.suffix) and looks_like_name(printed)):
        match = desk.directory.enrol(desk.intake, printed, line)
        return Charged((match.ref,)) if match.ref else Charged(printed=printed)
    if body := known_body(desk, printed, line):
        return Charged((body,))
    if looks_like_name(printed) or _is_role(printed, roll):
        match = desk.directory.person(printed, roll)
        if match.ref:
            return Charged((match.ref,), None if looks_like_name(printed) else printed)
        if match.doubtful:
            desk.intake.doubt("a name of several people", printed, [line], match.candidates)
    _, office_of = desk.directory.office(desk.intake, printed, line)
    body = office_of or known_body(desk, printed.partition(" and ")[0], line)
    return Charged((body,) if body else (), printed)


def known_body(desk: Desk, printed: str, line: Line) -> str | None:
    """The body of a name that is known, or of an abbreviation that the source defines."""
    match = desk.directory.organization(printed)
    if match.ref or not desk.directory.defines(printed):
        return match.ref
    return desk.directory.found(desk.intake, printed, line)


def _is_role(printed: str, roll: Roll) -> bool:
    return printed.casefold() in {role.casefold() for role in roll.roles.values() if role}
