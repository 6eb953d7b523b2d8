"""XML and JSON become trees that know their lines; what is no XML or JSON, or a trap, is told and never raised."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.importers.drafting.sheet import Sheet
from sitegen.importers.opening import tree
from sitegen.importers.opening.tree_json import Value
from sitegen.importers.opening.tree_prose import markdown
from sitegen.importers.opening.tree_xml import Element

XML = """<?xml version="1.0"?>
<!DOCTYPE a [<!ENTITY pound "&#163;">]>
<x:a xmlns:x="urn:x" x:id="a1">
 <x:b name="Ann Beck"
      role="aye">Two
lines <i title="a note">in it</i></x:b>
 <c>&pound;5 &amp; more</c>
</x:a>
"""


def xml(text: str) -> Element:
    root = tree.xml(text.encode(), "f.xml").value
    assert root is not None
    return root


def parsed(text: str) -> Value:
    value = tree.json(text, "f.json").value
    assert value is not None
    return value


# ---- XML


def test_elements_have_local_names_and_know_their_lines() -> None:
    root = xml(XML)
    b, c = root.children
    assert (root.tag, root.line, root.end, root.get("id")) == ("a", 3, 8, "a1")
    assert (b.tag, b.line, b.text_line, b.end, b.text, b.tail) == ("b", 4, 5, 6, "Two\nlines ", "\n ")
    assert (c.line, c.words) == (7, "£5 & more")
    assert [one.tag for one in root.every("b", "c")] == ["b", "c"]


def test_a_sheet_of_xml_has_its_words_and_no_markup_or_notes_on_words() -> None:
    sheet = tree.worded(Sheet.of(XML, "f.xml"), xml(XML))
    assert [line.text for line in sheet] == ["", "", "", "Ann Beck", "Two", "lines in it", "£5 & more", ""]


FAULTS = {
    "cut short": ("<a>\n<b>", "f.xml:2:4: error [bad-xml]\n  is no XML: it ends before its elements do."),
    "crossed": ("<a>\n<b></a>", "f.xml:2:6: error [bad-xml]\n  is no XML: mismatched tag."),
    "no XML": ("Dear all", "f.xml:1:1: error [bad-xml]\n  is no XML: syntax error."),
    "encoding": ('<?xml version="1.0" encoding="nope"?><a/>', "f.xml:1:1: error [bad-xml]\n  cannot be read as XML: unknown encoding: nope."),  # noqa: E501
    "bomb": ('<!DOCTYPE a [\n<!ENTITY b "&a;&a;">]><a>&b;</a>', 'f.xml:2:1: error [unsafe-xml]\n  declares the entity "b", which may be a trap.'),  # noqa: E501
    "long entity": ('<!DOCTYPE a [<!ENTITY b "too long to be a character">]><a/>', 'f.xml:1:1: error [unsafe-xml]\n  declares the entity "b", which may be a trap.'),  # noqa: E501
    "file": ('<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>', 'f.xml:1:1: error [unsafe-xml]\n  declares the entity "b", which may be a trap.'),  # noqa: E501
    "deep": ("<a>\n" * 101, "f.xml:101:1: error [unsafe-xml]\n  nests more than 100 elements in each other."),
}  # fmt: skip


@pytest.mark.parametrize("name", FAULTS)
def test_what_cannot_be_read_is_told_at_its_place(name: str) -> None:
    text, told = FAULTS[name]
    outcome = tree.xml(text.encode(), "f.xml")
    assert outcome.value is None
    assert [str(problem).rpartition("\n  hint: ")[0] for problem in outcome.problems] == [told]


def test_a_type_that_is_declared_elsewhere_is_not_fetched_and_its_characters_are_those_of_html() -> None:
    assert xml('<!DOCTYPE a SYSTEM "http://127.0.0.1:9/x.dtd"><a>caf&eacute;</a>').words == "café"


@given(st.integers(0, len(XML)), st.integers(0, len(XML)), st.text(max_size=5))
def test_xml_that_was_cut_and_patched_is_read_or_told(start: int, end: int, patch: str) -> None:
    text = XML[:start] + patch + XML[end:]
    outcome = tree.xml(text.encode("utf-8", "replace"), "f.xml")
    assert (outcome.value is None) == bool(outcome.problems)


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_told(content: bytes) -> None:
    outcome = tree.xml(content, "f.xml")
    assert (outcome.value is None) == bool(outcome.problems)


# ---- prose


TABLE = "| A | \\| |\n| --- | --- |\n| 1 |  |"


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("<x><p>One.</p><p>Two <i>and</i> <b>three</b>.</p></x>", "One.\n\nTwo *and* **three**."),
        ("<x>a*b [c] &amp;copy; 1</x>", r"a\*b \[c\] \&copy; 1"),
        ("<x><p>1. first</p></x>", r"1\. first"),
        ("<x><ul><li>One</li><li>Two</li></ul></x>", "- One\n- Two"),
        ('<x>See <a href="https://a.org/x">it</a>, <a href="#n">that</a></x>', "See [it](https://a.org/x), that"),
        ("<x><table><tr><th>A</th><th>|</th></tr><tr><td>1</td></tr></table></x>", TABLE),
        ("<x>Hall<br/>Street</x>", "Hall\\\nStreet"),
        ("<x>word<i>(a)</i></x>", "word(a)"),
    ],
)  # fmt: skip
def test_prose_becomes_markdown_that_shows_its_words(source: str, shown: str) -> None:
    assert markdown(xml(source)) == shown


# ---- JSON


def test_values_know_their_lines_and_what_is_not_there_is_nothing() -> None:
    root = parsed('{"a": [1,\n 2.5], "b": {\n"c": "x\\ny \\ud83d\\ude00"}, "d": null, "e": true}')
    assert [(one.data, one.line) for one in root["a"]] == [(1, 1), (2.5, 2)]
    assert (root["b"]["c"].text, root["b"]["c"].line, root["b"].end) == ("x\ny 😀", 3, 3)
    assert (root["d"].data, root["e"].text, root["no"]["where"].text, [*root["no"]]) == (None, "", "", [])


def test_numbers_too_big_for_a_number_keep_their_figures() -> None:
    assert [one.text for one in parsed(f"[{'9' * 5000}, 1e999]")] == ["9" * 5000, "1e999"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "1:1: ends before its data does."),
        ('{"a": 1,\n "b"}', "2:5: a colon belongs here, between key and value."),
        ("[1,\n2", "2:2: a comma or ] belongs here."),
        ('["a\\q"]', "1:4: \\q stands for no character."),
        ('["\\ud800"]', "1:3: \\ud800 stands for no character."),
        ("[NaN]", "1:2: a value belongs here."),
        ('["abc', "1:2: the text that begins here has no end, or a character in it that no text may hold."),
        ("[] []", "1:4: something stands after the end of the data."),
        ("[" * 200, "1:101: nests more than 100 values in each other."),
    ],
)
def test_what_is_no_json_is_told_at_its_place(text: str, told: str) -> None:
    outcome = tree.json(text, "f.json")
    assert outcome.value is None
    assert [(one.code, f"{one.where.line}:{one.where.column}: {one.reason}") for one in outcome.problems] == [
        ("bad-json", told)
    ]


def test_characters_that_nobody_sees_are_left_out() -> None:
    assert parsed('"a\\u0007\\fb"').text == "ab"


def test_a_key_given_twice_is_a_warning_and_the_last_is_read() -> None:
    outcome = tree.json('{"a": 1,\n "a": 2}', "f.json")
    assert outcome.value is not None
    assert outcome.value["a"].data == 2
    assert [str(one) for one in outcome.problems] == [
        'f.json:2:2: warning [duplicate-key]\n  "a" is given twice.\n  hint: the last one is read: take out the others'
    ]


def test_a_sheet_of_json_has_its_words_and_no_keys_ids_or_addresses() -> None:
    text = '{\n"id": "abc def",\n"name": "Ann Beck",\n"url": "https://example.org",\n"when": "2020-01-02"\n}'
    sheet = tree.worded(Sheet.of(text, "f.json"), parsed(text))
    assert [line.text for line in sheet] == ["", "", "Ann Beck", "", "2020-01-02", ""]


SEEN = st.text(st.characters(exclude_categories=("Cs", "Cc")) | st.sampled_from("\t\n\r"))
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | SEEN,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(SEEN, inner, max_size=4),
    max_leaves=12,
)


def bare(value: Value) -> object:
    if isinstance(value.data, tuple):
        return [bare(one) for one in value]
    return {key: bare(one) for key, one in value.members.items()} if isinstance(value.data, dict) else value.data


@given(JSON, st.booleans(), st.sampled_from([None, 1]))
def test_json_is_read_as_the_standard_library_reads_it(data: object, ascii_: bool, indent: int | None) -> None:  # noqa: FBT001
    text = json.dumps(data, ensure_ascii=ascii_, indent=indent)
    assert bare(parsed(text)) == json.loads(text)


@given(JSON, st.data())
def test_json_that_was_cut_and_patched_is_read_or_told(value: object, data: st.DataObject) -> None:
    text = json.dumps(value)
    start, end = data.draw(st.integers(0, len(text))), data.draw(st.integers(0, len(text)))
    outcome = tree.json(text[:start] + data.draw(st.text(max_size=4)) + text[end:], "f.json")
    assert (outcome.value is None) == (not outcome.ok)
