"""The two files that a search page reads beside the index, named by their content so that they are kept for ever."""

from __future__ import annotations

import hashlib
import json
from functools import lru_cache

from sitegen.edition import Edition
from sitegen.page import Artefact
from sitegen.search.manifest import manifest
from sitegen.search.records import search_records
from sitegen.search.vocabulary import vocabulary

# `/search/*` in a host's headers would mean the search page too.
_FOLDER = "assets"


@lru_cache(maxsize=1)
def search_files(edition: Edition) -> tuple[Artefact, Artefact]:
    """The manifest, read when a visitor turns to search, and the vocabulary, read with the first query."""
    records = search_records(edition)
    return (
        _file("search-manifest", manifest(edition.graph, records)),
        _file("search-vocabulary", vocabulary(edition, records)),
    )


def _file(name: str, value: object) -> Artefact:
    content = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
    return Artefact(f"{_FOLDER}/{name}.{hashlib.sha256(content).hexdigest()[:10]}.json", content)
