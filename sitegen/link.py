"""Records -> Graph, with a fault for every reference that leads nowhere or to the wrong kind. Dry."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sitegen.graph import Edge, Graph, Node
from sitegen.problems import Outcome, Problem, Where, nearest
from sitegen.prose import record_links
from sitegen.records.base import Part, Record, RefTo
from sitegen.records.walk import FoundPart, FoundProse, FoundRef, walk
from sitegen.source import Raw

_ANYTHING = RefTo(back="Mentioned in")


@dataclass(frozen=True, slots=True)
class Entry:
    """One file's record. `record` is None when it failed validation; `raw` when it could not be read."""

    id: str
    file: str
    model: type[Record]
    record: Record | None
    raw: Raw | None


def link(entries: Iterable[Entry], drafts: frozenset[str] = frozenset()) -> Outcome[Graph]:
    """Link all records at once; entries that failed still count as existing, so they add no second fault.

    `drafts` are the ids of records left out, so that a reference to one is told as such.
    """
    linker = _Linker(tuple(entries), drafts)
    linker.place()
    linker.connect()
    return Outcome(linker.graph(), tuple(linker.problems))


class _Linker:
    def __init__(self, entries: tuple[Entry, ...], drafts: frozenset[str]) -> None:
        self.drafts = drafts
        self._missing: set[tuple[str, str]] = set()
        self.entries: dict[str, Entry] = {}
        self.problems: list[Problem] = []
        self.nodes: dict[str, Node] = {}
        self.parts: dict[str, tuple[str, ...]] = {}
        self.kinds: dict[str, str] = {}
        self.edges: list[Edge] = []
        self._part_ids: dict[int, str] = {}
        for entry in entries:
            first = self.entries.setdefault(entry.id, entry)
            if first is not entry:
                reason = f"/{entry.id}/ is claimed twice: here and by {first.file}."
                hint = "merge the two, or rename one"
                self.problems.append(Problem(Where(entry.file), "duplicate-url", reason, hint))

    def place(self) -> None:
        """Give every record and part its id, address and title."""
        names = {id_: entry.record.title for id_, entry in self.entries.items() if entry.record}
        for id_, entry in self.entries.items():
            self.kinds[id_] = entry.model.folder
            if entry.record is None or entry.raw is None:
                continue
            record, url = entry.record, "/" if entry.model.folder == "site" else f"/{id_}/"
            basis = str(getattr(record, "prose", "summary"))
            title = record.title_among(names)
            owner = Node(id_, record.kind, url, title, record, id_, None, Where(entry.file), basis)
            self.nodes[id_] = owner
            owned: dict[str, FoundPart] = {}
            for found in walk(entry.model, record):
                if isinstance(found, FoundPart):
                    self._place_part(owner, entry.raw, found, owned)
            self.parts[id_] = tuple(owned)

    def _place_part(self, owner: Node, raw: Raw, found: FoundPart, owned: dict[str, FoundPart]) -> None:
        part, where = found.part, raw.mark(found.path).value
        id_ = f"{owner.id}#{found.anchor}"
        self._part_ids[id(part)] = id_
        if id_ in owned:
            first = raw.mark(owned[id_].path).value
            reason = f"#{found.anchor} is claimed twice: here and on line {first.line}."
            self._report(where, "duplicate-anchor", reason, "give each a number, letter or id of its own")
            return
        owned[id_] = found
        parent = self._part_ids[id(found.within[-1])] if found.within else owner.id
        self.kinds[id_] = part.kind
        url = f"{owner.url}#{found.anchor}"
        self.nodes[id_] = Node(id_, part.kind, url, part.title, part, owner.id, parent, where, owner.basis)

    def connect(self) -> None:
        """Check and record every reference, in fields and in prose."""
        for entry in self.entries.values():
            if entry.raw is None:
                continue
            for found in walk(entry.model, entry.record if entry.record is not None else entry.raw.data):
                if isinstance(found, FoundRef):
                    self._connect(entry, entry.raw, found)
                elif isinstance(found, FoundProse):
                    self._connect_prose(entry, entry.raw, found)

    def _connect(self, entry: Entry, raw: Raw, found: FoundRef) -> None:
        field = ".".join(str(step) for step in found.path if isinstance(step, str))
        where = raw.mark(found.path).value
        if self._resolves(found.target, found.to, where, field):
            self.edges.append(Edge(self._source(entry, found.within), field, found.target, found.to.back))

    def _connect_prose(self, entry: Entry, raw: Raw, found: FoundProse) -> None:
        start = raw.mark(found.path).value
        for reference in record_links(found.text):
            where = Where(start.file, start.line + reference.line, start.column if reference.line == 0 else 1)
            target = reference.target.removesuffix("/")
            if self._resolves(target, _ANYTHING, where, "link in prose"):
                self.edges.append(Edge(self._source(entry, found.within), "mentions", target, "Mentioned in"))

    def _source(self, entry: Entry, within: tuple[Part, ...]) -> str:
        return self._part_ids.get(id(within[-1]), entry.id) if within else entry.id

    def _resolves(self, target: str, to: RefTo, where: Where, field: str) -> bool:
        kind, owner = self.kinds.get(target), target.partition("#")[0]
        if kind is not None and to.kinds and kind not in to.kinds:
            wanted = " or ".join(_article(word) for word in to.kinds)
            reason = f'{field}: "{target}" is {_article(kind)}, where {wanted} belongs.'
            self._report(where, "wrong-kind-reference", reason, self._suggest(target, to.kinds))
            return False
        if kind is not None:
            return True
        if owner in self.drafts:
            hint = "publish that record (remove its draft: true), remove the reference, or build with --drafts"
            self._report(where, "draft-reference", f'{field}: "{target}" is a draft.', hint)
        elif owner in self.entries and self.entries[owner].record is None:
            pass  # its record has faults of its own, told already
        elif owner == target or owner in self.entries or (where.file, owner) not in self._missing:
            self._missing.add((where.file, owner))
            self._report(where, to.fault, f'{field}: "{target}" names no record.', self._suggest(target, to.kinds))
        return False

    def _report(self, where: Where, code: str, reason: str, hint: str) -> None:
        self.problems.append(Problem(where, code, reason, hint))

    def _suggest(self, target: str, wanted: tuple[str, ...]) -> str:
        candidates = [id_ for id_, found in self.kinds.items() if not wanted or found in wanted]
        last = target.rpartition("/")[2]
        same = [id_ for id_ in candidates if id_.rpartition("/")[2] == last and id_ != target]
        match = same[0] if same else nearest(target, candidates)
        if match is None:
            return "create the record, or keep the text without a reference"
        owner = match.partition("#")[0]
        return f'did you mean "{match}" ({self.entries[owner].file})?'

    def graph(self) -> Graph:
        out: dict[str, list[Edge]] = defaultdict(list)
        into: dict[str, list[Edge]] = defaultdict(list)
        for edge in self.edges:
            if edge.source in self.nodes and edge.target in self.nodes:
                out[edge.source].append(edge)
                into[edge.target].append(edge)
        return Graph(self.nodes, _frozen(out), _frozen(into), self.parts)


def _frozen(edges: Mapping[str, list[Edge]]) -> dict[str, tuple[Edge, ...]]:
    return {id_: tuple(dict.fromkeys(found)) for id_, found in edges.items()}


def _article(kind: str) -> str:
    word = kind.replace("_", " ")
    return f"one of {word}" if kind.endswith("s") else f"an {word}" if word[0] in "aeiou" else f"a {word}"
