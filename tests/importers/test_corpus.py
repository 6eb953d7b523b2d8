"""The round trip: five real documents, imported into an empty folder, are a site that shows all their words."""

from __future__ import annotations

import datetime as dt
import re
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from built import Built, Element
from importers.conftest import CORPUS, ROOT, Imported
from importers.workshop import tree

from sitegen.archive import Archive, read_archive
from sitegen.config import Base, Config
from sitegen.importers.run import bring_in
from sitegen.importers.words.markup import to_words
from sitegen.pipeline import build
from sitegen.records.transcript import Transcript

pytestmark = pytest.mark.corpus

KINDS = {
    "actions": 121, "documents": 27, "inquiries": 2, "meetings": 38, "organizations": 65, "people": 87, "questions": 13,
    "recommendations": 45, "reports": 4, "responses": 4, "site": 1, "transcripts": 2,
}  # fmt: skip
SPEECHES = {("2023-03-08", 138), ("2023-03-22", 79), ("2023-03-22", 128)}
NAMED = {  # by the speech: who speaks, and as what
    "meetings/police-and-crime-committee/2023-03-08/transcript#s001": ("Susan Hall", "Chairman", "people/susan-hall"),
    "meetings/police-and-crime-committee/2023-03-22/transcript#s207": ("Susan Hall", "Chairman", "people/susan-hall"),
}
WRITTEN = ("summary:", "heading:", "name:", "note:", "#")


@pytest.fixture(scope="module")
def archive(imported: Imported) -> Archive:
    outcome = read_archive(imported.content)
    assert outcome.problems == ()
    return outcome.value


