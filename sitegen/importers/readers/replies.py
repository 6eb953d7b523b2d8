"""Replies to a committee's report: letters and papers that answer its recommendations, one by one or in groups.

A reply is a document, verbatim, and a response with an answer for each recommendation it takes up. Where it quotes the
recommendation, the quote makes the recommendation's record, or fills it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sitegen.dates import PartialDate
from sitegen.importers.drafting.intake import Draft
from sitegen.importers.drafting.passages import Paragraph
from sitegen.importers.drafting.sheet import Line, Sheet
from sitegen.importers.drafting.taken import plain, understood, verbatim
from sitegen.importers.known import stubs
from sitegen.importers.known.desk import Desk, Opened, Reader
from sitegen.importers.known.ids import shortened
from sitegen.importers.letters import answering, correspondence, letter_heads, letters
from sitegen.importers.letters.answering import Stretch, stretches
from sitegen.importers.letters.bearing import bearing
from sitegen.importers.letters.correspondence import Posted
from sitegen.importers.letters.stances import Stance, stance
from sitegen.importers.letters.verdicts import Verdict, verdicts
from sitegen.importers.reports.recommended import blank, recommendation
from sitegen.importers.reports.report_titles import Titled, sent, titled
from sitegen.importers.words.bodies import blocks, cleared, document, joined, written
from sitegen.importers.words.markup import bare
from sitegen.importers.words.tables import tables
from sitegen.text import excerpt, quoted, slug

_REACH = 400
_REPLYING = re.compile(
    r"\b(?:response|reply|responding)\b.*\b(?:recommendations?|report|inquiry|review|committee|panel"
    r"|scrutiny)\b",
    re.IGNORECASE,
)
_SENDER = re.compile(r"^(?:the )?(?P<who>[A-Z][\w’' &-]{2,60}?)(?:['’]s?)? (?:response|reply)\b", re.IGNORECASE)
_HEAD = 40
_FEW = 2


@dataclass(frozen=True, slots=True)
class Found:
    """What a reply has: stretches of prose, or rows of a table."""

    stretches: tuple[Stretch, ...] = ()
    rows: tuple[Verdict, ...] = ()


@dataclass(frozen=True, slots=True)
class _Within:
    """The response that answers stand in, the report they are to, and what another printing of its words is called."""

    made: Draft
    report: str
    place: str
    desk: Desk
    marked: bool


def begins(sheet: Sheet, index: int) -> bool:
    """The first line of the head of a letter that answers recommendations."""
    if letter_heads.starts(sheet.lines, index) is None:
        return False
    return answering.answers_recommendations(sheet.part(index, index + _REACH))


def recognises(opened: Opened) -> int:
    """A letter that answers recommendations; or a paper that says it is a response, and answers several."""
    sheet = opened.sheet
    if letters.parsed(sheet.lines[:_REACH]) and answering.answers_recommendations(sheet):
        return 80
    told = [line for line in sheet if not line.blank][:_HEAD]
    if not any(_REPLYING.search(bare(line.text)) for line in told):
        return 0
    found = sum(1 for table in tables(sheet) for _ in verdicts(table)) or len(
        [*stretches(blocks(sheet), numbered=True)]
    )
    return 78 if found >= _FEW else 0


def read(opened: Opened, desk: Desk) -> None:
    """The reply as a document and as a response."""
    if letters.parsed(opened.sheet.lines[:_REACH]) is not None:
        sent = correspondence.posted(desk, opened.sheet)
        if sent is not None:
            _letter(sent, desk)
            return
    _paper(opened.sheet, desk)


def _letter(sent: Posted, desk: Desk) -> None:
    letter, sheet = sent.letter, sent.sheet
    at = next(index for index, line in enumerate(sheet) if letter_heads.is_salutation(line))
    found = [*stretches(blocks(sheet.part(letter.end)))] or [*stretches(blocks(sheet.part(at + 1, letter.end)))]
    told = titled([line for line in sheet.part(at) if not line.blank], letter.subject[0] if letter.subject else "")
    made = _response(
        sent.draft, told, [sent.sender.body] if sent.sender.body else sent.sender.refs, desk, sent.letter.head[:1]
    )
    made.fill(
        signed_by=sent.sender.person,
        signed_as=letter.signed.below[0] if letter.signed and letter.signed.below else None,
    )
    made.fill(to=list(sent.addressee.refs) or None)
    rows = tuple(row for table in tables(sheet) for row in verdicts(table))
    _answered(made, sheet, Found(tuple(found), rows), told, desk)


def _paper(sheet: Sheet, desk: Desk) -> None:
    """A paper without a salutation: "Government response to the Committee's report", or a table of responses."""
    swept = cleared(sheet, desk.intake)
    told_lines = [line for line in swept if not line.blank]
    if not told_lines:
        return
    title = next((line for line in told_lines[:_HEAD] if _REPLYING.search(bare(line.text))), told_lines[0])
    heading = excerpt(bare(title.text), 160)
    made = document(desk.intake, sheet, f"documents/{shortened(heading)}")
    made.fill(
        heading=understood(heading, title),
        type="other",
        prose="verbatim",
        body=written(swept),
        organization=desk.organization,
    )
    match = _SENDER.match(heading)
    who = match["who"].title() if match and match["who"].isupper() else match["who"] if match else ""
    sender = [desk.directory.found(desk.intake, who, title)] if who else []
    told = titled(told_lines[:_HEAD], heading) or titled(told_lines)
    response = _response(made, told, sender, desk, [title])
    rows = [row for table in tables(swept) for row in verdicts(table)]
    found = [] if rows else [*stretches(blocks(swept), numbered=True)]
    _answered(response, swept, Found(tuple(found), tuple(rows)), told, desk)


def _response(paper: Draft, told: Titled | None, sender: list[str], desk: Desk, lines: Sequence[Line]) -> Draft:
    """The response that a paper is. Without a body or person to answer, the committee's desk says it is not known."""
    names = [desk.directory.names.get(ref, "") for ref in sender if ref.startswith("organizations/")]
    who = (sender[-1] if sender else "").rpartition("/")[2]
    about = slug(told.title) if told else ""
    made = desk.intake.draft(
        f"responses/{'-'.join(part for part in (who, about) if part) or paper.id.rpartition('/')[2]}"
    )
    heading = ": ".join(part for part in (names[0] if names else "", told.title if told else "") if part)
    made.fill(
        heading=understood(heading or plain(paper.fields.get("heading")), *lines),
        from_=understood(sender, *lines) if sender else None,
    )
    made.fill(date=paper.fields.get("date"), reference=paper.fields.get("reference"), document=paper.id)
    if not sender:
        desk.intake.doubt("a reply that does not say whose it is", heading, lines)
    return made


