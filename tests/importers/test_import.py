"""The command as a whole: documents in, records out; again, corrected, edited by hand, cut short, and refused."""

from __future__ import annotations

import errno
import json
import os
import resource
import shutil
import signal
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path, PurePosixPath

import pytest
from importers.sources import SOURCES, TRANSCRIPT
from importers.workshop import KINDS_TOLD, Workshop, tree

from sitegen.importers import run
from sitegen.importers.keeping import placing
from sitegen.importers.opening.opening import LARGEST
from sitegen.importers.readers import READERS
from sitegen.importers.run import bring_in
from sitegen.importers.telling import as_json, told
from sitegen.problems import Problem, Where

MEETING = "meetings/rivers-committee/2024-10-03"
HEARING = f"{MEETING}.transcript.md"
MAP = "actions/2024-09-05-map-weirs"


# ---- what an import makes


def test_there_is_a_document_of_our_own_for_every_kind() -> None:
    assert set(SOURCES) == {reader.kind for reader in READERS}


@pytest.mark.parametrize("kind", sorted(SOURCES))
def test_each_kind_is_known_by_itself_and_becomes_sound_records_of_all_its_words(workshop: Workshop, kind: str) -> None:
    result = workshop.one(workshop.of_kind(kind), kind=kind if kind in KINDS_TOLD else None)
    assert result.taking.reader.kind == kind
    assert workshop.faults() == ()
    assert (result.left_out, result.account.losing) == ({}, ())
    words = result.account.words
    assert words["unplaced"] <= words["placed"] / 50 + 1


@pytest.mark.parametrize("kind", sorted(SOURCES))
def test_importing_again_changes_nothing(workshop: Workshop, kind: str) -> None:
    source = workshop.of_kind(kind)
    workshop.bring(source, kind=kind)
    before = tree(workshop.content)
    again = workshop.bring(source, kind=kind)
    assert (again.files, set(again.results[0].changes.values())) == ({}, {"unchanged"})
    assert tree(workshop.content) == before


def test_all_sources_together_are_sound_and_the_same_again(workshop: Workshop) -> None:
    sources = [workshop.of_kind(kind) for kind in SOURCES if kind not in KINDS_TOLD]
    workshop.bring(*sources)
    assert workshop.faults() == ()
    before = tree(workshop.content)
    assert workshop.bring(*sources).files == {}
    assert tree(workshop.content) == before


def test_a_kind_that_is_told_is_taken_for_it(workshop: Workshop) -> None:
    result = workshop.one(workshop.of_kind("letter"), kind="document")
    assert list(result.changes) == ["documents/rivers-committee"]


def test_a_dry_run_says_the_same_and_writes_nothing(workshop: Workshop) -> None:
    source = workshop.of_kind("actions")
    dry = workshop.bring(source, dry_run=True)
    assert not workshop.content.exists()
    wet = workshop.bring(source)
    assert (dry.files, list(told(dry)), as_json(dry)) == (wet.files, list(told(wet)), as_json(wet))


def test_the_report_tells_the_fate_of_every_line_that_has_words(workshop: Workshop) -> None:
    done = workshop.bring(workshop.of_kind("report"), workshop.of_kind("moderngov"))
    for report, result in zip(json.loads(as_json(done)), done.results, strict=True):
        spans = [(run["lines"], run["fate"]) for run in report["lines"]]
        fates = {
            number: fate
            for lines, fate in spans
            for number in range(int(lines.split("-")[0]), int(lines.split("-")[-1]) + 1)
        }
        worded = [line.number for line in result.taking.opened.sheet if any(map(str.isalnum, line.text))]
        assert set(worded) <= fates.keys()
        assert set(fates.values()) <= {"placed", "furniture", "unplaced"}
        assert all(run.get("records") or run.get("rule") or run["fate"] == "unplaced" for run in report["lines"])
        assert sum(report["shares"].values()) == pytest.approx(100, abs=0.01)
        assert sum(report["words"].values()) == sum(result.account.words.values())


