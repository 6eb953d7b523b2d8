"""A newcomer adds a kind of record in the four files of CONTRIBUTING.md, and the whole program follows."""

from __future__ import annotations

import gzip
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from built import Built, Element
from conftest import GOOD, ROOT

from sitegen.config import Base

CLASS = '''
"""A petition: what so many people asked a body for."""

from typing import Annotated, ClassVar

from pydantic import Field

from sitegen.records.base import Prose, Record, RefTo


class Petition(Record):
    """Who asked for it, of whom, and how many signed."""

    folder: ClassVar = "petitions"
    kind: ClassVar = "petition"
    singular: ClassVar = "Petition"
    plural: ClassVar = "Petitions"

    heading: str
    asked_by: Annotated[str, RefTo("people", back="Petitions presented")]
    organization: Annotated[str, RefTo("organizations", back="Petitions received")]
    signatures: int = Field(ge=0)
    summary: Prose | None = None

    @property
    def title(self) -> str:
        return self.heading
'''
TEMPLATE = """
{% extends "record.html" %}
{% block facts %}
{% call m.fact("Asked by") %}{{ m.link(record.asked_by) }}{% endcall %}
{% call m.fact("Presented to") %}{{ m.link(record.organization) }}{% endcall %}
{% call m.fact("Signed by") %}{{ record.signatures | count("person", "people") }}{% endcall %}
{% endblock %}
"""
TEST = '''
"""Petitions."""

from sitegen.records.petition import Petition


def test_a_petition_is_called_by_its_heading():
    given = {"heading": "H", "asked_by": "people/a", "organization": "organizations/b", "signatures": "12"}
    petition = Petition.model_validate({**given, "sources": [{"title": "S"}]})
    assert (petition.title, petition.signatures) == ("H", 12)
'''
RECORD = """\
heading: A crossing for Mill Lane
asked_by: people/jane-doe
organization: organizations/town-council
signatures: 412
summary: Asks for a zebra crossing, as [the report](reports/potholes) would have it.
sources: [{document: documents/minutes, lines: 30-31}]
"""
MENTION = "summary: Chairs the [Audit Committee](organizations/audit-committee)"
REGISTERED = "from sitegen.records.person import Person\n"


