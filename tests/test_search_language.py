"""What is made of what a visitor types: the search page's language, run in the browser it is written for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from conftest import ROOT
from playwright.sync_api import Browser

from sitegen.preview import Preview

Ask = Callable[..., Any]
NAMES = {
    "entities": [
        {"id": "people/sian-berry", "kind": "person", "name": "Siân Berry", "url": "/people/sian-berry/"},
        {"id": "people/ann-berry", "kind": "person", "name": "Ann Berry", "url": "/people/ann-berry/"},
        {"id": "people/mark-rowley", "kind": "person", "name": "Mark Rowley", "url": "/people/mark-rowley/"},
        {"id": "organizations/met", "kind": "organization", "name": "Metropolitan Police Service",
         "also": ["MPS", "the Met"], "url": "/organizations/met/"},
    ],
    "words": "police housing government budget meeting",
    "short": {"violence against women and girls": ["VAWG"]},
}  # fmt: skip


@pytest.fixture(scope="module")
def language(chromium: Browser, root: Preview) -> Iterator[Ask]:
    """Calls a function of the module: `language("words", "knife-crime")`."""
    page = chromium.new_page()
    page.goto(f"{root.url}search/")
    call = """async ([name, args]) => {
        const module = await import(document.getElementById("search-form").dataset.query);
        return module[name](...args);
    }"""
    yield lambda name, *args: page.evaluate(call, [name, list(args)])
    page.close()


@pytest.fixture(scope="module")
def vocabulary(chromium: Browser, root: Preview) -> Iterator[Ask]:
    """Calls a method of the vocabulary above: `vocabulary("nearest", "goverment")`."""
    page = chromium.new_page()
    page.goto(f"{root.url}search/")
    call = """async ([names, method, args]) => {
        const module = await import(document.getElementById("search-form").dataset.query);
        const answer = new module.Vocabulary(names)[method](...args);
        return answer;
    }"""
    yield lambda method, *args: page.evaluate(call, [NAMES, method, list(args)])
    page.close()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Knife-Crime", {"all": ["knife", "crime"]}),
        ("Siân", {"all": ["sian"]}),
        ('"domestic abuse" refuges', {"phrases": ["domestic abuse"], "all": ["refuges"]}),
        ("refuges “domestic abuse”", {"phrases": ["domestic abuse"], "all": ["refuges"]}),
        ("domestic -abuse", {"all": ["domestic"], "not": ["abuse"]}),
        ('housing -"warm homes"', {"all": ["housing"], "not": ["warm homes"]}),
        ("2024/0506", {"all": ["2024/0506"]}),
        ("MGLA101122-3047?", {"all": ["mgla101122-3047"]}),
        ("the budget of the police", {"all": ["budget", "police"]}),
        ("who", {"all": ["who"]}),  # nothing but small words is searched as it stands
        ("budget before:2023", {"all": ["budget"], "before": "2023-01-01"}),
        ("budget after:2023-02", {"after": "2023-02-28"}),
        ("budget before:soon", {"odd": ["before:soon"]}),
        ("what did Siân Berry say about searches?", {"spoken": True, "all": ["sian", "berry", "searches"]}),
        ("who chairs the Police Committee?", {"entity": True, "asked": "the Police Committee"}),
        ("MQ 2024 / 0506", {"all": ["mq", "2024/0506"]}),
        ("rec. 3 probation", {"all": ["recommendation", "3", "probation"]}),
        ("who paid for the refuges?", {"all": ["refuges"]}),  # the answer may have another word for the deed
        ("who is the chair?", {"entity": True, "asked": "the chair"}),
        ("budget of March 2023", {"when": {"words": ["march", "2023"], "from": "2023-03-01", "to": "2023-03-31"}}),
        ("22nd of Mar. 2023", {"when": {"words": ["22", "march", "2023"], "from": "2023-03-22", "to": "2023-03-22"}}),
        ("05/12/2023", {"all": ["5", "december", "2023"]}),
        ("who was asked to act by May 2023?", {"kinds": ["Recommendation", "Action"], "all": ["may", "2023"]}),
    ],
)  # fmt: skip
def test_a_query_is_taken_apart(language: Ask, typed: str, meant: dict[str, Any]) -> None:
    query = language("parse", typed)
    assert {name: query[name] for name in meant} == meant


def test_a_field_keeps_what_was_asked_of_it(language: Ask) -> None:
    query = language("parse", 'prevent speaker:"Siân Berry" -committee:harrow')
    assert query["all"] == ["prevent"]
    assert [(one["field"], one["value"], one["not"]) for one in query["fields"]] == [
        ("person", "Siân Berry", False),
        ("committee", "harrow", True),
    ]


def test_a_time_or_an_address_is_no_field(language: Ask) -> None:
    assert language("parse", "10:30")["all"] == ["10", "30"]
    assert language("parse", "budget:2023")["fields"] == []


@pytest.mark.parametrize(
    ("written", "days"),
    [
        ("2023", ["2023-01-01", "2023-12-31"]),
        ("2024-02", ["2024-02-01", "2024-02-29"]),
        ("2023-12-05", ["2023-12-05", "2023-12-05"]),
        ("5/12/2023", ["2023-12-05", "2023-12-05"]),
        ("December 2023", ["2023-12-01", "2023-12-31"]),
        ("5th Dec 2023", ["2023-12-05", "2023-12-05"]),
        ("2023-13", ["", ""]),
        ("soon", ["", ""]),
    ],
)
def test_a_date_has_a_first_and_a_last_day(language: Ask, written: str, days: list[str]) -> None:
    assert language("range", written) == days


@pytest.mark.parametrize(
    ("one", "other"), [("police", "policing"), ("refuge", "refuges"), ("recommendation", "recommended")]
)
def test_endings_do_not_part_words(language: Ask, one: str, other: str) -> None:
    assert language("same", one, other)


@pytest.mark.parametrize(("one", "other"), [("police", "policy"), ("2023", "2024"), ("goverment", "governor")])
def test_likeness_is_not_sameness(language: Ask, one: str, other: str) -> None:
    assert not language("same", one, other)


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("the Gangs [Violence] Matrix was", "gangs matrix"),
        ("the Gangs [Violence] Matrix was", "gangs violence matrix"),
        ("knife-crime is", "knife crime"),
        ("Siân Berry’s plan", "sian berry plan"),
    ],
)
def test_insertions_hyphens_and_accents_do_not_hide_a_phrase(language: Ask, text: str, phrase: str) -> None:
    assert language("hasPhrase", text, phrase)
    assert not language("hasPhrase", "Matrix of gangs", phrase)


def test_words_are_marked_whole_and_phrases_in_a_row(chromium: Browser, root: Preview) -> None:
    page = chromium.new_page()
    page.goto(f"{root.url}search/")
    call = """async ([singles, rows, text]) => {
        const { marker } = await import(document.getElementById("search-form").dataset.query);
        const list = text.split(" ");
        return [...marker(singles, rows)(list)].sort((one, other) => one - other).map((place) => list[place]);
    }"""
    marks = lambda *given: page.evaluate(call, list(given))  # noqa: E731 - said once, used three times
    assert marks(["sian"], [], "(Siân) Siansson spoke") == ["(Siân)"]
    assert marks([], ["gangs matrix"], "a matrix of Gangs, the Gangs [Violence] Matrix.") == ["Gangs", "Matrix."]
    assert marks([], ["police service"], "police and the Police Service") == ["Police", "Service"]
    page.close()


def test_the_nearest_spelling_is_offered_and_none_that_is_far(vocabulary: Ask) -> None:
    assert vocabulary("nearest", "goverment") == "government"
    assert vocabulary("nearest", "hosuing") == "housing"
    assert vocabulary("nearest", "xylophone") == ""


def test_names_find_each_other(vocabulary: Ask) -> None:
    for name in ("MPS", "the Met", "met", "metropolitan police service"):
        assert [one["id"] for one in vocabulary("named", name)] == ["organizations/met"]
    (found,) = vocabulary("within", ["vawg", "strategy"])
    assert "violence against women and girls" in found["forms"]


def test_a_surname_stands_for_a_person_only_when_one_has_it(vocabulary: Ask) -> None:
    assert [one["id"] for one in vocabulary("named", "Rowley")] == ["people/mark-rowley"]
    assert vocabulary("named", "Berry") == []
    assert len(vocabulary("matching", "berry", ["person"])) == 2


def test_the_language_touches_neither_page_nor_network() -> None:
    text = (ROOT / "templates/static/search-query.js").read_text(encoding="utf-8")
    assert not any(word in text for word in ("document.", "window.", "fetch("))
