"""The officer's report that papers come with: its head, its appendices, and where it ends and they begin.

Law: a report prints "Report to", "Report of", "Date"; sections with numbers; a list of appendices; whom to contact.
What stands behind the contact is an appendix.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sitegen.dates import PartialDate
from sitegen.importers.drafting.intake import Draft
from sitegen.importers.drafting.sheet import Line, Sheet
from sitegen.importers.drafting.taken import understood
from sitegen.importers.known.asked import known_body
from sitegen.importers.known.authorities import committee_named, is_body
from sitegen.importers.known.desk import Desk
from sitegen.importers.known.ids import meeting_id, shortened
from sitegen.importers.letters.meetings_named import meetings_named
from sitegen.importers.words import markup
from sitegen.importers.words.bodies import cleared, document, written
from sitegen.importers.words.printed_dates import Read, dates, first_date
from sitegen.text import fold, slug

_SUBJECT = re.compile(r"^\W*(?:subject|report title|title(?: of report)?)\s*:\s*(?P<title>\S.*?)\W*$", re.IGNORECASE)
_PAIR = re.compile(r"^\W*(?P<label>[A-Z][\w’'() /-]{2,40}?)\s*:\W*?(?:\t|(?<=[:>*\s]))\s*(?P<value>[\w(<].*)$")
_LABELS = {
    "report to": "to",
    "to": "to",
    "meeting": "to",
    "committee": "to",
    "report for": "to",
    "report of": "of",
    "report from": "of",
    "from": "of",
    "responsible officer": "of",
    "author": "of",
    "date": "date",
    "date of meeting": "date",
    "meeting date": "date",
}
_CONTACT = re.compile(
    r"^\W*(?:contact(?: officer| details| information)?"
    r"|report author|e-?mail|tel(?:ephone)?)\W*(?::|$)",
    re.IGNORECASE,
)
_GOES_ON = re.compile(  # whom to contact may stand on a report's first page: its sections follow
    r"^\W*(?:\d{1,2}(?:\.\d{1,3})+\.?\s|\d{1,2}\.?\s+(?:introduction|background|summary|purpose|recommendations?)\b"
    r"|background (?:documents|papers)\b"
    r"|(?:introduction|executive summary|purpose of (?:the )?report|recommendations?)\W*$)",
    re.IGNORECASE,
)
_LIST = re.compile(r"^\W*(?:list of )?appendices\b(?: to this report)?\W*$", re.IGNORECASE)
_APPENDIX = re.compile(
    r"^\W*(?:appendix|annex)\s+(?P<label>\d{1,2}|[A-Z])\b\s*[-–—:.]*\s*(?P<title>\S.*)$", re.IGNORECASE
)
_DATED = re.compile(
    r",?\s*\(?(?P<words>(?:dated|received|of|published)?\s*(?:\d{1,2}\s*(?:&|and|,)\s*)*)$", re.IGNORECASE
)
_FROM = re.compile(r"\bfrom (?:the )?(?P<who>[A-Z].*)$")
_HEAD_LINES = 30
_STOPS = frozenset("the of and to from for in on a an letter correspondence response responses report dated".split())  # noqa: SIM905


@dataclass(frozen=True, slots=True)
class Appendix:
    """One line of a list of appendices; `title` is without the date, `when` the date with the words printed."""

    label: str
    title: str
    printed: str
    line: Line
    when: Read | None = None

    @property
    def date(self) -> PartialDate | None:
        return self.when.date if self.when else None

    @property
    def id(self) -> str:
        """The id of the document that is bound in under this line."""
        return f"documents/{'-'.join(part for part in (shortened(self.title, 70), str(self.date or '')) if part)}"

    @property
    def words(self) -> frozenset[str]:
        return telling(self.title)


@dataclass(frozen=True, slots=True)
class Covering:
    """An officer's report, and what is bound in behind it."""

    heading: str
    report: Sheet
    behind: Sheet
    pairs: dict[str, tuple[str, Line]]
    appendices: tuple[Appendix, ...]

    @property
    def date(self) -> Read | None:
        found = self.pairs.get("date")
        return first_date(found[0]) if found else None


def subject(line: Line) -> str | None:
    """The title in a line such as `# Subject: Summary List of Actions`."""
    match = _SUBJECT.match(line.text)
    return markup.bare(match["title"]) if match else None


def covering(sheet: Sheet) -> Covering:
    """Read the head of a report and find its end."""
    lines = sheet.lines
    told = [line for line in lines if not line.blank]
    heading = next((title for line in told[:_HEAD_LINES] if (title := subject(line))), None)
    pairs: dict[str, tuple[str, Line]] = {}
    for line in told[:_HEAD_LINES]:
        match = _PAIR.match(re.sub(r"</?b>|\*\*", "", line.text))
        if match and (name := _LABELS.get(fold(match["label"]))):
            pairs.setdefault(name, (markup.bare(match["value"]), line))
    end = _end(lines)
    fallback = markup.bare(told[0].text) if told else ""
    return Covering(heading or fallback, sheet.part(0, end), sheet.part(end), pairs, tuple(appendices(lines[:end])))


