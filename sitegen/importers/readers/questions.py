"""A listing of questions, with or without answers -> questions, who asked them, and the meeting they belong to.

Law: the words of a question and of its answers are kept whole; a text the page breaks off is marked as such. Who is
asked is set only where the page says it: by a label, or because it is the page of an office and of the body that
questions it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from sitegen.importers.drafting.sheet import Line
from sitegen.importers.drafting.taken import Taken, Tree, plain, understood, verbatim
from sitegen.importers.known.desk import Desk, Opened, Reader
from sitegen.importers.listings.question_labels import words
from sitegen.importers.listings.question_page import AROUND, Page, asked_of, asker, office, open_page
from sitegen.importers.listings.question_sheets import Asked, Listing, Section, Value, listing
from sitegen.importers.words.names import looks_like_name
from sitegen.importers.words.printed_dates import first_date
from sitegen.text import excerpt, slug

_CITED = re.compile(r"(?<![\d/])((?:19|20)\d\d)/(\d{3,5})(?![\d/])")
_HOLDING = re.compile(
    r"\bholding (?:answer|reply|response)\b|\bdrafting (?:an?|the|my) (?:response|reply|answer)\b"
    r"|\b(?:response|reply|answer) will (?:be sent|be provided|follow)\b"
    r"|\bwill (?:write|reply|respond|answer) (?:to \w+ )?(?:shortly|in due course|as soon as)",
    re.IGNORECASE,
)
_OF_A_MEETING = re.compile(
    r"(?:(?:public |supplementary )?agenda(?: (?:reports )?pack)?|summons|notice of meeting"
    r"|(?:draft )?minutes)(?: of .+)?",
    re.IGNORECASE,
)
_TOP = 25
_REFERENCE_OF_YEAR = re.compile(r"(?:19|20)\d\d/\d+")


def recognises(opened: Opened) -> int:
    """Labels of a reference and of who asks; or numbered questions that make up most of the source."""
    found = listing(opened.sheet)
    told = [asked for asked in found.asked if "asked_by" in asked.values or asked.sections[1:]]
    if not told:
        return 0
    if any("reference" in asked.values and "asked_by" in asked.values for asked in told):
        return 80 if _is_of_a_meeting(found) else 95
    if all("reference" in asked.values and _REFERENCE_OF_YEAR.search(asked.values["reference"].text) for asked in told):
        return 85
    whole = len(found.head) * 3 < len(opened.sheet)
    return 60 if whole and len(told) * 2 > len(found.asked) else 0


def _is_of_a_meeting(found: Listing) -> bool:
    """Whether the paper says above its questions that it is an agenda or minutes, which have questions as an item."""
    return any(_OF_A_MEETING.fullmatch(line.text.strip(" #*_:")) for line in found.head[:_TOP])


def read(opened: Opened, desk: Desk) -> None:
    """Every question with its answers, and the listing itself."""
    page = open_page(opened.sheet, desk)
    for place, asked in enumerate(page.listing.asked, 1):
        _question(page, asked, place)
    _document(page)


# ---- one question


def _question(page: Page, asked: Asked, place: int) -> None:
    _unlabelled(page, asked)
    values, text = asked.values, asked.sections[0]
    reference = values.get("reference")
    dated = values.get("date") or text.values.get("on")
    date = first_date(dated.text) if dated else page.date
    when = str(date.date) if date else str(page.desk.date or "")
    if not when or not (text.lines or values.get("title")):
        told = values["title"].text if "title" in values else ""
        page.desk.intake.doubt("a question without a date or words", told, asked.lines)
        page.left += asked.lines
        return
    page.desk.intake.set_aside("a label whose text stands below it", asked.labels)
    page.desk.intake.set_aside(AROUND, asked.furniture)
    printed = reference.text if reference else str(place)
    draft = page.desk.intake.draft(page.desk.intake.free(_id(page, printed, when)))
    lines = dated.lines if dated else ()
    heading = _heading(page, values.get("title"), text)
    ends = text.lines[-1].text.rstrip(' *_”"’)') if text.lines else ""
    draft.set(
        reference=understood(printed, *reference.lines) if reference else printed,
        heading=heading,
        date=understood({"date": when, "note": date.fault} if date and date.fault else when, *lines),
        url=values["url"].text if "url" in values else None,
        text=_prose(page, asked),
        truncated=ends.endswith(("...", "…")) or None,
    )
    if date and date.fault:
        page.desk.intake.doubt("a date and its day of the week", date.printed, lines)
    _people(page, asked, draft.fields)
    if "type" in values or "due" in values:
        _kind(asked, draft.fields)
    found = _CITED.finditer(page.text(_all(asked)))
    cited = dict.fromkeys(match[0] for match in found if _is_cited(match, printed))
    draft.set(cites=understood([*cited], *_all(asked)) if cited else None)
    answers = [made for section in asked.sections[1:] if (made := _answer(page, section))]
    draft.set(answers=_apart(answers) or None, meeting=_meeting(page, when, lines))
    if notes := [note for note in asked.notes if note.text]:
        cited_lines = [line for note in notes for line in note.lines]
        draft.set(note=verbatim("; ".join(note.text for note in notes), *cited_lines))


def _unlabelled(page: Page, asked: Asked) -> None:
    """Above the words of a question its title and who asks may stand without a label."""
    lines = asked.sections[0].lines
    while len(lines) > 1:
        text = words(lines[0], marked=page.sheet.marked)
        named = looks_like_name(text) and len(text) < 60 and "asked_by" not in asked.values
        titled = lines[0].number in page.listing.breaks and not {"title", "asked_by"} & {*asked.values}
        if len(text) > 100 or text.endswith((".", "?", ":", ",", ";")) or not (named or titled):
            return
        asked.values["asked_by" if named else "title"] = Value(text, (lines.pop(0),))


def _id(page: Page, printed: str, when: str) -> str:
    """A reference with its year says which question it is; a bare number only with the body and the day."""
    if _REFERENCE_OF_YEAR.search(printed):
        return f"questions/{slug(printed)}"
    body = (page.organization or "").removeprefix("organizations/")
    return f"questions/{slug(f'{body} {when} {printed}')}"


def _heading(page: Page, title: Value | None, text: Section) -> Tree:
    if title:
        return verbatim(title.text, *title.lines)
    return understood(excerpt(" ".join(words(line, marked=page.sheet.marked) for line in text.lines), 80), *text.lines)


def _prose(page: Page, asked: Asked) -> Taken | None:
    """The question, and behind it any supplementary question."""
    more = [section.lines for section in asked.sections if section.kind == "supplementary"]
    lines = [line for part in (asked.sections[0].lines, *more) for line in part]
    cut = [line for section in asked.sections for line in section.cut if section.kind in ("question", "supplementary")]
    text = verbatim(page.text(lines), *lines)
    return (understood(text, *cut) if cut else text) if lines else None


def _all(asked: Asked) -> list[Line]:
    return [line for section in asked.sections for line in section.lines]


def _is_cited(match: re.Match[str], own: str) -> bool:
    """Not the question itself, and not a financial year printed in full."""
    return match[0] != own and int(match[2]) != int(match[1]) + 1


def _people(page: Page, asked: Asked, fields: dict[str, Tree]) -> None:
    if by := asked.values.get("asked_by"):
        if person := asker(page, by):
            fields["asked_by"] = understood(person, *by.lines)
            if person not in page.askers:
                page.askers.append(person)
        else:
            fields["printed_asked_by"] = understood(by.text, *by.lines)
    to = asked.values.get("put_to")
    refs = asked_of(page, to) if to else page.put_to
    if refs:
        fields["put_to"] = understood(refs, *to.lines) if to else refs
    elif to:
        asked.notes.append(Value(f"Put to: {to.text}", to.lines))


def _kind(asked: Asked, fields: dict[str, Tree]) -> None:
    for key, value in asked.values.items():
        if key == "type" and (found := re.search(r"\b(written|oral)\b", value.text, re.IGNORECASE)):
            fields["type"] = understood(found[1].lower(), *value.lines)
        elif key == "type":
            asked.notes.append(Value(f"Type: {value.text}", value.lines))
        elif key == "due":
            read_ = first_date(value.text)
            printed = verbatim(value.text, *value.lines)
            fields["due"] = {"date": str(read_.date), "printed": printed} if read_ else {"printed": printed}


def _answer(page: Page, section: Section) -> dict[str, Tree] | None:
    if section.kind == "supplementary" or not (section.lines or section.values):
        return None
    text = page.text(section.lines)
    holding = section.kind == "holding" or (len(text) < 400 and bool(_HOLDING.search(text)))
    made: dict[str, Tree] = {"type": understood("holding" if holding else "final", *section.cut)}
    if on := section.values.get("on"):
        found = first_date(on.text)
        made["date"] = understood(str(found.date), *on.lines) if found else None
    if by := section.values.get("by"):
        refs = office(page, by.text, by.lines) or asked_of(page, by)
        made["by"] = understood(refs[0], *by.lines) if refs else None
        made["note"] = None if refs else understood(by.text, *by.lines)
    made["text"] = verbatim(text, *section.lines) if section.lines else None
    return {key: value for key, value in made.items() if value is not None}


def _apart(answers: list[dict[str, Tree]]) -> list[Tree]:
    """Answers of one kind and day get ids of their own, so that each can be pointed to."""
    seen: dict[str, int] = {}
    for answer in answers:
        key = f"{plain(answer['type'])} {plain(answer.get('date'))}"
        seen[key] = seen.get(key, 0) + 1
        if seen[key] > 1:
            answer["id"] = f"{plain(answer['type'])}-{seen[key]}"
    return [*answers]


# ---- around them


def _meeting(page: Page, when: str, lines: Iterable[Line]) -> str | None:
    """The meeting a question belongs to: the body's, on the day printed."""
    if page.organization is None or len(when) < len("2024-02-22"):
        return None
    id_ = f"meetings/{page.organization.partition('/')[2]}/{when}"
    page.meetings.setdefault(id_, []).extend(lines)
    return id_


