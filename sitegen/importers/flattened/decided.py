"""What flattened minutes resolve, and the interests they record. Dry: pieces of an item to parts of a record.

Law: a resolution is its printed words; lettered points are one each, with the letter as printed. An interest is
declared by somebody named, and its kind is the printed one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sitegen.importers.drafting.sheet import Line
from sitegen.importers.drafting.taken import Taken, Tree
from sitegen.importers.flattened.flat import Piece, markdown
from sitegen.text import fold

_LEAD = re.compile(
    r"^(?:\**)?(?:\d{1,2}(?:\.\d{1,2})*\.?\s+)?(?:(?:It was |The (?:Committee|Sub-Committee|Panel|Board|Commission|Cabinet|Council) )?(?:unanimously )?)?"  # noqa: E501
    r"(?:(?:RESOLVED|AGREED|DECISION|DECIDED|Resolved(?=\s*(?:[:–—-]|that\b|to\b|$|unanimously|pursuant|in accordance|\())|Agreed(?=\s*[:–—])|Decision(?=\s*:)"  # noqa: E501
    r"|(?<=was )(?:resolved|agreed)|(?<=ly )(?:resolved|agreed)|(?<=[a-z] )RESOLVED))"
    r"(?:\s*\((?:unanimously|nem con|by \w+)\))?(?: unanimously)?\b\**\s*(?:[:.–—-]+\s*)*(?P<rest>.*)$",
    re.DOTALL,
)
_OPEN = re.compile(r"^\W*(?:(?:that|to|that the committee|it be)\b)?\W*$|(?:[:–—]|:-|\bthat)\W*$", re.IGNORECASE)
_EMPTY = re.compile(r"^\W*(?:that|to|that the committee|it be|that it be recommended)?\b[\s:–—-]*$", re.IGNORECASE)
_NUMBERED = re.compile(r"^(?P<mark>\d{1,2})\.\s+")
_INNER = re.compile(r"^\((?:i|v|x)+\)$", re.IGNORECASE)
_WHO = r"(?:Councillors?|Cllrs?|Mr|Mrs|Ms|Miss|Mx|Dr|Revd?|Reverend|Sir|Dame|Baroness|Lord)\.? [A-Z](?:[\w.'’-]+|\.)(?: (?:and |& |, )?(?:Councillor )?[A-Z][\w.'’-]*){0,7}"  # noqa: E501
_DECLARED = re.compile(
    rf"(?P<who>{_WHO})(?P<between>[^.]{{0,200}}?)\b(?:declared|disclosed|registered|stated that (?:he|she|they) had)\b(?P<kind>[^.]{{0,90}}?)\binterests?\b",  # noqa: E501
    re.DOTALL,
)
_ABOUT = re.compile(
    r"\b(?:agenda )?(?:items?|minutes?)(?: no\.?| nos\.?)?\s*(?P<numbers>\d[\d/,& -]*(?:and \d+)?)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Interest:
    """An interest as declared: who, of what kind, about which printed items, in what words."""

    who: str
    kind: str
    about: str
    numbers: str
    lines: tuple[Line, ...]
    text: Taken


def resolutions(found: Sequence[Piece]) -> list[dict[str, Tree]]:
    """The resolutions that the pieces of an item print."""
    made: list[dict[str, Tree]] = []
    index = 0
    while index < len(found):
        match = None if found[index].heading else _LEAD.match(found[index].text)
        if not match:
            index += 1
            continue
        end = _end(found, index)
        after = found[index + 1 : end]
        points = _points(after) if after and _OPEN.search(match["rest"]) else []
        if points:
            made += [{"letter": letter, "text": markdown(_bare(held))} for letter, held in points]
        else:
            open_ = (
                not match["rest"].strip()
                or match["rest"].rstrip().endswith((":", ":-", "–", "—"))
                or _EMPTY.match(match["rest"])
            )
            made.append({"text": markdown([found[index], *(after if open_ else ())])})
            end = end if open_ else index + 1
        index = end
    return _apart(made)


def _end(found: Sequence[Piece], index: int) -> int:
    """The index after the last piece of a resolution: what is marked belongs to it, and what stands under a colon."""
    end = index + 1
    points = any(_mark(piece) for piece in found[end : end + 2])
    while end < len(found) and not found[end].heading and not _LEAD.match(found[end].text):
        piece = found[end]
        plain = not _mark(piece) and not piece.bullet
        if points and plain and end > index + 1 and found[end - 1].text.endswith(".") and piece.text[:1].isupper():
            break
        end += 1
    return end


def _mark(piece: Piece) -> str:
    if piece.mark and not piece.bullet:
        return piece.mark.strip("().")
    match = _NUMBERED.match(piece.text)
    return match["mark"] if match else ""


def _points(found: Sequence[Piece]) -> list[tuple[str, list[Piece]]]:
    """The lettered points: a mark of another kind inside one (i, ii under a) stays in it, as do unmarked paragraphs."""
    points: list[tuple[str, list[Piece]]] = []
    for piece in found:
        mark = _mark(piece)
        if mark and (not points or _same_kind(points[0][0], mark, points[-1][0])):
            points.append((mark, [piece]))
        elif points:
            points[-1][1].append(piece)
    return points if points and _mark(found[0]) else []


def _same_kind(first: str, mark: str, before: str) -> bool:
    if first.isdigit() or mark.isdigit():
        return first.isdigit() == mark.isdigit()
    roman = re.fullmatch(r"[ivxlc]+", first, re.IGNORECASE)
    follows = len(before) == len(mark) == 1 and ord(mark) == ord(before) + 1
    return bool(roman) or follows or not re.fullmatch(r"[ivxlc]+", mark, re.IGNORECASE)


def _bare(held: Sequence[Piece]) -> list[Piece]:
    """A point's pieces without its mark, which is its letter."""
    first = held[0]
    text = first.text if first.mark else _NUMBERED.sub("", first.text)
    return [Piece(text, first.lines), *held[1:]]


def _apart(made: list[dict[str, Tree]]) -> list[dict[str, Tree]]:
    """Letters for what is resolved in several places under one item, so that each can be named."""
    letters = [one.get("letter") for one in made]
    if len(set(map(str, letters))) == len(made):
        return made
    return [{**one, "letter": str(number)} for number, one in enumerate(made, 1)]


def interests(found: Sequence[Piece]) -> Iterator[Interest]:
    """The interests declared in the pieces of an item, one for each declaration."""
    about: Piece | None = None
    for piece in found:
        matches = list(_DECLARED.finditer(piece.text))
        if not matches:
            about = piece if _ABOUT.match(piece.text) else None
            continue
        held = [about, piece] if about else [piece]
        words = " ".join(one.text for one in held)
        printed = _ABOUT.search(words)
        for match in matches:
            yield Interest(
                match["who"],
                _kind(match["kind"]),
                words,
                printed["numbers"] if printed else "",
                tuple(line for one in held for line in one.lines),
                markdown(held),
            )
        about = None


def _kind(words: str) -> str:
    plain = fold(words).replace("-", "").replace(" ", "")
    if "nonpecuniary" in plain or "nondisclosable" in plain or "nonprejudicial" in plain:
        return "non-pecuniary"
    if "disclosablepecuniary" in plain:
        return "disclosable pecuniary"
    return "pecuniary" if "pecuniary" in plain else "other"
