"""What was done: called ongoing and over, never used, done with nothing to show for it."""

from __future__ import annotations

import pytest

SOURCE = "sources: [{document: documents/list}]\n"


def action(kind: str, more: str) -> dict[str, str]:
    return {"actions/one.yaml": f"heading: One\ntype: {kind}\n{more}{SOURCE}"}


COMPLETE = "history: [{date: 2023-05-04, value: complete}]\noutcome: [documents/letter]\n"


@pytest.mark.parametrize(
    "status", ["Ongoing.", "On-going", "ONGOING. Followed up.", "Outstanding", "In progress", "Open."]
)
def test_what_a_list_calls_ongoing_and_its_history_ends_is_told_with_what_shows_it(gaps, status):
    (found,) = gaps(action("delegation", f"printed_status: {status}\n{COMPLETE}"))["ongoing-done"]
    assert found.facts == (("called", f"called “{status}”"), ("shown", "shown: complete, 4 May 2023"))
    assert [(name, [node.id for node in nodes]) for name, nodes in found.links] == [
        ("shown by", ["documents/letter"]),
        ("called so in", ["documents/list"]),
    ]


@pytest.mark.parametrize("status", ["Completed.", "Closed.", "Open letter sent.", "No longer ongoing."])
def test_what_a_list_calls_over_is_no_gap(gaps, status):
    assert gaps(action("request", f"printed_status: {status}\n{COMPLETE}")) == {}


def test_an_outcome_later_than_the_last_step_shows_it_too(gaps):
    more = "printed_status: Ongoing.\nhistory: [{date: 2023-04-12, value: in progress}]\noutcome: [documents/letter]\n"
    (found,) = gaps(action("request", more))["ongoing-done"]
    assert dict(found.facts)["shown"] == "shown: an outcome of 4 May 2023 is held"


@pytest.mark.parametrize(
    "more",
    [
        "history: [{date: 2023-04-12, value: in progress}]\n",
        "history: [{date: 2023-05-04, value: in progress}]\noutcome: [documents/letter]\n",
        "parts: [{letter: a, outcome: [documents/letter]}, {letter: b}]\n",
    ],
    ids=["nothing came of it", "a step as late as the outcome says it goes on", "one of two parts was answered"],
)
def test_what_is_not_shown_to_be_over_may_be_called_ongoing(gaps, more):
    assert gaps(action("request", f"printed_status: Ongoing.\n{more}")) == {}


def test_a_delegation_closed_without_being_used_is_told_apart_from_one_of_whose_use_nothing_is_held(gaps):
    closed = "history: [{date: 2023-05-24, value: closed without action}]\nprinted_status: Not used.\n"
    (found,) = gaps(action("delegation", closed))["unused-delegations"]
    assert found.facts == (("state", "closed without being used"), ("printed", "“Not used.”"))
    (found,) = gaps(action("delegation", ""))["unused-delegations"]
    assert found.facts == (("state", "no use of it held"),)


def test_a_delegation_with_an_outcome_was_used_and_a_standing_one_is_not_counted(gaps):
    assert gaps(action("delegation", "outcome: [documents/letter]\n")) == {}
    assert gaps(action("standing", "")) == {}


def test_what_is_said_to_be_complete_without_an_outcome_held_is_told(gaps):
    done = "history: [{date: 2023-05-04, value: complete}]\nprinted_status: Completed.\n"
    (found,) = gaps(action("request", done))["outcome-not-held"]
    assert found.facts == (("printed", "“Completed.”"),)
    assert gaps(action("request", f"{done}parts: [{{letter: a, outcome: [documents/letter]}}]\n")) == {}
