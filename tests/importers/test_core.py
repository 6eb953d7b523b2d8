"""Lines, values that know their lines, and drafts that become records."""

from __future__ import annotations

from sitegen.importers.drafting.finishing import finished
from sitegen.importers.drafting.intake import Intake
from sitegen.importers.drafting.passages import escaped, mend, paragraphs, prose
from sitegen.importers.drafting.sheet import Line, Sheet, spans
from sitegen.importers.drafting.taken import lines_of, plain, understood, verbatim
from sitegen.prose import to_plain
from sitegen.records import BY_FOLDER

# ---- lines


def test_a_form_feed_begins_a_page_and_lines_keep_their_numbers() -> None:
    sheet = Sheet.of("one\n\ftwo\nthree", "x.txt")
    assert sheet.lines == (Line(1, "one", 1), Line(2, "two", 2), Line(3, "three", 2))


def test_a_text_without_form_feeds_says_nothing_of_pages() -> None:
    assert Sheet.of("one", "x.txt").lines == (Line(1, "one", None),)


def test_markdown_is_known_by_its_marks() -> None:
    assert Sheet.of("# A\n\n**b** and **c**\n", "x.md").marked
    assert not Sheet.of("A plain * text\n\nwith # signs", "x.txt").marked


def test_a_part_of_a_sheet_keeps_the_numbers_of_its_lines() -> None:
    part = Sheet.of("one\ntwo\nthree\nfour", "x.txt").part(1, 3)
    assert [line.number for line in part] == [2, 3]
    assert str(part.where(3)) == "x.txt:3:1"
    assert [line.text for line in part.without({2})] == ["three"]


def test_numbers_are_cited_in_runs() -> None:
    assert spans((7, 3, 4, 5, 9, 4)) == "3-5, 7, 9"


# ---- values


def test_plain_values_know_nothing_of_lines_and_hold_no_none() -> None:
    line = Line(4, "a b")
    tree = {"text": verbatim("a b", line), "parts": [{"letter": understood("a", line), "note": None}]}
    assert plain(tree) == {"text": "a b", "parts": [{"letter": "a"}]}
    assert lines_of(tree) == (4,)


# ---- paragraphs


def sheet(text: str) -> Sheet:
    return Sheet.of(text, "x.txt")


def test_lines_between_blank_ones_are_a_paragraph() -> None:
    found = [*paragraphs(sheet("one\ntwo\n\n\nthree\n"))]
    assert [(one.text, [line.number for line in one.lines]) for one in found] == [("one two", [1, 2]), ("three", [5])]


def test_a_sentence_that_a_page_cut_is_made_whole() -> None:
    found = [*mend(paragraphs(sheet("The board heard that the\n\nbridge is shut.\n\nIt asked why.")))]
    assert [one.text for one in found] == ["The board heard that the bridge is shut.", "It asked why."]
    assert [one.mended for one in found] == [True, False]


def test_a_bracket_that_a_page_cut_is_closed() -> None:
    found = [*mend(paragraphs(sheet("The report (appendix 2,\n\nSection 4) was noted.")))]
    assert len(found) == 1


def test_what_begins_anew_is_not_joined() -> None:
    for after in ("# Heading", "(a) first", "- item", "1. one", "**Bold** words", "Another sentence."):
        assert len([*mend(paragraphs(sheet(f"A line without an end\n\n{after}")))]) == 2, after


def test_prose_is_verbatim_and_cites_every_line() -> None:
    value = prose(paragraphs(sheet("one\ntwo\n\nthree")))
    assert (value.value, value.lines, value.verbatim) == ("one two\n\nthree", (1, 2, 4), True)


def test_plain_text_is_escaped_so_that_it_shows_the_same() -> None:
    for text in ("1. not a list", "a * b * c", "# 4 of them", "_so_ [it] <is>", "- 5 degrees", "x | y", "a ~~b~~"):
        assert to_plain(escaped(text)) == text, text


# ---- drafts


def test_a_draft_says_where_its_record_and_each_part_was_read() -> None:
    source = Sheet.of("\f6 June\n\n(a) One\n\f(b) Two", "pack.txt")
    intake = Intake(source, "documents/pack")
    draft = intake.draft("actions/one").set(
        parts=[
            {"letter": "a", "text": verbatim("One", source.lines[2])},
            {"letter": "b", "text": verbatim("Two", source.lines[3])},
        ],
        date=understood("2030-06-06", source.lines[0]),
        type="request",
        heading="Do both",
    )
    assert finished(draft, BY_FOLDER["actions"], intake, intake.silent) == {
        "sources": [{"document": "documents/pack", "lines": "1-4", "pages": "2-3"}],
        "heading": "Do both",
        "type": "request",
        "date": "2030-06-06",
        "parts": [{"letter": "a", "text": "One", "lines": "3"}, {"letter": "b", "text": "Two", "lines": "4"}],
    }


def test_the_record_of_the_source_cites_its_file() -> None:
    intake = Intake(Sheet.of("one\ntwo", "pack.txt"), "documents/pack")
    made = finished(intake.draft("documents/pack").set(heading="Pack"), BY_FOLDER["documents"], intake, intake.silent)
    assert made["sources"] == [{"file": "pack.txt", "lines": "1-2"}]


def test_a_draft_is_filled_only_where_it_is_empty_and_lists_hold_each_item_once() -> None:
    draft = Intake(Sheet.of("", "x"), "documents/x").draft("people/jo").set(name="Jo", from_="documents/a")
    draft.fill(name="Joanna", sort_name="Jo").add("other_names", "J", "J")
    draft.set(name=None)
    assert draft.fields == {"name": "Jo", "from": "documents/a", "sort_name": "Jo", "other_names": ["J"]}


def test_a_second_draft_of_an_id_gets_a_number() -> None:
    intake = Intake(Sheet.of("", "x"), "documents/x")
    for _ in range(3):
        intake.draft(intake.free("actions/one"))
    assert [*intake.drafts] == ["actions/one", "actions/one-2", "actions/one-3"]
