"""Values of Popolo that several classes have: dates, names, links, notes -> fields of our records. Dry."""

from __future__ import annotations

import re

from sitegen.dates import PartialDate
from sitegen.importers.drafting.taken import Taken, Tree, understood
from sitegen.importers.opening.tree_json import Value
from sitegen.importers.structured.cited import Cited

_CLOCK = re.compile(r"\d{4}-\d{2}-\d{2}[T ]((?:[01]\d|2[0-3]):[0-5]\d)")
_ADDRESS = re.compile(r"https?://\S+")
_DAY = re.compile(r"(\d{4}(?:-\d{2}(?:-\d{2})?)?)(?:[T ].*)?")
_END_OF_TIME = 2200  # sources write 9999-12-31 for an end that has not come
_MAIN = "main"


def date(cited: Cited, value: Value) -> Taken | None:
    """A date as records write it, or nothing where it is none, or stands for one that has not come."""
    match = _DAY.fullmatch(value.text)
    try:
        found = PartialDate.parse(match[1]) if match else None
    except ValueError:
        found = None
    return cited.understood(str(found), value) if found and found.year < _END_OF_TIME else None


def clock(text: str) -> str | None:
    """The time of day in a moment (2015-05-07T10:00:00Z)."""
    match = _CLOCK.match(text)
    return match[1] if match else None


def main_name(person: Value) -> tuple[str, tuple[Value, ...]]:
    """The name a person goes by, and the values that tell it: `name`, or the last of those noted as the main one."""
    if person["name"].text:
        return person["name"].text, (person["name"],)
    if composed := composed_name(person):
        return composed, (person,)
    mains = [one for one in person["other_names"] if one["note"].text.casefold() == _MAIN] or [*person["other_names"]]
    named = [(name, one) for one in mains if (name := composed_name(one))]
    return (named[-1][0], (named[-1][1],)) if named else ("", ())


def composed_name(value: Value) -> str:
    """A name from its parts; of a peer, the title and its place."""
    if value["name"].text:
        return value["name"].text
    if value["lordname"].text or value["lordofname"].text:
        of = f"of {value['lordofname'].text}" if value["lordofname"].text else ""
        return " ".join(part for part in (value["honorific_prefix"].text, value["lordname"].text, of) if part)
    family = value["family_name"].text or value["surname"].text
    return " ".join(part for part in (value["given_name"].text, value["additional_name"].text, family) if part)


def other_names(cited: Cited, holder: Value, name: str) -> list[Tree]:
    """The other names of a person or body, each once."""
    made: list[Tree] = []
    seen = {name}
    for one in holder["other_names"]:
        other = composed_name(one) or one.text
        if other and other not in seen:
            seen.add(other)
            made.append({
                "name": understood(other, *cited.lines(one)),
                "start_date": date(cited, one["start_date"]),
                "end_date": date(cited, one["end_date"]),
                "note": cited.text(one["note"]) or cited.text(one["lang"]),
            })  # fmt: skip
    return made


def links(cited: Cited, holder: Value) -> list[Tree]:
    """The addresses a person or body is described at."""
    made: list[Tree] = []
    for key in ("links", "sources"):
        for one in holder[key]:
            url = one["url"].text or one.text
            if _ADDRESS.fullmatch(url):
                note_ = cited.text(one["note"]) or key.removesuffix("s")
                made.append({"url": cited.understood(url, one), "note": note_})
    return made


def note(cited: Cited, *values: Value) -> Taken | None:
    """What is told of a membership besides: its term, why it began, why it ended."""
    words = [words for value in values if (words := value["name"].text if value.members else value.text)]
    return understood("; ".join(words), *cited.lines(*values)) if words else None
