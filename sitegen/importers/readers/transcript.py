"""Transcripts of speeches: panels, and in them every contribution with its speaker, role and words.

Law: a label is kept as printed; whom it means is found by the name, the meeting's roll, and the first label of the same
speaker. Speeches are numbered over all panels of a meeting in the order of print; what nobody says has no such number.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from sitegen.importers.drafting.passages import Paragraph, escaped
from sitegen.importers.drafting.sheet import Line, Sheet
from sitegen.importers.drafting.taken import Taken, Tree, plain, understood, verbatim
from sitegen.importers.known.attendees import entries
from sitegen.importers.known.desk import Desk, Opened, Reader
from sitegen.importers.known.ids import few
from sitegen.importers.known.seating import seat
from sitegen.importers.known.stubs import item as stub_item
from sitegen.importers.known.stubs import meeting as stub_meeting
from sitegen.importers.minutes.list_headings import status_of
from sitegen.importers.speech import bracketed, speeches
from sitegen.importers.speech.labels import read_label
from sitegen.importers.speech.speakers import Reading
from sitegen.importers.speech.spoken import Session, Spoken
from sitegen.importers.speech.transcript_heads import Heading, heading, is_head, whose
from sitegen.importers.words import markup, notices
from sitegen.importers.words.bodies import document, is_whole, written
from sitegen.importers.words.furniture import sweep
from sitegen.importers.words.names import looks_like_name

_HEADED = re.compile(r"^#{1,6} +(.+?)\s*$", re.MULTILINE)
_ASKS = re.compile(r"\?")
_CALLED = re.compile(
    r"\b(?:(?:Assembly|Committee) Member|Councillor|Cllr|Deputy Chair\w*|Chair\w*)(?: [A-Z][\w’'-]+){0,3}\?"
)
_PANEL = re.compile(r"^\s*[IVX]{1,4}:\s*")
_FEW = 3
_AHEAD = 8


def begins(sheet: Sheet, index: int) -> bool:
    """A heading that says "transcript" or "oral evidence", with a speech soon below it."""
    text = sheet.lines[index].text
    if len(text) > 600 or not re.search(r"transcript|oral evidence|verbatim", text, re.IGNORECASE):
        return False
    if not re.match(
        r"\s*(?:#|\*\*|(?:uncorrected |draft )?(?:transcript|oral evidence|verbatim)\b)", text, re.IGNORECASE
    ):
        return False
    told = [line.text for line in sheet.lines[index + 1 : index + 4 * _AHEAD] if not line.blank][:_AHEAD]
    found = [label for one in told if (label := read_label(one)) and label.family != "own line"]
    return any(label.strong for label in found)


def recognises(opened: Opened) -> int:
    """By its labels: several, of several speakers, over a good part of its paragraphs."""
    sheet = opened.sheet
    count, speakers = speeches.count_labels(sheet)
    told = [line for line in sheet if not line.blank]
    head = " ".join(line.text for line in told[:12])
    named = bool(
        re.search(r"\b(?:transcript|(?:oral|minutes of) evidence|verbatim|hansard|proceedings)\b", head, re.IGNORECASE)
    )
    if count < (_FEW if named else 2 * _FEW) or speakers < 2:
        return 0
    paragraphs = sum(
        1 for at, line in enumerate(sheet.lines) if not line.blank and (at == 0 or sheet.lines[at - 1].blank)
    )
    share = count / max(paragraphs, 1)
    return min(90, 30 * named + 20 * (count > 3 * _FEW) + round(60 * min(share * 1.5, 1)))


def read(opened: Opened, desk: Desk) -> None:
    """The speeches by panel, each with its speaker, and the meeting they were made at."""
    sheet = sweep(opened.sheet, desk.intake)
    found = speeches.sessions(sheet, _known(desk))
    front = [line for line in sheet if not line.blank]
    first = next((one.lines[0].number for session in found for one in session.spoken if one.label), 0)
    head = [line for line in front if line.number < first]
    told = whose(head, sheet, desk)
    if told is None or not found:
        desk.intake.doubt("a transcript whose meeting or date is not printed", opened.sheet.file, front[:1])
        paper = document(desk.intake, opened.sheet, "documents/transcript")
        paper.fill(heading="Transcript", type="transcript", prose="verbatim", body=written(sheet))
        return
    organization, day, line = told
    made = stub_meeting(desk, organization, day.date, line)
    desk.organization, desk.date = organization, day.date
    transcript = desk.intake.draft(f"{made.id}/transcript").fill(prose="verbatim")
    panels = transcript.fields.setdefault("panels", [])
    assert isinstance(panels, list)
    reading = Reading(desk, made.id, sheet.marked, *_so_far(panels))
    if is_whole(desk.intake, opened.sheet):
        name = desk.directory.names.get(organization, "committee")
        paper = desk.intake.draft(desk.intake.document).set(
            type="transcript", about=[made.id], organization=organization
        )
        paper.set(heading=understood(f"Transcript of the {name}, {day.date.long}", line), date=str(day.date))
    for session in found:
        _present(session, reading)
    reading.meet(one for session in found for one in session.spoken)
    for session in found:
        panels.append(_panel(session, panels, reading))
    reading.seat_all()
    bracketed.told_of(desk, (part for session in found for one in session.spoken for part in one.paragraphs))


def _so_far(panels: list[Tree]) -> tuple[int, int]:
    """How many speeches and narratives the panels read before have."""
    ids = [str(speech["id"]) for panel in plain(panels) for speech in panel["speeches"]]
    return sum(id_.startswith("s") for id_ in ids), sum(id_.startswith("n") for id_ in ids)


def _known(desk: Desk) -> Callable[[str], bool]:
    return lambda name: bool(desk.directory.person(name).ref)


def _panel(session: Session, before: list[Tree], reading: Reading) -> dict[str, Tree]:
    """One panel: its heading and item, what stands in its head besides, and its speeches."""
    lines = tuple(line for paragraph in session.head for line in paragraph.lines)
    last = plain(before[-1]) if before else {}
    told = heading(lines, str(last.get("heading", "Transcript")))
    ids = {str(plain(panel).get("id")) for panel in before}
    id_, number = told.number or few(told.title), 2
    while id_ in ids:
        id_, number = f"{told.number or few(told.title)}-{number}", number + 1
    item = None
    if told.item:
        meeting = reading.desk.intake.draft(reading.meeting)
        item = stub_item(meeting, told.item, told.title, told.lines[0])
    front = [*_front(lines, told, reading)]
    fields: dict[str, Tree] = {
        "heading": understood(told.title, *(told.lines or lines[:1])),
        "id": id_,
        "item": item if item and "#" in item else last.get("item") if not told.item else None,
        "speeches": [*front, *(_speech(one, reading) for one in session.spoken)],
    }
    return {key: value for key, value in fields.items() if value is not None}


def _present(session: Session, reading: Reading) -> None:
    """Seat those whom lists over the first speech name: members present, witnesses."""
    status: tuple[str, str | None] | None = None
    for paragraph in session.head:
        line = paragraph.lines[0]
        headed = status_of(line.text)
        status, names = (headed[:2], headed[2]) if headed else (status, notices.words(line))
        if status and names:
            found = entries(_PANEL.sub("", names), status[0], line, role=status[1])
            seat(reading.desk, reading.meeting, [one for one in found if looks_like_name(one.name)])


def _front(lines: Sequence[Line], told: Heading, reading: Reading) -> Iterator[dict[str, Tree]]:
    """What stands over the first speech: whose transcript it is says the meeting; other words stand as nobody's."""
    left: list[Line] = []
    for line in lines:
        text = notices.words(line)
        if line in told.lines or not text or is_head(text, reading.desk, reading.meeting):
            meeting = reading.desk.intake.draft(reading.meeting)
            held = meeting.fields["status"]
            before = held.lines if isinstance(held, Taken) else ()
            meeting.set(status=Taken(plain(held), (*before, line.number)))
        else:
            left.append(line)
    if left:
        text = "\n\n".join(line.text.strip() if reading.marked else escaped(line.text.strip()) for line in left)
        yield reading.narrative(Paragraph(markup.tidy(text) if reading.marked else text, tuple(left)))


