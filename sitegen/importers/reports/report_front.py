"""The first pages of a report: its title, the committee whose report it is, its members, and when it was published.

Law: only what these pages print as one of these is taken for it; the words themselves go into the report's body too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from sitegen.importers.drafting.sheet import Line
from sitegen.importers.drafting.taken import Tree, understood
from sitegen.importers.known.authorities import committee_named, parent_named, parent_of, seat
from sitegen.importers.known.desk import Desk
from sitegen.importers.known.directory import classified
from sitegen.importers.reports.chapters import Matter, Section
from sitegen.importers.words import markup
from sitegen.importers.words.blocks import Block
from sitegen.importers.words.names import looks_like_name, parse_name
from sitegen.importers.words.printed_dates import Read, dates, first_date
from sitegen.text import fold

_DATED = re.compile(
    r"\b(?:published|printed|publication|date[d]?|issued|agreed|ordered|report date)\b"
    r"|^\W*(?:\d{1,2}\s+)?[A-Z][a-z]+ \d{4}\W*$",
    re.IGNORECASE,
)
_REPORT_DATED = re.compile(r"\breport\b.*\b(?:dated|of|published)\b", re.IGNORECASE)
_PARTIES = (
    "conservatives?", "labour", "liberal democrats?", "greens?", "green party", "reform uk", "ukip", "plaid cymru",
    "snp", "scottish national party", "independents?", "city hall greens", "labour and co-operative",
)  # fmt: skip
_PARTY = re.compile(rf"(?:{'|'.join(_PARTIES)})(?: (?:party|group))?", re.IGNORECASE)
_BODY_NAME = re.compile(
    r"house of (?:commons|lords)|.*\b(?:council|assembly|parliament|committee|panel|commission|board|authority)",
    re.IGNORECASE,
)
_NO_TITLE = re.compile(
    r"(?:final|draft|interim|scrutiny|committee|\w+ special)? ?report(?: of .*)?|(?:report )?(?:to|for) .*|.*\d{4}",
    re.IGNORECASE,
)
_LONGEST = 200
_ROLE = re.compile(r"\(?(?P<role>(?:deputy |vice[- ])?chair(?:man|woman|person)?)\)?", re.IGNORECASE)


_LISTED_TITLE = re.compile(
    r"^\W*(?:(?:appendix|annex) \w{1,3}\s*[-–—:.]*\s*)?[“\"‘]?(?P<title>[A-Z][^,]{4,120}?)[”\"’]? report\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Front:
    """What the first pages tell. `masthead` are the lines that print the publisher's name as a picture would."""

    title: str
    title_lines: tuple[Line, ...]
    committee: str | None
    committee_lines: tuple[Line, ...]
    parent: str | None
    published: Tree
    masthead: tuple[Line, ...]


def front(desk: Desk, found: Sequence[Section]) -> Front:
    """Read the pages before the first chapter."""
    opening = [*takewhile(lambda section: section.matter is Matter.FRONT, found)]
    members = [section for section in found if section.matter is Matter.MEMBERS]
    titled = [block for section in opening for block in section.whole]
    blocks = [*titled, *(block for section in members for block in section.whole)]
    lines = [line for block in blocks for line in block.lines]
    committee, named, parent = _committee(desk, lines)
    title, title_lines = _title(desk, titled, committee)
    masthead = tuple(line for block in blocks if _is_masthead(desk, block, parent) for line in block.lines)
    _members(desk, blocks, committee, parent)
    published = _published(lines) or _as_listed(desk, title, blocks)
    return Front(title, title_lines, committee, named, parent, published, masthead)