def test_the_report_lists_what_is_unplaced_with_its_line(workshop: Workshop) -> None:
    lines = list(told(workshop.bring(workshop.of_kind("moderngov"))))
    assert "committees.xml:7:1: unplaced: Scrutiny" in lines


# ---- two sources that tell of the same


def test_two_sources_of_one_meeting_and_its_people_make_one_record_of_each(workshop: Workshop) -> None:
    agenda, hearing = workshop.of_kind("agenda"), workshop.of_kind("transcript")
    workshop.bring(agenda)
    again = workshop.one(hearing)
    assert again.changes["people/ada-ford"] == "updated"
    assert again.changes[MEETING] == "updated"
    assert {path.stem for path in (workshop.content / "people").iterdir()} == {"ada-ford", "ben-weir", "cy-brook"}
    assert {path.stem for path in (workshop.content / "organizations").iterdir()} >= {"rivers-committee"}
    assert len(list((workshop.content / "meetings/rivers-committee").glob("2024-10-03.yaml"))) == 1
    meeting = workshop.record(MEETING).read_text("utf-8")
    assert "Apologies for Absence" in meeting  # of the one
    assert "Sluices" in meeting  # of the other
    assert workshop.faults() == ()


def test_the_order_of_sources_makes_no_difference_to_which_records_there_are(workshop: Workshop) -> None:
    one, other = workshop.of_kind("minutes"), workshop.of_kind("actions")
    made = []
    for sources in ((one, other), (other, one)):
        workshop.bring(*sources)
        made.append({path for path in tree(workshop.content) if not path.startswith(".")})
        shutil.rmtree(workshop.content)
    assert made[0] == made[1]


def test_a_recommendation_told_by_a_report_and_by_a_tracker_is_one_record(workshop: Workshop) -> None:
    workshop.bring(workshop.of_kind("report"))
    tracker = workshop.file(
        "tracker.csv",
        "Reference,Origin,Recommendation,Status\n"
        "1,Street trees in Anytown,The Anytown Tree Service should count the street trees by June 2023.,In progress\n",
    )
    workshop.bring(tracker)
    found = sorted(path.stem for path in (workshop.content / "recommendations").rglob("*.yaml"))
    assert found == ["1", "2"]
    assert "in progress" in workshop.record("recommendations/street-trees-in-anytown/1").read_text("utf-8")


# ---- a corrected source, and what a person did

HEARD_MORE = TRANSCRIPT.replace(
    "**Ada Ford AM (Chair):** When will",
    "**Cy Brook AM:** I was at Mill Bank on Monday, and the water was high.\n\n**Ada Ford AM (Chair):** When will",
)
MENDED = HEARD_MORE.replace("Four of the sluices were mended in the spring.", "Five of the sluices were mended in May.")


def _speeches(workshop: Workshop) -> dict[str, str]:
    """The words of each speech by its id, in order."""
    text = (workshop.content / HEARING).read_text("utf-8")
    parts = [part.split("\n", 1) for part in text.split("\n### ")[1:]]
    return {head.partition("{#")[2].split()[0]: body.strip() for head, body in parts}


def test_speeches_keep_their_ids_when_text_before_them_is_put_in_or_mended(workshop: Workshop) -> None:
    source = workshop.of_kind("transcript")
    workshop.bring(source)
    before = _speeches(workshop)
    source.write_text(MENDED, "utf-8")
    changes = workshop.one(source).changes
    after = _speeches(workshop)
    assert list(after) == ["s001", "s002", "s002a", "s003", "s004", "s005"]
    assert after["s002"].endswith("Five of the sluices were mended in May.")
    assert {id_: after[id_] for id_ in before if id_ != "s002"} == {id_: before[id_] for id_ in before if id_ != "s002"}
    assert changes[f"{MEETING}/transcript"] == "updated"
    assert workshop.faults() == ()


