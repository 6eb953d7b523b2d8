"""Ways to find things beside the search page: the indexes of /browse/, complete and without a script, and the file by
which a browser learns to search here (OpenSearch 1.1)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from sitegen.edition import Edition
from sitegen.graph import Graph, Node
from sitegen.page import Crumb, Page
from sitegen.pages.rows import Row, row
from sitegen.problems import Where
from sitegen.records import REGISTER
from sitegen.records.organization import Organization
from sitegen.text import fold, natural

_HERE = Where("sitegen/pages/finding.py")
_LONGEST_NAME = 16  # characters of an OpenSearch short name

Letters = tuple[tuple[str, tuple[Row, ...]], ...]


def browse_page(edition: Edition) -> Iterator[Page]:
    """Every person, organization and topic by letter; every year, committee and reference."""
    graph = edition.graph
    bodies = graph.of("organization")
    committees = [node for node in bodies if isinstance(node.value, Organization) and node.value.is_committee]
    yield Page(
        url="/browse/",
        template="pages/browse.html",
        title="Browse",
        description=f"All people, organizations, topics, committees, years and references of {edition.site.name}.",
        origin=_HERE,
        crumbs=(Crumb("/", "Home"),),
        data={
            "committees": tuple(row(graph, node) for node in _by_name(graph, committees)),
            "years": _years(edition),
            "indexes": tuple(
                (name, heading, letters)
                for name, heading in (("people", "People"), ("topics", "Topics"), ("organizations", "Organizations"))
                if (letters := _letters(graph, [node for node in graph.records() if node.id.startswith(f"{name}/")]))
            ),
            "references": _references(graph),
        },
    )


def open_search(edition: Edition) -> Iterator[Page]:
    """The description by which a browser offers to search this archive from its address bar."""
    name = edition.site.name
    yield Page(
        url="/opensearch.xml",
        template="pages/opensearch.xml",
        title=name,
        description=edition.site.description,
        origin=_HERE,
        data={"short": name if len(name) <= _LONGEST_NAME else name[:_LONGEST_NAME].rsplit(" ", 1)[0]},
        listed=False,
    )


def _by_name(graph: Graph, nodes: list[Node]) -> list[Node]:
    return sorted(nodes, key=lambda node: (fold(graph.record(node.id).sort_key), node.id))


def _letters(graph: Graph, nodes: list[Node]) -> Letters:
    found: dict[str, list[Row]] = defaultdict(list)
    for node in _by_name(graph, nodes):
        found[fold(graph.record(node.id).sort_key)[:1].upper()].append(row(graph, node))
    return tuple((letter, tuple(rows)) for letter, rows in sorted(found.items()))


def _years(edition: Edition) -> tuple[tuple[int, tuple[tuple[str, str, int], ...]], ...]:
    """The years, the newest first, with each kind that is listed by year: its name, its list's address, how many."""
    found: dict[int, Counter[str]] = defaultdict(Counter)
    kinds = {kind.kind: kind for kind in REGISTER if kind.listing in ("by-year", "tracker")}
    for node in edition.graph.records():
        if node.kind in kinds and (when := edition.graph.record(node.id).when):
            found[when.year][node.kind] += 1
    return tuple(
        (
            year,
            tuple(
                (kind.plural, f"/{kind.folder}/{year}/", counts[name]) for name, kind in kinds.items() if counts[name]
            ),
        )
        for year, counts in sorted(found.items(), reverse=True)
    )


def _references(graph: Graph) -> tuple[tuple[str, Row], ...]:
    """Every record that has a printed reference, by reference."""
    having = ((getattr(node.value, "reference", None), node) for node in graph.records())
    found = [(reference, row(graph, node)) for reference, node in having if isinstance(reference, str)]
    return tuple(sorted(found, key=lambda item: (natural(item[0]), item[1].url)))
