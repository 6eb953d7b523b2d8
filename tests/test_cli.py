"""The program from outside: real processes, their exit codes, and every line they print."""

from __future__ import annotations

import datetime as dt
import json
import os
import pty
import re
import select
import signal
import subprocess
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest
import yaml
from built import parse
from conftest import AS_AT, ROOT, Run

from sitegen import __version__
from sitegen.cli import main

STEP = r"(read|lay out|render|index|write)"


def files(place: Path) -> dict[str, tuple[bytes, int]]:
    """Every file below a folder: its content and the time of its last change."""
    found = (path for path in place.rglob("*") if path.is_file())
    return {path.relative_to(place).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns) for path in found}


def contents(place: Path) -> dict[str, bytes]:
    return {path: content for path, (content, _) in files(place).items()}


def timeless(text: str) -> list[str]:
    """The lines of an output, with every number of seconds as 0.0."""
    return re.sub(r"\d+\.\d s\b", "0.0 s", text).splitlines()


def break_record(place: Path) -> None:
    path = place / "content/people/jane-doe.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("name: Jane", "nmae: Jane", 1), encoding="utf-8")


def only_settings(place: Path) -> None:
    """Leaves an archive with nothing to search, which is a warning and no fault."""
    for path in (place / "content").rglob("*.*"):
        if path.name != "site.yaml":
            path.unlink()


# ---- exit codes, and what is said beside them


def test_a_good_archive_builds_with_0_and_says_what_it_did_in_plain_lines(good: Path, run: Run) -> None:
    done = run(good)
    assert (done.returncode, done.stdout) == (0, "")
    pages = len(list((good / "output").rglob("*.html"))) + 1  # the description of search is laid out as a page is
    indexed = len([path for path in (good / "output/pagefind").rglob("*") if path.is_file()])
    written = len(files(good / "output"))
    searchable = len(list((good / "output/pagefind/fragment").iterdir()))
    kinds = "1 action, 2 documents, 1 glossary, 1 inquiry, 1 meeting, 2 organizations, 2 people, 1 question, "
    kinds += "1 recommendation, 1 report, 1 response, 1 site, 1 topic, 1 transcript"
    lines = timeless(done.stderr)
    told = next(line for line in lines if line.startswith("search: "))
    assert sum(map(int, re.findall(r"\d+", told))) == searchable
    assert [line for line in lines if line != told] == [
        "read: 0.0 s",
        "lay out: 0.0 s",
        "render: 0.0 s",
        "index: 0.0 s",
        "write: 0.0 s",
        f"17 records: {kinds}",
        f"{pages} pages, {searchable} searchable, in output",
        f"  pagefind/ {searchable} records, {indexed} files, 0.2 MB",
        f"{written} files added, 0 changed, 0 removed",
        "no faults",
        "read 0.0 s, lay out 0.0 s, render 0.0 s, index 0.0 s, write 0.0 s",
    ]


def test_a_second_build_says_what_changed(good: Path, run: Run) -> None:
    assert run(good).returncode == 0
    assert "0 files added, 0 changed, 0 removed" in run(good).stderr
    (good / "content/glossary.yaml").unlink()
    assert re.search(r"files? added, [1-9]\d* changed, [1-9]\d* removed", run(good).stderr)
    assert not (good / "output/glossary").exists()


@pytest.mark.parametrize("command", ["build", "check"])
def test_faults_end_with_1_and_the_last_good_site_stays(good: Path, run: Run, command: str) -> None:
    assert run(good).returncode == 0
    before = files(good / "output")
    break_record(good)
    done = run(good, command)
    assert (done.returncode, done.stdout) == (1, "")
    assert (
        "content/people/jane-doe.yaml:1:1: error [unknown-key]\n"
        '  "nmae" is no field of this person.\n'
        '  hint: did you mean "name"?\n'
        "1 fault.\n"
    ) in done.stderr
    assert ("Not published: output is as it was." in done.stderr) == (command == "build")
    assert files(good / "output") == before


