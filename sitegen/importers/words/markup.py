"""Markdown as converters of PDF make it -> Markdown that `sitegen.prose` shows rightly. Dry; no word is lost.

HTML becomes Markdown, notes become footnotes (`[^5]`, `[^5]: ...`), a link that leads nowhere becomes its words. What
two printings of the same words share, however they are marked, is `to_words`: the audit of imports compares by it.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections import Counter
from functools import lru_cache

from sitegen.importers.words.markup_bold import BOLD, balanced
from sitegen.importers.words.markup_html import REACHED, without_html, without_tags
from sitegen.importers.words.markup_rows import from_html, rows_as_tables

_COMMENT = re.compile(r"<!--.{0,2000}?-->", re.DOTALL)
_LINK = re.compile(
    r"(!?)\[((?:[^\[\]\\\n]|\\.|\[[^\[\]\n]{0,200}\]){0,1500})\]"
    r"\(\s*<?((?:[^()\s<>]|\([^()\s]{0,200}\)){0,1000})>?(?:\s+\"[^\"\n]{0,300}\")?\s*\)"
)
_MARK_AT_END = re.compile(r"(?:<sup>[^<]{1,20}</sup>|\[\^\d{1,4}\])$")
_LETTER_O = r"o\s+(?=[A-Z“‘\"'(])"  # Word's second bullet
_BULLET = re.compile(rf"^(\s*)(?:[-*+]\s+)?(?:[•●▪■◦○‣∙·–\u2043]\s+(?=\S)|{_LETTER_O})")
_HEADING = re.compile(r"^\s{0,3}(#{1,6})\s+(.*?)\s*#*\s*$")
_REFERENCE = re.compile(r"^(\s{0,3})\[(?!\^)(?=[^\]\n]{1,200}\]:)")
_NOTE = re.compile(r"^(?:[-*+]\s+)?\[\^(\d{1,4})\](?:\s*(?=[^\s,.;:)\[])|\s+(?=\[(?!\^)))")
_RULE = re.compile(r"(?<=[^\n])\n(?=(?:-{3,}|={3,})[ \t]*(?:\n|\Z))")  # below words it would make them a heading
_QUADRUPLE = re.compile(r"(?<![\\*])\*\*\*\*(?!\*)")
_MARK = re.compile(r"\[\^(\d{1,4})\](:?)")
_SHOWN = re.compile(r"\\([!-/:-@\[-`{-~])")
_HIDDEN = re.compile(r"[\u00ad\u200b-\u200d\ufeff]")
_WORD = re.compile(r"[^\W\d_]+|\d+")


def tidy(text: str) -> str:
    """The Markdown, cleaned: HTML becomes Markdown, marks of notes footnotes, dead links their words."""
    text = from_html(_COMMENT.sub("", text))
    lines = [made for line in text.split("\n") for made in without_html(_links(line)).split("\n")]
    lines = [made for line in rows_as_tables(lines) for made in _begun(_QUADRUPLE.sub("", line)).split("\n")]
    text = _RULE.sub("\n\n", _told_apart("\n".join(balanced(lines))))
    return re.sub(r"\n{3,}", "\n\n", text).strip("\n")


@lru_cache(maxsize=16384)  # every reader asks it of the same lines, to tell whether they are its own
def bare(text: str) -> str:
    """The words that Markdown shows, on one line and without marks of notes: for a heading, a name."""
    text = re.sub(r"^#{1,6}\s+", "", re.sub(r"(?:^\[\^[^\]]+\]:|\[\^[^\]]+\])", "", tidy(text)).strip())
    text = _LINK.sub(lambda match: match[2], text)
    text = re.sub(r"(?<!\\)[*`]|(?<!\\)\b_|(?<!\\)_\b|<(?=https?:|mailto:)|(?<=\S)>(?=\s|$)", "", text)
    return " ".join(_SHOWN.sub(r"\1", text).split())


def to_words(text: str) -> list[str]:
    """The bare words of a source's line or of a field: the same for both, however the words are marked.

    Words are runs of letters and runs of figures, without case; marks of notes count as their figures, and bullets,
    escapes, addresses behind words, and bars of tables not at all.
    """
    text = _HIDDEN.sub("", _COMMENT.sub(" ", text))
    text = without_tags(text).replace("*", "")
    text = _LINK.sub(lambda match: f" {match[2]} ", text) if "](" in text else text
    text = re.sub(r"\[\^(\d+)-\d+\]", r"[^\1]", html.unescape(_SHOWN.sub(r"\1", text)))
    text = re.sub(rf"^\s*(?:[-*+]\s+)?{_LETTER_O}", "", text, flags=re.MULTILINE)
    return _WORD.findall(unicodedata.normalize("NFKC", text).casefold())


def _links(line: str) -> str:
    return _LINK.sub(_reached, line) if "](" in line else line


def _reached(match: re.Match[str]) -> str:
    """A link that leads out of the document; what leads nowhere, and a picture, is its words."""
    if match[1] or not (REACHED.match(match[3]) and match[2].strip()):
        return match[2]
    marks = _MARK_AT_END.search(match[2])  # no link can stand within a link
    return f"{match[0].replace(marks[0], '', 1)}{marks[0]}" if marks else match[0]


def _begun(line: str) -> str:
    """A line with its beginning set right: a bullet, a heading, a note at the foot of a page."""
    line = _BULLET.sub(r"\1- ", line)
    if heading := _HEADING.match(line):
        return f"{heading[1]} {BOLD.sub('', heading[2]).strip()}" if heading[2].strip("* ") else ""
    line = _REFERENCE.sub(r"\1\\[", line)
    note = _NOTE.match(line)
    return _note(int(note[1]), line[note.end() :]) if note else line


def _note(number: int, words: str) -> str:
    """A note at the foot of a page, `[^12]: ...`; further ones on the same line stand on lines of their own."""
    made, rest = f"[^{number}]: ", words
    while (at := rest.find(f"[^{number + 1}] ")) > 0:
        number += 1
        made += f"{rest[:at].rstrip()}\n\n[^{number}]: "
        rest = rest[at + len(f"[^{number}] ") :]
    return made + rest


def _told_apart(text: str) -> str:
    """Notes that begin again at 1 (with each chapter, on each page) are told apart: `[^1]`, `[^1-2]`.

    A mark means the first note of its number that stands after it, or else the last.
    """
    found = [(match, bool(match[2]) and _at_start(text, match.start())) for match in _MARK.finditer(text)]
    counts = Counter(match[1] for match, defines in found if defines)
    if all(count == 1 for count in counts.values()):
        return text
    passed: Counter[str] = Counter()
    pieces, done = [], 0
    for match, defines in found:
        which = min(passed[match[1]] + 1, max(counts[match[1]], 1))
        passed[match[1]] += defines
        pieces += [text[done : match.start()], f"[^{match[1]}]" if which == 1 else f"[^{match[1]}-{which}]"]
        done = match.end() - len(match[2])
    return "".join(pieces) + text[done:]


def _at_start(text: str, at: int) -> bool:
    return at == 0 or text[at - 1] == "\n"
