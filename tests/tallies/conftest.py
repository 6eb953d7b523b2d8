"""Editions of archives made from text, by a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from sitegen.archive import Archive
from sitegen.config import Base
from sitegen.edition import Edition
from sitegen.problems import Outcome
from sitegen.records.site import Site


@pytest.fixture
def edition(archive: Callable[[dict[str, str]], Outcome[Archive]]) -> Callable[..., Edition]:
    """An archive of some files, those given later in place of those before, as an edition of 1 January 2024."""
    written: set[str] = set()

    def made(*files: dict[str, str], as_at: str = "2024-01-01") -> Edition:
        together = {name: text for some in files for name, text in some.items()}
        assert written <= together.keys(), "an archive made later in a test has the files of those before"
        written.update(together)
        outcome = archive(together)
        assert outcome.problems == ()
        site = outcome.value.graph["site"].value
        assert isinstance(site, Site)
        return Edition(outcome.value.graph, site, Base.parse("https://example.org/"), dt.date.fromisoformat(as_at))

    return made
