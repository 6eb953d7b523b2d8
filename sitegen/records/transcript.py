"""What was said at a meeting, speech by speech (Popolo: Speech; Akoma Ntoso: speech, narrative, summary).

A transcript stands beside its meeting, in `meetings/<committee>/<date>.transcript.md`; its form is
described in `sitegen/transcripts.py`, which reads it. The loader takes `meeting`, `organization` and `date` from
the path.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from sitegen.dates import PartialDate
from sitegen.records.base import Basis, Part, Prose, Record, RefTo
from sitegen.records.forms import Anchor
from sitegen.text import slug

SpeechType = Literal["speech", "question", "answer", "narrative", "summary", "other"]


class Speech(Part):
    """One contribution. `label` is the speaker as printed; `speaker` the person, when known.

    `role` is the capacity held that day, `time` the second of the video at which it starts.
    """

    kind: ClassVar = "speech"

    id: Anchor
    label: str
    speaker: Annotated[str, RefTo("people", back="Speeches", fault="unknown-speaker")] | None = None
    role: str | None = None
    type: SpeechType = "speech"
    time: int | None = Field(default=None, ge=0)
    body: Prose | None = None

    @property
    def anchor(self) -> str:
        return self.id

    @property
    def title(self) -> str:
        return self.label


class Panel(Part):
    """A session of the meeting: the speeches made under one agenda item or to one set of guests."""

    kind: ClassVar = "panel"

    heading: str
    id: Anchor | None = None
    item: Annotated[str, RefTo("agenda_item", back="Transcript")] | None = None
    speeches: tuple[Speech, ...] = ()

    @property
    def anchor(self) -> str:
        return f"panel-{self.id or slug(self.heading)}"

    @property
    def title(self) -> str:
        return self.heading


class Transcript(Record):
    """The speeches of one meeting, `verbatim` or as a `summary` in the archive's own words."""

    folder: ClassVar = "transcripts"
    kind: ClassVar = "transcript"
    singular: ClassVar = "Transcript"
    plural: ClassVar = "Transcripts"
    in_menu: ClassVar = False
    body_format: ClassVar = "transcript"
    listing: ClassVar = "by-year"

    meeting: Annotated[str, RefTo("meetings", back="Transcript", fault="orphan-transcript")]
    organization: Annotated[str, RefTo("organizations", fault=None)]
    date: PartialDate
    prose: Basis
    heading: str = "Transcript"
    panels: tuple[Panel, ...] = ()

    @property
    def title(self) -> str:
        return self.heading

    def title_among(self, names: Mapping[str, str]) -> str:
        return f"{self.heading}: {names.get(self.organization, 'meeting')}, {self.date.long}"

    @property
    def sort_key(self) -> str:
        return str(self.date)

    @property
    def when(self) -> PartialDate:
        return self.date

    @property
    def speeches(self) -> tuple[Speech, ...]:
        return tuple(speech for panel in self.panels for speech in panel.speeches)
