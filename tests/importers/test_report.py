"""Reports of committees: told in small ones of our own with the hazards of real ones, then held to the corpus."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.importers.account import account
from sitegen.importers.drafting.intake import Intake
from sitegen.importers.drafting.sheet import Sheet
from sitegen.importers.drafting.taken import plain
from sitegen.importers.known.asking import asked, due
from sitegen.importers.known.desk import Desk, Opened
from sitegen.importers.known.directory import Directory
from sitegen.importers.readers.report import READER
from sitegen.importers.reports.chapters import sections
from sitegen.importers.reports.contributors import Evidence, cited
from sitegen.importers.words.blocks import blocks

REPORT = """\
# Street trees in Anytown

Parks Committee

## ANYTOWNASSEMBLY

Jo Elm AM
(Chair)
Labour

Sam Oak AM
Greens

The Anytown Assembly Parks Committee looks after trees, with the Anytown Tree Service (the Service) and the
Mayor's Office for Trees and Parks (MOTAP).

## Contact us

### **Pat Yew**

Policy Adviser

Pat.Yew@anytown.gov.uk

## Contents

Foreword .....\t2
Recommendations .....\t3

## Foreword

**Jo Elm AM**

**Chair of the Parks Committee**

Trees cool our streets, and we are losing them to

drought and to neglect.

## Executive summary

In May 2021, the Parks Committee launched an investigation into street trees.<sup>1</sup>

The findings of the investigation include the following:

- Nobody counts street trees, and the records that there are were last checked by the surveyors of Anytown

---

