"""One run tells everything: many faults planted in the real archive are each told once, and nothing else.

The output holds a site already, and keeps every byte of it.
"""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from sitegen.config import Config
from sitegen.pipeline import build

ROOT = Path(__file__).resolve().parent.parent
PCC = "content/meetings/police-and-crime-committee"
SOURCES = "sources: [{document: documents/pcc-agenda-pack-2023-05-24, lines: 1}]\n"

Told = tuple[str, int, str]


@dataclass
class Field:
    """A copy of the real archive, what has been planted in it, and the words by which each fault is found again."""

    place: Path
    planted: list[tuple[str, str, str]] = field(default_factory=list)

    def plant(self, code: str, file: str, old: str, new: str, at: str | None = None) -> None:
        """Put `new` for the first `old` of a file. The fault stands on the line where `at` (or `new`) begins."""
        path = self.place / file
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{file} no longer holds {old!r}"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        self.planted.append((code, file, at or new))

    def write(self, code: str, file: str, text: str | bytes, at: str = "") -> None:
        """Write a whole file with a fault on the line where `at` begins."""
        path = self.place / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        self.planted.append((code, file, at))

    def also(self, code: str, file: str, at: str) -> None:
        """One more fault of a file written before."""
        self.planted.append((code, file, at))

    @property
    def expected(self) -> Iterator[Told]:
        for code, file, at in self.planted:
            path = self.place / file
            text = path.read_bytes().decode(errors="replace") if at else ""
            assert text.count(at) == 1 or not at, f"{file} holds {at!r} {text.count(at)} times"
            yield (file, text[: text.index(at)].count("\n") + 1, code)


