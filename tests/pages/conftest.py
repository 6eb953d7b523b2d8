"""An edition of a small archive: two committees' meetings, a report, its recommendations and their answers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from sitegen.archive import Archive
from sitegen.config import Base
from sitegen.edition import Edition
from sitegen.problems import Outcome
from sitegen.records.site import Site

SOURCE = "sources: [{title: Minutes}]\n"


def person(name: str) -> str:
    first, last = name.split()
    return f"name: {name}\nsort_name: {last}, {first}\n{SOURCE}"


def body(name: str, classification: str = "committee") -> str:
    return f"name: {name}\nclassification: {classification}\n{SOURCE}"


def asks(number: str, *bodies: str, more: str = "") -> str:
    return f'number: "{number}"\nheading: Do {number}\naddressed_to: [{", ".join(bodies)}]\n{more}{SOURCE}'


def answers(*stances: str, by: str) -> str:
    rows = "".join(
        f"  - {{recommendation: recommendations/roads/{number}, stance: {stance}}}\n"
        for number, _, stance in (pair.partition(" ") for pair in stances)
    )
    return f"heading: Reply\nfrom: [{by}]\ndate: 2023-05-01\nanswers:\n{rows}{SOURCE}"


FILES = {
    "site.yaml": "name: Archive\ndescription: Small\nbase_url: https://example.org/\npublisher: Us\n",
    "people/ann-lee.yaml": person("Ann Lee"),
    "people/bob-ray.yaml": person("Bob Ray"),
    "organizations/audit.yaml": body("Audit Committee"),
    "organizations/police.yaml": body("Police", "police"),
    "organizations/mayor.yaml": body("Mayor", "executive"),
    "meetings/audit/2023-03-08.yaml": (
        "date: 2023-03-08\nstatus: held\n"
        "attendance:\n"
        "  - {person: people/ann-lee, status: present, role: Chairman}\n"
        "  - {person: people/bob-ray, status: guest, role: Officer}\n"
        "agenda:\n"
        '  - {number: "4", heading: Roads, guests: [people/bob-ray], resolutions: [{summary: Noted.}]}\n'
        '  - {number: "4.1", heading: Bridges}\n' + SOURCE
    ),
    "meetings/audit/2023-03-08.transcript.md": (
        f"---\nprose: summary\n{SOURCE}---\n\n## Roads {{#roads item=4}}\n\n"
        '### Ann Lee (Chairman) {#s1 by=people/ann-lee as="Chairman" type=question}\n\n'
        "Welcomes [Bob Ray](people/bob-ray).\n\n"
        '### Bob Ray {#s2 by=people/bob-ray as="Officer" type=answer}\n\nSays that the roads are bad.\n'
    ),
    "meetings/audit/2023-05-24.yaml": (
        "date: 2023-05-24\nstatus: scheduled\n"
        "attendance: [{person: people/ann-lee, status: invited, role: Deputy Chairman}]\n" + SOURCE
    ),
    "reports/roads.yaml": f"heading: Roads\norganization: organizations/audit\n{SOURCE}",
    "recommendations/roads/2.yaml": asks("2", "organizations/police", more="deadline: 2023-12\n"),
    "recommendations/roads/3.yaml": asks("3", "organizations/mayor", more="deadline: {date: 2024, printed: In 2024}\n"),
    "recommendations/roads/10.yaml": asks("10", "organizations/police", "organizations/mayor"),
    "responses/police.yaml": answers("3 noted", "10 accepted", by="organizations/police"),
    "actions/bridge.yaml": (
        "heading: Mend the bridge\ntype: undertaking\nresponsible: [organizations/police]\ndue: 2024-06-30\n"
        'arose_from: ["meetings/audit/2023-03-08#item-4-1"]\n' + SOURCE
    ),
}


@pytest.fixture
def edition(archive: Callable[[dict[str, str]], Outcome[Archive]]) -> Callable[..., Edition]:
    """The small archive, with other files if given, as an edition of 1 January 2024."""

    def made(more: dict[str, str] | None = None, as_at: str = "2024-01-01") -> Edition:
        outcome = archive({**FILES, **(more or {})})
        assert outcome.problems == ()
        site = outcome.value.graph["site"].value
        assert isinstance(site, Site)
        return Edition(outcome.value.graph, site, Base.parse("https://example.org/"), dt.date.fromisoformat(as_at))

    return made
