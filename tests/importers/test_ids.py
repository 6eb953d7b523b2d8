"""Ids of actions: the same for one action, whichever paper prints it, and those a person would give it."""

from __future__ import annotations

import pytest

from sitegen.importers.known.ids import action_id, few, meeting_id, part_id, shortened

TO_THE_CHAIR = "That authority be delegated to the Chair, in consultation with Group Leaders, to "


@pytest.mark.parametrize(
    ("text", "kind", "title", "id_"),
    [
        ("In discussion, Ada Ford agreed to provide the Committee with the flood risk map of towns.", "undertaking", "",
         "flood-risk-map"),
        ("The trust offered to arrange for Members to visit the Salt Lane Depot where they could talk.", "undertaking",
         "", "visit-salt-lane-depot"),
        ("To send the Panel a copy of the report on the cost of mud", "request", "", "cost-mud"),
        ("The Committee requested the following: • Details of the pumps being bought", "request", "", "pumps-bought"),
        (TO_THE_CHAIR + "agree any output arising from the discussion.", "delegation", "Coastal Erosion in Wessex",
         "delegation-coastal-erosion-output"),
        (TO_THE_CHAIR + "agree any output arising from the discussion.", "delegation", "Independent Review of Sluices",
         "delegation-sluices-output"),
        (TO_THE_CHAIR + "agree any output arising from the informal discussion on sea walls.", "delegation",
         "Programme", "delegation-sea-walls-output"),
        (TO_THE_CHAIR + "agree the Committee's response to the Agency's Rivers Plan 2024-2026.", "delegation", "",
         "delegation-rivers-plan-response"),
        (TO_THE_CHAIR + "respond to the Harbour Master's draft paper on dues.", "delegation", "",
         "delegation-harbour-master-paper"),
        ("", "request", "Sea walls", "sea-walls"),
    ],
)  # fmt: skip
def test_an_action_is_named_by_what_is_to_be_done(text: str, kind: str, title: str, id_: str) -> None:
    assert action_id("2024-10-03", text, kind, title) == f"actions/2024-10-03-{id_}"


def test_another_number_of_the_item_and_other_marks_make_no_other_action() -> None:
    minutes = "- 6.3 During the discussion, the **Trust** agreed to send the Committee the tide tables."
    listed = "During the discussion, the Trust agreed to send the Committee the tide tables."
    assert action_id("2024-10-03", minutes, "undertaking") == action_id("2024-10-03", listed, "undertaking")


def test_the_first_telling_words_of_a_title_stand_for_it() -> None:
    assert few("Independent Review of Sluices") == "sluices"
    assert few("Q&A Session with the Trust") == "q-and-a"


def test_meetings_and_parts_are_named_by_their_place() -> None:
    meeting = meeting_id("organizations/rivers-committee", "2024-10-03")
    assert meeting == "meetings/rivers-committee/2024-10-03"
    assert part_id(meeting, "item", "9a", "resolution", "b") == f"{meeting}#item-9a-resolution-b"


def test_a_long_title_is_cut_at_a_word() -> None:
    assert shortened("The Sluices, and their Keepers") == "the-sluices-and-their-keepers"
    assert shortened("The Sluices, and their Keepers", 22) == "the-sluices-and-their"
    assert shortened("The Sluices, and their Keepers", 21) == "the-sluices-and-their"
    assert shortened("Sluicekeepers", 6) == "sluice"
