"""What is promised or asked for in flattened minutes: the sentences that say it, and who is to do it. Dry.

Law: only words that bind are taken ("undertook to", "would be reported to the Committee", a resolution that asks for a
report); an intention is not a promise. The sentence is the action's text, and its subject is who is responsible.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sitegen.importers.drafting.sheet import Line
from sitegen.importers.flattened.flat import Piece, lines_within

_GIVEN = (
    r"kept (?:up[- ]to[- ]date|informed|updated|abreast)|provided|circulated|shared|reported|submitted|presented|sent|supplied"  # noqa: E501
    r"|made available|brought|notified|updated|forwarded|logged|emailed|fed back"
)
_GIVE = (
    r"provide|circulate|share|send|report back|look into|investigate|supply|arrange (?:for|a)|write to|follow up|come back"  # noqa: E501
    r"|bring (?:a|an|the|this)|update (?:the|members)|feed ?back|forward|pass (?:the|this|on|it)|raise (?:this|the|it)|keep (?:the|members)"  # noqa: E501
)
_TO_WHOM = r"(?:Committee|Members?|Councillors|Panel|Board|Commission|Sub-Committee|Group|Partner|them|him|her|residents|central)"  # noqa: E501
_SOON = r"(?:soon|shortly|in due course|in the [Nn]ew [Yy]ear|by the end of [A-Z0-9][\w ]+|by [A-Z][a-z]+ 20\d\d)"
_WHEN = re.compile(r"\b" + _SOON + r"\b")
_RESOLVED = re.compile(r"\W*(?:RESOLVED|Resolved|AGREED)")
PROMISES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("undertaking", re.compile(r"\b(?:undertook|promised|gave an undertaking|committed (?:himself|herself|themselves)?) ?to\b")),  # noqa: E501
    ("undertaking", re.compile(r"\b(?:agreed|offered) (?:to|that (?:he|she|they|officers|the \w+) would) (?:" + _GIVE + r")\b")),  # noqa: E501
    ("undertaking", re.compile(r"\bassured (?:the )?" + _TO_WHOM + r" that\b.*\bwould\b", re.DOTALL)),
    ("undertaking", re.compile(r"\b" + _TO_WHOM + r" (?:would|will) be (?:" + _GIVEN + r")\b")),
    ("undertaking", re.compile(r"\b(?:would|will) (?:also )?be (?:[\w ]{0,30} and )?(?:also )?(?:" + _GIVEN + r") (?:to|with) (?:the )?(?:\w+ ){0,2}?" + _TO_WHOM + r"\b")),  # noqa: E501
    ("undertaking", re.compile(r"\b(?:he|she|they|officers?|it|Officers|and) (?:would|will) (?:" + _GIVE + r")\b")),
    ("undertaking", re.compile(r"\basked for [^.]{3,80} so that (?:he|she|they) could\b")),
    ("commitment", re.compile(r"\b(?:would|will|looking to|planned to|intended to|aimed to)\b[^.;]*\b" + _SOON + r"\b")),  # noqa: E501
    ("commitment", re.compile(r"\b(?:was|were|is|are) (?:also )?looking to (?:recruit|purchase|introduce|appoint|procure|expand)\b")),  # noqa: E501
    ("commitment", re.compile(r"\b(?:would|will) be (?:repeated|carried out|introduced|rolled out|built into)\b")),
    ("request", re.compile(r"\b(?:urged (?:all|the|members|residents|officers|everyone)|ought to (?:also )?be|interested to know)\b", re.IGNORECASE)),  # noqa: E501
    ("request", re.compile(r"\b(?:asked|requested)(?: that)? (?:if |for )?[^.]{3,120}\b(?:be (?:submitted|provided|reported|convened|circulated|presented|brought|sent|invited|arranged)|report back)\b")),  # noqa: E501
)  # fmt: skip
_ASKED = re.compile(
    r"\b(?:be (?:submitted|fed into|requested|asked|invited|provided|circulated|presented|brought back|reported (?:back|to))"  # noqa: E501
    r"|report back|(?:a|an|further|update) (?:\w+ )?report (?:be|to be|come))\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<=[.!?;])\s+(?=[A-Z“‘])")
_SPEAKER = re.compile(
    r"^(?:(?:In (?:response|reply|addition|conclusion)|However|Additionally|Further|Moreover|Also),? )?"
    r"(?P<who>(?:[Aa]nother |[Aa]n? |[Tt]he )?(?:[Oo]fficers?|[A-Z][\w’'-]*)(?:(?:,? (?:of|for|and|the))* [A-Z][\w’'&-]*|, [A-Z][\w’'-]*)*)"  # noqa: E501
    r" (?:had |also )?(?:undertook|agreed|assured|stated|informed|reported|replied|advised|confirmed|added|asked|explained|said"  # noqa: E501
    r"|considered|responded|noted|offered|promised|suggested|commented|made|presented|introduced|gave|outlined|highlighted|referred|drew|met)\b"
)
_SPEAKS = re.compile(
    r"\b(?:[Oo]fficers?|Director|Commander|Holder|Head|Chief|Manager|Councillor|Cllr|Leader|Cabinet|Mr|Mrs|Ms|Dr|Superintendent"
    r"|Inspector|Commissioner|Lead|Solicitor|Mayor|Constable|Representatives?|Engineer)\b"
)
_NEAR = 45
_SAME = re.compile(r"^(?:He|She|They|It)$")
_LEANS = re.compile(r"\b(?:[Tt]his|[Tt]hese|[Hh]e|[Ss]he|[Tt]hey|[Ss]uch|[Tt]hose|the problems?|her|him)\b")


@dataclass(frozen=True, slots=True)
class Promise:
    """Something asked for or promised: the sentence, and the words it leans on before it ("this particular issue");
    their lines; and who is to do it, or who asks for it, as printed."""

    type: str
    sentence: str
    text: str
    lines: tuple[Line, ...]
    who: str | None
    due: str | None = None
    asker: str | None = None


def promises(found: Sequence[Piece]) -> Iterator[Promise]:
    """The promises and requests in the pieces of an item; what is resolved is read apart (`asked_for`)."""
    for piece in found:
        if not piece.heading and not _RESOLVED.match(piece.text):
            yield from _in_piece(piece)


def _in_piece(piece: Piece) -> Iterator[Promise]:
    speaker: str | None = None
    told = False
    begin = start = 0
    for sentence in _SENTENCE.split(piece.text):
        before, begin = begin, piece.text.index(sentence, start)
        start = begin + len(sentence)
        if (match := _SPEAKER.match(sentence)) and not _SAME.match(match["who"]):
            speaker = f"{match['who'][:1].upper()}{match['who'][1:]}" if _SPEAKS.search(match["who"]) else None
        kind = next((kind for kind, pattern in PROMISES if pattern.search(sentence)), None)
        if kind:
            leans = _LEANS.search(sentence[:_NEAR]) is not None
            first = 0 if piece.bullet and not told else before if leans else begin
            told = True
            due = _WHEN.search(sentence)
            yield Promise(
                kind,
                sentence,
                piece.text[first:start],
                lines_within(piece, first, start),
                None if kind == "request" else speaker,
                due[0] if due else None,
                speaker if kind == "request" else None,
            )


def asked_for(text: str) -> bool:
    """Whether a resolution asks for something to be done, and does not only note."""
    return bool(_ASKED.search(text))
