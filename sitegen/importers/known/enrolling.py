"""People and bodies that a source names by an identifier: matched by that first, then by name.

Law: an identifier is kept on the record, so that the next source finds it; two of one name with different identifiers
of one scheme are two.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from sitegen.importers.drafting.intake import Draft
from sitegen.importers.drafting.sheet import Line
from sitegen.importers.drafting.taken import plain, understood
from sitegen.importers.known.desk import Desk
from sitegen.importers.known.directory import NOBODY, Match
from sitegen.importers.words.names import looks_like_name, parse_name
from sitegen.text import slug

PARLPARSE = "parlparse"  # the scheme of TheyWorkForYou's ids, as EveryPolitician names it
_WORLDWIDE = re.compile(
    r"uk\.org\.publicwhip/.+|[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}|\w+:.{6,}|.*\..*/.+"
)


def scheme_of(identifier: str, otherwise: str) -> str:
    """The scheme of an id: one that is the same everywhere, or that of its own source."""
    if identifier.startswith("uk.org.publicwhip/"):
        return PARLPARSE
    return "Popolo" if _WORLDWIDE.fullmatch(identifier) else otherwise


def person(desk: Desk, printed: str, identifiers: Sequence[tuple[str, str]], *lines: Line, sure: bool = False) -> Match:
    """The person of some identifiers (scheme and id), with a new record when neither they nor the name are known.

    The first identifier is the source's own. `sure` says that the name is one, however it looks.
    """
    directory, intake = desk.directory, desk.intake
    ref = next((found for one in identifiers if (found := directory.identifiers.ref(*one))), None)
    if ref is None:
        if not (sure or looks_like_name(printed) or parse_name(printed).peerage):
            return NOBODY
        scheme, identifier = identifiers[0]
        named = sorted(directory.named(printed))
        free = [one for one in named if not directory.identifiers.has(one, scheme)]
        if len(free) > 1:
            intake.doubt("a name of several people", printed, lines, free)
            return Match(None, tuple(free))
        own = f"people/{slug(parse_name(printed).name) or slug(identifier) or 'unnamed'}"
        ref = free[0] if free else _apart(own, identifier) if named or own in intake.drafts else own
    draft = directory.enter(intake, ref, printed, *lines)
    for scheme, identifier in identifiers:
        directory.identifiers.add(ref, scheme, identifier)
        _identify(draft, scheme, identifier, *lines)
    return Match(ref)


def body(
    desk: Desk,
    printed: str,
    scheme: str,
    identifier: str,
    *lines: Line,
    classification: str | None = None,
) -> str:
    """The body of an identifier, with a new record when neither it nor the name is known."""
    directory, intake = desk.directory, desk.intake
    ref = directory.identifiers.ref(scheme, identifier) or directory.organization(printed).ref
    if ref and directory.identifiers.has(ref, scheme) and directory.identifiers.ref(scheme, identifier) != ref:
        ref = _apart(ref, identifier)
        intake.draft(ref).fill(name=understood(printed, *lines), classification=classification or "other")
    elif ref is None or ref not in intake.drafts:
        ref = directory.found(intake, printed, *lines, classification=classification)
    directory.identifiers.add(ref, scheme, identifier)
    _identify(intake.draft(ref), scheme, identifier, *lines)
    return ref


def identify(desk: Desk, ref: str, scheme: str, identifier: str, *lines: Line) -> None:
    """Keep an identifier of a record, and know the record by it."""
    desk.directory.identifiers.add(ref, scheme, identifier)
    _identify(desk.intake.draft(ref), scheme, identifier, *lines)


def note(desk: Desk, ref: str, scheme: str, identifier: str, *lines: Line) -> None:
    """Keep an identifier on a record, by which it is not known: it is not told whose scheme it is."""
    _identify(desk.intake.draft(ref), scheme, identifier, *lines)


def _identify(draft: Draft, scheme: str, identifier: str, *lines: Line) -> None:
    if {"scheme": scheme, "identifier": identifier} not in plain(draft.fields.get("identifiers", ())):
        draft.add("identifiers", {"scheme": scheme, "identifier": understood(identifier, *lines)})


def _apart(ref: str, identifier: str) -> str:
    """An id for another of the same name: it ends as the identifier does, so that it stays what it is."""
    return f"{ref}-{slug(identifier.rpartition('/')[2])[:12] or 'other'}"
