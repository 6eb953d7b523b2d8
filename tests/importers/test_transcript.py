"""Transcripts: panels and speeches, and every way a label or paragraph can be broken."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from importers.conftest import ROOT, desk_of

from sitegen.importers.account import account
from sitegen.importers.drafting.sheet import Sheet
from sitegen.importers.drafting.taken import plain
from sitegen.importers.known.desk import Opened
from sitegen.importers.readers import minutes
from sitegen.importers.readers.transcript import READER, begins, recognises
from sitegen.transcripts import read_transcript

MARKED = """**Wessex Assembly Rivers Committee – Thursday 3 October 2024****Transcript of Agenda Item 4 - Sluices – Panel One**

**Ada Ford AM (Chair)**: Welcome. **Ben Weir (Head of IT, Rivers Trust):** Thank you, Chair.

**Cy Brook (Head (Acting) of Pumps, Office for
Tides (OT)) [via video]:** Good morning. The number of leaks<sup>1</sup> rose, and the cost of the many works in the

---

<sup>1</sup> Without the small ones.

This page is intentionally left blank

Wessex programme fell. It was said to the

public in May.

**Ada Ford AM (Chair):** What about **Key Risk One:** the weir?

**Social Media:** this is what the paper says. People on social media saw it.

**Ben Weir (Head of

IT, Rivers Trust):**

We act on it. [Baroness] Lake [of Wells] is right.

**Baroness Lake of Wells DBE:** I hold no office here.

**Ada Ford AM (Chair):**

**Ben Weir (Head of 1T, Rivers Trust):** Quite so.

**Baroness Lake of Wells DBE:** Are we done?

*[The Committee adjourned at 11.00am]*

**Panel Two**

**Ada Ford AM (Chair):** Welcome back.

**Dee Lock:** I speak once, and no role is printed.
"""  # noqa: E501 - a heading is one line of Markdown
EVIDENCE = """Rivers Committee
Oral evidence: Sluices, HC 412
Thursday 3 October 2024
Ordered to be published on 3 October 2024.
Members present: Ada Ford (Chair); Mr Ben Weir.
Questions 1-3
Witnesses
I: Cy Brook, Director, Rivers Trust; and Dee Lock, Head of Pumps, Tide Authority.
Examination of witnesses
Witnesses: Cy Brook and Dee Lock.
Q1 Chair: Could you say who you are?
Cy Brook: I am Cy Brook.
Dee Lock: There are two things: money and mud.
Q2 Mr Weir: Why has it sunk?
Cy Brook: Mud. I said so to the
Mayor: he knew.
Examination of witness
Witness: Dee Lock.
Q3 Chair: Is that all?
Dee Lock: Yes.
"""
PLAIN = """Mendip District Council Scrutiny Panel
3 October 2024
Transcript

Cllr Ford: Welcome. A reminder: phones off.
Dr Brook: Thank you. I want to
say three things: first, the mud.
Second, the weir.

WEIR: Yes.
LOCK: No. Note: not all of it.
WEIR: Fine.

The Chair (Ada Ford): Order.

[The meeting adjourned at 8.00pm and resumed at 8.10pm]

