"""A report's blocks -> its sections, and its body as Markdown: headings in two levels, quotations, notes. Dry.

Law: the body has every word of the blocks, in their order. Headings are put right by what they say, since converters
print them at any level, as bold text, or with a whole recommendation in them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum

from sitegen.importers.drafting.passages import escaped
from sitegen.importers.drafting.sheet import Line
from sitegen.importers.drafting.taken import Taken, verbatim
from sitegen.importers.words import markup
from sitegen.importers.words.blocks import Block
from sitegen.importers.words.markup_bold import BOLD

_NUMBER = r"(?:\d{1,2}(?:\.\d{1,2})*\.?|[A-Z]\.|[ivx]{1,5}\.)?\s*"


class Matter(Enum):
    """What a section is, by its heading."""

    FRONT = "front"
    CONTACT = r"contacts?(?: us| details| information)?|further information|.*\bcontact (?:officers?|details)"
    MEMBERS = (
        r"(?:the |current )*(?:[\w&’' -]{3,60} )?(?:committee|panel|task(?: and finish)? group|group|commission|board) "
        r"members?(?:hip)?|(?:the |current )*members?(?:hip)?(?: of the .*(?:committee|group|panel|commission).*)?"
    )
    FOREWORD = r"(?:.*['’]s )?(?:foreword|preface)(?: by .*)?|introduction by (?:the )?(?:chair|cllr|councillor).*"
    SUMMARY = r"(?:executive )?summary|(?:key|main|summary of) findings|findings|overview|conclusions"
    RECOMMENDATIONS = (
        r"(?:the )?(?:summary of |list of |full |key |final |our |draft |committee['’]s )*"
        r"(?:conclusions and |findings and )?recommendations?(?: and conclusions)?(?: summary)?"
    )
    CHAPTER = (
        r"(?:chapter|part|section) (?:\d+|[a-z]+)\b.*"
        r"|introduction(?: and background)?|background(?: and context)?|methodology|conclusions?|context"
    )
    EVIDENCE = (
        r"committee activity|(?:list of |published |sources of |the |oral and |oral |written )*"
        r"(?:witnesses|contributors|evidence|participants)(?: (?:sessions?|received|gathering|and .*))?"
        r"|acknowledge?ments?|(?:meetings|visits|site visits)(?: (?:held|and .*))?"
        r"|(?:appendix|annex) \w+ ?[:.–-]? ?(?:witnesses|evidence|contributors|committee activity).*"
    )
    BACK = (
        r"(?:appendix|appendices|annex(?:es)?|glossary|references|bibliography|endnotes|notes)\b.*"
        r"|connect with us|.*\bformats and languages"
    )

    @property
    def pattern(self) -> re.Pattern[str]:
        return re.compile(_NUMBER + rf"(?:{self.value})", re.IGNORECASE)


_PATTERNS = tuple((matter, matter.pattern) for matter in Matter if matter is not Matter.FRONT)
_RECOMMENDATION = re.compile(r"\W*(?:recommendation|r)\s*\d", re.IGNORECASE)
_CHAPTER = re.compile(r"(?:chapter|part|section) (?:\d+|[a-z]+)\b", re.IGNORECASE)
_SPACES = re.compile(r"\s+")
_LONGEST = 110


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of a report below a heading; `within` is the heading of the chapter it stands in."""

    matter: Matter
    heading: Block | None
    blocks: tuple[Block, ...]
    within: str = ""

    @property
    def title(self) -> str:
        return self.heading.bare if self.heading else ""

    @property
    def whole(self) -> tuple[Block, ...]:
        """The heading and what stands below it."""
        return (self.heading, *self.blocks) if self.heading else self.blocks

    @property
    def place(self) -> str:
        """Where this is, in the words of the headings: `Chapter two, City-wide safeguarding`."""
        chapter = self.within.split(":")[0].strip()
        return ", ".join(part for part in dict.fromkeys((chapter, self.title)) if part)


@dataclass(slots=True)
class _Open:
    heading: Block | None
    matter: Matter
    within: str = ""
    blocks: list[Block] = field(default_factory=list)

    def closed(self) -> Section:
        return Section(self.matter, self.heading, tuple(self.blocks), self.within)


