"""What a pack tells once all its papers are read: days that contradict, who an office is, and who followed whom."""

from __future__ import annotations

from typing import Any

import pytest

from sitegen.importers.drafting.intake import Intake
from sitegen.importers.drafting.sheet import Sheet
from sitegen.importers.drafting.taken import plain, verbatim
from sitegen.importers.known.desk import Desk
from sitegen.importers.known.directory import Directory
from sitegen.importers.packs.charging import charge
from sitegen.importers.packs.confirmed import confirmed
from sitegen.importers.packs.succession import succeed

RIVERS = "organizations/rivers-committee"
TRUST = "organizations/rivers-trust"
SIGNED = "That the minutes of the meeting of the Committee held on {} be signed by the Chair as a correct record."


def desk() -> Desk:
    sheet = Sheet.of("one\n\ntwo\n\nthree", "pack.txt")
    at = Desk(Intake(sheet, "documents/pack"), Directory({}, {}))
    at.directory.found(at.intake, "Rivers Trust", sheet.lines[0])
    at.directory.found(at.intake, "Rivers Committee", sheet.lines[0])
    return at


def signed(day: str) -> Desk:
    at = desk()
    at.intake.draft("meetings/rivers-committee/2024-02-06").set(date="2024-02-06")
    resolution = {"text": verbatim(SIGNED.format(day), at.intake.sheet.lines[2])}
    item: dict[str, Any] = {"number": "3", "heading": "Minutes", "resolutions": [resolution]}
    at.intake.draft("meetings/rivers-committee/2024-03-05").set(date="2024-03-05").add("agenda", item)
    confirmed(at)
    return at


def test_minutes_signed_of_another_day_than_the_meetings_are_a_conflict_and_a_doubt() -> None:
    at = signed("7 February 2024")
    (conflict,) = plain(at.intake.draft("meetings/rivers-committee/2024-02-06").fields["conflicts"])
    assert conflict["printed"] == ["2024-02-06", "7 February 2024"]
    (doubt,) = at.intake.doubts
    assert (doubt.printed, doubt.lines) == ("7 February 2024", (3,))
    assert doubt.candidates == ("meetings/rivers-committee/2024-02-06",)


@pytest.mark.parametrize("day", ["6 February 2024", "9 January 2024"])
def test_minutes_of_a_meeting_that_is_known_or_of_one_that_is_not_contradict_nothing(day: str) -> None:
    at = signed(day)
    assert "conflicts" not in at.intake.draft("meetings/rivers-committee/2024-02-06").fields
    assert not at.intake.doubts


def charged(printed: str, *posts: str) -> list[str]:
    at = desk()
    for number, role in enumerate(posts):
        at.intake.draft(f"people/p{number}").add("memberships", {"organization": TRUST, "role": role})
    line = at.intake.sheet.lines[0]
    at.intake.draft("actions/one").set(printed_responsible=verbatim(printed, line))
    charge(at)
    return list(plain(at.intake.draft("actions/one").fields.get("responsible", [])))


def test_an_office_is_its_body_and_the_one_who_holds_it() -> None:
    assert charged("CEO, Rivers Trust", "Chief Executive Officer", "Founder") == ["people/p0", TRUST]
    assert charged("Founder, Rivers Trust", "Founder", "Founder") == [TRUST]
    assert charged("Director, Rivers Trust", "Director of Sluices") == [TRUST]
    assert charged("Director, Harbour Board", "Director") == []


def succeeded(before: str, *, later: bool = False) -> dict[str, Any]:
    at = desk()
    held = at.intake.draft("people/ada-ford").add("memberships", {"organization": RIVERS, "role": before})
    new = {"organization": RIVERS, "role": "Chair", "start_date": "2024-05-02"}
    at.intake.draft("people/ben-weir").add("memberships", new)
    row = {"person": "people/ada-ford", "status": "present", "role": before}
    for day in ["2024-03-05", *(["2024-06-04"] if later else [])]:
        at.intake.draft(f"meetings/rivers-committee/{day}").add("attendance", dict(row))
    succeed(at)
    return dict(plain(held.fields["memberships"])[0])


def test_a_chair_who_is_followed_held_it_until_then() -> None:
    assert succeeded("Chairman")["end_date"] == "2024-05-02"
    assert "end_date" not in succeeded("Deputy Chair")
    assert "end_date" not in succeeded("Chairman", later=True)
