"""Where a letter begins and who signed it: its salutation, the head above it, its close and the name below.

Law: a letter is known by its salutation, with only short lines above it. Its head begins below the last line that
cannot be of it, or below the signature of the letter before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sitegen.importers.drafting.sheet import Line
from sitegen.importers.known.directory import classified
from sitegen.importers.words import markup
from sitegen.importers.words.furniture import is_blank_page
from sitegen.importers.words.names import looks_like_name, parse_name

_SALUTATION = re.compile(r"^[\W_]*(?:Dear\s+\S.{0,70}?|To whom it may concern)[\W_]*$")
_CLOSE = re.compile(
    r"^[\W_]*(?:yours(?: (?:sincerely|faithfully|truly|ever))?|(?:with )?(?:all )?(?:kind(?:est)?|best"
    r"|warm(?:est)?)(?: best)? "
    r"(?:regards|wishes)|with thanks|regards|sincerely)[\W_]*$",
    re.IGNORECASE,
)
_NOTE = re.compile(r"^\s*(?:<sup>|\[\^\d)")
_BEHIND = re.compile(r"^\W*(?:annex|appendix|enc(?:l|losures?|s)?|cc|copied to|attachment|p\.?s\.?)\b", re.IGNORECASE)
_OFFICES = re.compile(
    r"\b(?:chief|executive|director|directorate|office|department|services?|council|committee|team|unit"
    r"|assembly|authority|email"
    r"|sent|date|ref|annex|appendix|secretary|minister|association|trust|agenda|minutes|response|report"
    r"|review|board|contents"
    r"|summary|commission|inspectorate|group|private|confidential)\b"
    r"|^(?:city|town|county|civic|guild|municipal|council)\b|\b(?:house|street|road|avenue|way|square|centre|terrace)$",
    re.IGNORECASE,
)
_ENDED = re.compile(r"[.?!;]\s*$")
_ROLE_GOES_ON = re.compile(r"\b(?:and|of|the|for|to|&)$|,$", re.IGNORECASE)
_SHORT = 90
_HEAD = 60
_SIGNED = 5
COPIES = re.compile(r"^\W*(?:cc|copied to|copy to)\b\W*(?P<who>\S.*)$", re.IGNORECASE)
RULE = re.compile(r"\s*(?:-{3,}|\*{3,}|_{3,})\s*")


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody named in a block of the head, or below the close: the name, and the lines below it."""

    name: str
    below: tuple[str, ...]
    lines: tuple[Line, ...]


def clean(line: Line) -> str:
    """The bare words of a line, where bold text that touches other text is a word of its own."""
    return markup.bare(re.sub(r"(?<=\w)\*\*(?=\w)", " ", line.text))


def is_salutation(line: Line) -> bool:
    """Whether a line addresses somebody: `Dear ...`."""
    return len(line.text) < _SHORT and bool(_SALUTATION.match(line.text))


def is_close(line: Line) -> bool:
    """Whether a line closes a letter: `Yours sincerely`."""
    return len(line.text) < _SHORT and bool(_CLOSE.match(line.text))


def starts(lines: Sequence[Line], index: int) -> int | None:
    """The index of the salutation, when the head of a letter begins on this line; else None."""
    if lines[index].blank or not _head_like(lines[index]):
        return None
    for at in range(index, min(index + _HEAD, len(lines))):
        if is_salutation(lines[at]):
            return at if _head_start(lines, at) == index else None
        if not _head_like(lines[at]):
            return None
    return None


def signature(lines: Sequence[Line], close: int, head: Sequence[Line] = ()) -> tuple[Party | None, int]:
    """Who signed, below the close at an index, and the index behind the last line of it."""
    letterhead = clean(head[0]) if head and clean(head[0]).isupper() else None
    held: list[Line] = []
    end = close + 1
    for index in range(close + 1, min(close + 25, len(lines))):
        line = lines[index]
        if line.blank:
            if len(held) > 1:  # a name may stand apart from its office, but nothing further belongs to them
                break
            continue
        words = clean(line)
        stops = (
            line.text.startswith("#") or RULE.fullmatch(line.text) or _NOTE.match(line.text) or _BEHIND.match(line.text)
        )
        if stops or "\t" in line.text or len(held) == _SIGNED or words == letterhead or is_blank_page(line):
            break
        if len(line.text) > _SHORT or _ENDED.search(words):  # a picture in words, or text that goes on
            if held:
                break
            continue
        held.append(line)
        end = index + 1
    if not held:
        return None, end
    texts = [clean(line) for line in held]
    return Party(texts[0], tuple(whole(texts[1:])), tuple(held)), end


def _head_like(line: Line) -> bool:
    """Whether a line may stand above a salutation: short, and no sentence, list, table or note."""
    text = line.text.strip()
    if not text or RULE.fullmatch(text) or COPIES.match(text):
        return True
    if text.startswith(("-", "|", "•", ">")) or "\t" in text or _NOTE.match(text):
        return False
    return len(text) < _SHORT and not _ENDED.search(text)


def _head_start(lines: Sequence[Line], salutation: int) -> int:
    """Where the head begins: below the last line that cannot be of it, or below the signature of another letter."""
    first = salutation
    named = left_out = False
    for at in range(salutation - 1, max(salutation - _HEAD, -1), -1):
        line = lines[at]
        left_out = left_out or lines[at + 1].number - line.number > 1
        if line.blank:
            continue
        ended = not _head_like(line) or is_close(line)
        if ended and (close := _close_above(lines, at)) is not None:
            _, end = signature(lines, close)
            return next((index for index in range(end, salutation + 1) if _begins_head(lines[index])), first)
        if ended or is_salutation(line) or is_blank_page(line) or (left_out and named):
            break
        named, left_out = named or is_name(clean(line)), False
        first = at if not RULE.fullmatch(line.text) else first
    return first


def _close_above(lines: Sequence[Line], at: int) -> int | None:
    """The close of the letter before, when a line can stand below it, such as a signature put into words."""
    told = [index for index in range(at, max(at - _SIGNED, -1), -1) if not lines[index].blank]
    return next((index for index in told if is_close(lines[index])), None)


def _begins_head(line: Line) -> bool:
    return not (line.blank or is_blank_page(line) or RULE.fullmatch(line.text))


def is_name(text: str) -> bool:
    """Whether the words of a line are a person's name, and no office, body or street."""
    name = parse_name(text)
    if not (looks_like_name(text) or (name.prefix and len(name.name) > 1) or name.peerage) or text.isupper():
        return False
    return not _OFFICES.search(name.name) and classified(name.name) == "other" and not re.search(r"[\d:@]", text)


def whole(texts: Sequence[str]) -> Iterator[str]:
    """Lines of an office, where one that was wrapped is whole: "Chairman of the ... Police and" "Crime Committee"."""
    held = ""
    for text in texts:
        if held and _ROLE_GOES_ON.search(held):
            held = f"{held} {text}"
            continue
        if held:
            yield held
        held = text
    if held:
        yield held
