"""Is the index whole? Law: values only; a fault names the record or the file.

Pagefind is silent when it drops a record without words, and when a second record takes another's address
(measured); both would be a page nobody can find.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence

from sitegen.page import SearchRecord
from sitegen.pagefind.bundle import BundleError, read, read_entry, read_meta
from sitegen.pagefind.canonical import SCRIPTS
from sitegen.problems import Problem, Where


def repeated(records: Sequence[SearchRecord]) -> tuple[Problem, ...]:
    """A fault for each record whose address an earlier one has."""
    seen: dict[str, SearchRecord] = {}
    return tuple(
        Problem(
            Where(record.url),
            "search-duplicate-url",
            f'"{record.title}" would take the place of "{seen[record.url].title}" in search.',
            "give each searchable thing an address of its own",
        )
        for record in records
        if seen.setdefault(record.url, record) is not record
    )


def damaged(files: Mapping[str, bytes]) -> tuple[Problem, ...]:
    """A fault for each file that is missing or broken, and for a table of contents of the wrong length."""
    return tuple(Problem(Where("search"), "search-damaged", reason) for reason in _damages(files))


def _damages(files: Mapping[str, bytes]) -> Iterable[str]:
    wanted = set(SCRIPTS)
    for language in read_entry(files).languages.values():
        meta = read_meta(files, language.hash)
        wanted.update(meta.files, [language.wasm_path])
        if len(meta.pages) != language.page_count:
            yield f"the table of contents has {len(meta.pages)} pages, the entry file {language.page_count}."
    for path in sorted(wanted - files.keys()):
        yield f"{path} is named but missing."
    for path in sorted(files):
        if ".pf_" in path:
            try:
                read(files, path)
            except BundleError as error:
                yield str(error)


def lost(files: Mapping[str, bytes], sent: Mapping[str, SearchRecord]) -> tuple[Problem, ...]:
    """A fault for each record, by address, that was sent and is not in a sound index."""
    kept = sum(language.page_count for language in read_entry(files).languages.values())
    if kept == len(sent):
        return ()
    fragments = (json.loads(read(files, path)) for path in files if path.startswith("fragment/"))
    found = {fragment["url"] for fragment in fragments}
    return tuple(
        Problem(
            Where(url),
            "search-lost-record",
            f'"{record.title}" cannot be found by search: its text has no word.',
            "give it text to search, or leave it out of search",
        )
        for url, record in sorted(sent.items())
        if url not in found
    )
