"""Lists of who was there, as minutes print them -> entries: a name, a status, a role, a note. Dry.

Law: what stands in brackets or behind a comma is a role, a substitution, or when somebody came or left, and no word
of it is dropped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from sitegen.importers.drafting.sheet import Line
from sitegen.importers.known.directory import classified
from sitegen.importers.words.names import LETTERS, brackets, is_no_name, looks_like_name, parse_name

Status = str
_OFFICE_WORDS = re.compile(
    r"\b(?:director|head|officer|manager|leader|chief|assistant|lead|adviser|advisor|secretary|member|chair\w*|cabinet"
    r"|solicitor|commissioner|clerk|commander|executive|coordinator|representative|consultant|analyst|accountant"
    r"|auditor|inspector|authority|committee|assembly|commission|foundation|university|association|society|"
    r"limited|ltd|plc"
    r"|police|office|agency|nhs|hospital|borough|department|of|for|service|services|department|council|team|"
    r"partner|mayor|trustee|minister|editor)\b",
    re.IGNORECASE,
)
_BRACKETED = re.compile(
    r"(?P<sub>\b(?:substitut\w+|deputi[sz]ing|attending|in place|standing in|reserve)\b(?: \w+)? (?:for|of) "
    r"(?P<for>.+))"
    r"|(?P<note>\b(?:left|arrived|joined|from|until|till|to|via|remote\w*|virtual\w*|online|by|in part|part|items?"
    r"|minutes? (?:no|\d)|for (?:items?|minutes?)|absent for|except|joining|attended)\b.*)",
    re.IGNORECASE | re.DOTALL,
)
_ITEMS = re.compile(
    r"\b(?:items?|minutes?(?: nos?\.?)?)\s+(?P<from>\d+[a-z]?)(?P<more>(?:\s*(?:,|and|&|to|-|–)\s*\d+[a-z]?)*)",
    re.IGNORECASE,
)
_SUBSTITUTED_BY = re.compile(
    r"(?P<sub>[A-Z].{2,60}?)\s+(?:was |were )?(?:substitut|deputi[sz]|attend|present as|as substitute|in "
    r"(?:his|her|their) place)\w*.*$"
    r"|(?:[Ss]ub(?:stitute)?(?:d by)?|[Rr]eplaced by)\b[.:]?\s+(?P<by>[A-Z].{2,60})$",
)
_OFFICE_FIRST = re.compile(
    r"(?:^|,?\s*\band\s+|,\s*)(?:[Tt]he )(?P<office>[A-Z][\w’'-]*(?: [A-Z&][\w’'-]*| of| to| the| and){0,6}), "
    r"(?P<name>(?:Mr|Mrs|Ms|Miss|Dr|Cllr|Councillor)\.? [A-Z][^,;]*?)(?=,|;|\s+and\b|$)"
)
_NOTED = re.compile(
    r"\s+[-–—]\s+(?P<note>(?:left|arrived|joined|from|until|for|items?|substitut\w+)\b.*)$", re.IGNORECASE
)
_ONLY_LETTERS = re.compile(rf"(?:{'|'.join(LETTERS)})(?: (?:{'|'.join(LETTERS)}))*$")
_PLURAL = re.compile(
    r"^(?:(?P<councillors>councillors|cllrs\.?)|members|messrs|mesdames|assembly members)\s*:?\s+(?=\S)", re.IGNORECASE
)
_BULLET = re.compile(r"^\s*(?:[-*•●▪o·–]|\d{1,2}[.)])\s+")
_CALLED = re.compile(  # an office behind a name, with nothing between the two
    r"(?P<name>\S+ \S.*?)\s+(?:[-–]\s+)?(?P<office>(?<=[-–] )(?:[A-Z][\w’'&-]*,? (?:[\w’'&-]+,? ?)*)|"
    r"(?:(?:[Dd]eputy|[Vv]ice)[ -])?[Cc]hair(?:man|woman|person)?|[Cc]lerk|[Ss]ecretary|[Tt]reasurer)$"
)
_AND = re.compile(r"\s*(?:,\s*and|;\s*and|\band\b|&|;|,)\s+")


@dataclass(frozen=True, slots=True)
class Entry:
    """One person of a list, as printed; `substitute_for` is a printed name too."""

    name: str
    status: Status
    role: str | None = None
    note: str | None = None
    substitute_for: str | None = None
    items: tuple[str, ...] = ()
    lines: tuple[Line, ...] = ()


def entries(text: str, status: Status, *lines: Line, role: str | None = None) -> Iterator[Entry]:
    """Everybody a line or cell of a list names."""
    text = _BULLET.sub("", " ".join(text.split()).strip(" .;|"))
    text = re.sub(r"[,;]?\s+and$", "", re.sub(r"[*_]{2}", "", text)).strip(" .;,")
    plural = _PLURAL.match(text)
    if plural and plural["councillors"]:
        role = role or "Councillor"
    text = _OFFICE_FIRST.sub(r", \g<name> (\g<office>)", text[plural.end() :] if plural else text).strip(", ")
    for piece in _pieces(text, alone=bool(plural)):
        if made := _entry(piece, status, role):
            yield from _with_substitute(replace(made, lines=lines))


def _with_substitute(entry: Entry) -> Iterator[Entry]:
    """An entry, and whoever came for that person: `Councillor A (Councillor B substituting)`."""
    match = _SUBSTITUTED_BY.match(entry.role or "")
    yield replace(entry, role=None) if match else entry
    if match:
        name = match["sub"] or match["by"]
        yield Entry(name.strip(" .,"), "substitute", substitute_for=entry.name, lines=entry.lines)


def _pieces(text: str, *, alone: bool) -> Iterator[str]:
    """The names in a list, each with the role, letters and brackets that belong to it."""
    held = ""
    for piece in _split(text, alone=alone):
        told = _PLURAL.sub("", piece)
        if held and not begins_a_name(told.split(",")[0], alone=alone):
            held = f"{held}, {piece}"
        else:
            if held:
                yield held
            held = told
    if held:
        yield held


def _split(text: str, *, alone: bool) -> Iterator[str]:
    """A text at its commas, semicolons and ands, but for those in brackets. With semicolons, at those alone."""
    depth = start = index = 0
    stops = ";" if ";" in text else ",;"
    while index < len(text):
        char = text[index]
        depth += (char == "(") - (char == ")")
        joins = char in stops or text.startswith((" and ", " & "), index)
        if depth == 0 and joins and (match := _AND.match(text, index)):
            after = _PLURAL.sub("", text[match.end() :].split(",", maxsplit=1)[0].split(" and ", maxsplit=1)[0])
            if char in stops or begins_a_name(after, alone=alone):
                yield text[start:index].strip(" ,;")
                start = index = match.end()
                continue
        index += 1
    if text[start:].strip(" ,;"):
        yield text[start:].strip(" ,;")


def begins_a_name(text: str, *, alone: bool = False) -> bool:
    """Whether a piece of a list is somebody, and not the role, letters or body of the one before.

    `alone`: a family name may stand by itself, as in "Councillors Smith, Jones and Patel".
    """
    told = brackets(text)[0].strip()
    name = parse_name(told).name
    if _ONLY_LETTERS.match(told) or not name:
        return False
    if parse_name(told).peerage:
        return True
    if len(name.split(" ")) > 2 and classified(name) != "other":
        return False  # a body
    named = (
        looks_like_name(told)
        or name != told
        or (alone and bool(re.fullmatch(r"[A-Z][\w’'-]+", told)) and not is_no_name(told))
    )
    return named and name[:1].isupper() and not _OFFICE_WORDS.search(name)


def _entry(printed: str, status: Status, role: str | None) -> Entry | None:
    noted = _NOTED.search(printed)
    name, behind = _at_comma(printed[: noted.start()] if noted else printed)
    outside, *inside = brackets(name)
    while inside and _ONLY_LETTERS.match(inside[0]):
        outside = f"{outside} {inside.pop(0)}"
    if not re.search(r"[^\W\d_]", outside):
        return None
    if (called := _CALLED.match(outside)) and looks_like_name(called["name"]):
        outside, behind = called["name"], ", ".join(part for part in (called["office"], behind) if part)
    behind_outside, *behind_inside = brackets(behind)
    told = [part for part in behind_inside if _BRACKETED.match(part)]
    office = behind_outside if told else behind
    notes = [*([noted["note"]] if noted else []), *(part for part in inside if _BRACKETED.match(part)), *told]
    roles = [part for part in inside if not _BRACKETED.match(part)]
    made = Entry(outside.strip(" .,"), status, ", ".join([office, *roles] if office else roles) or role)
    kept = []
    for note in notes:
        match = _BRACKETED.match(note)
        if match and match["sub"]:
            made = replace(made, status="substitute", substitute_for=match["for"].strip())
            continue
        if items := _ITEMS.search(note):
            made = replace(made, items=tuple(numbers(items)))
        kept.append(note)
    return replace(made, note="; ".join(kept) or None)


def _at_comma(printed: str) -> tuple[str, str]:
    """A person's name with the letters behind it, and the office that stands behind a comma."""
    depth = 0
    for index, char in enumerate(printed):
        depth += (char == "(") - (char == ")")
        if (
            char == ","
            and depth == 0
            and not _ONLY_LETTERS.match(printed[index + 1 :].split(",", maxsplit=1)[0].strip())
        ):
            return printed[:index], printed[index + 1 :].strip(" .")
    return printed, ""


def numbers(match: re.Match[str]) -> Iterator[str]:
    """The numbers of items in words: `items 5, 6 and 8`, `items 5 to 7`."""
    yield match["from"]
    last = match["from"]
    for joint, number in re.findall(r"(,|and|&|to|-|–)\s*(\d+[a-z]?)", match["more"]):
        if joint in ("to", "-", "–") and last.isdigit() and number.isdigit() and 0 < int(number) - int(last) < 50:
            yield from (str(between) for between in range(int(last) + 1, int(number)))
        yield number
        last = number


def letters_role(name: str) -> str | None:
    """The office that letters behind a name or the title before it tell of: AM, MP, Councillor."""
    parsed = parse_name(name)
    for letters, role in (
        ("AM", "Assembly Member"),
        ("MP", "Member of Parliament"),
        ("MSP", "Member of the Scottish Parliament"),
        ("MLA", "Member of the Legislative Assembly"),
    ):
        if letters in (parsed.suffix or "").split():
            return role
    return "Councillor" if re.search(r"\b(?:Councillor|Cllr)\b", parsed.prefix or "") else None
