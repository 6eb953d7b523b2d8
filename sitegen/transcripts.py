"""The written form of a transcript: Markdown headings with attributes. Law: text in, raw values out.

A panel is a heading of level 2, a speech one of level 3; its words are the label as printed, and braces at
its end hold `#id` and `key=value` pairs (the notation of Pandoc's header attributes):

    ## Independent Review of Prevent {#prevent item=6 lines=459-869}

    ### Susan Hall AM (Chairman) {#s001 by=people/susan-hall as="Chairman" type=question lines=461-463}

    Asks how the police took part in the review.

What is missing is told here, and marked, so that it is told once.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from sitegen.problems import Code, Outcome, Problem, Where, nearest
from sitegen.source import Mark, Path, Raw
from sitegen.text import slug

_HEADING = re.compile(
    r"(?P<indent>\s*)(?P<hashes>#{1,6})(?!#)(?P<label>[^{]*)(?P<braces>\{(?P<attributes>[^{}]*)(?P<close>\}\s*)?)?"
)
_ATTRIBUTE = re.compile(
    r'#(?P<id>\S+)|(?P<key>[\w-]+)=(?P<value>"[^"]*"(?!\S)|[^\s"=]\S*)|(?P<odd>\S.*?)(?=\s+(?:#|[\w-]+=)|\s*$)'
)
_PANEL_KEYS = {"id": "id", "item": "item", "lines": "lines", "note": "note"}
_SPEECH_KEYS = {
    "id": "id", "by": "speaker", "as": "role", "type": "type", "lines": "lines", "time": "time", "note": "note",
    "withheld": "withheld.reason", "withheld-since": "withheld.since", "withheld-by": "withheld.by",
}  # fmt: skip
UNKNOWN = "unknown"
_STAND_INS = {"by": UNKNOWN, "withheld": "not said", "withheld-since": "0001"}  # for a value that is not given


def read_transcript(body: str, file: str, first_line: int, meeting: str) -> Outcome[Raw]:
    """The panels of a transcript's body as raw values, `{"panels": [...]}`, with marks."""
    reader = _Reader(file, meeting)
    for number, line in enumerate(body.split("\n"), first_line):
        heading = _HEADING.match(line)
        if heading is None or (heading["hashes"] not in ("##", "###") and not heading["braces"]):
            reader.prose(line, number)
        elif heading["hashes"] == "##":
            reader.panel(heading, number)
        else:
            reader.speech(heading, number)
    return Outcome(Raw({"panels": reader.close()}, reader.marks), tuple(reader.problems))


