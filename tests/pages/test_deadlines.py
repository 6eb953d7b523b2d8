"""Who is to do what by when, in the order of the dates."""

from __future__ import annotations

from sitegen.pages.deadlines import deadlines


def test_what_is_to_come_stands_first_and_what_has_passed_after_it(edition):
    told = [(group.heading, [row.url for row in group.rows]) for group in deadlines(edition())]
    assert told == [
        ("To come: June 2024", ["/actions/bridge/"]),
        ("To come: December 2024", ["/recommendations/roads/3/"]),
        ("Passed: December 2023", ["/recommendations/roads/2/"]),
    ]


def test_another_day_moves_them(edition):
    told = [group.heading for group in deadlines(edition(as_at="2025-01-01"))]
    assert told == ["Passed: December 2024", "Passed: June 2024", "Passed: December 2023"]
