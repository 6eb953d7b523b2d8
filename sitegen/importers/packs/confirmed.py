"""The minutes that a meeting signs, against the meetings a pack knows: two printings of one day that contradict.

Law: minutes confirmed of a day on which no meeting is known, within days of one that is, are taken for a misprint of
either: the meeting keeps its day, the other is a conflict and is told.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping

from sitegen.importers.drafting.taken import Tree, lines_of, plain
from sitegen.importers.known.desk import Desk
from sitegen.importers.known.ids import meeting_id
from sitegen.importers.words.printed_dates import Read, first_date

_CONFIRMED = re.compile(
    r"\bminutes of the (?:[\w-]+ ){0,4}?meetings?\b[^.;]{0,80}?\bheld on (?P<day>[^.;]{6,40})", re.IGNORECASE
)
_NEAR = 3


def confirmed(desk: Desk) -> None:
    """Tell every meeting whose minutes are signed under a day that is not its own."""
    drafts = desk.intake.drafts
    met = {id_ for id_ in drafts if id_.startswith("meetings/") and id_.count("/") == 2}
    for id_ in sorted(met):
        for read, resolution in _signed(drafts[id_].fields.get("agenda")):
            committee = f"organizations/{id_.split('/')[1]}"
            if not read.date.day or meeting_id(committee, read.date) in met:
                continue
            near = [
                one
                for one in met
                if one != id_
                and one.split("/")[1] == id_.split("/")[1]
                and (day := _day(one))
                and abs((day - read.date.first).days) <= _NEAR
            ]
            if len(near) == 1:
                own = plain(drafts[near[0]].fields.get("date"))
                printed = [str(own["date"] if isinstance(own, dict) else own), read.printed]
                note = "The minutes that a later meeting signed are of another day than the other papers give."
                conflict: dict[str, Tree] = {"about": "date", "printed": printed, "note": note}
                drafts[near[0]].add("conflicts", conflict)
                numbers = lines_of(resolution)
                lines = [line for line in desk.intake.sheet if line.number in numbers]
                desk.intake.doubt("minutes signed of a day on which no meeting is known", read.printed, lines, near)


def _signed(agenda: Tree) -> Iterator[tuple[Read, Tree]]:
    for item in agenda if isinstance(agenda, list) else ():
        resolutions = item.get("resolutions") if isinstance(item, Mapping) else None
        for one in resolutions if isinstance(resolutions, list) else ():
            match = _CONFIRMED.search(str(plain(one).get("text", "")))
            if match and (read := first_date(match["day"])):
                yield read, one


def _day(id_: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(id_.rpartition("/")[2][:10])
    except ValueError:  # a meeting of which no more than the month is known
        return None
