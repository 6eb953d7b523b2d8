"""What is counted of a body: replies by their dates, undertakings by who gave them for whom, questions by office."""

from __future__ import annotations

from sitegen.tallies import body

SOURCE = "sources: [{title: Minutes}]\n"
REPORT = "heading: Roads\norganization: organizations/audit\nsources: [{{title: Minutes}}]\ndate_sent: {}\n"
FILES = {
    "site.yaml": "name: Archive\ndescription: Small\nbase_url: https://example.org/\npublisher: Us\n",
    "organizations/audit.yaml": f"name: Audit Committee\nclassification: committee\n{SOURCE}",
    "organizations/probation.yaml": f"name: Probation\nclassification: probation\n{SOURCE}",
    "organizations/london.yaml": (
        f"name: London Probation\nclassification: probation\nparent: organizations/probation\n{SOURCE}"
    ),
    "organizations/mayor.yaml": f"name: Mayor of London\nclassification: executive\n{SOURCE}",
    "reports/roads.yaml": REPORT.format("2023-01-20"),
    "reports/lamps.yaml": REPORT.format("2023-01"),
    "recommendations/roads/1.yaml": (
        f'number: "1"\nheading: Do\naddressed_to: [organizations/london, organizations/mayor]\n{SOURCE}'
    ),
}


def reply(date: str, by: str, report: str = "roads", answers: str = "") -> str:
    return f"heading: Reply\nfrom: [{by}]\nreport: reports/{report}\n{date and f'date: {date}'}\n{answers}{SOURCE}"


def answers(stance: str) -> str:
    return f"answers: [{{recommendation: recommendations/roads/1, stance: {stance}}}]\n"


def parts(tally) -> dict[str, list[str]]:
    return {part.id: [item.node.id.rpartition("/")[2] for item in part.items] for part in tally.parts}


def of(edition, id_: str):
    return body(edition, edition.graph[f"organizations/{id_}"])


def test_days_to_reply_are_counted_only_where_both_dates_are_whole(edition):
    made = edition(
        FILES,
        {
            "responses/a.yaml": reply("2023-03-17", "organizations/london"),
            "responses/b.yaml": reply("2023-01-30", "organizations/london"),
            "responses/c.yaml": reply("2023-03", "organizations/london"),
            "responses/d.yaml": reply("2023-03-17", "organizations/london", "lamps"),
            "responses/e.yaml": reply("", "organizations/london"),
        },
    )
    replies = of(made, "london").replies
    assert parts(replies.tally) == {"replies-timed": ["b", "a"], "replies-untimed": ["e", "c", "d"]}
    assert (replies.days, replies.median) == ((10, 56), "33")


def test_the_middle_of_two_may_lie_between_two_days(edition):
    dates = {"a": "2023-01-21", "b": "2023-01-22"}
    made = edition(FILES, {f"responses/{id_}.yaml": reply(on, "organizations/mayor") for id_, on in dates.items()})
    assert of(made, "mayor").replies.median == "1½"


def test_a_reply_before_the_report_was_sent_is_no_time_to_reply(edition):
    made = edition(FILES, {"responses/a.yaml": reply("2023-01-01", "organizations/mayor")})
    assert parts(of(made, "mayor").replies.tally) == {"replies-untimed": ["a"]}


def test_a_reply_of_the_whole_counts_for_its_part_only_if_it_says_it_is_from_both(edition):
    alone = edition(
        FILES, {"responses/a.yaml": reply("2023-03-17", "organizations/probation", "roads", answers("noted"))}
    )
    assert parts(of(alone, "london").asked) == {"asked-no-response": ["1"]}
    assert [item.node.id for item in of(alone, "probation").answered_for.items] == ["recommendations/roads/1"]
    from_both = reply("2023-03-17", "organizations/probation, organizations/london", "roads", answers("noted"))
    both = edition(FILES, {"responses/a.yaml": from_both})
    assert parts(of(both, "london").asked) == {"asked-answered": ["1"]}
    assert [of(both, id_).replies.tally.total for id_ in ("london", "probation", "mayor")] == [1, 1, 0]


def test_a_reply_that_passes_a_recommendation_over_answers_nothing(edition):
    made = edition(
        FILES, {"responses/a.yaml": reply("2023-03-17", "organizations/london", "roads", answers("not addressed"))}
    )
    assert parts(of(made, "london").asked) == {"asked-passed-over": ["1"]}


