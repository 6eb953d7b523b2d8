"""The numbered items of an agenda: where each begins, its title, and the pages its papers are on. Dry.

Law: items are numbered from 1, one by one (a letter may follow: 9a), and printed in one manner: as headings or in bold
in Markdown, in plain text with or without a point, in capitals or not. A number that is out of turn begins no item.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sitegen.importers.drafting.sheet import Line, Sheet
from sitegen.importers.words import markup, notices

_NUMBERED = re.compile(r"^(?:item\s+)?(\d{1,2})([a-z]?)\b[.):]?\s+(\S.*)$", re.IGNORECASE)
_NUMBER = re.compile(r"^(?:item\s+)?(\d{1,2})([a-z]?)[.):]?$", re.IGNORECASE)
_PAGES = re.compile(r"[([]?\s*\bpages?\s+(\d{1,4})(?:\s*(?:-|–|—|to)\s*(\d{1,4}))?\s*[)\]]?", re.IGNORECASE)
_COLUMN = re.compile(r"(?:\t|\s{2,})(\d{1,4})(?:\s*[-–]\s*(\d{1,4}))?\s*$")
_ALONE = re.compile(r"\s*(\d{1,4})\s*[-–]\s*(\d{1,4})\s*")
_LONGEST = 220
_TRIES = 12


@dataclass(frozen=True, slots=True)
class Item:
    """One item: `head` the lines of its number and title, `lines` those below, up to the next item."""

    number: str
    heading: str
    head: tuple[Line, ...]
    lines: Sheet
    pages: tuple[int, int] | None = None

    @property
    def printed_pages(self) -> str | None:
        return f"{self.pages[0]}-{self.pages[1]}" if self.pages else None


@dataclass(frozen=True, slots=True)
class _Begin:
    """Where an item may begin; `manner` is how its number and title are printed."""

    start: int
    end: int
    number: int
    letter: str
    title: str
    manner: tuple[bool, ...]


def items(sheet: Sheet) -> tuple[Item, ...]:
    """The items in order; none where no two numbers follow each other."""
    chain = _longest([*_begins(sheet)])
    ends = [*(begin.start for begin in chain[1:]), len(sheet)][: len(chain)]
    return tuple(_item(sheet, begin, end) for begin, end in zip(chain, ends, strict=True))


def first_item(sheet: Sheet, found: Sequence[Item]) -> int:
    """The index where the first item begins; the sheet's end when there is none."""
    if not found:
        return len(sheet)
    first = found[0].head[0].number
    return next(index for index, line in enumerate(sheet) if line.number == first)


def pages_of(text: str) -> tuple[str, tuple[int, int] | None]:
    """A title without its "(Pages 5 - 78)", and those pages."""
    short = len(text) <= 2 * _LONGEST
    if short and (match := _PAGES.search(text) or _COLUMN.search(text)):
        first, last = int(match[1]), int(match[2] or match[1])
        return (text[: match.start()] + text[match.end() :]).strip(" *\t"), (first, max(first, last))
    return text.strip(" *\t"), None


def _begins(sheet: Sheet) -> Iterator[_Begin]:
    lines = sheet.lines
    for index, line in enumerate(lines):
        if len(line.text) > 2 * _LONGEST:
            continue
        text = _row(line.text) if line.text.lstrip().startswith("|") else line.text
        text = text.strip().lstrip("#* \t").rstrip("* \t").replace("**", "").replace("\\.", ".", 1)
        if not text or not (text[0].isdigit() or text[:4].casefold() == "item"):
            continue
        strong = line.text.lstrip().startswith(("#", "|")) or (sheet.marked and line.text.strip().startswith("**"))
        if match := _NUMBERED.match(text):
            end = _title_end(lines, index) if not strong else index + 1
            title = " ".join([match[3].rstrip(), *(one.text.strip() for one in lines[index + 1 : end])])
        elif match := _NUMBER.match(text):
            below = next((at for at in range(index + 1, min(index + 4, len(lines))) if not lines[at].blank), None)
            if below is None:
                continue
            end = _title_end(lines, below)
            title = " ".join(one.text.strip("*# \t") for one in lines[below:end])
        else:
            continue
        if strong or _is_title(title):
            point = text[match.end(2) : match.end(2) + 1] in (".", ")", ":")
            manner = (strong, point, pages_of(title)[0].isupper()) if not strong else (strong,)
            yield _Begin(index, end, int(match[1]), match[2].casefold(), title, manner)


