"""How the tests look at pages in the browser: the windows, and what axe has to say of a page."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

PHONE, DESKTOP = {"width": 320, "height": 640}, {"width": 1280, "height": 900}

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
