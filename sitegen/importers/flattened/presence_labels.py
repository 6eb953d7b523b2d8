"""The labels that part an attendance list: who was there, who sent apologies, who was absent. Dry; a table.

Law: a label stands before its names, on their line or above them, and may be wrapped ("Apologies" / "received:"). A
label that only says what people are ("Councillors:", "Chair:") keeps the status of the label above it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sitegen.importers.drafting.sheet import Line

_KINDS = (
    r"(?:councillors?|members?|officers?|cabinet members?|portfolio holders?|co-?optees?|guests?|observers?|others?)"
)
_WHO = rf"(?:\s*[\[(]{_KINDS}[^)\]]{{0,40}}[)\]])?"
_TABLE: tuple[tuple[str, str | None, str | None], ...] = (  # words, the status they give, the role they give
    (r"(?:the )?(?:deputy|vice)[- ]chair(?:man|person|woman)?(?: of the \w+)?", None, "="),
    (r"(?:the )?(?:acting )?chair(?:man|person|woman)?(?: of the \w+)?(?: \(in the chair\))?|in the chair", None, "="),
    (r"apolog(?:y|ies)(?: for (?:absence|non-attendance|lateness))?(?: (?:from|(?:were )?received(?: from)?))?", "apologies", None),  # noqa: E501
    (rf"(?:(?:{_KINDS} (?:of the [\w-]+ )?)?absent|not present|absence without apolog\w+)", "absent", None),
    (r"(?:named )?substitutes?(?: members?)?(?: present| in attendance| attending)?|reserve members?(?: present)?|reserves(?: present)?", "substitute", None),  # noqa: E501
    (rf"(?:also |others? )?(?:in )?attend(?:ance|ing)(?: as observers?| by invitation| virtually| remotely| online)?|also present|others? present|other {_KINDS}(?: present| in attendance)?|(?:council |supporting |(?:[\w&]+ ){{1,3}}(?=officers:))?officers?(?: present| in attendance| attending)?|(?:staff|witnesses|guests|observers|visitors|invitees|public)(?: present| in attendance| attending)?|by invitation|invited|{_KINDS} (?:also )?in attendance|{_KINDS} attending(?: virtually| remotely| online)?", "in attendance", None),  # noqa: E501
    (r"members? of the (?:committee|panel|board|commission|sub-committee)(?: present)?|(?:committee |panel |board |commission |elected |voting |non-voting )*(?:members?|councillors?|representatives?) present|present(?: in the chair| in person| remotely| virtually| online| \w+)?|in person|remotely|virtually", "present", None),  # noqa: E501
    (r"cllrs|councillors?", None, "Councillor"),
    (r"(?:elected |voting |non-voting |statutory |other |independent |lay |added |committee )*(?:members|co-?opted(?: members| representatives)?|co-?optees|(?:education |diocesan |church |parent governor |faith )*representatives)(?: \((?:voting|non-voting|statutory)[^)]*\))?|church representatives|parent governors?", None, None),  # noqa: E501
)  # fmt: skip
_ROWS = tuple(
    (
        re.compile(rf"(?P<words>{words}){_WHO}\s*(?P<colon>[:\-–]{{1,2}}|\.(?=\s*$))?(?P<rest>\s+.*)?", re.IGNORECASE),
        status,
        role,
    )
    for words, status, role in _TABLE
)
_SENTENCE = re.compile(
    r"^\W*apolog(?:y|ies)(?: for (?:absence|non-attendance))?(?: (?:was|were|had been|have been))?(?: \w+)?"
    r"(?: received| submitted| given| tendered| noted)?(?: from| on behalf of| for)\s+",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Label:
    """A label: the status and the role it gives to the names after it, its lines, and what stands behind it."""

    lines: tuple[Line, ...]
    status: str | None
    role: str | None
    rest: str = ""
    councillors: bool = False


def label_at(lines: Sequence[Line], index: int) -> Label | None:
    """The label that begins on a line, on it alone or with the one or two lines it is wrapped over."""
    block = []
    for line in lines[index : index + 3]:
        if line.blank:
            break
        block.append(line)
    for size in range(len(block), 0, -1):
        text = " ".join(line.text.strip() for line in block[:size])
        if (found := _label(text, tuple(block[:size]))) and (size == 1 or (not found.rest and text.endswith(":"))):
            return found
    return None


def _label(text: str, lines: tuple[Line, ...]) -> Label | None:
    text = text.replace("*", "").strip()
    if match := _SENTENCE.match(text):
        return Label(lines, "apologies", None, text[match.end() :])
    for pattern, status, role in _ROWS:
        match = pattern.fullmatch(text)
        if not match:
            continue
        rest = match["rest"] or ""
        parted = match["colon"] or not rest.strip() or re.match(r"\s{2,}|\t", rest) or match["words"].isupper()
        if not parted or (match["words"].islower() and not match["colon"]):
            continue
        named = match["words"].strip().capitalize() if role == "=" else role
        councillors = bool(re.search(r"councillor|cllr", text[: match.start("rest")] if rest else text, re.IGNORECASE))
        return Label(lines, status, _tidied(named), rest.strip(), councillors)
    return None


def _tidied(role: str | None) -> str | None:
    if role is None:
        return None
    role = re.sub(r"^(?:the|in the) ", "", role.lower().removesuffix(" (in the chair)"))
    return "-".join(word[:1].upper() + word[1:] for word in role.split("-"))
