"""Reports and the numbers of their recommendations. Law: a number printed for two recommendations is neither's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from sitegen.graph import Graph, Node
from sitegen.mentions.folding import fold_marks
from sitegen.records.document import Document
from sitegen.records.inquiry import Inquiry
from sitegen.records.recommendation import Recommendation
from sitegen.records.report import Report
from sitegen.records.response import Response

_SHORT = 12  # a title with fewer letters says too little


class Reports:
    """The reports of an archive, by what is of them."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self._titles = [(fold_marks(node.title).lower(), node.id) for node in graph.of("report")]
        self._numbers: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        for node in graph.of("recommendation"):
            if isinstance(asked := node.value, Recommendation):
                for number in (asked.number, *(variant.number for variant in asked.variants)):
                    self._numbers[asked.report][(number or asked.number).lower()].add(node.id)

    def numbered(self, report: str) -> Mapping[str, str]:
        """The recommendations of a report by number."""
        return {number: next(iter(ids)) for number, ids in self._numbers[report].items() if len(ids) == 1}

    def titled(self, words: str) -> str | None:
        """The one report whose title stands in some words."""
        plain = words.lower()
        found = [id_ for title, id_ in self._titles if len(title) >= _SHORT and title in plain]
        return found[0] if len(found) == 1 else None

    def around(self, node: Node) -> str | None:
        """The one report that a record is of, answers, or is about."""
        found = set(self._named(node))
        return found.pop() if len(found) == 1 else None

    def _named(self, node: Node) -> Iterator[str]:
        match node.value:
            case Report():
                yield node.id
            case Recommendation() as asked:
                yield asked.report
            case Response() as response:
                yield from self._answered(response)
            case Inquiry():
                yield from (edge.source for edge in self.graph.links_in(node.id, "report"))
            case Document() as document:
                yield from self._about(node, document)

    def _answered(self, response: Response) -> Iterator[str]:
        yield from [response.report] if response.report else []
        for answer in response.answers:
            asked = self.graph.get(answer.recommendation)
            if asked and isinstance(asked.value, Recommendation):
                yield asked.value.report

    def _about(self, node: Node, document: Document) -> Iterator[str]:
        responses = {edge.source for edge in self.graph.links_in(node.id, "response") if edge.field == "document"}
        for id_ in (*document.about, *sorted(responses)):
            held = self.graph.get(id_)
            if held and isinstance(held.value, Report):
                yield id_
            elif held and isinstance(held.value, Recommendation):
                yield held.value.report
            elif held and isinstance(held.value, Response):
                yield from self._answered(held.value)
