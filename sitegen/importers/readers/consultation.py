"""A response to a consultation -> its document, whole and verbatim, with who writes to whom about what.

Sections stand between rules of hyphens or begin with a line of their own; notes at the feet of pages become footnotes.
What the writer asks for in plain words ("I would like to see ...", "the plan needs to ...") becomes actions.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from sitegen.importers.drafting.intake import Draft
from sitegen.importers.drafting.passages import escaped
from sitegen.importers.drafting.sheet import Line
from sitegen.importers.drafting.taken import understood, verbatim
from sitegen.importers.known.desk import Desk, Opened, Reader
from sitegen.importers.known.directory import classified
from sitegen.importers.listings.cited_questions import cite
from sitegen.importers.listings.plan_years import other_years
from sitegen.importers.listings.requests import Request, requests
from sitegen.importers.listings.response_texts import Text, text_of
from sitegen.importers.words import markup
from sitegen.importers.words.names import looks_like_name
from sitegen.importers.words.printed_dates import first_date
from sitegen.importers.words.short_titles import short_title
from sitegen.text import fold, slug

_TITLE = re.compile(
    r"(?:.{0,90}?\b)?(?:consultation response|response|submission|comments|representations?|written evidence)"
    r" (?:to|on|regarding|in response to) (?:the )?(?:(?:public )?consultation (?:on|about) (?:the )?)?"
    r"(?:(?P<owner>[A-Z][^’']{1,60})[’']s? )?(?P<what>\S.{2,200})",
    re.IGNORECASE,
)
_FROM = re.compile(
    r"^(?P<a>[A-Z].{2,80}?)(?:[’']s?)? (?:consultation )?(?:response|submission|written evidence)\b"
    r"|\b(?:response|submission|evidence) (?:from|by|of) (?:the )?(?P<b>[A-Z].{2,80}?)(?= to | on |$)"
)
_BEHALF = re.compile(
    r"\bon behalf of (?:the )?(?P<body>[A-Z][\w’'&-]*(?: (?:of|for|and|the|[A-Z][\w’'&-]*)){0,8})"
    r"(?: (?:on|at|of|in) the (?P<whole>[A-Z]\w+(?: [A-Z]\w+)*))?"
)
_DEAR = re.compile(r"^(?:Dear\b|To:?\s+)(?P<who>[^,\n]{2,80})")
_SIGNED = re.compile(
    r"^(?:Yours (?:sincerely|faithfully|truly)|(?:Kind|Best|With) (?:regards|wishes)|Signed)\b", re.IGNORECASE
)
_ABOUT_CONSULTATION = re.compile(
    r"\bconsult(?:ation|ing|ed)\b|\bdraft\b|\bcall for evidence\b|\binquiry\b", re.IGNORECASE
)
_ACTING = re.compile(
    r"(?<!\bat )\b([A-Z][A-Za-z]*[A-Z]|the [A-Z][a-z]+) (?=(?:will|to(?! account)|must|should|needs? to|[a-z]{4,}es)\b)"
)
_YOU = re.compile(r"\byou\b(?! plan)", re.IGNORECASE)
_HEAD = 60
_FIRST = 8


@dataclass(slots=True)
class _Parties:
    """Who writes, for whom, and to whom."""

    author: str | None = None
    organization: str | None = None
    to: tuple[str, ...] = ()


def recognises(opened: Opened) -> int:
    """A title that says what is responded to, the sooner the surer."""
    text = text_of(opened.sheet.part(0, _HEAD), _TITLE)
    if not text.blocks:
        return 0
    head = " ".join(block.words for block in text.blocks[:_FIRST])
    titled = bool(_TITLE.fullmatch(text.title))
    first = next(line.number for line in opened.sheet if not line.blank) == text.blocks[0].lines[0].number
    if titled and _ABOUT_CONSULTATION.search(head):
        return 90 if first else 65
    if re.search(r"\b(?:consultation response|response to (?:the |your )?consultation)\b", head, re.IGNORECASE):
        return 75 if first else 60
    return 55 if titled and any(_SIGNED.match(line.text.strip(" *")) for line in opened.sheet) else 0


def read(opened: Opened, desk: Desk) -> None:
    """The document, the questions its notes cite, and what it asks for."""
    text = text_of(opened.sheet, _TITLE)
    intake = desk.intake
    draft = intake.draft(intake.document)
    intake.set_aside("a rule between sections", text.rules)
    intake.set_aside("the address of a link, told again", (line for note in text.notes for line in note.repeated))
    if not text.blocks:
        return
    draft.set(heading=text.heading, type=READER.type, prose="verbatim", body=text.body)
    parties = _parties(text, desk)
    draft.set(
        from_=[parties.author or parties.organization] if parties.author or parties.organization else None,
        organization=parties.organization,
        to=[*parties.to] or None,
        about=_about(text, parties, desk),
    )
    _date(text, draft)
    _years(text, draft, desk)
    for note in text.notes:
        cite(text, note, parties.author, parties.to, intake)
    for asked in requests(text):
        _action(asked, markup.tidy if text.marked else escaped, parties, desk)


# ---- who


def _parties(text: Text, desk: Desk) -> _Parties:
    found = _Parties()
    title = text.blocks[0]
    behalf = next((match for block in text.blocks[:8] if (match := _BEHALF.search(block.words))), None)
    if behalf and classified(behalf["body"]) != "other":
        lines = [line for block in text.blocks[:8] for line in block.lines if behalf["body"].split(" ")[0] in line.text]
        parent = behalf["whole"] and desk.directory.found(desk.intake, behalf["whole"], *lines[:1])
        found.organization = desk.directory.found(desk.intake, behalf["body"], *lines[:1], parent=parent)
    elif named := _FROM.search(text.title):
        body = (named["a"] or named["b"]).removesuffix("’").removesuffix("'")
        known = desk.directory.organization(body)
        if known.ref or classified(body) != "other":
            found.organization = desk.directory.found(desk.intake, body, *title.lines)
    found.author, body = _author(text, found.organization, desk)
    found.organization = found.organization or body
    found.to = _to(text, desk)
    return found


def _author(text: Text, organization: str | None, desk: Desk) -> tuple[str | None, str | None]:
    """Who signs at the end, and for which body, by the role below the name; or whose name stands below the title."""
    signed = next((at for at, block in enumerate(text.blocks) if _SIGNED.match(block.words)), None)
    below = [line for block in text.blocks[signed:] for line in block.lines][:6] if signed is not None else []
    lines = [*below, *(line for block in text.blocks[1:3] for line in block.lines[:2])]
    for at, line in enumerate(lines):
        name = " ".join(line.text.strip(" #*").split())
        if len(name) < 60 and looks_like_name(name) and classified(name) == "other" and not _SIGNED.match(name):
            role = lines[at + 1].text.strip(" #*") if at + 1 < len(below) else ""
            return _enrolled(name, role, organization, lines[at : at + 1 + bool(role)], desk)
    return None, None


def _enrolled(
    name: str, role: str, organization: str | None, lines: list[Line], desk: Desk
) -> tuple[str | None, str | None]:
    """The role is one in the body for which the response is written, when its words name that body."""
    post, _, body = role.partition(" of ")
    known = desk.directory.names.get(organization or "", "")
    if known and _singular(known) <= {*_singular(body), "the", "of"}:
        role = post.strip()
    else:
        role, organization = desk.directory.office(desk.intake, role, *lines) if role else ("", None)
    where = {"role": role, "organization": organization} if organization else {}
    return desk.directory.enrol(desk.intake, name, *(lines if where else lines[:1]), **where).ref, organization


def _singular(name: str) -> set[str]:
    """The words of a name; those of a party are its group's too: the Radicals, the Radical Group."""
    return {word.removesuffix("s") for word in fold(name).split()}


