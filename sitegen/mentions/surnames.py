"""Surnames at a meeting: `Councillor Marikar`, `Mr Bowie`, `Sir Mark`. Law: one at the table bears it, and no place.

A surname that is also a word, or part of a body's name, is nobody's by itself: `Hall` may be the hall.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitegen.mentions.context import Context
from sitegen.mentions.folding import Folded
from sitegen.mentions.knowing import Knowledge
from sitegen.prose.linking import Run, Span

_CAPITAL = re.compile(r"(?<![\w/@&'.-])[A-Z][A-Za-z'-]*[A-Za-z]")
_COURTESY = frozenset(["mr", "mrs", "ms", "miss", "mx"])
_KNIGHTLY = frozenset(["sir", "dame"])
_PEERS = frozenset(["lord", "lady", "baroness", "viscount", "earl"])
_OF = re.compile(r" of [A-Z]")
_ARTICLES = frozenset(["the", "a", "an", "this", "that"])


def surnames_in(words: Folded, _run: Run, context: Context, knowledge: Knowledge) -> Iterator[Span]:
    """The people at the meeting whom a title with a surname, or a surname, names."""
    if not context.people:
        return
    for found in _CAPITAL.finditer(words.text):
        word = found[0].removesuffix("'s").removesuffix("'")
        start, end = found.start(), found.start() + len(word)
        before = words.before(start)
        title = before.lower().rstrip(".")
        titled = _title_start(words, start - len(before) - 1)
        if words.after(end)[:1].isupper() or (title in _PEERS and _OF.match(words.text, end)):
            continue
        if title in _KNIGHTLY and before[:1].isupper():
            if target := context.people.knighted(title, word):
                yield Span(*words.place(titled, end), target)
        elif bearer := context.people.bearer(word):
            if before[:1].isupper():
                if title in _COURTESY or context.people.is_titled(bearer, title):
                    yield Span(*words.place(titled, end), bearer)
            elif _is_a_name(words, start, word, title, knowledge):
                yield Span(*words.place(start, end), bearer)


def _title_start(words: Folded, start: int) -> int:
    """Where a title begins that has two words: `Assembly Member`."""
    return start - len("Assembly ") if words.before(start) == "Assembly" else start


def _is_a_name(words: Folded, start: int, word: str, before: str, knowledge: Knowledge) -> bool:
    """Whether a surname without a title can be nothing else."""
    common = word.lower() in knowledge.small or word in knowledge.names or word in knowledge.places
    return not common and not words.opens(start) and before not in _ARTICLES
