"""`content/` -> one raw record a file, with its identity. Wet: it reads files.

Identity is the path: `people/susan-hall.yaml` is `people/susan-hall`. Transcripts stand beside their meeting:
`meetings/<committee>/<date>.transcript.md` is `meetings/<committee>/<date>/transcript`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from sitegen.problems import Outcome, Problem, Where, did_you_mean
from sitegen.records import BY_FOLDER
from sitegen.records.base import Record
from sitegen.source import Raw, decode, parse_yaml, split_front_matter
from sitegen.transcripts import read_transcript

SINGLE = {"site.yaml": "site", "glossary.yaml": "glossary"}
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_DATED = re.compile(r"\d{4}-\d{2}-\d{2}(-|$)")
_ASIDE = re.compile(r"(^|/)(\.|README\.md$|.*~$|#)")


@dataclass(frozen=True, slots=True)
class Identity:
    """What a path says: the record's id and class, and the fields that come from the path."""

    id: str
    model: type[Record]
    fields: tuple[tuple[str, str], ...] = ()


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
        if path.is_file() and not _ASIDE.search(str(relative)) and relative.parts[0] != "files":
            yield relative


def load_file(content: Path, relative: PurePosixPath) -> Outcome[Loaded | None]:
    """Read one file. Raises OSError when the file cannot be opened."""
    file = str(PurePosixPath(content) / relative)
    named = identify(relative, file)
    if named.value is None:
        return Outcome(None, named.problems)
    text = decode((content / relative).read_bytes(), file)
    parsed = _parse(text.value, file, named.value, relative.suffix == ".md")
    return Outcome(Loaded(file, named.value, parsed.value), (*named.problems, *text.problems, *parsed.problems))


def identify(relative: PurePosixPath, file: str) -> Outcome[Identity | None]:
    """Which record a path below `content/` is, or the fault in the path."""
    name = str(relative)
    if name in SINGLE:
        return Outcome(Identity(SINGLE[name], BY_FOLDER[SINGLE[name]]))
    folder, *parents = relative.parts[:-1] or ("",)
    if relative.suffix not in (".yaml", ".md"):
        return _bad(file, "unknown-file", "is no record: its name ends in neither .yaml nor .md.", "move it elsewhere")
    folders = sorted(
        record.folder for record in BY_FOLDER.values() if record.folder not in (*SINGLE.values(), "transcripts")
    )
    if folder not in folders:
        hint = did_you_mean(folder, folders, "the folders are " + ", ".join(folders))
        return _bad(file, "unknown-folder", f'stands in "{folder}", which is no kind of record.', hint)
    stem = relative.name.removesuffix(relative.suffix)
    is_transcript = folder == "meetings" and stem.endswith(".transcript")
    stem = stem.removesuffix(".transcript") if is_transcript else stem
    model = BY_FOLDER[folder]
    if len(parents) != len(model.parents):
        wanted = "/".join([folder, *(f"<{parent.field}>" for parent in model.parents), "<name>"])
        return _bad(
            file,
            "bad-path",
            f"a {model.singular.lower()} does not belong at this depth.",
            f"its place is {wanted}{relative.suffix}",
        )
    for part in (*parents, stem):
        if not _SLUG.fullmatch(part):
            return _bad(
                file, "bad-path", f'"{part}" is not lower-case letters, digits and single hyphens.', "rename it"
            )
    if folder == "meetings" and not _DATED.match(stem):
        return _bad(
            file, "bad-path", f'"{stem}" does not begin with the day of the meeting.', "name it 2023-03-08, say"
        )
    id_ = "/".join([folder, *parents, stem])
    fields = tuple(
        (parent.field, f"{parent.folder}/{part}") for parent, part in zip(model.parents, parents, strict=True)
    )
    if is_transcript:
        return Outcome(
            Identity(f"{id_}/transcript", BY_FOLDER["transcripts"], (*fields, ("meeting", id_), ("date", stem[:10])))
        )
    return Outcome(Identity(id_, model, fields))


def _bad(file: str, code: str, reason: str, hint: str) -> Outcome[Identity | None]:
    return Outcome(None, (Problem(Where(file), code, reason, hint),))


def _parse(text: str, file: str, identity: Identity, has_front_matter: bool) -> Outcome[Raw | None]:
    model = identity.model
    if not has_front_matter:
        parsed = parse_yaml(text, file)
        raw = parsed.value.adding(dict(identity.fields), Where(file)) if parsed.value else None
        return Outcome(raw, parsed.problems)
    split = split_front_matter(text, file)
    if split.value is None:
        return Outcome(None, split.problems)
    parts = split.value
    parsed = parse_yaml(parts.yaml, file, parts.yaml_line)
    raw, problems = parsed.value, parsed.problems
    if raw is None:
        return Outcome(None, problems)
    raw = raw.adding(dict(identity.fields), Where(file))
    if model.body_format == "transcript":
        body = read_transcript(parts.body, file, parts.body_line, identity.id.removesuffix("/transcript"))
        raw = Raw({**raw.data, **body.value.data}, {**raw.marks, ("panels",): raw.marks[()], **body.value.marks})
        problems = (*problems, *body.problems)
    elif parts.body.strip():
        if model.body_format == "none":
            hint = "put the prose in a field, and rename the file .yaml"
            reason = f"a {model.singular.lower()} has no prose of its own."
            problems = (*problems, Problem(Where(file, parts.body_line), "unexpected-prose", reason, hint))
        else:
            lead = len(parts.body) - len(parts.body.lstrip())
            line = parts.body_line + parts.body[:lead].count("\n")
            raw = raw.adding({"body": parts.body.strip()}, Where(file, line))
    return Outcome(raw, problems)
