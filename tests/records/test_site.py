"""The site's own settings."""

from __future__ import annotations

import pytest
from records.loading import reasons, record

from sitegen.dates import PartialDate
from sitegen.records.base import Source
from sitegen.records.site import STAND_IN, DeadlineRule, Licence, RetiredUrl, Site

HEAD = "name: S\ndescription: D\nbase_url: https://example.org/\npublisher: P\n"


def test_settings_are_read_whole_and_called_by_the_name() -> None:
    text = HEAD + (
        """\
publisher_url: https://p.org
contact: mailto:mail@p.org
licence: {name: CC BY 4.0, url: https://cc.org}
language: cy
about: Words.
deadline_rules:
  - id: lga-9fe
    heading: Executive's response
    period: 2
    unit: months
    trigger: notice given
    counting: that day
    of: recommendation
    committees: [organizations/scrutiny]
    bodies: [organizations/cabinet, people/leader]
    classifications: [council]
    binds: A council
    source: {title: Act}
    verified: 2024-01
retired_urls: [{path: /old/, to: /people/x/}, {path: /gone/}]
"""
    )
    site = record("site", text)
    assert site == Site(
        name="S",
        description="D",
        base_url="https://example.org/",
        publisher="P",
        publisher_url="https://p.org",
        contact="mailto:mail@p.org",
        licence=Licence(name="CC BY 4.0", url="https://cc.org"),
        language="cy",
        about="Words.",
        deadline_rules=(
            DeadlineRule(
                id="lga-9fe",
                heading="Executive's response",
                period=2,
                unit="months",
                trigger="notice given",
                counting="that day",
                of="recommendation",
                committees=("organizations/scrutiny",),
                bodies=("organizations/cabinet", "people/leader"),
                classifications=("council",),
                binds="A council",
                source=Source(title="Act"),
                verified=PartialDate(2024, 1),
            ),
        ),
        retired_urls=(RetiredUrl(path="/old/", to="/people/x/"), RetiredUrl(path="/gone/")),
    )
    assert site.title == "S"


@pytest.mark.parametrize("path", ["old/", "//old", "/../old", "/a/../../b", "https://x.org/", "/a b"])
def test_retired_address_is_one_of_this_site(path: str) -> None:
    assert reasons("site", HEAD + f'retired_urls: [{{path: "{path}"}}]\n') == [
        f'retired_urls[0].path: "{path}" is no address on this site.'
    ]


def test_period_is_at_least_one() -> None:
    rule = "{id: a, heading: b, period: 0, unit: days, trigger: notice given, binds: c, source: {title: d}}"
    assert reasons("site", HEAD + f"deadline_rules: [{rule}]\n") == ['deadline_rules[0].period: "0" is too small.']


RULE = "id: a, heading: b, period: 2, unit: days, trigger: notice given, binds: c, source: {title: d}"


@pytest.mark.parametrize("wrong", ["of: report", "classifications: [parish]", "counting: from receipt"])
def test_the_scope_of_a_rule_is_written_in_known_words(wrong: str) -> None:
    (reason,) = reasons("site", HEAD + f"deadline_rules: [{{{RULE}, {wrong}}}]\n")
    assert reason.startswith("deadline_rules[0].")


def test_a_rule_without_a_scope_counts_from_the_day_after_and_runs_nothing() -> None:
    site = record("site", HEAD + f"deadline_rules: [{{{RULE}}}]\n")
    assert isinstance(site, Site)
    (read,) = site.deadline_rules
    assert (read.of, read.counting, read.committees, read.bodies) == (None, "the day after", (), ())


def test_settings_that_stand_in_are_settings() -> None:
    assert Site.model_validate(STAND_IN.model_dump()) == STAND_IN
