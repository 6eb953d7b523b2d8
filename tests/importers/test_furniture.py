"""Furniture: what pages print that says nothing of its own; each rule takes what it names, and nothing like it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.importers.drafting.intake import Intake
from sitegen.importers.drafting.sheet import Sheet
from sitegen.importers.words.furniture import PAGE_RULES, RULES, sweep
from sitegen.importers.words.languages import is_foreign, is_offer, names_language


def swept(text: str, rules: tuple = RULES) -> tuple[list[str], dict[str, list[str]]]:
    """The lines that are left, and those set aside by rule."""
    sheet = Sheet.of(text, "paper.txt")
    intake = Intake(sheet, "documents/paper")
    rest = sweep(sheet, intake, rules)
    texts = {line.number: line.text for line in sheet}
    taken: dict[str, list[str]] = {}
    for one in intake.furniture:
        taken.setdefault(one.rule, []).extend(texts[number] for number in one.lines)
    return [line.text for line in rest if not line.blank], taken


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("This page is intentionally left blank", "notices of blank pages"),
        ("*This page has been left blank.*", "notices of blank pages"),
        ("Page 7 of 12", "page numbers"),
        ("- 18 -", "page numbers"),
        ("Agenda Item 6", "stamps of the agenda item on its papers"),
        ("**OFFICIAL**", "protective markings"),
        ("Certificate Number: FS 12345", "certificate lines"),
        ("![](images/3.png)", "pictures without words, and links that lead nowhere"),
        (r"[\[Link to Plan\]](#)", "pictures without words, and links that lead nowhere"),
        ("A handwritten signature in blue ink that reads 'J Doe'.", "pictures that a converter has put into words"),
        ("The logo of a council, featuring a green oak.", "pictures that a converter has put into words"),
    ],
)
def test_a_line_that_is_furniture_is_set_aside_under_its_rule(line: str, rule: str) -> None:
    assert swept(f"Words before.\n\n{line}\n\nWords after.") == (["Words before.", "Words after."], {rule: [line]})


@pytest.mark.parametrize(
    "line",
    [
        "Page 7 of the plan is wrong.",
        "2019",
        "18",
        "Official figures are awaited.",
        "Agenda Item 6 was deferred.",
        "[Action plan 2022.pdf](#)",
        "A view was taken that the signature should be withdrawn.",
        "The picture is improving, said the Director.",
        "This page is intentionally left blank in every leaflet, which residents dislike.",
        "Certificate holders should apply.",
    ],
)
def test_a_line_that_only_looks_like_furniture_stays(line: str) -> None:
    assert swept(f"Words before.\n\n{line}\n\nWords after.")[1] == {}


def test_a_header_repeated_on_pages_near_each_other_is_set_aside_with_its_figures() -> None:
    pages = [f"Transport Panel, 3 May 2022 - page {n}\nWhat was said on page {n * 7}." for n in range(1, 5)]
    left, taken = swept("\n\f".join(pages), PAGE_RULES)
    assert left == [f"What was said on page {n * 7}." for n in range(1, 5)]
    assert len(taken["headers and footers repeated from page to page"]) == 4


@pytest.mark.parametrize(
    "feet",
    [
        ["3 Panel, transcript 8 March, p.9", "4 Panel, transcript 8 March, p.2", "7 Panel, transcript 9 March, p.4"],
        ["Parks Panel 3", "Parks Panel 3", "Parks Panel 8"],
    ],
)  # fmt: skip
def test_notes_on_one_source_at_the_foot_of_pages_are_no_footers(feet: list[str]) -> None:
    pages = "\f".join(f"Words of page {n}\nmore words\nand more\n{foot}\n" for n, foot in enumerate(feet))
    assert all(foot in swept(pages, PAGE_RULES)[0] for foot in feet)


def test_a_label_at_the_top_of_pages_that_stands_within_them_too_is_no_header() -> None:
    label = "Cllr Doe (Chair)"
    page = "\n".join([label, *(f"words\n{label}" for _ in range(4))])
    left, taken = swept("\f".join([page + "\n"] * 4), PAGE_RULES)
    assert (left.count(label), [*taken.values()].count(label)) == (20, 0)


def test_numbers_of_pages_with_their_total_are_footers() -> None:
    pages = "\f".join(f"Words {chr(96 + n)}\nmore {n * n}\n{n}/12\n" for n in range(1, 6))
    assert swept(pages, PAGE_RULES)[1]["headers and footers repeated from page to page"] == [
        f"{n}/12" for n in range(1, 6)
    ]


def test_words_repeated_at_the_top_of_far_pages_are_not_a_header() -> None:
    pages = ["Yes, Chair" if n in (0, 5, 11) else f"Something else, number {'i' * n}" for n in range(12)]
    assert swept("\n\f".join(pages), PAGE_RULES)[1] == {}


def test_numbers_at_the_edge_of_pages_that_go_with_the_pages_are_page_numbers_and_others_are_not() -> None:
    words = ["Roads were mended.", "Bins were late.", "Trees fell.", "Nothing else came up."]
    pages = [f"{word}\n45\nMore: {word}\n{number}" for number, word in enumerate(words, 5)]
    left, taken = swept("\n\f".join([*pages, "A table ends\n999"]), PAGE_RULES)
    assert taken == {"numbers of pages": ["5", "6", "7", "8"]}
    assert (left.count("45"), left[-1]) == (4, "999")


def test_without_pages_only_numbers_that_count_on_are_page_numbers() -> None:
    text = "\n\n".join(f"Some words of page {n}.\n\n{n}" for n in range(7, 12))
    assert swept(text)[1] == {"numbers of pages": ["7", "8", "9", "10", "11"]}
    assert swept("Total\n\n12\n\nWest\n\n40\n\nEast\n\n13")[1] == {}


def test_a_list_of_contents_is_set_aside_with_its_heading_and_prose_after_it_stays() -> None:
    text = "## Contents\n\nForeword .....\t3\nChapter one: roads.....\t10\n\n## Foreword\n\nWords in 1999."
    assert swept(text) == (
        ["## Foreword", "Words in 1999."],
        {"lists of contents with page numbers": text.partition("\n\n## Foreword")[0].replace("\n\n", "\n").split("\n")},
    )


def test_an_offer_of_languages_is_set_aside_with_every_panel_and_heading_and_no_more() -> None:
    text = """## Other formats and languages

