"""The tracker: every recommendation and action as a line, what narrows it, and the list that each option has."""

from __future__ import annotations

import pytest

from sitegen.page import Crumb
from sitegen.pages.tracker import tracker_pages
from sitegen.tracker import action_lines, recommendation_lines
from sitegen.tracker.lines import keys
from sitegen.tracker.views import PAGE, Section, View

SOURCE = "sources: [{title: Minutes}]\n"
WORK = {
    "actions/lamp.yaml": (
        "heading: Mend the lamp\ntype: request\norganization: organizations/audit\ndate: 2023-03-08\n"
        "responsible: [organizations/mayor, people/bob-ray]\n"
        "history: [{date: 2023-06, value: complete}]\n" + SOURCE
    ),
    "actions/gate.yaml": f"heading: Mend the gate\ntype: request\nprinted_responsible: The clerk\n{SOURCE}",
}
DATED = {
    "reports/roads.yaml": (
        "heading: Roads\norganization: organizations/audit\ndate_published: 2023-03\n"
        f"response_due: 2023-06-24\n{SOURCE}"
    ),
    "reports/lamps.yaml": f"heading: Lamps\norganization: organizations/audit\ndate_published: 2023-09-01\n{SOURCE}",
    "recommendations/lamps/1.yaml": (
        'number: "1"\nheading: Light the lane\nprinted_addressees: [London boroughs]\nresponse_expected: false\n'
        + SOURCE
    ),
}


def lines(edition):
    return {line.node.id: line for line in recommendation_lines(edition)}


def pages(edition):
    return {page.url: page for page in tracker_pages(edition)}


def listed(page):
    return [line.node.id for section in page.data["sections"] for line in section.lines]


# ---- lines


def test_the_latest_report_comes_first_and_its_recommendations_in_the_order_of_their_numbers(edition):
    assert list(lines(edition(DATED))) == [
        "recommendations/lamps/1",
        "recommendations/roads/2",
        "recommendations/roads/3",
        "recommendations/roads/10",
    ]


def test_a_recommendation_knows_its_committee_who_is_asked_and_when_it_was_made(edition):
    line = lines(edition(DATED))["recommendations/roads/10"]
    assert (line.committee, line.bodies) == ("organizations/audit", ("organizations/police", "organizations/mayor"))
    assert (str(line.made), line.values["year"], line.values["to"]) == ("2023-03", ("2023",), ("police", "mayor"))


@pytest.mark.parametrize(
    ("number", "keys"),
    [
        ("2", ("no-response-held",)),
        ("3", ("answered-by-others", "no-response-held")),  # the police spoke; the Mayor was asked
        ("10", ("accepted", "some-silent")),
    ],
)
def test_the_filter_by_response_tells_stances_silence_and_answers_by_others(edition, number, keys):
    assert lines(edition())[f"recommendations/roads/{number}"].values["response"] == keys


def test_of_a_recommendation_to_which_no_response_is_expected_none_is_missed(edition):
    assert lines(edition(DATED))["recommendations/lamps/1"].values["response"] == ("not-expected",)


def test_a_reply_that_passes_a_recommendation_over_is_no_answer_to_it(edition):
    answers = "".join(
        f"  - {{recommendation: recommendations/roads/{number}, stance: {stance}}}\n"
        for number, stance in ((2, "not addressed"), (10, "accepted"))
    )
    reply = f"heading: Reply\nfrom: [organizations/police]\ndate: 2023-05-01\nanswers:\n{answers}{SOURCE}"
    made = pages(edition({"responses/police.yaml": reply}))
    sections = made["/recommendations/to/police/"].data["view"].sections
    assert [(section.id, len(section.lines)) for section in sections] == [("answered", 1), ("skipped", 1)]
    assert "recommendations/roads/2" in listed(made["/recommendations/response/not-addressed/"])
    assert "recommendations/roads/2" not in listed(made["/recommendations/response/no-response-held/"])


