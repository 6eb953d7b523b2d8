"""Popolo JSON: people, bodies, memberships, posts, areas and events.

Law: identifiers are kept, and people and bodies are matched by them first. What is told of people's private lives
(birth, gender, addresses, pictures) is not taken; it is listed.
"""

from __future__ import annotations

from sitegen.importers.drafting.intake import Draft
from sitegen.importers.drafting.taken import Tree
from sitegen.importers.known import enrolling
from sitegen.importers.known.desk import Desk, Opened, Reader
from sitegen.importers.known.directory import classified
from sitegen.importers.known.ids import meeting_id
from sitegen.importers.opening.tree_json import NOTHING, Value
from sitegen.importers.structured.cited import Cited
from sitegen.importers.structured.popolo_classes import (
    AREAS,
    EVENTS,
    MEMBERSHIPS,
    ORGANIZATIONS,
    PERSONS,
    POSTS,
    READ,
    popolo,
)
from sitegen.importers.structured.popolo_values import clock, date, links, main_name, note, other_names

_CLASSIFICATIONS = {
    "party": "political group", "political party": "political group", "faction": "political group",
    "group": "political group", "legislature": "assembly", "chamber": "assembly", "parliament": "assembly",
    "assembly": "assembly", "lower house": "assembly", "upper house": "assembly", "committee": "committee",
    "subcommittee": "committee", "sub-committee": "committee", "council": "council", "executive": "executive",
    "government": "executive", "cabinet": "executive", "department": "government department",
    "ministry": "government department", "court": "court", "company": "company", "charity": "charity",
    "metro": "authority", "crown": "other",
}  # fmt: skip
_STATUSES = {
    "confirmed": "scheduled", "passed": "held", "held": "held", "cancelled": "cancelled", "canceled": "cancelled",
    "postponed": "postponed",
}  # fmt: skip
_SPANS = ("period", "term", "election", "session")  # events of these kinds are no meetings


