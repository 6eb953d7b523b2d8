"""Which report a reply or a covering paper speaks of: its title and the day it was published, as printed. Dry."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sitegen.dates import PartialDate
from sitegen.importers.drafting.sheet import Line
from sitegen.importers.words import markup
from sitegen.importers.words.printed_dates import Read, first_date
from sitegen.text import slug

_WORD = r"[A-Z][\w’'&–-]*"
_TITLE = rf"{_WORD}(?:,? (?:{_WORD}|and|of|in|on|the|for|to|into|with|from|a|an|at|by|&)\b)*"
_MARKED = re.compile(r"\b[Rr]eports?\b[^.*\"“]{0,60}[*\"“]+(?P<title>[A-Z][^*\"”]{3,120})[*\"”]")
_SAID = (
    (2, re.compile(rf"\b[Rr]eports?,? (?:entitled|titled|called) [‘'*]*(?P<title>{_TITLE})")),
    (1, re.compile(rf"\b[Rr]eports?(?:,? (?:on|into)|:) (?:the )?[‘'*]*(?P<title>{_TITLE})")),
    (1, re.compile(rf"\b(?P<title>(?:Scrutiny )?(?:Review|Inquiry|Investigation) (?:of|into) {_TITLE})")),
    (1, re.compile(rf"(?:^|[,:] |\bthe |^Re: )(?P<title>{_TITLE}) [Rr]eport\b")),
)
_NOT_TITLE = re.compile(
    r"^(?:the|this|that|our|your|a|an|final|draft|annual|committee|officer|scrutiny|progress|joint"
    r"|select)$",
    re.IGNORECASE,
)
_ANSWER = re.compile(r"\b(?:response|reply) to\b", re.IGNORECASE)
_TRAILING = re.compile(r"(?:,? (?:and|of|in|on|the|for|to|into|with|from|a|an|at|by|&))+$")
_BODY = re.compile(r"^(?:.*\b(?:Committee|Panel|Commission|Board|Assembly|Council)(?:['’]s)?,? )(?=[A-Z])")
_SENT = re.compile(
    r"\b(your (?:letter|correspondence|e-?mail) (?:of|dated) (?P<day>\d{1,2}[^.,;]{3,18}?))"
    r"(?=,? (?:together|along|with|and|enclosing|attaching|sending)\b)[^.]{0,80}\breport\b"
)
_PUBLISHED = re.compile(r"\b(?:published|issued|released|dated?|of)\b(?: on)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Titled:
    """A report's title, the line it is printed on, and the day of publication that is printed behind it."""

    title: str
    line: Line
    published: Read | None = None


def titled(lines: Sequence[Line], subject: str = "") -> Titled | None:
    """The report most often named in these lines; a title in italics or quotation marks goes before all others."""
    found: list[tuple[int, str, Line, str]] = []
    subject = "" if _ANSWER.search(subject) else subject
    for line in lines:
        plain = markup.bare(line.text)
        found += [(2, match["title"], line, line.text[match.end() :]) for match in _MARKED.finditer(line.text)]
        for weight, pattern in _SAID:
            found += [(weight, match["title"], line, plain[match.end() :]) for match in pattern.finditer(plain)]
        if subject and plain.endswith(subject) and (title := _told(re.split(r" [Rr]eport\b", subject)[0])):
            found.append((1, title, line, ""))
    told = [(weight, title, line, rest) for weight, words, line, rest in found if (title := _told(words))]
    if not told:
        return None
    weights: Counter[str] = Counter()
    for weight, title, _, _ in told:
        weights[slug(title)] += weight
    best = max(weights, key=lambda key: (weights[key], -[slug(one[1]) for one in told].index(key)))
    same = [one for one in told if slug(one[1]) == best]
    return Titled(same[0][1], same[0][2], next((day for *_, rest in same if (day := _published(rest))), None))


def sent(lines: Sequence[Line], answered: PartialDate | None) -> tuple[Read, Line] | None:
    """The day of the letter that a report was sent with, as its answer says; a year that is not printed is the last."""
    for line in lines:
        match = _SENT.search(markup.bare(line.text))
        read = first_date(match["day"], year=answered.year if answered else None) if match else None
        if match and read and read.date.day:
            late = answered is not None and str(read.date) > str(answered)
            read = first_date(match["day"], year=answered.year - 1) if answered and late else read
            return (replace(read, printed=match[1]), line) if read else None
    return None


def _told(words: str) -> str | None:
    """A title without the small words it was cut at, and without the body whose report it is."""
    title = _TRAILING.sub("", _BODY.sub("", words.strip(" ,.'’‘*"))).strip(" ,.")
    named = " " in title and len(title) > 5 and not _NOT_TITLE.match(title) and not _ANSWER.search(title)
    return title if named else None


def _published(rest: str) -> Read | None:
    read = first_date(rest[:60])
    return read if read and read.date.day and _PUBLISHED.match(rest.lstrip(' ,*”"')) else None
