"""An organization's page: what it was asked, and what it answered itself."""

from __future__ import annotations

from sitegen.pages.organizations import view


def test_a_body_is_not_credited_with_another_bodys_answer(edition):
    made = edition()
    asked = view(made, made.graph["organizations/mayor"]).data["asked"]
    assert [(row.title, row.tag) for row in asked] == [
        ("Recommendation 3: Do 3 (Roads)", "no response held"),
        ("Recommendation 10: Do 10 (Roads)", "no response held"),
    ]


def test_the_committee_shows_its_meetings_the_latest_first(edition):
    made = edition()
    meetings = view(made, made.graph["organizations/audit"]).data["meetings"]
    assert [row.url for row in meetings] == ["/meetings/audit/2023-05-24/", "/meetings/audit/2023-03-08/"]
