"""What was decided under an item: resolutions by letter, and interests declared. Dry.

Law: a decision begins where the words say so ("Resolved", "Agreed that") and goes on over the clauses that are lettered
or begin with "That" or "To"; its words are the minutes' own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sitegen.importers.drafting.passages import Paragraph, is_cut
from sitegen.importers.drafting.sheet import Line, Sheet

_ANEW = re.compile(
    r"^\s*(?:[-*•●▪]\s+)?(?:\d{1,3}\.\d{1,3}\b|\(?(?:[a-z]|\d{1,2}|[ivx]{1,5})[.)]\s|[-*•●▪]\s|#|\||"
    r"(?:\*\*)?\s*(?:resolved|recommended|agreed|decision)\b|\W*(?:for|against|abst\w+|noes|ayes)\b[^.:]{0,30}:)",
    re.IGNORECASE,
)
_PARAGRAPH_NUMBER = re.compile(r"^\W*(?P<number>\d{1,3}\.\d{1,3}(?:\.\d{1,3})?)\s*\**\s+")
_MARK = (
    r"(?:resolved|agreed|recommended|decided|decision|resolution|recommendations?|it was (?:unanimously )"
    r"?(?:resolved|agreed|decided|recommended)|the (?:committee|sub-committee|panel|board|council|cabinet|forum|"
    r"meeting)(?:,? therefore,?)? (?:resolved|agreed|decided|recommended)|members (?:resolved|agreed))"
)
_RESOLVED = re.compile(
    rf"^\W*(?:\d{{1,3}}\.\d{{1,3}}\W+)?(?P<mark>{_MARK}(?: \(?(?:unanimously|nem con|by \w+|to council|to "
    rf"cabinet)\)?)?)"
    r"(?P<joint>\W*(?::|[-–—]+|\*\*)\W*|,?\s+(?=that\b|to\b|:)|\s*$)(?P<rest>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_INLINE = re.compile(
    r"(?<=[.;] )(?:\*\*)?(?:RESOLVED|AGREED)(?:\*\*)?\W+(?=[Tt]hat|[Tt]o)|\b(?:RESOLVED|AGREED)\b(?: unanimously)"
    r"?\W*(?=that\b|to\b)|\bit was (?:resolved|agreed) (?=that\b|to\b)" )  # fmt: skip
_LETTER = re.compile(r"^\W*?\(?(?P<letter>[a-z]|[ivx]{1,5}|\d{1,2})(?:\)|\.(?=\s))\s*", re.IGNORECASE)
_CLAUSE = re.compile(r"^\W*(?:that|to|the|[A-Z]?\w+ be)\b", re.IGNORECASE)
_ROMAN = re.compile(r"[ivx]+")
_DECLARED = re.compile(
    r"(?P<who>(?:The |Councillor|Cllr|Mr|Mrs|Ms|Dr|[A-Z])[^.;:]{1,90}?)\s+(?:(?:also|both|each|then|further) )"
    r"?(?:declared|disclosed|registered)\s+"
    r"(?P<what>(?:that |an? |the |his |her |their |following |personal |other |non|disclosable|pecuniary)"
    r"[^.]{0,300}?\binterests?\b)",
)
INTERESTS = (
    (r"non[- ]?(?:disclosable )?(?:pecuniary|prejudicial)|personal and non", "non-pecuniary"),
    (r"disclosable pecuniary|\bdpi\b", "disclosable pecuniary"), (r"pecuniary|financial", "pecuniary"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Resolved:
    """One thing resolved; `text` is without the letter before it."""

    letter: str | None
    text: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Declared:
    """An interest somebody declared, in the words of the paragraph."""

    who: str
    interest: str
    text: str
    lines: tuple[Line, ...]


def clauses(sheet: Sheet) -> list[Paragraph]:
    """The paragraphs of an item, where a list's entries and numbered paragraphs are each one."""
    made: list[Paragraph] = []
    gap = True
    for line in sheet:
        if line.blank:
            gap = True
            continue
        text = line.text.strip()
        goes_on = made and not _ANEW.match(line.text) and (not gap or is_cut(made[-1].text, text))
        if goes_on:
            made[-1] = Paragraph(f"{made[-1].text} {text}", (*made[-1].lines, line))
        else:
            made.append(Paragraph(text, (line,)))
        gap = False
    return made


