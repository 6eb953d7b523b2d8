"""Replies to recommendations in prose: which recommendation each stretch answers, what it quotes, what it says.

Law: a stretch answers the recommendations that its heading names, or the paragraph that begins it. What is quoted of
the recommendation stands apart from the reply; a letter's last courtesies belong to neither.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sitegen.importers.drafting.passages import Paragraph
from sitegen.importers.drafting.sheet import Sheet
from sitegen.importers.letters import letters
from sitegen.importers.letters.letter_heads import is_close
from sitegen.importers.words import markup

_NUMBERS = r"(?P<numbers>\d{1,2}[a-z]?(?:\s*(?:,|&|and|to|[-–])\s*\d{1,2}[a-z]?\b)*)"
_NAMES = re.compile(rf"\brecommendations?\s*(?:nos?\.?|numbers?|numbered)?\s*\(?{_NUMBERS}", re.IGNORECASE)
_NUMBERED = re.compile(r"^\W*(?P<numbers>\d{1,2})\\?[.)]?\s*(?=\*\*|[A-Z“\"])")
_RANGE = re.compile(r"(\d{1,2})\s*(?:to|[-–])\s*(\d{1,2})")
_ASKS = re.compile(
    r"\b(?:should|must|ought to|needs? to|recommends?(?: that)?|urges?|calls? (?:up)?on)\b", re.IGNORECASE
)
_FIRST_PERSON = re.compile(r"\b(?:I|my|our|us)\b|\bwe (?!recommend|urge|call)", re.IGNORECASE)
_ITALIC = re.compile(r"^(?:\\?[*_])+(?P<words>.+?)(?:\\?[*_])+\W*$", re.DOTALL)
_QUOTED = re.compile(r"^>\s|^[“\"‘].*[”\"’]\W*$", re.DOTALL)
_LABEL = re.compile(
    r"^\W*(?:(?:the )?(?:[\w’']+ ){0,4}(?:response|reply|answer|comments?)|action(?: to be taken)?"
    r"|position)\W*:?\W*$",
    re.IGNORECASE,
)
_LABELLED = re.compile(r"^\W*(?:[\w’']+ ){0,4}(?:response|reply|answer)\s*:\s*\S", re.IGNORECASE)
_COURTESY = re.compile(
    r"^\W*(?:thank you|thanks|(?:I|we) (?:very much )?(?:hope|trust|look forward|would like to thank"
    r"|am grateful|are grateful)"
    r"|please (?:do )?(?:not hesitate|don['’]t hesitate|let|contact|get in touch|feel free)"
    r"|if you (?:have|would|require|need)"
    r"|should you|finally, (?:I|we))\b",
    re.IGNORECASE,
)
_ELSE = re.compile(r"^\W*(?:conclusions?|annex|appendix)\b(?:\W*\d{1,2}|\W*$)", re.IGNORECASE)
_ANNEX = re.compile(r"^\W*(?:annex|appendix|enclosure|attachment)\b", re.IGNORECASE)
_SHORT = 140
_NEAR = 12
_LEAST = 20


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a reply: the numbers it answers, its heading, what it quotes, what it says."""

    numbers: tuple[str, ...]
    heading: Paragraph
    quote: tuple[Paragraph, ...] = ()
    reply: tuple[Paragraph, ...] = ()

    @property
    def quoted(self) -> str:
        return " ".join(_unmarked(one.text) for one in self.quote)


def numbers_in(text: str) -> tuple[str, ...]:
    """The numbers of recommendations that a text names; those of a range each."""
    found: dict[str, None] = {}
    for match in _NAMES.finditer(text):
        spread = _RANGE.sub(
            lambda ends: ", ".join(str(n) for n in range(int(ends[1]), min(int(ends[2]), int(ends[1]) + 60) + 1)),
            match["numbers"],
        )
        found |= dict.fromkeys(number.lower() for number in re.findall(r"\d{1,2}[a-z]?\b", spread))
    return tuple(found)


def answers_recommendations(sheet: Sheet) -> bool:
    """Whether the letter that a sheet begins with answers numbered recommendations, and is not the committee's own."""
    letter = letters.parsed(sheet.lines)
    if letter is None:
        return False
    signed = " ".join(letter.signed.below) if letter.signed else ""
    if re.search(r"\bchair\w*\b", signed, re.IGNORECASE) and re.search(
        r"\b(?:committee|panel|commission|board)\b", signed, re.IGNORECASE
    ):
        return False
    behind = [line for line in sheet.lines[letter.end :] if not line.blank][:_NEAR]
    end = len(sheet) if any(_ANNEX.match(line.text) for line in behind) else letter.end
    return bool(_NAMES.search(sheet.part(0, end).text))


