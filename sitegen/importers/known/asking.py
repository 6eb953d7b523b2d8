"""Who a recommendation asks to act, whom they are to work with, and by when: read from its grammar.

Law: asked is the subject of "should", "must" and their kin, as far as it names somebody; "working with" those is not
being asked. A name without a record stays as printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sitegen.importers.drafting.sheet import Line
from sitegen.importers.drafting.taken import Tree, plain, understood
from sitegen.importers.known.authorities import parent_of
from sitegen.importers.known.desk import Desk
from sitegen.importers.known.directory import classified
from sitegen.importers.words import markup
from sitegen.importers.words.printed_dates import deadline
from sitegen.text import fold

_SENTENCE = re.compile(r"(?<=[.!?;])\s+(?=[A-Z“\"])|\n+")
_MODAL = re.compile(
    r"\b(?:should|must|shall|ought to|needs? to|will need to|(?:is|are) (?:asked|urged|requested|recommended) to)\b",
    re.IGNORECASE,
)
_NAME = r"(?:the )?[A-Z][\w’'-]*(?:,? (?:of|for|and|the|&)(?= (?:the )?[A-Z])|,? [A-Z][\w’'-]*)*"
_CALLED = re.compile(
    r"\b(?:recommends?|recommended|recommendation is) (?:that )?(?:to )?|\b(?:calls?|calling) (?:on|upon) "
    r"|\b(?:urges?|asks?|invites?|requests?) (?:that )?"
)
_CALLED_NAME = re.compile(rf"(?P<who>{_NAME})(?= [a-z])")
_THAT = re.compile(r"\b(?:recommend(?:s|ed|ation)?|is|are|agreed|requests?) that ((?:the |all )?\S.*)$")
_THAT_ONE = re.compile(rf"(?:\([a-z]\) )?That (?P<who>{_NAME})(?= [a-z])")
_OPENING = re.compile(
    r"(?:by|before|after|as|to|once|for|in|on|if|when|where|while|whilst|following|given|within|during|from|through|"
    r"until|upon|with|without|but|and that|that|over|at|under|working|alongside|further|also|additionally|however)\b",
    re.IGNORECASE,
)
_WITH = re.compile(
    r"\b(?:work(?:s|ing)?(?: (?:closely|together|jointly|in partnership|collaboratively))* with|"
    r"in (?:partnership|collaboration|consultation|conjunction|co-?operation) with|together with|jointly with|"
    r"alongside|liais(?:e|ing) with|consult(?:s|ing|ation)?(?: with)?|collaborat(?:e|es|ing) with|conven(?:e|es|ing)|"
    r"(?:meet(?:ing)?|engag(?:e|ing)|(?:should|must)) with|(?:should|must) involve:?|"
    r"(?:conducted|developed|agreed|carried out|undertaken) (?:jointly )?with|bring(?:s|ing)? together)\s+"
    r"(?P<who>[^.;:()]{2,200}?)"
    r"(?=,? (?:to|in order|on|so|with the|by|at|through|before|about|and (?:ensure|agree|develop|other))\b|[.;:]|$)"
)
_SPLIT = re.compile(r"(,? and |,? or | as well as | along with |, |;| & )")
_PERIOD = re.compile(
    r"\b((?:within (?:the next )?(?:\w+|\d+)|in (?:\d+|two|three|four|six|nine|twelve|eighteen)) (?:working )?"
    r"(?:days?|weeks?|months?|years?)(?: of [^,.;]{3,60})?"
    r"|(?:by|before) the (?:end|start|beginning) of (?:the |this |next )[\w /-]{3,40}?(?:year|quarter|term|month)"
    r"|immediately|as soon as (?:possible|practicable))\b|^(?P<event>(?:once|when|as soon as) [^,]{3,90})(?=, )"
    r"|\b(?P<until>until [^,.;]{3,90})",
    re.IGNORECASE,
)
_AGAIN = re.compile(r",? and (?:annually|quarterly|monthly|each year|every \w+)(?: \w+)? thereafter", re.IGNORECASE)
_JOINT = re.compile(r"\bjoint (?P<one>[A-Z]\w+)[-–/](?P<other>[A-Z]\w+)\b")
_OFFICE = re.compile(
    r"(?:Chief|Director|Head|Leader|Mayor|Minister|Cabinet|Chair|Commissioner|Council|Secretary|Government|NHS"
    r"|[A-Z]{2,})\b"
)
_NO_BODY = re.compile(
    r"\b(?:Mayor|Minister|Secretary|Head|Director|Member|Officer|Leader)\b(?!['’]s)"
    r"|\b(?:Commissioner|Chair)\b(?! for|['’]s)"
    r"|^(?:Deputy|Cabinet|All|Any|Each|Every|Other|Both|Relevant|Its|Their|Our|Some)\b"
)
_COLLECTIVE = re.compile(r"[A-Z]\w+ (?:boroughs|[Cc]ouncils|local authorities)")
_CROWN = re.compile(r"(?:His|Her) Majesty['’]s \w+$")
_THINGS = re.compile(
    r"\b(?:this|these|it|they|we|there|reviews?|results?|findings?|report|plan|strategy|work|dataset|guidance|data|"
    r"consideration|action|process|steps?|priority|funding|training|information|recommendations?|who|which|that)\b",
    re.IGNORECASE,
)
_LONGEST = 90


@dataclass(frozen=True, slots=True)
class Asked:
    """Who is asked: those with a record, those only printed; and those to be worked with."""

    addressed_to: tuple[str, ...]
    printed: tuple[str, ...]
    working_with: tuple[str, ...]


def asked(desk: Desk, text: str, *lines: Line) -> Asked:
    """Read the sentences of a recommendation. What the first subject names stays, though it has no record."""
    sentences = [markup.bare(sentence) for sentence in _SENTENCE.split(text) if sentence.strip()]
    subjects = [names for sentence in sentences if (names := [*_subjects(sentence)])]
    named: dict[str, None] = {}
    unknown: dict[str, None] = {}
    for at, names in enumerate(subjects):
        for name in names:
            if ref := _party(desk, name, *lines):
                named[ref] = None
            elif at == 0 and _is_party(name, beside=len(names) > 1):
                unknown[re.sub(r"^the ", "", name, flags=re.IGNORECASE)] = None
    others: dict[str, None] = {}
    for match in (match for sentence in sentences for match in _WITH.finditer(sentence)):
        refs = (_party(desk, name, *lines) for name in _names(match["who"]))
        others |= {ref: None for ref in refs if ref and ref not in named}
    for joint in _JOINT.finditer(markup.bare(text)):
        refs = (_party(desk, name, *lines) for name in (joint["one"], joint["other"]))
        others |= {ref: None for ref in refs if ref and ref not in named}
    return Asked(tuple(named), tuple(unknown), tuple(others))


def due(text: str, *lines: Line) -> Tree:
    """The deadline a recommendation names: the date as precise as its words, or the words alone."""
    words = " ".join(markup.bare(line) for line in text.split("\n"))
    found = deadline(words)
    if found and not re.match(r"\s*[-–/]\s*\d", words[found.start + len(found.printed) :]):
        again = _AGAIN.match(words, found.start + len(found.printed))
        return understood({"date": str(found.date), "printed": found.printed + (again[0] if again else "")}, *lines)
    match = _PERIOD.search(words)
    return understood({"printed": match[0]}, *lines) if match else None


def _subjects(sentence: str) -> Iterator[str]:
    """The names in the subject of a sentence's first verb of asking."""
    modal = _MODAL.search(sentence)
    called = _CALLED.search(sentence)
    if (
        called
        and (who := _CALLED_NAME.match(sentence, called.end()))
        and not (modal and modal.start() < called.start())
    ):
        yield from _names(who["who"])
        return
    if that_one := _THAT_ONE.match(sentence):
        yield from _names(that_one["who"])
        return
    before = sentence[: modal.start()].strip() if modal else ""
    if that := _THAT.search(before):
        before = that[1]
    held: list[str] = []
    for piece in reversed(before.split(", ")):
        words = piece.strip()
        listed = held and " and " in f" {held[-1]}"
        if held and not (listed and len(words.split()) <= 8 and not _OPENING.match(words)):
            break
        held.insert(0, words)
    if held and not (_OPENING.match(held[0]) and len(held) == 1):
        yield from _names(", ".join(held))


