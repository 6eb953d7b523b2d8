"""What became of the recommendations, in a few numbers: each leads to a list of the tracker. Dry."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from sitegen.clock import SOON
from sitegen.edition import Edition
from sitegen.tracker import TRACKERS, View, options, recommendation_lines, view


@dataclass(frozen=True, slots=True)
class Figure:
    """A number, what it is of, and the address of the list it counts."""

    number: int
    says: str
    url: str
    tone: str = "plain"


@lru_cache(maxsize=1)
def _views(edition: Edition) -> Mapping[tuple[str, str], View]:
    """The lists of the tracker of recommendations, by facet and by the record or the key that each is of."""
    tracker = next(tracker for tracker in TRACKERS if tracker.kind == "recommendation")
    lines = recommendation_lines(edition)
    found = {}
    for facet in tracker.facets:
        for option in options(edition, facet, tracker.folder, lines):
            if (made := view(facet, option)) is not None:
                found[facet.name, option.record or option.key] = made
    return found


_OVERVIEW = (
    ("response", "all-replied", "answered by all who were asked", "good"),
    ("response", "some-silent", "answered by some of those asked", "mixed"),
    ("response", "no-response-held", "with no response held", "open"),
    ("response", "not-expected", "with no response expected", "plain"),
)
_DATES = (
    ("due", "overdue", "past their date", "bad"),
    ("due", f"due-in-{SOON}-days", f"due within {SOON} days", "mixed"),
)


@dataclass(frozen=True, slots=True)
class Overview:
    """All recommendations; by what is held of the replies to them (each is counted once); and by date."""

    whole: Figure
    replies: tuple[Figure, ...]
    dates: tuple[Figure, ...]


def overview(edition: Edition) -> Overview:
    """What became of the recommendations of the whole archive."""
    views = _views(edition)

    def figure(facet: str, key: str, says: str, tone: str) -> Figure:
        made = views.get((facet, key))
        return Figure(len(made.lines) if made else 0, says, made.url if made else "", tone)

    replies = (figure(*wanted) for wanted in _OVERVIEW)
    return Overview(
        Figure(len(recommendation_lines(edition)), "recommendations", "/recommendations/"),
        tuple(one for one in replies if one.number),
        tuple(figure(*wanted) for wanted in _DATES),
    )


def made_by(edition: Edition, committee: str) -> tuple[Figure, ...]:
    """The recommendations of a committee: all, then by what is held of the replies."""
    return _of(edition, "by", committee)


def of_report(edition: Edition, report: str) -> tuple[Figure, ...]:
    """The recommendations of a report: all, then by what is held of the replies."""
    return _of(edition, "report", report)


def _of(edition: Edition, facet: str, id_: str) -> tuple[Figure, ...]:
    made = _views(edition).get((facet, id_))
    if made is None:
        return ()
    tones = {"answered": "good", "no-response": "open"}
    parts = (
        Figure(len(section.lines), section.heading, url, tones.get(section.id, "plain"))
        for section, url in made.counted()
    )
    return (Figure(len(made.lines), "recommendations", made.url), *parts)


def list_of(edition: Edition, body: str) -> View | None:
    """The tracker's list of what a body was asked."""
    return _views(edition).get(("to", body))
