"""Who answered a recommendation, and who did not."""

from __future__ import annotations

from owed import MAYOR, POLICE, answers, asks

from sitegen.clock import NONE, OTHERS, is_answered, reply_state, silent

FILES = {
    "recommendations/roads/3.yaml": asks("3", MAYOR),
    "recommendations/roads/10.yaml": asks("10", POLICE, MAYOR),
    "responses/police.yaml": answers("3 noted", "10 accepted", by=POLICE),
}


def test_an_answer_from_somebody_who_was_not_asked_leaves_those_asked_silent(made):
    graph = made(FILES).graph
    third = graph["recommendations/roads/3"]
    assert silent(graph, third) == (MAYOR,)
    assert not is_answered(graph, third)
    assert reply_state(graph, third) == OTHERS


def test_one_of_two_bodies_answering_answers_the_recommendation_but_not_for_the_other(made):
    graph = made(FILES).graph
    tenth = graph["recommendations/roads/10"]
    assert is_answered(graph, tenth)
    assert silent(graph, tenth) == (MAYOR,)
    assert reply_state(graph, tenth) == "accepted"
    assert reply_state(graph, tenth, MAYOR) == NONE
    assert reply_state(graph, tenth, POLICE) == "accepted"
