"""Records become a graph: every reference both ways, and a fault for each that leads nowhere."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sitegen.archive import Archive
from sitegen.graph import Edge
from sitegen.problems import Outcome

Read = Callable[[dict[str, str]], Outcome[Archive]]

SITE = {"site.yaml": "name: S\ndescription: D\nbase_url: https://example.org/\npublisher: P\n"}
SOURCES = "sources: [{title: Minutes}]\n"
JANE = {"people/jane.yaml": "name: Jane\nsort_name: Jane\n" + SOURCES}
AUDIT = {"organizations/audit.yaml": "name: Audit\nclassification: committee\n" + SOURCES}
MEETING = {
    "meetings/audit/2023-03-08.yaml": """\
date: 2023-03-08
status: held
agenda:
  - number: "6"
    heading: Roads
    guests: [people/jane]
    resolutions: [{letter: a, summary: "See [her](people/jane) and [it](meetings/audit/2023-03-08#item-6)."}]
"""
    + SOURCES
}
QUESTION = "reference: R\nheading: H\ndate: 2023\n" + SOURCES


def told(outcome: Outcome[Archive]) -> list[str]:
    return [
        f"{it.where.file.removeprefix('content/')}:{it.where.line}:{it.where.column} {it.code} {it.reason}"
        for it in outcome.problems
    ]


def test_links_are_known_from_both_ends_and_from_the_part_they_stand_in(archive: Read) -> None:
    outcome = archive(SITE | JANE | AUDIT | MEETING)
    assert outcome.problems == ()
    graph, item = outcome.value.graph, "meetings/audit/2023-03-08#item-6"
    guest = Edge(item, "agenda.guests", "people/jane", "Gave evidence at")
    mentions = Edge(f"{item}-resolution-a", "mentions", "people/jane", "Mentioned in")
    assert graph.links_in("people/jane") == (mentions, guest)
    assert graph.links_out(item) == (guest,)
    assert graph.links_out(f"{item}-resolution-a") == (
        mentions,
        Edge(f"{item}-resolution-a", "mentions", item, "Mentioned in"),
    )


def test_records_and_parts_have_addresses_titles_and_places(archive: Read) -> None:
    graph = archive(SITE | JANE | AUDIT | MEETING).value.graph
    shown = [(node.id, node.url, node.title, node.parent, node.where.line) for node in graph.nodes.values()]
    meeting = "meetings/audit/2023-03-08"
    assert shown == [
        (meeting, f"/{meeting}/", "Audit, 8 March 2023", None, 1),
        (f"{meeting}#item-6", f"/{meeting}/#item-6", "Item 6: Roads", meeting, 4),
        (
            f"{meeting}#item-6-resolution-a",
            f"/{meeting}/#item-6-resolution-a",
            "Resolution (a)",
            f"{meeting}#item-6",
            7,
        ),
        ("organizations/audit", "/organizations/audit/", "Audit", None, 1),
        ("people/jane", "/people/jane/", "Jane", None, 1),
        ("site", "/", "S", None, 1),
    ]
    assert graph.parts[meeting] == (f"{meeting}#item-6", f"{meeting}#item-6-resolution-a")


def test_dangling_link_in_prose_is_told_at_its_own_line_and_column(archive: Read) -> None:
    text = "---\nheading: R\norganization: organizations/audit\nsummary: >-\n  One\n  [two](people/x) three\n" + SOURCES
    outcome = archive(
        SITE | JANE | AUDIT | {"reports/r.md": text + "---\n\nA [b](people/jane/),\n\n- [c](people/x) [d](people/x)\n"}
    )
    assert told(outcome) == [
        'reports/r.md:6:9 dangling-reference link in prose: "people/x" names no record.',
        'reports/r.md:12:7 dangling-reference link in prose: "people/x" names no record.',
        'reports/r.md:12:21 dangling-reference link in prose: "people/x" names no record.',
    ]


def test_link_from_the_root_is_told_only_where_a_record_was_meant(archive: Read) -> None:
    text = JANE["people/jane.yaml"] + "summary: See [us](/about/) and [her](/people/jane/).\n"
    assert told(archive(SITE | {"people/jane.yaml": text})) == [
        'people/jane.yaml:4:38 dangling-reference link in prose: "/people/jane" names no record.'
    ]


def test_record_that_failed_keeps_its_place_and_is_checked_all_the_same(archive: Read) -> None:
    broken = MEETING["meetings/audit/2023-03-08.yaml"].replace("status: held", "status: hled")
    question = QUESTION + "about: [meetings/audit/2023-03-08#item-6, meetings/audit/2023-03-08#item-7]\n"
    files = SITE | AUDIT | {"meetings/audit/2023-03-08.yaml": broken, "questions/q.yaml": question}
    assert [line.partition(" ")[0] for line in told(archive(files))] == [
        "meetings/audit/2023-03-08.yaml:2:9",
        "meetings/audit/2023-03-08.yaml:6:14",
        "meetings/audit/2023-03-08.yaml:7:51",
        "questions/q.yaml:5:43",
    ]


def test_references_to_a_file_that_cannot_be_read_are_not_told(archive: Read) -> None:
    question = QUESTION + "asked_by: people/jane\nabout: [people/jane#x]\n"
    outcome = archive(SITE | {"people/jane.yaml": 'name: "Jane\n', "questions/q.yaml": question})
    assert [problem.code for problem in outcome.problems] == ["yaml-syntax"]


def test_part_too_wrong_to_have_an_anchor_excuses_references_to_its_record(archive: Read) -> None:
    broken = MEETING["meetings/audit/2023-03-08.yaml"].replace('number: "6"', "number: [6]")
    files = SITE | JANE | AUDIT | {"meetings/audit/2023-03-08.yaml": broken}
    assert [line.split(" ")[:2] for line in told(archive(files))] == [
        ["meetings/audit/2023-03-08.yaml:4:13", "wrong-type"]
    ]


def test_anchor_made_of_a_reference_that_dangles_is_not_told_too(archive: Read) -> None:
    response = "heading: R\nfrom: [people/jane]\nanswers: [{recommendation: recommendations/r/7, stance: noted}]\n"
    question = QUESTION + "about: [responses/r#answer-8]\n"
    outcome = archive(SITE | JANE | {"responses/r.yaml": response + SOURCES, "questions/q.yaml": question})
    assert [line.split(" ")[:2] for line in told(outcome)] == [["responses/r.yaml:3:28", "dangling-reference"]]


def test_parts_of_a_second_item_of_one_number_are_not_told_again(archive: Read) -> None:
    item = '  - {number: "6", heading: H, resolutions: [{letter: a}, {letter: b}]}\n'
    text = f"date: 2023-03-08\nstatus: held\nagenda:\n{item}{item}{SOURCES}"
    assert told(archive(SITE | AUDIT | {"meetings/audit/2023-03-08.yaml": text})) == [
        "meetings/audit/2023-03-08.yaml:5:5 duplicate-anchor #item-6 is claimed twice: here and on line 4."
    ]


def test_second_file_of_a_record_is_told_and_checked(archive: Read) -> None:
    topics = {"topics/a.md": "---\nname: A\n---\n", "topics/a.yaml": "name: A\nbroader: topics/b\n"}
    assert told(archive(SITE | topics)) == [
        "topics/a.yaml:1:1 duplicate-url /topics/a/ is claimed twice: here and by content/topics/a.md.",
        'topics/a.yaml:2:10 dangling-reference broader: "topics/b" names no record.',
    ]


def test_misnamed_file_gives_way_to_the_one_that_is_named_right(archive: Read) -> None:
    outcome = archive(SITE | {"topics/A.yaml": "name: Wrong\n", "topics/a.yaml": "name: Right\n"})
    assert [line.split(" ")[:2] for line in told(outcome)] == [["topics/A.yaml:1:1", "bad-path"]]
    assert outcome.value.graph["topics/a"].title == "Right"


@pytest.mark.parametrize("target", ["recommendations/r/7", "recommendations/r/7#x"])
def test_reference_to_a_file_at_the_wrong_depth_is_not_told(archive: Read, target: str) -> None:
    outcome = archive(
        SITE | {"recommendations/7.yaml": "number: '7'\n", "questions/q.yaml": QUESTION + f"about: [{target}]\n"}
    )
    assert [problem.code for problem in outcome.problems] == ["bad-path"]


def test_folder_that_names_nothing_is_told_by_the_meeting_and_not_by_its_transcript(archive: Read) -> None:
    transcript = {"meetings/audit/2023-03-08.transcript.md": "---\nprose: summary\n" + SOURCES + "---\n"}
    assert told(archive(SITE | JANE | MEETING | transcript)) == [
        'meetings/audit/2023-03-08.yaml:1:1 dangling-reference its folder: "organizations/audit" names no record.'
    ]


def test_missing_meeting_is_told_once_and_not_by_each_panel(archive: Read) -> None:
    text = "---\nprose: summary\n" + SOURCES + "---\n\n## A {item=1}\n\n## B {item=2}\n"
    file = "meetings/audit/2023-03-09.transcript.md"
    assert told(archive(SITE | AUDIT | {file: text})) == [
        f'{file}:1:1 orphan-transcript its meeting: "meetings/audit/2023-03-09" names no record.'
    ]
