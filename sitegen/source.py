"""What a file says and where: its text, its two parts, its values and their places. Law: bytes in, values out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from sitegen.problems import Outcome, Problem, Where

Path = tuple[str | int, ...]
FOREIGN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffd-\uffff]")
UNREADABLE = "\N{REPLACEMENT CHARACTER}"


def dotted(path: Path) -> str:
    """A path as messages write it: `agenda[2].resolutions[0].letter`."""
    words = ""
    for step in path:
        words += f"[{step}]" if isinstance(step, int) else f".{step}" if words else step
    return words


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a value stands, and where its key does (the same, for an item of a list)."""

    value: Where
    key: Where


@dataclass(frozen=True, slots=True)
class Raw:
    """A file's values as written, where each one stands by its path of keys and indices, and the file's lines."""

    data: dict[str, Any]
    marks: Mapping[Path, Mark] = field(default_factory=dict)
    lines: tuple[str, ...] = ()

    def mark(self, path: Path) -> Mark:
        """The mark of a value, or of the nearest value around it."""
        while path not in self.marks and path:
            path = path[:-1]
        return self.marks[path]

    def adding(self, more: Mapping[str, Any], where: Where) -> Raw:
        """The same values and some from elsewhere (the path, the body), placed at `where`."""
        mark = Mark(where, where)
        return replace(self, data={**self.data, **more}, marks={**self.marks, **{(key,): mark for key in more}})

    def within(self, path: Path, pattern: str, nth: int = 0) -> Where:
        """Where in the file the nth match of the pattern's group stands, from the beginning of a value on."""
        start = self.mark(path).value
        for number, line in enumerate(self.lines[start.line - 1 :], start.line):
            for match in re.finditer(pattern, line):
                if number == start.line and match.start() < start.column - 1:
                    continue
                if nth == 0:
                    return Where(start.file, number, match.start(1) + 1)
                nth -= 1
        return start


def decode(content: bytes, file: str) -> Outcome[str]:
    """The text in lines that end in a line feed, with a fault for each line that holds what is not text.

    What is not text is replaced by UNREADABLE, character by character, so that all places stay right.
    """
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        told = Problem(Where(file), "bad-encoding", "is UTF-16, not UTF-8.", "save the file as UTF-8")
        rest = decode(content.decode("utf-16", "replace").encode(), file)
        return Outcome(rest.value, (told, *rest.problems))
    text = re.sub("\r\n?", "\n", content.decode("utf-8-sig", "surrogateescape"))
    if not FOREIGN.search(text):
        return Outcome(text)
    found = ((number, FOREIGN.search(line)) for number, line in enumerate(text.split("\n"), 1))
    problems = tuple(foreign(match[0], Where(file, number, match.start() + 1)) for number, match in found if match)
    return Outcome(FOREIGN.sub(UNREADABLE, text), problems)


def foreign(char: str, where: Where) -> Problem:
    """The fault of a character that is no text, or of a byte that is no character."""
    if "\udc80" <= char <= "\udcff":  # how Python holds a byte that could not be decoded
        return Problem(
            where, "bad-encoding", f"byte 0x{ord(char) - 0xDC00:02x} is not UTF-8.", "save the file as UTF-8"
        )
    reason = f"holds the character U+{ord(char):04X}, which nobody can see."
    return Problem(where, "bad-character", reason, "remove it")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """A Markdown file in its two parts, with the line on which each begins."""

    yaml: str
    yaml_line: int
    body: str
    body_line: int


def split_front_matter(text: str, file: str) -> Outcome[FrontMatter | None]:
    """The YAML between two lines of `---`, and the prose after it."""
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        hint = "begin the file with a line of ---, the record's fields, and another line of ---"
        return Outcome(None, (Problem(Where(file), "missing-front-matter", "has no front matter.", hint),))
    for number, line in enumerate(lines[1:], 2):
        if line.rstrip() == "---":
            front, body = "\n".join(lines[1 : number - 1]), "\n".join(lines[number:])
            return Outcome(FrontMatter(front + "\n", 2, body, number + 1))
    hint = "end the fields with a line of ---"
    return Outcome(None, (Problem(Where(file), "missing-front-matter", "has front matter that never ends.", hint),))
