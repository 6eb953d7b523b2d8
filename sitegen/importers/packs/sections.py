"""A bundle of papers -> the papers in it, each with the reader it is for. Dry.

Law: a paper begins where a reader says so, at a stamp ("Agenda Item 6"), and on the page that the agenda gives for an
item. Where the source has pages, what stands above on the same page belongs to the paper that begins there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sitegen.importers.drafting.sheet import Line, Sheet
from sitegen.importers.known.desk import Opened, Reader
from sitegen.importers.packs.agenda_items import Item

_STAMP = re.compile(r"\W*agenda item(?: no\.?| number)?:? (?P<number>\d{1,3}[a-z]?)\W*", re.IGNORECASE)
_PAGE = re.compile(
    r"\s*(?:page\s+(?P<page>\d{1,4})(?:\s+of\s+\d+)?|[-–]?\s*(?P<bare>\d{1,4})\s*[-–]?)\s*", re.IGNORECASE
)
_NEAR = 5  # lines within which a reader that begins twice begins once
_LETTERHEAD = 120  # letters a line: longer ones are running text, and no letterhead
_HEAD = 14  # lines above a beginning on its page that are its letterhead
SURE_ENOUGH = 50


@dataclass(frozen=True, slots=True)
class Section:
    """One paper: its lines, its reader (none when no reader knows it), the number of the item it is stamped with."""

    sheet: Sheet
    reader: Reader | None
    item: str | None = None


@dataclass(frozen=True, slots=True)
class _Start:
    index: int
    reader: Reader | None
    item: str | None = None


def sections(
    sheet: Sheet, papers: Sequence[Reader], item_pages: Mapping[int, str] | None = None
) -> tuple[Section, ...]:
    """The papers in order. `item_pages` says on which pages of the source the papers of which item begin."""
    starts = _snapped(sheet, _merged(sheet, [*_begun(sheet, papers), *_on_pages(sheet, item_pages or {})]))
    first = next((index for index, line in enumerate(sheet) if not line.blank), 0)
    if not starts or starts[0].index > first:
        starts = [_Start(0, None), *starts]
    ends = [*(start.index for start in starts[1:]), len(sheet)]
    made = (
        Section(sheet.part(start.index, end), start.reader, start.item) for start, end in zip(starts, ends, strict=True)
    )
    return tuple(_recognised(one, papers) for one in made if any(not line.blank for line in one.sheet))


def kinds(sheet: Sheet, papers: Sequence[Reader]) -> set[str]:
    """The kinds of papers that begin in a source."""
    return {start.reader.kind for start in _begun(sheet, papers) if start.reader}


def printed_pages(sheet: Sheet) -> dict[int, int]:
    """Which page of the source bears which printed number; none where the source does not say where pages begin."""
    found: dict[int, int] = {}
    pages: dict[int, list[Line]] = {}
    for line in sheet:
        if line.page is not None and not line.blank:
            pages.setdefault(line.page, []).append(line)
    for page, told in pages.items():
        for line in (*told[-2:], *told[:2]):
            if match := _PAGE.fullmatch(line.text):
                found.setdefault(int(match["page"] or match["bare"]), page)
                break
    return found


def pages_of_items(sheet: Sheet, items: Iterable[Item]) -> dict[int, str]:
    """On which pages of the source the papers of which item begin, by the agenda's page numbers."""
    printed = printed_pages(sheet)
    return {printed[item.pages[0]]: item.number for item in items if item.pages and item.pages[0] in printed}


def _begun(sheet: Sheet, papers: Sequence[Reader]) -> list[_Start]:
    starts = []
    for index, line in enumerate(sheet.lines):
        if line.blank:
            continue
        if match := _STAMP.fullmatch(line.text) if "tem" in line.text[:40] else None:
            starts.append(_Start(index, None, match["number"]))
        elif reader := next((one for one in papers if one.begins and one.begins(sheet, index)), None):
            starts.append(_Start(index, reader))
    return starts


def _on_pages(sheet: Sheet, item_pages: Mapping[int, str]) -> list[_Start]:
    starts, seen = [], set()
    for index, line in enumerate(sheet.lines):
        if line.page is not None and line.page in item_pages and line.page not in seen and not line.blank:
            seen.add(line.page)
            starts.append(_Start(index, None, item_pages[line.page]))
    return starts


def _merged(sheet: Sheet, starts: Iterable[_Start]) -> list[_Start]:
    """The beginnings in order, where those that are one are one: a stamp and its paper, two lines of one head."""
    made: list[_Start] = []
    for start in sorted(starts, key=lambda one: (one.index, one.reader is not None)):
        last = made[-1] if made else None
        between = [line for line in sheet.lines[last.index : start.index] if not line.blank] if last else []
        if last and last.reader is None and (len(between) <= _HEAD and _same_page(sheet, last, start)):
            made[-1] = replace(last, reader=start.reader, item=last.item or start.item)
        elif last and start.reader in (None, last.reader) and len(between) <= _NEAR:
            made[-1] = replace(last, item=last.item or start.item)
        else:
            made.append(start)
    return made


def _same_page(sheet: Sheet, one: _Start, other: _Start) -> bool:
    return sheet.lines[one.index].page == sheet.lines[other.index].page


def _snapped(sheet: Sheet, starts: Sequence[_Start]) -> list[_Start]:
    """The beginnings, moved up to the top of their page where only a letterhead stands between."""
    made: list[_Start] = []
    for start in starts:
        page, at = sheet.lines[start.index].page, start.index
        while page is not None and at > 0 and sheet.lines[at - 1].page == page:
            at -= 1
        above = [line for line in sheet.lines[at : start.index] if not line.blank]
        head = page is not None and len(above) <= _HEAD and all(len(line.text) < _LETTERHEAD for line in above)
        free = not made or made[-1].index < at
        made.append(replace(start, index=at) if head and free else start)
    return made


def _recognised(section: Section, papers: Sequence[Reader]) -> Section:
    """A paper that no reader has seen begin is for the reader that is surest of it, if one is sure enough."""
    if section.reader:
        return section
    opened = Opened(section.sheet, "text")
    ranked = [(reader.recognises(opened), -place, reader) for place, reader in enumerate(papers)]
    sure, _, best = max(ranked, key=lambda one: one[:2], default=(0, 0, None))
    return replace(section, reader=best) if sure >= SURE_ENOUGH else section