def appendices(lines: Iterable[Line]) -> Iterator[Appendix]:
    """The appendices that a list under the heading "List of appendices" names."""
    listing = False
    for line in lines:
        if _LIST.match(line.text):
            listing = True
        elif listing and (match := _APPENDIX.match(line.text)):
            yield _appendix(match["label"].upper(), markup.bare(match["title"]), line)
        elif listing and not line.blank:
            listing = False


def appendices_before(sheet: Sheet, number: int) -> tuple[Appendix, ...]:
    """The list of appendices that stands nearest before a line, in a source that binds several reports."""
    at = bisect_left(sheet.lines, number, key=lambda line: line.number)
    for index in range(at - 1, -1, -1):
        if _LIST.match(sheet.lines[index].text):
            return tuple(appendices(sheet.lines[index:at]))
    return ()


def matching(listed: Iterable[Appendix], date: PartialDate | None, words: frozenset[str]) -> Appendix | None:
    """The appendix that a paper of this day, which names these people and bodies, is; none if several may be."""
    dated = [one for one in listed if one.date and date and one.date == date]
    scores = sorted(((len(one.words & words), index) for index, one in enumerate(dated)), reverse=True)
    if not scores:
        return None
    alone = len(scores) == 1 or scores[0][0] > scores[1][0]
    return dated[scores[0][1]] if alone else None


def telling(text: str) -> frozenset[str]:
    """The words of a title that tell it from others."""
    return frozenset(re.findall(r"[a-z0-9]+", fold(text).replace("’", "").replace("'", ""))) - _STOPS


def draft(found: Covering, desk: Desk) -> Draft:
    """The document of the report, and that of what is bound in behind it without being a paper of its own kind."""
    intake = desk.intake
    report = cleared(found.report, intake)
    day = found.date
    name = f"{shortened(found.heading, 70)}-{day.date}" if day else shortened(found.heading)
    made = document(intake, found.report, f"documents/{name or 'officer-report'}")
    made.set(heading=found.heading, type="officer report", prose="verbatim", body=written(report))
    committee = desk.organization
    if to := found.pairs.get("to"):
        known = desk.directory.organization(to[0]).ref
        committee = known or (desk.directory.found(intake, to[0], to[1]) if is_body(to[0]) else committee)
    if not committee and (named := committee_named([*report][:_HEAD_LINES])):
        committee = desk.directory.found(intake, named[0], *named[1])
    if committee:
        made.fill(organization=committee, to=[committee])
    if day:
        made.fill(date=understood(str(day.date), found.pairs["date"][1]))
        if committee and (meeting := meeting_id(committee, day.date)) in intake.drafts:
            made.add("about", meeting)
    if any(not line.blank for line in cleared(found.behind, intake)):
        _bound_in(found, desk, made, committee)
    return made


def _bound_in(found: Covering, desk: Desk, made: Draft, committee: str | None) -> None:
    intake = desk.intake
    behind = cleared(found.behind, intake)
    first = next(iter(found.appendices), None)
    told = (markup.bare(line.text) for line in behind)
    title = first.title if first else next((words for words in told if slug(words)), "Appendix")
    bound = intake.draft(first.id if first else intake.free(f"documents/{shortened(title)}"))
    bound.fill(part_of=made.fields.get("part_of") or made.id, heading=title, type="appendix", prose="verbatim")
    bound.fill(organization=committee, body=written(behind))
    if about := meetings_named(desk, committee, behind):
        bound.add("about", *about)
    sender = _FROM.search(title)
    if first and sender and (body := known_body(desk, sender["who"], first.line)):
        bound.fill(from_=[body], to=[committee] if committee else None)
    if first and first.when:
        bound.fill(date=understood({"date": str(first.when.date), "printed": first.when.printed}, first.line))


def _appendix(label: str, title: str, line: Line) -> Appendix:
    found = [*dates(title)]
    if not found:
        return Appendix(label, title, title, line)
    last = found[-1]
    before = title[: last.start]
    words = _DATED.search(before)
    cut = words.start() if words else last.start
    printed = f"{words['words'].strip()} {last.printed}".strip() if words else last.printed
    when = Read(last.date, printed, last.start, last.fault)
    return Appendix(label, before[:cut].strip(" ,;(-–") or title, title, line, when)


def _end(lines: tuple[Line, ...]) -> int:
    """The index behind the report's last line: that of whom to contact, and of how, when it is printed."""
    end = len(lines)
    seen = False
    for index, line in enumerate(lines):
        if _CONTACT.match(line.text) and index > _HEAD_LINES // 3:
            seen, end = True, index + 1
        elif seen and not line.blank:
            if not _GOES_ON.match(line.text):
                break
            seen, end = False, len(lines)
    return end