<sup>1</sup> See [the terms](#).

<sup>2</sup> Anytown Tree Service, [written evidence](#), March 2021, with tables that the Service has sent us all and

University in 2009.
- Planting is late.

## Recommendations

### Recommendation 1

By the end of 2022, the Service should count all trees.

### **Recommendation 2**

MOTAP should work with the Service and Anytown boroughs to plant:

- oaks
- elms.

MOTAP should tell the Committee.

### Recommendation 3

The Mayor, landlords and relevant partners should water trees.

## Chapter one: losing trees

## How many there are

Pat Lime said counting is "hard".<sup>2</sup>

*"I have never seen anybody count a tree, and I have sat under most of*

<sup>3</sup> Letter of 2 May.

*them for years."<sup>3</sup>*

#### **Pat Lime, Tree Friends**

**Recommendation 1: By the end of 2022, the Service should**

---

<sup>4</sup> As note 3.

count all trees.

### **Recommendation 2: MOTAP should work with the Service and Anytown boroughs to plant:**

- **oaks**
- **elms.**

**MOTAP should tell the Committee.**

## Chapter two: keeping trees

**Recommendation 2: The Mayor, landlords and relevant partners should water young trees.**

## Committee activity

### Parks Committee (formal meeting) – Monday 8 June 2021

- Dr Pat Lime OBE, Chair, Tree Friends
- Lee Ash, Co-Founder of Tree Friends
- Commander Kim Fir, Anytown Tree Service.

### Parks Committee (informal meeting) – 10 June 2021

- Five young gardeners, Anytown School

### Respondents to written call for evidence

- The Gardeners' Society
- Ash Trust and Beech Limited (joint submission)
"""


@pytest.fixture
def report(read_text):
    return read_text(READER, REPORT)


def test_report_has_its_title_committee_foreword_and_every_word(report) -> None:
    made = report["reports/street-trees-in-anytown"]
    assert made["heading"] == "Street trees in Anytown"
    assert made["organization"] == "organizations/parks-committee"
    assert made["foreword_by"] == "people/jo-elm"
    assert made["inquiry"] == "inquiries/street-trees-in-anytown"
    assert report["inquiries/street-trees-in-anytown"]["start_date"] == "2021-05"
    told = report.account
    assert [line.line.number for line in told.lines if line.fate == "unplaced" or line.lost] == []
    assert dict(told.rules) == {
        "lists of contents with page numbers": 3,
        "the publisher's name, printed as a picture": 1,
    }


@pytest.mark.parametrize(
    ("listed", "other"),
    [
        (
            "Appendix 2 – *Street trees in Anytown and beyond* report, dated 4 May 2021",
            "Street trees in Anytown and beyond",
        ),
        ("Appendix 2 – Street Trees in Anytown report, dated 4 May 2021", None),
        ("Appendix 2 – Street trees in Anytown and beyond report", None),
    ],
)
def test_a_report_that_is_listed_under_another_title_has_both(read_text, listed: str, other: str | None) -> None:
    made = read_text(READER, REPORT).desk
    sheet = Sheet.of(f"### List of appendices\n\n{listed}\n\n---\n\n{REPORT}", "pack.txt")
    desk = Desk(Intake(sheet, "documents/pack"), made.directory)
    READER.read(Opened(sheet.part(6), "text"), desk)
    report = plain(desk.intake.drafts["reports/street-trees-in-anytown"].fields)
    told = [one["printed"] for one in report.get("conflicts", []) if one["about"] == "title"]
    assert told == ([["Street trees in Anytown", other]] if other else [])
    assert any(doubt.about == "a report listed under another title" for doubt in desk.intake.doubts) is bool(other)


@pytest.mark.parametrize(
    ("items", "rests_on"),
    [
        (["meetings/parks/2021-06-08#item-6", "meetings/parks/2021-06-08#item-6"], "meetings/parks/2021-06-08#item-6"),
        (["meetings/parks/2021-06-08#item-6", "meetings/parks/2021-06-08#item-7"], "meetings/parks/2021-06-08"),
        ([None], "meetings/parks/2021-06-08"),
        ([], "meetings/parks/2021-06-08"),
    ],
)
def test_a_note_that_cites_a_transcript_rests_on_its_item(items: list[str | None], rests_on: str) -> None:
    text = (
        "## Chapter one: trees\n\nThey fell.<sup>1</sup>\n\n---\n\n"
        "<sup>1</sup> Parks Committee – transcript, 8 June 2021"
        "\n\n<sup>2</sup> TPS, Written evidence, May 2021\n"
    )
    sheet = Sheet.of(text, "source.txt")
    desk = Desk(Intake(sheet, "documents/source"), Directory({}, {}), "organizations/parks")
    desk.directory.learn("The Tree and Pond Service (TPS) wrote.")
    desk.directory.names["organizations/parks"] = "Parks Committee"
    desk.intake.draft("meetings/parks/2021-06-08")
    if items:
        desk.intake.draft("meetings/parks/2021-06-08/transcript").set(panels=[{"item": item} for item in items])
    made = Evidence()
    cited(desk, sections(blocks(sheet)), "organizations/parks", made)
    assert ([*made.records], [*made.bodies]) == ([rests_on], ["organizations/tree-and-pond-service"])


def test_members_of_the_title_page_are_people_with_role_and_party(report) -> None:
    assert report["people/jo-elm"]["memberships"] == [
        {"organization": "organizations/parks-committee", "role": "Chair"},
        {
            "organization": "organizations/anytown-assembly",
            "role": "Assembly Member",
            "on_behalf_of": "organizations/labour",
        },
    ]
    assert report["people/sam-oak"]["memberships"][0]["role"] == "Member"
    assert report["people/pat-yew"]["memberships"][0]["role"] == "Policy Adviser"


def test_body_mends_what_pages_cut_and_sets_notes_behind_it(report) -> None:
    body = report["reports/street-trees-in-anytown"]["body"]
    assert "losing them to drought and to neglect." in body
    assert "surveyors of Anytown University in 2009.\n- Planting is late.\n\n[^1]: See the terms." in body
    assert "## Chapter one: losing trees\n\n### How many there are" in body
    quote = '> *"I have never seen anybody count a tree, and I have sat under most of them for years."[^3]*\n>\n'
    assert quote + "> **Pat Lime, Tree Friends**\n\n[^3]: Letter of 2 May." in body
    assert "**Recommendation 2: MOTAP should work" in body
    order = [
        "## Contact us",
        "## Foreword",
        "## Recommendations",
        "## Chapter one",
        "## Chapter two",
        "## Committee act",
    ]
    assert all(body.index(one) < body.index(other) for one, other in pairwise(order))


def test_key_findings_are_the_items_that_the_summary_announces(report) -> None:
    found = report["reports/street-trees-in-anytown"]["key_findings"]
    assert [(one["number"], one["text"][:8], one["text"][-8:]) for one in found] == [
        ("1", "Nobody c", "in 2009."),
        ("2", "Planting", "is late."),
    ]


def test_recommendation_says_who_is_asked_with_whom_and_by_when(report) -> None:
    first, second, third = (report[f"recommendations/street-trees-in-anytown/{number}"] for number in "123")
    service, office = "organizations/anytown-tree-service", "organizations/mayors-office-for-trees-and-parks"
    assert first["text"] == "By the end of 2022, the Service should count all trees."
    assert first["addressed_to"] == [service]
    assert first["deadline"] == {"date": "2022", "printed": "By the end of 2022"}
    assert second["text"].endswith("to plant:\n\n- oaks\n- elms.\n\nMOTAP should tell the Committee.")
    assert second["addressed_to"] == [office]
    assert second["working_with"] == [service, "organizations/anytown-boroughs"]
    assert third["printed_addressees"] == ["Mayor", "landlords", "relevant partners"]
    assert "deadline" not in third


def test_recommendation_printed_again_is_a_variant_linked_by_its_words_and_contradictions_are_told(report) -> None:
    first, second, third = (report[f"recommendations/street-trees-in-anytown/{number}"] for number in "123")
    again = [(one["number"], one["differs"]) for one in first["variants"] + second["variants"]]
    assert again == [("1", "none"), ("2", "none")]
    assert first["variants"][0]["text"] == first["text"]
    assert second["variants"][0]["text"] == second["text"]
    assert third["variants"] == [
        {
            "place": "Chapter two: keeping trees",
            "number": "2",
            "text": "The Mayor, landlords and relevant partners should water young trees.",
            "differs": "number (3 in the list, 2 here); words (“” / “young”)",
        }
    ]
    assert [one["about"] for one in third["conflicts"]] == ["number"]
    assert [one["about"] for one in second["conflicts"]] == ["number 2 printed twice"]
    assert {"a recommendation printed under two numbers"} <= {doubt.about for doubt in report.intake.doubts}


def test_activity_names_meetings_guests_and_respondents(report) -> None:
    made = report["reports/street-trees-in-anytown"]
    assert made["evidence"] == ["meetings/parks-committee/2021-06-08", "meetings/parks-committee/2021-06-10-informal"]
    assert made["contributors"] == [
        "people/pat-lime", "people/lee-ash", "people/kim-fir", "organizations/tree-friends",
        "organizations/anytown-tree-service", "organizations/anytown-school", "organizations/gardeners-society",
        "organizations/ash-trust", "organizations/beech-limited",
    ]  # fmt: skip
    meeting = report["meetings/parks-committee/2021-06-08"]
    assert [(one["person"], one.get("role"), one["organization"]) for one in meeting["attendance"]] == [
        ("people/pat-lime", "Chair", "organizations/tree-friends"),
        ("people/lee-ash", "Co-Founder", "organizations/tree-friends"),
        ("people/kim-fir", "Commander", "organizations/anytown-tree-service"),
    ]
    assert meeting["conflicts"][0]["about"] == "weekday"
    informal = report["meetings/parks-committee/2021-06-10-informal"]
    assert informal["classification"] == "informal"
    assert informal["attendance"][0]["name"] == "Five young gardeners"


# ---- kin


def test_conclusions_are_findings_and_what_asks_is_a_recommendation(read_text) -> None:
    made = read_text(
        READER,
        "# House of Commons\n\nTransport Committee\n\n# Ferries\n\nPublished on 1 June 2022\n\n"
        "## Summary\n\nThey sail.\n\n"
        "## 1 Introduction\n\n1. Ships matter.\n\n## Conclusions and recommendations\n\n### Ports\n\n"
        "1. Ports are old. (Paragraph 8)\n\n"
        "2. *We recommend that the Department for Ports publish a plan within six months.* (Paragraph 9)\n",
    )
    report = made["reports/ferries"]
    assert report["date_published"] == {"date": "2022-06-01"}
    assert [(one["number"], one["text"]) for one in report["key_findings"]] == [("1", "Ports are old. (Paragraph 8)")]
    assert made.ids("recommendations/") == ["recommendations/ferries/2"]
    second = made["recommendations/ferries/2"]
    assert second["addressed_to"] == ["organizations/department-for-ports"]
    assert second["deadline"] == {"printed": "within six months"}
    assert second["paragraphs"] == ["Paragraph 9"]


def test_task_group_report_of_plain_text_is_read_by_its_words(read_text) -> None:
    made = read_text(
        READER,
        "Overview and Scrutiny Committee\n\nCleaner Streets Task and Finish Group\n\nMarch 2024\n\nChair's Foreword\n\n"
        "We met often and we walked every street of the town, also in the\nrain.\n\n"
        "Councillor Jo Elm\nChair of the Group\n\n"
        "1. Introduction\n\n1.1 In May 2023 the Committee set up a task and finish group.\n\n2. Recommendations\n\n"
        "R1 That Cabinet increases the number of bins by April 2025.\n\n"
        "R2 That the Director of Streets reports back in six months.\n",
    )
    assert made.ids("reports/") == ["reports/cleaner-streets-task-and-finish-group"]
    assert made["reports/cleaner-streets-task-and-finish-group"]["foreword_by"] == "people/jo-elm"
    first, second = (made[id_] for id_ in made.ids("recommendations/"))
    assert (first["number"], first["printed_addressees"]) == ("R1", ["Cabinet"])
    assert first["deadline"] == {"date": "2025-04", "printed": "by April 2025"}
    assert (second["printed_addressees"], second["deadline"]) == (["Director of Streets"], {"printed": "in six months"})
    assert [line.line.number for line in made.account.lines if line.fate == "unplaced" or line.lost] == []


def test_recommendations_of_a_table_are_read_by_its_columns(read_text) -> None:
    made = read_text(
        READER,
        "# Home care\n\n**Health Panel**\n\n## Summary\n\nKey findings:\n\n1. Carers leave.\n\n"
        "## Recommendations\n\n| No. | Recommendation | Lead |\n|---|---|---|\n"
        "| 1 | The NHS Trust should pay more. | AB |\n"
        "| 2 | Ask again. | CD |\n",
    )
    assert [made[id_]["text"] for id_ in made.ids("recommendations/")] == [
        "The NHS Trust should pay more.",
        "Ask again.",
    ]
    assert made["recommendations/home-care/1"]["addressed_to"] == ["organizations/nhs-trust"]


def test_labels_on_lines_of_their_own_and_lists_that_a_sentence_announces_are_read_in_plain_text(read_text) -> None:
    made = read_text(
        READER,
        "ANYTOWN ASSEMBLY\nPond Committee\n\nStill water: the ponds of Anytown\nJanuary 2018\n\n"
        "Pond Committee Members\n\nJo Elm AM (Chair)\nLabour\n\nSummary\n\nPonds are still, and we like them.\n\n"
        "Recommendations\n\nRecommendation 1\nThe Pond Trust should clean all of the ponds that it owns in the town\n"
        "by July 2018.\n\nOur approach\n\nThe Committee took oral evidence from the following guests:\n\n"
        "• Pat Lime, Director, Pond Trust\n\n"
        "Recommendation 1\nThe Pond Trust should clean all the ponds by July 2018.\n",
    )
    assert made.ids("reports/") == ["reports/still-water-the-ponds-of-anytown"]
    assert made["reports/still-water-the-ponds-of-anytown"]["contributors"] == [
        "people/pat-lime",
        "organizations/pond-trust",
    ]
    assert made["people/jo-elm"]["memberships"] == [{"organization": "organizations/pond-committee", "role": "Chair"}]
    (only,) = (made[id_] for id_ in made.ids("recommendations/"))
    assert only["addressed_to"] == ["organizations/pond-trust"]
    assert [one["differs"] for one in only["variants"]] == ["words (“of” / “”; “that it owns in the town” / “”)"]


@given(st.data())
def test_any_cut_joined_or_shuffled_report_is_read_or_left_and_nothing_of_it_is_lost(data: st.DataObject) -> None:
    lines = REPORT.split("\n")
    start = data.draw(st.integers(0, len(lines) - 1))
    part = lines[start : start + data.draw(st.integers(1, 60))]
    if data.draw(st.booleans()):
        part = data.draw(st.permutations(part))
    text = data.draw(st.sampled_from(["\n", "\n\n", " "])).join(part)
    sheet = Sheet.of(text, "cut.txt")
    desk = Desk(Intake(sheet, "documents/cut"), Directory({}, {}))
    desk.directory.learn(text)
    READER.read(Opened(sheet, "text"), desk)
    if any(id_.startswith("reports/") for id_ in desk.intake.drafts):
        told = account(desk.intake, {}, frozenset()).lines
        assert [line.line.text for line in told if line.fate == "unplaced" or line.lost] == []


@pytest.mark.parametrize(
    ("text", "addressed", "with_"),
    [
        ("As part of its review, MOTAP should act.", ["MOTAP"], []),
        ("For parks outside the city, but near it, the Service should act.", ["Service"], []),
        ("MOTAP and the Service should act. The results must be published.", ["MOTAP", "Service"], []),
        ("The Service should ask. MOTAP should write to the Service.", ["Service", "MOTAP"], []),
        ("We recommend that MOTAP convene the Service to agree.", ["MOTAP"], ["Service"]),
        ("MOTAP should plan, in consultation with the Service, by May 2022.", ["MOTAP"], ["Service"]),
        ("MOTAP should meet with the Service before the end of May 2022.", ["MOTAP"], ["Service"]),
        ("MOTAP should plan. This work should involve: gardeners, the Service, and others.", ["MOTAP"], ["Service"]),
        ("The Mayor's Office for Trees and Parks (MOTAP) should act.", ["MOTAP"], []),
        ("Trees should be watered.", [], []),
    ],
)
def test_asked_is_who_stands_before_should(report, text: str, addressed: list[str], with_: list[str]) -> None:
    ids = {"MOTAP": "organizations/mayors-office-for-trees-and-parks", "Service": "organizations/anytown-tree-service"}
    made = asked(report.desk, text)
    assert made.addressed_to == tuple(ids[name] for name in addressed)
    assert made.working_with == tuple(ids[name] for name in with_)


def test_a_body_of_the_crown_keeps_its_whole_name(report) -> None:
    made = asked(report.desk, "His Majesty's Parks and Trees Service and MOTAP should act.")
    assert (made.addressed_to, made.printed) == (
        ("organizations/mayors-office-for-trees-and-parks",),
        ("His Majesty's Parks and Trees Service",),
    )


@pytest.mark.parametrize(
    ("text", "deadline"),
    [
        ("Act by September 2023.", {"date": "2023-09", "printed": "by September 2023"}),
        ("In 2023, act.", {"date": "2023", "printed": "In 2023"}),
        ("Review what was done in 2022-23.", None),
        ("Once the Bill is passed, act.", {"printed": "Once the Bill is passed"}),
        ("Report until all is done.", {"printed": "until all is done"}),
        ("Act.", None),
    ],
)
def test_deadline_is_as_precise_as_its_words(text: str, deadline: dict[str, str] | None) -> None:
    assert plain(due(text)) == deadline


def test_officers_report_is_no_committees_report() -> None:
    text = "# Subject: Trees\n\nReport to: Parks Committee\n\n## 1. Summary\n\nx\n\n## 2. Recommendation\n\nNote it.\n"
    sheet = Sheet.of(text, "x.txt")
    assert READER.recognises(Opened(sheet, "text")) == 0
    assert READER.begins
    assert not READER.begins(sheet, 0)


# ---- corpus

TITLES = {2349: "counter-terrorism-and-radicalisation", 3489: "missing-children-in-london"}


@pytest.fixture(scope="module")
def bound(corpus) -> Intake:
    """The two reports of the pack, read at one desk."""
    sheet = corpus("001")
    desk = Desk(Intake(sheet, "documents/pack"), Directory({}, {}))
    desk.directory.learn(sheet.text)
    for start, end in ((2348, 3488), (3488, 4643)):
        READER.read(Opened(sheet.part(start, end), "text"), desk)
    return desk.intake


@pytest.mark.corpus
def test_reports_begin_on_their_title_pages_and_nowhere_else(corpus) -> None:
    sheet = corpus("001")
    assert READER.begins
    assert [line.number for at, line in enumerate(sheet.lines) if READER.begins(sheet, at)] == list(TITLES)


@pytest.mark.corpus
def test_both_reports_give_their_records(bound: Intake) -> None:
    count = {
        name: sum(1 for id_ in bound.drafts if id_.startswith(f"recommendations/{name}/")) for name in TITLES.values()
    }
    assert count == {"counter-terrorism-and-radicalisation": 12, "missing-children-in-london": 17}
    one, other = (plain(bound.drafts[f"reports/{name}"].fields) for name in TITLES.values())
    assert (one["date_published"]["date"], other["date_published"]["date"]) == ("2023-04-24", "2023-04-25")
    assert (len(one["key_findings"]), len(other["key_findings"])) == (10, 9)
    assert (len(one["evidence"]), len(other["evidence"])) == (3, 2)
    assert one["foreword_by"] == other["foreword_by"] == "people/susan-hall"
    assert (one["body"].count("\n[^"), other["body"].count("\n[^")) == (203, 148)
    said = [(len(re.findall(r"\n> \*[^*]", made["body"])), made["body"].count("\n> **")) for made in (one, other)]
    assert said == [(19, 19), (21, 21)], "every quotation with who said it"


@pytest.mark.corpus
def test_recommendations_of_both_reports_have_their_variants(bound: Intake) -> None:
    differing = {}
    for id_, draft in bound.drafts.items():
        if id_.startswith("recommendations/"):
            (variant,) = plain(draft.fields)["variants"]
            if variant["differs"] != "none":
                differing[id_.split("/", 1)[1]] = (variant["number"], variant["differs"].split(" ")[0])
    assert differing == {
        "counter-terrorism-and-radicalisation/5": ("5", "words"),
        "counter-terrorism-and-radicalisation/6": ("6", "words"),
        "missing-children-in-london/7": ("7", "words"),
        "missing-children-in-london/14": ("13", "number"),
        "missing-children-in-london/15": ("14", "number"),
        "missing-children-in-london/16": ("15", "number"),
        "missing-children-in-london/17": ("16", "number"),
    }


@pytest.mark.corpus
def test_every_line_of_both_reports_is_placed(bound: Intake) -> None:
    told = [line for line in account(bound, {}, frozenset()).lines if 2349 <= line.line.number <= 4643]
    assert [line.line.number for line in told if line.fate == "unplaced" or line.lost] == []
