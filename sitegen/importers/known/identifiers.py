"""Names of people and bodies in other people's schemes (Popolo: Identifier): two of one scheme are two people."""

from __future__ import annotations

from collections import defaultdict


class Identifiers:
    """Who has which identifier, among the records known so far."""

    def __init__(self) -> None:
        self._refs: dict[tuple[str, str], str] = {}
        self._schemes: dict[str, set[str]] = defaultdict(set)

    def add(self, ref: str, scheme: str, identifier: str) -> None:
        """Know a record by an identifier; who had it first keeps it."""
        self._refs.setdefault((scheme, identifier), ref)
        self._schemes[ref].add(scheme)

    def ref(self, scheme: str, identifier: str) -> str | None:
        """The record of an identifier."""
        return self._refs.get((scheme, identifier))

    def has(self, ref: str, scheme: str) -> bool:
        """Whether a record has an identifier of a scheme."""
        return scheme in self._schemes.get(ref, ())
