"""Questions without an answer, and questions cut off."""

from __future__ import annotations

SOURCE = "sources: [{title: List}]\n"


def question(more: str) -> dict[str, str]:
    head = "reference: 2024/0001\nheading: Why\nasked_by: people/ann-lee\ndate: 2024-01-01\n"
    return {"questions/2024-0001.yaml": f"{head}{more}{SOURCE}"}


ANSWERED = "answers: [{type: final, summary: So.}]\n"


def test_a_question_without_an_answer_is_told_with_who_asked_it(gaps):
    (found,) = gaps(question("put_to: [organizations/mayor]\n"))["no-answer"]
    assert (found.title, found.group) == ("2024/0001: Why", "1 January 2024")
    assert dict(found.facts) == {"by": "asked by Ann Lee", "to": "put to Mayor"}


def test_a_holding_answer_leaves_it_open_and_is_told(gaps):
    (found,) = gaps(question("answers: [{type: holding}]\n"))["no-answer"]
    assert dict(found.facts)["state"] == "a holding answer only"


def test_a_question_answered_is_no_gap_unless_the_source_breaks_it_off(gaps):
    assert gaps(question(ANSWERED)) == {}
    assert gaps(question(f"{ANSWERED}truncated: true\n")).keys() == {"cut-off"}
