"""Every number on a page about a body, a committee, a person, a topic or the whole opens a list of as many records."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from built import Built, Element

COUNTED = ("organizations/", "people/", "topics/")


def figures(page: Element) -> Iterator[Element]:
    """The links that are numbers with the list that each opens."""
    return (link for link in page.all("a") if "figure" in (link.get("class") or "").split())


def number(link: Element) -> int:
    return int(next(link.all("strong")).text)


@cache
def anchors(site: Built, path: str) -> Mapping[str, Element]:
    return {one["id"]: one for one in site.page(path).all() if one.get("id")}


def length(site: Built, url: str, link: Element) -> int:
    """How many lines the list has that a link leads to."""
    path, _, fragment = (site.target(url, link["href"]) or "").partition("#")
    page = site.page(path)
    if not fragment or anchors(site, path)[fragment].name == "th":  # a list of the tracker, or a section of it
        return sum(1 for _ in rows(page, fragment))
    target = anchors(site, path)[fragment]
    place = (
        target if target.name in ("section", "tbody") else next(one for one in target.around if one.name == "section")
    )
    lines = [one for one in place.all() if "counted" in (one.get("class") or "").split()]
    return len(lines) or sum(1 for _ in place.all("p", class_="row-title"))


def rows(page: Element, fragment: str) -> Iterator[Element]:
    """The rows of the tables of a page, or of that part of one that a heading begins."""
    for table in page.all("table"):
        for body in table.all("tbody"):
            heads = [row for row in body.all("tr") if row.get("class") == "tracker-section"]
            if not fragment or any(head.one("th").get("id") == fragment for head in heads):
                yield from (row for row in body.all("tr") if row not in heads)


def test_every_figure_opens_a_list_of_as_many_records(site: Built) -> None:
    urls = ["/", *(url for url in site.pages if url.strip("/").startswith(COUNTED))]
    wrong, seen = [], 0
    for url in urls:
        for link in figures(site.page(url)):
            seen += 1
            if number(link) != length(site, url, link):
                wrong.append((url, link.text, link["href"], length(site, url, link)))
    assert wrong == []
    assert seen > 500
