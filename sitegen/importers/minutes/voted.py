"""Motions and votes as minutes tell them: who moved, who seconded, how many voted which way. Dry.

Law: a vote belongs to the motion told shortly before it; figures count only when both sides are told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sitegen.importers.drafting.passages import Paragraph
from sitegen.importers.drafting.sheet import Line
from sitegen.importers.minutes.decisions import begins_decision

_NAMED = r"[A-Z][^.,;:]{2,60}?"
_MOVED = (
    re.compile(
        rf"\b(?:moved|proposed|motion (?:of|by))(?: by)?:?\s+(?P<mover>{_NAMED})\s*(?:,|;|\.|and|\band\b)"
        rf"\s*(?:and )?(?:duly )?[Ss]econded(?: by)?:?\s+(?P<seconder>{_NAMED})(?=[.,;:]|\s+(?:that|and|to)\b|"
        rf"$)"
    ),
    re.compile(
        rf"(?P<mover>{_NAMED})\s+(?:\([^)]*\)\s+)?(?:formally )?(?:moved|proposed)\b[^.;]{{0,200}}?\b(?:was |"
        rf"it was |this was )?seconded by\s+(?P<seconder>{_NAMED})(?=[.,;:]|\s+(?:that|and|to)\b|$)"
    ),
    re.compile(
        rf"(?P<mover>{_NAMED})\s+(?:formally )?(?:moved|proposed)(?: [^.;,]{{0,80}})?,? and "
        rf"(?P<seconder>{_NAMED}) (?:formally )?seconded"
    ),
    re.compile(
        rf"(?P<mover>{_NAMED})\s+(?:formally )?moved (?=that\b|the (?:motion|amendment|recommendation))(?P<seconder>)"
    ),
)
_FOR = r"(?:(?:votes? )?(?:in favour|for)|ayes?|yes)"
_AGAINST = r"(?:(?:votes? )?against|noes|nays?|no)"
_ABSTAIN = r"(?:abst(?:ain(?:ed|ing|s)?|entions?))"
_OPTIONS = (("for", _FOR), ("against", _AGAINST), ("abstain", _ABSTAIN))
_RESULT = (
    ("carried", re.compile(
        r"\b(?:motion|amendment|recommendations?|proposal|vote|it|and|was|were|declared) (?:\w+ ){0,4}?(?:carried|"
        r"passed|approved)\b|\bCARRIED\b" )),
    ("lost", re.compile(
        r"\b(?:motion|amendment|proposal|vote|it|was|were|declared) (?:\w+ ){0,4}?(?:lost|defeated|rejected|not "
        r"carried|fell)\b|\bLOST\b")),
    ("withdrawn", re.compile(r"\b(?:motion|amendment|proposal) (?:\w+ ){0,3}?withdrawn\b", re.IGNORECASE)),
)  # fmt: skip
_NEAR = 5  # paragraphs from a motion within which its votes are told
_VOTES_TO = re.compile(
    r"\bby (?P<for>\d+) votes? to (?P<against>\d+)(?:,? (?:with )?(?P<abstain>\d+) abst)?", re.IGNORECASE
)
_RECORDED = re.compile(
    rf"^\W*(?:voting |votes? )?(?P<option>{_FOR}|{_AGAINST}|{_ABSTAIN})(?: the (?:motion|amendment))"
    rf"?\s*(?:\((?P<count>\d+)\))?\s*[:–-]\s*(?P<names>[A-Z].*)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Moved:
    """A motion as minutes tell it: who moved and seconded it, and how the votes fell."""

    text: str
    lines: tuple[Line, ...]
    mover: str | None = None
    seconder: str | None = None
    result: str | None = None
    counts: tuple[tuple[str, int], ...] = ()
    votes: tuple[tuple[str, str], ...] = ()
    unanimous: bool = False


def motions(found: Sequence[Paragraph]) -> Iterator[Moved]:
    """Motions and votes: one for each paragraph that moves something, with the votes told soon after it."""
    held: list[Moved] = []
    last = -_NEAR
    for index, paragraph in enumerate(found):
        text = " ".join(paragraph.text.replace("**", "").split())
        moved = next((match for pattern in _MOVED if (match := pattern.search(text))), None)
        if moved:
            held.append(Moved(text, paragraph.lines, _person(moved["mover"]), _person(moved["seconder"])))
            last = index
        voted = _vote(text, paragraph)
        if (
            held
            and not moved
            and not voted
            and held[-1].text.endswith(":")
            and index - last < 2
            and not begins_decision(text)
        ):
            held[-1] = replace(held[-1], text=f"{held[-1].text}\n\n{text}", lines=held[-1].lines + paragraph.lines)
            last = index
        if voted and held and index - last < _NEAR:
            held[-1] = _joined(held[-1], voted)
            last = index
        elif voted and (voted.counts or voted.votes):
            held.append(voted)
            last = index
    return iter(held)


def _vote(text: str, paragraph: Paragraph) -> Moved | None:
    result = next((name for name, pattern in _RESULT if pattern.search(text)), None)
    counts = _counts(text)
    recorded = _RECORDED.match(text)
    votes: tuple[tuple[str, str], ...] = ()
    if recorded:
        option = next(name for name, pattern in _OPTIONS if re.fullmatch(pattern, recorded["option"], re.IGNORECASE))
        votes = ((option, re.sub(r"\s*\(?\d+\)?\s*\.?$", "", recorded["names"])),)
    unanimous = bool(re.search(r"\bunanimous(?:ly)?\b|\bnem\.? con\b", text, re.IGNORECASE)) and bool(result)
    if not (counts or votes or result):
        return None
    return Moved(text, paragraph.lines, result=result, counts=counts, votes=votes, unanimous=unanimous)


def _counts(text: str) -> tuple[tuple[str, int], ...]:
    """The votes in figures: "For 6, against 3", "6 for, 3 against", "by 6 votes to 3"; both sides must be told."""
    if match := _VOTES_TO.search(text):
        return tuple((name, int(match[name])) for name, _ in _OPTIONS if match[name])
    found: dict[str, int] = {}
    for name, words in _OPTIONS:
        after = re.search(
            rf"\b{words}\b\s*(?:was|were|[:=–-])?\s*\(?(\d{{1,3}})\b(?!\s*(?:votes? )?(?:{_FOR}|{_AGAINST}|"
            rf"{_ABSTAIN})\b)",
            text,
            re.IGNORECASE,
        )
        before = re.search(
            rf"\b(\d{{1,3}})\s+(?:(?:members?|councillors?|votes?)\s+)?(?:(?:voted|voting)\s+)?{words}\b",
            text,
            re.IGNORECASE,
        )
        if match := before or after:
            found[name] = int(match[1])
    return tuple(found.items()) if len(found) > 1 else ()


def _joined(moved: Moved, voted: Moved) -> Moved:
    same = voted.lines == moved.lines
    return Moved(
        moved.text if same else f"{moved.text}\n\n{voted.text}",
        moved.lines if same else moved.lines + voted.lines,
        moved.mover, moved.seconder, voted.result or moved.result, voted.counts or moved.counts,
        moved.votes + voted.votes, moved.unanimous or voted.unanimous,
    )  # fmt: skip


def _person(printed: str | None) -> str | None:
    return (
        re.sub(r"^(?:it was|the motion was|by|a motion was)\s+", "", printed.strip(" ,"), flags=re.IGNORECASE)
        if printed
        else None
    )
