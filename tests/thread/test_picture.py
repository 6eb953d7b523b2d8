"""An inquiry at a glance: marks at their dates, none over another, each a link or the number of what it stands for."""

from __future__ import annotations

from itertools import combinations

import pytest

from sitegen.thread import TALL, WIDE, picture, thread


def drawn(edition, frame=WIDE):
    return picture(edition.graph, thread(edition, edition.graph["inquiries/roads"]), frame)


def lane(drawing, key):
    return next(lane for lane in drawing.lanes if lane.stage.key == key)


def test_marks_stand_in_the_order_of_their_dates(edition):
    drawing = drawn(edition())
    assert [mark.words.partition(",")[0] for mark in lane(drawing, "evidence").marks] == ["Evidence session"] * 2
    first, second = (mark.u for mark in lane(drawing, "evidence").marks)
    (report,) = (mark.u for mark in lane(drawing, "report").marks)
    (reply,) = (mark.u for mark in lane(drawing, "responses").marks)
    assert first < second < report < reply
    assert drawing.outputs == (report,)


def test_a_delegation_lasts_from_the_day_it_was_granted_to_the_day_it_was_used(edition):
    drawing = drawn(edition())
    (bar,) = lane(drawing, "authority").marks
    assert bar.shape == "bar"
    assert (bar.u, bar.until) == (lane(drawing, "evidence").marks[1].u, lane(drawing, "report").marks[0].u)


def test_a_recommendation_is_a_cell_with_its_number_and_how_far_it_was_answered(edition):
    cells = lane(drawn(edition()), "recommendation").marks
    assert [(cell.label, cell.tone, cell.node) for cell in cells] == [
        ("1", "all", "recommendations/roads/1"),
        ("2", "none", "recommendations/roads/2"),
    ]


@pytest.mark.parametrize("frame", [WIDE, TALL], ids=["wide", "tall"])
def test_no_mark_lies_over_another_or_outside_the_picture(edition, frame):
    many = {
        f"actions/a{number}.yaml": (
            f"heading: A{number}\ntype: request\ndate: 2023-04-{number + 1:02}\ninquiry: inquiries/roads\n"
            "sources: [{title: L}]\n"
        )
        for number in range(20)
    }
    drawing = drawn(edition(many), frame)
    for each in drawing.lanes:
        assert all(frame.start <= mark.u <= frame.along for mark in each.marks)
        assert all(0 <= mark.row < each.rows for mark in each.marks)
        for one, other in combinations(each.marks, 2):
            assert one.row != other.row or one.until + 15 <= other.u or other.until + 15 <= one.u


def test_what_is_too_much_for_one_day_is_one_mark_with_its_number_that_leads_to_the_list(edition):
    many = {
        f"actions/a{number}.yaml": (
            f"heading: A{number}\ntype: request\ndate: 2023-05-05\ninquiry: inquiries/roads\nsources: [{{title: L}}]\n"
        )
        for number in range(7)
    }
    marks = lane(drawn(edition(many)), "actions").marks
    assert [(mark.shape, mark.label, mark.node) for mark in marks if mark.shape == "cluster"] == [
        ("cluster", "7", None)
    ]


def test_an_inquiry_of_a_single_day_has_no_picture(edition):
    lone = "heading: L\norganization: organizations/audit\nstage: evidence\nsources: [{title: L}]\n"
    made = edition({"inquiries/lone.yaml": lone})
    assert picture(made.graph, thread(made, made.graph["inquiries/lone"]), WIDE) is None
