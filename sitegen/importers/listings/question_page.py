"""What all questions of one page share: whose page it is, who is asked, who asks. Matched, and not guessed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from sitegen.importers.drafting.passages import escaped
from sitegen.importers.drafting.sheet import Line, Sheet
from sitegen.importers.known.desk import Desk
from sitegen.importers.known.directory import classified
from sitegen.importers.listings.question_labels import words
from sitegen.importers.listings.question_sheets import Listing, Value, listing
from sitegen.importers.words import markup
from sitegen.importers.words.names import looks_like_name, parse_name
from sitegen.importers.words.printed_dates import Read, first_date

AROUND = "what the site prints around the questions"
_BODY = re.compile(
    r"[A-Z][\w’'-]+ (?:(?:[A-Z][\w’'-]+|of|and|&) )*(?:Assembly|Council|Parliament|Committee|Authority)\b"
    r"(?: of [A-Z]\w+)?|Senedd"
)
_OF = re.compile(r"^(?:Meetings?|Minutes|Agenda|Questions?|Search) (?:of|to) (?:the )?|^The ")
_MAYOR = re.compile(r"\b(?:Mayor of (?:[A-Z][\w’'-]+ ?)+|(?:the )?Mayor(?=[’']s Question))")
_OFFICE = re.compile(r"(?:the )?(?:London )?Mayor(?: of .+)?", re.IGNORECASE)
_PUBLIC = re.compile(
    r"\b(?:public|residents?|petitioners?)[’']? questions?\b|\bquestions? (?:from|by) (?:members of )?the public\b",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Page:
    """What all questions of a page share; `left` are lines of those of which no record can be made."""

    desk: Desk
    sheet: Sheet
    listing: Listing
    organization: str | None = None
    date: Read | None = None
    office: str = ""
    put_to: list[str] = field(default_factory=list)
    public: bool = False
    left: list[Line] = field(default_factory=list)
    askers: list[str] = field(default_factory=list)
    meetings: dict[str, list[Line]] = field(default_factory=dict)

    def text(self, lines: Iterable[Line]) -> str:
        """Lines of the page as Markdown."""
        found = [paragraph.text for paragraph in self.listing.paragraphs([*lines])]
        return markup.tidy("\n\n".join(found)) if self.sheet.marked else "\n\n".join(map(escaped, found))


def open_page(sheet: Sheet, desk: Desk) -> Page:
    """Read what stands around the questions of a page."""
    found = listing(sheet)
    page = Page(desk, sheet, found, organization=desk.organization)
    around = [*found.head, *found.furniture]
    named = " \n".join(words(line, marked=sheet.marked).replace(" logo", " \n") for line in around)
    page.public = bool(_PUBLIC.search(named))
    page.date = first_date(" ".join(words(line, marked=sheet.marked) for line in found.head))
    capitals = re.sub(r"\b[A-Z]{2,}(?: [A-Z]{2,})+\b", lambda match: match[0].title().replace(" Of ", " of "), named)
    bodies = [_OF.sub("", match[0]) for match in _BODY.finditer(capitals)]
    if page.organization is None and bodies:
        page.organization = desk.directory.found(desk.intake, bodies[0], *_saying(around, bodies[0]))
    if (mayor := _MAYOR.search(named)) and page.organization:
        page.office = mayor[0].strip()
        page.put_to = office(page, page.office, _saying(around, page.office))
    desk.intake.set_aside(AROUND, found.furniture)
    return page


def _saying(lines: Iterable[Line], words_: str) -> list[Line]:
    return [line for line in lines if words_.lower() in line.text.lower()][:1]


def office(page: Page, printed: str, lines: Iterable[Line]) -> list[str]:
    """The holder of an office, when it is known who that is; else the office itself."""
    directory = page.desk.directory
    known = directory.person(printed)
    if known.ref:
        return [known.ref]
    if body := directory.organization(printed).ref:
        return [body]
    place = _MAYOR.search(page.sheet.text)
    if _OFFICE.fullmatch(printed) and place and " of " in place[0]:
        name = place[0].strip()
        held = directory.person(name).ref
        return [held or directory.found(page.desk.intake, name, *lines, classification="executive")]
    return []


def asker(page: Page, value: Value) -> str | None:
    """The person of a printed name; of a name that may be several people, and of the public, none."""
    if page.public:
        return page.desk.directory.person(value.text).ref
    match = page.desk.directory.enrol(page.desk.intake, value.text, *value.lines)
    if match.doubtful:
        page.desk.intake.doubt("who asked", value.text, value.lines, match.candidates)
    return match.ref


def asked_of(page: Page, value: Value) -> list[str]:
    """Who is asked, where a label says it: a name with or without an office, or an office."""
    if found := office(page, value.text, value.lines):
        return found
    name, _, role = value.text.partition(", ")
    told = parse_name(name)
    if looks_like_name(name) and classified(told.name) == "other":
        role = role or told.role or ""
        where = {"role": role, "organization": page.organization} if role and page.organization else {}
        match = page.desk.directory.enrol(page.desk.intake, name, *value.lines, **where)
        if match.ref:
            return [match.ref]
    page.desk.intake.doubt("who is asked", value.text, value.lines)
    return []
