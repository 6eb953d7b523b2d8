"""What a source says, line by line. Law: a line keeps its number and page, whatever is cut out or joined."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from sitegen.problems import Where

Lines = tuple[int, ...]
_MARKED = re.compile(r"^#{1,6} |\*\*[^*]+\*\*|^---$|<su[pb]>|\]\(https?:", re.MULTILINE)
_ENOUGH = 3


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its number in the file (from 1), its words, and the page it is printed on, when the source says."""

    number: int
    text: str
    page: int | None = None

    @property
    def blank(self) -> bool:
        return not self.text.strip()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A source, or a stretch of one, as lines. `file` is its name without folders; `marked` that it is Markdown."""

    file: str
    lines: tuple[Line, ...]
    marked: bool = False

    @classmethod
    def of(cls, text: str, file: str) -> Sheet:
        """A text as lines; a form feed begins a new page, and Markdown is known by its marks."""
        pages = "\f" in text
        page = 1
        lines = []
        for number, line in enumerate(text.removesuffix("\n").split("\n"), 1):
            page += line.count("\f")
            lines.append(Line(number, line.replace("\f", ""), page if pages else None))
        return cls(file, tuple(lines), marked=len(_MARKED.findall(text)) >= _ENOUGH)

    def __iter__(self) -> Iterator[Line]:
        return iter(self.lines)

    def __len__(self) -> int:
        return len(self.lines)

    def part(self, start: int, end: int | None = None) -> Sheet:
        """The lines from one index (not number) to before another, as a sheet of their own."""
        return replace(self, lines=self.lines[start:end])

    def without(self, numbers: frozenset[int] | set[int]) -> Sheet:
        """The sheet without the lines of these numbers: what furniture leaves."""
        return replace(self, lines=tuple(line for line in self.lines if line.number not in numbers))

    @property
    def text(self) -> str:
        return "\n".join(line.text for line in self.lines)

    def where(self, number: int) -> Where:
        return Where(self.file, number)


def spans(numbers: Lines | set[int] | frozenset[int], silent: frozenset[int] = frozenset()) -> str:
    """Line numbers as records cite them: `345-349, 351`. Lines that say nothing (`silent`) do not part a run."""
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and all(between in silent for between in range(runs[-1][1] + 1, number)):
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in runs)
