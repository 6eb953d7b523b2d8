"""The pages that belong to no record: home, search, about, accessibility, not found."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.clock import overdue
from sitegen.edition import Edition
from sitegen.graph import Graph
from sitegen.page import Crumb, Page
from sitegen.pages.rows import Row, row
from sitegen.pages.topics import total
from sitegen.problems import Where
from sitegen.records import REGISTER
from sitegen.records.organization import Organization
from sitegen.search import search_files
from sitegen.tallies import Figure, of_report, overview

_HERE = Where("sitegen/pages/front.py")
_HOME = (Crumb("/", "Home"),)


def home_page(edition: Edition) -> Iterator[Page]:
    """Search, what came of the reports, who said what, and the ways in."""
    graph = edition.graph
    reports = [
        (row(graph, node), of_report(edition, node.id))
        for node in reversed(graph.ordered(node.id for node in graph.of("report")))
    ]
    transcripts = reversed(graph.ordered(node.id for node in graph.of("transcript")))
    yield Page(
        url="/",
        template="pages/home.html",
        title=edition.site.name,
        description=edition.site.description,
        origin=_HERE,
        data={
            "counts": tuple((kind, len(graph.of(kind.kind))) for kind in REGISTER if kind.listing != "none"),
            "reports": sorted(reports, key=lambda item: graph[_id(item[0].url)].title),
            "transcripts": tuple(row(graph, node) for node in transcripts),
            "committees": _committees(graph),
            "overdue": tuple(row(graph, graph[id_]) for id_ in _overdue(edition)),
            "topics": _topics(edition),
            "outcome": overview(edition),
        },
    )


def _committees(graph: Graph) -> tuple[tuple[Row, tuple[Figure, ...]], ...]:
    """Committees with what the archive holds of each, the fullest first."""
    found = []
    for node in graph.of("organization"):
        if isinstance(node.value, Organization) and node.value.is_committee:
            meetings, reports = (
                sum(edge.field == "organization" for edge in graph.links_in(node.id, kind))
                for kind in ("meeting", "report")
            )
            held = (("meetings", meetings), ("reports", reports))
            figures = (
                Figure(number, noun if number > 1 else noun[:-1], f"{node.url}#{noun}")
                for noun, number in held
                if number
            )
            found.append((-meetings, node.title, row(graph, node), tuple(figures)))
    return tuple((shown, figures) for *_, shown, figures in sorted(found, key=lambda item: item[:2]))


def _overdue(edition: Edition) -> tuple[str, ...]:
    """Recommendations whose date for a reply or for the work has passed, the longest overdue first."""
    late = (clock.node for clock in overdue(edition))
    return tuple(dict.fromkeys(id_ for id_ in late if edition.graph[id_].kind == "recommendation"))


def _id(url: str) -> str:
    return url.strip("/")


def _topics(edition: Edition) -> tuple[tuple[str, str, int], ...]:
    """Topics with how many lines the page of each has about it, the fullest first, then by name."""
    sizes = ((node.url, node.title, total(edition, node)) for node in edition.graph.of("topic"))
    return tuple(sorted((size for size in sizes if size[2]), key=lambda item: (-item[2], item[1])))


def search_page(edition: Edition) -> Iterator[Page]:
    """The search form, and where its script finds the index and the words it knows."""
    manifest, vocabulary, *_ = search_files(edition)
    yield Page(
        url="/search/",
        template="pages/search.html",
        title="Search",
        description=f"Search {edition.site.name}: speeches, recommendations, responses, questions, people, documents.",
        origin=_HERE,
        crumbs=_HOME,
        data={"manifest": f"/{manifest.path}", "vocabulary": f"/{vocabulary.path}"},
    )


def about_pages(edition: Edition) -> Iterator[Page]:
    """What the archive is and how accessible it is."""
    yield Page(
        url="/about/",
        template="pages/about.html",
        title="About this archive",
        description=f"What {edition.site.name} holds, where it comes from, and how it is made.",
        origin=_HERE,
        crumbs=_HOME,
    )
    yield Page(
        url="/accessibility/",
        template="pages/accessibility.html",
        title="Accessibility statement",
        description=f"How accessible {edition.site.name} is, and how to report a problem.",
        origin=_HERE,
        crumbs=_HOME,
    )


def method_page(edition: Edition) -> Iterator[Page]:
    """How each figure of the site is counted, and what it does not show."""
    yield Page(
        url="/method/",
        template="pages/method.html",
        title="How the figures are counted",
        description=f"What the figures of {edition.site.name} count, of what, and what they do not show.",
        origin=_HERE,
        crumbs=_HOME,
    )


def not_found_page(edition: Edition) -> Iterator[Page]:
    """What a host shows where it has no page."""
    yield Page(
        url="/404.html",
        template="pages/404.html",
        title="Page not found",
        description=f"This address leads to no page of {edition.site.name}.",
        origin=_HERE,
        listed=False,
    )
