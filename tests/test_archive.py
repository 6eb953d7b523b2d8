"""From a folder of records to a graph, with every fault of every step."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path, PurePosixPath

import pytest

from sitegen import archive as module
from sitegen.archive import Archive, Memory, read_archive, read_entry
from sitegen.problems import Outcome, Problem, Where

Read = Callable[[dict[str, str]], Outcome[Archive]]

SITE = {"site.yaml": "name: S\ndescription: D\nbase_url: https://example.org/\npublisher: P\n"}


def codes(outcome: Outcome[Archive]) -> list[str]:
    return [f"{it.where.file}:{it.where.line} {it.code}" for it in outcome.problems]


def test_folder_that_is_not_there_is_one_fault() -> None:
    outcome = read_archive(Path("no/such/folder"))
    assert codes(outcome) == ["no/such/folder:1 no-content"]
    assert (outcome.value.entries, dict(outcome.value.graph.nodes)) == ((), {})


def test_archive_without_its_settings_is_told_in_the_folder_it_is_read_from(tmp_path: Path) -> None:
    assert codes(read_archive(tmp_path)) == [f"{tmp_path}/site.yaml:1 missing-site"]


def test_settings_that_cannot_be_read_are_there_all_the_same(archive: Read) -> None:
    assert codes(archive({"site.yaml": "name: [\n"})) == ["content/site.yaml:1 yaml-syntax"]


def test_faults_of_every_step_come_together_in_the_order_of_files(archive: Read) -> None:
    assert codes(
        archive(
            {
                "topics/a.yaml": "name: A\nbroader: topics/c\n",
                "topics/b.yaml": "name: B\ncolour: red\nother_names: x\n",
                "topics/Z.yaml": "name: Z\n",
            }
        )
    ) == [
        "content/site.yaml:1 missing-site",
        "content/topics/Z.yaml:1 bad-path",
        "content/topics/a.yaml:2 dangling-reference",
        "content/topics/b.yaml:2 unknown-key",
        "content/topics/b.yaml:3 wrong-type",
    ]


def test_drafts_are_left_out_unless_they_are_asked_for(archive: Read) -> None:
    files = SITE | {"topics/a.yaml": "name: A\n", "topics/b.yaml": "name: B\ndraft: true\nbroader: topics/a\n"}
    assert [entry.id for entry in archive(files).value.entries] == ["site", "topics/a"]
    shown = read_archive(Path("content"), drafts=True)
    assert [entry.id for entry in shown.value.entries] == ["site", "topics/a", "topics/b"]
    assert [edge.source for edge in shown.value.graph.links_in("topics/a")] == ["topics/b"]


def test_settings_are_no_draft(archive: Read) -> None:
    outcome = archive({"site.yaml": SITE["site.yaml"] + "draft: true\n"})
    assert outcome.problems == ()
    assert "site" in outcome.value.graph.nodes


def test_record_in_the_folder_of_another_kind_is_told_once_and_found_by_those_who_name_it(archive: Read) -> None:
    person = "name: Jane\nsort_name: Doe\nsources: [{title: T}]\n"
    question = "reference: R\nheading: H\ndate: 2023\nasked_by: people/jane\nsources: [{title: T}]\n"
    outcome = archive(SITE | {"organizations/jane.yaml": person, "questions/q.yaml": question})
    assert outcome.problems == (
        Problem(
            Where("content/organizations/jane.yaml"),
            "unknown-folder",
            'reads as a person, but stands in "organizations".',
            "move it to people/jane.yaml",
        ),
    )


def test_record_that_lacks_a_field_is_not_taken_for_another_kind(archive: Read) -> None:
    organization = "name: O\nsummary: S\nsources: [{title: T}]\n"
    misspelt = organization + "clasification: court\n"
    outcome = archive(SITE | {"organizations/o.yaml": organization, "organizations/p.yaml": misspelt})
    assert codes(outcome) == [
        "content/organizations/o.yaml:1 missing-key",
        "content/organizations/p.yaml:4 unknown-key",
    ]


def test_character_that_was_told_makes_no_second_fault_by_what_it_spoils(archive: Read) -> None:
    (Path("content/topics")).mkdir(parents=True)
    Path("content/topics/a.yaml").write_bytes(b"name: A\nbroader: topics/\xe9\nwithheld: {reason: x, since: 2\x0023}\n")
    assert codes(archive(SITE)) == ["content/topics/a.yaml:2 bad-encoding", "content/topics/a.yaml:3 bad-character"]


def test_file_that_cannot_be_opened_is_told_and_holds_its_place(archive: Read) -> None:
    Path("content/topics").mkdir(parents=True)
    Path("content/topics/a.yaml").symlink_to("nowhere")
    outcome = archive(SITE | {"topics/b.yaml": "name: B\nbroader: topics/a\n"})
    assert codes(outcome) == ["content/topics/a.yaml:1 unreadable-file"]


def test_memory_reads_again_only_what_has_changed(archive: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    archive(SITE | {"topics/a.yaml": "name: A\n", "topics/b.yaml": "name: B\n"})
    read: list[str] = []

    def counted(content: Path, relative: PurePosixPath):
        read.append(str(relative))
        return read_entry(content, relative)

    monkeypatch.setattr(module, "read_entry", counted)
    memory, a, b = Memory(), Path("content/topics/a.yaml"), Path("content/topics/b.yaml")
    titles = []
    for change in [lambda: None, lambda: None, lambda: a.write_text("name: Another\n"), b.unlink]:
        change()
        titles.append([node.title for node in read_archive(Path("content"), memory=memory).value.graph.of("topic")])
        read.append("|")
    assert read == ["site.yaml", "topics/a.yaml", "topics/b.yaml", "|", "|", "topics/a.yaml", "|", "|"]
    assert titles == [["A", "B"], ["A", "B"], ["Another", "B"], ["Another"]]


def test_processes_read_what_one_reads(monkeypatch: pytest.MonkeyPatch, good_archive: Outcome[Archive]) -> None:
    monkeypatch.setattr(module, "_WORTH_PROCESSES", 1)
    many = read_archive(Path("content"), jobs=2)
    assert many.value.entries == good_archive.value.entries
    assert many.problems == good_archive.problems


def test_each_file_is_one_tick(good_archive: Outcome[Archive]) -> None:
    ticks: list[None] = []
    read_archive(Path("content"), tick=lambda: ticks.append(None))
    assert len(ticks) == len(good_archive.value.entries)


def test_order_of_the_folder_on_disk_does_not_matter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    orders = []
    for names in (["b", "a", "c"], ["c", "b", "a"]):
        Path("content/topics").mkdir(parents=True, exist_ok=True)
        for name in names:
            Path(f"content/topics/{name}.yaml").write_text(f"name: {name}\n")
        orders.append([entry.id for entry in read_archive(Path("content")).value.entries])
    assert orders == [["topics/a", "topics/b", "topics/c"]] * 2
