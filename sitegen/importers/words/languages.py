"""Which language a paragraph is in, as far as furniture asks: English, or a panel in another tongue. Dry."""

from __future__ import annotations

import re

_FOREIGN = re.compile(r"[\u0370-\u1fff\u2e80-\ud7ff\uf900-\ufaff\ufb50-\ufdff\ufe70-\ufefc]")
_LETTER = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_ADDRESS = re.compile(r"\S+@\S+|https?:\S+|\[|\]|\([^)\s]*\)")
_COMMON = re.compile(
    r"\b(?:"
    r"the|of|and|to|in|a|is|that|for|it|as|was|with|be|by|on|not|he|i|this|are|or|his|from|at|which|but|"
    r"have|an|had|they|you|were|their|one|all|we|can|has|there|been|if|more|when|will|would|who|so|no|our|"
    r"your|us|any|may|please"
    r")\b"
)
_CUES = re.compile(
    r"large print|\bbraille\b|\baudio\b|\beasy[- ]read\b|\b(?:an)?other languages?\b|\bown language\b|\btranslat\w+"
    r"|\b(?:other|alternative) formats?\b",
    re.IGNORECASE,
)
_OFFER = re.compile(r"\b(?:you|your|someone|anyone|available|request|contact)\b", re.IGNORECASE)
_LANGUAGES = re.compile(
    r"\b(?:"
    r"albanian|amharic|arabic|armenian|bengali|bulgarian|cantonese|chinese|croatian|czech|dari|dutch|"
    r"farsi|filipino|french|german|greek|gujarati|hebrew|hindi|hungarian|igbo|italian|japanese|korean|"
    r"kurdish|latvian|lingala|lithuanian|malay|mandarin|nepali|oromo|pashto|persian|polish|portuguese|"
    r"punjabi|romanian|russian|serbian|sinhala|slovak|somali|sorani|spanish|swahili|sylheti|tagalog|tamil|"
    r"telugu|thai|tigrinya|turkish|twi|ukrainian|urdu|vietnamese|welsh|yoruba"
    r")\b"
)
_LONGEST_OFFER = 700
_SHORTEST = 8  # words of which a language can be told


def is_offer(text: str) -> bool:
    """Whether an English paragraph offers a paper in other languages or forms: large print, braille, a translation."""
    cues = {match[0].casefold() for match in _CUES.finditer(text)}
    return len(text) < _LONGEST_OFFER and len(cues) > 1 and bool(_OFFER.search(text))


def offers_formats(text: str) -> bool:
    """Whether a heading speaks of other languages or forms."""
    return bool(_CUES.search(text))


def names_language(text: str) -> bool:
    """Whether a heading is the name of a language, alone or beside that name in the language itself."""
    names = _WORD.findall(text.casefold())
    return 0 < len(names) <= 4 and bool(_LANGUAGES.fullmatch(names[0]))


def is_foreign(text: str, *, sure: bool = False) -> bool:
    """Whether a paragraph is not English. `sure` asks for another script; else too few of English's small words do."""
    letters = len(_LETTER.findall(text)) if not text.isascii() else 0
    if letters and len(_FOREIGN.findall(text)) * 2 > letters > _SHORTEST:
        return True
    if sure:
        return False
    told = _WORD.findall(_ADDRESS.sub(" ", text).casefold())
    return len(told) >= _SHORTEST and len(_COMMON.findall(" ".join(told))) < len(told) * 0.15