def test_a_reply_that_is_only_told_of_counts_and_is_said_with_its_stance(edition):
    step = "history: [{date: 2023-06-01, clock: response, value: accepted, by: organizations/police}]\n"
    told = f'number: "2"\nheading: Do 2\naddressed_to: [organizations/police]\n{step}{SOURCE}'
    line = lines(edition({"recommendations/roads/2.yaml": told}))["recommendations/roads/2"]
    assert (line.values["response"], line.is_answered("organizations/police")) == (("accepted",), True)
    assert not line.is_answered("organizations/mayor")


def test_reply_and_work_are_overdue_each_by_its_own_clock(edition):
    found = {id_: line.values["due"] for id_, line in lines(edition(DATED)).items()}
    assert found == {
        "recommendations/lamps/1": ("no-deadline",),
        "recommendations/roads/2": ("overdue", "reply-overdue", "action-overdue"),
        "recommendations/roads/3": ("overdue", "reply-overdue", "due-later"),
        "recommendations/roads/10": ("overdue", "reply-overdue", "on-time"),
    }


@pytest.mark.parametrize(
    ("as_at", "keys"),
    [
        ("2023-01-01", ("due-later",)),
        ("2023-10-02", ("due-in-90-days",)),
        ("2023-12-01", ("due-in-30-days", "due-in-90-days")),
        ("2023-12-31", ("due-in-30-days", "due-in-90-days")),
        ("2024-01-01", ("overdue", "action-overdue")),
    ],
)
def test_the_day_moves_a_record_between_what_is_due_and_what_is_overdue(edition, as_at, keys):
    """Its deadline is December 2023, which passes with its last day."""
    assert lines(edition(as_at=as_at))["recommendations/roads/2"].values["due"] == keys


def test_an_action_knows_its_type_who_is_responsible_and_how_it_stands(edition):
    found = {line.node.id: line.values for line in action_lines(edition(WORK))}
    assert list(found) == ["actions/lamp", "actions/bridge", "actions/gate"]
    lamp, gate = found["actions/lamp"], found["actions/gate"]
    assert (lamp["type"], lamp["of"], lamp["status"]) == (("request",), ("mayor", "bob-ray"), ("complete",))
    assert (gate["of"], gate["by"], gate["status"], gate["year"]) == ((), (), ("not-verified",), ())


def test_two_records_whose_paths_end_alike_have_different_keys():
    assert keys({"people/mayor", "organizations/mayor"}) == {
        "organizations/mayor": "mayor",
        "people/mayor": "people-mayor",
    }


# ---- lists


def test_the_whole_table_and_a_list_of_each_option_have_pages(edition):
    assert set(pages(edition({**WORK, **DATED}))) == {
        *("/recommendations/", "/recommendations/overdue/", "/recommendations/reply-overdue/"),
        *("/recommendations/action-overdue/", "/recommendations/due-in-30-days/", "/recommendations/due-in-90-days/"),
        *("/recommendations/due-later/", "/recommendations/on-time/", "/recommendations/no-deadline/"),
        *("/recommendations/to/police/", "/recommendations/to/mayor/", "/recommendations/by/audit/"),
        *("/recommendations/response/accepted/", "/recommendations/response/some-silent/"),
        *("/recommendations/response/no-response-held/", "/recommendations/response/answered-by-others/"),
        *("/recommendations/response/not-expected/", "/recommendations/implementation/not-verified/"),
        *("/recommendations/year/2023/", "/recommendations/roads/", "/recommendations/lamps/"),
        *("/actions/", "/actions/type/request/", "/actions/type/undertaking/", "/actions/by/audit/"),
        *("/actions/of/mayor/", "/actions/of/police/", "/actions/of/bob-ray/", "/actions/2023/"),
        *("/actions/status/complete/", "/actions/status/not-verified/", "/actions/no-deadline/"),
        *("/actions/overdue/", "/actions/due-in-30-days/", "/actions/due-in-90-days/", "/actions/due-later/"),
    }


