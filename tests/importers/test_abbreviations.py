"""The short forms of names that a text defines, and the bodies they then mean."""

from __future__ import annotations

import pytest

from sitegen.importers.drafting.intake import Intake
from sitegen.importers.drafting.sheet import Sheet
from sitegen.importers.known.abbreviations import defined
from sitegen.importers.known.directory import Directory


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The Office for Trees and Parks (OTP) met.", [("OTP", "Office for Trees and Parks")]),
        ("Then the Anytown Police Service (the Service) came.", [("Service", "Anytown Police Service")]),
        ("In Anytown the Metropolis Police Service (“the Met”) came.", [("Met", "Metropolis Police Service")]),
        ("The Anytown Assembly (the Assembly) met.", [("Assembly", "Anytown Assembly")]),
        ("Basic Command Units (BCUs)", [("BCUs", "Basic Command Units")]),
        ("It was late (AM) and dark (the night).", []),
    ],
)
def test_short_forms_are_told_with_the_names_they_stand_for(text: str, found: list[tuple[str, str]]) -> None:
    assert [*defined(text)] == found


@pytest.mark.parametrize(
    "printed", ["the Met", "The Met’s", "Met", "Metropolis Police Service's", "MPS", "Metropolis Police Service"]
)
def test_a_body_is_known_by_every_form_of_its_name(printed: str) -> None:
    directory = Directory({}, {})
    directory.learn("The Metropolis Police Service (MPS), also the Metropolis Police Service (the Met), is here.")
    intake = Intake(Sheet.of("", "x.txt"), "documents/x")
    ref = directory.found(intake, "the Met")
    assert ref == "organizations/metropolis-police-service"
    assert intake.drafts[ref].fields["abbreviation"] == "MPS"
    assert directory.organization(printed).ref == ref
