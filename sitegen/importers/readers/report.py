"""Reports of committees: what they found, recommend and rest on, with every word of them as the report's body.

A report is known by the sections of its kind (a foreword, an executive summary, recommendations, chapters); it stands
alone or is bound in a pack. Its recommendations are records of their own, its meetings and contributors too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sitegen.importers.drafting.sheet import Line, Sheet
from sitegen.importers.drafting.taken import Tree, understood, verbatim
from sitegen.importers.known.desk import Desk, Opened, Reader
from sitegen.importers.reports.chapters import Matter, Section, body, matter_of, parts, sections, written
from sitegen.importers.reports.contributors import cited, evidence, heard_for
from sitegen.importers.reports.printings import printings
from sitegen.importers.reports.report_front import Front, front, listed_as, signature, staff
from sitegen.importers.reports.report_recommendations import noted, notes_of, recommendations
from sitegen.importers.words import markup
from sitegen.importers.words.blocks import blocks
from sitegen.importers.words.bodies import is_whole
from sitegen.importers.words.furniture import sweep
from sitegen.importers.words.printed_dates import first_date
from sitegen.text import slug

_HEAD = 70  # lines with words in which a report shows what it is
_OFFICERS = re.compile(
    r"^\W*(?:report (?:to|of|by|from|author)|subject|lead officer|wards? affected)\b.{0,3}:", re.IGNORECASE
)
_LABEL = re.compile(r"^\W*recommendation \d+\W*(?:$|:)", re.IGNORECASE)
_OWN = (Matter.FOREWORD, Matter.SUMMARY, Matter.RECOMMENDATIONS, Matter.CHAPTER, Matter.EVIDENCE, Matter.CONTACT)
_ANNOUNCED = re.compile(
    r"\bfind(?:ings?|s)?\b.*:\W*$|\bconclu\w+\b.*:\W*$|\bfollowing\b.*:\W*$", re.IGNORECASE | re.DOTALL
)
_FINDINGS = re.compile(r"findings", re.IGNORECASE)
_LAUNCHED = re.compile(
    r"\b[Ii]n (?P<when>(?:[A-Z][a-z]+ )?\d{4})\b[^.]{0,200}"
    r"\b(?:launched|began|started|established|set up|agreed to)\b[^.]{0,80}"
    r"\b(?:investigation|inquiry|review|task (?:and|&) finish|scrutiny)\b"
)
_ABOUT_ITSELF = re.compile(r"\b(?:investigation|inquiry|task (?:and|&) finish group|this review)\b", re.IGNORECASE)


def begins(sheet: Sheet, index: int) -> bool:
    """A title page: a heading of the first level, with the first sections of a report below it and none before it."""
    line = sheet.lines[index]
    if not re.match(r"# \S", line.text) or _OFFICERS.match(line.text.lstrip("# ")):
        return False
    above = [one for one in sheet.lines[max(0, index - 12) : index] if not one.blank][-4:]
    if any(re.match(r"# \S", one.text) for one in above) and _shows(sheet, index, above):
        return False
    return _is_front(sheet, index)


def _shows(sheet: Sheet, index: int, above: Sequence[Line]) -> bool:
    """Whether a title page has begun already, a few lines above."""
    first = next(one for one in above if re.match(r"# \S", one.text))
    return _is_front(sheet, index - (sheet.lines[index].number - first.number))


def _is_front(sheet: Sheet, index: int) -> bool:
    seen: set[Matter] = set()
    told = 0
    for line in sheet.lines[max(index, 0) + 1 :]:
        if line.blank:
            continue
        told += 1
        if told > _HEAD or _OFFICERS.match(line.text.lstrip("# <b>*")):
            break
        heading = line.text.startswith("#") or (not sheet.marked and len(line.text) < 60)
        if heading and (matter := matter_of(markup.bare(line.text))) in _OWN and matter:
            seen.add(matter)
    return len(seen) > 1 and bool(seen & {Matter.FOREWORD, Matter.SUMMARY, Matter.RECOMMENDATIONS})


def recognises(opened: Opened) -> int:
    """By its sections and its recommendations; not an officer's report, nor a pack that has reports in it."""
    told = [line for line in opened.sheet if not line.blank]
    head = told[: _HEAD * 3]
    if any(_OFFICERS.match(line.text.lstrip("# <b>*")) for line in told[:25]):
        return 0
    matters = {matter for line in head if len(line.text) < 90 and (matter := matter_of(markup.bare(line.text)))}
    labels = sum(1 for line in told if _LABEL.match(line.text))
    own = len(matters & {Matter.FOREWORD, Matter.SUMMARY, Matter.RECOMMENDATIONS, Matter.CHAPTER, Matter.EVIDENCE})
    return min(85, 20 * own + (25 if labels > 1 else 0)) if own > 1 or labels > 2 else 0


