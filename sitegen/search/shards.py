"""Records -> the indexes they are parted into. Law: a function of the records; the newest part stands first.

What a search costs in the browser grows with hits times records, so beyond a limit each year has an index of its
own, and one that nobody asks for is not fetched. A year whose records are as they were need not be indexed again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sitegen.page import SearchRecord

LIMIT = 10_000  # records of one index
FOLDER = "pagefind/"
UNDATED = "undated"


@dataclass(frozen=True, slots=True)
class Shard:
    """One index: its folder in the site, its records, the years it holds, and the latest date in it."""

    path: str
    records: tuple[SearchRecord, ...]

    @property
    def years(self) -> tuple[str, ...]:
        return tuple(sorted({record.date[:4] for record in self.records if record.date}, reverse=True))

    @property
    def newest(self) -> str:
        return max((record.date for record in self.records), default="")


def shards(records: Sequence[SearchRecord], limit: int = LIMIT) -> tuple[Shard, ...]:
    """One index for all; or one for each year, the newest first, and the undated last."""
    if len(records) <= limit:
        return (Shard(FOLDER, tuple(records)),)
    years: dict[str, list[SearchRecord]] = defaultdict(list)
    for record in records:
        years[record.date[:4]].append(record)
    return tuple(Shard(f"{FOLDER}{year or UNDATED}/", tuple(years[year])) for year in sorted(years, reverse=True))
