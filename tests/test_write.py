"""The output folder: whole or not at all, whatever happens on the way."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from itertools import cycle
from pathlib import Path

import pytest

from sitegen import write
from sitegen.page import MARKER
from sitegen.problems import Problem, Where
from sitegen.write import Changes, may_replace, publish, recover

MINE = json.dumps({"generator": "sitegen"}).encode()


def edition(word: str) -> dict[str, bytes]:
    """A site in which every file says which edition it is of, but for one that never changes."""
    pages = {f"{folder}/index.html": word.encode() * 5000 for folder in ("meetings/2023", "a/b/c")}
    return {"index.html": word.encode() * 5000, "assets/style.css": b"never changes", MARKER: MINE, **pages}


OLD, NEW = edition("old"), edition("new")


def found(output: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {p.relative_to(output).as_posix(): p.read_bytes() for p in output.rglob("*") if p.is_file()}


@pytest.fixture
def output(tmp_path: Path) -> Path:
    """A folder in which the old edition is published."""
    publish(OLD, tmp_path / "output")
    return tmp_path / "output"


@pytest.fixture(params=["by exchange", "by two renames"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Both ways of putting the new site in place: Linux's, and every other system's."""
    if request.param == "by two renames":
        monkeypatch.setattr(sys, "platform", "another")
    return str(request.param)


def test_a_first_site_is_written_with_the_folders_above_it(tmp_path: Path) -> None:
    changes = publish(OLD, tmp_path / "some/where/output")
    assert changes == Changes(added=tuple(sorted(OLD)), changed=(), removed=())
    assert found(tmp_path) == {f"some/where/output/{path}": content for path, content in OLD.items()}


def test_a_new_site_takes_the_place_of_the_old_whole_and_nothing_is_left_beside_it(output: Path, way: str) -> None:
    new = {"index.html": b"new", "assets/style.css": b"never changes", "added.html": b"added"}
    removed = ("a/b/c/index.html", MARKER, "meetings/2023/index.html")
    assert publish(new, output) == Changes(added=("added.html",), changed=("index.html",), removed=removed)
    assert found(output) == new
    assert [path.name for path in output.parent.iterdir()] == ["output"]
    assert not (output / "a").exists(), "a folder without a file is left out"


def test_the_same_site_again_changes_nothing(output: Path, way: str) -> None:
    changes = publish(OLD, output)
    assert changes == Changes((), (), ())
    assert not changes


def test_unchanged_files_keep_their_inode_and_their_time(output: Path, way: str) -> None:
    kept, changed = output / "assets/style.css", output / "index.html"
    os.utime(kept, ns=(1_000_000_000, 1_000_000_000))
    before, other = kept.stat(), changed.stat()
    publish(NEW, output)
    assert (kept.stat().st_ino, kept.stat().st_mtime_ns) == (before.st_ino, 1_000_000_000)
    assert changed.stat().st_ino != other.st_ino


def test_a_file_said_to_stand_is_not_read_again_and_is_written_if_it_is_gone(
    output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: str) -> bytes:
        raise AssertionError(path)

    monkeypatch.setattr(write, "_read", refuse)
    (output / "a/b/c/index.html").unlink()
    assert publish(OLD, output, frozenset(OLD)).added == ("a/b/c/index.html",)
    assert found(output) == OLD