def _to(text: Text, desk: Desk) -> tuple[str, ...]:
    """To whom: the name of the greeting, or of whose plan it is."""
    title = _TITLE.fullmatch(text.title)
    greeting = next((match for block in text.blocks[:8] if (match := _DEAR.match(block.words))), None)
    for printed in (greeting and greeting["who"], title and title["owner"]):
        if printed and (ref := _party(printed.strip(), desk)):
            return (ref,)
    if title and title["owner"] and classified(title["owner"]) != "other":
        return (desk.directory.found(desk.intake, title["owner"], *text.blocks[0].lines),)
    return ()


def _party(printed: str, desk: Desk) -> str | None:
    """A person or body that is known, and of an office its holder; "the Mayor" is the only Mayor of a place known."""
    directory = desk.directory
    of = [name for name in directory.names.values() if fold(name).startswith(f"{fold(printed)} of ")]
    held = directory.organization(of[0] if len(of) == 1 else printed).ref
    holder = directory.person(directory.names[held]).ref if held else None
    return holder or directory.person(printed).ref or held


# ---- what, when


def _about(text: Text, parties: _Parties, desk: Desk) -> list[str] | None:
    """The paper responded to, which gets a record under the name the title gives it."""
    match = _TITLE.fullmatch(text.title)
    if not match:
        return None
    name = re.sub(r"\s*\([^)]*\)\s*$", "", match["what"]).strip(" .")
    if not slug(name) or len(name) > 120:
        return None
    id_ = f"documents/{slug(name)}"
    if id_ == desk.intake.document:
        return None
    draft = desk.intake.draft(id_).fill(heading=understood(match["what"].strip(), *text.blocks[0].lines), type="other")
    draft.fill(from_=[*parties.to] or None)
    return [id_]


