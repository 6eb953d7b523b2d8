"""Short forms that texts explain: `Metropolitan Police Service (MPS)`, `(the Met)`. Law: texts in, names out.

A short form is believed only if its letters are the initials of the words before it, or if it is the beginning of a
word of a name the archive knows; so remarks in brackets are not taken for names.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping

from sitegen.text import fold

_BRACKETED = re.compile(r" \((?:the )?([A-Z][A-Za-z&]{1,9})\)")
_BEFORE = 100  # letters in which the words are looked for
_SMALL = frozenset(["a", "and", "for", "in", "of", "on", "the", "to", "with"])


def short_forms(texts: Iterable[str], names: Collection[str]) -> Mapping[str, tuple[str, ...]]:
    """The short forms of each name or phrase that the texts explain; names and phrases are folded."""
    known = {plain: plain.split() for plain in (fold(name).replace("’", "'") for name in names)}
    found: dict[str, set[str]] = defaultdict(set)
    for text in texts:
        for match in _BRACKETED.finditer(text):
            before = fold(text[max(0, match.start() - _BEFORE) : match.start()]).replace("’", "'").removesuffix("'s")
            for full in _explained(before, match[1], known):
                found[full].add(match[1])
    return {full: tuple(sorted(shorts)) for full, shorts in sorted(found.items())}


def _explained(before: str, short: str, known: Mapping[str, list[str]]) -> Iterator[str]:
    """What the short form stands for: a stretch of words by its initials, or a known name by a word's beginning."""
    letters = re.sub(r"[^a-z]", "", fold(short if short.isupper() else short.removesuffix("s")))
    if len(letters) > 1 and sum(letter.isupper() for letter in short) > 1 and (full := _by_initials(before, letters)):
        yield full
    for name, words in known.items():
        if before.endswith(name) and len(words) > 1 and any(word.startswith(fold(short)) for word in words):
            yield name


def _by_initials(before: str, letters: str) -> str | None:
    words = list(re.finditer(r"[a-z][a-z']*", before))
    left = list(letters)
    for word in reversed(words):
        if word[0][0] == left[-1]:
            left.pop()
            if not left:
                return before[word.start() :]
        elif word[0] not in _SMALL:
            return None
    return None
