"""What a body said to a report."""

from __future__ import annotations

from records.loading import SOURCES, reasons, record

from sitegen.dates import PartialDate
from sitegen.records.base import DatePrinted, Source
from sitegen.records.response import Answer, Response

TEXT = (
    """\
heading: The Mayor on Police Conduct
from: [people/khan, organizations/mopac]
signed_by: people/khan
signed_as: Mayor of London
to: [organizations/pcc]
report: reports/conduct
date: 2023-01-25
received: 2023-02
reference: MGLA101122-3047
document: documents/letter
summary: Says sorry.
answers:
  - {recommendation: recommendations/conduct/7, stance: accepted in part, stance_basis: says so, lines: 4-9}
  - {recommendation: recommendations/other/7, stance: noted, id: other-7}
"""
    + SOURCES
)


def test_response_is_read_whole() -> None:
    response = record("responses", TEXT)
    assert response == Response(
        **{"from": ("people/khan", "organizations/mopac")},
        heading="The Mayor on Police Conduct",
        signed_by="people/khan",
        signed_as="Mayor of London",
        to=("organizations/pcc",),
        report="reports/conduct",
        date=DatePrinted(date=PartialDate(2023, 1, 25)),
        received=DatePrinted(date=PartialDate(2023, 2)),
        reference="MGLA101122-3047",
        document="documents/letter",
        summary="Says sorry.",
        answers=(
            Answer(
                recommendation="recommendations/conduct/7",
                stance="accepted in part",
                stance_basis="says so",
                lines="4-9",
            ),
            Answer(recommendation="recommendations/other/7", stance="noted", id="other-7"),
        ),
        sources=(Source(title="Minutes", lines="1-2"),),
    )
    assert (response.title, response.sort_key) == ("The Mayor on Police Conduct", "2023-01-25")
    assert response.when == PartialDate(2023, 1, 25)


def test_answers_have_the_number_of_their_recommendation_unless_they_have_an_id() -> None:
    response = record("responses", TEXT)
    assert isinstance(response, Response)
    assert [(answer.anchor, answer.title) for answer in response.answers] == [
        ("answer-7", "Answer to recommendation 7"),
        ("answer-other-7", "Answer to recommendation 7"),
    ]


def test_response_comes_from_somebody() -> None:
    assert reasons("responses", "heading: x\nfrom: []\n" + SOURCES) == ["from: holds 0, and needs 1 at least."]
    assert reasons("responses", "heading: x\n" + SOURCES) == ['This response has no "from".']