If you need this paper in large print or braille, or in another language, please call 020 0000 0000.

### Spanish

Si desea recibir una copia de este documento en su propio idioma, llame al número de teléfono indicado arriba.

### Bengali

আপনি যদি এই দলিলের একটা সারাংশ নিজের ভাষায় পেতে চান তাহলে দয়া করে ফোন করবেন।

## Connect with us

The office is open on weekdays and the staff will be happy to help."""
    left, taken = swept(text)
    assert left == ["## Connect with us", "The office is open on weekdays and the staff will be happy to help."]
    assert len(taken["offers of other languages and forms"]) == 6


def test_panels_in_a_row_without_headings_are_known_by_their_neighbours() -> None:
    spanish = "Si usted desea recibir una copia del orden del dia en su propio idioma llame al teléfono 020 0000."
    offer = "For a copy in Braille, audio or another language please contact us."
    assert swept(f"{offer}\n\n{spanish}\n\nThe agenda is below and it is short.")[0] == [
        "The agenda is below and it is short."
    ]
    assert swept(f"{spanish}\n\nHe said it in the chamber.")[1] == {}, "a quotation alone is no panel"


def test_languages_are_told_by_script_small_words_and_name() -> None:
    assert is_foreign("Εάν επιθυμείτε περίληψη αυτού του κειμένου", sure=True)
    assert not is_foreign("A plain sentence of the paper that is read at the meeting.")
    assert is_foreign("Xin gọi cho chúng tôi để nhận bản tiếng Việt của tài liệu này")
    assert not is_offer("The service was in large print on the poster.")
    assert names_language("Punjabi")
    assert not names_language("Punjabi community centre opening hours today")


@given(
    st.lists(st.sampled_from(["", "Page 3", "12", "\f", "Contents", "Roads .... 3", "# Agenda", "Words."]), max_size=40)
)
def test_sweeping_loses_no_line_and_sweeping_again_takes_nothing(lines: list[str]) -> None:
    sheet = Sheet.of("\n".join(lines), "paper.txt")
    intake = Intake(sheet, "documents/paper")
    rest = sweep(sheet, intake)
    numbers = {number for one in intake.furniture for number in one.lines}
    assert numbers | {line.number for line in rest} == {line.number for line in sheet}
    assert numbers.isdisjoint({line.number for line in rest})


@pytest.mark.corpus
def test_the_furniture_of_the_corpus(corpus: Callable[[str], Sheet]) -> None:
    sheet = corpus("001")
    intake = Intake(sheet, "documents/pack")
    sweep(sheet, intake)
    counted = {one.rule: len(one.lines) for one in intake.furniture}
    assert counted == {
        "notices of blank pages": 12,
        "protective markings": 1,
        "certificate lines": 1,
        "pictures without words, and links that lead nowhere": 1,
        "pictures that a converter has put into words": 7,
        "lists of contents with page numbers": 37,
        "offers of other languages and forms": 63,
    }
    for prefix in ("000", "002", "003", "004"):
        other = corpus(prefix)
        assert len(sweep(other, Intake(other, "documents/other"))) == len(other), "they have none"
