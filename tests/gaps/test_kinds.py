"""The register of the kinds of gap."""

from __future__ import annotations

import re

from conftest import ROOT

from sitegen.gaps import KINDS


def test_an_archive_in_which_nothing_is_missing_has_no_gap(gaps):
    assert gaps() == {}


def test_every_kind_has_an_id_of_its_own_that_can_stand_in_an_address():
    ids = [kind.id for kind in KINDS]
    assert len(set(ids)) == len(ids)
    assert [id_ for id_ in ids if not re.fullmatch(r"[a-z]+(-[a-z]+)*", id_)] == []


def test_every_kind_says_what_it_means_in_sentences_and_what_is_said_of_one_in_words():
    assert [kind.id for kind in KINDS if not kind.meaning.endswith(".")] == []
    assert [kind.id for kind in KINDS if not kind.says or kind.says.endswith(".")] == []


def test_the_readme_tells_every_kind_and_no_other():
    section = (ROOT / "README.md").read_text(encoding="utf-8").partition("## Data gaps\n")[2].partition("\n## ")[0]
    cells = [line.split("|")[1] for line in section.splitlines() if line.startswith("| `")]
    told = [id_ for cell in cells for id_ in re.findall(r"`([a-z-]+)`", cell)]
    assert sorted(told) == sorted(kind.id for kind in KINDS)
