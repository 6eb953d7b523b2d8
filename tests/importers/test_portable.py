"""PDFs that browsers make of pages of ours are read as people read them."""

from __future__ import annotations

import struct
import zlib
from base64 import b64encode
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Browser

from sitegen.importers.opening import pdf_pages, portable
from sitegen.importers.opening.opening import open_source
from sitegen.importers.opening.pdf_cuts import whole
from sitegen.importers.opening.pdf_layout import page_lines
from sitegen.importers.opening.pdf_marks import blocks, text_lines
from sitegen.importers.opening.pdf_rows import Glyph
from sitegen.importers.opening.portable import sheet
from sitegen.problems import Problem

Print = Callable[[str], bytes]
STYLE = """<meta charset=utf-8><style>
  body { font: 11pt/1.25 sans-serif } td, th { vertical-align: top; padding: 3pt 14pt 3pt 0; text-align: left }
  .two { column-count: 2; column-gap: 1cm } .new { break-before: page }
</style>"""


@pytest.fixture(scope="module")
def printed(chromium: Browser) -> Print:
    """The PDF of a page of HTML."""

    def run(html: str) -> bytes:
        page = chromium.new_page()
        page.set_content(STYLE + html)
        content = page.pdf(format="A4", margin=dict.fromkeys(("top", "bottom", "left", "right"), "2cm"))
        page.close()
        return content

    return run


