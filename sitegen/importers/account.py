"""What became of every line of a source: the record and field that took it, the rule that set it aside, or nothing.

Law: nothing is taken on trust. The account is made from the values the records really hold, and each word of a line
that was taken verbatim is looked for in them; a word that is in none of them is told as lost.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from sitegen.importers.drafting.intake import Intake
from sitegen.importers.drafting.sheet import Line, Sheet
from sitegen.importers.drafting.taken import Taken, taken
from sitegen.importers.words.markup import to_words
from sitegen.source import dotted

UNDERSTOOD_WORDS = 10
Fate = Literal["placed", "furniture", "unplaced", "blank"]


@dataclass(frozen=True, slots=True)
class Place:
    """A record and the field of it that took a line."""

    record: str
    field: str


@dataclass(frozen=True, slots=True)
class Told:
    """One line: its fate, where it went or why it was set aside, and the words of it that are nowhere."""

    line: Line
    fate: Fate
    words: int = 0
    places: tuple[Place, ...] = ()
    rule: str = ""
    lost: tuple[str, ...] = ()


@dataclass(frozen=True)
class Account:
    """All lines of a source, told."""

    sheet: Sheet
    lines: tuple[Told, ...] = field(repr=False)

    @cached_property
    def words(self) -> Counter[str]:
        """How many words met each fate; those lost from placed lines count as `lost`."""
        found: Counter[str] = Counter()
        for told in self.lines:
            found[told.fate] += told.words - len(told.lost)
            found["lost"] += len(told.lost)
        return found

    def share(self, fate: str) -> float:
        """The part of the words that met a fate, in per cent; of no words at all, none."""
        total = sum(self.words.values())
        return 100 * self.words[fate] / total if total else 0.0

    @property
    def unplaced(self) -> tuple[Told, ...]:
        return tuple(told for told in self.lines if told.fate == "unplaced")

    @property
    def losing(self) -> tuple[Told, ...]:
        return tuple(told for told in self.lines if told.lost)

    @property
    def rules(self) -> Mapping[str, int]:
        """How many lines each rule set aside."""
        return Counter(told.rule for told in self.lines if told.rule)


def account(intake: Intake, names: Mapping[str, str], left_out: frozenset[str]) -> Account:
    """What became of every line, by the records that were kept, under the ids they were given."""
    drafts = {names.get(id_, id_): draft for id_, draft in intake.drafts.items()}
    places: dict[int, dict[Place, None]] = defaultdict(dict)
    texts: dict[int, list[Taken]] = defaultdict(list)
    understood: set[int] = set()
    for id_, draft in drafts.items():
        for path, value in taken(draft.fields) if id_ not in left_out else ():
            place = Place(id_, dotted(path))
            for number in value.lines:
                places[number][place] = None
                if value.verbatim:
                    texts[number].append(value)
                else:
                    understood.add(number)
    rules = {number: it.rule for it in intake.furniture for number in it.lines}
    held = _Held()
    lines = []
    for line in intake.sheet:
        words, rule = to_words(line.text), rules.get(line.number, "")
        lost = held.lost(words, texts.get(line.number, ()), few=line.number in understood)
        if line.number in places:
            lines.append(Told(line, "placed", len(words), tuple(places[line.number]), rule, () if rule else lost))
        elif rule:
            lines.append(Told(line, "furniture", len(words), rule=rule))
        else:
            lines.append(Told(line, "unplaced" if words else "blank", len(words)))
    return Account(intake.sheet, tuple(lines))


class _Held:
    """The words of the texts that records hold, each given out once: a word printed twice must be held twice."""

    def __init__(self) -> None:
        self._left: dict[int, dict[str, int]] = {}

    def lost(self, words: list[str], texts: Iterable[Taken], *, few: bool) -> tuple[str, ...]:
        """The words of a line that no text that cites it holds.

        What was understood (a date, a label) says a few words in another form, so a line of which something was
        understood (`few`) may miss some.
        """
        wanted = words
        for value in texts:
            if wanted:
                wanted = _missing(wanted, self._of(value))
        return () if wanted is words or (few and len(wanted) <= UNDERSTOOD_WORDS) else tuple(wanted)

    def _of(self, value: Taken) -> dict[str, int]:
        if id(value) not in self._left:
            self._left[id(value)] = dict(Counter(to_words(str(value.value))))
        return self._left[id(value)]


def _missing(words: Iterable[str], left: dict[str, int]) -> list[str]:
    """The words that are not among those left; the others are taken out of these."""
    missing = []
    for word in words:
        if number := left.get(word):
            left[word] = number - 1
        else:
            missing.append(word)
    return missing


def ranges(lines: Iterable[Told]) -> Iterator[tuple[int, int, Told]]:
    """Neighbouring lines of one fate and place as one: first and last number, and the first of them. Blanks join."""
    run: list[Told] = []
    for told in lines:
        if told.fate == "blank":
            continue
        if run and (told.fate, told.places, told.rule) != (run[0].fate, run[0].places, run[0].rule):
            yield run[0].line.number, run[-1].line.number, run[0]
            run = []
        run.append(told)
    if run:
        yield run[0].line.number, run[-1].line.number, run[0]
