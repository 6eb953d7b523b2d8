"""An organization's page: what it was asked, and what it answered itself; what it shows is not listed again."""

from __future__ import annotations

from sitegen.pages.organizations import view
from sitegen.pages.rows import back_links


def titles(tally):
    return [item.node.title for item in tally.all()]


def test_a_body_is_not_credited_with_another_bodys_answer(edition):
    made = edition()
    asked = view(made, made.graph["organizations/mayor"]).data["dealings"].asked
    assert [part.id for part in asked.parts] == ["asked-no-response"]
    assert titles(asked) == ["Recommendation 3: Do 3 (Roads)", "Recommendation 10: Do 10 (Roads)"]


def test_what_it_answered_for_others_is_told_apart_from_what_it_was_asked(edition):
    made = edition()
    dealings = view(made, made.graph["organizations/police"]).data["dealings"]
    assert [(part.id, titles(part)) for part in dealings.asked.parts] == [
        ("asked-answered", ["Recommendation 10: Do 10 (Roads)"]),
        ("asked-no-response", ["Recommendation 2: Do 2 (Roads)"]),
    ]
    assert titles(dealings.answered_for) == ["Recommendation 3: Do 3 (Roads)"]


def test_the_committee_shows_its_meetings_by_what_became_of_them(edition):
    made = edition(as_at="2023-05-01")
    meetings = view(made, made.graph["organizations/audit"]).data["work"].meetings
    assert [(part.id, [item.node.url for item in part.items]) for part in meetings.parts] == [
        ("meetings-planned", ["/meetings/audit/2023-05-24/"]),
        ("meetings-recorded", ["/meetings/audit/2023-03-08/"]),
    ]


def test_what_the_page_counts_is_not_listed_again(edition):
    made = edition()
    for id_ in ("organizations/audit", "organizations/police", "organizations/mayor"):
        node = made.graph[id_]
        drawn = view(made, node)
        dealings, work = drawn.data["dealings"], drawn.data["work"]
        tallies = (dealings.asked, dealings.answered_for, dealings.replies.tally, *dealings.actions)
        counted = {item.node.url for one in (*tallies, *(work.tallies if work else ())) for item in one.all()}
        assert counted
        again = {row.url for group in back_links(made.graph, node, drawn.shown) for row in group.rows}
        assert counted & again == set(), id_
