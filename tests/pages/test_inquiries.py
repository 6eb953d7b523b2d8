"""An inquiry's page: what it heard, what it reported, what was recommended and done."""

from __future__ import annotations

from sitegen.pages.inquiries import view

SOURCE = "sources: [{title: S}]\n"
FILES = {
    "inquiries/roads.yaml": f"heading: Roads\norganization: organizations/audit\nstage: reported\n{SOURCE}",
    "reports/roads.yaml": f"heading: R\norganization: organizations/audit\ninquiry: inquiries/roads\n{SOURCE}",
    "actions/lamp.yaml": f"heading: Mend the lamp\ntype: request\ninquiry: inquiries/roads\n{SOURCE}",
    "meetings/audit/2024-01-01.yaml": (
        f'date: 2024-01-01\nstatus: held\nagenda: [{{number: "1", heading: Lamps, inquiry: inquiries/roads}}]\n{SOURCE}'
    ),
}


def test_an_inquiry_leads_to_its_meetings_reports_recommendations_and_actions(edition):
    made = edition(FILES)
    drawn = view(made, made.graph["inquiries/roads"])
    stages = drawn.data["thread"].stages
    assert {stage.key: [step.node for step in stage.steps if step.node] for stage in stages if not stage.empty} == {
        "evidence": ["meetings/audit/2024-01-01#item-1"],
        "report": ["reports/roads"],
        "recommendation": ["recommendations/roads/2", "recommendations/roads/3", "recommendations/roads/10"],
        "actions": ["actions/lamp"],
    }
    assert {edge.source for edge in drawn.shown} == {
        "meetings/audit/2024-01-01#item-1",
        "reports/roads",
        "actions/lamp",
    }


def test_it_has_a_picture_for_a_page_and_one_for_a_phone_where_there_is_enough_to_draw(edition):
    dated = FILES["actions/lamp.yaml"] + "date: 2024-02-01\n"
    made = edition({**FILES, "actions/lamp.yaml": dated})
    data = view(made, made.graph["inquiries/roads"]).data
    assert data["wide"].frame != data["tall"].frame
    made = edition(FILES)
    assert view(made, made.graph["inquiries/roads"]).data["wide"] is None
