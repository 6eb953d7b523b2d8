"""The words of a reply -> what they say to a recommendation, and the words it rests on. Dry.

Law: only what is printed decides. Agreement with a point a recommendation makes, or with its aims, is not acceptance of
it; words that say neither are `noted`, and a person is told.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from sitegen.importers.words import markup
from sitegen.text import excerpt, quoted

_IT = r"(?:this|the|that|these|those|both|all)?\s?(?:of the )?(?:recommendations?|proposals?|findings?)"
_TABLE = (  # the first that a reply's words fit decides; agreement is looked for before conditions
    (
        (
            rf"\b(?:do(?:es)?|did|can|could|is|are) ?not (?:able to |in a position to )?(?:fully )?(?:accept"
            rf"|agree (?:with|to)|support){_IT}?"
            rf"|\b(?:cannot|unable to) (?:accept|agree|support|commit)\b|\breject(?:s|ed)?\b {_IT}|\bdisagrees? with\b"
            rf"|\b(?:not|is not|are not) (?:accepted|agreed|supported)\b|^\W*(?:rejected|not accepted|not agreed"
            rf"|disagree[ds]?|declined?|refused|no)\b"
        ),
        "not accepted",
    ),
    (
        (
            rf"\b(?:partially|partly) (?:accept|agree|support)(?:s|ed)?\b|\b(?:accept|agree|support)(?:s"
            rf"|ed)? {_IT}?,? ?(?:in part|in principle|partially|partly)\b"
            r"|\b(?:accepted|agreed|supported),? (?:in part|in principle|with (?:amendments?|modifications?"
            r"|conditions?)|subject to)"
            r"|^\W*(?:partial(?:ly)?|partly|in part|in principle)\b"
        ),
        "accepted in part",
    ),
    (
        (
            rf"\b(?:accept(?:s|ed)?|adopt(?:s|ed)?|endorse[sd]?|(?:fully |strongly )?agree[sd]?(?: with| to)?"
            rf"|(?:fully |strongly )?supports?) {_IT}"
            rf"|{_IT} (?:is|are|has been|have been|was|were) (?:fully )?(?:accepted|agreed|adopted|endorsed"
            rf"|implemented)\b"
            r"|^\W*(?:fully )?(?:accepted|accept|agreed|agree|yes|supported|implemented)\b(?! that)"
        ),
        "accepted",
    ),
    (
        (
            r"\b(?:better|best) (?:suited|placed|positioned)\b|\b(?:is|are|would be|remains?) (?:a "
            r"|the )?(?:matter|responsibility|decision)s? (?:for|of)\b"
            r"|\bresponsibility (?:for \w+ )?(?:lies|rests|sits) with\b|\b(?:outside|beyond|not within"
            r"|falls? outside)(?: of)? (?:the scope of )?(?:my|our|its|the (?:council|department"
            r"|service)['’]s) (?:remit|powers?|responsibilit\w+|control)\b"
            r"|\bwould (?:refer|direct) (?:you|the committee) to\b|\b(?:has|have|been|is being|was) (?:referred"
            r"|redirected|passed) (?:this )?(?:on )?to\b"
        ),
        "redirected",
    ),
    (
        (
            r"\b(?:happy|willing|pleased|content|prepared|ready) to (?:support|agree|work|consider|adopt"
            r"|take (?:this )?forward)\b|\bwelcomes? and supports? the aims?\b"
            r"|\bsupports? the (?:aims?|principle|intention|spirit|thrust)\b|\b(?:fully |strongly "
            r"|broadly )?agrees? (?:that|with the (?:aims?|principle|point|sentiment))\b"
        ),
        "accepted in part",
    ),
    (r"\bnote[sd]? (?:this|the|that|these) ?(?:recommendations?|findings?|point)?\b|^\W*noted\b", "noted"),
)
_STANCES = tuple((re.compile(words, re.IGNORECASE), stance) for words, stance in _TABLE)
_SENTENCE = re.compile(r"(?<=[.!?])[\"”’)]*\s+(?=[\"“(]?[A-Z])|\n\n+")
_LABEL = re.compile(r"^(?:[\w’']+ ){0,4}(?:response|reply|answer)\s*:\s*", re.IGNORECASE)
_LONG = 160


@dataclass(frozen=True, slots=True)
class Stance:
    """What a reply says, as Answer.stance has it; `basis` is the printed sentence, none where the words do not say."""

    value: str
    basis: str | None = None


def stance(reply: str, verdict: str = "") -> Stance:
    """The stance of a reply; of a table, the cell that gives the verdict decides before the words beside it."""
    for text in (verdict, reply):
        sentences = [words for part in _SENTENCE.split(text) if (words := _LABEL.sub("", markup.bare(part)))]
        for pattern, value in _STANCES:
            if found := next((one for one in sentences if pattern.search(one)), None):
                return Stance(value, quoted(excerpt(found, _LONG)))
    return Stance("noted")
