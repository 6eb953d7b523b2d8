"""Which record a path below `content/` is. Law: a path in, an identity out.

Identity is the path: `people/susan-hall.yaml` is `people/susan-hall`. Transcripts stand beside their meeting:
`meetings/<committee>/<date>.transcript.md` is `meetings/<committee>/<date>/transcript`. A path that is only
misspelt is read as the one it was meant for, so that references to its record do not dangle.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from sitegen.dates import PartialDate
from sitegen.problems import Code, Outcome, Problem, Where, nearest
from sitegen.records import BY_FOLDER
from sitegen.records.base import Record
from sitegen.text import slug, with_article

SINGLE = {"site.yaml": "site", "glossary.yaml": "glossary"}
FOLDERS = tuple(sorted({*BY_FOLDER} - {*SINGLE.values(), "transcripts"}))
_SINGULARS = {BY_FOLDER[folder].kind: folder for folder in FOLDERS}
_SUFFIXES = {".yaml": ".yaml", ".yml": ".yaml", ".md": ".md", ".markdown": ".md"}
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_Told = Iterator[tuple[Code, str, str]]


@dataclass(frozen=True, slots=True)
class Identity:
    """What a path says: the record's id and class, and the fields that come from the path.

    `strayed`: the file is not named as it should be, which has been told; `lost`: so that its record cannot be made.
    """

    id: str
    model: type[Record]
    fields: tuple[tuple[str, str], ...] = ()
    in_markdown: bool = False
    strayed: bool = False
    lost: bool = False


def identify(relative: PurePosixPath, file: str) -> Outcome[Identity | None]:
    """The record a path names, or was meant to name, and every fault in the path."""
    told = list(_faults(relative))
    problems = tuple(Problem(Where(file), code, reason, hint) for code, reason, hint in told)
    identity = _identity(relative)
    return Outcome(identity and replace(identity, strayed=bool(told)), problems)


def _identity(relative: PurePosixPath) -> Identity | None:
    suffix = _SUFFIXES.get(relative.suffix.lower(), "")
    if single := SINGLE.get(str(relative.with_suffix(suffix)).lower()):
        return Identity(single, BY_FOLDER[single])
    folder = _folder(relative)
    if folder is None:
        return None
    model = BY_FOLDER[folder]
    stem, is_transcript = _stem(relative, folder)
    parents = [slug(part) for part in relative.parts[1:-1]][: len(model.parents)]
    lost = len(parents) < len(model.parents) or not suffix or not slug(stem)
    id_ = "/".join([folder, *parents, slug(stem)])
    places = zip(model.parents, parents, strict=False)
    fields = tuple((parent.field, f"{parent.folder}/{part}") for parent, part in places)
    if is_transcript:
        fields = (*fields, ("meeting", id_), ("date", stem[:10]))
        lost = lost or suffix != ".md" or not _begins_with_day(stem)
        return Identity(f"{id_}/transcript", BY_FOLDER["transcripts"], fields, in_markdown=True, lost=lost)
    return Identity(id_, model, fields, in_markdown=suffix == ".md", lost=lost)


def _faults(relative: PurePosixPath) -> _Told:
    suffix = _SUFFIXES.get(relative.suffix.lower())
    if suffix is None:
        yield "unknown-file", "is no record: its name ends in neither .yaml nor .md.", "move it out of the records"
        return
    if suffix != relative.suffix:
        yield "unknown-file", f'has a name that ends in "{relative.suffix}".', f"rename it {relative.stem}{suffix}"
    named = str(relative.with_suffix(suffix))
    if named.lower() in SINGLE:
        if named not in SINGLE:
            yield "bad-path", f'"{relative.stem}" is not in lower case.', f"rename it {named.lower()}"
        return
    folder = _folder(relative)
    first = relative.parts[0] if relative.parts[1:] else None
    if folder is None or folder != first:
        listed = "the folders are " + ", ".join(FOLDERS)
        hint = f'did you mean "{folder}"?' if folder else listed
        reason = f'stands in "{first}", which is no kind of record.' if first else "stands in no folder."
        yield "unknown-folder", reason, hint
    if folder:
        yield from _faults_below(relative, folder, suffix)


def _faults_below(relative: PurePosixPath, folder: str, suffix: str) -> _Told:
    model, parents = BY_FOLDER[folder], relative.parts[1:-1]
    stem, is_transcript = _stem(relative, folder)
    if is_transcript and suffix != ".md":
        yield "bad-path", "is a transcript, and not written in Markdown.", f"write it as {stem}.transcript.md"
    if len(parents) != len(model.parents):
        wanted = "/".join([folder, *(f"<{parent.field}>" for parent in model.parents), "<name>"])
        reason = f"{with_article(model.singular.lower())} does not belong at this depth."
        yield "bad-path", reason, f"its place is {wanted}{suffix}"
    for part in (*parents, stem):
        if not _SLUG.fullmatch(part):
            reason = f'"{part}" is not lower-case letters, digits and single hyphens.'
            yield "bad-path", reason, f'rename it "{slug(part)}"' if slug(part) else "give it another name"
    if folder == "meetings" and not _begins_with_day(stem):
        yield "bad-path", f'"{stem}" does not begin with a day.', "name it after the meeting's day, as 2023-03-08"


def _folder(relative: PurePosixPath) -> str | None:
    """The folder of records the path is in, or was meant to be in."""
    first = relative.parts[0] if relative.parts[1:] else ""
    return first if first in FOLDERS else _SINGULARS.get(first) or nearest(first.lower(), FOLDERS)


def _stem(relative: PurePosixPath, folder: str) -> tuple[str, bool]:
    """The file's name without what it ends in, and whether it is a transcript's."""
    stem = relative.stem
    is_transcript = folder == "meetings" and stem.lower().endswith(".transcript")
    return (stem[: -len(".transcript")], True) if is_transcript else (stem, False)


def _begins_with_day(stem: str) -> bool:
    try:
        return PartialDate.parse(stem[:10]).precision == "day" and stem[10:11] in ("", "-")
    except ValueError:
        return False
