"""Markdown: its links to records, its HTML, its plain words."""

from __future__ import annotations

import html
import re

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


def test_notes_stand_below_the_text_with_their_printed_numbers_and_lead_back_to_each_mark() -> None:
    made = to_html("One.[^12]\n\n[^12]: See [her](people/jane-doe).\n\nTwo.[^12]", address, anchors=True)
    assert made == (
        '<p>One.<sup class="mark"><a href="#note-12" id="mark-12" aria-label="Note 12">12</a></sup></p>\n'
        '<p>Two.<sup class="mark"><a href="#note-12" id="mark-12-again-2" aria-label="Note 12">12</a></sup></p>\n'
        '<div class="notes">\n<ol>\n<li id="note-12" value="12">\n'
        '<p>See <a href="/site/people/jane-doe/">her</a>.'
        ' <a class="back" href="#mark-12" aria-label="Back to mark 12 in the text">↩\ufe0e</a>'
        ' <a class="back" href="#mark-12-again-2" aria-label="Back to mark 12 in the text, 2 of 2">↩\ufe0e</a></p>\n'
        "</li>\n</ol>\n</div>\n"
    )


def test_notes_of_several_texts_on_a_page_have_anchors_of_their_own() -> None:
    one, other = (re.findall('(?:id|href)="#?([^"]+)"', to_html(f"{w}[^1]\n\n[^1]: {w}", address)) for w in "ab")
    assert len(one) == len(other) == 4
    assert not set(one) & set(other)


def test_notes_without_a_mark_or_told_twice_are_shown_and_marks_without_a_note_are_text() -> None:
    text = "A[^3] b[^2-2]\n\n[^1]: Unmarked.\n\n> [^2-2]: Quoted & counted anew.\n\n[^2-2]: Told twice."
    made = to_html(text, address, anchors=True)
    assert "<p>A[^3] b<sup" in made
    assert re.findall('<li id="([^"]+)" value="(.)">\n<p>([^<]+)', made) == [
        ("note-1", "1", "Unmarked."),
        ("note-2-2", "2", "Quoted &amp; counted anew. "),
        ("note-2-2-again-2", "2", "Told twice."),
    ]
    assert to_plain(text) == "A[^3] b Unmarked. Quoted & counted anew. Told twice."


def test_links_in_notes_are_links_to_records_too() -> None:
    assert record_links("A[^1]\n\n[^1]: See [a](people/jane-doe).") == ("people/jane-doe",)


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
    | st.lists(
        st.sampled_from(["[", "](", ")", "people/x", "#", "|", "-", "\n", "*", "<b>", "`", "a", "[^1]", ":"])
    ).map("".join)
)
def test_any_text_becomes_html_without_foreign_tags(text: str) -> None:
    made = to_html(text, address)
    assert "<b>" not in made
    assert "<script" not in made
    ids = re.findall(r' id="([^"]*)"', made)
    assert len(ids) == len(set(ids))
    assert isinstance(to_plain(text), str)
    assert html.unescape(made) is not None
    assert all(target for target in record_links(text))


def test_no_rank_of_heading_is_passed_over_and_siblings_stay_siblings() -> None:
    html = to_html("### a\n\n### b\n\n## c\n\n##### d\n\n##### e\n\n# f", lambda target: target, 1)
    assert re.findall(r"<h(\d)>(\w)", html) == [("3", "a"), ("3", "b"), ("3", "c"), ("4", "d"), ("4", "e"), ("3", "f")]


def test_a_head_of_a_table_without_words_is_none_and_an_empty_cell_of_one_is_no_heading() -> None:
    empty = to_html("|  |  |\n|---|---|\n| To: | Parks |", lambda target: target)
    assert ("<th" in empty, "<td>To:</td>" in empty) == (False, True)
    partly = to_html("|  | Pond |\n|---|---|\n| Deep | 2 |", lambda target: target)
    assert "<td></td>\n<th>Pond</th>" in partly
