"""What a person sees of a run: progress on a terminal, plain lines elsewhere, faults, a closing summary."""

from __future__ import annotations

import sys
from typing import Any, TextIO

import click

from sitegen.pagefind import Index
from sitegen.pipeline import Report
from sitegen.problems import Problem
from sitegen.text import count


class Console:
    """Progress as a bar that overwrites itself on a terminal; elsewhere one line a step, when it ends."""

    def __init__(self, stream: TextIO | None = None) -> None:
        self.stream = stream or sys.stderr
        self.live = self.stream.isatty()
        self._bar: Any = None

    def begin(self, step: str, total: int | None) -> None:
        if self.live and total:
            self._bar = click.progressbar(length=total, label=f"  {step:<8}", file=self.stream, update_min_steps=20)
            self._bar.__enter__()
        elif self.live:
            click.echo(f"  {step:<8} …", file=self.stream, nl=False)

    def advance(self) -> None:
        if self._bar is not None:
            self._bar.update(1)

    def end(self, step: str, seconds: float) -> None:
        if self._bar is not None:
            self._bar.__exit__(None, None, None)
            self._bar = None
        elif self.live:
            click.echo(f" {seconds:.1f} s", file=self.stream)
        else:
            click.echo(f"{step}: {seconds:.1f} s", file=self.stream)

    def _say(self, text: str) -> None:
        click.echo(text, file=self.stream)

    def problems(self, problems: tuple[Problem, ...]) -> None:
        """Every fault, in order, then how many."""
        for problem in problems:
            where, _, rest = str(problem).partition("\n")
            click.secho(where, file=self.stream, fg="red" if problem.severity == "error" else "yellow")
            click.echo(rest, file=self.stream)
        errors = sum(problem.severity == "error" for problem in problems)
        if problems:
            words = [count(errors, "fault")] if errors else []
            words += [count(len(problems) - errors, "warning")] if errors < len(problems) else []
            click.secho(" and ".join(words) + ".", file=self.stream, bold=True)

    def summary(self, report: Report, output: str) -> None:
        """Records, pages, what changed, faults, seconds per step."""
        kinds = ", ".join(f"{number} {kind}" for kind, number in sorted(report.records.items()))
        self._say(f"{count(sum(report.records.values()), 'record')}: {kinds}")
        if report.changes is not None:
            self._say(f"{count(report.pages, 'page')}, {report.searchable:,} searchable, in {output}")
            if report.index and report.index.parts:
                self._index(report.index)
            added, changes = count(len(report.changes.added), "file"), report.changes
            self._say(f"{added} added, {len(changes.changed)} changed, {len(changes.removed)} removed")
        if not report.problems:
            self._say("no faults")
        self._say(", ".join(f"{step} {seconds:.1f} s" for step, seconds in report.seconds))

    def _index(self, index: Index) -> None:
        """What search holds: records by kind, then each index with its records, its files and its size."""
        self._say("search: " + ", ".join(f"{number:,} {kind}" for kind, number in index.kinds.items()))
        for part in index.parts:
            kept = ", as before" if part.kept else ""
            records, files = count(part.records, "record"), count(part.files, "file")
            self._say(f"  {part.path} {records}, {files}, {part.size / 1_000_000:.1f} MB{kept}")