def test_actions_and_documents_keep_their_addresses_when_their_words_are_mended(workshop: Workshop) -> None:
    source = workshop.of_kind("actions")
    workshop.bring(source)
    before = {path for path in tree(workshop.content) if not path.startswith(".")}
    corrected = source.read_text("utf-8").replace("send the Committee a map of the weirs", "send the Members a map of")
    source.write_text(corrected.replace("List", "list of what is owed"), "utf-8")
    workshop.bring(source)
    assert {path for path in tree(workshop.content) if not path.startswith(".")} == before
    assert "text: To send the Members a map of." in workshop.record(MAP).read_text("utf-8")
    assert workshop.faults() == ()


def test_only_what_changed_is_written_and_a_persons_edits_and_comments_stay(workshop: Workshop) -> None:
    source = workshop.of_kind("actions")
    workshop.bring(source)
    workshop.edit(MAP, "type: undertaking\n", "type: undertaking # as the clerk said\n")
    workshop.edit(MAP, "heading: Send the Committee a map of the weirs", "heading: A map of the weirs")
    before = tree(workshop.content)
    source.write_text(source.read_text("utf-8").replace("Completed. Attached", "Completed in May. Attached"), "utf-8")
    done = workshop.one(source)
    text = workshop.record(MAP).read_text("utf-8")
    assert "type: undertaking # as the clerk said\n" in text
    assert "heading: A map of the weirs\n" in text
    assert "printed_status: Completed in May. Attached at Appendix 1.\n" in text
    assert done.conflicts == []
    after = tree(workshop.content)
    changed = {path for path in after if after[path] != before.get(path) and not path.startswith(".")}
    assert changed == {f"{MAP}.yaml", "documents/outstanding-actions-list.md"}


@pytest.fixture
def edited_on_both_sides(workshop: Workshop) -> Path:
    """A source that was corrected where a person had corrected its record."""
    source = workshop.of_kind("actions")
    workshop.bring(source)
    workshop.edit(MAP, "text: To send the Committee a map of the weirs.", "text: To draw a map of all weirs.")
    source.write_text(source.read_text("utf-8").replace("map of the weirs", "map of the weirs and locks"), "utf-8")
    return source


def test_a_field_that_both_changed_stays_and_is_told_with_both_values(
    workshop: Workshop, edited_on_both_sides: Path
) -> None:
    done = workshop.bring(edited_on_both_sides)
    (result,) = done.results
    assert [(id_, conflict.path) for id_, conflict in result.conflicts] == [(MAP, "text")]
    assert "text: To draw a map of all weirs.\n" in workshop.record(MAP).read_text("utf-8")
    assert f"actions.md: conflict in {MAP}: text stays as it was edited; the source says something else" in told(done)
    assert json.loads(as_json(done))[0]["conflicts"] == [
        {
            "record": MAP,
            "field": "text",
            "yours": "To draw a map of all weirs.",
            "incoming": "To send the Committee a map of the weirs and locks.",
        }
    ]
    review = (workshop.content / ".import/actions-md.review.md").read_text("utf-8")
    assert f"## {MAP}: text" in review
    assert "    To draw a map of all weirs." in review
    assert "    To send the Committee a map of the weirs and locks." in review


def test_a_conflict_is_told_until_somebody_settles_it(workshop: Workshop, edited_on_both_sides: Path) -> None:
    workshop.bring(edited_on_both_sides)
    before = tree(workshop.content)
    assert len(workshop.one(edited_on_both_sides).conflicts) == 1
    assert tree(workshop.content) == before
    workshop.bring(edited_on_both_sides, keep_mine=True)
    assert not (workshop.content / ".import/actions-md.review.md").exists()
    settled = workshop.bring(edited_on_both_sides)
    assert (settled.results[0].conflicts, settled.files) == ([], {})
    assert "text: To draw a map of all weirs.\n" in workshop.record(MAP).read_text("utf-8")