def _committee(desk: Desk, lines: Sequence[Line]) -> tuple[str | None, tuple[Line, ...], str | None]:
    """The committee: that whose papers these are, or the one that is named here; and the body it belongs to."""
    named = committee_named(lines)
    if desk.organization:
        own = fold(desk.directory.names.get(desk.organization, ""))
        same = tuple(line for line in lines if fold(markup.bare(line.text)) == own)
        return desk.organization, same, parent_of(desk, desk.organization)
    if named is None:
        return None, (), None
    name, where = named
    text = " ".join(line.text for line in lines)
    above = re.search(rf"\bThe ((?:[A-Z][\w’'-]+ ){{1,6}}){re.escape(name)}", text)
    told = parent_named(lines)
    parent_name = above[1].strip() if above else told[0] if told else None
    parent = desk.directory.found(desk.intake, parent_name, *where) if parent_name and parent_name != name else None
    kind = classified(name) if classified(name) in ("committee", "council", "assembly") else "committee"
    return desk.directory.found(desk.intake, name, *where, classification=kind, parent=parent), where, parent


def _title(desk: Desk, blocks: Sequence[Block], committee: str | None) -> tuple[str, tuple[Line, ...]]:
    """The first words that are not the committee's or publisher's name; a heading of Markdown before all else."""
    own = fold(desk.directory.names.get(committee or "", ""))
    told = [block for block in blocks if block.bare and fold(block.bare) != own and len(block.bare) < _LONGEST]
    for block in sorted(told, key=lambda block: (block.kind != "heading", block.level)):
        pairs = [(markup.bare(line.text), line) for line in block.lines] if block.kind == "text" else []
        pairs = pairs if len(pairs) > 1 else [(block.bare, block.lines[0])]
        named = [(text, line) for text, line in pairs if not _names_body(desk, text) and re.search(r"[^\W\d]", text)]
        if named:
            whole = block.lines if len(named) == len(pairs) else tuple(line for _, line in named)
            return " ".join(text for text, _ in named), whole
    return (told[0].bare, told[0].lines) if told else ("", ())


def _names_body(desk: Desk, words: str) -> bool:
    """Whether the words are a body's name, or what a report is called and not its title."""
    known = bool(desk.directory.organization(words).ref) or words.upper() == words
    return known or bool(_BODY_NAME.fullmatch(words) or _NO_TITLE.fullmatch(words))


def _is_masthead(desk: Desk, block: Block, parent: str | None) -> bool:
    name = desk.directory.names.get(parent or "", "")
    squashed = re.sub(r"\W", "", fold(block.bare))
    return bool(name) and squashed == re.sub(r"\W", "", fold(name))


def _members(desk: Desk, blocks: Iterable[Block], committee: str | None, parent: str | None) -> None:
    """The members a report shows: a name, a role in brackets, a party."""
    for block in blocks:
        if block.kind not in ("text", "bold") or len(block.lines) > 4 or not committee:
            continue
        texts = [markup.bare(line.text) for line in block.lines]
        party = texts.pop() if len(texts) > 1 and _PARTY.fullmatch(texts[-1]) else None
        role = match["role"] if len(texts) > 1 and (match := _ROLE.fullmatch(texts[-1])) else None
        if role:
            texts.pop()
        name = " ".join(texts)
        for inside in re.findall(r"\(([^()]*)\)", name):
            role = inside if _ROLE.fullmatch(inside) else role
            party = party or next(iter(_PARTY.findall(inside)), None)
        name = re.sub(r"\s*\([^()]*\)", "", name)
        parsed = parse_name(name)
        if not looks_like_name(name) or not (party or role or parsed.suffix or (parsed.prefix or "").startswith("C")):
            continue
        ref = desk.directory.enrol(desk.intake, name, *block.lines, role=role or "Member", organization=committee).ref
        if ref:
            seat(desk, ref, parsed, parent)
            _sits_for(desk, ref, parent, party, block.lines)


def _sits_for(desk: Desk, ref: str, parent: str | None, party: str | None, lines: tuple[Line, ...]) -> None:
    """The party somebody sits for in the body the committee belongs to."""
    if not (party and parent):
        return
    group = desk.directory.found(desk.intake, party, *lines, classification="political group", parent=parent)
    held = desk.intake.draft(ref).fields.get("memberships", [])
    for post in held if isinstance(held, list) else ():
        if isinstance(post, dict) and post.get("organization") == parent:
            post.setdefault("on_behalf_of", group)


