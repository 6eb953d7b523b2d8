"""Every thread of an edition, and of any record the threads it stands in. Law: worked out once for an edition."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from sitegen.edition import Edition
from sitegen.graph import Node
from sitegen.records.recommendation import Recommendation
from sitegen.records.report import Report
from sitegen.thread.aftermath import later
from sitegen.thread.course import recommendation, report, sent
from sitegen.thread.origins import authority, evidence
from sitegen.thread.outcome import actions, responses
from sitegen.thread.scope import Scope, of_inquiry, of_recommendation, of_report
from sitegen.thread.values import Key, Stage, Thread

_STAGES: tuple[Callable[[Scope], Stage], ...] = (
    evidence, authority, report, recommendation, sent, responses, actions, later,
)  # fmt: skip
_SCOPES: tuple[tuple[str, Callable[[Edition, Node], Scope]], ...] = (
    ("recommendation", of_recommendation),
    ("report", of_report),
    ("inquiry", of_inquiry),
)


@dataclass(frozen=True, slots=True)
class Place:
    """A thread, and the stage of it in which a record stands; an inquiry stands in none of its own."""

    thread: Thread
    stage: Key | None


@dataclass(frozen=True, slots=True)
class _Woven:
    """The threads by their subject, and of each record or part the subjects and stages it stands in."""

    threads: Mapping[str, Thread]
    places: Mapping[str, Mapping[str, Key]]


def thread(edition: Edition, node: Node) -> Thread:
    """The thread of a recommendation, a report or an inquiry."""
    return _woven(edition).threads[node.id]


def threads_of(edition: Edition, node: Node) -> tuple[Place, ...]:
    """The threads a record or part stands in, each as narrow as says all.

    That is a recommendation's own thread where no other of its report has the record, else the report's; the inquiry's
    only where none of its reports has it.
    """
    woven = _woven(edition)
    if node.id in woven.threads:
        own = woven.threads[node.id]
        return (Place(own, _STAGE_OF.get(node.kind)),)
    found: dict[str, Key] = {}
    for id_ in edition.graph.whole(node.id) if node.is_record else (node.id,):
        for subject, key in woven.places.get(id_, {}).items():
            found.setdefault(subject, key)
    return tuple(Place(woven.threads[id_], found[id_]) for id_ in _narrowest(edition, found))


_STAGE_OF: Mapping[str, Key] = {"recommendation": "recommendation", "report": "report"}


def _narrowest(edition: Edition, found: Mapping[str, Key]) -> Iterator[str]:
    graph = edition.graph
    by_report: dict[str, list[str]] = defaultdict(list)
    for id_ in found:
        value = graph[id_].value
        if isinstance(value, Recommendation):
            by_report[value.report].append(id_)
    covered = set()
    for id_ in found:
        value = graph[id_].value
        if isinstance(value, Report):
            covered.add(value.inquiry)
            alone = by_report[id_]
            yield alone[0] if len(alone) == 1 else id_
    yield from (id_ for id_ in found if graph[id_].kind == "inquiry" and id_ not in covered)


@lru_cache(maxsize=2)
def _woven(edition: Edition) -> _Woven:
    threads = {node.id: made for node, made in _all(edition)}
    return _Woven(threads, _places(threads.values()))


def _all(edition: Edition) -> Iterator[tuple[Node, Thread]]:
    for kind, scope_of in _SCOPES:
        for node in edition.graph.of(kind):
            scope = scope_of(edition, node)
            yield node, Thread(node, tuple(stage(scope) for stage in _STAGES))


def _places(threads: Iterable[Thread]) -> Mapping[str, Mapping[str, Key]]:
    found: dict[str, dict[str, Key]] = defaultdict(dict)
    for made in threads:
        for id_, key in made.places():
            found[id_].setdefault(made.subject.id, key)
    return found