def begins_decision(text: str) -> bool:
    """Whether a paragraph begins what was resolved."""
    return bool(_RESOLVED.match(text))


def resolutions(found: Sequence[Paragraph]) -> Iterator[Resolved]:
    """What was resolved, clause by clause."""
    index = 0
    while index < len(found):
        paragraph = found[index]
        index += 1
        match = _RESOLVED.match(paragraph.text)
        if match is None:
            if inline := _INLINE.search(paragraph.text):
                yield Resolved(None, _clean(paragraph.text[inline.end() :]), paragraph.lines)
            continue
        rest = match["rest"].strip(" *")
        first = [Paragraph(rest, paragraph.lines)] if rest and not _is_preamble(rest) else []
        following = first[:]
        while index < len(found) and _goes_on(found[index], following):
            following.append(found[index])
            index += 1
        yield from _lettered(following)


def _goes_on(paragraph: Paragraph, before: Sequence[Paragraph]) -> bool:
    """Whether a paragraph is one more clause of what was resolved."""
    text = paragraph.text
    if _PARAGRAPH_NUMBER.match(text) or _RESOLVED.match(text) or text.lstrip().startswith("#"):
        return False
    if _LETTER.match(text):
        return True
    bold = text.strip(" -").startswith("**") or text.rstrip().endswith("**")
    if not before:
        return bold or bool(_CLAUSE.match(text))
    bullet = re.match(r"\s*[-*•●▪]\s", text)
    return (
        bold
        or bool(bullet)
        or (bool(re.match(r"\W*that\b", text, re.IGNORECASE)) and bool(_CLAUSE.match(before[-1].text)))
    )


def _is_preamble(text: str) -> bool:
    """Whether words only lead to the clauses below: "That:", "To", "that –"."""
    return bool(
        re.fullmatch(r"(?:that|to|as follows|the following|unanimously)?(?:[^.;]{0,120}:)?\W*", text, re.IGNORECASE)
    )


def _lettered(found: Sequence[Paragraph]) -> Iterator[Resolved]:
    """Clauses as resolutions: those under a letter belong to it, those without to the one before."""
    held: list[tuple[str | None, list[str], list[Line]]] = []
    for paragraph in found:
        match = _LETTER.match(paragraph.text)
        letter = match["letter"] if match else None
        if match and not (held and _is_below(letter or "", held[-1][0])):
            held.append((letter, [_clean(paragraph.text[match.end() :])], [*paragraph.lines]))
        elif held:
            held[-1][1].append(_clean(paragraph.text))
            held[-1][2].extend(paragraph.lines)
        else:
            held.append((None, [_clean(paragraph.text)], [*paragraph.lines]))
    for letter, texts, lines in held:
        if any(texts):
            yield Resolved(letter, "\n\n".join(texts), tuple(lines))


def _is_below(letter: str, before: str | None) -> bool:
    """Whether a mark is one of a list within the clause before: (i) under (a), but not after (h)."""
    if before is None:
        return False
    if _ROMAN.fullmatch(letter) and before.isalpha() and not _ROMAN.fullmatch(before):
        return not (letter == "i" and before == "h")
    return (before.isdigit() and letter.isalpha()) or (bool(_ROMAN.fullmatch(before)) and letter.isdigit())


def _clean(text: str) -> str:
    return " ".join(text.replace("**", "").split()).strip(" -")


def declarations(found: Sequence[Paragraph]) -> Iterator[Declared]:
    """Interests that people declared."""
    for paragraph in found:
        text = " ".join(paragraph.text.replace("**", "").split())
        match = _DECLARED.search(text)
        if match and not re.match(r"(?:no|the following|members?|there)\b", match["who"], re.IGNORECASE):
            kind = next((name for words, name in INTERESTS if re.search(words, match["what"], re.IGNORECASE)), "other")
            yield Declared(match["who"].strip(), kind, text, paragraph.lines)
