"""The real site in a real browser, served with its policy: what a visitor sees, hears and can do."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from built import Built
from playwright.sync_api import Browser, Locator, Page, expect

from sitegen.preview import Preview
from sitegen.records import REGISTER

PHONE, DESKTOP = {"width": 320, "height": 640}, {"width": 1280, "height": 900}
KINDS = [kind.kind for kind in REGISTER if kind.kind != "site"]
OTHERS = [
    "/",
    "/search/",
    "/about/",
    "/accessibility/",
    "/data-gaps/",
    "/deadlines/",
    "/meetings/",
    "/people/",
    "/lost/",
]


@pytest.fixture(scope="module", params=["at the root", "below a sub-path"])
def preview(request: pytest.FixtureRequest) -> Iterator[Preview]:
    """The real site as a host would serve it, at the root or below a sub-path."""
    built: Built = request.getfixturevalue("site" if request.param == "at the root" else "site_below")
    running = Preview(built.folder, built.base.path, 0)
    yield running
    running.close()


@pytest.fixture(scope="module")
def root(site: Built) -> Iterator[Preview]:
    running = Preview(site.folder, "/", 0)
    yield running
    running.close()


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


Open = Callable[..., Any]


@pytest.fixture
def visit(chromium: Browser) -> Open:
    """Opens a page of a preview, and in the end sees to it that the browser had nothing to complain of."""

    @contextmanager
    def visiting(preview: Preview, url: str = "/", **options: Any) -> Iterator[Page]:
        context = chromium.new_context(viewport=options.pop("viewport", DESKTOP), reduced_motion="reduce", **options)
        page = context.new_page()
        complaints: list[str] = []
        page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("requestfailed", lambda request: complaints.append(f"{request.url}: {request.failure}"))
        page.goto(preview.url.rstrip("/") + url)
        yield page
        context.close()
        known = [
            "status of 404",
            "ERR_ABORTED$",
        ]  # the page for lost visitors; what a page left early was still loading
        if not options.get("java_script_enabled", True):
            known.append(r"\.js: csp$")  # it is by a policy that scripts are switched off
        assert [text for text in complaints if not re.search("|".join(known), text)] == []

    return visiting


# ---- search


def choose(page: Page, name: str, value: str) -> Locator:
    """The box that filters by a value."""
    return page.locator(f"input[name={name}][value='{value}']")


def test_from_the_home_page_to_what_somebody_said(preview: Preview, visit: Open) -> None:
    with visit(preview) as page:
        page.get_by_label("Find what was said").fill("shawcross")
        page.get_by_label("Find what was said").press("Enter")
        expect(page.locator("#search-status")).to_contain_text("results for “shawcross”")
        everything = page.locator("#search-status").inner_text()
        page.get_by_label("Person", exact=True).fill("Kenny Bowie")
        page.get_by_label("Person", exact=True).dispatch_event("change")
        expect(page.locator(".search-chip")).to_contain_text(["Person: Kenny Bowie"])
        expect(page.locator("#search-status")).not_to_have_text(everything)
        assert "person=Kenny+Bowie" in page.url
        choose(page, "kind", "Speech").check()
        expect(page.locator(".search-chip")).to_have_count(2)
        hit = page.locator(".search-result").first
        expect(hit).to_contain_text("Kenny Bowie")
        expect(hit.locator("mark").first).to_be_visible()
        words = [word for word in hit.locator("mark").all_inner_texts() if word]
        hit.get_by_role("link").click()
        page.wait_for_url(re.compile(r"/transcript/#s\d+$"))
        assert page.url.startswith(preview.url)
        speech = page.locator(":target")
        expect(speech).to_be_in_viewport()
        expect(speech).to_contain_text("Kenny Bowie")
        expect(speech.locator("xpath=..")).to_contain_text(words[0])


def test_the_way_back_from_a_hit_leads_to_the_results_as_they_were(preview: Preview, visit: Open) -> None:
    with visit(preview, "/search/?q=probation&kind=Recommendation") as page:
        expect(page.locator("#search-status")).to_contain_text("for “probation”")
        found = page.locator(".search-result-title").all_inner_texts()
        page.locator(".search-result a").first.click()
        page.wait_for_url(re.compile("/recommendations/"))
        page.go_back()
        expect(page.locator(".search-result-title").first).to_be_visible()
        assert page.locator(".search-result-title").all_inner_texts() == found
        expect(choose(page, "kind", "Recommendation")).to_be_checked()


@pytest.mark.parametrize("number", ["2024/0506", "MGLA101122-3047"])
def test_a_reference_number_finds_its_record_first(preview: Preview, visit: Open, number: str) -> None:
    with visit(preview, f"/search/?q={number}") as page:
        expect(page.locator(".search-result").first).to_be_visible()
        page.locator(".search-result a").first.click()
        expect(page.locator("main")).to_contain_text(number)


def test_what_is_not_there_is_said_and_offers_ways_on(preview: Preview, visit: Open) -> None:
    with visit(preview, "/search/?q=xylophone") as page:
        expect(page.locator("#search-status")).to_have_text("No results for “xylophone”.")
        page.locator("#search-none").get_by_role("link", name="people").click()
        expect(page.locator("h1")).to_have_text("People")


# ---- every kind of page


def test_no_page_of_any_kind_has_anything_to_complain_of(preview: Preview, visit: Open, examples: Examples) -> None:
    with visit(preview) as page:
        for url in examples.values():
            page.goto(preview.url + url[1:])
            expect(page.locator("h1")).to_have_count(1)
            style = page.evaluate("getComputedStyle(document.querySelector('.masthead')).backgroundColor")
            assert style != "rgba(0, 0, 0, 0)", "the style sheet is loaded"


AXE = {
    "resultTypes": ["violations"],
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
}
OF_LOOKS = {  # the rules whose answer a colour scheme or a width can change
    "resultTypes": ["violations"],
    "runOnly": {"type": "rule", "values": ["color-contrast", "scrollable-region-focusable", "target-size"]},
}


def violations(page: Page) -> list[str]:
    """What axe finds, each with its place: all its rules in a wide light window, then those of looks in the others."""
    found = []
    for scheme, viewport, rules in (
        ("light", DESKTOP, AXE),
        ("dark", DESKTOP, OF_LOOKS),
        ("dark", PHONE, OF_LOOKS),
        ("light", PHONE, OF_LOOKS),
    ):
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size(viewport)
        for one in Axe().run(page, options=rules).response["violations"]:
            found += [f"{scheme} {viewport['width']} {one['id']}: {node['html'][:120]}" for node in one["nodes"]]
    return found


@pytest.mark.parametrize("kind", [*KINDS, *OTHERS])
def test_axe_finds_nothing(root: Preview, visit: Open, ordinary: Examples, kind: str) -> None:
    with visit(root, ordinary[kind]) as page:
        assert violations(page) == []


@pytest.mark.parametrize("query", ["q=police&person=Sadiq+Khan", "q=xylophone", "kind=Speech&page=2", ""])
def test_axe_finds_nothing_when_results_are_shown(root: Preview, visit: Open, query: str) -> None:
    with visit(root, f"/search/?{query}") as page:
        if query:
            expect(page.locator("#search-status")).to_contain_text("result", ignore_case=True)
        for details in page.locator("details:not([open]) > summary").all():
            details.click()
        assert violations(page) == []


def test_no_page_scrolls_sideways_at_320_pixels(root: Preview, visit: Open, examples: Examples) -> None:
    wide = {}
    with visit(root, viewport=PHONE) as page:
        for url in [*examples.values(), "/search/?q=police&kind=Speech"]:
            page.goto(root.url + url[1:])
            if "?" in url:
                expect(page.locator(".search-result").first).to_be_visible()
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


def test_without_scripts_the_search_page_leads_to_lists(root: Preview, visit: Open) -> None:
    with visit(root, "/search/", java_script_enabled=False) as page:
        note = page.locator(".search-noscript")
        assert note.is_visible()
        assert "needs JavaScript" in note.inner_text()
        note.get_by_role("link", name="people").click()
        assert page.locator("h1").inner_text() == "People"


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


def test_by_keyboard_a_search_can_be_made_and_followed(root: Preview, visit: Open) -> None:
    with visit(root) as page:
        page.get_by_label("Find what was said").focus()
        page.keyboard.type("probation")
        page.keyboard.press("Enter")
        expect(page.locator(".search-result").first).to_be_visible()
        for _ in range(200):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.closest('.search-result') !== null"):
                break
        page.keyboard.press("Enter")
        page.wait_for_url(lambda url: "/search/" not in url)
        expect(page.locator("main")).to_contain_text("robation")


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
