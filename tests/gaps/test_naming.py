"""References to nothing, documents known by name, conflicts, names of nobody."""

from __future__ import annotations

import pytest

SOURCE = "sources: [{title: Papers}]\n"


def question(number: str, more: str = "") -> dict[str, str]:
    answers = "answers: [{type: final}]\n"
    return {
        f"questions/{number.replace('/', '-')}.yaml": (
            f"reference: {number}\nheading: Why\nasked_by: people/ann-lee\ndate: 2024-01-01\n{answers}{more}{SOURCE}"
        )
    }


def letter(summary: str, reference: str = "") -> dict[str, str]:
    given = f"reference: {reference}\n" if reference else ""
    return {"documents/note.yaml": f"heading: Note\ntype: letter\nfile: note.txt\n{given}summary: {summary}\n{SOURCE}"}


def test_a_reference_cited_and_not_held_is_told_once_with_all_that_cite_it(gaps):
    files = {
        **question("2024/0001", "cites: [2023/0009, 2024/0002]\nsummary: On 2023/0009.\n"),
        **question("2024/0002", "cites: [2023/0009]\n"),
    }
    (found,) = gaps(files)["leads-nowhere"]
    assert (found.title, found.node.id, found.at) == ("2023/0009", "questions/2024-0001", ("cites", 0))
    assert [node.id for node in found.links[0][1]] == ["questions/2024-0001", "questions/2024-0002"]


@pytest.mark.parametrize(
    ("held", "words", "missing"),
    [
        ("2024/0001", "See 2023/0009 and (2024/0001).", ["2023/0009"]),
        ("MGLA101122-3047", "My letter MGLA010123-0001 says so.", ["MGLA010123-0001"]),
        ("MOPAC090223- C4495", "As in MOPAC090223- C4496.", ["MOPAC090223- C4496"]),
    ],
)
def test_a_number_in_the_form_of_a_reference_held_is_a_reference(gaps, held, words, missing):
    found = gaps(letter(words, held))
    assert [one.title for one in found["leads-nowhere"]] == missing


@pytest.mark.parametrize(
    "words",
    [
        "The plan for 2022/2023.",
        "At https://example.org/2023/0009/page.",
        "In P/2023/0009 and 2023/00091.",
        "On [the question](questions/2024-0001).",
        "In MD 2023-0009.",
    ],
)
def test_what_only_looks_like_a_reference_is_none(gaps, words):
    assert gaps({**question("2024/0001"), **letter(f'"{words}"')}) == {}


def test_without_a_reference_held_no_number_is_taken_for_one(gaps):
    assert gaps(letter("See 2023/0009.")) == {}


def document(more: str) -> dict[str, str]:
    return {"documents/named.yaml": f"heading: Named\ntype: report\ndate: 2023-03\n{more}"}


def test_a_document_that_others_name_and_nobody_holds_is_told_with_where_it_is_known_from(gaps):
    (found,) = gaps(document("url: https://example.org/r\nsources: [{document: documents/list}]\n"))[
        "documents-not-held"
    ]
    assert dict(found.facts) == {"kind": "report", "date": "March 2023", "where": "published elsewhere"}
    assert [node.id for node in found.links[0][1]] == ["documents/list"]


@pytest.mark.parametrize(
    "more",
    [
        f"file: r.txt\n{SOURCE}",
        "sources: [{title: R, file: r.txt}]\n",
        f"part_of: documents/list\n{SOURCE}",
        f"withheld: {{reason: Names a child, since: 2024-01-01}}\n{SOURCE}",
    ],
    ids=["as a file", "read from a file", "bound in another", "but withheld"],
)
def test_a_document_that_is_held_is_no_gap(gaps, more):
    assert gaps(document(more)) == {}


def test_every_printed_conflict_is_told_at_its_record_or_part(gaps):
    conflict = "conflicts: [{about: day, printed: [Monday, Tuesday], note: Both.}]"
    files = {
        **letter(f"Short.\n{conflict}"),
        "reports/roads.yaml": (
            f"heading: Roads\norganization: organizations/audit\nkey_findings: [{{number: '1', {conflict}}}]\n{SOURCE}"
        ),
    }
    found = gaps(files)["conflicts"]
    assert [(one.node.id, one.group, one.gist) for one in found] == [
        ("documents/note", "Documents", "Both."),
        ("reports/roads#finding-1", "Reports", "Both."),
    ]
    assert dict(found[0].facts) == {"about": "day", "printed": "“Monday” / “Tuesday”"}


def test_names_that_lead_to_nobody_are_told_once_in_a_record_by_what_they_are_there_for(gaps):
    voices = "".join(f"### A voice {{#s{n} by=unknown}}\n\nYes.\n\n" for n in (1, 2))
    files = {
        "meetings/audit/2023-06-07.yaml": (
            "date: 2023-06-07\nstatus: held\nminutes: documents/minutes\n"
            f"attendance: [{{name: A resident, status: in attendance}}]\n{SOURCE}"
        ),
        "meetings/audit/2023-06-07.transcript.md": f"---\nprose: summary\n{SOURCE}---\n\n## Any {{#any}}\n\n{voices}",
        "questions/2024-0001.yaml": (
            "reference: 2024/0001\nheading: Why\nprinted_asked_by: C. Doe\ndate: 2024-01-01\n"
            f"answers: [{{type: final}}]\n{SOURCE}"
        ),
        "recommendations/roads/2.yaml": (
            f'number: "2"\nheading: Do\nprinted_addressees: [partners]\nresponse_expected: false\n{SOURCE}'
        ),
        "actions/one.yaml": f"heading: One\ntype: request\nprinted_responsible: Officer\n{SOURCE}",
        "actions/rule.yaml": f"heading: Rule\ntype: standing\nprinted_responsible: Chair\n{SOURCE}",
    }
    found = gaps(files)["unidentified"]
    assert {one.group: (one.title, one.node.url) for one in found} == {
        "Asked to act by recommendations": ("partners", "/recommendations/roads/2/"),
        "Asking questions": ("C. Doe", "/questions/2024-0001/"),
        "At meetings": ("A resident", "/meetings/audit/2023-06-07/#attendance-a-resident"),
        "Responsible for actions": ("Officer", "/actions/one/"),
        "Speaking": ("A voice", "/meetings/audit/2023-06-07/transcript/#s1"),
    }
    assert dict(found[-1].facts)["times"] == "2 times"
