"""Who is meant by a printed name: people, their posts, bodies and their kinds."""

from __future__ import annotations

import pytest

from sitegen.importers.drafting.intake import Draft, Intake
from sitegen.importers.drafting.passages import Paragraph
from sitegen.importers.drafting.sheet import Line, Sheet
from sitegen.importers.drafting.taken import plain
from sitegen.importers.known import posts
from sitegen.importers.known.desk import Desk
from sitegen.importers.known.directory import Directory, classified
from sitegen.importers.known.listed_names import entry
from sitegen.importers.speech.bracketed import told_of
from sitegen.importers.words.names import parse_name
from sitegen.importers.words.notices import names

LINE = Line(1, "a line")


def desk() -> Desk:
    return Desk(Intake(Sheet.of("", "a.txt"), "documents/a"), Directory({}, {}))


# ---- posts


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("CEO", "Chief Executive Officer"),
        ("Chief Executive", "Chief Executive Officer"),
        ("Chair", "Chairman"),
        ("Lead for Tides", "Tides lead"),
        ("Head of Sluice Command", "Head of Sluice Command Nine"),
        ("Director of RT Oversight", "Director of Rivers Trust Oversight"),
    ],
)
def test_one_post_in_two_printings_is_one_and_the_fuller_stands(one: str, other: str) -> None:
    for first, second in ((one, other), (other, one)):
        draft = Draft("people/ada-ford")
        posts.hold(draft, "organizations/rivers-trust", first, {"RT": "Rivers Trust"})
        posts.hold(draft, "organizations/rivers-trust", second, {"RT": "Rivers Trust"})
        assert plain(draft.fields["memberships"]) == [
            {"organization": "organizations/rivers-trust", "role": max(one, other, key=len)}
        ]


def test_two_posts_are_two_and_one_with_days_of_its_own_is_left_apart() -> None:
    draft = Draft("people/ada-ford")
    dated = {"organization": "organizations/weir", "role": "Chair", "start_date": "2024-05-01"}
    draft.add("memberships", dated)
    for role in ("Chair", "Deputy Chair", "Member"):
        posts.hold(draft, "organizations/weir", role, {})
    posts.hold(draft, "organizations/sluice", "Member", {})
    told = [(one["organization"], one.get("role")) for one in plain(draft.fields["memberships"])]
    assert told == [
        ("organizations/weir", "Chair"),
        ("organizations/weir", "Chair"),
        ("organizations/weir", "Deputy Chair"),
        ("organizations/weir", "Member"),
        ("organizations/sluice", "Member"),
    ]


# ---- bodies


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Eastmarsh Community Healthcare Trust", "health"),
        ("Office for Tidal Conduct", "regulator"),
        ("Magistrates Association", "association"),
        ("Eastmarsh Youth Parliament", "other"),
        ("Eastmarsh Safeguarding Children Board", "partnership"),
        ("Eastmarsh Children and Families Service", "council"),
        ("Labour", "political group"),
        ("Green", "other"),
        ("Rivers Committee", "committee"),
    ],
)
def test_a_name_tells_the_kind_of_a_body(name: str, kind: str) -> None:
    assert classified(name) == kind


def test_a_party_and_its_group_are_one_body_with_both_names() -> None:
    at = desk()
    first = at.directory.found(at.intake, "Liberal Democrats", LINE)
    assert at.directory.found(at.intake, "Liberal Democrat Group", LINE) == first
    assert plain(at.intake.draft(first).fields["other_names"]) == ["Liberal Democrat Group"]


def test_the_end_of_a_list_in_an_office_is_no_body() -> None:
    at = desk()
    printed = "Minister of State for Tides, Policing and Fire"
    assert at.directory.office(at.intake, printed, LINE) == (printed, None)
    role, body = at.directory.office(at.intake, "Head of Tides, Eastmarsh Police", LINE)
    assert (role, body) == ("Head of Tides", "organizations/eastmarsh-police")


# ---- names


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("ANN MARSH", "Ann Marsh"),
        ("Councillor Ann O'MARSH", "Ann O'Marsh"),
        ("A B MARSH-WEIR", "A B Marsh-Weir"),
        ("Ann LEE", "Ann LEE"),
        ("Ann McMarsh", "Ann McMarsh"),
    ],
)
def test_capitals_are_a_way_of_printing_and_no_part_of_a_name(printed: str, name: str) -> None:
    assert parse_name(printed).name == name


def test_family_names_alone_are_members_where_a_title_stands_before_them() -> None:
    found = list(names([Line(1, "Councillors Marsh, Weir and Lock"), Line(2, "Rivers, Tides and Sluices")]))
    assert [one.printed for one in found] == ["Councillor Marsh", "Councillor Weir", "Councillor Lock"]


@pytest.mark.parametrize("chair", ["Councillor Marsh - in the Chair", "Councillor Marsh (in the Chair)"])
def test_who_is_in_the_chair_has_no_dash_behind_the_name(chair: str) -> None:
    one = entry(chair, (LINE,), "present")
    assert (one.name, one.role) == ("Councillor Marsh", "Chair")


def test_a_peer_with_a_first_name_is_who_is_known_without_the_title() -> None:
    for first, second in (("Ann Marsh KC", "Baroness Ann Marsh"), ("Baroness Ann Marsh", "Ann Marsh KC")):
        at = desk()
        known = at.directory.enrol(at.intake, first, LINE).ref
        assert known == at.directory.enrol(at.intake, second, LINE).ref
    assert at.directory.enrol(at.intake, "Baroness Marsh of Weir", LINE).ref == known


# ---- brackets of a transcript's editors


def test_brackets_that_give_an_office_say_who_somebody_is() -> None:
    at = desk()
    at.directory.found(at.intake, "Tidal Police Service", LINE)
    text = (
        "Then Ann [Marsh, Chief Executive, Eastmarsh Council] spoke, and [Sir] Tom Weir [KPM, Deputy Commissioner of "
        "the Tidal Police Service], but not [Dame] Cy [Brook DBE, former Head of Tides], nor Lord [Justice] Low, nor "
        "Eastmarsh [Police], nor The Deputy [Mayor for Tides], nor Ben Lock [MP]."
    )
    told_of(at, [Paragraph(text, (Line(7, text),))])
    people = {id_: plain(draft.fields) for id_, draft in at.intake.drafts.items() if id_.startswith("people/")}
    assert set(people) == {"people/ann-marsh", "people/tom-weir", "people/cy-brook"}
    assert people["people/ann-marsh"]["memberships"] == [
        {"organization": "organizations/eastmarsh-council", "role": "Chief Executive"}
    ]
    tom = people["people/tom-weir"]
    assert (tom["honorific_prefix"], tom["honorific_suffix"]) == ("Sir", "KPM")
    assert tom["memberships"] == [{"organization": "organizations/tidal-police-service", "role": "Deputy Commissioner"}]
    assert "memberships" not in people["people/cy-brook"]
