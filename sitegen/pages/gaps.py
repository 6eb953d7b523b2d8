"""What the archive lacks, said openly: each kind of gap with the records it was counted from."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sitegen.clock import is_answered
from sitegen.edition import Edition
from sitegen.graph import Graph, Node
from sitegen.mentions import references
from sitegen.page import Crumb, Page
from sitegen.pages.rows import Row, row
from sitegen.problems import Where
from sitegen.records.meeting import Attendance, Meeting
from sitegen.records.question import Question
from sitegen.records.recommendation import Recommendation
from sitegen.records.transcript import Speech
from sitegen.text import count, quoted


@dataclass(frozen=True, slots=True)
class Gap:
    """One kind of gap: what it means, and where it was found."""

    id: str
    heading: str
    meaning: str
    rows: tuple[Row, ...]


def _all(graph: Graph, kind: str) -> tuple[Node, ...]:
    """All of a kind, in the order in which lists show them."""
    return graph.ordered(node.id for node in graph.of(kind))


Finder = Callable[[Graph], Iterator[Row]]


def _meetings_without_minutes(graph: Graph) -> Iterator[Row]:
    for node in _all(graph, "meeting"):
        meeting = node.value
        if isinstance(meeting, Meeting) and meeting.status == "held":
            recorded = meeting.minutes or any(item.resolutions for item in meeting.agenda)
            if not recorded:
                yield row(graph, node)


def _meetings_without_transcript(graph: Graph) -> Iterator[Row]:
    for node in _all(graph, "meeting"):
        meeting = node.value
        if isinstance(meeting, Meeting) and meeting.status == "held" and not graph.links_in(node.id, "transcript"):
            yield row(graph, node)


def _recommendations_without_reply(graph: Graph) -> Iterator[Row]:
    for node in _all(graph, "recommendation"):
        expected = isinstance(node.value, Recommendation) and node.value.response_expected
        if expected and not is_answered(graph, node):
            yield row(graph, node)


def _questions_without_answer(graph: Graph) -> Iterator[Row]:
    for node in _all(graph, "question"):
        if isinstance(node.value, Question) and not any(answer.type == "final" for answer in node.value.answers):
            yield row(graph, node)


def _questions_cut_off(graph: Graph) -> Iterator[Row]:
    return (
        row(graph, node)
        for node in _all(graph, "question")
        if isinstance(node.value, Question) and node.value.truncated
    )


def _references_to_nothing(graph: Graph) -> Iterator[Row]:
    held = references(graph)
    for node in _all(graph, "question"):
        for reference in node.value.cites if isinstance(node.value, Question) else ():
            if reference not in held:
                yield Row(node.url, reference, (f"cited by {node.title}",))


def _conflicts(graph: Graph) -> Iterator[Row]:
    for node in graph.nodes.values():
        for conflict in node.value.conflicts:
            printed = " / ".join(quoted(words) for words in conflict.printed)
            yield Row(node.url, graph.label(node.id), (conflict.about, printed), None, conflict.note)


def _names_without_record(graph: Graph) -> Iterator[Row]:
    for node in graph.nodes.values():
        value = node.value
        if isinstance(value, Attendance) and value.person is None:
            yield Row(node.url, value.name or "", (graph[node.owner].title,))
        elif isinstance(value, Speech) and value.speaker is None:
            yield Row(node.url, value.label, (graph[node.owner].title,))


FINDERS: tuple[tuple[str, str, str, Finder], ...] = (
    (
        "no-reply",
        "Recommendations with no response held",
        "The archive holds no answer from those who were asked. That does not show that none was given.",
        _recommendations_without_reply,
    ),
    (
        "no-answer",
        "Questions with no final answer held",
        "The source lists the question without an answer, or with a holding answer only.",
        _questions_without_answer,
    ),
    ("cut-off", "Questions cut off in the source", "The listing ends before the question does.", _questions_cut_off),
    (
        "no-minutes",
        "Meetings held, without minutes",
        "The archive knows of the meeting from other papers and has no record of what it resolved.",
        _meetings_without_minutes,
    ),
    (
        "no-transcript",
        "Meetings held, without a transcript",
        "What was said there is not in the archive.",
        _meetings_without_transcript,
    ),
    (
        "leads-nowhere",
        "References that lead nowhere",
        "A record cites these, and the archive does not hold them.",
        _references_to_nothing,
    ),
    (
        "conflicts",
        "Printed conflicts",
        "The source says two things that cannot both be right, or says one thing in two ways. Both are kept.",
        _conflicts,
    ),
    (
        "unidentified",
        "Names without a record",
        "The source prints a name or a label that is matched to nobody.",
        _names_without_record,
    ),
)


def gaps(graph: Graph) -> tuple[Gap, ...]:
    """Every kind of gap, also those of which there are none."""
    return tuple(Gap(id_, heading, meaning, tuple(find(graph))) for id_, heading, meaning, find in FINDERS)


def gaps_page(edition: Edition) -> Iterator[Page]:
    """All that is known to be missing, kind by kind."""
    found = gaps(edition.graph)
    total = count(sum(len(gap.rows) for gap in found), "gap")
    yield Page(
        url="/data-gaps/",
        template="pages/gaps.html",
        title="Data gaps",
        description=f"What {edition.site.name} does not hold, as far as it knows: {total} of {len(found)} kinds.",
        origin=Where("sitegen/pages/gaps.py"),
        crumbs=(Crumb("/", "Home"),),
        data={"gaps": found, "total": total},
    )
