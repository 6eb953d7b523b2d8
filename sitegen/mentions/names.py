"""Names and references in running words. Law: a name that is part of a longer one that nobody knows is no name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from sitegen.mentions.context import Context
from sitegen.mentions.folding import Folded
from sitegen.mentions.knowing import Knowledge
from sitegen.mentions.naming import Name, Sort
from sitegen.mentions.references import is_a_year
from sitegen.prose.linking import Run, Span

_START = re.compile(r"(?<![\w/@&'.-])[A-Z0-9][A-Za-z0-9]*")
_ENDED = re.compile(r"(?![\w@]|[/-]\w|&\w|\.\w)")
_POSTNOMINAL = re.compile(r"[A-Z]{2,5}$")
_FURTHER = re.compile(r" (?:of|for|in|and) (?:the )?[A-Z]")
_PEER = re.compile(r"(?:Lord|Lady|Baroness|Viscount|Earl)\b(?!.* of )")
_ASKED = re.compile(r"(?i)\b(?:questions?|answers?|references?|ref|refs|mq|mqt|no|number|letter)\b[^.;]{0,12}$")
_ARTICLES = ("the", "a")
_LONGER = frozenset(  # what follows a name within the name of something else
    """act agency alliance association award board bill bureau campus centre charter club code college command
    commission committee company consortium council court department directorate division federation forum foundation
    fund gallery gardens group hall hospital house hub inquiry institute journal library limited ltd medal museum
    network office order panel park partnership place plc police prize professional programme regulations review road
    scheme school services society square station street stadium taskforce team theatre tower trust union unit
    university""".split()  # noqa: SIM905 - a list of its words would be a page long
)


@dataclass(frozen=True, slots=True)
class _Met:
    """A name met in a text, and what is known where it stands."""

    words: Folded
    start: int
    end: int
    name: Name
    knowledge: Knowledge

    @property
    def before(self) -> str:
        return self.words.before(self.start)

    @property
    def after(self) -> str:
        return self.words.after(self.end)

    def goes_on(self) -> bool:
        """Whether what follows makes it the name of something else: `MOPAC Oversight Board`, `Susan Hall House`."""
        at = self.end
        while (word := self.words.after(at)) and word[0].isupper() and at - self.end < 60:
            if word.lower().removesuffix("'s") in _LONGER:
                return True
            at += 1 + len(word)
        return False

    def goes_further(self) -> bool:
        """Whether it is the name of another place's: `Lord Harris of Peckham`, `Police Federation of Scotland`."""
        return bool(_FURTHER.match(self.words.text, self.end))

    def begins(self) -> bool:
        """Whether the name begins here, and not before: `Deputy Mayor of London`, `Mary Susan Hall`."""
        before, roles, small = self.before, self.knowledge.roles, self.knowledge.small
        word = before.lower().rstrip(".")
        if not before[:1].isupper() or word in _ARTICLES:
            return True
        opening = self.words.opens(self.start - len(before) - 1) and word in small
        if self.name.sort == "body" and self.name.words.partition(" ")[0].lower() in roles:
            return opening and word not in roles
        return opening or word in roles


def named_in(words: Folded, _run: Run, context: Context, knowledge: Knowledge) -> Iterator[Span]:
    """The people, bodies and references that words name."""
    at = 0
    for found in _START.finditer(words.text):
        start = found.start()
        for name in knowledge.names.get(found[0], ()) if start >= at else ():
            end = start + len(name.words)
            if words.text.startswith(name.words, start) and _ENDED.match(words.text, end):
                at = end
                used = not name.scope or name.scope == context.authority
                if name.target and used and _MEANT[name.sort](_Met(words, start, end, name, knowledge)):
                    yield Span(*words.place(start, end), name.target)
                break


def _person(met: _Met) -> bool:
    told = not met.after[:1].isupper() or met.after.lower() in met.knowledge.roles or _POSTNOMINAL.match(met.after)
    peer = _PEER.match(met.name.words) and met.goes_further()
    return bool(told) and not peer and not met.goes_on() and met.begins()


def _body(met: _Met) -> bool:
    return not met.goes_on() and not met.goes_further() and met.begins()


def _short(met: _Met) -> bool:
    return not met.goes_on()


def _single(met: _Met) -> bool:
    return not met.words.opens(met.start) and not met.before[:1].isupper() and not met.after[:1].isupper()


def _articled(met: _Met) -> bool:
    return met.before.lower() == "the" and not met.after[:1].isupper()


def _reference(met: _Met) -> bool:
    said = met.words.text[max(0, met.start - 30) : met.start]
    return not is_a_year(met.name.words) or bool(_ASKED.search(said))


_MEANT: Mapping[Sort, Callable[[_Met], bool]] = {
    "person": _person,
    "body": _body,
    "short": _short,
    "single": _single,
    "articled": _articled,
    "reference": _reference,
}
