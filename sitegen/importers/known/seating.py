"""Entries of a list of who was there -> the attendance of a meeting, its roll, and the records of the people.

Law: a person has one row at a meeting; what later words say of somebody (that he came for another, that she came for
one item) is added to that row.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sitegen.importers.drafting.taken import Taken, plain, understood
from sitegen.importers.known.attendees import Entry, letters_role
from sitegen.importers.known.desk import Desk
from sitegen.importers.known.directory import Match
from sitegen.importers.words.names import looks_like_name, parse_name

_OF_THE_COMMITTEE = frozenset({"present", "apologies", "absent"})


def seat(desk: Desk, meeting: str, found: Iterable[Entry]) -> list[str]:
    """Put people on the attendance of a meeting, in order; the ids of those who have a record."""
    return [ref for entry in found if (ref := _seat(desk, meeting, entry))]


def _seat(desk: Desk, meeting: str, entry: Entry) -> str | None:
    committee = desk.organization if entry.status in _OF_THE_COMMITTEE else None
    role, body = entry.role, None
    if role and entry.status not in _OF_THE_COMMITTEE:
        role, body = desk.directory.office(desk.intake, role, *entry.lines)
    match = _who(desk, meeting, entry, role if body or committee else None, body or committee)
    told = role or letters_role(entry.name)
    row: dict[str, Any] = {
        **({"person": understood(match.ref, *entry.lines)} if match.ref else {"name": entry.name}),
        "status": understood(entry.status, *entry.lines),
        "role": told,
        "organization": body,
        "items": list(entry.items) or None,
        "note": entry.note,
    }
    if entry.substitute_for:
        other = desk.directory.person(entry.substitute_for, desk.roll(meeting))
        row["substitute_for"] = other.ref
        if not other.ref:
            row["note"] = "; ".join(part for part in (entry.note, f"substitute for {entry.substitute_for}") if part)
    _put(desk, meeting, {key: value for key, value in row.items() if value is not None})
    if match.ref:
        desk.roll(meeting).add(match.ref, told)
    return match.ref


def _who(desk: Desk, meeting: str, entry: Entry, role: str | None, body: str | None) -> Match:
    """The person of an entry. Whoever is known is met before a record is made, and a doubt is told."""
    directory, intake = desk.directory, desk.intake
    if looks_like_name(entry.name) or parse_name(entry.name).peerage:
        told = role if body != desk.organization or (role and role != "Councillor") else "Member"
        if entry.status == "absent" and not role and not letters_role(entry.name):
            told = None  # a co-optee or a guest who did not come: the list does not say
        return directory.enrol(intake, entry.name, *entry.lines, role=told, organization=body)
    match = directory.person(entry.name, desk.roll(meeting))
    if match.doubtful:
        intake.doubt("who was there", entry.name, entry.lines, match.candidates)
    return match


def _put(desk: Desk, meeting: str, row: dict[str, Any]) -> None:
    rows = desk.intake.draft(meeting).fields.setdefault("attendance", [])
    assert isinstance(rows, list)
    told = plain(row)
    for held in rows:
        before = plain(held)
        if _who_is(before) == _who_is(told):
            _join(held, before, row, told)
            return
    rows.append(row)


def noted(desk: Desk, meeting: str, found: Iterable[Entry]) -> None:
    """Put what is said of people who are at a meeting (when they left it) on their rows; others have none."""
    for entry in found:
        ref = desk.directory.person(entry.name, desk.roll(meeting)).ref
        wanted = _who_is({"person": ref} if ref else {"name": entry.name})
        rows = desk.intake.draft(meeting).fields.get("attendance", [])
        for held in rows if isinstance(rows, list) else ():
            if isinstance(held, dict) and _who_is(plain(held)) == wanted:
                status = plain(held)["status"]
                row = {"status": understood(status, *entry.lines)}
                _join(held, plain(held), row, {"status": status, "note": entry.note})


def is_named(desk: Desk, meeting: str, name: str) -> bool:
    """Whether somebody without a record is on the attendance of a meeting under a name."""
    rows = plain(desk.intake.draft(meeting).fields.get("attendance", []))
    return any("name" in row and _who_is(row) == _who_is({"name": name}) for row in rows)


def _who_is(row: dict[str, Any]) -> str:
    """What tells one person of a meeting from another: the record, or the bare name."""
    return str(row["person"]) if row.get("person") else parse_name(str(row.get("name", ""))).key


def _join(held: dict[str, Any], before: dict[str, Any], row: dict[str, Any], told: dict[str, Any]) -> None:
    """What a second printing says of somebody who has a row: all lines are cited, and a substitute is one."""
    lines = {line for value in row.values() if isinstance(value, Taken) for line in value.lines}
    status = "substitute" if "substitute" in (before["status"], told["status"]) else before["status"]
    held["status"] = Taken(status, tuple(sorted({*held["status"].lines, *lines})))
    for key in ("role", "organization", "substitute_for"):
        if key in row:
            held.setdefault(key, row[key])
    if before.get("items") and told.get("items"):
        held["items"] = [*before["items"], *(item for item in told["items"] if item not in before["items"])]
    if "note" in told and told["note"] not in before.get("note", ""):
        held["note"] = "; ".join(part for part in (before.get("note"), told["note"]) if part)
