"""The agenda and papers of a meeting in ModernGov's web service -> agenda items and documents."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitegen.importers.drafting.taken import Taken, Tree, understood, verbatim
from sitegen.importers.known.desk import Desk
from sitegen.importers.opening.tree_prose import plain
from sitegen.importers.opening.tree_xml import Element
from sitegen.importers.structured.cited import Cited
from sitegen.importers.structured.moderngov_fields import Field, day
from sitegen.text import slug

_NUMBER = ("fulldisplaynumberformat", "displaynumber", "agendaitemnumber", "itemnumber", "number")
_TITLE = ("agendaitemtitle", "itemtitle", "title")
_TEXTS = re.compile(r"text|body|minutes|decision|description|comment|recommend|resol|reason|notes?$")
_SILENT = re.compile(r"is.*|.*(?:id|url|number|date|time|count|published|format|order|commentlabel\d*)")
_TOLD = frozenset({*_NUMBER, *_TITLE, "linkeddocuments", "refertocommittee"})
FORM = "fields of ModernGov's form: numbers, labels and flags"
_TYPES = (  # the first word found in a paper's title decides
    ("agenda reports pack", "agenda pack"), ("public reports pack", "agenda pack"), ("agenda frontsheet", "agenda"),
    ("minutes", "minutes"), ("agenda", "agenda"), ("appendix", "appendix"), ("annex", "appendix"),
    ("presentation", "presentation"), ("action plan", "action plan"), ("letter", "letter"),
    ("report", "officer report"),
)  # fmt: skip
_PAPER = frozenset({"title", "url", "publicationdate", "publisheddate", "date", "committeetitle", "itemnum"})
_LONGEST = 60


def agenda(desk: Desk, cited: Cited, meeting: Element) -> Iterator[Tree]:
    """The items of a meeting; one without a printed number has that of its place."""
    used: set[str] = set()
    for place, item in enumerate(meeting.every("agendaitem"), 1):
        title, number = Field.of(item, *_TITLE), Field.of(item, *_NUMBER)
        if not title.words:
            cited.left("an agenda item without a title", item)
            continue
        printed = number.words.rstrip(". ") or str(place)
        silent = (child for child in item if _SILENT.fullmatch(child.tag) and child.tag != number.tag and child.words)
        desk.intake.set_aside(FORM, [line for child in silent for line in cited.lines(child)])
        own = printed if slug(printed) and slug(printed) not in used else f"{printed}-{place}".strip("-")
        used.add(slug(own))
        yield {
            "number": number.read(cited, own) or own,
            "heading": title.taken(cited),
            "text": _text(cited, item),
            "papers": [*papers(desk, cited, item)] or None,
        }


def _text(cited: Cited, item: Element) -> Taken | None:
    """All that is told under an item, in the order told: its introduction, minutes, decision, comments."""
    told: list[str] = []
    fields: list[Element] = []
    label: Element | None = None
    for child in item:
        if child.tag.startswith("commentlabel"):
            label = child
        elif _TEXTS.search(child.tag) and not _SILENT.fullmatch(child.tag):
            words = Field.of(item, child.tag).prose(cited)
            if words is not None:
                labelled = label is not None and child.tag.startswith("commenttext") and label.words
                told.append(f"{plain(label.words)}: {words.value}" if labelled and label else str(words.value))
                fields += [label, child] if labelled and label else [child]
            label = None
        elif child.tag not in _TOLD and child.words and not _SILENT.fullmatch(child.tag):
            cited.left(f"agendaitem: {child.tag}", child)
    return verbatim("\n\n".join(told), *cited.lines(*fields)) if told else None


def papers(desk: Desk, cited: Cited, holder: Element) -> Iterator[Tree]:
    """The documents linked to a meeting or an item: a record of each, with its address."""
    for linked in holder:
        if linked.tag != "linkeddocuments":
            continue
        for paper in linked.every("linkeddoc"):
            title, url = Field.of(paper, "title"), Field.of(paper, "url")
            if not title.words:
                continue
            date = Field.of(paper, "publicationdate", "publisheddate", "date")
            published = day(date.words)
            own = "-".join(part for part in (slug(title.words)[:_LONGEST].strip("-"), published) if part)
            address = url.words if url.words.startswith(("http://", "https://")) and " " not in url.words else None
            id_ = _id(desk, f"documents/{own}", address)
            desk.intake.draft(id_).fill(
                heading=title.taken(cited),
                type=next((kind for word, kind in _TYPES if word in title.words.casefold()), "other"),
                date=date.read(cited, published),
                url=address,
            )
            for child in paper:
                if child.tag not in _PAPER and not _SILENT.fullmatch(child.tag) and child.words:
                    cited.left(f"linkeddoc: {child.tag}", child)
            yield understood(id_, *cited.lines(title.element))


def _id(desk: Desk, id_: str, url: str | None) -> str:
    """The id of a paper: that of a paper with the same address, or one of its own."""
    held = desk.intake.drafts.get(id_)
    return id_ if held is None or (url and held.fields.get("url") == url) else desk.intake.free(id_)
