"""What minutes say somebody undertook or was given authority to do -> drafts of actions.

Law: only where the words say so plainly: somebody "agreed to provide", "offered to arrange"; authority "be delegated
to". A committee that agrees to something has not undertaken it, and authority that was used is not given again.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sitegen.importers.drafting.intake import Draft
from sitegen.importers.drafting.passages import Paragraph
from sitegen.importers.drafting.sheet import Line
from sitegen.importers.drafting.taken import Tree, plain, understood, verbatim
from sitegen.importers.known.desk import Desk
from sitegen.importers.known.ids import action_id
from sitegen.importers.words.short_titles import short_title

_UNDERTOOK = re.compile(
    r"(?:^|[,.;:] |\bthat )(?P<who>(?:the |The )?[A-Z][^,.;:]{1,80}?|(?:an|the|The|An) [a-z][^,.;:]{1,60}?) "
    r"(?:also |further |then |had )?(?:agreed|offered|undertook|promised|committed) to (?P<what>[a-z]+ [^.]{8,})"
)
_NOT = re.compile(
    r"(?:it|the (?:committee|sub-committee|panel|board|council|cabinet|meeting|forum|assembly|group)|members|"
    r"councillors|committee|which|who"
    r"|(?:all|both) \w+)$",
    re.IGNORECASE,
)
_DELEGATED = re.compile(
    r"\b(?:authority|power|responsibility|authorisation)s? (?:to [^,.;]{3,90} )?(?:be|is|was|were|has been) "
    r"(?:hereby )?(?:delegated|given|granted) to (?P<to>(?:the )?[^,.;:]{3,110}?)(?=,| to | in consultation| "
    r"following| for |[.;:]|$)"
    r"|\bdelegates? (?:authority|power|responsibility)s? to (?P<too>(?:the )?[^,.;:]{3,110}?)(?=,| to | in "
    r"consultation| following| for |[.;:]|$)"
    r"|(?P<who>(?:the )?[A-Z][^,.;:]{3,80}?),?(?: in consultation with [^,.;:]{3,120},)? be (?:given |granted )"
    r"?delegated (?:authority|power)",
    re.IGNORECASE,
)
_PRONOUN = re.compile(r"(?:s?he|they|who)", re.IGNORECASE)
_USED = re.compile(r"\b(?:be|was|were) noted\b|\btaken under\b|\brecent action\b", re.IGNORECASE)
_LEAD_IN = re.compile(
    r"^(?:during|in|following) (?:the (?:course of the )?)?(?:discussion|debate|meeting|item|session)s?,\s*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Item:
    """Where something is said: the reference of the item or resolution, the item's title, and the meeting's day."""

    ref: str
    meeting: str
    title: str
    date: str


def undertakings(found: Sequence[Paragraph], item: Item, desk: Desk) -> None:
    """Draft what somebody undertook in the paragraphs of an item."""
    for paragraph in found:
        text = re.sub(r"^\W*(?:\d{1,3}\.\d{1,3}\s+)?", "", " ".join(paragraph.text.replace("**", "").split()))
        match = _UNDERTOOK.search(text)
        if match and not _NOT.fullmatch(match["who"].strip()):
            start = max(text.rfind(mark, 0, match.start("who")) + 2 for mark in (". ", "? ", "! "))
            pronoun = _PRONOUN.fullmatch(match["who"].strip())
            sentence = text if pronoun else text[start if start > 1 else 0 : match.end()].strip()
            sentence += "." if not pronoun and text[match.end() : match.end() + 1] == "." else ""
            made = _draft("undertaking", sentence, paragraph.lines, item, desk)
            if not pronoun:
                _responsible(made, match["who"], paragraph.lines, item, desk)
            made.fill(owed_to=[desk.organization] if desk.organization else None)


def delegation(text: str, lines: tuple[Line, ...], item: Item, desk: Desk) -> None:
    """Draft the authority that a resolution gives to somebody; the item's reference is the resolution's."""
    match = _DELEGATED.search(text)
    if match and not _USED.search(text):
        made = _draft("delegation", text, lines, item, desk)
        _responsible(made, next(group for group in match.groups() if group), lines, item, desk)


def _draft(kind: str, text: str, lines: tuple[Line, ...], item: Item, desk: Desk) -> Draft:
    id_ = action_id(item.date, text, kind, item.title)
    held = desk.intake.drafts.get(id_)
    if held and item.meeting in str(plain(held.fields.get("arose_from"))) and plain(held.fields.get("text")) != text:
        id_ = desk.intake.free(id_)  # another thing done at the same meeting in like words
    fields: dict[str, Tree] = {
        "heading": understood(short_title(_LEAD_IN.sub("", text)), *lines),
        "type": kind,
        "organization": desk.organization,
        "date": item.date,
        "text": verbatim(text, *lines),
    }
    return desk.intake.draft(id_).fill(**fields).add("arose_from", item.ref)


def _responsible(made: Draft, who: str, lines: tuple[Line, ...], item: Item, desk: Desk) -> None:
    printed = re.sub(r"^(?:the|an?)\s+", "", who.strip(), flags=re.IGNORECASE)
    match = desk.directory.person(printed, desk.roll(item.meeting))
    ref = match.ref or desk.directory.organization(printed).ref
    if ref:
        made.add("responsible", understood(ref, *lines))
    else:
        made.fill(printed_responsible=understood(printed, *lines))
    if match.doubtful and not ref:
        desk.intake.doubt("who is to do it", printed, lines, match.candidates)
