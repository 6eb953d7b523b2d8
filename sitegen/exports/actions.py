"""`actions.csv`: every action and undertaking, with who owes it and how it stands."""

from __future__ import annotations

from functools import lru_cache

from sitegen.edition import Edition
from sitegen.exports.lines import BETWEEN, Told, columns, deadline
from sitegen.exports.table import Column, table
from sitegen.page import Artefact
from sitegen.records.action import Action
from sitegen.tracker import action_lines


def _outcome(told: Told) -> str:
    action, graph = told.line.node.value, told.edition.graph
    ids = action.outcome if isinstance(action, Action) else ()
    return BETWEEN.join(told.edition.base.absolute(graph[id_].url) for id_ in ids if id_ in graph.nodes)


ACTION_COLUMNS = columns(
    Column("heading", "What is to be done, in short.", lambda told: getattr(told.line.node.value, "heading", "")),
    Column(
        "type",
        "A request, an undertaking, a commitment, a delegation or a standing action.",
        lambda told: getattr(told.line.node.value, "type", ""),
    ),
    Column("summary", "What is to be done, in the archive’s own words.", lambda told: told.words("summary")),
    Column("text", "The same in the source’s words, if they are held.", lambda told: told.words("text")),
    Column("committee", "The committee or body in which it arose.", lambda told: told.names([told.line.committee])),
    Column("committee_id", "That committee’s id.", lambda told: told.line.committee),
    Column(
        "responsible",
        "Who is to do it, by name; also those known only from the words printed.",
        lambda told: BETWEEN.join(name for name in (told.names(told.line.bodies), *told.line.printed) if name),
    ),
    Column("responsible_ids", "The ids of those responsible.", lambda told: BETWEEN.join(told.line.bodies)),
    Column("made", "When it was asked, promised or granted.", lambda told: told.line.made),
    *deadline(of="it"),
    Column("status", "What is known to have been done.", lambda told: told.line.state),
    Column(
        "status_printed",
        "The words of the list it stands in.",
        lambda told: getattr(told.line.node.value, "printed_status", None),
    ),
    Column("outcome_urls", "The pages of what came of it.", _outcome),
    Column("clock", "How its clock stands.", lambda told: told.standing(told.line.doing)),
)


@lru_cache(maxsize=1)
def actions_csv(edition: Edition) -> Artefact:
    """In the order of the records' ids."""
    rows = (Told(edition, line) for line in sorted(action_lines(edition), key=lambda line: line.node.id))
    return Artefact("actions.csv", table(ACTION_COLUMNS, rows))
