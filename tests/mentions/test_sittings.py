"""A committee's name beside a day is its meeting of that day."""

from __future__ import annotations

import pytest
from mentions.two_cities import SOURCE, Links

LETTER = "documents/letter"
FILES = {
    "documents/letter.yaml": f"heading: A letter\ntype: letter\norganization: organizations/crime\n{SOURCE}",
    "meetings/crime/2023-02-08-informal.yaml": f"date: 2023-02-08\nstatus: held\n{SOURCE}",
    "meetings/crime/2023-02-08.yaml": f"date: 2023-02-08\nstatus: held\n{SOURCE}",
}
MARCH = {"8 March 2023": "meetings/crime/2023-03-08"}
MAY = {"24 May 2023": "meetings/crime/2023-05-24"}


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("Police and Crime Committee, 8 March 2023 - transcript", MARCH),
        ("Police and Crime Committee – transcript – panel 1, 8 March 2023, p.6", MARCH),
        ("Police and Crime Committee- transcript 1, 8 March 2023", MARCH),
        ("Police and Crime Committee (formal meeting) – 8 March 2023", MARCH),
        ("Police and Crime Committee - Wednesday 8 March 2023", MARCH),
        ("the Police and Crime Committee's meeting on 8 March 2023", MARCH),
        ("Police and Crime Committee, 8 March 2023 and 24 May 2023", MARCH | MAY),
        ("8 March 2023, Police and Crime Committee Q&A Session", MARCH),
        ("Police and Crime Committee, 9 March 2023", {}),  # no meeting is held of that day
        ("Police and Crime Committee, 8 February 2023", {}),  # two are
        ("Overview Committee, 8 March 2023", {}),  # another committee's day
        ("The Police and Crime Committee reported on 8 March 2023", {}),
        ("a letter to the Police and Crime Committee, 8 March 2023", {}),
        ("wrote to the Police and Crime Committee on 8 March 2023", {}),
        ("8 March 2023, a report to Police and Crime Committee", {}),
        ("8 March 2023, Police and Crime Committee report", {}),
        ("Police and Crime Committee, Roads, 8 March 2023", {}),
    ],
)
def test_a_day_beside_a_committee_is_its_one_meeting_of_that_day(links, words: str, named: Links) -> None:
    found = links(LETTER, words, FILES)
    assert {word: target for word, target in found.items() if target.startswith("meetings/")} == named
