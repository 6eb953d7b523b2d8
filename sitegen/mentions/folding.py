"""Words folded for looking up: without accents, with plain marks, and with the way back. Law: text in, places out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

_MARKS = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u2011": "-", "\xa0": " "})
_ODD = re.compile(r"[^\x00-\x7f]")
_SENTENCE = re.compile(r"[.!?;:](?=\s)|\n|\ufffc")
_WORD_BEFORE = re.compile(r"([\w'&.-]+) $")
_WORD_AFTER = re.compile(r" ([\w'&-]+)")


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text; `at` tells where each of its characters stands as written (None: at the same place)."""

    text: str
    at: Sequence[int] | None = None

    def place(self, start: int, end: int) -> tuple[int, int]:
        """The stretch in the text as written."""
        if self.at is None:
            return start, end
        return self.at[start], self.at[end]

    def before(self, start: int) -> str:
        """The word that stands directly before, with a single space between."""
        found = _WORD_BEFORE.search(self.text[max(0, start - 40) : start])
        return found[1] if found else ""

    def after(self, end: int) -> str:
        """The word that follows directly, with a single space between."""
        found = _WORD_AFTER.match(self.text, end)
        return found[1] if found else ""

    def opens(self, start: int) -> bool:
        """Whether a sentence begins here, or a bracket, a quotation or a cell."""
        before = self.text[max(0, start - 8) : start].rstrip(" ")
        return not before or before[-1] in '.!?;:("[|/•\ufffc\n-'

    def sentence(self, start: int) -> str:
        """The words of the sentence that stand before."""
        before = self.text[max(0, start - 400) : start]
        return _SENTENCE.split(before)[-1]


def fold_marks(text: str) -> str:
    """A text without accents and with plain marks, in its own case."""
    return folded(text).text


@lru_cache(maxsize=64)
def folded(text: str) -> Folded:
    """A text folded for looking up names in it."""
    if text.isascii():
        return Folded(text)
    plain = text.translate(_MARKS)
    odd = {char: _bare(char) for char in set(_ODD.findall(plain))}
    if all(len(bare) == 1 for bare in odd.values()):
        return Folded(plain.translate({ord(char): bare for char, bare in odd.items()}))
    letters = [odd.get(char, char) for char in plain]
    at = [place for place, bare in enumerate(letters) for _ in bare]
    return Folded("".join(letters), (*at, len(text)))


def _bare(char: str) -> str:
    """A letter without its accent; an accent that stands by itself is nothing."""
    return "".join(letter for letter in unicodedata.normalize("NFKD", char) if not unicodedata.combining(letter))
