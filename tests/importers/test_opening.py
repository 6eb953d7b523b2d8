"""A file of any kind is opened, or refused with the way to mend it; and nothing that a file holds raises."""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.importers.opening import opening
from sitegen.importers.opening.opening import open_source, opened
from sitegen.problems import Problem

ROWS = "Reference,Recommendation\nR1,Mend the benches\n"


def packed(*names: str) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as file:
        for name in names:
            file.writestr(name, "x")
    return held.getvalue()


def problem(content: bytes, name: str = "paper.txt") -> Problem:
    outcome = opened(content, name, Path(name).suffix)
    assert outcome.value is None
    return outcome.problems[0]


# ---- what is opened


def test_a_text_is_its_lines() -> None:
    outcome = opened("Minutes\r\n\r\n“Zoë”\rend".encode(), "minutes.txt", ".txt")
    assert outcome.problems == ()
    assert outcome.value is not None
    assert (outcome.value.form, outcome.value.data) == ("text", None)
    assert [(line.number, line.text, line.page) for line in outcome.value.sheet] == [
        (1, "Minutes", None),
        (2, "", None),
        (3, "“Zoë”", None),
        (4, "end", None),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_a_text_is_read_in_every_encoding_that_says_which_it_is(encoding: str) -> None:
    marks = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}
    outcome = opened(marks.get(encoding, b"") + "Zoë’s\nnote".encode(encoding), "a.txt", ".txt")
    assert outcome.problems == ()
    assert outcome.value is not None
    assert outcome.value.sheet.text == "Zoë’s\nnote"


def test_a_form_feed_begins_a_page() -> None:
    outcome = opened(b"one\n\x0ctwo\n", "a.txt", ".txt")
    assert outcome.value is not None
    assert [(line.text, line.page) for line in outcome.value.sheet] == [("one", 1), ("two", 2)]


def test_what_nobody_sees_is_left_out_of_a_text() -> None:
    outcome = opened("a\u2028b\x0bc\x07\ufeff\x85d".encode(), "a.txt", ".txt")
    assert outcome.problems == ()
    assert outcome.value is not None
    assert outcome.value.sheet.text == "a b c d"


def test_letters_that_were_lost_before_are_told_and_shown_as_boxes() -> None:
    outcome = opened("one\nZo\ufffd\nL\ufffdo".encode(), "a.txt", ".txt")
    assert outcome.value is not None
    assert outcome.value.sheet.text == "one\nZo□\nL□o"
    (told,) = outcome.problems
    assert (told.code, told.severity, told.where.line) == ("bad-character", "warning", 2)
    assert "2 lines" in told.reason


@pytest.mark.parametrize("name", ["a.html", "a.htm", "a", "a.txt"])
def test_a_web_page_is_its_text(name: str) -> None:
    page = (
        b"<!DOCTYPE html><html><head><script>x</script></head>\n<body><nav>Menu</nav>\n<h1>Answers</h1></body></html>"
    )
    outcome = opened(page, name, Path(name).suffix)
    assert outcome.value is not None
    assert (outcome.value.form, outcome.value.sheet.marked) == ("text", True)
    assert "Answers" in outcome.value.sheet.text
    assert "Menu" not in outcome.value.sheet.text
    assert outcome.value.aside


@pytest.mark.parametrize("name", ["a.xml", "a.akn", "a"])
def test_xml_is_a_tree_and_its_lines(name: str) -> None:
    content = '<?xml version="1.0" encoding="ISO-8859-1"?>\n<a>\n<b>Zoë</b></a>'.encode("latin-1")
    outcome = opened(content, name, Path(name).suffix)
    assert outcome.value is not None
    assert (outcome.value.form, outcome.value.data.tag) == ("xml", "a")
    assert [line.text for line in outcome.value.sheet] == ["", "", "Zoë"]


@pytest.mark.parametrize("name", ["a.json", "a"])
def test_json_is_a_value_and_its_lines(name: str) -> None:
    outcome = opened(b'{"a":\n [1]}', name, Path(name).suffix)
    assert outcome.value is not None
    assert (outcome.value.form, [*outcome.value.data.members], len(outcome.value.sheet)) == ("json", ["a"], 2)


@pytest.mark.parametrize(
    ("name", "content"), [("a.csv", ROWS), ("a.tsv", ROWS.replace(",", "\t")), ("a.tab", "a\tb\n1\t2\n")]
)
def test_a_table_is_its_rows(name: str, content: str) -> None:
    outcome = opened(content.encode(), name, Path(name).suffix)
    assert outcome.value is not None
    assert (outcome.value.form, len(outcome.value.data), len(outcome.value.sheet)) == ("table", 2, 2)


@pytest.mark.parametrize(
    "text", ["[1] A footnote", "[A link](https://example.org) first", "<sup>1</sup> A note", "a,b\nc"]
)
def test_a_text_that_looks_like_something_else_is_text(text: str) -> None:
    outcome = opened(text.encode(), "a.md", ".md")
    assert outcome.value is not None
    assert (outcome.value.form, outcome.value.sheet.text) == ("text", text)


# ---- what is refused


