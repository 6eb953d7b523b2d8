"""The values of a record as loading its file gives them back. Law: what is written and read again is equal.

A file holds texts, lists and mappings: a number is the text of its digits, what is empty is left out, lines end in a
line feed. A transcript's headings have no way to hold braces and straight quotes, nor its speeches a heading of level
two or three: these take the next form that shows the same.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any

from sitegen.identity import SINGLE, Identity, identify
from sitegen.source import FOREIGN
from sitegen.text import slug

_HEADING_LIKE = re.compile(r"(\s*)(#{1,6})(?!#)([^{]*)(\{)?")
_OPENING_QUOTE = re.compile(r'(^|(?<=[\s(\[–—-]))"')
_BRACES = str.maketrans("{}", "()")
TRANSCRIPT = "/transcript"


def is_transcript(id_: str) -> bool:
    """Whether an id is that of a meeting's transcript; a document may be called transcript as well."""
    return id_.startswith("meetings/") and id_.endswith(TRANSCRIPT)


def record_path(id_: str, *, prose: bool) -> PurePosixPath:
    """The path below `content/` of a record's file; Markdown where it has prose below its fields."""
    if is_transcript(id_):
        return PurePosixPath(f"{id_.removesuffix(TRANSCRIPT)}.transcript.md")
    singles = {single: name for name, single in SINGLE.items()}
    return PurePosixPath(singles.get(id_) or f"{id_}{'.md' if prose else '.yaml'}")


def identity_of(id_: str) -> Identity:
    """What the path of an id says. Raises ValueError for an id that no path has."""
    path = record_path(id_, prose=False)
    outcome = identify(path, str(path))
    if outcome.problems or outcome.value is None or outcome.value.id != id_:
        raise ValueError(f"{id_} is no id of a record")
    return outcome.value


def as_loaded(id_: str, tree: Mapping[str, Any]) -> dict[str, Any]:
    """The values as they come back from the record's file, without those that its path gives.

    Raises ValueError for what no file can hold: characters that nobody can see, parts in the wrong place.
    """
    given = {field for field, _ in identity_of(id_).fields}
    found: dict[str, Any] = _plain({key: value for key, value in tree.items() if key not in given}) or {}
    if is_transcript(id_):
        return _transcript(id_, found)
    if "body" in found:
        found["body"] = found["body"].strip()
    return found


def _plain(value: Any) -> Any:
    """A value in texts, lists and mappings; None for what is empty."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Mapping):
        made = {str(key): _plain(item) for key, item in value.items()}
        return {key: item for key, item in made.items() if item is not None} or None
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [item for item in map(_plain, value) if item is not None] or None
    if value is None:
        return None
    text = re.sub("\r\n?", "\n", str(value))
    if found := FOREIGN.search(text):
        raise ValueError(f"holds the character U+{ord(found[0]):04X}, which no file of text can hold")
    return text if text.strip() else None


def _transcript(id_: str, tree: dict[str, Any]) -> dict[str, Any]:
    meeting = id_.removesuffix(TRANSCRIPT)
    panels = []
    for panel in tree.pop("panels", []):
        speeches = [_speech(speech, tree) for speech in panel.get("speeches", [])]
        made = {key: _attribute(key, value) for key, value in panel.items() if key not in ("speeches", "conflicts")}
        _lift(panel, tree)
        if "item" in made:
            place, _, anchor = made["item"].rpartition("#")
            if place not in ("", meeting):
                raise ValueError(f"{made['item']} is no item of the meeting the transcript is of")
            made["item"] = f"{meeting}#item-{slug(anchor.removeprefix('item-'))}"
        panels.append({**made, "speeches": speeches})
    return {**tree, "panels": panels}


def _speech(speech: dict[str, Any], tree: dict[str, Any]) -> dict[str, Any]:
    _lift(speech, tree)
    made = {key: value for key, value in speech.items() if key not in ("body", "conflicts", "withheld")}
    made = {key: _attribute(key, value) for key, value in made.items()}
    if "withheld" in speech:
        made["withheld"] = {key: _attribute(key, value) for key, value in speech["withheld"].items()}
    if body := "\n".join(map(_below_headings, speech.get("body", "").split("\n"))).strip():
        made["body"] = body
    return made


def _attribute(key: str, value: Any) -> str:
    """What the words of a heading, or one of the values in its braces, can hold."""
    if not isinstance(value, str):
        raise ValueError(f"{key} has no place in a transcript's heading")  # noqa: TRY004 - the value is wrong, not its type
    text = re.sub(r"\s*\n\s*", " ", value).strip().translate(_BRACES)
    return text if key in ("label", "heading") else _OPENING_QUOTE.sub("“", text).replace('"', "”")


def _below_headings(line: str) -> str:
    """A line of a speech that the reader of transcripts would take for a heading of its own, so that it is none."""
    match = _HEADING_LIKE.match(line)
    if not match or (match[2] not in ("##", "###") and not match[4]):
        return line
    rest = line[match.end(2) :]
    if rest[:1].strip():  # no heading in Markdown either, but words
        return f"{match[1]}\\{match[2]}{rest}"
    level = "####" if match[2] in ("##", "###") else match[2]
    return f"{match[1]}{level}{rest.replace('{', '&#123;')}"


def _lift(part: dict[str, Any], tree: dict[str, Any]) -> None:
    """The conflicts of a speech or panel, which its heading cannot hold, as the transcript's, with their lines."""
    for conflict in part.get("conflicts", []):
        lifted = dict(conflict)
        if "lines" in part and tree.get("sources"):
            first = {key: value for key, value in tree["sources"][0].items() if key not in ("lines", "pages", "note")}
            lifted.setdefault("sources", [{**first, "lines": part["lines"]}])
        if lifted not in (held := tree.setdefault("conflicts", [])):
            held.append(lifted)
