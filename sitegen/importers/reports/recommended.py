"""A recommendation as some paper prints it -> its record. The first printing is its text; another one is a variant.

Law: two printings are one when they have the same words; where they differ, both are kept and what differs is told.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from sitegen.importers.drafting.intake import Draft
from sitegen.importers.drafting.sheet import Line
from sitegen.importers.drafting.taken import Tree, plain, understood, verbatim
from sitegen.importers.known.asking import asked, due
from sitegen.importers.known.desk import Desk
from sitegen.importers.words.markup import bare, to_words
from sitegen.importers.words.short_titles import short_title
from sitegen.text import excerpt, quoted

_FEW = 6
_AS_PRINTED = re.compile(r"[\w’'-]+")


def recommendation(desk: Desk, report: str, number: str, text: str, *lines: Line, place: str) -> Draft:
    """The record of a recommendation, with these words of it as its text, or as a variant from this place."""
    made = blank(desk, report, number, *lines)
    if not text:
        return made
    held = str(plain(made.fields.get("text", "")) or "")
    if held and to_words(held) != to_words(text):
        variant: dict[str, Tree] = {
            "place": place,
            "number": number,
            "text": verbatim(text, *lines),
            "differs": differs(held, text),
        }
        places = [one.get("place") for one in plain(made.fields.get("variants", []))]
        if place not in places:
            made.add("variants", variant)
            desk.intake.doubt("a recommendation printed in other words", excerpt(bare(text), 80), lines, [made.id])
        return made
    made.fill(text=verbatim(text, *lines)).set(heading=understood(short_title(text), *lines))
    who = asked(desk, text, *lines)
    made.fill(addressed_to=understood(list(who.addressed_to), *lines) if who.addressed_to else None)
    made.fill(printed_addressees=[*who.printed] or None, working_with=[*who.working_with] or None)
    return made.fill(deadline=due(text, *lines))


def blank(desk: Desk, report: str, number: str, *lines: Line) -> Draft:
    """The record of a recommendation of which only the number is known."""
    made = desk.intake.draft(f"recommendations/{report.removeprefix('reports/')}/{number}")
    made.fill(number=understood(number, *lines))
    return made.fill(heading=f"Recommendation {number}")


def differs(one: str, other: str) -> str:
    """Which words differ, of the first printing and of the second."""
    before, after = _AS_PRINTED.findall(bare(one)), _AS_PRINTED.findall(bare(other))
    matcher = SequenceMatcher(
        None, [word.casefold() for word in before], [word.casefold() for word in after], autojunk=False
    )
    found = [
        f"{quoted(' '.join(before[a:b]))} / {quoted(' '.join(after[c:d]))}"
        for kind, a, b, c, d in matcher.get_opcodes()
        if kind != "equal"
    ]
    return "; ".join(found[:_FEW]) + ("; …" if len(found) > _FEW else "")
