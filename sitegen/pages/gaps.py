"""What the archive lacks, said openly: each kind of gap with the records it was counted from."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from sitegen.edition import Edition
from sitegen.gaps import FAMILIES, find_gaps
from sitegen.gaps.kinds import Gap, named
from sitegen.page import Crumb, Page
from sitegen.problems import Where
from sitegen.text import count

LONG = 60  # gaps of a kind beyond which they have a page of their own
_HERE = Where("sitegen/pages/gaps.py")


def gaps_pages(edition: Edition) -> Iterator[Page]:
    """All that is known to be missing, kind by kind, on one page; long lists on pages of their own."""
    found = {gap.kind.id: gap for gap in find_gaps(edition)}
    total = count(sum(len(gap.found) for gap in found.values()), "gap")
    yield Page(
        url="/data-gaps/",
        template="pages/gaps.html",
        title="Data gaps",
        description=f"What {edition.site.name} does not hold, as far as it knows: {total} of {len(found)} kinds.",
        origin=_HERE,
        crumbs=(Crumb("/", "Home"),),
        data={
            "families": tuple((name, tuple(found[kind.id] for kind in kinds)) for name, kinds in FAMILIES),
            "total": total,
            "long": LONG,
            "named": partial(named, edition.graph),
        },
    )
    yield from (_kind_page(edition, gap) for gap in found.values() if len(gap.found) > LONG)


def _kind_page(edition: Edition, gap: Gap) -> Page:
    number = count(len(gap.found), "gap")
    return Page(
        url=f"/data-gaps/{gap.kind.id}/",
        template="pages/gaps-of-a-kind.html",
        title=gap.kind.heading,
        description=f"{gap.kind.heading} in {edition.site.name}: {number}, with the records they were counted from.",
        origin=_HERE,
        crumbs=(Crumb("/", "Home"), Crumb("/data-gaps/", "Data gaps")),
        data={"gap": gap, "named": partial(named, edition.graph)},
    )
