"""Recommendations and what came back: nothing, not from all, something else, or a reply nobody holds."""

from __future__ import annotations

SOURCE = "sources: [{title: Papers}]\n"


def asks(number: str, *bodies: str, more: str = "") -> str:
    return f'number: "{number}"\nheading: Do {number}\naddressed_to: [{", ".join(bodies)}]\n{more}{SOURCE}'


def replies(by: str, *answers: str, more: str = "") -> str:
    rows = "".join(f"  - {{recommendation: recommendations/roads/{answer}}}\n" for answer in answers)
    listed = f"answers:\n{rows}" if rows else ""
    return f"heading: Reply of {by}\nfrom: [organizations/{by}]\nreport: reports/roads\n{listed}{more}{SOURCE}"


def test_a_recommendation_nobody_answered_has_no_reply_and_says_whom_it_asked(gaps):
    (found,) = gaps({"recommendations/roads/2.yaml": asks("2", "organizations/mayor")})["no-reply"]
    assert (found.node.url, found.title, found.group) == (
        "/recommendations/roads/2/",
        "Recommendation 2: Do 2",
        "Roads",
    )
    assert found.facts == (("asked", "addressed to Mayor"),)


def test_one_that_expects_no_response_is_no_gap(gaps):
    assert (
        gaps({"recommendations/roads/2.yaml": asks("2", "organizations/mayor", more="response_expected: false\n")})
        == {}
    )


def test_an_answer_of_somebody_who_was_not_asked_is_named_and_leaves_the_gap(gaps):
    files = {
        "recommendations/roads/2.yaml": asks("2", "organizations/mayor"),
        "responses/other.yaml": replies("police", "2, stance: noted"),
    }
    (found,) = gaps(files)["no-reply"]
    assert [(name, [node.id for node in nodes]) for name, nodes in found.links] == [
        ("answered only by", ["responses/other"])
    ]


def test_of_two_bodies_asked_the_one_that_did_not_answer_is_told(gaps):
    files = {
        "recommendations/roads/2.yaml": asks("2", "organizations/police", "organizations/mayor"),
        "responses/other.yaml": replies("police", "2, stance: accepted"),
    }
    found = gaps(files)
    assert {kind: [(one.node.id, one.about) for one in rows] for kind, rows in found.items()} == {
        "silent-bodies": [("recommendations/roads/2", "organizations/mayor")]
    }


def test_an_answer_that_names_a_recommendation_and_does_not_deal_with_it_is_told_at_the_answer(gaps):
    files = {
        "recommendations/roads/2.yaml": asks("2", "organizations/mayor"),
        "responses/mayor.yaml": replies("mayor", "2, stance: not addressed, stance_basis: only the heading names it"),
    }
    (found,) = gaps(files)["skipped"]
    assert found.node.url == "/responses/mayor/#answer-2"
    assert (found.title, found.gist) == ("Recommendation 2: Do 2", "only the heading names it")
    assert dict(found.facts) == {"state": "named in it, and not dealt with", "asked": "addressed to Mayor"}


def test_a_response_that_leaves_out_what_its_body_was_asked_in_the_report_is_told(gaps):
    files = {"recommendations/roads/2.yaml": asks("2", "organizations/police")}
    (found,) = gaps(files)["skipped"]
    assert (found.node.id, found.about) == ("responses/police", "recommendations/roads/2")
    assert dict(found.facts)["state"] == "left out of it"


def test_what_a_second_response_of_the_same_body_answers_is_not_left_out_by_the_first(gaps):
    files = {
        "recommendations/roads/2.yaml": asks("2", "organizations/police"),
        "responses/second.yaml": replies("police", "2, stance: accepted"),
    }
    assert gaps(files) == {}


def test_what_others_were_asked_is_not_left_out(gaps):
    assert "skipped" not in gaps({"recommendations/roads/2.yaml": asks("2", "organizations/mayor")})


def test_a_response_that_is_only_known_of_is_told_and_leads_from_what_it_may_have_answered(gaps):
    files = {
        "recommendations/roads/2.yaml": asks("2", "organizations/mayor"),
        "responses/mayor.yaml": replies("mayor", more="summary: It was noted.\n"),
    }
    found = gaps(files)
    assert [one.node.id for one in found["replies-not-held"]] == ["responses/mayor"]
    assert [(name, nodes[0].id) for name, nodes in found["no-reply"][0].links] == [
        ("reply to the report known of", "responses/mayor")
    ]
    assert "skipped" not in found


def test_a_response_whose_letter_is_held_is_not_told_as_missing(gaps):
    held = gaps({"responses/mayor.yaml": replies("mayor", more="document: documents/letter\n")})
    assert "replies-not-held" not in held


def test_numbers_missing_below_the_highest_are_told_once_for_the_report(gaps):
    files = {
        f"recommendations/roads/{n}.yaml": asks(n, "organizations/police", more="response_expected: false\n")
        for n in ("3", "7")
    }
    (found,) = gaps(files)["missing-numbers"]
    assert found.node.id == "reports/roads"
    assert dict(found.facts) == {"missing": "not held: 2, 4 to 6", "held": "held: 1, 3, 7"}


def test_of_numbers_that_are_no_numbers_none_is_missing(gaps):
    files = {"recommendations/roads/3a.yaml": asks("3a", "organizations/police", more="response_expected: false\n")}
    assert "missing-numbers" not in gaps(files)
