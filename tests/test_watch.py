"""Watching: what counts as a change, and what a change does to the site."""

from __future__ import annotations

import queue
import re
import signal
import subprocess
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO

import pytest

from sitegen.watch import changes

PATIENCE = 60  # seconds after which a thing that should happen is given up


class Bursts:
    """Collects what `changes` yields, in a thread of its own."""

    def __init__(self, *folders: Path) -> None:
        self.stopped = threading.Event()
        self.heard: queue.SimpleQueue[tuple[str, ...]] = queue.SimpleQueue()
        self.thread = threading.Thread(target=self.listen, args=(folders,))
        self.thread.start()
        assert self.next() == (), "the first burst says that the listening has begun"

    def listen(self, folders: tuple[Path, ...]) -> None:
        for burst in changes(folders, self.stopped.is_set):
            self.heard.put(burst)

    def next(self) -> tuple[str, ...]:
        return self.heard.get(timeout=PATIENCE)

    def names(self) -> set[str]:
        return {Path(path).name for path in self.next()}

    def stop(self) -> list[tuple[str, ...]]:
        """Ends the listening, and gives what was heard beyond what has been asked for."""
        self.stopped.set()
        self.thread.join(PATIENCE)
        return [self.heard.get() for _ in range(self.heard.qsize())]


@pytest.fixture
def content(tmp_path: Path) -> Path:
    (tmp_path / "content/people").mkdir(parents=True)
    (tmp_path / "content/people/jane-doe.yaml").write_text("name: Jane Doe\n")
    return tmp_path / "content"


@pytest.fixture
def bursts(content: Path) -> Iterator[Bursts]:
    listening = Bursts(content)
    yield listening
    listening.stop()


def marked(bursts: Bursts, content: Path) -> set[str]:
    """What was heard before a save made now, of which it is certain that it will be heard."""
    (content / "mark.yaml").write_text("now")
    heard: set[str] = set()
    while "mark.yaml" not in heard:
        heard |= bursts.names()
    return heard - {"mark.yaml"}


def test_a_burst_of_saves_is_one_change(bursts: Bursts, content: Path) -> None:
    for number in range(50):
        (content / f"people/person-{number}.yaml").write_text(f"name: {number}")
    assert bursts.names() == {f"person-{number}.yaml" for number in range(50)}
    assert bursts.stop() == []


def test_an_editors_save_by_rename_is_one_change(bursts: Bursts, content: Path) -> None:
    temporary = content / "people/.jane-doe.yaml.swp"
    temporary.write_text("name: Jane Roe\n")
    temporary.replace(content / "people/jane-doe.yaml")
    assert bursts.names() == {"jane-doe.yaml"}
    assert bursts.stop() == []


def test_vims_way_of_saving_is_one_change(bursts: Bursts, content: Path) -> None:
    record, backup = content / "people/jane-doe.yaml", content / "people/jane-doe.yaml~"
    (content / "people/4913").touch()
    (content / "people/4913").unlink()
    record.rename(backup)
    record.write_text("name: Jane Roe\n")
    backup.unlink()
    assert bursts.names() == {"jane-doe.yaml"}
    assert bursts.stop() == []


@pytest.mark.parametrize(
    "name", [".jane-doe.yaml.swp", "jane-doe.yaml~", "#jane-doe.yaml#", "new.tmp", "4913", ".#lock"]
)
def test_an_editors_own_files_are_no_change(bursts: Bursts, content: Path, name: str) -> None:
    (content / "people" / name).write_text("scratch")
    (content / "people" / name).unlink()
    assert marked(bursts, content) == set()


def test_reading_is_no_change(bursts: Bursts, content: Path) -> None:
    assert (content / "people/jane-doe.yaml").read_text() == "name: Jane Doe\n"
    assert [path.name for path in content.rglob("*.yaml")] == ["jane-doe.yaml"]
    assert marked(bursts, content) == set()


def test_a_record_deleted_is_a_change(bursts: Bursts, content: Path) -> None:
    (content / "people/jane-doe.yaml").unlink()
    assert bursts.names() == {"jane-doe.yaml"}


def test_a_record_hidden_by_a_rename_is_a_change(bursts: Bursts, content: Path) -> None:
    (content / "people/jane-doe.yaml").rename(content / "people/.jane-doe.yaml")
    assert bursts.names() == {"jane-doe.yaml"}


def test_a_record_moved_in_or_out_is_a_change(bursts: Bursts, content: Path, tmp_path: Path) -> None:
    (content / "people/jane-doe.yaml").rename(tmp_path / "elsewhere.yaml")
    assert bursts.names() == {"jane-doe.yaml"}
    (tmp_path / "elsewhere.yaml").rename(content / "people/john-roe.yaml")
    assert bursts.names() == {"john-roe.yaml"}


def test_what_is_saved_in_a_new_folder_is_a_change(bursts: Bursts, content: Path) -> None:
    (content / "reports").mkdir()
    assert bursts.names() == {"reports"}
    (content / "reports/potholes.md").write_text("---\n")
    assert bursts.names() == {"potholes.md"}


