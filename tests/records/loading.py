"""One record from the text of its fields, as tests of the kinds read it."""

from __future__ import annotations

from sitegen.parse import parse_yaml
from sitegen.problems import Outcome
from sitegen.records import BY_FOLDER
from sitegen.records.base import Record
from sitegen.spelling import spell
from sitegen.validate import validate

SOURCES = "sources: [{title: Minutes, lines: 1-2}]\n"


def loaded(folder: str, text: str) -> Outcome[Record | None]:
    """The record, and every fault of its keys and values."""
    parsed = parse_yaml(text, "f")
    assert parsed.value
    spelt = spell(BY_FOLDER[folder], parsed.value)
    record = validate(BY_FOLDER[folder], spelt.value)
    return Outcome(record.value, (*parsed.problems, *spelt.problems, *record.problems))


def record(folder: str, text: str) -> Record:
    """The record, which must be without fault."""
    outcome = loaded(folder, text)
    assert outcome.problems == ()
    assert outcome.value
    return outcome.value


def reasons(folder: str, text: str) -> list[str]:
    """What is told of the text."""
    return [problem.reason for problem in loaded(folder, text).problems]
