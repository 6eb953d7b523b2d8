"""What YAML cannot read is told on the line that is wrong, in words that say how to mend it."""

from __future__ import annotations

import pytest

from sitegen.parse import parse_yaml

NEVER = "opens a quote that never closes."
RUNS_ON = "opens a quote that is not closed on its line."
SQUARE = "opens a [ that is not closed."
CURLY = "opens a { that is not closed."
NO_COLON = 'has no ": " between a key and its value.'
INSIDE = 'holds ": " inside a value.'
DEEPER = "is indented deeper than the line above allows."
UNLIKE = "is indented unlike the lines above it."
MORE = "has more after the end of its value."

CASES = {
    "double quote open to the end": ('a: "x\nb: y\n', 1, 4, NEVER),
    "single quote open to the end": ("a: 'x\nb: y\n", 1, 4, NEVER),
    "quote open until the next one": ('a: "x\nb: y\nc: "z"\nd: e\n', 1, 4, RUNS_ON),
    "quote open inside brackets": ('a: [{b: "x, c: 3}]\nd: "e"\nf: g\n', 1, 9, RUNS_ON),
    "quote open inside brackets to the end": ('a: [{b: "x, c: 3}]\nd: e\n', 1, 9, NEVER),
    "apostrophe in single quotes": ("a: 'it's'\nb: c\n", 1, 8, MORE),
    "words after a quoted value": ('a: "x" and "y"\n', 1, 8, MORE),
    "words after brackets": ("a: [Applause] He said\n", 1, 15, MORE),
    "one bracket too many": ("a: [x]]\n", 1, 7, MORE),
    "square bracket open": ("a: [x, y\nb: c\nd: e\n", 1, 4, SQUARE),
    "square bracket open to the end": ("a: 1\nb: [\n", 2, 4, SQUARE),
    "square bracket open over lines": ("a: [\n  x,\n  y\nb: c\n", 1, 4, SQUARE),
    "curly bracket open": ("a:\n  - {x: y, z: w\n  - {x: y}\n", 2, 5, CURLY),
    "curly bracket closed by a square one": ("a: [{x: y], b: 1\n", 1, 5, CURLY),
    "colon inside brackets": ("a: {b: x, c: d: e}\n", 1, 15, "does not belong between { and }."),
    "colon inside a value": ("a: Title: subtitle\n", 1, 9, INSIDE),
    "two keys on a line": ("a: x, b: y\n", 1, 8, INSIDE),
    "first line without a colon": ("name Mark\nb: c\n", 1, 1, NO_COLON),
    "line without a colon": ("a: b\nname Mark\nc: d\n", 2, 1, NO_COLON),
    "last line without a colon": ("a: b\nname Mark\n", 2, 1, NO_COLON),
    "colon without a space": ("a: b\nname:Mark\nc: d\n", 2, 1, NO_COLON),
    "colon before the space only": ("a :b\nc: d\n", 1, 1, NO_COLON),
    "colon without a space in a list": ("a:\n  - person:x\n    status: y\n", 2, 5, NO_COLON),
    "text that leaves its block": ("a: >-\n  words\nmore words\nb: c\n", 3, 1, NO_COLON),
    "key indented under a value": ("a: b\n  c: d\n", 2, 3, DEEPER),
    "key indented too little": ("a:\n    b: c\n  d: e\n", 3, 3, UNLIKE),
    "dash indented too little": ("a:\n  - b\n - c\n", 3, 2, UNLIKE),
    "key among dashes": ("a:\n  - b\n  c: d\n", 3, 3, UNLIKE),
    "dash on the line of its key": ("a: - b\n", 1, 4, "begins a list on the line of its key."),
    "at sign": ("a: @x\n", 1, 4, "begins with @, which YAML keeps for itself."),
    "backtick": ("a: `x`\n", 1, 4, "begins with `, which YAML keeps for itself."),
    "emphasis": ("a: *x* y\n", 1, 4, "begins with *, which YAML keeps for itself."),
    "ampersand": ("a: & b\n", 1, 4, "begins with &, which YAML keeps for itself."),
    "words after the mark of a block": (
        "a: >- words\n", 1, 4, "has text after >, where a text of several lines begins.",
    ),
    "backslash in double quotes": (
        'a: "C:\\path"\n', 1, 7, "holds a \\ between double quotes, where YAML reads it as a sign.",
    ),
    "two commas": ("a: [x, , y]\n", 1, 8, "stands where a value belongs."),
    "what nobody thought of": ("%FOO\na: b\n", 1, 5, "cannot be read as YAML: found unknown directive name."),
}  # fmt: skip


@pytest.mark.parametrize(("text", "line", "column", "reason"), CASES.values(), ids=CASES)
def test_mistake_is_told_where_it_was_made(text: str, line: int, column: int, reason: str) -> None:
    outcome = parse_yaml(text, "f")
    assert outcome.value is None
    (problem,) = outcome.problems
    assert (problem.where.line, problem.where.column, problem.code) == (line, column, "yaml-syntax")
    assert problem.reason == reason
    assert problem.hint


@pytest.mark.parametrize(
    "text",
    [
        "a : b\n",
        "a: b,\n",
        "a: x#y\n",
        "a: http://x/y\n",
        "a: [http://x/y]\n",
        "a: -- x\n",
        'a: "b" # c\n',
        "? a\n: b\n",
        "a: ?x\n",
    ],
)
def test_what_only_looks_like_a_mistake_is_read(text: str) -> None:
    assert parse_yaml(text, "f").problems == ()
