"""Replies: which recommendation each passage answers, its own words apart from the reply's, and what it says to it."""

from __future__ import annotations

import pytest

from sitegen.dates import PartialDate
from sitegen.importers.drafting.sheet import Sheet
from sitegen.importers.known.desk import Opened
from sitegen.importers.letters.answering import numbers_in
from sitegen.importers.letters.stances import stance
from sitegen.importers.readers.letter import READER as LETTER
from sitegen.importers.readers.outputs import READER as OUTPUTS
from sitegen.importers.readers.replies import READER
from sitegen.importers.reports.report_titles import sent

ANNEXED = """MAYOR OF OAKSHIRE

Ada Hall AM
Chair of the Parks and
Ponds Committee

Date: 25 January 2022

Our ref: OM77-1

Dear Ada,

Thank you for the Committee's report on Ponds in Winter published on 10 November 2021.

I have addressed recommendations 2 and 7 in the Annex below.

Yours sincerely,

Cy Brook

Mayor of Oakshire

MAYOR OF OAKSHIRE

Annex

The Mayor of Oakshire's response to the recommendations of the Ponds in Winter Report

Recommendation 2

By the end of 2022, the Parks Service and the Rivers Trust should publish a map of ponds.

I accept this recommendation. A map will be published.

Recommendation 7

The Parks Service should work with the Rivers Trust to dredge every pond.

I agree that ponds need care, but my budget is small.

We will see.
"""
GROUPED = """**Pond Service**

Ada Hall
Parks and Ponds Committee Chair
City Hall
OA1 2ZZ

17 March 2022

Dear Ada,

**Re: Ponds in Winter Report by the Assembly**

Thank you for sending your report on Ponds in Winter.

**Dredging: (Recommendations 1, 2)**

Dredgers were bought in May, and have been

busy since.

#### **Maps (Recommendation 3)**

We think that the Map Office would be better placed to lead on this.

I hope that this response is of help.

Yours sincerely

**Bea Wells**
Director, Pond Service
"""
IN_PROSE = """## Rivers Trust

13 April 2022

Ada Hall
Chair, Parks and Ponds Committee

Dear Ada,

We read the report of the committee, "*Ponds in Winter*", with care.

The exception is recommendation 3, which I set out below.

*The Rivers Trust should publish maps of all ponds.*

We would be happy to support maps, on one condition.

Thank you again for writing.

Yours sincerely

Di Fenn
Chief Executive
Rivers Trust
"""
GOVERNMENT = """# Government response to the Committee's report on Ponds in Winter

**1. We recommend that the Department publishes a map of ponds by December 2022. (Paragraph 12)**

The Government accepts this recommendation in principle.

**2. The Department should fund dredging.**

The Government does not accept this recommendation.
"""
TABLE = """Cabinet response to the scrutiny report on Ponds in Winter

No.\tRecommendation\tResponse (accept / reject)\tAction\tLead Officer\tDate
1\tThat a map of ponds be published.\tAccepted\tThe map will be drawn.\tHead of Maps\tMay 2022
2\tThat ponds be dredged.\tPartially accepted\tTwo will be.\tHead of Parks\tJune 2022
3\tThat frogs be counted.\tRejected\tFrogs move.\t\t
"""
WRAPPED = """Oakshire County Council
County Hall, Pond Street

                                          Our Ref: JS/12/OSC
                                          Date: 12th June 2023
Councillor Anne Smith
Chairman, Overview and Scrutiny Committee
County Hall

Dear Councillor Smith

RE: SCRUTINY REVIEW

Thank you for the report entitled Gullies in Oakshire, which was considered by
Cabinet on 6 June 2023. I set out below our response to each recommendation in
turn.

Recommendation 1 - That the Cabinet Member should publish the list of gullies

Accepted. The list will be published in April.

Recommendation 2 - That more money be found

Response: Not accepted. There is no more money.

Yours sincerely

Councillor John Brown
Cabinet Member for Highways
"""
LISTED = """# Subject: Responses Received to Committee Reports

<b>Report to:</b>\t<b>Parks and Ponds Committee</b>
<b>Date:</b>\t<b>24 May 2022</b>

2.1 **That Members note what others say of the report on Ponds in Winter.**

- 3.1 Ponds filled the meetings on 22 June and 20 July 2021. A report came of it, with these recommendations:
- The Parks Service should dredge.

- The Mayor should fund it.
- The Rivers Trust should publish a map of all ponds.

#### **4. Issues for Consideration**

Appendix 1 – Correspondence from the Rivers Trust, dated 13 April 2022
"""


