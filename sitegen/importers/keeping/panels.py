"""The panels of a transcript -> the text below its front matter. Dry; law: `read_transcript` reads the same values."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from sitegen.transcripts import UNKNOWN

_PANEL = (("item", "item"), ("lines", "lines"), ("note", "note"))
_SPEECH = (
    ("by", "speaker"), ("as", "role"), ("type", "type"), ("lines", "lines"), ("time", "time"), ("note", "note"),
    ("withheld", "withheld.reason"), ("withheld-since", "withheld.since"), ("withheld-by", "withheld.by"),
)  # fmt: skip
_IN_WORDS = frozenset({"as", "note", "withheld"})
_BARE = re.compile(r'[^\s"=#{}]\S*')


def panels_text(panels: list[dict[str, Any]]) -> str:
    """The panels and speeches as headings with attributes, of values as `as_loaded` gives them."""
    return "\n\n".join(block for panel in panels for block in _blocks(panel)) + "\n"


def _blocks(panel: Mapping[str, Any]) -> Iterator[str]:
    shown = {**panel, "item": panel["item"].rpartition("#item-")[2]} if "item" in panel else panel
    yield _heading("##", panel["heading"], _attributes(shown, _PANEL))
    for speech in panel.get("speeches", ()):
        withheld = {f"withheld.{key}": value for key, value in speech.get("withheld", {}).items()}
        yield _heading("###", speech["label"], _attributes({"speaker": UNKNOWN, **speech, **withheld}, _SPEECH))
        if "body" in speech:
            yield speech["body"]


def _heading(level: str, words: str, attributes: str) -> str:
    return f"{level} {words} {{{attributes}}}" if attributes else f"{level} {words}"


def _attributes(values: Mapping[str, Any], keys: tuple[tuple[str, str], ...]) -> str:
    known = {"id", "label", "heading", "body", "speeches", "withheld", *(field for _, field in keys)}
    if strange := [field for field in values if field not in known]:
        raise ValueError(f"{', '.join(strange)}: has no place in a transcript's heading")
    held = [f"#{values['id']}"] if "id" in values else []
    for key, field in keys:
        if field in values:
            bare = key not in _IN_WORDS and _BARE.fullmatch(values[field])
            held.append(f"{key}={values[field]}" if bare else f'{key}="{values[field]}"')
    return " ".join(held)
