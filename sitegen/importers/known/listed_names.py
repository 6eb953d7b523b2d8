"""Names as attendance lists print them: one, or several in one breath, with role, substitution and items. Dry.

Law: what stands in brackets, behind a dash or a comma is a role, a substitution or the items attended, and no word of
it is dropped; "Councillors" before a list is said of each.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from sitegen.importers.drafting.sheet import Line
from sitegen.importers.words.names import looks_like_name, parse_name

ROLE_WORDS = re.compile(
    r"\b(?:Representatives?|Director|Directors|Officers?|Managers?|Head of|Lead\b|Cabinet|Portfolio|Members?|Chief|Clerk|Solicitor"  # noqa: E501
    r"|Secretary|Commander|Parliament|Council|Governors?|Advis[eo]r|Assistant|Executive|Team|Services?|Strategy|Partners?"
    r"|Consultant|Specialist|Leader|Principal|Senior|Chair\w*|Vacan\w+|Healthwatch|Trust|Committee|NHS|Police|University"
    r"|Board|Engineer|Planner|Lawyer|Legal|Accountant|Analyst|Policy|Democratic|Scrutiny|Coordinator|Co-ordinator"
    r"|Deputy|Interim|Student|Auditors?|Borough|County|Department|Group|Development|Housing|Finance|Resources|Youth)\b"
)
COUNCILLOR = re.compile(r"^(?:Councillors?|Cllrs?\.?)\s+", re.IGNORECASE)
ITEMS = re.compile(
    r"^\(?\s*(?:present |in attendance |attended )?(?:for |until |from |up to )?(?:the )?(?:agenda )?(?:minutes?|items?)(?: nos?\.?| numbers?)?\s*"  # noqa: E501
    r"(?P<items>\d[\d/\s,&–\-to and]*?)(?: only)?\s*\)?$",
    re.IGNORECASE,
)
NOTE = re.compile(
    r"^\(?(?:from|until|to|left|arrived|joined|for part|in part|part of|virtual|remote|online|via)\b.*\)?$",
    re.IGNORECASE,
)
_FOR = re.compile(
    r"^(?:as )?(?:a |the )?(?:substitut\w+|reserve|named substitute|deputis\w+|sub)?\s*(?:member )?(?:for|in place of|in the place of|replacing|on behalf of)\s+(?P<whom>.+)$",  # noqa: E501
    re.IGNORECASE,
)
_IN_PLACE = re.compile(
    r"^(?P<who>.+?),?\s+(?:\(?(?:substitut\w+|deputis\w+|reserve|sub) for|in (?:the )?place of|\(for)\s+(?P<whom>.+?)\)?$",  # noqa: E501
    re.IGNORECASE,
)
_CAME = re.compile(r",? (?:was|were) (?:also )?(?:in attendance|present)$", re.IGNORECASE)
_IN_CHAIR = re.compile(r"(?:,|\s[-–—])?\s+(?:\(?in the chair\)?)$", re.IGNORECASE)
BRACKET = re.compile(r"\s*[\[(](?P<words>[^()\[\]]*)[\])]")
DASH = re.compile(r"\s+[-–—]\s+|\s*:\s+")
_VACANT = re.compile(r"vacan", re.IGNORECASE)
_SPLIT = re.compile(r"[,;]\s*(?![^()]*\))|\s+(?:and|&)\s+(?![^()]*\))")


@dataclass(frozen=True, slots=True)
class Present:
    """Somebody on the list: the name as printed, or (`named` false) a post or body; status, role, items."""

    name: str
    lines: tuple[Line, ...]
    status: str
    role: str | None = None
    councillor: bool = False
    named: bool = True
    substitute_for: str | None = None
    items: tuple[str, ...] = ()
    note: str | None = None


def people_in(text: str, lines: tuple[Line, ...], status: str) -> list[Present]:
    """The people that a running list names: "Councillors A, B and C"."""
    return [one for part in _listed(text) for one in [entry(part, lines, status)] if one.name]


def item_numbers(text: str) -> tuple[str, ...]:
    """The items that words name: `188 & 189`, `4-6`, `7/8`; a number with a slash of its own (34/22) is one."""
    text = re.sub(r"\b(\d{1,3})\s*(?:[-–]|to)\s*(\d{1,3})\b", _range, text)
    return tuple(dict.fromkeys(re.findall(r"\d+(?:/\d{2}\b)?[a-z]?", text)))


def _range(match: re.Match[str]) -> str:
    first, last = int(match[1]), int(match[2])
    return ", ".join(map(str, range(first, last + 1))) if first < last < first + 40 else match[0]


def several(text: str) -> bool:
    """Whether words name more than one person in one breath."""
    parts = [part for part in _SPLIT.split(text) if part]
    people = [part for part in parts if COUNCILLOR.match(part) or is_person(BRACKET.sub("", part))]
    return bool(re.match(r"(?:Councillors|Cllrs)\s", text, re.IGNORECASE)) or len(people) > 1


def is_person(text: str) -> bool:
    """Whether an entry of an attendance list is a person's name, and no office or vacancy."""
    name = parse_name(text)
    if _VACANT.search(text) or not name.name:
        return False
    titled = (
        bool(name.prefix)
        and len(name.name.split()) == 1
        and name.name[:1].isupper()
        and not ROLE_WORDS.search(name.name)
    )
    return (looks_like_name(text) and not ROLE_WORDS.search(name.name)) or titled


