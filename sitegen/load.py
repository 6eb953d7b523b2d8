"""`content/` -> one raw record a file, with its identity. Wet: it reads files."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from sitegen.identity import Identity, identify
from sitegen.parse import parse_yaml
from sitegen.problems import Outcome, Problem, Where
from sitegen.source import FrontMatter, Raw, decode, split_front_matter
from sitegen.text import with_article
from sitegen.transcripts import read_transcript

_ASIDE = re.compile(r"(^|/)(\.|README\.md$|.*~$|#)|^files/|^search-tests\.yaml$")


@dataclass(frozen=True, slots=True)
class Loaded:
    """One file: who it is, and (unless it could not be read) its raw values."""

    file: str
    identity: Identity
    raw: Raw | None


def content_files(content: Path) -> Iterator[PurePosixPath]:
    """Every file below `content` that is meant as a record, in order; editors' and hidden files are not."""
    for path in sorted(content.rglob("*")):
        relative = PurePosixPath(path.relative_to(content))
        there = path.is_file() or (path.is_symlink() and not path.exists())
        if there and not _ASIDE.search(str(relative)):
            yield relative


def load_file(content: Path, relative: PurePosixPath) -> Outcome[Loaded | None]:
    """Read one file. Raises OSError when the file cannot be opened."""
    file = str(PurePosixPath(content) / relative)
    named = identify(relative, file)
    if named.value is None:
        return Outcome(None, named.problems)
    if named.value.lost:
        return Outcome(Loaded(file, named.value, None), named.problems)
    text = decode((content / relative).read_bytes(), file)
    parsed = _parse(text.value, file, named.value)
    told = {problem.where.line for problem in text.problems}
    others = (it for it in parsed.problems if it.code != "yaml-syntax" or it.where.line not in told)
    raw = parsed.value and replace(parsed.value, lines=tuple(text.value.split("\n")))
    return Outcome(Loaded(file, named.value, raw), (*named.problems, *text.problems, *others))


def _parse(text: str, file: str, identity: Identity) -> Outcome[Raw | None]:
    if not identity.in_markdown:
        parsed = parse_yaml(text, file)
        return _with_fields(parsed.value, parsed.problems, file, identity)
    split = split_front_matter(text, file)
    if split.value is None:
        return Outcome(None, split.problems)
    front = parse_yaml(split.value.yaml, file, split.value.yaml_line)
    outcome = _with_fields(front.value, front.problems, file, identity)
    return _with_body(outcome.value, outcome.problems, file, identity, split.value) if outcome.value else outcome


def _with_fields(raw: Raw | None, problems: tuple[Problem, ...], file: str, identity: Identity) -> Outcome[Raw | None]:
    """The values and the fields that the path gives."""
    if raw is None:
        return Outcome(None, problems)
    return Outcome(
        raw.adding(dict(identity.fields), Where(file)),
        (*problems, *_given_twice(raw, dict(identity.fields), "the path")),
    )


def _with_body(
    raw: Raw, problems: tuple[Problem, ...], file: str, identity: Identity, parts: FrontMatter
) -> Outcome[Raw | None]:
    """The values and what the text below them gives: panels, or prose."""
    model, prose = identity.model, parts.body.strip()
    if model.body_format == "transcript":
        body = read_transcript(parts.body, file, parts.body_line, identity.id.removesuffix("/transcript"))
        told = _given_twice(raw, body.value.data, "the text below")
        marks = {**raw.marks, ("panels",): raw.marks[()], **body.value.marks}
        return Outcome(Raw({**raw.data, **body.value.data}, marks), (*problems, *told, *body.problems))
    lead = len(parts.body) - len(parts.body.lstrip())
    where = Where(file, parts.body_line + parts.body[:lead].count("\n"))
    if prose and model.body_format == "none":
        hint = "put the prose in a field, and rename the file .yaml"
        reason = f"{with_article(model.singular.lower())} has no prose of its own."
        return Outcome(raw, (*problems, Problem(where, "unexpected-prose", reason, hint)))
    if prose:
        told = _given_twice(raw, {"body": prose}, "the text below")
        return Outcome(raw.adding({"body": prose}, where), (*problems, *told))
    return Outcome(raw, problems)


def _given_twice(raw: Raw, more: Mapping[str, object], whence: str) -> Iterator[Problem]:
    for key in more:
        if key in raw.data:
            yield Problem(raw.marks[(key,)].key, "duplicate-key", f'"{key}" is read from {whence}.', "remove it here")
