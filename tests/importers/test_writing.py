"""Records as files: what is written is read again as the same values, and a person's layout is kept."""

from __future__ import annotations

import copy
import re
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
from conftest import ROOT
from hypothesis import given
from hypothesis import strategies as st

from sitegen.importers.keeping.as_loaded import as_loaded
from sitegen.importers.keeping.writing import edited_file, record_file, values_of
from sitegen.load import content_files, load_file
from sitegen.source import FOREIGN

MEETING = "meetings/parks-committee/2024-03-08"
TRANSCRIPT = f"{MEETING}/transcript"
SOURCES = [{"document": "documents/minutes", "lines": "3-9"}]


def loaded(folder: Path, id_: str, tree: dict[str, Any]) -> dict[str, Any]:
    """The values of a record that is written and loaded again, without those of its path."""
    path, text = record_file(id_, tree)
    (folder / path).parent.mkdir(parents=True, exist_ok=True)
    (folder / path).write_text(text, encoding="utf-8")
    outcome = load_file(folder, path)
    assert outcome.problems == ()
    assert outcome.value is not None
    assert outcome.value.raw is not None
    assert outcome.value.identity.id == id_
    given_by_path = dict(outcome.value.identity.fields)
    return {key: value for key, value in outcome.value.raw.data.items() if key not in given_by_path}


def written(id_: str, **fields: Any) -> str:
    return record_file(id_, fields)[1]


# ---- as a person would write it


def test_a_record_is_written_as_a_person_would_write_it() -> None:
    tree = {
        "sources": [{"document": "documents/minutes", "lines": "3-9, 12", "pages": "4"}, {"title": "A web page"}],
        "organization": "organizations/parks-committee",
        "date": {"date": "2024-03-08", "printed": "Friday 8 March 2024"},
        "start_time": "10:00",
        "place": "Room 2: the hall",
        "status": "held",
        "attendance": [{"lines": "4", "person": "people/jane-doe", "status": "present", "role": "Chair"}],
        "agenda": [
            {
                "number": "6",
                "heading": "Potholes",
                "lines": "7-9",
                "text": "One paragraph.\n\n- A list\n- of two",
                "resolutions": [{"letter": "a", "text": "pond " * 30 + "end."}],
            },
            {"number": "7", "heading": "Any other business"},
        ],
        "documents": ["documents/minutes"],
        "draft": True,
    }
    path, text = record_file(MEETING, tree)
    assert path == PurePosixPath(f"{MEETING}.yaml")
    assert text == (
        "date: {date: 2024-03-08, printed: Friday 8 March 2024}\n"
        'start_time: "10:00"\n'
        'place: "Room 2: the hall"\n'
        "status: held\n"
        "attendance: [{person: people/jane-doe, status: present, role: Chair, lines: 4}]\n"
        "agenda:\n"
        '  - number: "6"\n'
        "    heading: Potholes\n"
        "    lines: 7-9\n"
        "    text: |-\n"
        "      One paragraph.\n"
        "\n"
        "      - A list\n"
        "      - of two\n"
        "    resolutions:\n"
        "      - letter: a\n"
        "        text: >-\n"
        f"          {'pond ' * 21}pond\n"
        f"          {'pond ' * 8}end.\n"
        '  - {number: "7", heading: Any other business}\n'
        "documents: [documents/minutes]\n"
        "draft: true\n"
        "sources:\n"
        '  - {document: documents/minutes, lines: "3-9, 12", pages: "4"}\n'
        "  - {title: A web page}\n"
    )


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("7", '"7"'),
        ("9a", "9a"),
        ("2024/0506", "2024/0506"),
        ("2024-05", "2024-05"),
        ("No", '"No"'),
        ("~", '"~"'),
        ("- a dash", '"- a dash"'),
        ("a # b", '"a # b"'),
        ("a: b", '"a: b"'),
        ("a:b, c", "a:b, c"),
        ('say "so"', 'say "so"'),
        ("\u201cso\u201d", "\u201cso\u201d"),
        ("*so*", '"*so*"'),
        ("tab\there", '"tab\\there"'),
        ("back\\slash", "back\\slash"),
        (" a space", '" a space"'),
        ("ends:", '"ends:"'),
        ("1,200", '"1,200"'),
        ("...", '"..."'),
    ],
)
def test_quotes_stand_only_where_they_are_needed(value: str, shown: str, tmp_path: Path) -> None:
    assert written("people/x", name=value).splitlines()[0] == f"name: {shown}"
    assert loaded(tmp_path, "people/x", {"name": value}) == {"name": value}


