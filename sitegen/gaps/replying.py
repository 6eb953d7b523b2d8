"""Gaps in recommendations and what came back: none, some, passed over, known of but not held."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby

from sitegen.clock import answers, asked, is_answered, silent
from sitegen.edition import Edition
from sitegen.gaps.kinds import Found, Kind, facts, links, names, nodes, ordered
from sitegen.graph import Graph, Node
from sitegen.records.recommendation import Recommendation
from sitegen.records.response import Answer, Response
from sitegen.text import natural


def _asked(graph: Graph, node: Node, state: str | None = None) -> tuple[tuple[str, str], ...]:
    """Whom a recommendation asks; and, before it, what became of it somewhere."""
    printed = node.value.printed_addressees if isinstance(node.value, Recommendation) else ()
    bodies = ", ".join(word for word in (names(graph, asked(node)), *printed) if word)
    return facts(state=state, asked=f"addressed to {bodies}" if bodies else "whom it asks is not known")


def _of_report(graph: Graph, node: Node) -> str:
    report = graph.get(node.value.report) if isinstance(node.value, Recommendation) else None
    return report.title if report else ""


def _is_held(reply: Response) -> bool:
    """Whether anything of a response is held but that there is one."""
    return bool(reply.answers or reply.document or reply.text or reply.withheld)


def _known(graph: Graph, node: Node) -> Mapping[str, tuple[Node, ...]]:
    """Responses to a recommendation's report that the archive knows of and does not hold, under their name."""
    report = node.value.report if isinstance(node.value, Recommendation) else ""
    replies = nodes(graph, (edge.source for edge in graph.links_in(report, "response")))
    known = tuple(one for one in replies if isinstance(one.value, Response) and not _is_held(one.value))
    return {"reply_to_the_report_known_of": known}


def _named(node: Node) -> str:
    """A recommendation's title under the name of its report."""
    record = node.value
    return record.title if isinstance(record, Recommendation) else node.title


def without_reply(edition: Edition) -> Iterator[Found]:
    """Recommendations that expect an answer, and from none of those asked is one held."""
    graph = edition.graph
    for node in ordered(graph, "recommendation"):
        expected = isinstance(node.value, Recommendation) and node.value.response_expected
        if expected and not is_answered(graph, node):
            others = nodes(graph, (answer.node.owner for answer in answers(graph, node)))
            known = links(answered_only_by=others, **_known(graph, node))
            yield Found(node, _named(node), _asked(graph, node), known, group=_of_report(graph, node))


def silent_bodies(edition: Edition) -> Iterator[Found]:
    """Bodies that a recommendation asks and of which no answer is held, although another's is."""
    graph = edition.graph
    for node in ordered(graph, "recommendation"):
        expected = isinstance(node.value, Recommendation) and node.value.response_expected
        for body in silent(graph, node) if expected and is_answered(graph, node) else ():
            told = facts(silent=f"nothing held from {names(graph, [body])}")
            others = nodes(graph, (answer.node.owner for answer in answers(graph, node)))
            known = links(answered_by=others, **_known(graph, node))
            yield Found(node, _named(node), told, known, group=_of_report(graph, node), about=body)


def passed_over(edition: Edition) -> Iterator[Found]:
    """Recommendations that a response names and does not deal with, or leaves out although they ask its body."""
    graph = edition.graph
    for response in ordered(graph, "response"):
        if isinstance(response.value, Response) and response.value.answers:
            when = response.value.when
            group = f"{response.title}, {when.long}" if when else response.title
            yield from _named_only(graph, response, group)
            yield from _left_out(graph, response, response.value, group)


def _named_only(graph: Graph, response: Node, group: str) -> Iterator[Found]:
    parts = (graph[id_] for id_ in graph.parts[response.id])
    for part in parts:
        held = graph.get(part.value.recommendation) if isinstance(part.value, Answer) else None
        if held and isinstance(part.value, Answer) and part.value.stance == "not addressed":
            why = part.value.stance_basis
            told = _asked(graph, held, "named in it, and not dealt with")
            yield Found(part, _named(held), told, links(recommendation=(held,)), why, group)


