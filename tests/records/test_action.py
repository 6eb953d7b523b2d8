"""Something somebody is to do."""

from __future__ import annotations

from records.loading import SOURCES, record

from sitegen.dates import PartialDate
from sitegen.records.action import Action, ActionPart
from sitegen.records.base import DatePrinted, DeadlinePrinted, Source, StatusChange

TEXT = (
    """\
heading: Give the Committee the survey
type: undertaking
organization: organizations/pcc
date: 2023-03-22
arose_from: [meetings/pcc/2023-03-22#item-6, meetings/pcc/2023-03-22/transcript#s004]
responsible: [people/casey]
printed_responsible: Lead Reviewer
owed_to: [organizations/pcc]
due: 2023-12
summary: She is happy to.
parts: [{letter: a, summary: The survey., outcome: [documents/survey]}]
printed_status: Ongoing.
history: [{date: 2023-05-04, value: in progress}, {value: complete}]
outcome: [documents/survey]
inquiry: inquiries/standards
related: [actions/other]
topics: [topics/culture]
"""
    + SOURCES
)


def test_action_is_read_whole() -> None:
    assert record("actions", TEXT) == Action(
        heading="Give the Committee the survey",
        type="undertaking",
        organization="organizations/pcc",
        date=DatePrinted(date=PartialDate(2023, 3, 22)),
        arose_from=("meetings/pcc/2023-03-22#item-6", "meetings/pcc/2023-03-22/transcript#s004"),
        responsible=("people/casey",),
        printed_responsible="Lead Reviewer",
        owed_to=("organizations/pcc",),
        due=DeadlinePrinted(date=PartialDate(2023, 12)),
        summary="She is happy to.",
        parts=(ActionPart(letter="a", summary="The survey.", outcome=("documents/survey",)),),
        printed_status="Ongoing.",
        history=(
            StatusChange(date=DatePrinted(date=PartialDate(2023, 5, 4)), value="in progress"),
            StatusChange(value="complete"),
        ),
        outcome=("documents/survey",),
        inquiry="inquiries/standards",
        related=("actions/other",),
        topics=("topics/culture",),
        sources=(Source(title="Minutes", lines="1-2"),),
    )


def test_action_is_sorted_by_day_and_stands_where_its_history_ends() -> None:
    action = record("actions", TEXT)
    assert isinstance(action, Action)
    assert (action.title, action.sort_key) == (
        "Give the Committee the survey",
        "2023-03-22 give the committee the survey",
    )
    assert (action.status, action.when) == ("complete", PartialDate(2023, 3, 22))
    assert [(part.anchor, part.title) for part in action.parts] == [("part-a", "Part (a)")]
    silent = action.model_copy(update={"history": (), "date": None})
    assert (silent.status, silent.when) == ("not verified", None)
