"""JSON -> values that know their lines, without recursion. Law: what is not JSON is told at its line and column."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from sitegen.problems import Outcome, Problem, Where

Scalar: TypeAlias = str | int | float | bool | None
DEEPEST = 100
LONGEST_NUMBER = 300  # figures; a longer number is kept as it is written
_PLAIN = r'[^"\\\x00-\x08\x0b\x0c\x0e-\x1f]*'
_SPACE = re.compile(r"[ \t\r\n]*")
_STRING = re.compile(rf'"({_PLAIN}(?:\\.{_PLAIN})*)"')
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?")
_WORD = re.compile(r"[A-Za-z]+")
_WORDS: dict[str, Scalar] = {"true": True, "false": False, "null": None}
_ESCAPE = re.compile(r"\\(?:u([dD][89abAB]\w{2})\\u([dD][c-fC-F]\w{2})|u([0-9a-fA-F]{4})|(.))")
_SIMPLE = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", '"': '"', "\\": "\\", "/": "/"}
_MEND = "the file may be cut short or mistyped: fetch it again"


@dataclass(slots=True)  # not frozen: there are millions, and freezing each takes as long as reading it
class Value:
    """A value of JSON, and the lines it begins and ends on. `data` is what it holds."""

    data: Scalar | tuple[Value, ...] | dict[str, Value]
    line: int = 1
    end: int = 1

    def __getitem__(self, key: str) -> Value:
        """The value of a key; of a key that is not there, and of what is no mapping, a value that holds nothing."""
        return self.data.get(key, NOTHING) if isinstance(self.data, dict) else NOTHING

    def __iter__(self) -> Iterator[Value]:
        """The values of a list; anything else has none."""
        return iter(self.data if isinstance(self.data, tuple) else ())

    @property
    def text(self) -> str:
        """The words of a text, the figures of a number; nothing of anything else."""
        if isinstance(self.data, str):
            return self.data.strip()
        return str(self.data) if isinstance(self.data, int | float) and not isinstance(self.data, bool) else ""

    @property
    def members(self) -> dict[str, Value]:
        """The keys and values of a mapping; anything else has none."""
        return self.data if isinstance(self.data, dict) else {}


NOTHING = Value(None, 0, 0)


def read_json(text: str, file: str) -> Outcome[Value | None]:
    """The value of a JSON document, or the fault at its line and column. A key given twice is a warning."""
    reader = _Reader(text.removeprefix("\ufeff"))
    problems: list[Problem] = []
    value: Value | None = None
    try:
        value = reader.read()
    except _Fault as fault:
        problems.append(Problem(reader.where(file, fault.at), "bad-json", fault.why, fault.hint))
    for at, key in reader.twice:
        hint = "the last one is read: take out the others"
        problems.append(Problem(reader.where(file, at), "duplicate-key", f'"{key}" is given twice.', hint, "warning"))
    return Outcome(value, tuple(problems))


class _Fault(Exception):  # noqa: N818 - it never leaves this module
    """Where reading stopped, and why."""

    def __init__(self, at: int, why: str, hint: str = _MEND) -> None:
        super().__init__(why)
        self.at, self.why, self.hint = at, why, hint


@dataclass(slots=True)
class _Open:
    """A list or mapping being read: what it holds so far, its first line, and the key that waits for a value."""

    held: dict[str, Value] | list[Value]
    line: int
    key: str = ""

    @property
    def closer(self) -> str:
        return "}" if isinstance(self.held, dict) else "]"


class _Reader:
    """One text, read from left to right."""

    def __init__(self, text: str) -> None:
        self.text, self.at = text, 0
        self.twice: list[tuple[int, str]] = []
        self._open: list[_Open] = []
        self._line, self._counted = 1, 0

    def where(self, file: str, at: int) -> Where:
        """A place in the text as people count it."""
        return Where(file, self.text.count("\n", 0, at) + 1, at - self.text.rfind("\n", 0, at))

    def read(self) -> Value:
        """The one value of the text."""
        while True:
            value = self._next()
            while value is not None and self._open:
                value = self._after(value)
            if value is not None:
                self._space()
                if self.at < len(self.text):
                    raise _Fault(self.at, "something stands after the end of the data.")
                return value

    def _next(self) -> Value | None:
        """A value that begins here and is whole; None when a list or mapping was opened, whose first value follows."""
        self._space()
        char = self.text[self.at : self.at + 1]
        if char not in ("{", "["):
            return self._scalar(char)
        if len(self._open) >= DEEPEST:
            raise _Fault(self.at, f"nests more than {DEEPEST} values in each other.", "no archive's data does")
        opened = _Open({} if char == "{" else [], self._here())
        self._open.append(opened)
        self.at += 1
        self._space()
        if self.text.startswith(opened.closer, self.at):
            return self._closed()
        self._key()
        return None

    def _after(self, value: Value) -> Value | None:
        """Keep a value in what is open; the list or mapping itself when that ends it, None when another follows."""
        holder = self._open[-1]
        if isinstance(holder.held, dict):
            holder.held[holder.key] = value
        else:
            holder.held.append(value)
        self._space()
        if self.text.startswith(",", self.at):
            self.at += 1
            self._key()
            return None
        if not self.text.startswith(holder.closer, self.at):
            raise _Fault(self.at, f"a comma or {holder.closer} belongs here.")
        return self._closed()

    def _closed(self) -> Value:
        holder, last = self._open.pop(), self._here()
        self.at += 1
        return Value(holder.held if isinstance(holder.held, dict) else tuple(holder.held), holder.line, last)

    def _key(self) -> None:
        holder = self._open[-1]
        if not isinstance(holder.held, dict):
            return
        self._space()
        at = self.at
        holder.key = self._string("a key in quotation marks belongs here.")
        if holder.key in holder.held:
            self.twice.append((at, holder.key))
        self._space()
        if not self.text.startswith(":", self.at):
            raise _Fault(self.at, "a colon belongs here, between key and value.")
        self.at += 1

    # ---- what stands alone

    def _scalar(self, char: str) -> Value:
        line = self._here()
        if char == '"':
            return Value(self._string(""), line, self._here())
        if match := _NUMBER.match(self.text, self.at):
            self.at = match.end()
            return Value(_number(match), line, line)
        word = _WORD.match(self.text, self.at)
        if word and word[0] in _WORDS:
            self.at = word.end()
            return Value(_WORDS[word[0]], line, line)
        raise _Fault(self.at, "a value belongs here." if char else "ends before its data does.")

    def _string(self, otherwise: str) -> str:
        match = _STRING.match(self.text, self.at)
        if match is None:
            if otherwise and not self.text.startswith('"', self.at):
                raise _Fault(self.at, otherwise)
            raise _Fault(self.at, "the text that begins here has no end, or a character in it that no text may hold.")
        start, self.at = match.start(1), match.end()
        return _ESCAPE.sub(lambda found: _unescaped(found, start), match[1]) if "\\" in match[1] else match[1]

    def _space(self) -> None:
        if match := _SPACE.match(self.text, self.at):
            self.at = match.end()

    def _here(self) -> int:
        self._line += self.text.count("\n", self._counted, self.at)
        self._counted = self.at
        return self._line


def _unescaped(match: re.Match[str], start: int) -> str:
    """The character an escape stands for; one that nobody sees (a bell, a form feed) is left out."""
    try:
        if match[1]:
            return (bytes.fromhex(match[1]) + bytes.fromhex(match[2])).decode("utf-16-be")
        made = chr(int(match[3], 16)) if match[3] else _SIMPLE[match[4]]
    except (KeyError, ValueError):
        made = "\ud800"
    if "\ud800" <= made <= "\udfff":
        raise _Fault(start + match.start(), f"{match[0]} stands for no character.")
    return "" if made < " " and made not in "\t\n\r" else made


def _number(match: re.Match[str]) -> int | float | str:
    """A number, or its figures where they are more than a number holds."""
    if len(match[0]) > LONGEST_NUMBER:
        return match[0]
    if not (match[1] or match[2]):
        return int(match[0])
    number = float(match[0])
    return match[0] if number in (float("inf"), float("-inf")) else number