def _left_out(graph: Graph, response: Node, reply: Response, group: str) -> Iterator[Found]:
    """What the answered report asks of those who reply, and no answer of theirs deals with."""
    bodies = {*reply.from_, reply.signed_by} - {None}
    edges = graph.links_in(reply.report, "recommendation") if reply.report else ()
    for held in graph.ordered(edge.source for edge in edges if edge.field == "report"):
        spoken = frozenset[str]().union(*(answer.bodies for answer in answers(graph, held)))
        here = {answer.node.owner for answer in answers(graph, held)}
        meant = [body for body in asked(held) if body in bodies]
        if meant and response.id not in here and not spoken & bodies:
            told = _asked(graph, held, "left out of it")
            yield Found(response, _named(held), told, links(recommendation=(held,)), None, group, held.id, ("answers",))


def not_held(edition: Edition) -> Iterator[Found]:
    """Responses that other papers tell of: neither their words nor what they say to any recommendation is held."""
    graph = edition.graph
    for node in ordered(graph, "response"):
        reply = node.value
        if isinstance(reply, Response) and not _is_held(reply):
            when = reply.when.long if reply.when else "date not known"
            to = nodes(graph, [reply.report] if reply.report else [])
            yield Found(node, node.title, facts(by=names(graph, reply.from_), date=when), links(answers=to))


def missing_numbers(edition: Edition) -> Iterator[Found]:
    """Numbers below a report's highest under which no recommendation is held."""
    graph = edition.graph
    for report in ordered(graph, "report"):
        edges = graph.links_in(report.id, "recommendation")
        held = [graph[edge.source].value for edge in edges if edge.field == "report"]
        numbers = {one.number for one in held if isinstance(one, Recommendation)}
        if numbers and all(number.isdigit() for number in numbers):
            last = max(map(int, numbers))
            missing = [number for number in range(1, last) if str(number) not in numbers]
            if missing:
                have = ", ".join(sorted(numbers, key=natural))
                told = facts(missing=f"not held: {_runs(missing)}", held=f"held: {have}")
                yield Found(report, report.title, told)


def _runs(numbers: list[int]) -> str:
    """Numbers as people write them: "1, 3 to 6"."""
    runs = []
    for _, run in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0]):
        first, *rest = (number for _, number in run)
        runs.append(f"{first} to {rest[-1]}" if rest else str(first))
    return ", ".join(runs)


KINDS = (
    Kind(
        "no-reply",
        "Recommendations with no response held",
        "no response held",
        "The archive holds no answer from any of those who were asked. That does not show that none was given.",
        without_reply,
    ),
    Kind(
        "silent-bodies",
        "Bodies asked from which no answer is held",
        "an answer is held, but not from everybody asked",
        "Others who were asked by the same recommendation have answered it. A reply given in another body's name, or "
        "in a paper that the archive does not hold, is not seen here.",
        silent_bodies,
    ),
    Kind(
        "skipped",
        "Recommendations that a response passes over",
        "passed over by a response",
        "The response names the recommendation, and by the archive's reading does not deal with what it asks; or it "
        "answers others of the same report and leaves out one that asks its own body. A response may also deal with a "
        "recommendation that is addressed to somebody else: whom it asks stands beside it.",
        passed_over,
    ),
    Kind(
        "replies-not-held",
        "Responses known of, and not held",
        "not held",
        "Another paper says that the response was received. What it answers is not in the archive.",
        not_held,
    ),
    Kind(
        "missing-numbers",
        "Reports of which not every recommendation is held",
        "not every recommendation is held",
        "The numbers of the recommendations that are held leave some out. Beyond the highest, nothing can be told.",
        missing_numbers,
    ),
)
