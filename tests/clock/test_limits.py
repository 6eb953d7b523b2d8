"""By when something is due: a printed deadline keeps its precision and words, a rule reckons from a date held."""

from __future__ import annotations

import datetime as dt

import pytest
from owed import FILES, MAYOR, POLICE, REPORT, RULE, SITE, action, asks, question

from sitegen.clock import implementation_clock, response_clocks

FIRST = "recommendations/roads/1.yaml"


def sent(day: str, more: str = "") -> dict[str, str]:
    return {"reports/roads.yaml": REPORT + f"date_sent: {day}\n{more}", FIRST: asks("1", POLICE)}


def ruled(**changes: str) -> dict[str, str]:
    """The settings with the one rule, changed."""
    text = RULE
    for name, value in changes.items():
        line = f"    {name}: "
        kept = [old for old in text.splitlines() if not old.startswith(line)]
        text = "\n".join([*kept, *([line + value] if value else [])]) + "\n"
    return {"site.yaml": SITE + text}


@pytest.mark.parametrize(
    ("printed", "last", "shown", "words"),
    [
        ("2023-12-05", "2023-12-05", "5 December 2023", "5 December 2023"),
        ("{date: 2023-12, printed: By December 2023}", "2023-12-31", "December 2023", "“By December 2023”"),
        ("{date: 2024-02}", "2024-02-29", "February 2024", "February 2024"),
        ("{date: 2023, printed: in 2023}", "2023-12-31", "2023", "“in 2023”"),
        ("{date: 2022-03, printed: Q4 2021/22}", "2022-03-31", "March 2022", "“Q4 2021/22”"),
    ],
)
def test_a_printed_deadline_keeps_its_precision_and_its_words(clock, printed, last, shown, words):
    limit = clock("implementation", {"actions/bridge.yaml": action(f"due: {printed}\n")}).limit
    assert (str(limit.last), limit.date.long, limit.words, limit.certain) == (last, shown, words, True)


def test_words_that_are_no_date_set_no_day_and_no_rule_sets_one_in_their_place(clock):
    files = ruled(of="action", trigger="date printed")
    assert clock("implementation", {**files, "actions/bridge.yaml": action("date: 2023-04-24\n")}).limit
    told = clock("implementation", {**files, "actions/bridge.yaml": action("date: 2023-04-24\ndue: {printed: soon}\n")})
    assert (told.limit, told.deadline.printed) == (None, "soon")


@pytest.mark.parametrize("words", ["N/A", "n/a", "None", "Not applicable"])
def test_words_that_say_there_is_no_deadline_are_none_and_leave_the_day_to_a_rule(clock, words):
    files = {"actions/bridge.yaml": action(f"date: 2023-04-24\ndue: {{printed: {words}}}\n")}
    assert clock("implementation", files).deadline is None
    ruled_ = clock("implementation", {**files, **ruled(of="action", trigger="date printed")})
    assert str(ruled_.limit.last) == "2023-06-24"


def test_two_months_from_the_day_a_report_was_sent(clock):
    found = clock("response", {**ruled(), **sent("2023-04-24")})
    assert (found.limit.last, str(found.began)) == (dt.date(2023, 6, 24), "2023-04-24")
    assert found.limit.words == "2 months after 24 April 2023, when the report was sent"
    standing = found.at(dt.date(2025, 11, 22))
    assert (standing.word, standing.days) == ("overdue", 882)


def test_a_rule_that_counts_the_day_itself_ends_a_day_sooner(clock):
    limit = clock("response", {**ruled(counting="that day"), **sent("2023-04-24")}).limit
    assert (limit.last, limit.words[:27]) == (dt.date(2023, 6, 23), "2 months beginning with 24 ")


def test_from_a_month_only_a_month_is_reckoned_and_it_is_labelled(clock):
    limit = clock("response", {**ruled(), **sent("2023-04")}).limit
    assert (str(limit.date), limit.last, limit.certain) == ("2023-06", dt.date(2023, 6, 30), False)
    assert limit.doubts == ("the day it runs from is not held, so this is the latest it can be",)


def test_from_a_year_or_from_nothing_no_rule_reckons(clock):
    assert clock("response", {**ruled(), **sent("2023")}).limit is None
    assert clock("response", {**ruled(), FIRST: asks("1", POLICE), "reports/roads.yaml": REPORT}).limit is None


def test_a_rule_not_checked_against_its_source_is_labelled(clock):
    limit = clock("response", {**ruled(verified=""), **sent("2023-04-24")}).limit
    assert (limit.certain, limit.doubts) == (False, ("by a rule not checked against its source",))


def test_a_rule_that_names_no_kind_of_record_is_only_told(clock):
    assert clock("response", {**ruled(of=""), **sent("2023-04-24")}).limit is None