def _answered(made: Draft, sheet: Sheet, found: Found, told: Titled | None, desk: Desk) -> None:
    """The answers of a response, and the report and the recommendations they are to."""
    if told is None:
        first = next(line for line in sheet if not line.blank)
        desk.intake.doubt("a reply to a report that is not named", str(plain(made.fields.get("heading", ""))), [first])
        return
    to = [ref for ref in plain(made.fields.get("to", [])) if str(ref).startswith("organizations/")]
    report = stubs.report(desk, told.title, desk.organization or next(iter(to), None), told.line)
    if told.published:
        report.fill(date_published=understood(str(told.published.date), told.line))
    day = plain(made.fields.get("date"))
    if posted := sent(sheet.lines, PartialDate.parse(day) if isinstance(day, str) else None):
        read_, line = posted
        report.fill(date_sent=understood({"date": str(read_.date), "printed": read_.printed}, line))
    made.fill(report=report.id)
    paper = str(plain(made.fields["document"]))
    desk.intake.draft(paper).add("about", report.id, made.id)
    report.add("documents", paper)
    within = _Within(made, report.id, str(plain(made.fields.get("heading", ""))), desk, sheet.marked)
    for one in found.stretches:
        for number, reply in _parted(one, within).items():
            _stretch(replace(one, reply=reply), number, within)
    for row in found.rows:
        wanted = recommendation(desk, report.id, row.number, row.asked, row.line, place=within.place)
        _answer(within, wanted, row.reply, (row.line,), stance(row.reply, row.verdict))


def _parted(one: Stretch, within: _Within) -> dict[str, tuple[Paragraph, ...]]:
    """The paragraphs of a stretch for each recommendation it names; all for each, where its words are not known."""
    drafts = within.desk.intake.drafts
    folder = f"recommendations/{within.report.removeprefix('reports/')}/"
    texts = {id_: str(plain(draft.fields.get("text", ""))) for id_, draft in drafts.items() if id_.startswith(folder)}
    asked = {number: texts.get(folder + number, "") for number in one.numbers}
    if len(asked) < _FEW or not all(asked.values()):
        return dict.fromkeys(one.numbers, one.reply)
    return bearing(one.reply, asked, [text for id_, text in texts.items() if id_.removeprefix(folder) not in asked])


def _stretch(one: Stretch, number: str, within: _Within) -> None:
    lines = one.heading.lines
    wanted = blank(within.desk, within.report, number, *lines)
    if one.quote and len(one.numbers) == 1:
        printed = tuple(line for part in one.quote for line in part.lines)
        wanted = recommendation(within.desk, within.report, number, one.quoted, *printed, place=within.place)
    text = str(joined(one.reply, marked=within.marked).value) if one.reply else ""
    if len(one.numbers) > 1:
        shared = f"one passage answers recommendations {', '.join(one.numbers)}"
        within.desk.intake.doubt(shared, excerpt(bare(one.heading.text), 80), lines, [wanted.id])
    said = tuple(line for part in one.reply for line in part.lines)
    named = None if text else Stance("not addressed", quoted(excerpt(bare(one.heading.text), 120)))
    _answer(within, wanted, text, said or lines, named or stance(text))


def _answer(within: _Within, wanted: Draft, text: str, lines: tuple[Line, ...], read_: Stance) -> None:
    """One answer, and the step it is on the recommendation's clock."""
    made = within.made
    answers = made.fields.setdefault("answers", [])
    if not isinstance(answers, list) or wanted.id in [answer["recommendation"] for answer in plain(answers)]:
        return
    answer = {"recommendation": wanted.id, "stance": understood(read_.value, *lines), "stance_basis": read_.basis}
    answers.append({**answer, "text": verbatim(text, *lines) if text else None})
    if read_.value == "not addressed":
        about = "a recommendation that a heading names and no words below it bear on"
        within.desk.intake.doubt(about, read_.basis or "", lines, [wanted.id])
        return
    if read_.basis is None:
        about = "a reply whose words do not say what it is to the recommendation"
        within.desk.intake.doubt(about, excerpt(bare(text), 80), lines, [wanted.id])
    by = next(iter(plain(made.fields.get("from", []))), None)
    step = {"clock": "response", "value": read_.value, "date": plain(made.fields.get("date")), "by": by}
    wanted.add("history", understood({key: value for key, value in step.items() if value}, *lines))


READER = Reader("replies", "Reply to recommendations", "letter", "text", recognises, read, begins)