@pytest.mark.parametrize("value", ["one\ntwo", "one\ntwo\n", "one\n\n\n", "one\n  two\n\tthree", "a\n# b\n---\n: c"])
def test_a_text_of_several_lines_is_literal(value: str, tmp_path: Path) -> None:
    tree = {"text": value, "heading": "x"}
    assert re.search(r"^text: \|", written("actions/x", **tree), re.MULTILINE)
    assert loaded(tmp_path, "actions/x", tree) == tree


def test_prose_stands_below_the_fields(tmp_path: Path) -> None:
    tree = {"heading": "A letter", "prose": "verbatim", "body": "Dear Ms Doe\n\n---\n\n# Yours  \nJ"}
    path, text = record_file("documents/letter", tree)
    assert path == PurePosixPath("documents/letter.md")
    assert text == "---\nheading: A letter\nprose: verbatim\n---\n\nDear Ms Doe\n\n---\n\n# Yours  \nJ\n"
    assert loaded(tmp_path, "documents/letter", tree) == tree
    assert record_file("documents/letter", {"heading": "A letter"})[0] == PurePosixPath("documents/letter.yaml")


def test_prose_is_refused_where_a_kind_has_none() -> None:
    with pytest.raises(ValueError, match="has prose below its fields"):
        record_file("people/x", {"body": "Words"})


@pytest.mark.parametrize("id_", ["people/Jane Doe", "persons/x", "people/a/b", "meetings/x/someday", "people/../x"])
def test_what_is_no_id_is_refused(id_: str) -> None:
    with pytest.raises(ValueError, match="is no id of a record"):
        record_file(id_, {})


@pytest.mark.parametrize("char", ["\0", "\x1b", "\x85", "\u2028", "\ufeff", "\ufffe"])
def test_what_nobody_can_see_is_refused(char: str) -> None:
    with pytest.raises(ValueError, match=f"U\\+{ord(char):04X}"):
        record_file("people/x", {"name": f"a{char}b"})


def test_values_are_texts_and_what_is_empty_is_left_out() -> None:
    tree = {"reference": "1", "truncated": True, "answers": [], "text": " ", "note": None, "summary": "a\r\nb\rc"}
    assert as_loaded("questions/1", tree) == {"reference": "1", "truncated": "true", "summary": "a\nb\nc"}


# ---- transcripts


def test_a_transcript_is_written_as_headings() -> None:
    tree = {
        "meeting": MEETING,
        "organization": "organizations/parks-committee",
        "date": "2024-03-08",
        "prose": "verbatim",
        "sources": SOURCES,
        "panels": [
            {
                "heading": "Potholes",
                "id": "potholes",
                "item": f"{MEETING}#item-6",
                "speeches": [
                    {"id": "s001", "label": "Jane Doe (Chair):", "speaker": "people/jane-doe", "role": "Chair",
                     "type": "question", "lines": "4-5, 7", "time": 75, "body": "How?\n\nAnd why?"},
                    {"id": "s002", "label": "A Voice:", "withheld": {"reason": "asked for", "since": "2024-01"}},
                ],
            }
        ],
    }  # fmt: skip
    path, text = record_file(TRANSCRIPT, tree)
    assert path == PurePosixPath(f"{MEETING}.transcript.md")
    assert text == (
        "---\nprose: verbatim\nsources: [{document: documents/minutes, lines: 3-9}]\n---\n\n"
        "## Potholes {#potholes item=6}\n\n"
        '### Jane Doe (Chair): {#s001 by=people/jane-doe as="Chair" type=question lines="4-5, 7" time=75}\n\n'
        "How?\n\nAnd why?\n\n"
        '### A Voice: {#s002 by=unknown withheld="asked for" withheld-since=2024-01}\n'
    )


