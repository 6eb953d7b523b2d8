"""What all tests share: archives made from text, and the small good one."""

from __future__ import annotations

import datetime as dt
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from browsing import DESKTOP
from built import Built
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, Page, sync_playwright

from sitegen.archive import Archive, read_archive
from sitegen.config import Base, Config
from sitegen.edition import Edition
from sitegen.pipeline import build
from sitegen.preview import Preview
from sitegen.problems import Outcome
from sitegen.records.site import Site as Settings

ROOT = Path(__file__).resolve().parent.parent
GOOD = ROOT / "tests/problems/good"

Files = dict[str, str]

settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")  # a busy machine is no fault


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[Files], Outcome[Archive]]:
    """Reads an archive from files given as text, by their path below `content/`."""
    monkeypatch.chdir(tmp_path)

    def read(files: Files) -> Outcome[Archive]:
        for name, text in files.items():
            path = tmp_path / "content" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return read_archive(Path("content"))

    return read


@pytest.fixture
def good_archive(monkeypatch: pytest.MonkeyPatch) -> Outcome[Archive]:
    """The small archive without a fault: at least one record of every kind."""
    monkeypatch.chdir(GOOD)
    return read_archive(Path("content"))


@pytest.fixture
def good_edition(good_archive: Outcome[Archive]) -> Edition:
    """The small archive, standing at its own address, on a day after its only deadline."""
    settings = good_archive.value.graph["site"].value
    assert isinstance(settings, Settings)
    return Edition(good_archive.value.graph, settings, Base.parse(settings.base_url), dt.date(2024, 3, 1))


# ---- the program, run and built for real

AS_AT = "2026-11-21"


@pytest.fixture(scope="session")
def workplace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the real content and templates as they were when the tests began, to run the program in."""
    place = tmp_path_factory.mktemp("workplace")
    for name in ("content", "templates"):
        shutil.copytree(ROOT / name, place / name)
    return place


@pytest.fixture
def good(tmp_path: Path) -> Path:
    """A folder with the small good archive and the real templates, to run the program in and to change."""
    shutil.copytree(GOOD / "content", tmp_path / "content")
    shutil.copytree(ROOT / "templates", tmp_path / "templates")
    return tmp_path


Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="session")
def program() -> tuple[str, ...]:
    """The words that start the program, as the README has them, from wherever a test stands."""
    return (sys.executable, str(ROOT / "build.py"))


@pytest.fixture(scope="session")
def run(program: tuple[str, ...]) -> Run:
    """Runs the program in a folder: `run(good, "check", "--strict")`."""

    def started(place: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [*program, *arguments],
            cwd=place,
            env={**os.environ, **environment},
            capture_output=True,
            text=True,
            check=False,
        )

    return started


def _built(place: Path, output: Path, base_url: str | None = None) -> Built:
    report = build(
        Config(
            content=place / "content",
            templates=place / "templates",
            output=output,
            as_at=dt.date.fromisoformat(AS_AT),
            base_url=base_url,
        )
    )
    assert report.problems == ()
    return Built(output, Base.parse(base_url or "https://scrutiny-archive.example.org/"))


@pytest.fixture(scope="session")
def site(workplace: Path, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The real site, at the root of its host."""
    return _built(workplace, tmp_path_factory.mktemp("site") / "output")


@pytest.fixture(scope="session")
def site_below(workplace: Path, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The real site below a sub-path."""
    return _built(workplace, tmp_path_factory.mktemp("below") / "output", "https://example.org/scrutiny/")


@pytest.fixture(scope="session")
def dumped(workplace: Path, run: Run) -> dict[str, dict[str, Any]]:
    """What `dump` says of the real archive, by id."""
    done = run(workplace, "dump")
    assert (done.returncode, done.stderr) == (0, "")
    return {line["id"]: line for line in map(json.loads, done.stdout.splitlines())}


# ---- the source documents, which stand beside the repository and are no part of it

CORPUS = ROOT.parent / "shared/corpus"
WANTED = f"Put the five source documents in {os.path.relpath(CORPUS, ROOT)}, beside the repository."
_left_out = pytest.StashKey[int]()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Without the source documents the tests that read them are left out, but in CI: there they fail."""
    reading = [item for item in items if item.get_closest_marker("corpus")]
    if reading and not CORPUS.is_dir() and not os.environ.get("CI"):
        items[:] = [item for item in items if item not in reading]
        config.hook.pytest_deselected(items=reading)
        config.stash[_left_out] = len(reading)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Says which tests were left out, and how to have them run."""
    if number := config.stash.get(_left_out, 0):
        terminalreporter.write_line(f"Tests left out for want of the corpus: {number}. {WANTED}", yellow=True)


@pytest.fixture(scope="session")
def corpus() -> dict[str, str]:
    """The source documents, by the names of their files."""
    found = {path.name: path.read_text(encoding="utf-8", errors="replace") for path in CORPUS.glob("*.txt")}
    assert len(found) == 5, WANTED
    return found


# ---- the browser


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium, kept from calling home."""
    path = shutil.which("chromium")
    assert path, "the browser tests need Chromium on the PATH, as chromium: bash .ci/setup installs it"
    options = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=options)
        yield browser
        browser.close()


@pytest.fixture(scope="session", params=["at the root", "below a sub-path"])
def preview(request: pytest.FixtureRequest) -> Iterator[Preview]:
    """The real site as a host would serve it, at the root or below a sub-path."""
    built: Built = request.getfixturevalue("site" if request.param == "at the root" else "site_below")
    running = Preview(built.folder, built.base.path, 0)
    yield running
    running.close()


@pytest.fixture(scope="session")
def root(site: Built) -> Iterator[Preview]:
    running = Preview(site.folder, "/", 0)
    yield running
    running.close()


Open = Callable[..., Any]


@pytest.fixture
def visit(chromium: Browser) -> Open:
    """Opens a page of a preview, and in the end sees to it that the browser had nothing to complain of."""

    @contextmanager
    def visiting(preview: Preview, url: str = "/", **options: Any) -> Iterator[Page]:
        context = chromium.new_context(viewport=options.pop("viewport", DESKTOP), reduced_motion="reduce", **options)
        page = context.new_page()
        complaints: list[str] = []
        page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("requestfailed", lambda request: complaints.append(f"{request.url}: {request.failure}"))
        page.goto(preview.url.rstrip("/") + url)
        yield page
        context.close()
        known = [
            "status of 404",
            "ERR_ABORTED$",
        ]  # the page for lost visitors; what a page left early was still loading
        if not options.get("java_script_enabled", True):
            known.append(r"\.js: csp$")  # it is by a policy that scripts are switched off
        assert [text for text in complaints if not re.search("|".join(known), text)] == []

    return visiting
