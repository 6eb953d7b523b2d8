"""Queries -> what the search page shows for them in Chromium: the only import of Playwright. Wet."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from urllib.parse import urlencode, urlsplit

from playwright.sync_api import Page, sync_playwright
from playwright.sync_api import TimeoutError as Late

from sitegen.trial.found import Found

_NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
_OPTIONS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
_LIMIT = 60_000  # milliseconds of one search; a page that is at a loss says so itself much earlier
_ENDED = ", ".join(f'#search-form[data-state="{state}"]' for state in ("ready", "none", "failed", "start"))
_ANSWERS = "#search-answers h3 a"
_RESULTS = "#search-results h3 a"


def installed() -> str | None:
    """Chromium on the PATH, under one of its names."""
    return next((path for name in _NAMES if (path := shutil.which(name))), None)


def ask(root: str, queries: Sequence[str]) -> list[Found]:
    """What each query finds on the search page of the site at this address."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=installed(), args=_OPTIONS)
        page = browser.new_page()
        found = [_asked(page, root, query) for query in queries]
        browser.close()
    return found


def _asked(page: Page, root: str, query: str) -> Found:
    page.goto(f"{root}search/?{urlencode({'q': query})}")
    try:
        page.locator(_ENDED).wait_for(timeout=_LIMIT)
    except Late:
        return Found((), (), "failed")
    state = str(page.locator("#search-form").get_attribute("data-state"))
    return Found(_addresses(page, root, _ANSWERS), _addresses(page, root, _RESULTS), state)


def _addresses(page: Page, root: str, selector: str) -> tuple[str, ...]:
    """Where the links lead, below the root, without what a browser only marks (`:~:text=`)."""
    links = page.locator(selector).evaluate_all("links => links.map((link) => link.href)")
    return tuple(dict.fromkeys(_address(str(link), root) for link in links))


def _address(link: str, root: str) -> str:
    parts = urlsplit(link)
    anchor = parts.fragment.partition(":~:")[0]
    path = "/" + parts.path.removeprefix(urlsplit(root).path)
    return f"{path}#{anchor}" if anchor else path
