"""Names as documents print them -> their parts: title, name, letters after it, the role in brackets. Dry.

The parts are Popolo's: `honorific_prefix`, `name`, `honorific_suffix`. The tables are what British public bodies print.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from sitegen.text import fold

TITLES = (
    "The Right Honourable", "The Rt Hon", "Right Honourable", "Rt Hon", "His Honour Judge", "Her Honour Judge",
    "The Reverend", "Reverend", "Revd", "Rev", "Professor", "Prof", "Dr", "Sir", "Dame", "Lord", "Lady", "Mr", "Mrs",
    "Ms", "Miss", "Mx", "Councillor", "Cllr", "Alderman", "Alderwoman", "Deputy Assistant Commissioner",
    "Assistant Commissioner", "Deputy Commissioner", "Commissioner", "Commander", "Detective Chief Superintendent",
    "Detective Superintendent", "Detective Chief Inspector", "Detective Inspector", "Detective Sergeant",
    "Detective Constable", "Chief Superintendent", "Superintendent", "Chief Inspector", "Inspector", "Sergeant",
    "Deputy Chief Constable", "Assistant Chief Constable", "Chief Constable", "Constable", "Station Commander",
    "Deputy Mayor", "Mayor", "Judge", "HHJ", "Major General", "Brigadier", "Colonel", "Captain", "Major", "General",
)  # fmt: skip
PEERAGES = ("Lord", "Lady", "Baroness", "Baron", "Viscount", "Viscountess", "Earl", "Countess", "Duke", "Duchess")
LETTERS = (
    "AM", "MP", "MS", "MSP", "MLA", "MEP", "KC", "QC", "QPM", "KPM", "QFSM", "QAM", "OBE", "MBE", "CBE", "KBE", "DBE",
    "CB", "KCB", "DCB", "GCB", "CVO", "KCVO", "DCVO", "LVO", "MVO", "CMG", "KCMG", "DCMG", "PC", "JP", "DL", "BEM",
    "FRS", "FBA", "PhD", "DPhil", "FRCP", "FRCGP", "GBE", "KG", "CH", "OM",
)  # fmt: skip
_TITLE = re.compile(
    rf"^(?:{'|'.join(re.escape(title) for title in sorted(TITLES, key=len, reverse=True))})\.?\s+(?=\S)"
)
_LETTERS = re.compile(rf"(?:,?\s+(?:{'|'.join(LETTERS)}))+$")
_BRACKETS = re.compile(r"^(?P<name>[^()]*?)\s*\((?P<role>.*)\)\s*$", re.DOTALL)
_INITIALS = 3
_NO_NAME = re.compile(  # headings of minutes
    r"\b(?:items?|agenda|minutes|apolog(?:y|ies)|absence|declarations?|business|resolved)\b", re.IGNORECASE
)
_OF_PLACE = re.compile(r"\s+of\s+.*$")


@dataclass(frozen=True, slots=True)
class PrintedName:
    """A name in its parts; `role` is what stands in brackets after it."""

    printed: str
    name: str
    prefix: str | None = None
    suffix: str | None = None
    role: str | None = None

    @property
    def peerage(self) -> bool:
        return self.name.split(" ")[0] in PEERAGES

    @property
    def short(self) -> str:
        """The name as an id has it: a peer's without the place."""
        return _OF_PLACE.sub("", self.name) if self.peerage else self.name

    @property
    def family(self) -> str:
        """The family name, for sorting and comparing: of a peer the title's name without its place."""
        return self.short.split(" ")[-1]

    @property
    def given(self) -> str:
        """The names before the family name; none for a peer, or where only a family name is printed."""
        return "" if self.peerage else " ".join(self.name.split(" ")[:-1])

    @property
    def sort_name(self) -> str:
        return (
            f"{self.family}, {self.given}" if self.given else self.name.removeprefix("Baroness ").removeprefix("Lord ")
        )

    @property
    def key(self) -> str:
        """What two printings of one name share, whatever their titles, accents and letters."""
        return fold(self.name).replace("'", "").replace("’", "").replace("-", " ").replace(".", "")


def parse_name(printed: str) -> PrintedName:
    """A printed name in its parts: `Sir Mark Rowley QPM (Commissioner of Police of the Metropolis)`."""
    text = " ".join(re.sub(r"\*\*|</?b>", "", printed).split()).strip(" ,;:-")
    role = None
    if match := _BRACKETS.match(text):
        text, role = match["name"], match["role"]
    prefixes = []
    while text.split(" ")[0] not in PEERAGES and (match := _TITLE.match(text)):
        prefixes.append(match[0].strip())
        text = text[match.end() :]
    letters = _LETTERS.search(text)
    suffix = " ".join(letters[0].replace(",", " ").split()) if letters else None
    name = _cased((text[: letters.start()] if letters else text).strip())
    return PrintedName(printed, name, " ".join(prefixes) or None, suffix, role)


def _cased(name: str) -> str:
    """A name as names are written, where it or its family name is printed in capitals: ANN LEE, Ann LEE."""
    words = name.split(" ")
    whole = len(words) > 1 and name.isupper()
    family = len(words) == 2 and words[0].istitle() and words[1].isupper()
    if not (whole or family) or max(len(word) for word in words if word.isupper()) <= _INITIALS:
        return name
    return " ".join(re.sub(r"[^\W\d_]+", lambda match: match[0].capitalize(), word) for word in words)


def is_no_name(text: str) -> bool:
    """Whether a text is of the headings of minutes, which stand beside their lists of names."""
    return bool(_NO_NAME.search(text))


def looks_like_name(text: str) -> bool:
    """Whether a text can be a person's name: two to six words that begin with capitals, after title and letters."""
    if is_no_name(text):
        return False
    words = parse_name(text).name.split(" ")
    particles = {"of", "de", "van", "von", "der", "den", "la", "le", "al", "bin", "ben", "da", "dos", "di", "du"}
    told = [word for word in words if word not in particles]
    return 1 < len(words) <= 6 and all(re.match(r"[^\W\d_]", word) and word[0].isupper() for word in told)


def brackets(text: str) -> list[str]:
    """What stands outside all brackets, then what stands in each: `A (b (c)) (d)` is `A`, `b (c)`, `d`."""
    outside, inside, depth = [""], [], 0
    for char in text:
        if char == "(":
            depth += 1
            if depth == 1:
                inside.append("")
                continue
        elif char == ")" and depth:
            depth -= 1
            if depth == 0:
                continue
        if depth:
            inside[-1] += char
        else:
            outside[0] += char
    return [" ".join(part.split()) for part in outside + inside]
