"""An attendance list, flattened or not -> who was there, in what role, and for which items. Dry: names as printed.

Law: every line of the list is in an entry. Columns that were flattened are put back where their lengths agree; a line
that names nobody (a vacancy, a post) is an entry of its own with the words as printed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from sitegen.importers.drafting.sheet import Line
from sitegen.importers.flattened.columns import Cell, beside, cells, runs, wide
from sitegen.importers.flattened.presence_labels import Label, label_at
from sitegen.importers.known.listed_names import (
    BRACKET,
    COUNCILLOR,
    DASH,
    ITEMS,
    NOTE,
    ROLE_WORDS,
    Present,
    entry,
    is_person,
    item_numbers,
    people_in,
    several,
)
from sitegen.importers.words.notices import is_address

_OFFICER = re.compile(
    r"(?:(?:Interim|Acting|Deputy|Assistant|Corporate|Strategic|Senior|Principal|Executive) )*"
    r"(?:Director|Head of|Chief (?:Executive|Officer|Finance)|Solicitor|Monitoring Officer|Clerk|Lawyer|Accountant"
    r"|[\w&, ]{0,60}(?:Manager|Officer|Services?|Team Leader|Advis[eo]r|Solicitor|Director|Clerk)\b)"
)
_VACANT = re.compile(r"vacan", re.IGNORECASE)
_RUNS_ON = re.compile(r"(?:[,;&]|\band)$")
_NOBODY = re.compile(r"\W*(?:none|nil|n/a|no apologies.*|there were no(?:ne| apologies).*)\W*", re.IGNORECASE)
_SENTENCE = re.compile(
    r"(?:NB|The|This|These|Those|It|In|At|Members of|Please|Note|A|An|All|No|There|Prior|Following)\b"
)
_TITLE = re.compile(r"(?:draft )?minutes|business|(?:[\w-]+ ){0,2}(?:items|session|business)", re.IGNORECASE)
_LONG = 45


def attendance(lines: Sequence[Line]) -> tuple[list[Present], set[int]]:
    """Everybody on an attendance list, and the numbers of its lines; lines before the first label are not its."""
    found: list[Present] = []
    taken: set[int] = set()
    status, label, held = "present", None, list[Line]()
    index = 0
    while index < len(lines):
        if new := label_at(lines, index):
            found += _section(label, status, held) if label else []
            status = new.status or status
            above = label.lines if label and not label.rest and all(line.blank for line in held) else ()
            label, held = replace(new, lines=(*above, *new.lines)), []
            taken.update(line.number for line in new.lines)
            index += len(new.lines)
            continue
        if label and (_is_prose(lines, index) or is_address(lines[index].text)):
            found += _section(label, status, held)
            label = None
        if label and not lines[index].blank:
            taken.add(lines[index].number)
        held += [lines[index]] if label else []
        index += 1
    found += _section(label, status, held) if label else []
    return found, taken


def _is_prose(lines: Sequence[Line], index: int) -> bool:
    """Whether a paragraph of sentences begins on a line, which ends a list."""
    text = lines[index].text.strip()
    if index and not lines[index - 1].blank:
        return False
    return bool(
        _TITLE.fullmatch(text)
        or (len(text) > _LONG and re.search(r"(?:\s[a-z]{2,}){4}", text) and _SENTENCE.match(text))
    )


def _section(label: Label, status: str, lines: Sequence[Line]) -> list[Present]:
    found = [Cell(part, label.lines, 0) for part in wide(label.rest)] + cells(lines)
    found = _unwrapped([cell for cell in found if not _NOBODY.fullmatch(cell.text)])
    return [_labelled(one, label) for one in _in_columns(found, status)]


def _labelled(one: Present, label: Label) -> Present:
    """An entry with what its label says of it; an officer under the members is none of them."""
    lines = tuple(dict.fromkeys((*label.lines, *one.lines)))
    if one.status == "present" and not one.councillor and one.named and _OFFICER.match(one.role or ""):
        return replace(one, lines=lines, status="in attendance")
    return replace(
        one,
        lines=lines,
        role=one.role or (label.role if one.named and label.role != "Councillor" else None),
        councillor=one.councillor or (label.councillors and one.named),
    )


def _unwrapped(found: list[Cell]) -> list[Cell]:
    """The cells, where one that a narrow column wrapped is whole again: a word alone, or the rest of a role."""
    kept: list[Cell] = []
    for cell in found:
        before = kept[-1] if kept and kept[-1].block == cell.block else None
        alone = len(cell.text.split()) == 1 and not _VACANT.match(cell.text) and "." not in cell.text
        open_ = before and (
            before.text.endswith((" and", " of", " for", " &", " the", "-", " –"))
            or before.text.count("(") > before.text.count(")")
        )
        listed = before and (_RUNS_ON.search(before.text) or cell.text.startswith(("and ", "& ", "(")))
        if before and (
            open_
            or listed
            or (alone and not COUNCILLOR.match(before.text) and ROLE_WORDS.search(f"{before.text} {cell.text}"))
        ):
            kept[-1] = before.with_more(cell)
        else:
            kept.append(cell)
    return kept


def _in_columns(found: list[Cell], status: str) -> list[Present]:
    """Entries of cells: a column of names beside one of roles or items, or each name before its role."""
    entries: list[Present] = []
    groups = [(kind, [found[index] for index in range_]) for kind, range_ in runs(_kind(cell) for cell in found)]
    names: list[int] = []
    for kind, group in groups:
        if kind == "name":
            first = len(entries)
            for cell in group:
                people = people_in(cell.text, cell.lines, status) if several(cell.text) else None
                entries += people or [entry(cell.text, cell.lines, status)]
            names = list(range(first, len(entries)))
            continue
        alone = len(group) == 1 and bool(names)
        if alone and (kind != "role" or group[0].lines[0] in entries[names[-1]].lines):
            pairs = [(names[-1], group[0])]
        else:
            pairs = beside(names, group)
        for index, cell in pairs:
            entries[index] = _with(entries[index], kind, cell)
        entries += [Present(cell.text, cell.lines, status, named=False) for cell in group] if not pairs else []
        names = []
    return entries


def _kind(cell: Cell) -> str:
    if ITEMS.match(cell.text):
        return "items"
    if NOTE.match(cell.text):
        return "note"
    name = BRACKET.sub("", cell.text)
    person = (
        is_person(name)
        or several(cell.text)
        or COUNCILLOR.match(name)
        or any(is_person(part) for part in [*DASH.split(name, 1), name.split(",")[0]])
    )
    return "name" if person else "role"


def _with(one: Present, kind: str, cell: Cell) -> Present:
    lines = (*one.lines, *cell.lines)
    if kind == "items" and (match := ITEMS.match(cell.text)):
        return replace(one, items=item_numbers(match["items"]), lines=lines)
    if kind == "note":
        return replace(one, note=cell.text.strip("()"), lines=lines)
    return replace(one, role=cell.text, lines=lines)
