"""The speakers of one transcript as its labels name them, and the numbers its speeches are given.

Law: a role is as printed, the first time or this time; a label that differs from another of the same speaker by letters
that are easily confused is a misprint, kept in the label and told as a doubt.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from sitegen.importers.drafting.passages import Paragraph
from sitegen.importers.drafting.sheet import Line
from sitegen.importers.drafting.taken import Tree, plain, understood, verbatim
from sitegen.importers.known.attendees import letters_role
from sitegen.importers.known.desk import Desk
from sitegen.importers.speech.labels import Label, is_office
from sitegen.importers.speech.spoken import Spoken
from sitegen.importers.words.markup import bare
from sitegen.importers.words.names import LETTERS, looks_like_name, parse_name
from sitegen.text import excerpt, fold

_CONFUSED = str.maketrans({"O": "0", "o": "0", "l": "1", "I": "1", "i": "1", "S": "5", "B": "8"})
_MEMBERS = frozenset({"present", "substitute"})
_SHORT = 120


def is_whole(label: Label) -> bool:
    """Whether a label prints a whole name."""
    name = parse_name(label.name)
    return not is_office(label.name) and (" " in name.name or name.peerage) and looks_like_name(label.name)


def _confused(text: str) -> str:
    """A text in which letters and figures that are easily taken for each other are one."""
    return fold(text.translate(_CONFUSED))


def _is_letters(role: str | None) -> bool:
    return bool(role) and all(part in LETTERS for part in str(role).split(" "))


@dataclass(slots=True)
class Speaker:
    """What the labels of one speaker have said so far."""

    ref: str | None = None
    role: str | None = None
    lines: tuple[Line, ...] = ()
    doubted: set[str] = field(default_factory=set)


@dataclass(slots=True)
class Reading:
    """A transcript being read: its meeting, how many speeches it has, and the speakers met."""

    desk: Desk
    meeting: str
    marked: bool
    spoken: int = 0
    narrated: int = 0
    members_spoke: bool = False
    speakers: dict[str, Speaker] = field(default_factory=dict)

    def next_id(self) -> str:
        """The id of the next speech: its place among all the meeting's printed speeches."""
        self.spoken += 1
        return f"s{self.spoken:03d}"

    def narrative(self, paragraph: Paragraph) -> dict[str, Tree]:
        """What the transcript tells and nobody says; short words are a label alone."""
        self.narrated += 1
        words = bare(paragraph.text).strip(" []")
        first = bare(paragraph.text.partition("\n")[0]).strip(" []")
        label = words if len(words) <= _SHORT else excerpt(first, _SHORT)
        held: dict[str, Tree] = {"id": f"n{self.narrated:03d}", "type": "narrative"}
        if words == label:
            return {**held, "label": verbatim(label, *paragraph.lines)}
        return {**held, "label": label, "body": verbatim(paragraph.text, *paragraph.lines)}

    def speaker(self, label: Label, lines: tuple[Line, ...]) -> Speaker:
        """Whom a label means, and in what role; what is doubtful is told once."""
        held = self.speakers.get(label.key)
        if held is None:
            held = self.speakers[label.key] = self._met(label, lines)
        role = held.role if _is_letters(label.role) else label.role or held.role
        if role and held.role and role != held.role and _confused(role) == _confused(held.role):
            if role not in held.doubted:
                self.desk.intake.doubt("a misprint in a label", label.printed, lines, [held.role])
                held.doubted.add(role)
            role = held.role
        return Speaker(held.ref, role)

    def is_member(self, ref: str | None) -> bool:
        """Whether somebody sits on the committee, by the attendance of the meeting or the seat that letters tell of."""
        return self._status(ref) in _MEMBERS

    def kind(self, ref: str | None, *, asks: bool) -> str | None:
        """What a speech is: a member's with a question in it is one; what a guest says after members, an answer."""
        if self.is_member(ref):
            self.members_spoke = True
            return "question" if asks else None
        return "answer" if self.members_spoke and self._status(ref) == "guest" else None

    def _status(self, ref: str | None) -> str | None:
        rows = plain(self.desk.intake.draft(self.meeting).fields.get("attendance", []))
        return next((row["status"] for row in rows if row.get("person") == ref), None) if ref else None

    def _met(self, label: Label, lines: tuple[Line, ...]) -> Speaker:
        """A speaker's first label. Whoever it names whole is known from here on; an office means who holds it."""
        directory, intake, roll = self.desk.directory, self.desk.intake, self.desk.roll(self.meeting)
        role = letters_role(f"{label.name} {label.role}") if _is_letters(label.role) else label.role
        if is_whole(label):
            office, body = directory.office(intake, role, *lines) if role else (None, None)
            known = directory.person(label.name, roll).ref
            if known and any(one.get("organization") == body for one in self._memberships(known)):
                office = body = None
            match = directory.enrol(intake, label.name, *lines, role=office, organization=body)
        else:
            match = directory.person(label.name, roll)
        if match.ref is None:
            about = "a speaker who may be several people" if match.doubtful else "a speaker who is nobody known"
            intake.doubt(about, label.printed, lines, match.candidates)
            return Speaker(None, role, lines)
        held = roll.roles.get(match.ref) or None
        told = role or letters_role(label.name) or held
        roll.add(match.ref, role)
        return Speaker(match.ref, role or held or told, lines)

    def meet(self, told: Iterable[Spoken]) -> None:
        """Know everybody whose name is printed whole somewhere, before labels that give only a part of it are read."""
        for one in told:
            if one.label and one.label.key not in self.speakers and is_whole(one.label):
                self.speakers[one.label.key] = self._met(one.label, one.lines)

    def seat_all(self) -> None:
        """Put everybody who spoke on the meeting's attendance, where there is one."""
        rows = self.desk.intake.draft(self.meeting).fields.get("attendance")
        if not isinstance(rows, list):
            return
        there = {plain(row).get("person") for row in rows}
        for speaker in self.speakers.values():
            if speaker.ref and speaker.ref not in there:
                there.add(speaker.ref)
                row: dict[str, Tree] = {"person": speaker.ref, "status": understood("in attendance", *speaker.lines)}
                rows.append({**row, "role": speaker.role} if speaker.role else row)

    def _memberships(self, ref: str) -> list[dict[str, str]]:
        drafts = self.desk.intake.drafts
        return list(plain(drafts[ref].fields.get("memberships", []))) if ref in drafts else []