def one_speech(**fields: Any) -> dict[str, Any]:
    speech = {"id": "s001", "label": "Jane Doe", **fields}
    return {"prose": "verbatim", "sources": SOURCES, "panels": [{"heading": "P", "speeches": [speech]}]}


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("## A heading", "#### A heading"),
        ("  ### Another", "  #### Another"),
        ("###", "####"),
        ("##no heading", "\\##no heading"),
        ("# One {with braces}", "# One &#123;with braces}"),
        ("#### Four {", "#### Four &#123;"),
        ("# One", "# One"),
        ("```", "```"),
        ("---", "---"),
        ("a ## b {c}", "a ## b {c}"),
        ("####### seven", "####### seven"),
    ],
)
def test_a_line_of_a_speech_is_not_taken_for_a_heading(line: str, shown: str, tmp_path: Path) -> None:
    speeches = loaded(tmp_path, TRANSCRIPT, one_speech(body=f"First.\n{line}\nLast."))["panels"][0]["speeches"]
    assert [speech["body"] for speech in speeches] == [f"First.\n{shown}\nLast."]


def test_a_heading_holds_quotes_and_braces_in_another_form(tmp_path: Path) -> None:
    tree = one_speech(label="J {Doe}", role='Chair of "Us" (the "real" one)', note="a\nb")
    (speech,) = loaded(tmp_path, TRANSCRIPT, tree)["panels"][0]["speeches"]
    assert (speech["label"], speech["role"]) == ("J (Doe)", "Chair of “Us” (the “real” one)")
    assert speech["note"] == "a b"


def test_the_conflicts_of_a_speech_are_told_of_its_transcript(tmp_path: Path) -> None:
    conflict = {"about": "the number", "printed": ["5", "6"]}
    tree = loaded(tmp_path, TRANSCRIPT, one_speech(lines="7", conflicts=[conflict]))
    assert tree["conflicts"] == [{**conflict, "sources": [{"document": "documents/minutes", "lines": "7"}]}]


def test_what_has_no_place_in_a_transcript_is_refused() -> None:
    with pytest.raises(ValueError, match="sources has no place"):
        record_file(TRANSCRIPT, one_speech(sources=SOURCES))
    tree = one_speech()
    tree["panels"][0]["item"] = "meetings/parks-committee/2024-01-01#item-1"
    with pytest.raises(ValueError, match="no item of the meeting"):
        record_file(TRANSCRIPT, tree)


# ---- whatever the texts are

PIECES = st.sampled_from([
    "a", "Mr Doe", "#", "# ", " #", "---", "- ", "-", ": ", ":", '"', "'", "\\", "{", "}", "[", "]", ",", "|", ">", "*",
    "&", "!", "%", "@", "`", "~", "null", "yes", "7", "10:00", "2024-03-08", "1e3", "0x1f", "\n", "\n\n", "\t", " ",
    "  ", "\r\n", "é", "\u00a0", "“", "😀", "=", "<<", "?", "...", "```", "## ", "### x", "{#s001 by=people/x}", "=",
    "\u200b",
])  # fmt: skip
NASTY = st.one_of(
    st.lists(PIECES, min_size=1, max_size=8).map("".join),
    st.text(st.characters(exclude_categories=["Cs"]).filter(lambda char: not FOREIGN.match(char)), max_size=20),
)
ITEM = st.fixed_dictionaries(
    {"number": NASTY, "heading": NASTY},
    optional={"text": NASTY, "note": NASTY, "guests": st.lists(NASTY, max_size=3), "lines": NASTY},
)


