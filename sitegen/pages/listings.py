"""Lists of records: one for each kind that the tracker does not list, and by year or by committee."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from sitegen.edition import Edition
from sitegen.graph import Graph, Node
from sitegen.page import Crumb, Page
from sitegen.pages.rows import Group, row
from sitegen.problems import Where
from sitegen.records import REGISTER
from sitegen.records.base import Record
from sitegen.text import count, fold

_HERE = Where("sitegen/pages/listings.py")


def listing_pages(edition: Edition) -> Iterator[Page]:
    """The list of every kind that has one, and of each of its groups."""
    for kind in REGISTER:
        if kind.listing in ("none", "tracker"):
            continue
        nodes = sorted(edition.graph.of(kind.kind), key=lambda node: edition.graph.record(node.id).sort_key)
        groups = tuple(_groups(edition.graph, kind, nodes))
        bodies = tuple(_by_body(edition.graph, kind, nodes))
        yield _page(edition, kind, groups, bodies)
        for group in (*groups, *bodies):
            if group.url:
                yield _page(edition, kind, (group,), own=group)


def _page(
    edition: Edition,
    kind: type[Record],
    groups: tuple[Group, ...],
    bodies: tuple[Group, ...] = (),
    own: Group | None = None,
) -> Page:
    """The list of a whole kind, or (`own`) of one of its groups alone."""
    url, title, trail = f"/{kind.folder}/", kind.plural, [Crumb("/", "Home")]
    if own:
        trail.append(Crumb(url, title))
        url, title = own.url or url, f"{title}: {own.heading}"
    total = count(sum(len(group.rows) for group in groups), kind.singular.lower(), kind.plural.lower())
    return Page(
        url=url,
        template="pages/listing.html",
        title=title,
        description=f"{title}: {total} in {edition.site.name}.",
        origin=_HERE,
        crumbs=tuple(trail),
        data={"kind": kind, "groups": groups, "bodies": bodies, "total": total},
    )


def _groups(graph: Graph, kind: type[Record], nodes: list[Node]) -> Iterator[Group]:
    found: dict[str, list[Node]] = defaultdict(list)
    for node in nodes:
        found[_group_key(graph, kind, node)].append(node)
    for key in sorted(found, reverse=kind.listing == "by-year"):
        members = reversed(found[key]) if kind.listing == "by-year" else found[key]
        rows = tuple(row(graph, node) for node in members)
        heading, url = key, None
        if kind.listing == "by-year":
            heading, url = key or "Without a date", f"/{kind.folder}/{key}/" if key else None
        yield Group(heading, rows, url)


def _group_key(graph: Graph, kind: type[Record], node: Node) -> str:
    record = graph.record(node.id)
    if kind.listing == "by-year":
        return str(record.when.year) if record.when else ""
    return fold(record.sort_key)[:1].upper()


def _by_body(graph: Graph, kind: type[Record], nodes: list[Node]) -> Iterator[Group]:
    """A group for each committee or body, where there are several: `/meetings/<body>/`."""
    found: dict[str, list[Node]] = defaultdict(list)
    for node in reversed(nodes):
        named = getattr(node.value, "organization", None) or ()
        for body in (named,) if isinstance(named, str) else named:
            if body in graph.nodes and graph[body].kind == "organization":
                found[body].append(node)
    if len(found) < 2 and not kind.parents:
        return
    place = f"/{kind.folder}/" if kind.parents else f"/{kind.folder}/of/"
    for body, members in sorted(found.items(), key=lambda item: graph[item[0]].title):
        rows = tuple(row(graph, node) for node in members)
        yield Group(graph[body].title, rows, f"{place}{body.rpartition('/')[2]}/")
