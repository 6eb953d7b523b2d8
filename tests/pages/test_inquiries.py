"""An inquiry's page: what it heard, what it reported, what was recommended and done."""

from __future__ import annotations

from sitegen.pages.inquiries import view


def test_an_inquiry_leads_to_its_meetings_reports_recommendations_and_actions(edition):
    source = "sources: [{title: S}]\n"
    made = edition(
        {
            "inquiries/roads.yaml": f"heading: Roads\norganization: organizations/audit\nstage: reported\n{source}",
            "reports/roads.yaml": f"heading: R\norganization: organizations/audit\ninquiry: inquiries/roads\n{source}",
            "actions/lamp.yaml": f"heading: Mend the lamp\ntype: request\ninquiry: inquiries/roads\n{source}",
            "meetings/audit/2024-01-01.yaml": (
                "date: 2024-01-01\nstatus: held\n"
                f'agenda: [{{number: "1", heading: Lamps, inquiry: inquiries/roads}}]\n{source}'
            ),
        }
    )
    drawn = view(made, made.graph["inquiries/roads"])
    assert {name: [row.url for row in rows] for name, rows in drawn.data.items()} == {
        "meetings": ["/meetings/audit/2024-01-01/#item-1"],
        "reports": ["/reports/roads/"],
        "actions": ["/actions/lamp/"],
        "recommendations": ["/recommendations/roads/2/", "/recommendations/roads/3/", "/recommendations/roads/10/"],
    }
    assert {edge.source for edge in drawn.shown} == {
        "meetings/audit/2024-01-01#item-1",
        "reports/roads",
        "actions/lamp",
    }
