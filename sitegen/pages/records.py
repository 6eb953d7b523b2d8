"""Every record's own page. Kinds whose pages need more than their fields have a view in `VIEWS`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from sitegen.citations import citations
from sitegen.edition import Edition
from sitegen.graph import Node
from sitegen.page import Crumb, Page
from sitegen.pages import (
    actions,
    documents,
    inquiries,
    meetings,
    organizations,
    people,
    recommendations,
    reports,
    topics,
)
from sitegen.pages.rows import Drawn, back_links
from sitegen.prose import to_plain
from sitegen.records.base import Record
from sitegen.text import count, excerpt
from sitegen.thread import threads_of

View = Callable[[Edition, Node], Drawn]

VIEWS: Mapping[str, View] = {
    "person": people.view,
    "organization": organizations.view,
    "inquiry": inquiries.view,
    "meeting": meetings.view,
    "transcript": meetings.transcript_view,
    "report": reports.view,
    "recommendation": recommendations.view,
    "document": documents.view,
    "action": actions.view,
    "topic": topics.view,
    "question": recommendations.question_view,
}


def record_pages(edition: Edition) -> Iterator[Page]:
    """One page for each record; the site's settings have the home page."""
    for node in edition.graph.records():
        if node.kind != "site":
            yield record_page(edition, node)


def record_page(edition: Edition, node: Node) -> Page:
    """One record's page: its fields, its sources, what links to it, and what its view adds."""
    record = edition.graph.record(node.id)
    view = VIEWS.get(node.kind)
    drawn = view(edition, node) if view else Drawn({})
    return Page(
        url=node.url,
        template=f"records/{node.kind}.html",
        title=node.title,
        description=describe(edition, node),
        origin=node.where,
        crumbs=crumbs(edition, node),
        data={
            "node": node,
            "places": () if node.kind == "meeting" else threads_of(edition, node),
            "record": record,
            "sources": citations(edition.graph, node),
            "backlinks": back_links(edition.graph, node, drawn.shown),
            **drawn.data,
        },
    )


def describe(edition: Edition, node: Node) -> str:
    """A description of the page's own, for search engines and link previews."""
    record = node.value
    if record.withheld:
        return f"{node.title}: withheld since {record.withheld.since.long}."
    prose = getattr(record, "summary", None) or getattr(record, "text", None) or getattr(record, "body", None)
    if prose:
        return excerpt(f"{node.title}. {to_plain(prose)}", 200)
    linked = sum(len(edition.graph.links_in(id_)) for id_ in edition.graph.whole(node.id))
    singular = record.singular if isinstance(record, Record) else node.kind
    return excerpt(f"{node.title}: {singular.lower()} in {edition.site.name}, linked from {count(linked, 'place')}.")


def crumbs(edition: Edition, node: Node) -> tuple[Crumb, ...]:
    """The way from the home page to a record's parent."""
    trail = [Crumb("/", "Home")]
    if node.kind == "transcript":
        meeting = edition.graph.get(node.id.removesuffix("/transcript"))
        return (*crumbs(edition, meeting), Crumb(meeting.url, meeting.title)) if meeting else tuple(trail)
    record = edition.graph.record(node.id)
    if record.listing != "none":
        trail.append(Crumb(f"/{record.folder}/", record.plural))
    place = f"/{record.folder}/"
    for parent, slug in zip(record.parents, node.id.split("/")[1:], strict=False):
        place += f"{slug}/"
        named = edition.graph.get(f"{parent.folder}/{slug}")
        trail.append(Crumb(place, named.title if named else slug))
    return tuple(trail)
