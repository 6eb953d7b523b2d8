"""How a record is shown in a list, and what links to it under which heading."""

from __future__ import annotations

import pytest

from sitegen.pages.rows import Row, back_links, links, names, row, sources


@pytest.mark.parametrize(
    ("id_", "shown"),
    [
        ("people/ann-lee", Row("/people/ann-lee/", "Ann Lee")),
        ("organizations/police", Row("/organizations/police/", "Police", ("police",))),
        (
            "meetings/audit/2023-03-08",
            Row("/meetings/audit/2023-03-08/", "Audit Committee, 8 March 2023", ("transcript and minutes held",)),
        ),
        (
            "meetings/audit/2023-05-24",
            Row("/meetings/audit/2023-05-24/", "Audit Committee, 24 May 2023", (), "planned"),
        ),
        (
            "recommendations/roads/2",
            Row(
                "/recommendations/roads/2/",
                "Recommendation 2: Do 2 (Roads)",
                ("Police", "due December 2023"),
                "no response held",
            ),
        ),
        (
            "actions/bridge",
            Row("/actions/bridge/", "Mend the bridge", ("undertaking", "Police", "due 30 June 2024"), "not verified"),
        ),
        (
            "meetings/audit/2023-03-08/transcript#s2",
            Row(
                "/meetings/audit/2023-03-08/transcript/#s2",
                "Bob Ray",
                ("Transcript: Audit Committee, 8 March 2023",),
                None,
                "Says that the roads are bad.",
            ),
        ),
        (
            "meetings/audit/2023-03-08#attendance-ann-lee",
            Row(
                "/meetings/audit/2023-03-08/#attendance-ann-lee",
                "Audit Committee, 8 March 2023",
                ("Chairman", "present"),
            ),
        ),
        (
            "meetings/audit/2023-03-08#item-4",
            Row("/meetings/audit/2023-03-08/#item-4", "Item 4: Roads", ("Audit Committee, 8 March 2023",)),
        ),
    ],
)
def test_a_record_or_part_is_a_line_with_its_facts(edition, id_, shown):
    graph = edition().graph
    assert row(graph, graph[id_]) == shown


def test_names_are_joined_and_an_unknown_one_stays_as_it_is(edition):
    assert names(edition().graph, ["people/ann-lee", "people/nobody"]) == "Ann Lee, people/nobody"


def test_links_to_a_record_stand_under_the_headings_their_references_carry(edition):
    graph = edition().graph
    police = graph["organizations/police"]
    found = {group.heading: [item.url for item in group.rows] for group in back_links(graph, police)}
    assert found == {
        "Asked to act by recommendations": ["/recommendations/roads/2/", "/recommendations/roads/10/"],
        "Responses given": ["/responses/police/"],
        "Responsible for actions": ["/actions/bridge/"],
    }


def test_what_a_page_shows_in_a_way_of_its_own_is_not_shown_twice(edition):
    graph = edition().graph
    police = graph["organizations/police"]
    shown = links(graph, police, "recommendation", "addressed_to")
    assert [node.id for node in sources(graph, shown)] == ["recommendations/roads/2", "recommendations/roads/10"]
    assert [group.heading for group in back_links(graph, police, frozenset(shown))] == [
        "Responses given",
        "Responsible for actions",
    ]


def test_links_to_a_records_parts_count_as_links_to_it_and_its_own_do_not(edition):
    graph = edition().graph
    found = back_links(graph, graph["meetings/audit/2023-03-08"])
    assert [(group.heading, [item.url for item in group.rows]) for group in found] == [
        ("Actions arising", ["/actions/bridge/"]),
        (
            "Transcript",
            ["/meetings/audit/2023-03-08/transcript/", "/meetings/audit/2023-03-08/transcript/#panel-roads"],
        ),
    ]
