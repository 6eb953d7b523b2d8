"""Meetings without their papers, meetings nobody knows to have been held, evidence that nothing rests on."""

from __future__ import annotations

from sitegen.gaps.kinds import named

SOURCE = "sources: [{title: Papers}]\n"
FROM_LIST = "sources: [{document: documents/list}]\n"
ITEM = 'agenda: [{number: "4", heading: Bridges, resolutions: [{summary: Agreed.}]}]\n'


def urls(found):
    return {kind: [one.node.url for one in rows] for kind, rows in found.items()}


def test_a_meeting_held_of_which_there_is_nothing_lacks_minutes_and_transcript(gaps):
    files = {"meetings/audit/2023-06-07.yaml": f"date: 2023-06-07\nstatus: held\n{SOURCE}"}
    found = gaps(files)
    assert urls(found) == {
        "no-minutes": ["/meetings/audit/2023-06-07/"],
        "no-transcript": ["/meetings/audit/2023-06-07/"],
    }
    assert (found["no-minutes"][0].title, found["no-minutes"][0].group) == ("7 June 2023", "Audit Committee")


def test_resolutions_written_from_a_paper_that_is_not_held_are_taken_for_minutes(gaps):
    assert "no-minutes" not in gaps(
        {"meetings/audit/2023-06-07.yaml": f"date: 2023-06-07\nstatus: held\n{ITEM}{SOURCE}"}
    )


def test_resolutions_known_from_a_later_list_alone_are_no_minutes(gaps):
    files = {"meetings/audit/2023-06-07.yaml": f"date: 2023-06-07\nstatus: held\n{ITEM}{FROM_LIST}"}
    (found,) = gaps(files)["no-minutes"]
    assert found.facts == (("known", "1 resolution known from other papers"),)


def test_minutes_that_name_another_meeting_are_not_that_meetings(gaps):
    source = "sources: [{document: documents/minutes}]\n"
    files = {"meetings/audit/2023-02-07.yaml": f"date: 2023-02-07\nstatus: held\n{source}"}
    assert [one.node.id for one in gaps(files)["no-minutes"]] == ["meetings/audit/2023-02-07"]


def test_informal_meetings_and_visits_are_not_expected_to_have_either(gaps):
    files = {
        f"meetings/audit/2023-06-0{n}.yaml": f"date: 2023-06-0{n}\nstatus: held\nclassification: {what}\n{SOURCE}"
        for n, what in ((1, "informal"), (2, "visit"))
    }
    assert gaps(files) == {}


def test_a_planned_meeting_is_a_gap_from_the_day_after_its_own(gaps):
    files = {"meetings/audit/2023-06-07.yaml": f"date: 2023-06-07\nstatus: scheduled\n{SOURCE}"}
    assert gaps(files, as_at="2023-06-07") == {}
    assert urls(gaps(files, as_at="2023-06-08")) == {"not-known-held": ["/meetings/audit/2023-06-07/"]}


HEARD = (
    "date: 2023-06-07\nstatus: held\nminutes: documents/minutes\n"
    'agenda: [{number: "4", heading: Bridges, guests: [people/bob-ray], resolutions: [{summary: Agreed.}]}]\n' + SOURCE
)
TRANSCRIPT = (
    f"---\nprose: summary\n{SOURCE}---\n\n## Bridges {{#bridges item=4}}\n\n"
    "### Bob Ray {#s1 by=people/bob-ray}\n\nYes.\n"
)
ATTENDED = HEARD.replace("agenda:", "attendance: [{person: people/bob-ray, status: guest}]\nagenda:")


def test_guests_whose_evidence_no_recommendation_or_report_names_are_told_with_what_came_of_it(gaps):
    delegation = (
        "heading: Any output\ntype: delegation\noutcome: [documents/letter]\n"
        f'arose_from: ["meetings/audit/2023-06-07#item-4-resolution"]\n{SOURCE}'
    )
    (found,) = gaps({"meetings/audit/2023-06-07.yaml": HEARD, "actions/output.yaml": delegation})["no-recommendation"]
    assert found.node.url == "/meetings/audit/2023-06-07/#item-4"
    assert [(name, [node.id for node in nodes]) for name, nodes in found.links] == [
        ("what came of it", ["documents/letter"])
    ]


def test_evidence_named_by_a_speech_a_panel_the_item_or_the_meeting_counts(gaps):
    for place in ("#item-4", "", "/transcript#s1", "/transcript#panel-bridges"):
        cites = f'evidence: ["meetings/audit/2023-06-07{place}"]\n'
        files = {
            "meetings/audit/2023-06-07.yaml": ATTENDED,
            "meetings/audit/2023-06-07.transcript.md": TRANSCRIPT,
            "recommendations/roads/2.yaml": f'number: "2"\nheading: Do\nresponse_expected: false\n{cites}{SOURCE}',
        }
        assert gaps(files) == {}, place


def test_a_link_to_a_speech_is_called_by_who_speaks_and_one_to_a_recommendation_by_its_number(whole):
    graph = whole().graph
    assert named(graph, graph["meetings/audit/2023-03-08/transcript#s1"]) == "Bob Ray, s1"
    assert named(graph, graph["recommendations/roads/1"]) == "Recommendation 1 of Roads"
    assert named(graph, graph["meetings/audit/2023-03-08#item-4"]) == "Item 4: Roads, Audit Committee, 8 March 2023"
