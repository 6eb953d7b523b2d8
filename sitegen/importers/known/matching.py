"""What a printed name comes to: who is meant, or the candidates; and the roll a name is read against. Dry."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Match:
    """Who is meant: an id; or none, with the candidates when there are several."""

    ref: str | None = None
    candidates: tuple[str, ...] = ()

    @property
    def doubtful(self) -> bool:
        return self.ref is None and bool(self.candidates)

    @staticmethod
    def among(found: set[str]) -> Match:
        """The one there is; of several, all are candidates."""
        return Match(next(iter(found))) if len(found) == 1 else Match(None, tuple(sorted(found)))


@dataclass(slots=True)
class Roll:
    """Who is at one meeting, with the role each has there: what a label that is not a whole name is read against."""

    roles: dict[str, str] = field(default_factory=dict)

    def add(self, ref: str, role: str | None = None) -> None:
        self.roles.setdefault(ref, role or "")
        if role:
            self.roles[ref] = role


NOBODY = Match()
EMPTY = Roll()