def files(place: Path) -> dict[str, bytes]:
    found = (path for path in place.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return {path.relative_to(place).as_posix(): path.read_bytes() for path in found}


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the repository with the four files, and the small archive with two petitions in it."""
    place = tmp_path_factory.mktemp("newcomer")
    for name in ("sitegen", "templates", "build.py", "pyproject.toml"):
        source = ROOT / name
        shutil.copytree(source, place / name) if source.is_dir() else shutil.copy(source, place / name)
    shutil.copytree(GOOD / "content", place / "content")
    before = files(place)
    register = place / "sitegen/records/__init__.py"
    text = register.read_text(encoding="utf-8").replace(
        REGISTERED, f"{REGISTERED}from sitegen.records.petition import Petition\n", 1
    )
    register.write_text(text.replace("    Question,\n", "    Question,\n    Petition,\n", 1), encoding="utf-8")
    (place / "tests/records").mkdir(parents=True)
    (place / "sitegen/records/petition.py").write_text(CLASS.lstrip(), encoding="utf-8")
    (place / "templates/records/petition.html").write_text(TEMPLATE.lstrip(), encoding="utf-8")
    (place / "tests/records/test_petition.py").write_text(TEST.lstrip(), encoding="utf-8")
    changed = {path for path, content in files(place).items() if before.get(path) != content}
    assert changed == {
        "sitegen/records/__init__.py",
        "sitegen/records/petition.py",
        "templates/records/petition.html",
        "tests/records/test_petition.py",
    }
    (place / "content/petitions").mkdir()
    (place / "content/petitions/mill-lane.yaml").write_text(RECORD, encoding="utf-8")
    other = RECORD.replace("Mill Lane", "Kiln Road").replace("people/jane-doe", "people/john-roe")
    (place / "content/petitions/kiln-road.yaml").write_text(other.replace("412", "1"), encoding="utf-8")
    jane = place / "content/people/jane-doe.yaml"
    mention = MENTION.replace("Chairs", "Wrote [the petition](petitions/kiln-road), and chairs")
    jane.write_text(jane.read_text(encoding="utf-8").replace(MENTION, mention), encoding="utf-8")
    return place


def start(place: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """Runs Python in the copy, with the copy's own program."""
    environment = {**os.environ, "PYTHONPATH": str(place), "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(
        [sys.executable, *command], cwd=place, env=environment, capture_output=True, text=True, check=False
    )


@pytest.fixture(scope="module")
def site(repository: Path) -> Built:
    done = start(repository, "build.py")
    assert done.returncode == 0, done.stderr
    assert "2 petitions" in done.stderr
    return Built(repository / "output", Base.parse("https://example.org/"))


@pytest.fixture(scope="module")
def dumped(repository: Path) -> Mapping[str, dict[str, Any]]:
    done = start(repository, "build.py", "dump")
    return {line["id"]: line for line in map(json.loads, done.stdout.splitlines())}


def links(element: Element) -> list[tuple[str, str]]:
    return [(a.text, a["href"]) for a in element.all("a")]


def test_the_four_files_are_those_that_contributing_names() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    section = text.partition("## Add a kind of record\n")[2].partition("\n## ")[0]
    assert section.strip().startswith("Four files.")
    assert re.findall(r"^\d\. \*\*.*?\*\*, `(.*?)`", section, re.MULTILINE) == [
        "sitegen/records/petition.py",
        "sitegen/records/__init__.py",
        "templates/records/petition.html",
        "tests/records/test_petition.py",
    ]


def test_the_example_in_contributing_works_as_it_stands(repository: Path, tmp_path: Path) -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    blocks = re.findall(r"^   ```(python|jinja)\n(.*?)^   ```", text, re.MULTILINE | re.DOTALL)
    example = {language: re.sub("^   ", "", block, flags=re.MULTILINE) for language, block in blocks}
    shutil.copytree(
        repository, tmp_path / "copy", ignore=shutil.ignore_patterns("output", "petitions", "jane-doe.yaml")
    )
    place = tmp_path / "copy"
    shutil.copy(GOOD / "content/people/jane-doe.yaml", place / "content/people/jane-doe.yaml")
    (place / "sitegen/records/petition.py").write_text(example["python"], encoding="utf-8")
    (place / "templates/records/petition.html").write_text(example["jinja"], encoding="utf-8")
    record = RECORD.replace("asked_by:", "date: 2024-05-01\npresented_by:")
    (place / "content/petitions").mkdir()
    (place / "content/petitions/mill-lane.yaml").write_text(record, encoding="utf-8")
    done = start(place, "build.py")
    assert done.returncode == 0, done.stderr
    assert (place / "output/petitions/2024/index.html").exists()


def test_the_test_runs(repository: Path) -> None:
    done = start(repository, "-m", "pytest", "-p", "no:cacheprovider", "tests/records/test_petition.py")
    assert (done.returncode, "1 passed" in done.stdout) == (0, True)


def test_each_has_a_page_with_its_fields_and_its_source(site: Built) -> None:
    page = site.page("/petitions/mill-lane/")
    assert page.one("h1").text == "A crossing for Mill Lane"
    facts = [(div.one("dt").text, div.one("dd").text) for div in page.one("dl", class_="facts").all("div")]
    assert facts == [("Asked by", "Jane Doe"), ("Presented to", "Town Council"), ("Signed by", "412 people")]
    assert "Asks for a zebra crossing, as the report would have it." in page.one("main").text
    assert "Minutes of 8 March 2023, lines 30-31" in page.one("section", class_="sources").text
    crumbs = page.one("nav", **{"aria-label": "Breadcrumb"})
    assert links(crumbs) == [("Home", "/"), ("Petitions", "/petitions/")]
    assert site.page("/petitions/kiln-road/").one("dl", class_="facts").text.endswith("Signed by1 person")


def test_they_are_listed_in_the_menu_on_the_home_page_and_where_search_sends_those_without_scripts(site: Built) -> None:
    rows = site.page("/petitions/").one("main").all("p", class_="row-title")
    assert [row.text for row in rows] == ["A crossing for Kiln Road", "A crossing for Mill Lane"]
    menu = links(site.page("/").one("nav", **{"aria-label": "Main"}))
    assert ("Petitions", "/petitions/") in menu
    assert menu.index(("Petitions", "/petitions/")) == menu.index(("Questions", "/questions/")) + 1
    assert ("2 petitions", "/petitions/") in links(site.page("/").one("ul", class_="numbers"))
    assert ("petitions", "/petitions/") in links(site.page("/search/").one("noscript"))


def test_they_are_linked_both_ways(site: Built, dumped: Mapping[str, dict[str, Any]]) -> None:
    mill, kiln = (dumped[f"petitions/{name}"] for name in ("mill-lane", "kiln-road"))
    assert mill["links_out"] == [
        "documents/minutes",
        "organizations/town-council",
        "people/jane-doe",
        "reports/potholes",
    ]
    assert (mill["links_in"], kiln["links_in"]) == ([], ["people/jane-doe"])
    for url, heading, linked in (
        ("/people/jane-doe/", "Petitions presented", ["/petitions/mill-lane/"]),
        ("/organizations/town-council/", "Petitions received", ["/petitions/kiln-road/", "/petitions/mill-lane/"]),
        ("/reports/potholes/", "Mentioned in", ["/petitions/kiln-road/", "/petitions/mill-lane/"]),
        ("/petitions/kiln-road/", "Mentioned in", ["/people/jane-doe/"]),
    ):
        section = site.page(url).one("main").section(heading)
        assert [href for _, href in links(section) if "/petitions/" in href or "/people/" in href] == linked, url


def test_the_dump_has_their_fields(dumped: Mapping[str, dict[str, Any]]) -> None:
    assert dumped["petitions/mill-lane"] == {
        "id": "petitions/mill-lane",
        "kind": "petition",
        "title": "A crossing for Mill Lane",
        "url": "/petitions/mill-lane/",
        "file": "content/petitions/mill-lane.yaml",
        "line": 1,
        "fields": {
            "heading": "A crossing for Mill Lane",
            "asked_by": "people/jane-doe",
            "organization": "organizations/town-council",
            "signatures": 412,
            "summary": "Asks for a zebra crossing, as [the report](reports/potholes) would have it.",
        },
        "links_in": [],
        "links_out": ["documents/minutes", "organizations/town-council", "people/jane-doe", "reports/potholes"],
        "sources": [
            {"title": "Minutes of 8 March 2023", "record": "documents/minutes", "file": "minutes.txt", "lines": "30-31"}
        ],
    }


def test_they_are_searched_by_their_words_their_kind_and_their_person(site: Built) -> None:
    found = {}
    for path, content in site.files.items():
        if path.endswith(".pf_fragment"):
            fragment = json.loads(gzip.decompress(content).removeprefix(b"pagefind_dcd"))
            found[fragment["url"]] = fragment
    fragment = found["/petitions/mill-lane/"]
    assert "zebra crossing" in fragment["content"]
    assert fragment["filters"]["kind"] == ["Petition"]
    assert fragment["filters"]["person"] == ["people/jane-doe"]
    manifest = site.page("/search/").one("form", id="search-form")["data-manifest"]
    assert json.loads(site.files[manifest.lstrip("/")])["kinds"]["Petition"] == 2


def test_they_are_in_the_sitemap(site: Built) -> None:
    sitemap = site.files["sitemap.xml"].decode()
    listed = re.findall(r"<loc>https://example\.org(/petitions/.*?)</loc>", sitemap)
    assert listed == ["/petitions/", "/petitions/kiln-road/", "/petitions/mill-lane/"]


def test_their_faults_are_told_like_any_others(repository: Path) -> None:
    broken = repository / "content/petitions/mill-lane.yaml"
    broken.write_text(RECORD.replace("people/jane-doe", "people/jane-do").replace("412", "many"), encoding="utf-8")
    done = start(repository, "build.py", "check")
    broken.write_text(RECORD, encoding="utf-8")
    assert done.returncode == 1
    told = [line for line in done.stderr.splitlines() if ": error [" in line]
    assert told == [
        "content/petitions/mill-lane.yaml:2:11: error [dangling-reference]",
        "content/petitions/mill-lane.yaml:4:13: error [wrong-value]",
    ]
