"""Indexes of neighbouring stretches of records -> the index of all of them. Law: what one index of all would say.

Pagefind builds an index on one processor for the most part, and the time grows faster than the records: so large ones
are built in stretches, at the same time, and joined here. A page's number is its place among all; words are parted into
chunks by Pagefind's own rule (`pagefind/src/index/mod.rs`, 1.5.2).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby, pairwise, takewhile
from typing import Any

from sitegen.pagefind.bundle import (
    ENTRY,
    Meta,
    meta_path,
    name_for,
    pack,
    read_cbor,
    read_entry,
    read_meta,
    write_cbor,
)

CHUNK = 20_000  # places of words in one chunk
Files = Mapping[str, bytes]
Word = list[
    Any
]  # a word, its pages [step from the page before, places, places in meta], its spellings with their pages


def join(parts: Sequence[Files], sorts: Mapping[str, Sequence[int]]) -> dict[str, bytes]:
    """The bundle of all records; `sorts` are their numbers in the order of each key. Raises BundleError."""
    entries = [read_entry(part) for part in parts]
    if len(held := [index for index, entry in enumerate(entries) if entry.languages]) < len(parts):
        return join([parts[index] for index in held], sorts) if held else dict(parts[0])
    code = next(iter(entries[0].languages))
    metas = [read_meta(part, entry.languages[code].hash) for part, entry in zip(parts, entries, strict=True)]
    fields = sorted({field for meta in metas for field in meta.fields})
    apart = ("index/", "filter/")
    files = {path: content for part in parts for path, content in part.items() if not path.startswith(apart)}
    pages = []
    for part, meta in zip(parts, metas, strict=True):
        for name, words in meta.pages:
            content = part[f"fragment/{name}.pf_fragment"]
            own = name if files[f"fragment/{name}.pf_fragment"] == content else name_for(code, content)
            files[f"fragment/{own}.pf_fragment"] = content
            pages.append((own, words))
    chunks = []
    for first, last, content in _chunks(_words(parts, metas, fields)):
        name = name_for(code, content)
        files[f"index/{name}.pf_index"] = pack(content)
        chunks.append((first, last, name))
    filters = []
    for title, values in _filters(parts, metas):
        content = write_cbor([title, values])
        name = name_for(code, content)
        files[f"filter/{name}.pf_filter"] = pack(content)
        filters.append((title, name))
    kept = [(key, list(numbers)) for key, numbers in sorted(sorts.items())]
    packed = Meta(metas[0].version, pages, chunks, filters, kept, fields).packed()
    name = name_for(code, packed)
    files[meta_path(name)] = pack(packed)
    language = replace(entries[0].languages[code], hash=name, page_count=len(pages))
    return files | {ENTRY: replace(entries[0], languages={code: language}).packed()}


def _offsets(metas: Sequence[Meta]) -> list[int]:
    """How many pages stand before each part."""
    return [sum(len(meta.pages) for meta in metas[:index]) for index in range(len(metas))]


def _words(parts: Sequence[Files], metas: Sequence[Meta], fields: list[str]) -> list[Word]:
    found: dict[str, Word] = {}
    for part, meta, offset in zip(parts, metas, _offsets(metas), strict=True):
        places = None if meta.fields == fields else [fields.index(field) for field in meta.fields]
        for *_, name in meta.chunks:
            for word, pages, spellings in read_cbor(part, f"index/{name}.pf_index")[0]:
                entry = found.setdefault(word, [word, [], []])
                _append(entry[1], pages, offset, places)
                for form, of_form in spellings:
                    held = next((pages for known, pages in entry[2] if known == form), None)
                    if held is None:
                        entry[2].append([form, held := []])
                    _append(held, of_form, offset, places)
    return [found[word] for word in sorted(found)]


def _append(held: list[Any], pages: list[Any], offset: int, places: list[int] | None) -> None:
    """Put the pages of a later part behind those held: the first is counted from the last of these."""
    if pages:
        pages[0][0] += offset - sum(page[0] for page in held)
        if places:
            for page in pages:
                page[2] = [place if place >= 0 else -places[-place - 1] - 1 for place in page[2]]
        held += pages


def _chunks(words: list[Word]) -> Iterator[tuple[str, str, bytes]]:
    """Words in chunks, each with where it begins and ends, told as shortly as its neighbours allow."""
    parted: list[list[Word]] = [[]]
    size = 0
    for word in words:
        if size >= CHUNK:
            parted.append([])
            size = 0
        parted[-1].append(word)
        lists = [word[1], *(pages for _, pages in word[2])]
        size += sum(len(page[1]) + len(page[2]) + 1 for pages in lists for page in pages) + len(word[2])
    ends = [[chunk[0][0], chunk[-1][0]] for chunk in parted if chunk]
    for one, other in pairwise(ends):
        shared = 1 + sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one[1], other[0], strict=False)))
        if one[1][:shared] >= one[0]:
            one[1] = one[1][:shared]
        other[0] = other[0][:shared]
    return ((first, last, write_cbor([chunk])) for (first, last), chunk in zip(ends, parted, strict=False))


def _filters(parts: Sequence[Files], metas: Sequence[Meta]) -> Iterator[tuple[str, list[Any]]]:
    found: dict[tuple[str, str], list[int]] = defaultdict(list)
    for part, meta, offset in zip(parts, metas, _offsets(metas), strict=True):
        for title, name in meta.filters:
            for value, pages in read_cbor(part, f"filter/{name}.pf_filter")[1]:
                found[title, value] += [page + offset for page in pages]
    for title, group in groupby(sorted(found), key=lambda item: item[0]):
        yield title, [[value, found[title, value]] for _, value in group]
