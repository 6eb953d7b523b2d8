"""Where a report comes from: the sessions and the very speeches, and who was let to agree it. Dry."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sitegen.citations import citations
from sitegen.graph import Graph, Node
from sitegen.prose import to_plain
from sitegen.records.action import Action
from sitegen.records.document import Document
from sitegen.records.meeting import AgendaItem, Meeting
from sitegen.records.recommendation import Recommendation
from sitegen.records.report import Report
from sitegen.records.transcript import Panel, Transcript
from sitegen.text import count, excerpt, quoted
from sitegen.thread.scope import Scope, naming
from sitegen.thread.values import Stage, Step, ordered


def evidence(scope: Scope) -> Stage:
    """The sessions, speeches and papers that led to it, as the recommendation or the report names them."""
    steps = ordered(_sessions(scope.graph, named(scope)))
    sessions = [step for step in steps if step.what.endswith("session")]
    papers = len(steps) - len(sessions)
    speeches = sum(len(step.within) for step in sessions)
    told = [
        count(len(sessions), "session") if sessions else "",
        count(speeches, "speech", "speeches") if speeches else "",
        count(papers, "paper") if papers else "",
    ]
    if not steps:
        gap = Step("No evidence held", missing=True, words="The archive names no session or paper it rests on.")
        return Stage("evidence", "none held", (gap,))
    return Stage("evidence", ", ".join(filter(None, told)), steps, len(steps))


def named(scope: Scope) -> tuple[str, ...]:
    """The sessions, speeches and papers it names as its evidence, that the archive holds."""
    value = scope.subject.value
    if isinstance(value, Recommendation) and value.evidence:
        return tuple(id_ for id_ in value.evidence if id_ in scope.graph.nodes)
    resting = (node.value for node in (*scope.outputs, *scope.asked))
    found = [id_ for value in resting if isinstance(value, Report | Recommendation) for id_ in value.evidence]
    if scope.subject.kind == "inquiry":
        items = naming(scope.graph, (scope.subject.id,), "agenda_item", "agenda.inquiry")
        found += [node.id for node in items if not after(scope, node)]
    return tuple(id_ for id_ in dict.fromkeys(found) if id_ in scope.graph.nodes)


def after(scope: Scope, item: Node) -> bool:
    """Whether an item of business came after the last report or letter."""
    held = scope.graph.record(item.id).when
    last = scope.last_output
    return bool(held and last and held.first > last.last)


def _sessions(graph: Graph, ids: Iterable[str]) -> Iterator[Step]:
    """Speeches under their session, each session once; papers by themselves."""
    grouped: dict[str, list[str]] = {}
    for id_ in ids:
        session = session_of(graph, graph[id_])
        grouped.setdefault(session, [])
        if session != id_:
            grouped[session].append(id_)
    told_by_item = {id_.partition("#")[0] for id_ in grouped if "#" in id_}
    for id_, said in grouped.items():
        if said or id_ not in told_by_item:
            yield _paper(graph, graph[id_]) if graph[id_].kind == "document" else _session(graph, graph[id_], said)


def session_of(graph: Graph, node: Node) -> str:
    """The item of business or the meeting at which something was said; of anything else, itself."""
    record = graph.record(node.id)
    if not isinstance(record, Transcript):
        return node.id
    panel = graph[node.parent] if node.kind == "speech" and node.parent else node
    if isinstance(panel.value, Panel) and panel.value.item in graph.nodes and panel.value.item:
        return panel.value.item
    return record.meeting if record.meeting in graph.nodes else node.id


def _session(graph: Graph, node: Node, said: list[str]) -> Step:
    meeting, item = graph.record(node.id), node.value
    planned = isinstance(meeting, Meeting) and meeting.status == "scheduled"
    whole = node.id if node.is_record else node.owner
    panels = naming(graph, (node.id,), "panel", "panels.item")
    transcripts = panels or naming(graph, (whole,), "transcript", "meeting") if node.is_record else panels
    facts = () if planned or transcripts else ("no transcript held",)
    named = _title(item) if isinstance(item, AgendaItem) else node.title
    return Step(
        "Planned session" if planned else "Evidence session",
        node.id,
        named,
        meeting.when,
        by=item.guests if isinstance(item, AgendaItem) else (),
        facts=(*([graph[whole].title] if not node.is_record else []), *facts),
        links=tuple((found.id, "Transcript") for found in transcripts),
        cited=citations(graph, node),
        within=tuple(_speech(graph, graph[id_]) for id_ in said),
    )


def _title(item: AgendaItem) -> str:
    return f"Item {item.number}: {item.heading}"


def _speech(graph: Graph, node: Node) -> Step:
    body = getattr(node.value, "body", None)
    speaker = graph.get(getattr(node.value, "speaker", None) or "")
    title = speaker.title if speaker else node.title
    words = excerpt(to_plain(body), 160) if body and not node.value.withheld else None
    return Step("Speech", node.id, title, words=words, cited=citations(graph, node))


def _paper(graph: Graph, node: Node) -> Step:
    value = node.value
    by = value.from_ if isinstance(value, Document) else ()
    return Step("Paper", node.id, node.title, graph.record(node.id).when, by=by, cited=citations(graph, node))


def delegations(scope: Scope) -> tuple[Node, ...]:
    """The powers to agree an output that led to it; for an inquiry, also those that led to nothing."""
    graph = scope.graph
    found = naming(graph, tuple(node.id for node in scope.outputs), "action", "outcome", "parts.outcome")
    if scope.subject.kind == "inquiry":
        found += naming(graph, (scope.subject.id,), "action", "inquiry")
    unique = graph.ordered(node.id for node in found)
    return tuple(node for node in unique if isinstance(node.value, Action) and node.value.type == "delegation")


def authority(scope: Scope) -> Stage:
    """The delegations under which the report was agreed: where each was granted, and when it was used."""
    found = delegations(scope)
    if not found:
        gap = Step("No decision held", missing=True, words="The archive holds no delegation or decision to report.")
        return Stage("authority", "none held", (gap,))
    used = sum(_exercised(node) for node in found)
    state = "exercised" if used == len(found) == 1 else "all exercised" if used == len(found) else f"{used} exercised"
    steps = ordered(_delegation(scope.graph, node) for node in found)
    return Stage("authority", f"{count(len(found), 'delegation')}, {state}", steps, len(found))


def _exercised(node: Node) -> bool:
    return isinstance(node.value, Action) and node.value.status == "complete"


def _delegation(graph: Graph, node: Node) -> Step:
    action = node.value
    assert isinstance(action, Action)
    granted = tuple((id_, f"Granted: {_granted(graph, id_)}") for id_ in action.arose_from if id_ in graph.nodes)
    printed = f"the list of actions prints {quoted(action.printed_status)}" if action.printed_status else ""
    used = [
        Step(
            "Exercised" if step.value == "complete" else step.value.capitalize(),
            date=step.date.date if step.date else None,
            words=step.note,
            links=tuple((id_, graph.label(id_)) for id_ in action.outcome if id_ in graph.nodes),
        )
        for step in action.history
    ]
    return Step(
        "Delegation",
        node.id,
        node.title,
        action.when,
        by=action.responsible,
        facts=(printed,) if printed else (),
        links=granted,
        tag="exercised" if action.status == "complete" else action.status,
        cited=citations(graph, node),
        within=tuple(used),
    )


def _granted(graph: Graph, id_: str) -> str:
    item = graph[id_]
    while item.parent and item.kind != "agenda_item":
        item = graph[item.parent]
    return graph.label(item.id)