def _row(text: str) -> str:
    """A row of a table as a line: number, title, pages."""
    return "\t".join(cell.strip(" *") for cell in text.strip(" |").split("|") if cell.strip(" *"))


def _title_end(lines: Sequence[Line], index: int) -> int:
    """The index after a title in plain text, which may run over to a line that ends it with its pages."""
    here = lines[index].text[: 2 * _LONGEST]
    if _PAGES.search(here):
        return index + 1
    for at in range(index + 1, min(index + 3, len(lines))):
        text = lines[at].text.strip()[: 2 * _LONGEST]
        if not text or _NUMBERED.match(text) or _NUMBER.match(text):
            break
        if _PAGES.search(text) and len(text) < _LONGEST:
            return at + 1
        if not (here.strip().isupper() and text.isupper()):
            break
    return index + 1


def _is_title(text: str) -> bool:
    title, _ = pages_of(text)
    words = title.split(" ")
    return (
        0 < len(title) < _LONGEST
        and not title[0].islower()
        and not title.endswith((".", ";", ","))
        and words[0] not in ("To", "That")
        and any(char.isalpha() for char in title)
    )


def _longest(begins: Sequence[_Begin]) -> list[_Begin]:
    """The longest run of numbers that follow each other in one manner."""
    starts = [index for index, begin in enumerate(begins) if begin.number == 1 and not begin.letter][:_TRIES]
    chains = [_chain(begins[start:]) for start in starts]
    best = max(chains, key=lambda chain: (chain[0].manner[0], len(chain)), default=[])
    return best if len(best) > 1 else []


def _chain(begins: Sequence[_Begin]) -> list[_Begin]:
    chain = [begins[0]]
    for begin in begins[1:]:
        last = chain[-1]
        follows = begin.number == last.number + 1 and not begin.letter
        under = begin.number == last.number and begin.letter > last.letter
        if begin.manner == chain[0].manner and begin.start >= last.end and (follows or under):
            chain.append(begin)
    return chain


def _item(sheet: Sheet, begin: _Begin, end: int) -> Item:
    head = [line for line in sheet.lines[begin.start : begin.end] if not line.blank]
    heading, pages = pages_of(begin.title)
    below = begin.end
    while pages is None and below < end and sheet.lines[below].blank:
        below += 1
    stop = end
    if pages is None and below < end:  # the pages may stand on a line of their own: the first below the title,
        rest, pages = pages_of(sheet.lines[below].text)
        if pages and not rest.strip("()* "):
            return _made(begin, heading, [*head, sheet.lines[below]], sheet.part(below + 1, end), pages)
        pages = None
        while stop > below and sheet.lines[stop - 1].blank:
            stop -= 1
        if match := _ALONE.fullmatch(sheet.lines[stop - 1].text):  # or the last before the next item
            last = [*head, sheet.lines[stop - 1]]
            return _made(begin, heading, last, sheet.part(begin.end, stop - 1), (int(match[1]), int(match[2])))
    return _made(begin, heading, head, sheet.part(begin.end, end), pages)


def _made(begin: _Begin, heading: str, head: list[Line], lines: Sheet, pages: tuple[int, int] | None) -> Item:
    number = f"{begin.number}{begin.letter}"
    return Item(number, notices.without_icon(markup.bare(heading)) or f"Item {number}", tuple(head), lines, pages)
