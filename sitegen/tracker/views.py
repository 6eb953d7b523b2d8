"""The lists of the tracker: all of it, and one for each option of its facets. Law: a line is on a list once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sitegen.tracker.facets import Facet, Option
from sitegen.tracker.lines import Line

PAGE = 500  # lines of a list on one page; longer ones go on on further pages


@dataclass(frozen=True, slots=True)
class Section:
    """Lines of a list under a heading; `id` is its anchor. Where a list has one section, it has no heading."""

    id: str
    heading: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class View:
    """One list: its address, its title, and its lines in sections."""

    url: str
    title: str
    sections: tuple[Section, ...]
    option: Option | None = None

    @property
    def lines(self) -> tuple[Line, ...]:
        """All its lines, in the order in which the page shows them."""
        return tuple(line for section in self.sections for line in section.lines)

    def parts(self) -> Iterator[tuple[str, tuple[Section, ...]]]:
        """Its pages: the address of each, and the pieces of sections that stand on it."""
        total = len(self.lines)
        for begin in range(0, max(total, 1), PAGE):
            end, pieces, passed = begin + PAGE, [], 0
            for section in self.sections:
                here = section.lines[max(begin - passed, 0) : max(end - passed, 0)]
                if here:
                    pieces.append(Section(section.id if passed >= begin else "", section.heading, here))
                passed += len(section.lines)
            yield self.page(begin), tuple(pieces)

    def page(self, place: int) -> str:
        """The address of the page on which the line at a place stands."""
        return self.url if place < PAGE else f"{self.url}page-{place // PAGE + 1}/"

    def counted(self) -> Iterator[tuple[Section, str]]:
        """Each of its sections, with the address at which it begins."""
        passed = 0
        for section in self.sections:
            yield section, f"{self.page(passed)}#{section.id}"
            passed += len(section.lines)


def view(facet: Facet, option: Option) -> View | None:
    """The list of an option: those of bodies, committees and reports by what came of each, what is due by its date."""
    if option.url is None:
        return None
    sections = tuple(Section(*named, tuple(lines)) for named, lines in _sorted(facet, option) if lines)
    return View(option.url, option.title, sections or (Section("", "", ()),), option)


Sorted = Iterator[tuple[tuple[str, str], list[Line]]]


def _sorted(facet: Facet, option: Option) -> Sorted:
    if facet.name == "due":
        yield ("", ""), sorted(option.lines, key=lambda line: str(line.last or ""))
        return
    if facet.name not in ("to", "of", "by", "report"):
        yield ("", ""), list(option.lines)
        return
    sorts = _WORK if option.lines[0].node.kind == "action" else _BY_BODY if facet.name == "to" else _REPLIES
    found: dict[str, list[Line]] = {key: [] for key, _ in sorts}
    for line in option.lines:
        found[_sort(line, option.record if facet.name == "to" else None)].append(line)
    yield from (((key, words), found[key]) for key, words in sorts)


_WORK = (("complete", "complete"), ("other", "not known to be complete"))
_REPLIES = (
    ("answered", "answered"),
    ("skipped", "passed over in a reply"),
    ("no-response", "with no response held"),
    ("not-expected", "with no response expected"),
)
_BY_BODY = (
    ("answered", "answered by it"),
    ("skipped", "passed over in its reply"),
    ("no-response", "with no response held from it"),
    ("not-expected", "with no response expected"),
)


def _sort(line: Line, body: str | None) -> str:
    """Which section a line belongs to: of its body's list, if one is named, or of its committee's."""
    if line.node.kind == "action":
        return "complete" if line.state == "complete" else "other"
    if line.is_answered(body):
        return "answered"
    if line.stances(body):
        return "skipped"
    return "not-expected" if "not-expected" in line.values["response"] else "no-response"
