"""A speech that a person changed is known again by the words its source had."""

from __future__ import annotations

from typing import Any

from sitegen.importers.keeping.last_read import last_read
from sitegen.importers.keeping.merging import digests


def transcript(*bodies: str) -> dict[str, Any]:
    speeches = [{"id": f"s{n:03d}", "label": "J", "body": body} for n, body in enumerate(bodies, 1)]
    return {"panels": [{"heading": "P", "speeches": speeches}]}


SOURCE = transcript("One.", "Two, which is long.", "Thanks.", "Thanks.")


def words(held: dict[str, Any], new: dict[str, Any]) -> list[tuple[str, str]]:
    return [(id_, speech["body"]) for id_, speech in last_read(held, digests(SOURCE), new)]


def test_a_speech_that_a_person_changed_has_the_words_of_its_source() -> None:
    held = transcript("One.", "Quite other words.", "Thanks.", "Thanks.")
    assert words(held, SOURCE)[1] == ("s002", "Two, which is long.")


def test_a_speech_that_the_source_changed_too_has_a_persons_words() -> None:
    held = transcript("One.", "Quite other words.", "Thanks.", "Thanks.")
    assert words(held, transcript("One.", "Two."))[1] == ("s002", "Quite other words.")


def test_words_that_are_said_twice_tell_nothing() -> None:
    held = transcript("One.", "Two, which is long.", "Mine.", "Thanks.")
    assert words(held, SOURCE)[2] == ("s003", "Mine.")


def test_a_speech_that_a_person_put_in_is_their_own() -> None:
    held = transcript("One.", "Two, which is long.", "Thanks.", "Thanks.", "Mine.")
    assert words(held, SOURCE) == [
        ("s001", "One."), ("s002", "Two, which is long."), ("s003", "Thanks."), ("s004", "Thanks."), ("s005", "Mine."),
    ]  # fmt: skip


def test_a_speech_that_a_person_removed_is_known_in_its_place() -> None:
    held = transcript("One.", "Two, which is long.", "Thanks.", "Thanks.")
    del held["panels"][0]["speeches"][1]
    assert [id_ for id_, _ in words(held, SOURCE)] == ["s001", "s002", "s003", "s004"]
    assert [id_ for id_, _ in words(held, transcript("One.", "Two."))] == ["s001", "s003", "s004"]
