"""A question put for answer."""

from __future__ import annotations

from records.loading import SOURCES, record

from sitegen.dates import PartialDate
from sitegen.records.base import DatePrinted, DeadlinePrinted, Source
from sitegen.records.question import Question, QuestionAnswer

TEXT = (
    """\
reference: 2024/0506
heading: Warmer Homes
type: oral
asked_by: people/bokhari
put_to: [people/khan]
meeting: meetings/assembly/2024-02-22
date: 2024-02-22
due: 2024-03
summary: Asks for the data.
truncated: true
answers:
  - {type: holding, date: 2024-02-22, by: people/khan, summary: Later.}
  - {type: final}
  - {type: final, id: second}
cites: [2023/4684]
about: [recommendations/r/1]
topics: [topics/housing]
url: https://example.org/q
"""
    + SOURCES
)


def test_question_is_read_whole() -> None:
    assert record("questions", TEXT) == Question(
        reference="2024/0506",
        heading="Warmer Homes",
        type="oral",
        asked_by="people/bokhari",
        put_to=("people/khan",),
        meeting="meetings/assembly/2024-02-22",
        date=DatePrinted(date=PartialDate(2024, 2, 22)),
        due=DeadlinePrinted(date=PartialDate(2024, 3)),
        summary="Asks for the data.",
        truncated=True,
        answers=(
            QuestionAnswer(
                type="holding",
                date=DatePrinted(date=PartialDate(2024, 2, 22)),
                by="people/khan",
                summary="Later.",
            ),
            QuestionAnswer(type="final"),
            QuestionAnswer(type="final", id="second"),
        ),
        cites=("2023/4684",),
        about=("recommendations/r/1",),
        topics=("topics/housing",),
        url="https://example.org/q",
        sources=(Source(title="Minutes", lines="1-2"),),
    )


def test_question_is_called_by_its_reference_and_its_answers_by_their_kind() -> None:
    question = record("questions", TEXT)
    assert isinstance(question, Question)
    assert (question.title, question.sort_key) == ("2024/0506: Warmer Homes", "2024-02-22 2024/0506")
    assert question.when == PartialDate(2024, 2, 22)
    assert [(answer.anchor, answer.title) for answer in question.answers] == [
        ("answer-holding-2024-02-22", "Holding answer"),
        ("answer-final", "Final answer"),
        ("answer-second", "Final answer"),
    ]
