"""An item's verbatim text: what was resolved stands in it once, at its place, with its anchor."""

from __future__ import annotations

import pytest

from sitegen.pages.told import Passage, printed, told
from sitegen.records.base import Withheld
from sitegen.records.meeting import AgendaItem, Declaration, Resolution

NOTED = Resolution(letter="a", text="That the report on the mole be noted.", lines="4")
AGREED = Resolution(letter="b", text="That the *Chair* write to the Board.", lines="5")


def item(text: str, *resolutions: Resolution, **fields: object) -> AgendaItem:
    return AgendaItem.model_validate(
        {"number": "4", "heading": "The mole", "text": text, "resolutions": resolutions, **fields}
    )


def test_a_passage_that_prints_a_resolution_is_its_place():
    passages, apart = told(
        item(
            "4.1 The Chair spoke.\n\n4.2 **Resolved:**\n\n**(a) That the report on the mole be noted.**\n\n"
            "**(b) That the Chair write to the Board.**\n\n4.3 All went home.",
            NOTED,
            AGREED,
        )
    )
    assert passages == (
        Passage("4.1 The Chair spoke.\n\n4.2 **Resolved:**"),
        Passage("**(a) That the report on the mole be noted.**", (NOTED,)),
        Passage("**(b) That the Chair write to the Board.**", (AGREED,)),
        Passage("4.3 All went home."),
    )
    assert apart == ()


@pytest.mark.parametrize(
    "text",
    [
        "Resolved: (a) That the report on the mole be noted. (b) That the Chair write to the Board.",
        "- (a) That the report on the mole be noted;\n- (b) That the Chair write to the Board.",
    ],
)
def test_one_paragraph_can_be_the_place_of_several(text):
    assert told(item(text, NOTED, AGREED)) == ((Passage(text, (NOTED, AGREED)),), ())


def test_a_resolution_of_several_paragraphs_is_one_passage():
    row = Resolution(text="RESOLVED: To note those who came:\n\nAda Byron\n\nJo Elm")
    passages, apart = told(item("RESOLVED: To note those who came:\n\nAda Byron\n\nJo Elm\n\nTea was served.", row))
    assert passages == (
        Passage("RESOLVED: To note those who came:\n\nAda Byron\n\nJo Elm", (row,)),
        Passage("Tea was served."),
    )
    assert apart == ()


def test_what_the_text_does_not_print_or_is_withheld_or_would_part_notes_is_told_apart():
    text = "The Chair spoke.\n\nThat the report on the mole be noted."
    other = Resolution(letter="c", text="That the mole be lit.")
    hidden = NOTED.model_copy(update={"withheld": Withheld.model_validate({"reason": "Names", "since": "2024-01-01"})})
    assert told(item(text, other))[1] == (other,)
    assert told(item(text, hidden))[1] == (hidden,)
    assert told(item(f"{text}[^1]\n\n[^1]: In May.", NOTED)) == ((Passage(f"{text}[^1]\n\n[^1]: In May."),), (NOTED,))
    assert told(item("", NOTED)) == ((), (NOTED,))


def test_a_declaration_that_the_text_prints_is_not_printed_again():
    said = Declaration(name="Jo Elm", interest="pecuniary", text="Jo Elm owns a barge.")
    other = Declaration(name="Ada Byron", interest="pecuniary", text="She owns two.")
    assert printed(item("Declared: Jo Elm owns a barge.", declarations=(said, other))) == {said.anchor}
    assert printed(item("", declarations=(said,))) == frozenset()
