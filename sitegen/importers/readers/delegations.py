"""Reports of action taken under delegated authority: what was delegated at which meetings, when it was used, for what.

A report tells, group by group, the meetings that delegated, the words of the delegation, and the day it was exercised;
and then what was approved, in appendices that bear that day. Each meeting's delegation is an action of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from sitegen.dates import PartialDate
from sitegen.importers.drafting.intake import Draft
from sitegen.importers.drafting.passages import Paragraph, mend, paragraphs
from sitegen.importers.drafting.sheet import Line, Sheet
from sitegen.importers.drafting.taken import Tree, plain, understood, verbatim
from sitegen.importers.known import stubs
from sitegen.importers.known.asked import heading_of, task_of
from sitegen.importers.known.desk import Desk, Opened, Reader
from sitegen.importers.known.ids import action_id
from sitegen.importers.letters import covering
from sitegen.importers.letters.covering import Appendix, Covering, telling
from sitegen.importers.words import markup
from sitegen.importers.words.printed_dates import Read, listed_dates
from sitegen.importers.words.statuses import LIST_DATE
from sitegen.text import fold, slug

_NAMED = re.compile(r"\bdelegated (?:authority|powers|decisions?)\b|\bunder delegation\b", re.IGNORECASE)
_GRANTED = re.compile(
    r"\b(?:meetings?|session)\b.*\b(?:agreed|granted|gave|resolved|delegated)\b", re.IGNORECASE | re.DOTALL
)
_EXERCISED = re.compile(r"\b(?:exercised|used|action was taken|approved under)\b", re.IGNORECASE)
_WORDS = re.compile(r"\bauthority\b.*\bdelegated\b|\bdelegat\w+\b.*\bauthority\b", re.IGNORECASE | re.DOTALL)
_ABOUT = re.compile(
    r"\b(?:discussed|considered|investigation into|inquiry into|review of|scrutiny of) (?P<topic>.+?)"
    r"(?=,? and agreed|, and the\b|,? and granted|[.:]|$)",
    re.IGNORECASE | re.DOTALL,
)
_NUMBER = re.compile(r"^\W*\d+(?:\.\d+)*\s+")
_LIKE = 0.3
_REPORT = re.compile(r"\breport\b", re.IGNORECASE)


@dataclass(slots=True)
class _Grant:
    """A delegation given at one or more meetings: their days, the words, and when it was used."""

    days: list[PartialDate]
    context: Paragraph
    words: Paragraph | None = None
    used: Read | None = None
    evidence: list[Line] = field(default_factory=list)

    @property
    def text(self) -> str:
        return re.sub(r"^[*_]+|[*_]+$", "", markup.tidy(self.words.text)).strip() if self.words else ""

    @property
    def telling(self) -> frozenset[str]:
        return telling(f"{self.context.text} {self.text}")


def begins(sheet: Sheet, index: int) -> bool:
    """A report whose subject is action taken under delegated authority."""
    title = covering.subject(sheet.lines[index])
    return bool(title and _NAMED.search(title))


def recognises(opened: Opened) -> int:
    """By its title, and a delegation that it says was used."""
    head = "\n".join(line.text for line in opened.sheet.lines[:40])
    return 85 if _NAMED.search(head) and any(grant.used for grant in _grants(opened.sheet)) else 0


def read(opened: Opened, desk: Desk) -> None:
    """The report as a document, and the delegations it says were used."""
    found = covering.covering(opened.sheet)
    report = covering.draft(found, desk)
    committee = str(plain(report.fields.get("organization", ""))) or desk.organization
    if not committee:
        return
    for grant in _grants(found.report):
        outcome = [*_outcome(grant, found, desk)]
        made = [_action(day, grant, committee, desk) for day in grant.days]
        for action in made:
            for name, refs in (("related", [other.id for other in made if other is not action]), ("outcome", outcome)):
                if refs:
                    action.add(name, *refs)
            _exercise(action, grant, desk)
        report.add("about", *(action.id for action in made), *outcome)


def _grants(sheet: Sheet) -> Iterator[_Grant]:
    """The groups of the report: who delegated what when, and the day of its use."""
    grant: _Grant | None = None
    for paragraph in mend(paragraphs(sheet)):
        text = _NUMBER.sub("", paragraph.text)
        days = [read.date for read in listed_dates(text) if read.date.day]
        if days and _GRANTED.search(text) and not _EXERCISED.search(text):
            if grant:
                yield grant
            grant = _Grant(days, paragraph, words=paragraph if _WORDS.search(text) and "to" in text else None)
            if not re.search(r"\bdelegated to\b", text):
                grant.words = None
        elif grant and grant.words is None and _WORDS.search(text) and not days:
            grant.words = paragraph
        elif grant and days and _EXERCISED.search(text):
            grant.used = next(read for read in listed_dates(text) if read.date.day)
            grant.evidence = list(paragraph.lines)
            yield grant
            grant = None
    if grant:
        yield grant


def _action(day: PartialDate, grant: _Grant, committee: str, desk: Desk) -> Draft:
    """The delegation of one meeting: that which another paper of the source tells of, or a new one."""
    held = [
        draft
        for id_, draft in desk.intake.drafts.items()
        if id_.startswith("actions/")
        and draft.fields.get("type") == "delegation"
        and str(plain(draft.fields.get("date"))) == str(day)
        and draft.fields.get("organization", committee) == committee
        and _alike(_task(str(plain(draft.fields.get("text", "")))), _task(grant.text))
    ]
    found = _nearest(held, grant)
    if found is None:
        topic = _topic(grant)
        found = desk.intake.draft(action_id(day, grant.text, "delegation", topic))
        lines = grant.words.lines if grant.words else grant.context.lines
        found.fill(
            type="delegation", heading=heading_of(grant.text or grant.context.text, topic), organization=committee
        )
        found.fill(text=verbatim(grant.text, *lines) if grant.words else None)
        found.fill(arose_from=[stubs.meeting(desk, committee, day, grant.context.first).id])
    return found.set(date=understood(str(day), grant.context.first))


def _nearest(held: list[Draft], grant: _Grant) -> Draft | None:
    """The one whose own words, those it does not share with the others, are most in the report's."""
    open_ = [draft for draft in held if "closed without action" not in _values(draft)] or held
    words = {
        draft.id: telling(f"{plain(draft.fields.get('heading', ''))} {plain(draft.fields.get('text', ''))}")
        for draft in open_
    }
    shared = frozenset.intersection(*words.values()) if len(words) > 1 else frozenset()
    scored = sorted(((_share(words[draft.id] - shared, grant.telling), draft.id) for draft in open_), reverse=True)
    if not scored or (len(scored) > 1 and scored[0][0] == scored[1][0]):
        return None
    return next(draft for draft in open_ if draft.id == scored[0][1])


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two texts can be one delegation, which two papers word a little differently."""
    return not (one and other) or len(one & other) / len(one | other) > _LIKE


def _task(text: str) -> frozenset[str]:
    return telling(task_of(text))


def _share(own: frozenset[str], told: frozenset[str]) -> float:
    return len(own & told) / len(own) if own else 0.0


def _values(draft: Draft) -> list[str]:
    return [str(step.get("value")) for step in plain(draft.fields.get("history", []))]


def _topic(grant: _Grant) -> str:
    match = _ABOUT.search(_NUMBER.sub("", grant.context.text))
    return " ".join(match["topic"].split()) if match else ""


def _exercise(action: Draft, grant: _Grant, desk: Desk) -> None:
    """Put the day on which it was used in the history; what a list only reports on its own day gives way to it."""
    if grant.used is None:
        return
    day = str(grant.used.date)
    steps = list(plain(action.fields.get("history", [])))
    listed = [step for step in steps if isinstance(step.get("date"), dict) and step["date"].get("note") == LIST_DATE]
    printed = f"exercised on {grant.used.printed}"
    for step in listed:
        if step["value"] != "complete" and step.get("printed"):
            action.add(
                "conflicts", understood({"about": "status", "printed": [step["printed"], printed]}, *grant.evidence)
            )
            desk.intake.doubt(
                "a delegation that one paper says was used and another does not", printed, grant.evidence, [action.id]
            )
    kept = [step for step in _held(action) if plain(step) not in listed]
    done = understood({"date": day, "value": "complete", "printed": printed}, *grant.evidence)
    action.set(history=[*(step for step in kept if plain(step).get("date") != day), done])


def _held(action: Draft) -> list[Tree]:
    held = action.fields.get("history", [])
    return list(held) if isinstance(held, list) else []


def _outcome(grant: _Grant, found: Covering, desk: Desk) -> Iterator[str]:
    """What was agreed: the appendices that bear the day on which the delegation was used."""
    if grant.used is None:
        return
    for appendix in found.appendices:
        if appendix.date == grant.used.date:
            yield _bound_report(appendix, desk.intake.sheet) or appendix.id


def _bound_report(appendix: Appendix, source: Sheet) -> str | None:
    """The report that an appendix is: the first heading behind the list whose words are the title's, or begin it."""
    if not _REPORT.search(appendix.title):
        return None
    title = fold(_REPORT.sub("", appendix.title)).strip(" -–*")
    for heading in _headings(source.lines, appendix.line.number):
        plain_ = fold(heading)
        if plain_.count(" ") and (title == plain_ or title.startswith(f"{plain_} ")):
            return f"reports/{slug(heading)}"
    return f"reports/{slug(title)}"


def _headings(lines: Iterable[Line], after: int) -> Iterator[str]:
    for line in lines:
        if line.number > after and (line.text.startswith("#") or re.fullmatch(r"\*\*[^*]+\*\*\s*", line.text)):
            yield markup.bare(line.text)


READER = Reader(
    "delegations", "Action taken under delegated authority", "officer report", "text", recognises, read, begins
)
