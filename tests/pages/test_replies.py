"""Who answered a recommendation, who did not, and whether its date has passed."""

from __future__ import annotations

import datetime as dt

from sitegen.replies import NONE, OTHERS, Due, due, is_answered, overdue, reply_state, silent


def test_an_answer_from_somebody_who_was_not_asked_leaves_those_asked_silent(edition):
    graph = edition().graph
    third = graph["recommendations/roads/3"]
    assert silent(graph, third) == ("organizations/mayor",)
    assert not is_answered(graph, third)
    assert reply_state(graph, third) == OTHERS


def test_one_of_two_bodies_answering_answers_the_recommendation_but_not_for_the_other(edition):
    graph = edition().graph
    tenth = graph["recommendations/roads/10"]
    assert is_answered(graph, tenth)
    assert silent(graph, tenth) == ("organizations/mayor",)
    assert reply_state(graph, tenth) == "accepted"
    assert reply_state(graph, tenth, "organizations/mayor") == NONE
    assert reply_state(graph, tenth, "organizations/police") == "accepted"


def test_a_deadline_of_a_month_or_a_year_passes_with_its_last_day(edition):
    graph = edition().graph
    second, third = graph["recommendations/roads/2"], graph["recommendations/roads/3"]
    assert due(second, dt.date(2024, 1, 1)) == Due(dt.date(2023, 12, 31), 1)
    assert due(third, dt.date(2024, 1, 1)) == Due(dt.date(2024, 12, 31), -365)
    assert due(graph["recommendations/roads/10"], dt.date(2024, 1, 1)) is None


def test_overdue_moves_with_the_day_it_is_judged_at(edition):
    graph = edition().graph
    late = [
        [node.id for node in overdue(graph, dt.date.fromisoformat(day))]
        for day in ("2023-12-31", "2024-01-01", "2025-01-01")
    ]
    assert late == [[], ["recommendations/roads/2"], ["recommendations/roads/2", "recommendations/roads/3"]]
