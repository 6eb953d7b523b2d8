"""`search-tests.yaml` -> what each search must find. Wet: it reads the file."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from sitegen.graph import Graph
from sitegen.parse import parse_yaml
from sitegen.problems import Outcome, Problem, Where, did_you_mean
from sitegen.records.searches import Searches
from sitegen.source import Raw, decode
from sitegen.spelling import spell
from sitegen.trial.found import Found
from sitegen.validate import validate

FILE = "search-tests.yaml"


@dataclass(frozen=True, slots=True)
class Wanted:
    """A query, its line, and the addresses of which one must be among the first so many (none: nothing is found)."""

    query: str
    urls: tuple[str, ...]
    first: int
    where: Where

    def place(self, found: Found) -> int | None:
        """Where the first of the addresses stands, among the answers or among the results, whichever is higher."""
        places = [list_.index(url) + 1 for list_ in (found.answers, found.results) for url in self.urls if url in list_]
        return min(places, default=None)

    def met(self, found: Found) -> bool:
        """Whether a search found what it must."""
        if found.state == "failed":
            return False
        if not self.urls:
            return not found.results
        return (self.place(found) or self.first + 1) <= self.first


def read_wanted(content: Path, graph: Graph, addresses: Collection[str]) -> Outcome[tuple[Wanted, ...]]:
    """The searches of an archive's test file, and every fault in it; `addresses` are those that search can find."""
    file = f"{content}/{FILE}"
    try:
        text = decode((content / FILE).read_bytes(), file)
    except OSError as error:
        hint = "write it: tests: [{query: …, expect: …}]"
        problem = Problem(Where(file), "unreadable-file", f"cannot be opened: {error.strerror}.", hint)
        return Outcome((), (problem,))
    parsed = parse_yaml(text.value, file)
    problems = [*text.problems, *parsed.problems]
    if parsed.value is None:
        return Outcome((), tuple(problems))
    spelt = spell(Searches, parsed.value)
    made = validate(Searches, spelt.value)
    problems += [*spelt.problems, *made.problems]
    if not isinstance(made.value, Searches):
        return Outcome((), tuple(problems))
    wanted = []
    for index, test in enumerate(made.value.tests):
        where = spelt.value.mark(("tests", index, "query")).value
        if bool(test.expect) == bool(test.nothing):
            reason = f'"{test.query}" must expect something or nothing.'
            problems.append(Problem(where, "missing-key", reason, "add expect: and an id, or nothing: expected"))
        urls = {id_: _address(id_, graph, addresses) for id_ in test.expect}
        problems += _dangling(spelt.value, index, test.expect, urls, graph)
        wanted.append(Wanted(test.query, tuple(url for url in urls.values() if url), test.first, where))
    return Outcome(tuple(wanted), tuple(problems))


def _address(id_: str, graph: Graph, addresses: Collection[str]) -> str | None:
    """The address of a record, of a part, or of a chapter (`reports/x#h-summary`) that search can find."""
    owner, _, anchor = id_.partition("#")
    node = graph.get(id_) or graph.get(owner)
    if node is None:
        return None
    url = node.url if node.id == id_ else f"{node.url}#{anchor}"
    return url if url in addresses else None


def _dangling(
    raw: Raw, index: int, ids: tuple[str, ...], urls: dict[str, str | None], graph: Graph
) -> Iterator[Problem]:
    for place, id_ in enumerate(ids):
        if urls[id_] is None:
            path = ("tests", index, "expect", place)
            where = raw.mark(path if path in raw.marks else path[:-1]).value
            hint = did_you_mean(id_, graph.nodes, "name a record, or a part of one, that has words")
            yield Problem(where, "dangling-reference", f'expect: "{id_}" is nothing that search can find.', hint)
