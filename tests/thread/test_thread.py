"""The thread of a recommendation, a report, an inquiry: its stages, steps, gaps, and where a record stands in it."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.thread import HEADINGS, Step, Thread, thread, threads_of

FIRST = "recommendations/roads/1"
SECOND = "recommendations/roads/2"


def told(made: Thread, key: str) -> list[tuple[str, str, str]]:
    """What each step of a stage is, whom or what it leads to, and when."""
    return [(step.what, step.node or "", str(step.date or "")) for step in made.stage(key).steps]  # type: ignore[arg-type]


def test_a_thread_has_all_its_stages_in_their_order(edition):
    made = edition()
    for id_ in (FIRST, "reports/roads", "inquiries/roads"):
        assert [stage.key for stage in thread(made, made.graph[id_]).stages] == list(HEADINGS)


def test_the_evidence_is_the_session_with_the_very_speeches_under_it(edition):
    made = edition()
    (session,) = thread(made, made.graph[FIRST]).stage("evidence").steps
    assert (session.what, session.node, str(session.date)) == (
        "Evidence session", "meetings/audit/2023-01-10#item-4", "2023-01-10",
    )  # fmt: skip
    assert [(speech.node, speech.words) for speech in session.within] == [
        ("meetings/audit/2023-01-10/transcript#s2", "Says nobody does.")
    ]
    assert session.links == (("meetings/audit/2023-01-10/transcript#panel-potholes", "Transcript"),)
    assert thread(made, made.graph[FIRST]).stage("evidence").state == "1 session, 1 speech"


def test_a_recommendation_that_names_no_evidence_rests_on_that_of_its_report_in_the_order_of_dates(edition):
    made = edition()
    assert told(thread(made, made.graph[SECOND]), "evidence") == [
        ("Evidence session", "meetings/audit/2022-12-01#item-3", "2022-12-01"),
        ("Evidence session", "meetings/audit/2023-01-10#item-4", "2023-01-10"),
    ]


def test_a_session_says_that_its_transcript_is_not_held(edition):
    made = edition()
    facts = {step.node: step.facts for step in thread(made, made.graph["reports/roads"]).stage("evidence").steps}
    assert facts["meetings/audit/2022-12-01#item-3"][-1] == "no transcript held"
    assert "no transcript held" not in facts["meetings/audit/2023-01-10#item-4"]


def test_a_delegation_tells_where_it_was_granted_when_it_was_used_and_what_the_list_prints(edition):
    made = edition()
    stage = thread(made, made.graph[FIRST]).stage("authority")
    (delegation,) = stage.steps
    assert (stage.state, delegation.tag) == ("1 delegation, exercised", "exercised")
    assert delegation.links[0][0] == "meetings/audit/2023-01-10#item-4-resolution"
    assert delegation.facts == ("the list of actions prints “Ongoing.”",)
    (used,) = delegation.within
    assert (used.what, str(used.date), used.links) == ("Exercised", "2023-03-01", (("reports/roads", "Roads"),))


def test_the_report_the_place_in_it_and_the_day_it_was_sent(edition):
    made = edition()
    one = thread(made, made.graph[FIRST])
    assert told(one, "report") == [("Report", "reports/roads", "2023-03-01")]
    assert one.stage("report").steps[0].places == (("chapter two", None),)
    assert one.stage("recommendation").state == "1, one of 2"
    assert told(one, "sent") == [("Sent", "reports/roads", "2023-03-02")]


def test_the_place_in_the_report_leads_to_the_one_heading_with_its_words(edition):
    papers = "sources: [{title: Papers}]\n"
    head = "heading: Roads\norganization: organizations/audit\ndate_published: 2023-03-01\nprose: summary\n"
    report = f"---\n{head}{papers}---\n"
    asked = 'number: "1"\nheading: Mend\naddressed_to: [organizations/mayor]\nparagraphs: ["%s"]\n' + papers

    def places(place, body):
        made = edition({"reports/bridges.md": report + body, "recommendations/bridges/1.yaml": asked % place})
        return thread(made, made.graph["recommendations/bridges/1"]).stage("report").steps[0].places

    one = "\n## Chapter two\n\nHoles.\n\n### The Mayor’s lamps\n\nDark.\n"
    place = "Chapter two: The Mayor's lamps"
    assert places(place, one) == ((place, "h-the-mayors-lamps"),)
    assert places("Chapter nine", one) == (("Chapter nine", None),)
    assert places(place, one + one) == ((place, None),)


def test_each_reply_has_its_body_stance_and_words_and_each_silent_body_its_clock(edition):
    made = edition()
    stage = thread(made, made.graph[FIRST]).stage("responses")
    reply, gap = stage.steps
    assert (reply.by, reply.tag, reply.words, str(reply.date)) == (
        ("organizations/mayor",), "accepted", "Agrees.", "2023-04-20",
    )  # fmt: skip
    assert reply.facts == ("read as “accepted”: says yes",)
    assert (gap.what, gap.by, gap.missing) == ("No response held", ("organizations/police",), True)
    assert gap.clock
    assert gap.clock.node == FIRST
    assert stage.state == "1 of 2 bodies answered"


def test_a_silent_body_is_overdue_at_the_day_of_the_edition(edition):
    made = edition()
    (gap,) = thread(made, made.graph[SECOND]).stage("responses").steps
    assert gap.clock
    assert gap.clock.at(made.as_at).days == 245


def test_a_reply_of_which_only_the_fact_is_held_is_told_as_such(edition):
    late = "heading: Police reply\nfrom: [organizations/police]\nreport: reports/roads\nsources: [{title: L}]\n"
    made = edition({"responses/police.yaml": late})
    steps = thread(made, made.graph[FIRST]).stage("responses").steps
    assert [(step.what, step.node) for step in steps] == [
        ("Response", "responses/mayor#answer-1"),
        ("Response to the report, not held", "responses/police"),
        ("No response held", None),
    ]


def test_a_body_whose_reply_passes_it_over_is_not_said_to_be_silent(edition):
    over = (
        "heading: Reply\nfrom: [organizations/police]\nreport: reports/roads\ndate: 2023-05-01\n"
        "answers: [{recommendation: recommendations/roads/2, stance: not addressed}]\nsources: [{title: L}]\n"
    )
    made = edition({"responses/police.yaml": over})
    stage = thread(made, made.graph[SECOND]).stage("responses")
    assert [(step.what, step.tag) for step in stage.steps] == [("Response", "not addressed")]
    assert stage.state == "0 of 1 body answered"


def test_what_was_promised_in_a_reply_is_an_action_of_the_recommendation_with_its_progress(edition):
    made = edition()
    (action,) = thread(made, made.graph[FIRST]).stage("actions").steps
    assert (action.node, action.tag) == ("actions/mend", "in progress")
    assert [str(step.date) for step in action.within] == ["2023-06-01"]
    assert thread(made, made.graph[SECOND]).stage("actions").empty


def test_an_action_may_say_itself_on_what_it_bears(edition):
    more = "heading: Lamps\ntype: request\nabout: [recommendations/roads/2]\nsources: [{title: L}]\n"
    made = edition({"actions/lamps.yaml": more})
    assert told(thread(made, made.graph[SECOND]), "actions") == [("Request", "actions/lamps", "")]


def test_what_came_later_is_in_the_order_of_dates(edition):
    made = edition()
    assert told(thread(made, made.graph[FIRST]), "later") == [
        ("Question", "questions/2023-1", "2023-07-01"),
        ("Planned meeting", "meetings/audit/2023-09-01#item-5", "2023-09-01"),
    ]


def test_a_repeat_leads_both_ways(edition):
    again = 'number: "1"\nheading: Again\nrepeats: [recommendations/roads/1]\nsources: [{title: L}]\n'
    report = "heading: More\norganization: organizations/audit\nsources: [{title: L}]\n"
    made = edition({"recommendations/more/1.yaml": again, "reports/more.yaml": report})
    assert ("Repeated by", "recommendations/more/1", "") in told(thread(made, made.graph[FIRST]), "later")
    assert ("Repeats", FIRST, "") in told(thread(made, made.graph["recommendations/more/1"]), "later")


def test_where_nothing_is_held_there_is_one_step_that_says_so(edition):
    alone = "heading: Alone\norganization: organizations/audit\nsources: [{title: L}]\n"
    made = edition({"reports/alone.yaml": alone})
    lacking = {stage.key: stage.steps for stage in thread(made, made.graph["reports/alone"]).stages if stage.empty}
    assert set(lacking) == set(HEADINGS) - {"report"}
    assert all(len(steps) == 1 and (steps[0].words or steps[0].clock) for steps in lacking.values())


def steps(made: Thread) -> Iterator[Step]:
    for stage in made.stages:
        for step in stage.steps:
            yield step
            yield from step.within


def test_every_step_that_is_held_has_its_source(edition):
    made = edition()
    for id_ in (FIRST, SECOND, "reports/roads", "inquiries/roads"):
        held = [step for stage in thread(made, made.graph[id_]).stages for step in stage.steps if not step.missing]
        assert [step.what for step in held if not step.cited] == []


def test_an_inquiry_takes_in_all_its_reports_and_tells_what_came_after_them_as_later(edition):
    made = edition()
    whole = thread(made, made.graph["inquiries/roads"])
    assert [node for _, node, _ in told(whole, "evidence")] == [
        "meetings/audit/2022-12-01#item-3",
        "meetings/audit/2023-01-10#item-4",
    ]
    assert [node for _, node, _ in told(whole, "later")] == ["questions/2023-1", "meetings/audit/2023-09-01#item-5"]
    assert whole.stage("responses").state == "1 of 2 answered"


def test_an_inquiry_that_ended_in_letters_has_them_for_its_report(edition):
    made = edition(
        {
            "inquiries/lamps.yaml": (
                "heading: L\norganization: organizations/audit\nstage: closed\nsources: [{title: L}]\n"
            ),
            "actions/lamps.yaml": (
                "heading: May write\ntype: delegation\ninquiry: inquiries/lamps\noutcome: [documents/sent]\n"
                "history: [{date: 2023-02-02, value: complete}]\nsources: [{title: L}]\n"
            ),
            "documents/sent.yaml": "heading: Sent\ntype: letter\ndate: 2023-02-02\nsources: [{title: L}]\n",
        }
    )
    whole = thread(made, made.graph["inquiries/lamps"])
    assert told(whole, "report") == [("Letter", "documents/sent", "2023-02-02")]
    assert whole.stage("sent").state == "2 February 2023"
    assert [(place.thread.subject.id, place.stage) for place in threads_of(made, made.graph["documents/sent"])] == [
        ("inquiries/lamps", "report")
    ]


def places(edition, id_: str) -> list[tuple[str, str | None]]:
    return [(place.thread.subject.id, place.stage) for place in threads_of(edition, edition.graph[id_])]


def test_a_record_stands_in_the_narrowest_thread_that_tells_all_of_it(edition):
    made = edition()
    assert places(made, "meetings/audit/2023-01-10/transcript#s2") == [(FIRST, "evidence")]
    assert places(made, "meetings/audit/2023-01-10#item-4") == [("reports/roads", "evidence")]
    assert places(made, "responses/mayor") == [(FIRST, "responses")]
    assert places(made, "documents/letter") == [(FIRST, "responses")]
    assert places(made, "actions/delegation") == [("reports/roads", "authority")]
    assert places(made, "questions/2023-1") == [(FIRST, "later")]
    assert places(made, FIRST) == [(FIRST, "recommendation")]
    assert places(made, "inquiries/roads") == [("inquiries/roads", None)]
    assert places(made, "people/ann-lee") == []


def test_an_action_of_the_inquiry_alone_stands_in_the_inquirys_thread(edition):
    more = "heading: Visit\ntype: request\ninquiry: inquiries/roads\nsources: [{title: L}]\n"
    made = edition({"actions/visit.yaml": more})
    assert places(made, "actions/visit") == [("inquiries/roads", "actions")]
