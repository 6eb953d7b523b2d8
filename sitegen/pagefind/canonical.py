"""The bundle in one form. Law: a function of what the index says, not of the order the backend found it in.

Pagefind 1.5.2 writes filters, their values and the table of contents in the order of a hash map, which
differs from run to run; words and fragments are stable (measured). So those are sorted, packed and named anew.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from sitegen.pagefind.bundle import ENTRY, meta_path, name_for, pack, read_cbor, read_entry, read_meta, write_cbor

# All that the search page asks for; the rest of a bundle are Pagefind's own user interfaces.
SCRIPTS = ("pagefind.js", "pagefind-worker.js")


def canonical(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files that are needed, in canonical form, by path. Raises BundleError if the bundle is not whole."""
    entry = read_entry(files)
    kept = {path: files[path] for path in files if path in SCRIPTS or path.startswith(("fragment/", "index/"))}
    languages = {}
    for code, language in sorted(entry.languages.items()):
        name, made = _language(files, code, language.hash)
        kept |= made | {path: files[path] for path in files if path == language.wasm_path}
        languages[code] = replace(language, hash=name)
    symbols = sorted(entry.include_characters)
    return kept | {ENTRY: replace(entry, languages=languages, include_characters=symbols).packed()}


def _language(files: Mapping[str, bytes], code: str, hashed: str) -> tuple[str, dict[str, bytes]]:
    """The filters and the table of contents of one language, and the table's new name."""
    meta = read_meta(files, hashed)
    made = {}
    filters = []
    for title, old in sorted(meta.filters):
        _, values = read_cbor(files, f"filter/{old}.pf_filter")
        content = write_cbor([title, sorted(values)])
        name = name_for(code, content)
        made[f"filter/{name}.pf_filter"] = pack(content)
        filters.append((title, name))
    content = replace(meta, filters=filters, sorts=sorted(meta.sorts)).packed()
    name = name_for(code, content)
    made[meta_path(name)] = pack(content)
    return name, made