def test_a_template_with_a_mistake_ends_with_1_at_its_line(good: Path, run: Run) -> None:
    template = good / "templates/pages/home.html"
    text = template.read_text(encoding="utf-8").rpartition("{% endblock %}")[0]
    template.write_text(text + "{{ site.nonsense }}\n{% endblock %}\n", encoding="utf-8")
    line = text.count("\n") + 1
    done = run(good, "check")
    assert done.returncode == 1
    assert f"templates/pages/home.html:{line}:1: error [template-mistake]\n" in done.stderr


@pytest.mark.parametrize("command", ["build", "check"])
def test_a_template_that_is_not_utf_8_is_a_fault_and_no_traceback(good: Path, run: Run, command: str) -> None:
    (good / "templates/pages/about.html").write_bytes("{% block main %}caf\xe9{% endblock %}".encode("latin-1"))
    done = run(good, command)
    assert done.returncode == 1
    assert "templates/pages/about.html:1:1: error [template-mistake]\n" in done.stderr
    assert "Traceback" not in done.stderr


def test_templates_without_a_static_folder_are_a_fault_and_no_traceback(good: Path, run: Run) -> None:
    for path in (good / "templates/static").iterdir():
        path.unlink()
    (good / "templates/static").rmdir()
    done = run(good, "check")
    assert (done.returncode, "Traceback" in done.stderr) == (1, False)
    assert "templates/base.html:" in done.stderr


def test_a_warning_is_told_and_counts_only_when_strict(good: Path, run: Run) -> None:
    only_settings(good)
    done = run(good)
    assert done.returncode == 0
    assert "search:1:1: warning [search-empty]\n  no page has text to search.\n1 warning.\n" in done.stderr
    assert (good / "output/index.html").exists()
    done = run(good, "--strict", "--output", "other")
    assert done.returncode == 1
    assert done.stderr.endswith("Not published: other is as it was.\n")
    assert not (good / "other").exists()


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["--nonsense"], "No such option"),
        (["nonsense"], "unexpected extra argument"),
        (["check", "--output", "x"], "No such option"),
        (["dump", "--watch"], "No such option"),
        (["dump", "--fail-on-gap", "no-reply"], "No such option"),
        (["--fail-on-gap", "no-repli"], '"no-repli" is no kind of gap; did you mean "no-reply"?'),
        (
            ["check", "--fail-on-gap", "no-reply", "--fail-on-gap", "x"],
            '"x" is no kind of gap; the kinds are no-reply,',
        ),
        (["--as-at", "yesterday"], "Invalid value for '--as-at'"),
        (["--as-at", "2023-02-30"], "Invalid value for '--as-at'"),
        (["--jobs", "0"], "Invalid value for '--jobs'"),
        (["--jobs", "many"], "Invalid value for '--jobs'"),
        (["--port", "65536"], "Invalid value for '--port'"),
        (["--base-url", "example.org"], "give a whole address"),
        (["--base-url", "https://"], "give a whole address"),
        (["--base-url", "https://example.org/?page=1"], "give a whole address"),
        (["--content", "nowhere"], "Directory 'nowhere' does not exist"),
        (["--content", "content/site.yaml"], "Directory 'content/site.yaml' is a file"),
        (["--templates", "nowhere"], "Directory 'nowhere' does not exist"),
        (["--output", "content/site.yaml"], "Directory 'content/site.yaml' is a file"),
    ],
    ids=str,
)
def test_wrong_options_end_with_2_and_a_line_that_says_why(
    good: Path, run: Run, arguments: list[str], complaint: str
) -> None:
    before = files(good)
    done = run(good, *arguments)
    assert (done.returncode, done.stdout, files(good)) == (2, "", before)
    assert done.stderr.startswith("Usage: build.py ")
    assert complaint in done.stderr.splitlines()[-1]