def png() -> bytes:
    """A picture of 16 by 16 points, no two alike."""
    points = b"".join(b"\0" + bytes((x * 16, y * 16, x * y)[i] for x in range(16) for i in range(3)) for y in range(16))
    parts = (
        (b"IHDR", struct.pack(">IIBBBBB", 16, 16, 8, 2, 0, 0, 0)),
        (b"IDAT", zlib.compress(points)),
        (b"IEND", b""),
    )
    told = (
        struct.pack(">I", len(held)) + name + held + struct.pack(">I", zlib.crc32(name + held)) for name, held in parts
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(told)


def lines(content: bytes) -> list[str]:
    outcome = sheet(content, "a.pdf")
    assert outcome.problems == ()
    assert outcome.value is not None
    return [line.text for line in outcome.value]


def told(content: bytes) -> Problem:
    outcome = sheet(content, "a.pdf")
    assert outcome.value is None
    (problem,) = outcome.problems
    return problem


# ---- pages as printed


TEXT = "The panel asked how many benches had been mended, and whether the co-operative had been paid for its work. "


def test_letters_of_one_kind_are_plain_text_in_lines_as_they_are_printed(printed: Print) -> None:
    text = TEXT
    found = lines(printed(f"<p>Parks Panel</p><p>{text * 3}</p><p>A second paragraph, by Zoë “Zo” Roe.</p>"))
    assert found[:2] == ["Parks Panel", ""]
    assert found[-3:] == ["", "A second paragraph, by Zoë “Zo” Roe.", ""]
    assert "".join(found[2:-3]).replace(" ", "") == (text * 3).replace(" ", "")
    assert len(found[2:-3]) > 2


def test_headings_bold_words_and_whole_paragraphs_are_markdown(printed: Print) -> None:
    html = (
        f"<h1>Parks Panel</h1><h2>Benches</h2><p><b>Cllr Jane Doe (Chair):</b> {TEXT * 3}</p>"
        "<p>Town Hall<br>High Street</p><p><b>Resolved: that the benches<br>be mended</b></p><p>2 * 3 &lt;b&gt;</p>"
    )
    outcome = sheet(printed(html), "a.pdf")
    assert outcome.value is not None
    assert outcome.value.marked is True
    assert [line.text for line in outcome.value] == [
        "# Parks Panel", "", "## Benches", "", f"**Cllr Jane Doe (Chair):** {(TEXT * 3).strip()}", "",
        "Town Hall", "High Street", "", "**Resolved: that the benches**", "**be mended**", "", "2 \\* 3 \\<b>", "",
    ]  # fmt: skip


def test_lists_have_their_bullets_though_they_are_drawn(printed: Print) -> None:
    html = f"<p><b>Points</b></p><ul><li>{TEXT}{TEXT}<li>Mend it</ul><p>• One<br>• Two</p>"
    assert lines(printed(html)) == [
        "**Points**", "", f"- {TEXT}{TEXT.strip()}", "- Mend it", "", "- One", "- Two", "",
    ]  # fmt: skip


def test_a_table_that_lines_are_drawn_around_keeps_its_cells(printed: Print) -> None:
    style = "<style>table { border-collapse: collapse } td { border: 1px solid; padding: 3pt }</style>"
    html = (
        f"{style}<p><b>Actions</b></p><table><tr><td>No<td>Action<td>Status"
        "<tr><td>6<td style='width:4cm'>To send the Panel the figures for each of the parks<td>Closed"
        "<tr><td>7<td>To mend<td></table><p>After</p>"
    )
    assert lines(printed(html)) == [
        "**Actions**", "", "No\tAction\tStatus",
        "6\tTo send the Panel the figures for each of the parks\tClosed", "7\tTo mend\t", "", "After", "",
    ]  # fmt: skip


def test_people_in_columns_are_told_one_by_one(printed: Print) -> None:
    html = (
        "<table><tr><td><b>Chair:</b><td>Cllr Jane Doe<td>"
        "<tr><td><b>Councillors:</b><td>John Roe<br>Ann Other<td>Bill Poster<br>Carol Singer</table>"
    )
    assert [line for line in lines(printed(html)) if line][-5:] == [
        "**Councillors:**", "John Roe", "Ann Other", "Bill Poster", "Carol Singer",
    ]  # fmt: skip


def test_what_the_end_of_a_page_cuts_is_whole_again(printed: Print) -> None:
    words = "the panel asked about benches and " * 60
    html = f"<p><b>One</b></p><div style='height:20cm'></div><p>So {words}so on.</p><p>After</p>"
    found = lines(printed(html))
    assert [line for line in found if line] == ["**One**", f"So {words}so on.", "After"]


def test_every_line_knows_its_page(printed: Print) -> None:
    outcome = sheet(printed("<p>One</p><p class=new>Two</p><p class=new>Three</p>"), "a.pdf")
    assert outcome.value is not None
    assert [(line.number, line.text, line.page) for line in outcome.value] == [
        (1, "One", 1),
        (2, "", 1),
        (3, "Two", 2),
        (4, "", 2),
        (5, "Three", 3),
        (6, "", 3),
    ]
    assert outcome.value.marked is False


def test_numbers_and_letters_stay_with_their_words(printed: Print) -> None:
    html = "<table><tr><td>12.<td><b>Apologies</b><tr><td>(a)<td>None came.<tr><td>3.2<td>One did.</table>"
    assert lines(printed(html)) == ["12. **Apologies**", "(a) None came.", "3.2 One did.", ""]


def test_lists_in_columns_are_read_column_by_column(printed: Print) -> None:
    html = "<table><tr><td>Councillors:<td>Jane Doe<br>John Roe<br>Ann Other<td>Bill Poster<br>Carol Singer</table>"
    found = lines(printed(f"<p>Present:</p>{html}<p>Absent: nobody</p>"))
    assert found == [
        "Present:", "", "Councillors:", "", "Jane Doe", "John Roe", "Ann Other", "", "Bill Poster", "Carol Singer", "",
        "Absent: nobody", "",
    ]  # fmt: skip


def test_a_table_is_read_row_by_row_and_cell_by_cell(printed: Print) -> None:
    html = (
        "<table><tr><th>Ref<th>Recommendation<th>Lead officer"
        "<tr><td>R1<td style='width:5cm'>That the pond be dredged before the summer begins<td>Head of Parks"
        "<tr><td>R2<td>Mend benches<td>Clerk</table>"
    )
    assert lines(printed(html)) == [
        "**Ref**\t**Recommendation**\t**Lead officer**",
        "R1\tThat the pond be dredged before the summer begins\tHead of Parks",
        "R2\tMend benches\tClerk",
        "",
    ]
    plain = "\n".join(lines(printed(html.replace("<th>", "<td>")))).strip().split("\n\n")
    assert [cell.replace("\n", " ") for cell in plain] == [
        "Ref", "Recommendation", "Lead officer",
        "R1", "That the pond be dredged before the summer begins", "Head of Parks",
        "R2", "Mend benches", "Clerk",
    ]  # fmt: skip


def test_running_text_in_columns_is_read_one_column_after_the_other(printed: Print) -> None:
    first = "The first column tells how the pond came to be, and who dug it out by hand. " * 6
    second = "The other one says what became of it in the years of the great drought. " * 6
    found = lines(printed(f"<h1>Ponds</h1><div class=two><p>{first}</p><p>{second}</p></div><p>After it all.</p>"))
    assert found[0] == "# Ponds"
    assert " ".join(line for line in found[1:] if line) == f"{first}{second}After it all."


def test_raised_marks_stay_in_their_line_and_are_told(printed: Print) -> None:
    found = lines(printed("<p>The clerk<sup>3</sup> spoke of CO<sub>2</sub>.</p>"))
    assert found == ["The clerk<sup>3</sup> spoke of CO2.", ""]


def test_what_is_repeated_on_every_page_is_kept(printed: Print) -> None:
    html = "<div style='position:fixed;top:0;font-size:8pt'>Parks Panel – 8 March</div>"
    found = lines(printed(f"{html}<p style='margin-top:2cm'>One</p><p class=new style='padding-top:2cm'>Two</p>"))
    assert found == ["Parks Panel – 8 March", "", "One", "", "Parks Panel – 8 March", "", "Two", ""]


def test_no_letter_of_a_page_is_dropped(printed: Print) -> None:
    html = "".join(
        f"<p style='margin-left:{n % 5}cm'>{n}. {'word ' * (n % 17)}<i>fin</i><b>al</b></p>" for n in range(120)
    )
    content = printed(f"<div class=two>{html}</div><table>{'<tr><td>a<td>b<td>c' * 30}</table>")
    reference: Counter[str] = Counter()
    for page in pypdfium2.PdfDocument(content):
        reference.update(char for char in page.get_textpage().get_text_range() if char.isalnum())
    assert Counter(char for line in lines(content) for char in line if char.isalnum()) == reference


# ---- what cannot be read


def test_a_scan_is_told(printed: Print) -> None:
    picture = "<svg width=200 height=200><rect width=200 height=200 fill=teal /></svg>"
    problem = told(printed(picture))
    assert (problem.code, "without text" in problem.reason, "OCR" in problem.hint) == ("no-text", True, True)


def test_pages_that_are_pictures_among_others_are_told(printed: Print) -> None:
    picture = f"<img class=new style='display:block' width=300 src='data:image/png;base64,{b64encode(png()).decode()}'>"
    outcome = sheet(printed(f"<p>Words</p>{picture}"), "a.pdf")
    assert outcome.value is not None
    (problem,) = outcome.problems
    assert (problem.severity, problem.reason) == ("warning", "has no text on pages that hold pictures: 2.")


@pytest.mark.parametrize("share", [0.3, 0.7, 0.99])
def test_a_pdf_that_is_cut_short_is_told(printed: Print, share: float) -> None:
    content = printed(f"<p>{'word ' * 4000}</p>")
    problem = told(content[: int(len(content) * share)])
    assert (problem.code, "cut short" in problem.reason) == ("unreadable-file", True)


def test_a_damaged_pdf_is_told(printed: Print) -> None:
    assert told(b"%PDF-1.7\n" + b"\xff" * 500 + b"\n%%EOF").reason == "is a PDF that is damaged."


def test_a_pdf_with_a_password_is_told() -> None:
    locked = (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\n"
        b"4 0 obj<</Filter/Standard/V 1/R 2/P -4/O<" + b"41" * 32 + b">/U<" + b"42" * 32 + b">>>endobj\n"
        b"trailer<</Root 1 0 R/Size 5/Encrypt 4 0 R/ID[<00><00>]>>\nstartxref\n0\n%%EOF\n"
    )
    assert told(locked).reason == "is a PDF with a password."


def test_a_pdf_of_too_many_pages_is_told(printed: Print, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(portable, "_MOST_PAGES", 1)
    assert told(printed("<p>One</p><p class=new>Two</p>")).code == "too-large"


def test_letters_without_names_are_told(printed: Print, monkeypatch: pytest.MonkeyPatch) -> None:
    shapes = [Glyph("□", x * 10.0, 0.0, x * 10.0 + 9, 10.0, untold=True) for x in range(5)]
    monkeypatch.setattr(pdf_pages.Pdf, "glyphs", lambda *_: shapes)
    assert "have no names" in told(printed("<p>One</p>")).reason


def test_the_library_may_be_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(portable, "LIBRARY", "no_such_library")
    assert 'pip install "sitegen[pdf]"' in told(b"%PDF-1.4\n%%EOF").hint


# ---- letters and their places

SIZE = 10.0


def typed(*words: tuple[float, float, str]) -> list[Glyph]:
    """Letters of words at places: each half as wide as the line is high."""
    return [
        Glyph(char, x + index * 5.0, y, x + index * 5.0 + 5.0, y + SIZE)
        for x, y, text in words
        for index, char in enumerate(text)
    ]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ([(0, 0, "one"), (0, 12, "two")], ["one", "two"]),
        ([(0, 12, "two"), (0, 0, "one")], ["one", "two"]),
        ([(0, 0, "one"), (0, 12, "two"), (0, 40, "three")], ["one", "two", "", "three"]),
        ([(20, 0, "two"), (0, 0, "one")], ["one two"]),
        ([(0, 0, "one"), (0.5, 0, "one")], ["one"]),
        ([(0, 0, "•"), (30, 0, "a point")], ["• a point"]),
        ([(0, 0, "Chair:"), (80, 0, "Jane Doe")], [""]),
        ([], []),
    ],
)
def test_words_are_joined_by_their_places(words: Sequence[tuple[float, float, str]], found: list[str]) -> None:
    assert [line.text for line in page_lines(typed(*words))] == found