def _date(text: Text, draft: Draft) -> None:
    """A date of the letter stands in its head or below its signature; dates within the text are of other things."""
    signed = next((at for at, block in enumerate(text.blocks) if _SIGNED.match(block.words)), len(text.blocks))
    for block in (*text.blocks[1:6], *text.blocks[signed + 1 :]):
        found = first_date(block.words)
        if found and len(block.words) <= len(found.printed) + 30:
            printed = {"date": str(found.date), "note": found.fault} if found.fault else str(found.date)
            draft.set(date=understood(printed, *block.lines))
            return


def _years(text: Text, draft: Draft, desk: Desk) -> None:
    """A plan of the years of the title that the text gives other years, which overlap them, is a contradiction."""
    told = [text.title, *(note.text for note in text.notes), *(block.words for block in text.blocks[1:])]
    if printed := other_years(text.title, told):
        lines = [
            *text.blocks[0].lines,
            *(line for note in text.notes if printed[1] in note.text for line in note.lines[:1]),
        ]
        draft.add("conflicts", {"about": "years of the plan", "printed": understood([*printed], *lines)})
        desk.intake.doubt("years of the plan", " / ".join(printed), lines)


def _action(request: Request, written: Callable[[str], str], parties: _Parties, desk: Desk) -> None:
    """Something asked for in plain words: of the bodies said to do it, or else of whom the response is to."""
    words = request.words
    asked = re.sub(r"^.*?\b(?:that|to see|to|should|must)\b ", "", words, count=1)
    id_ = desk.intake.free(f"actions/{slug(' '.join(asked.split()[:8]))[:60].strip('-')}")
    bodies = [ref for match in _ACTING.finditer(words) if (ref := desk.directory.organization(match[1]).ref)]
    you = parties.to if not bodies or _YOU.search(words) else ()
    desk.intake.draft(id_).set(
        heading=short_title(words),
        type="request",
        organization=parties.organization,
        arose_from=[desk.intake.document],
        responsible=[*dict.fromkeys((*you, *bodies))] or None,
        text=verbatim(written(words), *request.lines),
    )


READER = Reader("consultation", "a response to a consultation", "consultation response", "text", recognises, read)
