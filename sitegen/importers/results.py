"""What an import did, or would do: values for the report."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import PurePosixPath
from typing import Literal

from sitegen.importers.account import Account, account
from sitegen.importers.drafting.intake import Doubt
from sitegen.importers.keeping.held import Trees
from sitegen.importers.keeping.merging import Conflict
from sitegen.importers.takings import Taking
from sitegen.problems import Problem

Change = Literal["new", "updated", "unchanged", "removed by hand"]


@dataclass
class Result:
    """One source: what became of its records and lines, and what a person must look at."""

    taking: Taking
    trees: Trees = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    paths: dict[str, PurePosixPath] = field(default_factory=dict)
    changes: dict[str, Change] = field(default_factory=dict)
    bases: dict[str, Mapping[str, str]] = field(default_factory=dict)
    conflicts: list[tuple[str, Conflict]] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    left_out: dict[str, Problem] = field(default_factory=dict)
    gone: tuple[str, ...] = ()

    @cached_property
    def account(self) -> Account:
        """What became of every line, by the records that were kept."""
        return account(self.taking.intake, self.names, frozenset(self.left_out))


@dataclass(frozen=True, slots=True)
class Import:
    """What an import did, or (on a dry run) would do: the results by source, and the files it writes."""

    results: tuple[Result, ...]
    files: Mapping[PurePosixPath, bytes | None]