@pytest.fixture
def annexed(read_text):
    return read_text(READER, ANNEXED)


def _answers(read) -> dict[str, dict]:
    (response,) = [read[id_] for id_ in read.ids("responses/")]
    return {answer["recommendation"].rpartition("/")[2]: answer for answer in response["answers"]}


def test_the_recommendation_that_is_quoted_is_apart_from_the_reply(annexed):
    answers = _answers(annexed)
    assert list(answers) == ["2", "7"]
    assert answers["2"]["text"] == "I accept this recommendation. A map will be published."
    assert answers["7"]["text"].split("\n\n") == [
        "I agree that ponds need care, but my budget is small.",
        "We will see.",
    ]
    quoted = annexed["recommendations/ponds-in-winter/2"]
    assert quoted["text"].startswith("By the end of 2022, the Parks Service and the Rivers Trust should publish")
    assert quoted["deadline"] == {"date": "2022", "printed": "By the end of 2022"}


def test_agreement_with_a_point_is_not_acceptance_and_the_words_are_told(annexed):
    answers = _answers(annexed)
    assert (answers["2"]["stance"], answers["7"]["stance"]) == ("accepted", "accepted in part")
    assert answers["2"]["stance_basis"] == "“I accept this recommendation.”"
    step = annexed["recommendations/ponds-in-winter/7"]["history"][0]
    assert (step["clock"], step["value"], step["date"]) == ("response", "accepted in part", "2022-01-25")


def test_a_reply_says_whose_it_is_and_to_what(annexed):
    (id_,) = annexed.ids("responses/")
    response = annexed[id_]
    assert (response["signed_by"], response["signed_as"]) == ("people/cy-brook", "Mayor of Oakshire")
    assert (response["date"], response["reference"]) == ("2022-01-25", "OM77-1")
    assert (response["report"], response["document"]) == ("reports/ponds-in-winter", "documents/source")
    assert annexed["reports/ponds-in-winter"]["date_published"] == "2021-11-10"
    assert response["to"] == ["people/ada-hall", "organizations/parks-and-ponds-committee"]
    assert annexed.account.losing == ()
    assert annexed.account.share("unplaced") == 0


def test_a_heading_that_names_several_answers_each_and_a_person_is_told(read_text):
    read = read_text(READER, GROUPED)
    answers = _answers(read)
    assert list(answers) == ["1", "2", "3"]
    assert answers["1"]["text"] == answers["2"]["text"] == "Dredgers were bought in May, and have been busy since."
    assert (answers["1"]["stance"], answers["3"]["stance"]) == ("noted", "redirected")
    assert "stance_basis" not in answers["1"]
    about = [doubt.about for doubt in read.intake.doubts]
    assert about.count("one passage answers recommendations 1, 2") == 2
    assert about.count("a reply whose words do not say what it is to the recommendation") == 2


def test_a_passage_for_several_is_parted_by_the_words_it_shares_with_each(read_text):
    read = read_text(OUTPUTS, LISTED)
    passage = (
        "**Work (Recommendations 1, 2, 3)**\n\nThe service dredges on Mondays.\n\nIt is muddy.\n\n"
        "Maps are drawn by the trust.\n\nYours sincerely\n\nBea Wells\n"
    )
    READER.read(Opened(Sheet.of(GROUPED.partition("**Dredging")[0] + passage, "reply.txt"), "text"), read.desk)
    answers = _answers(read)
    assert answers["1"]["text"] == "The service dredges on Mondays.\n\nIt is muddy."
    assert answers["3"]["text"] == "Maps are drawn by the trust."
    assert (answers["2"]["stance"], answers["2"].get("text")) == ("not addressed", None)
    assert answers["2"]["stance_basis"] == "“Work (Recommendations 1, 2, 3)”"
    assert any("no words below it bear on" in doubt.about for doubt in read.intake.doubts)


