"""What a search page showed. Law: values only."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Found:
    """The addresses below the root of a page's answers and of its results, in order; and how the search ended."""

    answers: tuple[str, ...]
    results: tuple[str, ...]
    state: str = "ready"
