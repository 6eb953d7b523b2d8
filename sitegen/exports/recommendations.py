"""`recommendations.csv`: every recommendation, with its replies and both its clocks."""

from __future__ import annotations

from functools import lru_cache

from sitegen.edition import Edition
from sitegen.exports.lines import BETWEEN, Told, columns, deadline
from sitegen.exports.table import Column, table
from sitegen.page import Artefact
from sitegen.tracker import recommendation_lines


def _responses(told: Told) -> str:
    found = []
    for held in told.line.answers:
        given = f" ({held.response.date.date})" if held.response.date else ""
        found.append(f"{told.names(held.response.from_)}: {held.answer.stance}{given}")
    for step in told.line.told:
        given = f" ({step.date.date})" if step.date else ""
        found.append(f"{told.names([step.by])}: {step.value}{given}" if step.by else f"{step.value}{given}")
    return BETWEEN.join(found)


def _urls(told: Told) -> str:
    return BETWEEN.join(told.edition.base.absolute(held.node.url) for held in told.line.answers)


RECOMMENDATION_COLUMNS = columns(
    Column("number", "Its number, as printed.", lambda told: getattr(told.line.node.value, "number", "")),
    Column("heading", "Its heading.", lambda told: getattr(told.line.node.value, "heading", "")),
    Column("summary", "What it asks, in the archive’s own words.", lambda told: told.words("summary")),
    Column("text", "What it asks, in the source’s words, if they are held.", lambda told: told.words("text")),
    Column("report", "The report it stands in.", lambda told: told.line.report and told.line.report.title),
    Column("report_id", "The report’s id.", lambda told: told.line.report and told.line.report.id),
    Column("committee", "The committee or body that made it.", lambda told: told.names([told.line.committee])),
    Column("committee_id", "That committee’s id.", lambda told: told.line.committee),
    Column(
        "addressed_to",
        "Who is asked, by name; also those known only from the words printed.",
        lambda told: BETWEEN.join(name for name in (told.names(told.line.bodies), *told.line.printed) if name),
    ),
    Column("addressed_to_ids", "The ids of those asked.", lambda told: BETWEEN.join(told.line.bodies)),
    Column("made", "The date of the report, as precise as it is printed.", lambda told: told.line.made),
    Column("responses", "Who answered, with the stance and the date.", _responses),
    Column("response_urls", "The pages of those answers.", _urls),
    Column("no_response_from", "Those asked of whom no answer is held.", lambda told: told.names(told.line.silent)),
    Column("response_due", "When replies are due, if the archive knows.", lambda told: told.reply_days()),
    Column("response_clock", "How the clock of each reply stands.", lambda told: told.replies()),
    *deadline(of="it"),
    Column("implementation", "What is known to have been done.", lambda told: told.line.state),
    Column("implementation_clock", "How the clock of the work stands.", lambda told: told.standing(told.line.doing)),
)


@lru_cache(maxsize=1)
def recommendations_csv(edition: Edition) -> Artefact:
    """In the order of the records' ids: by report, then by number."""
    lines = sorted(recommendation_lines(edition), key=lambda line: edition.graph.record(line.node.id).sort_key)
    rows = (Told(edition, line) for line in lines)
    return Artefact("recommendations.csv", table(RECOMMENDATION_COLUMNS, rows))