class _Reader:
    def __init__(self, file: str, meeting: str) -> None:
        self.file, self.meeting = file, meeting
        self.panels: list[dict[str, Any]] = []
        self.marks: dict[Path, Mark] = {}
        self.problems: list[Problem] = []
        self._prose: list[str] = []
        self._astray = False

    def panel(self, heading: re.Match[str], line: int) -> None:
        self._end_speech()
        path: Path = ("panels", len(self.panels))
        label = self._label(heading, line, path, "heading")
        found = self._attributes(heading, line, path, _PANEL_KEYS)
        if "item" in found:
            found["item"] = f"{self.meeting}#item-{slug(found['item'])}"
        self.panels.append({"heading": label, **found, "speeches": []})

    def speech(self, heading: re.Match[str], line: int) -> None:
        self._end_speech()
        if not self.panels:
            self._report(line, 1, "speech-outside-panel", "stands before any panel.", "add a `## ` heading above it")
            self.panels.append({"heading": "", "speeches": []})
        speeches = self.panels[-1]["speeches"]
        path: Path = ("panels", len(self.panels) - 1, "speeches", len(speeches))
        label = self._label(heading, line, path, "label")
        found = self._attributes(heading, line, path, _SPEECH_KEYS)
        if "speaker" not in found:
            add = "add by=people/… to its braces" if heading["braces"] else "end it with {#s001 by=people/…}"
            hint = f"{add}, or by={UNKNOWN} if the label is all there is"
            self._report(line, 1, "unknown-speaker", f'"{label}" does not say who spoke.', hint)
        if (*path, "id") not in self.marks:
            self._mark((*path, "id"), line, 1)  # so that it is not told again as missing
            if heading["braces"]:
                self._report(line, 1, "missing-key", f'"{label}" has no id.', "add an anchor to its braces: #s001, say")
        withheld = {
            key.partition(".")[2]: found.pop(key) for key in _SPEECH_KEYS.values() if "." in key and key in found
        }
        if withheld:
            found["withheld"] = self._withheld(withheld, line)
        if found.get("speaker") == UNKNOWN:
            del found["speaker"]
        speeches.append({"label": label, **found})

    def prose(self, line: str, number: int) -> None:
        speech = self._open_speech()
        if speech is None:
            if line.strip() and not self._astray:
                self._astray = True
                hint = "put it under the `### ` heading of who said it"
                self._report(number, 1, "speech-without-speaker", "is prose outside any speech.", hint)
            return
        if line.strip() and not any(text.strip() for text in self._prose):
            path: Path = ("panels", len(self.panels) - 1, "speeches", len(self.panels[-1]["speeches"]) - 1)
            self._mark((*path, "body"), number, 1)
        self._prose.append(line)

    def close(self) -> list[dict[str, Any]]:
        self._end_speech()
        return self.panels

    def _open_speech(self) -> dict[str, Any] | None:
        speeches = self.panels[-1]["speeches"] if self.panels else ()
        return speeches[-1] if speeches else None

    def _end_speech(self) -> None:
        speech = self._open_speech()
        text = "\n".join(self._prose).strip()
        if speech is not None and text:
            speech["body"] = text
        self._prose = []
        self._astray = False

    def _label(self, heading: re.Match[str], line: int, path: Path, field: str) -> str:
        words = heading["label"]
        label, column = words.strip(), heading.start("label") + len(words) - len(words.lstrip()) + 1
        self._mark(path, line, 1)
        self._mark((*path, field), line, column)
        braces = heading.start("braces") + 1
        if heading["indent"]:
            self._report(line, 1, "bad-heading", "is a heading, and is indented.", "begin it at the margin")
        if heading["hashes"] not in ("##", "###"):
            reason = f"is a heading of level {len(heading['hashes'])} with braces."
            self._report(line, 1, "bad-heading", reason, "write ## for a panel, ### for a speech")
        if words[:1].strip():
            hint = f"write {heading['hashes']} {label}"
            self._report(line, 1, "bad-heading", f"has no space after {heading['hashes']}.", hint)
        elif not label:
            self._report(line, 1, "bad-heading", "is a heading without words.", "write what is printed there")
        if heading["braces"] and not heading["close"]:
            self._report(line, braces, "bad-heading", "opens a { that is not closed.", "end it with }")
        elif heading.end() < len(heading.string):
            hint = "put the words before the braces"
            self._report(line, heading.end() + 1, "bad-heading", "has more after its braces.", hint)
        return label

    def _attributes(self, heading: re.Match[str], line: int, path: Path, keys: Mapping[str, str]) -> dict[str, Any]:
        """The attributes by field. One that is misspelt is read as the one it was meant for."""
        found: dict[str, Any] = {}
        base = heading.start("attributes") + 1 if heading["attributes"] else 0
        for match in _ATTRIBUTE.finditer(heading["attributes"] or ""):
            column = at = base + match.start()
            key: str | None = "id" if match["id"] else match["key"]
            value = (match["id"] or match["value"] or "").strip('"')
            if match["odd"]:
                word, equals, value = (text.strip(' "') for text in match["odd"].partition("="))
                key = "id" if word == "#" else nearest(word, keys)
                if equals and not value:
                    self._report(line, column, "missing-value", f'"{word}" has no value.', "write one, or remove it")
                else:
                    hint = 'write key=value without spaces, or key="several words"'
                    self._report(line, column, "bad-heading", f"{match['odd']} is no attribute of a heading.", hint)
            else:
                at = base + match.start("id" if match["id"] else "value")
                if not value:
                    self._report(line, column, "missing-value", f'"{key}" has no value.', "write one, or remove it")
            if key and key not in keys:
                meant = "by" if value.startswith("people/") else nearest(key, keys)
                hint = f'did you mean "{meant}"?' if meant else "the keys are " + ", ".join(keys)
                self._report(line, column, "unknown-key", f'"{key}" is no attribute of this heading.', hint)
                key = meant
            if key and keys[key] in found:
                self._report(line, column, "duplicate-key", f'"{key}" is given twice.', "keep one of the two")
            elif key:
                self._mark((*path, *keys[key].split(".")), line, column, at)
                found |= {keys[key]: value or _STAND_INS[key]} if value or key in _STAND_INS else {}
        return found

    def _withheld(self, given: dict[str, Any], line: int) -> dict[str, Any]:
        for key, name in (("reason", "withheld"), ("since", "withheld-since")):
            if key not in given:
                self._report(
                    line, 1, "missing-key", f'is withheld, and has no "{name}".', f'add {name}="…" to its braces'
                )
        return {"reason": _STAND_INS["withheld"], "since": _STAND_INS["withheld-since"], **given}

    def _mark(self, path: Path, line: int, column: int, at: int | None = None) -> None:
        key = Where(self.file, line, column)
        self.marks[path] = Mark(replace(key, column=at) if at else key, key)

    def _report(self, line: int, column: int, code: Code, reason: str, hint: str) -> None:
        self.problems.append(Problem(Where(self.file, line, column), code, reason, hint))
