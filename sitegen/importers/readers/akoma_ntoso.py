"""Akoma Ntoso debates: sections, speeches, questions and answers, narrative and summaries.

Law: a section of the debate's body is an item of business, a section within it a panel; whatever stands in a section
and is no speech is narrative, in its place.
"""

from __future__ import annotations

from collections.abc import Mapping

from sitegen.importers.drafting.taken import Taken, Tree, understood, verbatim
from sitegen.importers.known.desk import Desk, Opened, Reader
from sitegen.importers.known.ids import meeting_id, part_id
from sitegen.importers.opening.tree import begins
from sitegen.importers.opening.tree_prose import markdown
from sitegen.importers.opening.tree_xml import Element
from sitegen.importers.structured import akoma_references as head
from sitegen.importers.structured.akoma_references import References
from sitegen.importers.structured.cited import Cited
from sitegen.text import slug

_SECTIONS = frozenset({
    "debateSection", "administrationOfOath", "rollCall", "prayers", "oralStatements", "writtenStatements",
    "personalStatements", "ministerialStatements", "resolutions", "nationalInterest", "declarationOfVote",
    "communication", "petitions", "papers", "noticesOfMotion", "questions", "address", "proceduralMotions",
    "pointOfOrder", "adjournment", "component", "speechGroup",
})  # fmt: skip
_TYPES: Mapping[str, str] = {
    "speech": "speech", "question": "question", "answer": "answer", "narrative": "narrative", "summary": "summary",
    "scene": "narrative", "other": "other",
}  # fmt: skip
_HEADINGS = frozenset({"num", "heading", "subheading"})
_FROM = frozenset({"from"})
_FRONT = ("coverPage", "preface", "conclusions")
NARRATIVE = "Narrative"  # of words that nobody is said to have spoken


class _Debate:
    """Makes the meeting and transcript of one debate."""

    def __init__(self, desk: Desk, cited: Cited, debate: Element, meeting: str) -> None:
        self._desk, self._cited, self._meeting = desk, cited, meeting
        self._references: References = head.references(desk, cited, debate)
        self._agenda: list[Tree] = []
        self._panels: list[Tree] = []
        self._numbers: list[str] = []  # of the items, as their anchors end
        self._spoken = 0

    def read(self, body: Element) -> None:
        loose = [child for child in body if child.tag not in _SECTIONS and child.tag not in _HEADINGS]
        self._panel([one for one in body if one.tag in _HEADINGS], loose)
        for section in body:
            if section.tag in _SECTIONS:
                headings = [one for one in section if one.tag in _HEADINGS]
                self._agenda.append(self._item(section, headings))
                self._section(section, headings or [section])
        self._desk.intake.draft(self._meeting).set(agenda=self._agenda or None)
        if self._panels:
            transcript = self._desk.intake.draft(f"{self._meeting}/transcript")
            transcript.set(prose="verbatim", panels=self._panels)

    def _item(self, section: Element, headings: list[Element]) -> Tree:
        """An item of business: numbered as printed, where that tells it from the others, or else by its place."""
        number = str(len(self._agenda) + 1)
        if (num := section.child("num")) and slug(num.words) and slug(num.words) not in self._numbers:
            number = num.words.strip(" .:()")
            headings = [one for one in headings if one is not num]
            told: Tree = understood(number, *self._cited.within(num))
        else:
            while slug(number) in self._numbers:
                number = f"{number}-{len(self._agenda) + 1}"
            told = number
        self._numbers.append(slug(number))
        return {"number": told, "heading": self._heading(headings) or _named(section, self._cited)}

    def _section(self, section: Element, headings: list[Element]) -> None:
        """The panel of a section, and those of the sections in it; what follows an inner section has a panel too."""
        said: list[Element] = []
        for child in section:
            if child.tag in _SECTIONS:
                self._panel(headings, said)
                said = []
                own = [one for one in child if one.tag in _HEADINGS]
                outer = [] if headings and headings[0] is section else headings
                self._section(child, own or outer or [child])
            elif child.tag not in _HEADINGS:
                said.append(child)
        self._panel(headings, said)

    def _panel(self, headings: list[Element], said: list[Element]) -> None:
        speeches = [speech for one in said for speech in self._speeches(one)]
        if not speeches and not (headings and headings[0].tag in _HEADINGS and not self._agenda):
            return
        fallback = _named(headings[0], self._cited) if headings else "Debate"
        self._panels.append({
            "heading": self._heading(headings) or fallback,
            "item": part_id(self._meeting, "item", self._numbers[-1]) if self._numbers else None,
            "speeches": speeches,
        })  # fmt: skip

    def _heading(self, headings: list[Element]) -> Taken | None:
        told = [one for one in headings if one.tag in _HEADINGS and one.words]
        lines = dict.fromkeys(line for one in told for line in self._cited.within(one))
        return verbatim(" ".join(one.words for one in told), *lines) if told else None

    def _speeches(self, element: Element) -> list[Tree]:
        """What one element says, if anything; an element that only holds speeches is those."""
        if element.tag not in _TYPES and any(one.tag in _TYPES for one in element):
            return [speech for child in element for speech in self._speeches(child)]
        cited, printed = self._cited, element.child("from")
        words = cited.prose(element, _FROM)
        shown, who = "", None
        if element.get("by"):
            who, shown = self._references.person(element.get("by"))
        label = cited.words(printed)
        if label is None and shown:
            label = understood(shown, *cited.head(element))
        if words is None and label is None:
            return []
        if who is None and label is not None:
            who = self._desk.directory.person(str(label.value)).ref
        self._spoken += 1
        for attribute in ("to", "startTime", "endTime"):
            if element.get(attribute):
                cited.left(f"{element.tag}: {attribute}", element)
        return [{
            "id": f"s{self._spoken:03d}",
            "label": label or NARRATIVE,
            "speaker": understood(who, *cited.head(element)) if who else None,
            "role": self._references.role(element.get("as"), cited) if element.get("as") else None,
            "type": _TYPES.get(element.tag, "narrative") if label else _unspoken(element.tag),
            "body": words,
        }]  # fmt: skip