def test_headers_and_numbers_stand_between_the_parts_of_a_paragraph_and_stay() -> None:
    pages = [
        page_lines(typed((0, 0, "Papers"), (0, 40, f"It {word} said"), (0, 52, f"by {word} of us"), (0, 99, str(at))))
        for at, word in enumerate(("all", "two", "ten", "six"), 1)
    ]
    found = [(line.text, line.page) for line in whole(blocks(pages)) if line.text]
    whole_text = " ".join(f"It {word} said by {word} of us" for word in ("all", "two", "ten", "six"))
    assert found[:3] == [("Papers", 1), (whole_text, 1), ("1", 1)]
    assert found[3:] == [told for n in (2, 3, 4) for told in (("Papers", n), (f"{n}", n))]


class Page:
    """A page of 600 by 400, drawn in a file from the bottom left of its box."""

    def __init__(self, turned: int) -> None:
        self.turned = turned

    def get_mediabox(self) -> tuple[float, float, float, float]:
        return (10.0, 20.0, 610.0, 420.0)

    def get_rotation(self) -> int:
        return self.turned


@pytest.mark.parametrize(
    ("turned", "seen"),
    [(0, (0, 0, 5, 10)), (90, (390, 0, 400, 5)), (180, (595, 390, 600, 400)), (270, (0, 595, 10, 600))],
)
def test_a_turned_page_is_read_as_it_is_seen(turned: int, seen: tuple[float, ...]) -> None:
    """The letter in the top left corner of the file's page is in another corner of the page as it is seen."""
    assert pdf_pages._turned(Page(turned))(10, 410, 15, 420) == seen


