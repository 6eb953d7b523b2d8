"""Records -> Graph, with a fault for every reference that leads nowhere or to the wrong kind. Dry.

A record with faults of its own has no place in the graph, but it is walked by its raw values: what it refers to is
checked, and references to it and its parts are as good or bad as they will be once it is mended.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from sitegen.entry import Entry
from sitegen.graph import Edge, Graph, Node
from sitegen.nearby import Nearby
from sitegen.problems import Code, Outcome, Problem, Where
from sitegen.prose import record_links
from sitegen.records import BY_FOLDER
from sitegen.records.base import Part, Record, RefTo
from sitegen.records.walk import Found, FoundPart, FoundProse, FoundRef, LostPart, walk
from sitegen.source import Raw, dotted
from sitegen.text import slug, with_article

_ANYTHING = RefTo(back="Mentioned in")
_FOLDER, _MEETING = "its folder", "its meeting"  # references that a path makes
_OTHERWISE = {
    _FOLDER: "write that record, or move the file",
    _MEETING: "write the meeting beside it, or name the transcript after its meeting",
}
_NOTHING = "create the record, or keep the words without a reference"


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference as it is told: where it stands, what introduces it, what it names and what it may name."""

    where: Where
    label: str
    target: str
    to: RefTo


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
        self.all, self.drafts = entries, drafts
        self.entries: dict[str, Entry] = {}
        self.problems: list[Problem] = []
        self.nodes: dict[str, Node] = {}
        self.parts: dict[str, tuple[str, ...]] = {}
        self.kinds: dict[str, str] = {}
        self.vague: set[str] = set()
        self.edges: list[Edge] = []
        self.unanchored: list[Reference] = []
        self._part_ids: dict[int, str] = {}
        for entry in sorted(entries, key=lambda entry: entry.strayed):
            first = self.entries.setdefault(entry.id, entry)
            if first is not entry and not entry.strayed:
                reason = f"/{entry.id}/ is claimed twice: here and by {first.file}."
                self._report(Where(entry.file), "duplicate-url", reason, "merge the two, or rename one")

    def place(self) -> None:
        """Give every record and part its id; those without fault their address and title too."""
        names = {id_: entry.record.title for id_, entry in self.entries.items() if entry.record}
        for entry in self.all:
            if self.entries[entry.id] is not entry:
                continue
            self.kinds[entry.id] = entry.model.folder
            owned = dict(self._owned(entry))
            self.kinds.update({id_: found.part.kind for id_, found in owned.items()})
            if entry.raw is None:
                self.vague.add(entry.id)
            elif entry.record:
                self._place(entry, entry.record, entry.raw, owned, names)

    def _owned(self, entry: Entry) -> Iterator[tuple[str, FoundPart]]:
        """The parts of a record by id. A second claim to an id is told, and its own parts' claims are not."""
        first: dict[str, FoundPart] = {}
        second: set[int] = set()
        for found in _walked(entry):
            if isinstance(found, LostPart):
                self.vague.add(entry.id)
            elif isinstance(found, FoundPart) and entry.raw:
                id_ = f"{entry.id}#{found.anchor}"
                inside = any(id(part) in second for part in found.within)
                if inside or first.setdefault(id_, found) is not found:
                    second.add(id(found.part))
                    self.vague.add(entry.id)  # the second was to have another id, which is named elsewhere
                else:
                    yield id_, found
                if not inside and first[id_] is not found:
                    line = entry.raw.mark(first[id_].path).value.line
                    reason = f"#{found.anchor} is claimed twice: here and on line {line}."
                    hint = "give each a number, letter or id of its own"
                    self._report(entry.raw.mark(found.path).value, "duplicate-anchor", reason, hint)

    def _place(
        self, entry: Entry, record: Record, raw: Raw, owned: Mapping[str, FoundPart], names: Mapping[str, str]
    ) -> None:
        url, basis = "/" if entry.model.folder == "site" else f"/{entry.id}/", str(getattr(record, "prose", "summary"))
        title = record.title_among(names)
        self.nodes[entry.id] = Node(entry.id, record.kind, url, title, record, entry.id, None, Where(entry.file), basis)
        self.parts[entry.id] = tuple(owned)
        for id_, found in owned.items():
            part, where = found.part, raw.mark(found.path).value
            self._part_ids[id(part)] = id_
            parent = self._source(entry, found.within)
            anchored = f"{url}#{found.anchor}"
            self.nodes[id_] = Node(id_, part.kind, anchored, part.title, part, entry.id, parent, where, basis)

    def connect(self) -> None:
        """Check and record every reference, in fields and in prose."""
        self.nearby = Nearby(self.kinds, {id_: entry.file for id_, entry in self.entries.items()})
        for entry in self.all:
            for found in _walked(entry):
                if isinstance(found, FoundRef) and entry.raw:
                    self._connect(entry, entry.raw, found)
                elif isinstance(found, FoundProse) and entry.raw:
                    self._connect_prose(entry, entry.raw, found)
        for told in self.unanchored:
            owner, _, anchor = told.target.partition("#")
            if owner not in self.vague:
                self._astray(told, "dangling-reference", f"{told.label}: {owner} has no #{anchor}.")

    def _connect(self, entry: Entry, raw: Raw, found: FoundRef) -> None:
        field = ".".join(str(step) for step in found.path if isinstance(step, str))
        told = Reference(raw.mark(found.path).value, _label(entry, found), found.target, found.to)
        if self._resolves(entry, told):
            self.edges.append(Edge(self._source(entry, found.within), field, found.target, found.to.back))
        elif found.within and slug(found.target.rpartition("/")[2]) in found.within[-1].anchor:
            self.vague.add(entry.id)  # the anchor is made of the reference, and will be another when it is mended

    def _connect_prose(self, entry: Entry, raw: Raw, found: FoundProse) -> None:
        seen: Counter[str] = Counter()
        for written in record_links(found.text):
            where = raw.within(found.path, rf"\](?:\(|:)\s*<?({re.escape(written)})(?![\w/#-])", seen[written])
            seen[written] += 1
            target = written.removesuffix("/")
            if target.startswith("/") and target[1:] not in self.kinds:
                continue  # a page of the site that is no record's
            if self._resolves(entry, Reference(where, "link in prose", target, _ANYTHING)):
                self.edges.append(Edge(self._source(entry, found.within), "mentions", target, "Mentioned in"))

    def _source(self, entry: Entry, within: tuple[Part, ...]) -> str:
        return self._part_ids.get(id(within[-1]), entry.id) if within else entry.id

    def _resolves(self, entry: Entry, told: Reference) -> bool:
        kind, owner = self.kinds.get(told.target), told.target.partition("#")[0]
        if kind is not None and (not told.to.kinds or kind in told.to.kinds):
            return self.entries[entry.id] is entry
        shown = f'{told.label}: "{told.target}"'
        if kind is not None:
            reason = f"{shown} is {_article(kind)}, where {' or '.join(map(_article, told.to.kinds))} belongs."
            self._astray(
                told, "wrong-kind-reference", reason, "name one that is, or keep the words without a reference"
            )
        elif owner in self.drafts:
            hint = "publish that record (remove its draft: true), remove the reference, or build with --drafts"
            self._report(told.where, "draft-reference", f"{shown} is a draft.", hint)
        elif owner in self.entries:
            self.unanchored.append(told)
        elif told.to.fault and not self._excused(entry, told.target):
            self._astray(told, told.to.fault, f"{shown} names no record.")
        return False

    def _excused(self, entry: Entry, target: str) -> bool:
        """Whether a reference leads nowhere because of a fault that is told elsewhere.

        The file stands at the wrong depth; or it is the missing meeting of a transcript, which its panels name too.
        """
        owner, anchored, _ = target.partition("#")
        misplaced = self.entries.get(f"{owner.partition('/')[0]}/{owner.rpartition('/')[2]}")
        orphaned = entry.id == f"{owner}/transcript" and bool(anchored)
        return orphaned or (misplaced is not None and misplaced.strayed)

    def _astray(self, told: Reference, code: Code, reason: str, otherwise: str = _NOTHING) -> None:
        hint = self.nearby.hint(told.target, told.to.kinds) or _OTHERWISE.get(told.label, otherwise)
        self._report(told.where, code, reason, hint)

    def _report(self, where: Where, code: Code, reason: str, hint: str) -> None:
        self.problems.append(Problem(where, code, reason, hint))

    def graph(self) -> Graph:
        out: dict[str, list[Edge]] = defaultdict(list)
        into: dict[str, list[Edge]] = defaultdict(list)
        for edge in self.edges:
            if edge.source in self.nodes and edge.target in self.nodes:
                out[edge.source].append(edge)
                into[edge.target].append(edge)
        return Graph(self.nodes, _frozen(out), _frozen(into), self.parts)


def _walked(entry: Entry) -> Iterator[Found]:
    if entry.raw is None:
        return iter(())
    return walk(entry.model, entry.raw.data if entry.record is None else entry.record)


def _frozen(edges: Mapping[str, list[Edge]]) -> dict[str, tuple[Edge, ...]]:
    return {id_: tuple(dict.fromkeys(found)) for id_, found in edges.items()}


def _label(entry: Entry, found: FoundRef) -> str:
    """What introduces a reference: its field, or what the path is read as."""
    last = found.path[-1]
    if found.path[0] == "panels":
        return "by" if last == "speaker" else str(last)
    if found.to.fault == "orphan-transcript":
        return _MEETING
    if any(parent.field == last for parent in entry.model.parents) and len(found.path) == 1:
        return _FOLDER
    return dotted(found.path)


def _article(kind: str) -> str:
    return with_article(BY_FOLDER[kind].singular.lower() if kind in BY_FOLDER else kind.replace("_", " "))
