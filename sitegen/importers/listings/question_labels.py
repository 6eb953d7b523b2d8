"""The labels of questions and answers as British public bodies print them, and what a page prints around them. Dry."""

from __future__ import annotations

import re

from sitegen.importers.drafting.sheet import Line
from sitegen.importers.words.markup import bare

_LABELS = {
    "reference": r"reference(?: (?:no|number))?|ref(?: no)?|question (?:no|number|ref|reference)",
    "asked_by": r"(?:question |asked |submitted |put )by|question from|questioner|from|name of questioner",
    "put_to": r"(?:question |put |addressed |asked )?to|asked of|for (?:answer|reply) by",
    "date": r"meeting date|date of (?:the )?meeting|date (?:asked|tabled|of question)|meeting",
    "type": r"(?:question )?type|type of question",
    "due": r"answer due|due (?:date|for answer)|for answer on",
    "by": r"(?:answer(?:ed)?|response|repl(?:y|ied)|respondent) (?:by|from|of)|answered",
    "on": r"(?:answer(?:ed)?|response|reply) (?:date|on)|date (?:of (?:answer|reply|response)|answered)|published|date",
    "title": r"subject|title|topic",
    "note": r"session(?: name)?|organi[sz]ation|party|group|ward|constituency|category|portfolio|department",
    "question": r"(?:full )?question(?: text)?|text(?: of question)?",
    "holding": r"holding (?:answer|reply|response)|interim (?:answer|reply|response)",
    "supplementary": r"supplementary(?: question)?(?: \d)?",
    "answer": r"(?:(?:full|final|written|oral|supplementary|the)? ?(?:answer|response|reply))(?: to supplementary)?",
}
_ONE = re.compile("|".join(f"(?P<{key}>{words})" for key, words in _LABELS.items()), re.IGNORECASE)
_LABEL = re.compile(
    r"(?P<label>[A-Za-z][A-Za-z ]{1,28}?)(?: ?(?:no|No)\.)?(?P<mark>\s*[:|]\s*|\s+[-–]\s+|\s*$)(?P<value>.*)", re.DOTALL
)
_STOPPED = re.compile(r"^((?:Question )?(?:No|Ref|Reference|Number))\.?:?\s+(?=[A-Z/]*\d\S*$)", re.IGNORECASE)
REFERENCE = re.compile(r"[A-Z]{0,6}[ /-]?\d[\w/.-]*|[A-Z]{1,6}\d+", re.IGNORECASE)
_BULLET = re.compile(r"^(?:[•●▪■◦o*·-]\s+)+")
_FURNITURE = re.compile(
    r"skip to (?:main )?content|home|menu|search|breadcrumbs?|subscribe(?: to)?|(?:share|print)(?: this(?: page)?)?"
    r"|back to (?:top|results|search)|(?:first|previous|next|last)(?: page)?(?: [\u203a»])?|page \d+(?: of \d+)?|\d+"
    r"|load more|show more|read more|view (?:question|answer|more)|filters?|sort by.*"
    r"|(?:showing |displaying )?\d+ ?[-–] ?\d+ of \d+.*|sign up|log ?in|contact us|accessibility|privacy(?: policy)?"
    r"|cookies?(?: policy)?|follow us|related(?: content| questions)?",
    re.IGNORECASE,
)


def words(line: Line, *, marked: bool) -> str:
    """What a line says, without bullet, marks and bars."""
    text = bare(line.text) if marked else " ".join(line.text.split())
    return _BULLET.sub("", text).strip("| ").strip()


def is_furniture(text: str) -> bool:
    """Whether a line is of the site a listing stands on: a menu's entry, a logo's name, a row of dashes."""
    return bool(_FURNITURE.fullmatch(text)) or text.endswith(" logo") or not re.search(r"\w", text)


def label(text: str) -> tuple[str, str] | None:
    """The key of a label and its value, which is empty when it stands on the next line."""
    match = _LABEL.fullmatch(_STOPPED.sub(r"\1: ", text))
    named = match and _ONE.fullmatch(match["label"].strip())
    if not match or not named:
        return None
    key = next(key for key, held in named.groupdict().items() if held)
    return key, match["value"].strip("* |").strip()
