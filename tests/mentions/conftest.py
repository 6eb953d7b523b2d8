"""What words would be linked to, if they stood in a record of the small archive."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from mentions.two_cities import FILES, Files, Links

from sitegen.archive import Archive
from sitegen.mentions import mentions
from sitegen.problems import Outcome
from sitegen.prose.linking import Run, chosen


@pytest.fixture
def links(archive: Callable[[Files], Outcome[Archive]]) -> Callable[..., Links]:
    """The links in some words, by the words, as a record or part of the archive means them."""

    def found(id_: str, words: str, more: Files | None = None, *, printed: bool = False) -> Links:
        outcome = archive({**FILES, **(more or {})})
        assert outcome.problems == ()
        linker = mentions(outcome.value.graph).linker(id_, printed=printed)
        return {words[span.start : span.end]: span.target for span in chosen(Run(words), linker, set())}

    return found
