"""Where words stand: in whose report, at which meeting, in which paper. Law: what is not certain is not given."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from sitegen.graph import Graph, Node
from sitegen.mentions.gathered import People, gathered
from sitegen.mentions.naming import authority
from sitegen.mentions.papers import Papers
from sitegen.mentions.reports import Reports
from sitegen.records.action import Action
from sitegen.records.document import Document
from sitegen.records.meeting import AgendaItem, Meeting
from sitegen.text import slug

_AGENDAS = ("agenda pack", "agenda", "minutes", "transcript", "officer report")


@dataclass(frozen=True, slots=True, eq=False)
class Surroundings:
    """What stands around each record; worked out from the whole archive, once."""

    graph: Graph
    papers: Papers
    reports: Reports
    made: dict[tuple[str, bool], Context]

    def __init__(self, graph: Graph) -> None:
        object.__setattr__(self, "graph", graph)
        object.__setattr__(self, "papers", Papers(graph))
        object.__setattr__(self, "reports", Reports(graph))
        object.__setattr__(self, "made", {})

    def of(self, id_: str, *, printed: bool = False) -> Context:
        """The surroundings of a record's words, or an item's of a meeting; `printed`: of a list's words on it."""
        node = self.graph[id_]
        while node.parent and node.kind != "agenda_item":
            node = self.graph[node.parent]
        place = node.id if node.kind == "agenda_item" else node.owner
        if (place, printed) not in self.made:
            self.made[place, printed] = Context(self, self.graph[place], printed=printed)
        return self.made[place, printed]


class Context:
    """The surroundings of a record, or of an item of a meeting: each is looked up when words ask for it."""

    def __init__(self, around: Surroundings, node: Node, *, printed: bool) -> None:
        self.around, self.node, self.printed = around, node, printed
        self.graph = around.graph
        self.owner = node.owner
        self.spoken = node.kind == "transcript"

    @cached_property
    def report(self) -> str | None:
        """The one report that the record is of, or about."""
        return self.around.reports.around(self.graph[self.owner])

    def report_named(self, words: str) -> str | None:
        """The one report whose title stands in words such as `of its report on missing children in London`."""
        return self.around.reports.titled(words) if "report" in words.lower() else None

    def recommendation(self, number: str, report: str | None = None) -> str | None:
        """The recommendation of a report that alone is printed with a number."""
        held = report or self.report
        return self.around.reports.numbered(held).get(number.lower()) if held else None

    @cached_property
    def meeting(self) -> str | None:
        """The one meeting that the words are of: its own page, its transcript, its papers, the list they stand in."""
        owner = self.graph[self.owner]
        match owner.value:
            case Meeting():
                return owner.id
            case Document() if owner.value.type in _AGENDAS:
                return self.around.papers.meeting(owner)
            case Action() if self.printed:
                found = {self.around.papers.meeting(paper) for paper in self.around.papers.around(owner)}
                return found.pop() if len(found) == 1 else None
        return owner.id.removesuffix("/transcript") if self.spoken else None

    def meeting_on(self, day: str) -> str | None:
        """The meeting that the record's committee held on a day."""
        return f"meetings/{self.body.rpartition('/')[2]}/{day}" if self.body else None

    def item(self, number: str, meeting: str | None) -> str | None:
        """The item of a meeting's agenda that has a number."""
        id_ = f"{meeting}#item-{slug(number)}"
        node = self.graph.get(id_)
        return id_ if node and isinstance(node.value, AgendaItem) and id_ != self.node.id else None

    def appendix(self, number: str, of: str) -> str | None:
        """The document that is an appendix of the paper that the words stand in, or speak of."""
        paper = self.printed or isinstance(self.graph[self.owner].value, Meeting | Document)
        return self.around.papers.appendix(self.node, number, of) if paper else None

    @cached_property
    def body(self) -> str | None:
        """The committee or body whose record it is."""
        owner = self.graph[self.owner]
        if owner.kind == "organization":
            return owner.id
        source = owner.value
        for of in ("report", "meeting"):
            above = self.graph.get(getattr(source, of, None) or "")
            source = above.value if above else source
        body = getattr(source, "organization", None)
        return body if isinstance(body, str) else None

    @cached_property
    def authority(self) -> str | None:
        """The body to which it belongs, above all others."""
        return authority(self.graph, self.body)

    @cached_property
    def people(self) -> People | None:
        """Who was at the meeting that the words tell of."""
        meetings = self._told_of()
        return gathered(self.graph, meetings[0]) if len(meetings) == 1 else None

    def _told_of(self) -> list[str]:
        owner = self.graph[self.owner]
        if self.spoken or isinstance(owner.value, Meeting):
            return [owner.id.removesuffix("/transcript")]
        arose = owner.value.arose_from if isinstance(owner.value, Action) else ()
        held = dict.fromkeys(id_.partition("#")[0].removesuffix("/transcript") for id_ in arose)
        return [id_ for id_ in held if isinstance(getattr(self.graph.get(id_), "value", None), Meeting)]
