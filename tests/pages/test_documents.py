"""A document in which a reply stands."""

from __future__ import annotations

from sitegen.pages.documents import view

LETTER = "heading: Letter\ntype: letter\nsources: [{title: Papers}]\n"


def test_a_reply_leads_to_what_it_answers_and_another_paper_to_nothing(edition):
    reply = (
        "heading: Reply\nfrom: [organizations/police]\ndate: 2023-05-01\ndocument: documents/letter\n"
        "answers:\n  - {recommendation: recommendations/roads/2, stance: accepted}\n"
        "  - {recommendation: recommendations/roads/10, stance: not addressed}\nsources: [{title: Papers}]\n"
    )
    made = edition({"documents/letter.yaml": LETTER, "documents/other.yaml": LETTER, "responses/letter.yaml": reply})
    answers = view(made, made.graph["documents/letter"]).data["answers"]
    assert [(answer.value.recommendation, answer.value.stance) for answer in answers] == [
        ("recommendations/roads/2", "accepted"),
        ("recommendations/roads/10", "not addressed"),
    ]
    assert view(made, made.graph["documents/other"]).data["answers"] == ()
