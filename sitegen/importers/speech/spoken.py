"""The words of speeches: cut paragraphs made whole, notes put where they belong, stage directions apart. Dry.

Law: no word is dropped or moved from one speaker to another, but for a note at the foot of a page, which goes to the
speech that bears its mark.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from sitegen.importers.drafting.passages import Paragraph, is_cut
from sitegen.importers.drafting.sheet import Line
from sitegen.importers.speech.labels import Label

ENDED = re.compile(r"[.!?:;…\"'”’)\]*_—–-]\s*$|--\s*$|</sup>\s*$")
_BULLET = re.compile(r"^\s*(?:[-*•●▪]|\(?(?:[a-z]|\d{1,2}|[ivx]{1,4})[.)])\s+", re.IGNORECASE)
_NOTE = re.compile(r"^\s*(?:<sup>\s*\d{1,3}\s*</sup>|\[\^?\d{1,3}\]:?|\d{1,2}\s+(?=Correction|Note)|\^\d{1,3})\s*\S")
_RULE = re.compile(r"\s*(?:-{3,}|\*{3,}|_{3,})\s*")
_STAGE = re.compile(
    r"(?:adjourn|reconven|resum|suspend|interrupt|applause|laughter|division|sitting|break for|short break|"
    r"private session"
    r"|left the (?:meeting|room|chamber)|joined the meeting|video (?:was )?(?:shown|played)|recording|inaudible|silence"
    r"|the (?:meeting|session|committee|panel) (?:ended|closed|concluded|rose))",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"^[*_]{0,3}[\[(](?P<words>[^\[\]]{3,300})[\])]\.?[*_]{0,3}$")
_ITALIC = re.compile(r"^(?P<mark>[*_])(?P<words>[^*_]{3,300})(?P=mark)$")
_PLAIN_STAGE = re.compile(
    r"^(?:the )?(?:meeting|session|committee|sitting|panel|hearing)\b[^?]{0,60}\b(?:adjourned|reconvened|"
    r"resumed|suspended"
    r"|ended|closed|concluded|rose)\b[^?]{0,120}$",
    re.IGNORECASE,
)
_LONG = 150


@dataclass(slots=True)
class Spoken:
    """One contribution: its label (none for what nobody says) and its paragraphs, with the notes that belong to it."""

    label: Label | None
    lines: tuple[Line, ...] = ()
    paragraphs: list[Paragraph] = field(default_factory=list)
    notes: list[Paragraph] = field(default_factory=list)


@dataclass(slots=True)
class Session:
    """What stands under one heading: the heading's paragraphs, and the contributions."""

    head: list[Paragraph] = field(default_factory=list)
    spoken: list[Spoken] = field(default_factory=list)


def add(session: Session, line: Line, *, gap: bool, marked: bool) -> None:
    """Put a line with the speech it stands in: a note, a new paragraph, or more of the last."""
    held, text = session.spoken[-1], line.text.strip()
    if _RULE.fullmatch(text):
        return
    if _NOTE.match(text):
        _marked_speech(session, text).notes.append(Paragraph(text, (line,)))
        return
    anew = gap or not held.paragraphs or bool(_BULLET.match(line.text))
    if not anew and not marked:
        last = held.paragraphs[-1].lines[-1].text
        anew = len(last) > _LONG and bool(ENDED.search(last))
    if anew:
        held.paragraphs.append(Paragraph(line.text.rstrip() if marked else text, (line,)))
    else:
        last_one = held.paragraphs[-1]
        joint = "\n" if marked else " "
        held.paragraphs[-1] = Paragraph(f"{last_one.text}{joint}{text}", (*last_one.lines, line))


def _marked_speech(session: Session, note: str) -> Spoken:
    """The speech a note at the foot of a page belongs to: the last that bears its mark, or the last of all."""
    number = re.search(r"\d+", note)
    mark = re.compile(rf"<sup>\s*{number[0]}\s*</sup>|\[\^?{number[0]}\]|\^{number[0]}\b") if number else None
    for one in reversed(session.spoken):
        if mark and any(mark.search(paragraph.text) for paragraph in one.paragraphs):
            return one
    return session.spoken[-1]


def mended(found: Sequence[Paragraph]) -> Iterator[Paragraph]:
    """The paragraphs of a speech, with those that a page break has cut made whole."""
    held: Paragraph | None = None
    for paragraph in found:
        if held and (is_cut(held.text, paragraph.text) or _broken(held.text, paragraph.text)):
            text = f"{held.text.rstrip()} {paragraph.text.lstrip()}"
            held = Paragraph(text, held.lines + paragraph.lines, mended=True)
        else:
            if held:
                yield held
            held = paragraph
    if held:
        yield held


def _broken(before: str, after: str) -> bool:
    """Whether words break off within a sentence, and the next go on though they begin with a capital."""
    goes_on = bool(re.match(r"[^\W_]", after)) and not _BULLET.match(after)
    return len(before) > 80 and goes_on and bool(re.search(r"[^\W_]$", before.rstrip()))


# ---- what nobody says


def stage_direction(text: str) -> str | None:
    """The words of a paragraph that tells what happens and is said by nobody: `[Adjourned]`, `(Applause)`."""
    told = text.strip()
    for pattern in (_BRACKETED, _ITALIC):
        if (match := pattern.match(told)) and _STAGE.search(match["words"]):
            return match["words"].strip()
    return told if len(told) < 200 and _PLAIN_STAGE.match(told.strip("*_[]()")) else None


def with_stage(found: Sequence[Spoken]) -> Iterator[Spoken]:
    """The contributions, where stage directions at the end of a speech stand by themselves."""
    for one in found:
        staged: list[Paragraph] = []
        while one.paragraphs and len(one.paragraphs) + bool(one.label) > 1:
            last = one.paragraphs[-1]
            if last.lines == one.lines or stage_direction(last.text) is None:
                break
            staged.insert(0, one.paragraphs.pop())
        yield one
        for paragraph in staged:
            yield Spoken(None, paragraph.lines, [paragraph])
