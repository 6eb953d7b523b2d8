"""Meetings and reports that a paper speaks of and the source does not hold: records of what the paper says of them.

Law: a record that another reader has made is left as it is; only what is printed here is put into one of our own.
"""

from __future__ import annotations

import re

from sitegen.dates import PartialDate
from sitegen.importers.drafting.intake import Draft
from sitegen.importers.drafting.sheet import Line
from sitegen.importers.drafting.taken import plain, understood
from sitegen.importers.known.desk import Desk
from sitegen.importers.known.ids import meeting_id, part_id
from sitegen.text import fold, slug


def meeting(desk: Desk, organization: str, date: PartialDate, line: Line) -> Draft:
    """The record of a meeting that was held on a day; a new one says no more than that."""
    return desk.intake.draft(meeting_id(organization, date)).fill(date=understood(str(date), line), status="held")


def item(held: Draft, number: str, title: str, line: Line) -> str:
    """The reference to an agenda item. A meeting without minutes is given the item; one with minutes must have it.

    A list that gives "9" where the minutes have 9a alone means that; where they have neither, the meeting is named.
    """
    numbers = [str(one.get("number")) for one in plain(held.fields.get("agenda", []))]
    if number in numbers:
        return part_id(held.id, "item", number)
    if "attendance" in held.fields or "minutes" in held.fields:
        below = [one for one in numbers if re.fullmatch(rf"{re.escape(number)}[a-z.]\w*", one)]
        return part_id(held.id, "item", below[0]) if len(below) == 1 else held.id
    held.add("agenda", {"number": understood(number, line), "heading": understood(title or f"Item {number}", line)})
    return part_id(held.id, "item", number)


def report(desk: Desk, title: str, organization: str | None, *lines: Line) -> Draft:
    """The record of a report of this title; one that is there under it, or a longer or shorter one, is it."""
    wanted = slug(title)
    held = [id_ for id_ in desk.intake.drafts if id_.startswith("reports/")]
    found = next((id_ for id_ in held if _same(wanted, id_.removeprefix("reports/"))), f"reports/{wanted}")
    made = desk.intake.draft(found).fill(heading=understood(title, *lines))
    return made.fill(organization=organization or desk.organization)


def _same(one: str, other: str) -> bool:
    """Whether two titles are one, where one may go on: "Missing children", "Missing Children in London"."""
    short, long = sorted((fold(one), fold(other)), key=len)
    return long == short or (short.count("-") > 0 and long.startswith(f"{short}-"))
