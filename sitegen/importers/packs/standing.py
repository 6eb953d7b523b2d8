"""What an agenda says stands until it is changed: a committee's members, its terms of reference, its delegations. Dry.

Law: "agreed by the Assembly at its Annual Meeting on 4 May" is a meeting that was held; a standing delegation is an
action whose date is the day it was first agreed, and its lettered parts are what is delegated.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from sitegen.importers.drafting.sheet import Line, Sheet
from sitegen.importers.drafting.taken import Taken, Tree, understood, verbatim
from sitegen.importers.known import authorities
from sitegen.importers.known.desk import Desk
from sitegen.importers.known.ids import action_id, part_id
from sitegen.importers.known.stubs import meeting as stub
from sitegen.importers.packs.agenda_items import Item
from sitegen.importers.words import notices
from sitegen.importers.words.bodies import written
from sitegen.importers.words.markup import bare, tidy
from sitegen.importers.words.printed_dates import Read, dates
from sitegen.text import excerpt

_MEETING = re.compile(
    r"\bat (?:its|the|an|a) (?P<kind>annual|plenary|extraordinary|ordinary|special)(?: general)?"
    r" (?:council |plenary )?meeting\b(?: held)?(?: on)? ",
    re.IGNORECASE,
)
_KINDS = {"special": "extraordinary"}
_TERMS = re.compile(r"terms? of reference", re.IGNORECASE)
_STANDING = re.compile(r"standing delegations?", re.IGNORECASE)
_ASKED = re.compile(r"\b(?:is|are) (?:recommended|asked|invited|requested) to (?:note|agree|approve)\b", re.IGNORECASE)
_POINT = re.compile(r"^\s*(?:[-*+] )?[*\s]*\((?P<mark>[a-z]{1,4})\)\s*(?P<rest>.*)$")
_CHARGE = re.compile(r"\bauthority to\b.{0,160}?\bto (?P<task>(?!the\b|chairs?\b)[a-z].*)$", re.IGNORECASE | re.DOTALL)
_GIVEN = re.compile(r"\b(?:approval|authority|powers?) (?:is|are|be|was|were) |\bdelegated?\b", re.IGNORECASE)
_FIRST = 80
_NEAR = 3


@dataclass(slots=True)
class Point:
    """One lettered point, with the points under it."""

    mark: str
    texts: list[str] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    below: list[Point] = field(default_factory=list)

    @property
    def taken(self) -> Taken:
        return verbatim(tidy("\n".join(self.texts)).strip(), *self.lines)

    @property
    def words(self) -> str:
        return bare("\n".join(self.texts))


def read_item(item: Item, meeting: str, desk: Desk) -> list[str]:
    """What an item says of other meetings and of the committee's standing; the ids of what it is about."""
    about = [made for line in item.lines for made, _ in _meetings(line, desk)]
    if _TERMS.search(item.heading) and desk.organization and any(not line.blank for line in item.lines):
        asked = {line.number for line in item.lines if _ASKED.search(line.text)}
        text = written(item.lines.without(asked))
        body = Taken(f"## {item.heading}\n\n{text.value}", text.lines, verbatim=True)
        desk.intake.draft(desk.organization).fill(body=body)
        about.insert(0, desk.organization)
    if _STANDING.search(item.heading):
        about += _delegations(item, meeting, desk)
    return about


def settled_on(item: Item, desk: Desk) -> str | None:
    """The day the meeting was held at which an item says that things were settled."""
    return next((str(read.date) for line in item.lines for _, read in _meetings(line, desk)), None)


def _meetings(line: Line, desk: Desk) -> list[tuple[str, Read]]:
    parent = authorities.parent_of(desk, desk.organization)
    if parent is None or not _MEETING.search(line.text):
        return []
    text = notices.words(line)
    found = []
    for match in _MEETING.finditer(text):
        read = next(dates(text[match.end() :]), None)
        if read and read.date.day and read.start <= _NEAR:
            held = stub(desk, parent, read.date, line)
            kind = match["kind"].casefold()
            held.fill(heading=f"{match['kind'].title()} Meeting", classification=_KINDS.get(kind, kind))
            found.append((held.id, read))
    return found


def _delegations(item: Item, meeting: str, desk: Desk) -> list[str]:
    made = []
    for point in points(item.lines):
        held = [found for line in point.lines for found in _meetings(line, desk)]
        if not held or not _GIVEN.search(point.words):
            continue
        first, read = held[0]
        charge = _CHARGE.search(point.words)
        task = charge["task"] if charge else point.words
        below = " ".join(one.words for one in point.below[:1])
        draft = desk.intake.draft(desk.intake.free(action_id(read.date, f"{task} {below}", "standing", item.heading)))
        parent = authorities.parent_of(desk, desk.organization)
        steps: list[Tree] = [{"date": str(read.date), "value": "in progress", "by": parent}]
        if (since := settled_on(item, desk)) and since != str(read.date):
            steps.append({"date": since, "value": "in progress", "by": parent})
        parts: list[Tree] = [{"letter": one.mark, "text": one.taken} for one in point.below]
        draft.fill(type="standing", heading=excerpt(point.words, _FIRST), organization=desk.organization)
        draft.fill(date=understood(str(read.date), point.lines[0]), text=point.taken, parts=parts or None)
        draft.fill(arose_from=[first, part_id(meeting, "item", item.number)], history=steps)
        made.append(draft.id)
    return made


def points(sheet: Sheet) -> Sequence[Point]:
    """The lettered points of a text, (a), (b), with those under them, (i), (ii)."""
    found: list[Point] = []
    for line in sheet:
        if line.blank:
            continue
        match = _POINT.match(line.text)
        if match and _is_next(match["mark"], found):
            found.append(Point(match["mark"], [match["rest"]], [line]))
        elif match and found:
            found[-1].below.append(Point(match["mark"], [match["rest"]], [line]))
        elif found:
            last = found[-1].below[-1] if found[-1].below else found[-1]
            last.texts.append(line.text.strip())
            last.lines.append(line)
    return found


def _is_next(mark: str, found: Sequence[Point]) -> bool:
    """Whether a letter is the next in turn: (i) after (h), and not the first point under another."""
    return mark == (chr(ord(found[-1].mark) + 1) if found and len(found[-1].mark) == 1 else "a")
