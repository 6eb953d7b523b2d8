"""What is said to Pagefind. Law: values only; the shapes are those of `pagefind/src/service/requests.rs`, 1.5.2."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from sitegen.page import SearchRecord

Message = dict[str, Any]

# A backend serves one index here, and it numbers them from 0.
INDEX = 0
# Words Pagefind takes for marks of its own (`fossick/mod.rs`): they would vanish or change the weight of a text.
PRIVATE = re.compile(r"___(?:END_)?PAGEFIND_")
# As text it sorts after any ISO date.
UNDATED = "~"
COMPLEMENT = str.maketrans("0123456789", "9876543210")


def new_index(language: str) -> Message:
    """Open an index in which every record has this language, so that none is hidden from a page in another."""
    return {"type": "NewIndex", "config": {"force_language": language}}


def add_record(record: SearchRecord, language: str) -> Message:
    """Add one record.

    Pagefind makes every meta field searchable text: a value that a filter of the same name already carries is
    left out, or else a search for "committee" would find all that any committee ever did. Results read it
    from the filter.
    """
    filters = {name: list(dict.fromkeys(filter(None, values))) for name, values in record.filters.items()}
    meta = {name: text for name, text in record.meta.items() if text and filters.get(name) != [text]}
    return {
        "type": "AddRecord",
        "index_id": INDEX,
        "url": record.url,
        "content": _plain(record.content),
        "language": language,
        "meta": {"title": _plain(record.title)} | {name: _plain(text) for name, text in meta.items()},
        "filters": {name: values for name, values in filters.items() if values},
        "sort": _sorts(record.date),
    }


def get_files() -> Message:
    """Build the index and hand over all its files."""
    return {"type": "GetFiles", "index_id": INDEX}


def in_site_order(records: Iterable[SearchRecord]) -> list[SearchRecord]:
    """By address, numbers in it as numbers (`#s2` before `#s10`): Pagefind numbers records as they come."""
    return sorted(records, key=lambda record: (_natural(record.url), record.url))


def _sorts(date: str) -> dict[str, str]:
    """The keys `date` (oldest first) and `newest`, both to be sorted ascending.

    A record without the key would vanish from a sorted search, and a descending sort would turn the speeches
    of one day round: so the undated come last in both, and `newest` is the date in nines' complement.
    """
    date = date or UNDATED
    return {"date": date, "newest": date.translate(COMPLEMENT)}


def _plain(text: str) -> str:
    """One line without Pagefind's own marks, or U+FEFF, which splits words in the browser but not in the index."""
    return " ".join(PRIVATE.sub("", text.replace("\ufeff", " ")).split())


def _natural(url: str) -> tuple[tuple[int, str], ...]:
    return tuple((int(part) if part.isdigit() else 0, part) for part in re.split(r"([0-9]+)", url))