@given(
    tree=st.fixed_dictionaries(
        {},
        optional={
            "heading": NASTY,
            "date": st.one_of(NASTY, st.fixed_dictionaries({"date": NASTY, "printed": NASTY})),
            "agenda": st.lists(ITEM, max_size=3),
            "documents": st.lists(NASTY, max_size=4),
            "summary": NASTY,
            "draft": st.booleans(),
            "sources": st.lists(st.dictionaries(st.sampled_from(["title", "lines", "note"]), NASTY), max_size=2),
        },
    )
)
def test_any_record_comes_back_as_it_was(tree: dict[str, Any]) -> None:
    tree["status"] = "held"
    values = as_loaded(MEETING, tree)
    assert values_of(MEETING, record_file(MEETING, tree)[1]) == values
    assert as_loaded(MEETING, values) == values


@given(heading=NASTY, body=NASTY)
def test_any_prose_comes_back_as_it_was(heading: str, body: str) -> None:
    tree = {"heading": heading, "type": "letter", "body": body}
    values = as_loaded("documents/x", tree)
    assert values.get("body") == (re.sub("\r\n?", "\n", body).strip() or None)
    assert values_of("documents/x", record_file("documents/x", tree)[1]) == values


@given(
    speeches=st.lists(
        st.fixed_dictionaries(
            {"label": NASTY.map(lambda text: f"J{text}")},
            optional={"role": NASTY, "body": NASTY, "note": NASTY, "speaker": st.just("people/x")},
        ),
        max_size=4,
    )
)
def test_any_transcript_comes_back_as_it_was(speeches: list[dict[str, Any]]) -> None:
    numbered = [{"id": f"s{number:03d}", **speech} for number, speech in enumerate(speeches, 1)]
    tree = {"prose": "verbatim", "panels": [{"heading": "P", "id": "p", "speeches": numbered}]}
    values = as_loaded(TRANSCRIPT, tree)
    assert values_of(TRANSCRIPT, record_file(TRANSCRIPT, tree)[1]) == values
    assert as_loaded(TRANSCRIPT, values) == values
    words = [[re.sub(r"\W", "", str(one.get("body", "")).replace("&#123;", "")) for one in many]
             for many in (numbered, values["panels"][0].get("speeches", []))]  # fmt: skip
    assert words[0] == words[1]


# ---- files that are there already

MINE = """\
# Checked against the paper copy.
heading: A visit   # ours
date: {date: 2024-03-08,  printed: Friday}
status: held

attendance:
  # the Chair first
  - {person: people/jane-doe,   status: present}  # sic
  - person: people/john-roe
    status: present   # came late
    role: Member
  - name: 'A Visitor'
    status: guest

# From the minutes
documents:
- documents/minutes
summary: >-
    Folded as
    somebody likes it.
sources:
  - {document: documents/minutes}
"""


def edited(change: Any) -> str:
    before = values_of(MEETING, MINE)
    assert before is not None
    after = copy.deepcopy(before)
    change(after)
    text = edited_file(MINE, before, after, MEETING)
    assert values_of(MEETING, text) == as_loaded(MEETING, after)
    return text


def changes(text: str) -> tuple[list[str], list[str]]:
    """The lines that are gone, and those that are new."""
    old, new = MINE.splitlines(), text.splitlines()
    return [line for line in old if line not in new], [line for line in new if line not in old]


def test_a_file_whose_values_stay_stays_as_it_is() -> None:
    assert edited(lambda _: None) == MINE