def test_what_is_asked_by_a_day_is_due_until_it_and_overdue_after_it(edition):
    due = {"reports/roads.yaml": f"{REPORT.format('2023-01-20')}response_due: 2023-06-24\n"}
    for day, part in (("2023-06-24", "asked-due"), ("2023-06-25", "asked-overdue")):
        assert parts(of(edition(FILES, due, as_at=day), "mayor").asked) == {part: ["1"]}


# ---- undertakings


def person(name: str, memberships: str) -> str:
    return f"name: {name}\nsort_name: {name}\nmemberships:\n{memberships}{SOURCE}"


def member(organization: str, more: str = "") -> str:
    return f"  - {{organization: organizations/{organization}{more}}}\n"


GIVEN = (
    "heading: Send figures\ntype: {}\nresponsible: [people/ann]\ndate: 2023-03-08\n"
    "arose_from: [meetings/audit/2023-03-08]\n"
)


def given(type_: str = "undertaking", attendance: str = "") -> dict[str, str]:
    return {
        "meetings/audit/2023-03-08.yaml": f"date: 2023-03-08\nstatus: held\n{attendance}{SOURCE}",
        "actions/figures.yaml": GIVEN.format(type_) + SOURCE,
    }


def undertakings(edition, *ids: str) -> list[int]:
    return [next(one for one in of(edition, id_).actions if one.id == "undertakings").total for id_ in ids]


def test_an_undertaking_counts_for_the_body_its_giver_belonged_to_on_the_day(edition):
    ann = person("Ann", member("london", ", end_date: 2023-03") + member("mayor", ", start_date: 2023-03-09"))
    assert undertakings(edition(FILES, given(), {"people/ann.yaml": ann}), "london", "mayor") == [1, 0]


def test_the_capacity_in_which_somebody_came_goes_before_their_memberships(edition):
    ann = {"people/ann.yaml": person("Ann", member("london") + member("probation"))}
    came = "attendance: [{person: people/ann, status: guest, organization: organizations/mayor}]\n"
    assert undertakings(edition(FILES, given(), ann), "london", "probation", "mayor") == [1, 1, 0]
    assert undertakings(edition(FILES, given(attendance=came), ann), "london", "probation", "mayor") == [0, 0, 1]


def test_what_a_member_was_asked_for_is_not_asked_of_the_body(edition):
    made = edition(FILES, given("request"), {"people/ann.yaml": person("Ann", member("london"))})
    assert [one.total for one in of(made, "london").actions] == [0, 0, 0, 0, 0]


# ---- questions


def test_a_question_to_an_office_holder_is_put_to_the_office_alone(edition):
    khan = person("Ann", member("mayor", ", role: Mayor of London") + member("london", ", role: Head"))
    asked = f"reference: 2024/1\nheading: Q\nput_to: [people/ann]\ndate: 2024-02-22\n{SOURCE}"
    made = edition(FILES, {"people/ann.yaml": khan, "questions/2024-1.yaml": asked})
    assert [of(made, id_).questions.total for id_ in ("mayor", "london")] == [1, 0]
    assert parts(of(made, "mayor").questions) == {"questions-open": ["2024-1"]}


def test_a_question_tells_who_asked_it_and_when_it_was_answered(edition):
    asked = f"reference: 2024/1\nheading: Q\nput_to: [organizations/mayor]\ndate: 2024-02-22\n{SOURCE}"
    more = "asked_by: people/ann\nanswers: [{type: final, date: 2024-03-01, text: Yes.}]\n"
    files = {"people/ann.yaml": person("Ann", member("audit")), "questions/2024-1.yaml": asked + more}
    (item,) = of(edition(FILES, files, as_at="2024-04-01"), "mayor").questions.all()
    assert item.facts == ("22 February 2024", "asked by Ann", "answered 1 March 2024")


def test_a_holding_reply_is_no_answer(edition):
    asked = f"reference: 2024/1\nheading: Q\nput_to: [organizations/mayor]\ndate: 2024-02-22\n{SOURCE}"
    for type_, part in (("holding", "questions-open"), ("final", "questions-answered")):
        made = edition(FILES, {"questions/2024-1.yaml": f"{asked}answers: [{{type: {type_}, text: Soon.}}]\n"})
        assert parts(of(made, "mayor").questions) == {part: ["2024-1"]}