def test_a_file_system_without_hard_links_gets_the_file_again(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError("no hard links here")

    monkeypatch.setattr(os, "link", refuse)
    publish(NEW, output)
    assert found(output) == NEW


def test_an_output_that_is_a_link_stays_one_and_its_target_is_replaced(output: Path, tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(output)
    publish(NEW, link)
    publish(OLD, link)
    publish(NEW, link)
    assert link.is_symlink()
    assert found(output) == NEW
    assert sorted(path.name for path in tmp_path.iterdir()) == ["link", "output"]


@pytest.mark.parametrize(
    "content",
    [
        {"notes.txt": b"mine"},
        {"build.json": b'{"generator": "another program"}', "index.html": b""},
        {"build.json": b"not JSON"},
        {"build.json": b"[]"},
        {".git/HEAD": b"ref: refs/heads/main"},
    ],
    ids=["notes", "another program's", "broken marker", "odd marker", "hidden"],
)
def test_a_folder_that_is_not_ours_is_refused(tmp_path: Path, content: dict[str, bytes]) -> None:
    for path, data in content.items():
        (tmp_path / "output" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "output" / path).write_bytes(data)
    reason = "is not a site made here, and would be replaced."
    hint = "name an empty or new folder: --output DIR"
    where = Where(str(tmp_path / "output"))
    assert may_replace(tmp_path / "output") == (Problem(where, "foreign-output", reason, hint),)


def test_a_file_in_the_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "output").write_text("a file")
    assert [problem.code for problem in may_replace(tmp_path / "output")] == ["foreign-output"]


def test_a_folder_that_is_new_or_empty_or_ours_may_be_replaced(tmp_path: Path, output: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert [may_replace(tmp_path / "none"), may_replace(tmp_path / "empty"), may_replace(output)] == [(), (), ()]


# ---- crashes

STEPS = [(os, "link"), (os, "mkdir"), (os, "rename"), (os, "sync"), (write, "_write"), (write, "_swap_names")]


class Failing:
    """Fails at the n-th call of any of the operations by which `publish` touches the disk, and counts them."""

    def __init__(self, at: int, monkeypatch: pytest.MonkeyPatch) -> None:
        self.at, self.calls = at, 0
        for owner, name in STEPS:
            monkeypatch.setattr(owner, name, self.wrap(getattr(owner, name)))

    def wrap(self, real: Callable[..., object]) -> Callable[..., object]:
        def call(*arguments: object, **named: object) -> object:
            self.calls += 1
            if self.calls == self.at:
                raise OSError(28, "No space left on device")
            return real(*arguments, **named)

        return call


def test_an_error_at_any_operation_leaves_one_whole_site(
    output: Path, tmp_path: Path, way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as watched:
        counted = Failing(0, watched)
        publish(NEW, tmp_path / "trial")
        publish(OLD, tmp_path / "trial")
    assert counted.calls > 15
    for at in range(1, counted.calls + 1):
        publish(OLD, output)
        with monkeypatch.context() as broken:
            Failing(at, broken)
            failed = False
            try:
                publish(NEW, output)
            except OSError:
                failed = True
        assert found(output) in ([OLD] if failed else [OLD, NEW]), f"after an error at operation {at}"
        assert publish(NEW, output).removed == ()
        assert found(output) == NEW
        assert [path.name for path in output.parent.iterdir() if "output" in path.name] == ["output"]


def test_an_error_at_a_first_publication_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as broken:
        Failing(6, broken)
        with pytest.raises(OSError, match="No space left"):
            publish(OLD, tmp_path / "output")
    assert list(tmp_path.iterdir()) == []


def test_a_crash_between_the_two_renames_is_put_right(output: Path) -> None:
    output.rename(output.with_name(".output.old"))
    recover(output)
    assert found(output) == OLD
    recover(output)
    assert found(output) == OLD


def test_the_next_publication_puts_it_right_by_itself(output: Path) -> None:
    output.rename(output.with_name(".output.old"))
    assert publish(NEW, output).removed == (), "it compared with the old site"
    assert found(output) == NEW
    assert [path.name for path in output.parent.iterdir()] == ["output"]


def test_what_a_crash_left_beside_is_never_written_into(output: Path) -> None:
    leftover = output.with_name(".output.new")
    leftover.mkdir()
    os.link(output / "index.html", leftover / "index.html")
    (leftover / "stray.html").write_text("of the crashed build")
    publish(NEW, output)
    assert found(output) == NEW


WRITER = """
import sys
from pathlib import Path
sys.platform = sys.argv[3] or sys.platform
from sitegen.write import publish
sites = [{path: (word * 3000).encode() for path in ("index.html", "a/b.html", "c/d/e.html", *map(str, range(40)))}
         for word in sys.argv[2].split(",")]
print("ready", flush=True)
while True:
    for site in sites:
        publish({**site, "same": b"same"}, Path(sys.argv[1]))
"""


@pytest.fixture
def writer(tmp_path: Path) -> Iterator[Callable[..., subprocess.Popen[str]]]:
    """Starts a process that publishes one edition after the other without end."""
    started: list[subprocess.Popen[str]] = []

    def start(output: Path, platform: str = "") -> subprocess.Popen[str]:
        command = [sys.executable, "-c", WRITER, str(output), "old,new", platform]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parent.parent)
        assert process.stdout
        assert process.stdout.readline() == "ready\n"
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()
        process.wait()
        process.stdout.close() if process.stdout else None


@pytest.mark.parametrize("platform", ["", "another"], ids=["by exchange", "by two renames"])
def test_a_writer_killed_at_any_moment_leaves_one_whole_site(
    tmp_path: Path, writer: Callable[..., subprocess.Popen[str]], platform: str
) -> None:
    output, chance = tmp_path / "output", random.Random(7)
    whole = [{word.encode() * 3000} for word in ("old", "new")]
    for _ in range(12):
        process = writer(output, platform)
        for _ in range(chance.randrange(1, 4000)):  # let it come a different way each time
            (output / "index.html").exists()
        process.send_signal(signal.SIGKILL)
        process.wait()
        if platform:
            recover(output)
        if output.exists():
            files = found(output)
            assert files.pop("same") == b"same"
            assert len(files) == 43
            assert set(files.values()) in whole


def test_a_reader_never_misses_a_file_and_never_sees_half_of_one(output: Path) -> None:
    seen: set[bytes] = set()
    faults: list[OSError] = []
    done = threading.Event()

    def hammer() -> None:
        while not done.is_set():
            try:
                seen.add((output / "meetings/2023/index.html").read_bytes())
            except OSError as error:
                faults.append(error)

    readers = [threading.Thread(target=hammer) for _ in range(2)]
    for reader in readers:
        reader.start()
    for _, site in zip(range(20), cycle([NEW, OLD]), strict=False):
        publish(site, output)
    done.set()
    for reader in readers:
        reader.join()
    assert faults == []
    assert seen == {b"old" * 5000, b"new" * 5000}


def test_a_kernel_that_cannot_exchange_names_is_told_by_an_answer_not_an_error(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    assert write._swap_names(tmp_path / "one", tmp_path / "none") is False
    (tmp_path / "other").mkdir()
    (tmp_path / "one/file").touch()
    assert write._swap_names(tmp_path / "one", tmp_path / "other") is True
    assert [path.name for path in (tmp_path / "other").iterdir()] == ["file"]


def test_a_c_library_without_the_call_falls_back(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(write.ctypes, "CDLL", lambda *_, **__: object())
    publish(NEW, output)
    assert found(output) == NEW
    shutil.rmtree(output)
