"""What was promised in evidence and stands in no list of actions."""

from __future__ import annotations

import pytest

SOURCE = "sources: [{title: Papers}]\n"
SPEECH = "meetings/audit/2023-03-08/transcript#s1"
ITEM = "meetings/audit/2023-03-08#item-4"


def action(place: str, more: str = "", kind: str = "undertaking") -> str:
    return f'heading: Send figures\ntype: {kind}\narose_from: ["{place}"]\n{more}{SOURCE}'


def kinds(found):
    return {kind: [one.node.id for one in rows] for kind, rows in found.items()}


ROW = action(ITEM, "printed_status: Ongoing.\n", "request")


def test_an_undertaking_without_a_row_in_the_list_of_its_meeting_is_told_with_where_it_was_said(gaps):
    more = "responsible: [people/bob-ray]\ndue: {printed: next week}\n"
    (found,) = gaps({"actions/figures.yaml": action(SPEECH, more), "actions/row.yaml": ROW})["unlisted-undertakings"]
    assert found.node.id == "actions/figures"
    assert found.group == "Audit Committee, 8 March 2023: the list of actions has no row for these"
    assert found.facts == (("by", "Bob Ray"), ("due", "due “next week”"), ("state", "outcome not known"))
    assert [(name, [node.id for node in nodes]) for name, nodes in found.links] == [("said at", [SPEECH])]


def test_where_no_list_of_the_meeting_is_held_that_is_said(gaps):
    (found,) = gaps({"actions/figures.yaml": action(ITEM)})["unlisted-undertakings"]
    assert found.group == "Audit Committee, 8 March 2023: no list of actions held"


@pytest.mark.parametrize(
    ("place", "more", "kind"),
    [
        (SPEECH, "printed_status: Completed.\noutcome: [documents/letter]\n", "undertaking"),
        (SPEECH, "printed_responsible: Officer\nresponsible: [people/bob-ray]\n", "undertaking"),
        (SPEECH, "", "request"),
        ("documents/letter", "", "undertaking"),
    ],
    ids=["its status is printed", "who is to do it is printed", "it was asked, not promised", "it was written"],
)
def test_what_stands_in_a_list_or_was_not_promised_in_evidence_is_no_gap(gaps, place, more, kind):
    assert gaps({"actions/figures.yaml": action(place, more, kind), "actions/row.yaml": ROW}) == {}


def transcript(words: str, prose: str = "verbatim", by: str = "people/bob-ray") -> dict[str, str]:
    text = f"---\nprose: {prose}\n{SOURCE}---\n\n## Roads {{#roads item=4}}\n\n### A voice {{#s1 by={by}}}\n\n{words}\n"
    return {"meetings/audit/2023-03-08.transcript.md": text}


@pytest.mark.parametrize(
    "words",
    [
        "We will send you the figures.",
        "I can certainly send all of that to the Committee.",
        "I am very happy to write to you.",
        "We'll provide Members with the full table.",
        "I will share the plan with you when it is ready.",
        "I shall be publishing the review next week.",
        "We can let you have that.",
    ],
)
def test_a_guest_who_promises_in_a_verbatim_transcript_what_no_action_records_is_told(gaps, words):
    (found,) = gaps(transcript(f"That is true. {words} It is long."))["unrecorded-promises"]
    assert (found.node.id, found.gist, found.group) == (SPEECH, words, "Audit Committee, 8 March 2023")


@pytest.mark.parametrize(
    "words",
    [
        "Can we send you a note?",
        "I will come back to that.",
        "I can share with you that it was hard.",
        "You will send us the figures.",
        "They will write to you.",
        "We will not write to you.",
        "We sent you the figures.",
        "I will send officers to the scene.",
    ],
)
def test_words_that_promise_the_committee_nothing_are_no_gap(gaps, words):
    assert gaps(transcript(words)) == {}


def test_neither_a_member_nor_a_summary_promises(gaps):
    assert gaps(transcript("We will write to you.", by="people/ann-lee")) == {}
    assert gaps(transcript("We will write to you.", by="unknown")).keys() == {"unidentified"}
    assert gaps(transcript("We will write to you.", prose="summary")) == {}


@pytest.mark.parametrize("place", [SPEECH, ITEM, "meetings/audit/2023-03-08"])
@pytest.mark.parametrize("whose", ["people/bob-ray", "organizations/police"])
def test_a_promise_is_recorded_by_an_action_of_the_speakers_or_their_bodys_from_that_session(gaps, place, whose):
    row = action(place, f"responsible: [{whose}]\nprinted_status: Ongoing.\n")
    assert gaps({**transcript("We will send you the figures."), "actions/figures.yaml": row}) == {}


def test_somebody_elses_action_records_no_promise(gaps):
    row = action(ITEM, "responsible: [organizations/mayor]\nprinted_status: Ongoing.\n")
    found = gaps({**transcript("We will send you the figures."), "actions/figures.yaml": row})
    assert kinds(found) == {"unrecorded-promises": [SPEECH]}