def test_what_a_person_takes_from_the_source_is_no_conflict_any_more(
    workshop: Workshop, edited_on_both_sides: Path
) -> None:
    workshop.bring(edited_on_both_sides)
    workshop.edit(MAP, "To draw a map of all weirs.", "To send the Committee a map of the weirs and locks.")
    assert workshop.one(edited_on_both_sides).conflicts == []
    assert not (workshop.content / ".import/actions-md.review.md").exists()


def test_a_record_that_was_removed_by_hand_is_not_made_again(workshop: Workshop) -> None:
    source = workshop.of_kind("actions")
    workshop.bring(source)
    workshop.record(MAP).unlink()
    done = workshop.bring(source)
    assert done.results[0].changes[MAP] == "removed by hand"
    assert f"actions.md: {MAP} was removed by hand, and is not made again" in told(done)
    assert not (workshop.content / f"{MAP}.yaml").exists()


def test_a_record_that_was_renamed_by_hand_is_not_made_again(workshop: Workshop) -> None:
    source = workshop.of_kind("actions")
    workshop.bring(source)
    path = workshop.record(MAP)
    path.rename(path.with_name("the-map-of-the-weirs.yaml"))
    before = tree(workshop.content)
    workshop.bring(source)
    assert {name for name in tree(workshop.content) if name.startswith("actions/")} == {
        name for name in before if name.startswith("actions/")
    }


def test_a_record_that_the_source_tells_of_no_more_stays_and_is_told(workshop: Workshop) -> None:
    source = workshop.of_kind("actions")
    workshop.bring(source)
    lines = source.read_text("utf-8").splitlines(keepends=True)
    source.write_text("".join(line for line in lines if not line.startswith("4\t")), "utf-8")
    done = workshop.bring(source)
    assert done.results[0].gone == (MAP,)
    assert f"actions.md: {MAP} is in this source no more; its record stays" in told(done)
    assert workshop.record(MAP).is_file()
    assert workshop.faults() == ()


# ---- what cannot be imported


def _unread(workshop: Workshop, source: Path, **how: str) -> str:
    """The fault of a source, which leaves no trace; beside it a good source, which is not imported either."""
    good = workshop.of_kind("actions")
    problem = workshop.refused(good, source, **how)
    assert not workshop.content.exists()
    assert problem.hint, "every fault says how it is mended"
    return f"{problem.where} {problem.code}"


