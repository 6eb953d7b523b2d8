"""The archive linked: looking records up, and following their links."""

from __future__ import annotations

from sitegen.archive import Archive
from sitegen.problems import Outcome
from sitegen.records import REGISTER

MEETING = "meetings/audit-committee/2023-03-08"


def test_part_belongs_to_its_record_and_is_labelled_with_it(good_archive: Outcome[Archive]) -> None:
    graph = good_archive.value.graph
    resolution = graph[f"{MEETING}#item-6-resolution-a"]
    assert (resolution.is_record, resolution.owner, resolution.parent) == (False, MEETING, f"{MEETING}#item-6")
    assert graph.record(resolution.id) is graph[MEETING].value
    assert graph.label(resolution.id) == "Resolution (a), Audit Committee, 8 March 2023"
    assert graph.label(MEETING) == "Audit Committee, 8 March 2023"


def test_whole_is_a_record_with_all_its_parts_and_within_a_part_with_those_inside_it(
    good_archive: Outcome[Archive],
) -> None:
    graph = good_archive.value.graph
    assert graph.whole("topics/roads") == ("topics/roads",)
    assert graph.whole(MEETING)[:2] == (MEETING, f"{MEETING}#attendance-jane-doe")
    inside = [f"{MEETING}#item-6", f"{MEETING}#item-6-resolution-a", f"{MEETING}#item-6-motion-1"]
    assert graph.within(f"{MEETING}#item-6") == tuple(inside)


def test_nodes_of_a_kind_are_records_or_parts(good_archive: Outcome[Archive]) -> None:
    graph = good_archive.value.graph
    assert [node.id for node in graph.of("person")] == ["people/jane-doe", "people/john-roe"]
    assert [node.title for node in graph.of("agenda_item")] == ["Item 1: Declarations of interest", "Item 6: Potholes"]
    assert graph.of("nothing") == ()
    assert graph.get("people/nobody") is None


def test_links_are_followed_by_field_and_by_the_kind_they_come_from(good_archive: Outcome[Archive]) -> None:
    graph = good_archive.value.graph
    assert [edge.target for edge in graph.links_out("reports/potholes", "evidence")] == [f"{MEETING}#item-6"]
    asked = graph.links_in("people/jane-doe", "question")
    assert [(edge.source, edge.field, edge.back) for edge in asked] == [
        ("questions/2023-0001", "asked_by", "Questions asked")
    ]
    assert {graph[edge.source].kind for edge in graph.links_in("people/jane-doe")} >= {"attendance", "speech", "motion"}


def test_nodes_are_ordered_by_their_records_each_once(good_archive: Outcome[Archive]) -> None:
    graph = good_archive.value.graph
    ids = ["people/john-roe", "people/jane-doe", "people/john-roe"]
    assert [node.id for node in graph.ordered(ids)] == ["people/jane-doe", "people/john-roe"]


def test_every_kind_of_record_is_in_the_good_archive(good_archive: Outcome[Archive]) -> None:
    assert good_archive.problems == ()
    assert {node.kind for node in good_archive.value.graph.records()} == {record.kind for record in REGISTER}
