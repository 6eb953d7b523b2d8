"""Files -> their places below `content/`, all or none. Wet.

Every file is first written to `<content>/.import/pending/`, beside a copy of what it replaces; then a list of them is
put there, which says that all is ready; then each is renamed into its place. An error on the way puts everything back.
What a crash has left is finished by `recover` if all was ready, and undone if it was not, or if somebody changed a file
since.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
import shutil
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path, PurePosixPath
from typing import TypeAlias

from sitegen.importers.keeping.memory import FOLDER

Plan: TypeAlias = dict[str, dict[str, str | None]]  # by path, the digests of what was there and of what is to be
_READY = "ready.json"


def place(content: Path, files: Mapping[PurePosixPath, bytes | None]) -> None:
    """Write the files (None removes one), or raise OSError and leave everything as it was."""
    for path in files:
        if path.is_absolute() or ".." in path.parts or not path.parts:
            raise ValueError(f"{path} is no path below the records")
    recover(content)
    if not files:
        return
    made = _make_folder(content / FOLDER)
    try:
        pending = _pending(content)
        _stage(content, pending, files)
        _put(content, pending)
    except BaseException:
        _undo(content, _pending(content))
        _remove_empty(made)
        raise
    with suppress(OSError):  # all is in place; the next run clears away
        _clear(_pending(content))
    _remove_empty(made)


def recover(content: Path) -> None:
    """Finish or undo what a crash has cut short. Raises OSError when it can do neither."""
    pending = _pending(content)
    if not pending.exists():
        return
    plan = _plan(pending)
    if plan is not None and (_untouched(content, plan) or not any((pending / "new" / path).exists() for path in plan)):
        try:
            _put(content, pending)
        except OSError:
            _undo(content, pending)
            raise
        _clear(pending)
    else:
        _undo(content, pending)


def _pending(content: Path) -> Path:
    return content / FOLDER / "pending"


def _stage(content: Path, pending: Path, files: Mapping[PurePosixPath, bytes | None]) -> None:
    """Write everything beside the records, down to the disk, and the list of it last."""
    plan: Plan = {}
    for path, new in sorted(files.items()):
        target, fresh, old = content / path, pending / "new" / path, pending / "old" / path
        before = target.read_bytes() if target.is_file() else None
        if before == new:
            continue
        if target.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(target))
        plan[str(path)] = {"old": _digest(before), "new": _digest(new)}
        if new is not None:
            _write(fresh, new)
            if before is not None:
                shutil.copymode(target, fresh)
        if before is not None:
            _write(old, before)
    pending.mkdir(parents=True, exist_ok=True)
    _write(pending / "list", json.dumps(plan, ensure_ascii=False).encode())
    os.sync()  # once for all of them: hundreds of files, each on its own, take many times as long
    (pending / "list").rename(pending / _READY)
    os.sync()


def _put(content: Path, pending: Path) -> None:
    """Rename every file that is still to be placed into its place. May be cut short and run again."""
    for path, told in (_plan(pending) or {}).items():
        target, fresh = content / path, pending / "new" / path
        if told["new"] is None:
            if _digest_of(target) == told["old"]:
                target.unlink()
        elif fresh.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            fresh.replace(target)
    os.sync()


def _undo(content: Path, pending: Path) -> None:
    """Put back what was replaced, where it is still as this import left it, and take away all that was staged."""
    for path, told in (_plan(pending) or {}).items():
        target, old = content / path, pending / "old" / path
        as_left = _digest_of(target) == told["new"]
        if told["old"] is None:
            if as_left:
                target.unlink(missing_ok=True)
            _remove_empty(_up_to(target.parent, content))
        elif as_left and old.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            old.replace(target)
    _clear(pending)


def _untouched(content: Path, plan: Plan) -> bool:
    """Whether every file is as it was before the import, or as the import left it."""
    return all(_digest_of(content / path) in (told["old"], told["new"]) for path, told in plan.items())


def _plan(pending: Path) -> Plan | None:
    try:
        plan: Plan = json.loads((pending / _READY).read_bytes())
    except (FileNotFoundError, NotADirectoryError, ValueError):
        return None
    return plan


def _digest(content: bytes | None) -> str | None:
    return None if content is None else hashlib.sha256(content).hexdigest()


def _digest_of(path: Path) -> str | None:
    return _digest(path.read_bytes()) if path.is_file() else None


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def _make_folder(folder: Path) -> list[Path]:
    """Make a folder and those above it; the ones that were not there, innermost first."""
    missing = [one for one in (folder, *folder.parents) if not one.exists()]
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        _remove_empty(missing)
        raise
    return missing


def _up_to(folder: Path, top: Path) -> list[Path]:
    return [one for one in (folder, *folder.parents) if one != top and one.is_relative_to(top)]


def _remove_empty(folders: Iterable[Path]) -> None:
    for folder in folders:
        with suppress(OSError):
            folder.rmdir()


def _clear(pending: Path) -> None:
    """Take away what was staged; the list first, so that nothing half gone is taken for ready."""
    (pending / _READY).unlink(missing_ok=True)
    shutil.rmtree(pending, ignore_errors=True)
