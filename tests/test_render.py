"""Pages drawn with templates, and mistakes in templates found."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest

from sitegen.dates import PartialDate
from sitegen.edition import Edition
from sitegen.page import Artefact, Page
from sitegen.problems import Problem, Where
from sitegen.render import Renderer, fingerprint

MEND = "mend the template; its values are listed in CONTRIBUTING.md"


@pytest.fixture
def templates(tmp_path: Path) -> Path:
    (tmp_path / "templates").mkdir()
    return tmp_path / "templates"


def draw(templates: Path, edition: Edition, template: str, **data: object) -> str:
    """A template, drawn as a page at /x/."""
    (templates / "page.html").write_text(template, encoding="utf-8")
    page = Page("/x/", "page.html", "Title", "Description", Where("here"), data=data)
    assets = (Artefact("assets/style.0123456789.css", b""),)
    rendered = Renderer(templates, edition, assets).render(page)
    assert rendered.problems == ()
    assert rendered.value
    assert rendered.value.path == "x/index.html"
    return rendered.value.content.decode()


def mistake(templates: Path, edition: Edition, template: str) -> Problem:
    """The only mistake in a template."""
    (templates / "page.html").write_text(template, encoding="utf-8")
    page = Page("/x/", "page.html", "Title", "Description", Where("here"))
    renderer = Renderer(templates, edition, ())
    problems = renderer.compile() or renderer.render(page).problems
    (problem,) = problems
    return problem


# ---- what a template may draw on


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("{{ page.title }} at {{ page.url }}", "Title at /x/"),
        ("{{ site.name }}", "Small Archive"),
        ("{{ url('/people/') }} {{ absolute('/people/') }}", "/people/ https://example.org/people/"),
        ("{{ asset('style.css') }}", "/assets/style.0123456789.css"),
        ("{{ graph['people/jane-doe'].title }}", "Jane Doe"),
        ("{{ as_at | long }}", "1 March 2024"),
        ("{{ value | count('person', 'people') }}", "2 people"),
        ("{{ 'Harrow, London' | slug }}", "harrow-london"),
        ("{{ '*so* [he](people/john-roe) said' | plain }}", "so he said"),
        ("{{ none | prose }}{{ none | plain }}", ""),
        ("{{ menu | map(attribute='plural') | first }}", "Meetings"),
        ("{{ base.path }}", "/"),
    ],
)
def test_a_template_may_draw_on_what_contributing_lists(
    templates: Path, good_edition: Edition, text: str, drawn: str
) -> None:
    assert draw(templates, good_edition, text, value=2) == drawn


def test_prose_is_html_with_the_addresses_of_records(templates: Path, good_edition: Edition) -> None:
    text = "See [Jane](people/jane-doe), [item 6](meetings/audit-committee/2023-03-08#item-6) and [us](https://a.org/)."
    assert draw(templates, good_edition, "{{ text | prose }}", text=text) == (
        '<p>See <a href="/people/jane-doe/">Jane</a>, '
        '<a href="/meetings/audit-committee/2023-03-08/#item-6">item 6</a> and <a href="https://a.org/">us</a>.</p>\n'
    )


@pytest.mark.parametrize("template", ["{{ text }}", "{{ text | prose }}", "{{ text | plain }}"])
def test_nothing_a_record_says_becomes_markup_of_its_own(templates: Path, good_edition: Edition, template: str) -> None:
    drawn = draw(templates, good_edition, template, text='<script>alert(1)</script> <b onclick="x">A & B</b>')
    assert "<script" not in drawn
    assert "<b" not in drawn
    assert "&lt;script&gt;" in drawn
    assert "A &amp; B" in drawn


@pytest.mark.parametrize("link", ["javascript:alert(1)", "data:text/html,x", "vbscript:x", "JaVaScRiPt:alert(1)"])
def test_a_link_that_is_a_script_stays_text(templates: Path, good_edition: Edition, link: str) -> None:
    assert "href" not in draw(templates, good_edition, "{{ text | prose }}", text=f"[here]({link})")


@pytest.mark.parametrize(
    ("day", "written"),
    [(dt.date(2024, 3, 1), "1 March 2024"), (PartialDate(2023, 12), "December 2023"), (PartialDate(2023), "2023")],
)
def test_a_day_is_written_as_people_write_it(
    templates: Path, good_edition: Edition, day: dt.date | PartialDate, written: str
) -> None:
    assert draw(templates, good_edition, "{{ day | long }}", day=day) == written


# ---- mistakes


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("a\n{% if %}", 2, "Expected an expression, got 'end of statement block'."),
        ("a\n\n{{ page.nonsense }}", 3, "'sitegen.page.Page object' has no attribute 'nonsense' (first met on /x/)."),
        ("{{ nonsense }}", 1, "'nonsense' is undefined (first met on /x/)."),
        ("{{ 1 / 0 }}", 1, "division by zero (first met on /x/)."),
        ("a\n{{ asset('none.css') }}", 2, "'none.css' (first met on /x/)."),
        ("{{ 'x' | nonsense }}", 1, "No filter named 'nonsense'."),
        ("{% for x in [1] %}\n{{ x }}\n", 2, "Unexpected end of template. "),
    ],
)
def test_a_mistake_is_a_fault_at_its_line(
    templates: Path, good_edition: Edition, text: str, line: int, reason: str
) -> None:
    found = mistake(templates, good_edition, text)
    assert (found.where.file, found.code, found.hint) == (str(templates / "page.html"), "template-mistake", MEND)
    assert found.reason.startswith(reason.strip())
    assert abs(found.where.line - line) <= (1 if "end of template" in reason else 0)


def test_a_mistake_in_an_included_template_is_told_there(templates: Path, good_edition: Edition) -> None:
    (templates / "part.html").write_text("\n\n{{ nonsense }}", encoding="utf-8")
    found = mistake(templates, good_edition, '{% include "part.html" %}')
    assert (found.where.file, found.where.line) == (str(templates / "part.html"), 3)


def test_a_template_that_is_not_there_is_told_with_the_page_that_needs_it(
    templates: Path, good_edition: Edition
) -> None:
    page = Page("/x/", "none.html", "Title", "Description", Where("here"))
    where = Where(str(templates / "none.html"))
    told = Problem(where, "missing-template", "is not there.", "write it; /x/ is drawn with it")
    assert Renderer(templates, good_edition, ()).render(page).problems == (told,)


def test_every_template_that_cannot_be_read_is_told_at_once(templates: Path, good_edition: Edition) -> None:
    (templates / "one.html").write_text("{% if %}", encoding="utf-8")
    (templates / "two.html").write_bytes(b"a\nb\n\xff")
    (templates / "good.html").write_text("fine", encoding="utf-8")
    told = Renderer(templates, good_edition, ()).compile()
    assert [(Path(problem.where.file).name, problem.where.line) for problem in told] == [
        ("one.html", 1),
        ("two.html", 3),
    ]


# ---- assets


def test_an_asset_is_named_after_its_content(tmp_path: Path) -> None:
    (tmp_path / "style.css").write_text("body {}")
    (first,) = fingerprint(tmp_path)
    (tmp_path / "style.css").write_text("body { margin: 0 }")
    (second,) = fingerprint(tmp_path)
    assert re.fullmatch(r"assets/style\.[0-9a-f]{10}\.css", first.path)
    assert first.content == b"body {}"
    assert second.path != first.path


def test_hidden_files_and_folders_are_no_assets_and_a_missing_folder_has_none(tmp_path: Path) -> None:
    (tmp_path / ".swp").touch()
    (tmp_path / "folder").mkdir()
    assert fingerprint(tmp_path) == ()
    assert fingerprint(tmp_path / "none") == ()
