"""Gaps in what records name: references to nothing, documents known by name, conflicts, names of nobody."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

from sitegen.edition import Edition
from sitegen.gaps.kinds import Found, Kind, facts, links, nodes, ordered
from sitegen.graph import Node
from sitegen.records.action import Action
from sitegen.records.base import Record
from sitegen.records.document import Document
from sitegen.records.meeting import Attendance, Declaration
from sitegen.records.question import Question
from sitegen.records.recommendation import Recommendation
from sitegen.records.transcript import Speech
from sitegen.records.walk import FoundProse, walk
from sitegen.text import count, quoted

_YEARS = re.compile(r"(\d{4})/(\d{4})")
_ENOUGH = 6  # digits by which a reference cannot be taken for another number


def leading_nowhere(edition: Edition) -> Iterator[Found]:
    """References, cited or written in prose in the form of those of records held, under which no record is held."""
    graph = edition.graph
    held = {str(reference) for node in graph.records() if (reference := getattr(node.value, "reference", None))}
    forms = _Forms.of(held)
    citing: dict[str, list[Node]] = defaultdict(list)
    for node in graph.records():
        if isinstance(node.value, Question):
            for reference in node.value.cites:
                citing[reference].append(node)
        if isinstance(node.value, Record):
            for reference in forms.found(node.value):
                citing[reference].append(node)
    for reference, found in sorted(citing.items()):
        if reference not in held and not _is_span(reference):
            by = nodes(graph, (node.id for node in found))
            cites = by[0].value.cites if isinstance(by[0].value, Question) else ()
            at = ("cites", cites.index(reference)) if reference in cites else ()
            yield Found(by[0], reference, links=links(cited_by=by), about=reference, at=at)


@dataclass(frozen=True, slots=True)
class _Forms:
    """What matches every reference of the form of one held (other digits in its places), and words each form has."""

    pattern: re.Pattern[str]
    marks: frozenset[str]

    @classmethod
    def of(cls, references: set[str]) -> _Forms:
        told = [
            reference
            for reference in references
            if sum(char.isdigit() for char in reference) >= _ENOUGH and not reference.isdigit()
        ]
        forms = sorted({re.sub(r"\d", r"\\d", re.escape(reference)) for reference in told})
        marks = frozenset(max(re.split(r"\d+", reference), key=len) for reference in told)
        return cls(re.compile(rf"(?<![\w/.-])(?:{'|'.join(forms)})(?![\w/-])"), marks)

    def found(self, record: Record) -> Iterator[str]:
        """The references in a record's prose. Only prose that has a form's own words is looked through."""
        for prose in walk(type(record), record) if self.marks else ():
            if isinstance(prose, FoundProse) and any(mark in prose.text for mark in self.marks):
                yield from self.pattern.findall(prose.text)


def _is_span(reference: str) -> bool:
    """Whether what looks like a reference is a year and the next: 2022/2023."""
    match = _YEARS.fullmatch(reference)
    return bool(match) and int(match[2]) == int(match[1]) + 1 if match else False


def not_held(edition: Edition) -> Iterator[Found]:
    """Documents that others name or quote, whose own text is not in the archive."""
    graph = edition.graph
    for node in ordered(graph, "document"):
        document = node.value
        if isinstance(document, Document) and not document.withheld and not _has_text(document):
            when = document.when
            where = "published elsewhere" if document.url else None
            told = facts(
                kind=document.type if document.type != "other" else None, date=when.long if when else None, where=where
            )
            known = nodes(graph, (source.document for source in document.sources if source.document))
            yield Found(node, node.title, told, links(known_from=known), at=("sources",))


def _has_text(document: Document) -> bool:
    """Whether the document is held: as a file, bound in another that is, or written out."""
    files = document.file or any(source.file for source in document.sources)
    return bool(files or document.part_of or document.body)


def conflicts(edition: Edition) -> Iterator[Found]:
    """Statements in print that cannot both be right, on a record or a part of one."""
    graph = edition.graph
    found = []
    for node in graph.nodes.values():
        for index, conflict in enumerate(node.value.conflicts):
            printed = " / ".join(quoted(words) for words in conflict.printed)
            told = facts(about=conflict.about, printed=printed)
            at = ("conflicts", index) if node.is_record else ()
            group = graph.record(node.id).plural
            found.append(Found(node, graph.label(node.id), told, (), conflict.note, group, f"conflict-{index + 1}", at))
    return iter(sorted(found, key=lambda one: one.group))


def unidentified(edition: Edition) -> Iterator[Found]:
    """Names and labels that are matched to no record; each once in a record, with how often it stands there."""
    graph = edition.graph
    found: dict[tuple[str, str], Found] = {}
    times: dict[tuple[str, str], int] = defaultdict(int)
    for node in graph.nodes.values():
        for name, what, at in _unmatched(node):
            key = (node.owner, name)
            times[key] += 1
            told = facts(at=graph.label(node.owner))
            found.setdefault(key, Found(node, name, told, group=what, about=name, at=at))
    for key, one in sorted(found.items(), key=lambda pair: pair[1].group):
        told = (*one.facts, ("times", count(times[key], "time"))) if times[key] > 1 else one.facts
        yield replace(one, facts=told)


def _unmatched(node: Node) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """The names in a record or part that lead to nobody: the name, what it is there for, and where it stands."""
    value = node.value
    if isinstance(value, Attendance | Declaration) and value.person is None:
        role = "At meetings" if isinstance(value, Attendance) else "Declaring interests"
        yield value.name or "", role, ()
    elif isinstance(value, Speech) and value.speaker is None and value.label:
        yield value.label, "Speaking", ()
    elif isinstance(value, Question) and value.asked_by is None and value.printed_asked_by:
        yield value.printed_asked_by, "Asking questions", ("printed_asked_by",)
    elif isinstance(value, Recommendation):
        for name in value.printed_addressees:
            yield name, "Asked to act by recommendations", ("printed_addressees",)
    elif isinstance(value, Action) and value.type != "standing" and value.printed_responsible and not value.responsible:
        yield value.printed_responsible, "Responsible for actions", ("printed_responsible",)


KINDS = (
    Kind(
        "leads-nowhere",
        "References that lead nowhere",
        "cited, and not held",
        "A record cites these, or its text names them in the form of references that the archive holds, and no record "
        "carries them.",
        leading_nowhere,
    ),
    Kind(
        "documents-not-held",
        "Documents named, and not held",
        "named, and not held",
        "Other papers name, quote or answer the document. Its own text is not in the archive; it may be published.",
        not_held,
    ),
    Kind(
        "conflicts",
        "Printed conflicts",
        "a printed conflict",
        "The source says two things that cannot both be right, or says one thing in two ways. Both are kept.",
        conflicts,
    ),
    Kind(
        "unidentified",
        "Names without a record",
        "a name without a record",
        "The source prints a name, an office or a label that is matched to nobody.",
        unidentified,
    ),
)
