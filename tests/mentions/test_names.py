"""A name becomes a link when, and only when, one record can be meant by it."""

from __future__ import annotations

import pytest
from mentions.two_cities import FILES, SOURCE, Links, body, person

LETTER = "documents/answer"


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("It wrote to Susan Hall AM.", {"Susan Hall": "people/susan-hall"}),
        ("Susan Hall's letter", {"Susan Hall": "people/susan-hall"}),
        ("from Sian Berry", {"Sian Berry": "people/sian-berry"}),
        ("from Siân Berry", {"Siân Berry": "people/sian-berry"}),
        ("the Commissioner, Sir Mark Rowley", {"Mark Rowley": "people/mark-rowley"}),
        ("MOPAC and the MPS", {"MOPAC": "organizations/mopac", "MPS": "organizations/met"}),
        ("the Mayor’s Office for Policing & Crime", {"Mayor’s Office for Policing & Crime": "organizations/mopac"}),
        ("the Met answered", {"Met": "organizations/met"}),
        ("Tower Hamlets Council", {"Tower Hamlets Council": "organizations/harrow"}),
        ("the Mayor of London", {"Mayor of London": "organizations/mayor"}),
    ],
)
def test_a_name_or_a_short_form_leads_to_its_record(links: Links, words: str, named: Links) -> None:
    assert links(LETTER, words) == named


@pytest.mark.parametrize(
    "words",
    [
        "Ann Lee wrote",  # two people
        "Mary Susan Hall wrote",  # somebody else
        "at Susan Hall House",
        "Susan Hall-Smith wrote",
        "Hall said so",  # a surname outside a meeting
        "Sir Mark said so",  # and a knight
        "at City Hall",  # a place
        "in Tower Hamlets",
        "the Mayor, the Chair and the police",  # labels
        "the Deputy Mayor of London",
        "the Met Office",
        "they met him",
        "the MOPAC Oversight Board",  # another body
        "MPS-led work",
        "write to press@MOPAC.example.org, or see example.org/MOPAC",
        "the Police and Crime Committee of Leeds",
    ],
)
def test_what_could_be_somebody_or_something_else_stays_text(links: Links, words: str) -> None:
    assert links(LETTER, words) == {}


def test_a_committee_s_name_means_the_one_of_the_record_s_own_authority(links: Links) -> None:
    words = "the Police and Crime Committee"
    assert links("documents/list", f"{words} noted it") == {"Police and Crime Committee": "organizations/crime"}
    assert links("meetings/scrutiny/2021-12-14", words) == links("documents/answer", words) == {}


def test_a_short_form_that_a_text_explains_otherwise_is_nobody_s(links: Links) -> None:
    told = {"topics/t.yaml": "name: T\nsummary: The many pressing sorrows (MPS) of a city.\n"}
    assert links(LETTER, "the MPS") == {"MPS": "organizations/met"}
    assert links(LETTER, "the MPS", told) == {}


def test_a_short_form_explained_by_its_body_s_name_is_that_body_s(links: Links) -> None:
    told = {"topics/t.yaml": "name: T\nsummary: The Metropolitan Police\n  Service (MPS).\n"}
    assert links(LETTER, "the MPS", told) == {"MPS": "organizations/met"}


def test_a_short_form_of_two_bodies_is_nobody_s(links: Links) -> None:
    second = {"organizations/second.yaml": body("Many Pretty Swans", "abbreviation: MPS\nclassification: charity\n")}
    assert links(LETTER, "the MPS", second) == {}


def test_a_name_within_a_longer_name_is_the_longer_one_s(links: Links) -> None:
    longer = {"organizations/union.yaml": body("Metropolitan Police Service Choir")}
    assert links(LETTER, "the Metropolitan Police Service Choir", longer) == {
        "Metropolitan Police Service Choir": "organizations/union"
    }


def test_a_peer_of_another_place_is_another_peer(links: Links) -> None:
    lord = {"people/lord-harris.yaml": f"name: Lord Harris\nsort_name: Harris, Lord\n{SOURCE}"}
    assert links(LETTER, "Lord Harris said", lord) == {"Lord Harris": "people/lord-harris"}
    assert links(LETTER, "Lord Harris of Peckham said", lord) == {}


