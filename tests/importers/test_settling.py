"""New ids and references are made to fit the archive that is there."""

from __future__ import annotations

from sitegen.importers.settling.identities import lasting, lasting_speeches, speech_ids
from sitegen.importers.settling.settling import anchors, apart, model_of, pruned, renamed
from sitegen.records import BY_FOLDER

MEETING = BY_FOLDER["meetings"]


def test_a_renamed_record_is_renamed_wherever_it_is_named() -> None:
    trees = {
        "documents/a": {"part_of": "documents/b", "heading": "documents/b2"},
        "documents/b": {"about": ["documents/a", "documents/b#x"]},
    }
    assert renamed(trees, {"documents/b": "documents/c"}) == {
        "documents/a": {"part_of": "documents/c", "heading": "documents/b2"},
        "documents/c": {"about": ["documents/a", "documents/c#x"]},
    }


def test_the_class_of_a_record_is_known_by_its_id() -> None:
    assert model_of("meetings/board/2030-05-03").kind == "meeting"
    assert model_of("meetings/board/2030-05-03/transcript").kind == "transcript"


def test_two_of_one_name_at_a_meeting_are_told_apart() -> None:
    tree = {"attendance": [{"name": "A resident", "status": "guest"}, {"name": "A resident", "status": "guest"}]}
    apart(MEETING, tree)
    assert [id_ for id_, kind in anchors("m", MEETING, tree) if kind == "attendance"] == [
        "m#attendance-a-resident",
        "m#attendance-a-resident-2",
    ]


def test_a_reference_to_nothing_is_taken_out_and_told() -> None:
    tree = {"agenda": [{"number": "1", "heading": "X", "papers": ["documents/a", "documents/gone"]}]}
    told = [*pruned(MEETING, tree, {"documents/a": "documents"})]
    assert told == [(("agenda", 0, "papers", 1), "documents/gone")]
    assert tree["agenda"][0]["papers"] == ["documents/a"]


def test_a_reference_to_the_wrong_kind_of_thing_is_taken_out() -> None:
    tree = {"agenda": [{"number": "1", "heading": "X", "papers": ["people/a"]}]}
    assert [target for _, target in pruned(MEETING, tree, {"people/a": "people"})] == ["people/a"]


def test_several_references_of_one_list_are_taken_out() -> None:
    tree = {"documents": ["documents/x", "documents/a", "documents/y"]}
    assert len([*pruned(MEETING, tree, {"documents/a": "documents"})]) == 2
    assert tree["documents"] == ["documents/a"]


def test_a_link_in_prose_to_nothing_becomes_its_words() -> None:
    tree = {"summary": "See [the paper](documents/gone) and [this](documents/a), or [that](https://example.org/)."}
    assert len([*pruned(MEETING, tree, {"documents/a": "documents"})]) == 1
    assert tree["summary"] == "See the paper and [this](documents/a), or [that](https://example.org/)."


# ---- ids that last


def action(text: str, lines: str = "1") -> dict[str, object]:
    return {"heading": text, "text": text, "sources": [{"document": "documents/pack", "lines": lines}]}


def test_a_record_whose_words_were_mended_keeps_the_id_it_was_imported_under() -> None:
    held = {"actions/2030-send-the-lits": action("Send the lits of all the wards that were asked about in May")}
    new = {"actions/2030-send-the-list": action("Send the list of all the wards that were asked about in May", "8")}
    remembered = frozenset(held)
    assert lasting(new, held, remembered, "documents/pack") == {
        "actions/2030-send-the-list": "actions/2030-send-the-lits"
    }


def test_a_record_that_a_person_wrote_of_the_same_lines_is_that_record() -> None:
    held = {"actions/the-wards": action("Something in other words", "40-42")}
    new = {"actions/2030-send-the-list": action("Send the list", "40-42")}
    assert lasting(new, held, frozenset(), "documents/pack") == {"actions/2030-send-the-list": "actions/the-wards"}


def test_a_record_of_other_lines_or_of_two_candidates_is_new() -> None:
    new = {"actions/new": action("Send the list", "40-42")}
    elsewhere = {"actions/old": action("Other words", "90")}
    two = {"actions/one": action("One", "40-42"), "actions/two": action("Two", "40-42")}
    assert lasting(new, elsewhere, frozenset(), "documents/pack") == {}
    assert lasting(new, two, frozenset(), "documents/pack") == {}


def transcript(*said: str) -> dict[str, object]:
    speeches = [{"id": f"s{number:03d}", "label": "Ann Lee", "body": text} for number, text in enumerate(said, 1)]
    return {"panels": [{"heading": "P", "speeches": speeches}]}


def spoken(tree: dict[str, object]) -> list[tuple[str, dict[str, object]]]:
    return [(speech["id"], speech) for speech in tree["panels"][0]["speeches"]]  # type: ignore[index]


FIRST = "We shall now hear about the bridge and the ferry."
SECOND = "The bridge is shut until the spring, and nobody told us why."
THIRD = "Then I ask the engineer to tell the board by June."


def test_a_speech_keeps_its_id_when_text_before_it_is_inserted_or_mended() -> None:
    held = transcript(FIRST, SECOND, THIRD)
    new = transcript(FIRST, "A speech the first edition left out altogether.", SECOND.replace("shut", "closed"), THIRD)
    names = lasting_speeches("t", new, spoken(held), frozenset())
    ids = [speech["id"] for speech in new["panels"][0]["speeches"]]  # type: ignore[index]
    assert [ids[0], *ids[2:]] == ["s001", "s002", "s003"]
    assert ids[1] not in {"s001", "s002", "s003"}
    assert names == {"t#s002": f"t#{ids[1]}", "t#s003": "t#s002", "t#s004": "t#s003"}


def test_the_id_of_a_speech_that_is_gone_is_never_given_again() -> None:
    held, new = transcript(FIRST, THIRD), transcript(FIRST, "Something quite new was said here by a guest.", THIRD)
    held["panels"][0]["speeches"][1]["id"] = "s003"  # type: ignore[index]
    lasting_speeches("t", new, spoken(held), frozenset({"s002"}))
    assert "s002" not in speech_ids(new)
    assert len(speech_ids(new)) == 3


def test_of_two_that_a_person_wrote_of_the_lines_it_is_the_one_that_is_of_far_more_of_them() -> None:
    new = {"documents/letter-to-the-keeper": action("Letter to the keeper of the weirs", "40-90")}
    held = {
        "documents/the-letter": action("What the board wrote", "40-88"),
        "documents/map": action("A map it names", "52"),
    }
    assert lasting(new, held, frozenset(), "documents/pack") == {
        "documents/letter-to-the-keeper": "documents/the-letter"
    }


def test_of_two_that_a_person_wrote_of_one_line_it_is_the_one_of_the_same_words() -> None:
    new = {
        "actions/a": action("Further information on the depth of the harbour", "40"),
        "actions/b": action("Further information on the wages of the pilots", "40"),
    }
    held = {"actions/depth": action("Harbour depth", "40"), "actions/wages": action("What pilots earn: wages", "40")}
    assert lasting(new, held, frozenset(), "documents/pack") == {
        "actions/a": "actions/depth",
        "actions/b": "actions/wages",
    }