def _document(page: Page) -> None:
    """The listing itself, with the words around its questions; and its meetings."""
    intake = page.desk.intake
    for id_, lines in page.meetings.items():
        when = understood(id_.rpartition("/")[2], *dict.fromkeys(lines))
        intake.draft(id_).fill(date=when, status="held").add("documents", intake.document)
    days = [id_.rpartition("/")[2] for id_ in page.meetings]
    draft = intake.draft(intake.document).fill(type=READER.type, organization=page.organization)
    head = [words(line, marked=page.sheet.marked) for line in page.listing.head]
    title = next((text for text in head if "question" in text.lower()), head[0] if head else "")
    if title and len(title) <= 160:
        draft.fill(heading=title)
    elif len(days) == 1 and (named := first_date(days[0])):
        asked = f"Questions to the {page.office}," if page.put_to else "Questions of"
        draft.fill(heading=f"{asked} {named.date.long}")
    draft.fill(from_=page.askers or None, to=page.put_to or None, date=days[0] if len(days) == 1 else None)
    draft.fill(about=[*page.meetings] or None)
    if around := (*page.listing.head, *page.left):
        draft.set(prose="verbatim", body=verbatim(page.text(around), *around))


READER = Reader("questions", "a listing of questions", "question listing", "text", recognises, read)
