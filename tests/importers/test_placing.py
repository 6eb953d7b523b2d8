"""Files are placed all or none, whatever goes wrong and whenever."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path, PurePosixPath

import pytest

from sitegen.importers.keeping import placing
from sitegen.importers.keeping.placing import place, recover

FILES: dict[PurePosixPath, bytes | None] = {
    PurePosixPath("people/a.yaml"): b"new a",
    PurePosixPath("people/b.yaml"): b"new b",
    PurePosixPath("meetings/x/2024.yaml"): b"new m",
    PurePosixPath("people/gone.yaml"): None,
    PurePosixPath(".import/pack.json"): b"{}",
}
BEFORE = {"people/a.yaml": b"old a", "people/gone.yaml": b"gone", "people/c.yaml": b"c"}
AFTER = {
    "people/a.yaml": b"new a", "people/b.yaml": b"new b", "people/c.yaml": b"c", "meetings/x/2024.yaml": b"new m",
    ".import/pack.json": b"{}",
}  # fmt: skip


class Crash(BaseException):
    """The machine goes down: nothing after it runs."""


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    for path, held in BEFORE.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(held)
    return folder


def held(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def folders(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_dir()}


def failing_at(step: int, failure: BaseException) -> Callable[..., object]:
    """A step of the file system that fails the nth time it is taken, and works otherwise."""
    left = [step]

    def run(real: Callable[..., object], *arguments: object, **named: object) -> object:
        left[0] -= 1
        if left[0] == 0:
            raise failure
        return real(*arguments, **named)

    return run


def interrupt(monkeypatch: pytest.MonkeyPatch, step: int, failure: BaseException) -> None:
    run = failing_at(step, failure)
    for name in ("replace", "rename", "unlink", "mkdir", "open"):
        real = getattr(Path, name)
        monkeypatch.setattr(Path, name, lambda self, *more, real=real, **named: run(real, self, *more, **named))


def test_all_files_are_placed_and_nothing_else_is_left(content: Path) -> None:
    place(content, FILES)
    assert held(content) == AFTER
    assert folders(content) == {"people", "meetings", "meetings/x", ".import"}


def test_a_folder_that_is_not_there_is_made(tmp_path: Path) -> None:
    place(tmp_path / "a/content", {PurePosixPath("people/a.yaml"): b"a"})
    assert held(tmp_path) == {"a/content/people/a.yaml": b"a"}
    assert folders(tmp_path) == {"a", "a/content", "a/content/people"}


def test_nothing_to_place_makes_nothing(tmp_path: Path) -> None:
    place(tmp_path / "content", {})
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_the_same_is_left_alone(content: Path) -> None:
    before = (content / "people/c.yaml").stat()
    place(content, {PurePosixPath("people/c.yaml"): b"c"})
    after = (content / "people/c.yaml").stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)


def test_a_replaced_file_keeps_its_mode(content: Path) -> None:
    (content / "people/a.yaml").chmod(0o640)
    place(content, {PurePosixPath("people/a.yaml"): b"new"})
    assert (content / "people/a.yaml").stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize("path", ["../x", "people/../../x", "/x", ""])
def test_a_path_outside_is_refused(content: Path, path: str) -> None:
    with pytest.raises(ValueError, match="no path below the records"):
        place(content, {PurePosixPath(path): b"x"})
    assert held(content) == BEFORE


@pytest.mark.parametrize("step", range(1, 60))
def test_a_full_disk_leaves_everything_as_it_was(content: Path, monkeypatch: pytest.MonkeyPatch, step: int) -> None:
    with monkeypatch.context() as patched:
        interrupt(patched, step, OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)))
        try:
            place(content, FILES)
        except OSError as failure:
            assert failure.errno == errno.ENOSPC  # noqa: PT017 - not every step is taken
            assert held(content) == BEFORE
            assert folders(content) == {"people"}
            return
    recover(content)
    assert held(content) == AFTER


@pytest.mark.parametrize("step", range(1, 60))
def test_a_crash_is_finished_or_undone_by_the_next_run(
    content: Path, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(placing, "_undo", lambda *_: None)  # a crash undoes nothing
        patched.setattr(placing, "_remove_empty", lambda *_: None)
        interrupt(patched, step, Crash())
        with suppress(Crash):
            place(content, FILES)
    recover(content)
    assert held(content) in (BEFORE, AFTER)
    assert not (content / ".import/pending").exists()
    recover(content)


def test_both_ends_of_a_crash_are_met(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A crash while staging is undone; one while files are put in place is finished."""
    for name, wanted in (("_stage", BEFORE), ("_write", BEFORE), ("_clear", AFTER)):
        with monkeypatch.context() as patched:
            patched.setattr(placing, "_undo", lambda *_: None)
            real = getattr(placing, name)

            def crash(*arguments: object, real: Callable[..., object] = real) -> None:
                real(*arguments)
                raise Crash

            patched.setattr(placing, name, (lambda *_: (_ for _ in ()).throw(Crash())) if name == "_clear" else crash)
            with pytest.raises(Crash):
                place(content, FILES)
        if name == "_stage":
            assert held(content).items() >= BEFORE.items()
            placing._clear(placing._pending(content))
        recover(content)
        assert held(content) == wanted, name


def test_what_somebody_changed_since_a_crash_is_not_overwritten(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(placing, "_undo", lambda *_: None)
        patched.setattr(placing, "_put", lambda *_: (_ for _ in ()).throw(Crash()))
        with pytest.raises(Crash):
            place(content, FILES)
    (content / "people/a.yaml").write_bytes(b"by hand")
    recover(content)
    assert held(content) == {**BEFORE, "people/a.yaml": b"by hand"}


def test_an_import_that_could_not_clear_away_is_done(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(placing, "_clear", lambda *_: (_ for _ in ()).throw(PermissionError()))
        place(content, FILES)
    (content / "people/a.yaml").write_bytes(b"by hand")
    recover(content)
    assert held(content) == {**AFTER, "people/a.yaml": b"by hand"}


def test_a_file_in_the_way_of_a_folder_is_told_and_nothing_is_left(content: Path) -> None:
    (content / "meetings").write_bytes(b"a file")
    with pytest.raises(OSError, match="meetings") as told:
        place(content, FILES)
    assert isinstance(told.value, FileExistsError | NotADirectoryError)
    assert held(content) == {**BEFORE, "meetings": b"a file"}


def test_a_folder_in_the_way_of_a_file_is_told(content: Path) -> None:
    (content / "people/b.yaml").mkdir()
    with pytest.raises(IsADirectoryError):
        place(content, FILES)
    assert held(content) == BEFORE


def test_the_records_named_as_a_file_are_told(tmp_path: Path) -> None:
    (tmp_path / "content").write_bytes(b"")
    with pytest.raises(OSError, match="content"):
        place(tmp_path / "content", FILES)
    assert held(tmp_path) == {"content": b""}