def _unspoken(tag: str) -> str:
    """What words without a speaker are: narrative, unless the element says summary or something else."""
    kind = _TYPES.get(tag, "narrative")
    return "narrative" if kind in ("speech", "question", "answer") else kind


def _named(section: Element, cited: Cited) -> Tree:
    """What a section without a heading is called: the name it is given, or the kind of section it is."""
    name = section.get("name") or "".join(f" {char.lower()}" if char.isupper() else char for char in section.tag)
    return understood(name[:1].upper() + name[1:], *cited.head(section))


def _front(desk: Desk, cited: Cited, debate: Element) -> None:
    """The words before and after the debate: the body of the document itself."""
    parts = [one for one in debate if one.tag in _FRONT and one.words]
    if parts:
        lines = dict.fromkeys(line for one in parts for line in cited.within(one))
        text = "\n\n".join(markdown(one) for one in parts)
        desk.intake.draft(desk.intake.document).set(prose="verbatim", body=verbatim(text, *lines))


def _debate(root: Element) -> Element | None:
    return next(root.every("debate", "debateReport", "debateRecord"), None)


def read(opened: Opened, desk: Desk) -> None:
    """Read a debate."""
    if not isinstance(opened.data, Element):
        return
    cited, debate = Cited(opened), _debate(opened.data)
    debate = opened.data if debate is None else debate
    date, body = head.day(debate), debate.child("debateBody") or next(debate.every("debateBody"), None)
    _front(desk, cited, debate)
    if date is None:
        desk.intake.doubt("a debate without a date", debate.get("name") or debate.tag, cited.lines(debate)[:1])
    elif body is not None:
        committee = head.body(desk, cited, debate)
        meeting = meeting_id(committee, date[0])
        desk.intake.draft(meeting).set(date=head.told(date, cited), status="held")
        _Debate(desk, cited, debate, meeting).read(body)
    for one in debate:
        if one.tag == "attachments":
            cited.left("<attachments>", one)
    cited.tell(desk.intake)


def recognises(opened: Opened) -> int:
    """A debate in Akoma Ntoso; its acts and bills are no debates."""
    if not isinstance(opened.data, Element):
        return 0
    if opened.data.tag.casefold() == "akomantoso":
        return 100 if _debate(opened.data) is not None or next(opened.data.every("debateBody"), None) is not None else 0
    return 90 if "debatebody" in begins(opened.data) else 0


READER = Reader("akoma-ntoso", "Akoma Ntoso debate", "transcript", "xml", recognises, read)