@pytest.fixture(scope="module")
def pages(imported: Imported, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The site of what was imported, built as `build --strict` builds it, with its search index."""
    output = tmp_path_factory.mktemp("corpus") / "site"
    config = Config(imported.content, output, ROOT / "templates", dt.date(2026, 11, 22), strict=True)
    assert build(config).problems == ()
    return Built(output, Base.parse("https://example.org/"))


def test_each_document_is_placed_and_nothing_of_it_is_lost(imported: Imported) -> None:
    assert [result.taking.reader.kind for result in imported.done.results] == [
        "questions", "pack", "council-minutes", "consultation", "replies",
    ]  # fmt: skip
    for result in imported.done.results:
        found = result.account
        assert found.share("placed") + found.share("furniture") >= 99
        assert found.share("furniture") < 2.5
        assert (found.losing, result.left_out) == ((), {})


def test_there_are_as_many_records_of_each_kind_as_are_told_of(archive: Archive) -> None:
    assert Counter(entry.model.folder for entry in archive.entries) == KINDS


def test_every_speech_is_there(archive: Archive) -> None:
    transcripts = [entry.record for entry in archive.entries if isinstance(entry.record, Transcript)]
    found = {(it.meeting.rpartition("/")[2], len(panel.speeches)) for it in transcripts for panel in it.panels}
    assert found == SPEECHES


def _speeches(archive: Archive, pages: Built) -> Iterator[tuple[str, str, Element]]:
    """Each speech: its id, its words as the record has them, and the part of the page that shows it."""
    for entry in archive.entries:
        if isinstance(entry.record, Transcript):
            page = pages.page(f"/{entry.id}/")
            shown = {head["id"]: head.parent for head in page.all("h3") if head.get("id") and head.parent}
            for panel in entry.record.panels:
                for speech in panel.speeches:
                    said = re.sub(r"\[\^[^\]]+\]:?", "", speech.body or "")  # a page numbers its notes anew
                    yield f"{entry.id}#{speech.id}", said, shown[speech.id]


def test_the_page_of_a_transcript_shows_every_word_of_every_speech(archive: Archive, pages: Built) -> None:
    lacking = {
        id_: gone
        for id_, said, shown in _speeches(archive, pages)
        if (gone := Counter(to_words(said)) - Counter(to_words(shown.text)))
    }
    assert lacking == {}


@pytest.mark.parametrize("id_", NAMED)
def test_a_named_speech_stands_under_its_speaker(archive: Archive, pages: Built, id_: str) -> None:
    name, role, speaker = NAMED[id_]
    (shown,) = [element for one, _, element in _speeches(archive, pages) if one == id_]
    assert shown.one("h3").text == f"{name} {role}"
    assert any(link.get("href") == f"/{speaker}/" for link in shown.all("a"))


def test_the_site_shows_the_words_of_the_documents(imported: Imported, pages: Built) -> None:
    """Runs of five words within each placed line, wherever on the site they stand."""
    shown: set[tuple[str, ...]] = set()
    for page in pages.pages.values():
        shown.update(_runs(to_words(page.one("main").text)))
    for result in imported.done.results:
        placed = [told.line for told in result.account.lines if told.fate == "placed"]
        wanted = [(line.number, run) for line in placed for run in _runs(to_words(line.text))]
        missing = [(number, run) for number, run in wanted if run not in shown]
        assert len(missing) / len(wanted) < 0.05, missing  # labels that became fields, dates in another form


def _runs(words: list[str]) -> Iterator[tuple[str, ...]]:
    return zip(*(words[start:] for start in range(5)), strict=False)


def test_importing_again_writes_nothing(imported: Imported) -> None:
    before = tree(imported.content)
    outcome = bring_in(imported.content, [CORPUS / result.taking.file for result in imported.done.results])
    assert outcome.value is not None
    assert outcome.value.files == {}
    assert tree(imported.content) == before


@pytest.fixture(scope="module")
def beside_hand_made(imported: Imported, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Imported]:
    """The same documents, imported into the records that people have made of them."""
    content = tmp_path_factory.mktemp("beside") / "content"
    shutil.copytree(ROOT / "content", content)
    outcome = bring_in(content, [CORPUS / result.taking.file for result in imported.done.results])
    assert outcome.value is not None, outcome.problems
    return content, Imported(content, outcome.value)


def test_beside_records_made_by_hand_only_their_prose_is_in_conflict(beside_hand_made: tuple[Path, Imported]) -> None:
    content, found = beside_hand_made
    assert read_archive(content).problems == ()
    conflicts = [(id_, conflict.path) for result in found.done.results for id_, conflict in result.conflicts]
    assert {path for _, path in conflicts} <= {"body", "panels"}


def test_beside_records_made_by_hand_nobody_and_no_meeting_is_made_twice(
    beside_hand_made: tuple[Path, Imported],
) -> None:
    _, found = beside_hand_made
    new = [id_ for result in found.done.results for id_, change in result.changes.items() if change == "new"]
    folders = Counter(id_.split("/")[0] for id_ in new)
    assert set(folders) <= {"actions"}, new  # smaller ones: a person made one of several lines
    assert folders["actions"] <= 12


def test_beside_records_made_by_hand_a_second_import_writes_nothing(beside_hand_made: tuple[Path, Imported]) -> None:
    content, found = beside_hand_made
    before = tree(content)
    outcome = bring_in(content, [CORPUS / result.taking.file for result in found.done.results])
    assert outcome.value is not None
    assert outcome.value.files == {}
    assert tree(content) == before


def test_what_a_person_wrote_stands_in_every_file_that_was_changed(beside_hand_made: tuple[Path, Imported]) -> None:
    """A record may gain prose below its fields, and then its file has another suffix; its lines are there still."""
    content, _ = beside_hand_made
    for path in (ROOT / "content").rglob("*.yaml"):
        place = content / path.relative_to(ROOT / "content")
        after = Counter((place if place.exists() else place.with_suffix(".md")).read_text("utf-8").splitlines())
        said = (line for line in path.read_text("utf-8").splitlines() if line.lstrip().startswith(WRITTEN))
        assert Counter(said) - after == Counter(), path
