"""An organization: a committee, a council, a body that is scrutinised, a party."""

from __future__ import annotations

from records.loading import SOURCES, reasons, record

from sitegen.dates import PartialDate
from sitegen.records.base import OtherName, Source
from sitegen.records.organization import Organization

TEXT = (
    """\
name: Mayor's Office for Policing and Crime
abbreviation: MOPAC
other_names: [The Mayor's Office]
classification: executive
parent: organizations/gla
founding_date: 2012-01-16
dissolution_date: 2024
topics: [topics/policing]
summary: Holds the police to account.
body: More.
"""
    + SOURCES
)


def test_organization_is_read_whole() -> None:
    assert record("organizations", TEXT) == Organization(
        name="Mayor's Office for Policing and Crime",
        abbreviation="MOPAC",
        other_names=(OtherName(name="The Mayor's Office"),),
        classification="executive",
        parent="organizations/gla",
        founding_date=PartialDate(2012, 1, 16),
        dissolution_date=PartialDate(2024),
        topics=("topics/policing",),
        summary="Holds the police to account.",
        body="More.",
        sources=(Source(title="Minutes", lines="1-2"),),
    )


def test_organization_is_called_and_sorted_by_its_name() -> None:
    organization = record("organizations", TEXT)
    assert isinstance(organization, Organization)
    assert organization.title == "Mayor's Office for Policing and Crime"
    assert organization.sort_key == "mayor's office for policing and crime"
    assert not organization.is_committee
    committee = record("organizations", TEXT.replace("executive", "committee"))
    assert isinstance(committee, Organization)
    assert committee.is_committee


def test_classification_is_one_of_a_known_list() -> None:
    assert reasons("organizations", TEXT.replace("executive", "club")) == [
        'classification: "club" is none of the words it may be.'
    ]
