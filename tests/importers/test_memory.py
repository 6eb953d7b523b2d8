"""What imports have written is remembered, and the same every time."""

from __future__ import annotations

from pathlib import Path

import pytest

from sitegen.importers.keeping.memory import Memory, Remembered, memory_path
from sitegen.importers.keeping.merging import digests

REMEMBERED = Remembered(
    "Minutes 8 March.pdf",
    "abc",
    {"people/b": {"name": "1", "agenda": ""}, "people/a": {}},
    {"meetings/x/2024-03-08/transcript": frozenset({"s002", "s001"})},
    {"actions/read": "actions/held"},
)


SPOKEN = (REMEMBERED.speeches, REMEMBERED.names)


def remember(folder: Path, held: Remembered) -> Path:
    path, content = held.file()
    (folder / path).parent.mkdir(parents=True, exist_ok=True)
    (folder / path).write_bytes(content)
    return folder / path


def test_what_is_remembered_is_told_again(tmp_path: Path) -> None:
    path = remember(tmp_path, REMEMBERED)
    assert path == tmp_path / ".import/minutes-8-march-pdf.json"
    outcome = Memory.load(tmp_path)
    assert outcome.problems == ()
    assert outcome.value.of("Minutes 8 March.pdf") == REMEMBERED
    assert outcome.value.base("Minutes 8 March.pdf", "people/b") == {"name": "1", "agenda": ""}
    assert outcome.value.base("Minutes 8 March.pdf", "people/c") is None
    assert outcome.value.base("Other.pdf", "people/b") is None
    assert outcome.value.used("Minutes 8 March.pdf", "meetings/x/2024-03-08/transcript") == {"s001", "s002"}


def test_the_same_values_give_the_same_bytes() -> None:
    other = Remembered("Minutes 8 March.pdf", "abc", dict(reversed(REMEMBERED.records.items())), *SPOKEN)
    assert other.file() == REMEMBERED.file()
    assert b'"s001",\n   "s002"' in REMEMBERED.file()[1]


def test_a_folder_that_is_not_there_remembers_nothing(tmp_path: Path) -> None:
    outcome = Memory.load(tmp_path / "none")
    assert (outcome.value, outcome.problems) == (Memory(), ())


def test_an_id_of_a_speech_is_never_forgotten() -> None:
    memory = Memory({memory_path(REMEMBERED.source).stem: REMEMBERED})
    id_ = "meetings/x/2024-03-08/transcript"
    after = memory.after(REMEMBERED.source, "def", {"people/a": {}}, {id_: ["s001", "s003"], "y/transcript": ["s001"]})
    assert after.speeches == {id_: {"s001", "s002", "s003"}, "y/transcript": {"s001"}}
    assert memory.after(REMEMBERED.source, "def", {}, {}, {"actions/b": "actions/c"}).names == {
        "actions/read": "actions/held",
        "actions/b": "actions/c",
    }
    assert (after.digest, after.records) == ("def", {"people/a": {}})
    assert memory.after(REMEMBERED.source, "def", {}, {}).speeches == REMEMBERED.speeches


def test_a_record_of_which_a_person_wrote_something_was_not_given_by_imports() -> None:
    one = Remembered("a", "", {"people/x": digests({"name": "X"})})
    other = Remembered("b", "", {"people/x": digests({"honorific_suffix": "AM"})})
    memory = Memory({"a": one, "b": other})
    both = {"name": "Y", "honorific_suffix": "AM"}
    assert memory.gave(["a", "b"], "people/x", both)
    assert not memory.gave(["a"], "people/x", both)
    assert not memory.gave(["a", "b"], "people/x", {**both, "summary": "Mine."})
    assert not memory.gave(["a", "b"], "people/y", both)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"\xff",
        b'{"source": "a", "digest": "b", "records": [], "speeches": {}}',
        b'{"source": "a", "digest": "b", "records": {"x": {"y": 1}}, "speeches": {}}',
        b'{"source": "a", "digest": "b", "records": {}, "speeches": {"x": "s001"}}',
        b'{"source": "a", "digest": "b", "records": {}, "speeches": {}, "names": {"x": 1}}',
        b"[" * 100_000,
    ],
)
def test_a_damaged_file_is_a_fault_with_a_mend(tmp_path: Path, content: bytes) -> None:
    path = remember(tmp_path, REMEMBERED)
    path.write_bytes(content)
    (problem,) = Memory.load(tmp_path).problems
    assert (problem.where.file, problem.code) == (str(path), "unreadable-file")
    assert "bring it back" in problem.hint
