"""Every record's own page: its address, its description, the way to it, and what links to it."""

from __future__ import annotations

import pytest

from sitegen.page import Crumb
from sitegen.pages.records import crumbs, describe, record_pages
from sitegen.pages.rows import Row
from sitegen.problems import Where

HOME = Crumb("/", "Home")


def test_every_record_but_the_settings_has_a_page_with_the_template_of_its_kind(edition):
    made = edition()
    pages = {page.url: page.template for page in record_pages(made)}
    assert set(pages) == {node.url for node in made.graph.records()} - {"/"}
    assert pages["/recommendations/roads/2/"] == "records/recommendation.html"
    assert pages["/meetings/audit/2023-03-08/transcript/"] == "records/transcript.html"


def test_a_page_has_its_record_its_sources_and_what_links_to_it(edition):
    page = next(page for page in record_pages(edition()) if page.url == "/people/bob-ray/")
    assert page.origin == Where("content/people/bob-ray.yaml")
    assert [source.title for source in page.data["sources"]] == ["Minutes"]
    assert page.data["record"].name == "Bob Ray"
    mention = Row("/meetings/audit/2023-03-08/transcript/#s1", "Ann Lee (Chairman)")
    (group,) = page.data["backlinks"]
    assert (group.heading, [row.url for row in group.rows]) == ("Mentioned in", [mention.url])


@pytest.mark.parametrize(
    ("id_", "trail"),
    [
        ("people/ann-lee", [HOME, Crumb("/people/", "People")]),
        (
            "meetings/audit/2023-03-08",
            [HOME, Crumb("/meetings/", "Meetings"), Crumb("/meetings/audit/", "Audit Committee")],
        ),
        (
            "meetings/audit/2023-03-08/transcript",
            [
                HOME,
                Crumb("/meetings/", "Meetings"),
                Crumb("/meetings/audit/", "Audit Committee"),
                Crumb("/meetings/audit/2023-03-08/", "Audit Committee, 8 March 2023"),
            ],
        ),
        (
            "recommendations/roads/2",
            [HOME, Crumb("/recommendations/", "Recommendations"), Crumb("/recommendations/roads/", "Roads")],
        ),
    ],
)
def test_the_way_to_a_record_leads_through_its_list_and_what_it_stands_in(edition, id_, trail):
    made = edition()
    assert list(crumbs(made, made.graph[id_])) == trail


def test_a_description_is_the_title_and_the_summary_or_what_is_known_without_one(edition):
    source = "sources: [{title: S}]\n"
    made = edition(
        {
            "topics/parks.yaml": "name: Parks\nsummary: Green *places* in [the borough](organizations/mayor).\n",
            "topics/lakes.yaml": "name: Lakes\nsummary: Blue.\nwithheld: {reason: R, since: 2024-01-02}\n",
            "people/eve-fox.yaml": f"name: Eve Fox\nsort_name: Fox, Eve\nsummary: {'Long. ' * 90}\n{source}",
        }
    )
    told = {id_: describe(made, made.graph[id_]) for id_ in ("topics/parks", "topics/lakes", "people/eve-fox")}
    assert told["topics/parks"] == "Parks. Green places in the borough."
    assert told["topics/lakes"] == "Lakes: withheld since 2 January 2024."
    assert len(told["people/eve-fox"]) <= 200
    assert told["people/eve-fox"].endswith("Long.\N{HORIZONTAL ELLIPSIS}")
    linked = describe(made, made.graph["organizations/police"])
    assert linked.startswith("Police: organization in Archive, linked from ")
