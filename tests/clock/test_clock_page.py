"""Clocks on pages: what the build says as at its day, and what the browser makes of it on another."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from browsing import DESKTOP, violations
from conftest import ROOT
from owed import FILES, MAYOR, POLICE, REPORT, RULE, SITE, action, answers, asks
from playwright.sync_api import Browser, Page

from sitegen.config import Config
from sitegen.pipeline import build
from sitegen.preview import Preview

MADE = {
    **FILES,
    "site.yaml": SITE + RULE.replace("    verified: 2024-01-05\n", ""),
    "reports/roads.yaml": REPORT + "date_sent: 2024-01-15\n",
    "recommendations/roads/1.yaml": asks("1", POLICE, MAYOR, more="deadline: {date: 2024-06, printed: by June}\n"),
    "recommendations/roads/2.yaml": asks("2", MAYOR, more="deadline: {printed: soon}\n"),
    "responses/police.yaml": answers("1 accepted", by=POLICE, date="2024-02-01"),
    "actions/bridge.yaml": action("due: 2024-03\n"),
    "actions/ferry.yaml": action("due: 2024\nhistory: [{date: 2024-02-10, value: complete}]\n"),
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], Preview]]:
    """The small archive built as at a day, and served."""
    place = tmp_path_factory.mktemp("clock")
    shutil.copytree(ROOT / "templates", place / "templates")
    for name, text in MADE.items():
        path = place / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    served: dict[str, Preview] = {}

    def serve(as_at: str) -> Preview:
        if as_at not in served:
            output = place / f"output-{as_at}"
            report = build(Config(place / "content", output, place / "templates", dt.date.fromisoformat(as_at)))
            assert report.problems == ()
            served[as_at] = Preview(output, "/", 0)
        return served[as_at]

    yield serve
    for preview in served.values():
        preview.close()


@contextmanager
def opened(chromium: Browser, preview: Preview, url: str, today: str, **options: Any) -> Iterator[Page]:
    """A page as a visitor finds it on some day at noon, or at a moment, both of Greenwich."""
    context = chromium.new_context(**{"viewport": DESKTOP, "timezone_id": "UTC", **options})
    page = context.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.clock.set_fixed_time(today if "T" in today else f"{today}T12:00:00Z")
    page.goto(preview.url.rstrip("/") + url, wait_until="load")
    yield page
    assert complaints == []
    context.close()


def said(page: Page) -> list[str]:
    """The label, its look and the days of every clock."""
    return page.eval_on_selector_all(
        ".clock",
        """clocks => clocks.map(clock => [
            clock.querySelector(".tag").className, clock.querySelector(".tag").textContent,
            clock.querySelector(".clock-days")?.textContent ?? ""].join(" / ")).sort()""",
    )


@pytest.mark.parametrize(
    ("url", "today"),
    [
        ("/deadlines/", "2024-03-15"),
        ("/deadlines/", "2024-04-01"),
        ("/deadlines/", "2026-11-22"),
        ("/recommendations/roads/1/", "2026-11-22"),
        ("/actions/bridge/", "2024-03-31"),
    ],
)
def test_a_page_that_has_grown_old_says_what_one_made_today_says(chromium, made, url, today):
    with opened(chromium, made("2024-03-01"), url, today) as old, opened(chromium, made(today), url, today) as new:
        assert said(old) == said(new)
        day = dt.date.fromisoformat(today)
        assert old.locator("main .clock-day").first.inner_text() == f"as at today, {day.day} {day:%B %Y}"


def test_today_is_the_visitors_and_not_that_of_greenwich(chromium, made):
    zone = "America/New_York"
    with opened(chromium, made("2024-03-01"), "/actions/bridge/", "2024-04-01T03:00:00Z", timezone_id=zone) as page:
        assert page.locator("main .clock-days").inner_text() == "this is the last day"
        assert page.locator("main .clock-day").inner_text() == "as at today, 31 March 2024"


@pytest.mark.parametrize("today", ["2024-03-01", "2023-01-01"])
def test_a_page_made_today_or_on_a_day_to_come_is_left_as_it_is(chromium, made, today):
    with (
        opened(chromium, made("2024-03-01"), "/deadlines/", today) as page,
        opened(chromium, made("2024-03-01"), "/deadlines/", today, java_script_enabled=False) as plain,
    ):
        assert page.locator("main").inner_text() == plain.locator("main").inner_text()


def test_without_scripts_it_says_how_things_stood_on_the_day_it_was_made(chromium, made):
    with opened(chromium, made("2024-03-01"), "/actions/bridge/", "2026-11-22", java_script_enabled=False) as page:
        told = page.locator("main .clock").inner_text()
    assert told == "Due soon not recorded as done; due March 2024; 30 days left as at 1 March 2024"


def test_nothing_moves_and_nothing_is_announced_when_a_page_reckons_anew(chromium, made):
    places = "elements => elements.map(element => element.getBoundingClientRect().top)"
    with (
        opened(chromium, made("2024-03-01"), "/deadlines/", "2024-04-01") as page,
        opened(chromium, made("2024-03-01"), "/deadlines/", "2024-04-01", java_script_enabled=False) as plain,
    ):
        assert said(page) != said(plain)
        rows = "main h2, main h3, main tr"
        assert page.eval_on_selector_all(rows, places) == plain.eval_on_selector_all(rows, places)
        assert page.locator("[aria-live], [role=status], [role=alert]").count() == 0


def test_the_rule_that_set_a_date_is_named_beside_it_with_its_doubt_and_told_on_the_page_of_deadlines(chromium, made):
    with opened(chromium, made("2024-03-01"), "/recommendations/roads/2/", "2024-03-01") as page:
        told = page.locator(".clock-card .clock", has_text="no response held").inner_text()
        assert told == (
            "Due soon no response held; due 15 March 2024 (2 months after 15 January 2024, when the report was sent); "
            "14 days left as at 1 March 2024 (by a rule not checked against its source)"
        )
        page.get_by_role("link", name="2 months after").first.click()
        assert page.locator(":target").inner_text() == "Two months"
        assert "Not checked against its source" in page.locator("section.rule").inner_text()


def test_each_number_of_the_page_of_deadlines_opens_the_list_it_counts(chromium, made):
    with opened(chromium, made("2024-03-20"), "/deadlines/", "2024-03-20") as page:
        counted = {}
        for link in page.locator("nav.jump a[href*='#']").all():
            name, _, number = link.inner_text().rstrip(")").partition(" (")
            rows = page.locator(f"section[aria-labelledby='{link.get_attribute('href')[1:]}'] tbody tr").count()  # type: ignore[index]
            counted[name] = (int(number or rows), rows)
    assert counted == {
        "Overdue": (2, 2),
        "Due in 30 days": (1, 1),
        "Due in 90 days": (0, 0),
        "Due later": (1, 1),
        "No date, but words": (1, 1),
        "Met, or no longer expected": (2, 2),
        "Rules": (0, 0),
    }


def test_axe_has_nothing_to_say_of_a_page_full_of_clocks(chromium, made):
    with opened(chromium, made("2024-03-20"), "/deadlines/", "2024-03-20") as page:
        assert violations(page) == []