Cllr Ford: We go on.
Member of the public: May I ask about the bus?
"""


def speeches(told: dict[str, Any]) -> list[dict[str, Any]]:
    return [speech for panel in told["panels"] for speech in panel["speeches"]]


@pytest.fixture
def marked(read_text: Callable[..., Any]) -> Any:
    return read_text(READER, MARKED)


@pytest.fixture
def panels(marked: Any) -> list[dict[str, Any]]:
    return list(marked["meetings/rivers-committee/2024-10-03/transcript"]["panels"])


def test_the_head_says_whose_it_is_of_what_day_and_item(marked: Any, panels: list[dict[str, Any]]) -> None:
    assert marked["organizations/rivers-committee"]["parent"] == "organizations/wessex-assembly"
    assert [(panel["heading"], panel["id"], panel["item"]) for panel in panels] == [
        ("Sluices – Panel One", "1", "meetings/rivers-committee/2024-10-03#item-4"),
        ("Panel Two", "2", "meetings/rivers-committee/2024-10-03#item-4"),
    ]
    assert marked["meetings/rivers-committee/2024-10-03"]["agenda"] == [
        {"number": "4", "heading": "Sluices – Panel One"}
    ]


def test_speeches_are_numbered_over_all_panels_and_narratives_are_not(panels: list[dict[str, Any]]) -> None:
    assert [[speech["id"] for speech in panel["speeches"]] for panel in panels] == [
        ["s001", "s002", "s003", "s004", "s005", "s006", "s007", "s008", "s009", "n001"],
        ["s010", "s011"],
    ]


def test_labels_split_run_together_or_on_a_line_of_their_own_are_whole(panels: list[dict[str, Any]]) -> None:
    by_id = {speech["id"]: speech for panel in panels for speech in panel["speeches"]}
    assert by_id["s002"]["label"] == "Ben Weir (Head of IT, Rivers Trust)"
    assert by_id["s003"]["label"] == "Cy Brook (Head (Acting) of Pumps, Office for Tides (OT)) [via video]"
    assert by_id["s003"]["role"] == "Head (Acting) of Pumps, Office for Tides (OT)"
    assert by_id["s005"]["body"] == "We act on it. [Baroness] Lake [of Wells] is right."
    assert "body" not in by_id["s007"]


def test_cut_paragraphs_are_whole_and_a_note_stands_with_its_mark(panels: list[dict[str, Any]]) -> None:
    body = panels[0]["speeches"][2]["body"]
    assert "works in the Wessex programme fell. It was said to the public in May." in body
    assert body.endswith("[^1]: Without the small ones.")
    assert "leaks[^1] rose" in body


def test_bold_words_that_name_nobody_stay_in_the_speech(panels: list[dict[str, Any]]) -> None:
    assert "**Key Risk One:**" in panels[0]["speeches"][3]["body"]
    assert "**Social Media:** this is what" in panels[0]["speeches"][3]["body"]


def test_a_role_is_as_printed_and_none_is_made_up(panels: list[dict[str, Any]]) -> None:
    roles = {
        speech["speaker"]: speech.get("role") for panel in panels for speech in panel["speeches"] if "speaker" in speech
    }
    assert roles == {
        "people/ada-ford": "Chair",
        "people/ben-weir": "Head of IT, Rivers Trust",
        "people/cy-brook": "Head (Acting) of Pumps, Office for Tides (OT)",
        "people/baroness-lake": None,
        "people/dee-lock": None,
    }


def test_a_misprint_is_kept_in_the_label_and_told(marked: Any, panels: list[dict[str, Any]]) -> None:
    speech = panels[0]["speeches"][7]
    assert speech["label"] == "Ben Weir (Head of 1T, Rivers Trust)"
    assert [(doubt.about, doubt.printed) for doubt in marked.intake.doubts] == [
        ("a misprint in a label", "Ben Weir (Head of 1T, Rivers Trust)")
    ]


def test_what_happens_and_nobody_says_is_a_narrative(panels: list[dict[str, Any]]) -> None:
    assert panels[0]["speeches"][-1] == {
        "id": "n001", "type": "narrative", "label": "The Committee adjourned at 11.00am"
    }  # fmt: skip


def test_every_word_is_placed(marked: Any) -> None:
    assert [told.line.text for told in (*marked.account.unplaced, *marked.account.losing)] == []
    assert marked.rules == {"notices of blank pages": 1}


def test_oral_evidence_has_questions_witnesses_and_members(read_text: Callable[..., Any]) -> None:
    made = read_text(READER, EVIDENCE)
    meeting = made["meetings/rivers-committee/2024-10-03"]
    assert [(row["person"], row["status"], row.get("role")) for row in meeting["attendance"]] == [
        ("people/ada-ford", "present", "Chair"),
        ("people/ben-weir", "present", None),
        ("people/cy-brook", "guest", "Director"),
        ("people/dee-lock", "guest", "Head of Pumps"),
    ]
    told = made["meetings/rivers-committee/2024-10-03/transcript"]
    assert [panel["heading"] for panel in told["panels"]] == ["Sluices", "Sluices"]
    said = [one for one in speeches(told) if one["id"].startswith("s")]
    assert [(one["label"], one["speaker"].removeprefix("people/"), one.get("type")) for one in said] == [
        ("Q1 Chair", "ada-ford", "question"),
        ("Cy Brook", "cy-brook", "answer"),
        ("Dee Lock", "dee-lock", "answer"),
        ("Q2 Mr Weir", "ben-weir", "question"),
        ("Cy Brook", "cy-brook", "answer"),
        ("Q3 Chair", "ada-ford", "question"),
        ("Dee Lock", "dee-lock", "answer"),
    ]
    assert said[4]["body"] == "Mud. I said so to the Mayor: he knew."
    assert said[1]["role"] == "Director"
    assert not made.account.unplaced


def test_plain_labels_are_believed_by_title_or_when_they_are_printed_again(read_text: Callable[..., Any]) -> None:
    made = read_text(READER, PLAIN)
    told = made["meetings/mendip-scrutiny-panel/2024-10-03/transcript"]
    assert [(one["id"], one["label"], one.get("speaker")) for one in speeches(told)] == [
        ("s001", "Cllr Ford", "people/ada-ford"),
        ("s002", "Dr Brook", None),
        ("s003", "WEIR", None),
        ("s004", "LOCK", None),
        ("s005", "WEIR", None),
        ("s006", "The Chair (Ada Ford)", "people/ada-ford"),
        ("n001", "The meeting adjourned at 8.00pm and resumed at 8.10pm", None),
        ("s007", "Cllr Ford", "people/ada-ford"),
        ("s008", "Member of the public", None),
    ]
    assert speeches(told)[1]["body"] == "Thank you. I want to say three things: first, the mud. Second, the weir."
    assert {doubt.printed for doubt in made.intake.doubts} == {"Dr Brook", "WEIR", "LOCK", "Member of the public"}


def test_labels_may_stand_on_lines_of_their_own_without_a_colon(read_text: Callable[..., Any]) -> None:
    made = read_text(
        READER,
        "# Weir Forum – transcript, 7 May 2024\n\n**Ada Ford (Chair)**\n\nWelcome.\n\n**Ben Weir**\n\nTwo points.\n\n"
        "**Sea Walls**\n\nFirst, sea walls.\n\n**Ada Ford**\n\nThank you.\n\n**Ben Weir**\n\nSecond, sand.\n",
    )
    told = speeches(made["meetings/weir-forum/2024-05-07/transcript"])
    assert [(one["label"], one["speaker"], one.get("role")) for one in told] == [
        ("Ada Ford (Chair)", "people/ada-ford", "Chair"),
        ("Ben Weir", "people/ben-weir", None),
        ("Ada Ford", "people/ada-ford", "Chair"),
        ("Ben Weir", "people/ben-weir", None),
    ]
    assert told[1]["body"] == "Two points.\n\n**Sea Walls**\n\nFirst, sea walls."


def test_a_recording_gives_the_second_of_each_speech(read_text: Callable[..., Any]) -> None:
    made = read_text(READER, "Weir Board, 4 April 2024\n\n[00:00:05] Ada Ford: Hello.\n[01:00:01] Ben Weir: Bye.\n" * 2)
    told = speeches(made["meetings/weir-board/2024-04-04/transcript"])
    assert [(one["label"], one["time"]) for one in told if "time" in one][:2] == [("Ada Ford", 5), ("Ben Weir", 3601)]


def test_a_transcript_without_a_day_is_a_document_with_all_its_words(read_text: Callable[..., Any]) -> None:
    made = read_text(READER, "Ada Ford: Yes, it is.\nBen Weir: No, it is not.\n" * 3)
    assert not made.ids("meetings/")
    assert made["documents/source"]["body"].count("it is not") == 3
    assert [doubt.about for doubt in made.intake.doubts] == ["a transcript whose meeting or date is not printed"]


def test_a_transcript_is_known_by_its_labels() -> None:
    assert recognises(Opened(Sheet.of(MARKED, "x.md"), "text")) > 50
    assert recognises(Opened(Sheet.of(EVIDENCE, "x.txt"), "text")) > 50
    assert recognises(Opened(Sheet.of("# Report\n\nCosts: high.\n\nTime: short.\n" * 9, "x.md"), "text")) == 0


def test_a_transcript_begins_where_its_heading_stands_over_speeches() -> None:
    sheet = Sheet.of(f"A transcript is attached.\n\n{MARKED}", "x.md")
    assert [index for index in range(len(sheet)) if begins(sheet, index)] == [2]


# ---- the corpus

PANELS = ((458, 870, 138), (1001, 1280, 79), (1280, 1674, 128))
SPEAKERS = {
    "susan-hall": (27, 28, 21), "oliver-levinson": (11, 0, 0), "dom-murphy": (17, 0, 0), "jane-corrigan": (15, 0, 0),
    "kenny-bowie": (18, 0, 0), "unmesh-desai": (8, 2, 9), "caroline-russell": (11, 4, 6),
    "caroline-pidgeon": (6, 4, 11),
    "neil-garratt": (6, 4, 6), "marina-ahmad": (5, 2, 4), "onkar-sahota": (6, 0, 0), "tony-devenish": (4, 3, 6),
    "keith-prince": (4, 2, 3), "baroness-casey": (0, 25, 0), "sarah-kincaid": (0, 3, 0), "sem-moema": (0, 1, 4),
    "len-duvall": (0, 1, 6), "mark-rowley": (0, 0, 43), "sophie-linden": (0, 0, 9),
}  # fmt: skip
ROLES = {
    "susan-hall": "Chairman", "unmesh-desai": "Deputy Chair", "baroness-casey": None,
    "sarah-kincaid": "Lead Reviewer, Baroness Casey Review",
    "oliver-levinson": "Head of Countering Violent Extremism, Mayor's Office for Policing and Crime",
    "kenny-bowie": "Director of Strategy and MPS Oversight, Mayor's Office for Policing and Crime",
    "dom-murphy": "Head of Counter Terrorism Command SO15, Metropolitan Police Service",
    "jane-corrigan": "Head of SO15 Local Operations and Lead for Prevent, Metropolitan Police Service",
    "mark-rowley": "Commissioner of Police of the Metropolis", "sophie-linden": "Deputy Mayor for Policing and Crime",
}  # fmt: skip


@pytest.fixture(scope="module")
def assembly(corpus: Callable[[str], Sheet]) -> list[list[dict[str, Any]]]:
    """The speeches of the three panels of the agenda pack, read after the minutes they are appended to."""
    sheet = corpus("001")
    desk = desk_of(sheet)
    for start, end in ((325, 458), (870, 1001)):
        minutes.READER.read(Opened(sheet.part(start, end), "text"), desk)
    for start, end, _ in PANELS:
        READER.read(Opened(sheet.part(start, end), "text"), desk)
    held = [desk.intake.drafts[f"meetings/police-and-crime-committee/2023-03-{day}/transcript"] for day in ("08", "22")]
    return [panel["speeches"] for draft in held for panel in plain(draft.fields["panels"])]


@pytest.mark.corpus
def test_the_panels_hold_as_many_speeches_as_are_printed(assembly: list[list[dict[str, Any]]]) -> None:
    assert [len(panel) for panel in assembly] == [138, 79, 128]
    assert [panel[0]["id"] for panel in assembly] == ["s001", "s001", "s080"]


@pytest.mark.corpus
def test_every_speech_has_its_speaker(assembly: list[list[dict[str, Any]]]) -> None:
    counted = [Counter(speech["speaker"].removeprefix("people/") for speech in panel) for panel in assembly]
    assert {name: tuple(count[name] for count in counted) for name in set().union(*counted)} == SPEAKERS


@pytest.mark.corpus
def test_every_speech_has_its_role(assembly: list[list[dict[str, Any]]]) -> None:
    roles = {(speech["speaker"].removeprefix("people/"), speech.get("role")) for panel in assembly for speech in panel}
    assert roles == {(name, ROLES.get(name, "Assembly Member")) for name in SPEAKERS}


@pytest.mark.corpus
def test_the_speeches_agree_with_the_records_a_person_made(assembly: list[list[dict[str, Any]]]) -> None:
    """Those of `content/` summarise some speeches, under the numbers of the printed ones."""
    said = {"08": {one["id"]: one for one in assembly[0]}, "22": {one["id"]: one for one in assembly[1] + assembly[2]}}
    compared = 0
    for day, mine in said.items():
        meeting = f"meetings/police-and-crime-committee/2023-03-{day}"
        text = (ROOT / f"content/{meeting}.transcript.md").read_text(encoding="utf-8").split("---", 2)[2]
        for panel in read_transcript(text, "x", 1, meeting).value.data["panels"]:
            for speech in panel["speeches"]:
                found = mine[speech["id"]]
                assert (found["speaker"], found["label"]) == (speech["speaker"], speech["label"]), speech["id"]
                compared += 1
    assert compared == 226


@pytest.mark.corpus
def test_cut_speeches_are_whole_and_the_correction_stands_with_its_figure(assembly: list[list[dict[str, Any]]]) -> None:
    bodies = {speech["id"]: speech.get("body", "") for speech in assembly[1]}
    assert "[^1]: Correction" in bodies["s034"]
    assert not any(line[:1].islower() for panel in assembly for one in panel for line in one["body"].split("\n\n"))


@pytest.mark.corpus
def test_every_line_of_the_panels_is_placed_or_furniture(corpus: Callable[[str], Sheet]) -> None:
    sheet = corpus("001").part(458, 870)
    desk = desk_of(sheet)
    READER.read(Opened(sheet, "text"), desk)
    told = account(desk.intake, {}, frozenset())
    assert (told.unplaced, told.losing) == ((), ())
    assert told.rules == {"notices of blank pages": 1}