@pytest.mark.parametrize(
    ("content", "name", "code", "words"),
    [
        (b"", "a.txt", "no-text", "is empty"),
        (b" \n\t", "a.txt", "no-text", "is empty"),
        (b"\x0c\n", "a.txt", "no-text", "is empty"),
        ("\u200b\ufeff".encode(), "a.html", "no-text", "has no words"),
        (b"<html><body></body></html>", "a.html", "no-text", "has no words"),
        (b"{\\rtf1 x}", "a.doc", "unknown-document", "Rich Text"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "a.doc", "unknown-document", "before 2007"),
        (packed("word/document.xml"), "a.docx", "unknown-document", "document of Word"),
        (packed("content.xml"), "a.odt", "unknown-document", "LibreOffice"),
        (packed("a.txt"), "a.zip", "unknown-document", "packed"),
        (packed("word/document.xml")[:60], "a.docx", "unreadable-file", "cut short"),
        (packed("xl/workbook.xml"), "a.xlsx", "unreadable-file", "workbook"),
        (b"\x89PNG\r\n\x1a\n", "a.png", "unknown-document", "is a picture"),
        (b"\xff\xd8\xff\xe0", "a.pdf", "unknown-document", "is a picture"),
        (b"\0\0\0\x18ftypheic", "a.heic", "unknown-document", "picture or a recording"),
        (b"\x1f\x8b\x08", "a.txt.gz", "unknown-document", "packed"),
        (b"<html>not a pdf</html>", "a.pdf", "unreadable-file", "is named .pdf, and is no PDF"),
        (b"%PDF-1.7\n1 0 obj", "a.pdf", "unreadable-file", "cut short"),
        (b"a\nb\0c", "a.txt", "unknown-document", "0x00"),
        (b"<a><b></a>", "a.xml", "bad-xml", ""),
        (b"<a><b>", "a.xml", "bad-xml", ""),
        (b"words", "a.xml", "bad-xml", "does not begin with an element"),
        (b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "/x">]><a>&x;</a>', "a.xml", "unsafe-xml", ""),
        (b'{"a": [1, 2', "a.json", "bad-json", ""),
    ],
)
def test_what_cannot_be_read_is_told_with_a_mend(content: bytes, name: str, code: str, words: str) -> None:
    told = problem(content, name)
    assert (told.code, told.where.file) == (code, name)
    assert words in told.reason
    assert told.hint


def test_a_mis_encoded_text_is_told_by_line_and_byte() -> None:
    outcome = opened(b"one\nCaf\xe9\n" + b"\xe9\n" * 10, "a.txt", ".txt")
    assert outcome.value is None
    assert len(outcome.problems) == 6
    first, *_, last = outcome.problems
    assert (str(first.where), first.code) == ("a.txt:2:4", "bad-encoding")
    assert "0xe9" in first.reason
    assert "6 more lines" in last.reason


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "pack.pdf"
    with path.open("wb") as file:
        file.truncate(500 * 1024 * 1024)
    monkeypatch.setattr(Path, "read_bytes", lambda _: pytest.fail("was read"))
    (told,) = open_source(path).problems
    assert (told.code, told.reason) == ("too-large", "has 500 MB; 64 is the most that is read.")


@pytest.mark.parametrize(
    ("name", "words"), [(".", "is a folder"), ("none.txt", "is not there"), ("pipe", "is no file")]
)
def test_what_is_no_file_is_told(tmp_path: Path, name: str, words: str) -> None:
    os.mkfifo(tmp_path / "pipe")
    (told,) = open_source(tmp_path / name).problems
    assert (told.code, words in told.reason) == ("unreadable-file", True)


def test_a_file_that_may_not_be_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text("x")

    def refuse(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    (told,) = open_source(path).problems
    assert (told.code, told.reason) == ("unreadable-file", "cannot be read: Permission denied.")


def test_a_file_is_opened_by_its_path(tmp_path: Path) -> None:
    (tmp_path / "Minutes.TXT").write_text("Minutes")
    outcome = open_source(tmp_path / "Minutes.TXT")
    assert outcome.value is not None
    assert (outcome.value.sheet.file, outcome.value.sheet.text) == ("Minutes.TXT", "Minutes")


BEGINNINGS = st.sampled_from([told[0] for told in opening._REFUSED] + [
    b"", b"%PDF-1.4\n%%EOF", b"PK\x03\x04", b"<?xml ", b"<html>", b"{", b"[{", b"\xff\xfe", b"\xef\xbb\xbf", b"<a>",
])  # fmt: skip


@given(
    beginning=BEGINNINGS,
    rest=st.binary(max_size=60),
    suffix=st.sampled_from(["", ".txt", ".md", ".html", ".xml", ".json", ".csv", ".pdf", ".xlsx", ".docx"]),
)
def test_any_bytes_are_opened_or_explained(beginning: bytes, rest: bytes, suffix: str) -> None:
    outcome = opened(beginning + rest, f"a{suffix}", suffix)
    if outcome.value is None:
        assert outcome.problems
        assert all(told.reason and told.hint for told in outcome.problems)
    else:
        assert any(not line.blank for line in outcome.value.sheet)
