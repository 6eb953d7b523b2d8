"""Papers, the meetings they were for, and what is attached to them. Law: an appendix says whose it is.

The document says so itself (`appendix_to`, `appendix`), or the paper prints a list of its appendices with their titles.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cached_property

from sitegen.graph import Graph, Node
from sitegen.mentions.folding import fold_marks
from sitegen.prose import to_plain
from sitegen.records.base import Record
from sitegen.records.document import Document
from sitegen.records.meeting import AgendaItem, Meeting

_LISTED = re.compile(r"^Appendix ([0-9A-Z]+) [-:] (.+?)\.?$")
_LISTS = ("officer report", "action plan", "agenda")  # documents that print how far things have come
_DATED = re.compile(r",? (?:dated|received) (.+)$")


class Papers:
    """The documents of an archive as papers of meetings."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self._appendices: dict[str, Mapping[str, str]] = {}

    def meeting(self, paper: Node) -> str | None:
        """The one meeting a paper is of: whose minutes it is, at which it was considered, which it is about."""
        for found in (self._minuted(paper), self._considered(paper), self._about(paper), self._bound(paper)):
            if found:
                return next(iter(found)) if len(found) == 1 else None
        return None

    def around(self, node: Node) -> tuple[Node, ...]:
        """The papers that print what is told of a record: the smallest documents whose lines hold those it cites."""
        found: dict[str, None] = {}
        for source in node.value.sources if isinstance(node.value, Record) else ():
            for line, _ in _ranges(source.lines) if source.document and source.lines else ():
                inside = self._inside.get(source.document or "", ())
                held = [(size, id_) for size, start, end, id_ in inside if start <= line <= end]
                found[min(held)[1] if held else str(source.document)] = None
        papers = (self.graph[id_] for id_ in found if id_ in self.graph.nodes)
        return tuple(paper for paper in papers if isinstance(paper.value, Document) and paper.value.type in _LISTS)

    def appendix(self, node: Node, number: str, of: str) -> str | None:
        """What a number means as an appendix, for the words of a record or of an item of a meeting."""
        owner = self.graph[node.owner]
        if isinstance(owner.value, Meeting):
            return self._at_meeting(node, owner.value, number, of)
        if "minutes" in of and not (isinstance(owner.value, Document) and owner.value.type == "minutes"):
            return None
        papers = (owner,) if isinstance(owner.value, Document) else self.around(owner)
        found = {self.appendices(paper).get(number) for paper in papers} - {None}
        return found.pop() if len(found) == 1 else None

    def _at_meeting(self, node: Node, meeting: Meeting, number: str, of: str) -> str | None:
        """Of a meeting to come an item's paper; of one held the minutes, unless the words say `the report`."""
        minutes = self.graph.get(meeting.minutes) if meeting.minutes else None
        if "minutes" in of or (not of and meeting.status == "held"):
            return self.appendices(minutes).get(number) if minutes else None
        held = [self.appendices(self.graph[id_]) for id_ in _papers(node) if id_ in self.graph.nodes]
        known = [appendices for appendices in held if appendices]
        return known[0].get(number) if len(known) == 1 else None

    def appendices(self, paper: Node) -> Mapping[str, str]:
        """A paper's appendices by number."""
        if paper.id not in self._appendices:
            found: dict[str, set[str]] = defaultdict(set)
            for number, id_ in (*self._attached(paper), *self._listed(paper)):
                found[number].add(id_)
            self._appendices[paper.id] = {number: next(iter(ids)) for number, ids in found.items() if len(ids) == 1}
        return self._appendices[paper.id]

    def _attached(self, paper: Node) -> Iterator[tuple[str, str]]:
        for edge in self.graph.links_in(paper.id, "document"):
            document = self.graph[edge.source].value
            if edge.field == "appendix_to" and isinstance(document, Document) and document.appendix:
                yield document.appendix, edge.source

    def _listed(self, paper: Node) -> Iterator[tuple[str, str]]:
        """The appendices that a paper lists, among the documents bound with it: by title, and by date if it has one."""
        document = paper.value
        if not isinstance(document, Document) or "ppendix" not in (document.body or ""):
            return
        around = document.part_of or paper.id
        bound = [self.graph[edge.source] for edge in self.graph.links_in(around, "document") if edge.field == "part_of"]
        for line in (document.body or "").splitlines():
            if listed := _LISTED.match(fold_marks(to_plain(line)) if line.lstrip("*# ").startswith("App") else ""):
                known = [node.id for node in bound if node.id != paper.id and _is_titled(node, listed[2])]
                if len(known) == 1:
                    yield listed[1], known[0]

    def _minuted(self, paper: Node) -> set[str]:
        return {edge.source for edge in self.graph.links_in(paper.id, "meeting") if edge.field == "minutes"}

    def _considered(self, paper: Node) -> set[str]:
        at = {edge.source for edge in self.graph.links_in(paper.id, "meeting") if edge.field == "documents"}
        items = (edge.source for edge in self.graph.links_in(paper.id, "agenda_item") if edge.field == "agenda.papers")
        return at | {self.graph[item].owner for item in items}

    def _about(self, paper: Node) -> set[str]:
        about = paper.value.about if isinstance(paper.value, Document) else ()
        return {id_ for id_ in about if id_ in self.graph.nodes and self.graph[id_].kind == "meeting"}

    def _bound(self, paper: Node) -> set[str]:
        around = self.graph.get(paper.value.part_of or "") if isinstance(paper.value, Document) else None
        return (self._considered(around) or self._about(around)) if around else set()

    @cached_property
    def _inside(self) -> Mapping[str, list[tuple[int, int, int, str]]]:
        """The stretches of each document that are documents of their own: size, first and last line, id."""
        found: dict[str, list[tuple[int, int, int, str]]] = defaultdict(list)
        for node in self.graph.of("document"):
            for source in node.value.sources:
                if source.document and source.lines and source.document != node.id:
                    ranges = _ranges(source.lines)
                    size = sum(end - start + 1 for start, end in ranges)
                    found[source.document] += [(size, start, end, node.id) for start, end in ranges]
        return found


def _papers(node: Node) -> tuple[str, ...]:
    return node.value.papers if isinstance(node.value, AgendaItem) else ()


def _ranges(lines: str | None) -> list[tuple[int, int]]:
    parts = (part.strip().partition("-") for part in (lines or "").split(","))
    return [(int(first), int(last or first)) for first, _, last in parts]


def _is_titled(node: Node, listed: str) -> bool:
    """Whether a document is the one a list names, by the beginning of its title and its date."""
    dated = _DATED.search(listed)
    title = _DATED.sub("", listed).lower().removesuffix(" report")
    heading = fold_marks(node.title).lower()
    date = node.value.date if isinstance(node.value, Document) else None
    days = f"{date.date.long} {date.printed or ''}" if date else ""
    return (title.startswith(heading) or heading.startswith(title)) and (not dated or dated[1] in days)
