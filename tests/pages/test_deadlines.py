"""Who owes what by when, by how it stands on the edition's day."""

from __future__ import annotations

from sitegen.pages.deadlines import deadlines
from sitegen.pages.rows import back_links


def standing(edition) -> dict[str, list[str]]:
    return {
        group.id: [clock.node for part in group.parts for clock in part.clocks]
        for group in deadlines(edition)
        if group.parts
    }


def test_a_deadline_stands_in_the_group_of_its_day(edition):
    assert standing(edition()) == {
        "overdue": ["recommendations/roads/2"],
        "later": ["recommendations/roads/3", "actions/bridge"],
    }


def test_another_day_moves_it(edition):
    assert standing(edition(as_at="2025-01-01")) == {
        "overdue": ["recommendations/roads/2", "recommendations/roads/3", "actions/bridge"],
    }


def test_what_is_said_only_in_words_or_is_done_has_a_group_of_its_own_and_what_has_no_deadline_none(edition):
    more = {
        "actions/bridge.yaml": "heading: A\ntype: request\ndue: {printed: soon}\nsources: [{title: List}]\n",
        "actions/ferry.yaml": (
            "heading: B\ntype: request\ndue: 2023\nhistory: [{value: complete}]\nsources: [{title: List}]\n"
        ),
        "actions/road.yaml": "heading: C\ntype: request\nsources: [{title: List}]\n",
    }
    told = standing(edition(more))
    assert (told["no-date"], told["met"]) == (["actions/bridge"], ["actions/ferry"])
    assert not any("actions/road" in group for group in told.values())


def test_replies_work_and_answers_stand_apart(edition):
    more = {
        "recommendations/roads/2.yaml": (
            'number: "2"\nheading: Do 2\naddressed_to: [organizations/police]\nresponse_due: 2023-06-30\n'
            "deadline: 2023-12\nsources: [{title: List}]\n"
        ),
        "questions/1.yaml": (
            "reference: A/1\nheading: Why\ndate: 2023-01-01\ndue: 2023-01-20\nsources: [{title: List}]\n"
        ),
    }
    (overdue, *_) = deadlines(edition(more))
    assert [(part.heading, [clock.node for clock in part.clocks]) for part in overdue.parts] == [
        ("Replies to recommendations", ["recommendations/roads/2"]),
        ("Recommendations to be carried out", ["recommendations/roads/2"]),
        ("Answers to questions", ["questions/1"]),
    ]


def test_a_body_that_a_rule_names_is_led_to_the_rules(edition):
    rule = (
        "deadline_rules: [{id: a, heading: A, period: 2, unit: months, trigger: report sent, binds: Them, "
        "bodies: [organizations/police], source: {title: Orders}}]\n"
    )
    site = "name: Archive\ndescription: Small\nbase_url: https://example.org/\npublisher: Us\n"
    graph = edition({"site.yaml": site + rule}).graph
    (group,) = (
        found for found in back_links(graph, graph["organizations/police"]) if found.heading == "Deadline rules"
    )
    assert [row.url for row in group.rows] == ["/deadlines/#rules"]
