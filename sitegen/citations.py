"""Where a record or a part was read, with held documents looked up. Dry."""

from __future__ import annotations

from dataclasses import dataclass

from sitegen.graph import Graph, Node
from sitegen.records.base import Source
from sitegen.records.document import Document


@dataclass(frozen=True, slots=True)
class Citation:
    """One source as a page prints it. `href` is an address elsewhere, `record` a document of the archive."""

    title: str
    record: str | None = None
    href: str | None = None
    file: str | None = None
    lines: str | None = None
    pages: str | None = None
    retrieved: str | None = None
    note: str | None = None

    @property
    def place(self) -> str:
        """The place in the source: "lines 465-467"."""
        many = bool(self.lines and not self.lines.isdigit())
        words = [f"{'lines' if many else 'line'} {self.lines}"] if self.lines else []
        words += [f"{'pages' if not self.pages.isdigit() else 'page'} {self.pages}"] if self.pages else []
        return ", ".join(words)


def citations(graph: Graph, node: Node) -> tuple[Citation, ...]:
    """The sources of a record; or of a part: its own, or its lines in its record's first source, or its record's."""
    if node.is_record:
        return tuple(_cite(graph, source) for source in node.value.sources)
    record = graph.record(node.id)
    if node.value.sources:
        return tuple(_cite(graph, source) for source in node.value.sources)
    lines = getattr(node.value, "lines", None)
    if lines and record.sources:
        return (_cite(graph, record.sources[0].model_copy(update={"lines": lines, "pages": None, "note": None})),)
    return citations(graph, graph[node.parent]) if node.parent else ()


def _cite(graph: Graph, source: Source) -> Citation:
    held = graph.get(source.document) if source.document else None
    document = held.value if held and isinstance(held.value, Document) else None
    file, href = source.file, source.url
    if document:
        file, href = file or document.file or _file_around(graph, document), href or document.url
    title = source.title or (held.title if held else None) or source.file or source.url or "Source"
    return Citation(
        title=title,
        record=held.id if held else None,
        href=href,
        file=file,
        lines=source.lines,
        pages=source.pages,
        retrieved=str(source.retrieved) if source.retrieved else None,
        note=source.note,
    )


def _file_around(graph: Graph, document: Document) -> str | None:
    """The file of the document a bound-in document stands in."""
    seen = set()
    while document.part_of and document.part_of not in seen:
        seen.add(document.part_of)
        outer = graph.get(document.part_of)
        if outer is None or not isinstance(outer.value, Document):
            return None
        document = outer.value
        if document.file:
            return document.file
    return None
