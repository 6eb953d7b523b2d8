"""One item of minutes -> the fields of an agenda item: its words, and what is drawn out of them.

Law: the text is whole and verbatim; resolutions, motions and declarations repeat its words in places of their own, and
no two parts share an anchor.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sitegen.dates import PartialDate
from sitegen.importers.drafting.passages import Paragraph, escaped
from sitegen.importers.drafting.sheet import Line, Sheet
from sitegen.importers.drafting.taken import Taken, Tree, understood, verbatim
from sitegen.importers.known.attendees import Entry, entries
from sitegen.importers.known.desk import Desk
from sitegen.importers.known.ids import part_id
from sitegen.importers.known.seating import is_named, noted, seat
from sitegen.importers.minutes import comings, decisions, undertakings
from sitegen.importers.minutes.business import Item
from sitegen.importers.minutes.decisions import Declared
from sitegen.importers.minutes.voted import Moved, motions
from sitegen.importers.words.bodies import written
from sitegen.text import slug

_ABSENCES = re.compile(r"apolog|substitut|absence|attendance|welcome", re.IGNORECASE)
_ITEMS = re.compile(r"\bitems?\s+(?P<from>\d+[a-z]?)(?P<more>(?:\s*(?:,|and|&|to|-|–)\s*\d+[a-z]?)*)", re.IGNORECASE)
_HEADED = re.compile(r"^#{1,6} +(.+)$", re.MULTILINE)
_BELOW = re.compile(r"\W*(?:minutes|decisions?)\s*:\W*", re.IGNORECASE)
_RESULTS = {"for": 1, "against": -1}


def item_fields(item: Item, sheet: Sheet, meeting: str, date: PartialDate, desk: Desk) -> dict[str, Tree]:
    """The fields of an item whose words stand in a sheet; people and actions it tells of are drafted on the way."""
    whole = decisions.clauses(sheet)
    found = _minuted(whole)
    ref = part_id(meeting, "item", item.number)
    guests = []
    for entry, how in comings.guests(found):
        refs = seat(desk, meeting, [replace(entry, items=(item.number,))])
        guests += refs if how == "listed" else []
    if _ABSENCES.search(item.title):
        seat(desk, meeting, comings.absences(found))
    if "substitut" in item.title.lower():
        seat(desk, meeting, comings.substitutes(found))
    noted(desk, meeting, comings.movements(found))
    at = undertakings.Item(ref, meeting, item.title, str(date))
    undertakings.undertakings(found, at, desk)
    fields: dict[str, Tree] = {
        "number": understood(item.number, *item.lines),
        "heading": understood(item.title, *item.lines),
        "text": _words(sheet) if whole else None,
        "resolutions": [*_resolutions(found, at, desk)],
        "motions": [*_motions(found, meeting, desk)],
        "declarations": [*_declarations(found, meeting, desk)],
        "guests": guests,
    }
    return {key: value for key, value in fields.items() if value}


def _minuted(whole: list[Paragraph]) -> list[Paragraph]:
    """The clauses that are minutes, where a web page prints them below what the agenda had said of the item."""
    begin = next((at for at, one in enumerate(whole) if _BELOW.fullmatch(one.text)), -1)
    return whole[begin + 1 :]


def _words(sheet: Sheet) -> Taken:
    """An item's words; what is marked as a heading within them is bold, for the page has headings of its own."""
    if not sheet.marked:
        told = decisions.clauses(sheet)
        lines = [line for paragraph in told for line in paragraph.lines]
        return verbatim("\n\n".join(escaped(paragraph.text) for paragraph in told), *lines)
    whole = written(sheet)
    return replace(whole, value=_HEADED.sub(r"**\1**", whole.value))


def _resolutions(found: Sequence[Paragraph], at: undertakings.Item, desk: Desk) -> Iterator[dict[str, Tree]]:
    used: set[str] = set()
    for resolved in decisions.resolutions(found):
        letter, number = resolved.letter, 2
        while (letter or "") in used:
            letter, number = f"{resolved.letter} ({number})" if resolved.letter else str(number), number + 1
        used.add(letter or "")
        made: dict[str, Tree] = {"text": verbatim(resolved.text, *resolved.lines)}
        yield {"letter": understood(letter, *resolved.lines), **made} if letter else made
        parts = ("resolution", letter) if letter else ("resolution",)
        undertakings.delegation(
            resolved.text, resolved.lines, replace(at, ref=f"{at.ref}-{slug('-'.join(parts))}"), desk
        )


def _motions(found: Sequence[Paragraph], meeting: str, desk: Desk) -> Iterator[dict[str, Tree]]:
    held = [*motions(found)]
    for index, moved in enumerate(held, 1):
        fields: dict[str, Tree] = {
            "number": str(index) if len(held) > 1 else None,
            "mover": _person(moved.mover, moved.lines, meeting, desk),
            "seconder": _person(moved.seconder, moved.lines, meeting, desk),
            "text": verbatim(moved.text, *moved.lines),
            "vote_events": [event] if (event := _event(moved, meeting, desk)) else None,
        }
        yield {key: value for key, value in fields.items() if value is not None}


def _event(moved: Moved, meeting: str, desk: Desk) -> dict[str, Tree] | None:
    """The vote on a motion; its result is the printed one, or what the figures say."""
    votes: list[Tree] = []
    counts = dict(moved.counts)
    for option, names in moved.votes:
        told: list[Entry] = [*entries(names, "present", *moved.lines)]
        counts.setdefault(option, len(told))
        for entry in told:
            ref = _person(entry.name, moved.lines, meeting, desk)
            votes.append({"person": ref, "option": option} if ref else {"name": entry.name, "option": option})
    result = moved.result
    if result is None and len(counts) > 1:
        margin = sum(value * _RESULTS.get(option, 0) for option, value in counts.items())
        result = "carried" if margin > 0 else "lost" if margin < 0 else "tied"
    if result is None:
        return None
    fields: dict[str, Tree] = {
        "result": understood(result, *moved.lines),
        "counts": [{"option": option, "value": value} for option, value in counts.items()] or None,
        "votes": votes or None,
        "unanimous": moved.unanimous or None,
    }
    return {key: value for key, value in fields.items() if value is not None}


def _declarations(found: Sequence[Paragraph], meeting: str, desk: Desk) -> Iterator[dict[str, Tree]]:
    for declared in decisions.declarations(found):
        for entry in entries(declared.who, "present", *declared.lines):
            ref = _person(entry.name, declared.lines, meeting, desk)
            yield {**({"person": ref} if ref else {"name": entry.name}), **_declaration(declared)}


def _declaration(declared: Declared) -> dict[str, Tree]:
    match = _ITEMS.search(declared.text)
    items: list[str] = [match["from"], *re.findall(r"\d+[a-z]?", match["more"])] if match else []
    fields: dict[str, Tree] = {
        "interest": understood(declared.interest, *declared.lines),
        "text": verbatim(declared.text, *declared.lines),
        "items": items or None,
    }
    return {key: value for key, value in fields.items() if value is not None}


def _person(printed: str | None, lines: tuple[Line, ...], meeting: str, desk: Desk) -> Tree:
    """Whom a name in the minutes means: somebody at the meeting, or else whoever alone has the name."""
    if not printed:
        return None
    match = desk.directory.person(printed, desk.roll(meeting))
    if match.ref is None and not is_named(desk, meeting, printed):
        desk.intake.doubt("a name in the minutes", printed, lines, match.candidates)
    return understood(match.ref, *lines) if match.ref else None
