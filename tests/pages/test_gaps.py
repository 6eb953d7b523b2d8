"""What the archive lacks, with the records it was counted from."""

from __future__ import annotations

from sitegen.pages.gaps import gaps


def test_every_kind_of_gap_names_the_records_it_was_found_in(edition):
    question = (
        "reference: 2024/0001\nheading: Why\ndate: 2024-01-01\ntruncated: true\ncites: [2023/0009]\n"
        "conflicts: [{about: date, printed: [one, other]}]\nsources: [{title: List}]\n"
    )
    unknown = "---\nprose: summary\nsources: [{title: M}]\n---\n\n## Any\n\n### A Voice {#s1 by=unknown}\n\nSpeaks.\n"
    held = "date: 2023-06-07\nstatus: held\nsources: [{title: Minutes}]\n"
    found = gaps(
        edition(
            {
                "questions/2024-0001.yaml": question,
                "meetings/audit/2023-06-07.yaml": held,
                "meetings/audit/2023-06-07.transcript.md": unknown,
                "meetings/audit/2023-07-07.yaml": held.replace("06", "07"),
            }
        ).graph
    )
    assert {gap.id: [row.url for row in gap.rows] for gap in found} == {
        "no-reply": ["/recommendations/roads/2/", "/recommendations/roads/3/"],
        "no-answer": ["/questions/2024-0001/"],
        "cut-off": ["/questions/2024-0001/"],
        "no-minutes": ["/meetings/audit/2023-06-07/", "/meetings/audit/2023-07-07/"],
        "no-transcript": ["/meetings/audit/2023-07-07/"],
        "leads-nowhere": ["/questions/2024-0001/"],
        "conflicts": ["/questions/2024-0001/"],
        "unidentified": ["/meetings/audit/2023-06-07/transcript/#s1"],
    }
