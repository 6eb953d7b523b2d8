"""Which body a committee's printed name means, given the council it belongs to.

Law: hundreds of councils have a committee of one name, so that of a council has the council's place before its name;
the full council is the council itself.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from sitegen.importers.drafting.sheet import Line
from sitegen.importers.known.councils import place_in, title_case
from sitegen.importers.known.desk import Desk
from sitegen.importers.known.directory import classified
from sitegen.text import fold

_COUNCIL = re.compile(
    r"^(?:the )?(?:(?:london|royal|metropolitan) borough of )?(?P<place>.+?)"
    r"(?: (?:metropolitan|city|borough|county|district|town|parish|unitary|rural))*(?: council)?$",
    re.IGNORECASE,
)
_WHOLE = frozenset({"council", "full council", "the council", "annual council", "extraordinary council", "assembly"})


def committee(desk: Desk, name: str, lines: Sequence[Line], above: tuple[str, Line] | None = None) -> str:
    """The committee of a printed name, with a new record when it is not known; `above` is what it is a committee of."""
    directory, intake = desk.directory, desk.intake
    name = title_case(name) if name.isupper() else name
    council = title_case(above[0]) if above and above[0].isupper() else above[0] if above else None
    parent = directory.found(intake, council, above[1]) if above and council and council != name else None
    if parent and fold(name) in _WHOLE:
        return parent
    full = name
    if council and parent and classified(council) == "council" and (place := place_in(council) or _place(council)):
        full = name if place in name else f"{place} {name}"
    kind = classified(name)
    known = directory.organization(full).ref
    ref = known or directory.found(
        intake, full, *lines, classification="committee" if kind == "other" else kind, parent=parent
    )
    if not known and full != name:
        intake.draft(ref).add("other_names", name)
    return ref


def _place(council: str) -> str | None:
    match = _COUNCIL.match(council)
    return match["place"] if match and "council" in fold(council) else None
