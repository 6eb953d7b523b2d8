"""Speech labels as transcripts print them -> who speaks, in what role, and the words that follow. Dry.

Law: a label stands at the beginning of a line and ends in a colon, a dash or its own mark (bold, a line of its own).
What it names must be able to speak: a name, an office, a title with a family name. The families are a table.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sitegen.importers.words.names import LETTERS, TITLES, brackets, looks_like_name, parse_name
from sitegen.text import fold

_BOLD = re.compile(r"</?(?:b|strong)>|__(?=\S)|(?<=\S)__")
_SEAM = re.compile(r"\*\*(\s*)\*\*")
_QUESTION = r"(?:\*\*\s*)?(?P<question>Q\s?\d{1,4}[a-z]?)\b[.:]?\s*(?:\*\*)?\s*"
_TIME = r"[\[(]?(?P<h>\d{1,2}):(?P<m>\d{2})(?::(?P<s>\d{2}))?(?:[.,]\d+)?[\])]?\s*[-–]?\s*"
_PRELUDE = re.compile(rf"^\s*(?:[-*] )?(?:{_TIME})?(?:{_QUESTION})?")
_INNER = r"(?:[^()\[\]:*]|\((?:[^()]|\([^()]*\))*\)|\[[^\]]*\])"
_LABEL = rf"(?P<label>{_INNER}{{1,300}}?)"
_CLOCK = r"[\[(]?(?P<at>(?:\d{1,2}:)?\d{1,2}:\d{2})[\])]?"
FAMILIES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("bold", re.compile(rf"^\*\*\s*{_LABEL}\s*:\s*\*\*\s*(?P<words>.*)$", re.DOTALL)),
    (
        "bold",
        re.compile(rf"^\*\*\s*{_LABEL}\s*\*\*(?P<more>\s*\({_INNER}{{1,300}}\))?\s*:\s*(?P<words>.*)$", re.DOTALL),
    ),
    ("bold", re.compile(rf"^\*\*\s*{_LABEL}\s*:\s+(?P<words>[^*]*\*\*.*)$", re.DOTALL)),
    ("italic", re.compile(rf"^[*_]{_LABEL}(?::[*_]|[*_]:)\s*(?P<words>.*)$", re.DOTALL)),
    ("timed", re.compile(rf"^(?:\*\*)?(?=[A-Z]){_LABEL}(?:\*\*)?\s+{_CLOCK}(?P<words>)\s*$")),
    ("own line", re.compile(rf"^\*\*\s*{_LABEL}\s*\*\*(?P<words>)\s*$")),
    ("plain", re.compile(rf"^(?=[A-Z\"“]){_LABEL}\s*:(?:\s+(?P<words>.*))?$", re.DOTALL)),
    ("dash", re.compile(r"^(?P<label>[A-Z][A-Z .'’-]{3,40}?)[.,]?\s*(?:—|–|--)\s*(?P<words>\S.*)$", re.DOTALL)),
)
_OFFICE = re.compile(
    r"(?:the )?(?:(?:acting|deputy|vice|temporary|interim|joint|co|first|lord|lady|madam|mr|mme|the) ?-?)*"
    r"(?:chair(?:man|woman|person)?|speaker|presiding officer|convener|president|mayor|clerk|leader|commissioner"
    r"|proper officer|monitoring officer|solicitor|legal (?:adviser|officer)|coroner|judge|counsel|interpreter"
    r"|interviewe[re]|moderator|facilitator|questioner|witness|hon\.? member|several hon\.? members|members?"
    r"|secretary of state|minister|lord chancellor|attorney general|chief \w+(?: \w+)?|director|head of \w+)"
    r"(?: (?:[a-z]|\d+|of .{2,60}|for .{2,60}|from .{2,40}|on .{2,40}))?"
    r"|(?:a |an |another |several )?(?:members? of the public|public speaker|audience member|resident|"
    r"petitioner)s?(?: \d+)?"
    r"|(?:unidentified|unknown|male|female|first|second|third)(?: (?:unidentified|male|female))? (?:speaker|"
    r"voice|member)"
    r"|from the floor|speaker \w{1,2}|[qa]",
)
_NEVER = re.compile(  # words that head something other than a speech
    r"agenda|items?|panel|sessions?|notes?|recommendations?|questions?|answers?|appendix|annex|chapter|section|figure"
    r"|table|source|date|time|place|venue|meeting|present|attendance|apologies|resolved|subject|report|title|contact"
    r"|e-?mail|tel|telephone|website|transcript|part|point|example|correction|summary|conclusion|background|actions?"
    r"|decisions?|motion|amendment|voting|abstentions|officers|guests|witnesses|minutes|purpose|reasons?|introduction"
    r"|key|findings|however|finally|firstly|secondly|thirdly|first|second|third|there|this|that|these|those|here|what"
    r"|why|how|who|when|where|which|thanks?|yes|no|well|so|now|and|but|because|if|then|also|my|our|your|their|his|her"
    r"|its?|we|you|i|responses?|issues?|theme|topic|number|page"
)
_VIA = re.compile(
    r"\s*[\[(](?:via|by|attending|joining|virtual|remote|online|on|audio|inaudible)\b[^\])]*[\])]", re.IGNORECASE
)
_TITLED = re.compile(rf"(?:{'|'.join(re.escape(title) for title in sorted(TITLES, key=len, reverse=True))})\.? [A-Z]")
_LETTERED = re.compile(rf"\b(?:{'|'.join(LETTERS)})\b")


@dataclass(frozen=True, slots=True)
class Label:
    """Who speaks, as printed. `strong`: the label says by itself that it is one; others need others like them."""

    printed: str
    name: str
    role: str | None
    words: str
    family: str
    question: str | None = None
    time: int | None = None
    strong: bool = False

    @property
    def key(self) -> str:
        """What two printings of one speaker's labels share."""
        return parse_name(self.name).key


