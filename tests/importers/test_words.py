"""Names, dates, times and deadlines as documents print them; who is meant by a name, matched and not guessed."""

from __future__ import annotations

import pytest

from sitegen.importers.drafting.intake import Intake
from sitegen.importers.drafting.sheet import Line, Sheet
from sitegen.importers.drafting.taken import plain
from sitegen.importers.known.directory import Directory, Match, Roll, classified
from sitegen.importers.words.names import looks_like_name, parse_name
from sitegen.importers.words.printed_dates import dates, deadline, first_date, time_of_day
from sitegen.records.organization import Organization
from sitegen.records.person import Person

LINE = Line(7, "a line")
CITED = ({"title": "A list"},)


@pytest.fixture
def intake() -> Intake:
    return Intake(Sheet.of("", "x.txt"), "documents/x")


@pytest.fixture
def directory() -> Directory:
    people = {
        f"people/{id_}": Person.model_validate({"name": name, "sort_name": name, "sources": CITED, **more})
        for id_, name, more in (
            ("ana-diaz", "Ana Díaz", {}),
            ("tom-reed", "Tom Reed", {"other_names": ["Thomas Reed"]}),
            ("amy-hill", "Amy Hill", {}),
            ("abe-hill", "Abe Hill", {}),
            ("lord-marsh-of-ely", "Lord Marsh of Ely", {}),
        )
    }
    fire = {"name": "Northshire Fire Service", "abbreviation": "NFS", "classification": "fire", "sources": CITED}
    return Directory(
        people, {"organizations/fire": Organization.model_validate({**fire, "other_names": ["the Brigade"]})}
    )


# ---- names


@pytest.mark.parametrize(
    ("printed", "prefix", "name", "suffix", "role"),
    [
        ("Sir Jo Bell QPM (Chief Officer)", "Sir", "Jo Bell", "QPM", "Chief Officer"),
        ("**Cllr Dr Ana Díaz:**", "Cllr Dr", "Ana Díaz", None, None),
        ("Councillor Tom Reed, MBE", "Councillor", "Tom Reed", "MBE", None),
        ("Detective Chief Superintendent Amy Hill", "Detective Chief Superintendent", "Amy Hill", None, None),
        ("Baroness Marsh of Ely DBE CB", None, "Baroness Marsh of Ely", "DBE CB", None),
        ("Mr T Reed", "Mr", "T Reed", None, None),
        ("Mayor", None, "Mayor", None, None),
    ],
)
def test_a_name_is_read_in_its_parts(
    printed: str, prefix: str | None, name: str, suffix: str | None, role: str | None
) -> None:
    found = parse_name(printed)
    assert (found.prefix, found.name, found.suffix, found.role) == (prefix, name, suffix, role)


def test_a_list_orders_people_by_family_name_and_peers_by_their_title() -> None:
    assert parse_name("Dr Ana Díaz").sort_name == "Díaz, Ana"
    assert parse_name("Lord Marsh of Ely").sort_name == "Marsh of Ely"


@pytest.mark.parametrize("text", ["Ana Díaz", "Cllr T. Reed", "Jan van der Berg", "Sir Jo Bell QPM"])
def test_what_can_be_a_name(text: str) -> None:
    assert looks_like_name(text)


@pytest.mark.parametrize("text", ["The meeting was", "Mayor", "2 July", "members of the public"])
def test_what_cannot_be_a_name(text: str) -> None:
    assert not looks_like_name(text)


# ---- matching


@pytest.mark.parametrize(
    "printed", ["Ana Diaz", "Councillor Ana Díaz OBE", "Dr A Diaz", "Cllr Díaz", "ana díaz", "A. Diaz"]
)
def test_titles_accents_and_letters_do_not_make_another_person(directory: Directory, printed: str) -> None:
    assert directory.person(printed) == Match("people/ana-diaz")


def test_other_names_are_names(directory: Directory) -> None:
    assert directory.person("Thomas Reed").ref == "people/tom-reed"


def test_a_family_name_of_two_people_is_a_doubt_with_both_candidates(directory: Directory) -> None:
    assert directory.person("Cllr Hill") == Match(None, ("people/abe-hill", "people/amy-hill"))
    assert directory.person("A Hill").doubtful
    assert directory.person("Amy Hill").ref == "people/amy-hill"


def test_the_roll_of_the_meeting_decides_between_two(directory: Directory) -> None:
    roll = Roll({"people/abe-hill": "Vice-Chair", "people/ana-diaz": "Chair"})
    assert directory.person("Cllr Hill", roll).ref == "people/abe-hill"


def test_a_role_is_whoever_holds_it_at_that_meeting(directory: Directory) -> None:
    roll = Roll({"people/abe-hill": "Vice-Chair", "people/ana-diaz": "Chair"})
    assert directory.person("The Chair", roll).ref == "people/ana-diaz"
    assert directory.person("The Chair") == Match()


def test_a_peer_is_one_person_with_and_without_the_place(directory: Directory, intake: Intake) -> None:
    assert directory.enrol(intake, "Lord Marsh", LINE).ref == "people/lord-marsh-of-ely"


def test_a_given_name_that_differs_is_another_person(directory: Directory) -> None:
    assert directory.person("Bob Díaz") == Match()


def test_an_unknown_whole_name_is_enrolled_once(directory: Directory, intake: Intake) -> None:
    first = directory.enrol(intake, "Dr Zoë Quill AM", LINE, role="Chair", organization="organizations/board")
    again = directory.enrol(intake, "Zoe Quill", LINE)
    assert first == again == Match("people/zoe-quill")
    assert plain(intake.drafts["people/zoe-quill"].fields) == {
        "name": "Zoë Quill",
        "sort_name": "Quill, Zoë",
        "honorific_prefix": "Dr",
        "honorific_suffix": "AM",
        "memberships": [{"organization": "organizations/board", "role": "Chair"}],
        "other_names": ["Zoe Quill"],
    }


