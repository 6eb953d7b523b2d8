"""Packs: the papers of a meeting bound together, each read by its own reader at one desk.

Law: the agenda is read first, for it says whose papers these are; every paper bound in has a document that says so, and
stands among the papers of its agenda item; a paper that no reader knows is a document with all its words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from sitegen.dates import PartialDate
from sitegen.importers.drafting.intake import Draft, Intake
from sitegen.importers.drafting.sheet import Sheet, spans
from sitegen.importers.drafting.taken import plain, understood
from sitegen.importers.known.desk import Desk, Opened, Reader
from sitegen.importers.known.ids import meeting_id, shortened
from sitegen.importers.packs.agenda_items import Item, items
from sitegen.importers.packs.charging import charge
from sitegen.importers.packs.confirmed import confirmed
from sitegen.importers.packs.invitations import invitations
from sitegen.importers.packs.sections import Section, kinds, pages_of_items, sections
from sitegen.importers.packs.succession import succeed
from sitegen.importers.words.bodies import written
from sitegen.importers.words.furniture import PAGE_RULES, RULES, sweep
from sitegen.importers.words.markup import bare
from sitegen.text import excerpt, slug

_SURE = 95
_RECORDS = ("transcript",)  # papers that are records of their own, bound in with the paper before them
_TELLING = ("officer report", "minutes")  # papers that say what an item is about
_HEADING = 120
_AGENDA = "agenda"


@dataclass(frozen=True, slots=True)
class _Bound:
    """A paper and the documents it made."""

    section: Section
    documents: tuple[str, ...]


def pack(papers: Sequence[Reader]) -> Reader:
    """The reader of packs, which knows the readers of the papers in them, the most particular first."""
    return Reader("pack", "Pack of papers", "agenda pack", "text", partial(_recognises, papers), partial(_read, papers))


def _recognises(papers: Sequence[Reader], opened: Opened) -> int:
    """By papers of two kinds that begin in it."""
    return _SURE if len(kinds(opened.sheet, papers)) > 1 else 0


def _read(papers: Sequence[Reader], opened: Opened, desk: Desk) -> None:
    sheet = sweep(opened.sheet, desk.intake, PAGE_RULES)
    parts = sections(sheet, papers)
    agenda = next((one for one in parts if one.reader and one.reader.kind == _AGENDA), None)
    listed = items(sweep(agenda.sheet, Intake(agenda.sheet, ""), RULES)) if agenda else ()
    if places := pages_of_items(opened.sheet, listed):
        parts = sections(sheet, papers, places)
    first = [one for one in parts if one.reader and one.reader.kind == _AGENDA][:1]
    bound = [_Bound(one, _read_one(one, desk)) for one in (*first, *(one for one in parts if one not in first))]
    for one in bound:
        for letter in (desk.intake.draft(id_) for id_ in one.documents):
            if letter.fields.get("type") == "letter":
                invitations(one.section.sheet, letter, desk)
    _own(opened.sheet, listed, desk)
    confirmed(desk)
    charge(desk)
    succeed(desk)
    _file(sorted(bound, key=lambda one: one.section.sheet.lines[0].number), listed, desk)


def _read_one(section: Section, desk: Desk) -> tuple[str, ...]:
    """Read a paper; the ids of the documents it made. The desk is as the agenda left it before and after."""
    intake, agenda = desk.intake, section.reader is not None and section.reader.kind == _AGENDA
    before = frozenset(intake.drafts)
    committee, date = desk.organization, desk.date
    if section.reader:
        section.reader.read(Opened(section.sheet, "text"), desk)
    if committee:
        desk.organization, desk.date = committee, date
    if agenda:
        return ()
    made = [intake.drafts[id_] for id_ in intake.drafts if id_ not in before and id_.startswith("documents/")]
    kind = section.reader.type if section.reader else None
    papers = [one for one in made if plain(one.fields.get("part_of")) == intake.document]
    papers = papers or [one for one in made if kind and one.fields.get("type") == kind and "part_of" not in one.fields]
    if not papers and kind not in _RECORDS:
        papers = [_document(section, before, desk)]
    for paper in papers:
        paper.fill(part_of=intake.document, organization=desk.organization)
    return tuple(paper.id for paper in papers)


def _document(section: Section, before: frozenset[str], desk: Desk) -> Draft:
    """The document of a paper whose reader made none, or that no reader knows; of the latter with all its words."""
    intake, kind = desk.intake, section.reader.type if section.reader else "appendix"
    sheet = section.sheet if section.reader else sweep(section.sheet, intake)
    told = [line for line in sheet if not line.blank]
    held = [id_ for id_ in intake.drafts if id_ not in before and id_.startswith("meetings/") and id_.count("/") == 2]
    title = next(
        (line for line in told if line.text.startswith("#") and bare(line.text)), (told or [*section.sheet])[0]
    )
    heading = excerpt(bare(title.text) or kind, _HEADING)
    if kind == "minutes" and (of := next((id_ for id_ in held if "attendance" in intake.drafts[id_].fields), None)):
        committee = desk.directory.names.get(f"organizations/{of.split('/')[1]}", "meeting")
        day = plain(intake.drafts[of].fields.get("date"))
        date = PartialDate.parse(str(day["date"] if isinstance(day, dict) else day))
        heading = f"Minutes of the {committee}, {date.long}"
    name = shortened(heading) or slug(kind)
    made = intake.draft(intake.free(f"documents/{name}-report" if kind == "report" else f"documents/{name}"))
    made.fill(heading=understood(heading, title), type=kind)
    for id_ in held:
        if plain(intake.drafts[id_].fields.get("minutes")) == intake.document:
            intake.drafts[id_].set(minutes=made.id)
            made.add("about", id_)
    if section.reader is None:
        made.fill(prose="verbatim", body=written(sheet))
    if kind == "report":
        _about_report(made, heading, before, intake)
    lines = spans(tuple(range(told[0].number, told[-1].number + 1))) if told else None
    return made.fill(sources=[{"document": intake.document, "lines": lines}] if lines else None)


def _about_report(made: Draft, heading: str, before: frozenset[str], intake: Intake) -> None:
    """The report that a bound report is: that of its title, or the one its reader has made."""
    reports = {id_: it for id_, it in intake.drafts.items() if id_.startswith("reports/")}
    same = [id_ for id_, it in reports.items() if slug(str(plain(it.fields.get("heading", "")))) == slug(heading)]
    for id_ in (same or [id_ for id_ in reports if id_ not in before])[:1]:
        made.fill(about=[id_], date=plain(reports[id_].fields.get("date_published")))
        reports[id_].add("documents", made.id)


def _own(sheet: Sheet, listed: Sequence[Item], desk: Desk) -> None:
    """The document of the pack itself."""
    made = desk.intake.draft(desk.intake.document).set(type="agenda pack")
    if desk.organization and desk.date:
        name = desk.directory.names.get(desk.organization, "committee")
        made.set(heading=f"Agenda pack of the {name}, {desk.date.long}", organization=desk.organization)
    last = max((item.pages[1] for item in listed if item.pages), default=None) or sheet.lines[-1].page
    made.fill(pages=f"1-{last}" if last else None)


def _file(bound: Sequence[_Bound], listed: Sequence[Item], desk: Desk) -> None:
    """Put each paper among those of its item: by its stamp, by its title, as minutes; else with the paper before it."""
    if (
        not (desk.organization and desk.date)
        or (id_ := meeting_id(desk.organization, desk.date)) not in desk.intake.drafts
    ):
        return
    agenda = desk.intake.draft(id_).fields.get("agenda", [])
    entries = {str(plain(entry["number"])): entry for entry in agenda if isinstance(entry, dict)}  # type: ignore[union-attr]
    current: Item | None = None
    for paper in bound:
        current = _item(paper, listed, desk) or current
        if current and (entry := entries.get(current.number)) is not None:
            held = entry.setdefault("papers", [])
            held.extend(one for one in paper.documents if one not in held)
    for item in listed:
        entry = entries.get(item.number, {})
        papers = [desk.intake.draft(one) for one in entry.get("papers", [])]
        if papers and item.printed_pages and (len(papers) == 1 or papers[0].fields.get("type") == "officer report"):
            papers[0].fill(pages=item.printed_pages)
        told = [
            ref
            for paper in papers
            if paper.fields.get("type") in _TELLING
            for ref in plain(paper.fields.get("about", []))
        ]
        told = [ref for ref in told if ref != id_ and not ref.startswith("documents/")]
        if told:
            entry["about"] = list(dict.fromkeys([*entry.get("about", []), *told]))


def _item(paper: _Bound, listed: Sequence[Item], desk: Desk) -> Item | None:
    if paper.section.item:
        return next((item for item in listed if item.number == paper.section.item), None)
    kind = paper.section.reader.type if paper.section.reader else ""
    if kind == "minutes":
        return next((item for item in listed if "minutes" in item.heading.casefold()), None)
    titles = {slug(str(plain(desk.intake.draft(one).fields.get("heading", "")))) for one in paper.documents}
    return next((item for item in listed if slug(item.heading) in titles), None)
