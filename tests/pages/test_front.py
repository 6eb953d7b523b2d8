"""The home page leads to what came of the reports; the search page tells where search begins."""

from __future__ import annotations

from sitegen.pages.front import home_page, search_page
from sitegen.search import search_files


def test_the_home_page_counts_only_answers_of_those_asked(edition):
    (page,) = home_page(edition())
    told = [(row.title, [(one.number, one.says) for one in figures]) for row, figures in page.data["reports"]]
    assert told == [("Roads", [(3, "recommendations"), (1, "answered"), (2, "with no response held")])]
    assert [row.url for row in page.data["overdue"]] == ["/recommendations/roads/2/"]


def test_the_panel_of_the_home_page_counts_each_recommendation_once_by_its_replies(edition):
    (page,) = home_page(edition())
    outcome = page.data["outcome"]
    assert (outcome.whole.number, outcome.whole.url) == (3, "/recommendations/")
    assert [(one.number, one.url) for one in outcome.replies] == [
        (1, "/recommendations/response/some-silent/"),
        (2, "/recommendations/response/no-response-held/"),
    ]
    assert [(one.number, one.url) for one in outcome.dates] == [
        (1, "/recommendations/overdue/"),
        (0, "/recommendations/due-in-30-days/"),
    ]


def test_a_recommendation_that_all_who_were_asked_have_answered_is_told_apart(edition):
    reply = "heading: R\nfrom: [organizations/mayor]\nsources: [{title: L}]\nanswers:\n"
    more = f"{reply}  - {{recommendation: recommendations/roads/10, stance: noted}}\n"
    (page,) = home_page(edition({"responses/mayor.yaml": more}))
    assert page.data["outcome"].replies[0].url == "/recommendations/response/all-replied/"


def test_a_committee_on_the_home_page_leads_to_its_meetings_and_reports(edition):
    (page,) = home_page(edition())
    ((committee, figures),) = page.data["committees"]
    assert (committee.title, [(one.number, one.url) for one in figures]) == (
        "Audit Committee",
        [(2, "/organizations/audit/#meetings"), (1, "/organizations/audit/#reports")],
    )


def test_the_search_page_tells_where_what_it_must_know_stands(edition):
    (page,) = search_page(made := edition())
    assert [page.data["manifest"], page.data["vocabulary"]] == [f"/{file.path}" for file in search_files(made)[:2]]