def stretches(paragraphs: Sequence[Paragraph], *, numbered: bool = False) -> Iterator[Stretch]:
    """The stretches of a reply in turn: by headings, and where no heading names one, by the paragraphs that do.

    `numbered`: paragraphs that begin with a number and ask for something are recommendations too ("12. We recommend").
    """
    headed = [at for at, one in enumerate(paragraphs) if _is_heading(one) or (numbered and _is_numbered(one))]
    if not headed:
        yield from _named_in_prose(paragraphs)
        return
    for at, end in zip(headed, [*headed[1:], len(paragraphs)], strict=True):
        heading = paragraphs[at]
        names = numbers_in(_first_line(heading.text))
        match = None if names else _NUMBERED.match(heading.text)
        if names or match:
            numbers = names or ((match["numbers"],) if match else ())
            below = _until_section(heading, _until_signed(paragraphs[at + 1 : end]))
            yield _parted(Stretch(numbers, heading), below, asks_in_heading=_inline(heading))


def _named_in_prose(paragraphs: Sequence[Paragraph]) -> Iterator[Stretch]:
    """The first paragraph that names recommendations begins a stretch; a later one that names others, another."""
    held: Stretch | None = None
    rest: list[Paragraph] = []
    for one in _until_signed(paragraphs):
        names = numbers_in(one.text)
        if names and (held is None or not set(names) <= set(held.numbers)):
            if held:
                yield _parted(held, rest, own=True)
            held, rest = Stretch(names, one), []
        elif held:
            rest.append(one)
    if held:
        yield _parted(held, rest, own=True)


def _parted(stretch: Stretch, rest: Sequence[Paragraph], *, asks_in_heading: str = "", own: bool = False) -> Stretch:
    """Part the quote from the reply. `own`: the paragraph that names the recommendation is of the reply itself."""
    told = [one for one in rest if not _LABEL.match(one.text) or len(one.text) > _SHORT]
    label = next((at for at, one in enumerate(rest) if _LABEL.match(one.text) or _LABELLED.match(one.text)), None)
    quote: list[Paragraph] = []
    if asks_in_heading:
        quote = [replace(stretch.heading, text=asks_in_heading)]
    elif label is not None and label > 0:
        quote = list(rest[:label])
    elif told and len(stretch.numbers) == 1 and _is_quote(told[0], alone=own):
        quote = [told[0]]
    reply = [one for one in told if one not in quote]
    if own and not quote:
        reply = [stretch.heading, *reply]
    while len(reply) > 1 and _COURTESY.match(reply[-1].text):
        reply.pop()
    return replace(stretch, quote=tuple(quote), reply=tuple(reply))


def _is_quote(one: Paragraph, *, alone: bool) -> bool:
    """Whether a paragraph is the recommendation's words: set apart by its form, or asking in the third person."""
    text = one.text.strip()
    apart = bool(_ITALIC.match(text) or _QUOTED.match(text))
    return apart if alone else apart or (bool(_ASKS.search(text)) and not _FIRST_PERSON.search(text))


def _is_heading(one: Paragraph) -> bool:
    """A short line, or bold words, that names a recommendation at its beginning or in brackets."""
    text = _first_line(one.text)
    match = _NAMES.search(text)
    if not match:
        return False
    begins = (
        not re.search(r"\w", re.sub(r"^\W*(?:\d+[.)])?", "", text[: match.start()])) or "(" in text[: match.start() + 1]
    )
    short = len(text) < _SHORT and not re.search(r"\w[.?!]\W*$", text)
    return begins and (short or text.lstrip().startswith(("#", "**")) or bool(_inline(one)))


def _inline(one: Paragraph) -> str:
    """The recommendation's words, where they stand behind its number in the heading: "Recommendation 4: ..."."""
    text = re.sub(r"^[#*\s]+|[*\s]+$", "", one.text)
    match = _NAMES.match(text) or _NUMBERED.match(text)
    rest = re.sub(r"^[\s)*:.–-]+", "", text[match.end() :]) if match else ""
    asks = _ASKS.search(rest) or rest.startswith("That ")
    return rest if asks and len(rest) > _LEAST else ""


def _is_numbered(one: Paragraph) -> bool:
    return bool(_NUMBERED.match(one.text)) and bool(_ASKS.search(one.text)) and bool(_inline(one))


def _until_section(heading: Paragraph, below: Sequence[Paragraph]) -> list[Paragraph]:
    """What stands before a conclusion, an annex or a heading of the same rank, which begin something else."""
    rank = _rank(heading)
    held = []
    for one in below:
        if (_ELSE.match(one.text) and len(one.text) < _SHORT) or (
            rank and 0 < _rank(one) <= rank and not _LABEL.match(one.text)
        ):
            break
        held.append(one)
    return held


def _rank(one: Paragraph) -> int:
    return len(one.text) - len(one.text.lstrip("#"))


def _until_signed(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """What stands before the close of a letter."""
    held = []
    for one in paragraphs:
        if is_close(one.first):
            break
        held.append(one)
    return held


def _first_line(text: str) -> str:
    return text.split("\n", 1)[0]


def _unmarked(text: str) -> str:
    match = _ITALIC.match(text.strip())
    return markup.tidy(match["words"] if match else text).strip().lstrip("> ")
