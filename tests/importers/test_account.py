"""What became of every line is worked out from what the records hold, and nothing is taken on trust."""

from __future__ import annotations

from sitegen.importers.account import Account, Place, account, ranges
from sitegen.importers.drafting.intake import Intake
from sitegen.importers.drafting.sheet import Sheet
from sitegen.importers.drafting.taken import understood, verbatim

SOURCE = """Minutes of the Board
3 May 2030

The chair opened the meeting.
She thanked the clerk.
Page 1 of 2
A line nobody knows"""


def read(**fields: object) -> tuple[Sheet, Intake]:
    sheet = Sheet.of(SOURCE, "minutes.txt")
    intake = Intake(sheet, "documents/minutes")
    intake.draft("meetings/board/2030-05-03").set(**fields)  # type: ignore[arg-type]
    return sheet, intake


def told(intake: Intake) -> Account:
    return account(intake, {}, frozenset())


def test_a_line_is_placed_by_the_values_that_cite_it() -> None:
    sheet = Sheet.of(SOURCE, "minutes.txt")
    _, intake = read(date=understood("2030-05-03", sheet.lines[1]))
    assert told(intake).lines[1].fate == "placed"
    assert told(intake).lines[1].places == (Place("meetings/board/2030-05-03", "date"),)


def test_a_line_that_no_value_cites_is_unplaced_unless_it_was_set_aside() -> None:
    sheet, intake = read()
    intake.set_aside("page numbers", [sheet.lines[5]])
    fates = [line.fate for line in told(intake).lines]
    assert fates == ["unplaced", "unplaced", "blank", "unplaced", "unplaced", "furniture", "unplaced"]
    assert told(intake).rules == {"page numbers": 1}


def test_a_word_that_the_verbatim_text_dropped_is_told_as_lost() -> None:
    sheet, _ = read()
    _, intake = read(text=verbatim("The chair opened the meeting. She thanked.", *sheet.lines[3:5]))
    assert [line.lost for line in told(intake).losing] == [("the", "clerk")]


def test_a_word_printed_twice_must_be_held_twice() -> None:
    sheet = Sheet.of("aye aye", "x.txt")
    intake = Intake(sheet, "documents/x")
    intake.draft("documents/x").set(body=verbatim("aye", sheet.lines[0]))
    assert told(intake).losing[0].lost == ("aye",)


def test_of_a_line_that_was_understood_a_few_words_may_be_in_another_form() -> None:
    sheet, _ = read()
    _, intake = read(date=understood("2030-05-03", sheet.lines[1]), text=verbatim("May", sheet.lines[1]))
    assert told(intake).losing == ()


def test_the_lines_of_a_record_that_was_left_out_are_unplaced() -> None:
    sheet, _ = read()
    _, intake = read(text=verbatim(sheet.lines[3].text, sheet.lines[3]))
    left_out = account(intake, {}, frozenset({"meetings/board/2030-05-03"}))
    assert left_out.lines[3].fate == "unplaced"


def test_a_record_is_told_under_the_id_it_was_given() -> None:
    sheet, _ = read()
    _, intake = read(text=verbatim(sheet.lines[3].text, sheet.lines[3]))
    names = {"meetings/board/2030-05-03": "meetings/board/2030-05-03-morning"}
    assert account(intake, names, frozenset()).lines[3].places[0].record == "meetings/board/2030-05-03-morning"


def test_the_shares_are_of_words_and_make_a_whole() -> None:
    sheet, _ = read()
    _, intake = read(text=verbatim("The chair opened the meeting. She thanked.", *sheet.lines[3:5]))
    intake.set_aside("page numbers", [sheet.lines[5]])
    found = told(intake)
    assert found.words == {"unplaced": 4 + 3 + 4, "placed": 7, "lost": 2, "furniture": 4, "blank": 0}
    assert round(sum(found.share(fate) for fate in found.words), 6) == 100


def test_a_source_without_a_word_has_no_shares() -> None:
    intake = Intake(Sheet.of("\n\n", "x.txt"), "documents/x")
    assert told(intake).share("placed") == 0


def test_neighbouring_lines_of_one_fate_are_told_together_across_blanks() -> None:
    sheet, _ = read()
    _, intake = read(text=verbatim("\n".join(line.text for line in sheet.lines[3:5]), *sheet.lines[3:5]))
    assert [(first, last, line.fate) for first, last, line in ranges(told(intake).lines)] == [
        (1, 2, "unplaced"),
        (4, 5, "placed"),
        (6, 7, "unplaced"),
    ]
