"""`content/` -> Graph: load, validate, link, check, in that order, with every fault of every step."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path, PurePosixPath

from sitegen.checks import check
from sitegen.graph import Graph
from sitegen.link import Entry, link
from sitegen.load import content_files, load_file
from sitegen.problems import Outcome, Problem, Where
from sitegen.validate import validate

_WORTH_PROCESSES = 2000


@dataclass(frozen=True, slots=True)
class Archive:
    """The records of a content folder, linked."""

    graph: Graph
    entries: tuple[Entry, ...]


@dataclass(slots=True)
class Memory:
    """Files read before, by path, size and time: what a watching build need not read again."""

    known: dict[PurePosixPath, tuple[tuple[int, int], Outcome[Entry | None]]] = field(default_factory=dict)


def read_archive(
    content: Path,
    *,
    drafts: bool = False,
    jobs: int = 1,
    memory: Memory | None = None,
    tick: Callable[[], None] = lambda: None,
) -> Outcome[Archive]:
    """Everything in `content`, linked, and every fault in it. `tick` is called once a file."""
    if not content.is_dir():
        problem = Problem(
            Where(str(content)), "no-content", "is no folder.", "name the folder of records: --content DIR"
        )
        return Outcome(Archive(Graph({}, {}, {}, {}), ()), (problem,))
    problems: list[Problem] = []
    entries: list[Entry] = []
    for outcome in _entries(content, jobs, memory or Memory()):
        problems += outcome.problems
        if outcome.value:
            entries.append(outcome.value)
        tick()
    hidden = frozenset(entry.id for entry in entries if not drafts and entry.record and entry.record.draft)
    shown = tuple(entry for entry in entries if entry.id not in hidden)
    linked = link(shown, hidden)
    problems += linked.problems
    problems += check(linked.value, shown)
    return Outcome(Archive(linked.value, shown), tuple(sorted(problems)))


def _entries(content: Path, jobs: int, memory: Memory) -> Iterator[Outcome[Entry | None]]:
    files = tuple(content_files(content))
    stamps = {file: _stamp(content / file) for file in files}
    fresh = [file for file in files if memory.known.get(file, (None,))[0] != stamps[file]]
    for file, outcome in zip(fresh, _read_all(content, fresh, jobs), strict=True):
        memory.known[file] = (stamps[file], outcome)
    for gone in set(memory.known) - set(files):
        del memory.known[gone]
    return (memory.known[file][1] for file in files)


def _read_all(content: Path, files: list[PurePosixPath], jobs: int) -> Iterator[Outcome[Entry | None]]:
    read = partial(read_entry, content)
    if jobs > 1 and len(files) >= _WORTH_PROCESSES:
        with ProcessPoolExecutor(jobs) as pool:
            yield from pool.map(read, files, chunksize=100)
    else:
        yield from map(read, files)


def _stamp(path: Path) -> tuple[int, int]:
    try:
        status = path.stat()
    except OSError:
        return (0, 0)
    return (status.st_size, status.st_mtime_ns)


def read_entry(content: Path, relative: PurePosixPath) -> Outcome[Entry | None]:
    """One file, loaded and validated: pure in the file's content, so it may run in another process."""
    file = str(PurePosixPath(content) / relative)
    try:
        loaded = load_file(content, relative)
    except OSError as error:
        hint = "check that the file exists and may be read"
        return Outcome(None, (Problem(Where(file), "unreadable-file", f"cannot be opened: {error.strerror}.", hint),))
    if loaded.value is None:
        return Outcome(None, loaded.problems)
    identity, raw = loaded.value.identity, loaded.value.raw
    if raw is None:
        return Outcome(Entry(identity.id, file, identity.model, None, None), loaded.problems)
    validated = validate(identity.model, raw)
    entry = Entry(identity.id, file, identity.model, validated.value, raw)
    return Outcome(entry, (*loaded.problems, *validated.problems))
