"""Listings of questions -> each question with its labelled values and its texts. Dry.

Three forms are known: a label and a value on each question (`Reference: 2024/0506`, with a title above or below), a
numbered question (`Question 3`, `Question No: 2023/0001`), and a heading that says who asks whom (`2. Question from Mr
Smith to the Leader`). A label may stand alone, with its value on the next line; bullets, bold type and table bars
around a label do not matter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from sitegen.importers.drafting.passages import Paragraph, paragraphs
from sitegen.importers.drafting.sheet import Line, Sheet
from sitegen.importers.listings.question_labels import REFERENCE, is_furniture, label, words

_ALONE = frozenset({"reference", "asked_by", "date", "put_to", "by", "on", "type", "due", "note"})
_SECTIONS = frozenset({"question", "holding", "supplementary", "answer"})
_ANSWER_OF = re.compile(
    r"(?:(?:written|oral) )?(?:answer|response|reply) (?:from|by|of|for) (?P<who>[^.?!]{2,90}?):?", re.IGNORECASE
)
_NUMBERED = re.compile(
    r"(?:(?:Public |Member |Written |Oral )?Question|Q)\s?(?P<number>\d{1,3})\b[.:)]?\s*(?:[-–]\s*)?(?P<rest>.{0,160})"
)
_FROM = re.compile(
    r"(?:\(?(?P<number>\d{1,3})[.)]*\s+)?(?:(?:Written|Oral|Public)\s+)?Questions?"
    r" (?:from|by|asked by|submitted by|of) (?P<who>.{3,160})"
)
_WHO = re.compile(r"(?:(?:question )?(?:from|by|asked by):? )?(?P<asker>.+?)(?:,? to (?P<to>.+?))?[:.]?", re.IGNORECASE)
_ADDRESS = re.compile(r"\]\((https?://[^)\s]+)\)")


@dataclass(slots=True)
class Value:
    """A labelled value and the lines of its label and itself."""

    text: str
    lines: tuple[Line, ...]


@dataclass(slots=True)
class Section:
    """A text: the question, an answer, a supplementary question; `values` are those printed with it.

    Of the lines of `cut` a label was taken off.
    """

    kind: str
    lines: list[Line] = field(default_factory=list)
    values: dict[str, Value] = field(default_factory=dict)
    cut: list[Line] = field(default_factory=list)


@dataclass(slots=True)
class Asked:
    """One question of a listing, as printed: `lines` are all of it, `labels` and `furniture` those that say nothing."""

    lines: tuple[Line, ...] = ()
    values: dict[str, Value] = field(default_factory=dict)
    notes: list[Value] = field(default_factory=list)
    sections: list[Section] = field(default_factory=lambda: [Section("question")])
    labels: list[Line] = field(default_factory=list)
    furniture: list[Line] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Listing:
    """All questions of a source, and the lines above the first; behind the lines of `breaks` stands a blank one."""

    asked: tuple[Asked, ...]
    furniture: tuple[Line, ...]
    head: tuple[Line, ...]
    breaks: frozenset[int]

    def paragraphs(self, lines: Sequence[Line]) -> Iterator[Paragraph]:
        """Lines of one text as paragraphs, which blank lines part."""
        held: list[Line] = []
        for line in lines:
            held.append(line)
            if line.number in self.breaks:
                yield from paragraphs(held)
                held = []
        yield from paragraphs(held)


def listing(sheet: Sheet) -> Listing:
    """The questions of a listing, in order."""
    lines = [line for line in sheet if not line.blank]
    plain = [words(line, marked=sheet.marked) for line in lines]
    breaks = frozenset(line.number for line, after in pairwise(sheet) if after.blank)
    starts = _starts(lines, plain, breaks)
    ends = [*starts[1:], len(lines)] if starts else []
    found = tuple(_asked(lines[start:end], plain[start:end]) for start, end in zip(starts, ends, strict=True))
    head = [*zip(lines[: starts[0]] if starts else lines, plain, strict=False)]
    furniture = tuple(line for line, text in head if is_furniture(text))
    return Listing(found, furniture, tuple(line for line, text in head if not is_furniture(text)), breaks)


def _starts(lines: Sequence[Line], plain: Sequence[str], breaks: frozenset[int]) -> list[int]:
    """Where questions begin: at a reference, or at the title above it; else at a number, or at who asks."""
    found = [at for at, text in enumerate(plain) if _is_reference(plain, at, text)]
    if found:
        apart = [at for at in found if at and (at == 1 or lines[at - 2].number in breaks)]
        above = {at for at in apart if _is_title(plain[at - 1])}
        titled = 2 * len(above) > len(found)
        return [at - 1 if titled and at in above else at for at in found]
    return [at for at, text in enumerate(plain) if _NUMBERED.fullmatch(text) or _FROM.fullmatch(text)]


def _is_reference(plain: Sequence[str], at: int, text: str) -> bool:
    named = label(text)
    if not named or named[0] != "reference":
        return False
    value = named[1] or (plain[at + 1] if at + 1 < len(plain) else "")
    return bool(REFERENCE.fullmatch(value))


def _is_title(text: str) -> bool:
    """Whether a line that stands apart above a reference can be the question's title: short, and no sentence."""
    short = 2 < len(text) <= 160 and not text.endswith((".", "…", ";", ",", ":"))
    return short and not is_furniture(text) and label(text) is None