@pytest.mark.parametrize(
    ("answered", "said", "day", "printed"),
    [
        (
            "2022-03-01",
            "your letter of 20th February together with your report, *Ponds*.",
            "2022-02-20",
            "20th February",
        ),
        ("2022-03-01", "your letter of 20 December with the committee's report.", "2021-12-20", "20 December"),
        ("2022-03-01", "your email dated 5 May 2021, enclosing the report.", "2021-05-05", "5 May 2021"),
        ("2022-03-01", "your letter of 20 February about the weather.", None, None),
        ("2022-03-01", "your report of 20 February.", None, None),
    ],
)
def test_a_report_was_sent_with_the_letter_that_the_answer_thanks_for(answered, said, day, printed):
    found = sent(Sheet.of(f"Thank you for {said}", "source.txt").lines, PartialDate.parse(answered))
    assert (str(found[0].date) if found else None) == day
    assert found is None or found[0].printed.endswith(printed)


def test_the_courtesies_at_the_end_are_no_answer(read_text):
    answers = _answers(read_text(READER, GROUPED))
    assert "I hope" not in answers["3"]["text"]


def test_a_paragraph_may_name_the_recommendation_and_quote_it_in_italics(read_text):
    read = read_text(READER, IN_PROSE)
    assert _answers(read)["3"]["text"] == "We would be happy to support maps, on one condition."
    assert _answers(read)["3"]["stance"] == "accepted in part"
    assert read["recommendations/ponds-in-winter/3"]["text"] == "The Rivers Trust should publish maps of all ponds."


def test_a_second_printing_in_other_words_is_a_variant_and_is_doubted(read_text):
    read = read_text(OUTPUTS, LISTED)
    READER.read(Opened(Sheet.of(IN_PROSE, "reply.txt"), "text"), read.desk)
    made = read["recommendations/ponds-in-winter/3"]
    assert made["text"] == "The Rivers Trust should publish a map of all ponds."
    (variant,) = made["variants"]
    assert variant["differs"] == "“a map” / “maps”"
    assert variant["text"] == "The Rivers Trust should publish maps of all ponds."


def test_a_covering_report_lists_recommendations_by_their_place(read_text):
    read = read_text(OUTPUTS, LISTED)
    assert [read[f"recommendations/ponds-in-winter/{number}"]["text"] for number in "123"] == [
        "The Parks Service should dredge.",
        "The Mayor should fund it.",
        "The Rivers Trust should publish a map of all ponds.",
    ]
    assert read["reports/ponds-in-winter"]["evidence"] == [
        "meetings/parks-and-ponds-committee/2021-06-22",
        "meetings/parks-and-ponds-committee/2021-07-20",
    ]
    assert [doubt.about for doubt in read.intake.doubts] == [
        "recommendations without numbers: each has its place in the list"
    ]
    assert read.account.losing == ()


def test_a_government_response_answers_numbered_recommendations_in_turn(read_text):
    read = read_text(READER, GOVERNMENT)
    assert {number: answer["stance"] for number, answer in _answers(read).items()} == {
        "1": "accepted in part",
        "2": "not accepted",
    }
    assert read["recommendations/ponds-in-winter/1"]["deadline"]["date"] == "2022-12"
    assert READER.recognises(Opened(Sheet.of(GOVERNMENT, "g.txt"), "text")) > 50


def test_a_table_of_responses_is_read_row_by_row(read_text):
    read = read_text(READER, TABLE)
    answers = _answers(read)
    assert [answer["stance"] for answer in answers.values()] == ["accepted", "accepted in part", "not accepted"]
    assert answers["1"]["text"] == "Accepted\n\nThe map will be drawn.\n\nLead Officer: Head of Maps\n\nDate: May 2022"
    assert read["recommendations/ponds-in-winter/3"]["text"] == "That frogs be counted."
    assert read.account.losing == ()
    assert READER.recognises(Opened(Sheet.of(TABLE, "t.txt"), "text")) > 50


def test_a_conclusion_begins_something_else(read_text):
    text = GOVERNMENT + "\nConclusion 3\n\nPonds freeze.\n\nThe Government notes this conclusion.\n"
    assert _answers(read_text(READER, text))["2"]["text"] == "The Government does not accept this recommendation."