@pytest.fixture
def ground(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Field:
    monkeypatch.chdir(tmp_path)
    for name in ("content", "templates"):
        shutil.copytree(ROOT / name, tmp_path / name)
    good = Config(ROOT / "tests/problems/good/content", Path("output"), Path("templates"), dt.date(2024, 1, 1))
    assert build(good).changes
    return Field(tmp_path)


def site(place: Path) -> dict[str, tuple[int, int, bytes]]:
    """Every file below the output, with its inode, its time and its bytes."""
    files = (path for path in sorted(place.rglob("*")) if path.is_file())
    return {str(path): (path.stat().st_ino, path.stat().st_mtime_ns, path.read_bytes()) for path in files}


def run(place: Path) -> list[Told]:
    """What one build tells; it must leave the output as it was."""
    before = site(place / "output")
    config = Config(Path("content"), Path("output"), Path("templates"), dt.date(2024, 1, 1))
    problems = build(config).problems
    assert site(place / "output") == before
    assert {path.name for path in place.iterdir() if "output" in path.name} == {"output", ".output.search"}
    return sorted((problem.where.file, problem.where.line, problem.code) for problem in problems)


def people(ground: Field) -> None:
    hall, rowley = "content/people/susan-hall.yaml", "content/people/mark-rowley.yaml"
    ground.plant("unknown-key", hall, "\nsort_name: ", "\nsort-name: ", "sort-name")
    ground.plant("dangling-reference", hall, "organizations/london-assembly", "organizations/london-assembley")
    ground.plant("duplicate-key", hall, "\nsources:", "\nsummary: Again.\nsources:", "summary: Again.")
    ground.plant("impossible-date", rowley, "start_date: 2022-09", "start_date: 2022-13")
    ground.plant("missing-value", rowley, "\nsummary: >-", "\nnote:\nsummary: >-", "note:")
    ground.plant("wrong-type", rowley, "\nsummary: >-", "\nidentifiers: none\nsummary: >-", "identifiers: none")
    ground.write("bad-encoding", "content/people/zoe-null.yaml", b"name: Zo\xeb\nsort_name: Null\n" + SOURCES.encode())
    ground.write("bad-path", "content/people/Ann-Null.yaml", "name: Ann\nsort_name: Null\n" + SOURCES)
    ground.write("unknown-file", "content/people/bob-null.yml", "name: Bob\nsort_name: Null\n" + SOURCES)
    ground.write("unknown-folder", "content/peple/cat-null.yaml", "name: Cat\nsort_name: Null\n" + SOURCES)
    ground.write("unknown-folder", "content/topics/dan-null.yaml", "name: Dan\nsort_name: Null\n" + SOURCES)
    text = "---\nname: Eve\nsort_name: Null\n" + SOURCES + "---\n\nEve was born.\n"
    ground.write("unexpected-prose", "content/people/eve-null.md", text, "Eve was born.")
    (ground.place / "content/people/fay-null.yaml").symlink_to("nowhere")
    ground.also("unreadable-file", "content/people/fay-null.yaml", "")
    question = "reference: 2024/9999\nheading: Who\ndate: 2024-02-22\n" + SOURCES
    named = ", ".join(f"people/{name}-null" for name in ("ann", "bob", "cat", "dan", "eve", "fay", "zoe"))
    (ground.place / "content/questions/2024-9999.yaml").write_text(f"{question}put_to: [{named}]\n")


def organizations(ground: Field) -> None:
    mopac = "content/organizations/mopac.yaml"
    ground.plant("wrong-value", mopac, "classification: executive", "classification: exectuive")
    ground.plant("yaml-alias", mopac, "\nsummary: >-", "\nnote: !sic\nsummary: >-", "note: !sic")
    ground.write("not-a-mapping", "content/organizations/metropolitan-police-service.yaml", "")
    ground.write("yaml-syntax", "content/organizations/london-assembly.yaml", 'name: "London Assembly\n', "name")
    file = "content/organizations/harrow-council.yaml"
    ground.write(
        "yaml-tab",
        file,
        "name: Harrow Council\nclassification: council\n" + SOURCES + "links:\n\t- {url: https://x.org, note: x}\n",
    )
    ground.planted[-1] = ("yaml-tab", file, "\t- {url")
    text = "---\nname: Housing\n---\n"
    ground.write("duplicate-url", "content/topics/housing.md", text)
    ground.planted[-1] = ("duplicate-url", "content/topics/housing.yaml", "")


def meetings(ground: Field) -> None:
    meeting, transcript = f"{PCC}/2023-03-08.yaml", f"{PCC}/2023-03-08.transcript.md"
    ground.plant("date-mismatch", meeting, "date: {date: 2023-03-08,", "date: {date: 2023-03-09,")
    ground.plant("wrong-value", meeting, 'start_time: "10:00"', 'start_time: "25:00"')
    ground.plant("duplicate-anchor", meeting, '  - number: "9"', '  - number: "8"  # again', '"8"  # again')
    ground.plant("missing-key", meeting, "status: apologies, role", "role", "{person: people/sem-moema, role")
    ground.plant(
        "wrong-kind-reference", f"{PCC}/2023-02-22.yaml", "guests: [people/", "guests: [topics/housing, people/"
    )
    ground.plant("unknown-key", meeting, "\nagenda:", "\nagneda:", "agneda:")
    ground.plant("speech-without-speaker", transcript, "\n## ", "\nAll rise,\nand sit.\n\n## ", "All rise,")
    ground.plant("speech-outside-panel", transcript, "\n## ", "\n### Clerk {#s900 by=unknown}\n\n## ", "### Clerk")
    ground.plant("unknown-key", transcript, "{#s001 by=", "{#s001 bye=")
    ground.plant("duplicate-key", transcript, "{#s002 by=", "{#s002 by=unknown by=")
    ground.plant("duplicate-anchor", transcript, "{#s003 by=", "{#s001 by=")
    ground.plant("bad-heading", transcript, "lines=471}", "lines=471")
    ground.plant("unknown-speaker", transcript, "{#s005 by=people/susan-hall", "{#s005 by=people/mark-rowley")
    ground.plant("unknown-speaker", transcript, "{#s006 by=people/oliver-levinson", "{#s006 by=people/oliver-levison")
    ground.write("orphan-transcript", f"{PCC}/2023-03-15.transcript.md", "---\nprose: summary\n" + SOURCES + "---\n")


def others(ground: Field) -> None:
    text = "number: '1'\nheading: None\n" + SOURCES
    ground.write("dangling-reference", "content/recommendations/no-report/1.yaml", text)
    ground.write("missing-front-matter", "content/documents/null.md", "---\nheading: None\n")
    letter = "content/documents/mayor-reply-police-conduct-2023-01-25.md"
    ground.plant("dangling-reference", letter, "\n---\n\n", "\n---\n\nSee [it](reports/none-such).\n\n", "See [it]")
    ground.plant("bad-character", letter, "The Mayor of London, Sadiq Khan", "The \0Mayor of London, Sadiq Khan")
    draft = "heading: A draft\ntype: request\ndraft: true\n" + SOURCES
    (ground.place / "content/actions/2024-draft.yaml").write_text(draft)
    question = "content/questions/2024-0506.yaml"
    ground.plant("draft-reference", question, "\nabout: [", "\nabout: [actions/2024-draft, ", "about: [")
    ground.plant("wrong-type", question, "date: 2024-02-22\n", "date: 22 February 2024\n")


def templates(ground: Field) -> None:
    ground.write("template-mistake", "templates/records/person.html", "<p>\n{{ record.nmae }}\n", "{{ record")
    ground.write("template-mistake", "templates/records/topic.html", "{% if record %}\n{% endfor %}\n", "{% endfor")
    ground.write("template-mistake", "templates/pages/about.html", "\n{{ site.nmae }}\n", "{{ site")
    ground.write("missing-template", "templates/records/action.html", '{% include "parts/gone.html" %}\n')
    ground.planted[-1] = ("missing-template", "templates/parts/gone.html", "")


def test_all_faults_are_told_in_one_run_once_each_at_their_lines(ground: Field) -> None:
    for plant in (people, organizations, meetings, others, templates):
        plant(ground)
    assert len(ground.planted) > 40
    assert run(ground.place) == sorted(ground.expected)
