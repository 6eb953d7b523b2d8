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


def test_settings_that_stand_in_are_settings() -> None:
    assert Site.model_validate(STAND_IN.model_dump()) == STAND_IN
