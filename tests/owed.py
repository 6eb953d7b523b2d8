"""The files of a small archive in which something is owed, and how its clocks stand on some days."""

from __future__ import annotations

import datetime as dt

from sitegen.clock import Clock, Standing

SOURCE = "sources: [{title: Minutes}]\n"
SITE = "name: Archive\ndescription: Small\nbase_url: https://example.org/\npublisher: Us\n"
REPORT = f"heading: Roads\norganization: organizations/audit\n{SOURCE}"
RULE = """deadline_rules:
  - id: two-months
    heading: Two months
    period: 2
    unit: months
    trigger: report sent
    of: recommendation
    binds: Everybody
    source: {title: Standing orders}
    verified: 2024-01-05
"""


def body(name: str, classification: str) -> str:
    return f"name: {name}\nclassification: {classification}\n{SOURCE}"


def asks(number: str, *bodies: str, more: str = "") -> str:
    return f'number: "{number}"\nheading: Do {number}\naddressed_to: [{", ".join(bodies)}]\n{more}{SOURCE}'


def answers(*stances: str, by: str, date: str | None = "2023-05-01") -> str:
    rows = "".join(
        f"  - {{recommendation: recommendations/roads/{number}, stance: {stance}}}\n"
        for number, _, stance in (pair.partition(" ") for pair in stances)
    )
    return f"heading: Reply\nfrom: [{by}]\n{f'date: {date}' if date else ''}\nanswers:\n{rows}{SOURCE}"


def action(more: str) -> str:
    return f"heading: Mend the bridge\ntype: undertaking\nresponsible: [organizations/police]\n{more}{SOURCE}"


def question(more: str) -> str:
    return f"reference: 2024/0001\nheading: Why\nput_to: [organizations/mayor]\n{more}{SOURCE}"


POLICE, MAYOR = "organizations/police", "organizations/mayor"
FILES = {
    "site.yaml": SITE,
    "organizations/audit.yaml": body("Audit Committee", "committee"),
    "organizations/police.yaml": body("Police", "police"),
    "organizations/mayor.yaml": body("Mayor", "executive"),
    "reports/roads.yaml": REPORT,
}


def days(clock: Clock, *as_at: str) -> list[Standing]:
    """How a clock stands on some days."""
    return [clock.at(dt.date.fromisoformat(day)) for day in as_at]
