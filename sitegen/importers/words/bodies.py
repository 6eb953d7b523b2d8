"""A stretch of a source -> the body of a document, verbatim and whole, as Markdown. Dry.

Law: every word of the lines is in the body, in order; only notes at the foot of a page move, behind the paragraph that
the page cut.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from sitegen.importers.drafting.intake import Draft, Intake
from sitegen.importers.drafting.passages import Paragraph, escaped, is_cut
from sitegen.importers.drafting.sheet import Line, Sheet
from sitegen.importers.drafting.taken import Taken, verbatim
from sitegen.importers.words import furniture, markup

_NOTE = re.compile(r"^\s*(?:<sup>\s*\d{1,3}\s*</sup>|\[\^\d{1,3}\]:?)\s*\S")
_RULE = re.compile(r"\s*(?:-{3,}|\*{3,}|_{3,})\s*")
_SHORT = 72


def cleared(sheet: Sheet, intake: Intake) -> Sheet:
    """The sheet without furniture, which is set aside."""
    return furniture.sweep(sheet, intake, furniture.RULES)


def written(sheet: Sheet) -> Taken:
    """The words of a sheet as Markdown that shows them as they stand."""
    return joined(blocks(sheet), marked=sheet.marked)


def blocks(sheet: Sheet) -> tuple[Paragraph, ...]:
    """The paragraphs, lists, tables and addresses of a sheet, whole."""
    return tuple(_mended(_blocks(sheet)))


def joined(found: Sequence[Paragraph], *, marked: bool) -> Taken:
    """Blocks as one text; `marked` that they are of a source in Markdown."""
    lines = tuple(line for block in found for line in block.lines)
    text = "\n\n".join(block.text for block in found)
    return verbatim(markup.tidy(text) if marked else text, *lines)


def document(intake: Intake, sheet: Sheet, id_: str) -> Draft:
    """The record of a paper: that of the source itself, when the paper is all there is in it."""
    if is_whole(intake, sheet):
        return intake.draft(intake.document)
    return intake.draft(id_).fill(part_of=intake.document)


def is_whole(intake: Intake, sheet: Sheet) -> bool:
    """Whether a stretch has all the words of the source, so that the source is this one paper."""
    told = [line.number for line in intake.sheet if not line.blank]
    held = [line.number for line in sheet if not line.blank]
    return bool(held) and held[0] == told[0] and held[-1] == told[-1]


def _blocks(sheet: Sheet) -> Iterator[Paragraph]:
    """Runs of lines that are not blank: a paragraph, a list, a table, an address whose lines stay apart."""
    for blank, group in groupby(sheet, key=lambda line: line.blank):
        if not blank:
            lines = tuple(group)
            if text := _text(lines, marked=sheet.marked):
                yield Paragraph(text, lines)


def _text(lines: Sequence[Line], *, marked: bool) -> str:
    texts = [line.text.rstrip("\r\n") for line in lines]
    if marked:
        return "\n".join(texts).strip("\n")
    apart = all(len(text.strip()) < _SHORT for text in texts) and not _is_sentence(texts)
    return ("  \n" if apart else " ").join(escaped(text.strip()) for text in texts)


def _is_sentence(texts: Sequence[str]) -> bool:
    """Whether lines are one paragraph that was wrapped, and not the lines of an address or a list."""
    longest = max(len(text.strip()) for text in texts)
    return longest > _SHORT * 0.7 and texts[-1].rstrip().endswith((".", "?", "!", ":", ";", ","))


def _mended(blocks: Iterable[Paragraph]) -> Iterator[Paragraph]:
    """The blocks, where a paragraph that a page has cut is whole again and the page's notes stand behind it."""
    held: Paragraph | None = None
    notes: list[Paragraph] = []
    for block in blocks:
        if held is None:
            held = block
        elif _RULE.fullmatch(block.text) or _NOTE.match(block.text):
            notes.append(block)
        elif notes and not any(_NOTE.match(note.text) for note in notes):
            yield from (held, *notes)
            held, notes = block, []
        elif is_cut(held.text, block.text):
            held = Paragraph(f"{held.text.rstrip()} {block.text.lstrip()}", held.lines + block.lines, mended=True)
        else:
            yield from (held, *_footnotes(notes))
            held, notes = block, []
    if held:
        yield from (held, *_footnotes(notes))


def _footnotes(notes: Iterable[Paragraph]) -> Iterator[Paragraph]:
    """Notes without the rule that a page draws above them."""
    found = list(notes)
    if any(_NOTE.match(note.text) for note in found):
        found = [note for note in found if not _RULE.fullmatch(note.text)]
    yield from found
