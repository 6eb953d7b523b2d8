"""What a file says: YAML read as strings, with the place of every value. Law: text in, values out.

Scalars stay what was written ("No", 2024/0506); the record's class types each field. Duplicate keys,
tabs and aliases are faults. A fault that leaves the rest readable does not hide the faults after it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import yaml

from sitegen.problems import Outcome, Problem, Where

Path = tuple[str | int, ...]
_NULLS = {"", "~", "null"}


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a value stands, and where its key does (the same, for an item of a list)."""

    value: Where
    key: Where


@dataclass(frozen=True, slots=True)
class Raw:
    """A file's values as written, and where each one stands, by its path of keys and indices."""

    data: dict[str, Any]
    marks: Mapping[Path, Mark] = field(default_factory=dict)

    def mark(self, path: Path) -> Mark:
        """The mark of a value, or of the nearest value around it."""
        while path not in self.marks and path:
            path = path[:-1]
        return self.marks[path]

    def adding(self, more: Mapping[str, Any], where: Where) -> Raw:
        """The same values and some from elsewhere (the path, the body), placed at `where`."""
        mark = Mark(where, where)
        return replace(self, data={**self.data, **more}, marks={**self.marks, **{(key,): mark for key in more}})


def decode(content: bytes, file: str) -> Outcome[str]:
    """UTF-8 text, with a fault at each line that is not; the unreadable bytes are replaced."""
    try:
        return Outcome(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        pass
    problems = []
    for number, line in enumerate(content.split(b"\n"), 1):
        try:
            line.decode("utf-8")
        except UnicodeDecodeError as error:
            column = len(line[: error.start].decode("utf-8")) + 1
            problems.append(
                Problem(
                    Where(file, number, column),
                    "bad-encoding",
                    f"byte 0x{line[error.start]:02x} is not UTF-8.",
                    "save the file as UTF-8",
                )
            )
    return Outcome(content.decode("utf-8", "replace").removeprefix("\ufeff"), tuple(problems))


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """A Markdown file in its two parts, with the line on which each begins."""

    yaml: str
    yaml_line: int
    body: str
    body_line: int


def split_front_matter(text: str, file: str) -> Outcome[FrontMatter | None]:
    """The YAML between two lines of `---`, and the prose after it."""
    lines = text.splitlines(keepends=True)
    if not lines or lines[0].rstrip() != "---":
        hint = "begin the file with a line of ---, the record's fields, and another line of ---"
        return Outcome(None, (Problem(Where(file), "missing-front-matter", "has no front matter.", hint),))
    for number, line in enumerate(lines[1:], 2):
        if line.rstrip() == "---":
            return Outcome(FrontMatter("".join(lines[1 : number - 1]), 2, "".join(lines[number:]), number + 1))
    hint = "end the fields with a line of ---"
    return Outcome(None, (Problem(Where(file), "missing-front-matter", "has front matter that never ends.", hint),))


def parse_yaml(text: str, file: str, first_line: int = 1) -> Outcome[Raw | None]:
    """A mapping with its marks. `first_line` is the line of the file on which the text begins."""
    problems: list[Problem] = []
    tabs = [(number, line) for number, line in enumerate(text.split("\n")) if "\t" in line[: _indent(line)]]
    for number, line in tabs:
        problems.append(
            Problem(
                Where(file, number + first_line, line.index("\t") + 1),
                "yaml-tab",
                "is indented with a tab, which YAML does not allow.",
                "use two spaces for each level",
            )
        )
    if tabs:
        text = "\n".join(line[: _indent(line)].replace("\t", "  ") + line[_indent(line) :] for line in text.split("\n"))
    try:
        node = yaml.compose(text, Loader=yaml.CBaseLoader)
    except yaml.MarkedYAMLError as error:
        return Outcome(None, tuple(problems) if tabs else (_syntax_problem(error, file, first_line),))
    except yaml.YAMLError as error:  # a character YAML forbids has no mark
        where = Where(file, first_line + text[: getattr(error, "position", 0)].count("\n"))
        hint = "remove the control character"
        return Outcome(None, (*problems, Problem(where, "yaml-syntax", "holds a character YAML forbids.", hint)))
    if not isinstance(node, yaml.MappingNode):
        hint = "write one `key: value` on each line"
        reason = "is empty." if node is None else "is not a mapping of keys to values."
        return Outcome(None, (*problems, Problem(Where(file, first_line), "not-a-mapping", reason, hint)))
    reader = _Reader(file, first_line)
    data = reader.read(node, ())
    return Outcome(Raw(data, reader.marks), (*problems, *reader.problems))


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" \t"))


def _syntax_problem(error: yaml.MarkedYAMLError, file: str, first_line: int) -> Problem:
    mark = error.problem_mark or error.context_mark
    where = Where(file, (mark.line if mark else 0) + first_line, (mark.column if mark else 0) + 1)
    reason = f"cannot be read as YAML: {error.problem or error.context}."
    return Problem(where, "yaml-syntax", reason, 'quote a value that holds ": " or " #", and close what is opened')


class _Reader:
    """Turns a tree of YAML nodes into plain values, keeping marks and collecting faults."""

    def __init__(self, file: str, first_line: int) -> None:
        self.file = file
        self.first_line = first_line
        self.marks: dict[Path, Mark] = {}
        self.problems: list[Problem] = []
        self._seen: set[int] = set()

    def where(self, node: yaml.Node) -> Where:
        return Where(self.file, node.start_mark.line + self.first_line, node.start_mark.column + 1)

    def read(self, node: yaml.Node, path: Path, key: yaml.Node | None = None) -> Any:
        self.marks[path] = Mark(self.where(node), self.where(key or node))
        if id(node) in self._seen:
            hint = "write the value out"
            self.problems.append(Problem(self.where(key or node), "yaml-alias", "uses a YAML alias.", hint))
            return None
        self._seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            return dict(self._pairs(node, path))
        if isinstance(node, yaml.SequenceNode):
            return [self.read(item, (*path, index)) for index, item in enumerate(node.value)]
        plain = isinstance(node, yaml.ScalarNode) and node.style is None
        return None if plain and node.value in _NULLS else node.value

    def _pairs(self, node: yaml.MappingNode, path: Path) -> Iterator[tuple[str, Any]]:
        first: dict[str, Where] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                hint = "use a plain word as the key"
                self.problems.append(Problem(self.where(key), "yaml-syntax", "has a key that is not a word.", hint))
                continue
            if key.value in first:
                reason = f'"{key.value}" is given twice; first on line {first[key.value].line}.'
                self.problems.append(Problem(self.where(key), "duplicate-key", reason, "keep one of the two"))
                continue
            first[key.value] = self.where(key)
            yield key.value, self.read(value, (*path, key.value), key)
