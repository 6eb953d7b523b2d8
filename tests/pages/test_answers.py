"""Who answered a recommendation, and who did not."""

from __future__ import annotations

from sitegen.clock import NONE, OTHERS, is_answered, reply_state, silent


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
