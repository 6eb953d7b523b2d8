"""What YAML could not read, told where the mistake was made rather than where it was noticed. Law: text in, words out.

libyaml notices an open quote at the end of the file and a missing colon on the line below; a maintainer looks
for the line that is wrong. The table has the messages of libyaml 0.2 that a mistyped record can bring about.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Literal

import yaml

_GENERIC = 'quote a value that holds ": " or " #", and close what is opened'
_NOT_CLOSED = {"[": "did not find expected ',' or ']'", "{": "did not find expected ',' or '}'"}
_NO_NODE = "did not find expected node content"
_QUOTE = "close it; inside single quotes write '' for one, inside double quotes write \\\" for one"
_FLOW = 'close it, and quote a value inside it that holds a comma, a bracket or ": "'
_LINE_UP = "give lines of one level the same indentation, and two spaces more for each level"
_NO_COLON = ('has no ": " between a key and its value.', "write key: value, with a space after the colon")
_KEPT = ("begins with {char}, which YAML keeps for itself.", "quote the value")
_ESCAPE = ("holds a \\ between double quotes, where YAML reads it as a sign.", "use single quotes, or write \\\\")
_TOLD: dict[str, tuple[Literal["context", "problem"], str, str]] = {
    "found unexpected end of stream": ("context", "opens a quote that never closes.", _QUOTE),
    "found unexpected document indicator": ("context", "opens a quote that never closes.", _QUOTE),
    _NOT_CLOSED["["]: ("context", "opens a [ that is not closed.", _FLOW),
    _NOT_CLOSED["{"]: ("context", "opens a { that is not closed.", _FLOW),
    "could not find expected ':'": ("context", *_NO_COLON),
    "did not find expected '-' indicator": ("problem", "is indented unlike the lines above it.", _LINE_UP),
    "block sequence entries are not allowed in this context": (
        "problem", "begins a list on the line of its key.", "begin each item on a line of its own, or quote the value",
    ),
    "found character that cannot start any token": ("problem", *_KEPT),
    "did not find expected alphabetic or numeric character": ("context", *_KEPT),
    "found undefined tag handle": ("context", *_KEPT),
    "mapping keys are not allowed in this context": ("problem", *_KEPT),
    "did not find expected comment or line break": (
        "context", "has text after {char}, where a text of several lines begins.",
        "begin the text on the next line, or quote the value",
    ),
    "found unknown escape character": ("problem", *_ESCAPE),
    "did not find expected hexdecimal number": ("problem", *_ESCAPE),
    _NO_NODE: (
        "problem", "stands where a value belongs.", "remove the comma or bracket that is too much, or quote the value",
    ),
    "nested too deeply": ("problem", "is nested deeper than any record is.", "use fewer levels"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mistake:
    """What is wrong with a text as YAML: line and column counted from 0, why, and the mend."""

    line: int
    column: int
    reason: str
    hint: str


def explain(
    error: yaml.MarkedYAMLError, text: str, quoted: yaml.ScalarEvent | None, opened: yaml.CollectionStartEvent | None
) -> Mistake:
    """The mistake behind an error: `quoted` is the last value between quotes, `opened` the bracket around the place."""
    problem: Any = error.problem_mark
    lines = [*text.split("\n"), ""]
    if runaway := quoted and _runs_on(quoted, problem.line):
        return runaway
    if error.problem == "mapping values are not allowed in this context":
        return _second_colon(problem.line, problem.column, lines)
    if error.problem == "did not find expected key":
        return _no_key(problem.line, problem.column, lines)
    at_end = not any(line.strip() for line in lines[problem.line :])
    if opened and at_end and error.problem == _NO_NODE:
        start: Any = opened.start_mark
        return Mistake(start.line, start.column, _TOLD[_NOT_CLOSED[lines[start.line][start.column]]][1], _FLOW)
    return _told(error, lines)


def _runs_on(quoted: yaml.ScalarEvent, line: int) -> Mistake | None:
    """A quote that was closed by the next one: what stood between them is read as the words after it."""
    start: Any = quoted.start_mark
    end: Any = quoted.end_mark
    if not start.line < end.line == line:
        return None
    return Mistake(start.line, start.column, "opens a quote that is not closed on its line.", _QUOTE)


def _told(error: yaml.MarkedYAMLError, lines: list[str]) -> Mistake:
    """What the table says of an error, or the error's own words."""
    problem: Any = error.problem_mark
    generic = f"cannot be read as YAML: {error.problem}."
    where, reason, hint = _TOLD.get(error.problem or "", ("problem", generic, _GENERIC))
    mark: Any = error.context_mark if where == "context" else problem
    char = lines[mark.line][mark.column : mark.column + 1]
    closed = {"[": "]", "{": "}"}.get(char)
    if hint is _FLOW and closed and closed in lines[mark.line][mark.column :]:
        return Mistake(problem.line, problem.column, f"does not belong between {char} and {closed}.", _FLOW)
    return Mistake(mark.line, mark.column, reason.replace("{char}", char), hint)


def _second_colon(line: int, column: int, lines: list[str]) -> Mistake:
    """A colon where no key can stand: in a value, under a shallower line, or under one without a colon."""
    if re.search(r":\s", lines[line][:column]):
        return Mistake(line, column, 'holds ": " inside a value.', "quote the value")
    above = next((number for number in range(line - 1, -1, -1) if lines[number].strip()), line)
    if _level(lines[above]) == _level(lines[line]):
        return Mistake(above, _level(lines[above]), *_NO_COLON)
    return Mistake(line, _level(lines[line]), "is indented deeper than the line above allows.", _LINE_UP)


def _no_key(line: int, column: int, lines: list[str]) -> Mistake:
    """Something that is no key where one must stand: after a value has ended, or on a line indented too little."""
    if lines[line][:column].strip():
        hint = "quote the whole value, or remove what is too much; inside single quotes write '' for one"
        return Mistake(line, column, "has more after the end of its value.", hint)
    return Mistake(line, column, "is indented unlike the lines above it.", _LINE_UP)


def _level(line: str) -> int:
    """The column on which a line's words begin; the dash of a list counts as indentation."""
    return len(line) - len(re.sub(r"^ *(- +)*", "", line))
