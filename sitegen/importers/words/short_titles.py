"""A short title for what is asked or promised, made of its own words.

Law: what such a text begins with, and its page tells anyway, is left out: who is asked, by when, "we recommend that",
"agreed to". Nothing is reworded; a text that does not so begin is its own title, and a long one is cut at a word.
"""

from __future__ import annotations

import re

from sitegen.importers.words.markup import bare
from sitegen.text import excerpt

LONGEST = 80
_LEAST = 3
_MARKS = re.compile(r"^\W*(?:recommendation \w+\W+|\d{1,2}[.)]\s+|\(?[a-z][.)]\s+)?", re.IGNORECASE)
_BY_WHEN = re.compile(
    r"^(?:by|before|within|no later than|from|as soon as|once|at|during|following|in|after)\b[^,.;]{2,90}, (?=\S)",
    re.IGNORECASE,
)
_RECOMMENDED = re.compile(
    r"^(?:(?:resolved|agreed)\W+)?(?:(?:we|(?:the|this|your) [\w’' ]{3,60}) (?:also |therefore |further )*"
    r"recommend(?:s|ed)? )?that,? (?=\S)",
    re.IGNORECASE,
)
_VERB = (
    r"(?!(?:be|not|have|has|with|by|in|on|at|to|for|also|the|a|an|ensure that|it|they|there|this|that|never|no)\b)"
    r"(?=[a-z])"
)
_SHOULD = (
    r"^[^.;:?!]{2,200}?,? (?:should|must|ought to|needs? to|(?:is|are) (?:asked|urged|requested|recommended) to) "
    r"(?:also |now |then |therefore )*"
)
_TOLD = tuple(
    re.compile(rule + _VERB)
    for rule in (
        _SHOULD,
        r"^(?:[Ww]e|I) (?:will|shall) (?:also |now |then )*",
        r"^[^.;:?!]{2,90}? (?:agreed|offered|undertook|promised|committed|pledged) to ",
        r"^(?:[Ii]t was (?:agreed|resolved) )?[Tt]o ",
    )
)
_WISHED = re.compile(
    r"^(?:(?:more widely|however|therefore|finally),? )?(?:I|we) (?:would|want|wish) (?:also )?(?:like )?to see "
    r"(?=a |an |the |much |more |\w+ing )",
    re.IGNORECASE,
)
_REQUESTED = re.compile(
    r"^(?:the [\w’' ]{3,60}|members) (?:also )?(?:requested|asked for) (?:the following )?(?!that\b|to\b|the following)"
    r"(?=[a-z])",
    re.IGNORECASE,
)


def short_title(text: str, length: int = LONGEST) -> str:
    """The title of a recommendation, a request or a promise."""
    whole = " ".join(bare(text).split())
    told = _MARKS.sub("", whole)
    led = _RECOMMENDED.sub("", told)
    for rule in (*_TOLD, _WISHED, _REQUESTED):
        for words in dict.fromkeys((led, _BY_WHEN.sub("", led))):
            match = rule.match(words)
            if match and len(words[match.end() :].split()) >= _LEAST:
                return _titled(words[match.end() :], length)
    return _titled(whole, length)


def _titled(words: str, length: int) -> str:
    return excerpt(words[:1].upper() + words[1:], length).removesuffix(".")
