"""Tables of responses: Recommendation | Response | Action | Lead | Date. Rows to what was asked and what is said. Dry.

Law: the cell of the response is the verdict; all other words of the row but the recommendation's are the reply.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sitegen.importers.drafting.sheet import Line
from sitegen.importers.words.tables import Table, columns, markdown_of, words_of

_COLUMNS = {
    name: re.compile(words)
    for name, words in {
        "number": r"(?:rec(?:ommendation)?\.? ?)?(?:no|number|ref(?:erence)?|#)\.?|no\.?|rec\.?",
        "asked": r"(?:scrutiny |committee |panel |the )*recommendations?(?: (?:of|from|made by) .*| text)?",
        "verdict": r"(?:executive |cabinet |council |service |government |management |agency )*(?:response|decision"
        r"|reply)(?: to recommendation)?"
        r"(?: ?\(.*\))?|accept(?:ed)?(?: ?(?:/|or) ?(?:reject(?:ed)?|not accepted"
        r"|partial(?:ly)?(?: accepted)?))*.*|agreed.*",
        "said": r"(?:proposed |planned |agreed )?actions?(?: (?:to be taken|plan|taken|required|proposed))?|comments?"
        r"|(?:executive |further )?(?:comments?|rationale|reasons?)"
        r"|progress(?: update)?|update|how .*|explanation",
        "lead": r"(?:lead|responsible)(?: officer| person| director| member)?|owner|by whom|who"
        r"|officer(?: responsible)?",
        "due": r"(?:target |implementation |completion |due )?date(?: for (?:completion|implementation))?"
        r"|timescales?|by when|when|deadline",
    }.items()
}
_LED = re.compile(r"^\W*(?:recommendation|rec|r)?\s*(?P<number>\d{1,2}[a-z]?)\\?[.):]?\s+(?=\S)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Verdict:
    """A row: the recommendation's number and words, the verdict, and all that is said to it."""

    number: str
    asked: str
    verdict: str
    reply: str
    line: Line


def verdicts(table: Table) -> Iterator[Verdict]:
    """The rows of a table of responses, if it is one. A recommendation without a number has its place in the table."""
    places: dict[str, int] = {}
    heads: tuple[str, ...] = ()
    at = 0
    for row in table.rows:
        named = columns(row, _COLUMNS)
        if "asked" in named and ("verdict" in named or "said" in named):
            if not places:
                at = 0
            places, heads = named, tuple(words_of(cell) for cell in row.cells)
            continue
        if not places or len(row) <= max(places.values()):
            continue
        at += 1
        asked = row.cells[places["asked"]]
        led = _LED.match(words_of(asked))
        printed = words_of(row.cells[places["number"]]) if "number" in places else ""
        number = (re.search(r"\d{1,2}[a-z]?", printed) or [None])[0] or (led["number"] if led else str(at))
        text = markdown_of(asked)
        text = _LED.sub("", text) if led else text
        told = [
            f"{heads[index]}: {words}" if index not in (places.get("verdict"), places.get("said")) else words
            for index, cell in enumerate(row.cells)
            if index not in (places["asked"], places.get("number")) and (words := markdown_of(cell))
        ]
        verdict = words_of(row.cells[places["verdict"]]) if "verdict" in places else ""
        if text or told:
            yield Verdict(number.lower(), text, verdict, "\n\n".join(told), row.line)
