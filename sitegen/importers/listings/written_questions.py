"""Written questions of ParlParse -> questions with their answers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from sitegen.importers.drafting.taken import Tree, understood, verbatim
from sitegen.importers.known.desk import Desk
from sitegen.importers.opening.tree_xml import Element
from sitegen.importers.structured.cited import Cited
from sitegen.importers.structured.publicwhip import Gid, Speakers, gid_of, name_of
from sitegen.text import excerpt, slug

ASKED = frozenset({"ques", "question"})
ANSWERED = frozenset({"reply", "answer"})
_WITH_YEAR = re.compile(r"(?:19|20)\d{2}[/-]\d+")
_HOLDING = re.compile(
    r"\b(?:will|shall) (?:write|reply|respond|answer)\b|\b(?:answer|response|reply) (?:will|shall) (?:be|follow)\b"
    r"|\bdrafting (?:a|the|this) (?:response|reply|answer)\b|\bholding (?:answer|reply)\b",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"https?://\S+")
_SHORT = 300  # characters; a longer text answers, whatever it promises besides


@dataclass(slots=True)
class Exchange:
    """The questions and replies under one heading, and the department they are put to."""

    department: Element | None = None
    heading: Element | None = None
    questions: list[Element] = field(default_factory=list)
    replies: list[Element] = field(default_factory=list)


def exchanges(root: Element) -> Iterator[Exchange]:
    """The questions of a file, each with what answers it; several may share one answer."""
    held = Exchange()
    for element in root:
        if element.tag in ("major-heading", "minor-heading") or (element.tag in ASKED and held.replies):
            if held.questions or held.replies:
                yield held
            major = element.tag == "major-heading"
            department = element if major else held.department
            heading = None if major else element if element.tag == "minor-heading" else held.heading
            held = Exchange(department, heading)
        if element.tag in ASKED:
            held.questions.append(element)
        elif element.tag in ANSWERED:
            held.replies.append(element)
    if held.questions or held.replies:
        yield held


class Questions:
    """Makes the questions of a file."""

    def __init__(self, desk: Desk, cited: Cited) -> None:
        self._desk, self._cited = desk, cited
        self._speakers = Speakers(desk, cited)

    def read(self, root: Element) -> list[Element]:
        """Make a record of every question that its id gives a day; the elements that none has a place for."""
        used: set[int] = set()
        for exchange in exchanges(root):
            for element in exchange.questions:
                if gid := gid_of(element):
                    self._question(exchange, element, gid)
                    told = (exchange.department, exchange.heading, element, *exchange.replies)
                    used |= {id(one) for one in told if one is not None}
        return [element for element in root if id(element) not in used]

    def _question(self, exchange: Exchange, element: Element, gid: Gid) -> None:
        numbered = next((one for one in element.every("p") if one.get("qnum")), element)
        reference = numbered.get("qnum") or gid.number.rpartition(".q")[0] or gid.number
        own = slug(reference) if _WITH_YEAR.fullmatch(reference) else f"{gid.date}-{slug(reference)}"
        cited, words = self._cited, self._cited.prose(element)
        heading = cited.words(exchange.heading) or understood(excerpt(element.words, 80), *cited.within(element))
        who = self._speakers.who(element).ref
        head = cited.head(element)
        draft = self._desk.intake.draft(self._desk.intake.free(f"questions/{own}"))
        draft.set(
            reference=understood(reference, *cited.lines(numbered)[:1]),
            heading=heading,
            type="written",
            asked_by=understood(who, *head) if who else None,
            printed_asked_by=verbatim(name_of(element), *head) if not who and element.get("speakername") else None,
            put_to=self._put_to(exchange.department),
            date=understood(str(gid.date), *head),
            text=words,
            answers=[*self._answers(exchange.replies)] or None,
            url=element.get("url") if _ADDRESS.fullmatch(element.get("url")) else None,
        )

    def _put_to(self, department: Element | None) -> Tree:
        if department is None or not department.words:
            return None
        lines = self._cited.lines(department)
        kind = "government department"
        ref = self._desk.directory.found(self._desk.intake, department.words, *lines, classification=kind)
        return [understood(ref, *lines)]

    def _answers(self, replies: list[Element]) -> Iterator[Tree]:
        for number, reply in enumerate(replies):
            words = self._cited.prose(reply)
            who = self._speakers.who(reply).ref
            said = reply.words
            holding = len(said) <= _SHORT and bool(_HOLDING.search(said))
            if name_of(reply) and not who and reply.get("speakername"):
                lines = self._cited.head(reply)
                self._desk.intake.doubt("who answered has no record", name_of(reply), lines)
            yield {
                "id": f"r{number}" if len(replies) > 1 else None,
                "type": "holding" if holding else "final",
                "by": understood(who, *self._cited.head(reply)) if who else None,
                "text": words,
            }