def test_a_letter_from_a_pdf_has_its_label_inline_and_its_addressee_below_the_date(read_text):
    read = read_text(READER, WRAPPED)
    (id_,) = read.ids("responses/")
    response = read[id_]
    assert (response["reference"], response["date"]) == ("JS/12/OSC", "2023-06-12")
    assert response["to"] == ["people/anne-smith", "organizations/overview-and-scrutiny-committee"]
    assert response["report"] == "reports/gullies-in-oakshire"
    answers = _answers(read)
    assert [answer["stance"] for answer in answers.values()] == ["accepted", "not accepted"]
    assert answers["2"]["stance_basis"] == "“Not accepted.”"
    assert read["recommendations/gullies-in-oakshire/2"]["text"] == "That more money be found"


@pytest.mark.parametrize("text", [ANNEXED, GROUPED, IN_PROSE])
def test_a_reply_in_a_pack_is_no_plain_letter(text):
    sheet = Sheet.of(f"Contact Officer:\tIda Quill\n\n{text}", "pack.txt")
    assert [index for index in range(len(sheet)) if READER.begins(sheet, index)] == [2]
    assert not any(LETTER.begins(sheet, index) for index in range(len(sheet)))


@pytest.mark.parametrize("cut", range(0, len(ANNEXED), 97))
def test_a_reply_cut_anywhere_is_read_or_explains_itself(read_text, cut):
    for text in (ANNEXED[:cut], ANNEXED[cut:]):
        assert read_text(READER, text).account.losing == ()


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        ("Recommendation 7", ("7",)),
        ("Prison (Recommendations 8, 9, 10,11)", ("8", "9", "10", "11")),
        ("recommendations 3 to 5 and 8", ("3", "4", "5", "8")),
        ("Recommendation 4a: The Mayor", ("4a",)),
        ("no recommendation of 2021", ()),
    ],
)
def test_the_numbers_that_words_name(words, numbers):
    assert numbers_in(words) == numbers


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("The Council does not accept this recommendation.", "not accepted"),
        ("This recommendation is accepted in principle.", "accepted in part"),
        ("We fully support this recommendation.", "accepted"),
        ("This is a matter for the Home Office.", "redirected"),
        ("The Mayor notes the recommendation.", "noted"),
        ("Work began in May.", "noted"),
    ],
)
def test_the_stance_is_what_the_words_say(words, value):
    assert stance(words).value == value


@pytest.mark.corpus
def test_the_mayors_reply_answers_three_recommendations(read_text, corpus):
    read = read_text(READER, corpus("004").text)
    answers = _answers(read)
    assert list(answers) == ["2", "7", "8"]
    assert [len(answer["text"].split("\n\n")) for answer in answers.values()] == [1, 1, 2]
    assert read["recommendations/police-conduct-and-complaints/8"]["deadline"]["date"] == "2022"
    assert read["reports/police-conduct-and-complaints"]["date_published"] == "2022-11-10"
    assert read["documents/source"]["reference"] == "MGLA101122-3047"
    assert read.account.losing == ()
    assert read.account.share("unplaced") == 0


@pytest.mark.corpus
def test_the_three_replies_on_probation_answer_what_they_name(read_text, corpus):
    pack = corpus("001")
    begun = [index for index in range(len(pack)) if READER.begins(pack, index)]
    assert [pack.lines[index].number for index in begun] == [4836, 4944, 4976]
    counts, stances = [], []
    for start, end in zip(begun, [*begun[1:], begun[-1] + 48], strict=True):
        read = read_text(READER, "\n".join(line.text for line in pack.lines[start:end]))
        answers = _answers(read)
        counts.append(len(answers))
        stances.append(answers["3"]["stance"])
    assert counts == [13, 1, 1]
    assert stances == ["noted", "redirected", "accepted in part"]


@pytest.mark.corpus
def test_the_covering_report_lists_thirteen_recommendations(read_text, corpus):
    pack = corpus("001")
    at = next(index for index in range(len(pack)) if OUTPUTS.begins(pack, index))
    read = read_text(OUTPUTS, "\n".join(line.text for line in pack.lines[at : at + 74]))
    assert len(read.ids("recommendations/probation-services-in-london/")) == 13
    asked = read["recommendations/probation-services-in-london/3"]["addressed_to"]
    assert len(asked) == 3
    assert read["reports/probation-services-in-london"]["evidence"] == [
        "meetings/police-and-crime-committee/2022-06-22",
        "meetings/police-and-crime-committee/2022-07-20",
    ]
