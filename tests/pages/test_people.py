"""A person's page: the meetings, the capacity that day, and the words that are the person's own."""

from __future__ import annotations

from sitegen.pages.people import attended_by, view
from sitegen.pages.rows import back_links


def test_meetings_come_latest_first_each_with_the_capacity_of_that_day(edition):
    graph = edition().graph
    attended = attended_by(graph, graph["people/ann-lee"])
    told = [(item.node.id, item.attendance.role, item.chaired) for item in attended]
    assert told == [
        ("meetings/audit/2023-05-24", "Deputy Chairman", False),
        ("meetings/audit/2023-03-08", "Chairman", True),
    ]


def test_being_mentioned_in_a_speech_is_not_speaking(edition):
    graph = edition().graph
    (attended,) = attended_by(graph, graph["people/bob-ray"])
    assert [row.title for row in attended.speeches] == ["Bob Ray"]


def test_what_the_page_has_shown_is_not_listed_again_and_nothing_else_is_lost(edition):
    made = edition()
    node = made.graph["people/bob-ray"]
    groups = back_links(made.graph, node, view(made, node).shown)
    assert [(group.heading, [row.title for row in group.rows]) for group in groups] == [
        ("Mentioned in", ["Ann Lee (Chairman)"])
    ]


def test_a_speaker_at_a_meeting_without_attendance_is_still_told(edition):
    bare = "date: 2023-06-07\nstatus: held\nsources: [{title: Minutes}]\n"
    spoken = (
        "---\nprose: summary\nsources: [{title: Minutes}]\n---\n\n## Any business\n\n"
        "### Bob Ray {#s1 by=people/bob-ray}\n\nSays little.\n"
    )
    made = edition({"meetings/audit/2023-06-07.yaml": bare, "meetings/audit/2023-06-07.transcript.md": spoken})
    node = made.graph["people/bob-ray"]
    groups = {group.heading: group.rows for group in back_links(made.graph, node, view(made, node).shown)}
    assert [row.url for row in groups["Speeches"]] == ["/meetings/audit/2023-06-07/transcript/#s1"]
