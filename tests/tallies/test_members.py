"""Attendance, and a committee's work: of the meetings that could be attended, how many, and how; what was not used."""

from __future__ import annotations

import datetime as dt

from sitegen.tallies import committee, seats

SOURCE = "sources: [{title: Minutes}]\n"
MINUTES = "documents/minutes"
FILES = {
    "site.yaml": "name: Archive\ndescription: Small\nbase_url: https://example.org/\npublisher: Us\n",
    "organizations/audit.yaml": f"name: Audit Committee\nclassification: committee\n{SOURCE}",
    "documents/minutes.yaml": f"heading: Minutes\ntype: minutes\n{SOURCE}",
}


def member(more: str = "") -> dict[str, str]:
    held = f"memberships: [{{organization: organizations/audit{more}}}]\n"
    return {"people/ann.yaml": f"name: Ann\nsort_name: Ann\n{held}{SOURCE}"}


def met(day: str, *rows: str, status: str = "held", minutes: bool = True) -> dict[str, str]:
    told = "".join(f"  - {{{row}}}\n" for row in rows)
    attendance = f"attendance:\n{told}" if told else ""
    held = f"minutes: {MINUTES}\n" if minutes else ""
    return {f"meetings/audit/{day}.yaml": f"date: {day}\nstatus: {status}\n{held}{attendance}{SOURCE}"}


def ann(status: str) -> str:
    return f"person: people/ann, status: {status}"


OTHER = "name: Bob, status: present"


def attended(edition) -> dict[str, list[str]]:
    (seat,) = seats(edition, edition.graph["people/ann"])
    assert seat.total == sum(map(len, seat.meetings.values()))
    return {status: [node.id.rpartition("/")[2] for node in nodes] for status, nodes in seat.meetings.items()}


def test_a_member_is_present_absent_or_sent_apologies_at_the_meetings_that_tell(edition):
    made = edition(
        FILES,
        member(),
        met("2023-01-10", ann("present")),
        met("2023-02-10", OTHER, ann("apologies")),
        met("2023-03-10", OTHER, ann("absent")),
        met("2023-04-10", ann("present")),
    )
    assert attended(made) == {
        "present": ["2023-04-10", "2023-01-10"],
        "apologies": ["2023-02-10"],
        "absent": ["2023-03-10"],
    }


def test_meetings_whose_attendance_is_not_held_are_not_counted(edition):
    made = edition(
        FILES,
        member(", start_date: 2022-05-01, end_date: 2024-05-01"),
        met("2023-01-10", ann("present")),
        met("2023-02-10", "person: people/ann, status: guest"),  # of the members it says nothing
        met("2023-03-10", OTHER, minutes=False),
        met("2023-04-10", ann("present"), status="cancelled"),
        met("2024-01-10", ann("invited"), status="scheduled"),
    )
    assert attended(made) == {"present": ["2023-01-10"]}


def test_a_substitute_is_not_a_member_that_day(edition):
    made = edition(FILES, member(), met("2023-01-10", OTHER, ann("substitute")))
    assert seats(made, made.graph["people/ann"]) == ()


def test_not_to_be_named_counts_only_within_a_membership_whose_dates_are_both_held(edition):
    meetings = [met(f"{year}-01-10", OTHER) for year in (2022, 2023, 2024)]
    known = edition(FILES, member(", start_date: 2022-05-01, end_date: 2023-05-01"), *meetings)
    assert attended(known) == {"not named": ["2023-01-10"]}
    for dates in ("", ", start_date: 2022-05-01", ", end_date: 2023-05-01"):
        unknown = edition(FILES, member(dates), *meetings)
        assert seats(unknown, unknown.graph["people/ann"]) == ()


def test_who_came_outside_their_membership_came_as_something_else(edition):
    made = edition(FILES, member(", end_date: 2022-05-01"), met("2023-01-10", ann("present")))
    assert seats(made, made.graph["people/ann"]) == ()


# ---- a committee's work


def work(edition):
    return committee(edition, edition.graph["organizations/audit"])


def parts(tally) -> dict[str, list[str]]:
    return {part.id: [item.node.id.rpartition("/")[2] for item in part.all()] for part in tally.parts}


def test_delegations_are_exercised_unused_or_not_known_to_have_been_used(edition):
    def granted(more: str) -> str:
        return f"heading: May write\ntype: delegation\norganization: organizations/audit\n{more}{SOURCE}"

    made = edition(
        FILES,
        {
            "actions/a.yaml": granted("outcome: [documents/minutes]\n"),
            "actions/b.yaml": granted("history: [{clock: implementation, value: complete}]\n"),
            "actions/c.yaml": granted("history: [{clock: implementation, value: closed without action}]\n"),
            "actions/d.yaml": granted("history: [{clock: implementation, value: in progress}]\n"),
        },
    )
    assert parts(work(made).delegations) == {
        "delegations-used": ["a", "b"],
        "delegations-unused": ["c"],
        "delegations-unknown": ["d"],
    }


def test_the_work_programme_moves_with_the_day(edition):
    files = (FILES, met("2023-06-07", status="scheduled", minutes=False))
    for day, part in (("2023-06-07", "meetings-planned"), ("2023-06-08", "meetings-past")):
        assert parts(work(edition(*files, as_at=day)).meetings) == {part: ["2023-06-07"]}


def test_inquiries_not_closed_stand_together_by_their_stage(edition):
    def inquiry(stage: str) -> str:
        return f"heading: I\norganization: organizations/audit\nstage: {stage}\n{SOURCE}"

    stages = {"a": "evidence", "b": "closed", "c": "terms agreed"}
    made = edition(FILES, {f"inquiries/{id_}.yaml": inquiry(stage) for id_, stage in stages.items()})
    inquiries = work(made).inquiries
    assert parts(inquiries) == {"inquiries-current": ["c", "a"], "inquiries-closed": ["b"]}
    assert [part.id for part in inquiries.parts[0].parts] == ["inquiries-terms-agreed", "inquiries-evidence"]


def test_what_is_owed_to_a_committee_is_outstanding_until_it_is_recorded_as_done(edition):
    owed = f"heading: Send\ntype: request\nowed_to: [organizations/audit]\ndue: 2023-06\n{SOURCE}"
    done = f"{owed}history: [{{clock: implementation, value: complete, date: 2023-07-01}}]\n"
    made = edition(FILES, {"actions/a.yaml": owed, "actions/b.yaml": done}, as_at=str(dt.date(2023, 7, 2)))
    assert parts(work(made).owed) == {"owed-outstanding": ["a"], "owed-complete": ["b"]}
