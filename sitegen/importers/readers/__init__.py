"""The readers, each the one place that knows a kind of source. A new one is a module, a line here and a test.

`PAPERS` are those of text whose papers may be bound in a pack, the most particular first: where two see a paper begin
on one line, the first has it. The others stand in `READERS` alone.
"""

from __future__ import annotations

from sitegen.importers.known.desk import Reader
from sitegen.importers.readers import (
    action_plan,
    actions,
    agenda,
    akoma_ntoso,
    consultation,
    council_minutes,
    delegations,
    document,
    letter,
    minutes,
    moderngov,
    officer_report,
    outputs,
    parlparse,
    popolo,
    questions,
    replies,
    report,
    tracker,
    transcript,
)
from sitegen.importers.readers.pack import pack

PAPERS: tuple[Reader, ...] = (
    agenda.READER,
    council_minutes.READER,
    minutes.READER,
    transcript.READER,
    actions.READER,
    delegations.READER,
    outputs.READER,
    replies.READER,
    letter.READER,
    report.READER,
    officer_report.READER,
)
READERS: tuple[Reader, ...] = (
    pack(PAPERS),
    *PAPERS,
    questions.READER,
    consultation.READER,
    action_plan.READER,
    tracker.READER,
    akoma_ntoso.READER,
    moderngov.READER,
    parlparse.READER,
    popolo.READER,
    document.READER,
)
