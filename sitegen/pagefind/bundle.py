"""What is inside the files of a bundle. Law: bytes in, values out, and back.

Layouts as written by Pagefind 1.5.2 (`pagefind/src/index/`, `pagefind/src/output/entry.rs`): a `.pf_` file is
gzip over a magic word and CBOR (JSON in a fragment).
"""

from __future__ import annotations

import gzip
import hashlib
import json
import zlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

import cbor2

ENTRY = "pagefind-entry.json"
MAGIC = b"pagefind_dcd"


class BundleError(Exception):
    """A file of the bundle is missing, or is not what its name says."""


@dataclass(frozen=True, slots=True)
class Meta:
    """The table of contents of one language.

    `pages` are (fragment, number of words), `chunks` (from, to, word index), `filters` (name, filter file) and
    `sorts` (name, page numbers in that order); files are named by their hash.
    """

    version: str
    pages: list[tuple[str, int]]
    chunks: list[tuple[str, str, str]]
    filters: list[tuple[str, str]]
    sorts: list[tuple[str, list[int]]]
    fields: list[str]

    @property
    def files(self) -> list[str]:
        """Every file the table names."""
        return [
            *(f"fragment/{name}.pf_fragment" for name, _ in self.pages),
            *(f"index/{name}.pf_index" for *_, name in self.chunks),
            *(f"filter/{name}.pf_filter" for _, name in self.filters),
        ]

    def packed(self) -> bytes:
        return write_cbor([self.version, self.pages, self.chunks, self.filters, self.sorts, self.fields])


@dataclass(frozen=True, slots=True)
class Language:
    """One language of a bundle: its table of contents, its stemmer (None for a language without), its records."""

    hash: str
    wasm: str | None
    page_count: int

    @property
    def wasm_path(self) -> str:
        return f"wasm.{self.wasm or 'unknown'}.pagefind"


@dataclass(frozen=True, slots=True)
class Entry:
    """The first file a browser asks for. `include_characters` are the symbols that may be part of a word."""

    version: str
    languages: dict[str, Language]
    include_characters: list[str]

    def packed(self) -> bytes:
        return json.dumps(asdict(self), sort_keys=True, separators=(",", ":")).encode()


def meta_path(name: str) -> str:
    """Where the table of contents under this hash stands."""
    return f"pagefind.{name}.pf_meta"


def read(files: Mapping[str, bytes], path: str) -> bytes:
    """What a `.pf_` file holds. Raises BundleError if it is missing, cut short or of another kind."""
    try:
        content = gzip.decompress(files[path])
    except KeyError:
        raise BundleError(f"{path} is named but missing.") from None
    except (OSError, EOFError, zlib.error) as error:
        raise BundleError(f"{path} is no whole gzip file: {error}.") from error
    if not content.startswith(MAGIC):
        raise BundleError(f"{path} does not begin as a Pagefind file does.")
    return content.removeprefix(MAGIC)


def read_cbor(files: Mapping[str, bytes], path: str) -> Any:
    """A `.pf_` file of CBOR, as plain lists. Raises BundleError as `read` does, or for another layout."""
    try:
        return cbor2.loads(read(files, path))
    except cbor2.CBORDecodeError as error:
        raise BundleError(f"{path} is no CBOR: {error}.") from error


def read_meta(files: Mapping[str, bytes], name: str) -> Meta:
    """The table of contents under this hash. Raises BundleError."""
    try:
        return Meta(*read_cbor(files, meta_path(name)))
    except TypeError as error:
        raise BundleError(f"{meta_path(name)} has not the layout of Pagefind 1.5: {error}.") from error


def read_entry(files: Mapping[str, bytes]) -> Entry:
    """The entry file. Raises BundleError if it is missing or has another layout."""
    try:
        entry = json.loads(files[ENTRY])
        languages = {code: Language(**about) for code, about in entry.pop("languages").items()}
        return Entry(languages=languages, **entry)
    except (KeyError, ValueError, TypeError, AttributeError) as error:
        raise BundleError(f"{ENTRY} is missing or has not the layout of Pagefind 1.5: {error}.") from error


def write_cbor(value: object) -> bytes:
    """A value as CBOR, in one form only."""
    return cbor2.dumps(value)


def pack(content: bytes) -> bytes:
    """The file for a content: the clock is kept out of it."""
    return gzip.compress(MAGIC + content, 9, mtime=0)


def name_for(language: str, content: bytes) -> str:
    """A file's name: the language and the hash of the content, so that a browser may keep it for ever."""
    return f"{language}_{hashlib.sha1(content, usedforsecurity=False).hexdigest()[:12]}"