def read_label(text: str) -> Label | None:
    """The label a paragraph begins with, if it does."""
    if (
        ":" not in text[:420]
        and not text.startswith(("**", "__", "<b", "<s"))
        and "—" not in text[:60]
        and "--" not in text[:60]
    ):
        return None
    plain = _SEAM.sub(r"\1", _BOLD.sub("**", text)) if text[:1] in "*_<Q[(0123456789 -" else text
    prelude = _PRELUDE.match(plain)
    start = prelude.end() if prelude else 0
    rest = plain[start:]
    bold_before = plain[:start].count("**") % 2 == 1
    for family, pattern in FAMILIES:
        match = pattern.match(f"**{rest}" if bold_before else rest)
        if match is None or not (made := _made(family, match)):
            continue
        question = prelude and prelude["question"]
        return replace(
            made,
            printed=f"{question} {made.printed}" if question else made.printed,
            question=question or None,
            time=made.time if made.time is not None else _second(prelude and prelude.group("h", "m", "s")),
            strong=made.strong or bool(question) or bool(prelude and prelude["m"]),
        )
    return None


def opens_label(text: str) -> bool:
    """Whether a paragraph may be the beginning of a label that a line or page break has split."""
    start = text.lstrip()[:400]
    if not re.match(r"(?:\*\*|<b>|__)?[A-Z]", start) or start.endswith((".", "?", "!")):
        return False
    bold = start.startswith(("**", "<b>", "__"))
    shut = re.sub(r"\*\*|</?b>|__", "", start)
    opened = shut.count("(") > shut.count(")")
    return ":" not in shut and (opened or (bold and (start.count("**") == 1 or len(shut) < 200)))


def _made(family: str, match: re.Match[str]) -> Label | None:
    more = match.groupdict().get("more") or ""
    printed = " ".join(f"{match['label']}{more}".replace("*", "").split()).strip(" :.,;-–")
    words = (match["words"] or "").strip()
    if family == "bold" and words.count("**") % 2:
        words = f"**{words}"  # the bold goes on over the label's end
    told = _VIA.sub("", printed)
    name, role = _name_and_role(told)
    if not can_speak(name):
        return None
    strong = bool(role) or is_office(name) or bool(_TITLED.match(name)) or bool(_LETTERED.search(name))
    at = match.groupdict().get("at")
    return Label(printed, name, role, words, family, time=_second(at.split(":") if at else None), strong=strong)


def _second(printed: Sequence[str | None] | None) -> int | None:
    """The second of a recording: `1:02` is a minute and two seconds, `1:02:03` an hour and more."""
    parts = [int(part) for part in printed or () if part]
    return sum(part * 60**power for power, part in enumerate(reversed(parts))) if parts else None


def _name_and_role(printed: str) -> tuple[str, str | None]:
    """A label in name and role: `Jane Doe (Director, Body)`, `The Chair (Jane Doe)`, `Jane Doe, Director`."""
    parts = brackets(printed)
    name = parts[0].strip(" ,")
    inside = [part for part in parts[1:] if part]
    if inside and is_office(name) and looks_like_name(parse_name(inside[0]).name):
        return inside[0], ", ".join([name, *inside[1:]])
    if inside:
        return name, ", ".join(inside) or None
    before, comma, after = name.partition(", ")
    if comma and looks_like_name(before) and not _LETTERED.match(after):
        return before, after
    return name, None


def can_speak(name: str) -> bool:
    """Whether a name is one, or an office: what else stands before a colon heads something other than a speech."""
    words = re.findall(r"[\w’'-]+", fold(name))
    if not words or len(words) > 12:
        return False
    if is_office(name):
        return True
    if any(_NEVER.fullmatch(word) for word in words):
        return False
    told = parse_name(name).name
    return looks_like_name(name) or bool(_TITLED.match(name)) or _is_capitals(told)


def is_office(name: str) -> bool:
    """Whether a label names an office, and no person: the Chair, a member of the public."""
    return bool(_OFFICE.fullmatch(" ".join(fold(name).split())))


def _is_capitals(name: str) -> bool:
    """A family name or initials in capitals, as some transcripts label: SMITH, MR SMITH, JD."""
    words = name.split(" ")
    numeral = re.fullmatch(r"[IVX]+", name)
    return len(words) <= 4 and not numeral and all(re.fullmatch(r"[A-Z][A-Z.’'-]+\d?", word) for word in words)