def test_a_list_holds_exactly_the_lines_that_its_option_counts(edition):
    made = pages(edition({**WORK, **DATED}))
    for page in (made["/recommendations/"], made["/actions/"]):
        for choice in page.data["choices"]:
            for view in choice.views:
                counted = sorted(line.node.id for line in view.option.lines)
                assert sorted(listed(made[view.url])) == counted, view.url


def test_a_reports_list_tells_the_answered_apart_each_in_the_order_of_their_numbers(edition):
    first = 'number: "1"\nheading: Do 1\naddressed_to: [organizations/police]\nsources: [{title: Minutes}]\n'
    page = pages(edition({"recommendations/roads/1.yaml": first}))["/recommendations/roads/"]
    numbers = [(one.id, [line.node.id.rpartition("/")[2] for line in one.lines]) for one in page.data["view"].sections]
    assert numbers == [("answered", ["10"]), ("no-response", ["1", "2", "3"])]
    assert page.title == "Recommendations: Roads"


def test_lists_of_what_is_due_and_of_no_response_are_there_also_when_empty(edition):
    made = pages(edition(as_at="2020-01-01"))
    for url in ("/recommendations/overdue/", "/recommendations/due-in-30-days/", "/actions/overdue/"):
        assert listed(made[url]) == []


def test_what_is_overdue_comes_in_the_order_of_its_dates(edition):
    later = {"recommendations/roads/1.yaml": f'number: "1"\nheading: Do 1\ndeadline: 2024-02\n{SOURCE}'}
    assert listed(pages(edition(later, as_at="2025-06-01"))["/recommendations/overdue/"]) == [
        "recommendations/roads/2",
        "recommendations/roads/1",
        "recommendations/roads/3",
    ]


def test_a_bodys_list_tells_how_many_of_how_many_it_answered_and_leads_to_them(edition):
    page = pages(edition())["/recommendations/to/police/"]
    (answered, first), (silent, second) = page.data["view"].counted()
    assert (len(answered.lines), answered.heading, first) == (1, "answered by it", f"{page.url}#answered")
    assert (len(silent.lines), silent.heading, second) == (
        1,
        "with no response held from it",
        f"{page.url}#no-response",
    )
    assert page.crumbs == (Crumb("/", "Home"), Crumb("/recommendations/", "Recommendations"))


def test_a_committees_list_counts_what_anybody_asked_has_answered(edition):
    view = pages(edition())["/recommendations/by/audit/"].data["view"]
    assert [(len(section.lines), section.id) for section in view.sections] == [(1, "answered"), (2, "no-response")]


# ---- long lists


def long(number: int, *sections: tuple[str, int], edition) -> View:
    (line, *_) = recommendation_lines(edition)
    assert sum(size for _, size in sections) == number
    return View("/recommendations/", "R", tuple(Section(id_, id_, (line,) * size) for id_, size in sections))


def test_a_long_list_goes_on_on_further_pages_and_loses_no_line(edition):
    view = long(2 * PAGE + 1, ("", 2 * PAGE + 1), edition=edition())
    parts = dict(view.parts())
    assert list(parts) == ["/recommendations/", "/recommendations/page-2/", "/recommendations/page-3/"]
    assert [sum(len(piece.lines) for piece in pieces) for pieces in parts.values()] == [PAGE, PAGE, 1]


def test_a_section_has_its_anchor_once_on_the_page_on_which_it_begins(edition):
    view = long(PAGE + 20, ("answered", PAGE - 10), ("no-response", 30), edition=edition())
    (_, one), (_, two) = view.parts()
    assert [(piece.id, len(piece.lines)) for piece in one] == [("answered", PAGE - 10), ("no-response", 10)]
    assert [(piece.id, piece.heading, len(piece.lines)) for piece in two] == [("", "no-response", 20)]
    assert [address for _, address in view.counted()] == ["/recommendations/#answered", "/recommendations/#no-response"]
