"""Who has to do what by when: every recommendation and action with a date, in the order of their dates."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.edition import Edition
from sitegen.page import Crumb, Page
from sitegen.pages.rows import Group, Row, row
from sitegen.problems import Where
from sitegen.replies import due
from sitegen.text import count


def deadlines_page(edition: Edition) -> Iterator[Page]:
    """One page, by month; what is to come first, then what has passed, the latest first."""
    groups = deadlines(edition)
    total = count(sum(len(group.rows) for group in groups), "deadline")
    yield Page(
        url="/deadlines/",
        template="pages/deadlines.html",
        title="Deadlines",
        description=f"Who is to do what by when: {total} in {edition.site.name}, in the order of their dates.",
        origin=Where("sitegen/pages/deadlines.py"),
        crumbs=(Crumb("/", "Home"),),
        data={"groups": groups, "total": total, "coming": sum(group.heading.startswith("To come") for group in groups)},
    )


def deadlines(edition: Edition) -> tuple[Group, ...]:
    """Recommendations and actions with a date, by the last day they may mean."""
    graph = edition.graph
    dated = [
        (when, graph.record(node.id).sort_key, node)
        for kind in ("recommendation", "action")
        for node in graph.of(kind)
        if (when := due(node, edition.as_at))
    ]
    coming = sorted((item for item in dated if item[0].days_past <= 0), key=lambda item: (item[0].last, item[1]))
    past = sorted(
        (item for item in dated if item[0].days_past > 0), key=lambda item: (-item[0].last.toordinal(), item[1])
    )
    grouped: dict[str, list[Row]] = {}
    for word, items in (("To come", coming), ("Passed", past)):
        for when, _, node in items:
            grouped.setdefault(f"{word}: {when.last:%B %Y}", []).append(row(graph, node))
    return tuple(Group(heading, tuple(rows)) for heading, rows in grouped.items())
