"""Who came, who did not and who was welcomed, as the items of minutes say it in sentences. Dry: names as printed.

Law: only the field's own phrases say it: apologies received from, attended as a substitute, welcomed to the meeting, a
list of guests with their offices.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sitegen.importers.drafting.passages import Paragraph
from sitegen.importers.known.attendees import Entry, begins_a_name, entries

_TITLES = r"(?:Councillors?|Cllrs?|Mr|Mrs|Ms|Dr|Sir|Dame|Lord|Lady|Baroness|Professor)\.?"
_APOLOGY = re.compile(
    r"\b[Aa]polog(?:y|ies)(?: (?:for|of) (?:his |her |their )?(?:non-?)?(?:absence|attendance|lateness))?"
    r"(?: (?:had been|have been|has been|were|was|are))?(?: (?:also )?(?:received|submitted|given|sent|"
    r"tendered|made|noted|reported))?"
    r"(?: (?:from|by|on behalf of|for))?:?\s+(?P<who>(?:from )?[A-Z].*)$",
    re.DOTALL,
)
_GAVE = re.compile(
    rf"(?P<who>{_TITLES}? ?[A-Z][^.;:]{{2,80}}?) (?:had |has |have )?(?:sent|gave|given|submitted|offered) "
    rf"(?:his|her|their|an?)? ?apolog"
)
_GLUED = re.compile(r"\b(Cllrs?|Councillors?)(?=[A-Z])")
_FOR_WHOM = re.compile(
    r"^(?P<who>[^.;]{3,120}?),? (?:for whom|with|and(?=[^.;,]{3,60} attended as)) (?P<sub>[A-Z][^.;,]{2,60}?)"
    r"(?: (?:was |were |had )?(?:attend(?:ed|ing)|present|substitut\w+|deputi\w+)\b.*| as (?:his|her|their|a|"
    r"the) (?:substitute|deputy)\b.*)$",
    re.DOTALL,
)
_SUBSTITUTED = re.compile(
    r"(?P<sub>[A-Z][^.;:]{2,60}?) (?:(?:was |were |would be |had )?(?:substitut|deputi[sz]|stand)(?:ed|ing|e)"
    r"?(?: in)?|(?:was |were )?(?:present|attend(?:ed|ing)|appointed)"
    r"(?: the meeting)?(?: as)?(?: an?| the)?(?: substitute| deputy)?) (?:for|on behalf of|in place of|in the "
    r"place of) (?P<who>[A-Z][^.;:,]{2,60})"
)
_WELCOMED = re.compile(
    r"\bwelcomed (?P<who>(?:[A-Z]|the following)[^.;]*?)(?: \(?(?:who|to the|to this|and|for the|in order)"
    r"\b[^.]*)?(?:[.;]|$)",
    re.DOTALL,
)
_GUESTS = re.compile(
    r"\b(?:guests?|witness(?:es)?|invited|welcomed|panel(?:l?ists?)?|speakers|presenters?|experts?|attended by)"
    r"\b[^.]*:\W*$", re.IGNORECASE)  # fmt: skip
_BULLET = re.compile(r"^\s*(?:[-*•●▪–]|\(?(?:[a-z0-9]{1,2}|[ivx]{1,4})[.)])\s+")
_LISTED = re.compile(
    r"^\W*(?P<sub>(?:Councillor|Cllr|Mr|Mrs|Ms|Dr)?\.? ?[A-Z][^,;:.]{1,50}?) (?:for|\(for) (?P<who>(?:Councillor|"
    r"Cllr|Mr|Mrs|Ms|Dr|[A-Z])[^,;:.)]{1,50})\)?\W*$")  # fmt: skip
_MOVED = re.compile(
    r"(?:^|(?<=[.;] )|(?<=\d )|(?<=and ))(?P<who>(?:Councillors?|Cllrs?|Mr|Mrs|Ms|Dr)\.? [A-Z][^.;:]{1,60}?|"
    r"[A-Z][^.;:,]{2,40} AM) "
    r"(?P<what>(?:then |also |had )?(?:left|arrived|joined|entered|re-?entered|returned|re-?joined|withdrew)\b"
    r"(?=[^.;]*(?:\bmeeting|\broom|\bchamber|\bat \d))[^.;]*(?:\.\d\d[^.;]*)?)",
)
_COLLECTIVE = re.compile(
    r"\b(?:the|members?|committee|officers|students|residents|public|it|everyone|all)\b", re.IGNORECASE
)


def absences(found: Sequence[Paragraph]) -> Iterator[Entry]:
    """Apologies and substitutions that are told in sentences."""
    for paragraph in found:
        text = _GLUED.sub(r"\1 ", " ".join(paragraph.text.replace("**", "").split()))
        told = False
        for sentence in re.split(r"(?<=[a-z)])\.\s+(?=[A-Z])|(?<=AM)\.\s+(?=[A-Z])|;\s+(?=[A-Z])", text):
            for match in (_APOLOGY.search(sentence), _GAVE.search(sentence)):
                if match and not told:
                    told = True
                    yield from _apologies(match["who"].removeprefix("from ").strip(" ."), paragraph)
                    break
            else:
                if match := _SUBSTITUTED.search(sentence):
                    yield from _substitute(match["sub"], match["who"], paragraph)


def substitutes(found: Sequence[Paragraph]) -> Iterator[Entry]:
    """Substitutes as a list prints them: `Councillor A for Councillor B`."""
    for paragraph in found:
        text = re.sub(r"\W*\band$", "", _BULLET.sub("", " ".join(paragraph.text.replace("**", "").split())))
        if match := _LISTED.match(text):
            yield from _substitute(match["sub"], match["who"], paragraph)


def movements(found: Sequence[Paragraph]) -> Iterator[Entry]:
    """Those who came late or left early, with the words that say when as a note."""
    for paragraph in found:
        for match in _MOVED.finditer(" ".join(paragraph.text.replace("**", "").split())):
            for entry in entries(match["who"], "present", *paragraph.lines):
                yield replace(entry, note=match["what"].strip(), role=None)


def _apologies(who: str, paragraph: Paragraph) -> Iterator[Entry]:
    if match := _FOR_WHOM.match(who):
        absent = [*_people(match["who"], "apologies", paragraph)]
        yield from absent
        if absent:
            yield from _substitute(match["sub"], absent[-1].name, paragraph)
        return
    for entry in _people(who, "apologies", paragraph):
        if entry.status == "substitute" and entry.substitute_for:  # (Councillor B substituting for Councillor A)
            yield entry
        else:
            yield entry


def _substitute(name: str, absent: str, paragraph: Paragraph) -> Iterator[Entry]:
    for entry in _people(name, "substitute", paragraph):
        yield replace(entry, substitute_for=absent.strip(" ."))


def _people(text: str, status: str, paragraph: Paragraph) -> Iterator[Entry]:
    """Those a phrase names; a phrase that goes on to something else than names is read up to there."""
    text = re.split(r"\s+(?:who|which|due to|as (?:he|she|they)|because|owing)\b", text)[0]
    for entry in entries(text, status, *paragraph.lines):
        if begins_a_name(entry.name, alone=True) or re.match(_TITLES, entry.name):
            yield entry


def guests(found: Sequence[Paragraph]) -> Iterator[tuple[Entry, str]]:
    """Guests listed below a sentence that says so, and those welcomed by name; with which of the two it is."""
    listing = False
    for paragraph in found:
        text = " ".join(paragraph.text.replace("**", "").split())
        if listing and _BULLET.match(text):
            listed = [*entries(_BULLET.sub("", text), "guest", *paragraph.lines)]
            if listed and begins_a_name(listed[0].name, alone=False):
                yield listed[0] if len(listed) == 1 else _whole(text, paragraph), "listed"
                continue
        listing = bool(_GUESTS.search(text))
        if not listing and (match := _WELCOMED.search(text)) and not _COLLECTIVE.match(match["who"]):
            for entry in entries(match["who"], "in attendance", *paragraph.lines):
                if begins_a_name(entry.name):
                    yield entry, "welcomed"


def _whole(text: str, paragraph: Paragraph) -> Entry:
    """One guest of a list, whose office has commas and names in it."""
    name, _, office = _BULLET.sub("", text).strip(" .;").partition(", ")
    office = re.sub(r"[,;]?\s+and$", "", office).strip(" .;,")
    return Entry(name, "guest", office or None, lines=paragraph.lines)
