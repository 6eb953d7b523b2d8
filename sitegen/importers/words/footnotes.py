"""Notes at the feet of pages whose raised figures a PDF has lost -> each note with its words, links and mark. Dry.

Such a mark is glued to the word before it ("since 20171, ...", "plan.6"), and the note stands at the foot of its page
as a line that begins with the figure; below the notes stand the addresses that their links lead to. Law: a figure is a
mark only if a note of that figure stands at the foot of the same page, and a note is one only if its figure is next in
turn and marked above it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise
from operator import itemgetter

from sitegen.importers.drafting.sheet import Line
from sitegen.text import fold

_NOTE = re.compile(r"^\s*(\d{1,3})\s+(?=\S)")
_ADDRESS = re.compile(r"^\s*(?:https?://|www\.)\S+\s*$")
_REST_OF_ADDRESS = re.compile(r"^\S*[/%?=&._-]\S*\s*$")
_GOES_ON = re.compile(r"^\s*[a-z(|]")
_ENDED = re.compile(r"[.!?:;…][\"”’')\]\d]*\s*$")
_SPACED = 2
_AHEAD = 2
_BEFORE = (  # what a glued mark stands behind, the surest first
    r"(?<=[.,;:!?’”\"')\]])",
    r"(?<=[a-z])",
    r"(?<=\b(?:19|20)\d\d)",
    r"(?<=[A-Z])",
    r"(?<=[.!?’”\"') ]) {1,3}",
)


@dataclass(slots=True)
class Note:
    """One note. `mark` is where its figure stands: the index of the line, and from where to where in it.

    `repeated` are lines on which an address of it is told again.
    """

    number: int
    words: list[str]
    lines: list[Line]
    links: list[str] = field(default_factory=list)
    mark: tuple[int, int, int] | None = None
    repeated: list[Line] = field(default_factory=list)

    @property
    def text(self) -> str:
        return " ".join(" ".join(part.split()) for part in self.words)


@dataclass(frozen=True, slots=True)
class Notes:
    """The notes of a text, and the lines that are left without them: by index, with the cuts that pages made."""

    notes: tuple[Note, ...]
    left: tuple[int, ...]
    cuts: frozenset[int]


def notes(lines: Sequence[Line]) -> Notes:
    """Read the feet of all pages. `lines` are those that are not blank."""
    found: list[Note] = []
    left: list[int] = []
    cuts: set[int] = set()
    usual = spacing(lines)
    at, page = 0, 0
    while at < len(lines):
        match = _NOTE.match(lines[at].text)
        number = len(found) + 1
        if match and int(match[1]) == number and _mark(lines, page, at, number, found):
            end = _foot(lines, at, page, usual, found)
            cuts.add(end)
            at = page = end
        else:
            left.append(at)
            at += 1
    return Notes(tuple(found), tuple(left), frozenset(cuts))


def spacing(lines: Sequence[Line]) -> int:
    """How far apart the lines of a paragraph stand: 1, or 2 where they are spaced and sentences run on over them."""
    steps = Counter(min(after.number - line.number, 3) for line, after in pairwise(lines))
    spaced = [line for line, after in pairwise(lines) if after.number - line.number == _SPACED]
    run_on = sum(not _ENDED.search(line.text) for line in spaced)
    parted = steps[_SPACED + 1]  # by more than that, somewhere
    return _SPACED if parted and steps[_SPACED] > steps[1] and run_on * 2 > len(spaced) else 1


def _foot(lines: Sequence[Line], at: int, page: int, usual: int, found: list[Note]) -> int:
    """Take in the notes of one foot, and the addresses below them; the index behind it."""
    here: list[Note] = []
    addresses: list[tuple[str, Line]] = []
    while at < len(lines):
        line, text = lines[at], lines[at].text
        match = _NOTE.match(text)
        number = len(found) + len(here) + 1
        if _ADDRESS.match(text):
            addresses.append((text.strip(), line))
        elif addresses and _REST_OF_ADDRESS.match(text) and line.number == lines[at - 1].number + 1:
            addresses[-1] = (addresses[-1][0] + text.strip(), addresses[-1][1])
            here[-1].lines.append(line)
        elif addresses:
            break
        elif match and int(match[1]) == number and (mark := _mark(lines, page, at, number, [*found, *here])):
            here.append(Note(number, [text[match.end() :].strip()], [line], mark=mark))
        elif here and _goes_on(lines, at, number, usual):
            here[-1].words.append(text.strip())
            here[-1].lines.append(line)
        else:
            break
        at += 1
    _share(here, addresses)
    found += here
    return at


def _goes_on(lines: Sequence[Line], at: int, number: int, usual: int) -> bool:
    """Whether a line is the rest of the note above it: one that begins so, or behind which the foot goes on."""
    if lines[at].number - lines[at - 1].number > usual:
        return False
    ahead = lines[at + 1 : at + 1 + _AHEAD]
    more = any(_ADDRESS.match(line.text) or re.match(rf"\s*{number}\s+\S", line.text) for line in ahead)
    return more or (bool(_GOES_ON.match(lines[at].text)) and lines[at].number - lines[at - 1].number == usual)


def _mark(
    lines: Sequence[Line], page: int, end: int, number: int, before: Sequence[Note]
) -> tuple[int, int, int] | None:
    """Where the figure of a note stands on its page, behind the mark of the note before."""
    last = before[-1].mark if before and before[-1].mark else (page, 0, 0)
    for behind in _BEFORE:
        pattern = re.compile(rf"{behind}{number}(?![\d%]|[.,:/]\d|[A-Za-z])")
        for at in range(max(page, last[0]), end):
            if match := pattern.search(lines[at].text, last[2] if at == last[0] else 0):
                return at, match.start(), match.end()
    return None


# ---- addresses


def _share(here: Sequence[Note], addresses: Sequence[tuple[str, Line]]) -> None:
    """Give each note its addresses: in order, and where there are fewer than notes, by the words they share."""
    told = [(address, [line]) for address, line in addresses]
    if len(told) > len(here):  # a link that is wrapped is told once for each of its lines
        told = [(address, [line for _, line in same]) for address, same in groupby(addresses, key=itemgetter(0))]
    chosen = range(len(here)) if len(told) == len(here) else _likeliest(here, [address for address, _ in told])
    for (address, lines), owner in zip(told, chosen, strict=True):
        here[owner].links.append(address)
        here[owner].lines.append(lines[0])
        here[owner].repeated += lines[1:]


def _likeliest(here: Sequence[Note], addresses: Sequence[str]) -> list[int]:
    """For each address the note that it is of, in order, so that as many words as can be are shared."""
    best: dict[int, tuple[int, list[int]]] = {-1: (0, [])}
    for address in addresses:
        shared = [len(_terms(address) & _terms(note.text)) for note in here]
        best = {
            at: max(
                ((score + shared[at], [*path, at]) for last, (score, path) in best.items() if last <= at),
                key=lambda one: one[0],
            )
            for at in range(len(here))
            if any(last <= at for last in best)
        }
    return max(best.values(), key=lambda one: one[0])[1]


def _terms(text: str) -> set[str]:
    return {
        word for word in re.findall(r"[a-z0-9]{3,}", fold(text)) if word not in ("https", "www", "http", "the", "and")
    }
