"""The map from URL to page."""

from __future__ import annotations

import pytest

from sitegen.page import Page, file_for, site_map
from sitegen.problems import Problem, Where


def page(url: str, file: str) -> Page:
    return Page(url, "record.html", "Title", "Description", Where(file))


@pytest.mark.parametrize(
    ("url", "file"),
    [
        ("/", "index.html"),
        ("/people/", "people/index.html"),
        ("/people/susan-hall/", "people/susan-hall/index.html"),
        ("/404.html", "404.html"),
        ("/sitemap.xml", "sitemap.xml"),
    ],
)
def test_a_url_with_a_slash_is_a_folders_index_and_another_is_the_file_itself(url: str, file: str) -> None:
    assert (file_for(url), page(url, "here").path) == (file, file)


def test_pages_are_kept_by_their_url_in_their_order() -> None:
    pages = [page("/b/", "b.yaml"), page("/a/", "a.yaml")]
    assert list(site_map(pages).value.items()) == [("/b/", pages[0]), ("/a/", pages[1])]
    assert site_map(pages).problems == ()


def test_a_second_claim_to_a_url_is_a_fault_that_names_both_and_the_first_keeps_it() -> None:
    first, second = page("/a/", "first.yaml"), page("/a/", "second.yaml")
    mapped = site_map([first, second])
    reason, hint = "/a/ is claimed twice: here and by first.yaml.", "give one of the two another file name"
    assert mapped.problems == (Problem(Where("second.yaml"), "duplicate-url", reason, hint),)
    assert mapped.value == {"/a/": first}
