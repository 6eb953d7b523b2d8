"""Flattened minutes, taken apart -> the record of their meeting: who was there, the items, what was resolved.

Law: an item's text is all that is printed under it, verbatim; resolutions and interests are printed there too, and say
again what they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sitegen.importers.drafting.passages import Paragraph, escaped
from sitegen.importers.drafting.sheet import Line
from sitegen.importers.drafting.taken import Tree, plain, understood, verbatim
from sitegen.importers.flattened import decided, promised
from sitegen.importers.flattened.attended import Attended
from sitegen.importers.flattened.flat import Piece, markdown, pieces
from sitegen.importers.flattened.minute_items import Item
from sitegen.importers.flattened.promised import Promise
from sitegen.importers.known.desk import Desk
from sitegen.importers.known.directory import classified
from sitegen.importers.known.ids import action_id, meeting_id, part_id
from sitegen.importers.known.listed_names import item_numbers
from sitegen.importers.minutes import voted
from sitegen.importers.words.printed_dates import Read, deadline, first_date, time_of_day
from sitegen.text import excerpt, fold

_INTERESTS = re.compile(r"\b(?:declar|disclos)\w*\b|\binterests?\b", re.IGNORECASE)
_TELLING = re.compile(
    r"^(?:\W*(?:RESOLVED|Resolved|AGREED)\W+(?:[Tt]hat |[Tt]o )?|(?:In conclusion|However|Additionally|In response),? |[^.;]{0,80}?\b(?:stated|added|noted"  # noqa: E501
    r"|said|confirmed|advised|assured \w+|informed \w+|reported) that )+"
)
_MEETING_DUE = re.compile(r"(?P<printed>(?:\d{1,2} )?[A-Z][a-z]+ 20\d\d(?: \w+)? meeting(?: of the [A-Z]\w+)?)")
_LAST = re.compile(
    r"\b[Mm]inutes of the (?:[\w-]+ ){0,3}?(?:[Mm]eetings?)\b[^.;]{0,60}?\b(?:held|of|dated)\b[^.;]{0,60}"
)
_NEXT = re.compile(r"^.*$", re.DOTALL)
_NEXT_MEETING = re.compile(r"\bnext meetings?\b|\bdates? of (?:the )?(?:next|future)\b", re.IGNORECASE)
_POST = re.compile(
    r"\bin that (?:he|she|they) (?:was|is|were|are) (?:an? |the )?(?P<post>[A-Z][\w’'-]*(?: (?:[A-Z][\w’'-]*|of|for|and|the))+)"  # noqa: E501
)
_SUBJECT = re.compile(
    r"^(?:[Tt]he )?(?P<body>[A-Z][\w’'&-]*(?: (?:of|and|for|the|[A-Z][\w’'&-]*)){0,7}?) (?:would|will)\b"
)
_TO_OFFICE = re.compile(
    r"\b(?:pass|refer|report|send|forward|raise)\b[^.;]*? (?:to|with) the (?P<whom>[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*)"
)
_SERVICES = frozenset({"police", "fire", "ambulance", "health", "probation", "court"})
_UNNUMBERED = "The minutes print no numbers: this one is its place in their order."


@dataclass(frozen=True, slots=True)
class Minuted:
    """The agenda of one meeting, being written down."""

    desk: Desk
    attended: Attended
    date: str
    items: Sequence[Item]

    @property
    def meeting(self) -> str:
        return self.attended.meeting

    def write(self) -> None:
        """Fill the agenda of the meeting's draft, and draft what was promised and asked for."""
        agenda = [self._item(item, item.number or str(at)) for at, item in enumerate(self.items, 1)]
        self.desk.intake.draft(self.meeting).set(agenda=agenda or None)

    def _item(self, item: Item, number: str) -> Tree:
        blank = [Line(0, "")] if item.part else []
        found = pieces([*item.part, *blank, *item.body])
        self.attended.told(item.heading, item.number, found)
        resolved = decided.resolutions(found)
        self._acts(number, resolved, found)
        declared = decided.interests(found) if _INTERESTS.search(item.heading) else ()
        return {
            "number": understood(number, *(item.number_lines or item.heading_lines)),
            "heading": understood(item.heading, *item.heading_lines),
            "text": markdown(found) if found else None,
            "resolutions": resolved or None,
            "motions": self._motions(found) or None,
            "declarations": [self._interest(one) for one in declared] or None,
            "about": self._about(item, found) or None,
            "note": None if item.number else _UNNUMBERED,
        }

    def _acts(self, number: str, resolved: Sequence[Mapping[str, Tree]], found: Sequence[Piece]) -> None:
        """What the item's words promise, and what is asked for. What the Chair asks and the meeting resolves is one."""
        promises = list(promised.promises(found))
        asked = [one for one in promises if one.type == "request" and "report" in one.sentence]
        for one in resolved:
            words = str(plain(one["text"]))
            if promised.asked_for(words):
                same = [ask for ask in asked if "report" in words]
                promises = [promise for promise in promises if promise not in same]
                arose = part_id(self.meeting, "item", number, "resolution", str(plain(one.get("letter")) or ""))
                act = Promise("request", words, words, tuple(line for ask in same for line in ask.lines), None)
                self._act(act, one["text"], arose)
        for promise in promises:
            self._act(promise, verbatim(escaped(promise.text), *promise.lines), part_id(self.meeting, "item", number))

    def _motions(self, found: Iterable[Piece]) -> list[Tree]:
        told = voted.motions([Paragraph(piece.text, piece.lines) for piece in found if not piece.heading])
        moved = [one for one in told if one.mover or one.counts or one.votes]
        return [self._motion(one, number) for number, one in enumerate(moved, 1)]

    def _motion(self, one: voted.Moved, number: int) -> Tree:
        person, roll = self.desk.directory.person, self.desk.roll(self.meeting)
        event: dict[str, Tree] = {
            "result": one.result,
            "counts": [{"option": option, "value": value} for option, value in one.counts] or None,
            "unanimous": one.unanimous or None,
        }
        return {
            "number": str(number),
            "mover": person(one.mover, roll).ref if one.mover else None,
            "seconder": person(one.seconder, roll).ref if one.seconder else None,
            "text": understood(one.text, *one.lines),
            "vote_events": [event] if one.result else None,
        }

    def _interest(self, one: decided.Interest) -> Tree:
        match = self.desk.directory.person(one.who, self.desk.roll(self.meeting))
        if match.doubtful:
            self.desk.intake.doubt("who declared an interest", one.who, one.lines, match.candidates)
        if match.ref and (post := _POST.search(one.about)):
            self.attended.appoint(match.ref, post["post"])
            self.attended.holds(match.ref, post["post"])
        about = _plain(one.about)
        numbers = [item.number for item in self.items if item.number]
        named = [
            item.number
            for item in self.items
            if item.number and len(item.heading) > 12 and _plain(item.heading) in about
        ]
        printed = [number for number in item_numbers(one.numbers) if number in numbers]
        return {
            **({"person": understood(match.ref, *one.lines)} if match.ref else {"name": one.who}),
            "interest": understood(one.kind, *one.lines),
            "text": one.text,
            "items": named or printed or None,
        }

    def _act(self, promise: Promise, text: Tree, arose: str) -> None:
        """Draft what is to be done, as the words say it."""
        words, intake = promise.sentence, self.desk.intake
        due = deadline(words)
        meeting = _MEETING_DUE.search(words)
        printed = due.printed if due else meeting["printed"] if meeting else promise.due
        date = due or (first_date(meeting["printed"]) if meeting else None)
        who, body = self.attended.office(promise.who)
        if promise.who is None:
            body = self._own_body(promise, body)
        intake.draft(intake.free(action_id(self.date, _TELLING.sub("", words), promise.type))).set(
            heading=understood(excerpt(" ".join(words.split()), 80), *promise.lines),
            type=promise.type,
            organization=self.attended.committee,
            date=self.date,
            arose_from=[arose],
            responsible=[body] if body else None,
            printed_responsible=who,
            owed_to=[self._owed_to(promise)],
            due={"date": str(date.date) if date else None, "printed": printed} if printed else None,
            text=text,
        )

    def _owed_to(self, promise: Promise) -> str:
        """To whom: the body of the guest who asks for it, or of whoever is to be told; else the committee."""
        told = _TO_OFFICE.search(promise.sentence)
        for who in (promise.asker, told and told["whom"]):
            body = self.attended.office(who)[1] if who else None
            if body and body != self.attended.council:
                return body
        return self.attended.committee

    def _own_body(self, promise: Promise, body: str | None) -> str | None:
        """Whom a promise binds that nobody is said to give: the body that is its subject, or else the council."""
        if (match := _SUBJECT.match(promise.sentence)) is None:
            return body
        if own := self.desk.directory.organization(match["body"]).ref:
            return own
        if classified(match["body"]) not in _SERVICES:
            return body
        alone = " " not in match["body"]  # "Police would": it is not said which
        return None if alone else self.desk.directory.found(self.desk.intake, match["body"], *promise.lines)

    def _about(self, item: Item, found: Sequence[Piece]) -> list[str]:
        """The meetings of the committee that an item is about: the one whose minutes are signed, and the next."""
        about = []
        for piece in found:
            for kind, pattern in (
                ("held", _LAST),
                ("scheduled", _NEXT if _NEXT_MEETING.search(item.heading) else None),
            ):
                for match in pattern.finditer(piece.text) if pattern else ():
                    read = first_date(match[0])
                    if (
                        read
                        and read.date.day
                        and str(read.date) != self.date
                        and (kind == "held") == (str(read.date) < self.date)
                    ):
                        about.append(self._stub(read, kind, match[0], piece))
        return about

    def _stub(self, read: Read, kind: str, words: str, piece: Piece) -> str:
        """The record of another meeting, with what this one says of it."""
        draft = self.desk.intake.draft(meeting_id(self.attended.committee, read.date))
        start = time_of_day(words.partition(read.printed)[2])
        special = re.search(r"\b(?:special|extraordinary)\b", words, re.IGNORECASE)
        draft.fill(
            date=understood(str(read.date), *piece.lines),
            status=kind,
            start_time=start if kind == "scheduled" else None,
            classification="extraordinary" if special else None,
        )
        return draft.id


def _plain(text: str) -> str:
    return fold(text).replace("’", "'")
