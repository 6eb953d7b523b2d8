"""Markdown: its links to records, its HTML, its plain words."""

from __future__ import annotations

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.prose import Heading, headings, record_links, to_html, to_plain


def address(target: str) -> str | None:
    return f"/site/{target}/"


def test_links_to_records_are_found_as_they_are_written_and_others_are_not() -> None:
    text = """\
[a](people/jane-doe), [b](people/jane-doe/), <https://x.org> and [c](https://x.org), [d](mailto:x@y.org),
[e](#here), [f](//cdn.org/x), [g](meetings/m/2023-03-08#item-6), `[no](people/code)`.

| [h](topics/roads) | [i][one] |
|---|---|

[one]: reports/potholes
"""
    assert record_links(text) == (
        "people/jane-doe",
        "people/jane-doe/",
        "meetings/m/2023-03-08#item-6",
        "topics/roads",
        "reports/potholes",
    )


def test_links_from_the_root_of_the_site_are_found_too_since_they_may_be_slips() -> None:
    assert record_links("[a](/people/jane-doe/) and [b](/)") == ("/people/jane-doe/",)


def test_html_leads_to_the_records() -> None:
    made = to_html("See [her](people/jane-doe) & [home](https://x.org).", address)
    assert made == '<p>See <a href="/site/people/jane-doe/">her</a> &amp; <a href="https://x.org">home</a>.</p>\n'


def test_html_in_prose_is_shown_and_never_passed_through() -> None:
    made = to_html('<script>alert(1)</script>\n\nA <b onclick="x">b</b> [c](javascript:alert(1)).', address)
    assert "<script" not in made
    assert "<b" not in made
    assert 'href="javascript' not in made


def test_headings_are_lowered_and_carry_anchors_when_asked() -> None:
    text = "# One\n\n### Two & *three*\n\n### Two & three\n\n## !"
    assert headings(text) == (
        Heading(1, "One", "h-one"),
        Heading(3, "Two & three", "h-two-three"),
        Heading(3, "Two & three", "h-two-three-2"),
        Heading(2, "!", "h-section"),
    )
    assert to_html("# One\n\n## Two", address, 1) == "<h3>One</h3>\n<h3>Two</h3>\n"
    assert to_html("## Two", address, anchors=True) == '<h2 id="h-two">Two</h2>\n'


def test_table_stands_in_a_region_named_after_the_heading_above_it() -> None:
    made = to_html('## Costs & "more"\n\n| a | b |\n|---|---|\n| 1 | 2 |', address)
    label = "Costs &amp; &quot;more&quot; (table 1)"
    assert f'<div class="scroll" role="region" aria-label="{label}" tabindex="0">\n<table>\n<caption>' in made
    assert made.endswith("</table>\n</div>\n")


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("A *word*,\nand [more](x).", "A word, and more."),
        ("## Title\n\n- one\n- two", "Title one two"),
        ("`code` and\n\n    indented", "code and indented"),
        ("| a | b |\n|---|---|\n| 1 | 2 |", "a b 1 2"),
        ("", ""),
    ],
)
def test_plain_words_are_what_a_reader_reads(text: str, plain: str) -> None:
    assert to_plain(text) == plain


@given(
    st.text()
    | st.lists(st.sampled_from(["[", "](", ")", "people/x", "#", "|", "-", "\n", "*", "<b>", "`", "a"])).map("".join)
)
def test_any_text_becomes_html_without_foreign_tags(text: str) -> None:
    made = to_html(text, address)
    assert "<b>" not in made
    assert "<script" not in made
    assert isinstance(to_plain(text), str)
    assert html.unescape(made) is not None
    assert all(target for target in record_links(text))
