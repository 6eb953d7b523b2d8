"""One recommendation, with its two clocks."""

from __future__ import annotations

import pytest
from records.loading import SOURCES, reasons, record

from sitegen.dates import PartialDate
from sitegen.records.base import DatePrinted, DeadlinePrinted, Source, StatusChange
from sitegen.records.recommendation import Recommendation, Variant

HEAD = 'report: reports/missing\nnumber: "7"\nheading: Attend\n' + SOURCES
TEXT = (
    HEAD
    + """\
summary: Who should do what.
addressed_to: [organizations/met]
printed_addressees: [relevant partners]
working_with: [organizations/boroughs]
deadline: {date: 2023-12, printed: By December 2023}
response_due: 2023-06-30
topics: [topics/children]
evidence: [meetings/pcc/2023-03-08/transcript#s014]
paragraphs: [chapter three]
repeats: [recommendations/older/1]
variants: [{place: chapter three, number: 7a, differs: a word, lines: 4156}]
history: [{date: 2023-04-25, clock: response, value: awaited}, {value: complete, by: organizations/met}]
response_expected: false
"""
)


def test_recommendation_is_read_whole() -> None:
    assert record("recommendations", TEXT) == Recommendation(
        report="reports/missing",
        number="7",
        heading="Attend",
        summary="Who should do what.",
        addressed_to=("organizations/met",),
        printed_addressees=("relevant partners",),
        working_with=("organizations/boroughs",),
        deadline=DeadlinePrinted(date=PartialDate(2023, 12), printed="By December 2023"),
        response_due=DeadlinePrinted(date=PartialDate(2023, 6, 30)),
        topics=("topics/children",),
        evidence=("meetings/pcc/2023-03-08/transcript#s014",),
        paragraphs=("chapter three",),
        repeats=("recommendations/older/1",),
        variants=(Variant(place="chapter three", number="7a", differs="a word", lines="4156"),),
        history=(
            StatusChange(date=DatePrinted(date=PartialDate(2023, 4, 25)), clock="response", value="awaited"),
            StatusChange(value="complete", by="organizations/met"),
        ),
        response_expected=False,
        sources=(Source(title="Minutes", lines="1-2"),),
    )


def test_recommendation_is_called_by_number_and_sorted_by_it_within_its_report() -> None:
    recommendation = record("recommendations", TEXT)
    assert recommendation.title == "Recommendation 7: Attend"
    assert recommendation.title_among({"reports/missing": "Missing"}) == "Recommendation 7: Attend (Missing)"
    numbers = ["10", "2", "1a", "1"]
    made = [recommendation.model_copy(update={"number": number}) for number in numbers]
    assert [it.number for it in sorted(made, key=lambda it: it.sort_key)] == ["1", "1a", "2", "10"]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("deadline", "read"),
    [
        ("2023", DeadlinePrinted(date=PartialDate(2023))),
        ("{printed: soon}", DeadlinePrinted(printed="soon")),
        ("{date: 2023-12, printed: By December}", DeadlinePrinted(date=PartialDate(2023, 12), printed="By December")),
    ],
)
def test_deadline_is_a_date_or_words_or_both(deadline: str, read: DeadlinePrinted) -> None:
    recommendation = record("recommendations", HEAD + f"deadline: {deadline}\n")
    assert recommendation.deadline == read  # type: ignore[attr-defined]


def test_deadline_that_says_nothing_is_a_fault() -> None:
    assert reasons("recommendations", HEAD + "deadline: {note: x}\n") == [
        "deadline: has neither a date nor the words as printed."
    ]


@pytest.mark.parametrize(
    ("clock", "value", "fits"),
    [
        ("response", "accepted in part", True),
        ("response", "complete", False),
        ("implementation", "complete", True),
        ("implementation", "accepted", False),
    ],
)
def test_step_belongs_to_its_clock(clock: str, value: str, *, fits: bool) -> None:
    told = reasons("recommendations", HEAD + f"history: [{{clock: {clock}, value: {value}}}]\n")
    assert told == ([] if fits else [f'history[0].value: "{value}" is no step of the {clock} clock.'])
