"""What a run is asked to do, and where a site stands."""

from __future__ import annotations

import pytest

from sitegen.config import Base


@pytest.mark.parametrize(
    ("url", "base"),
    [
        ("https://example.org", Base("https://example.org", "/")),
        ("https://example.org/", Base("https://example.org", "/")),
        ("https://example.org/scrutiny", Base("https://example.org", "/scrutiny/")),
        ("https://example.org/scrutiny/", Base("https://example.org", "/scrutiny/")),
        ("http://localhost:8000/a/b/", Base("http://localhost:8000", "/a/b/")),
    ],
)
def test_an_address_is_an_origin_and_a_path_between_slashes(url: str, base: Base) -> None:
    assert Base.parse(url) == base


@pytest.mark.parametrize(
    ("url", "link", "absolute"),
    [
        ("https://example.org/", "/people/", "https://example.org/people/"),
        ("https://example.org/scrutiny/", "/scrutiny/people/", "https://example.org/scrutiny/people/"),
    ],
)
def test_a_page_is_linked_below_the_path_and_named_whole_for_others(url: str, link: str, absolute: str) -> None:
    base = Base.parse(url)
    assert (base.link("/people/"), base.absolute("/people/")) == (link, absolute)


def test_the_home_page_is_the_path_itself() -> None:
    assert Base.parse("https://example.org/scrutiny").link("/") == "/scrutiny/"
