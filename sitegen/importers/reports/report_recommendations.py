"""A report's recommendations -> their records: words, who is asked and by when, and how else they are printed.

Law: the list's words and number are the record's; another printing is a variant, and what contradicts is told.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from sitegen.importers.drafting.sheet import Line
from sitegen.importers.drafting.taken import Tree, understood, verbatim
from sitegen.importers.known.asking import asked, due
from sitegen.importers.known.desk import Desk
from sitegen.importers.reports.chapters import Section
from sitegen.importers.reports.printings import Found, Printed, gathered, printings
from sitegen.importers.reports.recommended import differs
from sitegen.importers.words import markup
from sitegen.importers.words.blocks import Block
from sitegen.importers.words.short_titles import short_title
from sitegen.text import excerpt, slug


def recommendations(desk: Desk, id_: str, found: Sequence[Section]) -> None:
    """A record for each recommendation, with the printings that differ as its variants."""
    held = gathered([one for one in printings(found) if one.asks])
    twice = _numbers_used_twice(held)
    for one in held:
        draft = desk.intake.draft(
            desk.intake.free(f"recommendations/{slug(id_.partition('/')[2])}/{slug(one.main.number)}")
        )
        main = one.main
        text = noted(main.text, found)
        who = asked(desk, main.text, *main.lines)
        draft.set(
            number=understood(main.number, main.lines[0]),
            heading=short_title(main.text),
            text=verbatim(text, *main.lines, *_note_lines(main.text, found)),
            addressed_to=understood(list(who.addressed_to), *main.lines) if who.addressed_to else None,
            printed_addressees=list(who.printed) or None,
            working_with=list(who.working_with) or None,
            deadline=due(main.text, *main.lines),
        )
        places = [other.section.place.replace(", ", ": ", 1) for other in one.others if not other.listed]
        if main.paragraphs or places:
            draft.add("paragraphs", *main.paragraphs, *places)
        for other in one.others:
            draft.add("variants", _variant(main, other))
        _conflicts(desk, draft.id, one, twice)


def _variant(main: Printed, other: Printed) -> dict[str, Tree]:
    told = [f"number ({main.number} in the {_kind(main)}, {other.number} here)"] if main.number != other.number else []
    told += [f"words ({differs(main.text, other.text)})"] if main.words != other.words else []
    text = verbatim(other.text, *other.lines)
    return {
        "place": other.section.place or "the report",
        "number": other.number,
        "text": text,
        "differs": "; ".join(told) or "none",
    }


def _kind(one: Printed) -> str:
    return "list" if one.listed else "text"


def _numbers_used_twice(held: Sequence[Found]) -> dict[str, list[Printed]]:
    """Numbers that stand in the same part of a report before two recommendations."""
    used: dict[tuple[str, bool], list[Printed]] = {}
    for one in held:
        for printed in (one.main, *one.others):
            used.setdefault((printed.number, printed.listed), []).append(printed)
    return {number: printed for (number, _), printed in used.items() if len(printed) > 1}


def _conflicts(desk: Desk, id_: str, one: Found, twice: dict[str, list[Printed]]) -> None:
    main = one.main
    for other in one.others:
        if other.number != main.number:
            said = [f"Recommendation {each.number} ({each.section.place})" for each in (main, other)]
            note = "The report prints it under two numbers; the words say that it is one."
            desk.intake.draft(id_).add("conflicts", {"about": "number", "printed": said, "note": note})
            desk.intake.doubt(
                "a recommendation printed under two numbers",
                " / ".join(said),
                (*main.lines[:1], *other.lines[:1]),
                [id_],
            )
        elif main.words != other.words:
            desk.intake.doubt(
                "a recommendation printed in other words", excerpt(markup.bare(other.text), 80), other.lines[:1], [id_]
            )
    if main.number in twice and any(printed in (main, *one.others) for printed in twice[main.number]):
        said = [f"{printed.section.place}: {excerpt(markup.bare(printed.text), 60)}" for printed in twice[main.number]]
        note = f"The report numbers two recommendations {main.number}."
        desk.intake.draft(id_).add(
            "conflicts", {"about": f"number {main.number} printed twice", "printed": said, "note": note}
        )


def noted(text: str, found: Sequence[Section]) -> str:
    """A text with the notes that its marks lead to."""
    notes = [markup.tidy(block.text) for block in notes_of(text, found)]
    return "\n\n".join([text, *notes])


def _note_lines(text: str, found: Sequence[Section]) -> tuple[Line, ...]:
    return tuple(line for block in notes_of(text, found) for line in block.lines if line.text.strip("-_* "))


def notes_of(text: str, found: Sequence[Section]) -> list[Block]:
    """The notes that a text's marks lead to."""
    wanted = re.findall(r"\[\^(\d+)\]", text)
    if not wanted:
        return []
    notes = [block for section in found for block in section.blocks if block.kind == "note"]
    numbered = {match[1]: block for block in notes if (match := re.match(r"\W*(?:<sup>)?\W*(\d+)", block.text))}
    return [numbered[number] for number in dict.fromkeys(wanted) if number in numbered]
