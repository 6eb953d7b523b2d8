"""Whether the archive is sound with the new files in it: the real loader reads a copy before anything is placed."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from sitegen.archive import read_archive
from sitegen.problems import Problem


def faults(content: Path, files: Mapping[PurePosixPath, bytes | None]) -> dict[PurePosixPath, Problem]:
    """The first fault of each of these files, were they in the archive."""
    if not files:
        return {}
    with tempfile.TemporaryDirectory(prefix="sitegen-") as folder:
        copy = Path(folder) / "content"
        if content.is_dir():
            shutil.copytree(content, copy, ignore=shutil.ignore_patterns(".*", "files"))
        for path, written in files.items():
            (copy / path).parent.mkdir(parents=True, exist_ok=True)
            if written is None:
                (copy / path).unlink(missing_ok=True)
            else:
                (copy / path).write_bytes(written)
        found: dict[PurePosixPath, Problem] = {}
        for problem in read_archive(copy, drafts=True).problems:
            path = PurePosixPath(Path(problem.where.file).relative_to(copy).as_posix())
            if path in files:
                found.setdefault(path, problem)
        return found
