"""A newcomer adds a kind of record in four files, and a page in four, by what CONTRIBUTING.md says and no more."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PETITION = """\
heading: Save the library
organization: organizations/audit-committee
presented_by: people/jane-doe
date: 2023-06-07
signatures: 1204
summary: Asks that the library in Mill Lane stay open.
sources: [{document: documents/minutes, lines: 7}]
"""


def blocks(heading: str) -> list[str]:
    """The code shown under a heading of CONTRIBUTING.md."""
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    section = text.partition(f"## {heading}\n")[2].partition("\n## ")[0]
    return [textwrap.dedent(code) for code in re.findall(r"```\w+\n(.*?)```", section, re.DOTALL)]


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A copy of the program with the small good archive, for a newcomer to work in."""
    for name in ("sitegen", "templates"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("build.py", "pyproject.toml"):
        shutil.copy(ROOT / name, tmp_path / name)
    shutil.copytree(ROOT / "tests/problems/good/content", tmp_path / "content")
    return tmp_path


def run(house: Path, *words: str) -> str:
    done = subprocess.run([sys.executable, *words], cwd=house, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def insert(path: Path, before: str, line: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, line + before, 1), encoding="utf-8")


@pytest.fixture
def with_petitions(house: Path) -> Path:
    """The copy after the steps of "Add a kind of record", with one petition in its content."""
    code, template = blocks("Add a kind of record")
    (house / "sitegen/records/petition.py").write_text(code, encoding="utf-8")
    register = house / "sitegen/records/__init__.py"
    insert(register, "from sitegen.records.question", "from sitegen.records.petition import Petition\n")
    insert(register, "    Person,\n", "    Petition,\n")
    (house / "templates/records/petition.html").write_text(template, encoding="utf-8")
    (house / "content/petitions").mkdir()
    (house / "content/petitions/save-the-library.yaml").write_text(PETITION, encoding="utf-8")
    return house


def test_the_new_kind_has_its_page_its_list_its_place_in_the_menu_and_in_the_sitemap(with_petitions: Path):
    run(with_petitions, "build.py", "--as-at", "2026-11-21")
    read: Callable[[str], str] = lambda name: (with_petitions / "output" / name).read_text(encoding="utf-8")  # noqa: E731
    page = read("petitions/save-the-library/index.html")
    assert "<h1>Save the library</h1>" in page
    assert "<dt>Signatures</dt><dd>1204</dd>" in re.sub(r">\s+<", "><", page)
    assert "Save the library" in read("petitions/index.html")
    assert "Save the library" in read("petitions/2023/index.html")
    assert '<a href="/petitions/">Petitions</a>' in read("index.html")
    assert "/petitions/save-the-library/</loc>" in read("sitemap.xml")


def test_what_the_petition_names_links_back_to_it_under_its_own_heading(with_petitions: Path):
    run(with_petitions, "build.py", "--as-at", "2026-11-21")
    page = (with_petitions / "output/people/jane-doe/index.html").read_text(encoding="utf-8")
    section = page.partition("Petitions presented")[2]
    assert '<a href="/petitions/save-the-library/">Save the library</a>' in section


def test_the_petition_is_dumped_and_its_faults_are_told(with_petitions: Path):
    lines = map(json.loads, run(with_petitions, "build.py", "dump").splitlines())
    (petition,) = (line for line in lines if line["kind"] == "petition")
    assert petition["links_out"] == ["documents/minutes", "organizations/audit-committee", "people/jane-doe"]
    path = with_petitions / "content/petitions/save-the-library.yaml"
    path.write_text(PETITION.replace("jane-doe", "jane-do"), encoding="utf-8")
    done = subprocess.run([sys.executable, "build.py"], cwd=with_petitions, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "content/petitions/save-the-library.yaml:3:15: error [dangling-reference]" in done.stderr
    assert 'did you mean "people/jane-doe"' in done.stderr


def test_the_petition_is_searched(with_petitions: Path):
    code = (
        "from pathlib import Path; import datetime as dt\n"
        "from sitegen.archive import read_archive; from sitegen.config import Base\n"
        "from sitegen.edition import Edition; from sitegen.search import search_records\n"
        "graph = read_archive(Path('content')).value.graph\n"
        "edition = Edition(graph, graph['site'].value, Base.parse('https://example.org/'), dt.date(2026, 11, 21))\n"
        "found = [r for r in search_records(edition) if 'Mill Lane' in r.content]\n"
        "print([(r.url, r.filters['kind'], r.filters['year']) for r in found])\n"
    )
    assert run(with_petitions, "-c", code) == "[('/petitions/save-the-library/', ('Petition',), ('2023',))]\n"


def test_the_new_kind_passes_lint_and_types(with_petitions: Path):
    run(with_petitions, "-m", "ruff", "check", "sitegen/records")
    run(with_petitions, "-m", "mypy", "sitegen/records/petition.py")


def test_a_page_is_added_as_it_says(house: Path):
    (code,) = blocks("Add a page")
    (house / "sitegen/pages/chairs.py").write_text(code, encoding="utf-8")
    register = house / "sitegen/pages/__init__.py"
    insert(register, "from sitegen.pages.deadlines", "from sitegen.pages.chairs import chairs_page\n")
    insert(register, "    not_found_page,\n", "    chairs_page,\n")
    template = '{% extends "base.html" %}\n{% block main %}<h1>Chairs</h1>{{ people | length }}{% endblock %}\n'
    (house / "templates/pages/chairs.html").write_text(template, encoding="utf-8")
    run(house, "build.py", "--as-at", "2026-11-21")
    page = (house / "output/chairs/index.html").read_text(encoding="utf-8")
    assert "<h1>Chairs</h1>2" in page
    run(house, "-m", "ruff", "check", "sitegen/pages")