@pytest.mark.parametrize("epoch", ["yesterday", "99999999999999999999", "-", "1.5", ""])
def test_a_wrong_source_date_epoch_ends_with_2(good: Path, run: Run, epoch: str) -> None:
    done = run(good, "check", SOURCE_DATE_EPOCH=epoch)
    assert done.returncode == 2
    assert f'SOURCE_DATE_EPOCH is "{epoch}", not a number of seconds' in done.stderr


def test_a_folder_that_holds_something_else_is_refused_with_1(good: Path, run: Run) -> None:
    (good / "output").mkdir()
    (good / "output/thesis.doc").write_text("years of work")
    done = run(good)
    assert done.returncode == 1
    assert (
        "output:1:1: error [foreign-output]\n"
        "  is not a site made here, and would be replaced.\n"
        "  hint: name an empty or new folder: --output DIR\n"
    ) in done.stderr
    assert contents(good / "output") == {"thesis.doc": b"years of work"}


def test_a_disk_that_cannot_be_written_ends_with_3(good: Path, run: Run) -> None:
    (good / "a-file").touch()
    done = run(good, "--output", "a-file/output")
    assert (done.returncode, "Traceback" in done.stderr) == (3, False)
    assert done.stderr.splitlines()[-1].endswith(("Not a directory", "File exists"))


def test_a_port_in_use_ends_with_3(good: Path, run: Run) -> None:
    import socket  # noqa: PLC0415

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = run(good, "--serve", "--port", str(port))
    assert done.returncode == 3
    assert f"The preview cannot use port {port}: Address already in use. Try --port 0." in done.stderr


@pytest.mark.parametrize("arguments", [["--watch"], ["--serve", "--port", "0"], ["--watch", "--serve", "--port", "0"]])
def test_the_interrupt_key_ends_it_with_130(good: Path, program: tuple[str, ...], arguments: list[str]) -> None:
    process = subprocess.Popen([*program, *arguments], cwd=good, stderr=subprocess.PIPE, text=True)
    assert process.stderr
    for line in process.stderr:
        if "(Ctrl+C ends it)" in line:
            break
    process.send_signal(signal.SIGINT)
    assert process.wait(60) == 130
    assert "Traceback" not in process.stderr.read()
    process.stderr.close()


def test_an_interrupted_first_build_ends_with_130_and_leaves_nothing_behind(
    good: Path, program: tuple[str, ...]
) -> None:
    process = subprocess.Popen([*program], cwd=good, stderr=subprocess.PIPE, text=True)
    assert process.stderr
    assert process.stderr.readline().startswith("read: ")
    process.send_signal(signal.SIGINT)
    assert process.wait(60) == 130
    assert "Traceback" not in process.stderr.read()
    process.stderr.close()
    assert [path.name for path in good.iterdir() if "output" in path.name] == []


