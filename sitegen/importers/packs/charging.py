"""Who is charged with an action by office alone ("Founder, Rivers Trust"), once all papers of a pack are read.

Law: an office means its body, and besides the one person of whom the same papers say that he or she holds it there.
"""

from __future__ import annotations

from sitegen.importers.drafting.taken import Taken, plain, understood
from sitegen.importers.known import posts
from sitegen.importers.known.desk import Desk


def charge(desk: Desk) -> None:
    """Name the bodies and people of offices that lists of actions print."""
    drafts = desk.intake.drafts
    people = {id_: plain(one.fields.get("memberships", ())) for id_, one in drafts.items() if id_.startswith("people/")}
    for action in [one for id_, one in drafts.items() if id_.startswith("actions/")]:
        printed = action.fields.get("printed_responsible")
        if not isinstance(printed, Taken):
            continue
        role, _, name = str(printed.value).rpartition(", ")
        body = desk.directory.organization(name).ref if role else None
        if body is None or plain(action.fields.get("responsible", [])) not in ([], [body]):
            continue
        holders = [
            ref
            for ref, held in people.items()
            if any(
                one["organization"] == body and posts.alike(role, str(one.get("role", "")), desk.directory.long)
                for one in held
            )
        ]
        lines = [line for line in desk.intake.sheet if line.number in printed.lines]
        action.set(responsible=understood([*(holders if len(holders) == 1 else ()), body], *lines))