BILLION = "<!DOCTYPE l [<!ENTITY a 'ha'>" + "".join(
    f'<!ENTITY {name} "{f"&{of};" * 10}">' for of, name in zip("abcdefgh", "bcdefghi", strict=True)
)
REFUSED: dict[str, tuple[str, bytes, str]] = {
    "empty": ("empty.txt", b"", "empty.txt:1:1 no-text"),
    "blank": ("blank.txt", b" \n\n ", "blank.txt:1:1 no-text"),
    "without words": ("dots.txt", b"... --- ...\n", "dots.txt:1:1 no-text"),
    "of no kind": ("odd.txt", b"Something that is no paper of a committee.\n", "odd.txt:1:1 unknown-document"),
    "mis-encoded": ("latin.txt", "Minutes\nZo\xeb".encode("latin-1"), "latin.txt:2:3 bad-encoding"),
    "binary": ("data.txt", b"one\ntwo\n\0\1\2\3", "data.txt:3:1 unknown-document"),
    "picture": ("scan.png", b"\x89PNG\r\n\x1a\n" + bytes(60), "scan.png:1:1 unknown-document"),
    "truncated XML": ("cut.xml", b"<publicwhip>\n<speech id='a'><p>one", "cut.xml:2:22 bad-xml"),
    "XML bomb": ("bomb.xml", f"<?xml version='1.0'?>\n{BILLION}]><l>&i;</l>".encode(), "bomb.xml:2:1 unsafe-xml"),
    "external entity": (
        "file.xml",
        b"<?xml version='1.0'?>\n<!DOCTYPE l [<!ENTITY f SYSTEM 'file:///etc/passwd'>]>\n<l>&f;</l>",
        "file.xml:2:1 unsafe-xml",
    ),
    "truncated JSON": ("cut.json", b'{"persons": [\n{"name": "Ann', "cut.json:2:10 bad-json"),
    "truncated PDF": ("cut.pdf", b"%PDF-1.7\n1 0 obj <<", "cut.pdf:1:1 unreadable-file"),
    "truncated workbook": ("cut.xlsx", b"PK\x03\x04" + bytes(40), "cut.xlsx:1:1 unreadable-file"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_cannot_be_read_is_told_where_and_nothing_is_written(workshop: Workshop, what: str) -> None:
    name, content, expected = REFUSED[what]
    assert _unread(workshop, workshop.file(name, content)) == expected


def test_a_file_of_500_mb_is_told_without_being_read(workshop: Workshop) -> None:
    source = workshop.file("huge.txt", b"")
    os.truncate(source, 500 * 1024 * 1024)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert _unread(workshop, source) == "huge.txt:1:1 too-large"
    assert (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) * 1024 < LARGEST


def test_a_folder_and_a_file_that_is_not_there_are_told(workshop: Workshop) -> None:
    (workshop.folder / "papers").mkdir()
    assert _unread(workshop, workshop.folder / "papers") == "papers:1:1 unreadable-file"
    assert _unread(workshop, workshop.folder / "gone.txt") == "gone.txt:1:1 unreadable-file"


def test_a_file_that_may_not_be_read_is_told(workshop: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    source = workshop.file("secret.txt", b"Minutes")
    real = Path.read_bytes

    def refusing(path: Path) -> bytes:
        if path == source:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
        return real(path)

    monkeypatch.setattr(Path, "read_bytes", refusing)
    assert _unread(workshop, source) == "secret.txt:1:1 unreadable-file"


@pytest.mark.parametrize("kind", ["letterr", "popolo"])
def test_a_kind_that_is_none_or_of_another_form_is_told(workshop: Workshop, kind: str) -> None:
    assert _unread(workshop, workshop.of_kind("letter"), kind=kind).endswith(" unknown-document")


def test_a_reader_that_fails_ends_the_import_in_words(workshop: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(*_: object) -> None:
        raise ZeroDivisionError("division by zero")

    broken = tuple(replace(reader, read=failing) for reader in READERS)
    monkeypatch.setattr("sitegen.importers.takings.READERS", broken)
    problem = workshop.refused(workshop.of_kind("actions"))
    assert "a mistake of ours" in problem.reason
    assert not workshop.content.exists()


def test_a_memory_that_somebody_broke_ends_the_import(workshop: Workshop) -> None:
    source = workshop.of_kind("actions")
    workshop.bring(source)
    memory = workshop.content / ".import/actions-md.json"
    memory.write_text("<<<<<<< HEAD", "utf-8")
    before = tree(workshop.content)
    assert workshop.refused(source).code == "unreadable-file"
    assert tree(workshop.content) == before


def test_however_many_records_fall_one_after_another_none_that_is_faulty_is_written(
    workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    def one_more(_content: Path, files: Mapping[PurePosixPath, bytes | None]) -> dict[PurePosixPath, Problem]:
        people = sorted(path for path in files if path.parts[0] == "people")
        return {path: Problem(Where(str(path)), "wrong-value", "is refused.") for path in people[:1]}

    monkeypatch.setattr(run, "faults", one_more)
    people = [{"id": str(number), "name": f"Ann {name}"} for number, name in enumerate("ABCDEFGHI")]
    names = [{**person, "name": f"{person['name']}bel Lee"} for person in people]
    result = workshop.one(workshop.file("p.json", json.dumps({"persons": names})), kind="popolo")
    assert len(result.left_out) == len(names)
    assert not list(workshop.content.glob("people/*"))


def test_a_document_may_be_called_transcript(workshop: Workshop) -> None:
    result = workshop.one(
        workshop.file("transcript.txt", "# Transcript\n\nOf what was said at the fair.\n"), kind="document"
    )
    assert result.changes == {"documents/transcript": "new"}
    assert workshop.faults() == ()


def test_a_name_too_long_for_a_file_is_cut_everywhere_it_is_named(workshop: Workshop) -> None:
    body = f"Board of {'Many ' * 70}Waters"
    people = {"persons": [{"id": "1", "name": "Ann Lee", "memberships": [{"organization_id": "o"}]}]}
    source = workshop.file("p.json", json.dumps({**people, "organizations": [{"id": "o", "name": body}]}))
    found = workshop.one(source, kind="popolo")
    (organization,) = (id_ for id_ in found.changes if id_.startswith("organizations/"))
    assert len(organization.partition("/")[2]) <= 127
    assert organization in workshop.record("people/ann-lee").read_text()
    assert workshop.faults() == ()
    assert workshop.bring(source, kind="popolo").files == {}


def test_a_name_without_letters_is_imported_all_the_same(workshop: Workshop) -> None:
    result = workshop.one(workshop.file("___.txt", SOURCES["council-minutes"][1]))
    assert result.left_out == {}
    assert workshop.faults() == ()


# ---- an import that is cut short

KILLED = """
import os, signal, sys
from pathlib import Path
from sitegen.importers.run import bring_in

left = int(sys.argv[3])
real = Path.replace

def dying(path, target):
    global left
    if left == 0:
        os.kill(os.getpid(), signal.SIGKILL)
    left -= 1
    return real(path, target)

Path.replace = dying
bring_in(Path(sys.argv[1]), [Path(sys.argv[2])])
"""


@pytest.mark.parametrize("after", [0, 3])
def test_an_import_that_is_killed_is_finished_by_the_next(workshop: Workshop, after: int) -> None:
    source = workshop.of_kind("actions")
    whole = workshop.bring(source, dry_run=True).files
    ended = subprocess.run([sys.executable, "-c", KILLED, workshop.content, source, str(after)], check=False)
    assert ended.returncode == -signal.SIGKILL
    there = [path for path in whole if (workshop.content / path).exists()]
    assert len(there) == after  # half of it, as it was left
    again = workshop.bring(source)
    assert set(again.results[0].changes.values()) == {"unchanged"}
    assert set(tree(workshop.content)) == {str(path) for path, held in whole.items() if held is not None}
    assert workshop.faults() == ()


def test_an_import_that_is_killed_before_all_was_ready_is_undone_by_the_next(
    workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = workshop.of_kind("actions"), workshop.of_kind("letter")
    workshop.bring(first)
    before = tree(workshop.content)
    with monkeypatch.context() as patched:
        patched.setattr(placing, "_put", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            bring_in(workshop.content, [second])
    assert tree(workshop.content) == before
    workshop.bring(first)
    assert tree(workshop.content) == before


def test_a_full_disk_leaves_all_as_it_was_and_the_next_import_works(
    workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = workshop.of_kind("actions"), workshop.of_kind("letter")
    workshop.bring(first)
    before = tree(workshop.content)
    with monkeypatch.context() as patched:
        written = placing._write
        calls = iter(range(100))

        def full(path: Path, content: bytes) -> None:
            if next(calls) == 3:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))
            written(path, content)

        patched.setattr(placing, "_write", full)
        with pytest.raises(OSError, match="No space left"):
            bring_in(workshop.content, [second])
    assert tree(workshop.content) == before
    workshop.bring(second)
    assert workshop.faults() == ()


def test_a_source_imported_many_times_leaves_one_memory_of_it(workshop: Workshop) -> None:
    source = workshop.of_kind("transcript")
    for _ in range(3):
        workshop.bring(source)
    assert sorted(path.name for path in (workshop.content / ".import").iterdir()) == [
        "sluices-md.json",
        "sluices-md.lines.tsv",
    ]