def _names(text: str) -> Iterator[str]:
    """The names of a list, one by one; an "and" within a name ("for Policing and Crime") stays in it."""
    held = joint = ""
    for piece in _SPLIT.split(re.sub(r"^(?:both|either) ", "", text.strip())):
        if _SPLIT.fullmatch(piece):
            joint = piece
        elif held and joint in (" and ", " & ") and _goes_on(held, piece):
            held += joint + piece
        else:
            yield from _cleaned(held)
            held = piece
    yield from _cleaned(held)


def _goes_on(held: str, piece: str) -> bool:
    """Whether what follows an "and" is still the office or body before it: "Department of Health and Social Care"."""
    begun = re.search(r" (?:of|for) [A-Z][^,]*$", held)
    few = re.fullmatch(r"[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,2}(?: \([A-Z]\w+\))?", piece.strip())
    return bool((begun or _CROWN.search(held)) and few) and not _OFFICE.match(piece)


def _cleaned(held: str) -> Iterator[str]:
    if name := re.sub(r"^(?:and|or|also|that|with) ", "", held.strip(" ,;:.’'\"“”&")).strip():
        yield name


def _party(desk: Desk, name: str, *lines: Line) -> str | None:
    """The record of somebody named: a body, a person, or who holds an office, as far as this run knows."""
    alone = re.sub(r"^(?:all|each|every|both) (?:of )?(?:the )?(?:\d+ )?|^the ", "", name, flags=re.IGNORECASE).strip()
    if _NO_BODY.search(alone) and (ref := _holder(desk, alone)):
        return ref
    for one in dict.fromkeys((name, alone, re.sub(r"\s*\([^)]*\)$", "", alone))):
        if ref := desk.directory.organization(one).ref:
            return ref
    bracket = re.fullmatch(r".+ \(([A-Z][\w&]+)\)", alone)
    defined = desk.directory.defines(bracket[1] if bracket else alone)
    if defined or _COLLECTIVE.fullmatch(alone) or _is_body(alone):
        return desk.directory.found(desk.intake, alone, *lines)
    return _short_for(desk, alone, *lines)


