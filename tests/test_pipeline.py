"""The order of the steps, and what stops a run where."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from sitegen.archive import Memory
from sitegen.config import Config
from sitegen.pipeline import Report, build, check, read


@pytest.fixture
def config(good: Path, monkeypatch: pytest.MonkeyPatch) -> Config:
    """A run in a folder with the small good archive."""
    monkeypatch.chdir(good)
    return Config(Path("content"), Path("output"), Path("templates"), dt.date(2024, 3, 1))


class Watcher:
    """Progress that is written down."""

    def __init__(self) -> None:
        self.told: list[tuple[str, int | None]] = []
        self.advanced = 0

    def begin(self, step: str, total: int | None) -> None:
        self.told.append((step, total))

    def advance(self) -> None:
        self.advanced += 1

    def end(self, step: str, seconds: float) -> None:
        assert step == self.told[-1][0]
        assert seconds >= 0


def change(path: str, before: str, after: str) -> None:
    file = Path("content", path)
    text = file.read_text(encoding="utf-8")
    assert before in text
    file.write_text(text.replace(before, after, 1), encoding="utf-8")


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def codes(report: Report) -> list[str]:
    return [problem.code for problem in report.problems]


def test_a_build_reads_lays_out_renders_indexes_and_writes_in_that_order(config: Config) -> None:
    watcher = Watcher()
    report = build(config, watcher)
    assert [step for step, _ in watcher.told] == ["read", "lay out", "render", "index", "write"]
    assert [step for step, _ in report.seconds] == ["read", "lay out", "render", "index", "write"]
    totals = dict(watcher.told)
    assert (totals["read"], totals["render"]) == (17, report.pages)
    assert watcher.advanced == 17 + report.pages
    assert report.ok
    assert report.changes
    assert set(report.changes.added) == set(files(Path("output")))


def test_check_does_the_same_but_for_index_and_write(config: Config) -> None:
    watcher = Watcher()
    report = check(config, watcher)
    assert [step for step, _ in watcher.told] == ["read", "lay out", "render"]
    assert (report.ok, report.changes, Path("output").exists()) == (True, None, False)
    assert report.records["people"] == 2


def test_faults_of_every_step_are_told_in_one_run_sorted_by_place_and_nothing_is_written(config: Config) -> None:
    change("people/jane-doe.yaml", "organizations/audit-committee", "organizations/audit-comittee")
    change(
        "meetings/audit-committee/2023-03-08.yaml", "person: people/john-roe, status: guest", "name: X, status: guest"
    )
    change("topics/roads.yaml", "name:", "nmae:")
    Path("templates/pages/about.html").write_text("{{ nonsense }}", encoding="utf-8")
    Path("output").mkdir()
    Path("output/mine.txt").touch()
    report = build(config)
    assert codes(report) == [
        "unknown-speaker",  # checks: content/meetings/…/2023-03-08.transcript.md
        "dangling-reference",  # link: content/people/jane-doe.yaml
        "unknown-key",  # validate: content/topics/roads.yaml
        "foreign-output",  # write: output
        "template-mistake",  # render: templates/pages/about.html
    ]
    assert (report.ok, report.changes) == (False, None)
    assert files(Path("output")) == {"mine.txt": b""}


def test_a_warning_is_a_fault_only_when_strict(config: Config) -> None:
    for path in Path("content").rglob("*.*"):
        if path.name != "site.yaml":
            path.unlink()
    report = build(config)
    assert (codes(report), report.ok, report.changes is not None) == (["search-empty"], False, True)
    strict = build(replace(config, strict=True, output=Path("other")))
    assert (codes(strict), strict.changes, Path("other").exists()) == (["search-empty"], None, False)


def test_an_archive_without_settings_tells_so_and_draws_what_it_can(config: Config) -> None:
    Path("content/site.yaml").unlink()
    report = build(config)
    assert (codes(report), report.changes) == (["missing-site"], None)


def test_two_claims_to_one_url_are_a_fault_that_names_both(config: Config) -> None:
    """A committee whose name is a year would take the place of the year's list."""
    Path("content/organizations/2023.yaml").write_text(Path("content/organizations/audit-committee.yaml").read_text())
    Path("content/meetings/2023").mkdir()
    meeting = "date: 2024-01-01\nstatus: scheduled\nsources: [{title: S}]\n"
    Path("content/meetings/2023/2024-01-01.yaml").write_text(meeting)
    (problem,) = check(config).problems
    assert (problem.code, problem.reason.partition(" is ")[0]) == ("duplicate-url", "/meetings/2023/")


