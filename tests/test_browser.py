"""The real site in a real browser, served with its policy: what a visitor sees, hears and can do."""

from __future__ import annotations

import re
import sys
from typing import Any

import pytest
from browsing import PHONE, violations
from built import Built
from conftest import Open
from playwright.sync_api import expect

from sitegen.preview import Preview
from sitegen.records import REGISTER

KINDS = [kind.kind for kind in REGISTER if kind.kind != "site"]
OTHERS = [
    "/",
    "/search/",
    "/browse/",
    "/about/",
    "/accessibility/",
    "/data-gaps/",
    "/deadlines/",
    "/meetings/",
    "/people/",
    "/lost/",
]


Examples = dict[str, str]
LARGE = 60_000  # bytes of a page of which axe needs many seconds


def example(site: Built, dumped: dict[str, dict[str, Any]], most: int) -> Examples:
    """The address of a page of every kind: of records the fullest that is no larger than so many bytes."""
    found: Examples = {url: url for url in OTHERS}
    for kind in KINDS:
        urls = [line["url"] for id_, line in dumped.items() if line["kind"] == kind and "#" not in id_]
        sizes = sorted((len(site.files[f"{url[1:]}index.html"]), url) for url in urls)
        found[kind] = [url for size, url in sizes if size <= most or size == sizes[0][0]][-1]
    return found


@pytest.fixture(scope="module")
def examples(site: Built, dumped: dict[str, dict[str, Any]]) -> Examples:
    """The fullest page of every kind."""
    return example(site, dumped, sys.maxsize)


@pytest.fixture(scope="module")
def ordinary(site: Built, dumped: dict[str, dict[str, Any]]) -> Examples:
    """A full page of every kind, but none of the very largest."""
    return example(site, dumped, LARGE)


# ---- every kind of page


def test_no_page_of_any_kind_has_anything_to_complain_of(preview: Preview, visit: Open, examples: Examples) -> None:
    with visit(preview) as page:
        for url in examples.values():
            page.goto(preview.url + url[1:])
            expect(page.locator("h1")).to_have_count(1)
            style = page.evaluate("getComputedStyle(document.querySelector('.masthead')).backgroundColor")
            assert style != "rgba(0, 0, 0, 0)", "the style sheet is loaded"


@pytest.mark.parametrize("kind", [*KINDS, *OTHERS])
def test_axe_finds_nothing(root: Preview, visit: Open, ordinary: Examples, kind: str) -> None:
    with visit(root, ordinary[kind]) as page:
        assert violations(page) == []


def test_no_page_scrolls_sideways_at_320_pixels(root: Preview, visit: Open, examples: Examples) -> None:
    wide = {}
    with visit(root, viewport=PHONE) as page:
        for url in examples.values():
            page.goto(root.url + url[1:])
            page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
            width = page.evaluate("document.documentElement.scrollWidth")
            if width > 320:
                wide[url] = width
    assert wide == {}


def test_text_may_be_twice_as_large_and_widely_spaced(root: Preview, visit: Open, examples: Examples) -> None:
    """WCAG 1.4.4 and 1.4.12, on a window of 1280 pixels."""
    spaced = "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }"
    for kind in ("meeting", "recommendation", "report", "/search/"):
        with visit(root, examples[kind], bypass_csp=True) as page:
            page.add_style_tag(content=f"html {{ font-size: 200% !important }} {spaced}")
            assert page.evaluate("document.documentElement.scrollWidth") <= 1280, kind


# ---- without scripts, on paper, by keyboard


def test_every_kind_of_page_can_be_read_without_scripts(root: Preview, visit: Open, examples: Examples) -> None:
    with visit(root, java_script_enabled=False) as page:
        for url in examples.values():
            page.goto(root.url + url[1:])
            shown = " ".join(page.locator("main").inner_text().split()).casefold()
            heading = page.locator("h1").inner_text()
            assert page.locator("h1").is_visible(), url
            assert heading.casefold() in shown
            assert len(shown) > 100, url


@pytest.mark.parametrize("kind", ["meeting", "transcript", "recommendation", "report", "person"])
def test_a_page_prints_without_its_navigation(root: Preview, visit: Open, examples: Examples, kind: str) -> None:
    with visit(root, examples[kind]) as page:
        page.emulate_media(media="print")
        for hidden in (".masthead nav", ".masthead form", ".crumbs", ".skip", ".foot nav"):
            expect(page.locator(hidden)).to_be_hidden()
        for shown in ("h1", ".site-name", ".print-only"):
            expect(page.locator(shown).first).to_be_visible()
        expect(page.locator(".print-only")).to_have_text(re.compile(f"^https://.*{re.escape(examples[kind])}$"))
        printed = page.pdf(format="A4")
        assert printed.startswith(b"%PDF-")
        assert len(re.findall(rb"/Type\s*/Page\b", printed)) >= 1


def test_by_keyboard_the_skip_link_comes_first_and_leads_to_the_content(preview: Preview, visit: Open) -> None:
    with visit(preview, "/people/susan-hall/") as page:
        page.keyboard.press("Tab")
        skip = page.get_by_role("link", name="Skip to main content")
        expect(skip).to_be_focused()
        expect(skip).to_be_in_viewport()
        page.keyboard.press("Enter")
        expect(page.locator("main")).to_be_focused()
        page.keyboard.press("Tab")
        assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_whatever_has_the_focus_can_be_seen_to_have_it(root: Preview, visit: Open) -> None:
    with visit(root, "/recommendations/probation-services-in-london/3/") as page:
        for _ in range(25):
            page.keyboard.press("Tab")
            style, width = page.evaluate(
                "(({outlineStyle, outlineWidth}) => [outlineStyle, outlineWidth])"
                "(getComputedStyle(document.activeElement))"
            )
            assert style != "none"
            assert float(width.removesuffix("px")) >= 2


# ---- reloading


def test_an_open_page_loads_itself_again_after_a_rebuild(preview: Preview, visit: Open) -> None:
    with visit(preview, "/about/") as page:
        page.evaluate("window.before = true")
        preview.reload()
        page.wait_for_function("window.before === undefined")
        expect(page.locator("h1")).to_have_text("About this archive")
