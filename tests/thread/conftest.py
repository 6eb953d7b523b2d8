"""A small archive with one whole chain: two sessions, a delegation, a report, what it asks, and what came of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from sitegen.archive import Archive
from sitegen.config import Base
from sitegen.edition import Edition
from sitegen.problems import Outcome
from sitegen.records.site import Site

SOURCE = "sources: [{title: Papers, lines: 1-9}]\n"
NAMED = f"classification: other\n{SOURCE}"
AUDIT = "organization: organizations/audit\n"

FILES = {
    "site.yaml": "name: Archive\ndescription: Small\nbase_url: https://example.org/\npublisher: Us\n",
    "people/ann-lee.yaml": f"name: Ann Lee\nsort_name: Lee, Ann\n{SOURCE}",
    "organizations/audit.yaml": f"name: Audit Committee\n{NAMED}",
    "organizations/mayor.yaml": f"name: Mayor\n{NAMED}",
    "organizations/police.yaml": f"name: Police\n{NAMED}",
    "inquiries/roads.yaml": f"heading: Roads\n{AUDIT}stage: reported\n{SOURCE}",
    "meetings/audit/2023-01-10.yaml": (
        "date: 2023-01-10\nstatus: held\nagenda:\n"
        '  - {number: "4", heading: Potholes, inquiry: inquiries/roads, lines: "20-30",\n'
        "     resolutions: [{summary: The Chairman may agree a report.}]}\n" + SOURCE
    ),
    "meetings/audit/2023-01-10.transcript.md": (
        f"---\nprose: summary\n{SOURCE}---\n\n## Potholes {{#potholes item=4 lines=40-90}}\n\n"
        "### Ann Lee {#s1 by=people/ann-lee lines=41}\n\nAsks who mends them.\n\n"
        "### Ann Lee {#s2 by=people/ann-lee lines=42}\n\nSays nobody does.\n"
    ),
    "meetings/audit/2022-12-01.yaml": (
        'date: 2022-12-01\nstatus: held\nagenda: [{number: "3", heading: Lamps, inquiry: inquiries/roads}]\n' + SOURCE
    ),
    "meetings/audit/2023-09-01.yaml": (
        "date: 2023-09-01\nstatus: scheduled\nagenda:\n"
        '  - {number: "5", heading: Replies, inquiry: inquiries/roads, about: [responses/mayor]}\n' + SOURCE
    ),
    "actions/delegation.yaml": (
        "heading: The Chairman may agree a report\ntype: delegation\ndate: 2023-01-10\n"
        'arose_from: ["meetings/audit/2023-01-10#item-4-resolution"]\nresponsible: [people/ann-lee]\n'
        "printed_status: Ongoing.\nhistory: [{date: 2023-03-01, value: complete, note: agreed the report}]\n"
        f"outcome: [reports/roads]\ninquiry: inquiries/roads\n{SOURCE}"
    ),
    "reports/roads.yaml": (
        f"heading: Roads\n{AUDIT}inquiry: inquiries/roads\ndate_published: 2023-03-01\ndate_sent: 2023-03-02\n"
        'evidence: ["meetings/audit/2023-01-10#item-4", "meetings/audit/2022-12-01#item-3"]\n' + SOURCE
    ),
    "recommendations/roads/1.yaml": (
        'number: "1"\nheading: Mend the roads\naddressed_to: [organizations/mayor, organizations/police]\n'
        'evidence: ["meetings/audit/2023-01-10#item-4", meetings/audit/2023-01-10/transcript#s2]\n'
        f"paragraphs: [chapter two]\n{SOURCE}"
    ),
    "recommendations/roads/2.yaml": (
        'number: "2"\nheading: Count the lamps\naddressed_to: [organizations/police]\n'
        f"response_due: 2023-05-01\n{SOURCE}"
    ),
    "responses/mayor.yaml": (
        "heading: The Mayor's reply\nfrom: [organizations/mayor]\nreport: reports/roads\ndate: 2023-04-20\n"
        "document: documents/letter\nanswers:\n"
        "  - {recommendation: recommendations/roads/1, stance: accepted, stance_basis: says yes, summary: Agrees.,\n"
        f'     lines: "100-110"}}\n{SOURCE}'
    ),
    "documents/letter.yaml": f"heading: Letter\ntype: letter\nabout: [reports/roads]\n{SOURCE}",
    "actions/mend.yaml": (
        "heading: Mend one road\ntype: undertaking\ndate: 2023-04-20\narose_from: [responses/mayor#answer-1]\n"
        f"responsible: [organizations/mayor]\nhistory: [{{date: 2023-06-01, value: in progress}}]\n{SOURCE}"
    ),
    "questions/2023-1.yaml": (
        f"reference: 2023/1\nheading: Are they mended?\ndate: 2023-07-01\nabout: [recommendations/roads/1]\n{SOURCE}"
    ),
}

Making = Callable[..., Edition]


@pytest.fixture
def edition(archive: Callable[[dict[str, str]], Outcome[Archive]]) -> Making:
    """The small archive, with other files if given, as an edition of 1 January 2024."""

    def made(more: dict[str, str] | None = None, as_at: str = "2024-01-01") -> Edition:
        outcome = archive({**FILES, **(more or {})})
        assert outcome.problems == ()
        site = outcome.value.graph["site"].value
        assert isinstance(site, Site)
        return Edition(outcome.value.graph, site, Base.parse("https://example.org/"), dt.date.fromisoformat(as_at))

    return made
