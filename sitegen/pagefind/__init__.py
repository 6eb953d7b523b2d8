"""The search index: records in, the files of a Pagefind bundle out. Law: same records, same bytes, in any run.

The shipped Python wrapper is not used: it answers ten records a second, cuts files short and hangs above
2 MiB (measured; `backend` has the conversation instead).
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from sitegen.page import SearchRecord
from sitegen.pagefind.backend import BackendError, converse, installed
from sitegen.pagefind.bundle import BundleError
from sitegen.pagefind.canonical import canonical
from sitegen.pagefind.checks import damaged, lost, repeated
from sitegen.pagefind.kept import Kept, digest_of_records
from sitegen.pagefind.message import Message, add_record, get_files, in_site_order, new_index
from sitegen.problems import Outcome, Problem, Where
from sitegen.search import Shard

__all__ = ["Index", "Part", "build_index", "build_shards"]

FOLDER = "pagefind/"
AT_ONCE = 4  # programs: each takes a processor, and 80 MB for every thousand records


@dataclass(frozen=True, slots=True)
class Part:
    """One index as it stands: its folder, how many records and files, how many bytes, and whether it was kept."""

    path: str
    records: int
    files: int
    size: int
    kept: bool


@dataclass(frozen=True, slots=True)
class Index:
    """All indexes of a site: their files, what they are, and how many records of each kind they hold."""

    files: Mapping[str, bytes]
    parts: tuple[Part, ...]
    kinds: Mapping[str, int]
    kept: Kept

    @property
    def standing(self) -> frozenset[str]:
        """The files that were taken from the output folder, and stand there as they are here."""
        folders = tuple(part.path for part in self.parts if part.kept)
        return frozenset(path for path in self.files if path.startswith(folders))

    def remember(self) -> None:
        """Leave word for the next build, once the files stand. Raises OSError."""
        self.kept.write()


def build_shards(
    shards: Sequence[Shard], language: str, output: Path | None = None, *, executable: Path | None = None
) -> Outcome[Index]:
    """An index for each shard; one that stands in `output` as it would be made is taken from there.

    Shards are built at the same time, as many as there are processors. Faults are those of `build_index`.
    """
    kept, files, parts = Kept.of(output), dict[str, bytes](), []
    records = [record for shard in shards for record in shard.records]
    problems = repeated(records)

    def made(shard: Shard) -> tuple[str, dict[str, bytes] | None, Outcome[dict[str, bytes]]]:
        told = _digest(shard.records, language, executable)
        if standing := kept.files(shard.path, told) if told else None:
            return told, standing, Outcome(standing)
        return told, None, build_index(shard.records, language, executable=executable, folder=shard.path)

    with ThreadPoolExecutor(min(AT_ONCE, os.cpu_count() or 1)) as pool:
        for shard, (told, standing, built) in zip(shards, pool.map(made, () if problems else shards), strict=False):
            problems += built.problems
            kept.keep(shard.path) if standing else kept.note(shard.path, told, built.value)
            files |= built.value
            size = sum(map(len, built.value.values()))
            parts.append(Part(shard.path, len(shard.records), len(built.value), size, standing is not None))
    kinds = Counter(kind for record in records for kind in record.filters.get("kind", ()))
    return Outcome(Index(files, tuple(parts), dict(sorted(kinds.items())), kept), problems)


def _digest(records: Sequence[SearchRecord], language: str, executable: Path | None) -> str:
    try:
        return digest_of_records(records, language, executable or installed())
    except (OSError, BackendError):  # it cannot be read, and will not start: that is told by the attempt
        return ""


def build_index(
    records: Sequence[SearchRecord],
    language: str,
    *,
    executable: Path | None = None,
    limit: float | None = None,
    folder: str = FOLDER,
) -> Outcome[dict[str, bytes]]:
    """The bundle for these records, as files below the site's root (`pagefind/pagefind.js`, ...).

    `language` is an ISO 639-1 code and holds for every record: one index, whatever the pages say. `limit` is
    the time in seconds after which a silent backend is given up; by default two minutes and 20 ms a record,
    about eight times what was measured.

    Nothing is raised for a bad index. An address given twice is `[search-duplicate-url]`, a record that
    Pagefind dropped `[search-lost-record]`, a file missing or broken `[search-damaged]`, a backend that dies,
    is silent or answers with an error `[search-backend]`, and no record at all `[search-empty]`, a warning.
    """
    first = {record.url: record for record in reversed(records)}
    if not first:
        return Outcome({}, (Problem(Where("search"), "search-empty", "no page has text to search.", "", "warning"),))
    problems = repeated(records)
    seconds = 120 + 0.02 * len(first) if limit is None else limit
    try:
        answers = converse(_messages(tuple(first.values()), language), executable or installed(), seconds)
        files = canonical(answers)
    except BackendError as error:
        return Outcome({}, (*problems, Problem(Where("search"), "search-backend", str(error))))
    except BundleError as error:
        return Outcome({}, (*problems, Problem(Where("search"), "search-damaged", str(error))))
    problems += damaged(files) or lost(files, first)
    return Outcome({folder + path: content for path, content in sorted(files.items())}, problems)


def _messages(records: Sequence[SearchRecord], language: str) -> Iterator[Message]:
    yield new_index(language)
    for record in in_site_order(records):
        yield add_record(record, language)
    yield get_files()
