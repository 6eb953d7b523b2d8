"""The files that a search page reads beside the index, named by their content so that they are kept for ever."""

from __future__ import annotations

import hashlib
import json
from functools import lru_cache

from sitegen.edition import Edition
from sitegen.page import Artefact
from sitegen.search.lookup import beginnings, parted
from sitegen.search.manifest import manifest, references
from sitegen.search.records import search_records
from sitegen.search.vocabulary import places, vocabulary

# `/search/*` in a host's headers would mean the search page too.
_FOLDER = "assets"


@lru_cache(maxsize=1)
def search_files(edition: Edition) -> tuple[Artefact, ...]:
    """The manifest, read when a visitor turns to search; the vocabulary, read with the first query; and then the files
    in which the page looks up one thing or another."""
    records = search_records(edition)
    words = vocabulary(edition, records)
    parts = parted(
        {
            **{f"name {key}": entities for key, entities in words.told.items()},
            **{f"office {office}": holders for office, holders in words.offices.items()},
            **{f"ref {reference}": found for reference, found in references(edition.graph).items()},
            **{f"word {word}": years for word, years in words.years.items()},
            **{f"within {id_}": place for id_, place in places(edition.graph, records).items()},
        }
    )
    folder = f"{_FOLDER}/search-lookup.{_digest(_packed(parts))}/"
    return (
        _file("search-manifest", manifest(records, folder, beginnings(parts))),
        _file("search-vocabulary", words.known),
        *(Artefact(f"{folder}{number}.json", _packed(part)) for number, part in enumerate(parts)),
    )


def _file(name: str, value: object) -> Artefact:
    content = _packed(value)
    return Artefact(f"{_FOLDER}/{name}.{_digest(content)}.json", content)


def _packed(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:10]
