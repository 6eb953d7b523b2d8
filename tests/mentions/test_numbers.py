"""A number means what it means where it is printed: in its report, at its meeting, in its paper."""

from __future__ import annotations

import pytest
from mentions.two_cities import FILES, SOURCE, Links

LETTER = "documents/letter"
DAY = "meetings/crime/2023-03-08"


def letter(*reports: str) -> dict[str, str]:
    about = ", ".join(f"reports/{report}" for report in reports)
    return {"documents/letter.yaml": f"heading: A letter\ntype: letter\nabout: [{about}]\n{SOURCE}"}


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("on Recommendation 7", {"Recommendation 7": "recommendations/roads/7"}),
        (
            "on recommendations 2 and 7",
            {"recommendations 2": "recommendations/roads/2", "7": "recommendations/roads/7"},
        ),
        ("on recommendation 7 of the report", {"recommendation 7": "recommendations/roads/7"}),
        ("the Committee's recommendation 7", {"recommendation 7": "recommendations/roads/7"}),
        ("on recommendation 9", {}),  # there is none
        ("on recommendation 13", {}),  # printed for two
        ("Recommendation 2.1 That it be noted", {}),  # a paragraph
        ("the review's recommendation 7", {}),
        ("The review said so. Casey's recommendation 7", {}),
        ("recommendation 7 of the review", {}),
        ("the Shawcross recommendation 7", {}),
        ("on HMICFRS Recommendation 7", {}),
    ],
)
def test_a_recommendation_is_one_of_the_report_that_the_letter_is_about(links: Links, words: str, named: Links) -> None:
    assert links(LETTER, words, letter("roads")) == named


def test_in_a_letter_about_two_reports_a_number_alone_is_neither_s(links: Links) -> None:
    assert links(LETTER, "on Recommendation 7", letter("roads", "bridges")) == {}
    words = "recommendation 7 of its report on the bridges of London"
    assert links(LETTER, words, letter("roads", "bridges")) == {"recommendation 7": "recommendations/bridges/7"}


def test_in_a_record_of_no_report_a_number_is_nobody_s(links: Links) -> None:
    assert links(DAY, "on Recommendation 7") == {}


def test_a_report_links_its_recommendations_and_a_recommendation_not_itself(links: Links) -> None:
    words = "Recommendation 2 and Recommendation 7"
    both = {"Recommendation 2": "recommendations/roads/2", "Recommendation 7": "recommendations/roads/7"}
    assert links("reports/roads", words) == both
    assert links("recommendations/roads/7", words) == {"Recommendation 2": both["Recommendation 2"]}


@pytest.mark.parametrize(
    ("id_", "words", "named"),
    [
        (DAY, "raised under item 6", {"item 6": f"{DAY}#item-6"}),
        (DAY, "raised under items 6 and 9a", {"items 6": f"{DAY}#item-6", "9a": f"{DAY}#item-9a"}),
        (DAY, "raised under item 5", {}),  # there is none
        (DAY, "at its meeting of 22 February 2023 under item 6", {}),  # another day's
        (DAY, "item 6 on the list, item 6 of the plan", {}),
        ("documents/minutes", "see agenda item 6", {"agenda item 6": f"{DAY}#item-6"}),
        ("documents/list", "see Agenda Item 8", {"Agenda Item 8": "meetings/crime/2023-05-24#item-8"}),
        ("documents/list", "8 March 2023, item 6", {"item 6": f"{DAY}#item-6"}),
        ("reports/roads", "On 8 March 2023 (item 9a) it heard", {"item 9a": f"{DAY}#item-9a"}),
        ("reports/roads", "under item 6", {}),
        ("documents/answer", "see item 6", {}),  # a letter has no agenda
    ],
)
def test_an_item_is_one_of_the_meeting_that_the_words_are_of(links: Links, id_: str, words: str, named: Links) -> None:
    assert links(id_, words) == named


ACTION = (
    "heading: Send it\ntype: request\nprinted_status: Completed.\n"
    "sources: [{document: documents/pack, lines: '150, 3'}]\n"
)


def test_the_status_of_an_action_means_the_list_it_is_printed_in(links: Links) -> None:
    words = "Completed. See Agenda Item 8. Attached at Appendix 2."
    assert links("actions/send", words, {"actions/send.yaml": ACTION}, printed=True) == {
        "Agenda Item 8": "meetings/crime/2023-05-24#item-8",
        "Appendix 2": "documents/answer",
    }
    assert links("actions/send", words, {"actions/send.yaml": ACTION}) == {}


@pytest.mark.parametrize(
    ("id_", "words", "named"),
    [
        ("documents/list", "attached at Appendix 2", {"Appendix 2": "documents/answer"}),
        ("documents/list", "attached at Appendix 2 to this report", {"Appendix 2": "documents/answer"}),
        ("documents/list", "attached at Appendix 3", {}),
        ("documents/list", "Appendix 2 to the Code", {}),
        ("meetings/crime/2023-05-24#item-7", "(Appendix 2)", {"Appendix 2": "documents/answer"}),
        ("meetings/crime/2023-05-24#item-8", "(Appendix 2)", {}),  # of another paper
        (DAY, "attached at Appendix 2 of the report", {}),
        ("reports/roads", "see Appendix 2", {}),
    ],
)
def test_an_appendix_is_one_of_the_paper_that_the_words_are_of(
    links: Links, id_: str, words: str, named: Links
) -> None:
    assert links(id_, words) == named


def test_a_paper_s_own_list_tells_its_appendices_by_title_and_date(links: Links) -> None:
    printed = FILES["documents/list.yaml"]
    listed = (
        f"---\n{printed}prose: verbatim\n---\n\nAppendix 4 – Letter from the Mayor, dated 4 May 2023\n\n"
        "Appendix 5 – Letter from the Mayor, dated 5 May 2023\n"
    )
    sent = f"heading: Letter from the Mayor\ntype: letter\ndate: 2023-05-04\npart_of: documents/pack\n{SOURCE}"
    more = {"documents/paper.md": listed, "documents/sent.yaml": sent}
    assert links("documents/paper", "Appendix 4 and Appendix 5", more) == {"Appendix 4": "documents/sent"}
