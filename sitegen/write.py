"""Artefacts -> the output folder, whole or not at all. Wet.

The new site is written beside the old and takes its place in one step (on Linux by exchanging the two
names, which no reader can see half of; elsewhere by two renames). Unchanged files keep their inode and time.
"""

from __future__ import annotations

import ctypes
import json
import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from sitegen.page import GENERATOR, MARKER
from sitegen.problems import Problem, Where

_RENAME_EXCHANGE = 2
_AT_FDCWD = -100


@dataclass(frozen=True, slots=True)
class Changes:
    """What a new site changed in the old one: paths below the output folder."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.removed)


def may_replace(output: Path, apart: tuple[Path, ...] = ()) -> tuple[Problem, ...]:
    """A fault when the output folder holds what is not ours, or it and a folder of `apart` are one in the other."""
    for folder in (path.resolve() for path in apart):
        if folder.is_relative_to(output.resolve()) or output.resolve().is_relative_to(folder):
            reason = f"and {folder.name}, which the site is made from, are one in the other."
            return (Problem(Where(str(output)), "foreign-output", reason, "name a folder beside it: --output DIR"),)
    if not output.exists() or _is_ours(output) or (output.is_dir() and not any(output.iterdir())):
        return ()
    reason = "is not a site made here, and would be replaced."
    return (Problem(Where(str(output)), "foreign-output", reason, "name an empty or new folder: --output DIR"),)


def _is_ours(output: Path) -> bool:
    try:
        made = json.loads((output / MARKER).read_bytes())
    except (OSError, ValueError):
        return False
    return isinstance(made, dict) and made.get("generator") == GENERATOR


def publish(files: Mapping[str, bytes], output: Path, standing: frozenset[str] = frozenset()) -> Changes:
    """Put the files in the place of what `output` holds. Raises OSError, leaving the old site, when it cannot.

    Those named in `standing` were read from `output`, and are not compared with it again.
    """
    output = output.resolve()
    output.parent.mkdir(parents=True, exist_ok=True)
    recover(output)
    fresh, old = _beside(output, "new"), _beside(output, "old")
    for leftover in (fresh, old):
        if leftover.exists():  # it shares files with the site: nothing may be written into it
            shutil.rmtree(leftover)
    changes = _compare(files, output, standing)
    unchanged = frozenset(files).difference(changes.added, changes.changed)
    try:
        _fill(fresh, files, output, unchanged)
        _exchange(fresh, output, old)
    finally:
        recover(output)
        for leftover in (fresh, old):
            shutil.rmtree(leftover, ignore_errors=True)
    return changes


def recover(output: Path) -> None:
    """Put back the old site if the two renames of a system that cannot exchange were cut short between them."""
    old = _beside(output, "old")
    if old.is_dir() and not output.exists():
        old.rename(output)


def _beside(output: Path, word: str) -> Path:
    return output.with_name(f".{output.name}.{word}")


def _present(folder: str, below: str = "") -> Iterator[str]:
    """The files of a folder, as paths below it. Names are joined as text here and below: sites have many thousands."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _present(entry.path, f"{below}{entry.name}/")
            elif entry.is_file():
                yield below + entry.name


def _compare(files: Mapping[str, bytes], output: Path, standing: frozenset[str]) -> Changes:
    before = set(_present(str(output))) if output.exists() else set()
    kept = sorted(files.keys() & before - standing)
    changed = tuple(path for path in kept if _read(f"{output}/{path}") != files[path])
    return Changes(tuple(sorted(files.keys() - before)), changed, tuple(sorted(before - files.keys())))


def _fill(fresh: Path, files: Mapping[str, bytes], output: Path, unchanged: frozenset[str]) -> None:
    for folder in sorted({path.rpartition("/")[0] for path in files}):
        Path(fresh, folder).mkdir(parents=True, exist_ok=True)
    for path in sorted(files):
        if path in unchanged:
            try:
                os.link(f"{output}/{path}", f"{fresh}/{path}")
                continue
            except OSError:  # a file system without hard links: write the file again
                pass
        _write(f"{fresh}/{path}", files[path])
    os.sync()


def _read(path: str) -> bytes:
    with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - thousands of them: no path of each
        return file.readall()


def _write(path: str, content: bytes) -> None:
    with open(path, "wb") as file:  # noqa: PTH123 - likewise
        file.write(content)


def _exchange(fresh: Path, output: Path, old: Path) -> None:
    if not output.exists():
        fresh.rename(output)
    elif not _swap_names(fresh, output):
        output.rename(old)
        fresh.rename(output)


def _swap_names(one: Path, other: Path) -> bool:
    """Exchange two names in one step (renameat2(2), Linux 3.15 and later); False where that cannot be done."""
    if not sys.platform.startswith("linux"):
        return False
    try:
        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return False
    done = renameat2(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), ctypes.c_uint(_RENAME_EXCHANGE))
    return bool(done == 0)
