"""The abbreviations a text defines: `Office for Policing and Crime (OPAC)`, `Police Service (the Police)`. Dry."""

from __future__ import annotations

import re
from collections.abc import Iterator

_WORD = r"(?:[A-Z][\w’'&/-]*|of|for|and|the|in|&|to|on)"
_SHORT = re.compile(rf"({_WORD}(?: {_WORD}){{1,20}}) \(([A-Z][A-Za-z&]*[A-Z][A-Za-z&]*)\)")
_CALLED = re.compile(
    rf"({_WORD}(?: {_WORD}){{1,20}}) \((?:hereafter |known as )?[“‘\"']?[Tt]he [“‘\"']?([A-Z][a-z]+)[”’\"']?\)"
)
_SMALL = frozenset({"of", "for", "and", "the", "in", "&", "to", "on"})


def defined(text: str) -> Iterator[tuple[str, str]]:
    """Each short form, with the name it stands for."""
    plain = re.sub(r"[*_]", "", text)
    for pattern, told in ((_SHORT, _defined), (_CALLED, _shortened)):
        for match in pattern.finditer(plain):
            if long := told(match[1].split(" "), match[2]):
                yield match[2], long


def _defined(words: list[str], short: str) -> str | None:
    """The last words whose initials are an abbreviation's letters; small words may have one or none (MOPAC, HMPPS)."""
    letters = [char for char in short if char.isupper()]
    for start in range(len(words) - 1, -1, -1):
        tail = words[start:]
        capitals = [char for word in tail for char in re.sub(r"[^A-Z]", "", word)]
        if tail[0] not in _SMALL and (letters == capitals or _with_some_small(tail, letters)):
            return " ".join(tail)
    return None


def _shortened(words: list[str], short: str) -> str | None:
    """The name that a word of it, or its beginning, stands for: Metropolitan Police Service (the Met)."""
    for start, word in enumerate(words):
        if word == short and start == len(words) - 1:
            article = [
                at for at, one in enumerate(words[:-1]) if one.lower() == "the" and words[at - 1].lower() not in _SMALL
            ]
            held = words[article[-1] + 1 :] if article else words
            return " ".join(held[next(at for at, one in enumerate(held) if one.lower() not in _SMALL) :])
        if word.startswith(short) and len(words) - start > 1:
            return " ".join(words[start:])
    return None


def _with_some_small(words: list[str], letters: list[str]) -> bool:
    """Whether the letters are the words' initials, where a small word may be left out."""
    held = list(letters)
    for word in words:
        if held and word[0].upper() == held[0]:
            held.pop(0)
        elif word not in _SMALL:
            return False
    return not held
