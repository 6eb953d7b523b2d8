"""One edition of the site: the archive, its settings, its address, and the day it is judged at."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sitegen.config import Base
from sitegen.graph import Graph
from sitegen.records.site import Site


@dataclass(frozen=True, slots=True, eq=False)
class Edition:
    """What every page may draw on. `as_at` is the day on which overdue is judged.

    It is compared by identity, so that what is worked out from the whole of it can be kept.
    """

    graph: Graph
    site: Site
    base: Base
    as_at: dt.date
