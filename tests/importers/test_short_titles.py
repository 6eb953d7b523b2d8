"""Short titles: the words of an asking or a promise, without what its page tells anyway."""

from __future__ import annotations

import pytest

from sitegen.importers.words.short_titles import LONGEST, short_title


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("The Harbour Board should publish its tide tables.", "Publish its tide tables"),
        ("By May 2031, the Board and the Pilots must also renew the buoys.", "Renew the buoys"),
        ("As part of its survey, the Board should dredge the lower basin.", "Dredge the lower basin"),
        ("We recommend that, by spring, the Board ought to light the mole.", "Light the mole"),
        ("We will paint every lock gate green.", "Paint every lock gate green"),
        ("Captain Flint agreed to bring the charts of the estuary.", "Bring the charts of the estuary"),
        ("To send Members a list of moorings.", "Send Members a list of moorings"),
        ("I would also like to see a plan for the ferries.", "A plan for the ferries"),
        (
            "The Panel requested the following further information on dredging rates.",
            "Further information on dredging rates",
        ),
        ("**The Board should** mend *both* cranes.[^3]", "Mend both cranes"),
    ],
)
def test_who_by_when_and_that_it_is_asked_are_left_out(text: str, title: str) -> None:
    assert short_title(text) == title


@pytest.mark.parametrize(
    "text",
    [
        "Tide tables should be published each week",
        "The Board should not dredge the basin",
        "The Board should with the Pilots mend the cranes",
        "The moorings are full",
        "The Panel requested that the buoys be lit",
        "RESOLVED: That the report be noted",
        "The Board should act",
    ],
)
def test_what_would_say_something_else_without_its_beginning_is_whole(text: str) -> None:
    assert short_title(text) == text


def test_a_long_one_is_cut_at_a_word_and_says_so() -> None:
    title = short_title("The Board should " + "survey all the piers and quays " * 9)
    assert title.startswith("Survey all the piers")
    assert title.endswith("…")
    assert len(title) <= LONGEST
    assert title.removesuffix("…").split()[-1] in {"survey", "all", "the", "piers", "and", "quays"}
