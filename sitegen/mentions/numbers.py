"""`Recommendation 7`, `items 8 and 9`, `Appendix 2`. Law: a number means what it means where it is printed.

Where the words beside it say of what else it is (`recommendation 9 of the review`, `item 3 on the list`, another day in
the same sentence), it stays text.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Iterator

from sitegen.mentions.context import Context
from sitegen.mentions.folding import Folded
from sitegen.mentions.knowing import Knowledge
from sitegen.prose.linking import Run, Span

_ONE = r"[0-9]{1,3}[A-Za-z]?|[A-Z]"
_NUMBERED = re.compile(
    r"(?<![\w/'-])(?P<agenda>[Aa]genda )?(?P<kind>[Rr]ecommendation|[Ii]tem|[Aa]ppend(?:ix|ice))s? "
    rf"(?P<numbers>(?:{_ONE})\b(?:(?:, ?| and | to | or |, and | & |-)(?:{_ONE})\b(?!\.\d))*)(?![\w/%-]|\.\d)"
)
_NUMBER = re.compile(rf"\b(?:{_ONE})\b")
_MONTHS = tuple(calendar.month_name)[1:]
_DAY = rf"(\d{{1,2}}) ({'|'.join(_MONTHS)})(?: (\d{{4}}))?"
_DAYS = re.compile(_DAY)
_OF = re.compile(r" (?:of|in|from|to|on|by) ([\w'&-]+(?: [\w'&-]+){0,2})")
_OWN = {
    "recommendation": (
        "the report",
        "this report",
        "our report",
        "its report",
        "the committee's report",
        "that report",
    ),
    "item": ("the agenda", "this agenda", "the meeting", "this meeting"),
    "appendix": ("the report", "this report", "the paper", "this paper", "the officers' report", "the minutes"),
}
_OURS = re.compile(r"(?:committee|report|assembly)'s?$")


def numbered_in(words: Folded, run: Run, context: Context, _knowledge: Knowledge) -> Iterator[Span]:
    """The recommendations, agenda items and appendices that words name by number."""
    for found in _NUMBERED.finditer(words.text):
        kind = "appendix" if found["kind"].lower().startswith("append") else found["kind"].lower()
        look = _LOOK[kind](words, run, context, found)
        if not look:
            continue
        first = True
        for number in _NUMBER.finditer(words.text, found.start("numbers"), found.end("numbers")):
            start = found.start() if first else number.start()
            first = False
            if target := look(number[0]):
                yield Span(*words.place(start, number.end()), target)


Look = Callable[[str], str | None]


def _recommendation(words: Folded, _run: Run, context: Context, found: re.Match[str]) -> Look | None:
    before = words.before(found.start())
    owned = before.lower().endswith(("'s", "s'"))
    others = owned or (before[:1].isupper() and not words.opens(found.start() - len(before) - 1))
    if others and not _OURS.search(before.lower()):
        return None
    tail = words.text[found.end() : found.end() + 120]
    of = _OF.match(words.text, found.end())
    if of and of[0].startswith((" of", " in", " from")):
        if titled := context.report_named(re.split(r"[.;]", tail)[0]):
            return lambda number: context.recommendation(number, titled)
        if not _is_own(of, "recommendation"):
            return None
    return context.recommendation if context.report else None


def _item(words: Folded, run: Run, context: Context, found: re.Match[str]) -> Look | None:
    of = _OF.match(words.text, found.end())
    if of and not _is_own(of, "item") and not _DAYS.match(of[1]) and of[0].startswith((" of", " on", " from", " in")):
        return None
    said = words.text[: found.start()]
    start = words.place(found.start(), found.start())[0]
    linked = [taken for taken in run.taken if taken.end <= start and not run.words[taken.end : start].strip(" ,(")]
    if linked:
        return lambda number: context.item(number, linked[-1].target.partition("#")[0])
    beside = re.search(rf"{_DAY}[ ,(]*(?:under |at |as )?$", said)
    if beside:
        day = _iso(beside)
        return (lambda number: context.item(number, context.meeting_on(day))) if day else None
    if not context.meeting or (context.spoken and not found["agenda"]):
        return None
    days = [_iso(day) for day in _DAYS.finditer(words.sentence(found.start()))]
    if any(day != context.meeting[-10:] for day in days):
        return None
    return lambda number: context.item(number, context.meeting)


def _appendix(words: Folded, _run: Run, context: Context, found: re.Match[str]) -> Look | None:
    of = _OF.match(words.text, found.end())
    if of and not _is_own(of, "appendix"):
        return None
    return lambda number: context.appendix(number, of[1].lower() if of else "")


_LOOK = {"recommendation": _recommendation, "item": _item, "appendix": _appendix}


def _is_own(of: re.Match[str], kind: str) -> bool:
    return of[1].lower().startswith(_OWN[kind])


def _iso(day: re.Match[str]) -> str | None:
    return f"{day[3]}-{_MONTHS.index(day[2]) + 1:02d}-{int(day[1]):02d}" if day[3] else None
