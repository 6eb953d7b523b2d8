"""Who held a chair before it passed to another on a day that a pack prints.

Law: a chair is held by one. Who was in it at a meeting before the day, and holds it without days of his or her own,
held it until then.
"""

from __future__ import annotations

import re
from typing import Any

from sitegen.importers.drafting.taken import plain
from sitegen.importers.known import posts
from sitegen.importers.known.desk import Desk

_CHAIR = re.compile(r"(?:deputy |vice[- ])?chair(?:man|woman|person)?", re.IGNORECASE)


def succeed(desk: Desk) -> None:
    """End the terms of those whom others have followed."""
    drafts = desk.intake.drafts
    people = {id_: one.fields.get("memberships", []) for id_, one in drafts.items() if id_.startswith("people/")}
    held: list[tuple[str, dict[str, Any], dict[str, Any]]] = [
        (person, told, post)
        for person, places in people.items()
        for post in (places if isinstance(places, list) else ())
        if isinstance(post, dict) and _CHAIR.fullmatch(str((told := plain(post)).get("role", "")))
    ]
    for successor, new, _ in [one for one in held if "start_date" in one[1]]:
        for person, old, post in held:
            one_chair = old["organization"] == new["organization"] and posts.alike(old["role"], new["role"], {})
            undated = not {"start_date", "end_date"} & set(old)
            if one_chair and undated and person != successor and _was_in_it(person, old, str(new["start_date"]), desk):
                post["end_date"] = new["start_date"]


def _was_in_it(person: str, post: dict[str, Any], day: str, desk: Desk) -> bool:
    """Whether a meeting before a day, and none from it on, had somebody in a chair."""
    folder = f"meetings/{post['organization'].rpartition('/')[2]}/"
    days = [
        id_.removeprefix(folder)[:10]
        for id_, one in desk.intake.drafts.items()
        if id_.startswith(folder) and id_.count("/") == 2
        for row in plain(one.fields.get("attendance", []))
        if row.get("person") == person and row.get("role") and posts.alike(row["role"], post["role"], {})
    ]
    return bool(days) and max(days) < day