@pytest.mark.parametrize(
    ("code", "sign"),
    [(0xFFFE, "-"), (0xAD, "-"), (0xFB01, "fi"), (0x1F600, "😀"), (0x0, "□"), (0xFFFD, "□"), (0xF0B7, "\uf0b7")],
)
def test_signs_are_told_by_their_codes(code: int, sign: str) -> None:
    assert pdf_pages._sign(code)[0] == sign


@given(
    st.lists(
        st.tuples(
            st.floats(0, 500), st.floats(0, 700), st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=9)
        ),
        max_size=25,
        unique_by=lambda word: word[2],
    )
)
def test_no_letter_is_dropped_wherever_it_stands(words: list[tuple[float, float, str]]) -> None:
    letters = Counter(char for _, _, text in words for char in text)
    (plain,) = text_lines([page_lines(typed(*words))])
    assert Counter("".join(plain).replace(" ", "")) == letters
    marked = "".join(line.text for line in whole(blocks([page_lines(typed(*words))])))
    assert Counter(char for char in marked if char.isalnum()) == letters


def test_the_readers_of_text_are_fed(printed: Print, tmp_path: Path) -> None:
    path = tmp_path / "minutes.pdf"
    path.write_bytes(printed("<p>Minutes</p>"))
    outcome = open_source(path)
    assert outcome.value is not None
    assert (outcome.value.form, outcome.value.sheet.text) == ("text", "Minutes\n")
