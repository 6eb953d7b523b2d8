"""The small archive of `owed`, with the files that a test adds to it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from owed import FILES

from sitegen.archive import Archive
from sitegen.clock import Clock, all_clocks
from sitegen.config import Base
from sitegen.edition import Edition
from sitegen.problems import Outcome
from sitegen.records.site import Site

Made = Callable[..., Edition]


@pytest.fixture
def made(archive: Callable[[dict[str, str]], Outcome[Archive]]) -> Made:
    """The small archive with other files, as an edition of a day."""

    def edition(files: dict[str, str], as_at: str = "2024-01-01") -> Edition:
        outcome = archive({**FILES, **files})
        assert outcome.problems == ()
        site = outcome.value.graph["site"].value
        assert isinstance(site, Site)
        return Edition(outcome.value.graph, site, Base.parse("https://example.org/"), dt.date.fromisoformat(as_at))

    return edition


@pytest.fixture
def clock(made: Made) -> Callable[..., Clock]:
    """The clock of one kind, of the only record that has such a one."""

    def found(kind: str, files: dict[str, str]) -> Clock:
        (only,) = (clock for clock in all_clocks(made(files)) if clock.kind == kind)
        return only

    return found
