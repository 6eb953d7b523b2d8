"""The home page leads to what came of the reports; the search page tells where search begins."""

from __future__ import annotations

from sitegen.pages.front import home_page, search_page
from sitegen.search import search_files


def test_the_home_page_counts_only_answers_of_those_asked(edition):
    (page,) = home_page(edition())
    assert [(row.title, total, answered) for row, total, answered in page.data["reports"]] == [("Roads", 3, 1)]
    assert [row.url for row in page.data["overdue"]] == ["/recommendations/roads/2/"]


def test_the_search_page_tells_where_what_it_must_know_stands(edition):
    (page,) = search_page(made := edition())
    assert [page.data["manifest"], page.data["vocabulary"]] == [f"/{file.path}" for file in search_files(made)[:2]]