def test_a_reader_who_has_seen_enough_ends_the_dump_quietly(workplace: Path, program: tuple[str, ...]) -> None:
    process = subprocess.Popen(
        [*program, "dump"], cwd=workplace, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert process.stdout
    assert process.stderr
    assert json.loads(process.stdout.readline())["id"].startswith("actions/")
    process.stdout.close()
    process.wait(60)
    assert process.stderr.read() == ""
    process.stderr.close()


# ---- check, and the console script


def test_check_writes_nothing_at_all(good: Path, run: Run) -> None:
    before = files(good)
    done = run(good, "check", PYTHONDONTWRITEBYTECODE="1")
    assert (done.returncode, done.stdout, files(good)) == (0, "", before)
    assert timeless(done.stderr)[:3] == ["read: 0.0 s", "lay out: 0.0 s", "render: 0.0 s"]
    assert timeless(done.stderr)[-2:] == ["no faults", "read 0.0 s, lay out 0.0 s, render 0.0 s"]


def console_script() -> list[str]:
    """What pip's script does for `[project.scripts]` of pyproject.toml."""
    (target,) = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["scripts"].values()
    module, _, function = target.partition(":")
    return [sys.executable, "-c", f"import sys; from {module} import {function}; sys.exit({function}())"]


def test_the_console_script_is_the_same_program_by_its_own_name(good: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}

    def sitegen(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [*console_script(), *arguments]
        return subprocess.run(command, cwd=good, env=environment, capture_output=True, text=True, check=False)

    assert sitegen("build").returncode == 0
    assert (good / "output/people/jane-doe/index.html").exists()
    assert sitegen("check").returncode == 0
    break_record(good)
    assert sitegen("check").returncode == 1
    assert sitegen("build", "--nonsense").returncode == 2
    assert sitegen("--version").stdout == f"sitegen, version {__version__}\n"


def test_the_program_finds_its_own_templates_where_there_are_none(good: Path, run: Run, tmp_path: Path) -> None:
    here = contents(good / "templates")
    for path in sorted((good / "templates").rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    (good / "templates").rmdir()
    assert here
    assert run(good).returncode == 0
    assert (good / "output/index.html").exists()


def test_an_installed_program_finds_the_templates_inside_its_package(good: Path, tmp_path: Path) -> None:
    import shutil  # noqa: PLC0415

    included = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["hatch"]["build"]
    installed = tmp_path / "installed"
    shutil.copytree(ROOT / "sitegen", installed / "sitegen", ignore=shutil.ignore_patterns("__pycache__"))
    for source, target in included["targets"]["wheel"]["force-include"].items():
        shutil.move(good / source, installed / target)
    environment = {**os.environ, "PYTHONPATH": str(installed)}
    command = [*console_script(), "build"]
    done = subprocess.run(command, cwd=good, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert (good / "output/index.html").exists()


# ---- options


def test_as_at_is_the_day_overdue_is_judged_at(good: Path, run: Run) -> None:
    reply = good / "content/responses/council-on-potholes.yaml"
    reply.write_text(re.sub(r"answers:.*?(?=document:)", "", reply.read_text(), flags=re.DOTALL), encoding="utf-8")
    for day, words in (("2023-12-31", "this is the last day"), ("2024-01-01", "1 day past its date")):
        assert run(good, "--as-at", day).returncode == 0
        page = parse((good / "output/recommendations/potholes/1/index.html").read_text(encoding="utf-8"))
        assert words in page.one("main").text
        assert json.loads((good / "output/build.json").read_text())["as_at"] == day


def test_source_date_epoch_is_the_day_when_no_other_is_given_and_else_today(good: Path, run: Run) -> None:
    def day(*arguments: str, **environment: str) -> str:
        assert run(good, *arguments, **environment).returncode == 0
        return str(json.loads((good / "output/build.json").read_text())["as_at"])

    assert day(SOURCE_DATE_EPOCH="1700000000") == "2023-11-14"
    assert day("--as-at", AS_AT, SOURCE_DATE_EPOCH="1700000000") == AS_AT
    before = dt.datetime.now(dt.UTC).date()
    assert before.isoformat() <= day() <= dt.datetime.now(dt.UTC).date().isoformat()


@pytest.mark.parametrize("command", ["build", "check"])
def test_gaps_of_a_kind_asked_for_are_faults_and_the_last_good_site_stays(good: Path, run: Run, command: str) -> None:
    assert run(good).returncode == 0
    before = files(good / "output")
    done = run(good, command, "--fail-on-gap", "cut-off", "--fail-on-gap", "outcome-not-held")
    assert (done.returncode, done.stdout) == (1, "")
    assert (
        "content/actions/2023-03-08-survey.yaml:7:10: error [data-gap]\n"
        "  Survey the potholes (John Roe): said to be complete, with no outcome held.\n"
    ) in done.stderr
    assert "1 fault.\n" in done.stderr
    assert files(good / "output") == before
    assert run(good, command, "--fail-on-gap", "cut-off").returncode == 0


def test_drafts_are_included_when_asked_for(good: Path, run: Run) -> None:
    path = good / "content/topics/roads.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "draft: true\n", encoding="utf-8")
    refused, shown = run(good, "check"), run(good, "check", "--drafts")
    assert (refused.returncode, shown.returncode) == (1, 0)
    assert refused.stderr.count("[draft-reference]") == 3


def test_base_url_moves_every_address(good: Path, run: Run) -> None:
    assert run(good, "--base-url", "https://example.net/a/b").returncode == 0
    page = parse((good / "output/people/jane-doe/index.html").read_text(encoding="utf-8"))
    assert page.one("link", rel="canonical")["href"] == "https://example.net/a/b/people/jane-doe/"
    inner = [a["href"] for a in page.all("a") if not a["href"].startswith(("#", "http"))]
    assert len(inner) > 10
    assert [href for href in inner if not href.startswith("/a/b/")] == []


def test_without_base_url_the_site_stands_where_its_settings_say(good: Path, run: Run) -> None:
    assert run(good).returncode == 0
    assert b"Sitemap: https://example.org/sitemap.xml\n" in (good / "output/robots.txt").read_bytes()


def test_the_headers_file_is_written_unless_told_otherwise(good: Path, run: Run) -> None:
    for arguments, there in ((["--no-headers-file"], False), (["--headers-file"], True), ([], True)):
        assert run(good, *arguments).returncode == 0
        assert (good / "output/_headers").exists() is there


def test_several_processes_give_the_same_bytes_and_the_same_faults_as_one(tmp_path: Path, run: Run) -> None:
    """With enough records that the processes are worth their start."""
    (tmp_path / "content/topics").mkdir(parents=True)
    for number in range(2100):
        draft = "" if number % 20 == 0 else "draft: true\n"  # read like the others, and drawn no more
        following = f"topics/topic-{(number - number % 20 + 20) % 2100:04}"
        text = f"name: Topic {number}\nsummary: See [the next]({following}).\n{draft}"
        (tmp_path / f"content/topics/topic-{number:04}.yaml").write_text(text, encoding="utf-8")
    settings = (ROOT / "tests/problems/good/content/site.yaml").read_text(encoding="utf-8")
    (tmp_path / "content/site.yaml").write_text(settings, encoding="utf-8")
    for jobs in ("1", "2"):
        assert run(tmp_path, "--jobs", jobs, "--output", f"jobs-{jobs}", "--as-at", AS_AT).returncode == 0
    assert contents(tmp_path / "jobs-1") == contents(tmp_path / "jobs-2")
    for number in (7, 2091):
        (tmp_path / f"content/topics/topic-{number:04}.yaml").write_text("nmae: x\n", encoding="utf-8")
    one, two = (run(tmp_path, "check", "--jobs", jobs) for jobs in ("1", "2"))
    assert (one.returncode, two.returncode) == (1, 1)
    assert timeless(one.stderr) == timeless(two.stderr)
    assert one.stderr.count("[unknown-key]") == 2


# ---- the terminal


def on_a_terminal(command: list[str], place: Path) -> tuple[int, str]:
    """Runs a command on a terminal of 100 columns; its exit code, and all that was sent to the terminal."""
    leader, follower = pty.openpty()
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": "100"}
    process = subprocess.Popen(command, cwd=place, stdin=follower, stdout=follower, stderr=follower, env=environment)
    os.close(follower)
    seen = b""
    while True:
        ready, _, _ = select.select([leader], [], [], 60)
        try:
            chunk = os.read(leader, 65536) if ready else b""
        except OSError:  # Linux's way of saying that the other end is closed
            chunk = b""
        if not chunk:
            break
        seen += chunk
    os.close(leader)
    return process.wait(60), seen.decode()


def test_on_a_terminal_progress_is_a_bar_that_overwrites_itself_and_faults_have_colour(
    good: Path, program: tuple[str, ...]
) -> None:
    code, seen = on_a_terminal([*program], good)
    assert code == 0
    for step in ("read", "render"):
        assert re.search(rf"\r(\x1b\[\?25l)?  {step} +\[-+\] +0%", seen)
        assert re.search(rf"\r(\x1b\[\?25l)?  {step} +\[#+\] +100%", seen)
    assert re.search(r"  index +… +\d+\.\d s\r\n", seen)
    assert seen.count("\n") < seen.count("\r"), "the bar returns to the beginning of its line"
    break_record(good)
    code, seen = on_a_terminal([*program, "check"], good)
    assert code == 1
    assert "\x1b[31mcontent/people/jane-doe.yaml:1:1: error [unknown-key]\x1b[0m" in seen


def test_elsewhere_there_is_no_bar_and_no_colour(good: Path, run: Run) -> None:
    break_record(good)
    said = run(good).stderr
    assert "\r" not in said
    assert "\x1b" not in said
    assert [line for line in timeless(said) if re.match(rf"{STEP}: ", line)] == [
        "read: 0.0 s",
        "lay out: 0.0 s",
        "render: 0.0 s",
    ]


# ---- dump

KEYS = ["id", "kind", "title", "url", "file", "line", "fields", "links_in", "links_out", "sources"]
SOURCE_KEYS = {"title", "record", "href", "file", "lines", "pages", "retrieved", "note"}


def test_every_line_of_the_dump_has_exactly_the_documented_keys(dumped: dict[str, dict[str, Any]]) -> None:
    for id_, line in dumped.items():
        assert list(line) == KEYS
        assert [type(line[key]) for key in KEYS] == [str, str, str, str, str, int, dict, list, list, list]
        assert id_.partition("#")[0] in dumped
        assert all(set(source) <= SOURCE_KEYS and source["title"] for source in line["sources"])
    assert list(dumped) == sorted(dumped)


def test_the_readme_names_the_keys_of_the_dump() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    (told,) = re.findall(r"Each line of `sitegen dump` has (.*?)\n\n", readme, re.DOTALL)
    assert re.findall(r"`(\w+)`", told) == KEYS


def test_the_dump_links_to_what_it_holds(dumped: dict[str, dict[str, Any]]) -> None:
    for line in dumped.values():
        assert {*line["links_in"], *line["links_out"]} <= set(dumped)
        assert len(set(line["links_in"])) == len(line["links_in"])


def front_matter(path: Path) -> Any:
    """A file's fields as plain YAML has them, read without the program."""
    text = path.read_text(encoding="utf-8")
    return yaml.load(text.split("\n---\n")[0] if path.suffix == ".md" else text, yaml.BaseLoader)


def written(content: Path) -> Iterator[tuple[str, str]]:
    """The kind and the id of every meeting's parts and every speech, as the files have them."""
    for path in (content / "meetings").rglob("*"):
        id_ = path.relative_to(content).as_posix().removesuffix(path.suffix)
        if path.suffix == ".yaml":
            meeting = front_matter(path)
            for row in meeting.get("attendance", ()):
                who = row["person"].partition("/")[2] if "person" in row else re.sub(r"\W+", "-", row["name"].lower())
                yield "attendance", f"{id_}#attendance-{who.strip('-')}"
            for item in meeting.get("agenda", ()):
                anchor = "item-" + re.sub(r"\W+", "-", item["number"].lower()).strip("-")
                yield "agenda_item", f"{id_}#{anchor}"
                for resolution in item.get("resolutions", ()):
                    letter = f"-{resolution['letter'].lower()}" if "letter" in resolution else ""
                    yield "resolution", f"{id_}#{anchor}-resolution{letter}"
        elif path.suffix == ".md":
            transcript = id_.removesuffix(".transcript") + "/transcript"
            for anchor in re.findall(r"^### .*\{#(\S+) ", path.read_text(encoding="utf-8"), re.MULTILINE):
                yield "speech", f"{transcript}#{anchor}"


def test_the_dump_has_a_line_for_every_record_file(dumped: dict[str, dict[str, Any]], workplace: Path) -> None:
    files_held = (path.relative_to(workplace / "content") for path in (workplace / "content").rglob("*.*"))
    paths = [path for path in files_held if path.stem not in ("README", "search-tests")]  # which are no records
    ids = {re.sub(r"\.(yaml|md)$", "", path.as_posix()).replace(".transcript", "/transcript") for path in paths}
    assert {id_ for id_ in dumped if "#" not in id_} == ids
    assert {line["file"] for line in dumped.values()} == {f"content/{path}" for path in paths}


def test_the_dump_has_a_line_for_every_agenda_item_resolution_attendance_and_speech(
    dumped: dict[str, dict[str, Any]], workplace: Path
) -> None:
    expected = list(written(workplace / "content"))
    kinds = {"agenda_item", "resolution", "attendance", "speech"}
    found = {(line["kind"], id_) for id_, line in dumped.items() if line["kind"] in kinds}
    assert found == set(expected)
    counted = Counter(kind for kind, _ in expected)
    assert set(counted) == kinds
    assert len(expected) == len(set(expected)) > 300


FIRST = {  # the field with which a part begins where it is written, or the next where it has none
    "attendance": ("person", "name"),
    "agenda_item": ("number",),
    "resolution": ("letter", "summary"),
    "declaration": ("person", "name"),
    "motion": ("number", "summary"),
    "speech": ("id",),
    "panel": ("heading",),
    "answer": ("recommendation",),
    "question_answer": ("type",),
    "key_finding": ("number",),
    "action_part": ("letter",),
    "term": ("term",),
}


def test_the_line_in_the_dump_is_the_line_that_holds_the_thing(
    dumped: dict[str, dict[str, Any]], workplace: Path
) -> None:
    texts = {line["file"]: (workplace / line["file"]).read_text(encoding="utf-8") for line in dumped.values()}
    wrong = []
    for id_, line in dumped.items():
        if "#" not in id_:
            assert line["line"] == 1
            continue
        first = texts[line["file"]].splitlines()[line["line"] - 1].replace('"', "")
        name = next(name for name in FIRST[line["kind"]] if name in line["fields"])
        if (f"{name}: " if name == "summary" else line["fields"][name].replace('"', "")) not in first:
            wrong.append((id_, line["line"], first))
    assert wrong == []


def test_a_records_parts_stand_in_its_fields_by_their_ids(dumped: dict[str, dict[str, Any]]) -> None:
    meeting = dumped["meetings/police-and-crime-committee/2023-03-08"]
    items = [id_ for id_ in dumped if re.fullmatch(f"{re.escape(meeting['id'])}#item-[0-9]+a?", id_)]
    assert sorted(meeting["fields"]["agenda"]) == sorted(items)
    for id_ in items:
        parts = dumped[id_]["fields"].get("resolutions", [])
        assert all(part.startswith(f"{id_}-resolution") and part in dumped for part in parts)


def test_the_dump_of_a_small_record_is_this(good: Path, run: Run) -> None:
    done = run(good, "dump")
    lines = {line["id"]: line for line in map(json.loads, done.stdout.splitlines())}
    assert (done.returncode, done.stderr) == (0, "")
    assert lines["recommendations/potholes/1"] == {
        "id": "recommendations/potholes/1",
        "kind": "recommendation",
        "title": "Recommendation 1: Fill them (Potholes in our streets)",
        "url": "/recommendations/potholes/1/",
        "file": "content/recommendations/potholes/1.yaml",
        "line": 1,
        "fields": {
            "report": "reports/potholes",
            "number": "1",
            "heading": "Fill them",
            "summary": "The council should fill the potholes.",
            "addressed_to": ["organizations/town-council"],
            "deadline": {"date": "2023-12", "printed": "By December 2023"},
            "topics": ["topics/roads"],
            "evidence": ["meetings/audit-committee/2023-03-08/transcript#s002"],
            "history": [{"date": {"date": "2023-05"}, "clock": "response", "value": "accepted"}],
        },
        "links_in": ["documents/letter", "responses/council-on-potholes#answer-1"],
        "links_out": [
            "documents/minutes",
            "meetings/audit-committee/2023-03-08/transcript#s002",
            "organizations/town-council",
            "reports/potholes",
            "topics/roads",
        ],
        "sources": [
            {"title": "Minutes of 8 March 2023", "record": "documents/minutes", "file": "minutes.txt", "lines": "16"}
        ],
    }
    assert lines["meetings/audit-committee/2023-03-08/transcript#s001"] == {
        "id": "meetings/audit-committee/2023-03-08/transcript#s001",
        "kind": "speech",
        "title": "Jane Doe (Chair), Transcript: Audit Committee, 8 March 2023",
        "url": "/meetings/audit-committee/2023-03-08/transcript/#s001",
        "file": "content/meetings/audit-committee/2023-03-08.transcript.md",
        "line": 8,
        "fields": {
            "lines": "10",
            "id": "s001",
            "label": "Jane Doe (Chair)",
            "speaker": "people/jane-doe",
            "role": "Chair",
            "type": "question",
            "body": "Asks how many potholes there are.",
        },
        "links_in": [],
        "links_out": ["people/jane-doe"],
        "sources": [
            {"title": "Minutes of 8 March 2023", "record": "documents/minutes", "file": "minutes.txt", "lines": "10"}
        ],
    }


def test_the_dump_of_an_archive_with_faults_tells_them_beside_what_could_be_read(good: Path, run: Run) -> None:
    path = good / "content/people/jane-doe.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("sort_name: Doe, Jane\n", ""), encoding="utf-8")
    done = run(good, "dump")
    ids = {json.loads(line)["id"] for line in done.stdout.splitlines()}
    assert done.returncode == 1
    assert "content/people/jane-doe.yaml:1:1: error [missing-key]" in done.stderr
    assert "people/jane-doe" not in ids
    assert "people/john-roe" in ids


# ---- what is documented


def commands() -> dict[str, click.Command]:
    return main.commands


def options(command: click.Command) -> set[str]:
    return {
        name
        for option in command.params
        if isinstance(option, click.Option)
        for name in (*option.opts, *option.secondary_opts)
    }


def test_every_command_and_every_option_is_documented_in_the_readme_and_no_other() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    section = readme.partition("## Commands\n")[2].partition("\n## ")[0]
    tables = [line.split("|")[1:-1] for line in section.splitlines() if line.startswith("| `")]
    told_commands = {cells[0].strip(" `").removeprefix("sitegen ") for cells in tables if len(cells) == 2}
    assert told_commands == set(commands())
    told = {
        option: cells[1].strip()
        for cells in tables
        if len(cells) == 3
        for option in re.findall(r"`(-[a-z-]+)", cells[0])
    }
    own = {name: options(command) for name, command in commands().items()}
    readers = ("build", "check", "dump")  # the commands that read the archive
    shared = set.intersection(*(own[name] for name in readers))
    expected = dict.fromkeys({"--version", "-h", "--help"}, "all") | dict.fromkeys(shared, ", ".join(readers))
    for option in set().union(*own.values()) - shared - expected.keys():
        expected[option] = ", ".join(name for name, found in own.items() if option in found)
    assert told == expected


def test_the_readme_and_the_help_tell_the_same_exit_codes(good: Path, run: Run) -> None:
    readme = " ".join((ROOT / "README.md").read_text(encoding="utf-8").split())
    said = "Exit codes: 0 all well; 1 faults in content or templates; 2 wrong options; 3 the machine failed (a disk, "
    said += "the search program); 130 interrupted."
    assert said in readme
    assert said in " ".join(run(good, "--help").stdout.split())


@pytest.mark.parametrize("arguments", [["-h"], ["--help"], ["build", "-h"], ["check", "--help"], ["import", "-h"]])
def test_help_is_given_and_every_option_has_a_word_about_it(good: Path, run: Run, arguments: list[str]) -> None:
    done = run(good, *arguments)
    assert (done.returncode, done.stderr) == (0, "")
    found = [option for command in commands().values() for option in command.params]
    assert all(option.help for option in found if isinstance(option, click.Option))
    assert all(command.help for command in commands().values())


def test_the_version_is_told(good: Path, run: Run) -> None:
    assert run(good, "--version").stdout == f"sitegen, version {__version__}\n"