def _speech(one: Spoken, reading: Reading) -> dict[str, Tree]:
    if one.label is None:
        return reading.narrative(one.paragraphs[0])
    speaker = reading.speaker(one.label, one.lines)
    body = _body([*one.paragraphs, *one.notes], marked=reading.marked)
    kind = reading.kind(speaker.ref, asks=bool(body and _ASKS.search(_CALLED.sub("", str(body.value)))))
    kind = "question" if one.label.question else kind
    fields: dict[str, Tree] = {
        "id": reading.next_id(),
        "label": verbatim(one.label.printed, *one.lines),
        "speaker": understood(speaker.ref, *one.lines) if speaker.ref else None,
        "role": understood(speaker.role, *one.lines) if speaker.role else None,
        "type": understood(kind, *one.lines) if kind else None,
        "time": one.label.time,
        "body": body,
    }
    return {key: value for key, value in fields.items() if value is not None}


def _body(found: Sequence[Paragraph], *, marked: bool) -> Taken | None:
    lines = [line for paragraph in found for line in paragraph.lines]
    text = "\n\n".join(paragraph.text if marked else escaped(paragraph.text) for paragraph in found)
    if marked:
        text = _HEADED.sub(r"**\1**", markup.tidy(text))
    return verbatim(text, *lines) if text.strip() else None


READER = Reader("transcript", "transcript of speeches", "transcript", "text", recognises, read, begins)