def test_a_role_alone_enrols_nobody(directory: Directory, intake: Intake) -> None:
    assert directory.enrol(intake, "Chair", LINE) == Match()
    assert intake.drafts == {}


# ---- bodies


def test_a_body_is_known_by_its_names_and_abbreviation(directory: Directory) -> None:
    for printed in ("the Northshire Fire Service", "NFS", "Northshire Fire Service (NFS)", "The Brigade"):
        assert directory.organization(printed).ref == "organizations/fire", printed
    assert directory.organization("Southshire Fire Service") == Match()


def test_abbreviations_that_a_source_defines_are_learnt(directory: Directory, intake: Intake) -> None:
    directory.learn("It met the Board for Bridges and Ferries (BBF) and the Office of the Tide (OT) twice (YES).")
    ref = directory.found(intake, "BBF", LINE)
    assert ref == "organizations/board-for-bridges-and-ferries"
    assert directory.found(intake, "Board for Bridges & Ferries", LINE) == ref
    assert intake.drafts[ref].fields["abbreviation"] == "BBF"


def test_an_office_is_read_as_a_role_in_a_body(directory: Directory, intake: Intake) -> None:
    assert directory.office(intake, "Head of Rescue, Northshire Fire Service (NFS)") == (
        "Head of Rescue",
        "organizations/fire",
    )
    assert directory.office(intake, "Head of Rescue") == ("Head of Rescue", None)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Overview and Scrutiny Committee", "committee"), ("Northshire Police", "police"),
        ("Ely Borough Council", "council"),
        ("Northshire NHS Trust", "health"), ("Ministry of Tides", "government department"), ("The Quill", "other"),
    ],
)  # fmt: skip
def test_what_a_body_is_shows_in_its_name(name: str, kind: str) -> None:
    assert classified(name) == kind


# ---- dates


@pytest.mark.parametrize(
    ("printed", "date"),
    [
        ("Wednesday 8 May 2030", "2030-05-08"), ("8th May, 2030", "2030-05-08"),
        ("the 8<sup>th</sup> of May 2030", "2030-05-08"),
        ("08/05/2030", "2030-05-08"), ("8.5.30", "2030-05-08"), ("2030-05-08", "2030-05-08"),
        ("in May 2030", "2030-05"),
        ("Sept 2030", "2030-09"), ("31 February 2030", None), ("no date", None),
    ],
)  # fmt: skip
def test_a_date_is_read_as_it_is_printed(printed: str, date: str | None) -> None:
    found = first_date(printed)
    assert (str(found.date) if found else None) == date


def test_a_day_that_was_another_weekday_says_so() -> None:
    found = first_date("Tuesday 8 May 2030")
    assert found
    assert found.fault == "8 May 2030 was a Wednesday, not a Tuesday"


def test_a_year_that_is_not_printed_may_be_given() -> None:
    assert [str(found.date) for found in dates("on 3 and 5 May", year=2030)] == ["2030-05-05"]
    assert [*dates("on 5 May")] == []


@pytest.mark.parametrize(
    ("printed", "time"),
    [
        ("10.00 am", "10:00"), ("7.30pm", "19:30"), ("12 noon", "12:00"), ("12.15am", "00:15"), ("18:05", "18:05"),
        ("9 p.m.", "21:00"), ("room 12", None), ("25.70", None),
    ],
)  # fmt: skip
def test_a_time_is_read_as_it_is_printed(printed: str, time: str | None) -> None:
    assert time_of_day(printed) == time


@pytest.mark.parametrize(
    ("sentence", "date", "words"),
    [
        ("By the end of 2030, the Board should act.", "2030", "By the end of 2030"),
        ("The Board should act by May 2030.", "2030-05", "by May 2030"),
        ("In 2030, the Board should act.", "2030", "In 2030"),
        ("No later than 8 May 2030 the Board reports.", "2030-05-08", "No later than 8 May 2030"),
    ],
)
def test_a_deadline_keeps_its_precision_and_its_words(sentence: str, date: str, words: str) -> None:
    found = deadline(sentence)
    assert found
    assert (str(found.date), found.printed) == (date, words)


def test_a_sentence_without_a_deadline_has_none() -> None:
    assert deadline("The Board, founded long before, should act.") is None


def test_a_committee_is_known_with_the_name_of_its_council_before_it(directory: Directory, intake: Intake) -> None:
    council = directory.found(intake, "Ely Town Council", LINE)
    committee = directory.found(intake, "Tide Committee", LINE, parent=council)
    assert directory.organization("Ely Town Council Tide Committee").ref == committee
    assert directory.found(intake, "Ely Town Council's Tide Committee", LINE) == committee
    bridges = directory.found(intake, "Ely Town Council Bridge Panel", LINE)
    assert plain(intake.drafts[bridges].fields)["parent"] == council
    assert plain(intake.drafts[bridges].fields)["name"] == "Bridge Panel"


def test_two_councils_committees_of_one_name_are_two(directory: Directory, intake: Intake) -> None:
    ely, upwell = (directory.found(intake, name, LINE) for name in ("Ely Council", "Upwell Council"))
    first = directory.found(intake, "Scrutiny Committee", LINE, parent=ely)
    second = directory.found(intake, "Scrutiny Committee", LINE, parent=upwell)
    assert first != second
    assert directory.found(intake, "Scrutiny Committee", LINE, parent=ely) == first
    assert directory.organization("Scrutiny Committee").doubtful