def _asked(lines: Sequence[Line], plain: Sequence[str]) -> Asked:
    """One question: what its labels say, then its texts."""
    made = Asked(tuple(lines))
    at, end = _opening(made, lines, plain), len(lines)
    while end > at and is_furniture(plain[end - 1]):
        end -= 1
    made.furniture += lines[end:]
    while at < end:
        at += _line(made, lines, plain, at, end)
    return made


def _opening(made: Asked, lines: Sequence[Line], plain: Sequence[str]) -> int:
    """The first line, where it is a title, or a number with who asks whom."""
    first, text = lines[0], plain[0]
    if label(text) is not None and not _FROM.fullmatch(text):
        return 0
    numbered = _NUMBERED.fullmatch(text) or _FROM.fullmatch(text)
    if not numbered:
        made.values["title"] = Value(text, (first,))
        if address := _ADDRESS.search(first.text):
            made.values["url"] = Value(address[1], (first,))
        return 1
    if numbered["number"]:
        made.values["reference"] = Value(numbered["number"], (first,))
    rest = numbered.groupdict().get("rest") or numbered.groupdict().get("who") or ""
    asks = re.match(r"(?:question )?(?:from|by|asked by)\b", rest, re.IGNORECASE) or "who" in numbered.groupdict()
    if asks and (match := _WHO.fullmatch(rest)):
        made.values["asked_by"] = Value(match["asker"].strip(), (first,))
        if match["to"]:
            made.values["put_to"] = Value(match["to"].strip(), (first,))
    elif rest.endswith("?") or len(rest) > 100:
        made.sections[0].lines.append(first)
    elif rest:
        made.values["title"] = Value(rest, (first,))
    return 1


def _line(made: Asked, lines: Sequence[Line], plain: Sequence[str], at: int, end: int) -> int:
    """Take one line, or a label and the line of its value; how many lines were taken."""
    line, text = lines[at], plain[at]
    named = label(text)
    section = made.sections[-1]
    if named is None:
        if answers := _ANSWER_OF.fullmatch(text):
            made.sections.append(Section("answer", values={"by": Value(answers["who"], (line,))}))
        else:
            section.lines.append(line)
        return 1
    key, value = named
    if key == "reference" and value and not REFERENCE.fullmatch(value):
        section.lines.append(line)
        return 1
    if key in _SECTIONS:
        return _section(made, key, value, line)
    taken = [line]
    if not value and key in _ALONE and at + 1 < end and label(plain[at + 1]) is None and len(plain[at + 1]) < 100:
        taken, value = [line, lines[at + 1]], plain[at + 1]
    if not value or (":" not in text and len(taken) == 1 and "|" not in text and key != "reference"):
        section.lines += taken  # words that look like a label
    elif key == "note":
        made.notes.append(
            Value(f"{text.partition(':')[0].strip() if len(taken) == 1 else text}: {value}", tuple(taken))
        )
    else:
        _place(made, key, Value(value, tuple(taken)), text if len(taken) == 1 else f"{text.rstrip(':')}: {value}")
    return len(taken)


def _section(made: Asked, key: str, value: str, line: Line) -> int:
    """A text begins; words behind the label belong to it."""
    last = made.sections[-1]
    again = key == "answer" and last.kind in ("answer", "holding") and not value  # "Answered by", and then "Answer"
    if last.lines or not (again or key == "question"):
        made.sections.append(last := Section("question" if key == "question" else key))
    if value:
        last.lines.append(replace(line, text=value))
        last.cut.append(line)
    else:
        made.labels.append(line)
    return 1


def _place(made: Asked, key: str, value: Value, printed: str) -> None:
    """A value belongs to the answer it stands in or opens, or to the question; told again it is a note."""
    last = made.sections[-1]
    if key in ("by", "on"):
        if key in last.values or (last.kind == "question" and (key == "by" or last.lines)):
            made.sections.append(last := Section("answer"))
        last.values.setdefault(key, value)
    elif key in made.values:
        made.notes.append(Value(printed, value.lines))
    else:
        made.values[key] = value
