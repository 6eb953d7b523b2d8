"""The parts of a letter: letterhead, sender, addressee, date, reference, copies, salutation, subject, signature.

Law: the head is read in blocks between blank lines; a block that begins with a person's name is a party to the letter,
and the party who signed is the sender.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from sitegen.importers.drafting.sheet import Line
from sitegen.importers.letters.letter_heads import (
    COPIES,
    RULE,
    Party,
    clean,
    is_close,
    is_name,
    is_salutation,
    signature,
    whole,
)
from sitegen.importers.words import markup
from sitegen.importers.words.names import parse_name
from sitegen.importers.words.printed_dates import Read, first_date

_REFERENCE = re.compile(
    r"\b(?P<whose>our |your )?ref(?:erence)?(?: no)?\b\.?\W*:\W*(?P<words>[A-Z0-9][\w/. -]*[\w])", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter in its parts; `end` is the index behind the signature. Whatever is not found is None or empty."""

    salutation: str
    head: tuple[Line, ...]
    parties: tuple[Party, ...]
    signed: Party | None
    date: tuple[Read, Line] | None
    reference: tuple[str, Line] | None
    subject: tuple[str, Line] | None
    letterhead: tuple[str, ...] = ()
    copies: tuple[tuple[str, Line], ...] = ()
    end: int = field(default=0)

    @property
    def sender(self) -> Party | None:
        """The sender's block in the head, when there is one beside the addressee's."""
        key = parse_name(self.signed.name).key if self.signed else None
        return next((party for party in self.parties if parse_name(party.name).key == key), None)

    @property
    def addressee(self) -> Party | None:
        """The block of the head that is not the sender's; of several, the one that the salutation names."""
        others = [party for party in self.parties if party is not self.sender]
        hailed = set(re.findall(r"\w+", self.salutation.casefold()))
        named = [party for party in others if hailed & set(re.findall(r"\w+", party.name.casefold()))]
        return next(iter(named or others), None)


def parsed(lines: Sequence[Line]) -> Letter | None:
    """The first letter in these lines, in its parts; None where nobody is addressed."""
    at = next((index for index, line in enumerate(lines) if is_salutation(line)), None)
    if at is None:
        return None
    head = tuple(line for line in lines[:at] if not line.blank)
    close = next((index for index in range(at + 1, len(lines)) if is_close(lines[index])), None)
    signed, end = signature(lines, close, head) if close is not None else (None, len(lines))
    blocks = [*_with_offices(part for block in _blocks(lines[:at]) for part in _below_labels(block))]
    parties = tuple(party for block in blocks if (party := _party(block)))
    taken = {line.number for party in parties for line in party.lines}
    copies = tuple((match["who"], line) for line in head if (match := COPIES.match(line.text)))
    return Letter(
        clean(lines[at]),
        head,
        parties,
        signed,
        _date(head),
        next(_references(head), None),
        _subject(lines, at, close or len(lines)),
        tuple(_joined(block) for block in blocks if not {line.number for line in block} & taken),
        copies,
        end,
    )


def _blocks(lines: Sequence[Line]) -> Iterator[list[Line]]:
    held: list[Line] = []
    for line in lines:
        if line.blank or RULE.fullmatch(line.text):
            if held:
                yield held
            held = []
        else:
            held.append(line)
    if held:
        yield held


def _below_labels(block: list[Line]) -> list[list[Line]]:
    """A block whose first lines are the date or the reference, without blank lines above the addressee's name."""
    for at, line in enumerate(block[1:], 1):
        if is_name(clean(line)) and (_REFERENCE.search(clean(block[at - 1])) or first_date(clean(block[at - 1]))):
            return [block[:at], block[at:]]
    return [block]


def _with_offices(blocks: Iterable[list[Line]]) -> Iterator[list[Line]]:
    """The blocks of the head, where a name that stands alone has the block of its office and address below it."""
    held: list[Line] = []
    for block in blocks:
        if held and len(held) == 1 and len(block) > 1 and is_name(clean(held[0])) and not is_name(clean(block[0])):
            yield [*held, *block]
            held = []
            continue
        if held:
            yield held
        held = block
    if held:
        yield held


def _party(block: list[Line]) -> Party | None:
    """A block that begins with a person's name."""
    texts = [clean(line) for line in block]
    if not texts or not is_name(texts[0]) or COPIES.match(texts[0]):
        return None
    return Party(texts[0], tuple(whole(texts[1:])), tuple(block))


def _joined(block: list[Line]) -> str:
    return " ".join(clean(line) for line in block)


def _date(head: Sequence[Line]) -> tuple[Read, Line] | None:
    """The date in the head: a line of its own, or one that has a label or the reference beside it."""
    found = [(read, line) for line in head if (read := first_date(clean(line))) and read.date.day]
    alone = [one for one in found if len(markup.bare(one[1].text)) < len(one[0].printed) + 12]
    return next(iter(alone or found), None)


def _references(head: Sequence[Line]) -> Iterator[tuple[str, Line]]:
    """The sender's reference first, and then one that does not say whose it is."""
    found = [
        (match, line)
        for line in head
        if (match := _REFERENCE.search(re.sub(r"(?<=\w)\*\*(?=\w)", "\n", line.text).replace("*", "")))
    ]
    for whose in ("our", ""):
        for match, line in found:
            if (match["whose"] or "").strip().casefold() == whose:
                yield match["words"].strip(), line


def _subject(lines: Sequence[Line], salutation: int, close: int) -> tuple[str, Line] | None:
    """The line below the salutation that says what the letter is about: a heading, in bold, or after "Re:"."""
    for line in lines[salutation + 1 : close]:
        if line.blank:
            continue
        text = line.text.strip()
        marked = text.startswith("#") or re.fullmatch(r"\*\*[^*]+\*\*", text)
        if marked or re.match(r"(?:re|subject)\s*:", text, re.IGNORECASE):
            return re.sub(r"^(?:re|subject)\s*:\s*", "", markup.bare(text), flags=re.IGNORECASE), line
        return None
    return None
