"""Every recommendation as a line of the tracker, the latest report first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache

from sitegen.clock import answers, implementation_clock, response_clocks, silent
from sitegen.dates import PartialDate
from sitegen.edition import Edition
from sitegen.graph import Node
from sitegen.records.recommendation import Recommendation
from sitegen.records.report import Report
from sitegen.text import slug
from sitegen.tracker.lines import Line, also, due_keys, keys, latest_first, place, year


@lru_cache(maxsize=1)
def recommendation_lines(edition: Edition) -> tuple[Line, ...]:
    """The latest report first, and within a report in the order of their numbers."""
    graph = edition.graph
    nodes = graph.ordered(node.id for node in graph.of("recommendation"))
    asked = [(node, node.value) for node in nodes if isinstance(node.value, Recommendation)]
    short = keys({body for _, value in asked for body in value.addressed_to})
    return latest_first(_line(edition, node, value, short) for node, value in asked)


def _line(edition: Edition, node: Node, asked: Recommendation, short: Mapping[str, str]) -> Line:
    graph = edition.graph
    report = graph.get(asked.report)
    of = report.value if report and isinstance(report.value, Report) else None
    made = _made(asked, of)
    doing = implementation_clock(edition, node)
    held = answers(graph, node)
    line = Line(
        node=node,
        report=report,
        committee=of.organization if of else None,
        bodies=asked.addressed_to,
        printed=asked.printed_addressees,
        made=made,
        deadline=asked.deadline,
        topics=asked.topics,
        answers=held,
        silent=silent(graph, node),
        told=()
        if held
        else tuple(step for step in asked.history if step.clock == "response" and step.value != "awaited"),
        replies=response_clocks(edition, node),
        doing=doing,
        state=doing.history[-1].value if doing.history else "not verified",
        words=also(graph, (*asked.addressed_to, *asked.topics)),
    )
    values = {
        "to": tuple(short[body] for body in asked.addressed_to),
        "by": place(line.committee),
        "report": place(asked.report),
        "topic": tuple(key for topic in line.topics for key in place(topic)),
        "response": tuple(dict.fromkeys(_response(line, asked))),
        "implementation": (slug(line.state),),
        "due": due_keys(line.replies, doing, edition.as_at),
        "year": year(made),
    }
    return replace(line, values=values)


def _made(asked: Recommendation, report: Report | None) -> PartialDate | None:
    """When a recommendation was made: its report's date, or else the first dated step of its own history."""
    printed = (report.date_published or report.date_sent) if report else None
    steps = (step.date for step in asked.history if step.date)
    dated = printed or next(steps, None)
    return dated.date if dated else None


def _response(line: Line, asked: Recommendation) -> Iterator[str]:
    """The stances of those who were asked, and whose reply is not held."""
    yield from map(slug, line.stances())
    if line.stances():
        if not line.silent:
            yield "all-replied"
        elif line.answers:
            yield "some-silent"
        return
    if line.answers:
        yield "answered-by-others"
    yield "no-response-held" if asked.response_expected else "not-expected"
