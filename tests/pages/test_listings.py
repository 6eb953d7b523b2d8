"""Lists: by year, by letter and by body, each group with a page of its own where it is useful."""

from __future__ import annotations

from sitegen.pages.listings import listing_pages


def test_meetings_are_listed_by_year_and_by_committee_the_latest_first(edition):
    pages = {page.url: page for page in listing_pages(edition())}
    assert [group.heading for group in pages["/meetings/"].data["groups"]] == ["2023"]
    (year,) = pages["/meetings/2023/"].data["groups"]
    (committee,) = pages["/meetings/audit/"].data["groups"]
    latest_first = ["/meetings/audit/2023-05-24/", "/meetings/audit/2023-03-08/"]
    assert [row.url for row in year.rows] == [row.url for row in committee.rows] == latest_first


def test_people_are_listed_under_the_first_letter_of_their_sort_name(edition):
    pages = {page.url: page for page in listing_pages(edition())}
    assert [group.heading for group in pages["/people/"].data["groups"]] == ["L", "R"]


def test_a_list_of_one_body_is_no_page_of_its_own(edition):
    assert not [page.url for page in listing_pages(edition()) if page.url.startswith("/reports/of/")]


def test_what_the_tracker_lists_is_in_no_other_list(edition):
    assert not [
        page.url for page in listing_pages(edition()) if page.url.startswith(("/recommendations/", "/actions/"))
    ]
