"""Sources -> what their readers made of them. Wet: it opens files. Law: one source that cannot be read stops all."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from sitegen.importers.choosing import choose
from sitegen.importers.drafting.intake import Furniture, Intake
from sitegen.importers.drafting.taken import understood
from sitegen.importers.keeping.held import Held
from sitegen.importers.keeping.memory import Memory
from sitegen.importers.known.desk import Desk, Opened, Reader
from sitegen.importers.known.directory import Directory
from sitegen.importers.opening.opening import open_source
from sitegen.importers.readers import READERS
from sitegen.problems import Outcome, Problem, Where
from sitegen.text import slug


@dataclass(frozen=True, slots=True)
class Taking:
    """One source, read: `digest` is of its bytes."""

    opened: Opened
    reader: Reader
    intake: Intake
    digest: str

    @property
    def file(self) -> str:
        return self.opened.sheet.file

    @property
    def slug(self) -> str:
        return slug(self.file)


def take(paths: Iterable[Path], kind: str | None, held: Held, memory: Memory) -> Outcome[tuple[Taking, ...]]:
    """Open and read every source, in the order given; later ones know the people and bodies of those before."""
    problems: list[Problem] = []
    chosen: list[tuple[Path, Opened, Reader]] = []
    for path in paths:
        opened = open_source(path)
        problems += opened.problems
        if opened.value is None:
            continue
        reader = choose(opened.value, READERS, kind)
        problems += reader.problems
        if reader.value:
            chosen.append((path, opened.value, reader.value))
    if any(problem.severity == "error" for problem in problems):
        return Outcome((), tuple(problems))
    known = _known_otherwise(held, memory, [opened.sheet.file for _, opened, _ in chosen])
    directory = Directory(known.people, known.organizations)
    for _, opened_source, _ in chosen:
        directory.learn(opened_source.sheet.text)
    taken = [_taking(path, source, reader, directory) for path, source, reader in chosen]
    problems += [problem for outcome in taken for problem in outcome.problems]
    return Outcome(tuple(outcome.value for outcome in taken if outcome.value), tuple(problems))


def _known_otherwise(held: Held, memory: Memory, files: list[str]) -> Held:
    """What is held without what only these sources told of when they were imported before.

    So that reading a source again is like reading it for the first time, and gives the same.
    """
    documents = {held.document_of(file) for file in files}
    kept = {
        id_: record
        for id_, record in held.records.items()
        if not memory.gave(files, id_, held.trees[id_])
        or any(source.document not in documents for source in record.sources)
    }
    return replace(held, records=kept)


def _taking(path: Path, opened: Opened, reader: Reader, directory: Directory) -> Outcome[Taking | None]:
    intake = Intake(opened.sheet, f"documents/{slug(path.stem) or 'source'}")
    intake.furniture += [Furniture(lines, rule) for rule, lines in opened.aside]
    try:
        reader.read(opened, Desk(intake, directory))
    except Exception as error:  # noqa: BLE001 - whatever a document makes of a reader, a person is told in words
        reason = f"stopped the reader of {reader.title} ({type(error).__name__}: {error}), which is a mistake of ours."
        hint = "import it with --as document, which keeps every word, and tell the makers of sitegen"
        return Outcome(None, (Problem(Where(opened.sheet.file), "unknown-document", reason, hint),))
    words = next((line for line in opened.sheet if not line.blank), None)
    heading = understood(
        f"{reader.title[:1].upper()}{reader.title[1:]}: {opened.sheet.file}", *([words] if words else [])
    )
    intake.draft(intake.document).fill(heading=heading, type=reader.type).set(file=opened.sheet.file)
    return Outcome(Taking(opened, reader, intake, hashlib.sha256(path.read_bytes()).hexdigest()))