def _holder(desk: Desk, office: str) -> str | None:
    """The one person who holds an office, by what this run's sources say; none when several did."""
    wanted = fold(office)
    found = {ref for roll in desk.rolls.values() for ref, role in roll.roles.items() if role and fold(role) == wanted}
    for id_, draft in desk.intake.drafts.items():
        posts = plain(draft.fields.get("memberships", [])) if id_.startswith("people/") else ()
        found |= {id_ for post in posts if isinstance(post, dict) and fold(str(post.get("role", ""))) == wanted}
    return found.pop() if len(found) == 1 and " " in office else None


def _short_for(desk: Desk, name: str, *lines: Line) -> str | None:
    """The office that a title alone is short for: the Mayor, where the source has one Mayor of a place above all."""
    above = parent_of(desk, desk.organization)
    if above and name in ("Council", "Authority", "Assembly"):
        return above if fold(name) in fold(desk.directory.names.get(above, "")) else None
    if name != "Mayor":
        return None
    text = desk.intake.sheet.text
    full = {match[0] for match in re.finditer(r"\bMayor of [A-Z][a-z]+\b", text)}
    most = min(full, key=lambda one: (-text.count(one), one)) if full else None
    return desk.directory.found(desk.intake, most, *lines, classification="executive") if most else None


def _is_body(name: str) -> bool:
    """Whether a name that nobody knows yet is a body's: a proper name with the word of a kind of body in it."""
    words = name.split()
    small = ("of", "for", "and", "the", "in", "on", "&")
    proper = len(words) > 1 and all(word[0].isupper() or word in small for word in words)
    return proper and classified(name) != "other" and not _NO_BODY.search(name)


def _is_party(name: str, *, beside: bool) -> bool:
    """Whether words can name somebody asked: an office, a kind of people; not a thing that is to be so."""
    if len(name) > _LONGEST or _THINGS.search(name):
        return False
    return beside or bool(re.match(r"(?:the )?[A-Z]|(?:all|each|every) ", re.sub(r"^The ", "the ", name)))
