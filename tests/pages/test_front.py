"""The home page leads to what came of the reports; the search page offers what can be found."""

from __future__ import annotations

from sitegen.pages.front import home_page, search_page


def test_the_home_page_counts_only_answers_of_those_asked(edition):
    (page,) = home_page(edition())
    assert [(row.title, total, answered) for row, total, answered in page.data["reports"]] == [("Roads", 3, 1)]
    assert [row.url for row in page.data["overdue"]] == ["/recommendations/roads/2/"]


def test_the_search_page_offers_the_values_there_are_with_their_numbers(edition):
    (page,) = search_page(edition())
    assert page.data["people"] == [("Ann Lee", 4), ("Bob Ray", 3)]
    assert dict(page.data["committees"])["Audit Committee"] > 0