def test_reading_alone_gives_the_archive_and_its_faults(config: Config) -> None:
    change("people/jane-doe.yaml", "organizations/audit-committee", "organizations/audit-comittee")
    outcome = read(config)
    assert len(list(outcome.value.graph.records())) == 17
    assert [problem.code for problem in outcome.problems] == ["dangling-reference"]


def test_a_build_with_a_memory_reads_again_only_what_has_changed(config: Config) -> None:
    memory = Memory()
    build(config, memory=memory)
    before = dict(memory.known)
    change("people/jane-doe.yaml", "Doe, Jane", "Doe, Janet")
    build(config, memory=memory)
    again = {str(path) for path, known in memory.known.items() if known is not before.get(path)}
    assert again == {"people/jane-doe.yaml"}


EDITS: dict[str, Callable[[int], None]] = {
    "rename a person": lambda n: change("people/john-roe.yaml", "name: John", f"name: John{'n' * n}"),
    "say more": lambda n: change("topics/roads.yaml", "summary: ", f"summary: Number {n}. "),
    "add a question": lambda n: Path(f"content/questions/2024-{n:04}.yaml").write_text(
        f"reference: 2024/{n:04}\nheading: Q{n}\ndate: 2024-01-01\nsources: [{{title: S}}]\n", encoding="utf-8"
    ),
    "remove the glossary": lambda _n: Path("content/glossary.yaml").unlink(missing_ok=True),
    "break a record": lambda n: change("people/jane-doe.yaml", "name: ", f"name: [{n} "),
    "mend the record": lambda _n: restore("people/jane-doe.yaml"),
    "break a reference": lambda n: change("actions/2023-03-08-survey.yaml", "people/john-roe", f"people/john-{n}"),
    "mend the reference": lambda _n: restore("actions/2023-03-08-survey.yaml"),
}


def restore(path: str) -> None:
    original = Path(__file__).parent / "problems/good/content" / path
    Path("content", path).write_text(original.read_text(encoding="utf-8"), encoding="utf-8")


@pytest.mark.parametrize("seed", [1, 2])
def test_a_build_that_remembers_gives_the_bytes_and_the_faults_of_a_clean_one(config: Config, seed: int) -> None:
    """After random edits, some of which break the archive and some of which mend it."""
    chance, memory = random.Random(seed), Memory()
    for _ in range(4):
        for name in chance.sample(sorted(EDITS), 2):
            EDITS[name](chance.randrange(1, 9)) if may(name) else None
        day = dt.date(2024, 3, chance.randrange(1, 9))
        remembering = build(replace(config, as_at=day, output=Path("warm")), memory=memory)
        clean = build(replace(config, as_at=day, output=Path("clean")))
        assert remembering.problems == clean.problems
        assert (remembering.changes is None) == (clean.changes is None)
        if clean.ok:
            assert files(Path("warm")) == files(Path("clean"))


def may(name: str) -> bool:
    """Whether an edit still finds what it changes."""
    wanted = {
        "break a record": ("people/jane-doe.yaml", "name: J"),
        "rename a person": ("people/john-roe.yaml", "name: John"),
        "break a reference": ("actions/2023-03-08-survey.yaml", "people/john-roe"),
    }
    path, text = wanted.get(name, ("topics/roads.yaml", "summary: "))
    return text in Path("content", path).read_text(encoding="utf-8")
