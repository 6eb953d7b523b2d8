"""Sentences that ask for something in plain words -> the sentence, and the lines it stands on. Dry.

Law: only what is asked in so many words is a request: by its writer ("I would like to see", "we urge"), of the reader
("you need to"), or of the paper that is spoken of ("the plan should"). Welcome, worry and hope are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sitegen.importers.drafting.sheet import Line
from sitegen.importers.listings.response_texts import Block, Text

_OFTEN = r"(?:also |strongly |therefore |again |now |really |very much |further )*"
_ASKS = tuple(
    re.compile(words)
    for words in (
        rf"\b(?:I|[Ww]e) (?:would |will )?{_OFTEN}(?:urge|encourage|ask (?:you|that|for)|call (?:on|for)|recommend)\b",
        rf"\b(?:I|[Ww]e) (?:would |will )?{_OFTEN}(?:request|want to see|like to see|expect this)\b",
        r"\b[Yy]ou (?:need to|must|should)\b",
        r"\b(?:plan|strategy|final version|proposals?)\b[^.;]{0,30}\b(?:needs? to|must|should)\b",
        r"\b(?:must|needs to|should) be (?:a |an |included |set )[^.;]{0,60}\b(?:commitment|plan|strategy)\b",
        r"\b[Ii]t is (?:essential|vital|imperative) that\b",
    )
)
_NO_WORDS = re.compile("\ue000\\d+\ue001|^[-*•]\\s+")
_QUOTED = re.compile(r"^[“\"]")


@dataclass(frozen=True, slots=True)
class Request:
    """One sentence that asks, and its lines."""

    words: str
    lines: tuple[Line, ...]


def requests(text: Text) -> Iterator[Request]:
    """Every sentence of a response that asks for something."""
    for block in text.blocks[1:]:
        if not block.heading and not _QUOTED.match(block.words):
            for sentence in block.sentences:
                if any(pattern.search(sentence) for pattern in _ASKS):
                    yield Request(_NO_WORDS.sub("", sentence).strip(), tuple(_lines(block, sentence)))


def _lines(block: Block, sentence: str) -> Iterator[Line]:
    """The lines of a paragraph that hold words of a sentence of it."""
    start = block.printed.index(sentence)
    end, at = start + len(sentence), 0
    for line in block.lines:
        length = len(" ".join(line.text.split()))
        if at < end and at + length > start:
            yield line
        at += length + 1
