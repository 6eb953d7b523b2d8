"""A report's page: its recommendations in the order of their numbers, its responses, its chapters."""

from __future__ import annotations

from sitegen.pages.reports import answered, contents, recommendations, view


def test_recommendations_stand_in_the_order_of_their_numbers(edition):
    graph = edition().graph
    found = recommendations(graph, graph["reports/roads"])
    assert [node.id.rpartition("/")[2] for node in found] == ["2", "3", "10"]


def test_only_an_answer_of_somebody_who_was_asked_counts(edition):
    made = edition()
    assert answered(made, made.graph["reports/roads"]) == 1


def test_its_responses_are_listed_and_not_again_among_what_links_to_it(edition):
    reply = "heading: Reply\nfrom: [organizations/mayor]\nreport: reports/roads\nsources: [{title: L}]\n"
    made = edition({"responses/mayor.yaml": reply})
    drawn = view(made, made.graph["reports/roads"])
    told = [step.node for step in drawn.data["thread"].stage("responses").steps]
    assert told == ["responses/mayor", None]
    assert {edge.source for edge in drawn.shown} == {
        "responses/mayor",
        "recommendations/roads/2",
        "recommendations/roads/3",
        "recommendations/roads/10",
    }


def test_its_chapters_are_the_headings_of_the_second_level_of_its_body(edition):
    report = "---\nheading: Parks\norganization: organizations/audit\nsources: [{title: P}]\n---\n\n"
    made = edition({"reports/parks.md": f"{report}## One\n\nText.\n\n### Within\n\nText.\n\n## Two\n\nText.\n"})
    found = contents(made.graph["reports/parks"])
    assert [(heading.level, heading.text) for heading in found] == [(2, "One"), (2, "Two")]
    assert contents(made.graph["reports/roads"]) == ()
