"""The tracker's pages: every recommendation, and every action, in one table, and the lists of each facet."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from sitegen.edition import Edition
from sitegen.exports.actions import ACTION_COLUMNS, actions_csv
from sitegen.exports.lines import Told
from sitegen.exports.recommendations import RECOMMENDATION_COLUMNS, recommendations_csv
from sitegen.exports.table import Column
from sitegen.page import Artefact, Crumb, Page
from sitegen.problems import Where
from sitegen.records import REGISTER
from sitegen.text import count, size
from sitegen.tracker import TRACKERS, Facet, Line, Option, Section, Tracker, View, options, view

_HERE = Where("sitegen/pages/tracker.py")


@dataclass(frozen=True, slots=True)
class Once:
    """Draws each line once, though it stands on many lists: a template calls it with the line and its macro."""

    drawn: dict[str, str] = field(default_factory=dict)

    def __call__(self, line: Line, macro: Callable[[Line], str]) -> str:
        if line.node.id not in self.drawn:
            self.drawn[line.node.id] = macro(line)
        return self.drawn[line.node.id]


@dataclass(frozen=True, slots=True)
class Choice:
    """A facet with its options, and the lists of those that have one."""

    facet: Facet
    options: tuple[Option, ...]
    views: tuple[View, ...]


_FILES: Mapping[str, tuple[Callable[[Edition], Artefact], tuple[Column[Told], ...]]] = {
    "recommendation": (recommendations_csv, RECOMMENDATION_COLUMNS),
    "action": (actions_csv, ACTION_COLUMNS),
}


def tracker_pages(edition: Edition) -> Iterator[Page]:
    """Each table whole, then its lists; a long one on several pages."""
    for tracker in TRACKERS:
        lines = tracker.lines(edition)
        choices = tuple(_choice(edition, tracker, facet, lines) for facet in tracker.facets)
        once = Once()
        kind = next(kind for kind in REGISTER if kind.kind == tracker.kind)
        whole = View(f"/{tracker.folder}/", kind.plural, (Section("", "", lines),))
        for one in (whole, *(one for choice in choices for one in choice.views)):
            yield from _pages(edition, tracker, one, {"once": once, "choices": choices, "total": len(lines)})


def _choice(edition: Edition, tracker: Tracker, facet: Facet, lines: tuple[Line, ...]) -> Choice:
    found = options(edition, facet, tracker.folder, lines)
    made = (view(facet, option) for option in found)
    return Choice(facet, found, tuple(one for one in made if one))


def _pages(edition: Edition, tracker: Tracker, shown: View, data: Mapping[str, object]) -> Iterator[Page]:
    kind = next(kind for kind in REGISTER if kind.kind == tracker.kind)
    make, columns = _FILES[tracker.kind]
    parts = tuple(shown.parts())
    said = count(len(shown.lines), kind.singular.lower(), kind.plural.lower())
    for number, (url, sections) in enumerate(parts, 1):
        further = f", page {number} of {len(parts)}" if number > 1 else ""
        trail = [Crumb("/", "Home"), *([Crumb(f"/{tracker.folder}/", kind.plural)] if shown.option or further else [])]
        if shown.option and further:
            trail.append(Crumb(shown.url, shown.title))
        file = make(edition)
        yield Page(
            url=url,
            template="pages/tracker.html",
            title=f"{shown.title}{further}",
            description=f"{shown.title}{further}: {said}, with replies, dates and what was done.",
            origin=_HERE,
            crumbs=tuple(trail),
            data={
                **data,
                "kind": kind,
                "view": shown,
                "sections": sections,
                "parts": tuple(url for url, _ in parts),
                "number": number,
                "csv": {"url": f"/{file.path}", "size": size(len(file.content)), "columns": columns},
            },
        )
