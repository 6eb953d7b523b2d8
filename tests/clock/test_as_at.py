"""Another day moves exactly the right records: the clocks of the committed archive, reckoned again from its files."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import ROOT

from sitegen.archive import read_archive
from sitegen.clock import Clock, all_clocks, due_within, overdue
from sitegen.config import Base
from sitegen.edition import Edition
from sitegen.records.base import Source
from sitegen.records.site import DeadlineRule, Site

CONTENT = ROOT / "content"
DAYS = tuple(
    dt.date.fromisoformat(day)
    for day in (
        "2021-12-31", "2022-01-01", "2022-03-31", "2022-04-01", "2022-12-31", "2023-01-01", "2023-01-10", "2023-03-16",
        "2023-03-17", "2023-03-20", "2023-03-21", "2023-04-12", "2023-04-13", "2023-04-24", "2023-05-24", "2023-06-24",
        "2023-06-25", "2023-09-30", "2023-10-01", "2023-12-01", "2023-12-31", "2024-01-01", "2026-11-22",
    )
)  # fmt: skip
CLOSED = ("closed without action", "superseded")
Owed = tuple[str, str, str]  # the kind of clock, the record, and the body that owes a reply
Expected = tuple[Owed, dt.date, dt.date | None]  # what is owed, its last day, and the day that ended it


def files(folder: str) -> dict[str, dict[str, Any]]:
    """The records of a folder as their files have them, every value a text."""
    found = {}
    for path in sorted((CONTENT / folder).rglob("*")):
        if path.suffix in (".yaml", ".md"):
            text = path.read_text(encoding="utf-8")
            head = text.split("---\n")[1] if path.suffix == ".md" else text
            found[path.relative_to(CONTENT).with_suffix("").as_posix()] = yaml.load(head, yaml.BaseLoader)
    return found


def day_of(value: Any) -> str | None:
    return value.get("date") if isinstance(value, dict) else value


def first(text: str) -> dt.date:
    return dt.date.fromisoformat(text + "-01" * (2 - text.count("-")))


def last(text: str) -> dt.date:
    year, *rest = map(int, text.split("-"))
    month = rest[0] if rest else 12
    return dt.date(year, month, rest[1] if len(rest) > 1 else calendar.monthrange(year, month)[1])


def two_months_after(start: dt.date) -> dt.date:
    year, month = (start.year, start.month + 2) if start.month <= 10 else (start.year + 1, start.month - 10)
    return dt.date(year, month, min(start.day, calendar.monthrange(year, month)[1]))


def work() -> Iterator[Expected]:
    """Every piece of work with a date: its last day, and the day from which it is done or closed."""
    for folder, field in (("recommendations", "deadline"), ("actions", "due")):
        for id_, record in files(folder).items():
            if printed := day_of(record.get(field)):
                yield ("implementation", id_, ""), last(printed), ended(record)


def ended(record: dict[str, Any]) -> dt.date | None:
    end = None
    for step in record.get("history", []):
        if step.get("clock", "implementation") == "implementation":
            end = (end or since(step)) if step["value"] in ("complete", *CLOSED) else None
    return end


def replies() -> Iterator[Expected]:
    """Every reply that a rule of two months from publication wants: its last day, and the day it came."""
    reports = files("reports")
    given = [(answer, response) for response in files("responses").values() for answer in response.get("answers", [])]
    for id_, record in files("recommendations").items():
        published = day_of(reports["reports/" + id_.split("/")[1]].get("date_published"))
        if published is None or "-" not in published:
            continue
        limit = two_months_after(last(published))
        limit = limit if published.count("-") == 2 else last(f"{limit:%Y-%m}")
        known = record.get("addressed_to", [])
        for asked in [*known, *(None for _ in record.get("printed_addressees", []))] or [None]:
            days = [
                since(response)
                for answer, response in given
                if answer["recommendation"] == id_ and answer["stance"] != "not addressed"
                if (asked in (*response["from"], response.get("signed_by")) if asked else not known)
            ]
            days += [since(step) for step in record.get("history", []) if _settles(step, asked)]
            yield ("response", id_, asked or ""), limit, min(days, default=None)


def _settles(step: dict[str, Any], asked: str | None) -> bool:
    if step.get("clock", "implementation") == "implementation":
        return step["value"] in CLOSED
    return step["value"] != "awaited" and step.get("by") in (asked, None)


def since(value: dict[str, Any]) -> dt.date:
    """The first day something may have happened on; of all days, when it has no date."""
    return first(day_of(value.get("date")) or "0001-01-01")


@pytest.fixture(scope="module")
def expected() -> tuple[Expected, ...]:
    return (*work(), *replies())


@pytest.fixture(scope="module")
def archive_of_the_site() -> Edition:
    """The committed archive, with a rule about replies of the test's own, on some day."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        graph = read_archive(Path("content")).value.graph
    site = graph["site"].value
    assert isinstance(site, Site)
    rule = DeadlineRule(
        id="of-this-test",
        heading="Two months",
        period=2,
        unit="months",
        trigger="report published",
        of="recommendation",
        binds="Everybody",
        source=Source(title="None"),
    )
    ruled = site.model_copy(update={"deadline_rules": (rule,)})
    return Edition(graph, ruled, Base.parse(site.base_url), DAYS[0])


def told(clocks: Iterable[Clock]) -> list[Owed]:
    return sorted(
        (clock.kind, clock.node, (clock.owed_by or "") if clock.kind == "response" else "") for clock in clocks
    )


def reckoned(found: Iterable[Expected], as_at: dt.date, first_left: int, last_left: int) -> list[Owed]:
    """Those that are not ended on a day and have from so many to so many days left."""
    running = [(owed, (limit - as_at).days) for owed, limit, end in found if end is None or as_at < end]
    return sorted(owed for owed, left in running if first_left <= left <= last_left)


@pytest.mark.parametrize("as_at", DAYS, ids=str)
def test_what_is_overdue_or_due_on_a_day_is_what_the_files_say(archive_of_the_site, expected, as_at):
    edition = replace(archive_of_the_site, as_at=as_at)
    assert told(overdue(edition)) == reckoned(expected, as_at, -(10**6), -1)
    for within in (30, 90):
        assert told(due_within(edition, within)) == reckoned(expected, as_at, 0, within)


def test_every_clock_with_a_date_is_expected_and_each_day_has_something_to_tell(archive_of_the_site, expected):
    clocks = [clock for clock in all_clocks(archive_of_the_site) if clock.limit]
    assert told(clocks) == sorted(owed for owed, *_ in expected)
    assert len(clocks) > 100
    sizes = {len(reckoned(expected, as_at, -(10**6), -1)) for as_at in DAYS}
    assert len(sizes) > 10


def test_from_one_day_to_the_next_only_those_move_whose_last_day_it_was_or_that_were_answered(
    archive_of_the_site, expected
):
    """Each day that anything can change on, with the day before it."""
    one = dt.timedelta(days=1)
    changes = {day for _, limit, end in expected for day in (limit + one, end) if day and day.year > 1}
    for day in sorted(changes):
        before, after = (set(told(overdue(replace(archive_of_the_site, as_at=at)))) for at in (day - one, day))
        passed = {owed for owed, limit, end in expected if limit + one == day and (not end or day < end)}
        settled = {owed for owed, limit, end in expected if end == day and limit < day - one}
        assert (after - before, before - after) == (passed, settled)