@pytest.mark.parametrize(
    ("change", "gone", "new"),
    [
        (lambda it: it.update(status="cancelled"), ["status: held"], ["status: cancelled"]),
        (lambda it: it.update(place="Hall"), [], ["place: Hall"]),
        (lambda it: it.pop("documents"), ["documents:", "- documents/minutes"], []),
        (
            lambda it: it["attendance"][1].update(role="Clerk", lines="7"),
            ["    role: Member"],
            ["    role: Clerk", "    lines: 7"],
        ),
        (
            lambda it: it["attendance"][0].update(role="Chair"),
            ["  - {person: people/jane-doe,   status: present}  # sic"],
            ["  - {person: people/jane-doe, status: present, role: Chair}"],
        ),
        (lambda it: it["attendance"].pop(2), ["  - name: 'A Visitor'", "    status: guest"], []),
        (
            lambda it: it["attendance"].insert(1, {"person": "people/x", "status": "absent"}),
            [],
            ["  - {person: people/x, status: absent}"],
        ),
        (
            lambda it: it["attendance"][1].pop("person") and it["attendance"][1].update(name="Jo", id="jo"),
            ["  - person: people/john-roe", "    status: present   # came late", "    role: Member"],
            ["  - {id: jo, name: Jo, status: present, role: Member}"],
        ),
        (lambda it: it["documents"].append("documents/x"), [], ["- documents/x"]),
    ],
)
def test_only_the_lines_that_change_are_written_anew(change: Any, gone: list[str], new: list[str]) -> None:
    assert changes(edited(change)) == (gone, new)


def test_a_changed_body_leaves_the_fields_and_changed_fields_leave_the_body() -> None:
    text = "---\nheading:   A letter\n---\n\n\nDear  all\n\n\n"
    before = {"heading": "A letter", "body": "Dear  all"}
    assert edited_file(text, before, {**before, "body": "Dear you"}, "documents/x") == (
        "---\nheading:   A letter\n---\n\nDear you\n"
    )
    assert edited_file(text, before, {**before, "heading": "B"}, "documents/x") == (
        "---\nheading: B\n---\n\n\nDear  all\n\n\n"
    )
    anew = edited_file(text, before, {"heading": "A letter"}, "documents/x")
    assert anew == record_file("documents/x", {"heading": "A letter"})[1]


@pytest.mark.parametrize("text", ["{heading: A, status: held}\n", "heading: A\n<<: {status: held}\n", "not: [closed\n"])
def test_a_file_that_cannot_be_spliced_is_written_anew(text: str) -> None:
    before = {"heading": "A", "status": "held"}
    after = {"heading": "B", "status": "held"}
    assert edited_file(text, before, after, MEETING) == record_file(MEETING, after)[1]


@given(data=st.data())
def test_any_edit_gives_the_new_values(data: st.DataObject) -> None:
    tree = {"heading": "A", "status": "held", "agenda": [{"number": "1", "heading": "B", "text": "c"}]}
    old = record_file(MEETING, tree | {"summary": data.draw(NASTY), "note": data.draw(NASTY)})[1]
    before = values_of(MEETING, old)
    assert before is not None
    after = before | {"heading": data.draw(NASTY), "agenda": data.draw(st.lists(ITEM, max_size=3)), "place": "x"}
    assert values_of(MEETING, edited_file(old, before, after, MEETING)) == as_loaded(MEETING, after)


def test_every_record_of_the_archive_is_written_and_edited_without_loss() -> None:
    content = ROOT / "content"
    for path in content_files(content):
        loaded_ = load_file(content, path).value
        assert loaded_ is not None
        assert loaded_.raw is not None
        id_, tree = loaded_.identity.id, loaded_.raw.data
        old = (content / path).read_text(encoding="utf-8")
        values = as_loaded(id_, tree)
        assert (record_file(id_, tree)[0], values_of(id_, record_file(id_, tree)[1])) == (path, values)
        assert edited_file(old, tree, tree, id_) == old
        noted = edited_file(old, tree, {**tree, "note": "7"}, id_)
        assert values_of(id_, noted) is not None
        assert as_loaded(id_, values_of(id_, noted) or {}) == {**values, "note": "7"}
        if "note" not in tree:
            assert noted.replace('note: "7"\n', "", 1) == old