class _Archive:
    """Makes records of a document; the ids in it lead to one another."""

    def __init__(self, desk: Desk, cited: Cited, root: Value) -> None:
        self._desk, self._cited = desk, cited
        self._found = popolo(root)
        self._own = f"Popolo {desk.intake.sheet.file}"
        self._people: dict[str, str] = {}
        self._bodies: dict[str, str] = {}
        self._posts = self._found.by_id(POSTS)
        self._areas = self._found.by_id(AREAS)
        self._events = self._found.by_id(EVENTS)
        self._parties = {one["on_behalf_of_id"].text for one in self._found.of(MEMBERSHIPS)}
        self._used: set[int] = set()  # posts, areas and periods that a membership tells of

    def read(self) -> None:
        for body in self._found.of(ORGANIZATIONS):
            self._body(body)
        for body in self._found.of(ORGANIZATIONS):
            self._parent(body)
        for person in self._found.of(PERSONS):
            self._person(person)
        for membership in self._found.of(MEMBERSHIPS):
            self._membership(membership, self._people.get(membership["person_id"].text))
        for event in self._found.of(EVENTS):
            self._event(event)
        for class_ in (POSTS, AREAS):
            for one in self._found.of(class_):
                if id(one) not in self._used:
                    self._cited.left(f"{class_} that no membership names", one)
        for key, value in self._found.others.items():
            self._cited.left(key, value)

    # ---- bodies

    def _body(self, body: Value) -> None:
        name, identifier = body["name"].text, body["id"].text
        if not name:
            return
        cited, lines = self._cited, self._cited.lines(body["name"])
        kind = _CLASSIFICATIONS.get(body["classification"].text.casefold()) or classified(name)
        if kind == "other" and identifier in self._parties:
            kind = "political group"
        if identifier:
            scheme = enrolling.scheme_of(identifier, self._own)
            ref = enrolling.body(self._desk, name, scheme, identifier, *lines, classification=kind)
            self._bodies[identifier] = ref
        else:
            ref = self._desk.directory.found(self._desk.intake, name, *lines, classification=kind)
        draft = self._desk.intake.draft(ref)
        text = [cited.shown(body[key]) for key in ("abstract", "description")]
        draft.fill(
            abbreviation=cited.text(body["abbreviation"]) or cited.text(body["short_name"]),
            founding_date=date(cited, body["founding_date"]),
            dissolution_date=date(cited, body["dissolution_date"]),
            body=next((one for one in text if one), None),
        )
        _add(draft, "other_names", other_names(cited, body, name))
        _add(draft, "links", links(cited, body))
        for one in body["identifiers"]:
            if one["scheme"].text and one["identifier"].text:
                enrolling.identify(self._desk, ref, one["scheme"].text, one["identifier"].text, *lines)
        for membership in body["memberships"]:
            self._found.objects.setdefault(MEMBERSHIPS, []).append(_with(membership, "organization_id", body["id"]))
        for post in body["posts"]:
            self._found.objects.setdefault(POSTS, []).append(post)
            self._posts[post["id"].text] = _with(post, "organization_id", body["id"])
        self._untold(body, ORGANIZATIONS)

    def _parent(self, body: Value) -> None:
        ref = self._bodies.get(body["id"].text)
        above = body["parent_id"] if body["parent_id"].text else body["parent"]["id"]
        parent = self._bodies.get(above.text)
        if ref and parent and ref != parent:
            self._desk.intake.draft(ref).fill(parent=self._cited.understood(parent, above))

    # ---- people

    def _person(self, person: Value) -> None:
        cited, identifier = self._cited, person["id"].text
        name, told = main_name(person)
        if not name:
            if person.members.keys() - {"id", "redirect"}:
                cited.left("a person without a name", person)
            return
        parts = [person[key] for key in ("family_name", "given_name", "additional_name", "patronymic_name")]
        lines = cited.lines(*told, *parts)
        known = [(enrolling.scheme_of(identifier, self._own), identifier)] if identifier else []
        others = [(one["scheme"].text, one["identifier"].text) for one in person["identifiers"]]
        known += [pair for pair in others if all(pair) and pair not in known]
        directory, intake = self._desk.directory, self._desk.intake
        if known:
            ref = enrolling.person(self._desk, name, known, *lines, sure=True).ref
        else:
            ref = directory.enrol(intake, name, *lines).ref
        if ref is None:
            return
        self._people[identifier] = ref
        draft = intake.draft(ref)
        if person["sort_name"].text:
            draft.set(sort_name=cited.text(person["sort_name"]))
        draft.fill(
            honorific_prefix=cited.text(person["honorific_prefix"]),
            honorific_suffix=cited.text(person["honorific_suffix"]),
            note=cited.text(person["biography"]) or cited.text(person["summary"]),
        )
        _add(draft, "other_names", other_names(cited, person, name))
        _add(draft, "links", links(cited, person))
        for membership in person["memberships"]:
            self._membership(membership, ref)
        self._untold(person, PERSONS)

    def _membership(self, membership: Value, person: str | None) -> None:
        cited = self._cited
        post = self._posts.get(membership["post_id"].text) or membership["post"]
        body = self._bodies.get(_first(membership["organization_id"], membership["organization"]["id"]).text)
        body = body or self._bodies.get(_first(post["organization_id"], post["organization"]["id"]).text)
        if person is None or body is None:
            what = "a body" if person else "a person"
            cited.left(f"a membership of {what} that is not in the file", membership)
            return
        party = self._bodies.get(membership["on_behalf_of_id"].text)
        area_id = _first(membership["area_id"], post["area_id"])
        area = self._areas.get(area_id.text) or _first(membership["area"], post["area"])
        period = self._events.get(membership["legislative_period_id"].text)
        self._used |= {id(one) for one in (post, area, period) if one is not None}
        role = _first(membership["role"], membership["label"])
        place: dict[str, Tree] = {
            "organization": cited.understood(body, membership),
            "role": cited.text(role) or (cited.text(post["role"]) if post["label"].text else None),
            "post": cited.text(_first(post["label"], post["role"])),
            "on_behalf_of": cited.understood(party, membership["on_behalf_of_id"]),
            "area": cited.text(area["name"]),
            "start_date": date(cited, membership["start_date"]),
            "end_date": date(cited, membership["end_date"]),
            "note": note(cited, membership["start_reason"], membership["end_reason"], *([period] if period else ())),
        }
        self._desk.intake.draft(person).add("memberships", place)
        self._untold(membership, MEMBERSHIPS)
        self._untold(post, POSTS)

    # ---- events

    def _event(self, event: Value) -> None:
        """A meeting, when a body and a day are told; a term or an election is none."""
        cited, body = self._cited, self._bodies.get(_first(event["organization_id"], event["organization"]["id"]).text)
        kind, day = event["classification"].text.casefold(), event["start_date"].text[:10]
        if any(word in kind for word in _SPANS) or body is None or date(cited, event["start_date"]) is None:
            if id(event) not in self._used:
                cited.left(f"an event ({kind})" if kind else "an event", event)
            return
        intake = self._desk.intake
        draft = intake.draft(intake.free(meeting_id(body, day)))
        status = _STATUSES.get(event["status"].text.casefold(), "scheduled")
        draft.set(
            heading=cited.text(event["name"]),
            date=date(cited, event["start_date"]),
            start_time=cited.understood(clock(event["start_date"].text), event["start_date"]),
            end_time=cited.understood(clock(event["end_date"].text), event["end_date"]),
            place=cited.text(event["location"]),
            status=cited.understood(status, event["status"]),
            note=cited.text(event["description"]),
        )
        attendance: list[Tree] = []
        for one in event["attendees"]:
            who = self._people.get(_first(one["person_id"], one["id"]).text)
            name: Tree = None if who else cited.text(one["name"])
            if who or name:
                attendance.append({"person": cited.understood(who, one), "name": name, "status": "present"})
        draft.set(attendance=attendance or None)
        self._untold(event, EVENTS)

    def _untold(self, value: Value, class_: str) -> None:
        for key, told in value.members.items():
            if key not in READ[class_] and told.data not in (None, "", (), {}):
                self._cited.left(f"{class_}: {key}", told)


def _add(draft: Draft, name: str, items: list[Tree]) -> None:
    if items:
        draft.add(name, *items)


def _first(*values: Value) -> Value:
    """The first value that says something."""
    return next((value for value in values if value.data not in (None, "", (), {})), NOTHING)


def _with(value: Value, key: str, told: Value) -> Value:
    """An object with what its place in another says, unless it says so itself."""
    return value if value[key].text else Value({**value.members, key: told}, value.line, value.end)


def read(opened: Opened, desk: Desk) -> None:
    """Read a document of Popolo."""
    if isinstance(opened.data, Value):
        cited = Cited(opened)
        _Archive(desk, cited, opened.data).read()
        cited.tell(desk.intake)


def recognises(opened: Opened) -> int:
    """Its classes, or the keys of their objects."""
    if not isinstance(opened.data, Value):
        return 0
    found = popolo(opened.data)
    people = found.of(PERSONS) or found.of(ORGANIZATIONS) or found.of(MEMBERSHIPS)
    return 95 if people and len(found.objects) > 1 else 80 if people else 60 if found.objects else 0


READER = Reader("popolo", "Popolo JSON", "other", "json", recognises, read)
