"""Values that know the lines they were read from. Law: what a record holds and what the account says it took are one.

A reader puts values into a draft as `Taken`; the account of every line is made by walking the drafts, so a line is
placed only if something of it is in a record, and a record cites exactly what it took.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias, Union

from sitegen.importers.drafting.sheet import Line, Lines
from sitegen.source import Path

Tree: TypeAlias = Union[str, int, bool, "Taken", Sequence["Tree"], Mapping[str, "Tree"], None]
_SINGLE = (str, int, type(None))  # asked for first, since nearly all values are one of these


@dataclass(frozen=True, slots=True)
class Taken:
    """A value and the numbers of the lines it was read from.

    `verbatim`: its words are the lines' own, and the account checks that none is missing; otherwise it was
    understood (a date from "Wednesday 8 March", a person from a label) and the lines are its evidence.
    """

    value: Any
    lines: Lines
    verbatim: bool = False


def verbatim(text: str, *lines: Line) -> Taken:
    """A text in the words of these lines."""
    return Taken(text, tuple(line.number for line in lines), verbatim=True)


def understood(value: Any, *lines: Line) -> Taken:
    """A value that these lines say in other words."""
    return Taken(value, tuple(line.number for line in lines))


def plain(tree: Tree) -> Any:
    """The values alone, as a record holds them; what is None is left out."""
    if isinstance(tree, Taken):
        return plain(tree.value)
    if isinstance(tree, _SINGLE):
        return tree
    if isinstance(tree, Mapping):
        return {key: plain(value) for key, value in tree.items() if value is not None}
    return [plain(item) for item in tree] if isinstance(tree, Sequence) else tree


def taken(tree: Tree, path: Path = ()) -> Iterator[tuple[Path, Taken]]:
    """Every taken value in a tree, with its path."""
    if isinstance(tree, Taken):
        yield path, tree
        if not isinstance(tree.value, _SINGLE):
            yield from taken(tree.value, path)
    elif isinstance(tree, _SINGLE):
        return
    elif isinstance(tree, Mapping):
        for key, value in tree.items():
            yield from taken(value, (*path, key))
    elif isinstance(tree, Sequence):
        for index, item in enumerate(tree):
            yield from taken(item, (*path, index))


def lines_of(tree: Tree) -> Lines:
    """The numbers of all lines that something in a tree was read from, in order."""
    return tuple(sorted({number for _, value in taken(tree) for number in value.lines}))
