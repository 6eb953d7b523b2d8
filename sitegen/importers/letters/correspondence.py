"""A letter as a record: who wrote to whom, when, under which reference, and every word of it.

Law: a letter says who its writer and its addressee are, so they may be enrolled; a body is taken from the offices below
a name, from the letterhead, or from the list of appendices that the letter is bound in under.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from sitegen.importers.drafting.intake import Draft
from sitegen.importers.drafting.sheet import Line, Sheet
from sitegen.importers.drafting.taken import plain, understood
from sitegen.importers.known.desk import Desk
from sitegen.importers.known.directory import classified
from sitegen.importers.letters import covering
from sitegen.importers.letters.covering import Appendix, telling
from sitegen.importers.letters.letter_heads import Party, is_salutation
from sitegen.importers.letters.letters import Letter, parsed
from sitegen.importers.letters.meetings_named import meetings_named
from sitegen.importers.words.bodies import cleared, document, written
from sitegen.importers.words.markup import bare
from sitegen.importers.words.names import looks_like_name, parse_name
from sitegen.text import excerpt, fold, slug

_CHAIR = r"(?:(?:vice|deputy|acting|interim)[- ])?chair(?:man|woman|person)?"
_CHAIR_OF = re.compile(rf"(?P<role>{_CHAIR})(?: of(?: the)?|,| [-–])\s+(?P<body>.+)", re.IGNORECASE)
_OF_CHAIR = re.compile(rf"(?P<body>.+?),? (?P<role>{_CHAIR})", re.IGNORECASE)
_ADDRESS = re.compile(
    r"\d|@|\bc/o\b|^(?:city|town|county|civic|guild"
    r"|municipal) (?:hall|centre|offices)|https?:|www\.",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"\b(?:commissioner|chief|director|deputy|head|secretary|minister|leader|member|officer|mayor|manager"
    r"|president|adviser"
    r"|lead|inspector|constable|chair\w*|councillor)\b",
    re.IGNORECASE,
)
_PARTY = re.compile(r"\b(?P<end>from|to) (?:the )?(?P<who>[A-Z].*)$")
_ANSWER = re.compile(r"\b(?:response|reply) to\b", re.IGNORECASE)
_CONSULTED = re.compile(
    r"\bresponse to\b.*\b(?:draft|consultation"
    r"|proposals?|plan|strategy|green paper|white paper)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Office:
    """What a person is, and of which body, as the lines below the name say."""

    role: str | None = None
    body: str | None = None
    person: str | None = None

    @property
    def refs(self) -> list[str]:
        return [ref for ref in (self.person, self.body) if ref]


@dataclass(frozen=True, slots=True)
class Posted:
    """A letter as read, the record made of it, and its two ends."""

    letter: Letter
    sheet: Sheet
    draft: Draft
    sender: Office
    addressee: Office
    appendix: Appendix | None


def posted(desk: Desk, sheet: Sheet) -> Posted | None:
    """Make the document of the letter that a sheet is; None where it is no letter."""
    intake = desk.intake
    swept = cleared(sheet, intake)
    letter = parsed(swept.lines)
    if letter is None:
        return None
    sender, addressee = _office(desk, letter.signed), _office(desk, letter.addressee)
    for words, line in letter.copies:
        _copied(desk, words, line)
    appendix = _bound_under(desk, sheet, letter)
    if sender.body is None:
        sender = Office(sender.role, _sending_body(desk, letter, appendix), sender.person)
    if addressee.body is None and addressee.person:
        addressee = Office(addressee.role, _listed_body(desk, appendix, "to"), addressee.person)
    made = document(intake, sheet, appendix.id if appendix else _id(desk, letter, sender, addressee))
    made.fill(heading=_heading(letter, appendix, swept), type=_type(letter), prose="verbatim", body=written(swept))
    made.fill(organization=desk.organization or (addressee.body if _is_committee(desk, addressee.body) else None))
    signed = letter.signed.lines if letter.signed else letter.head[:1]
    hailed = letter.addressee.lines if letter.addressee else letter.head[:1]
    made.fill(from_=understood(sender.refs, *signed) if sender.refs else None)
    made.fill(to=understood(addressee.refs, *hailed) if addressee.refs else None)
    if letter.date:
        read, line = letter.date
        made.fill(date=understood(str(read.date), line))
        if read.fault:
            intake.doubt("a date whose weekday does not fit it", read.fault, [line])
    if letter.reference:
        made.fill(reference=understood(*letter.reference))
    if about := meetings_named(desk, str(plain(made.fields.get("organization") or "")) or None, swept):
        made.add("about", *about)
    return Posted(letter, swept, made, sender, addressee, appendix)


def _office(desk: Desk, party: Party | None) -> Office:
    """The person of a party, the office held, and the body it is held in."""
    if party is None:
        return Office()
    role = body = None
    for text in party.below[:3]:
        if _ADDRESS.search(text):
            break
        said, of = _said(desk, text, party.lines)
        role, body = role or said, body or of
    match = desk.directory.enrol(desk.intake, party.name, *party.lines, role=role, organization=body)
    return Office(role, body, match.ref)


def _said(desk: Desk, text: str, lines: Iterable[Line]) -> tuple[str | None, str | None]:
    """The role and the body that one line says, or either."""
    if chair := _CHAIR_OF.fullmatch(text) or _OF_CHAIR.fullmatch(text):
        return chair["role"], _body(desk, chair["body"], lines)
    known = desk.directory.organization(text).ref
    if known:
        return (text if _OFFICE.search(text) else None), known
    if _OFFICE.search(text):
        role, body = desk.directory.office(desk.intake, text, *lines)
        return role, body
    return None, _body(desk, text, lines)


def _body(desk: Desk, printed: str, lines: Iterable[Line]) -> str | None:
    """The body of a printed name; the committee whose papers these are, whatever stands before its name."""
    own = desk.organization
    if own and (name := desk.directory.names.get(own)) and fold(printed).endswith(fold(name)):
        return own
    if match := desk.directory.organization(printed).ref:
        return match
    if classified(printed) == "other" and not desk.directory.defines(printed):
        return None
    return desk.directory.found(desk.intake, printed, *lines)


def _copied(desk: Desk, words: str, line: Line) -> None:
    """Those to whom a copy goes: `Name, Office; Name, Office, Body`."""
    for one in words.split(";"):
        name, _, office = one.strip().partition(",")
        if looks_like_name(name) and office.strip():
            role, body = desk.directory.office(desk.intake, office.strip(), line)
            desk.directory.enrol(desk.intake, name, line, role=role, organization=body)


def _sending_body(desk: Desk, letter: Letter, appendix: Appendix | None) -> str | None:
    """The body that writes, by the list of appendices or the letterhead, where the signature does not say it."""
    if body := _listed_body(desk, appendix, "from"):
        return body
    for text in letter.letterhead:
        if not _ADDRESS.search(text) and not _OFFICE.search(text) and (body := _body(desk, text, letter.head[:1])):
            return body
    return None


def _listed_body(desk: Desk, appendix: Appendix | None, end: str) -> str | None:
    """The body that the list of appendices names at one end: "Letter to the Director of Parks"."""
    match = _PARTY.search(appendix.title) if appendix else None
    if appendix is None or match is None or match["end"] != end:
        return None
    names = (match["who"], match["who"].rpartition(", ")[2], match["who"].rpartition(" of ")[2].removeprefix("the "))
    for name in names:
        if not _OFFICE.search(name) and (body := _body(desk, name, [appendix.line])):
            return body
    return None


def _bound_under(desk: Desk, sheet: Sheet, letter: Letter) -> Appendix | None:
    """The line of the list of appendices before it under which a letter is bound in."""
    first = next(line for line in sheet if not line.blank)
    listed = covering.appendices_before(desk.intake.sheet, first.number)
    ends = [party for party in (letter.addressee, letter.signed) if party]
    said = " ".join([*(f"{party.name} {' '.join(party.below)}" for party in ends), *letter.letterhead])
    return covering.matching(listed, letter.date[0].date if letter.date else None, telling(said))


def _heading(letter: Letter, appendix: Appendix | None, sheet: Sheet) -> str:
    """The letter's own subject, behind what the list of appendices calls it; or else its first words."""
    subject = letter.subject[0] if letter.subject else ""
    if appendix or subject:
        return ": ".join(part for part in (appendix.title if appendix else "", subject) if part)
    behind = (bare(line.text) for line in sheet.lines[letter.end :])
    if annex := next((text for text in behind if _ANSWER.search(text)), None):
        return excerpt(annex, 160)
    at = next((index for index, line in enumerate(sheet) if is_salutation(line)), 0)
    below = [bare(line.text) for line in sheet.lines[at + 1 :] if not line.blank]
    return excerpt(below[0], 80) if below else letter.salutation


def _type(letter: Letter) -> str:
    return "consultation response" if letter.subject and _CONSULTED.search(letter.subject[0]) else "letter"


def _id(desk: Desk, letter: Letter, sender: Office, addressee: Office) -> str:
    """`letter-to-...` for the committee's own letters, `...-letter` for those it was sent."""
    own = _is_committee(desk, sender.body)
    end = addressee if own else sender
    party = letter.addressee if own else letter.signed
    name = (end.body or end.person or "").rpartition("/")[2] or (slug(parse_name(party.name).name) if party else "")
    date = str(letter.date[0].date) if letter.date else ""
    words = f"letter-to-{name}" if own else f"{name}-letter"
    return f"documents/{'-'.join(part for part in (words.strip('-'), date) if part)}"


def _is_committee(desk: Desk, body: str | None) -> bool:
    return body is not None and (
        body == desk.organization or classified(desk.directory.names.get(body, "")) == "committee"
    )
