"""Gaps in questions: no answer, or not all of the question."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.edition import Edition
from sitegen.gaps.kinds import Found, Kind, facts, names, ordered
from sitegen.graph import Graph, Node
from sitegen.records.question import Question


def _found(graph: Graph, node: Node, question: Question, at: str, state: str | None = None) -> Found:
    by = names(graph, [question.asked_by]) if question.asked_by else question.printed_asked_by
    to = names(graph, question.put_to)
    told = facts(by=f"asked by {by}" if by else None, to=f"put to {to}" if to else None, state=state)
    return Found(node, node.title, told, group=question.date.date.long, at=(at,))


def without_answer(edition: Edition) -> Iterator[Found]:
    """Questions with no answer, or with one that only promises another."""
    for node in ordered(edition.graph, "question"):
        question = node.value
        if isinstance(question, Question) and not any(answer.type == "final" for answer in question.answers):
            yield _found(
                edition.graph, node, question, "reference", "a holding answer only" if question.answers else None
            )


def cut_off(edition: Edition) -> Iterator[Found]:
    """Questions that the source breaks off."""
    for node in ordered(edition.graph, "question"):
        if isinstance(node.value, Question) and node.value.truncated:
            yield _found(edition.graph, node, node.value, "truncated")


KINDS = (
    Kind(
        "no-answer",
        "Questions with no final answer held",
        "no final answer held",
        "The source lists the question without an answer, or with a holding answer only. It may have been answered "
        "since.",
        without_answer,
    ),
    Kind(
        "cut-off",
        "Questions cut off in the source",
        "cut off in the source",
        "The listing ends before the question does.",
        cut_off,
    ),
)
