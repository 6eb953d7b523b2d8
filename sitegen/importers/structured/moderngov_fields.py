"""What the fields of ModernGov's web service say: names, days, times, statuses. Dry."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

from sitegen.dates import PartialDate
from sitegen.importers.drafting.taken import Taken, understood, verbatim
from sitegen.importers.opening.tree import walk
from sitegen.importers.opening.tree_prose import plain
from sitegen.importers.opening.tree_xml import Element
from sitegen.importers.structured.cited import Cited
from sitegen.importers.words import markup
from sitegen.importers.words.printed_dates import first_date, time_of_day

SIGNS = frozenset({
    "councillorid", "fullusername", "committeeid", "committeetitle", "meetingid", "agendaitems", "attendees",
    "wardtitle",
})  # fmt: skip
ROOTS = frozenset({
    "councillorsbyward", "councillorsbywardid", "councillorsbypostcode", "getmeetings", "getmeetingsbydate",
    "committees", "memberlist", "getattendance", "getcommitteesbyuser",
})  # fmt: skip
MEETING = frozenset({
    "meetingid", "committeeid", "committeetitle", "meetingdate", "meetingtime", "meetinglocation", "meetingstatus",
    "agendaitems", "attendees", "linkeddocuments", "location", "meetingactualstarttime",
    "meetingactualfinishtime", "url",
})  # fmt: skip
COUNCILLOR = frozenset({
    "councillorid", "memberid", "userid", "fullusername", "name", "politicalpartytitle", "politicalgrouptitle",
    "keyposts", "representing", "termsofoffice", "committees", "wardtitle",
})  # fmt: skip
COMMITTEE = frozenset({"committeeid", "committeetitle", "meetings", "committeemeetings"})
NAMELESS = "a council whose name the file does not print"
_HOST = re.compile(r"https?://([\w.-]+)/", re.IGNORECASE)
_HTML = re.compile(r"<(?:p|br|div|ul|ol|li|table|span|b|strong|em|i|a|h[1-6])\b", re.IGNORECASE)
_STATUSES = (  # the first word found decides
    ("cancel", "cancelled"), ("abandon", "cancelled"), ("postpone", "postponed"), ("reschedul", "postponed"),
    ("occurred", "held"), ("held", "held"),
)  # fmt: skip
_CAME = (
    ("substitut", "substitute"), ("apolog", "apologies"), ("absent", "absent"), ("not present", "absent"),
    ("in attendance", "in attendance"), ("present", "present"), ("attended", "present"), ("virtual", "present"),
    ("remote", "present"), ("expected", "invited"), ("invited", "invited"),
)  # fmt: skip
_CAPACITIES = (("guest", "guest"), ("witness", "guest"), ("officer", "in attendance"), ("advis", "in attendance"))


@dataclass(frozen=True, slots=True)
class Field:
    """A field of an element, as a child or an attribute, under the first of its names that says something."""

    element: Element | None
    words: str

    @classmethod
    def of(cls, element: Element | None, *names: str) -> Field:
        """Find a field; one that is not there has no words."""
        if element is None:
            return cls(None, "")
        for name in names:
            child = element.child(name)
            if child is not None and (words := _unescaped(child.words)):
                return cls(child, words)
            if words := _unescaped(element.get(name)):
                return cls(element, words)
        return cls(None, "")

    @property
    def tag(self) -> str:
        """The name it was found under."""
        return self.element.tag if self.element is not None else ""

    def taken(self, cited: Cited) -> Taken | None:
        """The words, for a field that is not Markdown."""
        return verbatim(self.words, *cited.lines(self.element)) if self.words else None

    def prose(self, cited: Cited) -> Taken | None:
        """The words as Markdown; they may be written in HTML."""
        if not self.words or self.element is None:
            return None
        raw = self.words if self.element.children else _unescaped(self.element.text) or self.words
        shown = markup.tidy(raw) if _HTML.search(raw) else "\n\n".join(map(plain, re.split(r"\n\s*\n", raw)))
        text = shown.strip()
        return verbatim(text, *cited.lines(self.element)) if text else None

    def read(self, cited: Cited, meaning: str | None) -> Taken | None:
        """What the words mean, if they mean anything."""
        return understood(meaning, *cited.lines(self.element)) if meaning else None


def titled(committee: Element) -> Field:
    """The title of a committee."""
    return Field.of(committee, "committeetitle", "title")


def lowered(element: Element) -> Element:
    """The tree with all names in lower case: installations differ in how they write them."""
    made = Element(
        element.tag.casefold(),
        {name.casefold(): value for name, value in element.attributes.items()},
        element.line,
        element.text_line,
        element.end,
        element.text,
        element.tail,
    )
    made.children = [lowered(child) for child in element]
    return made


def host_of(root: Element) -> str:
    """The host of the first address in a file: whose installation it is."""
    for node in walk(root):
        assert isinstance(node, Element)
        for text in (node.text, *node.attributes.values()):
            if match := _HOST.search(text):
                return match[1].casefold()
    return ""


def day(words: str) -> str | None:
    """The day a field says (21/01/2026), as records write it."""
    read = first_date(words)
    return str(read.date) if read and isinstance(read.date, PartialDate) and read.date.day else None


def time(words: str) -> str | None:
    """The time of day a field says."""
    return time_of_day(words)


def status_of_meeting(words: str, *, attended: bool) -> str:
    """What became of a meeting: what its status says, or held when somebody was at it."""
    said = next((status for word, status in _STATUSES if word in words.casefold()), None)
    return said or ("held" if attended else "scheduled")


def status_of_attendee(words: str, capacity: str) -> str | None:
    """How somebody was at a meeting, by the attendance and the capacity told; None when that is not known."""
    came = next((status for word, status in _CAME if word in words.casefold()), None)
    there = came == "present" or not words
    as_what = next((status for word, status in _CAPACITIES if word in capacity.casefold()), None)
    return as_what if as_what and there else came


def _unescaped(text: str) -> str:
    """The words of a field: characters are often escaped twice."""
    return html.unescape(text).strip()
