"""A meeting's page: its business, what came of each item, its neighbours."""

from __future__ import annotations

from sitegen.pages.meetings import neighbours, speakers, transcript_view, view


def test_what_came_of_item_4_1_is_not_shown_under_item_4(edition):
    made = edition()
    items = view(made, made.graph["meetings/audit/2023-03-08"]).data["items"]
    came = {item.item.number: [row.title for group in item.came_of_it for row in group.rows] for item in items}
    assert came == {"4": [], "4.1": ["Mend the bridge"]}


def test_the_meetings_of_a_committee_follow_each_other(edition):
    graph = edition().graph
    first, last = graph["meetings/audit/2023-03-08"], graph["meetings/audit/2023-05-24"]
    assert (neighbours(graph, first), neighbours(graph, last)) == ((None, last), (first, None))


def test_a_transcript_tells_who_spoke_how_often_and_where_they_begin(edition):
    graph = edition().graph
    told = speakers(graph, graph["meetings/audit/2023-03-08/transcript"].value)
    assert [(node.id, role, times, anchor) for node, role, times, anchor in told] == [
        ("people/ann-lee", "Chairman", 1, "s1"),
        ("people/bob-ray", "Officer", 1, "s2"),
    ]


def test_a_panel_holds_its_speeches_in_order(edition):
    made = edition()
    ((part, panel, spoken),) = transcript_view(made, made.graph["meetings/audit/2023-03-08/transcript"]).data["panels"]
    assert (part.url, panel.item, [item.speech.id for item in spoken]) == (
        "/meetings/audit/2023-03-08/transcript/#panel-roads",
        "meetings/audit/2023-03-08#item-4",
        ["s1", "s2"],
    )
