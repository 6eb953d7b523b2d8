"""Web pages: what is seen is kept as Markdown, with the lines of the source; the site around it is told."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.importers.opening.hypertext import TITLE, sheet
from sitegen.importers.opening.page_tags import CODE, MENUS
from sitegen.importers.words.markup import to_words


def shown(page: str) -> list[str]:
    return [line.text for line in sheet(page, "page.html")[0] if not line.blank]


PAGE = """<!DOCTYPE html>
<html><head><title>Minutes</title>
<link rel="canonical" href="https://town.example/council/minutes">
<script>
document.write("<p>never seen</p>");
</script></head>
<body><a class="skip-link" href="#m">Skip</a>
<nav><ul><li>Home<li>About</ul></nav>
<main>
<h1>Minutes</h1>
<p>The <b>chair </b>welcomed
   <a href="/people/1">Ada Byron</a> at 5 &lt; 6.</p>
<ul><li>bins</li>
<li>trees <em> and parks</em></li></ul>
<table><tr><th>Name</th><th>Vote</th></tr>
<tr><td>Reed</td><td><p>For</p><p>(twice)</p></td></tr></table>
</main>
<footer>Contact us</footer></body></html>"""


def test_a_page_is_its_visible_text_as_markdown() -> None:
    assert shown(PAGE) == [
        "# Minutes",
        r"The **chair** welcomed [Ada Byron](https://town.example/people/1) at 5 \< 6.",
        "- bins",
        "- trees *and parks*",
        "| Name | Vote |",
        "|---|---|",
        "| Reed | For (twice) |",
    ]


def test_blocks_have_the_lines_of_the_source() -> None:
    lines = [(line.number, line.text[:9]) for line in sheet(PAGE, "page.html")[0] if not line.blank]
    assert lines[:3] == [(10, "# Minutes"), (11, "The **cha"), (13, "- bins")]
    assert sheet(PAGE, "page.html")[0].marked


def test_what_is_left_out_is_told_by_rule_and_line() -> None:
    assert dict(sheet(PAGE, "page.html")[1]) == {CODE: (5,), MENUS: (7, 8, 18), TITLE: (2,)}


def test_a_title_that_no_heading_repeats_is_kept() -> None:
    assert shown("<title>Town Council</title><h1>Minutes</h1>") == ["Town Council", "# Minutes"]


def test_blocks_that_share_a_line_have_numbers_of_their_own() -> None:
    found = [line.number for line in sheet("<p>a</p><p>b</p><p>c</p>\n<p>d</p>", "x")[0] if not line.blank]
    assert found == [1, 2, 3, 4]


@pytest.mark.parametrize(
    ("page", "told"),
    [
        ("<p>a<p>b<div><nav>x<p>rest</div> after", ["a", "b", "after"]),  # a menu that never ends, in a box that does
        ("<nav>all of it is menu", ["all of it is menu"]),
        ("<ol><li>one<li>two<ul><li>in two</ul></ol>", ["1. one", "2. two", "- in two"]),
        ("<table><tr><td>x", ["| x |", "|---|"]),
        ("<table><tr><td>a<td><table><tr><td>in</table>b</table>", ["a", "| in |", "|---|", "b"]),
        ("<a href='https://a.example/c'><h3>x</h3></a>", ["### [x](https://a.example/c)"]),
        ("<p>1. not a list<p># no heading<p>*", [r"1\. not a list", r"\# no heading", r"\*"]),
        ("<main><article><footer>signed</footer></article></main>", ["signed"]),
        ("<div hidden>secret</div><p>seen", ["seen"]),
        ("</div></p>", []),
        ("", []),
    ],
)
def test_broken_and_odd_pages_keep_their_words(page: str, told: list[str]) -> None:
    assert shown(page) == told


TAGS = ["<p>", "</p>", "<td>", "<table>", "</table>", "<li>", "<b>", "</b>", "<a>", "</a>", "<h2>", "<div>", "</div>"]


@given(st.lists(st.sampled_from(TAGS), max_size=30))
def test_no_order_of_tags_loses_a_word_or_says_one_twice(tags: list[str]) -> None:
    page = "".join(f"{tag}word{at} " for at, tag in enumerate(tags)).replace("<a>", "<a href='http://x.example/'>")
    words = [word for line in shown(page) for word in to_words(line) if word == "word"]
    assert len(words) == len(tags)


@given(st.text(alphabet="<>/abp= '\"!-&;\n", max_size=60))
def test_no_page_at_all_makes_it_raise(page: str) -> None:
    numbers = [line.number for line in sheet(page, "x")[0] if not line.blank]
    assert numbers == sorted(set(numbers))
