"""A topic's page: every record about it, by kind."""

from __future__ import annotations

from sitegen.pages.topics import view


def test_records_about_a_topic_stand_under_their_kind_and_those_that_mention_it_too(edition):
    source = "sources: [{title: S}]\n"
    made = edition(
        {
            "topics/streets.yaml": "name: Streets\n",
            "reports/lanes.yaml": f"heading: L\norganization: organizations/audit\ntopics: [topics/streets]\n{source}",
            "people/eve-fox.yaml": f"name: Eve Fox\nsort_name: Fox\nsummary: Of [streets](topics/streets).\n{source}",
            "meetings/audit/2024-01-01.yaml": (
                "date: 2024-01-01\nstatus: held\n"
                f'agenda: [{{number: "1", heading: Lamps, topics: [topics/streets]}}]\n{source}'
            ),
        }
    )
    drawn = view(made, made.graph["topics/streets"])
    assert [(group.heading, [row.url for row in group.rows]) for group in drawn.data["about"]] == [
        ("Meetings", ["/meetings/audit/2024-01-01/#item-1"]),
        ("People", ["/people/eve-fox/"]),
        ("Reports", ["/reports/lanes/"]),
    ]
    assert len(drawn.shown) == 3


def test_a_narrower_topic_is_left_to_what_links_here(edition):
    made = edition({"topics/a.yaml": "name: A\n", "topics/b.yaml": "name: B\nbroader: topics/a\n"})
    assert view(made, made.graph["topics/a"]).data["about"] == ()
