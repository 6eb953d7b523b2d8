"""The tracker: what became of every recommendation, action and undertaking, in tables that can be narrowed. Dry."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sitegen.edition import Edition
from sitegen.tracker.actions import action_lines
from sitegen.tracker.facets import ACTION_FACETS, RECOMMENDATION_FACETS, Facet, Option, options
from sitegen.tracker.lines import Line
from sitegen.tracker.recommendations import recommendation_lines
from sitegen.tracker.views import Section, View, view


@dataclass(frozen=True, slots=True)
class Tracker:
    """One table: the kind of record it follows, the folder it lies in, its lines, and what narrows it."""

    kind: str
    folder: str
    lines: Callable[[Edition], tuple[Line, ...]]
    facets: tuple[Facet, ...]


TRACKERS = (
    Tracker("recommendation", "recommendations", recommendation_lines, RECOMMENDATION_FACETS),
    Tracker("action", "actions", action_lines, ACTION_FACETS),
)

__all__ = [
    "TRACKERS",
    "Facet",
    "Line",
    "Option",
    "Section",
    "Tracker",
    "View",
    "action_lines",
    "options",
    "recommendation_lines",
    "view",
]
