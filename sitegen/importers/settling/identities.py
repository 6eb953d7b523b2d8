"""Which new record is one the archive has already. Dry; ids in, ids out.

A permalink is for ever: a record or speech that an earlier import of the source made keeps its id, however its text was
mended; and a record that a person wrote of the same lines of the same document is that record.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Any

from sitegen.importers.keeping.held import Trees
from sitegen.importers.settling.aligning import align, fresh_ids

_WORDED = ("actions", "documents", "responses", "inquiries", "reports")  # their ids are words, which may be mended
_LIKE = 0.8
_SAME_WORDS = 0.5
_TELLING = re.compile(r"\w{4,}")


def lasting(
    new: Trees, held: Mapping[str, dict[str, Any]], remembered: frozenset[str], document: str
) -> dict[str, str]:
    """Old ids for new records that were imported before, or written by a person of the same lines."""
    names: dict[str, str] = {}
    for folder in _WORDED:
        fresh = [id_ for id_ in new if id_.startswith(f"{folder}/") and id_ not in held]
        left = [id_ for id_ in held if id_.startswith(f"{folder}/") and id_ not in new]
        written = {old: _Said.of(held[old], document) for old in left if old not in remembered}
        names |= _of_the_same_lines({id_: _Said.of(new[id_], document) for id_ in fresh}, written)
        before = [(old, _words(held[old])) for old in left if old in remembered]
        rest = [id_ for id_ in fresh if id_ not in names]
        aligned = zip(rest, align(before, [_words(new[id_]) for id_ in rest]), strict=True)
        names |= {id_: old for id_, old in aligned if old is not None}
    return names


@dataclass(frozen=True, slots=True)
class _Said:
    """What a record says of a document: the lines it cites, and its telling words."""

    lines: frozenset[int]
    words: frozenset[str]

    @classmethod
    def of(cls, tree: Mapping[str, Any], document: str) -> _Said:
        told = " ".join(str(tree[key]) for key in ("heading", "summary", "text") if key in tree)
        return cls(frozenset(_cited(tree, document)), frozenset(_TELLING.findall(told.casefold())))

    def like(self, other: _Said) -> tuple[float, float] | None:
        """The shares of lines and of words that both have; None where they are not of the same lines."""
        if _overlap(self.lines, other.lines) < _LIKE:
            return None
        common, fewer = self.words & other.words, min(len(self.words), len(other.words))
        return len(self.lines & other.lines) / len(self.lines | other.lines), len(common) / fewer if fewer else 0.0


def _of_the_same_lines(new: Mapping[str, _Said], written: Mapping[str, _Said]) -> dict[str, str]:
    """The pairs that cite the same lines, where each is clearly the other's first."""
    pairs = {(id_, old): one.like(other) for id_, one in new.items() for old, other in written.items()}
    alike = [(id_, old, like) for (id_, old), like in pairs.items() if like]
    first = {id_: _clearly({old: like for one, old, like in alike if one == id_}) for id_ in new}
    firsts = {old: _clearly({id_: like for id_, one, like in alike if one == old}) for old in written}
    return {id_: old for id_, old in first.items() if old and firsts[old] == id_}


def _clearly(found: Mapping[str, tuple[float, float]]) -> str | None:
    """The only one, or the one of which far more lines are the same, or, of the same lines, far more words."""
    ranked = sorted(found, key=lambda name: found[name], reverse=True)
    if len(ranked) < 2:
        return ranked[0] if ranked else None
    (lines, words), (fewer_lines, fewer_words) = found[ranked[0]], found[ranked[1]]
    ahead = lines >= 2 * fewer_lines or (words >= _SAME_WORDS and words >= 2 * fewer_words)
    return ranked[0] if ahead else None


def lasting_speeches(
    id_: str, new: dict[str, Any], held: Sequence[tuple[str, Mapping[str, Any]]], used: frozenset[str]
) -> dict[str, str]:
    """Give the speeches of a transcript the ids they had; the references that change by it, old to new.

    `held` are the speeches there, by id; `used` ids once given, to speeches that may be gone: a new speech is given
    none of them.
    """
    before = [(old, _spoken(speech)) for old, speech in held]
    speeches = [*_speeches(new)]
    aligned = align(before, [_spoken(speech) for speech in speeches])
    taken = used | {old for old, _ in before}
    names = {}
    for speech, lasting_id in zip(speeches, fresh_ids(aligned, taken, "s{:03d}"), strict=True):
        if speech["id"] != lasting_id:
            names[f"{id_}#{speech['id']}"] = f"{id_}#{lasting_id}"
        speech["id"] = lasting_id
    return names


def speech_ids(tree: Mapping[str, Any]) -> frozenset[str]:
    """The ids of a transcript's speeches."""
    return frozenset(speech["id"] for speech in _speeches(tree))


def _speeches(tree: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    for panel in tree.get("panels", ()):
        yield from panel.get("speeches", ())


def _spoken(speech: Mapping[str, Any]) -> str:
    return f"{speech.get('label', '')} {speech.get('body', '')}"


def _words(tree: Mapping[str, Any]) -> str:
    told = " ".join(str(tree[key]) for key in ("text", "body", "parts") if key in tree)
    return told or str(tree.get("heading", ""))  # a heading is often the beginning of the text


def _cited(tree: Mapping[str, Any], document: str) -> set[int]:
    """The numbers of the lines of a document that a record cites."""
    found: set[int] = set()
    for source in tree.get("sources", ()):
        if source.get("document") == document:
            for run in str(source.get("lines", "")).replace(" ", "").split(","):
                first, _, last = run.partition("-")
                if first.isdigit():
                    found.update(range(int(first), int(last or first) + 1))
    return found


def _overlap(one: AbstractSet[int], other: AbstractSet[int]) -> float:
    """How much of the shorter citation is in the longer: a person cites a whole letter, an import what it took."""
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0
