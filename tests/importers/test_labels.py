"""Speech labels: every family that is printed, and what looks like one and is none."""

from __future__ import annotations

import pytest

from sitegen.importers.speech.labels import brackets, opens_label, read_label


@pytest.mark.parametrize(
    ("text", "name", "role", "words"),
    [
        ("**Ada Ford AM (Chair):** Welcome.", "Ada Ford AM", "Chair", "Welcome."),
        ("**Ada Ford AM (Chair)**: Welcome.", "Ada Ford AM", "Chair", "Welcome."),
        ("**Ada Ford AM** (Chair): Welcome.", "Ada Ford AM", "Chair", "Welcome."),
        ("<b>Ada Ford:</b> Welcome.", "Ada Ford", None, "Welcome."),
        ("__Ada Ford:__ Welcome.", "Ada Ford", None, "Welcome."),
        ("**Ada** **Ford AM:** Welcome.", "Ada Ford AM", None, "Welcome."),
        ("**Ada Ford: Never.** Well.", "Ada Ford", None, "**Never.** Well."),
        ("**Cy Brook (Head (Acting) of Pumps, Trust (TR)) [via video]:** Yes", "Cy Brook",
         "Head (Acting) of Pumps, Trust (TR)", "Yes"),
        ("**Baroness Lake of Wells DBE:** Yes", "Baroness Lake of Wells DBE", None, "Yes"),
        ("Cllr Weir: Yes", "Cllr Weir", None, "Yes"),
        ("WEIR: Yes", "WEIR", None, "Yes"),
        ("MR WEIR—Yes", "MR WEIR", None, "Yes"),
        ("The Chair (Ada Ford): Order.", "Ada Ford", "The Chair", "Order."),
        ("The Minister for Rivers (Ben Weir) (Lab): No.", "Ben Weir", "The Minister for Rivers, Lab", "No."),
        ("Ben Weir (Wells and Mendip) (Lab): No.", "Ben Weir", "Wells and Mendip, Lab", "No."),
        ("Dee Lock, Director of Pumps: No.", "Dee Lock", "Director of Pumps", "No."),
        ("Member of the public: May I?", "Member of the public", None, "May I?"),
        ("**Witness A:** Yes", "Witness A", None, "Yes"),
    ],
)  # fmt: skip
def test_a_label_gives_the_name_the_role_and_the_words(text: str, name: str, role: str | None, words: str) -> None:
    label = read_label(text)
    assert label
    assert (label.name, label.role, label.words) == (name, role, words)


@pytest.mark.parametrize(
    ("text", "question", "time"),
    [
        ("Q12 Chair: Why?", "Q12", None),
        ("Q12 **Chair:** Why?", "Q12", None),
        ("**Q12** **Chair:** Why?", "Q12", None),
        ("[00:01:02] Ada Ford: Why?", None, 62),
        ("Ada Ford 1:00:02", None, 3602),
    ],
)
def test_a_question_number_and_the_time_of_a_recording_stand_before_a_label(
    text: str, question: str | None, time: int | None
) -> None:
    label = read_label(text)
    assert label
    assert (label.question, label.time) == (question, time)


@pytest.mark.parametrize(
    "text",
    [
        "**Note:** the pumps failed.",
        "**Agenda Item 6:** Pumps",
        "**Panel Two: Pumps:** x",
        "**Key Risk One:** the weir",
        "There is one thing: money.",
        "My question is: why?",
        "II: Rt Hon Ben Weir MP, Minister.",
        "Thank You Chair: yes",
        "10:30 is when we met.",
        "",
    ],
)
def test_what_names_nobody_that_can_speak_is_no_label(text: str) -> None:
    assert read_label(text) is None


def test_a_label_that_a_line_splits_is_seen_to_be_open() -> None:
    assert opens_label("**Cy Brook (Head of")
    assert opens_label("Cy Brook (Head of Pumps, Environment")
    assert not opens_label("**Cy Brook (Head of Pumps):** Yes.")
    assert not opens_label("we had (so they say) enough.")


def test_brackets_may_hold_brackets() -> None:
    assert brackets("A (b (c), d) (e)") == ["A", "b (c), d", "e"]
