"""Who owes what by when, by how it stands on the edition's day."""

from __future__ import annotations

from sitegen.pages.deadlines import deadlines


def standing(edition) -> dict[str, list[str]]:
    return {
        group.id: [clock.node for part in group.parts for clock in part.clocks]
        for group in deadlines(edition)
        if group.parts
    }


def test_a_deadline_stands_in_the_group_of_its_day(edition):
    assert standing(edition()) == {
        "overdue": ["recommendations/roads/2"],
        "later": ["actions/bridge", "recommendations/roads/3"],
    }


def test_another_day_moves_it(edition):
    assert standing(edition(as_at="2025-01-01")) == {
        "overdue": ["recommendations/roads/2", "actions/bridge", "recommendations/roads/3"],
    }
