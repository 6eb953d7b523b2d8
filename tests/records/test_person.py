"""A person, and a person's places in organizations."""

from __future__ import annotations

from records.loading import SOURCES, record

from sitegen.dates import PartialDate
from sitegen.records.base import Identifier, Link, OtherName, Source
from sitegen.records.person import Membership, Person

TEXT = (
    """\
name: Susan Hall
sort_name: Hall, Susan
honorific_prefix: Dame
honorific_suffix: AM
other_names: [Cllr Hall, {name: Sue Hall, note: spelling, end_date: 2010}]
memberships:
  - organization: organizations/pcc
    role: Chairman
    post: Seat 4
    on_behalf_of: organizations/conservatives
    area: Harrow
    start_date: 2022-05
    end_date: 2023-05-04
identifiers: [{scheme: x, identifier: "007"}]
links: [{url: https://example.org, note: Home}]
summary: Chaired it.
"""
    + SOURCES
)


def test_person_is_read_whole() -> None:
    assert record("people", TEXT) == Person(
        name="Susan Hall",
        sort_name="Hall, Susan",
        honorific_prefix="Dame",
        honorific_suffix="AM",
        other_names=(
            OtherName(name="Cllr Hall"),
            OtherName(name="Sue Hall", note="spelling", end_date=PartialDate(2010)),
        ),
        memberships=(
            Membership(
                organization="organizations/pcc",
                role="Chairman",
                post="Seat 4",
                on_behalf_of="organizations/conservatives",
                area="Harrow",
                start_date=PartialDate(2022, 5),
                end_date=PartialDate(2023, 5, 4),
            ),
        ),
        identifiers=(Identifier(scheme="x", identifier="007"),),
        links=(Link(url="https://example.org", note="Home"),),
        summary="Chaired it.",
        sources=(Source(title="Minutes", lines="1-2"),),
    )


def test_person_is_called_by_name_sorted_by_surname_and_shown_with_honorifics() -> None:
    person = record("people", TEXT)
    assert isinstance(person, Person)
    assert (person.title, person.sort_key, person.full_name) == ("Susan Hall", "hall, susan", "Dame Susan Hall AM")
    assert (person.title_among({}), person.when) == ("Susan Hall", None)
    plain = person.model_copy(update={"honorific_prefix": None, "honorific_suffix": None})
    assert plain.full_name == "Susan Hall"