def matter_of(heading: str) -> Matter | None:
    """What a heading says its section is; None for one of the report's own."""
    words = " ".join(heading.split()).strip(" .:*")
    return next((matter for matter, pattern in _PATTERNS if pattern.fullmatch(words)), None)


def sections(found: Iterable[Block]) -> list[Section]:
    """The sections, each with its blocks; a heading within a chapter is lowered to the third level."""
    blocks = [_as_heading(block) for block in found]
    chaptered = any(block.kind == "heading" and _CHAPTER.match(block.bare) for block in blocks)
    made: list[Section] = []
    open_ = _Open(None, Matter.FRONT)
    chapter = ""
    for block in blocks:
        if block.kind != "heading":
            open_.blocks.append(block)
            continue
        matter = matter_of(block.bare)
        begins = matter not in (None, Matter.CHAPTER) or bool(_CHAPTER.match(block.bare))
        if begins or (not chaptered and block.level <= 2) or (matter is not None and not chapter):
            made.append(open_.closed())
            chapter = block.bare
            open_ = _Open(replace(block, level=2), matter or _following(open_.matter))
        elif chapter:
            lowered = replace(block, level=max(3, block.level))
            if open_.matter in (Matter.CHAPTER, Matter.SUMMARY):
                made.append(open_.closed())
                open_ = _Open(lowered, open_.matter, chapter)
            else:
                open_.blocks.append(lowered)
        else:
            open_.blocks.append(block)
    return [*made, open_.closed()]


def _following(matter: Matter) -> Matter:
    """What a section of the report's own is: a chapter."""
    return Matter.FRONT if matter is Matter.FRONT else Matter.CHAPTER


def _as_heading(block: Block) -> Block:
    """A heading that is a sentence is bold text; bold text that is the name of a section is a heading."""
    words = block.bare
    if block.kind == "heading" and (len(words) > _LONGEST or (_RECOMMENDATION.match(words) and len(words) > 40)):
        return replace(block, kind="bold", text=f"**{BOLD.sub('', block.text)}**")
    named = block.kind == "bold" or (block.kind == "text" and len(block.lines) == 1)
    if named and len(words) < _LONGEST and not words.endswith(".") and matter_of(words) and not _MEMBER.search(words):
        return replace(block, kind="heading", level=2)
    return block


_MEMBER = re.compile(r"^members?$", re.IGNORECASE)


def parts(block: Block) -> list[Block]:
    """The items of a list, each with its lines, what is set deeper with the item above it; any other block whole."""
    if block.kind != "list":
        return [block]
    texts: list[str] = []
    for text in block.text.split("\n"):
        if texts and (text[:1].isspace() or not text):
            texts[-1] += f"\n{text}"
        else:
            texts.append(text)
    made = [Block("list", text, ()) for text in texts]
    at = 0
    for line in block.lines:
        words = _SPACES.sub(" ", line.text.strip())
        here = (
            step
            for step in range(at, len(made))
            if words in (told := _SPACES.sub(" ", texts[step])) or escaped(words) in told
        )
        at = next(here, at) if words.strip("-*_") else at
        made[at] = replace(made[at], lines=(*made[at].lines, line))
    return [one for one in made if one.lines]


def body(found: Sequence[Section]) -> Taken:
    """The sections as one text."""
    return written(block for section in found for block in section.whole)


def written(blocks: Iterable[Block]) -> Taken:
    """Blocks as Markdown, verbatim; quotations are set as such, with who said them."""
    held = tuple(blocks)
    lines: tuple[Line, ...] = tuple(line for block in held for line in block.lines)
    return verbatim(markup.tidy("\n\n".join(_shown(held))), *lines)


def _shown(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        if block.kind == "heading":
            yield f"{'#' * max(2, min(block.level, 6))} {block.text}"
        elif block.kind == "quote":
            yield "\n".join(f"> {line}".rstrip() for line in markup.tidy(block.text).split("\n"))
        elif block.text:
            yield block.text
