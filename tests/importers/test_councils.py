"""Whose papers a text is: the council its head prints, or the place it speaks of most."""

from __future__ import annotations

import pytest

from sitegen.importers.drafting.intake import Intake
from sitegen.importers.drafting.sheet import Sheet
from sitegen.importers.known.councils import place_in, printed_council, spoken_place
from sitegen.importers.known.directory import Directory


@pytest.mark.parametrize(
    ("head", "council", "place"),
    [
        ("LONDON BOROUGH OF CAMDEN", "London Borough of Camden", "Camden"),
        ("Leeds City Council", "Leeds City Council", "Leeds"),
        (
            "BATH AND NORTH EAST SOMERSET COUNCIL",
            "Bath and North East Somerset Council",
            "Bath and North East Somerset",
        ),
        ("Housing Scrutiny Committee", None, None),
    ],
)
def test_a_council_is_read_from_a_head(head, council, place):
    assert printed_council(head) == council
    assert (place_in(council) if council else None) == place


def test_a_place_must_be_spoken_of_far_more_than_others():
    assert spoken_place("Merton is here. Merton, Merton and Merton; not Brent.") == "Merton"
    assert spoken_place("Merton, Merton, Merton, Merton, and Brent, Brent, Brent.") is None
    assert spoken_place("They met on Merton Road, Merton Road, Merton Road and Merton Road.") is None


def test_the_subject_in_a_committees_brackets_is_no_abbreviation():
    directory, intake = Directory({}, {}), Intake(Sheet.of("", "a.txt"), "documents/a")
    assert directory.found(intake, "Scrutiny Board (Housing)") == "organizations/scrutiny-board-housing"
    assert directory.found(intake, "Care Quality Commission (CQC)") == "organizations/care-quality-commission"


def test_a_police_is_known_by_its_service():
    directory, intake = Directory({}, {}), Intake(Sheet.of("", "a.txt"), "documents/a")
    service = directory.found(intake, "Metropolitan Police Service (MPS)")
    assert directory.organization("the Metropolitan Police").ref == service
