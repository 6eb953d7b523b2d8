"""Lines -> paragraphs, and paragraphs that a page has cut -> whole ones. Dry; no word is changed or dropped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sitegen.importers.drafting.sheet import Line, Sheet
from sitegen.importers.drafting.taken import Taken, verbatim

_ENDED = re.compile(r"[.!?:;…][\"'”’)\]*_]*(<sup>.*?</sup>|\[\^?\d+\])*\s*$")
_BEGINS_ANEW = re.compile(r"^\s*(#{1,6} |\*\*|[-*•●▪o] |\(?[0-9ivx]{1,4}[.)] |\([a-z]{1,3}\) |\||<|>|---)")
_CONTINUES = re.compile(r"^\s*[a-z,;)\]]")
_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~])")
_LIST = re.compile(r"^(\s*)(\d+)([.)])(?=\s)|^(\s*)([-+])(?=\s)")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words that belong together, and the lines they stand on. `mended`: a page break that cut them was taken out."""

    text: str
    lines: tuple[Line, ...]
    mended: bool = False

    @property
    def first(self) -> Line:
        return self.lines[0]


def paragraphs(sheet: Sheet | Iterable[Line]) -> Iterator[Paragraph]:
    """Lines between blank ones, joined by single spaces: the form of Markdown made from a PDF."""
    held: list[Line] = []
    for line in sheet:
        if line.blank:
            if held:
                yield _paragraph(held)
            held = []
        else:
            held.append(line)
    if held:
        yield _paragraph(held)


def _paragraph(lines: Sequence[Line]) -> Paragraph:
    return Paragraph(" ".join(line.text.strip() for line in lines), tuple(lines))


def is_cut(before: str, after: str) -> bool:
    """Whether a page break cut one paragraph into these two: the first does not end, the second does not begin."""
    if _BEGINS_ANEW.match(after) or before.lstrip().startswith(("#", "|")):
        return False
    opened = before.count("(") > before.count(")") or before.count("[") > before.count("]")
    return bool(_CONTINUES.match(after) or opened) and not _ENDED.search(before)


def mend(found: Iterable[Paragraph]) -> Iterator[Paragraph]:
    """The paragraphs, with those that a page break cut made whole."""
    held: Paragraph | None = None
    for paragraph in found:
        if held and is_cut(held.text, paragraph.text):
            held = Paragraph(
                f"{held.text.rstrip()} {paragraph.text.lstrip()}", held.lines + paragraph.lines, mended=True
            )
        else:
            if held:
                yield held
            held = paragraph
    if held:
        yield held


def prose(found: Iterable[Paragraph]) -> Taken:
    """Paragraphs as one text of a record, verbatim."""
    held = tuple(found)
    lines = tuple(line for paragraph in held for line in paragraph.lines)
    return verbatim("\n\n".join(paragraph.text for paragraph in held), *lines)


def escaped(text: str) -> str:
    """Plain text as Markdown that shows the same characters: for sources that are not Markdown themselves."""
    text = _MARKUP.sub(r"\\\1", text)
    return _LIST.sub(lambda match: f"{match[1] or match[4] or ''}{match[2] or ''}\\{match[3] or match[5]}", text)
