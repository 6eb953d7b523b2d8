"""An archive holds its own search to account: queries in, what they must find, a real browser between. Wet.

The site is built in a folder of its own and served as a host would; the browser is an optional extra, because
nobody who only builds needs one.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from importlib import import_module, util
from pathlib import Path
from typing import Any

from sitegen.config import Base, Config
from sitegen.edition import Edition
from sitegen.pipeline import build, read
from sitegen.preview import Preview
from sitegen.problems import Outcome, Problem, Where
from sitegen.records.site import Site
from sitegen.search import search_records
from sitegen.text import count
from sitegen.trial.found import Found
from sitegen.trial.wanted import FILE, Wanted, read_wanted

LIBRARY = "playwright"
Ask = Callable[[str, Sequence[str]], Sequence[Found]]


@dataclass(frozen=True, slots=True)
class Tried:
    """How many searches were tried, and how many found what they must."""

    searches: int = 0
    right: int = 0


def try_searches(config: Config, ask: Ask | None = None) -> Outcome[Tried]:
    """Every search of the archive's test file, tried on its site.

    A search that misses is `[search-miss]`, at its line; a browser that is not there `[search-browser]`.
    """
    archive = read(config)
    node = archive.value.graph.get("site")
    if not node or not isinstance(node.value, Site):
        return Outcome(Tried(), archive.problems)
    base = Base.parse(config.base_url or node.value.base_url)
    addresses = [record.url for record in search_records(Edition(archive.value.graph, node.value, base, config.as_at))]
    wanted = read_wanted(config.content, archive.value.graph, addresses)
    if not wanted.value or not wanted.ok:
        return Outcome(Tried(), wanted.problems)
    asking = Outcome(ask) if ask else _browser(config)
    if asking.value is None:
        return Outcome(Tried(), asking.problems)
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder, "site")
        report = build(replace(config, output=output))
        if report.changes is None:
            return Outcome(Tried(), report.problems)
        running = Preview(output, base.path, 0)
        try:
            found = asking.value(running.url, [item.query for item in wanted.value])
        finally:
            running.close()
    missed = tuple(_miss(item, one) for item, one in zip(wanted.value, found, strict=True) if not item.met(one))
    return Outcome(Tried(len(wanted.value), len(wanted.value) - len(missed)), missed)


def _browser(config: Config) -> Outcome[Ask | None]:
    where = Where(f"{config.content}/{FILE}")
    if util.find_spec(LIBRARY) is None:
        told = f"cannot be tried: {LIBRARY} is not there to drive a browser."
        return Outcome(None, (Problem(where, "search-browser", told, 'pip install "sitegen[browser]"'),))
    driver: Any = import_module("sitegen.trial.browser")
    if driver.installed() is None:
        hint = "install Chromium, so that it is on the PATH as chromium"
        return Outcome(None, (Problem(where, "search-browser", "cannot be tried: there is no Chromium.", hint),))
    asking: Ask = driver.ask
    return Outcome(asking)


def _miss(item: Wanted, found: Found) -> Problem:
    """What a search found, beside what it must."""
    if found.state == "failed":
        told = "did not come to an end."
    elif not item.urls:
        told = f"finds {count(len(found.results), 'result')}, and must find nothing: first {found.results[0]}."
    else:
        place = item.place(found)
        stands = f"stands in place {place}" if place else "is not on the first page"
        beside = f"; first is {found.results[0]}" if found.results else "; nothing is found"
        told = f"must find {' or '.join(item.urls)}, which {stands}{beside}."
    hint = "give the record the words people type (other_names, a topic, the glossary), or mend the test"
    return Problem(item.where, "search-miss", f'"{item.query}" {told}', hint)
