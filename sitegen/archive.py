"""`content/` -> Graph: load, spell, validate, link, check, in that order, with every fault of every step."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path, PurePosixPath

from sitegen.checks import check
from sitegen.entry import Entry
from sitegen.graph import Graph
from sitegen.identity import FOLDERS, identify
from sitegen.link import link
from sitegen.load import content_files, load_file
from sitegen.problems import Outcome, Problem, Where
from sitegen.records import REGISTER
from sitegen.records.base import Record
from sitegen.source import UNREADABLE, Raw
from sitegen.spelling import spell
from sitegen.text import with_article
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
    if not any(entry.id == "site" for entry in entries):
        hint = "write it, with the site's name, description, base_url and publisher"
        problems.append(
            Problem(Where(str(PurePosixPath(content) / "site.yaml")), "missing-site", "is not there.", hint)
        )
    hidden = frozenset(entry.id for entry in entries if not drafts and _is_draft(entry))
    shown = tuple(entry for entry in entries if entry.id not in hidden)
    linked = link(shown, hidden)
    problems += linked.problems
    problems += check(shown)
    kept = (problem for problem in problems if UNREADABLE not in problem.reason)  # else its characters were told
    return Outcome(Archive(linked.value, shown), tuple(sorted(kept)))


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


def _is_draft(entry: Entry) -> bool:
    """A record that is not to be published yet; the site's own settings always are."""
    return entry.record is not None and entry.record.draft and entry.id != "site"


def read_entry(content: Path, relative: PurePosixPath) -> Outcome[Entry | None]:
    """One file, loaded, spelt and validated: pure in the file's content, so it may run in another process."""
    file = str(PurePosixPath(content) / relative)
    try:
        loaded = load_file(content, relative)
    except OSError as error:
        hint = "check that the file exists and may be read"
        told = (Problem(Where(file), "unreadable-file", f"cannot be opened: {error.strerror}.", hint),)
        named = identify(relative, file).value
        return Outcome(Entry(named.id, file, named.model, None, None) if named else None, told)
    if loaded.value is None:
        return Outcome(None, loaded.problems)
    identity, raw = loaded.value.identity, loaded.value.raw
    entry = Entry(identity.id, file, identity.model, None, raw, strayed=identity.strayed)
    if raw is None:
        return Outcome(entry, loaded.problems)
    outcome = _validated(entry, raw)
    foreign = any(problem.code == "unknown-key" for problem in outcome.problems)
    if foreign and (other := _kind_of(raw, identity.model)):
        outcome = _moved(entry, raw, other)
    return Outcome(outcome.value, (*loaded.problems, *outcome.problems))


def _validated(entry: Entry, raw: Raw) -> Outcome[Entry]:
    spelt = spell(entry.model, raw)
    validated = validate(entry.model, spelt.value)
    return Outcome(replace(entry, record=validated.value, raw=spelt.value), (*spelt.problems, *validated.problems))


def _kind_of(raw: Raw, refused_by: type[Record]) -> type[Record] | None:
    """Another kind that takes the values without a fault: the file stands in the wrong folder."""
    for model in REGISTER:
        if model is not refused_by and model.folder in FOLDERS and not model.parents:
            spelt = spell(model, raw)
            if not spelt.problems and validate(model, spelt.value).value:
                return model
    return None


def _moved(entry: Entry, raw: Raw, model: type[Record]) -> Outcome[Entry]:
    """The entry as it would be in the folder of its kind, where references look for it."""
    id_ = f"{model.folder}/{entry.id.rpartition('/')[2]}"
    reason = f'reads as {with_article(model.singular.lower())}, but stands in "{entry.model.folder}".'
    hint = f"move it to {model.folder}/{PurePosixPath(entry.file).name}"
    outcome = _validated(replace(entry, id=id_, model=model, strayed=True), raw)
    return Outcome(outcome.value, (Problem(Where(entry.file), "unknown-folder", reason, hint),))
