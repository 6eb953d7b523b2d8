"""What the tracker can be narrowed by: facets, their options, and the list of its own that an option has."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from sitegen.clock import SOON
from sitegen.edition import Edition
from sitegen.graph import Graph
from sitegen.tracker.lines import LATER, Line, keys


@dataclass(frozen=True, slots=True)
class Facet:
    """One thing to narrow by. `name` is that of its parameter in an address and of its data attribute.

    `titled` is what its lists are called, with the option in braces; `place` the folder they lie in below the
    tracker's own (None: it has no lists). `always` are options with a list even when there is nothing on it.
    `ids` gives the records an option stands for; the labels of the others are in `labels`.
    """

    name: str
    legend: str
    titled: str = ""
    place: str | None = None
    ids: Callable[[Line], Iterable[str | None]] | None = None
    labels: Mapping[str, str] | None = None
    always: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Option:
    """One value of a facet, which is named: its key, its name in words, its lines, and the address of their list."""

    facet: str
    key: str
    label: str
    lines: tuple[Line, ...]
    url: str | None
    title: str
    record: str | None = None


def options(edition: Edition, facet: Facet, folder: str, lines: tuple[Line, ...]) -> tuple[Option, ...]:
    """The options of a facet that any line has, by name; words that are an order of their own keep it."""
    labels, records = _names(edition.graph, facet, lines)
    found: dict[str, list[Line]] = {key: [] for key in facet.always}
    for line in lines:
        for key in line.values[facet.name]:
            found.setdefault(key, []).append(line)
    order = list(facet.labels or ())
    ranked = sorted(
        found,
        key=lambda key: (order.index(key) if key in order else len(order), labels.get(key, key).casefold(), key),
        reverse=facet.name == "year",
    )
    made = []
    for key in ranked:
        label = labels.get(key, key)
        url = None if facet.place is None else f"/{folder}/{facet.place}{key}/"
        title = facet.titled.format(label if facet.ids or facet.name == "year" else label[:1].lower() + label[1:])
        made.append(Option(facet.name, key, label, tuple(found[key]), url, title, records.get(key)))
    return tuple(made)


def _names(graph: Graph, facet: Facet, lines: tuple[Line, ...]) -> tuple[Mapping[str, str], Mapping[str, str]]:
    """What the options of a facet are called, and the records that they stand for."""
    if not facet.ids:
        return facet.labels or {}, {}
    short = keys({id_ for line in lines for id_ in facet.ids(line) if id_})
    titles = {key: graph[id_].title if id_ in graph.nodes else id_ for id_, key in short.items()}
    return titles, {key: id_ for id_, key in short.items()}


_STATES = {
    "not-started": "Not started",
    "in-progress": "In progress",
    "complete": "Complete",
    "closed-without-action": "Closed without action",
    "superseded": "Superseded",
    "not-verified": "Outcome not known",
}
_SOON, _LATER = f"due-in-{SOON}-days", f"due-in-{LATER}-days"
_DUE = {
    _SOON: f"Due within {SOON} days",
    _LATER: f"Due within {LATER} days",
    "due-later": f"Due after {LATER} days",
    "on-time": "On time",
    "late": "Late",
    "no-deadline": "No deadline",
}
_ALWAYS = ("overdue", _SOON, _LATER)


def _committee(line: Line) -> Iterable[str | None]:
    return (line.committee,)


RECOMMENDATION_FACETS = (
    Facet("to", "Addressed to", "Recommendations to {}", "to/", lambda line: line.bodies),
    Facet("by", "Committee", "Recommendations by {}", "by/", _committee),
    Facet(
        "response",
        "Response",
        "Recommendations: {}",
        "response/",
        labels={
            "accepted": "Accepted",
            "accepted-in-part": "Accepted in part",
            "noted": "Noted",
            "redirected": "Redirected",
            "not-accepted": "Not accepted",
            "not-addressed": "Not addressed in a reply",
            "all-replied": "All who were asked have replied",
            "some-silent": "Some who were asked are silent",
            "answered-by-others": "Answered by others only",
            "no-response-held": "No response held",
            "not-expected": "No response expected",
        },
        always=("no-response-held",),
    ),
    Facet("implementation", "Implementation", "Recommendations: {}", "implementation/", labels=_STATES),
    Facet(
        "due",
        "Due",
        "Recommendations: {}",
        "",
        labels={
            "overdue": "Overdue",
            "reply-overdue": "Reply overdue",
            "action-overdue": "Action overdue",
            **_DUE,
        },
        always=_ALWAYS,
    ),
    Facet("year", "Year", "Recommendations of {}", "year/"),
    Facet("report", "Report", "Recommendations: {}", "", lambda line: (line.report.id if line.report else None,)),
    Facet("topic", "Topic", ids=lambda line: line.topics),
)
ACTION_FACETS = (
    Facet(
        "type",
        "Type",
        "Actions: {}",
        "type/",
        labels={
            "request": "Requests",
            "undertaking": "Undertakings",
            "commitment": "Commitments",
            "delegation": "Delegations",
            "standing": "Standing actions",
        },
    ),
    Facet("of", "Responsible", "Actions of {}", "of/", lambda line: line.bodies),
    Facet("by", "Committee or body", "Actions arising from {}", "by/", _committee),
    Facet("status", "Status", "Actions: {}", "status/", labels=_STATES),
    Facet("due", "Due", "Actions: {}", "", labels={"overdue": "Overdue", **_DUE}, always=_ALWAYS),
    Facet("year", "Year", "Actions of {}", ""),
    Facet("topic", "Topic", ids=lambda line: line.topics),
)
