"""A transcript's lines -> who said what: which labels are believed, and which headings begin a panel. Dry.

Law: a label that says by itself that it is one (a role, a title, letters) is believed; another only if it is printed
again, names somebody known, or stands among labels of its kind. What is no label is words of the speech it stands in.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from sitegen.importers.drafting.passages import Paragraph
from sitegen.importers.drafting.sheet import Line, Sheet
from sitegen.importers.known.attendees import begins_a_name
from sitegen.importers.speech.labels import Label, opens_label, read_label
from sitegen.importers.speech.spoken import ENDED, Session, Spoken, add, mended, with_stage

_INNER_LABEL = re.compile(r"(?<=[.?!”\"’')\]-])\s+(?=\*\*[^*]{3,220}:\s*\*\*|\*\*[^*]{3,220}\*\*\s*:)")
_HEADING = re.compile(r"^\s*(?:#{1,6}\s+\S.*|\*\*[^*]+(?:\*\*\s*\*\*[^*]+)*\*\*)\s*$")
_WITNESS = re.compile(r"\W*(?:witness|witnesses|members? present|in attendance)\b", re.IGNORECASE)
_SECTION = re.compile(
    r"^\W*(?:examination of witness(?:es)?|witness(?:es)?:.*|(?:panel|session) (?:\d|one|two|three|four|five|six)"
    r"\b.{0,80})$", re.IGNORECASE)  # fmt: skip
_QUESTION = re.compile(r"^\W*(?:\d{1,6}/(?:19|20)\d\d|(?:19|20)\d\d/\d{1,6})\b\W+\w.{0,200}$")
_AHEAD = 6


@dataclass(frozen=True, slots=True)
class _Found:
    label: Label
    lines: tuple[Line, ...]
    next: int
    single: bool


def labels(sheet: Sheet, known: Callable[[str], bool] = lambda _: False) -> dict[int, _Found]:
    """The labels of a transcript by the index of their line, those that are not believed left out."""
    return _labels(_apart(sheet), known)


def count_labels(sheet: Sheet) -> tuple[int, int]:
    """How many labels are believed, and how many speakers they name."""
    found = labels(sheet)
    return len(found), len({one.label.key for one in found.values()})


def sessions(sheet: Sheet, known: Callable[[str], bool]) -> list[Session]:
    """The panels of a transcript, each with its contributions, in order."""
    lines = _apart(sheet)
    found = _labels(lines, known)
    made = [Session()]
    index, gap = 0, True
    while index < len(lines):
        line = lines[index]
        if line.blank:
            index, gap = index + 1, True
            continue
        if told := found.get(index):
            words = [Paragraph(told.label.words, told.lines)] if told.label.words else []
            made[-1].spoken.append(Spoken(told.label, told.lines, words))
            index, gap = told.next, False
            continue
        if _heads(lines, index, found) and (made[-1].spoken or not made[-1].head):
            if made[-1].spoken:
                made.append(Session())
            made[-1].head.append(Paragraph(line.text.strip(), (line,)))
        elif not made[-1].spoken:
            made[-1].head.append(Paragraph(line.text.strip(), (line,)))
        else:
            add(made[-1], line, gap=gap, marked=sheet.marked)
        index, gap = index + 1, False
    for session in made:
        session.spoken = [*with_stage(session.spoken)]
        for one in session.spoken:
            one.paragraphs = [*mended(one.paragraphs)]
    return [session for session in made if session.head or session.spoken]


# ---- labels


def _apart(sheet: Sheet) -> list[Line]:
    """The lines, where a bold label that stands within a line begins a line of its own."""
    made: list[Line] = []
    for line in sheet:
        if "**" in line.text[2:] and ":" in line.text:
            pieces = _INNER_LABEL.split(line.text)
            told = [pieces[0]]
            for piece in pieces[1:]:
                label = read_label(piece)
                if label and label.strong:
                    told.append(piece)
                else:
                    told[-1] = f"{told[-1]} {piece}"
            made += [replace(line, text=text) for text in told]
        else:
            made.append(line)
    return made


def _labels(lines: Sequence[Line], known: Callable[[str], bool]) -> dict[int, _Found]:
    found = dict(_candidates(lines))
    counts = Counter(one.label.key for one in found.values() if one.label.family != "own line")
    own = Counter(one.label.key for one in found.values() if one.label.family == "own line")
    colons = sum(counts.values()) >= 3
    families = Counter(one.label.family for one in found.values() if one.label.strong or counts[one.label.key] > 1)
    usual = families.most_common(1)[0][0] if families else "plain"
    spoken = {word for line in lines for word in re.findall(r"\b[a-z][a-z’'-]+\b", line.text)} if found else set()

    def believed(one: _Found) -> bool:
        label = one.label
        if label.family == "own line":
            return (known(label.name) or counts[label.key] > 0) if colons else own[label.key] > 1 or label.strong
        if label.family in ("plain", "dash") and usual in ("bold", "own line") and not (label.question or label.role):
            return known(label.name) or counts[label.key] > 2
        if label.strong or known(label.name):
            return True
        words = [word for word in re.findall(r"[a-z’'-]+", label.name.lower()) if len(word) > 2]
        common = bool(words) and not label.name.isupper() and all(word in spoken for word in words)
        return (counts[label.key] > 1 and not common) or (label.family == usual and not common)

    return {index: one for index, one in found.items() if believed(one)}


def _candidates(lines: Sequence[Line]) -> Iterator[tuple[int, _Found]]:
    index, before = 0, ""
    while index < len(lines):
        line = lines[index]
        if line.blank:
            index, before = index + 1, ""
            continue
        found = _at(lines, index)
        if found and found.label.family in ("plain", "dash") and before and not ENDED.search(before):
            found = None  # a line that a wrapped paragraph goes on in
        if found:
            yield index, found
            index, before = found.next, lines[found.next - 1].text
        else:
            index, before = index + 1, line.text


def _at(lines: Sequence[Line], index: int) -> _Found | None:
    """The label that begins on a line, though it may end on the next, or on the next page."""
    text, used = lines[index].text.strip(), [lines[index]]
    label = read_label(text)
    if label and _WITNESS.match(text) and begins_a_name(label.words.split(",")[0].split(" and ")[0].strip(" .")):
        label = None  # a list of those who are heard
    if label and not (label.family == "own line" and opens_label(text) and _goes_on(lines, index)):
        return _Found(label, (lines[index],), index + 1, single=True)
    at = index
    while opens_label(text) and len(used) < 4:
        at = next((one for one in range(at + 1, min(at + _AHEAD, len(lines))) if not lines[one].blank), 0)
        if not at:
            break
        text, used = f"{text} {lines[at].text.strip()}", [*used, lines[at]]
        joined = read_label(text)
        if joined and joined.family != "own line" and len(joined.printed) > len(used[0].text.strip(" *")):
            return _Found(joined, tuple(used), at + 1, single=False)
    return _Found(label, (lines[index],), index + 1, single=True) if label else None


def _goes_on(lines: Sequence[Line], index: int) -> bool:
    """Whether the line after a bold name goes on with its role: `**Jane Doe**` then `**(Director):** ...`."""
    after = next((line.text.strip() for line in lines[index + 1 : index + _AHEAD] if not line.blank), "")
    return bool(re.match(r"\*{0,2}\([^()]{2,200}\)", after))


def _heads(lines: Sequence[Line], index: int, found: dict[int, _Found]) -> bool:
    """Whether a line is a heading over speeches: marked as one, and the next words, but for headings, a label's."""
    text = lines[index].text
    if _QUESTION.match(text):
        return True
    if not (_HEADING.match(text) or _SECTION.match(text)):
        return False
    for at in range(index + 1, len(lines)):
        after = lines[at].text
        if not lines[at].blank and (at in found or not (_HEADING.match(after) or _SECTION.match(after))):
            return at in found
    return False
