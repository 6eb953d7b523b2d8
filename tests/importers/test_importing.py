"""IMPORTING.md is true: its kinds, its options, and the reader it shows how to write."""

from __future__ import annotations

import re
from typing import Any

from conftest import ROOT

from sitegen.cli import main
from sitegen.importers.drafting.intake import Intake
from sitegen.importers.drafting.sheet import Sheet
from sitegen.importers.drafting.taken import plain
from sitegen.importers.known.directory import Directory
from sitegen.importers.readers import READERS

GUIDE = (ROOT / "IMPORTING.md").read_text(encoding="utf-8")


def test_the_guide_names_every_kind_of_source_and_no_other() -> None:
    table = GUIDE.partition("## What it reads")[2].partition("\nText may")[0]
    kinds = [row.split("|")[1] for row in table.splitlines() if row.startswith("| `")]
    named = {kind for cell in kinds for kind in re.findall(r"`([a-z -]+)`", cell)}
    assert named == {reader.kind for reader in READERS}


def test_the_guide_names_every_option() -> None:
    options = {name for option in main.commands["import"].params for name in option.opts if name.startswith("--")}
    assert options == set(re.findall(r"^\| `(--[a-z-]+)", GUIDE, re.MULTILINE))


def test_the_reader_in_the_guide_works_as_it_stands() -> None:
    code = GUIDE.partition("```python\n")[2].partition("```")[0]
    made: dict[str, Any] = {}
    exec(compile(code, "IMPORTING.md", "exec"), made)
    sheet = Sheet.of("Petitions received\n\nP1: Save the ferry\nP2: Mend the bridge\n", "petitions.txt")
    intake = Intake(sheet, "documents/petitions")
    opened = made["Opened"](sheet, "text")
    assert made["READER"].recognises(opened) == 90
    assert made["READER"].recognises(made["Opened"](Sheet.of("Minutes", "x.txt"), "text")) == 0
    made["READER"].read(opened, made["Desk"](intake, Directory({}, {})))
    assert {id_: plain(draft.fields) for id_, draft in intake.drafts.items()} == {
        "documents/petition-p1": {"type": "other", "heading": "Petition P1", "body": "Save the ferry"},
        "documents/petition-p2": {"type": "other", "heading": "Petition P2", "body": "Mend the bridge"},
    }
