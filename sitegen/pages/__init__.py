"""The register of pages: each function lays out some pages of an edition. The site is all of them together.

To add a page: a function in a module here, a line below, a template, a test.
"""

from collections.abc import Callable, Iterable

from sitegen.edition import Edition
from sitegen.page import Page
from sitegen.pages.deadlines import deadlines_page
from sitegen.pages.finding import browse_page, open_search
from sitegen.pages.front import about_pages, home_page, method_page, not_found_page, search_page
from sitegen.pages.gaps import gaps_pages
from sitegen.pages.listings import listing_pages
from sitegen.pages.records import record_pages
from sitegen.pages.tracker import tracker_pages

PAGES: tuple[Callable[[Edition], Iterable[Page]], ...] = (
    home_page,
    search_page,
    browse_page,
    open_search,
    about_pages,
    method_page,
    gaps_pages,
    deadlines_page,
    not_found_page,
    listing_pages,
    tracker_pages,
    record_pages,
)


def lay_out(edition: Edition) -> tuple[Page, ...]:
    """Every page of the edition."""
    return tuple(page for pages in PAGES for page in pages(edition))
