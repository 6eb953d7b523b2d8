"""How a clock stands on a day: what ends it, from which day it is overdue, and what cannot be told."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as some
from owed import MAYOR, POLICE, SITE, action, answers, asks, days, question

from sitegen.clock import SOON, Clock, Standing, Step, due_within, implementation_clock, overdue, response_clocks
from sitegen.clock.limits import explicit
from sitegen.dates import PartialDate
from sitegen.records.base import DeadlinePrinted

FIRST = "recommendations/roads/1.yaml"
NODE = "recommendations/roads/1"


def due(day: str, *steps: Step, kind: str = "response", expected: bool = True) -> Clock:
    limit = explicit(DeadlinePrinted(date=PartialDate.parse(day)))
    return Clock(kind, NODE, limit=limit, steps=steps, expected=expected)  # type: ignore[arg-type]


def on(day: str | None, ends: str | None = "met") -> Step:
    return Step(PartialDate.parse(day) if day else None, ends)  # type: ignore[arg-type]


# ---- while it runs


@pytest.mark.parametrize(
    ("limit", "last", "next_day"),
    [
        ("2023-06-24", "2023-06-24", "2023-06-25"),
        ("2023-12", "2023-12-31", "2024-01-01"),
        ("2024-02", "2024-02-29", "2024-03-01"),
        ("2023-02", "2023-02-28", "2023-03-01"),
        ("2023", "2023-12-31", "2024-01-01"),
    ],
)
def test_the_last_day_is_not_overdue_and_the_next_is(limit, last, next_day):
    assert days(due(limit), last, next_day) == [Standing("due soon", 0), Standing("overdue", 1)]


def test_it_is_due_soon_in_the_thirty_days_before_the_last():
    assert SOON == 30
    assert days(due("2023-12-31"), "2023-11-30", "2023-12-01", "2023-12-30") == [
        Standing("not yet due", 31),
        Standing("due soon", 30),
        Standing("due soon", 1),
    ]


def test_without_a_date_there_is_no_deadline_on_any_day():
    assert days(Clock("response", NODE), "1999-01-01", "2999-01-01") == [Standing("no deadline")] * 2


def test_where_no_response_is_expected_none_is_overdue():
    assert days(due("2023-06-24", expected=False), "2024-01-01") == [Standing("not expected")]


# ---- when it has ended


@pytest.mark.parametrize(
    ("limit", "ended", "standing"),
    [
        ("2023-06-24", "2023-06-24", Standing("on time")),
        ("2023-06-24", "2023-06-25", Standing("late", 1)),
        ("2023-06-24", "2023-05", Standing("on time")),
        ("2023-06-30", "2023-06", Standing("on time")),
        ("2023-06-24", "2023-06", Standing("met")),
        ("2023-06-24", "2023-07", Standing("late", 7, least=True)),
        ("2023-06-24", "2023", Standing("met")),
        ("2023-06", "2023-06", Standing("on time")),
        ("2023", "2023", Standing("on time")),
        ("2023", "2024", Standing("late", 1, least=True)),
        ("2023-06-24", None, Standing("met")),
    ],
)
def test_on_time_late_or_what_cannot_be_told_from_a_date_that_is_not_whole(limit, ended, standing):
    assert days(due(limit, on(ended)), "2026-01-01") == [standing]


def test_what_was_answered_without_a_deadline_is_met_and_not_on_time():
    clock = Clock("response", NODE, steps=(on("2023-06-24"),))
    assert days(clock, "2026-01-01") == [Standing("met")]


def test_on_a_day_before_the_answer_it_had_not_been_given():
    clock = due("2023-06-24", on("2023-08-01"))
    assert days(clock, "2023-06-24", "2023-07-31", "2023-08-01") == [
        Standing("due soon", 0),
        Standing("overdue", 37),
        Standing("late", 38),
    ]


def test_an_answer_of_some_day_in_a_month_may_have_been_there_from_its_first():
    clock = due("2023-06-24", on("2023-08"))
    assert [standing.word for standing in days(clock, "2023-07-31", "2023-08-01")] == ["overdue", "late"]


def test_complete_without_a_date_is_met_on_every_day():
    clock = due("2023-06-24", on(None), kind="implementation")
    assert days(clock, "2020-01-01", "2026-01-01") == [Standing("met")] * 2
    assert (clock.met, clock.ended) == (True, None)


def test_what_was_done_may_have_to_be_done_again_but_what_was_answered_stays_answered():
    again = (on("2023-01-01"), on("2023-03-01", None))
    work, reply = due("2023-06-24", *again, kind="implementation"), due("2023-06-24", *again)
    assert [standing.word for standing in days(work, "2023-02-01", "2023-03-01", "2024-01-01")] == [
        "on time",
        "not yet due",
        "overdue",
    ]
    assert days(reply, "2024-01-01") == [Standing("on time")]


def test_done_twice_was_done_the_first_time():
    clock = due("2023-06-24", on("2023-06-01"), on("2023-09-01"), kind="implementation")
    assert (days(clock, "2024-01-01"), str(clock.ended)) == ([Standing("on time")], "2023-06-01")


# ---- what ends the clocks of records


def history(*steps: str) -> str:
    return f"history: [{', '.join(f'{{{step}}}' for step in steps)}]\n"


@pytest.mark.parametrize(
    ("step", "word"),
    [
        ("value: complete, date: 2023-06-30", "on time"),
        ("value: complete, date: 2023-07-01", "late"),
        ("value: complete", "met"),
        ("value: superseded, date: 2023-07-01", "not expected"),
        ("value: closed without action", "not expected"),
        ("value: in progress, date: 2023-06-30", "overdue"),
        ("value: not verified", "overdue"),
    ],
)
def test_work_ends_when_it_is_complete_superseded_or_closed(clock, step, word):
    made = clock("implementation", {"actions/bridge.yaml": action("due: 2023-06\n" + history(step))})
    assert made.at(dt.date(2024, 1, 1)).word == word


@pytest.mark.parametrize(
    ("stance", "word"),
    [
        ("accepted", "on time"),
        ("accepted in part", "on time"),
        ("not accepted", "on time"),
        ("noted", "on time"),
        ("redirected", "on time"),
        ("not addressed", "overdue"),
    ],
)
def test_any_reply_ends_the_clock_but_one_that_passes_the_recommendation_over(clock, stance, word):
    files = {
        FIRST: asks("1", POLICE, more="response_due: 2023-05-01\n"),
        "responses/police.yaml": answers(f"1 {stance}", by=POLICE),
    }
    made = clock("response", files)
    assert made.at(dt.date(2024, 1, 1)).word == word
    assert (made.met_by, made.passed_over) == (
        (None, "responses/police#answer-1") if word == "overdue" else ("responses/police#answer-1", None)
    )


def test_each_of_several_bodies_has_a_clock_of_its_own(made):
    files = {
        FIRST: asks("1", POLICE, MAYOR, more="response_due: 2023-05-31\nprinted_addressees: [parish councils]\n"),
        "responses/police.yaml": answers("1 redirected", by=POLICE),
    }
    edition = made(files, "2023-06-01")
    clocks = response_clocks(edition, edition.graph[NODE])
    assert [(c.owed_by or c.printed_owed_by, c.at(edition.as_at).word) for c in clocks] == [
        (POLICE, "on time"),
        (MAYOR, "overdue"),
        ("parish councils", "overdue"),
    ]


def test_awaited_ends_nothing_and_a_step_without_a_body_speaks_for_all_asked(made):
    due_ = "response_due: 2023-05-31\n"
    awaited = history("date: 2023-04-01, clock: response, value: awaited")
    edition = made({FIRST: asks("1", POLICE, MAYOR, more=due_ + awaited)})
    assert [clock.owed_by for clock in overdue(edition)] == [POLICE, MAYOR]


def test_a_step_of_one_body_ends_the_clock_of_no_other(made):
    step = history(f"date: 2023-04-01, clock: response, value: noted, by: {MAYOR}")
    edition = made({FIRST: asks("1", POLICE, MAYOR, more="response_due: 2023-05-31\n" + step)})
    assert [clock.owed_by for clock in overdue(edition)] == [POLICE]
    step = history("date: 2023-04-01, clock: response, value: noted")
    edition = made({FIRST: asks("1", POLICE, MAYOR, more="response_due: 2023-05-31\n" + step)})
    assert overdue(edition) == ()


def test_each_clock_keeps_the_part_of_the_history_that_is_its_own(made):
    told = history(
        "date: 2023-04-01, clock: response, value: awaited",
        f"date: 2023-05-01, clock: response, value: noted, by: {POLICE}",
        f"date: 2023-05-02, clock: response, value: accepted, by: {MAYOR}",
        "date: 2023-06-01, value: in progress",
    )
    edition = made({FIRST: asks("1", POLICE, MAYOR, more=told)})
    node = edition.graph[NODE]
    kept = [[step.value for step in clock.history] for clock in response_clocks(edition, node)]
    assert kept == [["awaited", "noted"], ["awaited", "accepted"]]
    assert [step.value for step in implementation_clock(edition, node).history] == ["in progress"]


def test_work_is_owed_by_all_who_are_asked_or_by_those_whose_names_alone_are_printed(made):
    printed = asks("2", more="printed_addressees: [parish councils, schools]\n")
    edition = made({FIRST: asks("1", POLICE, MAYOR), "recommendations/roads/2.yaml": printed})
    first, second = (implementation_clock(edition, node) for node in edition.graph.of("recommendation"))
    assert (first.owing, first.owed_by, first.printed_owed_by) == ((POLICE, MAYOR), None, None)
    assert (second.owing, second.printed_owed_by) == ((), "parish councils, schools")


def test_a_recommendation_that_was_superseded_awaits_no_reply(clock):
    more = "response_due: 2023-05-31\n" + history("date: 2023-05-01, value: superseded")
    made = clock("response", {FIRST: asks("1", POLICE, more=more)})
    assert [standing.word for standing in days(made, "2023-04-30", "2024-01-01")] == ["not yet due", "not expected"]


def test_a_reply_without_a_date_ends_the_clock_and_is_neither_on_time_nor_late(clock):
    files = {
        FIRST: asks("1", POLICE, more="response_due: 2023-05-01\n"),
        "responses/police.yaml": answers("1 noted", by=POLICE, date=None),
    }
    assert clock("response", files).at(dt.date(2024, 1, 1)) == Standing("met")


@pytest.mark.parametrize(
    ("reply", "standing"),
    [
        ("type: final, date: 2024-03-01", Standing("on time")),
        ("type: final, date: 2024-03-03", Standing("late", 2)),
        ("type: holding, date: 2024-02-25", Standing("overdue", 305)),
    ],
)
def test_a_holding_reply_answers_no_question(clock, reply, standing):
    files = {"questions/1.yaml": question(f"date: 2024-02-20\ndue: 2024-03-01\nanswers: [{{{reply}}}]\n")}
    assert clock("answer", files).at(dt.date(2024, 12, 31)) == standing


def test_those_overdue_come_the_longest_first_and_those_due_the_next_first(made):
    files = {
        "actions/a.yaml": action("due: 2023-12-31\n"),
        "actions/b.yaml": action("due: 2023-01\n"),
        "actions/c.yaml": action("due: 2024-01-31\n"),
        "actions/d.yaml": action("due: 2024-01-01\n"),
        "actions/e.yaml": action("due: 2024-02-01\n"),
        "actions/f.yaml": action("due: {printed: soon}\n"),
        "site.yaml": SITE,
    }
    edition = made(files, "2024-01-01")
    assert [clock.node for clock in overdue(edition)] == ["actions/b", "actions/a"]
    assert [clock.node for clock in due_within(edition, 30)] == ["actions/d", "actions/c"]


# ---- whatever the dates

DAYS = some.dates(dt.date(1900, 1, 1), dt.date(2200, 1, 1))


def partial(day: dt.date, precision: int) -> PartialDate:
    return PartialDate(day.year, day.month if precision else 0, day.day if precision == 2 else 0)


PARTIAL = some.builds(partial, DAYS, some.integers(0, 2))


@given(PARTIAL, DAYS)
def test_a_running_clock_is_overdue_after_its_last_possible_day_and_not_before(limit, as_at):
    clock = Clock("answer", NODE, limit=explicit(DeadlinePrinted(date=limit)))
    standing = clock.at(as_at)
    assert (standing.word == "overdue") == (as_at > limit.last)
    assert standing.days == abs((as_at - limit.last).days)


@given(PARTIAL, PARTIAL, DAYS)
def test_nothing_is_called_late_that_may_have_been_on_time_nor_on_time_that_may_have_been_late(limit, ended, as_at):
    clock = Clock("answer", NODE, limit=explicit(DeadlinePrinted(date=limit)), steps=(Step(ended, "met"),))
    word = clock.at(as_at).word
    if as_at < ended.first:
        assert word in ("overdue", "due soon", "not yet due")
    elif word == "late":
        assert ended.first > limit.last
    elif word == "on time":
        assert ended.last <= limit.last
    else:
        assert word == "met"
        assert ended.first <= limit.last < ended.last
