"""The written form of a transcript: Markdown headings with attributes. Law: text in, raw values out.

A panel is a heading of level 2, a speech one of level 3; its words are the label as printed, and braces at
its end hold `#id` and `key=value` pairs (the notation of Pandoc's header attributes):

    ## Independent Review of Prevent {#prevent item=6 lines=459-869}

    ### Susan Hall AM (Chairman) {#s001 by=people/susan-hall as="Chairman" type=question lines=461-463}

    Asks how the police took part in the review.
"""

from __future__ import annotations

import re
from typing import Any

from sitegen.problems import Outcome, Problem, Where, did_you_mean
from sitegen.source import Mark, Path, Raw

_HEADING = re.compile(r"(?P<hashes>#{2,3})\s+(?P<label>.*?)\s*(?:\{(?P<attributes>[^{}]*)\})?\s*")
_ATTRIBUTE = re.compile(r'#(?P<id>\S+)|(?P<key>[\w-]+)=(?:"(?P<quoted>[^"]*)"|(?P<bare>\S+))|(?P<odd>\S+)')
_PANEL_KEYS = ("item", "lines", "note")
_SPEECH_KEYS = {"by": "speaker", "as": "role", "type": "type", "lines": "lines", "time": "time", "note": "note"}
_WITHHELD = ("withheld", "withheld-since", "withheld-by")
UNKNOWN = "unknown"


def read_transcript(body: str, file: str, first_line: int, meeting: str) -> Outcome[Raw]:
    """The panels of a transcript's body as raw values, `{"panels": [...]}`, with marks."""
    reader = _Reader(file, meeting)
    for number, line in enumerate(body.splitlines(), first_line):
        heading = _HEADING.fullmatch(line) if line.startswith("##") else None
        if heading and len(heading["hashes"]) == 2:
            reader.panel(heading, number)
        elif heading:
            reader.speech(heading, number)
        else:
            reader.prose(line, number)
    return Outcome(Raw({"panels": reader.close()}, reader.marks), tuple(reader.problems))


class _Reader:
    def __init__(self, file: str, meeting: str) -> None:
        self.file, self.meeting = file, meeting
        self.panels: list[dict[str, Any]] = []
        self.marks: dict[Path, Mark] = {}
        self.problems: list[Problem] = []
        self._prose: list[str] = []

    def panel(self, heading: re.Match[str], line: int) -> None:
        self._end_speech()
        path: Path = ("panels", len(self.panels))
        self._mark(path, line, 1)
        found = self._attributes(heading, line, path, {key: key for key in _PANEL_KEYS})
        if "item" in found:
            found["item"] = f"{self.meeting}#item-{found['item']}"
        self._mark((*path, "heading"), line, heading.start("label") + 1)
        self.panels.append({"heading": heading["label"], **found, "speeches": []})

    def speech(self, heading: re.Match[str], line: int) -> None:
        self._end_speech()
        if not self.panels:
            self._report(line, 1, "speech-outside-panel", "stands before any panel.", "add a `## ` heading above it")
            self.panels.append({"heading": "", "speeches": []})
        speeches = self.panels[-1]["speeches"]
        path: Path = ("panels", len(self.panels) - 1, "speeches", len(speeches))
        self._mark(path, line, 1)
        self._mark((*path, "label"), line, heading.start("label") + 1)
        found = self._attributes(heading, line, path, _SPEECH_KEYS)
        withheld = {name.removeprefix("withheld-"): found.pop(name) for name in _WITHHELD if name in found}
        if withheld:
            found["withheld"] = {("reason" if key == "withheld" else key): value for key, value in withheld.items()}
        if found.get("speaker") == UNKNOWN:
            del found["speaker"]
        elif "speaker" not in found:
            hint = f"add by=people/… to its braces, or by={UNKNOWN} if the label is all there is"
            self._report(line, 1, "unknown-speaker", f'"{heading["label"]}" does not say who spoke.', hint)
        speeches.append({"label": heading["label"], **found})

    def prose(self, line: str, number: int) -> None:
        speech = self._open_speech()
        if speech is None:
            if line.strip():
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

    def _attributes(self, heading: re.Match[str], line: int, path: Path, keys: dict[str, str]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        base = heading.start("attributes") if heading["attributes"] else 0
        known = (*keys, *_WITHHELD) if keys is _SPEECH_KEYS else tuple(keys)
        for match in _ATTRIBUTE.finditer(heading["attributes"] or ""):
            column = base + match.start() + 1
            key = match["key"] or ("id" if match["id"] else None)
            if key is None or (key not in known and key != "id"):
                word = key or match["odd"]
                hint = did_you_mean(word, known, "the keys are " + ", ".join(known))
                self._report(line, column, "unknown-key", f'"{word}" is no attribute of this heading.', hint)
                continue
            value = match["id"] or (match["bare"] if match["quoted"] is None else match["quoted"])
            name = keys.get(key, key)
            if name in found:
                self._report(line, column, "duplicate-key", f'"{key}" is given twice.', "keep one of the two")
                continue
            self._mark((*path, name), line, column)
            found[name] = value
        return found

    def _mark(self, path: Path, line: int, column: int) -> None:
        where = Where(self.file, line, column)
        self.marks[path] = Mark(where, where)

    def _report(self, line: int, column: int, code: str, reason: str, hint: str) -> None:
        self.problems.append(Problem(Where(self.file, line, column), code, reason, hint))