def _listed(text: str) -> list[str]:
    """A running list in its parts: a role after a comma stays with its name, and "Councillors" is said of each."""
    plural, parts = False, list[str]()
    for part in (piece.strip(" .") for piece in _SPLIT.split(text)):
        if not part:
            continue
        several = re.match(r"(?:Councillors|Cllrs)\s", part, re.IGNORECASE)
        plural = bool(several) or (plural and not re.match(r"(?:Mr|Mrs|Ms|Miss|Dr|Rev\w*)\s", part))
        words = COUNCILLOR.sub("", part) if several else part
        bare = BRACKET.sub("", words)
        if (
            parts
            and not is_person(bare)
            and not COUNCILLOR.match(part)
            and not (plural and len(bare.split()) == 1)
            and not _IN_PLACE.match(part)
        ):
            parts[-1] += f", {words}"
        else:
            parts.append(f"Councillor {words}" if plural and not COUNCILLOR.match(words) else words)
    return parts


def entry(text: str, lines: tuple[Line, ...], status: str) -> Present:
    """One name with what is printed beside it."""
    one = Present("", lines, status)
    if match := _IN_PLACE.match(text):
        text, one = match["who"], replace(one, status="substitute", substitute_for=match["whom"])
    for match in BRACKET.finditer(text):
        one = _bracketed(one, match["words"].strip())
    name = BRACKET.sub("", text).strip(" .*")
    if match := _CAME.search(name):
        name, one = name[: match.start()], replace(one, status="in attendance")
    if match := _IN_CHAIR.search(name):
        name, one = name[: match.start()], replace(one, role="Chair")
    parts = DASH.split(name, maxsplit=1) if DASH.search(name) else re.split(r",\s+", name, maxsplit=1)
    if len(parts) == 2 and not parse_name(name).suffix:
        who = 0 if is_person(parts[0]) or COUNCILLOR.match(parts[0]) else 1 if is_person(parts[1]) else None
        if who is not None:
            name, one = parts[who], replace(one, role=one.role or parts[1 - who].strip())
    councillor = bool(COUNCILLOR.match(name))
    return replace(one, name=name.strip(" ,"), councillor=councillor, named=councillor or is_person(name))


def _bracketed(one: Present, words: str) -> Present:
    if match := ITEMS.match(words):
        return replace(one, items=item_numbers(match["items"]))
    if match := _FOR.match(words):
        return replace(one, status="substitute", substitute_for=match["whom"])
    if NOTE.match(words):
        return replace(one, note=words)
    if re.fullmatch(r"(?:\d+|[A-Z]{1,2})", words) or not words:
        return one
    words = "Chair" if _IN_CHAIR.search(f" {words}") else words
    return replace(one, role=f"{one.role}, {words}" if one.role else words)
