"""A recommendation among its report's others; and the references a question cites."""

from __future__ import annotations

from sitegen.clock import Standing
from sitegen.mentions import references
from sitegen.pages.recommendations import question_view, view


def test_a_recommendation_stands_between_its_neighbours_by_number(edition):
    made = edition()
    data = view(made, made.graph["recommendations/roads/3"]).data
    assert data["report"].id == "reports/roads"
    assert (data["before"].id, data["after"].id) == ("recommendations/roads/2", "recommendations/roads/10")


def test_the_first_and_the_last_have_one_neighbour(edition):
    made = edition()
    first = view(made, made.graph["recommendations/roads/2"]).data
    last = view(made, made.graph["recommendations/roads/10"]).data
    assert (first["before"], last["after"]) == (None, None)


def test_its_thread_has_the_answers_held_and_those_still_silent(edition):
    made = edition()
    drawn = view(made, made.graph["recommendations/roads/10"])
    reply, silent = drawn.data["thread"].stage("responses").steps
    assert (reply.title, reply.tag) == ("Reply", "accepted")
    assert (silent.what, silent.by) == ("No response held", ("organizations/mayor",))
    assert {edge.source for edge in drawn.shown} == {"responses/police#answer-10"}


def test_its_two_clocks_stand_apart(edition):
    made = edition(as_at="2024-01-03")
    data = view(made, made.graph["recommendations/roads/2"]).data
    assert data["implementation"].at(made.as_at) == Standing("overdue", 3)
    assert [clock.at(made.as_at).word for clock in data["response_clocks"]] == ["no deadline"]


def test_a_question_leads_to_the_references_that_are_held_and_names_the_others(edition):
    question = "reference: {}\nheading: Why\ndate: 2024-01-01\ncites: [{}]\nsources: [{{title: List}}]\n"
    made = edition(
        {
            "questions/2024-0001.yaml": question.format("2024/0001", "2024/0002, 2019/0009"),
            "questions/2024-0002.yaml": question.format("2024/0002", ""),
        }
    )
    second = made.graph["questions/2024-0002"]
    cited = question_view(made, made.graph["questions/2024-0001"]).data["cited"]
    assert cited == (("2024/0002", second), ("2019/0009", None))
    assert references(made.graph)["2024/0002"] == second


def test_questions_numbered_as_one_series_lead_to_each_other(edition):
    question = "reference: {}\nheading: {}\ndate: {}\nasked_by: people/{}\nsources: [{{title: List}}]\n"
    made = edition(
        {
            f"questions/2024-{at}.yaml": question.format(f"2024/{at}", heading, day, asker)
            for at, heading, day, asker in (
                (1, "Roads (10)", "2024-01-01", "ann-lee"),
                (2, "Roads (2)", "2024-01-01", "ann-lee"),
                (3, "Roads (1)", "2024-01-01", "ann-lee"),
                (4, "Roads (3)", "2024-01-01", "bob-ray"),
                (5, "Roads (4)", "2024-02-01", "ann-lee"),
                (6, "Lamps (1)", "2024-01-01", "ann-lee"),
                (7, "Roads", "2024-01-01", "ann-lee"),
            )
        }
    )
    series = {at: question_view(made, made.graph[f"questions/2024-{at}"]).data["series"] for at in range(1, 8)}
    assert [node.id for node in series[1]] == ["questions/2024-3", "questions/2024-2"]
    assert [node.id for node in series[3]] == ["questions/2024-2", "questions/2024-1"]
    assert not any(series[at] for at in (4, 5, 6, 7))
