"""The order: load, validate, link, check, lay out, render, index, write. It prints nothing and exits nowhere.

Every step runs as far as the faults before it allow, so that one run tells them all; nothing is written
unless there are none.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Protocol

from sitegen.archive import Archive, Memory, read_archive
from sitegen.config import Base, Config
from sitegen.edition import Edition
from sitegen.exports import export_files
from sitegen.gaps.failing import gap_problems
from sitegen.hosting import hosting_files, retired_problems
from sitegen.load import content_files
from sitegen.page import Artefact, Page, site_map
from sitegen.pagefind import Index, build_shards
from sitegen.pages import lay_out
from sitegen.problems import Outcome, Problem
from sitegen.records.site import STAND_IN, Site
from sitegen.render import Renderer, fingerprint
from sitegen.search import search_files, search_records, shards
from sitegen.write import Changes, may_replace, publish


class Progress(Protocol):
    """What shows how far a run has come."""

    def begin(self, step: str, total: int | None) -> None: ...
    def advance(self) -> None: ...
    def end(self, step: str, seconds: float) -> None: ...


class Silence:
    """Progress that nobody watches."""

    def begin(self, step: str, total: int | None) -> None: ...
    def advance(self) -> None: ...
    def end(self, step: str, seconds: float) -> None: ...


@dataclass(frozen=True, slots=True)
class Report:
    """What a run did: faults, counts by kind, what can be found, what changed in the output, seconds per step."""

    problems: tuple[Problem, ...]
    records: Mapping[str, int] = field(default_factory=dict)
    pages: int = 0
    searchable: int = 0
    changes: Changes | None = None
    seconds: tuple[tuple[str, float], ...] = ()
    index: Index | None = None

    @property
    def ok(self) -> bool:
        return not self.problems


@dataclass(slots=True)
class Run:
    """One run's clock and faults."""

    config: Config
    progress: Progress
    problems: list[Problem] = field(default_factory=list)
    seconds: list[tuple[str, float]] = field(default_factory=list)

    @contextmanager
    def step(self, name: str, total: int | None = None) -> Iterator[None]:
        self.progress.begin(name, total)
        start = time.perf_counter()
        try:
            yield
        finally:
            taken = time.perf_counter() - start
            self.seconds.append((name, taken))
            self.progress.end(name, taken)

    def report(self, archive: Archive, **more: object) -> Report:
        """What the run did so far, with every fault once."""
        counts = Counter(entry.model for entry in archive.entries)
        records = {(kind.singular if n == 1 else kind.plural).lower(): n for kind, n in counts.items()}
        return Report(tuple(sorted(set(self.problems))), records, seconds=tuple(self.seconds), **more)  # type: ignore[arg-type]

    @property
    def failed(self) -> bool:
        return any(self.config.strict or problem.severity == "error" for problem in self.problems)


@dataclass(frozen=True, slots=True)
class Drawn:
    """A site in memory: its pages, and the files they and their assets make."""

    edition: Edition
    pages: tuple[Page, ...]
    files: dict[str, bytes]


def read(config: Config, progress: Progress | None = None, memory: Memory | None = None) -> Outcome[Archive]:
    """The archive of a content folder, for those who want records rather than pages."""
    run = Run(config, progress or Silence())
    return Outcome(_read(run, memory), tuple(run.problems))


def check(config: Config, progress: Progress | None = None) -> Report:
    """Everything a build does, without the index and without writing."""
    run = Run(config, progress or Silence())
    archive = _read(run, None)
    drawn = _draw(run, archive)
    return run.report(archive, pages=len(drawn.pages))


def build(config: Config, progress: Progress | None = None, memory: Memory | None = None) -> Report:
    """The site, built and put in place; or every fault, and the last good site untouched.

    Raises OSError when the output cannot be written.
    """
    run = Run(config, progress or Silence())
    run.problems += may_replace(config.output, (config.content, config.templates))
    archive = _read(run, memory)
    drawn = _draw(run, archive)
    if run.failed:
        return run.report(archive)
    records = search_records(drawn.edition)
    with run.step("index"):
        index = build_shards(shards(records), drawn.edition.site.language[:2], config.output)
    run.problems += index.problems
    if run.failed:
        return run.report(archive)
    with run.step("write"):
        changes = publish({**drawn.files, **index.value.files}, config.output, index.value.standing)
        index.value.remember()
    more = {"pages": len(drawn.pages), "searchable": len(records), "index": index.value, "changes": changes}
    return run.report(archive, **more)


def _read(run: Run, memory: Memory | None) -> Archive:
    config = run.config
    total = sum(1 for _ in content_files(config.content)) if config.content.is_dir() else 0
    with run.step("read", total):
        outcome = read_archive(
            config.content, drafts=config.drafts, jobs=config.jobs, memory=memory, tick=run.progress.advance
        )
    run.problems += outcome.problems
    return outcome.value


def _draw(run: Run, archive: Archive) -> Drawn:
    """Every page of what could be read, so that mistakes in templates are told beside faults in records."""
    config, settings = run.config, archive.graph.get("site")
    site = settings.value if settings and isinstance(settings.value, Site) else STAND_IN
    edition = Edition(archive.graph, site, Base.parse(config.base_url or site.base_url), config.as_at)
    with run.step("lay out"):
        pages = lay_out(edition)
        mapped = site_map(pages)
    run.problems += mapped.problems
    run.problems += retired_problems(archive.entries, mapped.value)
    run.problems += gap_problems(edition, archive.entries, config.fail_on_gaps)
    assets = fingerprint(config.templates / "static")
    renderer = Renderer(config.templates, edition, assets)
    mistakes = {(problem.where, problem.code): problem for problem in renderer.compile()}
    made: list[Artefact] = [
        *assets,
        *search_files(edition),
        *export_files(edition),
        *hosting_files(edition, pages, headers_file=config.headers_file),
    ]
    with run.step("render", len(mapped.value)):
        for page in mapped.value.values():
            rendered = renderer.render(page)
            for problem in rendered.problems:
                mistakes.setdefault((problem.where, problem.code), problem)
            made += [rendered.value] if rendered.value else []
            run.progress.advance()
    run.problems += mistakes.values()
    return Drawn(edition, pages, {artefact.path: artefact.content for artefact in made})
