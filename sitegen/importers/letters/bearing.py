"""Which paragraph of a passage bears on which of several recommendations that it answers together. Dry.

Law: a paragraph bears on the one whose own words, those that few others have, it shares most; one that shares none goes
with the paragraph before it. It is a reading, so a person is told of every passage that is parted.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from sitegen.importers.drafting.passages import Paragraph
from sitegen.text import fold

_WORD = re.compile(r"[a-z0-9]{4,}")
_ENDINGS = ("ing", "ies", "ed", "es", "s")


def bearing(
    passage: Sequence[Paragraph], asked: Mapping[str, str], others: Iterable[str] = ()
) -> dict[str, tuple[Paragraph, ...]]:
    """The paragraphs for each recommendation, by number; `others` are the texts of the report's further ones."""
    words = {number: _words(text) for number, text in asked.items()}
    shared = Counter(word for text in (*others, *asked.values()) for word in _words(text))
    held: dict[str, list[Paragraph]] = {number: [] for number in asked}
    last: str | None = None
    for one in passage:
        said = _words(one.text)
        scores = {number: sum(1 / shared[word] for word in own & said) for number, own in words.items()}
        best = max(scores, key=lambda number: scores[number], default=None)
        if best is not None and scores[best] > 0:
            last = best
        if last is not None:
            held[last].append(one)
    return {number: tuple(found) for number, found in held.items()}


def _words(text: str) -> frozenset[str]:
    return frozenset(_stem(word) for word in _WORD.findall(fold(text)))


def _stem(word: str) -> str:
    ending = next((one for one in _ENDINGS if word.endswith(one) and len(word) - len(one) > 3), "")
    return word[: len(word) - len(ending)]
