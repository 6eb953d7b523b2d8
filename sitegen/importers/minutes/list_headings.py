"""What a list of people in minutes is headed with, and the status that gives those in it. Dry.

Law: a heading stands alone on its line or ends in a colon; names may follow the colon.
"""

from __future__ import annotations

import re

from sitegen.text import fold

_WHO = (
    r"(?:committee |board |panel |council |elected |voting |core |full |co-?opted |independent |lay |non-?voting |"
    r"other )*"
)
_KINDS = (
    r"(?:members?|councillors?|cllrs?|representatives?|co-?optees?|officers?|guests?|staff|others?|governors?|"
    r"trustees?)"
)
HEADINGS: tuple[tuple[str, str], ...] = (  # what a list is headed with, and the status of those in it
    (r"apolog(?:y|ies)(?: for (?:non-?)?(?:absence|attendance|lateness))?(?: (?:from|by))?", "apologies"),
    (r"apolog(?:y|ies)(?: for absence)? (?:were )?(?:received|given|submitted)(?: (?:from|by))?", "apologies"),
    (rf"(?:{_WHO}{_KINDS} )?(?:absent|not present|not in attendance)(?: without apolog(?:y|ies))?", "absent"),
    (r"substitut(?:e|ion)s?(?: members?)?(?: present)?|reserves?(?: members?)?(?: present)?|deputies", "substitute"),
    (
        r"(?:external |invited |other )?(?:guests?|witness(?:es)?|invitees?|speakers)(?: (?:present|attending))?",
        "guest",
    ),
    (r"by invitation|invited|examination of witnesses|(?:guests|witnesses) in attendance", "guest"),
    (rf"(?:also |others? |{_WHO}{_KINDS} (?:also )?)?(?:present|in attendance|attending)", "in attendance"),
    (r"(?:present|in attendance|attending) (?:remotely|virtually|online|by invitation)", "in attendance"),
    (r"(?:council |democratic services |supporting |lead )?officers|observers?|press and public", "in attendance"),
    (r"advisers?|secretariat|clerks?|staff|clerk to the \w+", "in attendance"),
)
_PRESENT = re.compile(
    rf"(?:present|attendance|attendees|those present|in the chair|the chair|chair(?:man|person)?|vice[- ]chair\w*"
    rf"|{_WHO}(?:members?|councillors?|cllrs?|representatives?|co-?optees?)(?: present| in attendance)?|"
    rf"membership|names?)",
)
_HEADINGS = tuple((re.compile(pattern), status) for pattern, status in HEADINGS)
_ROLE_HEADINGS = re.compile(r"(?:vice[- ]|deputy )?chair(?:man|woman|person)?|leader|mayor", re.IGNORECASE)


def status_of(text: str) -> tuple[str, str | None, str] | None:
    """What a line that heads a list says: status, the role of those in it, and the names behind its colon, if any."""
    plain = " ".join(re.sub(r"[*_#]|</?\w+>", "", text).replace("\t", " ").split())
    plain = re.sub(r"^\|?\s*", "", plain)
    head, colon, rest = plain.partition(":")
    if not colon:
        head, rest = plain.rstrip(" .|"), ""
        if len(head) > 60:
            return None
    told = fold(re.sub(r"\s*\([^)]*\)", "", head)).strip(" .-–")
    for pattern, status in _HEADINGS:
        if pattern.fullmatch(told) and told not in ("present", "members present"):
            plainly_members = re.fullmatch(
                rf"{_WHO}(?:members?|councillors?|cllrs?) (?:present|in attendance|attending).*", told
            )
            return ("present" if plainly_members and status == "in attendance" else status), None, rest.strip()
    if _PRESENT.fullmatch(told):
        role = head.strip() if _ROLE_HEADINGS.fullmatch(told) else "Councillor" if told == "councillors" else None
        if not colon and told not in (
            "present",
            "members present",
            "attendance",
            "attendees",
            "those present",
            "councillors present",
        ):
            return None
        return "present", role, rest.strip()
    return None
