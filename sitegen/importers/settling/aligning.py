"""Which new text is which old one, so that a permalink outlives corrections. Law: no old id is given to two texts.

Texts that are word for word the same are matched first, then those that are alike and stand in the same order between
them. The work is bounded: long stretches where nothing is the same are split by their rare words.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from itertools import groupby, pairwise
from string import ascii_lowercase
from typing import TypeAlias

Pair: TypeAlias = tuple[int, int]
_WORD = re.compile(r"\w+")
_ALIKE = 0.5  # of the words and pairs of words of both
_TELLING = 4  # words that a text must have to be known again out of its order
_GRID = 2_500  # comparisons in one stretch
_RARE = 4  # texts that a rare word stands in, at most


def align(old: Sequence[tuple[str, str]], new: Sequence[str]) -> list[str | None]:
    """For each new text the id of the old one it is, or None: given are old ids with their texts, in order."""
    matched = dict(_matches([text for _, text in old], new))
    return [old[matched[index]][0] if index in matched else None for index in range(len(new))]


def fresh_ids(aligned: Sequence[str | None], taken: Collection[str], pattern: str) -> list[str]:
    """An id for every item: new ones get ids that were never used, and that sort where the item stands.

    `pattern` makes an id of a number (`s{:03d}`). Items at the end are numbered on; one between others takes the id
    before it and a letter: `s012a` stands between `s012` and `s013`. `taken` are all ids ever given.
    """
    used = {*taken, *(id_ for id_ in aligned if id_)}
    number = max((int(digits[0]) for id_ in used if (digits := re.search("[0-9]+", id_))), default=0)
    made: list[str] = []
    last = max((index for index, id_ in enumerate(aligned) if id_), default=-1)
    for index, id_ in enumerate(aligned):
        if id_ is None and index > last:
            number += 1
            id_ = pattern.format(number)  # noqa: PLW2901 - the id it is to have
        elif id_ is None:
            id_ = _lettered(made[-1] if made else pattern.format(0), used, follows=index > 0 and aligned[index - 1] is None)  # noqa: PLW2901, E501 # fmt: skip
        used.add(id_)
        made.append(id_)
    return made


def _lettered(before: str, used: Collection[str], *, follows: bool) -> str:
    """The id before, with the first free letter; where that id was made this way just now, the letter after its own."""
    stem = before[:-1] if follows and before[-1:] in ascii_lowercase else before
    letters = ascii_lowercase[ascii_lowercase.index(before[-1]) + 1 :] if stem != before else ascii_lowercase
    while True:
        for letter in letters:
            if f"{stem}{letter}" not in used:
                return f"{stem}{letter}"
        stem, letters = f"{stem}z", ascii_lowercase


def _matches(old: Sequence[str], new: Sequence[str]) -> Iterator[Pair]:
    """Indices of new texts and of the old ones they are."""
    words = [_WORD.findall(text.casefold()) for text in old], [_WORD.findall(text.casefold()) for text in new]
    exact = ["\0".join(text) for text in words[0]], ["\0".join(text) for text in words[1]]
    anchors = _once_in_both(*exact)
    kept = _in_order(anchors)
    in_place = frozenset(kept)
    moved = {pair for pair in anchors if pair not in in_place and len(words[1][pair[0]]) >= _TELLING}
    yield from moved
    gone, come = {pair[1] for pair in moved}, {pair[0] for pair in moved}
    for (new_start, old_start), (new_end, old_end) in pairwise([(-1, -1), *kept, (len(new), len(old))]):
        if new_end < len(new):
            yield new_end, old_end
        ours = [index for index in range(new_start + 1, new_end) if index not in come]
        theirs = [index for index in range(old_start + 1, old_end) if index not in gone]
        yield from _Stretch(words, exact).matches(theirs, ours)


def _once_in_both(old: Sequence[str], new: Sequence[str]) -> list[Pair]:
    """New and old indices of the texts that stand once on either side, in the new order."""
    counts = Counter(old), Counter(new)
    places = {text: index for index, text in enumerate(old)}
    once = ((index, text) for index, text in enumerate(new) if counts[0][text] == counts[1][text] == 1)
    return [(index, places[text]) for index, text in once]


def _in_order(pairs: Sequence[Pair]) -> list[Pair]:
    """The longest run of pairs that keep their order on both sides."""
    tails: list[int] = []
    best: list[int] = []
    before: list[int] = []
    for index, (_, value) in enumerate(pairs):
        place = bisect_left(tails, value)
        before.append(best[place - 1] if place else -1)
        tails[place : place + 1] = [value]
        best[place : place + 1] = [index]
    chain = []
    index = best[-1] if best else -1
    while index >= 0:
        chain.append(pairs[index])
        index = before[index]
    return chain[::-1]


class _Stretch:
    """A stretch between two texts that are the same, where texts were mended, put in and taken out."""

    def __init__(self, words: tuple[list[list[str]], list[list[str]]], exact: tuple[list[str], list[str]]) -> None:
        self.words, self.exact = words, exact
        self._held: dict[tuple[int, int], Counter[str]] = {}

    def matches(self, old: list[int], new: list[int]) -> Iterator[Pair]:
        while old and new and self.exact[0][old[0]] == self.exact[1][new[0]]:
            yield new.pop(0), old.pop(0)
        ends = []
        while old and new and self.exact[0][old[-1]] == self.exact[1][new[-1]]:
            ends.append((new.pop(), old.pop()))
        yield from ends
        if not old or not new:
            return
        if len(old) * len(new) <= _GRID:
            yield from self._grid(old, new)
            return
        split = self._by_rare_words(old, new)
        if not split:  # nothing tells them apart but their place
            yield from ((ours, theirs) for theirs, ours in zip(old, new, strict=False) if self._alike(theirs, ours))
            return
        edges = [(-1, -1), *split, (len(new), len(old))]
        for (new_start, old_start), (new_end, old_end) in pairwise(edges):
            if new_end < len(new):
                yield new[new_end], old[old_end]
            yield from self.matches(old[old_start + 1 : old_end], new[new_start + 1 : new_end])

    def _grid(self, old: list[int], new: list[int]) -> Iterator[Pair]:
        """The pairs in order that are most alike together."""
        scores = [[self._alike(theirs, ours) for theirs in old] for ours in new]
        best = [[0.0] * (len(old) + 1) for _ in range(len(new) + 1)]
        for i in range(len(new) - 1, -1, -1):
            for j in range(len(old) - 1, -1, -1):
                paired = scores[i][j] + best[i + 1][j + 1] if scores[i][j] else 0.0
                best[i][j] = max(best[i + 1][j], best[i][j + 1], paired)
        i = j = 0
        while i < len(new) and j < len(old):
            if scores[i][j] and best[i][j] == scores[i][j] + best[i + 1][j + 1]:
                yield new[i], old[j]
                i, j = i + 1, j + 1
            elif best[i][j] == best[i + 1][j]:
                i += 1
            else:
                j += 1

    def _by_rare_words(self, old: list[int], new: list[int]) -> list[Pair]:
        """Places in the two lists of texts that share rare words and are alike, in order."""
        where: dict[str, list[int]] = defaultdict(list)
        for place, index in enumerate(old):
            for word in self._counted(0, index):
                where[word].append(place)
        pairs = []
        for place, index in enumerate(new):
            rare = Counter(one for word in self._counted(1, index) if len(where.get(word, ())) <= _RARE for one in where.get(word, ()))  # noqa: E501 # fmt: skip
            found = [one for one, _ in rare.most_common(_RARE) if self._alike(old[one], index)]
            if found:
                pairs.append((place, max(found, key=lambda one: (self._alike(old[one], index), -one))))
        kept = _in_order(pairs)
        return [next(group) for _, group in groupby(kept, key=lambda pair: pair[1])]

    def _alike(self, old: int, new: int) -> float:
        """The share of words and pairs of words that two texts have in common; 0 where that is too little."""
        one, other = self._counted(0, old), self._counted(1, new)
        sizes = one.total(), other.total()
        if not all(sizes) or 2 * min(sizes) / sum(sizes) < _ALIKE:
            return 0.0
        score = 2 * sum(min(count, other[word]) for word, count in one.items() if word in other) / sum(sizes)
        return score if score >= _ALIKE else 0.0

    def _counted(self, side: int, index: int) -> Counter[str]:
        if (side, index) not in self._held:
            words = self.words[side][index]
            self._held[side, index] = Counter([*words, *(f"{one} {other}" for one, other in pairwise(words))])
        return self._held[side, index]
