"""The words of a status -> the step of the implementation clock they tell, its day, and where they point. Dry.

Law: the words are kept beside the step (`printed`); a status that says nothing of what was done makes no step.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from sitegen.dates import PartialDate
from sitegen.importers.words.printed_dates import Read, dates, first_date
from sitegen.text import fold

_VALUES = (  # the first that fits decides
    (r"superseded|replaced by|overtaken|merged with", "superseded"),
    (
        (
            r"not (?:used|required|needed|pursued|progressed|exercised|taken up|agreed|taken forward)|no longer"
            r"|withdrawn"
            r"|declined|no (?:further )?action (?:was |is |to be )?(?:required|taken|needed|necessary)|cancelled"
            r"|abandoned"
            r"|lapsed|rejected|dropped|not going ahead"
        ),
        "closed without action",
    ),
    (r"not (?:yet )?(?:started|begun|commenced|due)|yet to (?:start|begin|be started)", "not started"),
    (
        (
            r"not (?:yet )?(?:completed?|done|received|provided|actioned)|partial(?:ly)?"
            r"|part(?:ly)?[ -]?completed?|incomplete|to be completed"
        ),
        "in progress",
    ),
    (r"ongoing|on-going|on going|in progress|in hand|under ?way|in train|on track|continuing", "in progress"),
    (
        (
            r"completed?|done|actioned|discharged|implemented|achieved|fulfilled|delivered|closed|circulated"
            r"|attached|appended"
            r"|received|provided|resolved|(?:was|were|been) sent|took place"
        ),
        "complete",
    ),
    (
        r"outstanding|open|pending|awaited|awaiting|due|chased|followed[ -]up|requested|to follow|to be|will be|being",
        "in progress",
    ),
)
_NAMED = tuple((re.compile(rf"\b(?:{words})\b"), value) for words, value in _VALUES)
_OPENING = re.compile(r"^[^.;,–:(-]{1,40}")
_APPENDIX = re.compile(r"\bappendi(?:x|ces) (?P<label>[0-9]{1,2}|[A-Z])\b", re.IGNORECASE)
_ITEM = re.compile(r"\b(?:agenda )?item (?P<number>\d{1,2}[a-z]?)\b", re.IGNORECASE)
_FOLLOWED = re.compile(r"\b(?:followed|following|chased)[ -]?up\b|\bchased\b|\bre-?requested\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Status:
    """What the words of a status say. `appendix` and `item` are the places they point to, by number as printed."""

    printed: str
    value: str | None = None
    when: Read | None = None
    appendix: str | None = None
    item: str | None = None

    @property
    def followed_up(self) -> bool:
        """Whether the day is one on which the committee asked again."""
        return bool(_FOLLOWED.search(self.printed))

    def step(self, of: PartialDate | None) -> dict[str, object] | None:
        """The step of the history. One whose own day is not printed has the day of the list (`of`), and says so."""
        if self.value is None:
            return None
        told: dict[str, object] = {"value": self.value}
        if len(self.printed) <= _LONG:
            told["printed"] = self.printed
        if self.when:
            return {"date": str(self.when.date), **told}
        return {"date": {"date": str(of), "note": LIST_DATE}, **told} if of else told


_LONG = 120
LIST_DATE = "the day of the list; the day itself is not printed"


def status(printed: str, *, year: int | None = None) -> Status:
    """Read a status: its first words decide ("Ongoing. ... was completed"), and if they do not, all of them."""
    plain = fold(printed).replace("’", "'")
    opening = _OPENING.match(plain)
    value = _value(plain) if _closes_without(plain) else (opening and _value(opening[0])) or _value(plain)
    appendix, item = _APPENDIX.search(printed), _ITEM.search(printed)
    return Status(
        printed,
        value,
        _when(printed, year, done=value == "complete"),
        appendix["label"].upper() if appendix else None,
        item["number"].lower() if item else None,
    )


def _when(printed: str, year: int | None, *, done: bool) -> Read | None:
    """The day of the step: the first for what is done, the last for what goes on (asked in March, and again in May)."""
    found = [read for read in dates(printed, year=year) if read.date.day]
    return (found[0] if done else found[-1]) if found else first_date(printed, year=year)


def _closes_without(plain: str) -> bool:
    """A thing said to be closed or complete of which the rest says that it was not done: "Closed. Not used."."""
    return plain.startswith("closed") and _value(plain) == "closed without action"


def _value(plain: str) -> str | None:
    return next((value for pattern, value in _NAMED if pattern.search(plain)), None)
