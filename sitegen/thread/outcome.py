"""What came of it: each reply by each body asked, what was promised and done, and what came later. Dry."""

from __future__ import annotations

from sitegen.citations import citations
from sitegen.clock import Answered, Clock, answers, implementation_clock, response_clocks
from sitegen.graph import Graph, Node
from sitegen.records.action import Action
from sitegen.records.response import Response
from sitegen.text import count, quoted
from sitegen.thread.origins import delegations
from sitegen.thread.scope import Scope, given, named_by, naming, subjects
from sitegen.thread.values import Stage, Step, ordered


def responses(scope: Scope) -> Stage:
    """Each reply, and each body from which none is held, with its clock."""
    if scope.alone:
        return _replies(scope)
    steps = [_response(scope.graph, node) for node in scope.responses]
    waiting = tuple(node for node in scope.asked if not any(clock.met for clock in _clocks(scope, node)))
    if waiting:
        within = tuple(Step("Recommendation", node.id, node.value.title) for node in waiting)
        told = f"From those asked, to {len(waiting)} of {count(len(scope.asked), 'recommendation')}."
        steps.append(Step("No response held", missing=True, words=told, within=within))
    elif not steps:
        steps.append(Step("No response held", missing=True, words="The archive holds no response to it."))
    if scope.asked:
        state = f"{len(scope.asked) - len(waiting)} of {len(scope.asked)} answered"
    else:
        state = count(len(scope.responses), "response") if scope.responses else "none held"
    return Stage("responses", state, ordered(iter(steps)), len(scope.responses))


def _clocks(scope: Scope, node: Node) -> tuple[Clock, ...]:
    return response_clocks(scope.edition, node)


def _replies(scope: Scope) -> Stage:
    """The answers to one recommendation; those asked who gave none; and replies of which only the fact is held."""
    graph, node = scope.graph, scope.subject
    held, clocks = answers(graph, node), _clocks(scope, node)
    heard = frozenset[str]().union(*(answer.bodies for answer in held))
    steps = [_answer(graph, answer, clocks) for answer in held]
    steps += [_unheld(graph, found) for found in scope.responses if not getattr(found.value, "answers", ())]
    waiting = [clock for clock in clocks if not clock.met and not heard.intersection(clock.owing)]
    gaps = [
        Step(
            "No response held",
            by=clock.owing,
            facts=(clock.printed_owed_by,) if clock.printed_owed_by else (),
            missing=True,
            clock=clock,
        )
        for clock in waiting
        if clock.owing or clock.printed_owed_by or not held
    ]
    met, of = sum(clock.met for clock in clocks), len(clocks)
    named = any(clock.owing or clock.printed_owed_by for clock in clocks)
    state = f"{met} of {count(of, 'body', 'bodies')} answered" if named else "answered" if held else "no response held"
    return Stage("responses", state, (*ordered(iter(steps)), *gaps), len(held))


def _answer(graph: Graph, item: Answered, clocks: tuple[Clock, ...]) -> Step:
    response = item.response
    owner, signed = graph[item.node.owner], graph.get(response.signed_by or "")
    basis = item.answer.stance_basis
    read = f"read as {quoted(item.answer.stance)}: {basis}" if basis else ""
    met = next((clock for clock in clocks if clock.met_by == item.node.id), None)
    return Step(
        "Response",
        item.node.id,
        owner.title,
        response.when,
        by=response.from_,
        facts=tuple(filter(None, (f"signed by {signed.title}" if signed else "", read))),
        links=((response.document, "The letter"),) if response.document in graph.nodes and response.document else (),
        words=None if item.answer.withheld else item.answer.text or item.answer.summary,
        basis="verbatim" if item.answer.text else "summary",
        tag=item.answer.stance,
        cited=citations(graph, item.node),
        clock=met if met and met.limit else None,
    )


def _unheld(graph: Graph, node: Node) -> Step:
    """A response that is known of, while what it says is not held."""
    response = node.value
    assert isinstance(response, Response)
    return Step(
        "Response to the report, not held",
        node.id,
        node.title,
        response.when,
        by=response.from_,
        words="What it says of this recommendation is not known.",
        cited=citations(graph, node),
        missing=True,
    )


def _response(graph: Graph, node: Node) -> Step:
    response = node.value
    assert isinstance(response, Response)
    within = tuple(
        Step("Answer", f"{node.id}#{answer.anchor}", graph[answer.recommendation].value.title, tag=answer.stance)
        for answer in response.answers
        if answer.recommendation in graph.nodes
    )
    return Step(
        "Response",
        node.id,
        node.title,
        response.when,
        by=response.from_,
        facts=(count(len(within), "answer"),) if within else ("what it says is not held",),
        links=((response.document, "The letter"),) if response.document in graph.nodes and response.document else (),
        cited=citations(graph, node),
        within=within,
    )


def actions(scope: Scope) -> Stage:
    """What was asked, promised or done because of it, with each step told of it."""
    found = _actions(scope)
    if not found:
        gap = Step("No action held", missing=True, words="The archive holds no action or undertaking on it.")
        return Stage("actions", "none held", (gap,))
    done = sum(isinstance(node.value, Action) and node.value.status == "complete" for node in found)
    state = f"{count(len(found), 'action')}, {done or 'none'} complete"
    return Stage("actions", state, ordered(_action(scope, node) for node in found), len(found))


def _actions(scope: Scope) -> tuple[Node, ...]:
    """Those that bear on what is asked or arose from a reply; of an inquiry, all its own that are no delegations."""
    graph = scope.graph
    replied = [f"{node.id}#{answer.anchor}" for node in scope.responses for answer in given(scope, node)]
    whole = [] if scope.alone else [node.id for node in scope.responses]
    bearing = naming(graph, tuple(subjects(scope)), "action", "about")
    arisen = naming(graph, (*replied, *whole), "action", "arose_from")
    own = named_by(graph, scope.subject.id, "action", "inquiry") if scope.subject.kind == "inquiry" else ()
    used = {node.id for node in delegations(scope)}
    return graph.ordered(node.id for node in (*bearing, *arisen, *own) if node.id not in used)


def _action(scope: Scope, node: Node) -> Step:
    graph, action = scope.graph, node.value
    assert isinstance(action, Action)
    arisen = tuple((id_, f"Arose from: {graph.label(id_)}") for id_ in action.arose_from if id_ in graph.nodes)
    clock = implementation_clock(scope.edition, node)
    history = tuple(
        Step(
            step.value.capitalize() if step.value != "not verified" else "Outcome not known",
            date=step.date.date if step.date else None,
            by=(step.by,) if step.by else (),
            words=step.note,
        )
        for step in action.history
    )
    outcome = tuple((id_, f"Came of it: {graph.label(id_)}") for id_ in action.outcome if id_ in graph.nodes)
    return Step(
        action.type.capitalize(),
        node.id,
        node.title,
        action.when,
        by=action.responsible,
        links=(*arisen, *outcome),
        tag=action.status,
        cited=citations(graph, node),
        within=history,
        clock=clock if clock.limit else None,
    )
