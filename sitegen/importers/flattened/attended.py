"""Who was at a meeting, as flattened minutes tell it: in the list at the head, and in the words of the items.

Law: a whole printed name with the title Councillor says who somebody is; an office alone names nobody, and stands on
the attendance as printed. What an item says (for whom a reserve came, who sent apologies) is added to the list's row.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sitegen.importers.drafting.sheet import Line
from sitegen.importers.drafting.taken import plain, understood
from sitegen.importers.flattened.flat import Piece, lines_within
from sitegen.importers.known import posts
from sitegen.importers.known.attendees import Entry
from sitegen.importers.known.desk import Desk
from sitegen.importers.known.listed_names import COUNCILLOR, Present, people_in
from sitegen.importers.known.seating import seat
from sitegen.text import fold

_TITLE = r"(?:Councillors?|Cllrs?)\.? (?:(?:Dr|Mrs|Mr|Ms|Professor) )?"
_NAMED = rf"{_TITLE}[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){{1,3}}"
_ANY = rf"{_TITLE}[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){{0,3}}"
_COUNCILLOR = re.compile(_NAMED)
_NO_NAME = re.compile(
    r"\s\b(?:Chair\w*|Vice|Portfolio|Cabinet|Leader|Deputy|Member|Lead|Scrutiny|Council|Committee|Councillors?|Cllrs?)\b.*$"
)
_APOLOGIES = re.compile(
    r"\b[Aa]polog(?:y|ies) (?:for (?:absence|non-attendance) )?(?:(?:was|were|had been|have been) )?(?:received |submitted |given |noted )*"  # noqa: E501
    r"(?:from|on behalf of) (?P<who>[^.;]+)"
)
_INSTEAD = re.compile(
    rf"(?P<who>{_ANY})(?: (?:was|were|had been|attended|attending|present|in attendance|acting|sat))*(?:,? as)?(?: an?| the| his| her)? ?"  # noqa: E501
    rf"(?:substitut\w+|deputi[sz]ing|reserve|in place|in the place)(?: \w+)? (?:for|of) (?P<whom>{_ANY})"
)
_APPOINTED = (
    re.compile(rf"appointment of (?P<who>{_NAMED}) (?:as|to) (?P<post>[^.;,]+)"),
    re.compile(rf"(?P<who>{_NAMED}) (?:be|was|had been|were) (?:appointed|elected)(?: as| to)? (?P<post>[^.;,]+)"),
)
_POST = re.compile(
    r"^(?:the |a )?(?:(?:vacant )?(?:position|post|role|office|vacancy) (?:of|as) )?(?:the )?(?P<post>[A-Z].{3,80})$"
)
_WELCOMED = re.compile(
    r"\bwelcomed (?:the )?(?P<who>[A-Z][\w’'-]*(?:,? (?:[A-Z][\w’'-]*|of|for|and|the))*)(?=,? (?:who|to the (?:meeting|Committee|Panel|Board))\b)"  # noqa: E501
)
_OFFICES = (
    r"(?:(?:Interim|Acting|Corporate|Strategic|Executive|Assistant|Deputy|Service|Group|Chief|Managing) )*"
    r"(?:Director|Head|Chief Executive|Chief Officer|Section 151 Officer|Monitoring Officer|Borough Commander|Borough Solicitor)"  # noqa: E501
)
_SPOKE = (
    r"(?:informed|introduced|stated|advised|explained|reported|presented|responded|replied|added|outlined|confirmed|considered"
    r"|said|undertook|agreed|assured|commented|highlighted)"
)
_OFFICER = re.compile(
    rf"\b[Tt]he (?P<who>{_OFFICES}(?: (?:of|for) [A-Z][\w’'-]*(?:(?:,| and| &| of| for|, and)? [A-Z][\w’'-]*)*)?) (?:had )?{_SPOKE}\b"  # noqa: E501
)
_OFFICE = re.compile(
    r"\b(?:Commander|Director|Head|Chief|Officer|Commissioner|Inspector|Superintendent|Manager|Leader|Constable)\b"
)
_FOR_A_BODY = re.compile(r"(?P<body>.+?),? (?:Representatives?|Observers?)")


@dataclass(frozen=True, slots=True)
class Attended:
    """The attendance of one meeting, being written down."""

    desk: Desk
    meeting: str
    committee: str
    council: str | None

    @property
    def rows(self) -> list[dict[str, Any]]:
        held = self.desk.intake.draft(self.meeting).fields.setdefault("attendance", [])
        assert isinstance(held, list)
        return held

    def seat(self, one: Present) -> None:
        """Put somebody on the list; a councillor is one of the council too."""
        if not one.named:
            body = _FOR_A_BODY.fullmatch(one.name)
            found = self.desk.directory.found(self.desk.intake, body["body"], *one.lines) if body else None
            self._unnamed(one, found)
            return
        role = one.role or ("Councillor" if one.councillor else None)
        entry = Entry(one.name, one.status, role, one.note, one.substitute_for, one.items, one.lines)
        seated = seat(self.desk, self.meeting, [entry])
        if seated and one.councillor:
            self._councillor(one.name, "Councillor", one.lines)
        if seated and one.role and one.status == "substitute":
            self.holds(seated[0], one.role)
            posts.reword(self.desk.intake.draft(seated[0]), self.committee, "Member", one.role)

    def holds(self, person: str, role: str) -> None:
        """Say in what role somebody on the list was there, where the list said no more than "Councillor"."""
        for row in self.rows:
            if plain(row.get("person")) == person and plain(row.get("role")) in (None, "Councillor"):
                row["role"] = role

    def told(self, heading: str, number: str | None, found: Sequence[Piece]) -> None:
        """Take in what the words of an item say of who came, who did not, and who is who."""
        if re.search(r"reserve|substitut", heading, re.IGNORECASE):
            for one in self._reserves(found):
                self.seat(one)
        for piece in found:
            if re.search(r"apolog", heading, re.IGNORECASE) and (match := _APOLOGIES.search(piece.text)):
                words = re.split(r",? (?:for whom|with|and that|who|in whose) ", match["who"])[0]
                for one in people_in(words, piece.lines, "apologies"):
                    self.seat(one)
            for match in _INSTEAD.finditer(piece.text):
                who, whom = _one(match["who"]), _one(match["whom"])
                self.seat(Present(who, _lines(piece, match), "substitute", councillor=True, substitute_for=whom))
            self._named(piece)
            self._by_office(number, piece)

    def office(self, who: str | None) -> tuple[str | None, str | None]:
        """Who somebody told of by an office is, as the list prints it ("the Director"), and for which body."""
        bare = re.sub(r"^(?:the|an?|another) ", "", who or "", flags=re.IGNORECASE)
        for row in plain(self.rows) if bare else ():
            if row.get("organization") and _same_office(row.get("role", ""), bare):
                return row.get("name", who), str(row["organization"])
        return who, self.council

    def appoint(self, person: str, post: str) -> None:
        """Give somebody who is known a post of the council, as an item says it."""
        if body := self._body_of(post):
            posts.hold(self.desk.intake.draft(person), body, post, {})

    def _body_of(self, post: str) -> str | None:
        return self.committee if re.match(r"(?:vice[- ])?chair", post, re.IGNORECASE) else self.council

    def _councillor(self, name: str, role: str, lines: tuple[Line, ...]) -> None:
        titled = name if COUNCILLOR.match(name) else f"Councillor {name}"  # a heading says it of all below
        if body := self._body_of(role):
            self.desk.directory.enrol(self.desk.intake, titled, *lines, role=role, organization=body)

    def _named(self, piece: Piece) -> None:
        """Councillors whose whole names an item prints, and the posts to which they are appointed."""
        for match in _COUNCILLOR.finditer(piece.text):
            name = _one(match[0])
            if len(name.split()) > 2:
                self._councillor(name, "Councillor", _lines(piece, match))
        for match in (match for pattern in _APPOINTED for match in pattern.finditer(piece.text)):
            if post := _POST.match(match["post"].strip()):
                self._councillor(_one(match["who"]), post["post"], _lines(piece, match))

    def _by_office(self, number: str | None, piece: Piece) -> None:
        """Guests who are welcomed and officers who speak, told of by their office alone."""
        for pattern, status in ((_WELCOMED, "guest"), (_OFFICER, "in attendance")):
            for match in pattern.finditer(piece.text):
                who, lines = match["who"].removesuffix(" and"), _lines(piece, match)
                role, body = self.desk.directory.office(self.desk.intake, who, *lines)
                known = next(
                    (row for row in self.rows if "role" in row and _same_office(str(plain(row["role"])), role)), None
                )
                items = (number,) if number else ()
                if known is not None:
                    _came_for(known, items, lines)
                elif _OFFICE.search(who):
                    one = Present(who, lines, status, role, named=False, items=items)
                    self._unnamed(one, body or (None if status == "guest" else self.council))

    def _unnamed(self, one: Present, body: str | None) -> None:
        row = {
            "name": one.name,
            "status": understood(one.status, *one.lines),
            "role": one.role,
            "organization": body,
            "items": list(one.items) or None,
            "note": one.note,
        }
        self.rows.append({key: value for key, value in row.items() if value is not None})

    def _reserves(self, found: Sequence[Piece]) -> list[Present]:
        """A table of reserves: the ordinary members are those who sent apologies, the reserves those who came."""
        directory, roll = self.desk.directory, self.desk.roll(self.meeting)
        away = {row.get("person") for row in plain(self.rows) if row["status"] in ("apologies", "absent")}
        people = [
            (_one(match[0]), _lines(piece, match), directory.person(_one(match[0]), roll).ref)
            for piece in found
            for match in re.finditer(_ANY, piece.text)
        ]
        ordinary = [one for one in people if one[2] in away]
        reserve = [one for one in people if one[2] not in away]
        if len(ordinary) != len(reserve):
            if people:
                lines = [line for one in people for line in one[1]]
                self.desk.intake.doubt("which reserve came for whom", "; ".join(one[0] for one in people), lines)
            return []
        return [
            Present(who, (*lines, *more), "substitute", role="Reserve Member", councillor=True, substitute_for=whom)
            for (whom, more, _), (who, lines, _) in zip(ordinary, reserve, strict=True)
        ]


def _one(name: str) -> str:
    """One councillor's name, without the words of an office after it: "Councillors A and B" begins with A."""
    return _NO_NAME.sub("", re.sub(r"^(?:Councillors|Cllrs)\b", "Councillor", name)).strip()


def _lines(piece: Piece, match: re.Match[str]) -> tuple[Line, ...]:
    return lines_within(piece, match.start(), match.end())


def _same_office(one: str, other: str) -> bool:
    """Whether two printings are one office, where the second leaves off its field: the Director, of Strategy."""
    return fold(one) == fold(other) or fold(one).startswith(f"{fold(other)} ")


def _came_for(row: dict[str, Any], items: tuple[str, ...], lines: tuple[Line, ...]) -> None:
    """An item more, for somebody whose row says that he came for some."""
    if "items" in row and "name" in row:
        row["items"] = list(dict.fromkeys([*row["items"], *items]))
        held = row["status"]
        row["status"] = type(held)(held.value, tuple(sorted({*held.lines, *(line.number for line in lines)})))