def _published(lines: Sequence[Line]) -> Tree:
    """The date the first pages print."""
    told = [(line, markup.bare(line.text)) for line in lines if len(line.text) < _LONGEST]
    for line, text in sorted(told, key=lambda one: "published" not in one[1].lower()):
        if _DATED.search(text) and (read := first_date(text)):
            return _date(read, line)
    return None


def _date(read: Read, line: Line, note: str | None = None) -> Tree:
    same = read.printed in (read.date.long, str(read.date))
    told = {"date": str(read.date), "printed": None if same else read.printed, "note": note}
    return understood({key: value for key, value in told.items() if value}, line)


def listed_as(desk: Desk, title: str, first: Line) -> tuple[str, Line] | None:
    """Another title that the paper a report is bound in with gives it, in its list of what is attached."""
    line = _listing(desk, title, first.number)
    match = _LISTED_TITLE.match(markup.bare(line.text)) if line else None
    if line is None or match is None or fold(match["title"]) == fold(title) or len(match["title"]) > 2 * len(title):
        return None
    return match["title"], line


def _as_listed(desk: Desk, title: str, blocks: Sequence[Block]) -> Tree:
    """The date that the paper a report is bound in with gives it, in its list of what is attached."""
    line = _listing(desk, title, blocks[0].lines[0].number) if title and blocks else None
    read = next((one for one in dates(line.text) if one.date.day), None) if line else None
    note = "The report prints no date; this is the one of the list it is attached to."
    return _date(read, line, note) if read and line else None


def _listing(desk: Desk, title: str, first: int) -> Line | None:
    """The line nearest before a report that lists it as attached, with its date."""
    wanted = fold(title)
    for line in reversed(desk.intake.sheet.lines):
        if (
            line.number < first
            and len(line.text) < 400
            and _REPORT_DATED.search(line.text)
            and wanted in fold(markup.bare(line.text))
            and any(read.date.day for read in dates(line.text))
        ):
            return line
    return None


def signature(desk: Desk, section: Section, committee: str | None) -> str | None:
    """Who signed a foreword, by the name and office that stand above or below it."""
    told = [block for block in section.blocks if block.kind in ("bold", "text", "heading") and len(block.bare) < 120]
    own = fold(desk.directory.names.get(committee or "", ""))
    for at, block in enumerate(told):
        name, _, behind = block.bare.partition(", ")
        if "\n" in block.text.strip():
            name, _, behind = (markup.bare(part) for part in block.text.strip().partition("\n"))
        if not looks_like_name(name) or name.endswith("."):
            continue
        office, lines = behind, block.lines
        if not office and at + 1 < len(told) and "chair" in fold(told[at + 1].bare):
            office, lines = told[at + 1].bare, block.lines + told[at + 1].lines
        role = re.sub(r",? (?:of|for) (?:the )?.*$", "", office) if own and own in fold(office) else office
        if role or parse_name(name).suffix:
            return desk.directory.enrol(
                desk.intake, name, *lines, role=role or None, organization=committee if role else None
            ).ref
    return None


def staff(desk: Desk, sections: Iterable[Section], parent: str | None) -> None:
    """The officers a report names as its contacts: a name, and the office below it."""
    for section in sections:
        blocks = [block for block in section.blocks if block.kind != "note"]
        for block, below in pairwise(blocks):
            name, role = block.bare, below.bare
            called = block.kind in ("heading", "bold") and looks_like_name(name) and classified(name) == "other"
            if called and parent and 3 < len(role) < 80 and "@" not in role and not re.search(r"\d", role):
                desk.directory.enrol(desk.intake, name, *block.lines, *below.lines, role=role, organization=parent)
