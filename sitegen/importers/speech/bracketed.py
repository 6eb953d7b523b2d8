"""Whom the editors of a transcript say somebody is, in the square brackets they put into what was said.

Law: a person is told of by a whole name and an office in the brackets behind it: `Ann [Lee, Chair, Body]`, `[Sir] Tom
Low [KPM, Head of Body]`. A bracket without an office says nothing new, and a former office is not held.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from sitegen.importers.drafting.passages import Paragraph
from sitegen.importers.drafting.sheet import Line
from sitegen.importers.known.desk import Desk
from sitegen.importers.known.directory import classified
from sitegen.importers.known.listed_names import ROLE_WORDS
from sitegen.importers.words.names import LETTERS, PEERAGES, TITLES, looks_like_name, parse_name

_TITLES = "|".join(re.escape(title) for title in sorted({*TITLES, *PEERAGES}, key=len, reverse=True))
_TOLD = re.compile(
    rf"(?P<title>\[(?:{_TITLES})\] |(?:{_TITLES}) )?(?P<name>[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){{0,3}})"
    r" \[(?P<inside>[^\[\]]{4,160})\]"
)
_FIRST = re.compile(
    rf"(?P<family>[A-Z][\w’'-]+(?: [A-Z][a-z’'-]+)?)?\s*(?P<letters>(?:(?:^|\s)(?:{'|'.join(LETTERS)}))*)$"
)
_OFFICE = re.compile(rf"{ROLE_WORDS.pattern}|\b(?:Minister|Commissioner|Mayor|Reviewer|Inspector|Ombudsman)\b")
_NO_NAME = re.compile(rf"^(?:The|This|Our|Your|My)\b|{_OFFICE.pattern}")
_FORMER = re.compile(r"^(?:the )?(?:former|late|then|ex-)\b", re.IGNORECASE)
_OF = re.compile(r"^(?P<role>.+?) (?:of|at) (?:the )?(?P<body>[A-Z].+)$")
_OPENS = re.compile(  # a word that begins a sentence before a name
    r"^(?:(?:And|But|So|Or|Then|When|If|With|As|For|Hello|Hopefully|Once|Now|Both|Yes|No|Like|Even|While|Where|After|Before"
    r"|Because|Since|In|At|On|To|By|From|Of|That|Thank|Thanks|Perhaps|Maybe|Also|What|How|Why|Who|Is|Was|Did|Does|Can|Could"
    r"|Would|Will|Should|Has|Had|Here|There|Today|Yesterday|Again|Recently|Previously|Finally|First|Let|Ask|Dear|Good|Well)"
    r"\b,? )+"
)
_OWN = re.compile(r"['’]s$")


def told_of(desk: Desk, found: Iterable[Paragraph]) -> None:
    """Enrol everybody whom brackets say who they are."""
    for paragraph in found:
        if "[" in paragraph.text:
            for match in _TOLD.finditer(paragraph.text):
                whole = [line for line in paragraph.lines if match[0] in line.text]
                _one(match, (whole or paragraph.lines)[0], desk)


def _one(match: re.Match[str], line: Line, desk: Desk) -> None:
    first, _, office = (part.strip() for part in match["inside"].partition(", "))
    name = _OPENS.sub("", _OWN.sub("", match["name"]))
    parts = _FIRST.fullmatch(first)
    if parts is None or (_OFFICE.search(first) and not parts["letters"]):
        parts, office = None, match["inside"]
    if parts and parts["family"] and parts["family"] not in name:
        name = f"{name} {parts['family']}"
    title = (match["title"] or "").strip(" []")
    printed = " ".join(part for part in (title, name, (parts["letters"].strip() if parts else "")) if part)
    if not _OFFICE.search(office) or not looks_like_name(name) or _NO_NAME.search(name) or classified(name) != "other":
        return
    role, body = (None, None) if _FORMER.match(office) else _post(office, line, desk)
    known = desk.directory.person(parse_name(printed).name).ref
    desk.directory.enrol(desk.intake, printed, line, role=role, organization=None if known else body)


def _post(office: str, line: Line, desk: Desk) -> tuple[str, str | None]:
    """An office in its role and body: behind a comma, or behind "of" when that is a body."""
    role, body = desk.directory.office(desk.intake, office, line)
    if body is None and (match := _OF.match(office)):
        known = desk.directory.organization(match["body"]).ref
        if known or classified(match["body"]) in ("committee", "council"):
            return match["role"], known or desk.directory.found(desk.intake, match["body"], line)
    return role, body
