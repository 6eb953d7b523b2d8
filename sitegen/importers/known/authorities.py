"""Whose papers these are: the committee that meets, and the assembly or council it is a committee of. Dry.

Law: a committee is what its papers are headed with; the body it belongs to is the one they name in the field's own
phrases ("the Assembly and its Committees", "agreed by the Council at its Annual Meeting") or as a council's name.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from sitegen.importers.drafting.sheet import Line
from sitegen.importers.drafting.taken import plain
from sitegen.importers.known.desk import Desk
from sitegen.importers.known.directory import classified
from sitegen.importers.words import markup
from sitegen.importers.words.names import PrintedName
from sitegen.importers.words.printed_dates import first_date

_WORD = r"[A-Z][\w’'&-]*"
_NAME = rf"(?:{_WORD})(?: (?:{_WORD}|of|and|the|upon|on|in)){{0,9}}?"
_PARENT = (
    re.compile(rf"\b(?:of|by) the ({_NAME}) and its (?:[Ss]ub-)?[Cc]ommittees\b"),
    re.compile(rf"\bby (?:the )?({_NAME}) at its (?:{_WORD} )*Meeting\b"),
)
_COUNCIL = re.compile(
    rf"\b((?:{_WORD} ){{1,5}}(?:Borough |City |County |District |Town |Parish |Metropolitan )*Council"
    rf"|(?:London|Royal|Metropolitan) Borough of {_WORD}(?: {_WORD})?(?: (?:and|upon) {_WORD})?"
    rf"|(?:{_WORD} ){{1,3}}(?:Assembly|Parliament|Combined Authority|Fire Authority))\b"
)
_BODY = re.compile(
    r"\b(?:committee|sub-committee|panel|board|forum|cabinet|commission|executive|scrutiny|assembly|council|court)\b",
    re.IGNORECASE,
)
_NO_BODY = re.compile(r"\d|[.:;?!]|\b(?:agenda|minutes|members|membership)\b", re.IGNORECASE)
_TAIL = re.compile(r"(?:sub-)?(?:committee|panel|board|forum|commission)", re.IGNORECASE)
_SEATS = {
    "AM": ("assembly", "Assembly Member"),
    "MS": ("assembly", "Member of the Senedd"),
    "MSP": ("assembly", "Member of the Scottish Parliament"),
    "MLA": ("assembly", "Member of the Legislative Assembly"),
}
_PARENTS = ("assembly", "council", "authority", "executive")
_LONGEST = 160


def parent_named(lines: Iterable[Line]) -> tuple[str, Line] | None:
    """The assembly or council that some lines say the committee belongs to, and the line that says it first."""
    seen: Counter[str] = Counter()
    where: dict[str, Line] = {}
    for line in lines:
        text = markup.bare(line.text) if "*" in line.text or "[" in line.text else line.text
        found = [match[1] for pattern in _PARENT for match in pattern.finditer(text)]
        for name in [*found, *found, *(match[1].strip() for match in _COUNCIL.finditer(text))]:
            if classified(name) in _PARENTS and not _BODY.fullmatch(name):
                seen[name] += 1
                where.setdefault(name, line)
    if not seen:
        return None
    name = seen.most_common(1)[0][0]
    return name, where[name]


def committee_named(lines: Iterable[Line]) -> tuple[str, tuple[Line, ...]] | None:
    """The body whose name heads its papers, on one line or two; the most particular of those that do."""
    told = [line for line in lines if not line.blank]
    found: list[tuple[int, str, tuple[Line, ...]]] = []
    for index, line in enumerate(told):
        name = _without_day(markup.bare(line.text)).strip(" .:-")
        if _TAIL.fullmatch(name) and index and _is_heading(before := markup.bare(told[index - 1].text)):
            found.append((0, f"{before} {name}", (told[index - 1], line)))
        elif _BODY.search(name) and _is_heading(name):
            found.append((1 if _TAIL.search(name) else 2 if classified(name) not in _PARENTS else 3, name, (line,)))
    return min(found, key=lambda one: one[0])[1:] if found else None


def is_body(text: str) -> bool:
    """Whether a text is the name of a body that meets."""
    return bool(_BODY.search(text)) and _is_heading(text)


def _without_day(text: str) -> str:
    """A body's name as web pages of meetings head them: `Housing Panel - Monday 3 June 2030 7.00 pm`."""
    name, dash, day = text.partition(" - ")
    return name if dash and len(text) < _LONGEST and (read := first_date(day)) and read.start == 0 else text


def _is_heading(text: str) -> bool:
    small = {"of", "and", "for", "the", "on", "in", "to", "&"}
    words = text.split()
    told = all(word.lstrip("(\"'‘“")[:1].isupper() or word in small or word == "-" for word in words)
    return 0 < len(words) <= 10 and told and not _NO_BODY.search(text)


def seat(desk: Desk, ref: str, name: PrintedName, parent: str | None) -> None:
    """The seat that letters or a title before a name tell of: AM in an assembly, Councillor in a council."""
    if not parent:
        return
    kind = plain(desk.intake.draft(parent).fields.get("classification"))
    letters = (name.suffix or "").split(" ")
    role = next((role for short, (of, role) in _SEATS.items() if short in letters and of == kind), None)
    if kind == "council" and re.match(r"(?:Councillor|Cllr)\b", name.prefix or ""):
        role = "Councillor"
    if role:
        desk.intake.draft(ref).add("memberships", {"organization": parent, "role": role})


def parent_of(desk: Desk, committee: str | None) -> str | None:
    """The body a committee belongs to, as far as this run knows."""
    if not committee or committee not in desk.intake.drafts:
        return None
    found = plain(desk.intake.draft(committee).fields.get("parent"))
    return str(found) if found else None
