"""The page of what the archive lacks: every kind with its count, which opens its list."""

from __future__ import annotations

from sitegen.gaps import KINDS
from sitegen.pages import gaps

SOURCE = "sources: [{title: Minutes}]\n"


def meetings(number: int) -> dict[str, str]:
    days = [f"20{year}-0{month}-1{day}" for year in range(10, 20) for month in range(1, 10) for day in range(10)]
    return {f"meetings/audit/{day}.yaml": f"date: {day}\nstatus: held\n{SOURCE}" for day in days[:number]}


def test_one_page_has_every_kind_in_its_family_and_says_how_many_gaps_there_are(edition):
    (page,) = gaps.gaps_pages(edition())
    families = page.data["families"]
    assert [gap.kind for _, found in families for gap in found] == list(KINDS)
    total = sum(len(gap.found) for _, found in families for gap in found)
    assert page.data["total"] == f"{total} gaps"
    assert f"{total} gaps of {len(KINDS)} kinds" in page.description


def test_a_kind_with_many_gaps_has_a_page_of_its_own(edition):
    first, *more = gaps.gaps_pages(edition(meetings(gaps.LONG)))
    assert more == []
    first, *more = gaps.gaps_pages(edition(meetings(gaps.LONG + 1)))
    assert [page.url for page in more] == ["/data-gaps/no-minutes/", "/data-gaps/no-transcript/"]
    assert [crumb.url for crumb in more[0].crumbs] == ["/", "/data-gaps/"]
    assert len(more[0].data["gap"].found) == gaps.LONG + 1
    assert first.url == "/data-gaps/"