def test_each_of_several_folders_is_watched(content: Path, tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    listening = Bursts(content, tmp_path / "templates")
    (tmp_path / "templates/base.html").write_text("<!doctype html>")
    assert listening.names() == {"base.html"}
    listening.stop()


# ---- the watching program


class Watching:
    """`build.py --watch` in a folder, and what it has said since it was last asked."""

    def __init__(self, place: Path, program: tuple[str, ...]) -> None:
        self.output = place / "output"
        self.process = subprocess.Popen(
            [*program, "--watch"], cwd=place, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
        )
        self.lines: queue.SimpleQueue[str] = queue.SimpleQueue()
        assert self.process.stderr
        self.thread = threading.Thread(target=self.listen, args=(self.process.stderr,))
        self.thread.start()

    def listen(self, stream: IO[str]) -> None:
        for line in stream:
            self.lines.put(line.rstrip())

    def until(self, wanted: str) -> list[str]:
        """The lines up to and with the first that holds these words."""
        said = [self.lines.get(timeout=PATIENCE)]
        while wanted not in said[-1]:
            said.append(self.lines.get(timeout=PATIENCE))
        return said

    def rebuilt(self) -> list[str]:
        """The lines of one rebuild: from what changed to its summary, or to the refusal after it."""
        said = self.until(" changed: ")[-1:]
        while not said[-1].startswith("read "):
            said.append(self.lines.get(timeout=PATIENCE))
        if re.search(r"^[0-9]+ faults?\.$", "\n".join(said), re.MULTILINE):
            said.append(self.lines.get(timeout=PATIENCE))
        return said

    def page(self, path: str) -> str:
        return (self.output / path / "index.html").read_text(encoding="utf-8")

    def stop(self) -> tuple[int, list[str]]:
        """Interrupts it; its exit code, and the lines nobody had asked for."""
        self.process.send_signal(signal.SIGINT)
        code = self.process.wait(PATIENCE)
        self.thread.join(PATIENCE)
        return code, [self.lines.get() for _ in range(self.lines.qsize())]

    def end(self) -> None:
        self.process.kill()
        self.process.wait()
        self.thread.join()
        assert self.process.stderr
        self.process.stderr.close()


@pytest.fixture
def started(good: Path, program: tuple[str, ...]) -> Iterator[Watching]:
    """The program in its first build."""
    watching = Watching(good, program)
    yield watching
    watching.end()


@pytest.fixture
def watching(started: Watching) -> Watching:
    """The program when it has built once and waits for changes."""
    started.until("Watching for changes")
    return started


Save = Callable[[str], None]


@pytest.fixture
def save(good: Path) -> Save:
    """Saves Jane Doe's record under another name for her, as an editor does: beside it, then over it."""
    record = good / "content/people/jane-doe.yaml"
    text = record.read_text(encoding="utf-8")

    def saved(name: str) -> None:
        temporary = record.with_name(".jane-doe.yaml.tmp")
        temporary.write_text(text.replace("name: Jane Doe", f"name: {name}", 1), encoding="utf-8")
        temporary.replace(record)

    return saved


def test_a_save_is_one_rebuild_and_the_page_says_what_was_saved(watching: Watching, save: Save) -> None:
    save("Janet Doe")
    said = watching.rebuilt()
    assert said[0].endswith("changed: jane-doe.yaml")
    assert "<h1>Janet Doe</h1>" in watching.page("people/jane-doe")
    assert "Janet Doe" in watching.page("meetings/audit-committee/2023-03-08"), (
        "pages that name her are built again too"
    )
    assert watching.stop() == (130, []), "there was no second rebuild"


def test_a_broken_record_is_told_and_leaves_the_last_good_site_until_it_is_mended(
    watching: Watching, save: Save
) -> None:
    before = {path: path.stat().st_ino for path in watching.output.rglob("*")}
    save("[Jane")
    said = watching.rebuilt()
    assert any(line.startswith("content/people/jane-doe.yaml:1:7: error [yaml-syntax]") for line in said)
    assert said[-1] == "Not published: output is as it was."
    assert {path: path.stat().st_ino for path in watching.output.rglob("*")} == before
    save("Jane Doe the Younger")
    watching.rebuilt()
    assert "<h1>Jane Doe the Younger</h1>" in watching.page("people/jane-doe")


def test_a_record_deleted_disappears_and_a_new_folder_is_seen(watching: Watching, good: Path) -> None:
    added = good / "content/meetings/town-council/2024-01-01.yaml"
    added.parent.mkdir()
    added.write_text("date: 2024-01-01\nstatus: scheduled\nsources: [{title: The calendar}]\n", encoding="utf-8")
    while not (watching.output / "meetings/town-council/2024-01-01").exists():
        watching.rebuilt()
    added.unlink()
    while (watching.output / "meetings/town-council").exists():
        watching.rebuilt()
    assert "2024-01-01" not in watching.page("organizations/town-council")


def test_a_template_saved_is_a_rebuild(watching: Watching, good: Path) -> None:
    template = good / "templates/pages/404.html"
    template.write_text(
        template.read_text(encoding="utf-8").replace("Page not found", "No such page"), encoding="utf-8"
    )
    assert watching.rebuilt()[0].endswith("changed: 404.html")
    assert "<h1>No such page</h1>" in (watching.output / "404.html").read_text(encoding="utf-8")


def test_a_rebuild_gives_the_same_bytes_as_a_first_build(watching: Watching, save: Save, good: Path, run) -> None:
    save("Janet Doe")
    watching.rebuilt()
    assert run(good, "--output", "clean").returncode == 0
    paths = {path.relative_to(watching.output) for path in watching.output.rglob("*") if path.is_file()}
    assert paths == {path.relative_to(good / "clean") for path in (good / "clean").rglob("*") if path.is_file()}
    assert [
        path for path in paths if (watching.output / path).read_bytes() != (good / "clean" / path).read_bytes()
    ] == []


def test_what_is_saved_during_the_first_build_is_not_missed(started: Watching, save: Save) -> None:
    started.until("read: ")
    save("Janet Doe")
    assert started.rebuilt()[0].endswith("changed: jane-doe.yaml")
    assert "<h1>Janet Doe</h1>" in started.page("people/jane-doe")


def test_the_interrupt_key_ends_it_with_130(watching: Watching) -> None:
    assert watching.stop() == (130, [])
