"""The search index: records in, the files of a Pagefind bundle out. Law: same records, same bytes, in any run.

The shipped Python wrapper is not used: it answers ten records a second, cuts files short and hangs above
2 MiB (measured; `backend` has the conversation instead).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from sitegen.page import SearchRecord
from sitegen.pagefind.backend import BackendError, converse, installed
from sitegen.pagefind.bundle import BundleError
from sitegen.pagefind.canonical import canonical
from sitegen.pagefind.checks import damaged, lost, repeated
from sitegen.pagefind.message import Message, add_record, get_files, in_site_order, new_index
from sitegen.problems import Outcome, Problem, Where

__all__ = ["build_index"]

FOLDER = "pagefind/"


def build_index(
    records: Sequence[SearchRecord], language: str, *, executable: Path | None = None, limit: float | None = None
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
        answers = converse(_messages(first.values(), language), executable or installed(), seconds)
        files = canonical(answers)
    except BackendError as error:
        return Outcome({}, (*problems, Problem(Where("search"), "search-backend", str(error))))
    except BundleError as error:
        return Outcome({}, (*problems, Problem(Where("search"), "search-damaged", str(error))))
    problems += damaged(files) or lost(files, first)
    return Outcome({FOLDER + path: content for path, content in sorted(files.items())}, problems)


def _messages(records: Iterable[SearchRecord], language: str) -> Iterable[Message]:
    yield new_index(language)
    for record in in_site_order(records):
        yield add_record(record, language)
    yield get_files()
