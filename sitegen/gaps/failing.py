"""Kinds of gap that fail a build: each gap found is then a fault, at its place in the record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sitegen.edition import Edition
from sitegen.entry import Entry
from sitegen.gaps import KINDS, find_gaps
from sitegen.gaps.kinds import Found
from sitegen.problems import Problem, Where, did_you_mean
from sitegen.records.site import Site

IDS = tuple(kind.id for kind in KINDS)


def unknown_kind(name: str) -> str:
    """How to mend a kind of gap that there is not: the nearest, or all of them."""
    return did_you_mean(name, IDS, f"the kinds are {', '.join(IDS)}")


def gap_problems(edition: Edition, entries: Iterable[Entry], asked: Iterable[str]) -> Iterator[Problem]:
    """A fault for each gap of the kinds asked for, here or in the site's settings; and for each unknown kind."""
    by_id = {entry.id: entry for entry in entries}
    settings = by_id.get("site")
    named = edition.site.fail_on_gaps if settings and isinstance(settings.record, Site) else ()
    for index, name in enumerate(named):
        if name not in IDS and settings and settings.raw:
            where = settings.raw.mark(("fail_on_gaps", index)).value
            reason = f'fail_on_gaps[{index}]: "{name}" is no kind of gap.'
            yield Problem(where, "wrong-value", reason, unknown_kind(name))
    fatal = {*named, *asked}
    for gap in find_gaps(edition) if fatal else ():
        for found in gap.found if gap.kind.id in fatal else ():
            hint = f'mend the record, or take "{gap.kind.id}" from the kinds of gap that fail a build'
            reason = f"{_told(found)}: {gap.kind.says}."
            yield Problem(_where(found, by_id), "data-gap", reason, hint)


def _told(found: Found) -> str:
    """The gap in a line: its title and what tells it apart."""
    words = [words for _, words in found.facts]
    return f"{found.title} ({'; '.join(words)})" if words else found.title


def _where(found: Found, entries: dict[str, Entry]) -> Where:
    entry = entries.get(found.node.id)
    return entry.raw.mark(found.at).value if entry and entry.raw and found.at else found.node.where