def test_a_word_that_is_also_a_body_s_name_is_a_word(links: Links) -> None:
    clinks = {"organizations/clinks.yaml": body("Clinks"), "topics/t.yaml": "name: T\nsummary: Glass clinks here.\n"}
    assert links(LETTER, "work with Clinks", {"organizations/clinks.yaml": body("Clinks")}) == {
        "Clinks": "organizations/clinks"
    }
    assert links(LETTER, "work with Clinks", clinks) == {}


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("the answer to 2024/0506", {"2024/0506": "questions/2024-0506"}),
        ("the answer to 2023/4684", {}),  # not held
        ("at example.org/questions/2024/0506", {}),
        ("in 2021/2022 it spent more", {}),  # a financial year
        ("in answer to question 2021/2022", {"2021/2022": "questions/2021-2022"}),
    ],
)
def test_a_printed_reference_leads_to_the_record_that_carries_it(links: Links, words: str, named: Links) -> None:
    assert links(LETTER, words) == named


def test_a_reference_that_two_records_carry_is_neither_s_but_a_letter_s_own_response_shares_it(links: Links) -> None:
    letters = {
        f"documents/{name}.yaml": f"heading: {name}\ntype: letter\nreference: MGLA101122-3047\n{SOURCE}"
        for name in ("first", "second")
    }
    reply = (
        "heading: Reply\nfrom: [organizations/mayor]\nreference: MGLA101122-3047\ndocument: documents/first\n" + SOURCE
    )
    assert links(LETTER, "see MGLA101122-3047", letters) == {}
    own = {"documents/first.yaml": letters["documents/first.yaml"], "responses/reply.yaml": reply}
    second = {"documents/second.yaml": FILES["documents/answer.yaml"]}
    assert links("reports/roads", "see MGLA101122-3047", {**own, **second}) == {"MGLA101122-3047": "documents/first"}


# ---- surnames at a meeting


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("Mr Bowie said so", {"Mr Bowie": "people/kenny-bowie"}),
        ("she told Bowie so", {"Bowie": "people/kenny-bowie"}),
        ("as Sir Mark said", {"Sir Mark": "people/mark-rowley"}),
        ("at City Hall, in the Hall and in Hall 4", {}),
        ("Commander Bowie said so", {}),  # no title of his
        ("Mr Bowie Smith", {}),
        ("Dame Mark", {}),
        ("Mr Lammiman said so", {}),  # not there
        ("the Bowie review", {}),
    ],
)
def test_a_surname_links_where_one_person_at_the_meeting_bears_it(links: Links, words: str, named: Links) -> None:
    hall = {"topics/t.yaml": "name: T\nsummary: They hired a hall.\n"}
    assert links("meetings/crime/2023-03-08", words, hall) == named


def test_a_surname_of_two_at_one_table_is_neither_s(links: Links) -> None:
    words = "Councillor Anderson and Councillor Lammiman; Dan Anderson; Mr Anderson"
    assert links("meetings/scrutiny/2021-12-14", words) == {
        "Councillor Lammiman": "people/jean-lammiman",
        "Dan Anderson": "people/dan-anderson",
    }


def test_a_name_without_a_record_is_a_bearer_of_its_surname_too(links: Links) -> None:
    meeting = FILES["meetings/crime/2023-03-08.yaml"]
    second = meeting.replace("agenda:", "  - {name: Mr J Bowie, status: guest}\nagenda:")
    assert links("meetings/crime/2023-03-08", "Mr Bowie said", {"meetings/crime/2023-03-08.yaml": second}) == {}


def test_a_full_name_shared_by_two_stays_text_even_at_their_meeting(links: Links) -> None:
    namesake = {"people/kenny-bowie-2.yaml": person("Kenny Bowie")}
    assert links("meetings/crime/2023-03-08", "Kenny Bowie said", namesake) == {}
