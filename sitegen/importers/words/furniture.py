"""What a page prints that says nothing of its own: the rules of furniture, each with its name for the report. Dry.

Law: a rule is a pure function from lines to the numbers of those it takes, and doubts are left to the readers. Only
whole lines are taken. `PAGE_RULES` need the whole source (what repeats from page to page); the others a stretch of it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from sitegen.importers.drafting.intake import Intake
from sitegen.importers.drafting.passages import Paragraph, paragraphs
from sitegen.importers.drafting.sheet import Line, Sheet
from sitegen.importers.words.languages import is_foreign, is_offer, names_language, offers_formats

_MARKS = re.compile(r"[*_#\\\[\]()<>|]|</?\w+>")
_BLANK_PAGE = re.compile(
    r"(?:(?:this|the) )?page (?:is |has been |was )?(?:intentionally |deliberately )?(?:left )?blank\.?|blank page",
    re.IGNORECASE,
)
_CERTIFICATE = re.compile(r"certificate (?:number|no)\b\.?:?\s*[A-Z]{0,4}\s?\d[\w /-]*", re.IGNORECASE)
_MARKING = re.compile(r"official(?:[ -–:]+sensitive)?|not protectively marked|unclassified|restricted", re.IGNORECASE)
_PAGE_NUMBER = re.compile(
    r"(?:page\s+\d{1,4}(?:\s+of\s+\d{1,4})?|[-–—]\s*\d{1,4}\s*[-–—]|\d{1,4}\s*\|\s*page)", re.IGNORECASE
)
_PRINTED = re.compile(  # its clock and the page's title, its address and the page
    r"\d{1,2}/\d{1,2}/\d{2,4}, \d{1,2}:\d{2}(?::\d{2})?(?: [AP]M)?(?:\s.*)?|(?:https?|file)://\S.{0,300}?\s\d{1,3}/\d{1,3}"
    r"|file:///\S.*"
)
_NUMBER = re.compile(r"\d{1,4}")
_STAMP = re.compile(r"(?:agenda|minute) item(?: no\.?)?:? \d{1,3}[a-z]?", re.IGNORECASE)
_SENTENCE = re.compile(r"[.?!:;,]\s*$")
_IMAGE = re.compile(r"\s*!\[[^\]]*\]\([^)]*\)\s*")
_DEAD_LINK = re.compile(
    r"\s*\[(?:\\\[)?(?:(?:link|go|back|return|skip|jump) to [^\]]*|click here|top|)(?:\\?\])?\]\((?:#[^)]*)?\)\s*",
    re.IGNORECASE,
)
_PICTURE = re.compile(
    r"(?:an?|the) (?:[\w’'\"“”-]+,? ){0,7}?(?:signature|logo|crest|coat of arms|emblem|view|photograph|photo|portrait"
    r"|headshot|illustration|infographic|icon|qr code|drawing|screenshot|image|picture|map)\b",
    re.IGNORECASE,
)
_CAPTION = re.compile(
    r"\b(?:handwritten|cursive|ink|styli[sz]ed|rendered|depict\w*|featuring|features|background|foreground|top-down"
    r"|silhouettes?|wearing|colou?red|(?:black|white|blue|green|red|purple|yellow|pink|orange|gr[ae]y) "
    r"(?:and|colou?r|lettering|text|letters|ink|circle|square))\b",
    re.IGNORECASE,
)
_CONTENTS = re.compile(r"(?:table of )?contents(?: page)?(?:\s*page)?", re.IGNORECASE)
_ENTRY = re.compile(r"\S.*?(?:\s*\.{3,}\s*|\s*…+\s*|\t\s*|\s{3,})\d{1,4}\s*")
_LEADER = re.compile(r"\S.*?(?:\.{4,}|(?:\. ){4,}|…{2,})\s*\d{1,4}\s*")
_FEW = 3
_LONGEST = 300  # longer lines are prose


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its name in words, and what it takes."""

    name: str
    takes: Callable[[Sequence[Line]], Iterable[Line]]


def sweep(sheet: Sheet, intake: Intake, rules: Sequence[Rule] | None = None) -> Sheet:
    """Set aside what the rules take, and give the rest. Sweeping twice takes nothing more."""
    for rule in RULES if rules is None else rules:
        found = {line.number: line for line in rule.takes(sheet.lines)}
        intake.set_aside(rule.name, found.values())
        sheet = sheet.without(frozenset(found))
    return sheet


def words(line: Line) -> str:
    """A line without its marks."""
    return " ".join(_MARKS.sub(" ", line.text).split())


def is_blank_page(line: Line) -> bool:
    """Whether a line is a notice that a page is blank."""
    return bool(_BLANK_PAGE.fullmatch(words(line)))


def _whole(pattern: re.Pattern[str], longest: int = 80) -> Callable[[Sequence[Line]], Iterator[Line]]:
    """Lines that are a pattern and no more."""
    return lambda lines: (
        line for line in lines if len(line.text) <= longest and not line.blank and pattern.fullmatch(words(line))
    )


def _images(lines: Sequence[Line]) -> Iterator[Line]:
    return (line for line in lines if _IMAGE.fullmatch(line.text) or _DEAD_LINK.fullmatch(line.text))


def _captions(lines: Sequence[Line]) -> Iterator[Line]:
    """Pictures that a converter has put into words: a paragraph that begins "A handwritten signature in dark ink"."""
    for line in lines:
        text = line.text.strip()
        if _PICTURE.match(text) and _CAPTION.search(text):
            yield line


# ---- what repeats from page to page