@pytest.mark.parametrize(
    ("scope", "binds"),
    [
        ({"committees": "[organizations/audit]"}, True),
        ({"committees": "[organizations/mayor]"}, False),
        ({"bodies": "[organizations/police]"}, True),
        ({"bodies": "[organizations/mayor]"}, False),
        ({"classifications": "[police, health]"}, True),
        ({"classifications": "[council]"}, False),
        ({"bodies": "[organizations/mayor]", "classifications": "[police]"}, True),
        ({"committees": "[organizations/audit]", "bodies": "[organizations/mayor]"}, False),
    ],
)
def test_a_rule_runs_the_clocks_in_its_scope_and_no_others(clock, scope, binds):
    assert bool(clock("response", {**ruled(**scope), **sent("2023-04-24")}).limit) == binds


def test_a_rule_binds_one_body_and_not_the_other_of_the_same_recommendation(made):
    edition = made({**ruled(bodies="[organizations/police]"), **sent("2023-04-24"), FIRST: asks("1", POLICE, MAYOR)})
    limits = {c.owed_by: c.limit for c in response_clocks(edition, edition.graph["recommendations/roads/1"])}
    assert (str(limits[POLICE].last), limits[MAYOR]) == ("2023-06-24", None)


@pytest.mark.parametrize(
    ("trigger", "more", "last"),
    [
        ("report published", "date_published: 2023-01-31\n", "2023-03-31"),
        ("notice given", "notice_given: 2023-05-01\n", "2023-07-01"),
        ("report published", "notice_given: 2023-05-01\n", None),
        ("notice given", "date_published: 2023-01-31\n", None),
        ("question asked", "date_published: 2023-01-31\n", None),
    ],
)
def test_a_rule_runs_from_its_trigger_and_from_no_other_date(clock, trigger, more, last):
    limit = clock("response", {**ruled(trigger=trigger), **sent("2023-04-24", more)}).limit
    assert (str(limit.last) if limit else None) == last


def test_the_date_a_reply_was_asked_for_runs_a_rule_for_it(clock):
    asked = "history: [{date: 2023-02-01, clock: response, value: awaited}]\n"
    files = {**ruled(trigger="date printed"), **sent("2023-04-24"), FIRST: asks("1", POLICE, more=asked)}
    assert str(clock("response", files).limit.last) == "2023-04-01"


def test_the_first_rule_that_fits_stands(clock):
    other = RULE.replace("two-months", "other").replace("period: 2", "period: 5").partition("\n")[2]
    files = {"site.yaml": SITE + RULE + other, **sent("2023-04-24")}
    assert clock("response", files).limit.rule.id == "two-months"


def test_a_printed_day_for_the_reply_stands_before_a_rule_and_the_recommendations_own_before_the_reports(clock):
    report = sent("2023-04-24", "response_due: {date: 2023-05, printed: by the end of May}\n")
    assert str(clock("response", {**ruled(), **report}).limit.date) == "2023-05"
    own = {**ruled(), **report, FIRST: asks("1", POLICE, more="response_due: 2023-07-07\n")}
    assert str(clock("response", own).limit.date) == "2023-07-07"


def test_the_deadline_of_the_work_is_not_the_one_of_the_reply(made):
    edition = made({**ruled(), **sent("2023-04-24"), FIRST: asks("1", POLICE, more="deadline: 2023-12\n")})
    node = edition.graph["recommendations/roads/1"]
    (reply,) = response_clocks(edition, node)
    assert [str(limit.date) for limit in (reply.limit, implementation_clock(edition, node).limit)] == [
        "2023-06-24",
        "2023-12",
    ]


def test_a_question_is_due_by_a_rule_or_by_its_own_day(clock):
    rule = ruled(of="question", trigger="question asked", period="20", unit="days")
    assert str(clock("answer", {**rule, "questions/1.yaml": question("date: 2024-02-20\n")}).limit.last) == "2024-03-11"
    own = question("date: 2024-02-20\ndue: 2024-03-01\n")
    assert str(clock("answer", {**rule, "questions/1.yaml": own}).limit.last) == "2024-03-01"


def test_what_is_withheld_is_judged_by_no_rule(clock):
    hidden = asks("1", POLICE, more="withheld: {reason: Court order, since: 2024-01-01}\n")
    assert clock("response", {**ruled(), **sent("2023-04-24"), FIRST: hidden}).limit is None


def test_what_a_rule_names_is_a_reference_like_any_other(archive):
    outcome = archive({**FILES, **ruled(committees="[organizations/audlt]", bodies="[reports/roads]")})
    assert {problem.code for problem in outcome.problems} == {"dangling-reference", "wrong-kind-reference"}
