"""Markdown as converters make it becomes Markdown that the site shows rightly, and no word is lost on the way."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.importers.words.markup import bare, tidy, to_words
from sitegen.prose import to_html

PIECES = [
    "**", "*", " ", "\n", "\n\n", "\t", "|", "- ", "• ", "[", "](#)", "](http://x.y)", "</b>", "<sup>1</sup>",
    "[^1]",
    "<sup>2, 3</sup>", "<li>", "<ul>", "</ul>", "<p>", "<br>", "&amp;", "&lt;", "word", "Other", "7", "# ",
    "## ", "---",
    "<td>", "<tr>", "<table>", "</table>", "</td>", ".", ":", "1. ",
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "tidied"),
    [
        ("On 3<sup>rd</sup> May, 5 km<sup>2</sup> of it.<sup>12</sup>", "On 3rd May, 5 km² of it.[^12]"),
        ("Twice.<sup>4,5</sup> And<sup>[6]</sup>", "Twice.[^4][^5] And[^6]"),
        ("<sup>7</sup> See page 2.", "[^7]: See page 2."),
        ("<sup>7</sup> See page 2. <sup>8</sup> Also 3.", "[^7]: See page 2.\n\n[^8]: Also 3."),
        ("<b> Bold </b>and <i>slanted</i>", "**Bold** and *slanted*"),
        ("One<br>two", "One  \ntwo"),
        ("<p>We ask:</p> <ul><li>• one</li> <li>two</li></ul> end", "We ask:\n\n- one\n- two\n\nend"),
        ("<ol><li>a</li><li>b</li></ol>", "1. a\n2. b"),
        ('<a href="https://x.org/?a=1&amp;b=2">there</a> <a href="#p2">here</a>',
         "[there](https://x.org/?a=1&b=2) here"),
        ("[Map](#) of [this](../x.pdf), [that \\(x\\)](https://x.org) and [\\[Back\\]](#)",
         "Map of this, [that \\(x\\)](https://x.org) and \\[Back\\]"),
        ("[Plan<sup>3</sup>](https://x.org) out", "[Plan](https://x.org)[^3] out"),
        ("A ![chart of costs](img.png) here<!-- image -->", "A chart of costs here"),
        ("Fish &amp; chips &lt;b&gt;&nbsp;now", "Fish & chips \\<b\\> now"),
        ("• one\no Two\n- • three", "- one\n- Two\n- three"),
        ("## **Title** ##", "## Title"),
        ("[1]: is no reference", "\\[1]: is no reference"),
        ("Words\n---\nmore", "Words\n\n---\nmore"),
        ("Name\tInterest\nA Member\t\nAnother\tA | B",
         "| Name | Interest |\n|---|---|\n| A Member |  |\n| Another | A \\| B |"),
        ("<b>To:</b>\tThe Board\n<b>Date:</b>\t1 May",
         "|  |  |\n|---|---|\n| **To:** | The Board |\n| **Date:** | 1 May |"),
        ("<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2<br>3</td></tr></table>",
         "| a | b |\n|---|---|\n| 1 | 2 3 |"),
    ],
)  # fmt: skip
def test_html_links_notes_and_tables_become_markdown(text: str, tidied: str) -> None:
    assert tidy(text) == tidied
    assert tidy(tidied) == tidied


@pytest.mark.parametrize(
    ("text", "tidied"),
    [
        ("- 1. **First item\n- 2. Second item\n- 3. Third item**\n\nAfter.",
         "- 1. **First item**\n- **2. Second item**\n- **3. Third item**\n\nAfter."),
        ("- (b) A report;**", "- **(b) A report;**"),
        ("**Begun and never ended", "**Begun and never ended**"),
        ("**One** **two****three**", "**One** **twothree**"),
        ("** Blank inside **", "**Blank inside**"),
    ],
)  # fmt: skip
def test_bold_text_is_begun_and_ended_in_each_line(text: str, tidied: str) -> None:
    assert tidy(text) == tidied
    assert "**" not in to_html(tidied, str)


def test_notes_that_begin_again_at_one_are_told_apart() -> None:
    text = "A.<sup>1</sup>\n\n<sup>1</sup> First.\n\nB.<sup>1</sup>\n\n<sup>1</sup> Second."
    assert tidy(text) == "A.[^1]\n\n[^1]: First.\n\nB.[^1-2]\n\n[^1-2]: Second."
    assert to_words(tidy(text)) == to_words(text)


def test_words_of_a_line_are_the_same_however_they_are_marked() -> None:
    assert to_words("• The 3<sup>rd</sup> re**view**.<sup>12</sup> [here](https://x.org/other)") == [
        "the", "3", "rd", "review", "12", "here",
    ]  # fmt: skip
    assert to_words("| a\\_b | ﬁne |") == ["a", "b", "fine"]


def test_bare_words_have_no_marks() -> None:
    assert bare("### **The** [Board](https://x.org)’s *plan*<sup>3</sup>: \\(draft\\)") == "The Board’s plan: (draft)"


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_no_mark_of_a_converter_makes_tidying_fail_or_invent(text: str) -> None:
    made = tidy(text)
    assert sorted(set(to_words(made)) - {"1", "2", "3"}) == sorted(set(to_words(tidy(made))) - {"1", "2", "3"})
    assert not {"li", "ul", "br", "td", "sup"} & set(to_words(made))


@pytest.mark.corpus
@pytest.mark.parametrize("source", ["000", "001", "002", "003", "004"])
def test_every_line_of_the_corpus_keeps_its_words(source: str, corpus) -> None:
    sheet = corpus(source)
    changed = [line.number for line in sheet if to_words(line.text) != to_words(tidy(line.text))]
    assert changed == []
    assert to_words(sheet.text) == to_words(tidy(sheet.text))