def read(opened: Opened, desk: Desk) -> None:
    """The report, its recommendations and findings, who gave evidence, and the inquiry it ends."""
    sheet = sweep(opened.sheet, desk.intake)
    found = sections(blocks(sheet))
    told = front(desk, found)
    if not told.title:
        return
    committee = desk.organization = told.committee or desk.organization
    id_ = f"reports/{slug(told.title)}"
    desk.intake.set_aside("the publisher's name, printed as a picture", told.masthead)
    report = desk.intake.draft(id_).set(heading=understood(told.title, *told.title_lines), prose="verbatim")
    report.set(
        organization=understood(committee, *told.committee_lines) if committee else None, body=_body(found, told)
    )
    report.fill(date_published=told.published)
    if other := listed_as(desk, told.title, told.title_lines[0]):
        note = "The report's own, and that of the list of what is attached."
        conflict = {"about": "title", "printed": [told.title, other[0]], "note": note}
        report.add("conflicts", understood(conflict, other[1]))
        desk.intake.doubt("a report listed under another title", other[0], [other[1]], [id_])
    foreword = next((section for section in found if section.matter is Matter.FOREWORD), None)
    report.set(foreword_by=signature(desk, foreword, committee) if foreword else None)
    staff(desk, (section for section in found if section.matter is Matter.CONTACT), told.parent)
    _findings(desk, id_, found)
    heard = evidence(desk, found, committee, told.title)
    cited(desk, found, committee, heard)
    for name, held in (("evidence", heard.records), ("contributors", {**heard.people, **heard.bodies})):
        if held:
            report.add(name, *held)
    recommendations(desk, id_, found)
    if committee:
        _inquiry(desk, id_, told, committee, found)
    if is_whole(desk.intake, opened.sheet):
        report.add("documents", desk.intake.document)
        desk.intake.draft(desk.intake.document).fill(heading=understood(told.title, *told.title_lines), about=[id_])


def _body(found: Sequence[Section], told: Front) -> Tree:
    """All of the report but its masthead; the title is its heading."""
    aside = {line.number for line in (*told.masthead, *told.title_lines)}
    kept = []
    for section in found:
        heading = section.heading if section.heading and section.heading.lines[0].number not in aside else None
        blocks_ = tuple(block for block in section.blocks if not {line.number for line in block.lines} <= aside)
        kept.append(Section(section.matter, heading, blocks_, section.within))
    return body(kept)


# ---- findings


def _findings(desk: Desk, id_: str, found: Sequence[Section]) -> None:
    """The findings a summary lists, and the conclusions that stand among numbered recommendations."""
    texts: list[tuple[str | None, str, tuple[Line, ...]]] = []
    for section in found:
        if section.matter is Matter.SUMMARY:
            texts += [(None, text, lines) for text, lines in _listed(section)]
    texts += [(one.number, one.text, one.lines) for one in printings(found) if not one.asks]
    findings: list[Tree] = [
        {"number": number or str(at), "text": verbatim(noted(text, found), *lines)}
        for at, (number, text, lines) in enumerate(texts, 1)
    ]
    desk.intake.draft(id_).set(key_findings=findings or None)


def _listed(section: Section) -> Iterator[tuple[str, tuple[Line, ...]]]:
    """The items of the list that a sentence about findings announces, or that stands under such a heading."""
    announced = bool(_FINDINGS.search(section.title))
    listing = False
    for block in section.blocks:
        if block.kind == "list" and (announced or listing):
            for part in parts(block):
                yield re.sub(r"^\s*(?:[-*+•]|\d{1,2}[.)])\s+", "", markup.tidy(part.text)), part.lines
        elif block.kind != "note":
            listing = bool(_ANNOUNCED.search(block.bare))
            announced = announced or (block.kind == "heading" and bool(_FINDINGS.search(block.bare)))


# ---- the inquiry


def _inquiry(desk: Desk, id_: str, told: Front, committee: str, found: Sequence[Section]) -> None:
    """The investigation a report tells of, in its own words: how it began, and what it heard."""
    early = [section for section in found if section.matter in (Matter.SUMMARY, Matter.FOREWORD, Matter.CHAPTER)]
    early.sort(key=lambda section: section.matter is not Matter.SUMMARY)
    for section in early:
        texts = [block for block in section.blocks if block.kind == "text"]
        begun = next((at for at, block in enumerate(texts) if _LAUNCHED.search(block.bare)), None)
        if begun is None:
            continue
        more = texts[begun + 1 : begun + 3]
        more = [block for block in more if _ABOUT_ITSELF.search(block.bare) and not block.bare.endswith(":")]
        passage = [texts[begun], *more]
        match = _LAUNCHED.search(passage[0].bare)
        date = first_date(match["when"]) if match else None
        inquiry = desk.intake.draft(f"inquiries/{id_.partition('/')[2]}").fill(
            heading=understood(told.title, *told.title_lines),
            organization=committee,
            stage="reported",
            prose="verbatim",
        )
        start = str(date.date) if date else match["when"] if match else None
        inquiry.fill(start_date=understood(start, passage[0].lines[0]) if start else None)
        notes = [note for block in passage for note in notes_of(markup.tidy(block.text), found)]
        inquiry.fill(body=written([*passage, *notes]))
        desk.intake.draft(id_).set(inquiry=inquiry.id)
        heard_for(desk, id_, inquiry.id)
        return


READER = Reader("report", "Committee report", "report", "text", recognises, read, begins)
