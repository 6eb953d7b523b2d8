"""A small archive in which nothing is missing, to which tests add what leaves a gap."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping

import pytest

from sitegen.archive import Archive
from sitegen.config import Base
from sitegen.edition import Edition
from sitegen.gaps import find_gaps
from sitegen.gaps.kinds import Found
from sitegen.problems import Outcome
from sitegen.records.site import Site

SOURCE = "sources: [{title: Papers}]\n"

FILES = {
    "site.yaml": "name: Archive\ndescription: Small\nbase_url: https://example.org/\npublisher: Us\n",
    "people/ann-lee.yaml": f"name: Ann Lee\nsort_name: Lee, Ann\n{SOURCE}",
    "people/bob-ray.yaml": (
        "name: Bob Ray\nsort_name: Ray, Bob\nmemberships: [{organization: organizations/police}]\n" + SOURCE
    ),
    "organizations/audit.yaml": f"name: Audit Committee\nclassification: committee\n{SOURCE}",
    "organizations/police.yaml": f"name: Police\nclassification: police\n{SOURCE}",
    "organizations/mayor.yaml": f"name: Mayor\nclassification: executive\n{SOURCE}",
    "documents/list.yaml": f"heading: List of actions\ntype: other\ndate: 2023-05-24\nfile: list.txt\n{SOURCE}",
    "documents/letter.yaml": f"heading: Letter\ntype: letter\ndate: 2023-05-04\nfile: letter.txt\n{SOURCE}",
    "documents/minutes.yaml": (
        "heading: Minutes\ntype: minutes\ndate: 2023-03-08\nfile: minutes.txt\nabout: [meetings/audit/2023-03-08]\n"
        + SOURCE
    ),
    "meetings/audit/2023-03-08.yaml": (
        "date: 2023-03-08\nstatus: held\nminutes: documents/minutes\n"
        "attendance:\n"
        "  - {person: people/ann-lee, status: present, role: Chairman}\n"
        "  - {person: people/bob-ray, status: guest, role: Officer}\n"
        'agenda: [{number: "4", heading: Roads, guests: [people/bob-ray]}]\n' + SOURCE
    ),
    "meetings/audit/2023-03-08.transcript.md": (
        f"---\nprose: summary\n{SOURCE}---\n\n## Roads {{#roads item=4}}\n\n"
        "### Bob Ray {#s1 by=people/bob-ray}\n\nSays that the roads are bad.\n\n"
        "### Ann Lee (Chairman) {#s2 by=people/ann-lee}\n\nThanks him.\n"
    ),
    "reports/roads.yaml": f"heading: Roads\norganization: organizations/audit\n{SOURCE}",
    "recommendations/roads/1.yaml": (
        'number: "1"\nheading: Mend them\naddressed_to: [organizations/police]\n'
        f"evidence: [meetings/audit/2023-03-08#item-4]\n{SOURCE}"
    ),
    "responses/police.yaml": (
        "heading: The Police on roads\nfrom: [organizations/police]\nreport: reports/roads\ndate: 2023-05-01\n"
        "answers: [{recommendation: recommendations/roads/1, stance: accepted}]\n" + SOURCE
    ),
}

Find = Callable[..., Mapping[str, tuple[Found, ...]]]


@pytest.fixture
def whole(archive: Callable[[Mapping[str, str]], Outcome[Archive]]) -> Callable[..., Edition]:
    """The small archive as an edition of 1 January 2024, with other files."""

    def made(more: Mapping[str, str] | None = None, as_at: str = "2024-01-01") -> Edition:
        outcome = archive({**FILES, **(more or {})})
        assert outcome.problems == ()
        site = outcome.value.graph["site"].value
        assert isinstance(site, Site)
        return Edition(outcome.value.graph, site, Base.parse("https://example.org/"), dt.date.fromisoformat(as_at))

    return made


@pytest.fixture
def gaps(whole: Callable[..., Edition]) -> Find:
    """What is missing in the small archive with other files: what was found, by those kinds of which there is any."""

    def found(more: Mapping[str, str] | None = None, as_at: str = "2024-01-01") -> Mapping[str, tuple[Found, ...]]:
        return {gap.kind.id: gap.found for gap in find_gaps(whole(more, as_at)) if gap.found}

    return found
