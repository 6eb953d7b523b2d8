"""Names and references in running words. Law: a name that is part of a longer one that nobody knows is no name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitegen.mentions.context import Context
from sitegen.mentions.folding import Folded
from sitegen.mentions.knowing import Knowledge, Name
from sitegen.mentions.references import is_a_year
from sitegen.prose.linking import Run, Span

_START = re.compile(r"(?<![\w/@&'.-])[A-Z0-9][A-Za-z0-9]*")
_ENDED = re.compile(r"(?![\w@]|[/-]\w|&\w|\.\w)")
_POSTNOMINAL = re.compile(r"[A-Z]{2,5}$")
_FURTHER = re.compile(r" (?:of|for|in|and) (?:the )?[A-Z]")
_PEER = re.compile(r"(?:Lord|Lady|Baroness|Viscount|Earl)\b(?!.* of )")
_NUMBERED = re.compile(r"(?i)\b(?:questions?|answers?|references?|ref|refs|mq|mqt|no|number|letter)\b[^.;]{0,12}$")
_LONGER = frozenset(  # what follows a name within the name of something else
    "act agency alliance association award board bill bureau campus centre charter club code college command commission "
    "committee company consortium council court department directorate division federation forum foundation fund "
    "gallery gardens group hall hospital house hub inquiry institute journal library medal museum network office "
    "order panel park partnership place plc police prize professional programme regulations review road scheme "
    "school services society square street station stadium taskforce team theatre tower trust union unit university "
    "ltd limited".split()
)


def named_in(words: Folded, _run: Run, context: Context, knowledge: Knowledge) -> Iterator[Span]:
    """The people, bodies and references that words name."""
    at = 0
    for found in _START.finditer(words.text):
        start = found.start()
        if start < at:
            continue
        for name in knowledge.names.get(found[0], ()):
            end = start + len(name.words)
            if words.text.startswith(name.words, start) and _ENDED.match(words.text, end):
                at = end
                if name.target and _is_meant(words, start, end, name, context, knowledge):
                    yield Span(*words.place(start, end), name.target)
                break


def _is_meant(words: Folded, start: int, end: int, name: Name, context: Context, knowledge: Knowledge) -> bool:
    """Whether the name stands for itself, and for the one that the archive knows by it."""
    if name.scope and name.scope != context.authority:
        return False
    if name.sort == "reference":
        return not is_a_year(name.words) or bool(_NUMBERED.search(words.text[max(0, start - 30) : start]))
    if _goes_on(words, end):
        return False
    if name.sort == "short":
        return True
    if name.sort == "articled":
        return words.before(start).lower() == "the" and not words.after(end)[:1].isupper()
    after = words.after(end)
    if name.sort == "single":
        return not words.opens(start) and not words.before(start)[:1].isupper() and not after[:1].isupper()
    if _FURTHER.match(words.text, end) and (name.sort == "body" or _PEER.match(name.words)):
        return False
    if name.sort == "person" and after[:1].isupper() and not _tells_role(after, knowledge):
        return False
    return _begins(words, start, name, knowledge)


def _goes_on(words: Folded, end: int) -> bool:
    """Whether what follows makes it the name of something else: `MOPAC Oversight Board`, `Susan Hall House`."""
    at = end
    while (word := words.after(at)) and word[0].isupper() and at - end < 60:
        if word.lower().removesuffix("'s") in _LONGER:
            return True
        at += 1 + len(word)
    return False


def _tells_role(word: str, knowledge: Knowledge) -> bool:
    return word.lower() in knowledge.roles or bool(_POSTNOMINAL.match(word))


def _begins(words: Folded, start: int, name: Name, knowledge: Knowledge) -> bool:
    """Whether the name begins here, and not before: `Deputy Mayor of London`, `Mary Susan Hall`."""
    before = words.before(start)
    if not before[:1].isupper():
        return True
    word = before.lower().rstrip(".")
    opens = words.opens(start - len(before) - 1)
    if name.words.partition(" ")[0].lower() in knowledge.roles and name.sort == "body":
        return word in ("the", "a") or (opens and word in knowledge.small and word not in knowledge.roles)
    return word in knowledge.roles or (opens and word in knowledge.small) or word in ("the", "a")
