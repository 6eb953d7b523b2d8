"""Faults as values: where, what, why and the mend. Law: nothing here prints, exits or raises."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

T = TypeVar("T")

Severity = Literal["error", "warning"]
Code = Literal[
    "bad-character", "bad-encoding", "bad-heading", "bad-json", "bad-path", "bad-xml", "dangling-reference",
    "data-gap", "date-mismatch", "draft-reference", "duplicate-anchor", "duplicate-key", "duplicate-url",
    "foreign-output",
    "impossible-date", "missing-front-matter", "missing-key", "missing-site", "missing-template", "missing-value",
    "no-content", "no-text", "not-a-mapping", "orphan-transcript", "search-backend", "search-browser",
    "search-damaged", "search-duplicate-url", "search-empty", "search-lost-record", "search-miss",
    "speech-outside-panel", "speech-without-speaker",
    "template-mistake", "too-large", "unexpected-prose", "unknown-document", "unknown-file", "unknown-folder",
    "unknown-key", "unknown-speaker", "unreadable-file", "unsafe-xml", "wrong-kind-reference", "wrong-type",
    "wrong-value", "yaml-alias", "yaml-syntax", "yaml-tab",
]  # fmt: skip


@dataclass(frozen=True, slots=True, order=True)
class Where:
    """A place in a file: path as the maintainer sees it, line and column counted from 1."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One fault in content or templates, with its stable code and how to mend it."""

    where: Where
    code: Code
    reason: str
    hint: str = ""
    severity: Severity = "error"

    def __str__(self) -> str:
        lines = [f"{self.where}: {self.severity} [{self.code}]", f"  {self.reason}"]
        if self.hint:
            lines.append(f"  hint: {self.hint}")
        return "\n".join(lines)


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T]):
    """What a step made, and every fault it met on the way."""

    value: T
    problems: tuple[Problem, ...] = ()

    @property
    def ok(self) -> bool:
        return not any(problem.severity == "error" for problem in self.problems)


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word most like a mistyped one, or None when nothing is close."""
    matches = difflib.get_close_matches(word, tuple(known), n=1, cutoff=0.6)
    return matches[0] if matches else None


def did_you_mean(word: str, known: Iterable[str], otherwise: str = "") -> str:
    """A hint that names the nearest known word, or the given text when nothing is close."""
    match = nearest(word, known)
    return f'did you mean "{match}"?' if match else otherwise
