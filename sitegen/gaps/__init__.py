"""What the archive lacks, as far as it knows: the register of the kinds of gap, and the search for them.

A gap is no fault of a record. It says what is not held, and never that a thing was not done. To add a kind: a finder
in a module here, and its `Kind` in that module's `KINDS`. Its id is its anchor on the page, its name in
`data-gaps.json` and what `--fail-on-gap` takes, so it stays.
"""

from functools import lru_cache

from sitegen.edition import Edition
from sitegen.gaps import asking, doing, naming, replying, sessions, undertakings
from sitegen.gaps.kinds import Gap, Kind

FAMILIES: tuple[tuple[str, tuple[Kind, ...]], ...] = (
    ("Recommendations and responses", (*replying.KINDS, sessions.EVIDENCE)),
    ("Undertakings and actions", (*undertakings.KINDS, *doing.KINDS)),
    ("Meetings", sessions.KINDS),
    ("Questions", asking.KINDS),
    ("References and names", naming.KINDS),
)
KINDS: tuple[Kind, ...] = tuple(kind for _, kinds in FAMILIES for kind in kinds)


@lru_cache(maxsize=1)
def find_gaps(edition: Edition) -> tuple[Gap, ...]:
    """Every kind of gap, also those of which there are none."""
    return tuple(Gap(kind, tuple(kind.find(edition))) for kind in KINDS)
