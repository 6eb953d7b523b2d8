"""Which short forms are taken from texts, and which words in brackets are not."""

from __future__ import annotations

import pytest

from sitegen.search.short_forms import short_forms

NAMES = ("Metropolitan Police Service", "London Assembly", "Susan Hall")


@pytest.mark.parametrize(
    ("text", "full", "short"),
    [
        ("tackle violence against women and girls (VAWG) now", "violence against women and girls", "VAWG"),
        ("the Mayor’s Office for Policing and Crime (MOPAC)", "mayor's office for policing and crime", "MOPAC"),
        ("Pre-sentence reports (PSRs) are late", "pre-sentence reports", "PSRs"),
        ("asks the Metropolitan Police Service (the Met) why", "metropolitan police service", "Met"),
        ("the Metropolitan Police Service's (MPS) reply", "metropolitan police service", "MPS"),
    ],
)
def test_a_short_form_is_believed_by_its_initials_or_as_the_beginning_of_a_known_name(
    text: str, full: str, short: str
) -> None:
    assert short_forms([text], NAMES) == {full: (short,)}


@pytest.mark.parametrize(
    "text", ["Susan Hall (Chairman)", "the London Assembly (Plenary)", "this (ENC)", "(VAWG)", "a (A)"]
)
def test_a_remark_in_brackets_is_no_short_form(text: str) -> None:
    assert short_forms([text], NAMES) == {}
