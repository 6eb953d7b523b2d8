"""An action's page: how its clock stands."""

from __future__ import annotations

from sitegen.clock import implementation_clock
from sitegen.edition import Edition
from sitegen.graph import Node
from sitegen.pages.rows import Drawn


def view(edition: Edition, node: Node) -> Drawn:
    """The clock of what is to be done."""
    return Drawn({"running": implementation_clock(edition, node)})