def _pages(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """The lines of each page that are not blank, when the source says where pages begin."""
    for page, group in groupby(lines, key=lambda line: line.page):
        if page is not None and (told := [line for line in group if not line.blank]):
            yield told


def _repeated(lines: Sequence[Line]) -> Iterator[Line]:
    """Running headers and footers: the same words at the same edge of three pages near each other.

    Figures in them are the same on all, or count on with the pages: notes on one source, and labels of speeches that
    stand within the pages too, are none.
    """
    seen: dict[tuple[int, str], list[tuple[int, Line]]] = defaultdict(list)
    times: Counter[str] = Counter()
    for page, told in enumerate(_pages(lines)):
        keys = [re.sub(r"\d+", "#", words(line)) if len(line.text) <= _LONGEST else "" for line in told]
        times.update(keys)
        for place in range(-_FEW, _FEW):
            if -len(told) <= place < len(told) and keys[place] and not _SENTENCE.search(keys[place]):
                seen[place, keys[place]].append((page, told[place]))
    for (_, key), found in seen.items():
        for run in _runs(found):
            within = times[key] > 2 * len(found)
            if len(run) >= _FEW and not within and _counts_on(run, key):
                yield from (line for _, line in run)


def _runs(found: Sequence[tuple[int, Line]]) -> Iterator[list[tuple[int, Line]]]:
    """Lines on pages that follow each other, or every other page."""
    run: list[tuple[int, Line]] = []
    for page, line in found:
        if run and page - run[-1][0] > 2:
            yield run
            run = []
        run.append((page, line))
    yield run


def _counts_on(run: Sequence[tuple[int, Line]], key: str) -> bool:
    """Whether each figure in a line is the same on all pages or one more on each; one is, if there are no words."""
    counted = False
    for printed in zip(*(re.findall(r"\d+", words(line)) for _, line in run), strict=True):
        counts = len({int(figure) - page for figure, (page, _) in zip(printed, run, strict=True)}) == 1
        if not counts and len(set(printed)) > 1:
            return False
        counted = counted or counts
    return counted or bool(re.search(r"[^\W\d]", key))


def _bare_numbers(lines: Sequence[Line]) -> Iterator[Line]:
    """Numbers alone at the edge of a page; without pages, numbers between blank lines that count on, one by one."""
    offsets: dict[int, list[Line]] = defaultdict(list)
    for told in _pages(lines):
        for line in {told[0], told[-1]}:
            if line.page is not None and _NUMBER.fullmatch(line.text.strip()):
                offsets[int(line.text) - line.page].append(line)
    for found in offsets.values():
        yield from found if len(found) > 1 else ()
    around = zip([None, *lines], lines, [*lines[1:], None], strict=False)
    alone = [
        line
        for before, line, after in around
        if line.page is None and _NUMBER.fullmatch(line.text.strip()) and _is_blank(before) and _is_blank(after)
    ]
    run: list[Line] = []
    for line in alone:
        if run and int(line.text) != int(run[-1].text) + 1:
            yield from run if len(run) > _FEW else ()
            run = []
        run.append(line)
    yield from run if len(run) > _FEW else ()


def _is_blank(line: Line | None) -> bool:
    return line is None or line.blank


# ---- contents


def _contents(lines: Sequence[Line]) -> Iterator[Line]:
    """Lists of contents: their heading with what stands below it as entries, and entries with leaders anywhere."""
    heading: Line | None = None
    for line in lines:
        if line.blank or len(line.text) > _LONGEST:
            continue
        if _CONTENTS.fullmatch(words(line)):
            heading = line
        elif _LEADER.fullmatch(line.text.strip("*# ")) or (heading and _ENTRY.fullmatch(line.text.strip("*# "))):
            yield from (heading, line) if heading else (line,)
        else:
            heading = None


# ---- languages


def _languages(lines: Sequence[Line]) -> Iterator[Line]:
    """Panels that offer a paper in other languages and forms, with their translations and the headings over them."""
    told = [*paragraphs(lines)]
    sure = [is_offer(one.text) or is_foreign(one.text, sure=True) for one in told]
    for order in (range(len(told)), range(len(told) - 1, -1, -1)):
        last = False
        for at in order:
            last = sure[at] = sure[at] or (last and is_foreign(told[at].text)) or _named(told, sure, at)
    for at, one in enumerate(told):
        if sure[at] or (_is_heading(one) and offers_formats(one.text) and at + 1 < len(told) and sure[at + 1]):
            yield from one.lines


def _is_heading(one: Paragraph) -> bool:
    return len(one.lines) == 1 and (one.text.startswith("#") or len(one.text) < 60)


def _named(told: Sequence[Paragraph], sure: Sequence[bool], at: int) -> bool:
    """A heading that is a language's name over its panel, or the panel below such a heading."""
    if _is_heading(told[at]) and names_language(words(told[at].first)):
        return at + 1 < len(told) and (sure[at + 1] or is_foreign(told[at + 1].text))
    return at > 0 and sure[at - 1] and names_language(words(told[at - 1].first)) and is_foreign(told[at].text)


PAGE_RULES = (
    Rule("notices of blank pages", _whole(_BLANK_PAGE)),
    Rule("page numbers", _whole(_PAGE_NUMBER)),
    Rule("numbers of pages", _bare_numbers),
    Rule("what a browser prints around a page", _whole(_PRINTED, 400)),
    Rule("headers and footers repeated from page to page", _repeated),
)
RULES = (
    *PAGE_RULES,
    Rule("stamps of the agenda item on its papers", _whole(_STAMP)),
    Rule("protective markings", _whole(_MARKING)),
    Rule("certificate lines", _whole(_CERTIFICATE)),
    Rule("pictures without words, and links that lead nowhere", _images),
    Rule("pictures that a converter has put into words", _captions),
    Rule("lists of contents with page numbers", _contents),
    Rule("offers of other languages and forms", _languages),
)
