"""Popolo JSON -> the objects of each class in it, whichever way they are put into a document. Dry.

One document may hold all classes under their names (EveryPolitician, ParlParse's people.json), a list of one class, one
object, or a page of an API; memberships and posts may stand within the person or body they belong to.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from sitegen.importers.opening.tree_json import Value

PERSONS, ORGANIZATIONS, MEMBERSHIPS = "persons", "organizations", "memberships"
POSTS, AREAS, EVENTS = "posts", "areas", "events"
CLASSES: Mapping[str, str] = {
    "persons": PERSONS, "people": PERSONS, "person": PERSONS, "memberships": MEMBERSHIPS, "membership": MEMBERSHIPS,
    "organizations": ORGANIZATIONS, "organisations": ORGANIZATIONS, "organization": ORGANIZATIONS,
    "posts": POSTS, "post": POSTS, "areas": AREAS, "area": AREAS, "events": EVENTS, "event": EVENTS,
}  # fmt: skip
READ: Mapping[str, frozenset[str]] = {  # the keys that records are made of
    PERSONS: frozenset({
        "id", "name", "sort_name", "family_name", "given_name", "additional_name", "patronymic_name", "identifiers",
        "honorific_prefix", "honorific_suffix", "other_names", "links", "sources", "memberships", "biography",
        "summary",
    }),
    ORGANIZATIONS: frozenset({
        "id", "name", "classification", "parent_id", "parent", "other_names", "identifiers", "links", "sources",
        "founding_date", "dissolution_date", "abstract", "description", "abbreviation", "short_name", "posts",
        "memberships",
    }),
    MEMBERSHIPS: frozenset({
        "id", "person_id", "person", "organization_id", "organization", "post_id", "post", "on_behalf_of_id", "role",
        "label", "area_id", "area", "legislative_period_id", "start_date", "end_date", "start_reason", "end_reason",
    }),
    POSTS: frozenset({"id", "label", "role", "organization_id", "organization", "area_id", "area"}),
    EVENTS: frozenset({
        "id", "name", "classification", "organization_id", "organization", "start_date", "end_date", "location",
        "status", "description", "attendees",
    }),
}  # fmt: skip
_PAGES = ("result", "results", "items", "objects", "data")
_SHAPES = (  # the first whose keys are all there decides: (keys that must be there, of which one must be, class)
    (("person_id",), ("organization_id", "post_id", "role", "on_behalf_of_id"), MEMBERSHIPS),
    (("name",), ("given_name", "family_name", "gender", "birth_date", "honorific_prefix", "sort_name", "memberships",
                 "contact_details", "biography", "summary", "email"), PERSONS),
    ((), ("given_name", "family_name"), PERSONS),
    (("label",), ("organization_id", "role", "area_id", "area"), POSTS),
    (("organization_id",), ("role", "label"), POSTS),
    (("name", "start_date"), ("classification", "organization_id", "location", "end_date"), EVENTS),
    (("name",), ("founding_date", "dissolution_date", "parent_id", "posts"), ORGANIZATIONS),
    (("name", "type"), ("id", "identifiers"), AREAS),
    (("name", "classification"), ("id", "identifiers"), ORGANIZATIONS),
)  # fmt: skip


@dataclass(slots=True)
class Popolo:
    """The objects of a document by class, and what in it belongs to none."""

    objects: dict[str, list[Value]] = field(default_factory=dict)
    others: dict[str, Value] = field(default_factory=dict)

    def of(self, class_: str) -> list[Value]:
        """The objects of a class, in the order of the file."""
        return self.objects.get(class_, [])

    def by_id(self, class_: str) -> dict[str, Value]:
        """The objects of a class by their ids."""
        return {one["id"].text: one for one in self.of(class_) if one["id"].text}


def popolo(root: Value) -> Popolo:
    """The objects of a document."""
    found = Popolo()
    for class_, value in _classed(root, found.others):
        found.objects.setdefault(class_, []).append(value)
    return found


def _classed(root: Value, others: dict[str, Value]) -> Iterator[tuple[str, Value]]:
    classes = {key: CLASSES[key] for key, value in root.members.items() if key in CLASSES and _is_list(value)}
    if root.members and not _of_shape(root) and classes:
        for key, class_ in classes.items():
            yield from ((class_, one) for one in root[key] if one.members)
        others.update({key: value for key, value in root.members.items() if key not in classes and _says(value)})
        return
    page = next((root[key] for key in _PAGES if _is_list(root[key]) or root[key].members), root)
    if page is not root:
        others.update({key: value for key, value in root.members.items() if value is not page and _says(value)})
    for one in page if _is_list(page) else (page,):
        shape = _of_shape(one)
        if shape:
            yield shape, one


def _of_shape(value: Value) -> str | None:
    """The class an object's keys are those of."""
    keys = value.members.keys()
    fits = (class_ for must, some, class_ in _SHAPES if keys >= set(must) and keys & set(some))
    return next(fits, None) if keys else None


def _is_list(value: Value) -> bool:
    return isinstance(value.data, tuple)


def _says(value: Value) -> bool:
    return value.data not in (None, "", (), {})
