"""Which new record is one the archive has already. Dry; ids in, ids out.

A permalink is for ever: a record or speech that an earlier import of the source made keeps its id, however its text was
mended; and a record that a person wrote of the same lines of the same document is that record.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sitegen.importers.settling.aligning import align, fresh_ids
from sitegen.importers.settling.settling import Trees

_WORDED = ("actions", "documents", "responses", "inquiries", "reports")  # their ids are words, which may be mended
_LIKE = 0.8


def lasting(
    new: Trees, held: Mapping[str, dict[str, Any]], remembered: frozenset[str], document: str
) -> dict[str, str]:
    """Old ids for new records that were imported before, or written by a person of the same lines."""
    names: dict[str, str] = {}
    for folder in _WORDED:
        fresh = [id_ for id_ in new if id_.startswith(f"{folder}/") and id_ not in held]
        left = [id_ for id_ in held if id_.startswith(f"{folder}/") and id_ not in new]
        written = {old: _cited(held[old], document) for old in left if old not in remembered}
        names |= _of_the_same_lines({id_: _cited(new[id_], document) for id_ in fresh}, written)
        before = [(old, _words(held[old])) for old in left if old in remembered]
        rest = [id_ for id_ in fresh if id_ not in names]
        aligned = zip(rest, align(before, [_words(new[id_]) for id_ in rest]), strict=True)
        names |= {id_: old for id_, old in aligned if old is not None}
    return names


def _of_the_same_lines(new: Mapping[str, set[int]], written: Mapping[str, set[int]]) -> dict[str, str]:
    """The pairs that cite the same lines, where neither could be of another pair."""
    pairs = [
        (id_, old) for id_, lines in new.items() for old, cited in written.items() if _overlap(lines, cited) >= _LIKE
    ]
    ones, others = Counter(id_ for id_, _ in pairs), Counter(old for _, old in pairs)
    return {id_: old for id_, old in pairs if ones[id_] == others[old] == 1}


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


def _overlap(one: set[int], other: set[int]) -> float:
    """How much of the shorter citation is in the longer: a person cites a whole letter, an import what it took."""
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0
