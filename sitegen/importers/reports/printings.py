"""Where a report prints its recommendations, in a list and in its chapters, and which of these are one. Dry.

Law: a recommendation is what the report labels or lists as one; two printings are one by the likeness of their words,
whatever their numbers. The list's words and numbers come first; what a chapter prints otherwise is a variant of it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from sitegen.importers.drafting.sheet import Line
from sitegen.importers.reports.chapters import Matter, Section, parts
from sitegen.importers.words import markup
from sitegen.importers.words.blocks import Block
from sitegen.importers.words.markup_bold import BOLD
from sitegen.importers.words.tables import row

_COUNTED = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_LABEL = re.compile(
    r"(?:(?:key|draft|final|proposed|formal) )?recommendation(?: no\.?| number)? "
    rf"(?P<number>[a-z]?\d{{1,3}}(?:\.\d{{1,2}})?[a-z]?\b|[ivx]{{1,5}}\b|(?:{'|'.join(_COUNTED)})\b)"
    r"(?P<mark>\s*[:.)–—-]?)\s*(?P<text>.*)",
    re.IGNORECASE | re.DOTALL,
)
_LABEL_ALONE = re.compile(r"recommendation (?:no\.? ?)?[a-z]?\d{1,3}[a-z]?\W*", re.IGNORECASE)
_SHORT_LABEL = re.compile(r"(?P<number>R ?\d{1,3}[a-z]?)(?P<mark>\s*[:.)–—-]|(?=\s))\s*(?P<text>.*)", re.DOTALL)
_NUMBERED = re.compile(r"^\s*(?:[-*+] )?\(?(?P<number>\d{1,3}|[a-z])[.)]\s+(?P<text>.*)", re.DOTALL)
_BULLET = re.compile(r"^\s*[-*+•] (?P<text>.*)", re.DOTALL)
_ASKS = re.compile(
    r"\b(?:recommend\w*|should|must|urge|calls? (?:on|for|upon)|ask(?:s|ed)? that|needs? to|ought to)\b", re.IGNORECASE
)
_PARAGRAPH = re.compile(r"\((?:see )?((?:paragraph|para)s?\.? [\d.,\s–-]+(?:and \d+)?)\)", re.IGNORECASE)
_HEADS = re.compile(r"recommendations?", re.IGNORECASE)
_LIKE, _SAME_NUMBER_LIKE = 0.6, 0.3


@dataclass(frozen=True, slots=True)
class Printed:
    """A recommendation (or a conclusion, when `asks` is false) as printed in one place."""

    number: str
    text: str
    lines: tuple[Line, ...]
    section: Section
    listed: bool
    asks: bool = True

    @property
    def words(self) -> Counter[str]:
        return Counter(markup.to_words(re.sub(r"\[\^[^\]]+\]", " ", self.text)))

    @property
    def paragraphs(self) -> list[str]:
        """The places in the report that it names itself: "(Paragraph 23)"."""
        return [match[1].strip() for match in _PARAGRAPH.finditer(self.text)]


@dataclass(slots=True)
class Found:
    """A recommendation with all its printings; `main` is the one whose words and number count."""

    main: Printed
    others: list[Printed] = field(default_factory=list)


def gathered(printed: Sequence[Printed]) -> list[Found]:
    """The recommendations, each with the printings that are the same: those of the list first, else all in order."""
    found: list[Found] = []
    for one in sorted(printed, key=lambda one: not one.listed):
        held = _same(one, found)
        if held is None:
            found.append(Found(one))
        else:
            held.others.append(one)
    return found


def _same(one: Printed, found: Sequence[Found]) -> Found | None:
    """The recommendation whose words are most like those printed, if they are like enough."""
    words = one.words
    scored = [(_likeness(words, held.main.words), held.main.number == one.number, -at) for at, held in enumerate(found)]
    if not scored:
        return None
    best = max(scored)
    held = found[-best[2]]
    here = any(other.section is one.section for other in (held.main, *held.others))
    return held if best[0] >= (_SAME_NUMBER_LIKE if best[1] and not here else _LIKE) else None


def _likeness(one: Counter[str], other: Counter[str]) -> float:
    total = sum(one.values()) + sum(other.values())
    return 2 * sum((one & other).values()) / total if total else 0.0


# ---- where they are printed


def printings(found: Iterable[Section]) -> Iterator[Printed]:
    """Every printing of a recommendation in the sections, in order."""
    for section in found:
        listed = section.matter is Matter.RECOMMENDATIONS
        labelled = [*_labelled(section, listed=listed)]
        yield from labelled
        if listed and not labelled:
            yield from _in_rows(section) or _numbered(section)


def _labelled(section: Section, *, listed: bool) -> Iterator[Printed]:
    """Those that bear a label: `Recommendation 4: ...`, `R4 ...`, or a heading of that name above the words."""
    blocks = [part for block in section.blocks for part in parts(block)]
    for at, block in enumerate(blocks):
        label = _label(block, listed=listed)
        if label is None:
            continue
        first = label["text"].strip()
        held = [*_below(blocks[at + 1 :], first, block, listed=listed)]
        text = first
        for one in held:
            between = (
                "\n" if one.kind == "list" and text.rsplit("\n", 1)[-1].lstrip().startswith(("-", "*")) else "\n\n"
            )
            text = f"{text}{between}{_plain(one.text)}" if text else _plain(one.text)
        if text:
            lines = tuple(line for one in (block, *held) for line in one.lines)
            yield Printed(_number(label["number"]), text, lines, section, listed)


def _label(block: Block, *, listed: bool) -> re.Match[str] | None:
    if block.kind not in ("heading", "bold", "text", "list"):
        return None
    words = _plain(block.text).removeprefix("- ")
    match = _LABEL.match(words) or _SHORT_LABEL.match(words)
    above = markup.bare(block.lines[0].text)  # the label on a line of its own
    set_apart = listed or block.kind in ("heading", "bold") or bool(_LABEL_ALONE.fullmatch(above))
    if match and (set_apart or match["mark"].strip() or not match["text"].strip()):
        return match
    return None


def _below(following: Sequence[Block], first: str, label: Block, *, listed: bool) -> Iterator[Block]:
    """The blocks below a label that belong to it: all to the next in a list; in a chapter, what it announces."""
    told = [block for block in following if block.kind != "note"]
    told = [
        *takewhile(
            lambda block: block.kind not in ("heading", "quote", "table") and _label(block, listed=listed) is None, told
        )
    ]
    if listed and not first:
        yield from told
        return
    held, before, ended = first, label.kind, False
    for block in told:
        announced = not held or held.rstrip().endswith((":", ",", ";")) or (block.kind == before == "list")
        if ended or not (announced or (block.kind == "bold" and label.kind == "bold" and not listed)):
            return
        yield block
        held, before = _plain(block.text), block.kind
        ended = not first and block.kind == "text" and not held.endswith(":")


def _numbered(section: Section) -> Iterator[Printed]:
    """Those of a list without labels, by their printed numbers, or counted where they have bullets."""
    items = [part for block in section.blocks if block.kind in ("list", "text", "bold") for part in parts(block)]
    numbered = any(_NUMBERED.match(_plain(item.text)) for item in items)
    concludes = "conclusion" in section.title.lower()
    count = 0
    for item in items:
        match = (_NUMBERED if numbered else _BULLET).match(_plain(item.text))
        if match:
            count += 1
            number = match["number"] if numbered else str(count)
            asks = not concludes or bool(_ASKS.search(match["text"]))
            yield Printed(number, match["text"].strip(), item.lines, section, listed=True, asks=asks)


def _in_rows(section: Section) -> list[Printed]:
    """Those of a table with a column of that name; its number is in the first column, or counted."""
    made: list[Printed] = []
    for block in section.blocks:
        rows = [found for line in block.lines if (found := row(line))] if block.kind == "table" else []
        column = next((at for at, cell in enumerate(rows[0].cells) if _HEADS.search(cell)), None) if rows else None
        for one in rows[1:] if column is not None else ():
            if column is not None and len(one.cells) > column and (text := _plain(one.cells[column])):
                number = re.sub(r"^recommendation ", "", markup.bare(one.cells[0]), flags=re.IGNORECASE).strip(" .:")
                number = number if column and len(number) < 6 else ""
                made.append(Printed(_number(number) or str(len(made) + 1), text, (one.line,), section, listed=True))
    return made


def _plain(text: str) -> str:
    """Words without bold marks, which here say only that this is a recommendation."""
    return BOLD.sub("", markup.tidy(text)).strip()


def _number(printed_number: str) -> str:
    told = printed_number.lower()
    return str(_COUNTED.index(told) + 1) if told in _COUNTED else printed_number.replace(" ", "")
