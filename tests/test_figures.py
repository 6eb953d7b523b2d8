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


def told(site: Built, url: str, name: str) -> list[str]:
    """What the ledger of a page says under a name: each number with its words."""
    entries = {
        next(one.all("dt")).text.partition(" how counted")[0]: one for one in site.page(url).all("div", class_="entry")
    }
    return [link.text for link in figures(entries[name])]


def test_the_archives_own_bodies_are_told_as_its_papers_have_them(site: Built) -> None:
    london, whole = "/organizations/london-probation-service/", "/organizations/hmpps/"
    assert told(site, london, "Recommendations addressed to it")[0] == "6 in all"
    assert "Recommendations addressed to it" not in site.page(whole).text
    for url in (london, whole):
        assert told(site, url, "Replies from it") == ["1 held", "1"]
        assert "56 days from sent to reply, of 1 with both dates." in site.page(url).text
    assert (
        "No time to reply" in site.page("/organizations/mopac/").text
    )  # of the reply of 25 January 2023 one date is held
    committee = "/organizations/police-and-crime-committee/"
    assert told(site, committee, "Delegations granted") == ["11 in all", "9 exercised", "2 closed without being used"]
    assert told(site, committee, "Inquiries")[0] == "9 in all"
    hall = "/people/susan-hall/"
    assert told(site, hall, "Attendance: Police and Crime Committee") == ["2 present", "2 meetings"]
    assert told(site, hall, "Contributions recorded")[0] == "33 in all"


def test_every_figure_of_a_ledger_has_its_note_on_the_page_of_method(site: Built) -> None:
    notes = {one["id"] for one in site.page("/method/").all("h2")}
    linked = {
        (site.target(url, link["href"]) or "").partition("#")[2]
        for url, page in site.pages.items()
        for link in page.all("a", class_="how")
    }
    assert linked <= notes
    assert len(linked) > 7
